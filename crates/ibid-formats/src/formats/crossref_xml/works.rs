//! The kinds of works: each its element, its parts, and what holds it.

use ibid_model::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};
use roxmltree::Node;

use super::parts::{conference_date, contributors, own, publication, series, title};
use crate::codec::Sink;
use crate::draft::Draft;
use crate::xml::{Record, Xml};

/// Reads the work in an element of `crossref` or of a deposit's `body`; whether it is one.
pub(super) fn read(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) -> bool {
    match work.name() {
        "journal" => journal(record, work, sink),
        "book" => book(record, work, sink),
        "conference" => conference(record, work, sink),
        "database" => database(record, work, sink),
        "report-paper" => report(record, work, sink),
        "standard" => {
            let metadata = work.child("standard_metadata").unwrap_or(work);
            let mut draft = start(record, ItemType::Standard, metadata);
            let designator = metadata.every("designators").into_iter().next();
            let number = designator
                .and_then(|d| d.first_element_child())
                .map(crate::xml::plain);
            draft.number(NumberVariable::Number, number);
            let body = metadata.text_at("standards_body/standards_body_name");
            draft.text(TextVariable::Authority, body.clone());
            draft.text(TextVariable::Publisher, body);
            series(&mut draft, metadata);
            draft.give(sink);
        }
        "dissertation" => {
            let mut draft = start(record, ItemType::Thesis, work);
            draft.text(TextVariable::Genre, work.text_at("degree"));
            draft.give(sink);
        }
        "posted_content" => posted_content(record, work, sink),
        "peer_review" => {
            let mut draft = start(record, ItemType::Review, work);
            let reviewed = work.text_at("program/related_item/inter_work_relation");
            draft.custom("reviewed", reviewed);
            draft.give(sink);
        }
        _ => return false,
    }
    true
}

fn posted_content(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) {
    let item_type = match work.attr("type") {
        Some("working_paper" | "report") => ItemType::Report,
        Some("dissertation") => ItemType::Thesis,
        Some("letter") => ItemType::PersonalCommunication,
        _ => ItemType::Article,
    };
    let mut draft = start(record, item_type, work);
    // A server names itself as the institution, and the subject as the group; where it names
    // no institution, the group is the server.
    let group = work.text_at("group_title");
    if work.child("institution").is_some() {
        draft.custom("group_title", group);
    } else {
        draft.text(TextVariable::Publisher, group);
    }
    draft.number(NumberVariable::Number, work.text_at("item_number"));
    draft.text(
        TextVariable::Genre,
        work.attr("type")
            .filter(|t| *t != "other")
            .map(|t| t.replace('_', " ")),
    );
    draft.give(sink);
}

/// A draft with what the element says of the work itself.
fn start<'d, 'r, 'i>(
    record: &'d Record<'r, 'i>,
    item_type: ItemType,
    node: Node<'_, '_>,
) -> Draft<'d, 'r, 'i> {
    let mut draft = Draft::new(record, item_type);
    own(&mut draft, node);
    draft
}

fn journal(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) {
    let (metadata, issue) = (work.child("journal_metadata"), work.child("journal_issue"));
    let mut articles = work.all("journal_article").peekable();
    let whole = articles.peek().is_none().then_some(work);
    for node in articles.chain(whole) {
        let is_article = node != work;
        let item_type = if is_article {
            ItemType::ArticleJournal
        } else {
            ItemType::Periodical
        };
        let mut draft = start(record, item_type, node);
        if let Some(issue) = issue {
            if !is_article {
                own(&mut draft, issue);
            }
            draft.text(
                TextVariable::VolumeTitle,
                title(issue).filter(|_| is_article),
            );
            draft.number(
                NumberVariable::Volume,
                issue.text_at("journal_volume/volume"),
            );
            draft.number(NumberVariable::Issue, issue.text_at("issue"));
            draft.number(NumberVariable::Issue, issue.text_at("journal_volume/issue"));
            draft.number(
                NumberVariable::SupplementNumber,
                issue.text_at("special_numbering"),
            );
            publication(&mut draft, issue);
        }
        if let Some(metadata) = metadata {
            let title = if is_article {
                TextVariable::ContainerTitle
            } else {
                TextVariable::Title
            };
            draft.text(title, metadata.rich_at("full_title"));
            draft.text(
                TextVariable::ContainerTitleShort,
                metadata.rich_at("abbrev_title"),
            );
            draft.identifier_of(
                TextVariable::Doi,
                metadata.at("doi_data/doi").filter(|_| !is_article),
            );
            publication(&mut draft, metadata);
        }
        draft.give(sink);
    }
}

