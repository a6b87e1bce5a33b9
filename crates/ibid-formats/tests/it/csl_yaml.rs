//! CSL-YAML.

use ibid_formats::{Format, FormatError, detect, read};
use serde_json::json;

use crate::common::{check, error_lines, items, keys, written};

const F: Format = Format::CslYaml;

#[test]
fn a_document_of_pandoc() {
    check(
        F,
        r#"---
title: The paper itself
nocite: "[@*]"
references:
- author:
  - family: Ångström
    given: Knut
    non-dropping-particle: von
  - literal: Royal Society
  container-title: Annals of *Light*
  DOI: 10.1000/a_b\<c\>
  id: angstrom1901
  issued: 1901-05\~
  page: 1-10
  title: "H~2~O at 10^3^ **bar**, by [NASA]{.nocase} and [sc]{.smallcaps} -- a_b \\*not\\*"
  type: article-journal
  volume: 12A
...

Text with [@angstrom1901].
"#,
        &json!({
            "id": "angstrom1901",
            "type": "article-journal",
            "author": [
                {"family": "Ångström", "given": "Knut", "non-dropping-particle": "von"},
                {"literal": "Royal Society"},
            ],
            "container-title": "Annals of <i>Light</i>",
            "DOI": "10.1000/a_b<c>",
            "issued": {"date-parts": [[1901, 5]], "circa": true},
            "page": "1-10",
            "title": "H<sub>2</sub>O at 10<sup>3</sup> <b>bar</b>, by <span class=\"nocase\">NASA</span> \
                      and <span style=\"font-variant:small-caps;\">sc</span> – a_b *not*",
            "volume": "12A",
        }),
    );
}

#[test]
fn scalars_stay_as_they_are_written() {
    let text = "- id: 2020\n  type: book\n  title: 1e3\n  volume: 010\n  edition: no\n  number: 2.10\n  issued: 2020-01-01\n  publisher: ~\n";
    let expected = json!({
        "id": "2020",
        "title": "1e3",
        "volume": "010",
        "edition": "no",
        "number": "2.10",
        "issued": {"date-parts": [[2020, 1, 1]]},
        "publisher": null,
    });
    check(F, text, &expected);
}

#[test]
fn dates_of_older_documents() {
    let cases = [
        (
            "{date-parts: [[2001, 2]]}",
            json!({"date-parts": [[2001, 2]]}),
        ),
        (
            "\n    - year: 2001\n      month: 2",
            json!({"date-parts": [[2001, 2]]}),
        ),
        (
            "\n    year: 2001\n    month: 2",
            json!({"date-parts": [[2001, 2]]}),
        ),
        (
            "[{year: 1999}, {year: 2001}]",
            json!({"date-parts": [[1999], [2001]]}),
        ),
        ("1999/2001", json!({"date-parts": [[1999], [2001]]})),
        ("{literal: in press}", json!({"literal": "in press"})),
    ];
    for (date, expected) in cases {
        let text = format!("references:\n- id: a\n  type: book\n  issued: {date}\n");
        check(F, &text, &json!({ "issued": expected }));
    }
}

#[test]
fn what_is_written_needs_no_guessing() {
    let (text, lost) = written(
        F,
        &json!({"id": "a: b", "type": "book", "title": "no", "volume": "1e3", "note": "one\ntwo",
                "publisher": "* & [x]", "edition": "2020-01-01", "genre": "it's \"so\""}),
    );
    assert!(lost.is_empty());
    for line in [
        "- id: \"a: b\"",
        "  title: \"no\"",
        "  volume: \"1e3\"",
        "  note: \"one\\ntwo\"",
        "  publisher: \\* & \\[x\\]",
        "  edition: \"2020-01-01\"",
        "  genre: it's \"so\"",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
}

#[test]
fn one_bad_entry_costs_that_entry() {
    let text = "references:\n- id: a\n  type: book\n- id: b\n  title: \"open\n- id: c\n  type: book\n- id: d\n  author: [x\n- just text\n- id: e\n  type: book\n";
    let references = items(F, text);
    assert_eq!(keys(&references), ["a", "c", "e"]);
    let lines = error_lines(&references);
    assert_eq!(lines.len(), 3, "{:?}", references.diagnostics);
    assert!(
        lines.iter().all(|line| (4..=10).contains(line)),
        "{lines:?}"
    );
}

#[test]
fn what_is_too_much_is_refused() {
    let mut bomb = "references: &a\n- x\n".to_owned();
    for step in 0..10 {
        let (from, to) = (char::from(b'a' + step), char::from(b'b' + step));
        let list = vec![format!("*{from}"); 9].join(", ");
        bomb = format!("{bomb}k{to}: &{to} [{list}]\n");
    }
    for text in [bomb, "[".repeat(5000)] {
        let error = read(F, text.as_bytes()).unwrap_err();
        assert!(
            matches!(
                error,
                FormatError::Limit { .. } | FormatError::NotOfFormat { .. }
            ),
            "{error}"
        );
    }
    assert!(read(F, b"title: only a title").is_err());
}

#[test]
fn aliases_and_merges_are_read() {
    let text = "references:\n- &one\n  id: a\n  type: book\n  publisher: &p Press\n- <<: *one\n  id: b\n  title: B\n";
    let references = items(F, text);
    assert_eq!(keys(&references), ["a", "b"]);
    assert_eq!(references.items[1].item_type.as_str(), "book");
}

#[test]
fn it_is_known_by_its_content() {
    for text in [
        "---\nreferences:\n- id: a\n",
        "# made by hand\nreferences:\n  - type: book\n    id: x\n",
        "- id: a\n  type: book\n",
    ] {
        assert_eq!(detect(None, text.as_bytes()), Some(F), "{text}");
    }
}
