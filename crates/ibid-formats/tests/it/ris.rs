//! RIS as programs and publishers write it.

use ibid_formats::{Fate, Format, detect, read, write};
use ibid_model::{
    DateVariable, Item, ItemType, NameVariable, NumberVariable, RichText, TextVariable, codes,
};

fn items(text: &str) -> Vec<Item> {
    read(Format::Ris, text.as_bytes()).unwrap().items
}

fn one(fields: &str) -> Item {
    let mut items = items(&format!("{fields}\nER  - \n"));
    assert_eq!(items.len(), 1);
    items.remove(0)
}

fn issued(item: &Item) -> String {
    let date = item.dates.get(DateVariable::Issued).unwrap();
    date.to_edtf().or(date.literal.clone()).unwrap()
}

#[test]
fn an_article_as_a_publisher_exports_it() {
    let item = one(
        "TY  - JOUR\nT1  - Ice on quiet lakes\nAU  - van der Berg, Anna\nAU  - Lake Survey Group\n\
        JO  - Journal of Lakes\nJA  - J. Lakes\nVL  - 12\nIS  - 3\nSP  - 101\nEP  - 109\nPY  - 2005\n\
        DA  - 2005/04/01/\nSN  - 0378-5955\nDO  - https://doi.org/10.1000/182\nUR  - https://example.org/a\n\
        UR  - https://example.org/b\nKW  - ice\nKW  - lakes\nN2  - First part.\nSecond part.",
    );
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    let text = |variable| item.text(variable).unwrap();
    assert_eq!(text(TextVariable::Title), "Ice on quiet lakes");
    assert_eq!(text(TextVariable::ContainerTitle), "Journal of Lakes");
    assert_eq!(text(TextVariable::ContainerTitleShort), "J. Lakes");
    assert_eq!(text(TextVariable::Doi), "10.1000/182");
    assert_eq!(text(TextVariable::Issn), "0378-5955");
    assert_eq!(text(TextVariable::Url), "https://example.org/a");
    assert_eq!(text(TextVariable::Keyword), "ice, lakes");
    assert_eq!(text(TextVariable::Abstract), "First part.\nSecond part.");
    assert_eq!(item.number(NumberVariable::Page), Some("101-109"));
    assert_eq!(issued(&item), "2005-04-01");
    let authors = item.names.get(NameVariable::Author).unwrap();
    let parts = |at: usize| &authors[at];
    assert_eq!(parts(0).non_dropping_particle.as_deref(), Some("van der"));
    assert_eq!(parts(0).family.as_deref(), Some("Berg"));
    assert_eq!(parts(1).literal.as_deref(), Some("Lake Survey Group"));
    assert_eq!(item.custom["ris:UR"], "https://example.org/b");
}

#[test]
fn dates_in_every_form() {
    let cases = [
        ("PY  - 2005", "2005"),
        ("PY  - 2005///", "2005"),
        ("Y1  - 2005/04//", "2005-04"),
        ("Y1  - 2005/04/01/Easter", "2005-04-01"),
        ("PY  - 2005///Spring", "2005-21"),
        ("PY  - 2005\nDA  - 2005/12", "2005-12"),
        ("PY  - 2005\nDA  - 2005-12-31", "2005-12-31"),
        ("PY  - 2005\nDA  - December 31, 2005", "2005-12-31"),
        ("PY  - 2005\nPD  - APR 15", "2005-04-15"),
        ("DA  - 2005/02/03", "2005-02-03"),
        ("PY  - in press", "in press"),
        ("PY  - 2005/2006", "2005/2006"),
    ];
    for (fields, expected) in cases {
        assert_eq!(
            issued(&one(&format!("TY  - JOUR\n{fields}"))),
            expected,
            "{fields}"
        );
    }
}

#[test]
fn lines_that_are_spaced_spelt_or_ended_otherwise() {
    let forms = [
        "TY  - BOOK\nTI  - Snow\nER  - \n",
        "\u{feff}TY  - BOOK\r\nTI  - Snow\r\nER  - \r\n",
        "TY  - BOOK\rTI  - Snow\rER  - \r",
        "TY - BOOK\nTI - Snow\nER -\n",
        "TY  -BOOK\nTI  -Snow\nER  -",
        "ty  - book\nti  - Snow\ner  - \n",
        "  TY  - BOOK\n  TI  - Snow\n  ER  - \n",
        "Provider: X\nContent: text\n\nTY  - BOOK\n\nTI  - Snow\n\nER  - \n",
        "TY  - BOOK\nTI  - Snow\n",
    ];
    for form in forms {
        let items = items(form);
        assert_eq!(items.len(), 1, "{form:?}");
        assert_eq!(items[0].item_type, ItemType::Book, "{form:?}");
        assert_eq!(items[0].text(TextVariable::Title), Some("Snow"), "{form:?}");
        assert_eq!(detect(None, form.as_bytes()), Some(Format::Ris), "{form:?}");
    }
}

#[test]
fn broken_records_cost_no_other() {
    let text = "stray\nTY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - TY  - JOUR\nTI  - Three\nER  - \n\
        AU  - Doe, Jane\nTI  - Four\nER  - \n";
    let references = read(Format::Ris, text.as_bytes()).unwrap();
    let titles = references
        .items
        .iter()
        .map(|i| i.text(TextVariable::Title).unwrap());
    assert_eq!(titles.collect::<Vec<_>>(), ["One", "Two", "Three", "Four"]);
    let said = references
        .diagnostics
        .iter()
        .map(|d| (d.code, d.line.unwrap()));
    let guess = codes::FORMAT_GUESS;
    assert_eq!(
        said.collect::<Vec<_>>(),
        [(guess, 1), (guess, 2), (guess, 9)]
    );
    assert!(read(Format::Ris, b"nothing at all").is_err());
}

