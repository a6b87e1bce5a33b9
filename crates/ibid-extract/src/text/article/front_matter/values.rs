//! The fields of front matter that has been read: Jekyll's, Hugo's, Quarto's, MyST's and Pandoc's.
//!
//! Sources: <https://gohugo.io/content-management/front-matter/>,
//! <https://quarto.org/docs/authoring/front-matter.html>, <https://quarto.org/docs/authoring/citation.html>,
//! <https://mystmd.org/guide/frontmatter>, <https://pandoc.org/MANUAL.html#metadata-blocks>,
//! <https://jekyllrb.com/docs/front-matter/>.

use ibid_model::ident::Orcid;
use serde_json::{Map, Value};

use crate::candidate::{Creator, CreatorKind, Property, Value as Candidate};

use super::super::Found;
use super::super::fields::set_field;
use super::super::lines::Line;

/// How far what an author states in front matter is trusted.
const TRUST: f32 = 0.95;
/// The same of a block made for being cited by.
const CITATION_TRUST: f32 = 0.98;
/// How deep blocks of fields may nest (`params`, `citation`).
const DEEPEST: usize = 3;

/// Reads the document's fields, in the order of its lines.
pub(super) struct Reader<'l, 't, 'f> {
    lines: &'l [Line<'t>],
    found: &'f mut Found,
}

impl<'l, 't, 'f> Reader<'l, 't, 'f> {
    pub fn new(lines: &'l [Line<'t>], found: &'f mut Found) -> Self {
        Self { lines, found }
    }

    /// Reads the whole document.
    pub fn read(mut self, map: &Map<String, Value>) {
        self.block(map, 0, TRUST, 0);
    }

    /// Reads the fields of a block that starts at a line.
    fn block(&mut self, map: &Map<String, Value>, from: usize, trust: f32, depth: usize) {
        let mut entries: Vec<(usize, &String, &Value)> = map
            .iter()
            .map(|(key, value)| (self.place(key, from), key, value))
            .collect();
        entries.sort_by_key(|(place, ..)| *place);
        for (place, key, value) in entries {
            self.field(place, &key.to_lowercase(), value, trust, depth);
        }
    }

    /// The index of the line that has a key, from a line on; that line where none has it.
    fn place(&self, key: &str, from: usize) -> usize {
        let has_key = |line: &Line<'_>| {
            let text = line.text.trim_start_matches(['-', ' ', '[', '"', '\'']);
            text.strip_prefix(key).is_some_and(|rest| {
                rest.trim_start_matches(['"', '\'', ' '])
                    .starts_with([':', '=', ']'])
            })
        };
        let lines = self.lines.iter().enumerate().skip(from);
        let mut places = lines.filter(|(_, line)| has_key(line));
        let first = places.next();
        let flush = std::iter::once(first).flatten().chain(places);
        let flush = flush.min_by_key(|(at, line)| (line.indent, *at));
        flush.map_or(from, |(at, _)| at)
    }

    fn field(&mut self, place: usize, key: &str, value: &Value, trust: f32, depth: usize) {
        match (key, value) {
            ("author" | "authors" | "creator" | "by", _) => {
                self.creators(Property::Authors, place, value, trust);
            }
            ("editor" | "editors", _) => self.creators(Property::Editors, place, value, trust),
            ("translator" | "translators", _) => {
                self.creators(Property::Translators, place, value, trust);
            }
            // Quarto's and MyST's blocks for being cited by; Hugo's for the site's own fields.
            ("citation" | "biblio", Value::Object(map)) if depth < DEEPEST => {
                self.block(map, place, CITATION_TRUST, depth + 1);
            }
            ("params", Value::Object(map)) if depth < DEEPEST => {
                self.block(map, place, trust, depth + 1);
            }
            // MyST's name of the journal or conference.
            ("venue", Value::Object(map)) => {
                if let Some(Value::String(name)) = map.get("title") {
                    self.text(Property::Container, place, name, trust);
                }
            }
            ("venue", Value::String(name)) => self.text(Property::Container, place, name, trust),
            ("subtitle", _) => self.plain(Property::Subtitle, place, value, trust),
            ("container-title", _) if depth > 0 => {
                self.plain(Property::Container, place, value, trust);
            }
            ("type", Value::String(kind)) if depth > 0 => {
                self.text(Property::Kind, place, &format!("csl:{kind}"), trust);
            }
            ("page" | "pages", _) => self.plain(Property::Pages, place, value, trust),
            ("first_page", _) => self.plain(Property::FirstPage, place, value, trust),
            ("last_page", _) => self.plain(Property::LastPage, place, value, trust),
            _ => self.known(place, key, value, trust),
        }
    }

    /// Fields that headers of plain text have too.
    fn known(&mut self, place: usize, key: &str, value: &Value, trust: f32) {
        let Some(line) = self.lines.get(place) else {
            return;
        };
        if let Some(text) = scalar(value) {
            set_field(key, &[unmarked(&text)], line, trust, self.found);
        }
    }

    fn plain(&mut self, property: Property, place: usize, value: &Value, trust: f32) {
        if let Some(text) = scalar(value) {
            self.text(property, place, &text, trust);
        }
    }

    fn text(&mut self, property: Property, place: usize, text: &str, trust: f32) {
        if let Some(line) = self.lines.get(place) {
            self.found.text(property, &unmarked(text), line, trust);
        }
    }

    fn creators(&mut self, property: Property, place: usize, value: &Value, trust: f32) {
        let Some(line) = self.lines.get(place) else {
            return;
        };
        let creators = creators(value);
        if !creators.is_empty() {
            self.found
                .add(property, Candidate::Creators(creators), line, trust);
        }
    }
}

