//! DataCite's JSON at the door.

use ibid_formats::{Fate, Format, detect, read, write};
use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText, TextVariable,
    codes,
};
use serde_json::{Value, json};

fn one(value: &Value) -> Item {
    let text = value.to_string();
    assert_eq!(
        detect(Some("x.json"), text.as_bytes()),
        Some(Format::Datacite),
        "{text}"
    );
    let references = read(Format::Datacite, text.as_bytes()).unwrap();
    assert_eq!(references.diagnostics, [], "{text}");
    references.items.into_iter().next().unwrap()
}

fn record() -> Value {
    json!({
        "doi": "10.1000/pond", "prefix": "10.1000",
        "identifiers": [{"identifier": "https://doi.org/10.1000/pond", "identifierType": "DOI"}],
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Depth table", "citeproc": "dataset"},
        "titles": [{"title": "Depths"}, {"title": "of ponds", "titleType": "Subtitle"},
                   {"title": "Tiefen", "titleType": "TranslatedTitle"}],
        "creators": [
            {"name": "van der Berg, Ana", "nameType": "Personal", "givenName": "Ana", "familyName": "van der Berg",
             "nameIdentifiers": [{"nameIdentifier": "https://orcid.org/0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}]},
            {"name": "Lake Survey", "nameType": "Organizational"},
            {"name": "Ng, Li"}],
        "contributors": [{"name": "Itor, Ed", "contributorType": "Editor"},
                         {"name": "Pond House", "contributorType": "HostingInstitution"}],
        "publisher": {"name": "PondData"}, "publicationYear": 2019,
        "dates": [{"date": "2019-05-02", "dateType": "Issued"}, {"date": "2018", "dateType": "Collected"}],
        "subjects": [{"subject": "ponds"}, {"subject": "depth"}], "language": "en", "version": "1.2",
        "rightsList": [{"rights": "CC BY 4.0", "rightsUri": "https://creativecommons.org/licenses/by/4.0/"}],
        "descriptions": [{"description": "All depths.", "descriptionType": "Abstract"}],
        "sizes": ["3 MB"], "formats": ["text/csv"], "url": "https://example.org/pond",
    })
}

#[test]
fn a_data_set_is_read_with_and_without_the_envelope() {
    let bare = one(&record());
    let single =
        one(&json!({"data": {"id": "10.1000/pond", "type": "dois", "attributes": record()}}));
    let listed = one(
        &json!({"data": [{"id": "10.1000/pond", "type": "dois", "attributes": record()}], "meta": {}}),
    );
    assert_eq!(bare, single);
    assert_eq!(bare, listed);
    assert_eq!(bare.item_type, ItemType::Dataset);
    for (variable, text) in [
        (TextVariable::Title, "Depths: of ponds"),
        (TextVariable::Doi, "10.1000/pond"),
        (TextVariable::Genre, "Depth table"),
        (TextVariable::Publisher, "PondData"),
        (TextVariable::Keyword, "ponds, depth"),
        (
            TextVariable::License,
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (TextVariable::Abstract, "All depths."),
        (TextVariable::Dimensions, "3 MB"),
    ] {
        assert_eq!(bare.text(variable), Some(text), "{variable:?}");
    }
    assert_eq!(
        bare.dates
            .get(DateVariable::Issued)
            .unwrap()
            .to_edtf()
            .as_deref(),
        Some("2019-05-02")
    );
    let authors = bare.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors[0].non_dropping_particle.as_deref(), Some("van der"));
    assert_eq!(
        authors[1..],
        [Name::literal("Lake Survey"), Name::person("Ng", "Li")]
    );
    assert_eq!(
        bare.names.get(NameVariable::Editor).unwrap(),
        &[Name::person("Itor", "Ed")]
    );
    let written = write(Format::Datacite, [&bare]).unwrap();
    let value: Value = serde_json::from_str(&written.text).unwrap();
    let attributes = &value["data"][0]["attributes"];
    assert_eq!(
        attributes["contributors"][1]["contributorType"],
        "HostingInstitution"
    );
    assert_eq!(attributes["publicationYear"], 2019);
    let orcid = &attributes["creators"][0]["nameIdentifiers"][0]["nameIdentifier"];
    assert_eq!(orcid, "https://orcid.org/0000-0002-1825-0097");
}

#[test]
fn an_article_stands_in_its_journal() {
    let item = one(
        &json!({"types": {"resourceTypeGeneral": "JournalArticle"}, "titles": [{"title": "A"}],
        "publicationYear": "2020",
        "relatedItems": [{"relationType": "IsPublishedIn", "relatedItemType": "Journal",
            "titles": [{"title": "Journal of Ponds"}], "volume": "3", "issue": "2", "firstPage": "11", "lastPage": "19",
            "relatedItemIdentifier": {"relatedItemIdentifier": "0378-5955", "relatedItemIdentifierType": "ISSN"}}]}),
    );
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    assert_eq!(
        item.text(TextVariable::ContainerTitle),
        Some("Journal of Ponds")
    );
    assert_eq!(item.text(TextVariable::Issn), Some("0378-5955"));
    assert_eq!(item.number(NumberVariable::Page), Some("11-19"));
    let of_api = one(
        &json!({"types": {"resourceTypeGeneral": "Text", "citeproc": "article-journal"}, "titles": [{"title": "A"}],
        "container": {"type": "Journal", "title": "Journal of Ponds", "volume": "3", "firstPage": "11", "lastPage": "19",
            "identifier": "0378-5955", "identifierType": "ISSN"}}),
    );
    assert_eq!(
        of_api.text(TextVariable::ContainerTitle),
        Some("Journal of Ponds")
    );
    assert_eq!(of_api.number(NumberVariable::Page), Some("11-19"));
}

#[test]
fn types_come_back_and_old_words_of_citeproc_do_not_count() {
    for item_type in ItemType::ALL {
        let written = write(Format::Datacite, [&Item::new("a", *item_type)]).unwrap();
        let item = read(Format::Datacite, written.text.as_bytes())
            .unwrap()
            .items
            .remove(0);
        assert_eq!((item.item_type, item.id.as_str()), (*item_type, "a"));
    }
    let software = json!({"types": {"resourceTypeGeneral": "Software", "citeproc": "article"}, "titles": [{"title": "S"}]});
    assert_eq!(one(&software).item_type, ItemType::Software);
}

#[test]
fn what_the_schema_has_no_place_for_is_reported() {
    let mut item = Item::new("a", ItemType::Book);
    item.texts
        .insert(TextVariable::PublisherPlace, RichText::from("Oslo"));
    item.numbers
        .insert(NumberVariable::Volume, RichText::from("3"));
    item.dates
        .insert(DateVariable::Issued, Date::literal("in press"));
    let written = write(Format::Datacite, [&item]).unwrap();
    let losses: Vec<_> = written
        .losses
        .iter()
        .map(|loss| (loss.field.as_str(), &loss.fate))
        .collect();
    assert_eq!(
        losses,
        [
            ("publisher-place", &Fate::Dropped),
            ("volume", &Fate::Dropped)
        ]
    );
    let again = read(Format::Datacite, written.text.as_bytes())
        .unwrap()
        .items
        .remove(0);
    assert_eq!(
        again.dates.get(DateVariable::Issued),
        Some(&Date::literal("in press"))
    );
}

#[test]
fn a_broken_record_costs_that_record() {
    let text = "{\"data\": [\n{\"type\": \"dois\", \"attributes\": {\"doi\": 10.}},\n{\"type\": \"dois\", \"attributes\": {\"doi\": \"x\", \"types\": {}}}]}";
    let references = read(Format::Datacite, text.as_bytes()).unwrap();
    let places: Vec<_> = references
        .diagnostics
        .iter()
        .map(|d| (d.code, d.line, d.column))
        .collect();
    assert_eq!(places[0].0, codes::FORMAT_ENTRY);
    assert_eq!(places[0].1, Some(2));
    assert_eq!(places[1], (codes::FORMAT_VALUE, Some(3), Some(40)));
    assert_eq!(references.items.len(), 1);
}

#[test]
fn a_text_is_what_its_other_types_say() {
    let mut record = json!({
        "doi": "10.1000/pond", "titles": [{"title": "Ponds", "titleType": "TranslatedTitle"}],
        "types": {"resourceTypeGeneral": "Text", "resourceType": "Article", "citeproc": "article-journal"},
        "container": {"type": "Series", "title": "Lake Studies", "firstPage": "No 1", "lastPage": "2 (2018)"}
    });
    let item = one(&record);
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    assert_eq!(item.text(TextVariable::Title), Some("Ponds"));
    assert_eq!(
        item.text(TextVariable::ContainerTitle),
        Some("Lake Studies")
    );
    assert_eq!(item.number(NumberVariable::Page), None);
    record["types"]["citeproc"] = json!("article");
    record["container"]["firstPage"] = json!("12");
    record["container"]["lastPage"] = json!("19");
    let item = one(&record);
    assert_eq!(item.item_type, ItemType::Document);
    assert_eq!(item.number(NumberVariable::Page), Some("12-19"));
}
