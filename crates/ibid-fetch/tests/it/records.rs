//! Registries, each in the shape that it documents: found, not found, could not tell.

use std::sync::Arc;

use ibid_fetch::transport::{Bounds, Headers, HttpRequest, HttpResponse};
use ibid_fetch::{Answer, Client, Doubt, Record, Settings, Transport};
use ibid_model::Item;
use ibid_model::csl_json::write_item;
use ibid_model::ident::Identifier;
use ibid_testdata::{StubReply, StubRequest, StubServer};
use serde_json::{Value, json};

use crate::harness::{StubTime, absent, budget, client, doubt, found, lenient};

const REGISTRIES: &[&str] = &[
    "doi",
    "ncbi",
    "eutils",
    "arxiv",
    "openlibrary",
    "googlebooks",
    "wikidata",
];

/// A client that asks the stub server for all registries, each below its own name.
fn asking(server: &StubServer) -> Client {
    let mut settings = Settings {
        contact: Some("me@example.org".to_owned()),
        ..lenient()
    };
    settings.limits.retries = 0;
    for name in REGISTRIES {
        settings
            .endpoints
            .set(name, &server.url(&format!("/{name}/")))
            .expect("a registry");
    }
    client(settings, &StubTime::new())
}

/// Looks an identifier up at a server that answers so.
fn look_up(
    identifier: &str,
    answer: impl Fn(&StubRequest) -> StubReply + Send + Sync + 'static,
) -> (Answer<Record>, Vec<String>) {
    let server = StubServer::start(answer);
    let client = asking(&server);
    let identifier = Identifier::recognise(identifier).expect("an identifier");
    let answer = client.record(&identifier, &budget(&client));
    let asked = server.requests().into_iter().map(|request| request.target);
    (answer, asked.collect())
}

fn csl(record: &Record) -> Value {
    let mut item: Item = record.item.clone();
    assert_eq!(item.id, "");
    "x".clone_into(&mut item.id);
    write_item(&item)
}

fn reply(content: &Value) -> StubReply {
    StubReply::ok("application/json", content.to_string())
}

fn page_404() -> StubReply {
    StubReply::status(404)
        .header("Content-Type", "text/html")
        .body("<html><head><title>404 Not Found</title></head><body>Not Found</body></html>")
}

/// In the shape of Crossref's CSL-JSON, with its bookkeeping.
fn crossref() -> Value {
    json!({
        "type": "journal-article", "DOI": "10.5555/Geese.1", "title": "Quiet winters of the <i>Anser</i>",
        "container-title": "Journal of Coastal Birds", "ISSN": ["1234-5679"], "volume": "12", "issue": "3",
        "page": "201-219", "publisher": "Tern Press", "language": "en",
        "author": [{"given": "Mary", "family": "Okonkwo", "sequence": "first", "affiliation": []}],
        "issued": {"date-parts": [[2023, 1, 5]]}, "URL": "http://dx.doi.org/10.5555/geese.1",
        "indexed": {"date-time": "2024-01-01T00:00:00Z"}, "reference-count": 2, "member": "1",
        "reference": [{"key": "1", "unstructured": "Brandt"}], "is-referenced-by-count": 7,
        "update-to": [{"DOI": "10.5555/old", "type": "correction"}]
    })
}

#[test]
fn a_doi_by_content_negotiation() {
    let (answer, asked) = look_up("10.5555/geese.1", |request| match request.target.as_str() {
        "/doi/10.5555/geese.1" => StubReply::redirect("/transform"),
        "/transform" => {
            assert_eq!(
                request.header("accept"),
                Some("application/vnd.citationstyles.csl+json")
            );
            StubReply::ok(
                "application/vnd.citationstyles.csl+json",
                crossref().to_string(),
            )
        }
        _ => page_404(),
    });
    let record = found(answer);
    assert_eq!(asked, ["/doi/10.5555/geese.1", "/transform"]);
    let item = csl(&record);
    assert_eq!(item["type"], "article-journal");
    assert_eq!(item["title"], "Quiet winters of the <i>Anser</i>");
    assert_eq!(
        item["author"],
        json!([{"family": "Okonkwo", "given": "Mary"}])
    );
    assert_eq!(item["issued"], json!({"date-parts": [[2023, 1, 5]]}));
    assert_eq!(
        (record.resolver, record.place("page")),
        ("doi.org", Some("/page"))
    );
    assert!(record.asked.url.as_str().ends_with("/transform"));
    assert_eq!(record.warnings, []);
    // What says nothing of the work is not kept; what does is.
    for gone in ["reference", "indexed", "member", "is-referenced-by-count"] {
        assert_eq!(item["custom"].get(gone), None, "{gone}");
    }
    assert_eq!(item["custom"]["update-to"][0]["type"], "correction");
}