#[test]
fn what_a_field_is_depends_on_its_form_and_type() {
    let cases: [(&str, TextVariable, &str); 9] = [
        (
            "TY  - BOOK\nSN  - 978-0-226-45808-3",
            TextVariable::Isbn,
            "978-0-226-45808-3",
        ),
        (
            "TY  - BOOK\nT2  - Series",
            TextVariable::CollectionTitle,
            "Series",
        ),
        (
            "TY  - CHAP\nT2  - Whole",
            TextVariable::ContainerTitle,
            "Whole",
        ),
        (
            "TY  - CONF\nT2  - Proc. of X",
            TextVariable::ContainerTitle,
            "Proc. of X",
        ),
        (
            "TY  - CPAPER\nT2  - X 2005\nC3  - Proc. of X",
            TextVariable::EventTitle,
            "X 2005",
        ),
        (
            "TY  - JOUR\nM3  - 10.1000/182",
            TextVariable::Doi,
            "10.1000/182",
        ),
        (
            "TY  - JOUR\nM3  - Editorial",
            TextVariable::Genre,
            "Editorial",
        ),
        (
            "TY  - JOUR\nC2  - PMC1234567",
            TextVariable::Pmcid,
            "PMC1234567",
        ),
        (
            "TY  - JOUR\nN1  - PMID: 16566972",
            TextVariable::Pmid,
            "16566972",
        ),
    ];
    for (fields, variable, expected) in cases {
        assert_eq!(one(fields).text(variable), Some(expected), "{fields}");
    }
    let cases = [
        ("TY  - RPRT\nSN  - TR-12", NumberVariable::Number, "TR-12"),
        (
            "TY  - BOOK\nSP  - 340",
            NumberVariable::NumberOfPages,
            "340",
        ),
        ("TY  - BOOK\nM1  - 7", NumberVariable::CollectionNumber, "7"),
        (
            "TY  - JOUR\nSP  - e12\nEP  - e12",
            NumberVariable::Page,
            "e12",
        ),
        ("TY  - JOUR\nC7  - 104", NumberVariable::Page, "104"),
    ];
    for (fields, variable, expected) in cases {
        assert_eq!(one(fields).number(variable), Some(expected), "{fields}");
    }
}

#[test]
fn what_is_beyond_csl_comes_back() {
    let text = "TY  - EJOUR\nID  - doe2005\nTI  - Snow\nAD  - Lake Road 1\nAD  - Hill Road 2\nSN  - none\nER  - \n\n";
    let first = items(text);
    assert_eq!(first[0].id, "doe2005");
    let written = write(Format::Ris, &first).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(items(&written.text), first, "{}", written.text);
    assert!(
        written.text.starts_with("TY  - EJOUR\n"),
        "{}",
        written.text
    );
}

#[test]
fn what_has_no_place_goes_to_the_note_or_is_reported() {
    let mut item = Item::new("a", ItemType::Performance);
    let text = |t: &str| RichText::from(t);
    item.texts.insert(TextVariable::Title, text("Snow"));
    item.texts.insert(TextVariable::Scale, text("1:100"));
    item.texts
        .insert(TextVariable::Note, text("TI  - no field\nand more"));
    let written = write(Format::Ris, [&item]).unwrap();
    let fates = written.losses.iter().map(|l| (l.field.as_str(), &l.fate));
    let moved = Fate::Moved { to: "N1" };
    assert_eq!(
        fates.collect::<Vec<_>>(),
        [("type", &moved), ("scale", &moved)]
    );
    assert_eq!(
        items(&written.text)[0].texts,
        item.texts,
        "{}",
        written.text
    );
    assert_eq!(items(&written.text)[0].item_type, item.item_type);
}

#[test]
fn numbers_and_days_of_articles_as_programs_write_them() {
    let item = one("TY  - JOUR\nTI  - A\nM1  - 3\nET  - 2016/01/30\nPY  - 2016");
    assert_eq!(item.number(NumberVariable::Issue), Some("3"));
    assert_eq!(item.number(NumberVariable::Edition), None);
    let day = item.dates.get(DateVariable::AvailableDate).unwrap();
    assert_eq!(day.to_edtf().as_deref(), Some("2016-01-30"));
    let item = one("TY  - JOUR\nTI  - A\nIS  - 4\nM1  - ut9, 8303205\nET  - 2nd");
    assert_eq!(item.number(NumberVariable::Issue), Some("4"));
    assert_eq!(item.number(NumberVariable::Number), None);
    assert_eq!(item.number(NumberVariable::Edition), Some("2nd"));
    assert_eq!(item.custom["ris:M1"], "ut9, 8303205");
}

#[test]
fn a_doi_with_another_field_on_its_line() {
    let item = one("TY  - JOUR\nTI  - A\nDO  - 10.1000/182     LK  - https://example.org/a");
    assert_eq!(item.text(TextVariable::Doi), Some("10.1000/182"));
    assert_eq!(item.custom["ris:DO"], "LK - https://example.org/a");
}

#[test]
fn authors_in_two_tags_stay_in_their_order() {
    let item = one("TY  - JOUR\nTI  - A\nA1  - Doe, Ana\nAU  - Roe, Ben\nA1  - Poe, Cy\nTA  - 雨");
    let authors = item.names.get(NameVariable::Author).unwrap();
    let families: Vec<_> = authors.iter().filter_map(|n| n.family.as_deref()).collect();
    assert_eq!(families, ["Doe", "Roe", "Poe"]);
    // Authors in another language, not who translated.
    assert_eq!(item.names.get(NameVariable::Translator), None);
    assert_eq!(item.custom["ris:TA"], "雨");
}
