//! Reading and writing CSL-JSON.

use ibid_model::csl_json::{read_citations, read_items, write_item, write_items};
use ibid_model::{
    CalendarDate, Date, DateVariable, Item, ItemType, ItemsError, LocatorLabel, NameVariable,
    NumberVariable, Parsed, TextVariable,
};
use ibid_testdata::{Dataset, Suite};
use serde_json::{Value, json};

fn read(value: &Value) -> Parsed<Vec<Item>> {
    read_items(&value.to_string()).expect("readable")
}

/// The one item of an input, and the codes of what was said of it.
fn one(value: &Value) -> (Item, Vec<&'static str>) {
    let parsed = read(&json!([value]));
    assert_eq!(parsed.value.len(), 1, "{:?}", parsed.diagnostics);
    let codes = parsed.diagnostics.iter().map(|d| d.code.0).collect();
    (parsed.value.into_iter().next().expect("an item"), codes)
}

fn item(mut value: Value) -> Item {
    let members = value.as_object_mut().expect("an object");
    members.entry("id").or_insert(json!("x"));
    members.entry("type").or_insert(json!("book"));
    one(&value).0
}

fn issued(value: &Value) -> (Option<String>, Vec<&'static str>) {
    let (item, codes) = one(&json!({"id": "x", "type": "book", "issued": value}));
    let date = item.dates.get(DateVariable::Issued);
    (
        date.map(|d| {
            d.to_edtf()
                .or_else(|| d.literal.clone())
                .unwrap_or_default()
        }),
        codes,
    )
}

/// A file is read in one of three ways, by what is in it; each comes to what its entries are by
/// themselves.
#[test]
fn a_file_reads_as_its_entries_do_whatever_shapes_they_have() {
    let entries = [
        r#""id":"a","type":"book","title":"T","volume":7,"issue":"","page":null,"edition":-2"#,
        r#""type":"book","id":12,"title":"T","title-short":true,"number":1.5"#,
        r#""id":"a","type":"book","title":"first","title":"second""#,
        r#""id":"a","type":"book","title":"first","title":null"#,
        r#""id":"a","type":"book","title":null,"title":"second","x":1,"x":2"#,
        r#""id":"a","id":"b","type":" book ","type":"article-journal""#,
        r#""id":"a","type":"book","author":[{"family":"Aa\u00e9","given":"B","suffix":"Jr."},
            {"given":"C","dropping-particle":"de","non-dropping-particle":"van","family":""}]"#,
        r#""id":"a","type":"book","author":[{"family":"A","family":"B","given":"x","given":null}]"#,
        r#""id":"a","type":"book","author":[{"literal":"A"}],"author":[{"literal":"B"}]"#,
        r#""id":"a","type":"book","author":[{"family":"A","ORCID":"0"},{"family":"B"}],"editor":[]"#,
        r#""id":"a","type":"book","author":[{"family":"A","comma-suffix":true,"suffix":"Jr."}]"#,
        r#""id":"a","type":"book","author":[null,{"name":"A"}],"editor":"Doe, Jane""#,
        r#""id":"a","type":"book","author":{"family":"A"},"translator":null"#,
        r#""id":"a","type":"journal-article","title":["One","Two"],"published":[[2001]]"#,
        r#""id":"a","type":"book","issued":{"date-parts":[[2001,2,3]]},"accessed":"2001-02""#,
        r#""id":"a","type":"book","issued":{"raw":"no date"},"event":{"name":"E"},"custom":{"k":[1]}"#,
        r#""id":"a","type":"book","doi":"10.5555/x","DOI":"10.5555/y","categories":["c"],"note":"""#,
        r#""id":"a","title":"no type""#,
        r#""type":"book","title":"no id""#,
    ];
    for entry in entries {
        let object = format!("{{{entry}}}");
        let alone = read_items(&object).expect("an entry");
        let array = read_items(&format!("[{object}]")).expect("an array");
        assert_eq!(array.value, alone.value, "{object}");
        assert_eq!(array.diagnostics.len(), alone.diagnostics.len(), "{object}");
        // Beside one that is read straight.
        let beside = format!(r#"[{{"id":"z","type":"book","title":"Z","volume":"1"}},{object}]"#);
        let both = read_items(&beside).expect("an array");
        assert_eq!(both.value.get(1..), Some(&*alone.value), "{object}");
    }
}

