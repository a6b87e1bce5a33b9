//! `ibid render`.

use serde_json::json;

use crate::harness::{file, ibid, ibid_with};

const REFERENCES: &str = "examples/references.json";

#[test]
fn a_bibliography() {
    assert_eq!(
        ibid(&["render", REFERENCES]).clean(),
        "Okonkwo, M., & Brandt, L. (2021). Measuring salt marsh accretion with drones. Journal of Coastal Methods, \
         12(3), 201–219. https://doi.org/10.5555/jcm.2021.0301\nVane, A. R. (2019). The tidal flat. Lantern Press.\n"
    );
    let html = ibid(&["render", REFERENCES, "-s", "ieee", "-f", "html"]).clean();
    assert!(
        html.starts_with("<div class=\"csl-bib-body\">\n  <div class=\"csl-entry\">"),
        "{html}"
    );
    assert_eq!(html.matches("class=\"csl-left-margin\"").count(), 2);
}

#[test]
fn citations_come_first() {
    let each = ibid(&["render", REFERENCES, "--cite-each", "-s", "ieee"]).clean();
    assert!(each.starts_with("[1]\n[2]\n[1] M. Okonkwo"), "{each}");
    let citations = json!([
        {"citationItems": [{"id": "vane2019", "locator": "12", "label": "page"}], "properties": {"noteIndex": 1}},
        {"citationItems": [{"id": "vane2019"}, {"id": "okonkwo2021", "prefix": "see "}], "properties": {"noteIndex": 2}},
    ]);
    let citations = file("citations.json", citations.to_string());
    let printed = ibid(&["render", REFERENCES, "--citations", &citations]).clean();
    assert!(
        printed.starts_with("(Vane, 2019, p. 12)\n(see Okonkwo & Brandt, 2021; Vane, 2019)\n"),
        "{printed}"
    );
    let numbered = ibid(&[
        "render",
        REFERENCES,
        "--citations",
        &citations,
        "-s",
        "ieee",
    ])
    .clean();
    assert!(
        numbered.contains("\n[1] A. R. Vane") && numbered.contains("\n[2] M. Okonkwo"),
        "{numbered}"
    );
}

#[test]
fn uncited_items_come_after_cited_ones() {
    let citations = file(
        "one.json",
        json!([{"citationItems": [{"id": "vane2019"}]}]).to_string(),
    );
    let printed = ibid(&[
        "render",
        REFERENCES,
        "--citations",
        &citations,
        "-s",
        "ieee",
    ])
    .clean();
    let lines: Vec<&str> = printed.lines().filter_map(|line| line.get(..6)).collect();
    assert_eq!(lines, ["[1] A.", "[2] M."], "{printed}");
}

#[test]
fn what_is_wrong_with_references_and_citations() {
    let unknown = file(
        "unknown.json",
        json!([{"citationItems": [{"id": "nobody"}]}]).to_string(),
    );
    ibid(&["render", REFERENCES, "--citations", &unknown])
        .fails(3, &["error[E0907]", "`nobody`", "place 1"]);
    ibid_with(&["render", "-"], "@book{key}")
        .fails(3, &["error[E0906]", "`-`", "CSL-JSON", ":1:1"]);
    ibid_with(&["render", "-"], "[]").fails(3, &["error[E0903]"]);
    ibid_with(&["render", "-"], "").fails(3, &["error[E0906]", "empty"]);
    let partly = ibid_with(
        &["render", "-"],
        "[\n{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"},\n{\"id\": }]",
    );
    assert_eq!(
        (partly.stdout.as_str(), partly.code),
        ("A. (n.d.).\n", Some(1))
    );
    partly.says(&["error[E0102]", "--> -:3:8"]);
}

#[test]
fn items_without_id_or_type_and_with_impossible_dates() {
    let items = json!([{"title": "A tide", "issued": {"date-parts": [[2021, 2, 30]]}}]);
    let run = ibid_with(&["render", "-"], items.to_string());
    assert_eq!(
        (run.stdout.as_str(), run.code),
        ("A tide. (2021, February).\n", Some(0))
    );
    run.says(&[
        "warning[W0103]",
        "warning[W0104]",
        "`2021tide`",
        "warning[W0109]",
        "no day 30",
        "--> -:1:",
    ]);
}

#[test]
fn as_json() {
    let report = ibid(&["render", REFERENCES, "--cite-each", "--json"]).json();
    assert_eq!(report["schema"], "ibid.render/1");
    assert_eq!(report["citations"][1]["text"], "(Vane, 2019)");
    assert_eq!(report["bibliography"][1]["id"], "vane2019");
    let items = ibid(&["render", REFERENCES, "-f", "csl-json"]).json();
    assert_eq!(items[0]["id"], "okonkwo2021");
}
