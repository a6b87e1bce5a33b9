//! Items in the forms of Citoid's formats.

use ibid::Inspection;
use ibid::formats::Format;
use ibid::model::csl_json::write_item;
use ibid::model::ident::Isbn;
use ibid::model::{Item, TextVariable};
use serde_json::{Map, Value, json};

use super::base_fields::base_of;
use crate::dialects::zotero::items::{keyed, write};
use crate::problem::Problem;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// Zotero's JSON.
    Zotero,
    /// An array for each role, arrays of identifiers; `base`: with base fields.
    Mediawiki { base: bool },
    /// Base fields, and the identifiers apart.
    Wikibase,
    /// BibTeX.
    Bibtex,
}

impl Shape {
    /// The names of all formats.
    pub(super) const NAMES: &[&str] = &[
        "mediawiki",
        "mediawiki-basefields",
        "zotero",
        "wikibase",
        "bibtex",
    ];

    /// The format of a name; base fields are for `mediawiki` alone.
    pub(super) fn named(name: &str, base: bool) -> Option<Self> {
        Some(match name {
            "mediawiki" => Self::Mediawiki { base },
            "mediawiki-basefields" => Self::Mediawiki { base: true },
            "zotero" if !base => Self::Zotero,
            "wikibase" if !base => Self::Wikibase,
            "bibtex" if !base => Self::Bibtex,
            _ => return None,
        })
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Bibtex => "application/x-bibtex",
            _ => "application/json; charset=utf-8",
        }
    }
}

type Object = Map<String, Value>;

/// Writes what was found.
///
/// # Errors
/// 500 where it cannot be written.
pub(super) fn exported(shape: Shape, found: Vec<Inspection>) -> Result<String, Problem> {
    let sources: Vec<Vec<String>> = found.iter().map(sources).collect();
    let items: Vec<Item> = found.into_iter().map(|found| found.item).collect();
    if shape == Shape::Bibtex {
        let written = ibid::formats::write(Format::Bibtex, &items);
        return Ok(written.map_err(|error| Problem::internal(&error))?.text);
    }
    let items = keyed(items);
    let internal = |error: serde_json::Error| Problem::internal(&error);
    let entries: Vec<Object> = serde_json::from_str(&write(&items)?).map_err(internal)?;
    let shaped = entries.into_iter().zip(&items).zip(sources);
    let shaped = shaped.map(|((mut entry, item), sources)| {
        plain(&mut entry);
        entry.remove("citationKey");
        match shape {
            Shape::Zotero | Shape::Bibtex => {}
            Shape::Mediawiki { base } => mediawiki(&mut entry, item, sources, base),
            Shape::Wikibase => {
                mediawiki(&mut entry, item, sources, true);
                wikibase(&mut entry);
            }
        }
        entry
    });
    serde_json::to_string(&shaped.collect::<Vec<_>>()).map_err(internal)
}

/// What is true of all formats in JSON: no markup in texts, and the access date a day.
fn plain(entry: &mut Object) {
    for (_, value) in entry.iter_mut() {
        if let Value::String(text) = value {
            *text = without_markup(text);
        }
    }
    if let Some(Value::String(time)) = entry.get_mut("accessDate")
        && let Some((day, _)) = time.split_once('T')
    {
        *time = day.to_owned();
    }
}

/// A text without the markup of CSL-JSON's rich text.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('<') {
        out.push_str(before);
        let tag = from.split_once('>').filter(|(tag, _)| is_markup(tag));
        if let Some((_, behind)) = tag {
            rest = behind;
        } else {
            out.push('<');
            rest = from;
        }
    }
    out.push_str(rest);
    out
}

fn is_markup(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let name = name.split_whitespace().next().unwrap_or_default();
    ["i", "b", "sub", "sup", "sc", "span"].contains(&name)
}

fn mediawiki(entry: &mut Object, item: &Item, sources: Vec<String>, base: bool) {
    identifiers(entry, item);
    creators(entry);
    if let Some(date) = date(item) {
        let field = entry.keys().find(|field| base_of(field) == "date").cloned();
        entry.insert(field.unwrap_or_else(|| "date".to_owned()), date.into());
    }
    if let Some(Value::String(pages)) = entry.get_mut("pages") {
        *pages = pages.replacen('-', "–", 1);
    }
    let language = entry.get("language").and_then(Value::as_str);
    if language.is_some_and(|language| !is_language(language)) {
        entry.remove("language");
    }
    address(entry);
    if base {
        let named = std::mem::take(entry).into_iter();
        // What has the base field's own name goes before what has another.
        let (own, other): (Vec<_>, Vec<_>) = named.partition(|(name, _)| base_of(name) == name);
        entry.extend(own);
        for (name, value) in other {
            entry.entry(base_of(&name)).or_insert(value);
        }
    }
    entry.insert("source".to_owned(), sources.into());
}

