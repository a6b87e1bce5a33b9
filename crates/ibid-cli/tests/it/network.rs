//! `ibid cite` and `ibid inspect` of URLs and identifiers, against a server on loopback.

use std::path::PathBuf;

use ibid_testdata::{StubReply, StubRequest, StubServer};
use serde_json::{Value, json};

use crate::harness::{PAGE, Run, command, file, folder, ibid, run};

/// A user with a configuration and a cache, and a server that is all of the network.
struct User {
    server: StubServer,
    home: PathBuf,
}

impl User {
    fn new(answer: impl Fn(&StubRequest) -> StubReply + Send + Sync + 'static) -> Self {
        let home = folder();
        let user = Self {
            server: StubServer::start(answer),
            home,
        };
        user.configure("");
        user
    }

    /// Writes the configuration: all registries are the server's, and nothing is tried twice.
    fn configure(&self, more: &str) {
        let names = [
            "doi",
            "ncbi",
            "eutils",
            "arxiv",
            "openlibrary",
            "googlebooks",
            "wikidata",
        ];
        let endpoints = names.map(|name| {
            let url = self.server.url(&format!("/{name}/"));
            format!("{name} = \"{url}\"\n")
        });
        let endpoints = endpoints.concat();
        let config = format!("[network]\nretries = 0\n{more}\n[network.endpoints]\n{endpoints}");
        std::fs::write(self.home.join("config.toml"), config).expect("the file is written");
    }

    /// Runs the program without the guard's leave for loopback.
    fn guarded(&self, arguments: &[&str]) -> Run {
        let mut command = command(arguments);
        command
            .env("IBID_CONFIG_DIR", &self.home)
            .env("IBID_CACHE_DIR", self.home.join("cache"))
            .env("TZ", "UTC");
        // Nobody listens there: whoever looked at these would get no answer.
        for name in [
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "http_proxy",
            "https_proxy",
            "all_proxy",
        ] {
            command.env(name, "http://127.0.0.1:9/");
        }
        run(command, b"")
    }

    fn ibid(&self, arguments: &[&str]) -> Run {
        self.guarded(&[arguments, &["--allow-private"]].concat())
    }

    fn url(&self, path: &str) -> String {
        self.server.url(path)
    }
}

fn html(body: impl Into<Vec<u8>>) -> StubReply {
    StubReply::ok("text/html; charset=utf-8", body)
}

fn record() -> Value {
    json!({
        "type": "article-journal", "DOI": "10.5555/geese.1", "title": "Quiet winters", "container-title": "Journal of Coastal Birds",
        "volume": "12", "issue": "3", "page": "201-219", "publisher": "Tern Press", "URL": "http://dx.doi.org/10.5555/geese.1",
        "author": [{"given": "Mary Ann", "family": "Okonkwo"}, {"given": "Ada", "family": "Brandt"}],
        "issued": {"date-parts": [[2023, 1]]}
    })
}

fn csl(value: &Value) -> StubReply {
    StubReply::ok("application/vnd.citationstyles.csl+json", value.to_string())
}

#[test]
fn a_page() {
    let user = User::new(|request| match request.target.as_str() {
        "/short" => StubReply::redirect("/long"),
        _ => html(PAGE),
    });
    let entry = user.ibid(&["cite", &user.url("/short")]).clean();
    assert_eq!(
        entry,
        format!(
            "Okonkwo, M. (2023, January 5). Quiet winters. The Daily Tern. {}\n",
            user.url("/long")
        )
    );
    let report = user
        .ibid(&["inspect", "--json", &user.url("/short")])
        .json();
    assert_eq!(report["source"], user.url("/short"));
    let accessed = &report["fields"]["accessed"];
    assert_eq!(accessed["provenance"][0]["extractor"], "fetch");
    assert_eq!(accessed["provenance"][0]["where"], user.url("/long"));
    let parts = accessed["value"]["date-parts"][0]
        .as_array()
        .expect("a day");
    assert!(
        parts.len() == 3 && parts[0].as_i64() >= Some(2024),
        "{parts:?}"
    );
    let set = user
        .ibid(&[
            "inspect",
            "--json",
            &user.url("/short"),
            "--accessed",
            "2024-05-06",
        ])
        .json();
    assert_eq!(
        set["item"]["accessed"],
        json!({"date-parts": [[2024, 5, 6]]})
    );
    user.ibid(&["cite", &user.url("/"), "--url", "https://x.example/"])
        .fails(2, &["--url"]);
}

