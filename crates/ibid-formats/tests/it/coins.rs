//! COinS in pages, and bare context objects.

use ibid_formats::{Fate, Format, detect, read, write};
use ibid_model::{
    DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText, TextVariable, codes,
};

fn items(text: &str) -> Vec<Item> {
    read(Format::Coins, text.as_bytes()).unwrap().items
}

const ARTICLE: &str = "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&amp;rft.genre=article&amp;\
    rft.atitle=Ice+on+quiet+lakes%3B+%C3%A9t%C3%A9&amp;rft.jtitle=Journal%20of%20Lakes&amp;rft.stitle=J.+Lakes&amp;rft.aulast=Doe&amp;\
    rft.aufirst=Jane&amp;rft.au=Jane+Doe&amp;rft.au=Tom+Hill&amp;rft.aucorp=Lake+Survey+Group&amp;rft.date=2005-04-01&amp;\
    rft.volume=12&amp;rft.issue=3&amp;rft.spage=101&amp;rft.epage=109&amp;rft.issn=0378-5955&amp;\
    rft_id=info%3Adoi%2F10.1000%2F182&amp;rft_id=https%3A%2F%2Fexample.org%2Fa&amp;rft.coden=JLAKE&amp;rfr_id=info%3Asid%2Fexample.org%3Aa";

#[test]
fn an_article_in_a_page() {
    let page = format!(
        "<!DOCTYPE html><p title=\"a > b\">1 < 2</p><SPAN title='{ARTICLE}'\n class=\"ref Z3988\" /></SPAN>\
        <span class=\"other\" title=\"ctx_ver=Z39.88-2004&amp;rft.title=No\"></span><span class=Z3988 title=\"rft.btitle=Snow\">"
    );
    let items = items(&page);
    assert_eq!(items.len(), 2);
    assert_eq!(items[1].text(TextVariable::Title), Some("Snow"));
    let item = &items[0];
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    let texts = [
        (TextVariable::Title, "Ice on quiet lakes; été"),
        (TextVariable::ContainerTitle, "Journal of Lakes"),
        (TextVariable::ContainerTitleShort, "J. Lakes"),
        (TextVariable::Doi, "10.1000/182"),
        (TextVariable::Url, "https://example.org/a"),
        (TextVariable::Issn, "0378-5955"),
    ];
    for (variable, expected) in texts {
        assert_eq!(item.text(variable), Some(expected), "{variable}");
    }
    assert_eq!(item.number(NumberVariable::Page), Some("101-109"));
    let date = item.dates.get(DateVariable::Issued).unwrap();
    assert_eq!(date.to_edtf().as_deref(), Some("2005-04-01"));
    let authors = [
        Name::person("Doe", "Jane"),
        Name::person("Hill", "Tom"),
        Name::literal("Lake Survey Group"),
    ];
    assert_eq!(item.names.get(NameVariable::Author).unwrap(), &authors);
    assert_eq!(item.custom["coins:rft.coden"], "JLAKE");
    assert_eq!(item.custom["coins:rfr_id"], "info:sid/example.org:a");
    let written = write(Format::Coins, &items).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(
        read(Format::Coins, written.text.as_bytes()).unwrap().items,
        items
    );
    assert_eq!(written.text.lines().count(), 2);
}

#[test]
fn formats_and_genres() {
    let fmt = |name: &str| format!("rft_val_fmt=info:ofi/fmt:kev:mtx:{name}");
    let cases = [
        (
            fmt("book") + "&rft.genre=book&rft.btitle=Snow",
            ItemType::Book,
        ),
        (
            fmt("book") + "&rft.genre=bookitem&rft.atitle=Snow",
            ItemType::Chapter,
        ),
        (
            fmt("book") + "&rft.genre=proceeding&rft.atitle=Snow",
            ItemType::PaperConference,
        ),
        (
            fmt("book") + "&rft.genre=report&rft.title=Snow",
            ItemType::Report,
        ),
        (
            fmt("journal") + "&rft.atitle=Snow",
            ItemType::ArticleJournal,
        ),
        (
            fmt("journal") + "&rft.genre=preprint&rft.atitle=Snow",
            ItemType::Article,
        ),
        (
            fmt("dissertation") + "&rft.title=Snow&rft.inst=X",
            ItemType::Thesis,
        ),
        (
            fmt("patent") + "&rft.title=Snow&rft.inv=Doe,+Jane",
            ItemType::Patent,
        ),
        (
            fmt("dc") + "&rft.type=webpage&rft.title=Snow",
            ItemType::Webpage,
        ),
        (
            fmt("dc") + "&rft.type=blogPost&rft.title=Snow",
            ItemType::PostWeblog,
        ),
        (fmt("dc") + "&rft.title=Snow", ItemType::Document),
    ];
    for (object, expected) in cases {
        let item = &items(&object)[0];
        assert_eq!(item.item_type, expected, "{object}");
        assert_eq!(item.text(TextVariable::Title), Some("Snow"), "{object}");
    }
}

#[test]
fn bare_objects_links_and_sniffing() {
    let bare = "ctx_ver=Z39.88-2004&rft.title=Snow\nhttps://example.org/resolve?ctx_ver=Z39.88-2004&rft.title=Ice\n";
    let titles = items(bare);
    let titles = titles.iter().map(|i| i.text(TextVariable::Title).unwrap());
    assert_eq!(titles.collect::<Vec<_>>(), ["Snow", "Ice"]);
    assert_eq!(detect(None, bare.as_bytes()), Some(Format::Coins));
    let span = "<p>x</p><span class='Z3988' title='rft.title=Snow'></span>";
    assert_eq!(detect(None, span.as_bytes()), Some(Format::Coins));
    assert_eq!(detect(None, b"<p>about Z3988</p>"), None);
    assert!(Format::Coins.is_found_in_articles() && !Format::Ris.is_found_in_articles());
    assert!(read(Format::Coins, b"<p>nothing</p>").is_err());
}

#[test]
fn a_broken_object_costs_no_other() {
    let text = "<span class='Z3988' title='ctx_ver=Z39.88-2004'></span>\n<span class='Z3988 title='rft\n\
        <span class='Z3988' title='rft.title=100%&rft.isbn=9780226458084'></span>";
    let references = read(Format::Coins, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 1);
    assert_eq!(references.items[0].text(TextVariable::Title), Some("100%"));
    assert_eq!(
        references.items[0].text(TextVariable::Isbn),
        Some("9780226458084")
    );
    let said = references
        .diagnostics
        .iter()
        .map(|d| (d.code, d.line, d.column));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            (codes::FORMAT_ENTRY, Some(1), Some(1)),
            (codes::FORMAT_VALUE, Some(3), Some(1))
        ]
    );
}

#[test]
fn what_has_no_key_is_reported() {
    let mut item = Item::new("a", ItemType::Book);
    item.texts
        .insert(TextVariable::Title, RichText::from("Snow & \"ice\" <b2>"));
    item.texts
        .insert(TextVariable::Note, RichText::from("mine"));
    let written = write(Format::Coins, [&item]).unwrap();
    let fates = written.losses.iter().map(|l| (l.field.as_str(), &l.fate));
    assert_eq!(fates.collect::<Vec<_>>(), [("note", &Fate::Dropped)]);
    let again = items(&written.text);
    assert_eq!(
        again[0].text(TextVariable::Title),
        Some("Snow & \"ice\" <b2>")
    );
}