/// Identifiers of an item, wherever Zotero has them: PMIDs stand in `extra` for most item types.
fn identifiers(entry: &mut Object, item: &Item) {
    let texts = [
        ("DOI", TextVariable::Doi),
        ("PMID", TextVariable::Pmid),
        ("PMCID", TextVariable::Pmcid),
    ];
    for (name, variable) in texts {
        if let Some(value) = item.text(variable) {
            let value = value.strip_prefix("PMC").unwrap_or(value);
            entry.insert(name.to_owned(), value.into());
        }
    }
    let lists = [("ISBN", TextVariable::Isbn), ("ISSN", TextVariable::Issn)];
    for (name, variable) in lists {
        if let Some(value) = item.text(variable) {
            let values = value
                .split([',', ';', ' '])
                .filter(|value| !value.is_empty());
            let values = values.map(|value| match variable {
                TextVariable::Isbn => hyphenated(value),
                _ => value.to_owned(),
            });
            entry.insert(name.to_owned(), values.collect());
        }
    }
    for name in ["oclc", "qid"] {
        let value = item
            .custom
            .get(name)
            .or_else(|| item.custom.get(&name.to_uppercase()));
        if let Some(value) = value.filter(|value| value.is_string()) {
            entry.insert(name.to_owned(), value.clone());
        }
    }
}

/// An ISBN with hyphens between its parts (ISBN Users' Manual, 5), or as it is where the agency's ranges do not
/// tell them.
fn hyphenated(isbn: &str) -> String {
    let parsed = isbn.parse::<isbn::Isbn>();
    let hyphenated = parsed.and_then(|parsed| parsed.hyphenate().map(|parts| parts.to_string()));
    hyphenated.unwrap_or_else(|_| isbn.to_owned())
}

/// One array a role in the place of `creators`: `[["First", "Last"], ["", "Organisation"]]`.
fn creators(entry: &mut Object) {
    let Some(Value::Array(creators)) = entry.remove("creators") else {
        return;
    };
    for creator in creators {
        let part = |name: &str| {
            creator
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let whole = part("name");
        let name = if whole.is_empty() {
            json!([part("firstName"), part("lastName")])
        } else {
            json!(["", whole])
        };
        let role = entry
            .entry(part("creatorType"))
            .or_insert_with(|| json!([]));
        if let Value::Array(names) = role {
            names.push(name);
        }
    }
}

/// When an item was issued, as far as is known: `2023-01-05`, `2023-01` or `2023`.
fn date(item: &Item) -> Option<String> {
    let written = write_item(item);
    let parts = written
        .get("issued")?
        .get("date-parts")?
        .get(0)?
        .as_array()?;
    let parts = parts.iter().map_while(Value::as_i64).enumerate();
    let width = |at| if at == 0 { 4 } else { 2 };
    let parts = parts.map(|(at, part)| format!("{part:0width$}", width = width(at)));
    let text = parts.collect::<Vec<_>>().join("-");
    (!text.is_empty()).then_some(text)
}

/// Whether a text has the form of a language tag (BCP 47).
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let is_alphanumeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    matches!(language.len(), 2 | 3)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && is_alphanumeric(part))
}

/// Fills in the URL by what the item's identifiers lead to, and the site by the URL's host.
fn address(entry: &mut Object) {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    if text("url").is_none() {
        let bases = [
            ("DOI", "https://doi.org/"),
            ("PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC"),
            ("PMID", "https://pubmed.ncbi.nlm.nih.gov/"),
            ("oclc", "https://www.worldcat.org/title/"),
        ];
        let mut made = bases
            .iter()
            .filter_map(|(name, base)| Some(format!("{base}{}", text(name)?)));
        if let Some(url) = made.next() {
            entry.insert("url".to_owned(), url.into());
        }
    }
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    if text("itemType") == Some("webpage") && text("websiteTitle").is_none() {
        let host = text("url").and_then(|url| {
            let (_, rest) = url.split_once("://")?;
            let authority = rest.split(['/', '?', '#']).next()?;
            authority.rsplit('@').next()?.split(':').next()
        });
        if let Some(host) = host.map(str::to_owned) {
            entry.insert("websiteTitle".to_owned(), host.into());
        }
    }
}

/// Puts the identifiers in one object, and takes those of the web and of books out of the item.
fn wikibase(entry: &mut Object) {
    let mut identifiers = Object::new();
    for (name, key) in [
        ("url", "url"),
        ("DOI", "doi"),
        ("PMCID", "pmcid"),
        ("PMID", "pmid"),
        ("qid", "qid"),
        ("oclc", "oclc"),
    ] {
        if let Some(value) = entry.get(name) {
            identifiers.insert(key.to_owned(), value.clone());
        }
    }
    let isbns = entry.get("ISBN").and_then(Value::as_array);
    for isbn in isbns.into_iter().flatten().filter_map(Value::as_str) {
        let digits = Isbn::parse(isbn).map_or(0, |isbn| isbn.as_str().len());
        let key = if digits == 10 { "isbn10" } else { "isbn13" };
        let list = identifiers.entry(key).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(isbn.into());
        }
    }
    for name in ["url", "DOI", "ISBN"] {
        entry.remove(name);
    }
    entry.insert("identifiers".to_owned(), identifiers.into());
}

/// Whose the fields are, in Citoid's names: its own for what a page says.
fn sources(found: &Inspection) -> Vec<String> {
    let mut sources: Vec<String> = Vec::new();
    let places = found.fields.iter().flat_map(|field| &field.provenance);
    for place in places.filter(|place| place.extractor != "fetch") {
        let name = match place.extractor.as_str() {
            "doi.org" => "Crossref",
            "ncbi" => "PubMed",
            other @ ("open-library" | "google-books" | "wikidata" | "arxiv") => other,
            _ => "citoid",
        };
        if !sources.iter().any(|known| known == name) {
            sources.push(name.to_owned());
        }
    }
    sources
}