/// The first child element of one of these names.
fn first<'a, 'i: 'a>(node: Node<'a, 'i>, names: &[&str]) -> Option<Node<'a, 'i>> {
    names.iter().find_map(|name| node.child(name))
}

fn book(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) {
    let metadata = ["book_metadata", "book_series_metadata", "book_set_metadata"];
    let Some(metadata) = first(work, &metadata) else {
        let message = "`book` has no `book_metadata`".to_owned();
        return sink.diagnostic(record.error(work, message));
    };
    let is_reference = work.has("book_type", "reference");
    let mut items = work.all("content_item").peekable();
    if items.peek().is_none() {
        let mut draft = start(record, ItemType::Book, metadata);
        series(&mut draft, metadata);
        return draft.give(sink);
    }
    for part in items {
        let item_type = match part.attr("component_type") {
            Some("reference_entry") => ItemType::EntryEncyclopedia,
            _ if is_reference => ItemType::EntryEncyclopedia,
            _ => ItemType::Chapter,
        };
        let mut draft = start(record, item_type, part);
        draft.number(
            NumberVariable::ChapterNumber,
            part.text_at("component_number"),
        );
        draft.text(TextVariable::ContainerTitle, title(metadata));
        contributors(
            &mut draft,
            metadata,
            NameVariable::ContainerAuthor,
            NameVariable::Editor,
        );
        publication(&mut draft, metadata);
        series(&mut draft, metadata);
        draft.give(sink);
    }
}

fn conference(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) {
    let metadata = first(
        work,
        &["proceedings_metadata", "proceedings_series_metadata"],
    );
    let mut papers = work.all("conference_paper").peekable();
    let whole = papers.peek().is_none().then(|| metadata.unwrap_or(work));
    let is_paper = whole.is_none();
    for node in papers.chain(whole) {
        let item_type = if is_paper {
            ItemType::PaperConference
        } else {
            ItemType::Book
        };
        let mut draft = start(record, item_type, node);
        if let Some(event) = work.child("event_metadata") {
            draft.text(TextVariable::EventTitle, event.text_at("conference_name"));
            draft.text(
                TextVariable::EventPlace,
                event.text_at("conference_location"),
            );
            let date = event.child("conference_date").and_then(conference_date);
            draft.date(DateVariable::EventDate, date);
        }
        if let Some(metadata) = metadata {
            let container = if is_paper {
                TextVariable::ContainerTitle
            } else {
                TextVariable::Title
            };
            draft.text(container, metadata.rich_at("proceedings_title"));
            publication(&mut draft, metadata);
            series(&mut draft, metadata);
        }
        let editor = NameVariable::Editor;
        if let Some(around) = work.child("contributors") {
            contributors(&mut draft, around, editor, editor);
        }
        draft.give(sink);
    }
}

fn database(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) {
    let metadata = work.child("database_metadata");
    let mut sets = work.all("dataset").peekable();
    let whole = sets.peek().is_none().then(|| metadata.unwrap_or(work));
    let is_part = whole.is_none();
    for node in sets.chain(whole) {
        let mut draft = start(record, ItemType::Dataset, node);
        if let Some(metadata) = metadata.filter(|_| is_part) {
            draft.text(TextVariable::ContainerTitle, title(metadata));
            if !draft.item.names.contains(NameVariable::Author) {
                contributors(
                    &mut draft,
                    metadata,
                    NameVariable::Author,
                    NameVariable::Editor,
                );
            }
            publication(&mut draft, metadata);
        }
        draft.give(sink);
    }
}

fn report(record: &Record<'_, '_>, work: Node<'_, '_>, sink: &mut dyn Sink) {
    let metadata = first(
        work,
        &["report-paper_metadata", "report-paper_series_metadata"],
    );
    let metadata = metadata.unwrap_or(work);
    let mut items = work.all("content_item").peekable();
    let whole = items.peek().is_none().then_some(metadata);
    let is_part = whole.is_none();
    for node in items.chain(whole) {
        let item_type = if is_part {
            ItemType::Chapter
        } else {
            ItemType::Report
        };
        let mut draft = start(record, item_type, node);
        if is_part {
            draft.text(TextVariable::ContainerTitle, title(metadata));
            publication(&mut draft, metadata);
        }
        let number = metadata.text_at("publisher_item/item_number");
        draft.number(NumberVariable::Number, number);
        series(&mut draft, metadata);
        draft.give(sink);
    }
}
