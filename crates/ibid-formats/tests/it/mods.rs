//! MODS.

use ibid_formats::{Fate, Format, read, write};
use ibid_model::{DateVariable, Item, ItemType, NameVariable, RichText, TextVariable};
use serde_json::json;

use crate::support::{csl, diagnostics};

/// What the elements in a `mods` become, without the key.
fn mods(inside: &str) -> serde_json::Value {
    let text = format!("<mods xmlns=\"http://www.loc.gov/mods/v3\">{inside}</mods>");
    let mut items = csl(Format::Mods, &text);
    let mut item = items[0].take();
    item.as_object_mut().unwrap().remove("id");
    item
}

const ZOTERO: &str = r#"<?xml version="1.0"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-2.xsd"><mods><titleInfo><title>Growth of &lt;i&gt;sea&lt;/i&gt; ice</title></titleInfo><titleInfo type="abbreviated"><title>Sea ice</title></titleInfo><typeOfResource>text</typeOfResource><genre authority="local">journalArticle</genre><name type="personal"><namePart type="family">de Vries</namePart><namePart type="given">Jan</namePart><role><roleTerm type="code" authority="marcrelator">aut</roleTerm></role></name><name type="corporate"><namePart>Ice Group</namePart><role><roleTerm type="code" authority="marcrelator">ctb</roleTerm></role></name><identifier type="doi">10.1000/ice.1</identifier><location><url usage="primary display" dateLastAccessed="2012-06-01">https://example.org/ice</url></location><abstract>Ice grows.</abstract><subject><topic>ice</topic></subject><subject><topic>sea</topic></subject><language><languageTerm type="text">en</languageTerm></language><note>Seen.</note><relatedItem type="host"><genre authority="marcgt">journal</genre><part><detail type="volume"><number>7</number></detail><detail type="issue"><number>2</number></detail><extent unit="pages"><start>10</start><end>20</end></extent></part><originInfo><dateIssued>May 2012</dateIssued><issuance>continuing</issuance></originInfo><identifier type="issn">0378-5955</identifier><titleInfo><title>Journal of Ice</title></titleInfo><titleInfo type="abbreviated"><title>J. Ice</title></titleInfo></relatedItem></mods></modsCollection>"#;

#[test]
fn what_zotero_exports() {
    assert_eq!(
        csl(Format::Mods, ZOTERO),
        json!([{
            "id": "vries2012growth", "type": "article-journal", "title": "Growth of <i>sea</i> ice",
            "title-short": "Sea ice",
            "author": [{"family": "Vries", "given": "Jan", "non-dropping-particle": "de"}],
            "contributor": [{"literal": "Ice Group"}],
            "DOI": "10.1000/ice.1", "URL": "https://example.org/ice", "abstract": "Ice grows.",
            "accessed": {"date-parts": [[2012, 6, 1]]}, "keyword": "ice, sea", "language": "en",
            "note": "Seen.", "volume": "7", "issue": "2", "page": "10-20",
            "issued": {"date-parts": [[2012, 5]]}, "ISSN": "0378-5955",
            "container-title": "Journal of Ice", "container-title-short": "J. Ice",
        }])
    );
}

