//! Electronic books (EPUB): the package's metadata. What stands on a cover is not read.
//!
//! Sources: EPUB 3.3, 4.2 (`META-INF/container.xml`) and 5.5 (metadata); OPF 2.0.1, 2.2 for EPUB 2's
//! attributes.

use ibid_model::ident::{Doi, Isbn};
use roxmltree::{Document, Node};

use super::package::{Package, xml};
use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::error::ExtractError;
use crate::extract::Read;
use crate::html::page::one_line;
use crate::provenance::{Extractor, Provenance};
use crate::text::dates::parse_timestamp;

const CONTAINER: &str = "META-INF/container.xml";
/// How far the metadata is trusted: it is what libraries are told.
const TRUST: f32 = 0.95;

/// Whether an archive is such a book.
pub(crate) fn is_one(package: &Package<'_>) -> bool {
    package.has(CONTAINER)
}

/// Reads the book's metadata.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Read, ExtractError> {
    let container = package.text(CONTAINER)?.unwrap_or_default();
    let place = {
        let document = xml(&container, CONTAINER)?;
        let mut nodes = document.descendants();
        let root = nodes.find(|node| node.tag_name().name() == "rootfile");
        root.and_then(|root| root.attribute("full-path"))
            .map(str::to_owned)
    };
    let missing = || ExtractError::Broken {
        what: "an EPUB book",
        reason: format!("`{CONTAINER}` names no package that is there"),
    };
    let place = place.ok_or_else(missing)?;
    let text = package.text(&place)?.ok_or_else(missing)?;
    let document = xml(&text, "the package of an EPUB book")?;
    let metadata = Metadata::of(&document);
    let mut found = vec![Candidate::text(
        Property::Kind,
        "csl:book",
        Provenance::new(Extractor::Properties, CONTAINER, "an EPUB book"),
        0.9,
    )];
    found.extend(metadata.titles());
    found.extend(metadata.creators());
    found.extend(metadata.fields());
    Ok(Read {
        candidates: found,
        ..Read::default()
    })
}

/// The metadata, element by element, and what `<meta refines>` adds to them.
struct Metadata<'d, 'x> {
    elements: Vec<Node<'d, 'x>>,
    refinements: Vec<Node<'d, 'x>>,
}

impl<'d, 'x> Metadata<'d, 'x> {
    fn of(document: &'d Document<'x>) -> Self {
        let metadata = document
            .descendants()
            .find(|node| node.tag_name().name() == "metadata");
        // EPUB 2 may put the elements one deeper (`dc-metadata`).
        let all = metadata.into_iter().flat_map(|node| node.descendants());
        let (refinements, elements) = all
            .filter(Node::is_element)
            .partition(|node| node.tag_name().name() == "meta");
        Self {
            elements,
            refinements,
        }
    }

