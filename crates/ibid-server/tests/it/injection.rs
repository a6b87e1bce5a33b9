//! Script in every field, in every answer that is HTML or goes into a page: it stays text.

use serde_json::{Map, Value, json};

use crate::harness::{Server, percent_encoded};

/// Ways to run a script, each with a word that says which.
const EVIL: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "\"><svg onload=alert(4)>",
    "'><a href='javascript:alert(5)'>x</a>",
    "<i onclick=alert(6)>x</i>",
    "<span style=\"background:url(javascript:alert(7))\">x</span>",
    "<span class=\"nocase\" onmouseover=\"alert(8)\">x</span>",
    "<sc><iframe src=//evil.example></iframe></sc>",
    "&lt;script&gt;alert(9)&lt;/script&gt;",
    "<!--><script>alert(10)</script-->",
    "<style>@import '//evil.example'</style>",
];

/// Every CSL variable that holds text, names or numbers.
const FIELDS: &[&str] = &[
    "title",
    "title-short",
    "container-title",
    "container-title-short",
    "collection-title",
    "volume-title",
    "event-title",
    "event-place",
    "original-title",
    "publisher",
    "publisher-place",
    "archive",
    "archive_location",
    "authority",
    "genre",
    "medium",
    "note",
    "annote",
    "abstract",
    "references",
    "section",
    "source",
    "status",
    "scale",
    "dimensions",
    "keyword",
    "language",
    "jurisdiction",
    "citation-label",
    "year-suffix",
    "DOI",
    "URL",
    "ISBN",
    "ISSN",
    "PMID",
    "PMCID",
    "call-number",
    "volume",
    "issue",
    "page",
    "number",
    "edition",
    "version",
    "chapter-number",
    "collection-number",
    "number-of-pages",
    "number-of-volumes",
];

fn item(evil: &str) -> Value {
    let mut item = Map::new();
    for field in FIELDS {
        item.insert((*field).to_owned(), format!("{field} {evil}").into());
    }
    let names =
        json!([{"family": evil, "given": evil, "suffix": evil}, {"literal": format!("L {evil}")}]);
    for role in ["author", "editor", "translator", "container-author"] {
        item.insert(role.to_owned(), names.clone());
    }
    item.insert("id".to_owned(), evil.into());
    item.insert("type".to_owned(), "article-journal".into());
    item.insert("issued".to_owned(), json!({"literal": evil}));
    item.insert("custom".to_owned(), json!({ "x": evil }));
    Value::Object(item)
}

/// A style that prints every field.
fn style() -> String {
    let texts = FIELDS
        .iter()
        .map(|field| format!("<text variable=\"{field}\" suffix=\" \"/>"));
    let names = "<names variable=\"author editor translator container-author\" suffix=\" \"><name/></names>";
    let layout = format!(
        "<layout>{names}<date variable=\"issued\" form=\"text\"/>{}</layout>",
        texts.collect::<String>()
    );
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info><title>All</title>\
         <id>https://tern.example/all</id><updated>2024-01-01T00:00:00Z</updated></info>\
         <citation>{layout}</citation><bibliography>{layout}</bibliography></style>"
    )
}

/// Holds HTML to the elements and attributes of formatted text.
#[track_caller]
fn assert_harmless(html: &str, context: &str) {
    for rest in html.split('<').skip(1) {
        let tag = rest.split_once('>').map_or(rest, |(tag, _)| tag);
        let tag = tag.trim_start_matches('/');
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let known = [
            "i", "b", "em", "strong", "sup", "sub", "span", "div", "a", "p",
        ];
        assert!(known.contains(&name), "{context}: `<{tag}` in {html}");
        let is_known = attributes.is_empty()
            || ["class=\"csl-", "style=\"", "href=\"http", "class=\"Z3988\""]
                .iter()
                .any(|start| attributes.starts_with(start));
        assert!(is_known, "{context}: `{tag}` in {html}");
        let is_style = attributes.starts_with("style=\"");
        assert!(
            !is_style || !attributes.contains(['(', '@', '/']),
            "{context}: `{tag}`"
        );
    }
    assert!(!html.contains('\0'), "{context}");
}

