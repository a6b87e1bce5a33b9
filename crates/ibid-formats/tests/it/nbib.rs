//! MEDLINE as PubMed writes it.

use ibid_formats::{Format, detect, read, write};
use ibid_model::{DateVariable, Item, ItemType, NameVariable, NumberVariable, TextVariable, codes};

const ARTICLE: &str = "\nPMID- 16566972\nOWN - NLM\nSTAT- MEDLINE\nDCOM- 20060801\nIS  - 0378-5955 (Print)\n\
    IS  - 2041-1723 (Electronic)\nVI  - 12\nIP  - 3\nDP  - 2006 Apr 5\nTI  - Ice on quiet lakes, and what it\n\
    \x20     does to fish.\nPG  - 1101-9\nLID - 10.1000/182 [doi]\nLID - S12 [pii]\nAB  - BACKGROUND: Cold.\n\
    \x20     RESULTS: T1 - low.\nFAU - van der Berg, Anna B\nAU  - van der Berg AB\nAD  - Lake Road 1.\nAU  - Doe J Jr\n\
    CN  - Lake Survey, Northern Group\nLA  - eng\nPT  - Case Reports\nPT  - Journal Article\nDEP - 20060105\n\
    TA  - J Lakes\nJT  - Journal of lakes\nPL  - England\nMH  - *Fishes\nOT  - ice\nOT  - lakes\nPMC - PMC1234567\n\
    AID - 10.1000/182 [doi]\nSO  - J Lakes. 2006 Apr 5;12(3):1101-9.\n";

fn items(text: &str) -> Vec<Item> {
    read(Format::Nbib, text.as_bytes()).unwrap().items
}

fn date(item: &Item, variable: DateVariable) -> Option<String> {
    item.dates.get(variable).and_then(ibid_model::Date::to_edtf)
}

#[test]
fn an_article_as_pubmed_exports_it() {
    let item = &items(ARTICLE)[0];
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    let texts = [
        (
            TextVariable::Title,
            "Ice on quiet lakes, and what it does to fish.",
        ),
        (TextVariable::ContainerTitle, "Journal of lakes"),
        (TextVariable::ContainerTitleShort, "J Lakes"),
        (
            TextVariable::Abstract,
            "BACKGROUND: Cold. RESULTS: T1 - low.",
        ),
        (TextVariable::Doi, "10.1000/182"),
        (TextVariable::Pmid, "16566972"),
        (TextVariable::Pmcid, "PMC1234567"),
        (TextVariable::Issn, "0378-5955"),
        (TextVariable::Language, "en"),
        (TextVariable::Keyword, "ice, lakes, *Fishes"),
    ];
    for (variable, expected) in texts {
        assert_eq!(item.text(variable), Some(expected), "{variable}");
    }
    assert_eq!(item.text(TextVariable::PublisherPlace), None);
    assert_eq!(item.number(NumberVariable::Page), Some("1101-1109"));
    assert_eq!(
        date(item, DateVariable::Issued).as_deref(),
        Some("2006-04-05")
    );
    assert_eq!(
        date(item, DateVariable::AvailableDate).as_deref(),
        Some("2006-01-05")
    );
    let authors = item.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors.len(), 3);
    assert_eq!(authors[0].family.as_deref(), Some("Berg"));
    assert_eq!(authors[0].given.as_deref(), Some("Anna B"));
    assert_eq!(authors[1].given.as_deref(), Some("J."));
    assert_eq!(authors[1].suffix.as_deref(), Some("Jr"));
    assert_eq!(
        authors[2].literal.as_deref(),
        Some("Lake Survey, Northern Group")
    );
    assert_eq!(item.custom["nbib:PT"], "Case Reports");
    assert_eq!(item.custom["nbib:LID"], "S12 [pii]");
}

#[test]
fn what_was_read_is_written_and_read_again() {
    let first = items(ARTICLE);
    let written = write(Format::Nbib, &first).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(items(&written.text), first, "{}", written.text);
    assert!(
        written.text.starts_with("PMID- 16566972\n"),
        "{}",
        written.text
    );
}

