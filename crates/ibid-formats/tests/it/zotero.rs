//! Zotero's JSON at the door.

use ibid_formats::{Fate, Format, detect, read, write};
use ibid_model::{
    CalendarDate, Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText,
    TextVariable, YearPart, codes,
};
use serde_json::{Value, json};

fn one(value: &Value) -> Item {
    let references = read(Format::Zotero, value.to_string().as_bytes()).unwrap();
    assert_eq!(references.diagnostics, [], "{value}");
    assert_eq!(references.items.len(), 1, "{value}");
    references.items.into_iter().next().unwrap()
}

fn written(item: &Item) -> Value {
    let text = write(Format::Zotero, [item]).unwrap().text;
    let array: Value = serde_json::from_str(&text).unwrap();
    array[0].clone()
}

#[test]
fn an_article_is_read_with_and_without_the_envelope() {
    let data = json!({
        "key": "Q7ZT2K9M", "version": 12, "itemType": "journalArticle",
        "title": "Ice on small lakes", "creators": [
            {"creatorType": "author", "firstName": "Ana", "lastName": "van der Berg"},
            {"creatorType": "author", "name": "Lake Survey"},
            {"creatorType": "translator", "firstName": "Li, Jr.", "lastName": "Ng"}],
        "publicationTitle": "Journal of Ponds", "journalAbbreviation": "J. Ponds", "volume": "3",
        "issue": "2", "pages": "11-19", "date": "2019-05-02", "DOI": "https://doi.org/10.1000/xyz",
        "ISSN": "0378-5955", "url": "https://example.org/ice", "accessDate": "2023-07-13T15:42:12Z",
        "extra": "PMID: 16566972\nOriginal Date: 1912\nRead twice.", "language": "en",
        "libraryCatalog": "", "rights": "CC BY", "tags": [{"tag": "ice"}, {"tag": "lakes", "type": 1}],
        "collections": [], "relations": {}, "dateAdded": "2023-01-01T00:00:00Z",
    });
    let bare = one(&json!([data]));
    let enveloped = one(
        &json!([{"key": "Q7ZT2K9M", "version": 12, "library": {}, "links": {}, "meta": {}, "data": data}]),
    );
    assert_eq!(bare, enveloped);
    assert_eq!(bare.id, "Q7ZT2K9M");
    assert_eq!(bare.item_type, ItemType::ArticleJournal);
    for (variable, text) in [
        (TextVariable::Title, "Ice on small lakes"),
        (TextVariable::ContainerTitle, "Journal of Ponds"),
        (TextVariable::ContainerTitleShort, "J. Ponds"),
        (TextVariable::Doi, "10.1000/xyz"),
        (TextVariable::Issn, "0378-5955"),
        (TextVariable::Pmid, "16566972"),
        (TextVariable::Keyword, "ice, lakes"),
        (TextVariable::License, "CC BY"),
        (TextVariable::Note, "Read twice."),
    ] {
        assert_eq!(bare.text(variable), Some(text), "{variable:?}");
    }
    assert_eq!(bare.number(NumberVariable::Page), Some("11-19"));
    assert_eq!(
        bare.dates.get(DateVariable::OriginalDate).unwrap().start(),
        Some(CalendarDate::year(1912))
    );
    let day = CalendarDate {
        year: 2023,
        part: YearPart::Day { month: 7, day: 13 },
    };
    assert_eq!(
        bare.dates.get(DateVariable::Accessed),
        Some(&Date::single(day))
    );
    let authors = bare.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors[0].non_dropping_particle.as_deref(), Some("van der"));
    assert_eq!(authors[1], Name::literal("Lake Survey"));
    let translator = &bare.names.get(NameVariable::Translator).unwrap()[0];
    assert_eq!(translator.suffix.as_deref(), Some("Jr."));
    assert_eq!(bare.custom["dateAdded"], "2023-01-01T00:00:00Z");
    assert_eq!(written(&bare)["dateAdded"], "2023-01-01T00:00:00Z");
}

