//! Pages: each layer, and what the resolver makes of several.

use ibid_extract::{ExtractOptions, Extraction, extract};
use serde_json::{Value, json};

/// Extracts a page from an address, the title as printed.
pub(crate) fn read(html: &str) -> Extraction {
    let options = ExtractOptions {
        url: Some("https://www.example.com/2021/03/04/a-quiet-harbour".to_owned()),
        keep_case: true,
        ..ExtractOptions::default()
    };
    extract(html.as_bytes(), &options).expect("the page is readable")
}

fn value(extraction: &Extraction, field: &str) -> Value {
    extraction
        .field(field)
        .map_or(Value::Null, |field| field.value.clone())
}

/// Checks fields of a page; `null`: the field is absent.
#[track_caller]
pub(crate) fn check(html: &str, fields: &[(&str, Value)]) {
    let extraction = read(html);
    for (field, expected) in fields {
        assert_eq!(value(&extraction, field), *expected, "`{field}` of {html}");
    }
}

pub(crate) fn date(year: i32, month: u8, day: u8) -> Value {
    json!({ "date-parts": [[year, month, day]] })
}

pub(crate) fn person(given: &str, family: &str) -> Value {
    json!({ "given": given, "family": family })
}

/// A body with the name printed and some prose.
pub(crate) fn article(headline: &str, byline: &str) -> String {
    let prose = "The boats came in before the wind turned, and nobody on the pier spoke of it. ";
    format!(
        "<body><article><h1>{headline}</h1>{byline}<p>{}</p></article></body>",
        prose.repeat(12)
    )
}

#[test]
fn json_ld_graph_with_references() {
    let head = r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","@id":"site-1","name":"Harbour Post"},
        {"@type":"Organization","@id":"org-1","name":"Harbour Media Ltd"},
        {"@type":"Person","@id":"ada-1","name":"Ada Lindqvist"},
        {"@type":"NewsArticle","headline":"A quiet harbour","author":[{"@id":"ada-1"},{"@type":"Person","name":"Tom Okafor"}],
         "datePublished":"2021-03-04T08:00:00+01:00","dateModified":"2021-03-09","isPartOf":{"@id":"site-1"},
         "publisher":{"@id":"org-1"},"inLanguage":"en-GB"}]}</script>"#;
    let body = article("A quiet harbour", "<p>By Ada Lindqvist and Tom Okafor</p>");
    check(
        &format!("<head>{head}</head>{body}"),
        &[
            ("title", json!("A quiet harbour")),
            (
                "author",
                json!([person("Ada", "Lindqvist"), person("Tom", "Okafor")]),
            ),
            ("issued", date(2021, 3, 4)),
            ("custom.modified", date(2021, 3, 9)),
            ("container-title", json!("Harbour Post")),
            ("publisher", json!("Harbour Media Ltd")),
            ("language", json!("en-GB")),
            ("type", json!("article-newspaper")),
        ],
    );
}

#[test]
fn the_node_of_this_page_and_not_of_a_listing() {
    let head = r#"<script type="application/ld+json">{"@type":"ItemList","itemListElement":[
        {"@type":"NewsArticle","headline":"Another story","author":"Zed Zeller","url":"https://www.example.com/other"},
        {"@type":"NewsArticle","headline":"A third story","author":"Yan Yarrow","url":"https://www.example.com/third"}]}</script>
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"A quiet harbour","author":"Ada Lindqvist",
        "mainEntityOfPage":"https://www.example.com/2021/03/04/a-quiet-harbour"}</script>"#;
    check(
        &format!(
            "<head>{head}</head>{}",
            article("A quiet harbour", "<p>Ada Lindqvist</p>")
        ),
        &[
            ("title", json!("A quiet harbour")),
            ("author", json!([person("Ada", "Lindqvist")])),
        ],
    );
}

