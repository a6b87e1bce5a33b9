//! Cites in clusters: sorted, grouped, collapsed, with affixes and locators.

use ibid_engine::{Cite, OutputFormat, Processor};
use ibid_model::LocatorLabel;

use crate::support::{items, processor};

const ITEMS: &str = r#"[
  {"id":"a","type":"book","title":"A","author":[{"family":"Doe","given":"Jane"}],
   "issued":{"date-parts":[[2001]]}},
  {"id":"b","type":"book","title":"B","author":[{"family":"Doe","given":"Jane"}],
   "issued":{"date-parts":[[2001]]}},
  {"id":"c","type":"book","title":"C","author":[{"family":"Doe","given":"Jane"}],
   "issued":{"date-parts":[[2003]]}},
  {"id":"d","type":"book","title":"D","author":[{"family":"Roe","given":"Rita"}],
   "issued":{"date-parts":[[1999]]}}
]"#;

fn author_date(options: &str) -> Processor {
    let body = format!(
        r#"<citation disambiguate-add-year-suffix="true" {options}>
        <sort><key variable="author"/><key variable="issued"/><key variable="title"/></sort>
        <layout prefix="(" suffix=")" delimiter="; "><group delimiter=", "><group delimiter=" ">
        <names variable="author"><name form="short"/></names>
        <date variable="issued"><date-part name="year"/></date></group>
        <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/>
        </group></group></layout></citation>"#
    );
    let mut processor = processor("in-text", &body, items(ITEMS));
    processor.include_all();
    processor
}

fn cluster(processor: &Processor, cites: &[Cite]) -> String {
    processor
        .preview(cites)
        .expect("known items")
        .write(OutputFormat::Text)
}

fn all() -> Vec<Cite> {
    ["d", "c", "b", "a"].map(Cite::new).into()
}

#[test]
fn years_collapse() {
    let plain = author_date("");
    assert_eq!(
        cluster(&plain, &all()),
        "(Doe 2001a; Doe 2001b; Doe 2003; Roe 1999)"
    );
    let by_year = author_date(r#"collapse="year""#);
    assert_eq!(
        cluster(&by_year, &all()),
        "(Doe 2001a, 2001b, 2003; Roe 1999)"
    );
    let by_suffix = author_date(r#"collapse="year-suffix" year-suffix-delimiter=",""#);
    assert_eq!(cluster(&by_suffix, &all()), "(Doe 2001a,b, 2003; Roe 1999)");
}

#[test]
fn numbers_collapse_to_ranges() {
    let body = r#"<citation collapse="citation-number">
        <sort><key variable="citation-number"/></sort>
        <layout delimiter=", " prefix="[" suffix="]"><text variable="citation-number"/></layout>
        </citation>"#;
    let mut processor = processor("in-text", body, items(ITEMS));
    processor.include_all();
    assert_eq!(cluster(&processor, &all()), "[1–4]");
    assert_eq!(
        cluster(&processor, &["d", "a", "b"].map(Cite::new)),
        "[1, 2, 4]"
    );
}

#[test]
fn affixes_and_locators_stand_where_they_belong() {
    let processor = author_date("");
    let cite = Cite {
        prefix: "see".into(),
        suffix: "and passim".into(),
        locator: Some("12-14".into()),
        label: Some(LocatorLabel::Page),
        ..Cite::new("d")
    };
    assert_eq!(
        cluster(&processor, &[cite]),
        "(see Roe 1999, pp. 12–14 and passim)"
    );
}

#[test]
fn the_author_may_stand_in_the_text() {
    let processor = author_date("");
    let without = Cite {
        suppress_author: true,
        ..Cite::new("d")
    };
    assert_eq!(cluster(&processor, &[without]), "(1999)");
    let alone = Cite {
        author_only: true,
        ..Cite::new("d")
    };
    assert_eq!(cluster(&processor, &[alone]), "Roe");
}

#[test]
fn an_item_without_anything_to_print_says_so() {
    let body = r#"<citation><layout prefix="(" suffix=")"><text variable="title"/></layout>
        </citation>"#;
    let processor = processor("in-text", body, items(r#"[{"id":"x","type":"book"}]"#));
    let text = cluster(&processor, &[Cite::new("x")]);
    assert!(text.contains("no printed form"), "{text}");
}

#[test]
fn several_types_are_met_by_any_of_them() {
    let body = r#"<citation><layout><choose>
        <if type="speech book unheard-of"><text value="one"/></if>
        <else-if type="report book" match="none"><text value="none"/></else-if>
        <else><text value="other"/></else></choose></layout></citation>"#;
    let processor = processor(
        "in-text",
        body,
        items(r#"[{"id":"b","type":"book"},{"id":"r","type":"report"},{"id":"m","type":"map"}]"#),
    );
    let kinds = ["b", "r", "m"].map(|id| cluster(&processor, &[Cite::new(id)]));
    assert_eq!(kinds, ["one", "other", "none"]);
}
