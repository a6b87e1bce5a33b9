//! The API: what each route answers.

use crate::harness::Server;
use serde_json::{Value, json};

fn items() -> Value {
    json!([{"id": "a", "type": "book", "title": "Quiet winters", "author": [{"family": "Okonkwo", "given": "Mary"}],
        "issued": {"date-parts": [[2023]]}}])
}

#[test]
fn references_are_rendered_in_a_style() {
    let server = Server::start();
    let body =
        json!({"items": items(), "style": "mla", "citations": [{"citationItems": [{"id": "a"}]}]});
    let report = server
        .post("/api/v1/render", "application/json", body.to_string())
        .json();
    assert_eq!(report["schema"], "ibid.render/1");
    assert_eq!(report["citations"][0]["text"], "(Okonkwo)");
    let html = report["bibliography"][0]["html"].as_str().unwrap();
    assert!(
        html.contains(">Okonkwo, Mary. <i>Quiet Winters</i>. 2023.<"),
        "{html}"
    );
}

#[test]
fn a_file_of_references_is_rendered_as_text() {
    let server = Server::start();
    let answer = server.post(
        "/api/v1/render?style=apa&format=text",
        "application/octet-stream",
        items().to_string(),
    );
    assert_eq!(answer.body.trim(), "Okonkwo, M. (2023). Quiet winters.");
    assert_eq!(
        answer.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[test]
fn every_reference_of_a_file_has_a_line() {
    let server = Server::start();
    let two = r#"[{"id": "a", "type": "book", "title": "One"}, {"id": "b", "type": "book", "title": "Two"}]"#;
    let answer = server.post(
        "/api/v1/render?style=ieee&format=text",
        "application/json",
        two,
    );
    assert_eq!(answer.body, "[1] One.\n[2] Two.\n");
}

#[test]
fn references_are_converted_with_a_report() {
    let server = Server::start();
    let report = server.post(
        "/api/v1/convert?to=csl-json&report=true",
        "application/json",
        items().to_string(),
    );
    assert_eq!(report.json()["items"], 1);
    let bare = server.post("/api/v1/convert", "application/json", items().to_string());
    assert_eq!(bare.json()[0]["id"], "a");
    assert_eq!(
        bare.header("content-type"),
        Some("application/vnd.citationstyles.csl+json")
    );
}

#[test]
fn a_page_is_inspected() {
    let server = Server::start();
    let page = "<!DOCTYPE html><title>Quiet winters</title><meta name=author content='Mary Okonkwo'><h1>Quiet winters</h1><p>The geese stayed.";
    let reports = server
        .post(
            "/api/v1/inspect?url=https://tern.example/a",
            "text/html",
            page,
        )
        .json();
    assert_eq!(reports[0]["schema"], "ibid.inspect/1");
    assert_eq!(reports[0]["item"]["author"][0]["family"], "Okonkwo");
    assert!(reports[0]["fields"]["title"]["provenance"][0]["where"].is_string());
}

#[test]
fn a_page_gets_its_block_and_its_layers() {
    let server = Server::start();
    let page = "<!DOCTYPE html><html lang=en><title>Quiet winters</title><meta name=author content='Mary Okonkwo'><article><h1>Quiet winters</h1><p>The geese stayed.</article>";
    let made = server
        .post(
            "/api/v1/embed?url=https://tern.example/a&styles=ieee",
            "text/html",
            page,
        )
        .json();
    assert!(
        made["block"]
            .as_str()
            .unwrap()
            .contains("data-style=\"ieee\""),
        "{made}"
    );
    assert!(made["head"].as_str().unwrap().contains("citation_author"));
    assert_eq!(
        server
            .post("/api/v1/embed?styles=/etc/passwd", "text/html", page)
            .status,
        400
    );
    assert_eq!(server.post("/api/v1/embed", "text/html", "").status, 422);
}

#[test]
fn the_api_is_described_for_people_too() {
    let docs = Server::start().get("/api/v1/docs");
    assert_eq!(
        docs.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    for part in [
        "POST /api/v1/render",
        "POST /api/v1/embed",
        "<code>locale</code>",
    ] {
        assert!(docs.body.contains(part), "{part}");
    }
}

#[test]
fn styles_and_formats_are_listed() {
    let server = Server::start();
    let styles = server.get("/api/v1/styles?q=ieee&limit=3").json();
    assert_eq!(styles[0]["name"], "ieee");
    assert!(
        server
            .get("/api/v1/formats")
            .json()
            .as_array()
            .unwrap()
            .iter()
            .any(|f| f["name"] == "csl-json")
    );
}

#[test]
fn the_api_describes_itself() {
    let server = Server::start();
    let description = server.get("/api/v1/openapi.json").json();
    for path in [
        "/api/v1/render",
        "/api/v1/convert",
        "/api/v1/inspect",
        "/api/v1/styles",
        "/api/v1/formats",
    ] {
        assert!(description["paths"][path].is_object(), "{path}");
    }
}

#[test]
fn the_page_and_its_files_are_served() {
    let server = Server::start();
    let page = server.get("/");
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(page.body.contains("/assets/page.js"));
    let script = server.get("/assets/page.js");
    assert_eq!(
        script.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    let tag = script.header("etag").unwrap();
    let again = server.request("GET", "/assets/page.js", &[("if-none-match", tag)], b"");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    for path in [
        "/assets/nothing.js",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/lib.rs",
    ] {
        assert_ne!(server.get(path).status, 200, "{path}");
    }
}

#[test]
fn what_cannot_be_looked_up_is_said() {
    let server = Server::start();
    let answer = server.get("/10.1000/182");
    assert_eq!(answer.status, 501, "{answer:?}");
    assert_eq!(server.get("/favicon.ico").status, 400);
    let body = r#"{"source": "/etc/passwd"}"#;
    assert_eq!(
        server
            .post("/api/v1/inspect", "application/json", body)
            .status,
        400
    );
    let report = server
        .post(
            "/api/v1/cite",
            "application/json",
            r#"{"sources": ["10.1000/182", "x"]}"#,
        )
        .json();
    assert_eq!(report["errors"][0]["status"], 501);
    assert_eq!(report["errors"][1]["status"], 400);
}

#[test]
fn health_and_metrics() {
    let server = Server::start();
    assert_eq!(server.get("/health").body, "ok\n");
    server.get("/nowhere/at-all?secret=1");
    let metrics = server.get("/metrics").body;
    assert!(
        metrics.contains("ibid_request_seconds_count{route=\"/health\",status=\"200\"} 1"),
        "{metrics}"
    );
    assert!(!metrics.contains("secret"));
}

#[test]
fn answers_carry_the_headers_that_protect_readers() {
    let server = Server::start();
    let answer = server.get("/health");
    assert!(
        answer
            .header("content-security-policy")
            .unwrap()
            .starts_with("default-src 'none'")
    );
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
}