#[test]
fn dois_with_odd_characters() {
    let (answer, asked) = look_up(
        "10.1002/(SICI)1097-0142(19960101)77:1<1::AID-X>3.0.CO;2-#?%",
        |_| reply(&crossref()),
    );
    found(answer);
    assert_eq!(
        asked,
        ["/doi/10.1002/(SICI)1097-0142(19960101)77:1%3C1::AID-X%3E3.0.CO;2-%23%3F%25"]
    );
}

#[test]
fn a_doi_that_is_an_alias() {
    let (answer, _) = look_up("10.5555/alias", |_| reply(&crossref()));
    let record = found(answer);
    assert_eq!(record.warnings[0].code.0, "W0611");
    assert!(record.warnings[0].message.contains("`10.5555/alias`"));
}

/// `responseCode` of the Handle System's proxy.
fn handle(code: u64) -> StubReply {
    StubReply::status(if code == 1 { 200 } else { 404 })
        .header("Content-Type", "application/json")
        .body(json!({"responseCode": code, "handle": "10.5555/none"}).to_string())
}

#[test]
fn a_doi_that_does_not_exist() {
    let (answer, asked) = look_up("10.5555/none", |request| {
        if request.target.starts_with("/doi/api/handles/") {
            handle(100)
        } else {
            page_404()
        }
    });
    assert_eq!(absent(answer), ["doi.org"]);
    assert_eq!(
        asked,
        [
            "/doi/10.5555/none",
            "/doi/api/handles/10.5555/none?type=URL"
        ]
    );
}

#[test]
fn a_404_alone_says_nothing() {
    // A page, whatever its title, is no registry's word.
    let (answer, _) = look_up("10.5555/none", |_| page_404());
    assert!(matches!(doubt(answer), Doubt::Unreadable { .. }));
    // It exists, and its agency has nothing to give.
    for status in [404, 406] {
        let (answer, _) = look_up("10.5555/none", move |request| {
            if request.target.starts_with("/doi/api/handles/") {
                handle(1)
            } else {
                StubReply::status(status)
            }
        });
        assert!(matches!(doubt(answer), Doubt::NoRecord { .. }));
    }
    // The Handle System is out of order.
    let (answer, _) = look_up("10.5555/none", |request| {
        if request.target.starts_with("/doi/api/handles/") {
            StubReply::status(500)
        } else {
            page_404()
        }
    });
    assert!(matches!(
        doubt(answer),
        Doubt::Unreadable { .. } | Doubt::Status { .. }
    ));
}

#[test]
fn no_failure_reads_as_absence() {
    let failures: &[fn() -> StubReply] = &[
        || StubReply::status(500),
        || StubReply::status(403),
        || StubReply::status(429),
        || StubReply::raw(""),
        || StubReply::ok("text/html", "<html><title>404 not found</title></html>"),
        || StubReply::ok("application/json", ""),
        || StubReply::ok("application/json", "{\"title\": \"cut o"),
        || StubReply::ok("application/json", "null"),
        || StubReply::ok("application/json", "[]"),
        || StubReply::ok("application/json", "{\"message\": \"not found\"}"),
        || StubReply::ok("application/json", vec![b'['; 300_000]),
        || StubReply::ok("application/json", b"\xff\xfe\x00".as_slice()),
        page_404,
    ];
    let identifiers = [
        "10.5555/x",
        "PMID:16566972",
        "PMC2323",
        "arXiv:1706.03762",
        "9780226458083",
    ];
    for identifier in identifiers {
        for (place, failure) in failures.iter().enumerate() {
            let (answer, asked) = look_up(identifier, move |_| failure());
            let doubt = doubt(answer);
            assert!(
                !asked.is_empty() && !doubt.to_string().is_empty(),
                "{identifier} {place}"
            );
        }
    }
}

