//! What the elements of all kinds of works have: titles, contributors, dates, pages, identifiers.

use ibid_model::{
    CalendarDate, Date, DateValue, DateVariable, Endpoint, Name, NameVariable, NumberVariable,
    RichText, TextVariable, Variant, VariantRole,
};
use roxmltree::Node;

use crate::draft::{Draft, date, pages, person};
use crate::languages;
use crate::xml::{Xml, lines, plain, rich};

/// Roles of contributors, and the variable of each. Source: the schema's `contributor_role`.
const ROLES: &[(&str, NameVariable)] = &[
    ("author", NameVariable::Author),
    ("editor", NameVariable::Editor),
    ("chair", NameVariable::Chair),
    ("translator", NameVariable::Translator),
    ("reviewer", NameVariable::Author),
    ("review-assistant", NameVariable::Contributor),
    ("stats-reviewer", NameVariable::Author),
    ("reviewer-external", NameVariable::Author),
    ("reader", NameVariable::Contributor),
];

/// Fills in what `node` says of the work itself.
pub(super) fn own(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    draft.text(TextVariable::Title, title(node));
    translations(draft, node);
    contributors(draft, node, NameVariable::Author, NameVariable::Editor);
    dates(draft, node);
    let range = node.child("pages");
    let range = range.and_then(|p| pages(p.text_at("first_page"), p.text_at("last_page")));
    let other = node.text_at("pages/other_pages");
    let range = match (range, other) {
        (Some(range), Some(other)) => Some(format!("{range}, {other}")),
        (range, other) => range.or(other),
    };
    draft.number(NumberVariable::Page, range);
    for item in node.every("publisher_item/item_number") {
        let kind = item
            .attr("item_number_type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let number = plain(item);
        // An article number stands where a page would; others are the publisher's own.
        if kind.replace(['-', '_'], "").starts_with("ar") {
            draft.number(NumberVariable::Page, Some(number));
        } else {
            draft.number(NumberVariable::Number, Some(number));
        }
    }
    let summary = node.child("abstract").or_else(|| node.child("description"));
    draft.text(TextVariable::Abstract, summary.map(lines));
    draft.text(
        TextVariable::Language,
        node.attr("language").and_then(languages::tag),
    );
    draft.identifier_of(TextVariable::Doi, node.at("doi_data/doi"));
    draft.text(TextVariable::Url, node.text_at("doi_data/resource"));
    draft.text(TextVariable::License, node.text_at("program/license_ref"));
    publication(draft, node);
}

/// Fills in what `node`, of the work or of what holds it, says of its publication.
pub(super) fn publication(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    draft.text(
        TextVariable::Publisher,
        node.text_at("publisher/publisher_name"),
    );
    draft.text(
        TextVariable::PublisherPlace,
        node.text_at("publisher/publisher_place"),
    );
    draft.text(
        TextVariable::Publisher,
        node.text_at("institution/institution_name"),
    );
    draft.text(
        TextVariable::PublisherPlace,
        node.text_at("institution/institution_place"),
    );
    draft.number(NumberVariable::Edition, node.text_at("edition_number"));
    draft.number(NumberVariable::Volume, node.text_at("volume"));
    for isbn in node.all("isbn") {
        draft.identifier_of(TextVariable::Isbn, Some(isbn));
    }
    for issn in node.all("issn") {
        draft.identifier_of(TextVariable::Issn, Some(issn));
    }
    dates(draft, node);
    draft.text(
        TextVariable::Language,
        node.attr("language").and_then(languages::tag),
    );
}

/// The series that the metadata `node` of a book, proceedings or report stand in.
pub(super) fn series(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    for name in ["series_metadata", "set_metadata"] {
        let Some(series) = node.child(name) else {
            continue;
        };
        draft.text(TextVariable::CollectionTitle, title(series));
        draft.number(
            NumberVariable::CollectionNumber,
            series.text_at("series_number"),
        );
        let editor = NameVariable::CollectionEditor;
        contributors(draft, series, editor, editor);
        for issn in series.all("issn") {
            draft.identifier_of(TextVariable::Issn, Some(issn));
        }
    }
}

/// Title and subtitle.
pub(super) fn title(node: Node<'_, '_>) -> Option<String> {
    let title = node.rich_at("titles/title")?;
    // Crossref's answers are indented, which puts space before what stands at a letter.
    let title = title.replace(" <sub>", "<sub>").replace(" <sup>", "<sup>");
    let title = title.trim_end_matches(':').to_owned();
    Some(match node.rich_at("titles/subtitle") {
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    })
}

fn translations(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    for original in node.every("titles/original_language_title") {
        draft.item.variants.push(Variant {
            variable: TextVariable::Title,
            language: original
                .attr("language")
                .and_then(languages::tag)
                .unwrap_or_else(|| "und".to_owned()),
            role: VariantRole::Original,
            value: RichText::from(rich(original)),
        });
    }
}

/// Adds the contributors of `node`, with other variables for authors and editors.
pub(super) fn contributors(
    draft: &mut Draft<'_, '_, '_>,
    node: Node<'_, '_>,
    author: NameVariable,
    editor: NameVariable,
) {
    let around = node.child("contributors").unwrap_or(node);
    for contributor in around.children() {
        let name = match contributor.name() {
            "person_name" => person_name(contributor),
            "organization" => Name::literal(plain(contributor)),
            _ => continue,
        };
        let role = contributor.attr("contributor_role").unwrap_or("author");
        let known = ROLES.iter().find(|(known, _)| *known == role);
        let role = match known.map_or(NameVariable::Contributor, |(_, role)| *role) {
            NameVariable::Author => author,
            NameVariable::Editor => editor,
            role => role,
        };
        draft.custom("orcid", contributor.text_at("ORCID"));
        draft.name(role, name);
    }
}

fn person_name(node: Node<'_, '_>) -> Name {
    let part = |name: &str| node.text_at(name).unwrap_or_default();
    let mut name = person(
        &part("surname"),
        &part("given_name"),
        node.text_at("suffix"),
    );
    name.static_ordering = node.has("name-style", "eastern");
    name
}

/// The dates of publication: on paper before online, which then is when it became available.
fn dates(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    let (mut print, mut online) = (None, None);
    for published in node.all("publication_date") {
        let is_online = ["online", "electronic"]
            .iter()
            .any(|t| published.has("media_type", t));
        let slot = if is_online { &mut online } else { &mut print };
        if slot.is_none() {
            *slot = date_of(published);
        }
    }
    if draft.item.dates.contains(DateVariable::Issued) {
        return;
    }
    draft.date(DateVariable::Issued, print);
    let variable = if draft.item.dates.contains(DateVariable::Issued) {
        DateVariable::AvailableDate
    } else {
        DateVariable::Issued
    };
    draft.date(variable, online);
    for name in [
        "posted_date",
        "approval_date",
        "review_date",
        "database_date/publication_date",
    ] {
        draft.date(DateVariable::Issued, node.at(name).and_then(date_of));
    }
}

/// Months from 21 on are seasons, from 31 on quarters of a year.
pub(super) fn date_of(node: Node<'_, '_>) -> Option<Date> {
    let year = node.text_at("year")?;
    let month = node.text_at("month");
    let number = month.as_ref().and_then(|month| month.parse::<u8>().ok());
    if let Some(21..=24) = number {
        let written = format!("{year}-{}", month.unwrap_or_default());
        return Some(Date::parse_raw(&written));
    }
    let month = month.filter(|_| number.is_none_or(|n| n <= 12));
    let day = node.text_at("day").filter(|_| month.is_some());
    Some(date(&year, month.as_deref(), day.as_deref()))
}

/// When a conference was: attributes `start_year` to `end_day`, or text.
pub(super) fn conference_date(node: Node<'_, '_>) -> Option<Date> {
    let part = |edge: &str, part: &str| node.attr(&format!("{edge}_{part}"));
    let edge = |edge: &str| -> Option<CalendarDate> {
        date(part(edge, "year")?, part(edge, "month"), part(edge, "day")).start()
    };
    match (edge("start"), edge("end")) {
        (Some(start), Some(end)) if start != end => Some(Date {
            value: Some(DateValue::Interval {
                start: Endpoint::Date(start),
                end: Endpoint::Date(end),
            }),
            ..Date::default()
        }),
        (Some(day), _) | (None, Some(day)) => Some(Date::single(day)),
        (None, None) => Some(plain(node))
            .filter(|text| !text.is_empty())
            .map(|text| Date::parse_raw(&text)),
    }
}
