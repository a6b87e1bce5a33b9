//! TEI.

use ibid_formats::Format;
use ibid_model::codes;
use serde_json::json;

use crate::support::{csl, diagnostics};

/// What a reference of a list becomes.
fn reference(xml: &str) -> serde_json::Value {
    let text = format!("<listBibl xmlns=\"http://www.tei-c.org/ns/1.0\">{xml}</listBibl>");
    let mut items = csl(Format::Tei, &text);
    assert_eq!(items.as_array().unwrap().len(), 1, "{xml}");
    let mut item = items[0].take();
    item.as_object_mut().unwrap().remove("id");
    item
}

const GROBID: &str = r#"<biblStruct xml:id="b0"><analytic><title level="a" type="main">Growth of <hi rend="italic">sea</hi> ice</title>
<author><persName><forename type="first">J</forename><forename type="middle">R</forename><surname>Doe</surname></persName></author>
<author><persName><forename>Jan</forename><nameLink>de</nameLink><surname>Vries</surname><genName>Jr</genName></persName></author>
<author><orgName type="collaboration">Ice Group</orgName></author><idno type="DOI">10.1000/ice.1</idno><ptr target="https://example.org/ice"/></analytic>
<monogr><title level="j">Journal of Ice</title><title level="j" type="abbrev">J. Ice</title><idno type="ISSN">0378-5955</idno><imprint><biblScope unit="volume">7</biblScope><biblScope unit="issue">2</biblScope><biblScope unit="page" from="10" to="20"/><date type="published" when="2012-05">May 2012</date><publisher>Fjord</publisher></imprint></monogr>
<note type="raw_reference">Doe, J R. Growth of sea ice.</note></biblStruct>"#;

#[test]
fn what_grobid_sends() {
    let text = format!(
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><sourceDesc><biblStruct><analytic><title level=\"a\">Own</title></analytic></biblStruct></sourceDesc></fileDesc></teiHeader><text><back><div type=\"references\"><listBibl>{GROBID}</listBibl></div></back></text></TEI>"
    );
    assert_eq!(
        csl(Format::Tei, &text),
        json!([{
            "id": "b0", "type": "article-journal", "title": "Growth of <i>sea</i> ice",
            "author": [
                {"family": "Doe", "given": "J R"},
                {"family": "Vries", "given": "Jan", "non-dropping-particle": "de", "suffix": "Jr"},
                {"literal": "Ice Group"},
            ],
            "container-title": "Journal of Ice", "container-title-short": "J. Ice",
            "volume": "7", "issue": "2", "page": "10-20", "issued": {"date-parts": [[2012, 5]]},
            "publisher": "Fjord", "DOI": "10.1000/ice.1", "ISSN": "0378-5955",
            "URL": "https://example.org/ice",
        }])
    );
}

#[test]
fn the_document_is_the_item_where_it_has_no_references() {
    let text = format!(
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><sourceDesc>{GROBID}</sourceDesc></fileDesc></teiHeader></TEI>"
    );
    assert_eq!(csl(Format::Tei, &text)[0]["volume"], "7");
}

