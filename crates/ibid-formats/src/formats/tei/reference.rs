//! One reference: `biblStruct`, `bibl` or `biblFull`.

use ibid_model::{Date, DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};
use roxmltree::Node;

use super::names;
use crate::codec::Sink;
use crate::draft::{Draft, pages};
use crate::formats::mods::type_of_zotero;
use crate::languages;
use crate::xml::{Record, Xml, plain, rich};

/// Elements around the parts of a reference that says its levels by titles alone.
const WRAPPERS: &[&str] = &[
    "titleStmt",
    "publicationStmt",
    "editionStmt",
    "seriesStmt",
    "imprint",
    "extent",
    "fileDesc",
    "monogr",
    "analytic",
    "series",
];

pub(super) fn read(record: &Record<'_, '_>, sink: &mut dyn Sink) {
    let node = record.node;
    let reference = Reference {
        node,
        analytic: node.child("analytic"),
        monogr: node.child("monogr"),
        series: node.child("series"),
    };
    let titles = Titles::of(&reference);
    let mut draft = Draft::new(record, reference.item_type(&titles));
    draft.item.id = node.attr("id").map(str::to_owned).unwrap_or_default();
    titles.fill(&mut draft);
    reference.names(&mut draft);
    for part in reference.parts() {
        fill(&mut draft, part);
    }
    if !draft.item.texts.contains(TextVariable::Title) {
        untitled(&mut draft, node);
    }
    draft.give(sink);
}

/// A reference without a title has what was read of it, or its whole text.
fn untitled(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    let raw = node
        .all("note")
        .find(|note| note.has("type", "raw_reference"))
        .map(plain);
    draft.custom("raw_reference", raw.clone());
    if draft.item.texts.contains(TextVariable::ContainerTitle) {
        return;
    }
    draft.text(TextVariable::Title, raw.or_else(|| Some(rich(node))));
    draft.guessed(
        node,
        "the reference has no tagged title: its whole text was taken for one",
    );
}

struct Reference<'a, 'i> {
    node: Node<'a, 'i>,
    analytic: Option<Node<'a, 'i>>,
    monogr: Option<Node<'a, 'i>>,
    series: Option<Node<'a, 'i>>,
}

impl<'a, 'i: 'a> Reference<'a, 'i> {
    /// The elements that the parts stand in, with what the work itself has first.
    fn parts(&self) -> Vec<Node<'a, 'i>> {
        let mut found: Vec<Node<'a, 'i>> = Vec::new();
        let mut waiting = vec![self.node];
        while let Some(node) = waiting.pop() {
            found.push(node);
            waiting.extend(node.children().rev().filter(|c| {
                WRAPPERS.contains(&c.name()) && !matches!(c.name(), "series" | "seriesStmt")
            }));
        }
        found
    }

    fn item_type(&self, titles: &Titles) -> ItemType {
        let said = self.node.attr("type").and_then(type_of_zotero);
        let has = |name: &str| self.node.descendants().any(|n| n.name() == name);
        let notes = self
            .node
            .descendants()
            .filter(|n| n.name() == "note")
            .map(plain);
        let note = notes.collect::<Vec<_>>().join(" ").to_lowercase();
        match (said, titles) {
            (Some(item_type), _) => item_type,
            (None, _) if note.contains("thesis") || note.contains("dissertation") => {
                ItemType::Thesis
            }
            (None, _) if note.contains("technical report") => ItemType::Report,
            (
                None,
                Titles {
                    own: Some(_),
                    journal: Some(_),
                    ..
                },
            ) => ItemType::ArticleJournal,
            (None, Titles { own: Some(_), .. }) if has("meeting") => ItemType::PaperConference,
            (
                None,
                Titles {
                    own: Some(_),
                    book: Some(_),
                    ..
                },
            ) => ItemType::Chapter,
            (None, Titles { book: Some(_), .. }) => ItemType::Book,
            (
                None,
                Titles {
                    journal: Some(_), ..
                },
            ) if has("biblScope") => ItemType::ArticleJournal,
            (
                None,
                Titles {
                    journal: Some(_), ..
                },
            ) => ItemType::Periodical,
            (
                None,
                Titles {
                    unpublished: Some(_),
                    ..
                },
            ) => ItemType::Manuscript,
            (None, _) if has("ptr") => ItemType::Webpage,
            _ => ItemType::Document,
        }
    }

    fn names(&self, draft: &mut Draft<'_, '_, '_>) {
        let (author, editor) = (NameVariable::Author, NameVariable::Editor);
        if let Some(analytic) = self.analytic {
            names::read(draft, analytic, author, editor);
        }
        if let Some(monogr) = self.monogr {
            let is_part = self.analytic.is_some_and(|a| a.child("title").is_some());
            let author = if is_part {
                NameVariable::ContainerAuthor
            } else {
                author
            };
            names::read(draft, monogr, author, editor);
        }
        if let Some(series) = self.series {
            let editor = NameVariable::CollectionEditor;
            names::read(draft, series, editor, editor);
        }
        names::read(draft, self.node, author, editor);
        if let Some(statement) = self.node.child("titleStmt") {
            names::read(draft, statement, author, editor);
        }
    }
}

