//! schema.org's JSON-LD at the door.

use ibid_formats::{Format, detect, read, write};
use ibid_model::{
    CalendarDate, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText,
    TextVariable, codes,
};
use serde_json::{Value, json};

fn all(value: &Value) -> Vec<Item> {
    let text = value.to_string();
    assert_eq!(
        detect(Some("page.json"), text.as_bytes()),
        Some(Format::SchemaOrg)
    );
    read(Format::SchemaOrg, text.as_bytes()).unwrap().items
}

#[test]
fn an_article_stands_in_issue_volume_and_journal() {
    let items = all(&json!({"@context": "https://schema.org", "@graph": [
        {"@id": "#issue", "@type": "PublicationIssue", "issueNumber": 4, "datePublished": "2012-01",
         "isPartOf": {"@id": "#volume"}},
        {"@id": "#volume", "@type": ["PublicationVolume"], "volumeNumber": "50",
         "isPartOf": {"@id": "#journal"}},
        {"@id": "#journal", "@type": "Periodical", "name": "Shelves", "issn": ["0378-5955"],
         "publisher": "Shelf Society"},
        {"@type": "http://schema.org/ScholarlyArticle", "isPartOf": {"@id": "#issue"},
         "name": "Be careful", "pageStart": "360", "pageEnd": "368",
         "sameAs": "https://doi.org/10.1080/1234", "keywords": ["a", "b"],
         "author": [{"@type": "Person", "name": "Smiraglia, Richard P."},
                    {"@type": "Person", "givenName": "Ada", "familyName": "van Dyk",
                     "@id": "https://orcid.org/0000-0002-1825-0097"},
                    {"@type": "Organization", "name": "Shelf Group"}, "Anon"]}]}));
    let [item] = &items[..] else {
        panic!("{items:?}")
    };
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    for (variable, text) in [
        (TextVariable::ContainerTitle, "Shelves"),
        (TextVariable::Issn, "0378-5955"),
        (TextVariable::Doi, "10.1080/1234"),
        (TextVariable::Publisher, "Shelf Society"),
        (TextVariable::Keyword, "a, b"),
    ] {
        assert_eq!(item.text(variable), Some(text), "{variable:?}");
    }
    assert_eq!(item.number(NumberVariable::Volume), Some("50"));
    assert_eq!(item.number(NumberVariable::Issue), Some("4"));
    assert_eq!(item.number(NumberVariable::Page), Some("360-368"));
    assert_eq!(
        item.dates
            .get(DateVariable::Issued)
            .unwrap()
            .to_edtf()
            .unwrap(),
        "2012-01"
    );
    let authors = item.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors[0], Name::person("Smiraglia", "Richard P."));
    assert_eq!(authors[1].non_dropping_particle.as_deref(), Some("van"));
    assert_eq!(
        authors[2..],
        [Name::literal("Shelf Group"), Name::literal("Anon")]
    );
    assert_eq!(
        item.custom["author"][1]["ORCID"],
        "https://orcid.org/0000-0002-1825-0097"
    );
    let written = write(Format::SchemaOrg, [item]).unwrap().text;
    assert!(
        written.contains("https://orcid.org/0000-0002-1825-0097"),
        "{written}"
    );
}

#[test]
fn classes_have_their_types() {
    for (class, item_type) in [
        ("Book", ItemType::Book),
        ("Chapter", ItemType::Chapter),
        ("OpinionNewsArticle", ItemType::ArticleNewspaper),
        ("BlogPosting", ItemType::PostWeblog),
        ("WebPage", ItemType::Webpage),
        ("Thesis", ItemType::Thesis),
        ("Dataset", ItemType::Dataset),
        ("SoftwareSourceCode", ItemType::Software),
        ("Report", ItemType::Report),
        ("CreativeWork", ItemType::Document),
    ] {
        let items = all(
            &json!([{"@context": {"@vocab": "http://schema.org/"}, "@type": class, "name": "X"}]),
        );
        assert_eq!(items[0].item_type, item_type, "{class}");
    }
    for item_type in ItemType::ALL {
        let written = write(Format::SchemaOrg, [&Item::new("a", *item_type)]).unwrap();
        assert!(
            written.losses.is_empty(),
            "{item_type}: {:?}",
            written.losses
        );
        let items = read(Format::SchemaOrg, written.text.as_bytes())
            .unwrap()
            .items;
        assert_eq!(
            (items[0].item_type, items[0].id.as_str()),
            (*item_type, "a")
        );
    }
}

#[test]
fn a_page_about_a_work_is_the_work_and_what_is_around_it_is_none() {
    let items = all(&json!({"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "https://example.org/#site", "name": "Example"},
        {"@type": "BreadcrumbList", "itemListElement": []},
        {"@type": "WebPage", "@id": "https://example.org/a", "name": "A - Example",
         "isPartOf": {"@id": "https://example.org/#site"}},
        {"@type": "BlogPosting", "headline": "A", "datePublished": "2020-05-01T10:00:00+02:00",
         "isPartOf": {"@id": "https://example.org/a"}, "author": {"@type": "Person", "name": "Jane Doe"}}]}));
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].text(TextVariable::Title), Some("A"));
    assert_eq!(
        items[0].names.get(NameVariable::Author).unwrap(),
        &[Name::person("Doe", "Jane")]
    );
    let start = items[0].dates.get(DateVariable::Issued).unwrap().start();
    assert_eq!(start.and_then(CalendarDate::day), Some(1));
}

#[test]
fn markup_is_reported_and_notes_are_dropped() {
    let mut item = Item::new("a", ItemType::Book);
    item.texts
        .insert(TextVariable::Title, RichText::from("On <i>Ulva</i>"));
    item.texts
        .insert(TextVariable::Note, RichText::from("mine"));
    let written = write(Format::SchemaOrg, [&item]).unwrap();
    let fields: Vec<&str> = written
        .losses
        .iter()
        .map(|loss| loss.field.as_str())
        .collect();
    assert_eq!(fields, ["title", "note"]);
}

#[test]
fn a_broken_node_of_a_graph_costs_that_node() {
    let text = "{\"@context\": \"https://schema.org\", \"@graph\": [\n{\"@type\": \"Book\", \"name\": \"A\"},\n{\"@type\": \"Book\" \"name\"},\n{\"@type\": \"Book\", \"name\": \"C\"}]}";
    let references = read(Format::SchemaOrg, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 2);
    assert_eq!(references.diagnostics.len(), 1);
    let diagnostic = &references.diagnostics[0];
    assert_eq!(
        (diagnostic.code, diagnostic.line),
        (codes::FORMAT_ENTRY, Some(3))
    );
}

#[test]
fn references_in_a_circle_end() {
    let items = all(&json!({"@context": "https://schema.org", "@graph": [
        {"@type": "Book", "name": "A", "isPartOf": [{"@id": "#b"}, {"@id": "#b"}]},
        {"@type": "CreativeWorkSeries", "@id": "#b", "isPartOf": [{"@id": "#b"}, {"@id": "#b"}]}]}));
    assert_eq!(items.len(), 1);
}
