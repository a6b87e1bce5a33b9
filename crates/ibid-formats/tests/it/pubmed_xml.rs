//! PubMed XML.

use crate::support::{csl, diagnostics};
use ibid_formats::Format;
use serde_json::json;

const ARTICLE: &str = r#"<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">12345678</PMID>
<DateCompleted><Year>2006</Year><Month>01</Month><Day>02</Day></DateCompleted>
<Article PubModel="Print-Electronic"><Journal><ISSN IssnType="Electronic">2041-1723</ISSN>
<JournalIssue CitedMedium="Internet"><Volume>12</Volume><Issue>3 Suppl 1</Issue><PubDate><MedlineDate>2005 Jul-Aug</MedlineDate></PubDate></JournalIssue>
<Title>Imaginary reports (Oslo, Norway)</Title><ISOAbbreviation>Imag Rep</ISOAbbreviation></Journal>
<ArticleTitle>Growth of <i>E. coli</i> in CO<sub>2</sub>-rich media.</ArticleTitle>
<Pagination><StartPage>132</StartPage><EndPage>142</EndPage><MedlinePgn>132-42, 150-3</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1000/imag.182</ELocationID>
<Abstract><AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">Why &lt; how.</AbstractText><AbstractText Label="UNLABELLED">What.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>van der Berg</LastName><ForeName>Anna M</ForeName><Initials>AM</Initials><Suffix>3rd</Suffix><Identifier Source="ORCID">0000-0002-1825-0097</Identifier></Author>
<Author ValidYN="Y"><CollectiveName>Oslo Growth Group</CollectiveName></Author>
<Author ValidYN="Y"><LastName>Li</LastName><Initials>X</Initials></Author></AuthorList>
<AuthorList Type="editors"><Author><LastName>Ek</LastName><ForeName>Bo</ForeName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
<ArticleDate DateType="Electronic"><Year>2005</Year><Month>06</Month><Day>30</Day></ArticleDate></Article>
<MedlineJournalInfo><MedlineTA>Imag Rep</MedlineTA><ISSNLinking>2041-1723</ISSNLinking></MedlineJournalInfo>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">growth</Keyword><Keyword MajorTopicYN="N">media</Keyword></KeywordList></MedlineCitation>
<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">12345678</ArticleId><ArticleId IdType="pmc">PMC1234567</ArticleId><ArticleId IdType="doi">10.1000/imag.182</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
</PubmedArticleSet>"#;

#[test]
fn an_article_has_its_variables() {
    let items = csl(Format::PubmedXml, ARTICLE);
    assert_eq!(
        items,
        json!([{
            "id": "berg2005growth", "type": "article-journal",
            "title": "Growth of <i>E. coli</i> in CO<sub>2</sub>-rich media",
            "author": [
                {"family": "Berg", "given": "Anna M", "non-dropping-particle": "van der", "suffix": "3rd"},
                {"literal": "Oslo Growth Group"},
                {"family": "Li", "given": "X"},
            ],
            "editor": [{"family": "Ek", "given": "Bo"}],
            "container-title": "Imaginary reports", "container-title-short": "Imag Rep",
            "volume": "12", "issue": "3 Suppl 1", "page": "132-142, 150-153",
            "issued": {"date-parts": [[2005, 7], [2005, 8]]},
            "available-date": {"date-parts": [[2005, 6, 30]]},
            "abstract": "BACKGROUND: Why < how.\nWhat.",
            "keyword": "growth, media", "language": "en", "ISSN": "2041-1723",
            "DOI": "10.1000/imag.182", "PMID": "12345678", "PMCID": "PMC1234567",
            "custom": {
                "PublicationType": "Journal Article", "PublicationStatus": "ppublish",
                "journal-qualifier": "Oslo, Norway", "orcid": "0000-0002-1825-0097",
            },
        }])
    );
}

/// The citation of a journal article with these elements in `Article`, and this `PubDate`.
fn citation(article: &str, date: &str) -> String {
    format!(
        "<MedlineCitation><PMID>7</PMID><Article><Journal><JournalIssue><PubDate>{date}</PubDate>\
         </JournalIssue></Journal>{article}</Article></MedlineCitation>"
    )
}

#[test]
fn dates_are_read_as_nlm_writes_them() {
    let cases = [
        ("<Year>2008</Year>", "2008"),
        ("<Year>2008</Year><Month>Feb</Month>", "2008-02"),
        (
            "<Year>2008</Year><Month>02</Month><Day>9</Day>",
            "2008-02-09",
        ),
        (
            "<Year>2008</Year><Month>Feb</Month><Day>29</Day>",
            "2008-02-29",
        ),
        ("<Year>2008</Year><Season>Spring</Season>", "2008-21"),
        (
            "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>",
            "1998-12/1999-01",
        ),
        ("<MedlineDate>2000 Nov-Dec</MedlineDate>", "2000-11/2000-12"),
        ("<MedlineDate>2000-2001</MedlineDate>", "2000/2001"),
        ("<MedlineDate>2000 Spring</MedlineDate>", "2000-21"),
    ];
    for (written, expected) in cases {
        let read = ibid_formats::read(Format::PubmedXml, citation("", written).as_bytes()).unwrap();
        let issued = read.items[0].dates.get(ibid_model::DateVariable::Issued);
        assert_eq!(
            issued.and_then(ibid_model::Date::to_edtf).as_deref(),
            Some(expected),
            "{written}"
        );
    }
}

