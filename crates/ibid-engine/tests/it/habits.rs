//! The habits of citeproc-js, each beside what the specification says.

use ibid_engine::{Cite, Habits, OutputFormat, Processor, ProcessorOptions};

use crate::support::{compile, items};

/// What the inside of a citation layout prints of an item, by the specification and by habit.
fn both(layout: &str, item: &str) -> [String; 2] {
    let body = format!("<citation><layout>{layout}</layout></citation>");
    [Habits::specification(), Habits::citeproc_js()].map(|habits| printed(&body, item, habits))
}

fn printed(body: &str, json: &str, habits: Habits) -> String {
    let mut options = ProcessorOptions::default();
    options.habits = habits;
    let mut processor = Processor::new(compile("in-text", body), options);
    let items = items(&format!("[{json}]"));
    let cites: Vec<Cite> = items.iter().map(|item| Cite::new(&*item.id)).collect();
    processor.set_items(items);
    processor.include_all();
    let cluster = processor.preview(&cites).expect("known items");
    cluster.write(OutputFormat::Html)
}

#[test]
fn each_habit_beside_the_specification() {
    let book = r#"{"id":"a","type":"book","title":"Is It Law?","publisher":"Reed & Co.","page":"4",
        "event-title":"Tide talks",
        "editor":[{"family":"Rolf","given":"Gyda"},{"family":"Ost","given":"Jan"}]}"#;
    let cases = [
        // A label needs its variable.
        (
            r#"<group delimiter=" "><label variable="locator" form="short"/><text variable="title"/></group>"#,
            ["Is It Law?", "p. Is It Law?"],
        ),
        // `event` is another name of `event-title`.
        (
            r#"<text variable="event" prefix="at "/><text variable="title"/>"#,
            ["at Tide talksIs It Law?", "Is It Law?"],
        ),
        // A mark behind a mark that formatted text ends with.
        (
            r#"<text variable="title" font-style="italic" suffix="."/>"#,
            ["<i>Is It Law?</i>", "<i>Is It Law?</i>."],
        ),
        // A prefix behind a formatted element's suffix, and behind another prefix.
        (
            r#"<text variable="title" font-style="italic" suffix=","/><text variable="page" prefix=", "/>"#,
            ["<i>Is It Law?</i>, 4", "<i>Is It Law?</i>,, 4"],
        ),
        (
            r#"<text variable="title"/><group prefix=","><text variable="page" prefix=", "/></group>"#,
            ["Is It Law?, 4", "Is It Law?,, 4"],
        ),
        // "normal" within names and dates, in what is bold around it.
        (
            r#"<names variable="editor" font-weight="bold"><name font-weight="normal"/><et-al/></names>"#,
            [
                r#"<b><span style="font-weight:normal;">Gyda Rolf</span>, <span style="font-weight:normal;">Jan Ost</span></b>"#,
                "<b>Gyda Rolf, Jan Ost</b>",
            ],
        ),
        // "et al." beside names in a formatting of their own.
        (
            r#"<names variable="editor"><name form="short" font-variant="small-caps" et-al-min="2" et-al-use-first="1"/></names>"#,
            [
                r#"<span style="font-variant:small-caps;">Rolf</span> et al."#,
                r#"<span style="font-variant:small-caps;"><span style="font-variant:small-caps;">Rolf</span> et al.</span>"#,
            ],
        ),
        // A space behind the suffix of a formatted element.
        (
            r#"<text variable="title" font-style="italic" suffix=" "/><text variable="page" prefix=" "/>"#,
            ["<i>Is It Law?</i> 4", "<i>Is It Law?</i>  4"],
        ),
    ];
    for (layout, wanted) in cases {
        assert_eq!(both(layout, book), wanted, "{layout}");
    }
}

#[test]
fn eras_of_early_years() {
    let body = r#"<locale><terms><term name="ad">AD</term></terms></locale><citation><layout>
      <date variable="issued"><date-part name="year"/></date></layout></citation>"#;
    let year = |year: i32| {
        let item = format!(r#"{{"id":"a","type":"book","issued":{{"date-parts":[[{year}]]}}}}"#);
        [Habits::specification(), Habits::citeproc_js()].map(|habits| printed(body, &item, habits))
    };
    assert_eq!(year(742), ["742AD", "742"]);
    assert_eq!(year(79), ["79AD", "79AD"]);
    assert_eq!(year(1066), ["1066", "1066"]);
}

#[test]
fn keys_of_macros_with_a_date() {
    let body = r#"
      <macro name="when"><choose><if variable="issued"><date variable="issued">
        <date-part name="year"/></date></if><else><text value="0"/></else></choose></macro>
      <citation><sort><key macro="when"/></sort>
      <layout delimiter=", "><text variable="title"/></layout></citation>"#;
    let two = r#"{"id":"a","type":"book","title":"Dated","issued":{"date-parts":[[2001]]}},
        {"id":"b","type":"book","title":"Undated"}"#;
    assert_eq!(
        printed(body, two, Habits::specification()),
        "Undated, Dated"
    );
    assert_eq!(printed(body, two, Habits::citeproc_js()), "Dated, Undated");
}

#[test]
fn the_case_of_a_macro() {
    let body = r#"<macro name="what"><text variable="title"/></macro>
      <citation><layout><text macro="what" text-case="uppercase"/></layout></citation>"#;
    let item = r#"{"id":"a","type":"book","title":"Tides"}"#;
    assert_eq!(printed(body, item, Habits::specification()), "TIDES");
    assert_eq!(printed(body, item, Habits::citeproc_js()), "Tides");
}
