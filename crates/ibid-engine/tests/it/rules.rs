//! Single rules of the specification and of the field's practice.

use ibid_engine::{Cite, OutputFormat};

use crate::support::{bibliography, items, processor};

/// What the inside of a citation layout prints of an item, as HTML.
fn cited(layout: &str, item: &str) -> String {
    let body = format!("<citation><layout>{layout}</layout></citation>");
    let processor = processor("in-text", &body, items(&format!("[{item}]")));
    let cluster = processor.preview(&[Cite::new("a")]).expect("a known item");
    cluster.write(OutputFormat::Html)
}

const EDITED: &str = r#"{"id":"a","type":"book","title":"Tides","page":"4",
    "editor":[{"family":"Rolf","given":"Gyda"}],"translator":[{"family":"Ostrow","given":"Jan"}]}"#;

#[test]
fn of_what_a_choice_substitutes_the_first_that_prints_counts() {
    let layout = r#"<names variable="author"><substitute><choose><if type="book">
        <names variable="editor"/><names variable="translator"/></if></choose>
        <text variable="title"/></substitute></names>"#;
    assert_eq!(cited(layout, EDITED), "Gyda Rolf");
    let nobody = r#"{"id":"a","type":"book","title":"Tides"}"#;
    assert_eq!(cited(layout, nobody), "Tides");
}

#[test]
fn spaces_of_affixes_meet_and_those_of_values_stay() {
    let beside = |first: &str| format!(r#"{first}<text variable="page" prefix=" "/>"#);
    assert_eq!(
        cited(&beside(r#"<text variable="title" suffix=" "/>"#), EDITED),
        "Tides 4"
    );
    assert_eq!(cited(&beside(r#"<text value="p. "/>"#), EDITED), "p.  4");
}

#[test]
fn what_undoes_nothing_is_written_where_the_suite_has_it() {
    let layout = r#"<text variable="title" vertical-align="baseline" text-decoration="none"/>"#;
    assert_eq!(
        cited(layout, EDITED),
        r#"<span style="baseline"><span style="text-decoration:none;">Tides</span></span>"#
    );
}

#[test]
fn only_elements_of_the_layout_are_blocks() {
    let body = r#"<citation><layout><text variable="title"/></layout></citation>
      <bibliography><layout suffix="."><text variable="title" display="block"/>
      <group><text variable="page" display="indent"/></group></layout></bibliography>"#;
    let mut processor = processor("in-text", body, items(&format!("[{EDITED}]")));
    processor.include_all();
    let entries = processor.bibliography().expect("a bibliography").entries;
    let html = entries[0].rendered.write(OutputFormat::Html);
    assert!(html.contains("csl-block"), "{html}");
    assert!(!html.contains("csl-indent"), "{html}");
    assert_eq!(bibliography(&processor).len(), 1);
}

#[test]
fn groups_of_cites_stand_by_their_first_key() {
    let body = r#"<citation collapse="year"><sort><key variable="issued"/></sort>
      <layout prefix="(" suffix=")" delimiter="; "><group delimiter=" ">
      <names variable="author"><name form="short"/></names>
      <date variable="issued"><date-part name="year"/></date></group></layout></citation>"#;
    let work = |id: &str, family: &str, year: u32| {
        format!(
            r#"{{"id":"{id}","type":"book","author":[{{"family":"{family}"}}],
            "issued":{{"date-parts":[[{year}]]}}}}"#
        )
    };
    let all = [
        work("a", "Doe", 2001),
        work("b", "Roe", 2000),
        work("c", "Roe", 2002),
    ];
    let mut processor = processor("in-text", body, items(&format!("[{}]", all.join(","))));
    let citation = crate::support::citation("1", &["a", "b", "c"], 0);
    processor
        .set_citations(vec![citation])
        .expect("known items");
    assert_eq!(
        crate::support::texts(&processor),
        ["(Roe 2000, 2002; Doe 2001)"]
    );
}
