//! Identifiers: what is read, how it is written, and what is refused.

use ibid_model::ident::{ArxivId, Doi, IdentError, Identifier, Isbn, Issn, Orcid, Pmcid, Pmid};

/// Checks that each text reads as the identifier beside it, and that the rest is refused.
macro_rules! check {
    ($kind:ty, [$(($text:expr, $normal:expr)),* $(,)?], [$($refused:expr),* $(,)?]) => {
        for (text, normal) in [$(($text, $normal)),*] {
            let id = text.parse::<$kind>().unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(id.as_str(), normal, "{text}");
            assert_eq!(normal.parse::<$kind>().as_ref(), Ok(&id), "{text}");
        }
        for text in [$($refused),*] {
            assert!(text.parse::<$kind>().is_err(), "{text}");
        }
    };
}

#[test]
fn doi() {
    check!(
        Doi,
        [
            ("10.1038/nphys1170", "10.1038/nphys1170"),
            (" doi:10.1000/182. ", "10.1000/182"),
            ("DOI 10.1000/182", "10.1000/182"),
            (
                "https://doi.org/10.1002/(SICI)1096-8644(199601)99:1",
                "10.1002/(SICI)1096-8644(199601)99:1"
            ),
            ("(10.1000/182)", "10.1000/182"),
            ("http://dx.doi.org/10.1002%2F1%3C2", "10.1002/1<2"),
            ("doi.org/10.1000.10/a", "10.1000.10/a"),
            ("info:doi/10.1000/182", "10.1000/182"),
        ],
        [
            "",
            "10.1000",
            "10.1000/",
            "11.1000/1",
            "10.x/1",
            "10.1000/a b",
            "https://example.org/10.1000/1",
            "10.12/1"
        ]
    );
    let doi = Doi::parse("10.1000/A<B>#c").expect("a DOI");
    assert_eq!(doi.url(), "https://doi.org/10.1000/A%3CB%3E%23c");
    assert_eq!(doi.normalised(), "10.1000/a<b>#c");
}

#[test]
fn pubmed() {
    check!(
        Pmid,
        [
            ("22331878", "22331878"),
            ("PMID: 22331878", "22331878"),
            (
                "https://pubmed.ncbi.nlm.nih.gov/22331878/?from=x",
                "22331878"
            ),
            ("https://www.ncbi.nlm.nih.gov/pubmed/22331878", "22331878"),
        ],
        [
            "",
            "0",
            "123456789",
            "12a",
            "PMC3531190",
            "https://example.org/22331878"
        ]
    );
    check!(
        Pmcid,
        [
            ("PMC3531190", "PMC3531190"),
            ("pmcid: pmc3531190.2", "PMC3531190"),
            (
                "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/",
                "PMC3531190"
            ),
            (
                "https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/#s1",
                "PMC3531190"
            ),
            ("https://europepmc.org/article/PMC/PMC3531190", "PMC3531190"),
        ],
        [
            "",
            "PMC",
            "3531190",
            "PMCx",
            "https://pmc.ncbi.nlm.nih.gov/about/"
        ]
    );
}

#[test]
fn arxiv() {
    check!(
        ArxivId,
        [
            ("2301.12345", "2301.12345"),
            ("arXiv:0704.0001v2", "0704.0001v2"),
            ("arXiv:2301.12345 [cs.CL]", "2301.12345"),
            ("hep-th/9901001", "hep-th/9901001"),
            ("math.GT/0309136v1", "math.GT/0309136v1"),
            ("https://arxiv.org/pdf/2301.12345v3.pdf", "2301.12345v3"),
            (
                "https://export.arxiv.org/abs/hep-th/9901001?x",
                "hep-th/9901001"
            ),
            ("https://doi.org/10.48550/arXiv.2301.12345", "2301.12345"),
        ],
        [
            "",
            "2313.12345",
            "2301.123",
            "hep-th/9913001",
            "HEP/9901001",
            "10.1000/1234567",
            "https://arxiv.org/"
        ]
    );
}

#[test]
fn numbers_with_check_digits() {
    check!(
        Isbn,
        [
            ("978-0-306-40615-7", "9780306406157"),
            ("ISBN 0-9752298-0-x", "097522980X"),
            ("urn:isbn:0306406152", "0306406152"),
            ("ISBN-13: 979-10-90636-07-1", "9791090636071"),
        ],
        [
            "",
            "978030640615",
            "9780306406158",
            "0306406153",
            "977-0-306-40615-7",
            "03064X6152"
        ]
    );
    check!(
        Issn,
        [
            ("0378-5955", "0378-5955"),
            ("ISSN 03785955", "0378-5955"),
            ("eISSN: 2434-561x", "2434-561X"),
            (
                "https://portal.issn.org/resource/ISSN/0378-5955",
                "0378-5955"
            ),
        ],
        ["", "0378-5954", "378-5955", "ABCD-EFGH"]
    );
    check!(
        Orcid,
        [
            ("0000-0002-1825-0097", "0000-0002-1825-0097"),
            (
                "https://orcid.org/0000-0002-1694-233x",
                "0000-0002-1694-233X"
            ),
            ("ORCID: 0000000218250097", "0000-0002-1825-0097"),
        ],
        ["", "0000-0002-1825-0098", "0000-0002-1825-009"]
    );
    let isbn = Isbn::parse("0-306-40615-2").expect("an ISBN");
    assert_eq!(isbn.to_isbn13().as_str(), "9780306406157");
    let wrong = Isbn::parse("978-0-306-40615-1").expect_err("a wrong digit");
    assert!(
        matches!(wrong, IdentError::CheckDigit { check: '7', .. }),
        "{wrong:?}"
    );
}

#[test]
fn what_kind_of_identifier_it_is() {
    for (text, kind) in [
        ("10.1000/182", Some("DOI")),
        ("arXiv:2301.12345", Some("arXiv")),
        ("PMC3531190", Some("PMCID")),
        ("PMID 22331878", Some("PMID")),
        ("978-0-306-40615-7", Some("ISBN")),
        ("10.48550/arXiv.2301.12345", Some("arXiv")),
        ("22331878", None),
        ("page.html", None),
        ("https://example.org/", None),
        ("", None),
    ] {
        assert_eq!(
            Identifier::recognise(text).map(|id| id.kind()),
            kind,
            "{text}"
        );
    }
}
