//! EndNote's tagged format, and refer's.

use ibid_formats::{Format, detect, read, write};
use ibid_model::{DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable};

fn items(text: &str) -> Vec<Item> {
    read(Format::Enw, text.as_bytes()).unwrap().items
}

fn issued(item: &Item) -> Option<String> {
    let date = item.dates.get(DateVariable::Issued)?;
    date.to_edtf().or(date.literal.clone())
}

const ARTICLE: &str = "%0 Journal Article\n%T Ice on quiet lakes\n%A Doe, Jane\n%A Hill, Tom, Jr.\n\
    %A Lake Survey Group,\n%A University of Lakes,, North Campus\n%J Journal of Lakes\n%V 12\n%N 3\n%P 101-109\n\
    %D 2005\n%8 April 1\n%@ 0378-5955\n%R 10.1000/182\n%K ice\nlakes\n%X First part.\n\nSecond part.\n%Z a note\n\
    %+ Lake Road 1\n%F doe2005\n%[ 2006-01-02\n";

#[test]
fn an_article_as_endnote_exports_it() {
    let item = &items(ARTICLE)[0];
    assert_eq!(item.id, "doe2005");
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    let texts = [
        (TextVariable::Title, "Ice on quiet lakes"),
        (TextVariable::ContainerTitle, "Journal of Lakes"),
        (TextVariable::Abstract, "First part.\nSecond part."),
        (TextVariable::Doi, "10.1000/182"),
        (TextVariable::Issn, "0378-5955"),
        (TextVariable::Keyword, "ice, lakes"),
        (TextVariable::Note, "a note"),
    ];
    for (variable, expected) in texts {
        assert_eq!(item.text(variable), Some(expected), "{variable}");
    }
    assert_eq!(item.number(NumberVariable::Page), Some("101-109"));
    assert_eq!(issued(item).as_deref(), Some("2005-04-01"));
    let mut junior = Name::person("Hill", "Tom");
    junior.suffix = Some("Jr.".to_owned());
    let authors = [
        Name::person("Doe", "Jane"),
        junior,
        Name::literal("Lake Survey Group"),
        Name::literal("University of Lakes, North Campus"),
    ];
    assert_eq!(item.names.get(NameVariable::Author).unwrap(), &authors);
    assert_eq!(item.custom["enw:%+"], "Lake Road 1");
    let first = items(ARTICLE);
    let written = write(Format::Enw, &first).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(items(&written.text), first, "{}", written.text);
}

#[test]
fn records_of_refer_have_no_type_and_are_told_apart_by_empty_lines() {
    let text = "%A Jane Doe\n%T Snow\n%J Lakes\n%D 2001\n\n%A Tom Hill\n%T Ice\n%I Lake Press\n";
    let items = items(text);
    let types = items.iter().map(|item| item.item_type);
    assert_eq!(
        types.collect::<Vec<_>>(),
        [ItemType::ArticleJournal, ItemType::Book]
    );
    let authors = items[0].names.get(NameVariable::Author).unwrap();
    assert_eq!(authors, &[Name::person("Doe", "Jane")]);
    assert_eq!(detect(None, text.as_bytes()), Some(Format::Enw));
}

#[test]
fn several_records_and_types() {
    let book = "%0 Book\r\n%T Snow\r\n%B A series\r\n%@ 9780226458083\r\n%P 340\r\n\r\n";
    let text = format!("\u{feff}{book}{ARTICLE}\n%0 Strange\n%T x\n");
    let references = read(Format::Enw, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 3);
    let first = &references.items[0];
    assert_eq!(first.text(TextVariable::CollectionTitle), Some("A series"));
    assert_eq!(first.text(TextVariable::Isbn), Some("9780226458083"));
    assert_eq!(first.number(NumberVariable::NumberOfPages), Some("340"));
    assert_eq!(references.items[2].item_type, ItemType::Document);
    assert_eq!(references.items[2].custom["enw:%0"], "Strange");
    let said = &references.diagnostics[0];
    assert!(said.message.contains("`Strange`"), "{said:?}");
    assert!(read(Format::Enw, b"100 %\nof nothing").is_err());
}
