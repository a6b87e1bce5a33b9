//! Addresses that are nobody's business, through every parameter that names one: nothing is asked for.

use crate::harness::{Answer, Server, network, percent_encoded};
use ibid_testdata::{StubReply, StubServer};

/// Ways to write loopback, private networks and the metadata of clouds.
fn forbidden(port: u16) -> Vec<String> {
    let hosts = [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",
        "localhost",
        "a.localhost",
        "localhost.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1]",
        "[fd00::1]",
        "10.0.0.1",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "100.64.0.1",
        "user@127.0.0.1",
        "127.0.0.1#@tern.example",
        "１２７.0.0.1",
    ];
    hosts
        .iter()
        .map(|host| match host.split_once('#') {
            Some((host, rest)) => format!("http://{host}:{port}/page#{rest}"),
            None => format!("http://{host}:{port}/page"),
        })
        .chain(
            [
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "ftp://127.0.0.1/a",
            ]
            .map(str::to_owned),
        )
        .collect()
}

/// The same address through every door.
fn through_every_door(server: &Server, url: &str) -> Vec<(&'static str, Answer)> {
    let quoted = serde_json::to_string(url).unwrap();
    let json = "application/json";
    let session = format!(r#"{{"url": {quoted}, "session": "x", "items": {{"a": "b"}}}}"#);
    vec![
        (
            "negotiation",
            server.get(&format!("/{}", percent_encoded(url))),
        ),
        (
            "citoid",
            server.get(&format!(
                "/api?format=zotero&search={}",
                percent_encoded(url)
            )),
        ),
        (
            "citoid by path",
            server.get(&format!("/zotero/{}", percent_encoded(url))),
        ),
        (
            "citoid by REST path",
            server.get(&format!(
                "/api/rest_v1/data/citation/mediawiki/{}",
                percent_encoded(url)
            )),
        ),
        ("web", server.post("/web", "text/plain", url)),
        ("web, chosen", server.post("/web", json, session)),
        ("search", server.post("/search", "text/plain", url)),
        (
            "inspect",
            server.post(
                "/api/v1/inspect",
                json,
                format!(r#"{{"source": {quoted}}}"#),
            ),
        ),
        (
            "cite",
            server.post(
                "/api/v1/cite",
                json,
                format!(r#"{{"sources": [{quoted}]}}"#),
            ),
        ),
    ]
}

#[test]
fn no_parameter_leads_to_addresses_that_are_not_public() {
    let stub =
        StubServer::start(|_| StubReply::ok("text/html", "<title>secret</title><h1>secret</h1>"));
    let server = Server::with(|config| config.network = Some(network(&stub, false)));
    let port = stub
        .url("/")
        .rsplit(':')
        .next()
        .unwrap()
        .trim_end_matches('/')
        .parse()
        .unwrap();
    for url in forbidden(port) {
        for (door, answer) in through_every_door(&server, &url) {
            let is_told = match door {
                // What of the sources has no result stands in the report.
                "cite" => answer.status == 200 && answer.json()["errors"][0].is_object(),
                // A search for a text without an identifier.
                "search" => (400..=501).contains(&answer.status),
                _ => (400..500).contains(&answer.status),
            };
            assert!(is_told, "{door}, {url}: {answer:?}");
            assert!(!answer.body.contains("secret"), "{door}, {url}: {answer:?}");
        }
    }
    assert_eq!(stub.connections(), 0);
}

#[test]
fn names_of_styles_formats_and_locales_are_never_addresses() {
    let stub = StubServer::start(|_| StubReply::status(200));
    let server = Server::with(|config| config.network = Some(network(&stub, true)));
    let url = stub.url("/x.csl");
    let items = r#"{"items": [{"id": "a", "type": "book", "title": "Geese"}]}"#;
    for (target, status) in [
        (format!("/api/v1/render?style={url}"), 400),
        (format!("/api/v1/render?locale={url}"), 200),
        (format!("/api/v1/render?format={url}"), 400),
        (format!("/?style={url}"), 404),
        (format!("/?locale={url}"), 200),
    ] {
        let answer = server.post(&target, "application/json", items);
        assert_eq!(answer.status, status, "{target}: {answer:?}");
    }
    let page = "<title>Geese</title><h1>Geese</h1>";
    for target in [
        format!("/api/v1/embed?url={url}&script={url}&css={url}"),
        format!("/api/v1/inspect?url={url}&name={url}"),
    ] {
        assert_eq!(
            server.post(&target, "text/html", page).status,
            200,
            "{target}"
        );
    }
    assert_eq!(stub.connections(), 0);
}

#[test]
fn paths_lead_to_no_files() {
    let server = Server::start();
    for path in [
        "/assets/../Cargo.toml",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd",
        "/assets/page.js%00.css",
        "/..%5c..%5cetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/file:///etc/passwd",
    ] {
        let answer = server.get(path);
        assert!((400..=501).contains(&answer.status), "{path}: {answer:?}");
        assert!(
            !answer.body.contains("root:") && !answer.body.contains("[package]"),
            "{path}: {answer:?}"
        );
    }
}
