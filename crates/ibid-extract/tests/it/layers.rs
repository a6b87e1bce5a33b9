//! Layers of a page one by one, and what is judged by where a thing stands.

use ibid_extract::{ExtractOptions, extract};
use serde_json::{Value, json};

use crate::html::{article, check, date, person, read};

#[test]
fn microformats() {
    let prose = "The tide was out and the boats lay on their sides in the mud. ".repeat(12);
    check(
        &format!(
            r#"<body><div class="h-feed"><article class="h-entry"><h1 class="p-name">A quiet harbour</h1>
            <a class="p-author h-card" href="/me"><span class="p-name">Ada Lindqvist</span></a>
            <time class="dt-published" datetime="2021-03-04T08:00:00+01:00">4 March</time>
            <time class="dt-updated" datetime="2021-03-09">9 March</time>
            <div class="e-content">{prose}</div>
            <div class="h-cite"><a class="p-author">Zed Zeller</a> <span class="p-name">Nice</span></div>
            </article></div></body>"#
        ),
        &[
            ("title", json!("A quiet harbour")),
            ("author", json!([person("Ada", "Lindqvist")])),
            ("issued", date(2021, 3, 4)),
            ("custom.modified", date(2021, 3, 9)),
        ],
    );
    let extraction = read(
        r#"<div class="hentry"><h2 class="entry-title">On rowing</h2>
        <span class="author vcard"><a class="fn" href="/x">Tom Okafor</a></span>
        <abbr class="published" title="2019-05-02">in spring</abbr></div>"#,
    );
    let readers: Vec<&str> = extraction
        .fields
        .iter()
        .flat_map(|field| &field.provenance)
        .map(|place| place.extractor.as_str())
        .collect();
    assert!(readers.contains(&"microformats"), "{readers:?}");
}

#[test]
fn coins_of_the_page_and_not_of_its_references() {
    let own = "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.atitle=A+quiet+harbour\
        &amp;rft.jtitle=Tide+Studies&amp;rft.volume=4&amp;rft.issue=2&amp;rft.spage=11&amp;rft.epage=19&amp;rft.date=2018\
        &amp;rft.aulast=Lindqvist&amp;rft.aufirst=Ada&amp;rft.au=Ada+Lindqvist&amp;rft.au=Tom+Okafor\
        &amp;rft_id=info%3Adoi%2F10.5555%2Ftide.4&amp;rft.genre=article";
    let other = "ctx_ver=Z39.88-2004&amp;rft.atitle=Another+work&amp;rft.au=Zed+Zeller&amp;rft_id=info%3Adoi%2F10.5555%2Fother";
    let body = article("A quiet harbour", "");
    check(
        &format!(
            "<head><title>A quiet harbour</title></head>{body}<span class='Z3988' title='{other}'></span>\
             <span class='Z3988' title='{own}'></span>"
        ),
        &[
            ("title", json!("A quiet harbour")),
            (
                "author",
                json!([person("Ada", "Lindqvist"), person("Tom", "Okafor")]),
            ),
            ("container-title", json!("Tide Studies")),
            ("volume", json!("4")),
            ("issue", json!("2")),
            ("page", json!("11-19")),
            ("DOI", json!("10.5555/tide.4")),
            ("type", json!("article-journal")),
        ],
    );
    check(
        &format!(
            "{body}<span class='Z3988' title='{other}'></span><span class='Z3988' title='{other}x'></span>"
        ),
        &[("DOI", Value::Null), ("author", Value::Null)],
    );
}

#[test]
fn the_citation_that_a_page_gives_of_itself() {
    let body = article("A quiet harbour", "");
    check(
        &format!(
            "{body}<div><h3>Cite this article as:</h3><p>Lindqvist, Ada and Okafor, Tom (2018). A quiet harbour. \
             Tide Studies 4, 11-19. https://doi.org/10.5555/tide.4</p></div>\
             <div class='references'><p>Zeller, Zed (2001). Another work. https://doi.org/10.5555/other</p></div>"
        ),
        &[("DOI", json!("10.5555/tide.4"))],
    );
    let doi = article("A quiet harbour", "<p>DOI: 10.5555/tide.5</p>");
    check(&doi, &[("DOI", json!("10.5555/tide.5"))]);
}

