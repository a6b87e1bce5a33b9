//! The works that an article cites: its list of references, what it links to, what it says of where
//! its facts are from.
//!
//! Each is a partial item with what the article says, and with the sentence that says it. Nothing is
//! completed: a work without an identifier or an address stays unresolved.

mod entry;
mod languages;
mod names;
mod page;
mod passage;
mod prose;
mod sentences;
mod text;

use std::collections::BTreeSet;
use std::ops::Range;

use ibid_model::ident::Identifier;
use ibid_model::{Date, DateVariable, Item, ItemType, NumberVariable, TextVariable};
use serde_json::Value;

use crate::address;
use passage::{Part, Passage, within};
use prose::Attribution;

/// The most works that are listed.
const MOST: usize = 10_000;
/// A link in prose has at least this many words around it; others are buttons and lists of links.
const AROUND: usize = 4;

/// A work that an article cites.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CitedWork {
    /// What the article says of it. The `id` is empty.
    pub item: Item,
    /// The sentence that cites it, or its entry in the list of references, as it is read.
    pub sentence: String,
    /// A CSS path, `line 3` or `paragraph 2`.
    pub where_: String,
    /// 1-based line of the source, for plain text.
    pub line: Option<usize>,
    /// Whether it can be found by what the article says.
    pub status: CitedStatus,
}

/// Whether a cited work can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitedStatus {
    /// It has an identifier or an address.
    Resolved,
    /// It has not.
    Unresolved,
}

impl CitedStatus {
    /// `resolved` or `unresolved`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Unresolved => "unresolved",
        }
    }
}

/// What is read for cited works.
pub(crate) enum Body<'s> {
    /// A page.
    Page(&'s str),
    /// A text, whose lines are the source's own.
    Text(&'s str),
    /// A text with a paragraph on each second line.
    Paragraphs(&'s str),
}

/// The works that a source cites; `url` is its own address.
pub(crate) fn works(body: &Body<'_>, url: Option<&str>) -> Vec<CitedWork> {
    let passages = match body {
        Body::Page(source) => page::passages(source),
        Body::Text(source) => text::passages(source, false),
        Body::Paragraphs(source) => text::passages(source, true),
    };
    let mut list = List {
        own: url.and_then(address::host),
        base: url,
        works: Vec::new(),
        seen: BTreeSet::new(),
    };
    for passage in &passages {
        match passage.part {
            Part::Entry => list.entry(passage),
            Part::Prose => list.prose(passage),
        }
    }
    list.works
}

/// The works that were found.
struct List<'s> {
    /// The source's own host: what leads there cites nothing.
    own: Option<String>,
    base: Option<&'s str>,
    works: Vec<CitedWork>,
    /// The works that are listed, by what is said of them.
    seen: BTreeSet<String>,
}

impl List<'_> {
    /// An entry of the list of references is one work.
    fn entry(&mut self, passage: &Passage) {
        let urls = passage
            .links
            .iter()
            .filter_map(|(_, href)| self.outbound(href));
        let urls: Vec<String> = urls.collect();
        if let Some(item) = entry::read(&passage.text, &urls) {
            self.add(item, passage, 0..passage.text.len());
        }
    }

    /// The works that a paragraph links to, names by identifier, or speaks of.
    fn prose(&mut self, passage: &Passage) {
        let mut links = passage.links.iter().peekable();
        for sentence in sentences::sentences(&passage.text) {
            let text = passage.text.get(sentence.clone()).unwrap_or_default();
            let mut spoken = prose::attributions(text, &within(&sentence, &passage.marked));
            let words = text.split_whitespace().count();
            while let Some((span, href)) = links.next_if(|(span, _)| span.start < sentence.end) {
                let start = span.start.saturating_sub(sentence.start);
                let end = span.end.min(sentence.end).saturating_sub(sentence.start);
                let anchor = text.get(start..end).unwrap_or_default();
                let around = words.saturating_sub(anchor.split_whitespace().count());
                let is_in_prose = around >= AROUND || (around > 0 && passage.links.len() == 1);
                let Some(url) = self.outbound(href).filter(|_| is_in_prose) else {
                    continue;
                };
                let beside = spoken
                    .iter()
                    .position(|known| known.span.start < end && start < known.span.end);
                let said = beside.map(|at| spoken.remove(at)).unwrap_or_default();
                self.add(linked(&said, &url, anchor), passage, sentence.clone());
            }
            for item in entry::identified(text) {
                self.add(item, passage, sentence.clone());
            }
            for said in spoken {
                let item = partial(&said, ItemType::Document);
                self.add(item, passage, sentence.clone());
            }
        }
    }

    /// An address that leads away from the source's own site.
    fn outbound(&self, href: &str) -> Option<String> {
        let url = address::absolute(href, self.base)?;
        let host = address::host(&url)?;
        let is_own = self.own.as_ref().is_some_and(|own| {
            host == *own || host.ends_with(&format!(".{own}")) || own.ends_with(&format!(".{host}"))
        });
        (!is_own).then_some(url)
    }

    fn add(&mut self, item: Item, passage: &Passage, sentence: Range<usize>) {
        let key = key_of(&item);
        if self.works.len() >= MOST || !self.seen.insert(key) {
            return;
        }
        let has = |variable| item.text(variable).is_some();
        let is_resolved = [
            TextVariable::Doi,
            TextVariable::Pmid,
            TextVariable::Pmcid,
            TextVariable::Isbn,
            TextVariable::Url,
        ]
        .into_iter()
        .any(has)
            || item
                .number(NumberVariable::Number)
                .is_some_and(|number| number.starts_with("arXiv:"));
        self.works.push(CitedWork {
            where_: passage.place_of(sentence.start),
            line: passage.line_at(sentence.start),
            sentence: passage.text.get(sentence).unwrap_or_default().to_owned(),
            item,
            status: if is_resolved {
                CitedStatus::Resolved
            } else {
                CitedStatus::Unresolved
            },
        });
    }
}

