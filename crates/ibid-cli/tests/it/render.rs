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
    ibid_with(&["render", "-"], "once upon a time").fails(
        3,
        &[
            "error[E0906]",
            "`-`",
            "no format that is known",
            "--from FORMAT",
        ],
    );
    ibid_with(&["render", "-", "--from", "csl-json"], "once upon a time")
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

#[test]
fn as_a_tree() {
    let tree = ibid(&["render", REFERENCES, "--cite-each", "-f", "json", "--links"]).json();
    assert_eq!(tree["schema"], "ibid.tree/1");
    assert_eq!(tree["locale"], "en-US");
    assert_eq!(
        tree["citations"][1],
        json!([{"type": "text", "text": "(Vane, 2019)"}])
    );
    assert_eq!(tree["bibliography"]["hanging_indent"], true);
    let entries = &tree["bibliography"]["entries"];
    assert_eq!(
        entries[1],
        json!({"id": "vane2019", "content": [
            {"type": "text", "text": "Vane, A. R. (2019). "},
            {"type": "formatted", "font_style": "italic", "children": [{"type": "text", "text": "The tidal flat"}]},
            {"type": "text", "text": ". Lantern Press."},
        ]})
    );
    let link = json!({"type": "link", "variable": "DOI",
        "target": "https://doi.org/10.5555/jcm.2021.0301",
        "children": [{"type": "text", "text": "https://doi.org/10.5555/jcm.2021.0301"}]});
    let content = entries[0]["content"].as_array().expect("nodes");
    assert_eq!(content.last(), Some(&link));
    let plain = ibid(&["render", REFERENCES, "-f", "json"]).done();
    assert!(!plain.contains("\"link\""), "{plain}");
}

#[test]
fn links_where_they_are_wanted() {
    let anchor = "<a href=\"https://doi.org/10.5555/jcm.2021.0301\">";
    let html = ibid(&["render", REFERENCES, "-f", "html", "--links"]).clean();
    let uri = format!("{anchor}https://doi.org/10.5555/jcm.2021.0301</a>");
    assert!(html.contains(&uri), "{html}");
    let bare = ibid(&["render", REFERENCES, "-s", "ieee", "-f", "html", "--links"]).clean();
    let bare_anchor = format!("doi: {anchor}10.5555/jcm.2021.0301</a>.");
    assert!(bare.contains(&bare_anchor), "{bare}");
    assert!(
        !ibid(&["render", REFERENCES, "-f", "html"])
            .clean()
            .contains("<a ")
    );
    let with_json = ibid(&["render", REFERENCES, "--json", "--links"]).json();
    let entry = with_json["bibliography"][0]["html"].as_str();
    assert!(
        entry.is_some_and(|entry| entry.contains(anchor)),
        "{with_json}"
    );
}

#[test]
fn each_item_in_its_own_locale() {
    let item = |id: &str, language: &str| {
        let authors: Vec<_> = (0..9)
            .map(|at| json!({"family": format!("{id}{at}"), "given": "A."}))
            .collect();
        json!({"id": id, "type": "book", "title": "T", "language": language, "author": authors})
    };
    let items = json!([item("Eve", "en"), item("Dorn", "de"), item("Zhao", "zh")]).to_string();
    let style = ["render", "-", "-s", "ieee", "-l", "de-DE"];
    let own = ibid_with(&[&style[..], &["--item-locale"]].concat(), &items)
        .clean()
        .replace(['\u{a0}', '\u{202f}'], " ");
    let lines: Vec<&str> = own.lines().collect();
    assert!(lines[0].contains("et al."), "{own}");
    assert!(lines[1].contains("u. a."), "{own}");
    assert!(lines[2].contains('等'), "{own}");
    let one = ibid_with(&style, &items)
        .clean()
        .replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(one.matches("u. a.").count(), 3, "{one}");
}
