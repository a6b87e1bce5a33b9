//! BibJSON at the door.

use ibid_formats::{Format, detect, read, write};
use ibid_model::{
    Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText, TextVariable,
    codes,
};
use serde_json::{Value, json};

fn one(value: &Value) -> Item {
    let references = read(Format::Bibjson, value.to_string().as_bytes()).unwrap();
    assert_eq!(references.diagnostics, [], "{value}");
    references.items.into_iter().next().unwrap()
}

#[test]
fn a_collection_is_read() {
    let collection = json!({"metadata": {"collection": "ponds"}, "records": [{
        "id": "ng2019", "type": "article", "title": "Ice", "year": "2019", "month": "May",
        "author": [{"name": "Ana van Dyk", "firstname": "Ana", "lastname": "van Dyk"}, {"name": "Li Ng"}, "Doe, Jo"],
        "journal": {"name": "Journal of Ponds", "volume": "3", "issue": "2", "pages": "11-19",
            "identifier": [{"type": "issn", "id": "0378-5955"}]},
        "identifier": [{"type": "doi", "id": "10.1000/xyz"}], "link": [{"url": "https://example.org/"}],
        "keywords": ["ice", "ponds"], "mood": "cold"}]});
    assert_eq!(
        detect(Some("x.json"), collection.to_string().as_bytes()),
        Some(Format::Bibjson)
    );
    let item = one(&collection);
    assert_eq!(
        (item.id.as_str(), item.item_type),
        ("ng2019", ItemType::ArticleJournal)
    );
    assert_eq!(
        item.text(TextVariable::ContainerTitle),
        Some("Journal of Ponds")
    );
    assert_eq!(item.text(TextVariable::Doi), Some("10.1000/xyz"));
    assert_eq!(item.text(TextVariable::Issn), Some("0378-5955"));
    assert_eq!(item.text(TextVariable::Keyword), Some("ice, ponds"));
    assert_eq!(item.number(NumberVariable::Page), Some("11-19"));
    assert_eq!(
        item.dates
            .get(DateVariable::Issued)
            .unwrap()
            .to_edtf()
            .as_deref(),
        Some("2019-05")
    );
    let authors = item.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors[0].non_dropping_particle.as_deref(), Some("van"));
    assert_eq!(
        authors[1..],
        [Name::person("Ng", "Li"), Name::person("Doe", "Jo")]
    );
    let written = write(Format::Bibjson, [&item]).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    let value: Value = serde_json::from_str(&written.text).unwrap();
    assert_eq!(value["records"][0]["mood"], "cold");
    assert_eq!(value["records"][0]["year"], "2019");
}

#[test]
fn doaj_s_articles_are_read() {
    let answer = json!({"total": 1, "results": [{"id": "f00", "created_date": "2020-01-01T00:00:00Z", "bibjson": {
        "title": "Ice", "year": "2019", "month": "5", "start_page": "11", "end_page": "19",
        "author": [{"name": "Li Ng", "affiliation": "Pond University", "orcid_id": "https://orcid.org/0000-0002-1825-0097"}],
        "journal": {"title": "Journal of Ponds", "volume": "3", "number": "2", "issns": ["0378-5955"],
            "publisher": "Pond Press", "language": ["EN"], "country": "NO"},
        "identifier": [{"type": "doi", "id": "10.1000/xyz"}, {"type": "pissn", "id": "0378-5955"}]}}]});
    assert_eq!(
        detect(None, answer.to_string().as_bytes()),
        Some(Format::Bibjson)
    );
    let item = one(&answer);
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    assert_eq!(
        item.text(TextVariable::ContainerTitle),
        Some("Journal of Ponds")
    );
    assert_eq!(item.text(TextVariable::Publisher), Some("Pond Press"));
    assert_eq!(item.number(NumberVariable::Issue), Some("2"));
    assert_eq!(item.number(NumberVariable::Page), Some("11-19"));
    assert_eq!(item.custom["author"][0]["affiliation"], "Pond University");
}

#[test]
fn types_numbers_and_texts_without_a_word_come_back() {
    for item_type in ItemType::ALL {
        let mut item = Item::new("a", *item_type);
        item.numbers
            .insert(NumberVariable::Number, RichText::from("7"));
        item.texts
            .insert(TextVariable::Scale, RichText::from("1:500"));
        item.dates
            .insert(DateVariable::Accessed, Date::literal("last year"));
        let written = write(Format::Bibjson, [&item]).unwrap();
        assert!(
            written.losses.is_empty(),
            "{item_type}: {:?}",
            written.losses
        );
        let again = read(Format::Bibjson, written.text.as_bytes())
            .unwrap()
            .items
            .remove(0);
        assert_eq!(again, item, "{}", written.text);
    }
}

#[test]
fn a_broken_record_costs_that_record() {
    let text = "{\"metadata\": {}, \"records\": [\n{\"type\": \"book\", \"title\": \"A\"},\n{\"title\"},\n{\"type\": \"zine\", \"title\": \"C\"}]}";
    let references = read(Format::Bibjson, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 2);
    let places: Vec<_> = references
        .diagnostics
        .iter()
        .map(|d| (d.code, d.line))
        .collect();
    assert_eq!(
        places,
        [
            (codes::FORMAT_ENTRY, Some(3)),
            (codes::FORMAT_GUESS, Some(4))
        ]
    );
}
