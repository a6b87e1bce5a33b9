//! translation-server: what its clients send, the choice of several works among it.

use serde_json::{Value, json};

use super::stub;
use crate::harness::{Answer, Server, network, with_network};

#[track_caller]
fn refused(answer: &Answer, status: u16, says: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    let kind = answer.header("content-type").unwrap();
    assert!(kind.starts_with("text/plain"), "{kind}");
    assert!(answer.body.starts_with(says), "{answer:?}");
}

fn is_key(key: &Value) -> bool {
    let is_sign = |c: char| "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ".contains(c);
    key.as_str()
        .is_some_and(|key| key.len() == 8 && key.chars().all(is_sign))
}

fn is_moment(text: &Value) -> bool {
    let pattern = "dddd-dd-ddTdd:dd:ddZ";
    let fits = |(c, p): (char, char)| if p == 'd' { c.is_ascii_digit() } else { c == p };
    text.as_str().is_some_and(|text| {
        text.len() == pattern.len() && text.chars().zip(pattern.chars()).all(fits)
    })
}

#[test]
fn a_page_is_one_item() {
    let network = stub::start();
    let server = with_network(&network);
    let url = network.url("/page");
    let answer = server.post("/web", "text/plain", &url);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let items = answer.json();
    let item = &items[0];
    assert_eq!(items.as_array().unwrap().len(), 1);
    assert_eq!(item["title"], "Quiet winters");
    assert_eq!(
        item["creators"],
        json!([{"firstName": "Mary", "lastName": "Okonkwo", "creatorType": "author"}])
    );
    assert_eq!((&item["version"], &item["tags"]), (&json!(0), &json!([])));
    assert_eq!(
        (&item["url"], &item["date"]),
        (&json!(url), &json!("2023-01-05"))
    );
    assert!(is_key(&item["key"]), "{item}");
    assert!(is_moment(&item["accessDate"]), "{item}");
    let again = server
        .post("/web", "text/plain; charset=utf-8", &url)
        .json();
    assert_eq!(again[0]["key"], item["key"]);
    let bare = url.trim_start_matches("http://");
    let bare = server.post("/web?single=1", "text/plain", bare).json();
    assert_eq!(bare[0]["key"], item["key"]);
}

#[test]
fn several_works_are_a_choice_that_is_sent_back() {
    let network = stub::start();
    let server = with_network(&network);
    let url = network.url("/references.bib");
    let answer = server.post("/web", "text/plain", &url);
    assert_eq!(answer.status, 300, "{answer:?}");
    let mut choice = answer.json();
    assert_eq!(choice["url"], url);
    assert_eq!(choice["session"].as_str().unwrap().len(), 15);
    let offered = choice["items"].as_object().unwrap().clone();
    assert_eq!(offered.len(), 3);
    let first = answer.body.find("Quiet Winters");
    assert!(first < answer.body.find("Loud Summers") && first.is_some());
    // The client takes out what it does not want, and sends the rest back.
    let items = choice["items"].as_object_mut().unwrap();
    items.retain(|_, title| title != "Loud Summers");
    let chosen = server.post("/web", "application/json", choice.to_string());
    assert_eq!(chosen.status, 200, "{chosen:?}");
    let chosen = chosen.json();
    let titles = [&chosen[0]["title"], &chosen[1]["title"]];
    assert_eq!(titles, ["Quiet Winters", "Old Gulls"]);
    assert!(offered.contains_key(chosen[0]["key"].as_str().unwrap()));
    // No session is kept: any will do, once more, and on another server.
    choice["session"] = json!("unheard-of");
    let other = with_network(&network);
    let again = other.post("/web", "application/json", choice.to_string());
    assert_eq!(again.json().as_array().unwrap().len(), 2);
    let all = server.post("/web?single=1", "text/plain", &url);
    assert_eq!((all.status, all.json().as_array().unwrap().len()), (200, 3));
}

#[test]
fn the_readmes_form_of_a_selection_is_taken() {
    let network = stub::start();
    let server = with_network(&network);
    let mut choice = server
        .post("/web", "text/plain", network.url("/references.bib"))
        .json();
    for title in choice["items"].as_object_mut().unwrap().values_mut() {
        *title = json!({"title": title});
    }
    let chosen = server.post("/web", "application/json", choice.to_string());
    assert_eq!(chosen.json().as_array().unwrap().len(), 3);
}