#[test]
fn spellings_of_dublin_core_prism_and_eprints() {
    for head in [
        r#"<meta name="DC:Title" content="A quiet harbour"><meta name="DC_Creator" content="Lindqvist, Ada">"#,
        r#"<meta name="dct.title" content="A quiet harbour"><meta property="dcterms:creator" content="Lindqvist, Ada">"#,
        r#"<meta name="eprints.title" content="A quiet harbour"><meta name="eprints.creators_name" content="Lindqvist, Ada">"#,
    ] {
        check(
            head,
            &[
                ("title", json!("A quiet harbour")),
                ("author", json!([person("Ada", "Lindqvist")])),
            ],
        );
    }
    check(
        r#"<meta name="citation_title" content="A quiet harbour"><meta name="prism:publicationName" content="Tide Studies">
           <meta name="prism:volume" content="4"><meta name="prism.doi" content="10.5555/tide.4">"#,
        &[
            ("container-title", json!("Tide Studies")),
            ("volume", json!("4")),
            ("type", json!("article-journal")),
        ],
    );
}

#[test]
fn parsely_page() {
    let head = r#"<meta name="parsely-page" content='{"title": "A quiet harbour", "authors": ["Ada Lindqvist", "Tom Okafor"],
        "pub_date": "2021-03-04T08:00:00Z", "section": "Coast"}'>"#;
    check(
        head,
        &[
            ("title", json!("A quiet harbour")),
            (
                "author",
                json!([person("Ada", "Lindqvist"), person("Tom", "Okafor")]),
            ),
            ("issued", date(2021, 3, 4)),
            ("section", json!("Coast")),
        ],
    );
}

