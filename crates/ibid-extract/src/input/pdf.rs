//! What a PDF says of itself: the document's information, its XMP, its first page. The file is read
//! elsewhere; what was read of it comes in as [`PdfFacts`].
//!
//! Sources: ISO 32000-1, 14.3 (metadata) and 7.9.4 (dates); the XMP specification, part 1; the PRISM
//! specification for the fields that journals write.

use roxmltree::{Document, Node};

use super::package::xml;
use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::extract::Read;
use crate::html::page::one_line;
use crate::identifiers::doi_in;
use crate::language::sniff;
use crate::provenance::{Extractor, Provenance};
use crate::text::article;
use crate::text::dates::parse_timestamp;
use crate::text::names::is_plausible_person;
use ibid_model::ident::ArxivId;

/// What was read of a PDF.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfFacts {
    /// The entries of the document information dictionary: `Title`, `Author`, `CreationDate`, …
    pub info: Vec<(String, String)>,
    /// The document's XMP packet, as XML.
    pub xmp: Option<String>,
    /// The lines of the first pages, in the order of the page's content.
    pub lines: Vec<PdfLine>,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfLine {
    /// 1-based.
    pub page: usize,
    /// The size of its largest letters, in points.
    pub size: f32,
    /// Its text.
    pub text: String,
}

/// How far the document's information is trusted: many programs write the file's name there.
const INFO: f32 = 0.6;
/// How far XMP is trusted.
const XMP: f32 = 0.7;
/// How far what journals write in it is trusted.
const PRISM: f32 = 0.9;

/// Reads the facts.
pub(crate) fn read(facts: &PdfFacts) -> Read {
    let mut found = vec![Candidate::text(
        Property::Kind,
        "csl:document",
        Provenance::new(Extractor::Properties, "file", "a PDF document"),
        0.5,
    )];
    for (name, value) in &facts.info {
        found.extend(info(name, &one_line(value)));
    }
    if let Some(packet) = &facts.xmp
        && let Ok(document) = xml(packet.trim_start_matches('\u{feff}'), "XMP")
    {
        found.extend(xmp(&document));
    }
    let lines: Vec<&str> = facts.lines.iter().map(|line| line.text.as_str()).collect();
    let text = lines.join("\n");
    found.extend(stated(&text, &facts.lines));
    found.extend(largest(&facts.lines));
    found.extend(stamp(&facts.lines));
    found.extend(own_doi(&facts.lines));
    found.extend(summary(&facts.lines));
    Read {
        candidates: found,
        text,
        ..Read::default()
    }
}

/// An entry of the document's information.
fn info(name: &str, value: &str) -> Option<Candidate> {
    if value.is_empty() {
        return None;
    }
    let place = Provenance::new(Extractor::Properties, format!("Info {name}"), value);
    match name {
        "Title" if !is_placeholder(value) => {
            Some(Candidate::text(Property::Title, value, place, INFO))
        }
        "Author" => people(&[value.to_owned()], place, INFO),
        "CreationDate" => date(Property::UndatedDate, value, place, 0.35),
        "Subject" | "doi" | "DOI" | "WPS-ARTICLEDOI" => {
            let doi = doi_in(value)?;
            Some(Candidate::text(Property::Doi, doi, place, 0.85))
        }
        _ => None,
    }
}

/// Titles that programs give: the name of the file that the document was made from.
fn is_placeholder(title: &str) -> bool {
    let lower = title.to_lowercase();
    let ends = [
        ".doc", ".docx", ".pdf", ".tex", ".dvi", ".indd", ".rtf", ".odt", ".ps", ".qxd", ".ppt",
        ".pptx", ".fm",
    ];
    let is_code = !title.contains(' ') && title.chars().any(|c| c.is_ascii_digit() || c == '_');
    ends.iter().any(|end| lower.ends_with(end))
        || lower.starts_with("microsoft word")
        || lower.starts_with("untitled")
        || lower.starts_with("doi:")
        || is_code
}

/// `A; B` and `A, B and C`, or one name an entry.
fn people(names: &[String], place: Provenance, trust: f32) -> Option<Candidate> {
    let creators: Vec<Creator> = match names {
        [one] if one.contains(';') => {
            let names = one
                .split(';')
                .map(str::trim)
                .filter(|name| !name.is_empty());
            names
                .map(|name| Creator::new(name, CreatorKind::Unknown))
                .collect()
        }
        [one] => vec![Creator::new(one, CreatorKind::Byline)],
        many => many
            .iter()
            .map(|name| Creator::new(name, CreatorKind::Unknown))
            .collect(),
    };
    (!creators.is_empty()).then(|| Candidate::creators(Property::Authors, creators, place, trust))
}

/// `D:20210304120000+01'00'`, or a date of XMP.
fn date(property: Property, value: &str, place: Provenance, trust: f32) -> Option<Candidate> {
    let value = value.strip_prefix("D:").unwrap_or(value);
    let is_compact = value.len() >= 8 && value.bytes().take(8).all(|byte| byte.is_ascii_digit());
    let day = if is_compact {
        format!(
            "{}-{}-{}",
            value.get(..4)?,
            value.get(4..6)?,
            value.get(6..8)?
        )
    } else {
        value.to_owned()
    };
    let stamp = parse_timestamp(&day)?;
    Some(Candidate::date(property, stamp.date, place, trust))
}

