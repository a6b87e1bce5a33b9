//! citeproc-js-server: the requests that its README documents.

use serde_json::{Value, json};

use crate::harness::{Answer, Server};

fn geese() -> Value {
    json!({"id": "geese", "type": "book", "title": "Quiet winters", "publisher": "Tern Press",
        "author": [{"family": "Okonkwo", "given": "Mary"}], "issued": {"date-parts": [[2023]]}})
}

fn terns() -> Value {
    json!({"id": "terns", "type": "book", "title": "Loud summers", "publisher": "Tern Press",
        "author": [{"family": "Brandt", "given": "Ada"}], "issued": {"date-parts": [[2021]]}})
}

fn post(query: &str, body: &Value) -> Answer {
    let server = Server::start();
    server.post(&format!("/{query}"), "application/json", body.to_string())
}

#[track_caller]
fn refused(answer: &Answer, status: u16, says: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let kind = answer.header("content-type").unwrap();
    assert!(kind.starts_with("text/plain"), "{kind}");
    assert!(answer.body.contains(says), "{answer:?}");
}

#[test]
fn a_bibliography_by_default() {
    let report = post("", &json!({"items": [geese(), terns()]})).json();
    assert_eq!(report.as_object().unwrap().len(), 1);
    let [parameters, entries] = report["bibliography"].as_array().unwrap().as_slice() else {
        panic!("{report}");
    };
    assert_eq!(parameters["entry_ids"], json!([["terns"], ["geese"]]));
    assert_eq!(parameters["bibstart"], "<div class=\"csl-bib-body\">\n");
    assert_eq!(parameters["bibend"], "</div>");
    assert_eq!(parameters["second-field-align"], false);
    assert_eq!(parameters["hangingindent"], 2);
    assert_eq!(parameters["bibliography_errors"], json!([]));
    for number in ["maxoffset", "entryspacing", "linespacing"] {
        assert!(parameters[number].is_number(), "{number}");
    }
    assert_eq!(
        entries[1],
        "  <div class=\"csl-entry\">Okonkwo, Mary. 2023. <i>Quiet Winters</i>. Tern Press.</div>\n"
    );
}

#[test]
fn items_by_their_ids_give_the_same() {
    let of_array = post("?style=ieee", &json!({"items": [geese(), terns()]})).json();
    let items = json!({"geese": geese(), "terns": terns()});
    let of_object = post("?style=ieee", &json!({"items": items})).json();
    assert_eq!(of_array, of_object);
    assert_eq!(of_array["bibliography"][0]["second-field-align"], "flush");
}

#[test]
fn ids_say_which_items_and_in_which_order() {
    let body = json!({"items": [geese(), terns()], "itemIDs": ["terns", "geese", "terns"]});
    let report = post("?style=ieee", &body).json();
    let ids = &report["bibliography"][0]["entry_ids"];
    assert_eq!(*ids, json!([["terns"], ["geese"]]));
    let body = json!({"items": [geese(), terns()], "itemIDs": ["geese"]});
    let report = post("", &body).json();
    assert_eq!(report["bibliography"][0]["entry_ids"], json!([["geese"]]));
    let body = json!({"items": [geese()], "itemIDs": ["gulls"]});
    refused(&post("", &body), 400, "`gulls`");
}

#[test]
fn citations_in_their_order() {
    let clusters = json!([
        {"citationItems": [{"id": "geese", "locator": "12"}], "properties": {"noteIndex": 0}, "citationID": "first"},
        {"citationItems": [{"id": "geese"}, {"id": "terns"}], "properties": {"noteIndex": 0}},
    ]);
    let body = json!({"items": [geese(), terns()], "citationClusters": clusters});
    let report = post(
        "?style=apa&citations=1&bibliography=0&outputformat=text",
        &body,
    )
    .json();
    assert_eq!(
        report,
        json!({"citations": [
            [0, "(Okonkwo, 2023, p. 12)", "first"],
            [1, "(Brandt, 2021; Okonkwo, 2023)", "citation-2"],
        ]})
    );
}

#[test]
fn without_clusters_each_item_is_cited() {
    let body = json!({"items": [geese(), terns()]});
    let query = "?style=apa&citations=1&bibliography=0&outputformat=text";
    assert_eq!(
        post(query, &body).json(),
        json!({"citations": [
            [0, "(Okonkwo, 2023)", "citation-1"],
            [1, "(Brandt, 2021)", "citation-2"],
        ]})
    );
}