/// A text, a number or a date as text; the first of a list; nothing of a block.
fn scalar(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values.first().and_then(scalar)?,
        // A date of TOML.
        Value::Object(map) if map.len() == 1 => match map.iter().next() {
            Some((key, Value::String(date))) if key.starts_with("$__toml") => date.clone(),
            _ => return None,
        },
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// People in all the forms that they are given in: a text, a list, maps with names or their parts.
fn creators(value: &Value) -> Vec<Creator> {
    match value {
        Value::String(text) => {
            let text = unmarked(without_address(text));
            let creator = (!text.is_empty()).then(|| Creator::new(text, CreatorKind::Byline));
            creator.into_iter().collect()
        }
        Value::Array(values) => values.iter().filter_map(creator).collect(),
        Value::Object(map) => match creator(value) {
            Some(creator) => vec![creator],
            // `author: {name: [A, B]}`, or keys that stand for people.
            None => map.get("name").map(creators).unwrap_or_default(),
        },
        _ => Vec::new(),
    }
}

/// One of a list.
fn creator(value: &Value) -> Option<Creator> {
    let map = match value {
        Value::String(text) => {
            let text = unmarked(without_address(text));
            return (!text.is_empty()).then(|| Creator::new(text, CreatorKind::Unknown));
        }
        Value::Object(map) => map,
        _ => return None,
    };
    let mut creator = named(map)?;
    let orcid = map.get("orcid").or_else(|| map.get("orcid-id"));
    creator.orcid = orcid
        .and_then(scalar)
        .and_then(|text| Orcid::parse(&text).ok());
    creator.affiliations = ["affiliation", "affiliations", "institute", "institution"]
        .iter()
        .find_map(|key| map.get(*key))
        .map(institutions)
        .unwrap_or_default();
    Some(creator)
}

/// Institutions as a text, a list, or maps with their names.
fn institutions(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().take(20).flat_map(institutions).collect(),
        Value::Object(map) => ["name", "institution", "title"]
            .iter()
            .find_map(|key| map.get(*key))
            .and_then(scalar)
            .into_iter()
            .collect(),
        _ => scalar(value).into_iter().collect(),
    }
}

/// The name of one that is given as a map.
fn named(map: &Map<String, Value>) -> Option<Creator> {
    // Quarto: `name: {given: Jane, family: Doe}`.
    if let Some(Value::Object(name)) = map.get("name") {
        return from_parts(name);
    }
    let literal = ["name", "literal", "title"]
        .iter()
        .find_map(|key| map.get(*key).and_then(scalar));
    match (literal, from_parts(map)) {
        (_, Some(creator)) => Some(creator),
        (Some(name), None) => Some(Creator::new(
            unmarked(without_address(&name)),
            CreatorKind::Unknown,
        )),
        (None, None) => None,
    }
}

/// A name whose parts are kept apart.
fn from_parts(map: &Map<String, Value>) -> Option<Creator> {
    let part = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key).and_then(scalar));
    let literal = part(&["literal"]);
    let family = part(&[
        "family",
        "family-names",
        "family_names",
        "last",
        "lastname",
        "surname",
    ]);
    let given = part(&["given", "given-names", "given_names", "first", "firstname"]);
    let particle = part(&["non-dropping-particle", "dropping-particle"]);
    match (family, given) {
        (Some(family), given) => {
            let family = match particle {
                Some(particle) => format!("{particle} {family}"),
                None => family,
            };
            let given = given.unwrap_or_default();
            let separator = if given.is_empty() { "" } else { ", " };
            let text = format!("{family}{separator}{given}");
            let mut creator = Creator::new(text, CreatorKind::Person);
            creator.parts = (!given.is_empty()).then_some((family, given));
            Some(creator)
        }
        (None, Some(given)) => Some(Creator::new(given, CreatorKind::Unknown)),
        (None, None) => literal.map(|name| Creator::new(name, CreatorKind::Unknown)),
    }
}

/// "Jane Doe <jane@example.org>", "Jane Doe^[University of X]".
fn without_address(text: &str) -> &str {
    let text = text.split_once('<').map_or(text, |(name, _)| name);
    let text = text.split_once("^[").map_or(text, |(name, _)| name);
    text.trim()
}

/// A text without Markdown's marks of emphasis, code and links.
fn unmarked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['*', '`', '[', '_']) {
        let (before, marked) = rest.split_at(at);
        plain.push_str(before);
        let mut behind = marked.chars();
        let mark = behind.next();
        let after = behind.as_str();
        let is_inside_word =
            before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
        rest = after;
        // A mark that stands alone marks nothing: "A* search".
        let is_paired = mark.is_some_and(|mark| text.matches(mark).count() > 1);
        match mark {
            Some('[') => match link(after) {
                Some((words, behind)) => {
                    plain.push_str(words);
                    rest = behind;
                }
                None => plain.push('['),
            },
            Some(mark) if !is_paired || (mark == '_' && is_inside_word) => plain.push(mark),
            _ => {}
        }
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

/// The words of a link whose `[` has been read, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = text.split_once("](")?;
    let (address, behind) = rest.split_once(')')?;
    (!words.contains('[') && !address.contains(char::is_whitespace)).then_some((words, behind))
}
