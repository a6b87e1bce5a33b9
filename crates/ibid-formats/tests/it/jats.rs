//! JATS.

use ibid_formats::{Format, read};
use ibid_model::codes;
use serde_json::json;

use crate::support::{csl, diagnostics};

const ARTICLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS-journalpublishing1.dtd">
<article article-type="research-article" xml:lang="en" xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink">
<front><journal-meta><journal-id journal-id-type="nlm-ta">Ice</journal-id><journal-title-group><journal-title>Journal of Ice</journal-title><abbrev-journal-title abbrev-type="publisher">J. Ice</abbrev-journal-title></journal-title-group><issn pub-type="epub">2041-1723</issn><publisher><publisher-name>Fjord Press</publisher-name><publisher-loc>Bergen</publisher-loc></publisher></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1000/ice.1</article-id><article-id pub-id-type="pmc">1234567</article-id>
<title-group><article-title>Growth of <italic>sea</italic> ice<xref ref-type="fn" rid="fn1">*</xref></article-title><subtitle>A review</subtitle></title-group>
<contrib-group><contrib contrib-type="author"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>de Vries</surname><given-names>Jan</given-names><suffix>Jr</suffix></name><xref ref-type="aff" rid="a1">1</xref></contrib>
<contrib contrib-type="author"><name-alternatives><name name-style="eastern" xml:lang="en"><surname>Wang</surname><given-names>Xiaoming</given-names></name><name xml:lang="zh"><surname>王</surname><given-names>小明</given-names></name></name-alternatives></contrib>
<contrib contrib-type="author"><collab>Ice Group<contrib-group><contrib><name><surname>Member</surname></name></contrib></contrib-group></collab></contrib></contrib-group>
<contrib-group content-type="editors"><contrib contrib-type="editor"><name><surname>Ek</surname><given-names>Bo</given-names></name></contrib></contrib-group>
<pub-date pub-type="collection"><year>2012</year></pub-date><pub-date pub-type="epub"><day>3</day><month>5</month><year>2012</year></pub-date>
<volume>7</volume><issue>2</issue><elocation-id>e70</elocation-id>
<abstract><title>Abstract</title><p>First.</p><p>Second.</p></abstract><kwd-group><kwd>ice</kwd><kwd>sea</kwd></kwd-group></article-meta></front>
<body><p>Text <xref ref-type="bibr" rid="B1">1</xref>.</p></body>
<back>REFS</back></article>"#;

#[test]
fn an_article_without_references_is_itself_the_item() {
    let items = csl(Format::Jats, &ARTICLE.replace("REFS", ""));
    assert_eq!(
        items,
        json!([{
            "id": "vries2012growth", "type": "article-journal",
            "title": "Growth of <i>sea</i> ice: A review",
            "author": [
                {"family": "Vries", "given": "Jan", "non-dropping-particle": "de", "suffix": "Jr"},
                {"family": "Wang", "given": "Xiaoming", "static-ordering": true},
                {"literal": "Ice Group"},
            ],
            "editor": [{"family": "Ek", "given": "Bo"}],
            "container-title": "Journal of Ice", "container-title-short": "J. Ice",
            "publisher": "Fjord Press", "publisher-place": "Bergen", "ISSN": "2041-1723",
            "volume": "7", "issue": "2", "page": "e70", "issued": {"date-parts": [[2012, 5, 3]]},
            "abstract": "First.\nSecond.", "keyword": "ice, sea", "language": "en",
            "DOI": "10.1000/ice.1", "PMCID": "PMC1234567",
            "custom": {"orcid": "https://orcid.org/0000-0002-1825-0097"},
        }])
    );
}

#[test]
fn the_references_go_before_the_article() {
    let refs = "<ref-list><ref id=\"B1\"><element-citation publication-type=\"book\">\
                <source>Ice</source></element-citation></ref></ref-list>";
    let items = csl(Format::Jats, &ARTICLE.replace("REFS", refs));
    assert_eq!(items, json!([{"id": "B1", "type": "book", "title": "Ice"}]));
}

/// What the citation in a `ref` becomes, without its id.
fn citation(inside: &str) -> serde_json::Value {
    let text =
        format!("<ref-list><title>References</title><ref id=\"r\">{inside}</ref></ref-list>");
    let mut items = csl(Format::Jats, &text);
    assert_eq!(items.as_array().unwrap().len(), 1, "{inside}");
    let mut item = items[0].take();
    item.as_object_mut().unwrap().remove("id");
    item
}

