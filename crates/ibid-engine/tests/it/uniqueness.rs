//! Disambiguation ends, and tells apart what can be told apart.

use std::collections::BTreeSet;

use ibid_engine::{Cite, OutputFormat};
use proptest::prelude::*;

use crate::support::{AUTHOR_DATE, bibliography, items, processor};

fn works(count: usize) -> String {
    let works: Vec<String> = (0..count)
        .map(|n| {
            format!(
                r#"{{"id":"w{n}","type":"book","title":"Work {n:04}",
                "author":[{{"family":"Doe","given":"Jane"}}],
                "issued":{{"date-parts":[[2001]]}}}}"#
            )
        })
        .collect();
    format!("[{}]", works.join(","))
}

#[test]
fn a_thousand_works_of_one_author_and_year_get_a_thousand_suffixes() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(&works(1000)));
    processor.include_all();
    let cites: BTreeSet<String> = (0..1000)
        .map(|n| {
            let cite = processor
                .preview(&[Cite::new(format!("w{n}"))])
                .expect("a known item");
            cite.write(OutputFormat::Text)
        })
        .collect();
    assert_eq!(cites.len(), 1000);
    assert!(cites.contains("(Doe, 2001a)"));
    assert!(cites.contains("(Doe, 2001all)"), "1,000th suffix");
}

#[test]
fn suffixes_follow_the_order_of_the_bibliography() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(&works(3)));
    processor.include_all();
    assert_eq!(
        bibliography(&processor),
        [
            "Doe, Jane. 2001a. Work 0000.",
            "Doe, Jane. 2001b. Work 0001.",
            "Doe, Jane. 2001c. Work 0002."
        ]
    );
}

#[test]
fn names_are_added_only_where_they_help() {
    let json = r#"[
      {"id":"a","type":"book","issued":{"date-parts":[[2001]]},"author":[
        {"family":"Doe","given":"J"},{"family":"Roe","given":"A"},{"family":"Poe","given":"B"}]},
      {"id":"b","type":"book","issued":{"date-parts":[[2001]]},"author":[
        {"family":"Doe","given":"J"},{"family":"Low","given":"A"},{"family":"Poe","given":"B"}]},
      {"id":"c","type":"book","issued":{"date-parts":[[2002]]},"author":[
        {"family":"Doe","given":"J"},{"family":"Low","given":"A"},{"family":"Poe","given":"B"}]}
    ]"#;
    let mut processor = processor("in-text", AUTHOR_DATE, items(json));
    processor.include_all();
    let cite = |id: &str| {
        let cluster = processor.preview(&[Cite::new(id)]).expect("a known item");
        cluster.write(OutputFormat::Text)
    };
    assert_eq!(cite("a"), "(Doe, Roe, et al., 2001)");
    assert_eq!(cite("b"), "(Doe, Low, et al., 2001)");
    assert_eq!(cite("c"), "(Doe et al., 2002)");
}

#[test]
fn an_item_of_448_authors_is_cited() {
    let authors: Vec<String> = (0..448)
        .map(|n| format!(r#"{{"family":"Name{n}","given":"A. B."}}"#))
        .collect();
    let one = |id: &str| {
        format!(
            r#"{{"id":"{id}","type":"article-journal","author":[{}],
            "issued":{{"date-parts":[[2019]]}}}}"#,
            authors.join(",")
        )
    };
    let json = format!("[{},{}]", one("x"), one("y"));
    let mut processor = processor("in-text", AUTHOR_DATE, items(&json));
    processor.include_all();
    let cluster = processor
        .preview(&[Cite::new("x"), Cite::new("y")])
        .expect("known items");
    assert_eq!(
        cluster.write(OutputFormat::Text),
        "(Name0 et al., 2019a; Name0 et al., 2019b)"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the names and years: no two cites of different works look alike, and the same
    /// input gives the same bytes.
    #[test]
    fn no_two_works_have_the_same_cite(
        works in proptest::collection::vec(
            (proptest::collection::vec((0..3u8, 0..3u8), 0..5), 0..2i32), 1..12)
    ) {
        let families = ["Doe", "Roe", "Poe"];
        let given = ["Ann", "Al", "Bea"];
        let json: Vec<String> = works.iter().enumerate().map(|(n, (names, year))| {
            let names: Vec<String> = names.iter().map(|(f, g)| format!(
                r#"{{"family":"{}","given":"{}"}}"#,
                families[usize::from(*f)], given[usize::from(*g)])).collect();
            format!(r#"{{"id":"w{n}","type":"book","author":[{}],"title":"T{n}",
                "issued":{{"date-parts":[[{}]]}}}}"#, names.join(","), 2000 + year)
        }).collect();
        let json = format!("[{}]", json.join(","));
        let render = || {
            let mut processor = processor("in-text", AUTHOR_DATE, items(&json));
            processor.include_all();
            let cites: Vec<String> = (0..works.len())
                .map(|n| processor.preview(&[Cite::new(format!("w{n}"))]).expect("known"))
                .map(|cluster| cluster.write(OutputFormat::Html))
                .collect();
            (cites, bibliography(&processor))
        };
        let (cites, entries) = render();
        let distinct: BTreeSet<&String> = cites.iter().collect();
        prop_assert_eq!(distinct.len(), works.len(), "{:?}", cites);
        prop_assert_eq!((cites, entries), render());
    }
}