const LIBRARY: &str = r#"<titleInfo><nonSort>The </nonSort><title>book of ice</title><subTitle>a history</subTitle><partNumber>Vol. 2</partNumber><partName>Melting</partName></titleInfo>
<titleInfo type="alternative"><title>Ice book</title></titleInfo><titleInfo type="translated" lang="ger"><title>Das Buch vom Eis</title></titleInfo>
<name type="personal" usage="primary"><namePart>Ek, Bo</namePart><namePart type="date">1950-</namePart><role><roleTerm type="text">author.</roleTerm></role></name>
<name type="personal"><namePart>Ask, Ida, 1960-2010</namePart><role><roleTerm authority="marcrelator" type="code">trl</roleTerm></role></name>
<name type="corporate"><namePart>Norway</namePart><namePart>Ice Office</namePart><role><roleTerm type="code" authority="marcrelator">isb</roleTerm></role></name>
<name type="conference"><namePart>Ice Days (2nd : 2001 : Oslo)</namePart></name>
<typeOfResource>text</typeOfResource><genre authority="marcgt">bibliography</genre>
<originInfo><place><placeTerm type="code" authority="marccountry">no</placeTerm></place><place><placeTerm type="text">Oslo</placeTerm></place><publisher>Fjord</publisher><dateIssued>c2005.</dateIssued><dateIssued encoding="marc">2005</dateIssued><edition>2nd ed.</edition><issuance>monographic</issuance></originInfo>
<language><languageTerm authority="iso639-2b" type="code">nor</languageTerm></language>
<physicalDescription><form authority="marcform">print</form><extent>xii, 340 p. : ill. ; 24 cm.</extent></physicalDescription>
<note type="statement of responsibility">Bo Ek.</note><note>Includes index.</note>
<classification authority="lcc">QC1 .E4</classification><relatedItem type="series"><titleInfo><title>Cold studies</title><partNumber>4</partNumber></titleInfo></relatedItem>
<relatedItem type="original"><titleInfo><title>Isboka</title></titleInfo><originInfo><publisher>Old</publisher><dateIssued encoding="w3cdtf">1990</dateIssued></originInfo></relatedItem>
<identifier type="isbn">0306406152</identifier><identifier type="lccn">2005012345</identifier><location><physicalLocation>National Library</physicalLocation><shelfLocator>A 1</shelfLocator></location>
<recordInfo><recordContentSource>DLC</recordContentSource><recordIdentifier source="DLC">123</recordIdentifier></recordInfo>"#;

#[test]
fn what_libraries_send() {
    assert_eq!(
        mods(LIBRARY),
        json!({
            "type": "book", "title": "The book of ice: a history", "part": "Vol. 2",
            "part-title": "Melting", "author": [{"family": "Ek", "given": "Bo"}],
            "translator": [{"family": "Ask", "given": "Ida"}], "authority": "Norway. Ice Office",
            "event-title": "Ice Days (2nd : 2001 : Oslo)", "publisher": "Fjord",
            "publisher-place": "Oslo", "issued": {"date-parts": [[2005]]}, "edition": "2nd ed.",
            "language": "no", "medium": "print", "number-of-pages": "340", "note": "Includes index.",
            "call-number": "QC1 .E4", "collection-title": "Cold studies", "collection-number": "4",
            "original-title": "Isboka", "original-publisher": "Old",
            "original-date": {"date-parts": [[1990]]}, "ISBN": "0306406152",
            "archive": "National Library", "archive_location": "A 1", "source": "DLC",
            "custom": {
                "alternative title": "Ice book", "extent": "xii, 340 p. : ill. ; 24 cm.",
                "ibid-variants": [{"language": "de", "role": "translated", "value": "Das Buch vom Eis", "variable": "title"}],
                "lccn": "2005012345", "recordIdentifier": "123",
                "statement of responsibility": "Bo Ek.",
            },
        })
    );
}

