//! What the benches run on: the same in every run, and as hard as it says.

use ibid_bench::{
    Mixture, Session, Table, count, figure, growth_exponent, items, items_json, median,
};
use ibid_model::csl_json::{read_citations, read_items};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const MIXTURES: [Mixture; 3] = [
    Mixture::Library,
    Mixture::Ambiguous,
    Mixture::AlikeInSorting,
];

#[test]
fn the_same_bytes_in_every_run() {
    for mixture in MIXTURES {
        let text = items_json(mixture, 200);
        assert_eq!(text, items_json(mixture, 200), "{mixture:?}");
        let first: Vec<_> = items(mixture, 50).collect();
        let more: Vec<_> = items(mixture, 200).take(50).collect();
        assert_eq!(first, more, "{mixture:?}");
    }
    let session = || Session::new(100, 200, 10, true).to_json();
    assert_eq!(session(), session());
}

#[test]
fn a_valid_file_of_items_with_unique_ids_at_any_size() {
    for mixture in MIXTURES {
        for count in [0, 1, 2000] {
            let read = read_items(&items_json(mixture, count)).unwrap();
            assert_eq!(read.diagnostics, [], "{mixture:?}");
            let ids: BTreeSet<_> = read.value.iter().map(|item| &item.id).collect();
            assert_eq!(ids.len(), count, "{mixture:?}");
        }
    }
}

#[test]
fn a_library_has_all_types_and_one_to_eight_authors_of_many_families() {
    let (mut types, mut counts, mut families) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut marked = 0;
    for item in items(Mixture::Library, 5000) {
        types.insert(item["type"].as_str().unwrap().to_owned());
        let authors = item["author"].as_array().unwrap();
        counts.insert(authors.len());
        families.extend(
            authors
                .iter()
                .filter_map(|author| Some(author["family"].as_str()?.to_owned())),
        );
        marked += usize::from(item["title"].as_str().unwrap().contains('<'));
    }
    assert_eq!(types.len(), 8);
    assert_eq!(counts, (1..=8).collect());
    assert!(
        (390..=400).contains(&families.len()),
        "{} families",
        families.len()
    );
    assert!((400..800).contains(&marked), "{marked} titles with markup");
}

/// How many of a hundred items share first author's family and year with another.
fn ambiguous_percent(mixture: Mixture, count: usize) -> usize {
    let mut looks: BTreeMap<String, usize> = BTreeMap::new();
    for item in items(mixture, count) {
        let family = &item["author"][0]["family"];
        let look = json!([family, item["issued"]["date-parts"][0][0]]);
        *looks.entry(look.to_string()).or_default() += 1;
    }
    let ambiguous: usize = looks.into_values().filter(|count| *count > 1).sum();
    ambiguous * 100 / count
}

#[test]
fn a_part_of_a_library_is_ambiguous_and_most_of_the_ambiguous_mixture() {
    let library = ambiguous_percent(Mixture::Library, 1000);
    assert!((5..50).contains(&library), "{library} %");
    let ambiguous = ambiguous_percent(Mixture::Ambiguous, 1000);
    assert!(ambiguous > 90, "{ambiguous} %");
}

#[test]
fn a_session_cites_nearly_all_items_and_edits_are_spread_over_it() {
    let session = Session::new(1000, 2000, 50, true);
    let text = Value::from(session.citations.clone()).to_string();
    let citations = read_citations(&text).unwrap();
    assert_eq!(citations.diagnostics, []);
    let all = citations.value.iter().flat_map(|citation| &citation.items);
    let cited: BTreeSet<&str> = all.map(|cite| cite.id.as_str()).collect();
    assert_eq!(cited.len(), 950);
    let notes: Vec<_> = citations.value.iter().map(|c| c.note_index).collect();
    assert_eq!(notes, (1..=2000).map(Some).collect::<Vec<_>>());

    let places: Vec<usize> = session.edits.iter().map(|edit| edit.at).collect();
    assert_eq!((places[0], places[49]), (20, 1980));
    let new = session.edits.iter().filter(|edit| {
        let id = edit.inserted["citationItems"][0]["id"].as_str().unwrap();
        !cited.contains(id)
    });
    assert_eq!(new.count(), 25);
    for edit in &session.edits {
        assert_eq!(edit.inserted["citationID"], edit.edited["citationID"]);
        assert_eq!(edit.inserted["properties"]["noteIndex"], json!(edit.at + 1));
    }
}

#[test]
fn the_median_is_the_middle_and_growth_an_exponent() {
    assert_eq!(median(vec![]), None);
    assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
    assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), Some(2.5));
    let linear = growth_exponent((1_000, 0.5), (10_000, 5.0)).unwrap();
    assert!((linear - 1.0).abs() < 1e-9, "{linear}");
    assert_eq!(growth_exponent((10, 1.0), (10, 2.0)), None);
}

#[test]
fn a_table_for_the_terminal_and_for_markdown() {
    let text = |markdown: bool| {
        let mut table = Table::new(&["program", "items"], markdown);
        table.row(vec!["é".to_owned(), count(1_234_567)]);
        table.row(vec!["pandoc 3".to_owned(), count(10)]);
        table.text()
    };
    let expected = "program       items\né         1,234,567\npandoc 3         10\n";
    assert_eq!(text(false), expected);
    let expected = "| program | items |\n|---|---:|\n| é | 1,234,567 |\n| pandoc 3 | 10 |\n";
    assert_eq!(text(true), expected);
    let figures = [0.0042, 9.5, 16.54, 123.45].map(figure);
    assert_eq!(figures, ["0.0042", "9.500", "16.54", "123.5"]);
}
