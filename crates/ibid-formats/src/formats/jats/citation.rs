//! One citation of a reference list.

use ibid_model::{
    Date, DateVariable, ItemType, NumberVariable, RichText, TextVariable, Variant, VariantRole,
    ident,
};
use roxmltree::Node;

use super::{CITATIONS, date_parts, kind, names};
use crate::codec::Sink;
use crate::draft::{Draft, pages};
use crate::xml::{Record, Xml, plain, rich};

/// Elements that are text variables in every kind of citation.
const TEXTS: &[(&str, TextVariable)] = &[
    ("series", TextVariable::CollectionTitle),
    ("conf-name", TextVariable::EventTitle),
    ("conf-loc", TextVariable::EventPlace),
    ("publisher-name", TextVariable::Publisher),
    ("institution", TextVariable::Publisher),
    ("std-organization", TextVariable::Publisher),
    ("publisher-loc", TextVariable::PublisherPlace),
    ("annotation", TextVariable::Annote),
    ("comment", TextVariable::Note),
];

/// Elements that are number variables in every kind of citation.
const NUMBERS: &[(&str, NumberVariable)] = &[
    ("volume", NumberVariable::Volume),
    ("issue", NumberVariable::Issue),
    ("supplement", NumberVariable::SupplementNumber),
    ("edition", NumberVariable::Edition),
    ("version", NumberVariable::Version),
    ("patent", NumberVariable::Number),
    ("gov", NumberVariable::Number),
    ("std", NumberVariable::Number),
];

/// Elements that are gone into by themselves, and whose parts are none of the citation's own.
const APART: &[&str] = &[
    "person-group",
    "name",
    "string-name",
    "collab",
    "related-object",
];

/// Reads a `ref`: one item, or several where it has several citations; whether it had any.
pub(super) fn read_ref(record: &Record<'_, '_>, sink: &mut dyn Sink) -> bool {
    let id = record.node.attr("id");
    let mut count = 0_usize;
    for child in record.node.children() {
        let chosen = match child.name() {
            "citation-alternatives" => {
                let mut ordered = CITATIONS.iter();
                ordered.find_map(|name| child.child(name))
            }
            name if CITATIONS.contains(&name) => Some(child),
            _ => None,
        };
        let Some(citation) = chosen else { continue };
        count += 1;
        let own = match (count, citation.attr("id"), id) {
            (1, own, of_ref) => of_ref.or(own).map(str::to_owned),
            (_, Some(own), _) => Some(own.to_owned()),
            (_, None, of_ref) => of_ref.map(|id| format!("{id}-{count}")),
        };
        read(record, citation, own.as_deref(), sink);
    }
    count > 0
}

/// Reads a citation; its key is `id`.
pub(super) fn read(
    record: &Record<'_, '_>,
    citation: Node<'_, '_>,
    id: Option<&str>,
    sink: &mut dyn Sink,
) {
    let parts = Parts::of(citation);
    let said = ["publication-type", "citation-type"];
    let said = said.iter().find_map(|name| citation.attr(name));
    let has = kind::Has {
        element: &|name| parts.first(name).is_some(),
    };
    let item_type = kind::of(kind::named(said), &has);
    let mut draft = Draft::new(record, item_type);
    draft.item.id = id.map(str::to_owned).unwrap_or_default();
    if kind::named(said).is_none() {
        draft.custom("publication-type", said);
    }
    for group in parts.all("person-group") {
        if let Some(role) = names::role(group.attr("person-group-type")) {
            names::add_all(&mut draft, group, role);
        }
    }
    for name in ["name", "string-name", "collab"]
        .iter()
        .flat_map(|n| parts.all(n))
    {
        draft.name(ibid_model::NameVariable::Author, names::name(name));
    }
    if parts.first("etal").is_some() {
        draft.custom("etal", Some("true"));
    }
    titles(&mut draft, &parts, citation);
    variables(&mut draft, &parts);
    identifiers(&mut draft, &parts);
    draft.give(sink);
}

/// The elements of a citation, whatever markup is around them.
struct Parts<'a, 'i> {
    found: Vec<Node<'a, 'i>>,
}

impl<'a, 'i: 'a> Parts<'a, 'i> {
    fn of(citation: Node<'a, 'i>) -> Self {
        let mut found = Vec::new();
        let mut waiting: Vec<Node<'a, 'i>> = citation.children().rev().collect();
        while let Some(node) = waiting.pop() {
            if !node.is_element() {
                continue;
            }
            found.push(node);
            if !APART.contains(&node.name()) {
                waiting.extend(node.children().rev());
            }
        }
        Self { found }
    }

    fn all(&self, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
        self.found
            .iter()
            .copied()
            .filter(move |node| node.name() == name)
    }

    /// The first element of a name that has something in it.
    fn first(&self, name: &str) -> Option<Node<'a, 'i>> {
        self.all(name).find(Node::has_children)
    }

    fn rich(&self, name: &str) -> Option<String> {
        self.first(name).map(rich).filter(|text| !text.is_empty())
    }

    fn plain(&self, name: &str) -> Option<String> {
        self.first(name).map(plain).filter(|text| !text.is_empty())
    }
}

