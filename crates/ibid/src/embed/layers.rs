//! The metadata layers of a page, all from one record: Highwire tags, schema.org, COinS, and links
//! of Signposting.

use std::fmt::Write as _;

use ibid_formats::Format;
use ibid_model::{
    CalendarDate, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText,
    TextVariable,
};

use super::block::permanent_link;
use super::{AS_PRINTED, escaped, record, script_json};

/// HTML for the head and for the body of the item's page.
///
/// Sources: Google Scholar's inclusion guidelines (`citation_*`), schema.org as JSON-LD, OpenURL
/// (ANSI/NISO Z39.88) in COinS, RFC 8574 (`cite-as`) and Signposting (`describedby`).
pub fn layers(item: &Item) -> (String, String) {
    let item = &as_printed(&record(item));
    let mut head = String::new();
    // Writing to a string cannot fail.
    for (name, content) in highwire(item) {
        let _ = writeln!(
            head,
            "<meta name=\"{name}\" content=\"{}\">",
            escaped(&content)
        );
    }
    for (rel, href, media_type) in links(item) {
        let kind = media_type.map_or_else(String::new, |kind| format!(" type=\"{kind}\""));
        let _ = writeln!(
            head,
            "<link rel=\"{rel}\"{kind} href=\"{}\" data-ibid=\"1\">",
            escaped(&href)
        );
    }
    if let Some(json) = schema_org(item) {
        let _ = writeln!(
            head,
            "<script type=\"application/ld+json\" data-ibid=\"1\">{json}</script>"
        );
    }
    let coins =
        Format::from_name("coins").and_then(|format| ibid_formats::write(format, [item]).ok());
    let body = coins.map_or_else(String::new, |written| format!("{}\n", written.text.trim()));
    (head, body)
}

/// The item with the title as the page prints it: what a page says of itself is not for it to turn into
/// another case, and a page that is read again keeps its printed title.
fn as_printed(item: &Item) -> Item {
    let mut item = item.clone();
    let printed = item.custom.get(AS_PRINTED);
    if let Some(printed) = printed.and_then(serde_json::Value::as_str) {
        let printed = RichText::from(printed);
        item.texts.insert(TextVariable::Title, printed);
    }
    item
}

/// Tags of Highwire, in the order that readers of them are used to.
fn highwire(item: &Item) -> Vec<(&'static str, String)> {
    let mut tags = Vec::new();
    let text = |variable| item.texts.get(variable).map(RichText::plain);
    let number = |variable| item.number(variable).map(str::to_owned);
    let mut add = |name: &'static str, value: Option<String>| {
        tags.extend(
            value
                .filter(|value| !value.trim().is_empty())
                .map(|value| (name, value)),
        );
    };
    add("citation_title", text(TextVariable::Title));
    for name in item.names.get(NameVariable::Author).into_iter().flatten() {
        add("citation_author", Some(inverted(name)));
    }
    for name in item.names.get(NameVariable::Editor).into_iter().flatten() {
        add("citation_editor", Some(inverted(name)));
    }
    let issued = item
        .dates
        .get(DateVariable::Issued)
        .and_then(ibid_model::Date::start);
    add("citation_publication_date", issued.map(slashed));
    if let Some(name) = container_tag(item.item_type) {
        add(name, text(TextVariable::ContainerTitle));
    }
    // Of a page without a publisher in the sense of books, readers take this for the site.
    if is_of_publisher(item.item_type) {
        add("citation_publisher", text(TextVariable::Publisher));
    }
    let institution = match item.item_type {
        ItemType::Thesis => Some("citation_dissertation_institution"),
        ItemType::Report => Some("citation_technical_report_institution"),
        _ => None,
    };
    if let Some(name) = institution {
        add(name, text(TextVariable::Publisher));
    }
    add("citation_volume", number(NumberVariable::Volume));
    add("citation_issue", number(NumberVariable::Issue));
    let pages = number(NumberVariable::Page).unwrap_or_default();
    let mut ends = pages.split(['-', '–']).map(|page| page.trim().to_owned());
    add("citation_firstpage", ends.next());
    add("citation_lastpage", ends.next_back());
    add("citation_doi", text(TextVariable::Doi));
    add("citation_issn", text(TextVariable::Issn));
    add("citation_isbn", text(TextVariable::Isbn));
    add("citation_pmid", text(TextVariable::Pmid));
    add("citation_language", text(TextVariable::Language));
    add("citation_public_url", text(TextVariable::Url));
    tags
}