#[test]
fn formatted_references_are_harmless() {
    let server = Server::start();
    let xml = style();
    for evil in EVIL {
        let mut body = json!({"items": [item(evil)], "styleXML": xml});
        for query in [
            "?responseformat=html&linkwrap=1",
            "?responseformat=html&style=apa",
        ] {
            let answer = server.post(&format!("/{query}"), "application/json", body.to_string());
            assert_eq!(answer.status, 200, "{evil}: {answer:?}");
            assert_harmless(&answer.body, evil);
            body.as_object_mut().unwrap().remove("styleXML");
        }
        for style in ["apa", "chicago-notes", "ieee", "mla"] {
            let target =
                format!("/api/v1/render?style={style}&format=html&links=true&cite_each=true");
            let items = json!([item(evil)]).to_string();
            let answer = server.post(&target, "application/vnd.citationstyles.csl+json", &items);
            assert_eq!(answer.status, 200, "{evil}: {answer:?}");
            assert_harmless(&answer.body, evil);
            let target = target.replace("format=html&", "");
            let report = server.post(&target, "application/vnd.citationstyles.csl+json", &items);
            let report = report.json();
            for piece in [&report["bibliography"][0], &report["citations"][0]] {
                assert_harmless(piece["html"].as_str().unwrap_or_default(), evil);
            }
        }
    }
}

#[test]
fn references_in_formats_of_html_are_harmless() {
    let server = Server::start();
    for evil in EVIL {
        let items = json!([item(evil)]).to_string();
        let target = "/api/v1/convert?to=coins";
        let answer = server.post(target, "application/vnd.citationstyles.csl+json", &items);
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_harmless(&answer.body, evil);
        let answer = server.post(
            "/api/v1/convert?to=schema-org",
            "application/vnd.citationstyles.csl+json",
            &items,
        );
        // It is JSON, whatever a page does with it.
        assert!(answer.header("content-type").unwrap().contains("json"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    }
}

#[test]
fn the_block_and_the_layers_of_a_hostile_page_are_harmless() {
    let server = Server::start();
    for evil in EVIL {
        let text = evil
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;");
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><title>{text}</title><meta name=\"citation_title\" content=\"A {text}\">\
             <meta name=\"citation_author\" content=\"{text}\"><meta name=\"citation_journal_title\" content=\"{text}\">\
             <meta name=\"citation_doi\" content=\"10.5555/{text}\"><meta property=\"og:url\" content=\"javascript:alert(1)\">\
             <link rel=\"canonical\" href=\"javascript:alert(1)\"><meta name=\"citation_language\" content=\"{text}\">\
             <meta name=\"citation_publisher\" content=\"{text}\"></head><body><article><h1>A {text}</h1></article></body></html>"
        );
        let answer = server.post("/api/v1/embed?url=javascript:alert(1)", "text/html", &page);
        assert_eq!(answer.status, 200, "{evil}: {answer:?}");
        let embedded = answer.json();
        for part in ["block", "head", "body"] {
            let html = embedded[part].as_str().unwrap();
            let html = html.replace(embedded_style(html), "");
            let opened = html.matches("<script type=\"application/").count();
            assert_eq!(html.matches("</script").count(), opened, "{evil}: {html}");
            assert_eq!(html.matches("<script").count(), opened, "{evil}: {html}");
            for (tag, attributes) in tags(&html) {
                assert!(
                    !["img", "svg", "iframe", "object"].contains(&tag.as_str()),
                    "{evil}: {html}"
                );
                assert!(
                    !attributes.contains(" on"),
                    "{evil}: `{tag}{attributes}` in {html}"
                );
            }
            assert!(!html.contains("href=\"javascript"), "{evil}: {html}");
        }
    }
}

/// What stands in the block's own `style` element.
fn embedded_style(html: &str) -> &str {
    let behind = html.split_once("<style>").map(|(_, behind)| behind);
    let inside = behind.and_then(|behind| behind.split_once("</style>"));
    inside.map_or("\u{0}", |(inside, _)| inside)
}

/// The names of tags, and their attributes without the values.
fn tags(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for rest in html.split('<').skip(1) {
        let name: String = rest
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        // Values are in quotation marks, in which there are none.
        let pieces = rest[name.len()..].split('"').enumerate();
        let mut attributes = String::new();
        for (at, piece) in pieces {
            if at % 2 == 0 {
                let (inside, ends) = piece
                    .split_once('>')
                    .map_or((piece, false), |(i, _)| (i, true));
                attributes.push_str(inside);
                if ends {
                    break;
                }
            }
        }
        found.push((name.to_ascii_lowercase(), attributes));
    }
    found
}

#[test]
fn what_is_asked_for_is_not_repeated_as_html() {
    let server = Server::start();
    for evil in EVIL {
        let encoded = percent_encoded(evil);
        for target in [
            format!("/{encoded}"),
            format!("/10.5555/{encoded}"),
            format!("/assets/{encoded}"),
            format!("/api/v1/styles?q={encoded}"),
            format!("/api?format={encoded}&search={encoded}"),
            format!("/api/rest_v1/data/citation/{encoded}/{encoded}"),
        ] {
            let answer = server.request("GET", &target, &[("accept", "text/html")], b"");
            let kind = answer.header("content-type").unwrap_or_default();
            assert!(!kind.contains("html"), "{target}: {answer:?}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        }
    }
}