/// In the shape of the Literature Citation Exporter's CSL-JSON.
fn exported() -> Value {
    json!({
        "source": "PubMed", "accessed": {"date-parts": [[2024, 5, 6]]}, "id": "pmid:99999901",
        "title": "Quiet winters", "author": [{"family": "Okonkwo", "given": "Mary"}],
        "container-title-short": "J Coast Birds", "container-title": "Journal of coastal birds",
        "ISSN": "1234-5679", "issued": {"date-parts": [[2023, 1]]}, "page": "201-19", "volume": "12",
        "issue": "3", "PMID": "99999901", "DOI": "10.5555/geese.1", "type": "article-journal"
    })
}

/// In the shape of ESummary 2.0.
fn summary(number: &str, document: &Value) -> Value {
    json!({"header": {"type": "esummary", "version": "0.3"}, "result": {"uids": [number], number: document}})
}

#[test]
fn pubmed() {
    let (answer, asked) = look_up("PMID:99999901", |_| reply(&exported()));
    let record = found(answer);
    assert_eq!(asked, ["/ncbi/pubmed/?format=csl&id=99999901"]);
    assert_eq!(csl(&record)["PMID"], "99999901");
    let (answer, asked) = look_up("PMC99901", |_| reply(&json!([exported()])));
    found(answer);
    assert_eq!(asked, ["/ncbi/pmc/?format=csl&id=99901"]);
}

#[test]
fn pubmed_by_its_summaries() {
    let document = json!({
        "uid": "99999901", "pubdate": "2023 Jan 5", "source": "J Coast Birds", "title": "Quiet winters.",
        "authors": [{"name": "Okonkwo MA", "authtype": "Author"}, {"name": "Tern Group", "authtype": "CollectiveName"}],
        "volume": "12", "issue": "3", "pages": "201-19", "issn": "1234-5679", "fulljournalname": "Journal of coastal birds",
        "articleids": [{"idtype": "pubmed", "value": "99999901"}, {"idtype": "doi", "value": "10.5555/geese.1"}]
    });
    let (answer, asked) = look_up("PMID:99999901", move |request| {
        if request.target.starts_with("/ncbi/") {
            StubReply::status(500)
        } else {
            reply(&summary("99999901", &document))
        }
    });
    let record = found(answer);
    assert_eq!(
        asked[1],
        "/eutils/esummary.fcgi?db=pubmed&id=99999901&retmode=json&tool=ibid&email=me%40example.org"
    );
    let item = csl(&record);
    assert_eq!(item["title"], "Quiet winters");
    assert_eq!(
        item["author"],
        json!([{"family": "Okonkwo", "given": "M. A."}, {"literal": "Tern Group"}])
    );
    assert_eq!(item["issued"], json!({"date-parts": [[2023, 1, 5]]}));
    assert_eq!(
        (&item["DOI"], &item["volume"]),
        (&json!("10.5555/geese.1"), &json!("12"))
    );
    assert_eq!(record.place("volume"), Some("/result/99999901/volume"));
}

#[test]
fn a_pmid_that_does_not_exist() {
    let shapes = [
        summary(
            "99999999",
            &json!({"uid": "99999999", "error": "cannot get document summary"}),
        ),
        json!({"header": {}, "error": "Invalid uid 99999999 at position= 0", "result": {"uids": []}}),
    ];
    for shape in shapes {
        // The exporter only says 404, which it also says when it is out of order: a doubt.
        let (answer, _) = look_up("PMID:99999999", move |request| {
            if request.target.starts_with("/ncbi/") {
                StubReply::status(404)
            } else {
                reply(&shape)
            }
        });
        assert_eq!(absent(answer), ["NCBI"]);
    }
    let (answer, _) = look_up("PMID:99999999", |request| {
        let busy = summary(
            "99999999",
            &json!({"uid": "99999999", "error": "API rate limit exceeded"}),
        );
        if request.target.starts_with("/ncbi/") {
            StubReply::status(404)
        } else {
            reply(&busy)
        }
    });
    doubt(answer);
}

