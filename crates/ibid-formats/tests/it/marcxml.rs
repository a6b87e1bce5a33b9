//! MARCXML.

use ibid_formats::Format;
use serde_json::json;

use crate::support::{csl, diagnostics};

const BOOK: &str = r#"<record><leader>01142cam  2200301 a 4500</leader><controlfield tag="001">   92005291 </controlfield>
<controlfield tag="008">920219s1993    noua   j      000 0 nor  </controlfield>
<datafield tag="020" ind1=" " ind2=" "><subfield code="a">0306406152 (pbk.) :</subfield><subfield code="c">$15.95</subfield></datafield>
<datafield tag="035" ind1=" " ind2=" "><subfield code="a">(OCoLC)ocm123</subfield></datafield>
<datafield tag="050" ind1="0" ind2="0"><subfield code="a">QC1</subfield><subfield code="b">.E4 1993</subfield></datafield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Ek, Bo,</subfield><subfield code="d">1878-1967.</subfield></datafield>
<datafield tag="245" ind1="1" ind2="4"><subfield code="a">The book of ice :</subfield><subfield code="b">a history /</subfield><subfield code="c">Bo Ek ; translated by Ida Ask.</subfield></datafield>
<datafield tag="246" ind1="3" ind2=" "><subfield code="a">Ice book</subfield></datafield>
<datafield tag="250" ind1=" " ind2=" "><subfield code="a">2nd ed.</subfield></datafield>
<datafield tag="260" ind1=" " ind2=" "><subfield code="a">Oslo :</subfield><subfield code="b">Fjord Press,</subfield><subfield code="c">c1993.</subfield></datafield>
<datafield tag="300" ind1=" " ind2=" "><subfield code="a">xii, 340 p. :</subfield><subfield code="b">ill. ;</subfield><subfield code="c">24 cm.</subfield></datafield>
<datafield tag="490" ind1="1" ind2=" "><subfield code="a">Cold studies ;</subfield><subfield code="v">v. 4</subfield></datafield>
<datafield tag="500" ind1=" " ind2=" "><subfield code="a">Includes index.</subfield></datafield>
<datafield tag="520" ind1=" " ind2=" "><subfield code="a">All about ice.</subfield></datafield>
<datafield tag="650" ind1=" " ind2="0"><subfield code="a">Glaciology</subfield><subfield code="x">History.</subfield></datafield>
<datafield tag="700" ind1="1" ind2=" "><subfield code="a">Ask, Ida,</subfield><subfield code="e">translator.</subfield></datafield>
<datafield tag="710" ind1="2" ind2=" "><subfield code="a">Norway.</subfield><subfield code="b">Ice Office.</subfield></datafield>
<datafield tag="856" ind1="4" ind2="0"><subfield code="u">https://example.org/ice</subfield></datafield></record>"#;

fn book() -> serde_json::Value {
    json!({
        "id": "ek1993book", "type": "book", "title": "The book of ice: a history",
        "author": [{"family": "Ek", "given": "Bo"}], "translator": [{"family": "Ask", "given": "Ida"}],
        "contributor": [{"literal": "Norway. Ice Office"}], "issued": {"date-parts": [[1993]]},
        "edition": "2nd ed.", "publisher": "Fjord Press", "publisher-place": "Oslo",
        "language": "no", "number-of-pages": "340", "collection-title": "Cold studies",
        "collection-number": "v. 4", "note": "Includes index.", "abstract": "All about ice.",
        "keyword": "Glaciology", "ISBN": "0306406152", "call-number": "QC1 .E4 1993",
        "URL": "https://example.org/ice",
        "custom": {
            "alternative title": "Ice book", "extent": "xii, 340 p. :", "oclc": "123",
            "recordIdentifier": "92005291",
            "statement of responsibility": "Bo Ek ; translated by Ida Ask.",
        },
    })
}

#[test]
fn a_book_in_whatever_wraps_it() {
    let plain = format!("<collection xmlns=\"http://www.loc.gov/MARC21/slim\">{BOOK}</collection>");
    assert_eq!(csl(Format::Marcxml, &plain), json!([book()]));
    assert_eq!(csl(Format::Marcxml, BOOK), json!([book()]));
    let prefixed = BOOK
        .replace("</", "</marc:")
        .replace("<d", "<marc:d")
        .replace("<s", "<marc:s");
    let prefixed = prefixed
        .replace("<c", "<marc:c")
        .replace("<l", "<marc:l")
        .replace("<r", "<marc:r");
    let served = format!(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords><record><header/><metadata>{prefixed}</metadata></record></ListRecords></OAI-PMH>"
    );
    assert_eq!(csl(Format::Marcxml, &served), json!([book()]));
}