#[test]
fn a_tagged_citation_of_an_article() {
    let item = citation(
        r#"<label>1.</label><element-citation publication-type="journal"><person-group person-group-type="author">
        <name><surname>van Doe</surname><given-names>J. R.</given-names><suffix>Jr.</suffix></name>
        <collab>WHO Group</collab><string-name name-style="western"><surname>Roe</surname>, <given-names>A</given-names></string-name>
        <string-name>Poe, Edgar</string-name><etal/></person-group>
        <article-title>On <italic>E. coli</italic> and <inline-formula><alternatives><tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math></alternatives></inline-formula></article-title>
        <source>J Biol</source><year iso-8601-date="2001-05-07">2001a</year><month>May</month><volume>3</volume><issue>2</issue><supplement>1</supplement>
        <fpage>10</fpage><lpage>20</lpage><pub-id pub-id-type="doi">https://doi.org/10.1000/182</pub-id><pub-id pub-id-type="pmid">123</pub-id></element-citation>"#,
    );
    assert_eq!(
        item,
        json!({
            "type": "article-journal", "title": "On <i>E. coli</i> and x", "container-title": "J Biol",
            "author": [
                {"family": "Doe", "given": "J. R.", "non-dropping-particle": "van", "suffix": "Jr."},
                {"literal": "WHO Group"}, {"family": "Roe", "given": "A"},
                {"family": "Poe", "given": "Edgar"},
            ],
            "issued": {"date-parts": [[2001, 5, 7]]}, "volume": "3", "issue": "2",
            "supplement": "1", "page": "10-20", "DOI": "10.1000/182", "PMID": "123",
            "custom": {"etal": "true"},
        })
    );
}