#[test]
fn a_bibliography_alone() {
    let answer = post(
        "?responseformat=html&style=mla",
        &json!({"items": [geese()]}),
    );
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(
        answer.body,
        "<div class=\"csl-bib-body\">\n  <div class=\"csl-entry\">Okonkwo, Mary. <i>Quiet Winters</i>. \
         Tern Press, 2023.</div>\n</div>"
    );
    let answer = post("?responseformat=rtf", &json!({"items": [geese()]}));
    assert_eq!(
        answer.header("content-type"),
        Some("text/rtf; charset=utf-8")
    );
    assert!(answer.body.starts_with("{\\rtf") && answer.body.ends_with('}'));
}

#[test]
fn styles_by_their_addresses_and_as_xml() {
    let body = json!({"items": [geese()]});
    for style in [
        "http://www.zotero.org/styles/ieee",
        "https://www.zotero.org/styles/ieee",
    ] {
        let report = post(&format!("?style={style}"), &body).json();
        assert_eq!(report, post("?style=ieee", &body).json(), "{style}");
    }
    let xml = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
        <info><title>Bare</title><id>http://tern.example/bare</id><updated>2024-01-01T00:00:00Z</updated></info>
        <citation><layout><text variable="title"/></layout></citation>
        <bibliography><layout><text variable="title" suffix="!"/></layout></bibliography></style>"#;
    let body = json!({"items": [geese()], "styleXML": xml});
    let report = post("?outputformat=text&style=ieee", &body).json();
    assert_eq!(report["bibliography"][1], json!(["Quiet winters!\n"]));
}

#[test]
fn addresses_are_links_where_asked() {
    let item =
        json!({"id": "a", "type": "webpage", "title": "Geese", "URL": "https://tern.example/a"});
    let linked = |query| {
        let report = post(query, &json!({"items": [item]})).json();
        report["bibliography"][1][0]
            .as_str()
            .unwrap()
            .contains("<a href=")
    };
    assert!(!linked("?style=apa"));
    assert!(linked("?style=apa&linkwrap=1"));
}

#[test]
fn what_is_wrong_is_said_in_its_words() {
    let server = Server::start();
    for method in ["PUT", "DELETE"] {
        let answer = server.request(method, "/", &[], b"");
        refused(&answer, 400, "Item data must be POSTed with request");
    }
    let broken = server.post("/", "application/json", "{\"items\": [");
    refused(&broken, 400, "Could not parse POSTed data");
    refused(&post("", &json!({})), 400, "Could not parse POSTed data");
    refused(&post("", &json!({"items": 7})), 400, "`items`");
    let body = json!({"items": [geese()]});
    refused(
        &post("?style=nothing-like-it", &body),
        404,
        "nothing-like-it",
    );
    refused(&post("?style=../../etc/passwd", &body), 404, "no style");
    refused(&post("?outputformat=fo", &body), 400, "`fo`");
    refused(&post("?responseformat=xml", &body), 400, "`xml`");
    let unknown = json!({"items": [], "citationClusters": [{"citationItems": [{"id": "x"}]}]});
    refused(&post("?citations=1", &unknown), 400, "`x`");
    let broken = json!({"items": [geese(), 7]});
    refused(&post("", &broken), 400, "`items`");
    let broken = json!({"items": [geese()], "citationClusters": [7]});
    refused(&post("?citations=1", &broken), 400, "`citationClusters`");
    let deep = format!(
        "{{\"items\": [], \"citationClusters\": {}{}}}",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    refused(
        &server.post("/", "application/json", deep),
        400,
        "`citationClusters`",
    );
    let no_style = json!({"items": [geese()], "styleXML": "<style"});
    refused(&post("", &no_style), 400, "styleXML");
}

#[test]
fn options_say_what_is_allowed() {
    let answer = Server::start().request("OPTIONS", "/", &[], b"");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("allow"), Some("POST, OPTIONS"));
}

#[test]
fn the_gate_stands_before_it() {
    let server = Server::start();
    let headers = [("origin", "https://evil.example")];
    assert_eq!(server.request("POST", "/", &headers, b"{}").status, 403);
    let headers = [("host", "evil.example")];
    assert_eq!(server.request("POST", "/", &headers, b"{}").status, 421);
}