/// The item of a record with this leader's places 6 and 7 and these fields.
fn record(kind: &str, fields: &str) -> serde_json::Value {
    let text = format!(
        "<record><leader>00000n{kind} a2200000 a 4500</leader><datafield tag=\"245\"><subfield code=\"a\">T.</subfield></datafield>{fields}</record>"
    );
    csl(Format::Marcxml, &text)[0].take()
}

fn field(tag: &str, subfields: &[(&str, &str)]) -> String {
    let each = |(code, text): &(&str, &str)| format!("<subfield code=\"{code}\">{text}</subfield>");
    let inside = subfields.iter().map(each).collect::<Vec<_>>().concat();
    format!("<datafield tag=\"{tag}\" ind1=\" \" ind2=\" \">{inside}</datafield>")
}

#[test]
fn types_by_leader_and_fields() {
    let cases = [
        ("am", String::new(), "book"),
        ("as", String::new(), "periodical"),
        ("em", String::new(), "map"),
        ("gm", String::new(), "motion_picture"),
        ("jm", String::new(), "song"),
        ("cm", String::new(), "musical_score"),
        ("km", String::new(), "graphic"),
        ("tm", String::new(), "manuscript"),
        ("am", field("502", &[("a", "Thesis (PhD)")]), "thesis"),
        (
            "ab",
            field("773", &[("t", "J"), ("7", "nnas")]),
            "article-journal",
        ),
        (
            "aa",
            field("773", &[("t", "B"), ("z", "0306406152")]),
            "chapter",
        ),
    ];
    for (kind, fields, expected) in cases {
        assert_eq!(record(kind, &fields)["type"], expected, "{kind} {fields}");
    }
}

#[test]
fn an_article_in_its_host() {
    let host = [
        ("t", "Journal of ice."),
        ("g", "Vol. 7, no. 2 (May 2012), p. 10-20"),
        ("x", "0378-5955"),
        ("7", "nnas"),
    ];
    let item = record("ab", &field("773", &host));
    assert_eq!(item["container-title"], "Journal of ice");
    assert_eq!(item["volume"], "7");
    assert_eq!(item["issue"], "2");
    assert_eq!(item["page"], "10-20");
    assert_eq!(item["ISSN"], "0378-5955");
}

#[test]
fn names_and_their_roles() {
    let cases = [
        (
            field("100", &[("a", "Homer.")]),
            "author",
            json!([{"literal": "Homer"}]),
        ),
        (
            field("720", &[("a", "Acme, Inc.")]),
            "contributor",
            json!([{"literal": "Acme, Inc."}]),
        ),
        (
            field("100", &[("a", "Doe, Jane,"), ("c", "Jr.,")]),
            "author",
            json!([{"family": "Doe", "given": "Jane", "suffix": "Jr."}]),
        ),
        (
            field("700", &[("a", "Doe, Jane,"), ("4", "edt")]),
            "editor",
            json!([{"family": "Doe", "given": "Jane"}]),
        ),
        (
            field("700", &[("a", "Doe, Jane")]),
            "editor",
            json!([{"family": "Doe", "given": "Jane"}]),
        ),
        (
            field("700", &[("a", "Doe, Jane"), ("t", "Other")]),
            "editor",
            json!(null),
        ),
        (
            field("711", &[("a", "Ice Days"), ("c", "Oslo)")]),
            "event-title",
            json!("Ice Days"),
        ),
    ];
    for (fields, variable, expected) in cases {
        let item = record("am", &fields);
        assert_eq!(
            item.get(variable).cloned().unwrap_or_default(),
            expected,
            "{fields}"
        );
    }
}

#[test]
fn fixed_dates() {
    let cases = [
        ("s1993    ", "[[1993]]"),
        ("e19930214", "[[1993,2,14]]"),
        ("m19901995", "[[1990],[1995]]"),
        ("t20052004", "[[2005]]"),
    ];
    for (dates, expected) in cases {
        let control = format!(
            "<controlfield tag=\"008\">920219{dates}xx            000 0 eng  </controlfield>"
        );
        let item = record("am", &control);
        assert_eq!(
            item["issued"]["date-parts"].to_string(),
            expected,
            "{dates}"
        );
    }
}

#[test]
fn what_is_no_marc_record_is_said() {
    let text = "<collection>\n<record><title>x</title></record></collection>";
    let said = diagnostics(Format::Marcxml, text);
    assert_eq!((said[0].line, said[0].column), (Some(2), Some(1)));
    let unclosed = format!("<collection><record><leader/>{BOOK}</collection>");
    assert_eq!(csl(Format::Marcxml, &unclosed), json!([book()]));
    assert_eq!(diagnostics(Format::Marcxml, &unclosed).len(), 1);
}
