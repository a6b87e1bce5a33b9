//! Tags of publishing systems and their services: `article:*`, Parse.ly, Sailthru, and the many
//! home-made names for the author and the date.

use serde_json::Value;

use crate::address;
use crate::candidate::{Candidate, Creator, CreatorKind::Byline, Property};
use crate::clean::plain;
use crate::html::Context;
use crate::html::meta::{Reading, Row, read};
use crate::provenance::{Extractor, Provenance};

const TABLE: &[Row] = &[
    ("parsely-title", Property::Title, Reading::Text, 0.75),
    ("sailthru.title", Property::Title, Reading::Text, 0.75),
    ("article:title", Property::Title, Reading::Text, 0.7),
    ("headline", Property::Title, Reading::Text, 0.75),
    ("hdl", Property::Title, Reading::Text, 0.7),
    (
        "article:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.75,
    ),
    (
        "article:author_name",
        Property::Authors,
        Reading::Creator(Byline),
        0.75,
    ),
    (
        "parsely-author",
        Property::Authors,
        Reading::Creator(Byline),
        0.85,
    ),
    (
        "sailthru.author",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    ("byl", Property::Authors, Reading::Creator(Byline), 0.85),
    ("byline", Property::Authors, Reading::Creator(Byline), 0.8),
    (
        "cxenseparse:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.8,
    ),
    (
        "cxenseparse:recs:author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    (
        "dcsext.author",
        Property::Authors,
        Reading::Creator(Byline),
        0.7,
    ),
    (
        "article:published_time",
        Property::Published,
        Reading::Date,
        0.9,
    ),
    (
        "article:published",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("article:post_date", Property::Published, Reading::Date, 0.8),
    (
        "article.published",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("article.created", Property::Published, Reading::Date, 0.6),
    ("article:created", Property::Published, Reading::Date, 0.6),
    (
        "article_date_original",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    ("parsely-pub-date", Property::Published, Reading::Date, 0.9),
    ("sailthru.date", Property::Published, Reading::Date, 0.85),
    (
        "cxenseparse:recs:publishtime",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "cxenseparse:publishtime",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "rnews:datepublished",
        Property::Published,
        Reading::Date,
        0.85,
    ),
    (
        "originalpublicationdate",
        Property::Published,
        Reading::Date,
        0.9,
    ),
    ("datepublished", Property::Published, Reading::Date, 0.85),
    ("publishdate", Property::Published, Reading::Date, 0.85),
    ("publish-date", Property::Published, Reading::Date, 0.85),
    ("publish_date", Property::Published, Reading::Date, 0.85),
    ("published_date", Property::Published, Reading::Date, 0.85),
    ("published-date", Property::Published, Reading::Date, 0.85),
    ("publication_date", Property::Published, Reading::Date, 0.85),
    ("publication-date", Property::Published, Reading::Date, 0.85),
    ("pubdate", Property::Published, Reading::Date, 0.85),
    ("pub_date", Property::Published, Reading::Date, 0.85),
    ("ptime", Property::Published, Reading::Date, 0.8),
    ("pdate", Property::Published, Reading::Date, 0.8),
    ("displaydate", Property::Published, Reading::Date, 0.75),
    ("datecreated", Property::Published, Reading::Date, 0.55),
    ("creation_date", Property::Published, Reading::Date, 0.55),
    (
        "shareaholic:article_published_time",
        Property::Published,
        Reading::Date,
        0.8,
    ),
    ("dateposted", Property::Published, Reading::Date, 0.8),
    ("date", Property::Published, Reading::Date, 0.7),
    (
        "article:modified_time",
        Property::Modified,
        Reading::Date,
        0.9,
    ),
    ("article:modified", Property::Modified, Reading::Date, 0.85),
    ("article.updated", Property::Modified, Reading::Date, 0.85),
    ("lastmod", Property::Modified, Reading::Date, 0.8),
    ("last-modified", Property::Modified, Reading::Date, 0.7),
    ("datemodified", Property::Modified, Reading::Date, 0.8),
    ("revised", Property::Modified, Reading::Date, 0.7),
    ("utime", Property::Modified, Reading::Date, 0.7),
    ("article:section", Property::Section, Reading::Text, 0.8),
    ("parsely-section", Property::Section, Reading::Text, 0.75),
    ("article:publisher", Property::Publisher, Reading::Text, 0.3),
];

/// What these tags offer.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let mut found = read(context, Extractor::ArticleMeta, TABLE);
    found.extend(parsely_page(context).unwrap_or_default());
    found.extend(linked_authors(context));
    found
}

/// Whether two addresses are of one author's page: the same, or ending in the same name.
fn are_of_one(a: &str, b: &str) -> bool {
    let last = |key: &str| key.rsplit('/').next().unwrap_or("").to_owned();
    a == b || (last(a).contains('-') && last(a) == last(b))
}

/// Most links that are looked through for an author's page.
const LINK_LIMIT: usize = 3_000;

/// `article:author` is an address as often as a name (Open Graph's object type "article" has it so):
/// the name is then what the page's own links to that address say.
fn linked_authors(context: &Context<'_>) -> Option<Candidate> {
    let page = context.page;
    let mut addresses: Vec<(&str, String)> = context
        .metas
        .iter()
        .filter(|meta| matches!(meta.key.as_str(), "article:author" | "author"))
        .flat_map(|meta| meta.content.split(','))
        .map(str::trim)
        .filter(|url| address::is_web(url) && !address::is_home(url))
        .map(|url| (url, address::key(url)))
        .take(20)
        .collect();
    addresses.dedup_by(|a, b| a.1 == b.1);
    if addresses.is_empty() {
        return None;
    }
    let mut names: Vec<Creator> = Vec::new();
    for (id, link) in page.by_tag("a").take(LINK_LIMIT) {
        let leads = link
            .attr("href")
            .and_then(|url| address::absolute(url, context.url))
            .map(|url| address::key(&url))
            .is_some_and(|key| addresses.iter().any(|(_, own)| are_of_one(own, &key)));
        if !leads || link.text.len() > 80 {
            continue;
        }
        let name = page.line(id);
        let is_new = !name.is_empty() && !names.iter().any(|known| known.text == name);
        if is_new && names.len() < addresses.len() {
            names.push(Creator::new(name, Byline));
        }
    }
    let (address, _) = addresses.first()?;
    let provenance = Provenance::new(Extractor::ArticleMeta, "meta[article:author]", address);
    (!names.is_empty()).then(|| Candidate::creators(Property::Authors, names, provenance, 0.75))
}

/// `parsely-page`, Parse.ly's older tag: one JSON object.
fn parsely_page(context: &Context<'_>) -> Option<Vec<Candidate>> {
    let meta = context
        .metas
        .iter()
        .find(|meta| meta.key == "parsely-page")?;
    let page: Value = serde_json::from_str(meta.content).ok()?;
    let place = |key: &str, text: &str| {
        Provenance::new(
            Extractor::ArticleMeta,
            format!("meta[parsely-page]#/{key}"),
            text,
        )
    };
    let text = |key: &str| page.get(key).and_then(Value::as_str).map(plain);
    let mut found = Vec::new();
    for (key, property, trust) in [
        ("title", Property::Title, 0.75),
        ("section", Property::Section, 0.75),
    ] {
        found.extend(text(key).map(|value| {
            let provenance = place(key, &value);
            Candidate::text(property, value, provenance, trust)
        }));
    }
    if let Some(value) = text("pub_date")
        && let Some(date) = context.read_date(&value)
    {
        found.push(Candidate::date(
            Property::Published,
            date,
            place("pub_date", &value),
            0.9,
        ));
    }
    let authors: Vec<Creator> = match page.get("authors").or_else(|| page.get("author")) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(plain).collect(),
        Some(Value::String(one)) => vec![plain(one)],
        _ => Vec::new(),
    }
    .into_iter()
    .filter(|name| !name.is_empty())
    .map(|name| Creator::new(name, Byline))
    .collect();
    if let Some(first) = authors.first() {
        let provenance = place("authors", &first.text);
        found.push(Candidate::creators(
            Property::Authors,
            authors,
            provenance,
            0.85,
        ));
    }
    Some(found)
}