#[test]
fn dates_in_every_encoding() {
    let cases = [
        (
            "<dateIssued encoding=\"w3cdtf\">2005-06-07</dateIssued>",
            "2005-06-07",
        ),
        (
            "<dateIssued encoding=\"edtf\">2005-21</dateIssued>",
            "2005-21",
        ),
        ("<dateIssued encoding=\"edtf\">1984~</dateIssued>", "1984~"),
        (
            "<dateIssued encoding=\"iso8601\">20050607</dateIssued>",
            "2005-06-07",
        ),
        (
            "<dateIssued encoding=\"marc\" point=\"start\">1990</dateIssued><dateIssued encoding=\"marc\" point=\"end\">1995</dateIssued>",
            "1990/1995",
        ),
        (
            "<dateIssued encoding=\"marc\" point=\"start\">1990</dateIssued><dateIssued encoding=\"marc\" point=\"end\">9999</dateIssued>",
            "1990/..",
        ),
        ("<dateIssued encoding=\"marc\">199u</dateIssued>", "199X"),
        ("<dateIssued>[2005?]</dateIssued>", "2005?"),
        (
            "<dateIssued qualifier=\"approximate\">1900</dateIssued>",
            "1900~",
        ),
        (
            "<dateIssued qualifier=\"questionable\">1900</dateIssued>",
            "1900?",
        ),
        ("<copyrightDate>\u{a9}1999</copyrightDate>", "1999"),
        (
            "<dateCreated encoding=\"w3cdtf\">1999-02</dateCreated>",
            "1999-02",
        ),
    ];
    for (xml, expected) in cases {
        let text = format!("<mods><originInfo>{xml}</originInfo></mods>");
        let items = read(Format::Mods, text.as_bytes()).unwrap().items;
        let issued = items[0].dates.get(DateVariable::Issued);
        let edtf = issued.and_then(ibid_model::Date::to_edtf);
        assert_eq!(edtf.as_deref(), Some(expected), "{xml}");
    }
}

#[test]
fn types_of_works_without_a_genre() {
    let host = |inside: &str| format!("<relatedItem type=\"host\">{inside}</relatedItem>");
    let cases = [
        (
            "<typeOfResource>cartographic</typeOfResource>".to_owned(),
            "map",
        ),
        (
            "<typeOfResource>moving image</typeOfResource>".to_owned(),
            "motion_picture",
        ),
        ("<genre>Theses</genre>".to_owned(), "thesis"),
        (
            host("<originInfo><issuance>continuing</issuance></originInfo>"),
            "article-journal",
        ),
        (
            host("<identifier type=\"issn\">0378-5955</identifier>"),
            "article-journal",
        ),
        (host("<genre authority=\"marcgt\">book</genre>"), "chapter"),
        (host("<titleInfo><title>T</title></titleInfo>"), "chapter"),
        (
            "<originInfo><issuance>monographic</issuance></originInfo>".to_owned(),
            "book",
        ),
        (String::new(), "document"),
    ];
    for (inside, expected) in cases {
        assert_eq!(mods(&inside)["type"], expected, "{inside}");
    }
}

#[test]
fn names_as_catalogues_have_them() {
    let cases = [
        (
            "type=\"personal\"",
            "Lawson, Colin (Colin James)",
            json!({"family": "Lawson", "given": "Colin"}),
        ),
        (
            "type=\"personal\"",
            "Sridharan, Kumar.",
            json!({"family": "Sridharan", "given": "Kumar"}),
        ),
        (
            "type=\"personal\"",
            "Conrad, John R.",
            json!({"family": "Conrad", "given": "John R."}),
        ),
        (
            "type=\"personal\"",
            "Ek, Bo [1878-1967]",
            json!({"family": "Ek", "given": "Bo"}),
        ),
        ("", "Ek, Bo, 1950-", json!({"family": "Ek", "given": "Bo"})),
        (
            "",
            "Barnes and Noble, Inc.",
            json!({"literal": "Barnes and Noble, Inc."}),
        ),
        ("type=\"personal\"", "Homer", json!({"literal": "Homer"})),
    ];
    for (attribute, part, expected) in cases {
        let item = mods(&format!(
            "<name {attribute}><namePart>{part}</namePart></name>"
        ));
        assert_eq!(item["author"][0], expected, "{part}");
    }
    let isbn = mods("<identifier type=\"isbn\">0306406152 (pbk. : acid-free paper)</identifier>");
    assert_eq!(isbn["ISBN"], "0306406152");
    assert_eq!(
        mods("<genre authority=\"marcgt\">web site</genre>")["type"],
        "webpage"
    );
}

