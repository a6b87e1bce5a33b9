//! RefWorks' tagged format.

use ibid_formats::{Format, detect, read, write};
use ibid_model::{DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable};

fn items(text: &str) -> Vec<Item> {
    read(Format::Refworks, text.as_bytes()).unwrap().items
}

const ARTICLE: &str = "RT Journal Article\nSR Electronic(1)\nID 12\nA1 Doe,Jane\nA1 Lake Survey Group\n\
    T1 Ice on quiet lakes\nJF Journal of Lakes\nJO J. Lakes\nYR 2005\nFD Apr 1\nVO 12\nIS 3\nSP 101\nOP 109\n\
    K1 ice\nK1 lakes\nAB First part.\nThe second part.\nNO a note\nSN 0378-5955\nDO 10.1000/182\nLA en\n\
    UL https://example.org/a\nRD Jan 2, 2006\nAD Lake Road 1\nU1 mine\n";

#[test]
fn an_article_as_databases_export_it() {
    let item = &items(ARTICLE)[0];
    assert_eq!(item.id, "12");
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    let texts = [
        (TextVariable::Title, "Ice on quiet lakes"),
        (TextVariable::ContainerTitle, "Journal of Lakes"),
        (TextVariable::ContainerTitleShort, "J. Lakes"),
        (TextVariable::Abstract, "First part.\nThe second part."),
        (TextVariable::Doi, "10.1000/182"),
        (TextVariable::Issn, "0378-5955"),
        (TextVariable::Keyword, "ice, lakes"),
        (TextVariable::Note, "a note"),
        (TextVariable::Url, "https://example.org/a"),
    ];
    for (variable, expected) in texts {
        assert_eq!(item.text(variable), Some(expected), "{variable}");
    }
    assert_eq!(item.number(NumberVariable::Page), Some("101-109"));
    let date = |variable| item.dates.get(variable).unwrap().to_edtf().unwrap();
    assert_eq!(date(DateVariable::Issued), "2005-04-01");
    assert_eq!(date(DateVariable::Accessed), "2006-01-02");
    let authors = [
        Name::person("Doe", "Jane"),
        Name::literal("Lake Survey Group"),
    ];
    assert_eq!(item.names.get(NameVariable::Author).unwrap(), &authors);
    assert_eq!(item.custom["refworks:U1"], "mine");
    let first = items(ARTICLE);
    let written = write(Format::Refworks, &first).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(items(&written.text), first, "{}", written.text);
}

#[test]
fn types_and_what_stands_between_records() {
    let types = [
        ("Book, Whole", ItemType::Book),
        ("Book, Section", ItemType::Chapter),
        ("dissertation/thesis", ItemType::Thesis),
        ("Web Page", ItemType::Webpage),
        ("Conference Proceeding", ItemType::PaperConference),
    ];
    for (word, expected) in types {
        let text =
            format!("Exported by X\r\n\r\nRT {word}\r\nT1 Snow\r\n\r\n\r\nRT {word}\r\nT1 Ice\r\n");
        let items = items(&text);
        assert_eq!(items.len(), 2, "{word}");
        assert_eq!(items[1].item_type, expected, "{word}");
        assert_eq!(items[1].text(TextVariable::Title), Some("Ice"));
        assert_eq!(
            detect(None, text.as_bytes()),
            Some(Format::Refworks),
            "{word}"
        );
    }
    let not = "RT is short for retweet";
    assert_eq!(detect(None, not.as_bytes()), None);
    assert!(read(Format::Refworks, b"T1 Snow\n").is_err());
}