#[test]
fn broken_json_ld_is_recovered() {
    let wraps = [
        ("<!--", "-->"),
        ("//<![CDATA[\n", "\n//]]>"),
        ("", ";"),
        ("/* data */", ""),
    ];
    for (open, close) in wraps {
        let head = format!(
            "<script type=\"application/ld+json\">{open}{{\"@type\":\"Article\",\"headline\":\"A quiet\nharbour\",\
             \"datePublished\":\"2020-05-06\",\"author\":[{{\"@type\":\"Person\",\"name\":\"Ada Lindqvist\",}},],}}{close}</script>"
        );
        check(
            &format!("<head>{head}</head><body><p>Ada Lindqvist</p></body>"),
            &[
                ("title", json!("A quiet harbour")),
                ("issued", date(2020, 5, 6)),
                ("author", json!([person("Ada", "Lindqvist")])),
            ],
        );
    }
}

#[test]
fn json_ld_bombs_end() {
    let deep = format!(
        "<script type=\"application/ld+json\">{}</script><h1>Deep</h1>",
        "{\"a\":[".repeat(50_000)
    );
    assert_eq!(value(&read(&deep), "title"), json!("Deep"));
    let cycle = r#"<script type="application/ld+json">{"@graph":[
        {"@id":"a","@type":"Article","headline":"Round","author":{"@id":"b"},"isPartOf":{"@id":"a"}},
        {"@id":"b","@type":"Person","name":{"@id":"c"}},{"@id":"c","name":{"@id":"b"}}]}</script>"#;
    assert_eq!(value(&read(cycle), "title"), json!("Round"));
}

#[test]
fn highwire_makes_a_journal_article() {
    let head = r#"<meta name="citation_title" content="Tides and Timetables">
        <meta name="citation_author" content="Lindqvist, Ada"><meta name="citation_author" content="Okafor, Tom">
        <meta name="citation_journal_title" content="Journal of Small Ports"><meta name="citation_volume" content="7">
        <meta name="citation_issue" content="2"><meta name="citation_firstpage" content="11"><meta name="citation_lastpage" content="19">
        <meta name="citation_doi" content="doi:10.5555/ports.7.2"><meta name="citation_issn" content="1234-5679">
        <meta name="citation_publication_date" content="2019/11/02">"#;
    let cited = "<p>See https://doi.org/10.5555/another.1 and doi:10.5555/third.9</p>";
    check(
        &format!("<head>{head}</head><body><h1>Tides and Timetables</h1>{cited}</body>"),
        &[
            ("type", json!("article-journal")),
            ("title", json!("Tides and Timetables")),
            (
                "author",
                json!([person("Ada", "Lindqvist"), person("Tom", "Okafor")]),
            ),
            ("container-title", json!("Journal of Small Ports")),
            ("volume", json!("7")),
            ("issue", json!("2")),
            ("page", json!("11-19")),
            ("DOI", json!("10.5555/ports.7.2")),
            ("issued", date(2019, 11, 2)),
        ],
    );
}

#[test]
fn cited_dois_are_not_the_pages() {
    let body = article(
        "A quiet harbour",
        "<p>See https://doi.org/10.5555/cited.1</p>",
    );
    check(&body, &[("DOI", Value::Null)]);
}

#[test]
fn dublin_core_in_any_casing() {
    let head = r#"<meta name="DC.Title" content="A quiet harbour"><meta name="dc.creator" content="Lindqvist, Ada">
        <meta name="DCTERMS.issued" content="2018-01-15"><meta name="DC.Language" content="sv">"#;
    check(
        &format!("<head>{head}</head><body><p>Ada Lindqvist</p></body>"),
        &[
            ("title", json!("A quiet harbour")),
            ("author", json!([person("Ada", "Lindqvist")])),
            ("issued", date(2018, 1, 15)),
            ("language", json!("sv")),
        ],
    );
}