/// An Atom feed in the shape of arXiv's API.
fn feed(total: usize, entries: &str) -> StubReply {
    let feed = format!(
        "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'>\
         <opensearch:totalResults xmlns:opensearch='http://a9.com/-/spec/opensearch/1.1/'>{total}</opensearch:totalResults>{entries}</feed>"
    );
    StubReply::ok("application/atom+xml", feed)
}

#[test]
fn arxiv() {
    let entry = "<entry><id>http://arxiv.org/abs/2401.00001v2</id><updated>2024-02-01T00:00:00Z</updated>\
        <published>2024-01-02T18:57:34Z</published><title>Counting geese\n  with attention</title>\
        <summary>  We count &amp; count.\n </summary><author><name>Mary A. Okonkwo</name></author>\
        <author><name>Ludwig van der Brandt</name></author>\
        <arxiv:doi xmlns:arxiv='http://arxiv.org/schemas/atom'>10.5555/geese.2</arxiv:doi>\
        <arxiv:primary_category xmlns:arxiv='http://arxiv.org/schemas/atom' term='cs.CV'/></entry>";
    let (answer, asked) = look_up("arXiv:2401.00001", move |_| feed(1, entry));
    let record = found(answer);
    assert_eq!(asked, ["/arxiv/api/query?id_list=2401.00001&max_results=1"]);
    let item = csl(&record);
    assert_eq!(
        (&item["type"], &item["title"]),
        (&json!("article"), &json!("Counting geese with attention"))
    );
    assert_eq!(
        item["author"],
        json!([{"family": "Okonkwo", "given": "Mary A."}, {"family": "van der Brandt", "given": "Ludwig"}])
    );
    assert_eq!(item["issued"], json!({"date-parts": [[2024, 1, 2]]}));
    assert_eq!(
        (&item["number"], &item["DOI"]),
        (&json!("arXiv:2401.00001"), &json!("10.5555/geese.2"))
    );
    assert_eq!(item["abstract"], "We count & count.");
    assert_eq!(record.place("author"), Some("/feed/entry/author"));

    assert_eq!(
        absent(look_up("arXiv:2401.99999", |_| feed(0, "")).0),
        ["arXiv"]
    );
    let error = "<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id format</summary></entry>";
    let refused = doubt(look_up("arXiv:2401.00001", move |_| feed(1, error)).0);
    assert!(
        refused.to_string().contains("incorrect id format"),
        "{refused}"
    );
    doubt(look_up("arXiv:2401.00001", |_| feed(1, "")).0);
    // Entities are not read at all.
    let bomb = "<!DOCTYPE feed [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><feed xmlns='http://www.w3.org/2005/Atom'>&b;</feed>";
    doubt(
        look_up("arXiv:2401.00001", move |_| {
            StubReply::ok("application/atom+xml", bomb)
        })
        .0,
    );
}

#[test]
fn books() {
    let book = json!({"ISBN:9780226458083": {
        "title": "The structure of winters", "subtitle": "a history", "authors": [{"name": "Thomas S. Goose", "url": "x"}],
        "publishers": [{"name": "Harbor Press"}], "publish_places": [{"name": "Chicago"}], "publish_date": "1996", "number_of_pages": 212
    }});
    let (answer, asked) = look_up("9780226458083", move |_| reply(&book));
    let record = found(answer);
    assert_eq!(
        asked,
        ["/openlibrary/api/books?bibkeys=ISBN%3A9780226458083&format=json&jscmd=data"]
    );
    let item = csl(&record);
    assert_eq!(item["title"], "The structure of winters: a history");
    assert_eq!(
        item["author"],
        json!([{"family": "Goose", "given": "Thomas S."}])
    );
    assert_eq!(
        (&item["publisher"], &item["publisher-place"]),
        (&json!("Harbor Press"), &json!("Chicago"))
    );
    assert_eq!(
        (&item["ISBN"], &item["number-of-pages"]),
        (&json!("9780226458083"), &json!("212"))
    );
}

