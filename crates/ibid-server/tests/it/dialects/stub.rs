//! The network of the dialects' tests: pages, a file of references, and registries.

use ibid_testdata::{StubReply, StubRequest, StubServer};
use serde_json::{Value, json};

const PAGE: &str = "<!DOCTYPE html><html lang=en><title>Quiet winters</title>\
    <meta name=author content='Mary Okonkwo'><meta property='og:site_name' content='The Daily Tern'>\
    <meta property='article:published_time' content='2023-01-05'>\
    <article><h1>Quiet winters</h1><p>The geese stayed at the coast.</article>";

const REFERENCES: &str = "@book{geese, title = {Quiet Winters}, author = {Okonkwo, Mary}, year = 2023}\n\
    @book{terns, title = {Loud Summers}, author = {Brandt, Ada}, year = 2021}\n\
    @book{gulls, title = {Old Gulls}, author = {Brandt, Ada}, year = 2019}\n";

const BOOK: &str = "@book{geese, title = {Quiet Winters}, author = {Okonkwo, Mary}, year = 2023, \
    isbn = {978-0-306-40615-7}}\n\
    @book{terns, title = {Loud Summers}, isbn = {9780306406157}}\n\
    @book{gulls, title = {Old Gulls}, isbn = {080442957X}}\n";

fn record() -> Value {
    json!({
        "type": "article-journal", "DOI": "10.5555/geese.1", "title": "Quiet <i>Branta</i> winters",
        "container-title": "Journal of Coastal Birds", "volume": "12", "issue": "3", "page": "201-219",
        "ISSN": "0378-5955, 2434-561X", "PMCID": "PMC3531190", "language": "en",
        "author": [{"given": "Mary Ann", "family": "Okonkwo"}, {"literal": "Tern Society"}],
        "editor": [{"given": "Ada", "family": "Brandt"}],
        "issued": {"date-parts": [[2023, 1]]}
    })
}

/// Starts the network.
pub fn start() -> StubServer {
    StubServer::start(answer)
}

fn answer(request: &StubRequest) -> StubReply {
    let target = request.target.as_str();
    let is_record = target.starts_with("/doi/") && target.contains("geese.1")
        || target.starts_with("/ncbi/")
            && (target.contains("pubmed/?format=csl&id=22331878")
                || target.contains("pmc") && target.contains("3531190"));
    match target {
        "/page" | "/page?of=1" => StubReply::ok("text/html; charset=utf-8", PAGE),
        "/references.bib" => StubReply::ok("application/x-bibtex", REFERENCES),
        "/book.bib" => StubReply::ok("application/x-bibtex", BOOK),
        "/bare" => StubReply::ok("text/html", "<!DOCTYPE html><title>Geese</title><p>Stayed."),
        "/picture" => StubReply::ok("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice()),
        "/broken" => StubReply::status(500),
        _ if is_record => StubReply::ok(
            "application/vnd.citationstyles.csl+json",
            record().to_string(),
        ),
        "/endless" => StubReply::ok("text/html", " ".repeat(1 << 20)).then_repeat(64),
        _ if target.starts_with("/doi/api/handles/") => {
            StubReply::status(404).body("{\"responseCode\": 100}")
        }
        _ => StubReply::status(404),
    }
}