#[test]
fn records_dates_and_types() {
    let two = format!("{ARTICLE}\n{}", ARTICLE.replace("16566972", "1"));
    assert_eq!(items(&two).len(), 2);
    let crlf = two.replace('\n', "\r\n");
    assert_eq!(items(&crlf), items(&two));
    assert_eq!(detect(None, crlf.as_bytes()), Some(Format::Nbib));
    let dates = [
        ("2005 Apr", "2005-04"),
        ("2005 Spring", "2005-21"),
        ("2005", "2005"),
        ("2005 Apr-May", "2005-04/2005-05"),
        ("2005 Dec 1", "2005-12-01"),
    ];
    for (written, expected) in dates {
        let item = &items(&format!("PMID- 1\nDP  - {written}\n"))[0];
        assert_eq!(
            date(item, DateVariable::Issued).as_deref(),
            Some(expected),
            "{written}"
        );
    }
    let types = [
        ("PT  - Letter\nPT  - Comment", ItemType::ArticleJournal),
        ("PT  - Journal Article\nPT  - Preprint", ItemType::Article),
        ("PT  - Book", ItemType::Book),
        ("TI  - none", ItemType::ArticleJournal),
    ];
    for (fields, expected) in types {
        assert_eq!(
            items(&format!("PMID- 1\n{fields}\n"))[0].item_type,
            expected,
            "{fields}"
        );
    }
}

#[test]
fn records_without_a_number_are_told_apart_by_empty_lines() {
    let text = "TI  - One\nPB  - X\n\nTI  - Two\n\nPMID- 3\nTI  - Three\n";
    let references = read(Format::Nbib, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 3);
    let said = references.diagnostics.iter().map(|d| (d.code, d.line));
    let guess = codes::FORMAT_GUESS;
    assert_eq!(
        said.collect::<Vec<_>>(),
        [(guess, Some(1)), (guess, Some(4))]
    );
    assert!(read(Format::Nbib, b"no record").is_err());
}

#[test]
fn records_of_eric() {
    let text = "OWN - ERIC\nTI  - Ice in schools\nAU  - van der Berg, Anna B.\nJT  - Lake Studies\nISSN - EISSN-2041-1723\n\
        PT  - Reports - Research\nPT  - Journal Articles\n\nOWN - ERIC\nTI  - On ponds\nAU  - Doe, Jane\nJT  - ProQuest LLC\n\
        SO  - Ph.D. Dissertation, Nowhere University\nPT  - Dissertations/Theses - Doctoral Dissertations\n\n\
        OWN - ERIC\nTI  - A pond book\nJT  - Pond Press\nISBN - ISBN-978-0-226-45808-3\nPT  - Books\n";
    assert_eq!(detect(None, text.as_bytes()), Some(Format::Nbib));
    let items = items(text);
    let kinds: Vec<_> = items.iter().map(|item| item.item_type).collect();
    assert_eq!(
        kinds,
        [ItemType::ArticleJournal, ItemType::Thesis, ItemType::Book]
    );
    let author = &items[0].names.get(NameVariable::Author).unwrap()[0];
    assert_eq!(author.given.as_deref(), Some("Anna B."));
    assert_eq!(author.family.as_deref(), Some("Berg"));
    assert_eq!(items[0].text(TextVariable::Issn), Some("2041-1723"));
    assert_eq!(
        items[0].text(TextVariable::ContainerTitle),
        Some("Lake Studies")
    );
    let publisher = |at: usize| items[at].text(TextVariable::Publisher);
    assert_eq!(publisher(1), Some("Nowhere University"));
    assert_eq!(
        items[1].text(TextVariable::Genre),
        Some("Ph.D. Dissertation")
    );
    assert_eq!(publisher(2), Some("Pond Press"));
    assert_eq!(items[2].text(TextVariable::Isbn), Some("978-0-226-45808-3"));
}
