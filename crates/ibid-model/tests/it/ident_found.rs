//! Identifiers in text: where they stand, what ends them, and texts made to exhaust.

use ibid_model::ident::{Doi, Identifier, IdentifierKind, Miss, diagnose, find_identifiers};

/// Each found identifier with the text that it stands in.
fn found(text: &str) -> Vec<(String, &str)> {
    let found = find_identifiers(text).into_iter();
    found
        .map(|found| {
            let span = found.span.start..found.span.end;
            (found.identifier.as_str().to_owned(), &text[span])
        })
        .collect()
}

#[test]
fn where_they_stand() {
    for (text, id, place) in [
        ("Vgl. doi: 10.1000/182).", "10.1000/182", "doi: 10.1000/182"),
        ("„10.1000/182“", "10.1000/182", "10.1000/182"),
        ("见10.1000/182。", "", ""),
        ("见 10.1000/182。", "10.1000/182", "10.1000/182"),
        (
            "<a href=\"https://doi.org/10.1000/182\">x</a>",
            "10.1000/182",
            "https://doi.org/10.1000/182",
        ),
        ("<b>10.1000/182</b>", "10.1000/182", "10.1000/182"),
        (
            "url = {http://dx.doi.org/10.1000/182},",
            "10.1000/182",
            "http://dx.doi.org/10.1000/182",
        ),
        ("DOI10.1000/182", "10.1000/182", "DOI10.1000/182"),
        (
            "at doi.org/10.1000/182!",
            "10.1000/182",
            "doi.org/10.1000/182",
        ),
        (
            "ISBN 978-0-306-40615-7.",
            "9780306406157",
            "ISBN 978-0-306-40615-7",
        ),
        ("9780306406157", "9780306406157", "9780306406157"),
        (
            "ORCID: 0000-0002-1825-0097)",
            "0000-0002-1825-0097",
            "ORCID: 0000-0002-1825-0097",
        ),
        (
            "urn:nbn:de:101:1-2011.",
            "urn:nbn:de:101:1-2011",
            "urn:nbn:de:101:1-2011",
        ),
        (
            "in 1999ApJ...517..565P.",
            "1999ApJ...517..565P",
            "1999ApJ...517..565P",
        ),
        ("hdl:1721.1/26698;", "1721.1/26698", "hdl:1721.1/26698"),
        (
            "https://a.example/?u=https://arxiv.org/abs/1706.03762",
            "1706.03762",
            "https://arxiv.org/abs/1706.03762",
        ),
    ] {
        let expected = if id.is_empty() {
            Vec::new()
        } else {
            vec![(id.to_owned(), place)]
        };
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn what_ends_them() {
    for (text, id) in [
        ("10.1000/18\n2", "10.1000/18"),
        ("10.1000/18\u{ad}2", "10.1000/18"),
        ("10.1000/18\u{200b}2", "10.1000/18"),
        ("https://doi.org/10.1000/18\r\n2", "10.1000/18"),
        ("10.1000/a(b)c)d", "10.1000/a(b)c"),
        ("10.1000/182|next", "10.1000/182"),
        ("10.1000/182?", "10.1000/182"),
        (
            "10.1175/1520-0477(1996)077<0437:TNYRP>2.0.CO;2-#.",
            "10.1175/1520-0477(1996)077<0437:TNYRP>2.0.CO;2-#",
        ),
        ("10.1000/182<br>next", "10.1000/182"),
        ("10.1000%2F182", "10.1000/182"),
        ("10.1000/978-0-306-40615-7", "10.1000/978-0-306-40615-7"),
    ] {
        let found = find_identifiers(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].identifier.as_str(), id, "{text}");
    }
}

#[test]
fn what_is_none_in_a_text() {
    for text in [
        "978-0-306-40615-8",
        "19780306406157",
        "2010.1000/1",
        "1.10.1000/1",
        "10.1000/",
        "10.1000/...",
        "PMC12a",
        "PMID: 10.1",
        "Q42 and W2741809807 and 1721.1/26698",
        "urn:isbn:0306406153",
        "https://example.org/10.12/1",
        "and/or 1234567",
        "ISSN 0378-5954",
        "0000-0002-1825-0098",
        "4111 1111 1111 1111",
        "649def34f8be52c8b66281af98ae884c09aef38b",
    ] {
        assert_eq!(found(text), Vec::new(), "{text}");
    }
}

#[test]
fn dois_of_arxiv_are_dois_too() {
    let doi = Doi::find_in("see https://doi.org/10.48550/arXiv.1706.03762.").expect("a DOI");
    assert_eq!(doi.as_str(), "10.48550/arXiv.1706.03762");
    assert_eq!(Doi::find_in("none, 10.1 of them"), None);
}

/// These end quickly where each place is read a bounded number of times, and not before the test's
/// patience ends where it is not.
#[test]
fn texts_made_to_exhaust() {
    for part in [
        "http://a/",
        "https://",
        "10.1000/",
        "10.1000%2F%FF/",
        "10.",
        "urn:ab:",
        "urn:isbn:",
        "isbn ",
        "doi:",
        "(((",
        ")))",
        "10.1000/)",
        "10.1000/<a:",
        "<a:b>1",
        "hdl:1/",
        "1.1.",
        "978-",
        "0000-",
        "a.a.",
        "doi.org/",
        "pmid: ",
        "arxiv:math/",
        ",10.1111",
        "é10.1000/",
        "10.1000/.........",
        "http://a/?url=",
    ] {
        let text = part.repeat(40_000 / part.len());
        assert!(find_identifiers(&text).len() <= text.len());
        let _ = Doi::find_in(&text);
        let _ = Identifier::in_url(&format!("https://example.org/{text}"));
        assert_eq!(diagnose(&text), None, "{part}");
    }
}

#[test]
fn near_misses_are_typed() {
    let miss = diagnose(" 9780226458084 ").expect("a near miss");
    assert_eq!(miss.kind, IdentifierKind::Isbn);
    let repaired = "9780226458083".to_owned();
    assert_eq!(
        miss.miss,
        Miss::CheckDigit {
            right: '3',
            repaired
        }
    );
    let diagnostic = miss.diagnostic();
    assert_eq!(diagnostic.code.0, "E0121");
    assert!(
        diagnostic
            .help
            .is_some_and(|help| help.contains("`9780226458083`"))
    );
    for (text, code) in [
        ("10.1038", "E0122"),
        ("0378-5955", "E0123"),
        ("22331878", "E0122"),
    ] {
        let miss = diagnose(text).expect(text);
        assert_eq!(miss.diagnostic().code.0, code, "{text}");
        assert!(ibid_model::codes::explain(code).is_some());
    }
}

#[test]
fn what_looks_like_none() {
    for text in [
        "",
        "absent.html",
        "references.json",
        "10.2",
        "10.5/notes.txt",
        "./2301.12345.pdf",
        "PMC.txt",
        "PMCs",
        "doi.txt",
        "isbn-list.csv",
        "DOI notes.html",
        "Q42",
        "10.1000/182",
        "W2741809807",
        "page",
        "https://example.org/",
        "https://doi.org/about",
        "123456789012",
        "2020",
        "2020-01-02.html",
        "urn.pdf",
    ] {
        let miss = diagnose(text);
        if text == "2020" {
            // A bare number may be a PubMed id.
            assert!(miss.is_some());
        } else {
            assert_eq!(miss, None, "{text}");
        }
    }
}
