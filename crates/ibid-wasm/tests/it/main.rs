//! The engine as a page calls it, without a page: the order of strings is Node's to test.

use ibid_wasm::{Engine, Failure};
use serde_json::{Value, json};

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("the engine writes JSON")
}

fn render(engine: &mut Engine, request: &Value) -> Value {
    parsed(&engine.render(&request.to_string()).expect("it renders"))
}

fn diagnostic<T: std::fmt::Debug>(result: Result<T, Failure>) -> Value {
    parsed(&result.expect_err("it fails").json())
}

fn book() -> Value {
    json!({"id": "v", "type": "book", "title": "Tides", "author": [{"family": "Vane", "given": "A."}],
        "issued": {"date-parts": [[2019]]}, "publisher": "Lantern Press"})
}

const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
    <info><title>Plain</title><id>https://example.org/plain</id><updated>2024-01-01T00:00:00+00:00</updated></info>
    <citation><layout delimiter="; "><text term="anonymous" suffix=" "/><text variable="title"/></layout></citation>
    </style>"#;

fn locale(term: &str) -> String {
    format!(
        r#"<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="eo">
        <terms><term name="anonymous">{term}</term></terms></locale>"#
    )
}

#[test]
fn items_are_cited_each_or_as_given() {
    let mut engine = Engine::default();
    let each = render(&mut engine, &json!({"items": [book()], "cite_each": true}));
    assert_eq!(each["schema"], "ibid.render/1");
    assert_eq!(each["citations"][0]["text"], "(Vane, 2019)");
    let html = each["bibliography"][0]["html"].as_str().unwrap();
    assert!(
        html.contains("Vane, A. (2019). <i>Tides</i>. Lantern Press."),
        "{html}"
    );
    let citations = json!([{"citationItems": [{"id": "v", "locator": "7"}]}]);
    let given = render(
        &mut engine,
        &json!({"items": [book()], "citations": citations}),
    );
    assert_eq!(given["citations"][0]["text"], "(Vane, 2019, p. 7)");
    let none = render(&mut engine, &json!({"items": [book()]}));
    assert_eq!(none["citations"], json!([]));
    assert_eq!(none["bibliography"][0]["id"], "v");
}

#[test]
fn a_style_that_is_brought_is_found_and_replaced() {
    let mut engine = Engine::default();
    assert_eq!(parsed(&engine.load_style(STYLE).unwrap())["name"], "plain");
    for term in ["anonima", "sennoma"] {
        engine.load_locale(&locale(term)).unwrap();
        let request =
            json!({"items": [book()], "style": "plain", "locale": "eo", "cite_each": true});
        let report = render(&mut engine, &request);
        assert_eq!(report["citations"][0]["text"], format!("{term} Tides"));
        assert_eq!(report.get("warnings"), None);
    }
    assert_eq!(
        parsed(&engine.styles("plain"))[0]["id"],
        "https://example.org/plain"
    );
    engine
        .load_style(&STYLE.replace("Plain", "Plainer"))
        .unwrap();
    assert_eq!(parsed(&engine.styles("plain"))[0]["title"], "Plainer");
}

#[test]
fn a_locale_that_is_not_inside_is_told() {
    let mut engine = Engine::default();
    let report = render(
        &mut engine,
        &json!({"items": [book()], "locale": "eo", "cite_each": true}),
    );
    let message = report["warnings"][0]["message"].as_str().unwrap();
    assert!(message.contains("`eo`"), "{message}");
}

#[test]
fn references_are_converted_with_a_report() {
    let engine = Engine::default();
    let report = engine
        .convert(
            "@book{v, title = {Tides}, author = {Vane, Anna}}",
            None,
            "csl-json",
        )
        .unwrap();
    let report = parsed(&report);
    assert_eq!(report["schema"], "ibid.convert/1");
    assert_eq!(report["from"], "bibtex");
    assert_eq!(
        parsed(report["text"].as_str().unwrap())[0]["title"],
        "Tides"
    );
}

#[test]
fn what_fails_says_why() {
    let mut engine = Engine::default();
    let cases = [
        (engine.render("[").map(drop), "E0931", "line 1 column 1"),
        (
            engine.render(r#"{"style": "apa"}"#).map(drop),
            "E0931",
            "`items`",
        ),
        (
            engine.render(r#"{"items": [], "style": "aap"}"#).map(drop),
            "E0501",
            "`aap`",
        ),
        (
            engine.convert("x", Some("nothing"), "bibtex").map(drop),
            "E0701",
            "`nothing`",
        ),
        (engine.load_style("<a>").map(drop), "E0201", ""),
        (
            engine
                .load_locale(&locale("x").replace(" xml:lang=\"eo\"", ""))
                .map(drop),
            "E0207",
            "language",
        ),
    ];
    for (result, code, words) in cases {
        let told = diagnostic(result);
        assert_eq!(told["code"], code, "{told}");
        assert!(told["message"].as_str().unwrap().contains(words), "{told}");
    }
}

#[test]
fn a_page_is_read_as_the_text_that_it_is() {
    let html = r#"<meta charset="iso-8859-1"><meta name="citation_title" content="Über Gezeiten">
        <meta name="citation_author" content="Vane, Anna"><h1>Über Gezeiten</h1>"#;
    let reports = Engine::default()
        .inspect(html, Some("https://example.org/gezeiten"))
        .unwrap();
    let reports = parsed(&reports);
    assert_eq!(reports[0]["item"]["title"], "Über Gezeiten");
    assert_eq!(reports[0]["item"]["URL"], "https://example.org/gezeiten");
    assert_eq!(
        diagnostic(Engine::default().inspect("", None))["severity"],
        "error"
    );
}