#[test]
fn a_title_in_another_language_is_kept_beside_its_translation() {
    let article = "<ArticleTitle>[The growth of trees].</ArticleTitle><Language>ger</Language>\
                   <VernacularTitle>Das Wachsen der B\u{e4}ume.</VernacularTitle>";
    let text = citation(article, "<Year>1990</Year>");
    let read = ibid_formats::read(Format::PubmedXml, text.as_bytes()).unwrap();
    let item = &read.items[0];
    assert_eq!(
        item.text(ibid_model::TextVariable::Title),
        Some("[The growth of trees]")
    );
    assert_eq!(item.language(), Some("de"));
    assert_eq!(item.variants[0].value.as_str(), "Das Wachsen der Bäume");
}

#[test]
fn article_numbers_are_pages_and_item_identifiers_are_not() {
    for (pii, page) in [
        ("e1234567", Some("e1234567")),
        ("S0140-6736(05)67889-0", None),
        ("EWLS", None),
    ] {
        let article = format!("<ELocationID EIdType=\"pii\">{pii}</ELocationID>");
        let items = csl(Format::PubmedXml, &citation(&article, "<Year>1990</Year>"));
        assert_eq!(items[0].get("page").and_then(|p| p.as_str()), page);
    }
}

const BOOK: &str = r#"<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID Version="1">20301295</PMID>
<ArticleIdList><ArticleId IdType="bookaccession">NBK1247</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Fjord Press</PublisherName><PublisherLocation>Bergen</PublisherLocation></Publisher>
<BookTitle book="b">Handbook of Ice</BookTitle><PubDate><Year>1993</Year></PubDate>
<AuthorList Type="editors" CompleteYN="Y"><Author><LastName>Ek</LastName><ForeName>Bo</ForeName></Author></AuthorList>
<Edition>2nd</Edition><Isbn>9780306406157</Isbn><Medium>Internet</Medium></Book>
<ArticleTitle book="b" part="p">Melting</ArticleTitle><Language>eng</Language>
<AuthorList Type="authors"><Author><LastName>Ask</LastName><ForeName>Ida</ForeName></Author></AuthorList>
<Abstract><AbstractText>Ice melts.</AbstractText></Abstract></BookDocument></PubmedBookArticle></PubmedArticleSet>"#;

#[test]
fn a_part_of_a_book_and_a_book() {
    let items = csl(Format::PubmedXml, BOOK);
    let part = &items[0];
    assert_eq!(part["type"], "chapter");
    assert_eq!(part["container-title"], "Handbook of Ice");
    assert_eq!(part["editor"][0]["family"], "Ek");
    assert_eq!(part["author"][0]["family"], "Ask");
    assert_eq!(part["URL"], "https://www.ncbi.nlm.nih.gov/books/NBK1247/");
    assert_eq!(part["publisher-place"], "Bergen");
    let whole = BOOK.replace(
        "<ArticleTitle book=\"b\" part=\"p\">Melting</ArticleTitle>",
        "",
    );
    let items = csl(Format::PubmedXml, &whole);
    assert_eq!(items[0]["type"], "book");
    assert_eq!(items[0]["title"], "Handbook of Ice");
    assert_eq!(items[0]["ISBN"], "9780306406157");
}

#[test]
fn one_bad_record_costs_that_record() {
    let good = citation("<ArticleTitle>Good</ArticleTitle>", "<Year>1990</Year>");
    let cases = [
        (
            "<MedlineCitation><Article><b></i></Article></MedlineCitation>",
            (2, 30),
        ),
        (
            "<MedlineCitation>\n<PMID>1 & 2</PMID></MedlineCitation>",
            (3, 9),
        ),
        ("<MedlineCitation><PMID>1</PMID>", (2, 1)),
        ("<MedlineCitation><PMID>1</PMID></MedlineCitation>", (2, 1)),
    ];
    for (bad, place) in cases {
        let text = format!("<MedlineCitationSet>\n{bad}{good}</MedlineCitationSet>");
        let items = csl(Format::PubmedXml, &text);
        assert_eq!(items.as_array().unwrap().len(), 1, "{bad}");
        assert_eq!(items[0]["title"], "Good");
        let said = diagnostics(Format::PubmedXml, &text);
        assert_eq!(said.len(), 1, "{bad}: {said:?}");
        assert_eq!(
            said[0].line.zip(said[0].column),
            Some(place),
            "{bad}: {said:?}"
        );
        assert_eq!(said[0].code, ibid_model::codes::FORMAT_ENTRY);
    }
}