#[test]
fn microdata_and_rdfa() {
    let microdata = r#"<body><article itemscope itemtype="https://schema.org/BlogPosting">
        <h1 itemprop="headline">A quiet harbour</h1>
        <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada Lindqvist</span></span>
        <time itemprop="datePublished" datetime="2017-06-01">June 1</time><p>Text.</p></article></body>"#;
    check(
        microdata,
        &[
            ("type", json!("post-weblog")),
            ("author", json!([person("Ada", "Lindqvist")])),
            ("issued", date(2017, 6, 1)),
        ],
    );
    let rdfa = r#"<body vocab="https://schema.org/"><article typeof="Article"><h1 property="headline">A quiet harbour</h1>
        <span property="author" typeof="Person"><span property="name">Ada Lindqvist</span></span>
        <meta property="datePublished" content="2017-06-01"></article></body>"#;
    check(
        rdfa,
        &[
            ("title", json!("A quiet harbour")),
            ("author", json!([person("Ada", "Lindqvist")])),
            ("issued", date(2017, 6, 1)),
        ],
    );
}

#[test]
fn the_title_loses_the_sites_name() {
    let site = r#"<meta property="og:site_name" content="Harbour Post">"#;
    for printed in [
        "A quiet harbour | Harbour Post",
        "A quiet harbour - Harbour Post",
        "A quiet harbour — The Harbour Post",
        "Harbour Post » A quiet harbour",
        "A quiet harbour :: Harbour Post",
        "A quiet harbour · Harbour Post",
    ] {
        check(
            &format!("<head>{site}<title>{printed}</title></head><body><p>Text</p></body>"),
            &[
                ("title", json!("A quiet harbour")),
                ("container-title", json!("Harbour Post")),
            ],
        );
    }
}

#[test]
fn a_dash_within_the_title_stays() {
    let head = r#"<meta property="og:site_name" content="Harbour Post"><title>Well-known ports – a history | Harbour Post</title>"#;
    check(
        &format!(
            "<head>{head}</head>{}",
            article("Well-known ports – a history", "")
        ),
        &[("title", json!("Well-known ports – a history"))],
    );
}

#[test]
fn the_headline_counts_more_than_edited_tags() {
    let head = r#"<title>You won't believe this harbour</title><meta property="og:title" content="You won't believe this harbour">"#;
    let body = article("The harbour that fell silent", "");
    check(
        &format!("<head>{head}</head>{body}"),
        &[("title", json!("The harbour that fell silent"))],
    );
}

#[test]
fn kickers_and_dates_in_the_headline_are_left_out() {
    let body = article(
        r#"<span class="kicker">Coast</span> <span class="headline">A quiet harbour</span> <time>4 March 2021</time>"#,
        "",
    );
    check(&body, &[("title", json!("A quiet harbour"))]);
}

#[test]
fn a_logo_and_a_breadcrumb_are_no_headlines() {
    let body = r#"<body><h1 class="logo"><a href="/">Harbour Post</a></h1>
        <nav><ol><li><h1>A quiet harbour and all its boats for sale</h1></li></ol></nav>
        <main><h2 class="entry-title">A quiet harbour</h2><p>Text.</p></main></body>"#;
    let head = r#"<meta property="og:site_name" content="Harbour Post"><title>A quiet harbour - Harbour Post</title>"#;
    check(
        &format!("<head>{head}</head>{body}"),
        &[("title", json!("A quiet harbour"))],
    );
}

#[test]
fn bylines_by_wording() {
    for (lang, byline) in [
        ("en", "By Ada Lindqvist"),
        ("de", "Von Ada Lindqvist"),
        ("fr", "Par Ada Lindqvist"),
        ("es", "Por Ada Lindqvist"),
        ("nl", "Door Ada Lindqvist"),
        ("en", "Written by: Ada Lindqvist | March 4, 2021"),
        ("en", "Author: Ada Lindqvist"),
    ] {
        let body = article("A quiet harbour", &format!("<p>{byline}</p>"));
        check(
            &format!("<html lang={lang}>{body}"),
            &[("author", json!([person("Ada", "Lindqvist")]))],
        );
    }
}