#[test]
fn selections_that_do_not_fit() {
    let network = stub::start();
    let server = with_network(&network);
    let url = network.url("/references.bib");
    let send = |body: Value| server.post("/web", "application/json", body.to_string());
    refused(&send(json!({})), 400, "URL not provided");
    refused(&send(json!({"url": url})), 400, "'session' not provided");
    refused(
        &send(json!({"url": url, "session": "a"})),
        400,
        "'items' not provided",
    );
    refused(
        &send(json!({"url": url, "session": "a", "items": {}})),
        400,
        "No items specified",
    );
    let other = json!({"url": url, "session": "a", "items": {"AAAAAAAA": "Quiet Winters"}});
    refused(
        &send(other),
        409,
        "Items specified do not match items available",
    );
    let mut choice = server.post("/web", "text/plain", &url).json();
    for title in choice["items"].as_object_mut().unwrap().values_mut() {
        *title = json!("Another title");
    }
    refused(
        &send(choice),
        409,
        "Items specified do not match items available",
    );
}

#[test]
fn pages_that_give_nothing() {
    let network = stub::start();
    let server = with_network(&network);
    let web = |body: &str| server.post("/web", "text/plain", body);
    refused(&web(""), 400, "POST data not provided\n");
    refused(&web("once upon a time"), 400, "URL not provided");
    refused(&web("file:///etc/passwd"), 400, "URL not provided");
    refused(&web(&network.url("/nowhere")), 400, "Remote page not found");
    refused(
        &web(&network.url("/endless")),
        400,
        "Response exceeds max size",
    );
    refused(
        &web(&network.url("/broken")),
        500,
        "An error occurred retrieving the document",
    );
    refused(
        &web(&network.url("/picture")),
        400,
        "The remote document is not in a supported format",
    );
    refused(
        &server.post("/web", "application/xml", "<a/>"),
        415,
        "Unsupported",
    );
    assert_eq!(server.get("/web").status, 405);
    let of_doi = web(&network.url("/broken/10.5555/geese.1")).json();
    assert_eq!(of_doi[0]["DOI"], "10.5555/geese.1");
}

#[test]
fn identifiers_are_searched_for() {
    let network = stub::start();
    let server = with_network(&network);
    let search = |body: &str| server.post("/search", "text/plain", body);
    for text in [
        "10.5555/geese.1",
        "https://doi.org/10.5555/geese.1",
        "pmid:22331878",
        "22331878",
        "See doi:10.5555/geese.1, there",
    ] {
        let answer = search(text);
        assert_eq!(answer.status, 200, "{text}: {answer:?}");
        let items = answer.json();
        assert_eq!(items[0]["itemType"], "journalArticle", "{text}");
        assert_eq!(items[0]["publicationTitle"], "Journal of Coastal Birds");
        assert!(is_key(&items[0]["key"]));
    }
    refused(&search(""), 400, "POST data not provided\n");
    refused(&search("once upon a time"), 501, "No identifiers");
    refused(&search("10.5555/nothing"), 501, "No items returned");
    refused(
        &server.post("/search", "application/json", "{}"),
        415,
        "Unsupported",
    );
}

#[test]
fn references_are_imported() {
    let server = Server::start();
    let references = "@book{geese, title = {Quiet Winters}, author = {Okonkwo, Mary}, year = 2023}";
    let answer = server.post("/import", "application/x-whatever", references);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(
        answer.header("zotero-translator-id"),
        Some("9cb70025-a888-4a29-a210-93ec52da40d4")
    );
    let items = answer.json();
    assert_eq!(
        (&items[0]["itemType"], &items[0]["title"]),
        (&json!("book"), &json!("Quiet Winters"))
    );
    assert_eq!(items[0]["citationKey"], "geese");
    assert!(is_key(&items[0]["key"]) && items[0]["version"] == 0);
    assert!(answer.body.contains('\n'));
    refused(
        &server.post("/import", "text/plain", "once upon a time"),
        500,
        "No suitable translators found",
    );
    refused(
        &server.post("/import", "text/plain", ""),
        400,
        "POST data not provided",
    );
}