#[test]
fn prefixes_and_bad_records() {
    let text = "<mods:modsCollection xmlns:mods=\"http://www.loc.gov/mods/v3\">\n\
        <mods:mods><mods:titleInfo><mods:title>A &amp; B</mods:title></mods:titleInfo></mods:mods>\n\
        <mods:mods><mods:titleInfo><mods:title>C & D</mods:title></mods:titleInfo></mods:mods>\n\
        <mods:mods><mods:titleInfo><mods:title>E</mods:title></mods:titleInfo></mods:mods></mods:modsCollection>";
    let items = csl(Format::Mods, text);
    assert_eq!(items[0]["title"], "A & B");
    assert_eq!(items[1]["title"], "E");
    let said = diagnostics(Format::Mods, text);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].line, Some(3));
    assert_eq!(csl(Format::Mods, "<modsCollection/>"), json!([]));
}

#[test]
fn what_is_written_is_what_zotero_reads() {
    let items = read(Format::Mods, ZOTERO.as_bytes()).unwrap().items;
    let written = write(Format::Mods, &items).unwrap();
    // Zotero writes marks of HTML into titles; MODS has none.
    let losses = written.losses.iter().map(|l| (l.field.as_str(), &l.fate));
    let lost = "markup".to_owned();
    assert_eq!(
        losses.collect::<Vec<_>>(),
        [("title", &Fate::Reduced { lost })]
    );
    for expected in [
        "<genre authority=\"local\">journalArticle</genre>",
        "<namePart type=\"family\">de Vries</namePart>",
        "<start>10</start>",
        "<title>Growth of sea ice</title>",
        "dateLastAccessed=\"2012-06-01\"",
    ] {
        assert!(
            written.text.contains(expected),
            "{expected}: {}",
            written.text
        );
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let mut item = Item::new("a", ItemType::Book);
    item.texts
        .insert(TextVariable::Title, RichText::from("Bell\u{7}"));
    item.texts
        .insert(TextVariable::Status, RichText::from("draft"));
    let name = ibid_model::Name {
        comma_suffix: true,
        suffix: Some("Jr.".to_owned()),
        ..ibid_model::Name::person("Doe", "Jane")
    };
    item.names.insert(NameVariable::Author, vec![name]);
    let written = write(Format::Mods, [&item]).unwrap();
    let fates: Vec<(&str, &Fate)> = written
        .losses
        .iter()
        .map(|loss| (loss.field.as_str(), &loss.fate))
        .collect();
    assert!(
        matches!(
            fates[..],
            [
                ("title", Fate::Reduced { .. }),
                ("author", Fate::Reduced { .. }),
                ("status", Fate::Moved { to: "note" }),
            ]
        ),
        "{fates:?}"
    );
    let again = read(Format::Mods, written.text.as_bytes()).unwrap().items;
    assert_eq!(again[0].text(TextVariable::Title), Some("Bell"));
    assert_eq!(again[0].text(TextVariable::Status), Some("draft"));
}

#[test]
fn what_libraries_send_goes_through_unchanged() {
    let text = format!("<mods>{LIBRARY}</mods>");
    let before = read(Format::Mods, text.as_bytes()).unwrap().items;
    let written = write(Format::Mods, &before).unwrap();
    let lost: Vec<&str> = written
        .losses
        .iter()
        .map(|loss| loss.field.as_str())
        .collect();
    assert_eq!(lost, ["title (de)"]);
    let mut after = read(Format::Mods, written.text.as_bytes()).unwrap().items;
    after[0].variants = before[0].variants.clone();
    assert_eq!(after, before, "{}", written.text);
}

#[test]
fn an_article_in_something_is_no_preprint() {
    let genre = "<genre>article</genre><titleInfo><title>Ice</title></titleInfo>";
    let host = "<relatedItem type=\"host\"><titleInfo><title>Lake Studies</title></titleInfo></relatedItem>";
    assert_eq!(mods(&format!("{genre}{host}"))["type"], "article-journal");
    assert_eq!(mods(genre)["type"], "article");
}
