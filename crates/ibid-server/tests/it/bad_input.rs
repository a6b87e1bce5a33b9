//! Hostile and broken requests: a clear answer, and the server goes on.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use crate::harness::Server;
use ibid_server::Rate;

#[track_caller]
fn problem(answer: &crate::harness::Answer, status: u16, says: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json"),
        "{answer:?}"
    );
    let body = answer.json();
    assert_eq!(body["status"], status);
    assert!(body["detail"].as_str().unwrap().contains(says), "{body}");
}

#[test]
fn a_style_is_never_a_path() {
    let server = Server::start();
    for style in [
        "/etc/passwd",
        "../../etc/passwd",
        "x.csl",
        "..%5c..%5cx.csl",
        "http://169.254.169.254/a",
        "%00",
        &"a".repeat(20_000),
    ] {
        let answer = server.post(
            &format!("/api/v1/render?style={style}"),
            "application/json",
            r#"{"items": []}"#,
        );
        problem(&answer, 400, "no style");
    }
}

#[test]
fn broken_bodies_are_named() {
    let server = Server::start();
    let answer = server.post("/api/v1/render", "application/json", r#"{"items": [{]"#);
    problem(
        &answer,
        400,
        "not JSON: key must be a string at line 1 column 13",
    );
    problem(
        &server.post("/api/v1/render", "text/plain", ""),
        422,
        "empty",
    );
    problem(
        &server.post("/api/v1/convert?to=nothing", "text/plain", "x"),
        400,
        "no format `nothing`",
    );
    problem(
        &server.post("/api/v1/convert", "text/plain", "once upon a time"),
        422,
        "no format that is known",
    );
    let unknown = r#"{"items": [], "citations": [{"citationItems": [{"id": "nobody"}]}]}"#;
    problem(
        &server.post("/api/v1/render", "application/json", unknown),
        422,
        "`nobody`",
    );
    assert_eq!(server.get("/api/v1/render").status, 405);
    problem(
        &server.get("/nowhere/at/all"),
        404,
        "nothing at this address",
    );
}

#[test]
fn a_body_beyond_the_limit_is_refused() {
    let server = Server::with(|config| config.limits.body = 1_000);
    let answer = server.post("/api/v1/convert", "text/plain", "x".repeat(100_000));
    problem(&answer, 413, "larger than what is read");
    let claims = format!(
        "POST /api/v1/convert HTTP/1.1\r\nhost: {}\r\ncontent-length: 100000000000\r\nconnection: close\r\n\r\n",
        server.address
    );
    assert_eq!(server.raw(claims.as_bytes()).status, 413);
}

#[test]
fn a_flood_of_headers_is_refused() {
    let server = Server::start();
    let many = "x-many: y\r\n".repeat(1_000);
    let request = format!(
        "GET /health HTTP/1.1\r\nhost: {}\r\n{many}\r\n",
        server.address
    );
    assert_eq!(server.raw(request.as_bytes()).status, 431);
    let long = format!(
        "GET /health HTTP/1.1\r\nhost: {}\r\nx: {}\r\n\r\n",
        server.address,
        "y".repeat(1_000_000)
    );
    assert_eq!(server.raw(long.as_bytes()).status, 431);
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn a_client_that_sends_its_head_slowly_is_cut_off() {
    let server = Server::with(|config| config.limits.header_time = Duration::from_millis(200));
    let mut slow = server.connect();
    slow.write_all(b"GET /health HTTP/1.1\r\nhost: ").unwrap();
    let mut read = Vec::new();
    // Ends when the server closes, not when this side gives up.
    slow.read_to_end(&mut read).unwrap();
    assert!(!String::from_utf8_lossy(&read).contains("200 OK"));
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn a_body_that_never_comes_is_given_up() {
    let server = Server::with(|config| {
        config.limits.time = Duration::from_millis(300);
    });
    let request = format!(
        "POST /api/v1/convert HTTP/1.1\r\nhost: {}\r\ncontent-length: 50\r\n\r\nhalf",
        server.address
    );
    let mut slow = server.connect();
    slow.write_all(request.as_bytes()).unwrap();
    let mut read = [0; 64];
    let count = slow.read(&mut read).unwrap();
    assert!(String::from_utf8_lossy(&read[..count]).contains("504"));
}

#[test]
fn a_client_that_asks_too_often_is_told_when_to_come_again() {
    let server = Server::with(|config| {
        config.rate = Some(Rate {
            per_second: 0.01,
            burst: 2.0,
        });
    });
    assert_eq!(server.get("/health").status, 200);
    assert_eq!(server.get("/health").status, 200);
    let answer = server.get("/health");
    problem(&answer, 429, "too many requests");
    assert_eq!(answer.header("retry-after"), Some("100"));
}

#[test]
fn foreign_names_and_pages_are_refused() {
    let server = Server::start();
    let named = server.request("GET", "/health", &[("host", "evil.example")], b"");
    problem(&named, 421, "`evil.example`");
    let page = server.request("GET", "/health", &[("origin", "https://evil.example")], b"");
    problem(&page, 403, "https://evil.example");
    let allowed = Server::with(|config| config.origins.push("https://tern.example".to_owned()));
    let page = allowed.request("GET", "/health", &[("origin", "https://tern.example")], b"");
    assert_eq!(
        page.header("access-control-allow-origin"),
        Some("https://tern.example")
    );
    let asked = allowed.request(
        "OPTIONS",
        "/api/v1/render",
        &[("origin", "https://tern.example")],
        b"",
    );
    assert_eq!(asked.status, 204);
    assert!(
        asked
            .header("access-control-allow-methods")
            .unwrap()
            .contains("POST")
    );
}

#[test]
fn many_styles_asked_for_do_not_stay() {
    let server = Server::with(|config| config.limits.styles = 2);
    for style in ["apa", "mla", "ieee", "nature", "vancouver", "apa"] {
        let answer = server.post(
            &format!("/api/v1/render?style={style}"),
            "application/json",
            r#"{"items": []}"#,
        );
        assert_eq!(answer.status, 200, "{answer:?}");
    }
}

#[test]
fn thousands_of_items_that_say_nothing_are_answered_in_time() {
    let server = Server::start();
    let items = format!("[{}{{}}]", "{},".repeat(8_000));
    for target in ["/api/v1/convert?to=bibtex", "/import"] {
        let answer = server.post(target, "application/json", &items);
        assert_eq!(answer.status, 200, "{target}: {}", answer.head);
    }
    assert_eq!(server.get("/health").status, 200);
}