#[test]
fn kinds_of_references() {
    let cases = [
        (
            "<biblStruct><analytic><author><surname>A</surname></author><title>T</title></analytic><monogr><title level=\"m\">B</title><editor><persName><surname>E</surname></persName></editor><imprint><pubPlace>Oslo</pubPlace><date>2001</date></imprint></monogr><series><title level=\"s\">S</title><biblScope unit=\"volume\">4</biblScope></series></biblStruct>",
            json!({"type": "chapter", "title": "T", "author": [{"family": "A"}], "container-title": "B", "editor": [{"family": "E"}], "publisher-place": "Oslo", "issued": {"date-parts": [[2001]]}, "collection-title": "S", "collection-number": "4"}),
        ),
        (
            "<biblStruct><monogr><author><persName><surname>A</surname></persName></author><title level=\"m\" type=\"main\">T</title><title level=\"m\" type=\"sub\">U</title><edition>2</edition><imprint><date from=\"1990\" to=\"1995\"/></imprint></monogr></biblStruct>",
            json!({"type": "book", "title": "T: U", "author": [{"family": "A"}], "edition": "2", "issued": {"date-parts": [[1990], [1995]]}}),
        ),
        (
            "<biblStruct><analytic><title level=\"a\">T</title></analytic><monogr><title level=\"m\">Proc</title><meeting>Ice Days<address><addrLine>Oslo</addrLine></address></meeting><imprint/></monogr></biblStruct>",
            json!({"type": "paper-conference", "title": "T", "container-title": "Proc", "event-title": "Ice Days", "event-place": "Oslo"}),
        ),
        (
            "<biblStruct type=\"thesis\"><monogr><title level=\"m\">T</title><imprint><publisher>U</publisher><note type=\"thesisType\">PhD</note><note type=\"accessed\">2012-06-01</note></imprint></monogr></biblStruct>",
            json!({"type": "thesis", "title": "T", "publisher": "U", "genre": "PhD", "accessed": {"date-parts": [[2012, 6, 1]]}}),
        ),
        (
            "<bibl><author>Doe, Jane</author>. <title level=\"a\">T</title>. <title level=\"j\">J</title> <biblScope unit=\"vol\">3</biblScope> (<date when=\"1999\">1999</date>): <biblScope unit=\"pp\">3-9</biblScope></bibl>",
            json!({"type": "article-journal", "title": "T", "author": [{"family": "Doe", "given": "Jane"}], "container-title": "J", "volume": "3", "issued": {"date-parts": [[1999]]}, "page": "3-9"}),
        ),
        (
            "<biblFull><titleStmt><title>T</title><author>Doe, Jane</author></titleStmt><publicationStmt><publisher>P</publisher><pubPlace>Oslo</pubPlace><date>1999</date></publicationStmt><seriesStmt><title>S</title></seriesStmt></biblFull>",
            json!({"type": "book", "title": "T", "author": [{"family": "Doe", "given": "Jane"}], "publisher": "P", "publisher-place": "Oslo", "issued": {"date-parts": [[1999]]}, "collection-title": "S"}),
        ),
        (
            "<biblStruct><monogr><title level=\"m\">T</title><editor role=\"translator\"><name>Ask, Ida</name></editor><respStmt><resp>illustrator</resp><persName>Ek, Bo</persName></respStmt><imprint/></monogr></biblStruct>",
            json!({"type": "book", "title": "T", "translator": [{"family": "Ask", "given": "Ida"}], "illustrator": [{"family": "Ek", "given": "Bo"}]}),
        ),
    ];
    for (xml, expected) in cases {
        assert_eq!(reference(xml), expected, "{xml}");
    }
}

#[test]
fn a_reference_that_was_not_divided_is_kept_whole() {
    let xml = "<listBibl>\n<biblStruct xml:id=\"b1\"><monogr><title/><imprint/></monogr><note type=\"raw_reference\">Doe. Ice. 1999.</note></biblStruct></listBibl>";
    assert_eq!(csl(Format::Tei, xml)[0]["title"], "Doe. Ice. 1999.");
    let said = diagnostics(Format::Tei, xml);
    assert_eq!(said[0].code, codes::FORMAT_GUESS);
    assert_eq!((said[0].line, said[0].column), (Some(2), Some(1)));
}

#[test]
fn an_unclosed_reference_costs_itself_though_references_nest() {
    let good = "<bibl xml:id=\"g\"><title>Good</title></bibl>";
    let text = format!("<listBibl>{good}<bibl><title>Bad</title>{good}{good}</listBibl>");
    let items = csl(Format::Tei, &text);
    assert_eq!(items.as_array().unwrap().len(), 3, "{items}");
    let said = diagnostics(Format::Tei, &text);
    assert_eq!(said[0].code, codes::FORMAT_ENTRY, "{said:?}");
}

#[test]
fn references_in_running_text_are_not_listed() {
    let text = "<TEI><text><body><p>See <bibl><title>T</title></bibl>.</p></body></text></TEI>";
    assert_eq!(csl(Format::Tei, text), json!([]));
}