#[test]
fn identifiers() {
    let user = User::new(|request| {
        let target = request.target.as_str();
        if target.starts_with("/doi/") || target.starts_with("/ncbi/pubmed/") {
            csl(&record())
        } else if target.starts_with("/arxiv/") {
            StubReply::ok(
                "application/atom+xml",
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/2401.00001v1</id>\
                <published>2024-01-02T00:00:00Z</published><title>Counting geese</title><author><name>Mary Okonkwo</name></author></entry></feed>",
            )
        } else {
            csl(
                &json!({"ISBN:9780226458083": {"title": "Winters", "authors": [{"name": "Ada Brandt"}], "publish_date": "1996", "publishers": [{"name": "Harbor"}]}}),
            )
        }
    });
    let entry = "Okonkwo, M. A., & Brandt, A. (2023). Quiet winters. Journal of Coastal Birds, 12(3), 201–219. https://doi.org/10.5555/geese.1\n";
    for identifier in [
        "10.5555/geese.1",
        "https://doi.org/10.5555/geese.1",
        "doi:10.5555/geese.1",
        "PMID:22331878",
    ] {
        assert_eq!(
            user.ibid(&["cite", identifier]).clean(),
            entry,
            "{identifier}"
        );
    }
    let both = user
        .ibid(&["cite", "9780226458083", "arXiv:2401.00001", "-s", "ieee"])
        .clean();
    let lines: Vec<&str> = both.lines().collect();
    assert!(
        lines.len() == 2
            && lines[0].starts_with("[1] A. Brandt, Winters. Harbor, 1996.")
            && lines[1].starts_with("[2] M. Okonkwo, “Counting geese,”"),
        "{both}"
    );
    let report = user.ibid(&["inspect", "--json", "10.5555/geese.1"]).json();
    let volume = &report["fields"]["volume"];
    assert_eq!(
        (
            &volume["value"],
            &volume["provenance"][0]["extractor"],
            &volume["provenance"][0]["where"]
        ),
        (&json!("12"), &json!("doi.org"), &json!("/volume"))
    );
    assert_eq!(report["item"].get("accessed"), None);
}

#[test]
fn titles_of_registries_in_sentence_case() {
    let user = User::new(|_| {
        let mut record = record();
        record["title"] = json!("The Quiet Winters of the Grey Goose in Norway");
        csl(&record)
    });
    let item = user
        .ibid(&["cite", "10.5555/geese.1", "-f", "csl-json"])
        .json();
    assert_eq!(
        item["title"],
        "The quiet winters of the grey goose in Norway"
    );
    assert_eq!(
        item["custom"]["title-as-printed"],
        "The Quiet Winters of the Grey Goose in Norway"
    );
    let kept = user
        .ibid(&["cite", "10.5555/geese.1", "-f", "csl-json", "--keep-case"])
        .json();
    assert_eq!(
        kept["title"],
        "The Quiet Winters of the Grey Goose in Norway"
    );
}

#[test]
fn what_a_registry_does_not_say() {
    let bare = json!({"type": "book", "DOI": "10.5555/geese.1", "title": "Quiet winters"});
    let user = User::new(move |request| {
        if request.target.starts_with("/doi/") {
            csl(&bare)
        } else {
            html(with_doi())
        }
    });
    let run = user.ibid(&["cite", "10.5555/geese.1"]);
    run.says(&["warning[W0411]", "warning[W0412]", "--set issued=…"]);
    assert!(run.done().contains("(n.d.)"));
    // The page says it.
    let run = user.ibid(&["cite", &user.url("/a")]);
    assert!(!run.stderr.contains("W041"), "{run:?}");
    assert!(run.done().contains("(2023)"));
}

