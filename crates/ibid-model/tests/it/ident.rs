//! Identifiers: what is read, how it is written, and what is refused.

use ibid_model::ident::{
    ArxivId, Bibcode, Doi, Handle, IdentError, Identifier, Isbn, Issn, OpenAlexEntity, OpenAlexId,
    Orcid, PersonIdentifier, Pmcid, Pmid, Qid, SemanticScholarId, Urn,
};

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

#[test]
fn bibcodes_and_handles() {
    check!(
        Bibcode,
        [
            ("2017arXiv170603762V", "2017arXiv170603762V"),
            ("ADS: 1992ApJ...400L...1W", "1992ApJ...400L...1W"),
            ("2013PhDT.........1S", "2013PhDT.........1S"),
        ],
        [
            "",
            "1999ApJ...517..565",
            "1999ApJ...517..5655",
            "19x9ApJ...517..565P",
            "1999....517..565PPPP",
            "https://ui.adsabs.harvard.edu/search/q=x"
        ]
    );
    check!(
        Handle,
        [
            ("1721.1/26698", "1721.1/26698"),
            ("handle: 2027/a(b).", "2027/a(b)"),
            ("20.500.12345/x", "20.500.12345/x")
        ],
        [
            "",
            "1721.1",
            "1721.1/",
            "a/b",
            "1721..1/2",
            "1721.1/a b",
            "https://example.org/1721.1/2"
        ]
    );
    let bibcode = Bibcode::parse("2019A&A...622A...2P").expect("a bibcode");
    assert_eq!(
        bibcode.url(),
        "https://ui.adsabs.harvard.edu/abs/2019A%26A...622A...2P"
    );
}

#[test]
fn urns_that_are_the_same() {
    check!(
        Urn,
        [
            (
                "URN:UUID:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
            ),
            ("urn:NBN:De:Bvb:19-Abc", "urn:nbn:de:bvb:19-Abc"),
            ("urn:example:a%2f?+r", "urn:example:a%2F"),
            ("https://urn.fi/URN:NBN:fi-fe2019", "urn:nbn:fi-fe2019"),
        ],
        [
            "",
            "urn:",
            "urn:a:b",
            "urn:-ab:c",
            "urn:urn:c",
            "urn:ab:",
            "urn:ab:/c",
            "urn:ab:c d",
            "urn:ab:%2",
            "example:a:b"
        ]
    );
    let urn = Urn::parse("urn:nbn:fi-fe2019").expect("a URN");
    assert_eq!(
        urn.url().as_deref(),
        Some("https://urn.fi/urn:nbn:fi-fe2019")
    );
    assert_eq!(Urn::parse("urn:lex:it:1").expect("a URN").url(), None);
    assert_eq!(Identifier::recognise("urn:isbn:0306406153"), None);
    assert_eq!(Identifier::recognise("urn:issn:0378-5955"), None);
}

#[test]
fn ids_of_catalogues() {
    check!(
        Qid,
        [("Q1", "Q1"), ("QID: Q42", "Q42")],
        [
            "",
            "Q",
            "Q0",
            "Q042",
            "q42",
            "P31",
            "Q1234567890123",
            "https://www.wikidata.org/wiki/Property:P31"
        ]
    );
    check!(
        OpenAlexId,
        [
            ("w2741809807", "W2741809807"),
            ("openalex:A5023888391", "A5023888391"),
            (
                "https://explore.openalex.org/sources/S137773608",
                "S137773608"
            )
        ],
        [
            "",
            "W",
            "X123",
            "W0123",
            "W12x",
            "https://openalex.org/works",
            "https://example.org/W123"
        ]
    );
    check!(
        SemanticScholarId,
        [
            ("corpusid:0012", "CorpusID:12"),
            (
                "s2:649DEF34F8BE52C8B66281AF98AE884C09AEF38B",
                "649def34f8be52c8b66281af98ae884c09aef38b"
            )
        ],
        [
            "",
            "CorpusID:",
            "CorpusID:x",
            "649def34f8be52c8b66281af98ae884c09aef38",
            "https://www.semanticscholar.org/author/1"
        ]
    );
    let author = OpenAlexId::parse("A5023888391").expect("an id");
    assert_eq!(author.entity(), OpenAlexEntity::Author);
    assert_eq!(
        Identifier::recognise("https://openalex.org/A5023888391"),
        None
    );
    let person = PersonIdentifier::recognise("https://openalex.org/A5023888391").expect("a person");
    assert_eq!(person.url(), "https://openalex.org/A5023888391");
}

#[test]
fn ranges_that_are_in_use() {
    for text in ["0000-0000-0000-0001", "0000-0004-0000-0002"] {
        assert!(Orcid::parse(text).is_err(), "{text}");
    }
    for text in ["979-0-2600-0043-8", "9790260000438"] {
        assert!(Isbn::parse(text).is_err(), "{text}");
    }
    for text in [
        "0703.0001",
        "1412.12345",
        "1501.1234",
        "hep-th/0704001",
        "hep-zz/9901001",
        "2301.12345v0",
    ] {
        assert!(ArxivId::parse(text).is_err(), "{text}");
    }
    let arxiv = ArxivId::parse("2301.12345v2").expect("an id");
    assert_eq!(arxiv.without_version(), "2301.12345");
}

#[test]
fn every_identifier_leads_back_from_its_url() {
    for text in [
        "10.1000/a?b#c<d>",
        "PMID:1",
        "PMC1",
        "2301.12345",
        "hep-th/9901001",
        "9780306406157",
        "hdl:1721.1/a+b",
        "urn:nbn:se:x-1",
        "urn:nbn:nl:x-1",
        "Q42",
        "W2741809807",
        "CorpusID:1",
        "2019A&A...622A...2P",
    ] {
        let id = Identifier::recognise(text).unwrap_or_else(|| panic!("{text}"));
        let url = id.url().expect("a URL");
        assert_eq!(Identifier::recognise(&url), Some(id), "{url}");
    }
}