    /// The elements of a name, with their text.
    fn named<'s>(&'s self, name: &'s str) -> impl Iterator<Item = (&'s Node<'d, 'x>, String)> {
        let nodes = self
            .elements
            .iter()
            .filter(move |node| node.tag_name().name() == name);
        nodes.filter_map(|node| {
            let text = one_line(node.text().unwrap_or_default());
            (!text.is_empty()).then_some((node, text))
        })
    }

    /// What is said of an element beside its text: by `<meta refines="#id" property="…">`, or by
    /// EPUB 2's attribute.
    fn refined(&self, node: &Node<'_, '_>, property: &str) -> Option<String> {
        let id = node.attribute("id").map(|id| format!("#{id}"));
        let meta = self.refinements.iter().find(|meta| {
            id.is_some()
                && meta.attribute("refines") == id.as_deref()
                && meta.attribute("property") == Some(property)
        });
        let text = meta.and_then(Node::text).map(one_line);
        text.or_else(|| {
            let mut attributes = node.attributes();
            let found = attributes.find(|attribute| attribute.name() == property);
            found.map(|attribute| attribute.value().trim().to_owned())
        })
    }

    /// The main title, and the subtitle.
    fn titles(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut is_first = true;
        for (node, text) in self.named("title") {
            let property = match self.refined(node, "title-type").as_deref() {
                Some("main") => Property::Title,
                Some("subtitle") => Property::Subtitle,
                None if is_first => Property::Title,
                _ => continue,
            };
            is_first = false;
            let place = at("dc:title", &text);
            found.push(Candidate::text(property, text, place, TRUST));
        }
        found
    }

    /// Authors, editors and translators, by MARC's codes of relation.
    fn creators(&self) -> Vec<Candidate> {
        let mut kinds: [(Property, Vec<Creator>, String); 3] = [
            (Property::Authors, Vec::new(), String::new()),
            (Property::Editors, Vec::new(), String::new()),
            (Property::Translators, Vec::new(), String::new()),
        ];
        for name in ["creator", "contributor"] {
            for (node, text) in self.named(name) {
                let property = match self.refined(node, "role").as_deref() {
                    Some("aut") => Property::Authors,
                    Some("edt") => Property::Editors,
                    Some("trl") => Property::Translators,
                    None if name == "creator" => Property::Authors,
                    _ => continue,
                };
                let Some((_, creators, first)) = kinds.iter_mut().find(|kind| kind.0 == property)
                else {
                    continue;
                };
                if creators.is_empty() {
                    first.clone_from(&text);
                }
                creators.push(self.creator(node, text));
            }
        }
        let kinds = kinds
            .into_iter()
            .filter(|(_, creators, _)| !creators.is_empty());
        kinds
            .map(|(property, creators, first)| {
                Candidate::creators(property, creators, at("dc:creator", &first), TRUST)
            })
            .collect()
    }

    /// A person, whose name in order of filing ("Doe, Jane") tells its parts.
    fn creator(&self, node: &Node<'_, '_>, text: String) -> Creator {
        let filed = self.refined(node, "file-as");
        let parts = filed.as_deref().and_then(|filed| filed.split_once(", "));
        match parts {
            Some((family, given)) if text.contains(family) && text.contains(given) => Creator {
                parts: Some((family.to_owned(), given.to_owned())),
                ..Creator::new(text, CreatorKind::Person)
            },
            _ => Creator::new(text, CreatorKind::Unknown),
        }
    }

    /// Publisher, date, language, identifiers.
    fn fields(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (name, property) in [
            ("publisher", Property::Publisher),
            ("language", Property::Language),
            ("description", Property::Abstract),
        ] {
            if let Some((_, text)) = self.named(name).next() {
                let place = at(&format!("dc:{name}"), &text);
                found.push(Candidate::text(property, text, place, TRUST));
            }
        }
        for (node, text) in self.named("date") {
            // EPUB 2 has dates of other events too.
            let event = self.refined(node, "event");
            let is_published = event.is_none_or(|event| event.contains("publication"));
            if is_published && let Some(stamp) = parse_timestamp(&text) {
                let place = at("dc:date", &text);
                found.push(Candidate::date(
                    Property::Published,
                    stamp.date,
                    place,
                    TRUST,
                ));
            }
        }
        for (_, text) in self.named("identifier") {
            found.extend(identifier(&text));
        }
        found
    }
}

fn at(name: &str, text: &str) -> Provenance {
    Provenance::new(Extractor::Properties, name, text)
}

/// An ISBN or a DOI, checked; other identifiers are the publisher's own.
fn identifier(text: &str) -> Option<Candidate> {
    let bare = text.strip_prefix("urn:").unwrap_or(text);
    let place = at("dc:identifier", text);
    let (property, value) = if let Ok(isbn) = Isbn::parse(bare) {
        (Property::Isbn, isbn.as_str().to_owned())
    } else if let Ok(doi) = Doi::parse(bare) {
        (Property::Doi, doi.as_str().to_owned())
    } else {
        return None;
    };
    Some(Candidate::text(property, value, place, TRUST))
}
