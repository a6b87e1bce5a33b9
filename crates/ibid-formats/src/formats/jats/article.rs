//! The article itself, from its front matter.

use ibid_model::{
    Date, DateVariable, ItemType, NumberVariable, RichText, TextVariable, Variant, VariantRole,
};
use roxmltree::Node;

use super::{date_parts, names};
use crate::codec::Sink;
use crate::draft::{Draft, pages};
use crate::languages;
use crate::xml::{Record, Xml, lines, plain, rich};

/// Reads `front`, or `article-meta` alone.
pub(super) fn read(record: &Record<'_, '_>, sink: &mut dyn Sink) {
    let front = record.node;
    let item_type = match record.around("article", "article-type") {
        Some("book-review" | "product-review") => ItemType::ReviewBook,
        Some("preprint") => ItemType::Article,
        Some("dissertation") => ItemType::Thesis,
        _ => ItemType::ArticleJournal,
    };
    let mut draft = Draft::new(record, item_type);
    if let Some(journal) = front.child("journal-meta") {
        read_journal(&mut draft, journal);
    }
    let meta = front.child("article-meta").unwrap_or(front);
    titles(&mut draft, meta);
    for group in meta.all("contrib-group") {
        contributors(&mut draft, group);
    }
    dates(&mut draft, meta);
    draft.number(NumberVariable::Volume, meta.text_at("volume"));
    draft.number(NumberVariable::Issue, meta.text_at("issue"));
    let range = pages(meta.text_at("fpage"), meta.text_at("lpage"));
    draft.number(
        NumberVariable::Page,
        range.or_else(|| meta.text_at("elocation-id")),
    );
    draft.text(TextVariable::Abstract, meta.child("abstract").map(sections));
    let words: Vec<String> = meta.every("kwd-group/kwd").into_iter().map(rich).collect();
    draft.text(TextVariable::Keyword, Some(words.join(", ")));
    identifiers(&mut draft, meta);
    let language = front
        .parent_element()
        .and_then(|around| around.attr("lang"));
    draft.text(TextVariable::Language, language.and_then(languages::tag));
    draft.give(sink);
}

/// The abstract's paragraphs and sections, without its own heading.
fn sections(parent: Node<'_, '_>) -> String {
    let parts = parent.children().filter(|part| part.name() != "title");
    let parts: Vec<String> = parts.map(lines).filter(|part| !part.is_empty()).collect();
    parts.join("\n")
}

fn read_journal(draft: &mut Draft<'_, '_, '_>, journal: Node<'_, '_>) {
    for path in ["journal-title-group/journal-title", "journal-title"] {
        draft.text(TextVariable::ContainerTitle, journal.rich_at(path));
    }
    for path in [
        "journal-title-group/abbrev-journal-title",
        "abbrev-journal-title",
    ] {
        draft.text(TextVariable::ContainerTitleShort, journal.rich_at(path));
    }
    for issn in journal.all("issn") {
        draft.identifier_of(TextVariable::Issn, Some(issn));
    }
    draft.text(
        TextVariable::Publisher,
        journal.text_at("publisher/publisher-name"),
    );
    draft.text(
        TextVariable::PublisherPlace,
        journal.text_at("publisher/publisher-loc"),
    );
}

fn titles(draft: &mut Draft<'_, '_, '_>, meta: Node<'_, '_>) {
    let Some(group) = meta.child("title-group") else {
        return;
    };
    let title = group.rich_at("article-title");
    let title = match (title, group.rich_at("subtitle")) {
        (Some(title), Some(subtitle)) => Some(format!("{title}: {subtitle}")),
        (title, _) => title,
    };
    draft.text(TextVariable::Title, title);
    let short = group
        .all("alt-title")
        .find(|alt| alt.attr("alt-title-type") == Some("short"));
    draft.text(TextVariable::TitleShort, short.map(rich));
    for translated in group.all("trans-title-group") {
        let Some(title) = translated.rich_at("trans-title") else {
            continue;
        };
        draft.item.variants.push(Variant {
            variable: TextVariable::Title,
            language: translated.attr("lang").unwrap_or("en").to_owned(),
            role: VariantRole::Translated,
            value: RichText::from(title),
        });
    }
}

fn contributors(draft: &mut Draft<'_, '_, '_>, group: Node<'_, '_>) {
    for contributor in group.all("contrib") {
        let kind = contributor.attr("contrib-type");
        let kind = kind.or_else(|| group.attr("content-type").map(|t| t.trim_end_matches('s')));
        let Some(role) = names::role(kind) else {
            continue;
        };
        names::add_all(draft, contributor, role);
        let mut ids = contributor.all("contrib-id");
        let orcid = ids.find(|id| id.has("contrib-id-type", "orcid"));
        draft.custom("orcid", orcid.map(plain));
    }
}

/// When the article appeared: on paper, or in a collection of another year than online; else
/// online, which is the more exact date.
fn dates(draft: &mut Draft<'_, '_, '_>, meta: Node<'_, '_>) {
    let (mut print, mut collection, mut online) = (None, None, None);
    for date in meta.all("pub-date") {
        let kinds = ["pub-type", "date-type", "publication-format"];
        let kinds: Vec<&str> = kinds.iter().filter_map(|name| date.attr(name)).collect();
        let value = date
            .attr("iso-8601-date")
            .and_then(|iso| Date::parse_edtf(iso).ok())
            .or_else(|| date_parts(|name| date.child(name)));
        let is = |kind: &str| kinds.iter().any(|k| k.eq_ignore_ascii_case(kind));
        let slot = if is("collection") {
            &mut collection
        } else if is("ppub") || is("print") || is("epub-ppub") {
            &mut print
        } else if is("pmc-release") || is("retracted") || is("corrected") {
            continue;
        } else {
            &mut online
        };
        if slot.is_none() {
            *slot = value;
        }
    }
    let year = |date: &Option<Date>| date.as_ref().and_then(Date::start).map(|d| d.year);
    let collection = collection.filter(|date| year(&Some(date.clone())) != year(&online));
    draft.date(DateVariable::Issued, print.or(collection));
    if draft.item.dates.contains(DateVariable::Issued) {
        draft.date(DateVariable::AvailableDate, online);
    } else {
        draft.date(DateVariable::Issued, online);
    }
}

fn identifiers(draft: &mut Draft<'_, '_, '_>, meta: Node<'_, '_>) {
    for id in meta.all("article-id") {
        match id.attr("pub-id-type") {
            Some("doi") => draft.identifier_of(TextVariable::Doi, Some(id)),
            Some("pmid") => draft.identifier_of(TextVariable::Pmid, Some(id)),
            Some("pmc" | "pmcid") => {
                let value = plain(id);
                let bare = value.bytes().all(|b| b.is_ascii_digit());
                let value = if bare { format!("PMC{value}") } else { value };
                draft.identifier(TextVariable::Pmcid, &value, id);
            }
            Some(kind) => draft.custom(kind, Some(plain(id))),
            None => {}
        }
    }
    let link = meta.all("self-uri").find_map(|uri| uri.attr("href"));
    draft.text(
        TextVariable::Url,
        link.filter(|link| link.starts_with("http")),
    );
    let license = meta
        .at("permissions/license")
        .and_then(|license| license.attr("href"));
    draft.text(TextVariable::License, license);
}