#[test]
fn every_fixture_of_the_csl_suite_reads_with_no_item_lost() {
    let Some(folder) = ibid_testdata::find_or_skip(Dataset::TestSuite) else {
        return;
    };
    let suite = Suite::load_from(&folder).expect("the suite");
    assert!(
        suite.fixtures.len() > 800,
        "{} fixtures",
        suite.fixtures.len()
    );
    for fixture in suite.fixtures.iter().chain(&suite.off_spec) {
        let expected: Value = serde_json::from_str(&fixture.input).expect("JSON");
        let count = expected.as_array().map_or(0, Vec::len);
        let parsed = read_items(&fixture.input).expect("items");
        assert_eq!(parsed.value.len(), count, "{}", fixture.name);
        let again = read(&write_items(&parsed.value));
        assert_eq!(again.value, parsed.value, "{}", fixture.name);
        if let Some(citations) = &fixture.citation_items {
            let citations = read_citations(citations).expect("citations");
            assert!(!citations.value.is_empty(), "{}", fixture.name);
        }
    }
}

#[test]
fn the_shapes_that_hold_items() {
    let entry = json!({"id": "a", "type": "book", "title": "T"});
    for input in [
        json!([entry]),
        entry.clone(),
        json!({"items": [entry]}),
        json!({"a": {"type": "book", "title": "T"}}),
        json!({"status": "ok", "message": {"items": [entry]}}),
        json!({"status": "ok", "message": entry}),
    ] {
        let parsed = read(&input);
        assert_eq!(parsed.value.len(), 1, "{input}");
        assert_eq!(parsed.value[0].id, "a", "{input}");
        assert_eq!(parsed.diagnostics, [], "{input}");
    }
    let lines = format!("\u{feff}{entry}\n{entry}\n");
    assert_eq!(read_items(&lines).expect("lines").value.len(), 2);
    assert_eq!(read(&json!([])).value, []);
    assert_eq!(read(&json!({})).value, []);
}

#[test]
fn what_is_no_csl_json() {
    assert_eq!(read_items(" \n"), Err(ItemsError::Empty));
    assert_eq!(
        read_items("\"text\""),
        Err(ItemsError::NotItems { found: "a string" })
    );
    let Err(error) = read_items("\n  <html>") else {
        panic!("HTML is not JSON");
    };
    assert!(
        matches!(
            error,
            ItemsError::NotJson {
                line: 2,
                column: 3,
                ..
            }
        ),
        "{error:?}"
    );
    assert_eq!(error.to_diagnostic().line, Some(2));
}

#[test]
fn a_broken_entry_costs_that_entry_alone() {
    let text = "[\n{\"id\": \"a\", \"type\": \"book\"},\n{\"id\": \"b\", \"type\": book},\n7,\n{\"id\": \"c\", \"type\": \"book\"}\n]";
    let parsed = read_items(text).expect("items");
    let ids: Vec<&str> = parsed.value.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    let places: Vec<_> = parsed
        .diagnostics
        .iter()
        .map(|d| (d.code.0, d.line))
        .collect();
    assert_eq!(places, [("E0102", Some(3)), ("E0102", Some(4))]);
}

