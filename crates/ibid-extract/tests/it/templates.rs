//! What templates write in the place of what belongs there, and names that look like others.

use ibid_extract::{ExtractOptions, extract};
use serde_json::{Value, json};

use crate::html::{article, check};

fn meta(property: &str, content: &str) -> String {
    format!(r#"<meta property="{property}" content="{content}">"#)
}

/// Checks fields of a page at an address.
#[track_caller]
fn check_at(url: &str, html: &str, fields: &[(&str, Value)]) {
    let options = ExtractOptions {
        url: Some(url.to_owned()),
        keep_case: true,
        ..ExtractOptions::default()
    };
    let extraction = extract(html.as_bytes(), &options).expect("the page is readable");
    for (name, expected) in fields {
        let field = extraction.field(name);
        let value = field.map_or(Value::Null, |field| field.value.clone());
        assert_eq!(value, *expected, "`{name}` of {html}");
    }
}

#[test]
fn a_headline_that_starts_with_the_sites_name_keeps_it() {
    let title = "The Harbour view on schools: a quiet crisis";
    let head = meta("og:site_name", "The Harbour") + &meta("og:title", title);
    check(
        &(head + &article(title, "")),
        &[
            ("title", json!(title)),
            ("container-title", json!("The Harbour")),
        ],
    );
}

#[test]
fn a_headline_in_the_place_of_the_applications_name() {
    let title = "The boat that nearly sank him: How this harbour mystery was solved";
    let head = format!(r#"<title>{title}</title><meta name="application-name" content="{title}">"#);
    check(
        &(head + &article(title, "")),
        &[("title", json!(title)), ("container-title", Value::Null)],
    );
}

#[test]
fn what_is_no_name_of_a_site() {
    let body = article("A quiet harbour", "");
    let home = |alt: &str| format!(r#"<a href="/index.html"><img alt="{alt}" src="logo.gif"></a>"#);
    let none = [("container-title", Value::Null)];
    check(&(meta("og:site_name", "@harbourpost") + &body), &none);
    check(&(home("Visit homepage") + &body), &none);
    check(
        &(home("Harbour Post") + &body),
        &[("container-title", json!("Harbour Post"))],
    );
    // A label of the address, where that says what the host is for.
    let hosted = meta("og:site_name", "Hosted") + &body;
    check_at("https://hosted.example.org/a", &hosted, &none);
    check_at(
        "https://hosted.example/a",
        &hosted,
        &[("container-title", json!("Hosted"))],
    );
    // A section before the headline.
    let section = meta("article:section", "Opinion")
        + &meta("og:title", "Opinion | A quiet harbour")
        + "<title>Opinion | A quiet harbour</title>";
    check(&(section + &body), &none);
}

#[test]
fn a_sites_name_before_a_colon_is_one_that_the_address_has() {
    let page = "<title>The Harbour Review: A quiet evening at sea</title>".to_owned()
        + &article("A quiet evening at sea", "");
    let title = ("title", json!("A quiet evening at sea"));
    check_at(
        "https://www.theharbourreview.example/1",
        &page,
        &[
            title.clone(),
            ("container-title", json!("The Harbour Review")),
        ],
    );
    check_at(
        "https://www.tern.example/1",
        &page,
        &[title, ("container-title", Value::Null)],
    );
}

#[test]
fn who_is_no_publisher() {
    let publisher = |name: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"Article","headline":"A quiet harbour",
            "publisher":{{"@type":"Organization","name":"{name}"}}}}</script>"#
        ) + &meta("og:site_name", "Harbour Post")
            + &article("A quiet harbour", "")
    };
    for (name, expected) in [
        ("Blogger", Value::Null),
        ("www.example.com", Value::Null),
        ("Harbour Media Ltd", json!("Harbour Media Ltd")),
    ] {
        check(&publisher(name), &[("publisher", expected)]);
    }
}

#[test]
fn who_is_no_author() {
    let body = article("A quiet harbour", "");
    check(
        &(meta("article:author", "facebook_url") + &body),
        &[("author", Value::Null)],
    );
    // Whose claim is checked, not who checked it.
    let claim = r#"<script type="application/ld+json">{"@type":"ClaimReview","itemReviewed":
        {"@type":"CreativeWork","author":{"@type":"Person","name":"Ada Lindqvist"},"datePublished":"2019-11-18"}}</script>"#;
    check(&(claim.to_owned() + &body), &[("author", Value::Null)]);
}

#[test]
fn a_text_is_not_in_the_language_that_a_template_declares() {
    let page = |language: &str, sentence: &str| {
        format!(
            r#"<html lang="{language}"><body><h1>A quiet harbour</h1><p>{}</p></body></html>"#,
            sentence.repeat(12)
        )
    };
    let german =
        "Die Boote kamen herein, bevor der Wind drehte, und niemand auf der Mole sprach davon. ";
    let english = "The boats came in before the wind turned, and nobody on the pier spoke of it. ";
    let danish = "Bådene kom ind, før vinden vendte, og ingen på molen talte om det bagefter. ";
    for (declared, text, expected) in [
        ("en", german, "de"),
        ("de", english, "en"),
        ("en-GB", english, "en-GB"),
        ("de-AT", german, "de-AT"),
        // Too much alike for a guess to outweigh what the page says.
        ("nb", danish, "nb"),
    ] {
        check(&page(declared, text), &[("language", json!(expected))]);
    }
}
