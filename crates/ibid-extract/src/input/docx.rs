//! Word processors' documents (DOCX): the properties of the file, and what its text says of itself.
//!
//! Sources: ISO/IEC 29500-2, "Core Properties" (`docProps/core.xml`) and 29500-1, "Extended
//! Properties" (`docProps/app.xml`), WordprocessingML (`word/document.xml`).

use roxmltree::{Document, Node};

use super::package::{Package, xml};
use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::error::ExtractError;
use crate::extract::Read;
use crate::html::page::one_line;
use crate::identifiers::doi_in;
use crate::language::sniff;
use crate::provenance::{Extractor, Provenance};
use crate::text::article;
use crate::text::dates::parse_timestamp;

/// How far the properties are trusted: many are those of the document that this one was made from.
const TRUST: f32 = 0.75;

const CORE: &str = "docProps/core.xml";
const APP: &str = "docProps/app.xml";
const BODY: &str = "word/document.xml";

/// Whether an archive is such a document, or another of the same family.
pub(crate) fn is_one(package: &Package<'_>) -> bool {
    package.has(BODY) || (package.has("[Content_Types].xml") && package.has(CORE))
}

/// Reads the document.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Read, ExtractError> {
    let mut found = vec![Candidate::text(
        Property::Kind,
        "csl:document",
        Provenance::new(Extractor::Properties, BODY, "a word processor's document"),
        0.6,
    )];
    if let Some(text) = package.text(CORE)? {
        let document = xml(&text, CORE)?;
        for node in document.root_element().children().filter(Node::is_element) {
            found.extend(core_property(&node));
        }
    }
    if let Some(text) = package.text(APP)? {
        let document = xml(&text, APP)?;
        found.extend(document.descendants().filter_map(|node| company(&node)));
    }
    let paragraphs = match package.text(BODY)? {
        Some(text) => paragraphs(&xml(&text, BODY)?),
        None => Vec::new(),
    };
    let texts: Vec<&str> = paragraphs.iter().map(|p| p.text.as_str()).collect();
    let text = texts.join("\n\n");
    found.extend(styled(&paragraphs));
    found.extend(stated(&text));
    Ok(Read {
        candidates: found,
        text,
        is_of_paragraphs: true,
        ..Read::default()
    })
}

/// A property of the file.
fn core_property(node: &Node<'_, '_>) -> Option<Candidate> {
    let name = node.tag_name().name();
    let value = one_line(node.text().unwrap_or_default());
    if value.is_empty() {
        return None;
    }
    let provenance = Provenance::new(Extractor::Properties, format!("{CORE} {name}"), &value);
    let text = |property| Some(Candidate::text(property, &value, provenance.clone(), TRUST));
    match name {
        "title" => text(Property::Title).filter(|_| !is_placeholder(&value)),
        "language" => text(Property::Language),
        "description" => text(Property::Abstract),
        "identifier" => {
            doi_in(&value).map(|doi| Candidate::text(Property::Doi, doi, provenance.clone(), TRUST))
        }
        "creator" => {
            let names = value
                .split(';')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            let creators = names
                .map(|name| Creator::new(name, CreatorKind::Unknown))
                .collect();
            Some(Candidate::creators(
                Property::Authors,
                creators,
                provenance,
                TRUST,
            ))
        }
        // When the file was made is the nearest to when the text was.
        "created" => date(Property::UndatedDate, &value, provenance, 0.5),
        "modified" => date(Property::Modified, &value, provenance, 0.6),
        _ => None,
    }
}

/// Titles that programs give.
fn is_placeholder(title: &str) -> bool {
    let title = title.to_lowercase();
    let ends = [".doc", ".docx", ".dotx", ".rtf", ".odt"];
    matches!(
        title.as_str(),
        "word document" | "untitled" | "untitled document" | "document"
    ) || title.starts_with("microsoft word - ")
        || ends.iter().any(|end| title.ends_with(end))
}

fn date(property: Property, value: &str, place: Provenance, trust: f32) -> Option<Candidate> {
    let stamp = parse_timestamp(value)?;
    Some(Candidate::date(property, stamp.date, place, trust))
}

/// The company that the author's program belongs to.
fn company(node: &Node<'_, '_>) -> Option<Candidate> {
    let value = one_line(
        node.text()
            .filter(|_| node.tag_name().name() == "Company")?,
    );
    let provenance = Provenance::new(Extractor::Properties, format!("{APP} Company"), &value);
    (!value.is_empty()).then(|| Candidate::text(Property::Publisher, value, provenance, 0.4))
}

/// A paragraph of the text.
#[derive(Default)]
struct Paragraph {
    /// Its style, as the document calls it.
    style: String,
    text: String,
}

/// The paragraphs of a document that have text, in its order; one in a box is a paragraph too.
fn paragraphs(document: &Document<'_>) -> Vec<Paragraph> {
    let mut all = vec![Paragraph::default()];
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        if name == "p" {
            all.push(Paragraph::default());
        }
        let Some(paragraph) = all.last_mut() else {
            break;
        };
        match name {
            "t" => paragraph.text.push_str(node.text().unwrap_or_default()),
            "tab" | "br" => paragraph.text.push(' '),
            "pStyle" => {
                let mut attributes = node.attributes();
                let value = attributes.find(|attribute| attribute.name() == "val");
                paragraph.style = value.map_or_else(String::new, |it| it.value().to_lowercase());
            }
            _ => {}
        }
    }
    for paragraph in &mut all {
        paragraph.text = one_line(&paragraph.text);
    }
    all.retain(|paragraph| !paragraph.text.is_empty());
    all
}

/// What paragraphs are by their styles. Word makes a style's id of its name in the writer's language.
fn styled(paragraphs: &[Paragraph]) -> Vec<Candidate> {
    const STYLES: [(&[&str], Property); 4] = [
        (
            &["title", "titel", "titre", "ttulo", "titolo"],
            Property::Title,
        ),
        (
            &[
                "subtitle",
                "untertitel",
                "sous-titre",
                "subttulo",
                "sottotitolo",
            ],
            Property::Subtitle,
        ),
        (&["author"], Property::Authors),
        (&["date"], Property::Published),
    ];
    let mut found = Vec::new();
    for (number, paragraph) in (1..).zip(paragraphs).take(60) {
        let style = STYLES
            .iter()
            .find(|(names, _)| names.contains(&paragraph.style.as_str()));
        let Some((_, property)) = style else { continue };
        let text = &paragraph.text;
        let provenance = Provenance::new(Extractor::Text, format!("paragraph {number}"), text);
        match property {
            Property::Authors => {
                let creators = vec![Creator::new(text, CreatorKind::Byline)];
                found.push(Candidate::creators(*property, creators, provenance, 0.9));
            }
            Property::Published => found.extend(date(*property, text, provenance, 0.9)),
            _ => found.push(Candidate::text(*property, text, provenance, 0.95)),
        }
    }
    found
}

/// What the text says of itself, as any text without markup.
fn stated(text: &str) -> Vec<Candidate> {
    let language = sniff(text).map(|(code, _)| code);
    let mut found = article::candidates(text, language);
    for candidate in &mut found {
        // Paragraphs stand on every second line.
        if let Some(line) = candidate.provenance.line.take() {
            candidate.provenance.where_ = format!("paragraph {}", line.div_ceil(2));
        }
    }
    found
}