/// The properties of an XMP packet, as elements or attributes.
fn xmp(document: &Document<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for node in document
        .descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == "Description")
    {
        for child in node.children().filter(Node::is_element) {
            let name = child.tag_name();
            found.extend(property(name.namespace(), name.name(), &values(&child)));
        }
        for attribute in node.attributes() {
            found.extend(property(
                attribute.namespace(),
                attribute.name(),
                &[one_line(attribute.value())],
            ));
        }
    }
    found
}

/// The values of a property: its list's, or its own.
fn values(node: &Node<'_, '_>) -> Vec<String> {
    let items = node
        .descendants()
        .filter(|node| node.tag_name().name() == "li");
    let mut values: Vec<String> = items.filter_map(|item| item.text().map(one_line)).collect();
    if values.is_empty() {
        values.extend(node.text().map(one_line));
    }
    values.retain(|value| !value.is_empty());
    values
}

fn property(namespace: Option<&str>, name: &str, values: &[String]) -> Option<Candidate> {
    let first = values.first()?;
    let namespace = namespace.unwrap_or_default();
    let place = |prefix: &str| {
        Provenance::new(Extractor::Properties, format!("XMP {prefix}:{name}"), first)
    };
    let text =
        |property, trust, prefix| Some(Candidate::text(property, first, place(prefix), trust));
    if namespace.contains("purl.org/dc/") {
        return match name {
            "title" if !is_placeholder(first) => text(Property::Title, XMP, "dc"),
            "creator" => people(values, place("dc"), XMP),
            "publisher" => text(Property::Publisher, XMP, "dc"),
            "language" => text(Property::Language, XMP, "dc"),
            "identifier" => {
                doi_in(first).map(|doi| Candidate::text(Property::Doi, doi, place("dc"), PRISM))
            }
            _ => None,
        };
    }
    let is_article = ["prism", "pdfx", "crossmark", "jav"]
        .iter()
        .any(|known| namespace.contains(known));
    if !is_article {
        return None;
    }
    match name {
        "publicationName" => text(Property::Container, PRISM, "prism"),
        "volume" => text(Property::Volume, PRISM, "prism"),
        "number" | "issueIdentifier" => text(Property::Issue, PRISM, "prism"),
        "startingPage" => text(Property::FirstPage, PRISM, "prism"),
        "endingPage" => text(Property::LastPage, PRISM, "prism"),
        "pageRange" => text(Property::Pages, PRISM, "prism"),
        "issn" | "eIssn" => text(Property::Issn, PRISM, "prism"),
        "isbn" => text(Property::Isbn, PRISM, "prism"),
        "doi" | "DOI" => {
            doi_in(first).map(|doi| Candidate::text(Property::Doi, doi, place("prism"), 0.95))
        }
        "coverDate" | "publicationDate" => date(Property::Published, first, place("prism"), PRISM),
        _ => None,
    }
}

/// What the pages say of themselves, as any text without markup.
fn stated(text: &str, lines: &[PdfLine]) -> Vec<Candidate> {
    let language = sniff(text).map(|(code, _)| code);
    let mut found = article::candidates(text, language);
    for candidate in &mut found {
        if let Some(line) = candidate.provenance.line.take() {
            candidate.provenance.where_ = place_of(lines, line - 1);
        }
    }
    found
}

/// `page 1, line 3`.
fn place_of(lines: &[PdfLine], at: usize) -> String {
    let page = lines.get(at).map_or(1, |line| line.page);
    let first = lines.iter().position(|line| line.page == page).unwrap_or(0);
    format!("page {page}, line {}", at + 1 - first.min(at))
}

/// The title as readers see it: the largest letters of the first page, if they are words.
fn largest(lines: &[PdfLine]) -> Option<Candidate> {
    let first = || lines.iter().enumerate().filter(|(_, line)| line.page == 1);
    let tallest = first()
        .filter(|(_, line)| line.text.chars().filter(|c| c.is_alphabetic()).count() >= 4)
        .map(|(_, line)| line.size)
        .fold(0.0, f32::max);
    let is_title = |line: &PdfLine| {
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        // "Deep Learning" may be a name; beneath something larger, it is one.
        let is_person = is_plausible_person(&line.text) >= 0.6 && line.size * 1.2 < tallest;
        letters >= 8
            && line.text.contains(' ')
            && !line.text.starts_with("arXiv:")
            && !line.text.contains('@')
            && !is_person
    };
    let size = first()
        .filter(|(_, line)| is_title(line))
        .map(|(_, line)| line.size)
        .fold(0.0, f32::max);
    let is_large = |line: &PdfLine| line.size >= size * 0.97 && line.size <= size * 1.03;
    let (at, _) = first().find(|(_, line)| is_title(line) && is_large(line))?;
    let block = lines
        .iter()
        .skip(at)
        .take_while(|line| line.page == 1 && is_large(line));
    let texts: Vec<&str> = block.map(|line| line.text.as_str()).collect();
    // Letters of one size throughout say nothing.
    let is_set_off = texts.len() <= 5 && lines.len() > texts.len();
    let title = one_line(&texts.join(" "));
    let length = title.chars().count();
    let place = Provenance::new(
        Extractor::Text,
        format!("{}, largest letters", place_of(lines, at)),
        &title,
    );
    (is_set_off && (10..=300).contains(&length))
        .then(|| Candidate::text(Property::Title, title, place, 0.85))
}

