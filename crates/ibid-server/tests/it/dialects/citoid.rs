//! Citoid: the requests of its consumers, by query and by the REST path.

use serde_json::{Value, json};

use super::stub;
use crate::harness::{Answer, Server, network, with_network};

fn get(format: &str, search: &str) -> Value {
    let answer = ask(&format!("/api?format={format}&search={search}"));
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    answer.json()
}

fn ask(target: &str) -> Answer {
    let network = stub::start();
    with_network(&network).get(target)
}

#[track_caller]
fn refused(answer: &Answer, status: u16, says: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(answer.json(), json!({"error": says, "Error": says}));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
}

#[test]
fn an_article_for_mediawiki() {
    let items = get("mediawiki", "10.5555/geese.1");
    let item = &items[0];
    assert_eq!(items.as_array().unwrap().len(), 1);
    for (field, value) in [
        ("itemType", json!("journalArticle")),
        ("title", json!("Quiet Branta winters")),
        ("publicationTitle", json!("Journal of Coastal Birds")),
        (
            "author",
            json!([["Mary Ann", "Okonkwo"], ["", "Tern Society"]]),
        ),
        ("editor", json!([["Ada", "Brandt"]])),
        ("ISSN", json!(["0378-5955", "2434-561X"])),
        ("DOI", json!("10.5555/geese.1")),
        ("PMCID", json!("3531190")),
        ("date", json!("2023-01")),
        ("pages", json!("201–219")),
        ("language", json!("en")),
        ("url", json!("https://doi.org/10.5555/geese.1")),
        ("source", json!(["Crossref"])),
        ("version", json!(0)),
        ("tags", json!([])),
    ] {
        assert_eq!(item[field], value, "{field}: {item}");
    }
    assert!(item.get("creators").is_none());
}

#[test]
fn the_same_for_zotero() {
    let items = get("zotero", "10.5555/geese.1");
    let item = &items[0];
    assert_eq!(item["title"], "Quiet Branta winters");
    assert_eq!(item["pages"], "201-219");
    assert_eq!(
        item["creators"][1],
        json!({"name": "Tern Society", "creatorType": "author"})
    );
}

#[test]
fn the_same_as_bibtex() {
    let answer = ask("/api?format=bibtex&search=10.5555%2Fgeese.1");
    assert_eq!(answer.header("content-type"), Some("application/x-bibtex"));
    assert!(answer.body.contains("@article{"), "{answer:?}");
}

#[test]
fn the_same_for_wikibase() {
    let items = get("wikibase", "10.5555/geese.1");
    let item = &items[0];
    assert_eq!(
        item["identifiers"],
        json!({"url": "https://doi.org/10.5555/geese.1", "doi": "10.5555/geese.1", "pmcid": "3531190"})
    );
    for field in ["url", "DOI", "ISBN"] {
        assert!(item.get(field).is_none(), "{field}");
    }
}

#[test]
fn a_page_and_its_base_fields() {
    let network = stub::start();
    let server = with_network(&network);
    let url = network.url("/page");
    let encoded = url.replace(':', "%3A").replace('/', "%2F");
    let plain = server
        .get(&format!("/api?format=mediawiki&search={encoded}"))
        .json();
    assert_eq!(plain[0]["url"], url);
    assert_eq!(plain[0]["date"], "2023-01-05");
    assert_eq!(plain[0]["source"], json!(["citoid"]));
    assert_eq!(plain[0]["accessDate"].as_str().unwrap().len(), 10);
    let by_flag = server
        .get(&format!(
            "/api?format=mediawiki&baseFields=true&search={encoded}"
        ))
        .json();
    let by_name = server
        .get(&format!(
            "/api?format=mediawiki-basefields&search={encoded}"
        ))
        .json();
    assert_eq!(by_flag, by_name);
    assert_eq!(by_name[0]["publicationTitle"], "The Daily Tern");
    assert!(by_name[0].get("websiteTitle").is_none());
}

#[test]
fn a_page_that_names_no_site_has_its_host() {
    let network = stub::start();
    let server = with_network(&network);
    let search = network.url("/bare");
    let items = server
        .get(&format!("/api?format=mediawiki&search={search}"))
        .json();
    assert_eq!(items[0]["websiteTitle"], "127.0.0.1", "{items}");
}

#[test]
fn a_book_has_lists_of_its_numbers() {
    let network = stub::start();
    let server = with_network(&network);
    let search = network.url("/book.bib");
    let items = server
        .get(&format!("/api?format=mediawiki&search={search}"))
        .json();
    // As the ranges of the agency have them, however the source does.
    assert_eq!(items[0]["ISBN"], json!(["978-0-306-40615-7"]));
    assert_eq!(items[1]["ISBN"], json!(["978-0-306-40615-7"]));
    assert_eq!(items[2]["ISBN"], json!(["0-8044-2957-X"]));
    let items = server
        .get(&format!("/api?format=wikibase&search={search}"))
        .json();
    assert_eq!(
        items[0]["identifiers"]["isbn13"],
        json!(["978-0-306-40615-7"])
    );
    assert!(items[0].get("ISBN").is_none());
}

