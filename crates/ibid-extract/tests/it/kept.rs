//! Nothing that was found is lost: each candidate is the value of a field or one of its
//! alternatives, with the reason.

use ibid_extract::{ExtractOptions, Extraction, Provenance, Value, candidates, extract};
use serde_json::Value as Json;

use crate::html::article;

const ADDRESS: &str = "https://harbourpost.example/2021/03/04/a-quiet-harbour";

/// What is said of the places that fields and alternatives name.
fn places(extraction: &Extraction) -> Vec<&Provenance> {
    extraction
        .fields
        .iter()
        .flat_map(|field| {
            let others = field
                .alternatives
                .iter()
                .flat_map(|other| &other.provenance);
            field.provenance.iter().chain(others)
        })
        .collect()
}

/// Checks that a source's candidates are all kept, each with a reason, and says how many there are.
pub(crate) fn check_kept(source: &[u8], options: &ExtractOptions) -> usize {
    let all = candidates(source, options).expect("readable");
    let extraction = extract(source, options).expect("readable");
    let kept = places(&extraction);
    for candidate in &all {
        assert!(
            kept.contains(&&candidate.provenance),
            "lost: {candidate:?} of {:?}",
            options.url
        );
    }
    for field in &extraction.fields {
        for other in &field.alternatives {
            assert!(!other.reason.is_empty(), "{}: {other:?}", field.name);
        }
        let is_taken = field.value != Json::Null;
        assert!(is_taken || !field.alternatives.is_empty(), "{field:?}");
        assert!(is_taken || field.confidence == 0.0, "{field:?}");
    }
    all.len()
}

fn options() -> ExtractOptions {
    ExtractOptions {
        url: Some(ADDRESS.to_owned()),
        ..ExtractOptions::default()
    }
}

/// The reasons for which a field's values were not taken, each with its value.
fn reasons(page: &str, field: &str) -> Vec<(String, String)> {
    let extraction = extract(page.as_bytes(), &options()).expect("readable");
    let others = extraction.field(field).map(|field| &field.alternatives);
    let others = others.into_iter().flatten();
    others
        .map(|other| {
            let value = match &other.value {
                Json::String(text) => text.clone(),
                value => value.to_string(),
            };
            (value, other.reason.clone())
        })
        .collect()
}

#[test]
fn no_candidate_of_a_page_is_lost() {
    let head = format!(
        r#"<title>Harbour Post</title><meta property="og:title" content="A quiet harbour | Harbour Post">
        <meta property="og:site_name" content="https://harbourpost.example/"><meta name="application-name" content="{long}">
        <meta property="og:type" content="object"><meta name="author" content="admin"><meta name="author" content="Harbour Post">
        <meta property="article:publisher" content="https://social.example/harbourpost">
        <meta property="og:url" content="https://other.example/a-quiet-harbour"><link rel="canonical" href="/">
        <meta property="og:locale" content="not a language"><meta name="citation_firstpage" content="4">
        <meta name="citation_lastpage" content="4"><meta name="dc.description" content="Boats.">
        <meta name="citation_article_type" content="feature"><meta name="dc.date" content="1999">
        <meta name="citation_issn" content="1234-5679"><meta name="citation_issn" content="8765-4329">
        <meta property="article:modified_time" content="2021-03-05"><meta property="og:updated_time" content="2021-03-07">
        <script type="application/ld+json">{{"@type":"Article","headline":"A quiet harbour","alternativeHeadline":"quiet harbour",
          "author":"","editor":{{"@type":"Person","name":"Zed Zeller"}},"publisher":{{"@type":"NewsMediaOrganization","name":"A quiet harbour"}},
          "isPartOf":{{"@type":"Periodical","name":"Tide Studies","issn":"1111-2222"}},"datePublished":"2021-03-04"}}</script>"#,
        long = "Harbour ".repeat(30),
    );
    let body = article("A quiet harbour", "<p>Photo by Ada Lindqvist</p>");
    let page = format!("<html lang=en-GB><head>{head}</head>{body}</html>");
    assert!(check_kept(page.as_bytes(), &options()) > 25);
}

#[test]
fn no_candidate_of_a_text_is_lost() {
    let text = "---\ntitle: On tides\nauthor: Ada Lindqvist\neditor: Tom Okafor\ndate: 2020-01-02\n---\n\n\
        By Someone Else\n\n1 January 2019\n\nThe tide was out.\n";
    assert!(check_kept(text.as_bytes(), &ExtractOptions::default()) > 4);
}

#[test]
fn a_refused_value_says_why() {
    let head = r#"<title>A quiet harbour</title><meta property="og:site_name" content="//cdn.example/x">
        <link rel="canonical" href="https://other.example/a"><meta name="author" content="Harbour Post">
        <meta property="og:type" content="object">"#;
    let page = format!("<head>{head}</head>{}", article("A quiet harbour", ""));
    for (field, value, reason) in [
        (
            "container-title",
            "//cdn.example/x",
            "it is an address and no name",
        ),
        (
            "URL",
            "https://other.example/a",
            "it is on another host than the page",
        ),
        ("type", "object", "it tells no type of CSL"),
    ] {
        let found = reasons(&page, field);
        let expected = (value.to_owned(), reason.to_owned());
        assert!(found.contains(&expected), "`{field}`: {found:?}");
    }
}

#[test]
fn a_field_of_which_nothing_was_taken_has_no_value() {
    let page = format!(
        "<head><meta name=author content='///'></head>{}",
        article("A quiet harbour", "")
    );
    let extraction = extract(page.as_bytes(), &options()).expect("readable");
    let has_creators = candidates(page.as_bytes(), &options())
        .expect("readable")
        .iter()
        .any(|candidate| matches!(candidate.value, Value::Creators(_)));
    assert!(has_creators);
    let field = extraction.field("author").expect("told");
    assert_eq!(field.value, Json::Null);
    assert!(extraction.item.names.is_empty());
}
