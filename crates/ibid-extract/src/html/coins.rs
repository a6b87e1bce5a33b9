//! COinS: an OpenURL context object in the title of an empty `<span class="Z3988">`.
//!
//! Sources: "OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML" (ocoins.info);
//! keys of ANSI/NISO Z39.88-2004's matrices for journals, books, dissertations and Dublin Core.

use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::clean::{fold, plain};
use crate::html::Context;
use crate::html::page::ElementId;
use crate::identifiers::doi_in;
use crate::provenance::{Extractor, Provenance};

/// Most objects that are read: more are a list of references.
const LIMIT: usize = 200;

/// Keys that are fields: key, property, trust.
const TEXTS: &[(&str, Property, f32)] = &[
    ("rft.atitle", Property::Title, 0.9),
    ("rft.jtitle", Property::Container, 0.9),
    ("rft.stitle", Property::ContainerShort, 0.8),
    ("rft.volume", Property::Volume, 0.9),
    ("rft.issue", Property::Issue, 0.9),
    ("rft.spage", Property::FirstPage, 0.9),
    ("rft.epage", Property::LastPage, 0.9),
    ("rft.pages", Property::Pages, 0.9),
    ("rft.issn", Property::Issn, 0.85),
    ("rft.eissn", Property::Issn, 0.8),
    ("rft.isbn", Property::Isbn, 0.85),
    ("rft.pub", Property::Publisher, 0.8),
    ("rft.publisher", Property::Publisher, 0.7),
    ("rft.place", Property::PublisherPlace, 0.8),
    ("rft.inst", Property::Publisher, 0.8),
    ("rft.language", Property::Language, 0.6),
];

/// The objects that describe this page: one alone, or the one with the page's title.
pub(crate) fn candidates(context: &Context<'_>) -> Vec<Candidate> {
    let objects: Vec<Object> = context
        .page
        .by_tag("span")
        .filter(|(_, span)| {
            let mut classes = span.class.split_ascii_whitespace();
            span.class.contains("Z3988") && classes.any(|name| name == "Z3988")
        })
        .filter_map(|(id, span)| Some(Object::read(id, span.attr("title")?)))
        .take(LIMIT)
        .collect();
    let is_ours = |object: &&Object| {
        object
            .title()
            .is_some_and(|title| context.known_titles.contains(&fold(title)))
    };
    let own = match objects.as_slice() {
        [only] => Some(only),
        several => several.iter().find(is_ours),
    };
    own.map(|object| object.candidates(context))
        .unwrap_or_default()
}

/// A context object as keys and values.
struct Object {
    element: ElementId,
    pairs: Vec<(String, String)>,
}

impl Object {
    fn read(element: ElementId, text: &str) -> Self {
        // Systems encode the ampersands twice.
        let text = text.replace("&amp;", "&");
        let pairs = text
            .split(['&', ';'])
            .filter_map(|pair| pair.split_once('='))
            .map(|(key, value)| (key.trim().to_ascii_lowercase(), plain(&decoded(value))))
            .filter(|(_, value)| !value.is_empty())
            .take(500)
            .collect();
        Self { element, pairs }
    }

    fn all<'o>(&'o self, key: &'o str) -> impl Iterator<Item = &'o str> {
        self.pairs
            .iter()
            .filter(move |(own, _)| own == key)
            .map(|(_, value)| value.as_str())
    }

    fn title(&self) -> Option<&str> {
        ["rft.atitle", "rft.btitle", "rft.title"]
            .iter()
            .find_map(|key| self.all(key).next())
    }

    fn candidates(&self, context: &Context<'_>) -> Vec<Candidate> {
        let mut found = Vec::new();
        let place = |key: &str, text: &str| {
            let path = context.page.path(self.element);
            Provenance::new(Extractor::Coins, format!("{path}[title]#{key}"), text)
        };
        let mut text = |key: &str, property, value: &str, trust| {
            found.push(Candidate::text(property, value, place(key, value), trust));
        };
        for (key, property, trust) in TEXTS {
            if let Some(value) = self.all(key).next() {
                text(key, *property, value, *trust);
            }
        }
        let has_part = self.all("rft.atitle").next().is_some();
        for key in ["rft.btitle", "rft.title"] {
            if let Some(value) = self.all(key).next() {
                let property = if has_part {
                    Property::Container
                } else {
                    Property::Title
                };
                text(key, property, value, 0.85);
            }
        }
        if let Some(genre) = self.all("rft.genre").next() {
            text("rft.genre", Property::Kind, genre, 0.7);
        }
        for key in ["rft_id", "rft.identifier"] {
            for doi in self.all(key).filter_map(doi_in) {
                text(key, Property::Doi, &doi, 0.9);
            }
        }
        if let Some(value) = self.all("rft.date").next()
            && let Some(date) = context.read_date(value)
        {
            found.push(Candidate::date(
                Property::Published,
                date,
                place("rft.date", value),
                0.85,
            ));
        }
        let authors = self.authors();
        if !authors.is_empty() {
            let names: Vec<&str> = authors.iter().map(|author| author.text.as_str()).collect();
            let provenance = place("rft.au", &names.join("; "));
            found.push(Candidate::creators(
                Property::Authors,
                authors,
                provenance,
                0.9,
            ));
        }
        found
    }

    /// The first author in parts, and `rft.au` for each.
    fn authors(&self) -> Vec<Creator> {
        let mut authors: Vec<Creator> = Vec::new();
        let first = self
            .all("rft.aulast")
            .next()
            .zip(self.all("rft.aufirst").chain(self.all("rft.auinit")).next());
        if let Some((family, given)) = first {
            authors.push(Creator {
                parts: Some((family.to_owned(), given.to_owned())),
                ..Creator::new(format!("{given} {family}"), CreatorKind::Person)
            });
        }
        for name in self.all("rft.au").chain(self.all("rft.creator")) {
            let is_first =
                first.is_some_and(|(family, given)| name.contains(family) && name.contains(given));
            if !is_first && !authors.iter().any(|known| known.text == name) {
                authors.push(Creator::new(name, CreatorKind::Person));
            }
        }
        for name in self.all("rft.aucorp") {
            authors.push(Creator::new(name, CreatorKind::Organisation));
        }
        authors
    }
}

/// A value without its percent signs and plus signs (application/x-www-form-urlencoded).
fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                match (digit(ahead.next()), digit(ahead.next())) {
                    (Some(high), Some(low)) => {
                        bytes.push(u8::try_from(high * 16 + low).unwrap_or(b' '));
                        rest = ahead;
                    }
                    _ => bytes.push(b'%'),
                }
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