/// Item type, CSL type, title's field, a creator's type and its CSL variable.
const TYPES: &[(&str, &str, &str, &str, &str)] = &[
    ("artwork", "graphic", "title", "artist", "author"),
    ("audioRecording", "song", "title", "performer", "author"),
    ("bill", "bill", "title", "sponsor", "author"),
    ("blogPost", "post-weblog", "title", "author", "author"),
    ("book", "book", "title", "seriesEditor", "collection-editor"),
    (
        "bookSection",
        "chapter",
        "title",
        "bookAuthor",
        "container-author",
    ),
    ("case", "legal_case", "caseName", "author", "author"),
    (
        "computerProgram",
        "software",
        "title",
        "programmer",
        "author",
    ),
    (
        "conferencePaper",
        "paper-conference",
        "title",
        "editor",
        "editor",
    ),
    ("dataset", "dataset", "title", "author", "author"),
    (
        "dictionaryEntry",
        "entry-dictionary",
        "title",
        "author",
        "author",
    ),
    ("document", "document", "title", "author", "author"),
    (
        "email",
        "personal_communication",
        "subject",
        "recipient",
        "recipient",
    ),
    (
        "encyclopediaArticle",
        "entry-encyclopedia",
        "title",
        "author",
        "author",
    ),
    ("film", "motion_picture", "title", "director", "director"),
    ("forumPost", "post", "title", "author", "author"),
    ("hearing", "hearing", "title", "contributor", "contributor"),
    (
        "instantMessage",
        "personal_communication",
        "title",
        "author",
        "author",
    ),
    ("interview", "interview", "title", "interviewee", "author"),
    (
        "journalArticle",
        "article-journal",
        "title",
        "reviewedAuthor",
        "reviewed-author",
    ),
    (
        "letter",
        "personal_communication",
        "title",
        "author",
        "author",
    ),
    (
        "magazineArticle",
        "article-magazine",
        "title",
        "author",
        "author",
    ),
    ("manuscript", "manuscript", "title", "author", "author"),
    ("map", "map", "title", "cartographer", "author"),
    (
        "newspaperArticle",
        "article-newspaper",
        "title",
        "author",
        "author",
    ),
    ("patent", "patent", "title", "inventor", "author"),
    ("podcast", "broadcast", "title", "podcaster", "host"),
    ("preprint", "article", "title", "author", "author"),
    ("presentation", "speech", "title", "presenter", "author"),
    ("radioBroadcast", "broadcast", "title", "guest", "guest"),
    ("report", "report", "title", "author", "author"),
    ("standard", "standard", "title", "author", "author"),
    ("statute", "legislation", "nameOfAct", "author", "author"),
    ("thesis", "thesis", "title", "author", "author"),
    (
        "tvBroadcast",
        "broadcast",
        "title",
        "scriptwriter",
        "script-writer",
    ),
    (
        "videoRecording",
        "motion_picture",
        "title",
        "castMember",
        "performer",
    ),
    ("webpage", "webpage", "title", "author", "author"),
];

#[test]
fn every_item_type_comes_back_as_itself() {
    for (name, csl, title, role, variable) in TYPES {
        let item = one(&json!([{"itemType": name, *title: "On ice", "creators": [
            {"creatorType": role, "firstName": "Jane", "lastName": "Doe"}]}]));
        assert_eq!(item.item_type.as_str(), *csl, "{name}");
        assert_eq!(item.text(TextVariable::Title), Some("On ice"), "{name}");
        let variable = NameVariable::from_keyword(variable).unwrap();
        assert_eq!(
            item.names.get(variable).unwrap(),
            &[Name::person("Doe", "Jane")],
            "{name}"
        );
        let again = written(&item);
        assert_eq!(again["itemType"], *name);
        assert_eq!(again[*title], "On ice", "{name}");
        assert_eq!(again["creators"][0]["creatorType"], *role, "{name}");
    }
}

