//! Fields that a text states in `key: value`: a mail's header, Project Gutenberg's, and front matter
//! that [`super::front_matter`] has read.

use crate::candidate::{CreatorKind, Property};
use crate::identifiers::doi_in;

use super::Found;
use super::addresses::url_in;
use super::lines::Line;

/// How many lines from the top a header of fields may go.
const MOST: usize = 60;

/// What a key states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Text(Property),
    Names(Property),
    Date(Property),
    Doi,
    Url,
}

fn key_of(key: &str) -> Option<Key> {
    let text = |property| Some(Key::Text(property));
    match key {
        "title" | "subject" | "headline" | "titel" | "titre" | "título" | "titolo" | "betreff" => {
            text(Property::Title)
        }
        "author" | "authors" | "by" | "from" | "byline" | "creator" | "autor" | "autoren"
        | "autores" | "auteur" | "auteurs" | "von" | "autore" | "writer" => {
            Some(Key::Names(Property::Authors))
        }
        "editor" | "editors" | "herausgeber" => Some(Key::Names(Property::Editors)),
        "translator" | "translators" | "übersetzer" | "traducteur" => {
            Some(Key::Names(Property::Translators))
        }
        "date" | "published" | "date published" | "publication date" | "pubdate"
        | "publishdate" | "publish_date" | "date_published" | "posted" | "issued"
        | "release date" | "released" | "datum" | "fecha" | "data" | "date-released" | "sent" => {
            Some(Key::Date(Property::Published))
        }
        "updated"
        | "last updated"
        | "lastmod"
        | "modified"
        | "last_modified_at"
        | "date-modified"
        | "last-modified"
        | "last modified"
        | "date_modified"
        | "most recently updated"
        | "revised"
        | "aktualisiert" => Some(Key::Date(Property::Modified)),
        "language" | "lang" | "sprache" => text(Property::Language),
        "doi" => Some(Key::Doi),
        "url" | "canonical" | "canonical_url" | "canonicalurl" | "link" | "permalink"
        | "source url" | "original url" | "original_url" => Some(Key::Url),
        "publisher" | "verlag" | "éditeur" => text(Property::Publisher),
        "site" | "website" | "publication" | "site_name" | "newspaper" | "magazine"
        | "container-title" | "newsletter" => text(Property::Site),
        "journal" | "booktitle" => text(Property::Container),
        "volume" => text(Property::Volume),
        "issue" | "number" => text(Property::Issue),
        "pages" => text(Property::Pages),
        "isbn" => text(Property::Isbn),
        "issn" => text(Property::Issn),
        "abstract" | "description" | "summary" | "excerpt" => text(Property::Abstract),
        _ => None,
    }
}

/// Adds what a key states to the candidates.
pub(super) fn set_field(
    key: &str,
    values: &[String],
    line: &Line<'_>,
    trust: f32,
    found: &mut Found,
) {
    let Some(first) = values.first() else { return };
    match key_of(key) {
        Some(Key::Text(property)) => {
            let value = if property == Property::Language {
                language_tag(first)
            } else {
                first.clone()
            };
            found.text(property, &value, line, trust);
        }
        Some(Key::Names(property)) => {
            let names: Vec<String> = values.iter().map(|value| without_address(value)).collect();
            let kind = if names.len() > 1 {
                CreatorKind::Unknown
            } else {
                CreatorKind::Byline
            };
            found.creators(property, &names, kind, line, trust);
        }
        Some(Key::Date(property)) => found.timestamp(property, first, line, trust),
        Some(Key::Doi) => {
            if let Some(doi) = doi_in(first) {
                found.text(Property::Doi, &doi, line, trust);
            }
        }
        Some(Key::Url) => {
            if let Some(url) = url_in(first) {
                found.text(Property::Url, url, line, trust);
            }
        }
        None => {}
    }
}

/// "Jane Doe <jane@example.org>".
fn without_address(value: &str) -> String {
    value
        .split_once('<')
        .map_or(value, |(name, _)| name)
        .trim()
        .trim_matches('"')
        .to_owned()
}

/// Reads fields at the top; gives how many lines belong to a header that the title does not follow.
///
/// A header is three fields at least, of which two are in one block (a mail), or a title and an
/// author by name (Project Gutenberg).
pub(super) fn read(lines: &[Line<'_>], found: &mut Found) -> usize {
    let fields: Vec<(usize, String, &str)> = lines
        .iter()
        .take(MOST)
        .enumerate()
        .filter_map(|(index, line)| {
            let (key, value) = line.text.split_once(':')?;
            let key = key.trim().to_lowercase();
            let value = value.trim();
            let known = key_of(&key).is_some() || is_mail_key(&key);
            (known && !value.is_empty() && value.len() < 300).then_some((index, key, value))
        })
        .collect();
    let has = |wanted: &[&str]| {
        fields
            .iter()
            .any(|(_, key, _)| wanted.contains(&key.as_str()))
    };
    let titled = has(&["title", "subject", "headline", "titel", "titre", "título"]);
    let signed = has(&["author", "authors", "from", "by", "autor", "auteur", "von"]);
    if !titled || !(signed || fields.len() >= 3) {
        return 0;
    }
    let mut last = 0;
    for (index, key, value) in &fields {
        if let Some(line) = lines.get(*index) {
            // "Release date: June 1, 2001 [eBook #11]".
            let value = value.split_once(" [").map_or(*value, |(before, _)| before);
            let trust = if *index < 30 { 0.9 } else { 0.7 };
            if !found
                .candidates
                .iter()
                .any(|known| key_of(key).is_some_and(|key| states(key) == known.property))
            {
                set_field(key, &[value.to_owned()], line, trust, found);
            }
        }
        last = *index + 1;
    }
    last
}

fn states(key: Key) -> Property {
    match key {
        Key::Text(property) | Key::Names(property) | Key::Date(property) => property,
        Key::Doi => Property::Doi,
        Key::Url => Property::Url,
    }
}

fn is_mail_key(key: &str) -> bool {
    matches!(
        key,
        "to" | "cc" | "reply-to" | "message-id" | "content-type" | "mime-version" | "list-id"
    )
}

/// "English" is "en"; tags stay.
fn language_tag(value: &str) -> String {
    let lower = value.to_lowercase();
    let tag = match lower.as_str() {
        "english" => "en",
        "german" | "deutsch" => "de",
        "french" | "français" => "fr",
        "spanish" | "español" => "es",
        "italian" | "italiano" => "it",
        "portuguese" | "português" => "pt",
        "dutch" | "nederlands" => "nl",
        "swedish" | "svenska" => "sv",
        "finnish" | "suomi" => "fi",
        "danish" | "dansk" => "da",
        "norwegian" | "norsk" => "no",
        "russian" => "ru",
        "chinese" => "zh",
        "japanese" => "ja",
        "latin" => "la",
        "greek" => "el",
        "polish" | "polski" => "pl",
        "czech" => "cs",
        "hungarian" => "hu",
        _ => value,
    };
    tag.to_owned()
}
