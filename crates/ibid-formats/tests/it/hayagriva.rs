//! Hayagriva's YAML.

use ibid_formats::{Format, detect};
use serde_json::json;

use crate::common::{check, error_lines, items, keys, written};

const F: Format = Format::Hayagriva;

#[test]
fn an_article_in_a_periodical() {
    let text = r#"# A library
night:
    type: Article
    title: "On {NASA} and 5\\$"
    author: ["van Gogh, Vincent", "King, Jr., Martin", UNICEF, {name: Watkins, given-name: Gloria}]
    affiliated:
        - role: Translator
          names: "Doe, Jane"
        - role: Afterword
          names: Poe
    date: ~2020-10
    page-range: 1-9
    serial-number:
        doi: "10.1000/182"
        arxiv: "1706.03762"
    url: { value: https://example.org/a, date: 2021-01-02 }
    language: en-GB
    parent:
        type: Periodical
        title: { value: Journal of Notes, short: J. Notes }
        volume: 102
        issue: 16
        publisher: { name: Press, location: Bern }
        serial-number: { issn: 0378-5955 }
"#;
    check(
        F,
        text,
        &json!({
            "id": "night",
            "type": "article-journal",
            "title": "On <span class=\"nocase\">NASA</span> and 5$",
            "author": [
                {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
                {"family": "King", "given": "Martin", "suffix": "Jr."},
                {"literal": "UNICEF"},
                {"family": "Watkins", "given": "Gloria"},
            ],
            "translator": [{"family": "Doe", "given": "Jane"}],
            "issued": {"date-parts": [[2020, 10]], "circa": true},
            "page": "1-9",
            "DOI": "10.1000/182",
            "URL": "https://example.org/a",
            "accessed": {"date-parts": [[2021, 1, 2]]},
            "language": "en-GB",
            "container-title": "Journal of Notes",
            "container-title-short": "J. Notes",
            "volume": "102",
            "issue": "16",
            "publisher": "Press",
            "publisher-place": "Bern",
            "ISSN": "0378-5955",
            "custom": {"hayagriva": {
                "affiliated": [{"role": "Afterword", "names": "Poe"}],
                "serial-number": {"arxiv": "1706.03762"},
            }},
        }),
    );
    assert_eq!(detect(None, text.as_bytes()), Some(F));
}

#[test]
fn other_yaml_is_told_from_it() {
    let others = [
        ("references:\n- id: a\n  type: book\n", Format::CslYaml),
        (
            "cff-version: 1.2.0\npreferred-citation:\n  type: article\n",
            Format::Cff,
        ),
        ("a:\n  title: T\n  type: article\n", F),
    ];
    for (text, format) in others {
        for name in [None, Some("x.yml"), Some("x.yaml")] {
            assert_eq!(
                detect(name, text.as_bytes()),
                Some(format),
                "{name:?} {text}"
            );
        }
    }
}

#[test]
fn types_by_parent() {
    let cases = [
        ("type: article", "article-journal"),
        (
            "type: article\n  parent: {type: newspaper}",
            "article-newspaper",
        ),
        (
            "type: Article\n  parent: {type: Proceedings}",
            "paper-conference",
        ),
        ("type: article\n  parent: {type: blog}", "post-weblog"),
        ("type: article\n  parent: {type: repository}", "article"),
        ("type: anthos\n  parent: {title: x}", "chapter"),
        ("type: chapter\n  parent: {title: x}", "chapter"),
        ("type: entry\n  parent: {title: x}", "entry-encyclopedia"),
        ("type: web", "webpage"),
        ("type: repository", "software"),
        ("type: video", "motion_picture"),
        ("type: video\n  parent: {title: x}", "broadcast"),
        ("type: case", "legal_case"),
        ("type: misc", "document"),
    ];
    for (fields, csl) in cases {
        check(F, &format!("k:\n  {fields}\n"), &json!({"type": csl}));
    }
}

#[test]
fn parents_of_parents_and_verbatim_strings() {
    let text = "k:\n  type: anthos\n  title: {value: iOS at $5, verbatim: true}\n  parent:\n    title: Whole\n    editor: Doe, Jane\n    parent: {type: anthology, title: Series, volume: 7}\n";
    let expected = json!({
        "title": "<span class=\"nocase\">iOS at $5</span>",
        "container-title": "Whole",
        "editor": [{"family": "Doe", "given": "Jane"}],
        "collection-title": "Series",
        "collection-number": "7",
    });
    check(F, text, &expected);
    let text = "k:\n  type: book\n  title: T\n  parent: {type: anthology, title: Series}\n";
    check(
        F,
        text,
        &json!({"collection-title": "Series", "container-title": null}),
    );
}

#[test]
fn what_is_written_keeps_case_and_escapes_signs() {
    let item = json!({"id": "a", "type": "book", "title": "<span class=\"nocase\">NASA</span> {x} $5 a\\b", "volume": "7",
                      "publisher": "yes", "issued": {"date-parts": [[1999], [2001]]}, "chair": [{"literal": "lower, inc."}]});
    let (text, lost) = written(F, &item);
    assert!(lost.is_empty(), "{lost:?}");
    for line in [
        r"  title: '{NASA} \{x\} \$5 a\b'",
        "  volume: 7",
        "  publisher: \"yes\"",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
    assert!(text.contains("issued: 1999/2001"), "{text}");
    check(F, &text, &item);
    let (_, lost) = written(F, &json!({"type": "book", "title": "<i>E. coli</i>"}));
    assert_eq!(lost, ["title"]);
}

#[test]
fn one_bad_entry_costs_that_entry() {
    let text = "a:\n  type: book\nb:\n  type: [book\nc: 7\nd:\n  type: book\n  title: \"open\ne:\n  type: zine\n";
    let references = items(F, text);
    assert_eq!(keys(&references), ["a", "e"]);
    assert_eq!(
        error_lines(&references).len(),
        3,
        "{:?}",
        references.diagnostics
    );
    let zine = references
        .diagnostics
        .iter()
        .find(|d| d.message.contains("zine"));
    assert_eq!(zine.and_then(|d| d.line), Some(10));
}