#[test]
fn types_by_tags_and_surroundings() {
    let schema = |rest: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"Article","headline":"A quiet harbour",{rest}}}</script>"#
        )
    };
    for (head, kind) in [
        (
            r#"<meta name="citation_title" content="T"><meta name="citation_dissertation_institution" content="U">"#
                .to_owned(),
            "thesis",
        ),
        (
            r#"<meta name="citation_title" content="T"><meta name="citation_conference_title" content="C">"#
                .to_owned(),
            "paper-conference",
        ),
        (
            r#"<meta name="citation_title" content="T"><meta name="citation_technical_report_number" content="7">"#
                .to_owned(),
            "report",
        ),
        (
            schema(r#""publisher":{"@type":"NewsMediaOrganization","name":"Post"}"#),
            "article-newspaper",
        ),
        (
            schema(r#""isPartOf":{"@type":"Magazine","name":"Tide"}"#),
            "article-magazine",
        ),
        (
            schema(r#""isPartOf":{"@type":"Blog","name":"Tide"}"#),
            "post-weblog",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"PodcastEpisode","name":"A quiet harbour"}</script>"#
                .to_owned(),
            "broadcast",
        ),
        (schema(r#""inLanguage":"en""#), "webpage"),
    ] {
        check(&head, &[("type", json!(kind))]);
    }
    check(
        r#"<script type="application/ld+json">{"@type":"VideoObject","name":"A quiet harbour"}</script>"#,
        &[
            ("type", json!("motion_picture")),
            ("medium", json!("video")),
        ],
    );
}

#[test]
fn what_a_blogs_system_shows_with_a_date_is_a_post() {
    let head = r#"<meta name="generator" content="WordPress 6.1">"#;
    let dated = r#"<meta property="article:published_time" content="2021-03-04">"#;
    let body = article("A quiet harbour", "");
    check(
        &format!("{head}{dated}{body}"),
        &[("type", json!("post-weblog"))],
    );
}

#[test]
fn the_subtitle_is_kept_apart() {
    let body = article(
        "A quiet harbour",
        r#"<h2 class="subtitle">Nobody on the pier spoke of it</h2>"#,
    );
    check(
        &body,
        &[
            ("title", json!("A quiet harbour")),
            ("custom.subtitle", json!("Nobody on the pier spoke of it")),
        ],
    );
}

#[test]
fn other_forms_of_the_page_are_noted() {
    let head = r#"<link rel="amphtml" href="/amp/a-quiet-harbour">
        <link rel="alternate" type="application/json+oembed" href="https://www.example.com/oembed?u=1">"#;
    check(
        head,
        &[
            (
                "custom.amp-url",
                json!("https://www.example.com/amp/a-quiet-harbour"),
            ),
            (
                "custom.oembed-url",
                json!("https://www.example.com/oembed?u=1"),
            ),
        ],
    );
}

#[test]
fn the_sites_name_where_no_tag_has_it() {
    let body = article("A quiet harbour", "");
    for mark in [
        r#"<link rel="alternate" type="application/rss+xml" title="Harbour Post » Feed" href="/feed">"#,
        r#"<link rel="search" type="application/opensearchdescription+xml" title="Harbour Post Search" href="/s.xml">"#,
        r#"<header><a href="/"><img alt="Harbour Post logo" src="l.png"></a></header>"#,
        r#"<header><a href="/" aria-label="Harbour Post – Home"><svg></svg></a></header>"#,
    ] {
        check(
            &format!("{mark}{body}"),
            &[("container-title", json!("Harbour Post"))],
        );
    }
    let used = "Example wrote of it first, and Example was right. example.com has more. ".repeat(6);
    check(
        &format!(
            r#"<meta property="og:site_name" content="example.com">{body}<p>{used}</p><p>Example</p>"#
        ),
        &[("container-title", json!("example"))],
    );
}

/// The date of a page whose address says none.
fn issued(html: &str) -> Value {
    let options = ExtractOptions {
        url: Some("https://www.example.com/a-quiet-harbour".to_owned()),
        ..ExtractOptions::default()
    };
    let extraction = extract(html.as_bytes(), &options).expect("the page is readable");
    extraction
        .field("issued")
        .map_or(Value::Null, |field| field.value.clone())
}

#[test]
fn dates_of_what_is_linked_to_are_not_the_pages() {
    let body = article(
        "A quiet harbour",
        r#"<p><a href="/other">Our earlier story of 3 May 2019</a></p><p>7 July 2020</p>"#,
    );
    assert_eq!(issued(&body), date(2020, 7, 7));
    let own = article(
        "A quiet harbour",
        r#"<p><a href="/2020/07/07/">7 July 2020</a></p>"#,
    );
    assert_eq!(issued(&own), date(2020, 7, 7));
}

#[test]
fn a_line_above_labels_a_date() {
    let body = article(
        "A quiet harbour",
        "<dl><dt>Letzte Aktualisierung</dt><dd>9.3.2021</dd></dl>",
    );
    check(&body, &[("custom.modified", date(2021, 3, 9))]);
}

#[test]
fn programs_style_sheets_and_broken_tags_are_no_text() {
    let body = article("A quiet harbour", "<p>By Ada Lindqvist</p>");
    for noise in [
        "<script>if (a < b && c > d) document.write('<h1>Wrong</h1>')</script>",
        "<script>var s = '<!-- <script>';</script>",
        "<style>h1::before { content: '<h1>Wrong</h1>' }</style>",
        "<svg><title>Wrong</title><text>Wrong</text></svg>",
        "<select><option>Wrong</option></select>",
        "<noscript><h1>Wrong</h1></noscript>",
        "<p title='a > b <h1>Wrong</h1>'>x</p>",
        "<SVG><path d='M0 0'/></svg>",
        "<select>",
    ] {
        check(
            &format!("<head><title>A quiet harbour</title></head>{noise}{body}"),
            &[("title", json!("A quiet harbour"))],
        );
    }
}

#[test]
fn confidence_is_that_of_what_is_right() {
    let sure = read(&format!(
        r#"<head><title>A quiet harbour - Post</title><meta property="og:title" content="A quiet harbour"></head>{}"#,
        article("A quiet harbour", "")
    ));
    let field = sure.field("title").expect("a title");
    assert!(field.confidence > 0.9, "{}", field.confidence);
    let unsure = read("<head><title>A quiet harbour</title></head><p>x</p>");
    let field = unsure.field("title").expect("a title");
    assert!(field.confidence < 0.75, "{}", field.confidence);
}

#[test]
fn what_was_not_taken_says_why() {
    let head = r#"<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post">
        <meta property="article:author" content="Zed Zeller">"#;
    let extraction = read(&format!(
        "{head}{}",
        article("A quiet harbour", "<p class=byline>By Ada Lindqvist</p>")
    ));
    let reasons: Vec<&str> = extraction
        .field("author")
        .expect("an author")
        .alternatives
        .iter()
        .map(|other| other.reason.as_str())
        .collect();
    assert!(
        reasons.contains(&"it is the site's own name"),
        "{reasons:?}"
    );
    assert!(
        reasons
            .iter()
            .any(|reason| reason.contains("fewer readers found it")),
        "{reasons:?}"
    );
}

#[test]
fn what_markup_says_of_people_is_kept() {
    check(
        &format!(
            r#"<script type="application/ld+json">{{"@type":"ScholarlyArticle","headline":"A quiet harbour","author":[
            {{"@type":"Person","name":"Ada Lindqvist","sameAs":["https://social.example/ada","https://orcid.org/0000-0002-1825-0097"],
              "affiliation":{{"@type":"Organization","name":"University of the Coast"}}}},{{"@type":"Person","name":"Tom Okafor"}}]}}</script>{}"#,
            article("A quiet harbour", "<p>By Ada Lindqvist and Tom Okafor</p>")
        ),
        &[
            (
                "custom.orcid",
                json!({"Ada Lindqvist": "0000-0002-1825-0097"}),
            ),
            (
                "custom.affiliation",
                json!({"Ada Lindqvist": ["University of the Coast"]}),
            ),
        ],
    );
}
