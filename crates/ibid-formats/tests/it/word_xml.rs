//! Word's sources as Word saves them.

use ibid_formats::{Format, detect, read, write};
use ibid_model::codes;
use ibid_model::csl_json::read_item;
use serde_json::json;

use crate::support::{csl, diagnostics};

const FILE: &str = r#"<?xml version="1.0"?><b:Sources SelectedStyle="\APA.XSL" xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Doe05</b:Tag><b:SourceType>JournalArticle</b:SourceType><b:Guid>{1}</b:Guid>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Doe</b:Last><b:Middle>B.</b:Middle><b:First>Jane</b:First></b:Person></b:NameList></b:Author>
<b:Editor><b:NameList><b:Person><b:Last>Ek</b:Last><b:First>Lars</b:First></b:Person></b:NameList></b:Editor></b:Author>
<b:Title>Night &amp; day</b:Title><b:JournalName>Circles</b:JournalName><b:Year>2005</b:Year><b:Month>April</b:Month><b:Day>1</b:Day>
<b:Pages>1-9</b:Pages><b:Volume>3</b:Volume><b:StandardNumber>0028-0836</b:StandardNumber><b:RefOrder>1</b:RefOrder></b:Source>
<b:Source><b:Tag>WHO</b:Tag><b:SourceType>InternetSite</b:SourceType><b:Author><b:Author><b:Corporate>World Health Organization</b:Corporate></b:Author></b:Author>
<b:Title>Site</b:Title><b:YearAccessed>2010</b:YearAccessed><b:MonthAccessed>5</b:MonthAccessed><b:DayAccessed>3</b:DayAccessed><b:URL>http://example.org/</b:URL></b:Source>
</b:Sources>"#;

#[test]
fn an_article_and_a_site() {
    assert_eq!(
        csl(Format::WordXml, FILE),
        json!([
            {
                "id": "Doe05", "type": "article-journal", "title": "Night & day",
                "author": [{"family": "Doe", "given": "Jane B."}],
                "editor": [{"family": "Ek", "given": "Lars"}],
                "container-title": "Circles", "issued": {"date-parts": [[2005, 4, 1]]},
                "page": "1-9", "volume": "3", "ISSN": "0028-0836",
            },
            {
                "id": "WHO", "type": "webpage", "title": "Site",
                "author": [{"literal": "World Health Organization"}],
                "accessed": {"date-parts": [[2010, 5, 3]]}, "URL": "http://example.org/",
            },
        ])
    );
    assert_eq!(detect(None, FILE.as_bytes()), Some(Format::WordXml));
}

#[test]
fn a_source_that_is_not_well_formed_costs_itself() {
    let broken = FILE.replace("<b:Title>Site</b:Title>", "<b:Title>Site</b:Titel>");
    assert_eq!(csl(Format::WordXml, &broken).as_array().unwrap().len(), 1);
    let found = &diagnostics(Format::WordXml, &broken)[0];
    assert_eq!(found.code, codes::FORMAT_ENTRY);
    assert!(found.line.is_some());
    assert!(read(Format::WordXml, b"<html></html>").is_err());
}

#[test]
fn the_usual_fields_have_places_and_the_others_go_to_the_comments() {
    let item = read_item(&json!({
        "id": "ek1999", "type": "chapter", "title": "Part", "container-title": "Whole",
        "publisher": "Press", "publisher-place": "Oslo", "ISBN": "9780226458083", "page": "3-9",
        "author": [{"family": "Ek", "given": "Lars"}, {"literal": "NASA"}],
        "issued": {"date-parts": [[1999]]}, "PMID": "1",
    }));
    let item = item.value.unwrap();
    let written = write(Format::WordXml, [&item]).unwrap();
    let lost: Vec<&str> = written
        .losses
        .iter()
        .map(|loss| loss.field.as_str())
        .collect();
    assert_eq!(lost, ["PMID"]);
    let again = read(Format::WordXml, written.text.as_bytes())
        .unwrap()
        .items;
    assert_eq!(again, [item], "{}", written.text);
}