#[test]
fn bylines_by_markup() {
    for byline in [
        r#"<a rel="author" href="/u/ada">Ada Lindqvist</a>"#,
        r#"<span class="post-author vcard"><span class="fn">Ada Lindqvist</span></span>"#,
        r#"<div class="article__byline">By <a href="/authors/ada">Ada Lindqvist</a> <time>4 March 2021</time> <a class="follow" href="/f">Follow</a></div>"#,
        r#"<div class="documentByLine">posted by Ada Lindqvist</div>"#,
        r#"<footer class="entry-footer"><span class="author">Ada Lindqvist</span></footer>"#,
    ] {
        let body = article("A quiet harbour", byline);
        check(&body, &[("author", json!([person("Ada", "Lindqvist")]))]);
    }
}

#[test]
fn bylines_of_other_articles_do_not_count() {
    let body = format!(
        "{}<aside class=\"related\"><span class=\"author\">By Zed Zeller</span></aside>
         <div id=\"comments\"><span class=\"author\">Yan Yarrow</span></div>
         <figure><figcaption class=\"credit\">Photo by Xia Xylander</figcaption></figure>",
        article("A quiet harbour", "")
    );
    check(&body, &[("author", Value::Null)]);
}

#[test]
fn what_is_no_author() {
    for head in [
        r#"<meta name="author" content="admin">"#,
        r#"<meta property="article:author" content="https://www.facebook.com/harbourpost">"#,
        r#"<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post">"#,
        // Nowhere on the page.
        r#"<script type="application/ld+json">{"@type":"Article","headline":"A quiet harbour","author":"Wim Weber"}</script>"#,
    ] {
        let mut body = article("A quiet harbour", "");
        body.push_str(&"<p>More of the same text follows here, as it must.</p>".repeat(20));
        check(
            &format!("<head>{head}</head>{body}"),
            &[("author", Value::Null)],
        );
    }
}

#[test]
fn an_organisation_is_a_literal() {
    let head = r#"<script type="application/ld+json">{"@type":"Report","headline":"A quiet harbour",
        "author":{"@type":"Organization","name":"Office for Small Ports"}}</script>"#;
    let body = article("A quiet harbour", "<p>Office for Small Ports</p>");
    check(
        &format!("<head>{head}</head>{body}"),
        &[
            ("author", json!([{ "literal": "Office for Small Ports" }])),
            ("type", json!("report")),
        ],
    );
}

#[test]
fn the_pages_own_day_counts() {
    let head = r#"<meta property="article:published_time" content="2021-03-05T03:30:00Z">"#;
    let body = article("A quiet harbour", "<time>March 4, 2021, 10:30 pm</time>");
    check(
        &format!("<head>{head}</head>{body}"),
        &[("issued", date(2021, 3, 4))],
    );
    // An offset of the page's own is believed as it stands.
    let head = r#"<meta property="article:published_time" content="2021-03-07T00:30:00+02:00">"#;
    check(
        &format!("<head>{head}</head><body><h1>A quiet harbour</h1></body>"),
        &[("issued", date(2021, 3, 7))],
    );
}

#[test]
fn an_update_is_no_publication() {
    let body = article(
        "A quiet harbour",
        "<p>Published: 2 February 2020. Updated: 9 March 2020</p>",
    );
    let html = format!("<html lang=en>{body}");
    let options = ExtractOptions {
        keep_case: true,
        ..ExtractOptions::default()
    };
    let both = extract(html.as_bytes(), &options).expect("readable");
    assert_eq!(value(&both, "issued"), date(2020, 2, 2));
    assert_eq!(value(&both, "custom.modified"), date(2020, 3, 9));
    let body = article("A quiet harbour", "<p>Last updated on 9 March 2020</p>");
    let update = extract(format!("<html lang=en>{body}").as_bytes(), &options).expect("readable");
    assert_eq!(value(&update, "issued"), date(2020, 3, 9));
    assert!(
        update
            .warnings
            .iter()
            .any(|warning| warning.code.0 == "W0415")
    );
}

