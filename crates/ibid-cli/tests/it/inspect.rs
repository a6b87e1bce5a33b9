//! `ibid inspect`.

use serde_json::{Value, json};

use crate::harness::{PAGE, file, ibid, ibid_with};

#[test]
fn as_json() {
    let run = ibid_with(&["inspect", "-", "--json"], PAGE);
    assert!(
        run.stdout
            .starts_with("{\n  \"schema\": \"ibid.inspect/1\",\n  \"source\": \"-\""),
        "{}",
        run.stdout
    );
    let report = run.json();
    assert_eq!(report["item"]["title"], "Quiet winters");
    assert_eq!(
        report["item"]["author"],
        json!([{"family": "Okonkwo", "given": "Mary"}])
    );
    let title = &report["fields"]["title"];
    assert_eq!(title["value"], "Quiet winters");
    assert!(
        title["confidence"]
            .as_f64()
            .is_some_and(|sure| (0.5..=1.0).contains(&sure)),
        "{title}"
    );
    let place = &title["provenance"][0];
    assert!(
        ["extractor", "where", "text"]
            .iter()
            .all(|key| place[*key].is_string()),
        "{place}"
    );
    assert!(title["alternatives"].is_array());
    assert_eq!(report["warnings"], json!([]));
}

#[test]
fn every_field_of_the_item_has_evidence() {
    let report = ibid_with(&["inspect", "-", "--json", "--set", "volume=3"], PAGE).json();
    let item = report["item"].as_object().expect("an item");
    for field in item
        .keys()
        .filter(|key| !["id", "custom"].contains(&key.as_str()))
    {
        assert_eq!(report["fields"][field]["value"], item[field], "{field}");
        // A type that nothing in the source tells is `webpage`, and has no place.
        let has_place = report["fields"][field]["provenance"][0].is_object();
        assert!(has_place || field == "type", "{field}");
    }
}

#[test]
fn a_correction_is_evidence_and_the_old_value_an_alternative() {
    let report = ibid_with(&["inspect", "-", "--json", "--set", "title=Other"], PAGE).json();
    let title = &report["fields"]["title"];
    assert_eq!(
        (&title["value"], &title["confidence"]),
        (&json!("Other"), &json!(1.0))
    );
    assert_eq!(
        title["provenance"],
        json!([{"extractor": "caller", "where": "--set", "text": "title=Other"}])
    );
    assert_eq!(title["alternatives"][0]["value"], "Quiet winters");
}

#[test]
fn a_correction_settles_its_warning() {
    let page = "<html><head><title>Only a title</title></head><body><p>Words.</p></body></html>";
    let codes = |arguments: &[&str]| {
        let report = ibid_with(&[&["inspect", "-", "--json"], arguments].concat(), page).json();
        let warnings = report["warnings"].as_array().cloned().unwrap_or_default();
        warnings
            .iter()
            .map(|warning| warning["code"].clone())
            .collect::<Vec<Value>>()
    };
    let absent = ["W0411", "W0412", "W0413", "W0414"];
    let all = codes(&[]);
    assert!(
        absent.iter().all(|code| all.contains(&json!(code))),
        "{all:?}"
    );
    let left = codes(&[
        "--set",
        "author=A, B",
        "--set",
        "issued=2020",
        "--set",
        "container-title=S",
        "--url",
        "https://s.example/",
    ]);
    // That the title is a guess is still so.
    assert_eq!(left, [json!("W0418")]);
}

#[test]
fn one_object_several_an_array_and_lines() {
    let page = file("page.html", PAGE);
    assert!(ibid(&["inspect", &page, "--json"]).json().is_object());
    assert_eq!(
        ibid(&["inspect", &page, &page, "--json"])
            .json()
            .as_array()
            .map(Vec::len),
        Some(2)
    );
    let lines = ibid(&["inspect", &page, &page, "--jsonl"]).done();
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        assert!(
            serde_json::from_str::<Value>(line)
                .expect("JSON")
                .is_object()
        );
    }
}

#[test]
fn as_text() {
    let printed = ibid_with(&["inspect", "-"], PAGE).clean();
    for part in [
        "title: Quiet winters",
        "author: Okonkwo, Mary",
        "issued: 2023-01-05",
        "(opengraph)",
    ] {
        assert!(printed.contains(part), "no {part:?} in:\n{printed}");
    }
}

#[test]
fn references_have_pointers_for_evidence() {
    let report = ibid(&["inspect", "examples/references.json", "--json"]).json();
    assert_eq!(
        report[1]["fields"]["title"]["provenance"],
        json!([{"extractor": "csl-json", "where": "/1/title", "text": "The tidal flat"}])
    );
}

#[test]
fn the_url_of_a_file_is_known_from_the_option() {
    let page = "<html><head><title>Only a title</title></head><body><p>Words.</p></body></html>";
    let report = ibid_with(
        &["inspect", "-", "--json", "--url", "https://s.example/a"],
        page,
    )
    .json();
    assert_eq!(report["item"]["URL"], "https://s.example/a");
}
