//! Properties that hold for all identifiers and all texts.

use ibid_model::ident::{Identifier, Isbn, Named, diagnose, find_identifiers};
use proptest::prelude::*;
use proptest::sample::select;

/// The check digit that makes the first of `count` digits an ISBN: the one that is not refused.
fn isbn(body: &str) -> String {
    let digits = "0123456789X".chars().map(|check| format!("{body}{check}"));
    let mut isbns = digits.filter(|text| Isbn::parse(text).is_ok());
    isbns.next().expect("one of them is right")
}

fn isbns() -> impl Strategy<Value = String> {
    prop_oneof![
        "978[0-9]{9}".prop_map(|body| isbn(&body)),
        "979[1-9][0-9]{8}".prop_map(|body| isbn(&body)),
        "[0-9]{9}".prop_map(|body| isbn(&body)),
    ]
}

/// An identifier as it is found in a text: with its label where it needs one.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![
        "10\\.[1-9][0-9]{3,4}/[a-zA-Z0-9]{1,8}(\\([0-9]{2}\\)[-_.][a-z0-9]{1,5})?",
        "https://doi\\.org/10\\.[1-9][0-9]{3}/[a-z0-9]{1,9}",
        "PMID: [1-9][0-9]{0,7}",
        "PMC[1-9][0-9]{0,7}",
        "arXiv:(1[5-9]|2[0-9])(0[1-9]|1[0-2])\\.[0-9]{5}(v[1-9])?",
        "hep-(th|ph)/9[2-9](0[1-9]|1[0-2])[0-9]{3}",
        isbns().prop_map(|isbn| format!("ISBN {isbn}")),
        "19[0-9]{2}(ApJ|A&A)\\.\\.[0-9]{4}L[0-9]{4}[A-Z]",
        "hdl:[1-9][0-9]{3}\\.[0-9]/[a-z0-9]{1,9}",
        "urn:nbn:(de|fi):[a-z]{2,5}-[0-9]{3,9}",
        "https://www\\.wikidata\\.org/wiki/Q[1-9][0-9]{0,8}",
        "https://openalex\\.org/[WA][1-9][0-9]{8}",
        "CorpusID:[1-9][0-9]{0,8}",
        "https://www\\.semanticscholar\\.org/paper/[0-9a-f]{40}",
    ]
}

proptest! {
    #[test]
    fn a_normal_form_reads_as_itself(text in written()) {
        let named = Named::recognise(&text).expect("an identifier");
        if let Named::Work(work) = &named {
            // A Handle or number alone may be anything; in an address it is what it was.
            let url = work.url().expect("a resolver");
            let again = Identifier::recognise(&url);
            prop_assert_eq!(again.as_ref(), Some(work), "{}", url);
            prop_assert_eq!(Identifier::in_url(&url), again);
        }
        prop_assert_eq!(diagnose(&text).is_some(), matches!(named, Named::Person(_)), "{}", text);
    }

    #[test]
    fn an_identifier_is_found_in_a_sentence(
        before in select(&["", "See ", "(", "[", "„", "\"", "x\n", "http://example.org/a, ", "\u{ad}", "a, "][..]),
        text in written(),
        after in select(&["", ".", ",", ";", ": ", ").", "]", "\"", "’", "” and", "\n2", " 12 x", "\u{ad}9", "!", "?", ">"][..]),
    ) {
        let whole = format!("{before}{text}{after}");
        let found = find_identifiers(&whole);
        let ids: Vec<_> = found.iter().map(|found| found.identifier.clone()).collect();
        prop_assert_eq!(ids, vec![Named::recognise(&text).expect("an identifier")], "{}", whole);
        prop_assert_eq!(&whole[found[0].span.start..found[0].span.end], text);
    }

    #[test]
    fn one_wrong_digit_is_no_isbn(isbn in isbns(), at in 0_usize..13, other in 1_u32..10) {
        let at = at % isbn.len();
        let changed: String = isbn
            .chars()
            .enumerate()
            .map(|(index, c)| match c.to_digit(10) {
                Some(digit) if index == at => char::from_digit((digit + other) % 10, 10).expect("a digit"),
                None if index == at => '0',
                _ => c,
            })
            .collect();
        prop_assert!(Isbn::parse(&changed).is_err(), "{}", changed);
        prop_assert!(diagnose(&changed).is_some(), "{}", changed);
    }

    #[test]
    fn no_text_breaks_the_readers(text in "\\PC{0,80}") {
        check(&text)?;
    }

    #[test]
    fn no_text_of_their_signs_breaks_the_readers(
        text in "([0-9Xv./:()<>%#?&=\\- \u{ad}]|10\\.|doi|978|PMC|urn:|nbn:|https?://|arxiv|\\.org/|hdl:|isbn|[a-f]){0,40}"
    ) {
        check(&text)?;
    }
}

/// What was found is in order, without overlap, at the bounds of characters, and read again the same.
fn check(text: &str) -> Result<(), TestCaseError> {
    if let Some(miss) = diagnose(text) {
        prop_assert!(miss.diagnostic().message.contains(text.trim()));
        prop_assert_eq!(Identifier::recognise(text), None);
    }
    let _ = Identifier::in_url(text);
    let mut end = 0;
    for found in find_identifiers(text) {
        prop_assert!(found.span.start >= end && found.span.start < found.span.end);
        let place = text.get(found.span.start..found.span.end);
        let again = find_identifiers(place.expect("bounds of characters"));
        prop_assert_eq!(
            again.first().map(|again| &again.identifier),
            Some(&found.identifier),
            "{:?}",
            place
        );
        end = found.span.end;
    }
    Ok(())
}