/// Titles by their levels.
#[derive(Default)]
struct Titles {
    /// Level `a`.
    own: Option<String>,
    /// Level `m`, or none.
    book: Option<String>,
    /// Level `j`.
    journal: Option<String>,
    journal_short: Option<String>,
    /// Level `s`.
    series: Option<String>,
    /// Level `u`.
    unpublished: Option<String>,
    short: Option<String>,
    series_number: Option<String>,
}

impl Titles {
    fn of(reference: &Reference<'_, '_>) -> Self {
        let mut titles = Self::default();
        let around = [reference.analytic, reference.monogr, reference.series];
        let statement = reference.node.child("titleStmt");
        let series = reference.node.child("seriesStmt");
        let around = around
            .into_iter()
            .chain([Some(reference.node), statement, series]);
        for parent in around.flatten() {
            let by_default = match parent.name() {
                "analytic" => "a",
                "series" | "seriesStmt" => "s",
                _ => "m",
            };
            for title in parent.all("title") {
                titles.add(title, title.attr("level").unwrap_or(by_default));
            }
            if by_default == "s" {
                titles.series_number = parent.text_at("biblScope");
            }
        }
        titles
    }

    fn add(&mut self, node: Node<'_, '_>, level: &str) {
        let text = Some(rich(node)).filter(|text| !text.is_empty());
        let is_short = ["short", "abbreviated", "abbrev"]
            .iter()
            .any(|t| node.has("type", t));
        let slot = match (level, is_short) {
            ("j", true) => &mut self.journal_short,
            (_, true) => &mut self.short,
            ("a", _) => &mut self.own,
            ("j", _) => &mut self.journal,
            ("s", _) => &mut self.series,
            ("u", _) => &mut self.unpublished,
            _ => &mut self.book,
        };
        match (slot.as_mut(), text) {
            (Some(main), Some(sub)) if node.has("type", "sub") => {
                *main = format!("{}: {sub}", main.trim_end_matches([':', ' ']));
            }
            (None, text) => *slot = text,
            _ => {}
        }
    }

    fn fill(self, draft: &mut Draft<'_, '_, '_>) {
        let is_whole = draft.item.item_type == ItemType::Periodical;
        let alone = self.journal.clone().filter(|_| is_whole);
        let in_journal = self.journal.filter(|_| !is_whole || self.own.is_some());
        draft.text(TextVariable::Title, self.own.or(self.unpublished).or(alone));
        let container = in_journal.is_some();
        draft.text(TextVariable::ContainerTitle, in_journal);
        if draft.item.texts.contains(TextVariable::Title) || container {
            draft.text(TextVariable::ContainerTitle, self.book);
        } else {
            draft.text(TextVariable::Title, self.book);
        }
        draft.text(TextVariable::TitleShort, self.short);
        draft.text(TextVariable::ContainerTitleShort, self.journal_short);
        draft.text(TextVariable::CollectionTitle, self.series);
        draft.number(NumberVariable::CollectionNumber, self.series_number);
    }
}

