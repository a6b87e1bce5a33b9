//! From DataCite's records.

use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable, ident,
};
use serde_json::Value;

use super::tables::{ALTERNATES, CONTRIBUTORS, DATES, KEPT, item_type};
use crate::codec::Sink;
use crate::error::FormatError;
use crate::format::Format;
use crate::json::{
    Layout, Object, People, Reading, each, first_object, keep, name_of_parts, read_entries,
    set_date, set_number, set_text, text, texts,
};

const LAYOUT: Layout = Layout {
    format: Format::Datacite,
    wrappers: &["data"],
    lists: &[],
    inside: &["attributes"],
};

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    read_entries(&LAYOUT, text, sink, &mut entry)
}

/// The objects of a value.
fn objects(value: Option<&Value>) -> impl Iterator<Item = &Object> {
    each(value).iter().filter_map(Value::as_object)
}

fn entry(entry: &Object, reading: &mut Reading) {
    let inner = entry.get("attributes").and_then(Value::as_object);
    let record = inner.unwrap_or(entry);
    // The API's id is the DOI: that is no key.
    let id = text(entry.get("id")).filter(|id| ident::Doi::parse(id).is_err());
    let mut item = Item::new(id.unwrap_or_default(), kind(record, reading));
    genre(record, &mut item);
    titles(record, &mut item);
    people(record.get("creators"), |_| true).set(&mut item, NameVariable::Author);
    contributors(record, &mut item);
    let publisher = first_object(record.get("publisher")).and_then(|p| text(p.get("name")));
    let publisher = publisher.or_else(|| text(record.get("publisher")));
    set_text(
        &mut item,
        TextVariable::Publisher,
        &publisher.unwrap_or_default(),
    );
    identifiers(record, &mut item, reading);
    dates(record, &mut item);
    for related in objects(record.get("relatedItems")) {
        related_item(related, &mut item, reading);
    }
    container(record, &mut item, reading);
    descriptions(record, &mut item);
    for (key, variable) in [
        ("language", TextVariable::Language),
        ("url", TextVariable::Url),
    ] {
        set_text(
            &mut item,
            variable,
            &text(record.get(key)).unwrap_or_default(),
        );
    }
    set_number(
        &mut item,
        NumberVariable::Version,
        &text(record.get("version")).unwrap_or_default(),
    );
    set_text(
        &mut item,
        TextVariable::Medium,
        &text(record.get("formats")).unwrap_or_default(),
    );
    for size in texts(record.get("sizes")) {
        match size.strip_suffix(" pages") {
            Some(pages) => set_number(&mut item, NumberVariable::NumberOfPages, pages),
            None => set_text(&mut item, TextVariable::Dimensions, &size),
        }
    }
    for key in KEPT {
        let value = record
            .get(*key)
            .filter(|value| !each(Some(value)).is_empty());
        if let Some(value) = value {
            item.custom.insert((*key).to_owned(), value.clone());
        }
    }
    reading.items.push(item);
}

fn kind(record: &Object, reading: &mut Reading) -> ItemType {
    let types = first_object(record.get("types"));
    let word = |key: &str| types.and_then(|types| text(types.get(key)));
    let general = word("resourceTypeGeneral").unwrap_or_default();
    let citeproc = word("citeproc").unwrap_or_default();
    item_type(&general, &citeproc).unwrap_or_else(|| {
        if types.is_none() {
            let message = "there is no `types`: the record is read as a `document`";
            reading.guess("types", message.to_owned());
        }
        ItemType::Document
    })
}

/// `resourceType`, where it says more than the general type does.
fn genre(record: &Object, item: &mut Item) {
    let Some(types) = first_object(record.get("types")) else {
        return;
    };
    let general = text(types.get("resourceTypeGeneral")).unwrap_or_default();
    let own = text(types.get("resourceType"));
    let own = own.filter(|own| !own.eq_ignore_ascii_case(&general));
    set_text(item, TextVariable::Genre, &own.unwrap_or_default());
}

fn titles(record: &Object, item: &mut Item) {
    let of_kind = |kind: Option<&str>| {
        let mut titles = objects(record.get("titles"));
        let found = titles.find(|title| text(title.get("titleType")).as_deref() == kind);
        found.and_then(|title| text(title.get("title")))
    };
    let mut title = of_kind(None)
        .or_else(|| text(record.get("titles")))
        // A record of a foreign work may have no other.
        .or_else(|| of_kind(Some("TranslatedTitle")))
        .unwrap_or_default();
    if let Some(subtitle) = of_kind(Some("Subtitle")) {
        title = if title.is_empty() {
            subtitle
        } else {
            format!("{title}: {subtitle}")
        };
    }
    set_text(item, TextVariable::Title, &title);
    let short = of_kind(Some("AlternativeTitle")).unwrap_or_default();
    set_text(item, TextVariable::TitleShort, &short);
}