#[test]
fn day_and_month() {
    let body = |date: &str| article("A quiet harbour", &format!("<p class=date>{date}</p>"));
    let read = |html: String| {
        let options = ExtractOptions {
            keep_case: true,
            ..ExtractOptions::default()
        };
        extract(html.as_bytes(), &options).expect("readable")
    };
    // By the language.
    let german = read(format!("<html lang=de>{}", body("03.04.2020")));
    assert_eq!(value(&german, "issued"), date(2020, 4, 3));
    // By another date of the page.
    let head = r#"<meta property="article:published_time" content="2020-04-03">"#;
    let settled = read(format!(
        "<html lang=en-US><head>{head}</head>{}",
        body("03/04/2020")
    ));
    assert_eq!(value(&settled, "issued"), date(2020, 4, 3));
    assert!(
        !settled
            .warnings
            .iter()
            .any(|warning| warning.code.0 == "W0416")
    );
    // By nothing.
    let open = read(format!("<html lang=en>{}", body("03/04/2020")));
    assert!(
        open.warnings
            .iter()
            .any(|warning| warning.code.0 == "W0416")
    );
}

#[test]
fn the_date_of_the_address() {
    check(
        &article("A quiet harbour", ""),
        &[("issued", date(2021, 3, 4))],
    );
}

#[test]
fn language_is_declared_or_guessed() {
    check(
        "<html lang=\"de_AT\"><body><h1>Hafen</h1>",
        &[("language", json!("de-AT"))],
    );
    check(
        "<head><meta property=\"og:locale\" content=\"pt_BR\"></head><body><h1>Porto</h1>",
        &[("language", json!("pt-BR"))],
    );
    let prose =
        "Die Boote kamen herein, bevor der Wind drehte, und niemand auf der Mole sprach davon. ";
    check(
        &format!("<body><h1>Ein stiller Hafen</h1><p>{}</p>", prose.repeat(8)),
        &[("language", json!("de"))],
    );
}

#[test]
fn nothing_is_invented() {
    let html = "<body><p>A few words.</p></body>";
    let extraction = extract(html.as_bytes(), &ExtractOptions::default()).expect("readable");
    for field in ["title", "author", "issued", "container-title", "URL", "DOI"] {
        assert_eq!(value(&extraction, field), Value::Null, "{field}");
    }
    let codes: Vec<&str> = extraction.warnings.iter().map(|w| w.code.0).collect();
    assert_eq!(codes, ["W0410", "W0413", "W0414", "W0411", "W0412"]);
}

#[test]
fn sentence_case_keeps_the_printed_form() {
    let html = format!(
        "<html lang=en>{}",
        article("The Boats of a Quiet Harbour", "")
    );
    let extraction = extract(html.as_bytes(), &ExtractOptions::default()).expect("readable");
    assert_eq!(
        value(&extraction, "title"),
        json!("The boats of a quiet harbour")
    );
    assert_eq!(
        extraction.item.custom.get("title-as-printed"),
        Some(&json!("The Boats of a Quiet Harbour"))
    );
}

#[test]
fn every_field_says_where_it_was_found() {
    let head =
        r#"<meta property="og:title" content="A quiet harbour"><title>A quiet harbour</title>"#;
    let extraction = read(&format!(
        "<head>{head}</head>{}",
        article("A quiet harbour", "<p>By Ada Lindqvist</p>")
    ));
    for field in &extraction.fields {
        assert!((0.0..=1.0).contains(&field.confidence), "{}", field.name);
        assert!(
            !field.provenance.is_empty() || field.name == "type",
            "{}",
            field.name
        );
    }
    let title = extraction.field("title").expect("a title");
    let readers: Vec<&str> = title
        .provenance
        .iter()
        .map(|p| p.extractor.as_str())
        .collect();
    for reader in ["headline", "opengraph", "title"] {
        assert!(readers.contains(&reader), "{reader}");
    }
}

#[test]
fn translators_are_no_authors() {
    let body = article(
        "A quiet harbour",
        "<p class=byline>By Ada Lindqvist, translated by Tom Okafor</p>",
    );
    check(
        &format!("<html lang=en>{body}"),
        &[
            ("author", json!([person("Ada", "Lindqvist")])),
            ("translator", json!([person("Tom", "Okafor")])),
        ],
    );
}