#[test]
fn fields_that_csl_does_not_have_are_written_back() {
    let item = one(
        &json!([{"itemType": "patent", "title": "A gate", "assignee": "Gates plc",
        "country": "Norway", "issueDate": "2001", "creators": [
            {"creatorType": "attorneyAgent", "firstName": "Jo", "lastName": "Lie"}]}]),
    );
    assert_eq!(item.custom["assignee"], "Gates plc");
    let again = written(&item);
    assert_eq!(again["assignee"], "Gates plc");
    assert_eq!(again["creators"][0]["lastName"], "Lie");
    assert_eq!(again["issueDate"], "2001");
}

#[test]
fn what_has_no_field_stands_in_extra_and_is_read_from_there() {
    let mut item = Item::new("doe2001", ItemType::Review);
    item.texts
        .insert(TextVariable::Doi, RichText::from("10.1000/182"));
    item.numbers
        .insert(NumberVariable::PrintingNumber, RichText::from("4"));
    item.names.insert(
        NameVariable::Illustrator,
        vec![Name::person("Gogh", "Vincent")],
    );
    let result = write(Format::Zotero, [&item]).unwrap();
    let moved = |field: &str| {
        let loss = result.losses.iter().find(|loss| loss.field == field);
        loss.is_some_and(|loss| loss.fate == Fate::Moved { to: "extra" })
    };
    assert!(moved("type") && moved("printing-number") && moved("illustrator"));
    let value: Value = serde_json::from_str(&result.text).unwrap();
    assert_eq!(
        value[0]["extra"],
        "type: review\nprinting-number: 4\nillustrator: Gogh || Vincent"
    );
    assert_eq!(value[0]["citationKey"], "doe2001");
    let again = read(Format::Zotero, result.text.as_bytes())
        .unwrap()
        .items
        .remove(0);
    assert_eq!(again.item_type, ItemType::Review);
    assert_eq!(again.id, "doe2001");
}

#[test]
fn one_bad_entry_costs_that_entry_and_names_its_place() {
    let text = "[\n {\"itemType\": \"book\", \"title\": \"A\"},\n {\"itemType\": \"book\", \"title\": },\n {\"itemType\": \"book\", \"ISBN\": \"9780000000001\"}\n]";
    let references = read(Format::Zotero, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 2);
    let [broken, isbn] = &references.diagnostics[..] else {
        panic!("{:?}", references.diagnostics)
    };
    assert_eq!((broken.code, broken.line), (codes::FORMAT_ENTRY, Some(3)));
    assert_eq!(
        (isbn.code, isbn.line, isbn.column),
        (codes::FORMAT_VALUE, Some(4), Some(31))
    );
    assert_eq!(
        references.items[1].text(TextVariable::Isbn),
        Some("9780000000001")
    );
}

#[test]
fn notes_are_left_out_and_unknown_types_are_documents() {
    let text = json!({"items": [
        {"itemType": "note", "note": "<p>x</p>"},
        {"itemType": "hologram", "title": "B"}]})
    .to_string();
    let references = read(Format::Zotero, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 1);
    assert_eq!(references.items[0].item_type, ItemType::Document);
    assert!(
        references
            .diagnostics
            .iter()
            .all(|d| d.code == codes::FORMAT_GUESS)
    );
    assert_eq!(references.diagnostics.len(), 2);
}

#[test]
fn it_is_known_whatever_its_name_and_csl_json_stays_csl_json() {
    let zotero = br#"[{"key": "Q7ZT2K9M", "itemType" : "book"}]"#;
    assert_eq!(detect(Some("refs.json"), zotero), Some(Format::Zotero));
    let csl = br#"[{"id": "a", "type": "book", "title": "About itemType"}]"#;
    assert_eq!(detect(Some("refs.json"), csl), Some(Format::CslJson));
    assert_eq!(detect(None, csl), Some(Format::CslJson));
}