#[test]
fn a_mixed_citation_has_its_tagged_parts() {
    let item = citation(
        r#"<mixed-citation publication-type="book"><string-name><surname>Doe</surname>, <given-names>B.</given-names></string-name>
        (<year>1999b</year>). <chapter-title>Melting</chapter-title>. In <person-group person-group-type="editor"><name><surname>Ek</surname><given-names>Bo</given-names></name></person-group> (Ed.),
        <italic><source>The book of ice</source></italic> (<edition>2nd ed.</edition>, pp. <fpage>3</fpage>&#x2013;<lpage>9</lpage>). <publisher-loc>Paris</publisher-loc>: <publisher-name>Neige</publisher-name>.
        <ext-link ext-link-type="uri" xlink:href="http://example.org/ice">link</ext-link></mixed-citation>"#,
    );
    assert_eq!(
        item,
        json!({
            "type": "chapter", "title": "Melting", "container-title": "The book of ice",
            "author": [{"family": "Doe", "given": "B."}], "editor": [{"family": "Ek", "given": "Bo"}],
            "issued": {"date-parts": [[1999]]}, "edition": "2nd ed.", "page": "3-9",
            "publisher": "Neige", "publisher-place": "Paris", "URL": "http://example.org/ice",
        })
    );
}

#[test]
fn types_come_from_the_attribute_or_the_elements() {
    let named = [
        ("journal", "article-journal"),
        ("confproc", "paper-conference"),
        ("Conference Paper", "paper-conference"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("web", "webpage"),
        ("software", "software"),
        ("data", "dataset"),
        ("patent", "patent"),
        ("standard", "standard"),
        ("newspaper", "article-newspaper"),
        ("preprint", "article"),
    ];
    for (said, expected) in named {
        for (element, attribute) in [
            ("element-citation", "publication-type"),
            ("nlm-citation", "citation-type"),
        ] {
            let text = format!("<{element} {attribute}=\"{said}\"><source>S</source></{element}>");
            assert_eq!(citation(&text)["type"], expected, "{said}");
        }
    }
    let seen = [
        (
            "<article-title>A</article-title><source>S</source><volume>1</volume>",
            "article-journal",
        ),
        (
            "<chapter-title>A</chapter-title><source>S</source>",
            "chapter",
        ),
        (
            "<source>S</source><publisher-name>P</publisher-name>",
            "book",
        ),
        (
            "<article-title>A</article-title><uri>http://a.org/</uri>",
            "webpage",
        ),
        (
            "<article-title>A</article-title><conf-name>C</conf-name>",
            "paper-conference",
        ),
    ];
    for (inside, expected) in seen {
        let text = format!("<mixed-citation>{inside}</mixed-citation>");
        assert_eq!(citation(&text)["type"], expected, "{inside}");
    }
}

#[test]
fn single_variables() {
    let cases = [
        (
            "<date-in-citation content-type=\"access-date\" iso-8601-date=\"2008-05-02\">x</date-in-citation>",
            "accessed",
            json!({"date-parts": [[2008, 5, 2]]}),
        ),
        (
            "<date-in-citation>Accessed: 2 May 2008</date-in-citation>",
            "accessed",
            json!({"date-parts": [[2008, 5, 2]]}),
        ),
        (
            "<date-in-citation>cited 2008 May 2</date-in-citation>",
            "accessed",
            json!({"date-parts": [[2008, 5, 2]]}),
        ),
        ("<elocation-id>e12</elocation-id>", "page", json!("e12")),
        ("<fpage>7</fpage>", "page", json!("7")),
        (
            "<fpage>7</fpage><lpage>9</lpage><page-range>7-9, 12</page-range>",
            "page",
            json!("7-9, 12"),
        ),
        ("<conf-loc>Oslo</conf-loc>", "event-place", json!("Oslo")),
        ("<bold><volume>12</volume></bold>", "volume", json!("12")),
        (
            "<ext-link xlink:href=\"https://doi.org/10.1000/182\">x</ext-link>",
            "DOI",
            json!("10.1000/182"),
        ),
        (
            "<year>in press</year>",
            "issued",
            json!({"literal": "in press"}),
        ),
        (
            "<season>Spring</season><year>2001</year>",
            "issued",
            json!({"date-parts": [[2001]], "season": 1}),
        ),
        (
            "<size units=\"page\">120</size>",
            "number-of-pages",
            json!("120"),
        ),
        (
            "<person-group person-group-type=\"translator\"><name><surname>T</surname></name></person-group>",
            "translator",
            json!([{"family": "T"}]),
        ),
        (
            "<person-group person-group-type=\"assignee\"><collab>Acme</collab></person-group>",
            "author",
            json!(null),
        ),
        (
            "<comment>Forthcoming.</comment>",
            "note",
            json!("Forthcoming."),
        ),
    ];
    for (inside, variable, expected) in cases {
        let text = format!("<element-citation><source>S</source>{inside}</element-citation>");
        let item = citation(&text);
        assert_eq!(
            item.get(variable).cloned().unwrap_or_default(),
            expected,
            "{inside}: {item}"
        );
    }
}

#[test]
fn alternatives_are_one_item_and_several_citations_are_several() {
    let both = "<citation-alternatives><mixed-citation>Doe: Ice.</mixed-citation>\
                <element-citation><source>Ice</source></element-citation></citation-alternatives>";
    assert_eq!(citation(both)["title"], "Ice");
    let text = "<ref-list><ref id=\"r\"><label>1</label><mixed-citation><source>A</source></mixed-citation>\
                <mixed-citation><source>B</source></mixed-citation></ref></ref-list>";
    let items = csl(Format::Jats, text);
    assert_eq!(items[0]["id"], "r");
    assert_eq!(items[1]["id"], "r-2");
}

#[test]
fn an_untagged_reference_is_kept_whole_and_said_to_be() {
    let text = "<ref-list>\n<ref id=\"r\"><mixed-citation>Doe J. <italic>Ice</italic>. 1999.</mixed-citation></ref></ref-list>";
    let items = csl(Format::Jats, text);
    assert_eq!(items[0]["title"], "Doe J. <i>Ice</i>. 1999.");
    let said = diagnostics(Format::Jats, text);
    assert_eq!(said[0].code, codes::FORMAT_GUESS);
    assert_eq!((said[0].line, said[0].column), (Some(2), Some(13)));
}

#[test]
fn a_bad_identifier_is_kept_with_a_warning() {
    let text = "<ref id=\"r\"><element-citation><source>S</source>\n<isbn>978-0-306-40615-0</isbn></element-citation></ref>";
    let items = csl(Format::Jats, text);
    assert_eq!(items[0]["ISBN"], "978-0-306-40615-0");
    let said = diagnostics(Format::Jats, text);
    assert_eq!(said[0].code, codes::FORMAT_VALUE);
    assert_eq!((said[0].line, said[0].column), (Some(2), Some(1)));
}

#[test]
fn entities_are_refused_and_a_bare_doctype_is_not() {
    let bomb = "<!DOCTYPE ref-list [\n <!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<ref-list><ref>&b;</ref></ref-list>";
    let error = read(Format::Jats, bomb.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("`<!ENTITY`"), "{error}");
    let diagnostic = error.to_diagnostic();
    assert_eq!((diagnostic.line, diagnostic.column), (Some(2), Some(2)));
    let plain = "<!DOCTYPE ref-list [ <!-- none --> ]><ref-list/>";
    assert_eq!(csl(Format::Jats, plain), json!([]));
    assert!(read(Format::Jats, b"<html><p>none</p></html>").is_err());
}