/// Title and container. A work without a title of its own has that of its source.
fn titles(draft: &mut Draft<'_, '_, '_>, parts: &Parts<'_, '_>, citation: Node<'_, '_>) {
    let own = [
        "article-title",
        "chapter-title",
        "data-title",
        "part-title",
        "issue-title",
    ];
    let own: Vec<String> = own.iter().filter_map(|name| parts.rich(name)).collect();
    let source = parts.rich("source");
    let is_in_source = matches!(
        draft.item.item_type,
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper
    );
    let undivided = own.is_empty() && source.is_none();
    match own.into_iter().next() {
        Some(title) => {
            draft.text(TextVariable::Title, Some(title));
            // The source of data is the repository that publishes it.
            if draft.item.item_type == ItemType::Dataset && parts.first("publisher-name").is_none()
            {
                draft.text(TextVariable::Publisher, source);
            } else {
                draft.text(TextVariable::ContainerTitle, source);
            }
        }
        None if is_in_source => draft.text(TextVariable::ContainerTitle, source),
        None => draft.text(TextVariable::Title, source),
    }
    if undivided {
        let whole = rich(citation);
        draft.custom("unstructured", Some(plain(citation)));
        draft.text(TextVariable::Title, Some(whole));
        draft.guessed(
            citation,
            "the reference has no tagged title: its whole text was taken for one",
        );
    }
    for (element, variable) in [
        ("trans-title", TextVariable::Title),
        ("trans-source", TextVariable::ContainerTitle),
    ] {
        let Some(node) = parts.first(element) else {
            continue;
        };
        draft.item.variants.push(Variant {
            variable,
            language: node.attr("lang").unwrap_or("en").to_owned(),
            role: VariantRole::Translated,
            value: RichText::from(rich(node)),
        });
    }
}

fn variables(draft: &mut Draft<'_, '_, '_>, parts: &Parts<'_, '_>) {
    for (element, variable) in TEXTS {
        draft.text(*variable, parts.rich(element));
    }
    for (element, variable) in NUMBERS {
        draft.number(*variable, parts.plain(element));
    }
    draft.number(NumberVariable::Page, parts.plain("page-range"));
    draft.number(
        NumberVariable::Page,
        pages(parts.plain("fpage"), parts.plain("lpage")),
    );
    draft.number(NumberVariable::Page, parts.plain("elocation-id"));
    let count = parts
        .all("page-count")
        .find_map(|count| count.attr("count"));
    draft.number(NumberVariable::NumberOfPages, count);
    let mut sizes = parts.all("size").filter(|size| size.has("units", "page"));
    draft.number(NumberVariable::NumberOfPages, sizes.next().map(plain));
    draft.date(DateVariable::Issued, date_parts(|name| parts.first(name)));
    let event = parts.plain("conf-date").map(|text| Date::parse_raw(&text));
    draft.date(DateVariable::EventDate, event);
    for name in ["date-in-citation", "access-date"] {
        for node in parts.all(name) {
            accessed(draft, node);
        }
    }
}

/// When the work was looked at: "Accessed 2 May 2008", or with an ISO date.
fn accessed(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    let iso = node.attr("iso-8601-date");
    if let Some(date) = iso.and_then(|iso| Date::parse_edtf(iso).ok()) {
        return draft.date(DateVariable::Accessed, Some(date));
    }
    if node.child("year").is_some() {
        return draft.date(DateVariable::Accessed, date_parts(|name| node.child(name)));
    }
    let text = plain(node);
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let words = [
        "accessed",
        "cited",
        "retrieved",
        "viewed",
        "updated",
        "on",
        "last",
        "access",
    ];
    let mut rest = bare;
    while let Some((word, after)) = rest.split_once(' ') {
        let word = word.trim_end_matches([':', ',']).to_ascii_lowercase();
        if !words.contains(&word.as_str()) {
            break;
        }
        rest = after;
    }
    draft.date(DateVariable::Accessed, Some(Date::parse_raw(rest)));
}

fn identifiers(draft: &mut Draft<'_, '_, '_>, parts: &Parts<'_, '_>) {
    for id in ["pub-id", "object-id"]
        .iter()
        .flat_map(|name| parts.all(name))
    {
        let kind = id.attr("pub-id-type").map(str::to_ascii_lowercase);
        match kind.as_deref() {
            Some("doi") => draft.identifier_of(TextVariable::Doi, Some(id)),
            Some("pmid" | "medline") => draft.identifier_of(TextVariable::Pmid, Some(id)),
            Some("pmc" | "pmcid") => draft.identifier_of(TextVariable::Pmcid, Some(id)),
            Some("isbn") => draft.identifier_of(TextVariable::Isbn, Some(id)),
            Some("accession" | "std-designation" | "patent" | "report") => {
                draft.number(NumberVariable::Number, Some(plain(id)));
            }
            kind => draft.custom(kind.unwrap_or("pub-id"), Some(plain(id))),
        }
    }
    draft.identifier_of(TextVariable::Isbn, parts.first("isbn"));
    draft.identifier_of(TextVariable::Issn, parts.first("issn"));
    for link in ["ext-link", "uri", "self-uri"]
        .iter()
        .flat_map(|name| parts.all(name))
    {
        let href = link.attr("href").map_or_else(|| plain(link), str::to_owned);
        if let Ok(doi) = ident::Doi::parse(&href) {
            draft.identifier(TextVariable::Doi, doi.as_str(), link);
        } else if href.contains(':') || href.starts_with("www.") {
            draft.text(TextVariable::Url, Some(href));
        }
    }
}