#[test]
fn a_file_cut_off_keeps_what_is_whole() {
    let parsed =
        read_items("[{\"id\": \"a\", \"type\": \"book\"}, {\"id\": \"b\", \"ti").expect("items");
    assert_eq!(parsed.value.len(), 1);
    assert_eq!(parsed.diagnostics[0].code.0, "E0102");
    let parsed = read_items("[{\"id\": \"a\", \"type\": \"book\"}").expect("items");
    assert_eq!(parsed.value.len(), 1);
    assert!(parsed.diagnostics[0].message.contains("cut off"));
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = format!(
        "[{{\"id\": \"a\", \"type\": \"book\", \"x\": {}{}}}]",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let parsed = read_items(&deep).expect("items");
    assert_eq!(parsed.value, []);
    assert_eq!(parsed.diagnostics[0].code.0, "E0102");
}

#[test]
fn remarks_name_the_line_of_the_field() {
    let text = "[\n  {\n    \"id\": \"a\",\n    \"type\": \"book\",\n    \"issued\": {\"date-parts\": [[2021, 2, 30]]}\n  }\n]";
    let parsed = read_items(text).expect("items");
    let remark = &parsed.diagnostics[0];
    assert_eq!(
        (remark.code.0, remark.line, remark.column),
        ("W0109", Some(5), Some(15))
    );
}

#[test]
fn ids_and_types() {
    let parsed = read(&json!([
        {"type": "book", "author": [{"family": "Müller-Ødegård", "given": "A"}], "title": "The Sea", "issued": {"raw": "1999"}},
        {"type": "book", "author": [{"family": "Müller-Ødegård", "given": "A"}], "title": "A Sea", "issued": {"raw": "1999"}},
        {"id": 7, "type": "journal-article"},
        {"id": "7"},
        {"id": "z", "type": "podcastish"},
    ]));
    let ids: Vec<&str> = parsed.value.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "mullerodegard1999sea",
            "mullerodegard1999seaa",
            "7",
            "7",
            "z"
        ]
    );
    let types: Vec<ItemType> = parsed.value.iter().map(|item| item.item_type).collect();
    assert_eq!(
        types[2..],
        [
            ItemType::ArticleJournal,
            ItemType::Document,
            ItemType::Document
        ]
    );
    assert_eq!(parsed.value[4].custom["type"], "podcastish");
    let codes: Vec<_> = parsed.diagnostics.iter().map(|d| d.code.0).collect();
    assert_eq!(
        codes,
        ["W0107", "W0103", "W0106", "W0105", "W0104", "W0104"]
    );
}

#[test]
fn values_of_other_kinds() {
    let item = item(json!({
        "title": ["First", "Second"], "volume": 12, "issue": 3.0, "edition": true,
        "publisher": {"name": "P"}, "abstract": null, "note": "", "keyword": ["a", "b"],
        "journalAbbreviation": "J. Abbr.", "shortTitle": "Short", "title-short": "Own",
        "url": "https://example.org/", "flavour": "new", "section": 4, "part": 2,
    }));
    assert_eq!(item.text(TextVariable::Title), Some("First"));
    assert_eq!(item.number(NumberVariable::Volume), Some("12"));
    assert_eq!(item.number(NumberVariable::Issue), Some("3"));
    assert_eq!(item.number(NumberVariable::Section), Some("4"));
    assert_eq!(item.number(NumberVariable::PartNumber), Some("2"));
    assert_eq!(item.text(TextVariable::Publisher), None);
    assert_eq!(item.text(TextVariable::Keyword), Some("a, b"));
    assert_eq!(
        item.text(TextVariable::ContainerTitleShort),
        Some("J. Abbr.")
    );
    assert_eq!(item.text(TextVariable::TitleShort), Some("Own"));
    assert_eq!(item.text(TextVariable::Url), Some("https://example.org/"));
    assert_eq!(item.text(TextVariable::Note), None);
    for (key, value) in [
        ("title", json!(["First", "Second"])),
        ("publisher", json!({"name": "P"})),
        ("shortTitle", json!("Short")),
        ("flavour", json!("new")),
    ] {
        assert_eq!(item.custom[key], value);
    }
}

