//! Crossref's REST API: works, alone or in lists.
//!
//! Source: <https://api.crossref.org/swagger-ui/index.html> and its `/types`. [`TYPES`], [`TEXTS`]
//! and [`NUMBERS`] are what is mapped one to one; [`KEPT`] is kept as it is. The lists of references and
//! links, and the records of indexing, are not read.

use std::fmt::Write as _;

use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable,
};
use serde_json::Value;

use crate::codec::{Codec, Likeness, Sink};
use crate::error::FormatError;
use crate::format::Format;
use crate::jats_text::rich;
use crate::json::{
    Layout, Object, People, Reading, behind_key, date, each, first_object, has_key, is_json,
    name_of_parts, read_entries, set_number, set_text, text, texts,
};

pub(crate) const CODEC: Codec = Codec {
    name: "crossref",
    title: "Crossref JSON",
    aliases: &["crossref-json"],
    extensions: &["crossref.json"],
    media_types: &["application/vnd.crossref-api-message+json"],
    specification: "https://www.crossref.org/documentation/retrieve-metadata/rest-api/",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: None,
};

const LAYOUT: Layout = Layout {
    format: Format::Crossref,
    wrappers: &["message", "items"],
    lists: &[],
    inside: &[],
};

/// Work types, and what CSL calls them.
#[rustfmt::skip]
const TYPES: &[(&str, ItemType)] = &[
    ("journal-article", ItemType::ArticleJournal),
    ("posted-content", ItemType::Article),
    ("book-chapter", ItemType::Chapter),
    ("book-section", ItemType::Chapter),
    ("book-part", ItemType::Chapter),
    ("book-track", ItemType::Chapter),
    ("book", ItemType::Book),
    ("monograph", ItemType::Book),
    ("edited-book", ItemType::Book),
    ("reference-book", ItemType::Book),
    ("proceedings", ItemType::Book),
    ("book-series", ItemType::Collection),
    ("book-set", ItemType::Collection),
    ("report-series", ItemType::Collection),
    ("proceedings-series", ItemType::Collection),
    ("standard-series", ItemType::Collection),
    ("reference-entry", ItemType::EntryEncyclopedia),
    ("proceedings-article", ItemType::PaperConference),
    ("report", ItemType::Report),
    ("report-component", ItemType::Report),
    ("dissertation", ItemType::Thesis),
    ("dataset", ItemType::Dataset),
    ("database", ItemType::Dataset),
    ("standard", ItemType::Standard),
    ("peer-review", ItemType::Review),
    ("journal", ItemType::Periodical),
    ("journal-issue", ItemType::Periodical),
    ("journal-volume", ItemType::Periodical),
    ("component", ItemType::Document),
    ("grant", ItemType::Document),
    ("other", ItemType::Document),
];

/// Members that are a text of CSL, the first of an array.
const TEXTS: &[(&str, TextVariable)] = &[
    ("short-title", TextVariable::TitleShort),
    ("original-title", TextVariable::OriginalTitle),
    ("short-container-title", TextVariable::ContainerTitleShort),
    ("abstract", TextVariable::Abstract),
    ("publisher", TextVariable::Publisher),
    ("publisher-location", TextVariable::PublisherPlace),
    ("language", TextVariable::Language),
    ("degree", TextVariable::Genre),
    ("URL", TextVariable::Url),
];

/// Members that are a number of CSL.
const NUMBERS: &[(&str, NumberVariable)] = &[
    ("page", NumberVariable::Page),
    ("volume", NumberVariable::Volume),
    ("issue", NumberVariable::Issue),
    ("edition-number", NumberVariable::Edition),
    ("part-number", NumberVariable::PartNumber),
    ("article-number", NumberVariable::Number),
    ("report-number", NumberVariable::Number),
];

const NAMES: &[(&str, NameVariable)] = &[
    ("author", NameVariable::Author),
    ("editor", NameVariable::Editor),
    ("translator", NameVariable::Translator),
    ("chair", NameVariable::Chair),
];

/// Where the date of publication stands: in print before online, as volume and pages are print's;
/// `issued` is the earlier of both. The last are what works that are not published have.
const ISSUED: &[&str] = &[
    "published-print",
    "published",
    "issued",
    "published-online",
    "published-other",
    "posted",
    "approved",
    "content-created",
];