#[test]
fn books_elsewhere() {
    let volumes = json!({"kind": "books#volumes", "totalItems": 2, "items": [
        {"volumeInfo": {"title": "Another book", "industryIdentifiers": [{"type": "ISBN_13", "identifier": "9780306406157"}]}},
        {"volumeInfo": {"title": "Winters", "authors": ["Thomas S. Goose"], "publisher": "Harbor Press", "publishedDate": "1996-12-15",
            "industryIdentifiers": [{"type": "ISBN_10", "identifier": "0226458083"}], "pageCount": 212, "language": "en"}}
    ]});
    let elsewhere = |google: Value| {
        move |request: &StubRequest| {
            if request.target.starts_with("/openlibrary/") {
                reply(&json!({}))
            } else {
                reply(&google)
            }
        }
    };
    let record = found(look_up("9780226458083", elsewhere(volumes)).0);
    assert_eq!(
        (record.resolver, csl(&record)["title"].as_str()),
        ("google-books", Some("Winters"))
    );
    assert_eq!(record.place("title"), Some("/items/1/volumeInfo/title"));
    let none = json!({"kind": "books#volumes", "totalItems": 0});
    assert_eq!(
        absent(look_up("9780226458083", elsewhere(none)).0),
        ["Open Library", "Google Books"]
    );
    // One that knows nothing of it and one that cannot be asked make a doubt, in either order.
    for silent in ["/openlibrary/", "/googlebooks/"] {
        let (answer, _) = look_up("9780226458083", move |request| {
            if request.target.starts_with(silent) {
                StubReply::status(503)
            } else if request.target.starts_with("/openlibrary/") {
                reply(&json!({}))
            } else {
                reply(&json!({"totalItems": 0}))
            }
        });
        assert!(matches!(doubt(answer), Doubt::Status { status: 503, .. }));
    }
}

fn wikidata(answer: impl Fn(&StubRequest) -> StubReply + Send + Sync + 'static) -> Answer<Record> {
    let server = StubServer::start(answer);
    let client = asking(&server);
    client.wikidata("Q99000001", &budget(&client))
}

#[test]
fn wikidata_items() {
    let item_value = |id: &str| json!({"mainsnak": {"datavalue": {"value": {"entity-type": "item", "id": id}, "type": "wikibase-entityid"}}, "rank": "normal"});
    let text = |text: &str, ordinal: Option<&str>| {
        let qualifiers = ordinal
            .map(|ordinal| json!({"P1545": [{"datavalue": {"value": ordinal, "type": "string"}}]}));
        json!({"mainsnak": {"datavalue": {"value": text, "type": "string"}}, "rank": "normal", "qualifiers": qualifiers})
    };
    let mut author = item_value("Q99000002");
    author["qualifiers"] = json!({"P1545": [{"datavalue": {"value": "2", "type": "string"}}]});
    let mut wrong = text("13", None);
    wrong["rank"] = json!("deprecated");
    let entity = json!({"entities": {"Q99000001": {"id": "Q99000001", "labels": {"en": {"language": "en", "value": "label"}}, "claims": {
        "P31": [item_value("Q13442814")],
        "P1476": [{"mainsnak": {"datavalue": {"value": {"text": "Quiet winters", "language": "en"}, "type": "monolingualtext"}}, "rank": "normal"}],
        "P50": [author], "P2093": [text("Ada Brandt", Some("1"))],
        "P577": [{"mainsnak": {"datavalue": {"value": {"time": "+2023-01-00T00:00:00Z", "precision": 10}, "type": "time"}}, "rank": "normal"}],
        "P1433": [item_value("Q99000003")], "P478": [wrong, text("12", None)], "P356": [text("10.5555/GEESE.1", None)], "P932": [text("99901", None)]
    }}}});
    let labels = json!({"entities": {
        "Q99000002": {"labels": {"en": {"language": "en", "value": "Mary Okonkwo"}}},
        "Q99000003": {"labels": {"mul": {"language": "mul", "value": "Journal of Coastal Birds"}}}
    }});
    let record = found(wikidata(move |request| {
        reply(if request.target.contains("claims") {
            &entity
        } else {
            &labels
        })
    }));
    let item = csl(&record);
    assert_eq!(
        (&item["type"], &item["title"], &item["volume"]),
        (
            &json!("article-journal"),
            &json!("Quiet winters"),
            &json!("12")
        )
    );
    assert_eq!(
        item["author"],
        json!([{"family": "Brandt", "given": "Ada"}, {"family": "Okonkwo", "given": "Mary"}])
    );
    assert_eq!(
        (&item["container-title"], &item["PMCID"]),
        (&json!("Journal of Coastal Birds"), &json!("PMC99901"))
    );
    assert_eq!(item["issued"], json!({"date-parts": [[2023, 1]]}));
    let missing = json!({"entities": {"Q99000001": {"id": "Q99000001", "missing": ""}}});
    assert_eq!(absent(wikidata(move |_| reply(&missing))), ["Wikidata"]);
    let error = json!({"error": {"code": "no-such-entity", "info": "Could not find an entity"}});
    assert_eq!(absent(wikidata(move |_| reply(&error))), ["Wikidata"]);
    let busy = json!({"error": {"code": "maxlag", "info": "Waiting"}});
    doubt(wikidata(move |_| reply(&busy)));
    doubt(wikidata(|_| page_404()));
}

