//! The type of the work, by what its page says and whose it is.

use ibid_extract::{ExtractOptions, Extraction, extract};
use serde_json::{Value, json};

use crate::html::article;

/// A page of a work with the head and the address given, dated.
fn read(head: &str, url: &str) -> Extraction {
    let dated = r#"<meta property="article:published_time" content="2021-03-04">"#;
    let body = article("A quiet harbour", "<p>By Ada Lindqvist</p>");
    let page = format!(
        "<html lang=en><head><title>A quiet harbour</title>{dated}{head}</head>{body}</html>"
    );
    let options = ExtractOptions {
        url: Some(url.to_owned()),
        ..ExtractOptions::default()
    };
    extract(page.as_bytes(), &options).expect("readable")
}

const PLAIN: &str = "https://tide.example/a-quiet-harbour";

fn value(extraction: &Extraction, field: &str) -> Value {
    extraction
        .field(field)
        .map_or(Value::Null, |field| field.value.clone())
}

/// Checks a type, and that it says where it was found.
fn check_kind(head: &str, url: &str, kind: &str) {
    let extraction = read(head, url);
    assert_eq!(value(&extraction, "type"), kind, "{head} at {url}");
    let field = extraction.field("type").expect("told");
    let is_told = !field.provenance.is_empty();
    assert!(is_told || kind == "webpage", "{head}: {field:?}");
}

fn schema(kind: &str) -> String {
    format!(
        r#"<script type="application/ld+json">{{"@type":"{kind}","name":"A quiet harbour","url":"{PLAIN}"}}</script>"#
    )
}