/// Members that are kept under their own names.
const KEPT: &[&str] = &[
    "alternative-id",
    "clinical-trial-number",
    "funder",
    "group-title",
    "isbn-type",
    "issn-type",
    "relation",
    "subtype",
    "update-to",
];

/// The envelope of an answer, or what a work has and CSL-JSON has not: a title in an array.
fn sniff(head: &str) -> Likeness {
    let is_answer = behind_key(head, "message-type").any(|value| value.starts_with("\"work"));
    let is_work = [
        "reference-count",
        "content-domain",
        "is-referenced-by-count",
        "indexed",
    ]
    .iter()
    .any(|key| has_key(head, key))
        && behind_key(head, "title").any(|value| value.starts_with('['));
    if is_json(head) && (is_answer || is_work) {
        Likeness::Certain
    } else {
        Likeness::No
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    read_entries(&LAYOUT, text, sink, &mut work)
}

fn work(work: &Object, reading: &mut Reading) {
    let kind = text(work.get("type")).unwrap_or_default();
    let known = TYPES.iter().find(|(name, _)| *name == kind);
    if known.is_none() && !work.contains_key("DOI") && !work.contains_key("title") {
        let message = "it is no work: there is no `type`, `DOI` or `title`; it is left out";
        return reading.guess("type", message.to_owned());
    }
    if known.is_none() {
        let message = format!("`{kind}` is no type of Crossref: it is read as a `document`");
        reading.guess("type", message);
    }
    let item_type = known.map_or(ItemType::Document, |(_, item_type)| *item_type);
    let mut item = Item::new("", item_type);
    titles(work, &mut item);
    institution(work, &mut item);
    for (key, variable) in TEXTS {
        let value = text(work.get(*key)).unwrap_or_default();
        set_text(&mut item, *variable, &rich(&value));
    }
    for (key, variable) in NUMBERS {
        let value = text(work.get(*key)).unwrap_or_default();
        set_number(&mut item, *variable, &value);
    }
    let issue = first_object(work.get("journal-issue"));
    let issue = issue.and_then(|issue| text(issue.get("issue")));
    set_number(&mut item, NumberVariable::Issue, &issue.unwrap_or_default());
    set_text(
        &mut item,
        TextVariable::Keyword,
        &texts(work.get("subject")).join(", "),
    );
    let license = first_object(work.get("license")).and_then(|license| text(license.get("URL")));
    set_text(
        &mut item,
        TextVariable::License,
        &license.unwrap_or_default(),
    );
    for (key, variable) in NAMES {
        names(work.get(*key)).set(&mut item, *variable);
    }
    identifiers(work, &mut item, reading);
    dates(work, &mut item);
    for key in KEPT {
        let value = work.get(*key).filter(|value| !each(Some(value)).is_empty());
        if let Some(value) = value.filter(|value| value.as_object().is_none_or(|o| !o.is_empty())) {
            item.custom.insert((*key).to_owned(), value.clone());
        }
    }
    reading.items.push(item);
}

/// Title with subtitle; journal or book; and the series, which stands before the book.
fn titles(work: &Object, item: &mut Item) {
    let mut title = rich(&text(work.get("title")).unwrap_or_default());
    if let Some(subtitle) = text(work.get("subtitle")) {
        let subtitle = rich(&subtitle);
        if title.is_empty() {
            title = subtitle;
        } else if !title.to_lowercase().ends_with(&subtitle.to_lowercase()) {
            let ends = title.ends_with(['?', '!', ':', '.']);
            title.push_str(if ends { " " } else { ": " });
            title.push_str(&subtitle);
        }
    }
    set_text(item, TextVariable::Title, &title);
    let containers = texts(work.get("container-title"));
    let is_in_book = matches!(
        item.item_type,
        ItemType::Chapter | ItemType::PaperConference | ItemType::EntryEncyclopedia
    );
    match &containers[..] {
        [series, .., book] if is_in_book => {
            set_text(item, TextVariable::CollectionTitle, &rich(series));
            set_text(item, TextVariable::ContainerTitle, &rich(book));
        }
        // A book stands in a series.
        [series, ..] if item.item_type == ItemType::Book => {
            set_text(item, TextVariable::CollectionTitle, &rich(series));
        }
        [first, ..] => set_text(item, TextVariable::ContainerTitle, &rich(first)),
        [] => {}
    }
}

/// The university, agency or preprint server, which publishes what Crossref's `publisher`
/// registers.
fn institution(work: &Object, item: &mut Item) {
    let publishes = matches!(
        item.item_type,
        ItemType::Thesis | ItemType::Report | ItemType::Article
    );
    let Some(institution) = first_object(work.get("institution")) else {
        return;
    };
    let name = text(institution.get("name")).unwrap_or_default();
    if !publishes || name.is_empty() {
        item.custom
            .insert("institution".to_owned(), Value::from(name));
        return;
    }
    set_text(item, TextVariable::Publisher, &rich(&name));
    let place = text(institution.get("place")).unwrap_or_default();
    set_text(item, TextVariable::PublisherPlace, &rich(&place));
}

fn names(value: Option<&Value>) -> People {
    let mut people = People::default();
    for person in each(value).iter().filter_map(Value::as_object) {
        let family = text(person.get("family"));
        let given = text(person.get("given"));
        let whole = text(person.get("name")).or_else(|| text(person.get("literal")));
        let name = if family.is_none() && given.is_none() {
            Name::literal(whole.unwrap_or_default())
        } else {
            let (family, given) = (family.unwrap_or_default(), given.unwrap_or_default());
            name_of_parts(family, given, text(person.get("suffix")))
        };
        let mut extra = Object::new();
        if let Some(orcid) = text(person.get("ORCID")) {
            let orcid = orcid.replace("http://", "https://");
            extra.insert("ORCID".to_owned(), Value::from(orcid));
        }
        let affiliation = person
            .get("affiliation")
            .filter(|a| !each(Some(a)).is_empty());
        if let Some(affiliation) = affiliation {
            extra.insert("affiliation".to_owned(), affiliation.clone());
        }
        people.push(name, extra);
    }
    people
}

fn identifiers(work: &Object, item: &mut Item, reading: &mut Reading) {
    for (key, variable) in [
        ("DOI", TextVariable::Doi),
        ("ISBN", TextVariable::Isbn),
        ("ISSN", TextVariable::Issn),
    ] {
        let all = texts(work.get(key));
        let Some(first) = all.first() else {
            continue;
        };
        let bare = first
            .rsplit_once("/isbn/")
            .map_or(first.as_str(), |(_, isbn)| isbn);
        reading.identifier(item, variable, key, bare);
        if all.len() > 1 {
            item.custom.insert(key.to_owned(), Value::from(all));
        }
    }
}

fn dates(work: &Object, item: &mut Item) {
    let issued = ISSUED.iter().find_map(|key| read_date(work.get(*key)));
    if let Some(issued) = issued {
        item.dates.insert(DateVariable::Issued, issued);
    }
    if let Some(event) = first_object(work.get("event")) {
        for (key, variable) in [
            ("name", TextVariable::EventTitle),
            ("location", TextVariable::EventPlace),
        ] {
            set_text(
                item,
                variable,
                &rich(&text(event.get(key)).unwrap_or_default()),
            );
        }
        let ends = ["start", "end"].map(|key| event.get(key).and_then(edtf));
        let text = match ends {
            [Some(start), Some(end)] if start != end => Some(format!("{start}/{end}")),
            [start, end] => start.or(end),
        };
        if let Some(text) = text {
            item.dates.insert(DateVariable::EventDate, date(&text));
        }
    }
    if let Some(accepted) = read_date(work.get("accepted")) {
        item.dates.insert(DateVariable::Submitted, accepted);
    }
}

fn read_date(value: Option<&Value>) -> Option<Date> {
    Some(date(&edtf(value?)?)).filter(|date| date.value.is_some())
}

/// `{"date-parts": [[2012, 1, 3]]}` in EDTF. Crossref writes `[[null]]` for no date.
fn edtf(value: &Value) -> Option<String> {
    let parts = each(value.get("date-parts")).first()?;
    let mut parts = each(Some(parts)).iter().map_while(Value::as_i64);
    let year = parts.next()?;
    let mut out = format!("{year:04}");
    for part in parts.take(2).take_while(|part| (1..=31).contains(part)) {
        // Writing to a string cannot fail.
        let _ = write!(out, "-{part:02}");
    }
    Some(out)
}