#[test]
fn keys_are_kept_where_they_are_keys_and_no_two_are_the_same() {
    let server = Server::start();
    let item = |key: &str| json!({"key": key, "itemType": "book", "title": "Quiet winters"});
    let items = json!([item("ABCDEFGH"), item("ABCDEFGH"), item("<b>"), item("<b>")]);
    let items = server
        .post("/import", "application/json", items.to_string())
        .json();
    let keys: Vec<&Value> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["key"])
        .collect();
    assert_eq!(keys[0], "ABCDEFGH");
    assert!(keys.iter().all(|key| is_key(key)), "{keys:?}");
    let unlike = |at: usize| !keys[..at].contains(&keys[at]);
    assert!((1..4).all(unlike), "{keys:?}");
}

#[test]
fn items_are_exported() {
    let server = Server::start();
    let items = json!([{"key": "ABCDEFGH", "version": 0, "itemType": "book", "title": "Quiet winters", "date": "2023",
        "creators": [{"firstName": "Mary", "lastName": "Okonkwo", "creatorType": "author"}], "tags": []}]);
    let export = |format: &str| {
        server.post(
            &format!("/export?format={format}"),
            "application/json",
            items.to_string(),
        )
    };
    for (format, media_type, says) in [
        ("bibtex", "application/x-bibtex", "@book{"),
        ("biblatex", "application/x-bibtex", "@book{"),
        ("csljson", "application/json", "\"family\""),
        ("mods", "application/mods+xml", "<mods"),
    ] {
        let answer = export(format);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(media_type))
        );
        assert!(
            answer.body.contains(says) && answer.body.contains("Okonkwo"),
            "{answer:?}"
        );
    }
    refused(&export("unheard-of"), 400, "Invalid format specified");
    refused(
        &server.post("/export", "application/json", "[]"),
        400,
        "Invalid format specified",
    );
    let broken = |body| server.post("/export?format=bibtex", "application/json", body);
    for body in [
        "{",
        "{}",
        "[1]",
        "[{\"title\": \"x\"}]",
        "[{\"itemType\": 1}]",
    ] {
        refused(
            &broken(body),
            400,
            "Input must be an array of items as JSON",
        );
    }
    refused(
        &server.post("/export?format=bibtex", "text/plain", "[]"),
        415,
        "Unsupported",
    );
}

#[test]
fn what_an_import_gives_can_be_exported() {
    let server = Server::start();
    let references =
        "@book{geese, title = {Quiet Winters}, author = {Okonkwo, Mary}, year = {2023}}";
    let items = server.post("/import", "text/plain", references).body;
    let answer = server.post("/export?format=bibtex", "application/json", items);
    assert!(answer.body.contains("@book{geese"), "{answer:?}");
}

#[test]
fn the_guard_the_gate_and_the_limits_hold() {
    let stub = stub::start();
    let guarded = Server::with(|config| config.network = Some(network(&stub, false)));
    let answer = guarded.post("/web", "text/plain", stub.url("/page"));
    assert_eq!(answer.status, 400, "{answer:?}");
    let answer = guarded.post(
        "/web",
        "text/plain",
        "http://169.254.169.254/latest/10.5555/geese.1",
    );
    assert_eq!(answer.status, 400, "{answer:?}");
    assert_eq!(stub.connections(), 0);
    let server = Server::with(|config| config.limits.body = 100);
    for path in ["/web", "/search", "/import", "/export?format=bibtex"] {
        let answer = server.post(path, "text/plain", "x".repeat(200));
        assert_eq!(answer.status, 413, "{path}");
        let foreign = [
            ("origin", "https://evil.example"),
            ("content-type", "text/plain"),
        ];
        assert_eq!(
            server.request("POST", path, &foreign, b"x").status,
            403,
            "{path}"
        );
    }
    let answer = server.post("/web", "text/plain", "https://tern.example/");
    refused(&answer, 501, "this server does not look things up");
}
