//! The flat query output: a `query` with the article's fields side by side.

use ibid_model::{DateVariable, ItemType, Name, NameVariable, NumberVariable, TextVariable};

use crate::codec::Sink;
use crate::draft::{Draft, date, pages, person};
use crate::xml::{Record, Xml, plain};

/// What the `type` of the DOI says, and the CSL type. Source: the query schema's `doi_type.atts`.
const TYPES: &[(&str, ItemType)] = &[
    ("journal_title", ItemType::Periodical),
    ("journal_issue", ItemType::Periodical),
    ("journal_article", ItemType::ArticleJournal),
    ("conference_paper", ItemType::PaperConference),
    ("conference_title", ItemType::Book),
    ("book_title", ItemType::Book),
    ("book_content", ItemType::Chapter),
    ("report-paper_title", ItemType::Report),
    ("report-paper_content", ItemType::Report),
    ("dissertation", ItemType::Thesis),
    ("dataset", ItemType::Dataset),
    ("posted_content", ItemType::Article),
    ("standard_title", ItemType::Standard),
];

pub(super) fn read(record: &Record<'_, '_>, sink: &mut dyn Sink) {
    let query = record.node;
    let doi = query.child("doi");
    if query.has("status", "unresolved") || doi.is_none() {
        let key = query
            .attr("key")
            .or_else(|| query.attr("status"))
            .unwrap_or_default();
        let message = format!("the query `{key}` found nothing at Crossref");
        return sink.diagnostic(record.error(query, message));
    }
    let kind = doi.and_then(|doi| doi.attr("type"));
    let known = TYPES.iter().find(|(name, _)| Some(*name) == kind);
    let item_type = known.map_or(ItemType::ArticleJournal, |(_, item_type)| *item_type);
    let mut draft = Draft::new(record, item_type);
    draft.identifier_of(TextVariable::Doi, doi);
    draft.text(TextVariable::Title, query.rich_at("article_title"));
    let around = ["journal_title", "volume_title", "proceedings_title"];
    for title in around {
        let title = query.rich_at(title);
        if draft.item.texts.contains(TextVariable::Title) {
            draft.text(TextVariable::ContainerTitle, title);
        } else {
            draft.text(TextVariable::Title, title);
        }
    }
    draft.text(TextVariable::CollectionTitle, query.rich_at("series_title"));
    for contributor in query.every("contributors/contributor") {
        let part = |name: &str| contributor.text_at(name).unwrap_or_default();
        draft.name(
            NameVariable::Author,
            person(&part("surname"), &part("given_name"), None),
        );
    }
    if !draft.item.names.contains(NameVariable::Author) {
        let author = query.text_at("author").map(Name::literal);
        draft.name(NameVariable::Author, author.unwrap_or_default());
    }
    draft.number(NumberVariable::Volume, query.text_at("volume"));
    draft.number(NumberVariable::Issue, query.text_at("issue"));
    draft.number(NumberVariable::Edition, query.text_at("edition_number"));
    let range = pages(query.text_at("first_page"), query.text_at("last_page"));
    draft.number(NumberVariable::Page, range);
    draft.date(
        DateVariable::Issued,
        query
            .child("year")
            .map(|year| date(&plain(year), None, None)),
    );
    for issn in query.all("issn") {
        draft.identifier_of(TextVariable::Issn, Some(issn));
    }
    for isbn in query.all("isbn") {
        draft.identifier_of(TextVariable::Isbn, Some(isbn));
    }
    draft.give(sink);
}