/// Fills in what stands right in an element.
fn fill(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    draft.text(TextVariable::Publisher, node.rich_at("publisher"));
    draft.text(TextVariable::PublisherPlace, node.rich_at("pubPlace"));
    draft.number(NumberVariable::Edition, node.text_at("edition"));
    for meeting in node.all("meeting") {
        let place = meeting.child("address").map(plain);
        let own = meeting.children().filter(|c| c.name() != "address");
        let own: Vec<String> = own.map(plain).filter(|text| !text.is_empty()).collect();
        draft.text(TextVariable::EventTitle, Some(own.join(" ")));
        draft.text(TextVariable::EventPlace, place);
    }
    for scope in node.all("biblScope") {
        read_scope(draft, scope);
    }
    for date in node.all("date") {
        let variable = match date.attr("type") {
            Some("accessed" | "access") => DateVariable::Accessed,
            Some("submission" | "submitted") => DateVariable::Submitted,
            _ => DateVariable::Issued,
        };
        draft.date(variable, date_of(date));
    }
    for id in node.all("idno") {
        read_idno(draft, id);
    }
    for link in ["ptr", "ref"].iter().flat_map(|name| node.all(name)) {
        let target = link.attr("target").filter(|target| target.contains(':'));
        draft.text(TextVariable::Url, target);
    }
    let language = node
        .child("textLang")
        .and_then(|lang| lang.attr("mainLang"));
    draft.text(TextVariable::Language, language.and_then(languages::tag));
    for note in node.all("note") {
        match note.attr("type") {
            Some("accessed") => {
                draft.date(DateVariable::Accessed, Some(Date::parse_raw(&plain(note))));
            }
            Some("url") => draft.text(TextVariable::Url, Some(plain(note))),
            Some("raw_reference") => {}
            Some("thesisType" | "report_type") => {
                draft.text(TextVariable::Genre, Some(rich(note)));
            }
            _ => draft.text(TextVariable::Note, Some(rich(note))),
        }
    }
}

/// Volume, issue, pages: in attributes, or as text.
fn read_scope(draft: &mut Draft<'_, '_, '_>, scope: Node<'_, '_>) {
    let unit = scope
        .attr("unit")
        .or_else(|| scope.attr("type"))
        .unwrap_or_default();
    let attribute = |name: &str| scope.attr(name).map(str::to_owned);
    let written = plain(scope);
    let value = pages(attribute("from"), attribute("to")).unwrap_or(written);
    let variable = match unit.to_ascii_lowercase().as_str() {
        "volume" | "vol" => NumberVariable::Volume,
        "issue" | "nb" | "no" | "number" => NumberVariable::Issue,
        "page" | "pages" | "pp" | "p" => NumberVariable::Page,
        "chap" | "chapter" => NumberVariable::ChapterNumber,
        "part" => NumberVariable::PartNumber,
        other => return draft.custom(other, Some(value)),
    };
    draft.number(variable, Some(value));
}

fn date_of(node: Node<'_, '_>) -> Option<Date> {
    let exact = |text: &str| Date::parse_edtf(text).ok();
    let when = ["when", "when-iso", "notBefore", "notAfter"];
    if let Some(date) = when.iter().find_map(|name| node.attr(name).and_then(exact)) {
        return Some(date);
    }
    let edge = |name: &str| node.attr(name).unwrap_or("..");
    let range = exact(&format!("{}/{}", edge("from"), edge("to")));
    let written = || Some(plain(node)).filter(|text| !text.is_empty());
    range.or_else(|| written().map(|text| Date::parse_raw(&text)))
}

fn read_idno(draft: &mut Draft<'_, '_, '_>, id: Node<'_, '_>) {
    let kind = id.attr("type").unwrap_or_default();
    let variable = match kind.to_ascii_lowercase().as_str() {
        "doi" => TextVariable::Doi,
        "isbn" => TextVariable::Isbn,
        "issn" | "issne" | "eissn" => TextVariable::Issn,
        "pmid" => TextVariable::Pmid,
        "pmcid" | "pmc" => TextVariable::Pmcid,
        "url" | "uri" => TextVariable::Url,
        "callnumber" => TextVariable::CallNumber,
        "" => return draft.custom("idno", Some(plain(id))),
        _ => return draft.custom(kind, Some(plain(id))),
    };
    draft.identifier_of(variable, Some(id));
}
