//! PubMed XML: what NCBI's E-utilities and PubMed's files of citations hold. Read only.
//!
//! Source: NLM's `pubmed` document type definition and "MEDLINE PubMed XML Element Descriptions".
//!
//! | element | variable |
//! |---|---|
//! | `ArticleTitle` | `title`, without the full stop that NLM ends it with |
//! | `VernacularTitle` | the title's original form |
//! | `AuthorList` (`Type="editors"`) | `author` (`editor`) |
//! | `Journal/Title`, `ISOAbbreviation` | `container-title` without NLM's qualifier, `container-title-short` |
//! | `PubDate`, `ArticleDate` | `issued`, `available-date` |
//! | `Pagination`, else a short `ELocationID` of type `pii` | `page`, ranges in full |
//! | `Abstract` | `abstract`, a line a section, with its label |
//! | `KeywordList`, else `MeshHeadingList` | `keyword` |
//! | `ArticleIdList`, `ELocationID`, `PMID` | `DOI`, `PMID`, `PMCID` |
//! | `Book/…` | `container-title` or `title`, `publisher`, `edition`, `ISBN`, … |

mod book;
mod citation;

use ibid_model::{Date, Name, NameVariable, TextVariable};
use roxmltree::Node;

use crate::codec::{Codec, Likeness, Sink};
use crate::draft::{Draft, date, pages, person};
use crate::error::FormatError;
use crate::format::Format;
use crate::xml::{Layout, Record, Xml, each_record, plain, rich, root_is};

pub(crate) const CODEC: Codec = Codec {
    name: "pubmed-xml",
    title: "PubMed XML",
    aliases: &["pubmed", "medline-xml"],
    extensions: &["pubmed.xml"],
    media_types: &["application/x-pubmed+xml"],
    specification: "https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: None,
};

const LAYOUT: Layout = Layout {
    format: Format::PubmedXml,
    roots: &[
        "PubmedArticleSet",
        "PubmedBookArticleSet",
        "MedlineCitationSet",
    ],
    records: &[
        "PubmedArticle",
        "PubmedBookArticle",
        "MedlineCitation",
        "BookDocument",
    ],
    nests: false,
};

fn sniff(head: &str) -> Likeness {
    if root_is(head, LAYOUT.roots) || root_is(head, LAYOUT.records) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        let node = record.node;
        match node.name() {
            "PubmedArticle" => match node.child("MedlineCitation") {
                Some(citation) => citation::read(record, citation, sink),
                None => missing(record, "MedlineCitation", sink),
            },
            "PubmedBookArticle" => match node.child("BookDocument") {
                Some(document) => book::read(record, document, sink),
                None => missing(record, "BookDocument", sink),
            },
            "BookDocument" => book::read(record, node, sink),
            _ => citation::read(record, node, sink),
        }
    })
}

fn missing(record: &Record<'_, '_>, name: &str, sink: &mut dyn Sink) {
    let message = format!("`{}` has no `{name}`", record.node.name());
    sink.diagnostic(record.error(record.node, message));
}

/// NLM ends titles with a full stop that the work does not have.
fn title(node: Node<'_, '_>) -> String {
    let text = rich(node);
    let bare = text.strip_suffix('.').filter(|t| !t.ends_with('.'));
    bare.map_or_else(|| text.clone(), str::to_owned)
}

/// `PubDate` and its like: parts, or `MedlineDate` as it is written ("2005 Jul-Aug").
fn date_of(node: Node<'_, '_>) -> Option<Date> {
    if let Some(written) = node.text_at("MedlineDate") {
        return Some(Date::parse_raw(&written));
    }
    let year = node.text_at("Year")?;
    let month = node.text_at("Month").or_else(|| node.text_at("Season"));
    let day = node.text_at("Day");
    Some(date(&year, month.as_deref(), day.as_deref()))
}

/// The names of `AuthorList`s: those of type `editors` are editors, others `role`.
fn names(draft: &mut Draft<'_, '_, '_>, parent: Node<'_, '_>, role: NameVariable) {
    for list in parent.all("AuthorList") {
        let role = match list.attr("Type") {
            Some(kind) if kind.eq_ignore_ascii_case("editors") => NameVariable::Editor,
            _ => role,
        };
        for author in list.all("Author") {
            let name = name(author);
            let orcid = author
                .all("Identifier")
                .find(|id| id.has("Source", "ORCID"));
            if let Some(orcid) = orcid {
                draft.custom("orcid", Some(plain(orcid)));
            }
            draft.name(role, name);
        }
        if list.has("CompleteYN", "N") {
            draft.custom("AuthorList", Some("incomplete"));
        }
    }
}

fn name(author: Node<'_, '_>) -> Name {
    if let Some(collective) = author.text_at("CollectiveName") {
        return Name::literal(collective);
    }
    let given = ["ForeName", "FirstName", "Initials"];
    let given = given.into_iter().find_map(|name| author.text_at(name));
    let family = author.text_at("LastName").unwrap_or_default();
    person(
        &family,
        &given.unwrap_or_default(),
        author.text_at("Suffix"),
    )
}

/// The sections of the abstract, each on a line with its label.
fn abstract_of(parent: Node<'_, '_>) -> Option<String> {
    let sections = parent.every("Abstract/AbstractText");
    let labelled = sections.iter().map(|section| {
        let text = rich(*section);
        match section.attr("Label").filter(|label| *label != "UNLABELLED") {
            Some(label) if !text.is_empty() => format!("{label}: {text}"),
            _ => text,
        }
    });
    let lines: Vec<String> = labelled.filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn keywords(node: Node<'_, '_>) -> Option<String> {
    let own = node.every("KeywordList/Keyword");
    let found = if own.is_empty() {
        node.every("MeshHeadingList/MeshHeading/DescriptorName")
    } else {
        own
    };
    let words: Vec<String> = found.into_iter().map(plain).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Pages as `Pagination` has them, with ranges in full: NLM writes `132-42` for 132 to 142.
fn pagination(parent: Node<'_, '_>) -> Option<String> {
    let written = parent.text_at("Pagination/MedlinePgn");
    let given = || {
        let first = parent.text_at("Pagination/StartPage");
        pages(first, parent.text_at("Pagination/EndPage"))
    };
    let text = written.or_else(given)?;
    let parts = text.split_inclusive([' ', ',', ';']);
    Some(parts.map(whole_range).collect())
}

/// `132-42,` as `132-142,`.
fn whole_range(part: &str) -> String {
    let bare = part.trim_end_matches([' ', ',', ';']);
    let tail = part.get(bare.len()..).unwrap_or_default();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match bare.split_once('-') {
        Some((first, last)) if is_number(first) && is_number(last) => {
            let shared = first.len().saturating_sub(last.len());
            let shared = first.get(..shared).unwrap_or_default();
            format!("{first}-{shared}{last}{tail}")
        }
        _ => part.to_owned(),
    }
}

/// Identifiers from an `ArticleIdList`.
fn article_ids(draft: &mut Draft<'_, '_, '_>, list: Option<Node<'_, '_>>) {
    for id in list.into_iter().flat_map(|list| list.all("ArticleId")) {
        match id.attr("IdType") {
            Some("doi") => draft.identifier_of(TextVariable::Doi, Some(id)),
            Some("pmc") => draft.identifier_of(TextVariable::Pmcid, Some(id)),
            Some("pubmed") => draft.identifier_of(TextVariable::Pmid, Some(id)),
            Some(kind) => draft.custom(kind, Some(plain(id))),
            None => {}
        }
    }
}