#[test]
fn endpoints() {
    let mut endpoints = Settings::default().endpoints;
    let unknown = endpoints
        .set("orcid", "https://example.org/")
        .expect_err("there is none");
    assert!(
        unknown.to_string().contains("`orcid`") && unknown.to_string().contains("`wikidata`"),
        "{unknown}"
    );
    for base in ["ftp://example.org/", "nowhere", "https://user@example.org/"] {
        assert!(endpoints.set("doi", base).is_err(), "{base}");
    }
    endpoints
        .set("doi", "http://127.0.0.1:8080/mirror")
        .expect("a mirror");
    // A mirror is guarded as all else is.
    let settings = Settings {
        endpoints,
        ..Settings::default()
    };
    let client = client(settings, &StubTime::new());
    let doi = Identifier::recognise("10.5555/x").expect("a DOI");
    assert!(matches!(
        doubt(client.record(&doi, &budget(&client))),
        Doubt::Refused(_)
    ));
}

#[test]
fn offline() {
    let mut settings = lenient();
    settings.cache_use = ibid_fetch::CacheUse::Only;
    let client = client(settings, &StubTime::new());
    let doi = Identifier::recognise("10.5555/x").expect("a DOI");
    assert!(matches!(
        doubt(client.record(&doi, &budget(&client))),
        Doubt::Offline { .. }
    ));
}

/// Answers every request with the same bytes.
struct SameBytes(Vec<u8>);

impl Transport for SameBytes {
    fn exchange(&self, _: &HttpRequest, _: &Bounds) -> Result<HttpResponse, Doubt> {
        Ok(HttpResponse {
            status: 200,
            headers: Headers::default(),
            body: self.0.clone(),
        })
    }
}

proptest::proptest! {
    /// No bytes make a resolver panic, and none but a registry's own words make an absence.
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200), text in "[\\[{\"<a-z0-9:,/ \\]}>]{0,80}") {
        let shapes = [
            bytes,
            text.clone().into_bytes(),
            format!("{{\"title\": \"x\", \"issued\": {{\"raw\": \"{text}\"}}, \"author\": [{text}]}}").into_bytes(),
            format!("<feed xmlns='http://www.w3.org/2005/Atom'>{text}</feed>").into_bytes(),
        ];
        for body in shapes {
            let client = Client::with_parts(Settings::default(), Arc::new(SameBytes(body)), StubTime::new());
            for identifier in ["10.5555/x", "PMID:16566972", "arXiv:1706.03762", "9780226458083"] {
                let identifier = Identifier::recognise(identifier).expect("an identifier");
                let answer = client.record(&identifier, &budget(&client));
                proptest::prop_assert!(!matches!(answer, Answer::NotFound(_)));
            }
            let _ = client.page("https://tern.example/", &budget(&client));
        }
    }
}
