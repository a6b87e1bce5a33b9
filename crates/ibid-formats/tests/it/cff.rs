//! The Citation File Format.

use ibid_formats::{Format, detect, read, write};
use serde_json::json;

use crate::common::{check, error_lines, item, items, written};

const F: Format = Format::Cff;

const ROOT: &str = r#"cff-version: 1.2.0
message: If you use this software, please cite it.
title: Night Watch
version: 2.0.1
date-released: "2021-08-11"
doi: 10.5072/abc
license: Apache-2.0
repository-code: "https://example.org/night"
abstract: Watches the night.
keywords: [night, watch]
authors:
  - family-names: Gogh
    given-names: Vincent
    name-particle: van
    orcid: https://orcid.org/0000-0002-1825-0097
  - name: The Night Team
  - family-names: Poe
    given-names: Ana
    name-suffix: Jr.
"#;

#[test]
fn the_software_itself() {
    check(
        F,
        ROOT,
        &json!({
            "type": "software",
            "title": "Night Watch",
            "version": "2.0.1",
            "issued": {"date-parts": [[2021, 8, 11]]},
            "DOI": "10.5072/abc",
            "URL": "https://example.org/night",
            "abstract": "Watches the night.",
            "keyword": "night, watch",
            "author": [
                {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
                {"literal": "The Night Team"},
                {"family": "Poe", "given": "Ana", "suffix": "Jr."},
            ],
        }),
    );
    let references = items(F, ROOT);
    let kept = &references.items[0].custom["cff"];
    assert_eq!(
        kept["authors"][0]["orcid"],
        "https://orcid.org/0000-0002-1825-0097"
    );
    assert_eq!(detect(None, ROOT.as_bytes()), Some(F));
    let again = write(F, &references.items).unwrap().text;
    assert!(
        again.contains("orcid: https://orcid.org/0000-0002-1825-0097"),
        "{again}"
    );
}

#[test]
fn what_it_asks_to_be_cited_by_and_what_it_refers_to() {
    let text = format!(
        "{ROOT}preferred-citation:\n  type: article\n  title: On night\n  authors: [{{family-names: Poe, given-names: Ana}}]\n  journal: J. Notes\n  \
         year: 2020\n  month: 5\n  volume: 3\n  start: 1\n  end: 9\nreferences:\n  - type: conference-paper\n    title: Dusk\n    authors: []\n    \
         conference: {{name: NightConf, city: Rome, date-start: 2019-01-02, date-end: 2019-01-04}}\n  - type: standard\n    title: Dark\n    \
         institution: {{name: Bureau}}\n    year-original: 1990\n"
    );
    let references = items(F, &text);
    let titles: Vec<_> = references
        .items
        .iter()
        .map(|i| i.text(ibid_model::TextVariable::Title).unwrap())
        .collect();
    assert_eq!(titles, ["On night", "Dusk", "Dark"]);
    assert!(references.diagnostics[0].message.contains("Night Watch"));
    check(
        F,
        &text,
        &json!({"type": "article-journal", "container-title": "J. Notes", "issued": {"date-parts": [[2020, 5]]}, "page": "1-9"}),
    );
    let csl = ibid_model::csl_json::write_item(&references.items[1]);
    assert_eq!(
        csl["event-date"],
        json!({"date-parts": [[2019, 1, 2], [2019, 1, 4]]})
    );
    assert_eq!(csl["event-title"], "NightConf");
}

#[test]
fn what_the_schema_demands_is_there_and_is_nothing_of_the_work() {
    let one = item(&json!({"id": "a", "type": "book"}));
    let two = item(
        &json!({"id": "b", "type": "chapter", "title": "B", "DOI": "10.1000/a<b>", "issued": {"date-parts": [[1999], [2001]]}}),
    );
    for list in [vec![&one], vec![&one, &two], vec![&one, &two, &one], vec![]] {
        let text = write(F, list.iter().copied()).unwrap().text;
        for key in ["cff-version: ", "message: ", "title: ", "authors:"] {
            assert!(
                text.lines().any(|line| line.starts_with(key)),
                "{key}\n{text}"
            );
        }
        let references = read(F, text.as_bytes()).unwrap();
        assert_eq!(references.items.len(), list.len(), "{text}");
        assert!(
            references.diagnostics.is_empty(),
            "{:?}",
            references.diagnostics
        );
        for item in &references.items {
            assert!(
                !item.names.contains(ibid_model::NameVariable::Author),
                "{text}"
            );
        }
    }
    check(
        F,
        &write(F, [&two]).unwrap().text,
        &json!({"type": "chapter", "DOI": "10.1000/a<b>", "issued": {"date-parts": [[1999], [2001]]}}),
    );
}

#[test]
fn markup_is_reported() {
    let (_, lost) = written(F, &json!({"type": "book", "title": "<i>E. coli</i>"}));
    assert_eq!(lost, ["title"]);
}

#[test]
fn one_bad_reference_costs_that_reference() {
    let text = format!(
        "{ROOT}references:\n  - type: book\n    title: A\n  - type: book\n    title: \"B\n  - type: book\n    title: C\n  - D\n"
    );
    let references = items(F, &text);
    assert_eq!(references.items.len(), 3, "{:?}", references.items);
    let lines = error_lines(&references);
    assert_eq!(lines.len(), 2, "{:?}", references.diagnostics);
}