fn meta(name: &str, content: &str) -> String {
    format!(r#"<meta name="{name}" property="{name}" content="{content}">"#)
}

fn site(name: &str) -> String {
    meta("og:site_name", name) + &meta("og:type", "article")
}

#[test]
fn types_of_schema_org() {
    for (kind, expected) in [
        ("NewsArticle", "article-newspaper"),
        ("OpinionNewsArticle", "article-newspaper"),
        ("BlogPosting", "post-weblog"),
        ("ScholarlyArticle", "article-journal"),
        ("Report", "report"),
        ("Book", "book"),
        ("Chapter", "chapter"),
        ("Thesis", "thesis"),
        ("Dataset", "dataset"),
        ("SoftwareSourceCode", "software"),
        ("SoftwareApplication", "software"),
        ("VideoObject", "motion_picture"),
        ("PodcastEpisode", "broadcast"),
        ("MusicRecording", "song"),
        ("SocialMediaPosting", "post"),
        ("DiscussionForumPosting", "post"),
        ("Legislation", "legislation"),
        ("PresentationDigitalDocument", "speech"),
        ("DefinedTerm", "entry-encyclopedia"),
        ("TechArticle", "webpage"),
        ("Recipe", "webpage"),
        ("WebPage", "webpage"),
    ] {
        check_kind(&schema(kind), PLAIN, expected);
    }
}

#[test]
fn types_of_other_tags() {
    for (name, content, expected) in [
        ("og:type", "book", "book"),
        ("og:type", "video.other", "motion_picture"),
        ("og:type", "music.song", "song"),
        ("og:type", "blog", "post-weblog"),
        ("og:type", "website", "webpage"),
        ("dc.type", "Thesis", "thesis"),
        ("dc.type", "Technical Report", "report"),
        ("dc.type", "http://purl.org/dc/dcmitype/Dataset", "dataset"),
        ("dc.type", "info:eu-repo/semantics/doctoralThesis", "thesis"),
        ("dc.type", "Court decision", "legal_case"),
        ("dc.type", "Text", "webpage"),
        ("citation_journal_title", "Tide Studies", "article-journal"),
        (
            "citation_dissertation_institution",
            "University of the Coast",
            "thesis",
        ),
        (
            "citation_technical_report_institution",
            "Coast Institute",
            "report",
        ),
        ("citation_inbook_title", "Harbours", "chapter"),
    ] {
        check_kind(&meta(name, content), PLAIN, expected);
    }
}

#[test]
fn an_article_is_of_whoever_prints_it() {
    for (name, kind) in [
        ("The Nowhere Times", "article-newspaper"),
        ("Nirgendwoer Zeitung", "article-newspaper"),
        ("Küstennachrichten", "article-newspaper"),
        ("Diario del Puerto", "article-newspaper"),
        ("海岸新聞", "article-newspaper"),
        ("The Nowhere Post", "article-newspaper"),
        ("Tide Magazine", "article-magazine"),
        ("Hafenmagazin", "article-magazine"),
        ("Ada's Blog", "post-weblog"),
        ("Encyclopedia of Harbours", "entry-encyclopedia"),
        // Words that other names have as often tell nothing.
        ("Post", "webpage"),
        ("Harbour Standard", "webpage"),
        ("Timesheets", "webpage"),
        ("University Press", "webpage"),
    ] {
        check_kind(&site(name), PLAIN, kind);
    }
}

#[test]
fn an_address_may_tell_it() {
    for (url, kind) in [
        ("https://tide.example/blog/a-quiet-harbour", "post-weblog"),
        ("https://blogs.tide.example/a-quiet-harbour", "post-weblog"),
        (
            "https://tide.example/magazine/a-quiet-harbour",
            "article-magazine",
        ),
        ("https://www.nowhere-zeitung.example/a", "article-newspaper"),
        ("https://tide.example/blogging-tips", "webpage"),
        ("https://tide.example/news/a-quiet-harbour", "webpage"),
    ] {
        check_kind(&meta("og:type", "article"), url, kind);
    }
}

#[test]
fn marks_of_systems_and_feeds() {
    let feed = format!(r#"<link rel="alternate" type="application/rss+xml" href="{PLAIN}/feed/">"#);
    let site_feed =
        r#"<link rel="alternate" type="application/rss+xml" href="https://tide.example/feed/">"#;
    for (head, kind) in [
        (meta("generator", "WordPress 6.1"), "post-weblog"),
        (feed, "post-weblog"),
        (site_feed.to_owned(), "webpage"),
        (meta("news_keywords", "boats, tides"), "article-newspaper"),
        // A newspaper that is made with a blog's system is a newspaper.
        (
            meta("generator", "WordPress 6.1") + &site("The Nowhere Times"),
            "article-newspaper",
        ),
        // Systems call everything news, blogs and magazines among it.
        (
            schema("NewsArticle") + &site("Tide Magazine"),
            "article-magazine",
        ),
        (
            schema("BlogPosting") + &site("The Nowhere Times"),
            "post-weblog",
        ),
    ] {
        check_kind(&head, PLAIN, kind);
    }
}

#[test]
fn without_a_date_a_page_of_a_newspaper_is_a_page() {
    let page = format!(
        "<head>{}{}</head><body><h1>About us</h1><p>We print what is so.</p></body>",
        site("The Nowhere Times"),
        meta("generator", "WordPress 6.1"),
    );
    let extraction = extract(page.as_bytes(), &ExtractOptions::default()).expect("readable");
    assert_eq!(value(&extraction, "type"), "webpage");
}

#[test]
fn a_film_in_an_article_is_not_the_work() {
    let head = r#"<script type="application/ld+json">{"@type":"Article","headline":"A quiet harbour",
        "video":{"@type":"VideoObject","name":"The boats","uploadDate":"2020-01-01"}}</script>"#;
    check_kind(head, PLAIN, "webpage");
    let film = schema("VideoObject") + &meta("og:type", "video.other");
    let extraction = read(&film, PLAIN);
    assert_eq!(value(&extraction, "medium"), "video");
}

#[test]
fn fields_that_go_with_a_type() {
    let part = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"A quiet harbour",
        "articleSection":"Coast","pagination":"4-5","isPartOf":{"@type":"PublicationIssue","issueNumber":"12",
        "isPartOf":{"@type":"Newspaper","name":"The Nowhere Times","issn":"1234-5679"}}}</script>"#;
    let newspaper = read(part, PLAIN);
    for (field, expected) in [
        ("type", "article-newspaper"),
        ("container-title", "The Nowhere Times"),
        ("section", "Coast"),
        ("page", "4-5"),
        ("issue", "12"),
        ("ISSN", "1234-5679"),
    ] {
        assert_eq!(value(&newspaper, field), expected, "{field}");
    }
    let thesis = meta(
        "citation_dissertation_institution",
        "University of the Coast",
    ) + &meta("citation_dissertation_name", "PhD thesis")
        + &meta("og:site_name", "Coast Theses");
    let thesis = read(&thesis, PLAIN);
    assert_eq!(value(&thesis, "publisher"), "University of the Coast");
    assert_eq!(value(&thesis, "genre"), "PhD thesis");
    let report = r#"<script type="application/ld+json">{"@type":"Report","name":"A quiet harbour","reportNumber":"7",
        "publisher":{"@type":"Organization","name":"Coast Institute"}}</script><meta property="og:site_name" content="Coast Institute">"#;
    let report = read(report, PLAIN);
    assert_eq!(value(&report, "publisher"), "Coast Institute");
    assert_eq!(value(&report, "number"), "7");
    assert_eq!(value(&report, "container-title"), Value::Null);
}

#[test]
fn what_else_it_could_be_is_told() {
    let head = schema("BlogPosting") + &site("The Nowhere Times");
    let extraction = read(&head, PLAIN);
    let field = extraction.field("type").expect("told");
    let others: Vec<&Value> = field
        .alternatives
        .iter()
        .map(|other| &other.value)
        .collect();
    assert!(others.contains(&&json!("article-newspaper")), "{others:?}");
    assert!(others.contains(&&json!("webpage")), "{others:?}");
}