/// A page with a DOI of its own.
fn with_doi() -> String {
    PAGE.replace("</head>", "<meta name='citation_doi' content='10.5555/geese.1'><meta name='citation_title' content='Quiet winters'>\
        <meta name='citation_author' content='Mary Okonkwo'><meta name='citation_author' content='Ada Brandt'>\
        <meta name='citation_publication_date' content='2023/01/05'><meta name='citation_volume' content='11'></head>")
}

#[test]
fn a_page_and_the_registry_of_its_doi() {
    let user = User::new(|request| {
        if request.target.starts_with("/doi/") {
            csl(&record())
        } else {
            html(with_doi())
        }
    });
    let run = user.ibid(&["inspect", "--json", &user.url("/a")]);
    let report = run.json();
    let (item, fields) = (&report["item"], &report["fields"]);
    // Bibliographic facts are the registry's, what the page alone knows the page's.
    assert_eq!(
        (&item["type"], &item["volume"], &item["page"]),
        (&json!("article-journal"), &json!("12"), &json!("201-219"))
    );
    assert_eq!(item["URL"], user.url("/a"));
    assert_eq!(item["author"][0]["given"], "Mary Ann");
    // The page has the day.
    assert_eq!(item["issued"], json!({"date-parts": [[2023, 1, 5]]}));
    let extractors = |field: &str| -> Vec<&str> {
        let places = fields[field]["provenance"].as_array().expect("places");
        places
            .iter()
            .filter_map(|place| place["extractor"].as_str())
            .collect()
    };
    assert_eq!(extractors("page"), ["doi.org"]);
    assert_eq!(extractors("issued").last(), Some(&"doi.org"));
    assert_eq!(extractors("author")[0], "doi.org");
    assert_eq!(fields["volume"]["alternatives"][0]["value"], "11");
    let others = fields["URL"]["alternatives"]
        .as_array()
        .expect("alternatives");
    let registered = "http://dx.doi.org/10.5555/geese.1";
    assert!(
        others.iter().any(|other| other["value"] == registered),
        "{others:?}"
    );
    let warnings = report["warnings"].as_array().expect("warnings");
    let told = warnings
        .iter()
        .find(|warning| warning["code"] == "W0614")
        .expect("a warning");
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|text| text.contains("`volume`")
                && !text.contains("`title`")
                && !text.contains("`author`")),
        "{told}"
    );
}

#[test]
fn a_registry_that_is_silent() {
    let user = User::new(|request| {
        if request.target.starts_with("/doi/") {
            StubReply::status(503)
        } else {
            html(with_doi())
        }
    });
    let run = user.ibid(&["cite", "-f", "csl-json", &user.url("/a")]);
    run.says(&["warning[W0613]", "`10.5555/geese.1`", "503"]);
    let item = run.json();
    assert_eq!(
        (&item["volume"], &item["DOI"]),
        (&json!("11"), &json!("10.5555/geese.1"))
    );
    let unregistered = User::new(|request| match request.target.as_str() {
        target if target.starts_with("/doi/api/handles/") => {
            StubReply::ok("application/json", "{\"responseCode\": 100}")
        }
        target if target.starts_with("/doi/") => StubReply::status(404),
        _ => html(with_doi()),
    });
    let run = unregistered.ibid(&["cite", &unregistered.url("/a")]);
    run.says(&["warning[W0613]", "is not registered"]);
    assert_eq!(run.code, Some(0));
}

#[test]
fn a_doi_whose_agency_has_no_record() {
    let user = User::new(|request| {
        let wants_page = request
            .header("accept")
            .is_some_and(|accept| accept.contains("html"));
        if request.target.starts_with("/doi/api/handles/") {
            StubReply::ok("application/json", "{\"responseCode\": 1}")
        } else if wants_page {
            html(with_doi())
        } else {
            StubReply::status(406)
        }
    });
    let run = user.ibid(&["cite", "10.5555/geese.1", "-f", "csl-json"]);
    run.says(&["warning[W0613]", "`10.5555/geese.1` exists"]);
    assert_eq!(run.json()["title"], "Quiet winters");
}