/// arXiv's stamp on the margin: `arXiv:2107.01234v1 [cs.CL] 14 Jul 2021`.
fn stamp(lines: &[PdfLine]) -> Vec<Candidate> {
    let stamped = lines.iter().enumerate().find_map(|(at, line)| {
        let start = line.text.find("arXiv:")?;
        let rest = line.text.get(start..)?;
        let word = rest.split_whitespace().next()?;
        let id = ArxivId::parse(word).ok()?;
        (line.page == 1 && rest.contains('[')).then_some((at, rest, id))
    });
    let Some((at, text, id)) = stamped else {
        return Vec::new();
    };
    let place = || Provenance::new(Extractor::Text, place_of(lines, at), text);
    let number = id.as_str().split('v').next().unwrap_or_default();
    let mut found = vec![
        Candidate::text(Property::Number, format!("arXiv:{number}"), place(), 0.95),
        Candidate::text(Property::Kind, "preprint", place(), 0.8),
        Candidate::text(Property::Publisher, "arXiv", place(), 0.9),
        Candidate::text(
            Property::Url,
            format!("https://arxiv.org/abs/{number}"),
            place(),
            0.9,
        ),
    ];
    if let Some((_, day)) = text.split_once(']') {
        found.extend(date(Property::Published, day.trim(), place(), 0.8));
    }
    found
}

/// The DOI of the first page, if it has one and no other.
fn own_doi(lines: &[PdfLine]) -> Option<Candidate> {
    let mut dois: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.page == 1) {
        let doi = doi_in(&line.text);
        dois.extend(
            doi.filter(|doi| dois.iter().all(|(_, known)| known != doi))
                .map(|doi| (at, doi)),
        );
    }
    let [(at, doi)] = dois.as_slice() else {
        return None;
    };
    let line = lines.get(*at)?;
    let place = Provenance::new(Extractor::Text, place_of(lines, *at), &line.text);
    Some(Candidate::text(Property::Doi, doi, place, 0.8))
}

/// Headings of abstracts in the languages that journals print them in.
const ABSTRACT: &[&str] = &[
    "abstract",
    "summary",
    "zusammenfassung",
    "résumé",
    "resumen",
    "resumo",
    "riassunto",
    "аннотация",
    "摘要",
];
/// What stands behind an abstract, at a line's start.
const BEHIND_ABSTRACT: &[&str] = &[
    "keyword",
    "key word",
    "index terms",
    "ccs concepts",
    "introduction",
    "1 introduction",
    "1. introduction",
    "i. introduction",
    "schlüsselwörter",
    "schlagwörter",
    "einleitung",
    "1 einleitung",
    "mots-clés",
    "mots clés",
    "palabras clave",
    "palavras-chave",
    "ключевые слова",
    "关键词",
    "キーワード",
];
/// The most lines of an abstract.
const LONGEST_ABSTRACT: usize = 60;

/// The abstract: from its heading to what stands behind abstracts. One whose end is not seen is none:
/// the article's own text would go with it.
fn summary(lines: &[PdfLine]) -> Option<Candidate> {
    let (at, rest) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| Some((at, behind_heading(&line.text)?)))?;
    let behind = lines.get(at + 1..)?;
    let is_end = |line: &PdfLine| {
        let text = line.text.trim().to_lowercase();
        BEHIND_ABSTRACT.iter().any(|start| text.starts_with(start))
    };
    let end = behind.iter().take(LONGEST_ABSTRACT).position(is_end)?;
    let texts = behind.get(..end)?.iter().map(|line| line.text.trim());
    let mut text = rest.to_owned();
    for line in texts {
        // A word that the line's end divides.
        if text.ends_with('-') && line.starts_with(char::is_lowercase) {
            text.pop();
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
    let place = Provenance::new(Extractor::Text, place_of(lines, at), &text);
    (text.chars().count() >= 60).then(|| Candidate::text(Property::Abstract, text, place, 0.7))
}

/// What stands behind the heading of an abstract on its line: nothing, or its first words.
fn behind_heading(line: &str) -> Option<&str> {
    let line = line.trim();
    ABSTRACT.iter().find_map(|heading| {
        let start = line.get(..heading.len())?;
        if start.to_lowercase() != *heading {
            return None;
        }
        let rest = line.get(heading.len()..)?;
        let words = rest.trim_start_matches([' ', '.', ':', '—', '–', '-', '―']);
        // "Abstract thought" is no heading.
        let is_heading = rest.is_empty() || words.len() < rest.trim_start().len();
        is_heading.then_some(words)
    })
}
