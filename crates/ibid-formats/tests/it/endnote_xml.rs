//! EndNote's XML as EndNote exports it.

use ibid_formats::{Format, detect, read, write};
use ibid_model::codes;
use ibid_model::csl_json::read_item;
use serde_json::json;

use crate::support::{csl, diagnostics};

const FILE: &str = r#"<?xml version="1.0" encoding="UTF-8" ?><xml><records><record>
<source-app name="EndNote" version="20.0">EndNote</source-app><rec-number>7</rec-number>
<ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" font="default" size="100%">van der Berg, Anna</style></author>
<author>World Health Organization,</author></authors></contributors>
<titles><title><style face="normal">Night &amp; </style><style face="italic">day</style></title>
<secondary-title>Journal of Circles</secondary-title></titles>
<periodical><full-title>Journal of Circles</full-title><abbr-1>J Circ</abbr-1></periodical>
<pages>100-110</pages><volume>12</volume><number>3</number>
<keywords><keyword>one</keyword><keyword>two</keyword></keywords>
<dates><year>2005</year><pub-dates><date>Apr 1</date></pub-dates></dates>
<isbn>0028-0836</isbn><electronic-resource-num>10.1000/182</electronic-resource-num>
<urls><related-urls><url>http://example.org/</url></related-urls></urls><custom1>x</custom1>
</record><record><ref-type>5</ref-type><titles><title>Part</title><secondary-title>Whole</secondary-title></titles>
</record></records></xml>"#;

#[test]
fn an_article_and_a_part_of_a_book() {
    assert_eq!(
        csl(Format::EndnoteXml, FILE),
        json!([
            {
                "id": "berg2005night", "type": "article-journal", "title": "Night & day",
                "author": [
                    {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"},
                    {"literal": "World Health Organization"},
                ],
                "container-title": "Journal of Circles", "container-title-short": "J Circ",
                "page": "100-110", "volume": "12", "issue": "3", "keyword": "one, two",
                "issued": {"date-parts": [[2005, 4, 1]]}, "ISSN": "0028-0836",
                "DOI": "10.1000/182", "URL": "http://example.org/",
                "custom": {"endnote-xml-custom1": "x"},
            },
            {"id": "part", "type": "chapter", "title": "Part", "container-title": "Whole"},
        ])
    );
    assert_eq!(detect(None, FILE.as_bytes()), Some(Format::EndnoteXml));
}

#[test]
fn a_record_that_is_not_well_formed_costs_itself() {
    let broken = FILE.replace("<title>Part</title>", "<title>Part</titel>");
    assert_eq!(
        csl(Format::EndnoteXml, &broken).as_array().unwrap().len(),
        1
    );
    let found = &diagnostics(Format::EndnoteXml, &broken)[0];
    assert_eq!(found.code, codes::FORMAT_ENTRY);
    assert!(found.line.is_some());
    assert!(read(Format::EndnoteXml, b"<html></html>").is_err());
}

#[test]
fn the_usual_fields_have_places() {
    let item = read_item(&json!({
        "id": "doe2005", "type": "article-journal", "title": "Night & day", "volume": "12",
        "container-title": "Journal", "issue": "3", "page": "100-110", "DOI": "10.1000/182",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "NASA"}], "ISSN": "0028-0836",
        "issued": {"date-parts": [[2005, 4, 1]]}, "abstract": "One\nTwo", "note": "A note",
        "URL": "http://example.org/", "keyword": "one, two", "language": "en",
    }));
    let item = item.value.unwrap();
    let written = write(Format::EndnoteXml, [&item]).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    let again = read(Format::EndnoteXml, written.text.as_bytes())
        .unwrap()
        .items;
    assert_eq!(again, [item], "{}", written.text);
}