#[test]
fn documents() {
    let text = "Quiet winters\n\nBy Mary Okonkwo\n\n5 January 2023\n\nThe geese stayed on the flats all winter.\n";
    let docs = [
        ("text/plain; charset=utf-8", text.to_owned()),
        ("application/json", json!([record()]).to_string()),
    ];
    for (content_type, body) in docs {
        let user = User::new(move |_| StubReply::ok(content_type, body.clone()));
        let item = user
            .ibid(&["cite", "-f", "csl-json", &user.url("/a")])
            .json();
        assert_eq!(
            (&item["title"], &item["author"][0]["family"]),
            (&json!("Quiet winters"), &json!("Okonkwo")),
            "{content_type}"
        );
    }
    let user =
        User::new(|_| StubReply::ok("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()));
    user.ibid(&["cite", &user.url("/a.png")])
        .fails(3, &["error[E0402]"]);
}

#[test]
fn a_doi_of_another_work() {
    let user = User::new(|request| {
        if request.target.starts_with("/doi/") {
            let mut record = record();
            record["title"] = json!("Effects of salinity on barnacle growth");
            record["author"] = json!([{"family": "Vane", "given": "Ruth"}]);
            csl(&record)
        } else {
            html(with_doi())
        }
    });
    let run = user.ibid(&["cite", "-f", "csl-json", &user.url("/a")]);
    run.says(&["warning[W0615]", "Effects of salinity on barnacle growth"]);
    let item = run.json();
    assert_eq!(
        (&item["title"], item.get("DOI")),
        (&json!("Quiet winters"), None)
    );
}

#[test]
fn what_does_not_exist_and_what_cannot_be_told() {
    let user = User::new(|request| match request.target.as_str() {
        "/gone" => StubReply::status(404)
            .header("Content-Type", "text/html")
            .body("<title>404</title>"),
        "/doi/api/handles/10.5555/none?type=URL" => {
            StubReply::status(404).body("{\"responseCode\": 100}")
        }
        "/doi/10.5555/busy" => StubReply::status(429).header("Retry-After", "3600"),
        "/wall" => StubReply::status(403).header("cf-mitigated", "challenge"),
        "/script" => html(
            "<html><body><div id='root'></div><noscript>Please enable JavaScript.</noscript><script src='a.js'></script></body></html>",
        ),
        _ => StubReply::status(404)
            .header("Content-Type", "text/html")
            .body("<title>not found</title>"),
    });
    user.ibid(&["cite", &user.url("/gone")])
        .fails(4, &["error[E0601]", "does not exist"]);
    user.ibid(&["cite", "10.5555/none"])
        .fails(4, &["error[E0601]", "`10.5555/none`", "`doi.org`"]);
    user.ibid(&["cite", "10.5555/busy"])
        .fails(5, &["error[E0604]", "3600 s"]);
    user.ibid(&["cite", "10.5555/odd"])
        .fails(5, &["error[E0606]"]);
    for page in ["/wall", "/script"] {
        user.ibid(&["cite", &user.url(page)]).fails(
            5,
            &["error[E0607]", "save the page", "--html -", "identifier"],
        );
    }
}

#[test]
fn the_guard() {
    let user = User::new(|_| html(PAGE));
    let port = user.server.address().port();
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
    ] {
        user.guarded(&["cite", &format!("http://{host}:{port}/")])
            .fails(5, &["error[E0603]", "--allow-private"]);
    }
    user.guarded(&["cite", "10.5555/geese.1"])
        .fails(5, &["error[E0603]"]);
    user.guarded(&["cite", "http://user:pass@example.org/"])
        .fails(5, &["error[E0603]", "password"]);
    assert_eq!(user.server.connections(), 0);
}

#[test]
fn several_sources() {
    let user = User::new(|request| match request.target.as_str() {
        "/gone" => StubReply::status(404),
        target if target.starts_with("/doi/") => csl(&record()),
        target => html(PAGE.replace(
            "Mary Okonkwo",
            &format!("Ada {}", target.trim_start_matches('/')),
        )),
    });
    let local = file("local.html", PAGE);
    let run = user.ibid(&[
        "cite",
        &user.url("/Zander"),
        &local,
        &user.url("/gone"),
        "10.5555/geese.1",
        &user.url("/Abel"),
        "-f",
        "csl-json",
    ]);
    assert_eq!(run.code, Some(1));
    run.says(&["error[E0601]", "/gone"]);
    let items: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let families: Vec<&str> = items
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item["author"][0]["family"].as_str())
        .collect();
    assert_eq!(families, ["Zander", "Okonkwo", "Okonkwo", "Abel"]);
    let lines = user.ibid(&[
        "inspect",
        "--jsonl",
        &user.url("/Zander"),
        &user.url("/gone"),
        &user.url("/Abel"),
    ]);
    let lines: Vec<Value> = lines
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[1]["error"]["code"], "E0601");
    assert_eq!(
        (
            &lines[0]["item"]["author"][0]["family"],
            &lines[2]["item"]["author"][0]["family"]
        ),
        (&json!("Zander"), &json!("Abel"))
    );
}