/// The tag of what a work is part of: readers of these tags take what has a journal for a journal's article.
fn container_tag(item_type: ItemType) -> Option<&'static str> {
    match item_type {
        ItemType::ArticleJournal | ItemType::Review | ItemType::ReviewBook => {
            Some("citation_journal_title")
        }
        ItemType::PaperConference => Some("citation_conference_title"),
        ItemType::Chapter => Some("citation_inbook_title"),
        _ => None,
    }
}

/// Names of tags that [`layers`] writes: those of a page give way to them.
pub(super) const MANAGED: &[&str] = &[
    "citation_title",
    "citation_author",
    "citation_editor",
    "citation_publication_date",
    "citation_journal_title",
    "citation_conference_title",
    "citation_inbook_title",
    "citation_publisher",
    "citation_dissertation_institution",
    "citation_technical_report_institution",
    "citation_volume",
    "citation_issue",
    "citation_firstpage",
    "citation_lastpage",
    "citation_doi",
    "citation_issn",
    "citation_isbn",
    "citation_pmid",
    "citation_language",
    "citation_public_url",
];

/// Those of [`MANAGED`] that stay as the page's author wrote them where no others take their place: a page is read by
/// them, and is to be read as the same again.
pub(super) const STAYING: &[&str] = &[
    "citation_journal_title",
    "citation_conference_title",
    "citation_inbook_title",
    "citation_publisher",
];

/// Whether works of a type have publishers in the sense of books and journals.
fn is_of_publisher(item_type: ItemType) -> bool {
    matches!(
        item_type,
        ItemType::ArticleJournal
            | ItemType::Book
            | ItemType::Chapter
            | ItemType::Dataset
            | ItemType::PaperConference
            | ItemType::Report
            | ItemType::Review
            | ItemType::ReviewBook
            | ItemType::Thesis
    )
}

/// `Family, Given Jr.`; `家族 名` where names are written so; or the name without parts.
fn inverted(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return literal.clone();
    }
    if let (Some(family), Some(given)) = (&name.family, &name.given)
        && is_without_comma(family)
        && is_without_comma(given)
    {
        return format!("{family} {given}");
    }
    let join = |parts: &[&Option<String>]| {
        let parts = parts.iter().filter_map(|part| part.as_deref());
        parts.collect::<Vec<_>>().join(" ")
    };
    let family = join(&[&name.non_dropping_particle, &name.family]);
    let given = join(&[&name.given, &name.dropping_particle]);
    let parts = [family, given, name.suffix.clone().unwrap_or_default()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// Whether a name is written in the scripts of China, Japan and Korea, in which the family comes first and no comma
/// says so.
fn is_without_comma(name: &str) -> bool {
    let is_of_them = |c: char| {
        matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
    };
    !name.is_empty() && name.chars().all(is_of_them)
}

/// `2023/01/05`, as far as it is known.
fn slashed(date: CalendarDate) -> String {
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{}/{month:02}/{day:02}", date.year),
        (Some(month), None) => format!("{}/{month:02}", date.year),
        _ => date.year.to_string(),
    }
}

fn links(item: &Item) -> Vec<(&'static str, String, Option<&'static str>)> {
    let mut links = Vec::new();
    if let Some(url) = permanent_link(item) {
        // The resolver answers with the record to those who ask for this type.
        if item.texts.contains(TextVariable::Doi) {
            links.push((
                "describedby",
                url.clone(),
                Some("application/vnd.citationstyles.csl+json"),
            ));
        }
        links.insert(0, ("cite-as", url, None));
    }
    links
}

fn schema_org(item: &Item) -> Option<String> {
    let format = Format::from_name("schema-org")?;
    let text = ibid_formats::write(format, [item]).ok()?.text;
    let value: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(script_json(&value))
}