/// By what two mentions are of the same work: its identifier or address, else all that is said.
fn key_of(item: &Item) -> String {
    let identified = [
        TextVariable::Doi,
        TextVariable::Pmid,
        TextVariable::Pmcid,
        TextVariable::Url,
    ]
    .into_iter()
    .find_map(|variable| item.text(variable));
    match identified {
        Some(text) => text.to_lowercase(),
        None => ibid_model::csl_json::write_item(item).to_string(),
    }
}

/// A work that is linked to: its address, what the sentence says of it, and the words of the link.
fn linked(said: &Attribution, url: &str, anchor: &str) -> Item {
    let mut item = partial(said, ItemType::Webpage);
    set_address(&mut item, url);
    let anchor = anchor.trim();
    if !anchor.is_empty() && anchor != url {
        item.custom
            .insert("anchor-text".to_owned(), Value::from(anchor));
    }
    item
}

/// What a sentence says of a work.
fn partial(said: &Attribution, otherwise: ItemType) -> Item {
    let mut item = Item::new("", said.kind.unwrap_or(otherwise));
    for (variable, text) in [
        (TextVariable::Title, &said.title),
        (TextVariable::ContainerTitle, &said.container),
        (TextVariable::Publisher, &said.publisher),
    ] {
        if let Some(text) = text {
            item.texts.insert(variable, text.as_str().into());
        }
    }
    if let Some(date) = said.issued {
        item.dates.insert(DateVariable::Issued, Date::single(date));
    }
    item
}

/// Sets the address, or the identifier that an address is of.
fn set_address(item: &mut Item, url: &str) {
    match Identifier::recognise(url) {
        Some(identifier) => set_identifier(item, &identifier),
        None => {
            item.texts.insert(TextVariable::Url, url.into());
        }
    }
}

fn set_identifier(item: &mut Item, identifier: &Identifier) {
    let variable = match identifier {
        Identifier::Doi(_) => TextVariable::Doi,
        Identifier::Pmid(_) => TextVariable::Pmid,
        Identifier::Pmcid(_) => TextVariable::Pmcid,
        Identifier::Isbn(_) => TextVariable::Isbn,
        Identifier::Arxiv(id) => {
            let number = format!("arXiv:{}", id.as_str());
            item.numbers
                .insert(NumberVariable::Number, number.as_str().into());
            item.item_type = ItemType::Article;
            return;
        }
        // CSL has no variable for the others: their address says what they are.
        other => {
            let url = other.url().unwrap_or_else(|| other.as_str().to_owned());
            item.texts.insert(TextVariable::Url, url.as_str().into());
            return;
        }
    };
    item.texts.insert(variable, identifier.as_str().into());
    let is_vague = matches!(item.item_type, ItemType::Webpage | ItemType::Document);
    if is_vague {
        item.item_type = match identifier {
            Identifier::Pmid(_) | Identifier::Pmcid(_) => ItemType::ArticleJournal,
            Identifier::Isbn(_) => ItemType::Book,
            // A DOI may be anything's.
            _ => ItemType::Document,
        };
    }
}