#[test]
fn offline() {
    let user = User::new(|_| html(PAGE));
    let url = user.url("/a");
    let online = user.ibid(&["cite", &url]).clean();
    assert_eq!(user.server.connections(), 1);
    let run = user.ibid(&["cite", &url, "--offline"]);
    assert_eq!((run.stdout.as_str(), run.code), (online.as_str(), Some(0)));
    run.says(&["warning[W0612]", "from the cache"]);
    user.ibid(&["cite", &user.url("/other"), "--offline"])
        .fails(5, &["error[E0608]"]);
    for identifier in [
        "10.5555/jcm.2021.0301",
        "arXiv:2301.12345",
        "PMC3531190",
        "PMID:22331878",
        "978-0-306-40615-7",
    ] {
        user.ibid(&["inspect", identifier, "--offline"])
            .fails(5, &["error[E0608]"]);
    }
    assert_eq!(user.server.connections(), 1);
    user.ibid(&["cite", &url, "--offline", "--refresh"])
        .fails(2, &["cannot be used with"]);
}

#[test]
fn settings() {
    let user = User::new(|_| html(PAGE));
    user.configure("contact = \"me@example.org\"");
    user.ibid(&["cite", &user.url("/")]).done();
    let agent = user.server.requests()[0]
        .header("user-agent")
        .map(str::to_owned);
    assert!(agent.is_some_and(|agent| agent.contains("mailto:me@example.org")));
    user.ibid(&[
        "cite",
        &user.url("/"),
        "--endpoint",
        "orcid=https://example.org/",
    ])
    .fails(2, &["error[E0617]", "`orcid`", "`wikidata`"]);
    user.ibid(&["cite", &user.url("/"), "--endpoint", "doi"])
        .fails(2, &["error[E0617]", "NAME=URL"]);
    user.configure("colour = 3");
    user.ibid(&["cite", &user.url("/")])
        .fails(2, &["error[E0617]", "config.toml:3:1", "`colour`"]);
    // Files need no network, and so no configuration of it.
    assert_eq!(user.ibid(&["cite", &file("a.html", PAGE)]).code, Some(0));
    user.configure("proxy = \"gopher://x\"");
    user.ibid(&["cite", &user.url("/")])
        .fails(2, &["error[E0617]", "gopher://x"]);
}

#[test]
fn references_are_files() {
    ibid(&["render", "https://tern.example/refs.json"]).fails(
        5,
        &["error[E0902]", "curl -sL 'https://tern.example/refs.json'"],
    );
}