#[test]
fn names_of_other_shapes() {
    let item = item(json!({"author": [
        {"family": "Doe", "given": "J.", "sequence": "first", "affiliation": [], "comma-suffix": "1", "static-ordering": 0},
        {"name": "The Consortium", "sequence": "additional"},
        {"family": "World Bank", "isInstitution": "true"},
        "Curie, Marie", "UNESCO", {"family": ""}, null, 3,
        {"literal": "As It Stands", "parse-names": "false"},
    ]}));
    let names = item.names.get(NameVariable::Author).expect("authors");
    let shown: Vec<_> = names
        .iter()
        .map(|n| {
            (
                n.family.as_deref(),
                n.given.as_deref(),
                n.literal.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (Some("Doe"), Some("J."), None),
            (None, None, Some("The Consortium")),
            (None, None, Some("World Bank")),
            (Some("Curie"), Some("Marie"), None),
            (None, None, Some("UNESCO")),
            (None, None, Some("As It Stands")),
        ]
    );
    assert!(names[0].comma_suffix && !names[0].static_ordering);
    assert_eq!(names[5].parse_names, Some(false));
    assert_eq!(item.custom["author"][0], json!({"sequence": "first"}));
}

#[test]
fn dates_of_other_shapes() {
    for (input, edtf) in [
        (json!({"date-parts": [["2017", "07", 19.0]]}), "2017-07-19"),
        (json!({"date-parts": [[2017, null, null]]}), "2017"),
        (json!({"date-parts": [["2000", "", ""]]}), "2000"),
        (json!({"date-parts": [2017, 7]}), "2017-07"),
        (json!({"date-parts": [[1999], [2001]]}), "1999/2001"),
        (json!({"date-parts": [[1987], [0]]}), "1987/.."),
        (json!({"date-parts": [[-100, 7, 14]]}), "-0099-07-14"),
        (json!({"date-parts": [[2005]], "season": "3"}), "2005-23"),
        (json!({"date-parts": [[2005]], "season": "Fall"}), "2005-23"),
        (json!({"date-parts": [[2005, 21]]}), "2005-21"),
        (json!({"date-parts": [[2005, 14]]}), "2005-22"),
        (
            json!({"date-parts": [["1999", "21"], ["2001", "22"]]}),
            "1999-21/2001-22",
        ),
        (json!({"date-parts": [[1910]], "circa": 1}), "1910~"),
        (json!({"date-parts": [[1910]], "circa": "false"}), "1910"),
        (json!({"raw": "12 May 2008"}), "2008-05-12"),
        (json!("2008-05"), "2008-05"),
        (json!(2008), "2008"),
        (json!({"year": "2008", "month": 5}), "2008-05"),
        (
            json!({"date-time": "2020-01-02T03:04:05Z", "date-parts": [[2020, 1, 2]]}),
            "2020-01-02",
        ),
    ] {
        assert_eq!(issued(&input), (Some(edtf.to_owned()), vec![]), "{input}");
    }
}

#[test]
fn impossible_dates_keep_what_can_stand() {
    for (input, left, code) in [
        (
            json!({"date-parts": [[2021, 2, 30]]}),
            Some("2021-02"),
            "W0109",
        ),
        (
            json!({"date-parts": [[1965, -1, 1]]}),
            Some("1965"),
            "W0109",
        ),
        (
            json!({"date-parts": [[1965, 60, 1]]}),
            Some("1965"),
            "W0109",
        ),
        (
            json!({"date-parts": [[1965, 13, 1]]}),
            Some("1965-21"),
            "W0109",
        ),
        (json!({"date-parts": [[99_999_999_999_i64]]}), None, "W0109"),
        (json!({"date-parts": [["MMXX"]]}), None, "W0109"),
        (
            json!({"date-parts": [[1999], [2000], [2001]]}),
            Some("1999/2000"),
            "W0109",
        ),
        (json!({"raw": "Bogus Date"}), Some("Bogus Date"), "W0110"),
        (json!("2021-02-30"), Some("2021-02-30"), "W0110"),
        (
            json!({"date-parts": [[2013, 1, 30]], "season": "22:56:08"}),
            Some("2013-01-30"),
            "W0108",
        ),
    ] {
        let expected = (left.map(str::to_owned), vec![code]);
        assert_eq!(issued(&input), expected, "{input}");
    }
    for nothing in [
        json!({"date-parts": [[null]]}),
        json!({"date-parts": [[]]}),
        json!(""),
        json!({}),
    ] {
        assert_eq!(issued(&nothing), (None, vec![]), "{nothing}");
    }
}

#[test]
fn citations() {
    let parsed = read_citations(
        &json!([
            {"citationID": 5, "citationItems": [
                {"id": 1, "locator": 12, "label": "sub verbo", "suppress-author": "true", "prefix": "see "},
                {"id": "b", "author-only": 1, "label": "lane"},
                {"locator": "9"},
            ], "properties": {"noteIndex": "3"}},
            [{"id": "c"}],
            {"other": 1},
        ])
        .to_string(),
    )
    .expect("citations");
    let [first, second] = parsed.value.as_slice() else {
        panic!("{parsed:?}");
    };
    assert_eq!(
        (first.id.as_deref(), first.note_index),
        (Some("5"), Some(3))
    );
    assert_eq!(first.items[0].locator.as_deref(), Some("12"));
    assert_eq!(first.items[0].label, Some(LocatorLabel::SubVerbo));
    assert!(first.items[0].suppress_author && first.items[1].author_only);
    assert_eq!(second.items[0].id, "c");
    let codes: Vec<_> = parsed.diagnostics.iter().map(|d| d.code.0).collect();
    assert_eq!(codes, ["W0112", "E0102", "E0102"]);
}

#[test]
fn citations_as_pandocs_citeproc_and_citeproc_js_take_them() {
    let parsed = read_citations(
        &json!([
            {"citationItems": [{"id": "a", "type": "author-only"}, {"id": "a", "type": "suppress-author"}],
             "citationNoteNumber": 4, "citationResetPosition": true, "citationPrefix": "cf. ", "citationSuffix": "!"},
            [{"citationID": "x", "citationItems": [{"id": "b", "type": "odd"}], "properties": {"noteIndex": 0}}, [], []],
        ])
        .to_string(),
    )
    .expect("citations");
    let [first, second] = parsed.value.as_slice() else {
        panic!("{parsed:?}");
    };
    assert!(first.items[0].author_only && first.items[1].suppress_author);
    assert!(first.resets_positions && !second.resets_positions);
    assert_eq!(
        (first.prefix.as_str(), first.suffix.as_str()),
        ("cf. ", "!")
    );
    assert_eq!((first.note_index, second.note_index), (Some(4), Some(0)));
    assert_eq!(second.id.as_deref(), Some("x"));
    let codes: Vec<_> = parsed.diagnostics.iter().map(|d| d.code.0).collect();
    assert_eq!(codes, ["W0113"]);
}

#[test]
fn writing_holds_to_the_schema() {
    let mut item = item(json!({
        "title": "T", "license": "CC0", "part": "2", "section": 3, "editor-translator": [{"family": "E"}],
        "issued": "2004-06/..", "accessed": "201X", "submitted": "2004?", "categories": ["c"], "odd": [1],
    }));
    item.dates.insert(
        DateVariable::EventDate,
        Date::single(CalendarDate::year(-100)),
    );
    assert_eq!(
        write_item(&item),
        json!({
            "id": "x", "type": "book", "title": "T", "part": "2", "section": "3", "categories": ["c"],
            "issued": {"date-parts": [[2004, 6], [0]]},
            "accessed": {"date-parts": [[2010]], "raw": "201X"},
            "submitted": {"date-parts": [[2004]], "raw": "2004?", "circa": true},
            "event-date": {"date-parts": [[-100]]},
            "custom": {"license": "CC0", "editor-translator": [{"family": "E"}], "odd": [1]},
        })
    );
    assert_eq!(read(&write_items([&item])).value, [item]);
}