fn contributors(record: &Object, item: &mut Item) {
    for (role, variable) in CONTRIBUTORS {
        let is = |person: &Object| text(person.get("contributorType")).as_deref() == Some(*role);
        people(record.get("contributors"), is).set(item, *variable);
    }
    for person in objects(record.get("contributors")) {
        let role = text(person.get("contributorType")).unwrap_or_default();
        if !CONTRIBUTORS.iter().any(|(known, _)| *known == role) {
            keep(item, "contributors", Value::Object(person.clone()));
        }
    }
}

fn people(value: Option<&Value>, is_wanted: impl Fn(&Object) -> bool) -> People {
    let mut people = People::default();
    for person in objects(value).filter(|person| is_wanted(person)) {
        let mut extra = Object::new();
        let identifiers = objects(person.get("nameIdentifiers"));
        let mut identifiers = identifiers.filter_map(|id| text(id.get("nameIdentifier")));
        if let Some(orcid) = identifiers.find_map(|id| ident::Orcid::parse(&id).ok()) {
            extra.insert("ORCID".to_owned(), Value::from(orcid.url()));
        }
        people.push(name(person), extra);
    }
    people
}

fn name(person: &Object) -> Name {
    let parts = (
        text(person.get("familyName")),
        text(person.get("givenName")),
    );
    let whole = text(person.get("name")).unwrap_or_default();
    let is_organisation = text(person.get("nameType")).as_deref() == Some("Organizational");
    match parts {
        (None, None) if is_organisation => Name::literal(whole),
        (None, None) => Name::from_inverted(&whole).split_particles(),
        (family, given) => {
            name_of_parts(family.unwrap_or_default(), given.unwrap_or_default(), None)
        }
    }
}

fn identifiers(record: &Object, item: &mut Item, reading: &mut Reading) {
    if let Some(doi) = text(record.get("doi")) {
        reading.identifier(item, TextVariable::Doi, "doi", &doi);
    }
    for (list, value_key, type_key) in [
        ("identifiers", "identifier", "identifierType"),
        (
            "alternateIdentifiers",
            "alternateIdentifier",
            "alternateIdentifierType",
        ),
    ] {
        for identifier in objects(record.get(list)) {
            let kind = text(identifier.get(type_key)).unwrap_or_default();
            let Some(value) = text(identifier.get(value_key)) else {
                continue;
            };
            if kind == "DOI" && !item.texts.contains(TextVariable::Doi) {
                reading.identifier(item, TextVariable::Doi, list, &value);
            }
            if kind == "Number" {
                set_number(item, NumberVariable::Number, &value);
            }
            let known = ALTERNATES.iter().find(|(name, _)| *name == kind);
            if let Some((_, variable)) = known.filter(|(_, v)| !item.texts.contains(*v)) {
                reading.identifier(item, *variable, list, &value);
            }
        }
    }
    for related in objects(record.get("relatedIdentifiers")) {
        let relation = text(related.get("relationType")).unwrap_or_default();
        if matches!(relation.as_str(), "IsPublishedIn" | "IsPartOf") {
            let kind = text(related.get("relatedIdentifierType"));
            let value = text(related.get("relatedIdentifier"));
            serial(item, reading, "relatedIdentifiers", kind.as_deref(), value);
        }
    }
}

/// The ISSN or ISBN of what the work stands in.
fn serial(
    item: &mut Item,
    reading: &mut Reading,
    field: &str,
    kind: Option<&str>,
    value: Option<String>,
) {
    let variable = match kind {
        Some("ISSN" | "EISSN" | "LISSN") => TextVariable::Issn,
        Some("ISBN") => TextVariable::Isbn,
        _ => return,
    };
    if let Some(value) = value.filter(|_| !item.texts.contains(variable)) {
        reading.identifier(item, variable, field, &value);
    }
}

fn dates(record: &Object, item: &mut Item) {
    for (kind, variable) in DATES {
        let mut all = objects(record.get("dates"));
        let found = all.find(|date| text(date.get("dateType")).as_deref() == Some(*kind));
        let Some(found) = found else {
            continue;
        };
        let literal = text(found.get("dateInformation")).map(Date::literal);
        match (text(found.get("date")), literal) {
            (Some(text), _) => set_date(item, *variable, Some(text)),
            (None, Some(literal)) => {
                item.dates.insert(*variable, literal);
            }
            (None, None) => {}
        }
    }
    set_date(
        item,
        DateVariable::Issued,
        text(record.get("publicationYear")),
    );
}