#[test]
fn the_rest_path() {
    for query in [
        "10.5555%2Fgeese.1",
        "10.5555/geese.1",
        "https%3A%2F%2Fdoi.org%2F10.5555%2Fgeese.1",
    ] {
        let answer = ask(&format!("/api/rest_v1/data/citation/mediawiki/{query}"));
        assert_eq!(answer.status, 200, "{query}: {answer:?}");
        assert_eq!(answer.json()[0]["DOI"], "10.5555/geese.1", "{query}");
    }
    let network = stub::start();
    let url = network.url("/page?of=1");
    let server = with_network(&network);
    for path in ["/api/rest_v1/data/citation/zotero", "/zotero"] {
        let answer = server.get(&format!("{path}/{url}"));
        assert_eq!(answer.json()[0]["title"], "Quiet winters", "{answer:?}");
    }
    let base = server.get(&format!("/mediawiki-basefields/{url}"));
    assert_eq!(base.json()[0]["publicationTitle"], "The Daily Tern");
}

#[test]
fn the_reader_s_languages_reach_the_page() {
    let network = stub::start();
    let server = with_network(&network);
    let target = format!("/mediawiki/{}", network.url("/page"));
    let languages = [("accept-language", "de-CH, de;q=0.9")];
    assert_eq!(server.request("GET", &target, &languages, b"").status, 200);
    let asked = network.requests();
    assert_eq!(
        asked[0].header("accept-language"),
        Some("de-CH, de;q=0.9"),
        "{asked:?}"
    );
    assert_eq!(server.get(&target).status, 200);
    assert_eq!(network.requests()[1].header("accept-language"), None);
}

#[test]
fn a_search_is_read_in_order() {
    for search in [
        "https://doi.org/10.5555/geese.1",
        "doi:10.5555/geese.1",
        "pmid:22331878",
        "PMC3531190",
        "see+10.5555/geese.1+there",
    ] {
        let items = get("mediawiki", search);
        assert_eq!(items[0]["DOI"], "10.5555/geese.1", "{search}");
    }
    // A number may be a PMID and a PMCID: both are looked up.
    let network = stub::start();
    let server = with_network(&network);
    let items = server.get("/api?format=zotero&search=22331878").json();
    assert_eq!(items.as_array().unwrap().len(), 1);
    let asked = network.requests();
    let both = ["/ncbi/pubmed", "/ncbi/pmc"];
    for registry in both {
        let is = |request: &ibid_testdata::StubRequest| request.target.starts_with(registry);
        assert!(asked.iter().any(is), "{registry}: {asked:?}");
    }
}

#[test]
fn what_is_wrong_is_said_in_its_words() {
    for (target, status, says) in [
        ("/api", 400, "No 'search' value specified"),
        ("/api?format=zotero", 400, "No 'search' value specified"),
        (
            "/api?search=10.5555/geese.1",
            400,
            "No 'format' value specified",
        ),
        (
            "/api?format=xml&search=a",
            400,
            "Invalid format requested xml",
        ),
        (
            "/api?format=zotero&baseFields=true&search=a",
            400,
            "Invalid format requested zotero",
        ),
        (
            "/api/rest_v1/data/citation/xml/10.5555%2Fgeese.1",
            400,
            "Invalid format requested xml",
        ),
        (
            "/api?format=zotero&search=10.5555/nothing",
            404,
            "Unable to resolve DOI 10.5555/nothing",
        ),
        (
            "/api?format=zotero&search=once+upon+a+time",
            404,
            "Unable to find a citation for once upon a time",
        ),
    ] {
        refused(&ask(target), status, says);
    }
    let network = stub::start();
    let gone = network.url("/nowhere");
    let answer = with_network(&network).get(&format!("/api?format=zotero&search={gone}"));
    refused(&answer, 404, &format!("Unable to load URL {gone}"));
}

#[test]
fn the_guard_and_the_gate_hold() {
    let stub = stub::start();
    let server = Server::with(|config| config.network = Some(network(&stub, false)));
    for url in [
        stub.url("/page"),
        "http://169.254.169.254/latest".to_owned(),
    ] {
        let answer = server.get(&format!("/api?format=zotero&search={url}"));
        assert_eq!(answer.status, 400, "{answer:?}");
        assert!(answer.json()["Error"].is_string());
    }
    assert_eq!(stub.connections(), 0);
    let foreign = [("origin", "https://evil.example")];
    let target = "/api?format=zotero&search=10.5555/geese.1";
    assert_eq!(server.request("GET", target, &foreign, b"").status, 403);
    let without = Server::start().get(target);
    assert_eq!(without.status, 501);
    assert!(without.json()["Error"].is_string());
}