fn related_item(related: &Object, item: &mut Item, reading: &mut Reading) {
    let titles = objects(related.get("titles"));
    let (mut title, mut short) = (String::new(), String::new());
    for found in titles {
        let target = if found.contains_key("titleType") {
            &mut short
        } else {
            &mut title
        };
        if target.is_empty() {
            *target = text(found.get("title")).unwrap_or_default();
        }
    }
    let word = |key: &str| text(related.get(key)).unwrap_or_default();
    let creators = || people(related.get("creators"), |_| true);
    match word("relationType").as_str() {
        "IsPublishedIn" => {
            set_text(item, TextVariable::ContainerTitle, &title);
            set_text(item, TextVariable::ContainerTitleShort, &short);
            creators().set(item, NameVariable::ContainerAuthor);
            set_number(item, NumberVariable::Volume, &word("volume"));
            set_number(item, NumberVariable::Issue, &word("issue"));
            set_number(item, NumberVariable::Edition, &word("edition"));
            pages(&word("firstPage"), &word("lastPage"), item);
            set_text(item, TextVariable::Publisher, &word("publisher"));
        }
        "IsPartOf" => {
            set_text(item, TextVariable::CollectionTitle, &title);
            set_number(item, NumberVariable::CollectionNumber, &word("number"));
            people(related.get("contributors"), |_| true).set(item, NameVariable::CollectionEditor);
        }
        "IsTranslationOf" => {
            set_text(item, TextVariable::OriginalTitle, &title);
            creators().set(item, NameVariable::OriginalAuthor);
            set_text(item, TextVariable::OriginalPublisher, &word("publisher"));
            set_date(
                item,
                DateVariable::OriginalDate,
                text(related.get("publicationYear")),
            );
        }
        "Reviews" => {
            set_text(item, TextVariable::ReviewedTitle, &title);
            creators().set(item, NameVariable::ReviewedAuthor);
        }
        _ => return,
    }
    if let Some(identifier) = first_object(related.get("relatedItemIdentifier")) {
        let kind = text(identifier.get("relatedItemIdentifierType"));
        let value = text(identifier.get("relatedItemIdentifier"));
        serial(item, reading, "relatedItems", kind.as_deref(), value);
    }
}

fn pages(first: &str, last: &str, item: &mut Item) {
    let pages = if last.is_empty() || first == last {
        first.to_owned()
    } else {
        format!("{first}-{last}")
    };
    set_number(item, NumberVariable::Page, &pages);
}

/// `container`, which the API makes of related items and series.
fn container(record: &Object, item: &mut Item, reading: &mut Reading) {
    let Some(container) = first_object(record.get("container")) else {
        return;
    };
    let word = |key: &str| text(container.get(key)).unwrap_or_default();
    let is_series = word("type") == "Series";
    if !item.texts.contains(TextVariable::CollectionTitle) || !is_series {
        set_text(item, TextVariable::ContainerTitle, &word("title"));
    }
    set_number(item, NumberVariable::Volume, &word("volume"));
    set_number(item, NumberVariable::Issue, &word("issue"));
    // The API cuts both out of a text: `No 1`, `2 (2018)`, a journal's name.
    let is_page = |page: &str| page.len() <= 12 && !page.contains(' ');
    let (first, last) = (word("firstPage"), word("lastPage"));
    if is_page(&first) && is_page(&last) {
        pages(&first, &last, item);
    }
    let kind = text(container.get("identifierType"));
    serial(
        item,
        reading,
        "container",
        kind.as_deref(),
        text(container.get("identifier")),
    );
}

fn descriptions(record: &Object, item: &mut Item) {
    for (kind, variable) in [
        ("Abstract", TextVariable::Abstract),
        ("Other", TextVariable::Note),
    ] {
        let mut all = objects(record.get("descriptions"));
        let found = all.find(|found| text(found.get("descriptionType")).as_deref() == Some(kind));
        let found = found.and_then(|found| text(found.get("description")));
        set_text(item, variable, &found.unwrap_or_default());
    }
    let subjects = objects(record.get("subjects")).filter_map(|s| text(s.get("subject")));
    let subjects: Vec<String> = subjects.collect();
    set_text(item, TextVariable::Keyword, &subjects.join(", "));
    if let Some(rights) = first_object(record.get("rightsList")) {
        let own = text(rights.get("rightsUri")).or_else(|| text(rights.get("rights")));
        set_text(item, TextVariable::License, &own.unwrap_or_default());
    }
}
