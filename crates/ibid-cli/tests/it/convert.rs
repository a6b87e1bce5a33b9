//! `ibid convert`: from format to format, what is lost, and what cannot be read.

use crate::harness::{file, folder, ibid, ibid_with};

const TWO: &str = r#"[{"id": "a", "type": "book", "title": "Quiet winters", "DOI": "10.1000/182"},
  {"id": "b", "type": "book", "title": "Quiet Winters", "DOI": "https://doi.org/10.1000/182", "publisher": "Tern"}]"#;

#[test]
fn a_file_becomes_another_whose_name_says_the_format() {
    let input = file("in.json", TWO);
    let output = folder().join("out.json");
    let output = output.to_str().unwrap();
    assert_eq!(ibid(&["convert", &input, output]).clean(), "");
    let written = std::fs::read_to_string(output).unwrap();
    let items: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(items[1]["publisher"], "Tern");
}

#[test]
fn the_standard_input_becomes_the_standard_output() {
    let items = ibid_with(&["convert", "-"], TWO).json();
    assert_eq!(items[0]["id"], "a");
}

#[test]
fn entries_of_one_work_are_merged_when_asked_for() {
    let run = ibid_with(&["convert", "-", "--dedupe"], TWO);
    run.says(&[
        "W0713",
        "`b` is the work of `a` again (DOI 10.1000/182)",
        "it gave `publisher`",
    ]);
    let items = run.json();
    assert_eq!(items.as_array().unwrap().len(), 1);
    assert_eq!(items[0]["publisher"], "Tern");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_converted() {
    let run = ibid_with(
        &["convert", "-"],
        r#"[{"id": "a", "type": "book"}, {"id": "b", x}]"#,
    );
    run.says(&["error[E", "--> -:1:"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains(r#""id":"a""#));
}

#[test]
fn a_file_in_no_format_is_refused_and_nothing_is_written() {
    let output = folder().join("out.json");
    let run = ibid_with(
        &["convert", "-", output.to_str().unwrap()],
        "once upon a time",
    );
    run.fails(3, &["E0906", "no format that is known", "--from FORMAT"]);
    assert!(!output.exists());
    ibid_with(&["convert", "-"], " \n").fails(3, &["the file is empty"]);
}

#[test]
fn a_name_that_says_no_format_needs_the_option() {
    let output = folder().join("out.xyz");
    ibid_with(&["convert", "-", output.to_str().unwrap()], TWO)
        .fails(2, &["out.xyz", "--to FORMAT"]);
    ibid_with(&["convert", "-", "/nowhere/at/all.json"], TWO)
        .fails(3, &["E0911", "cannot be written"]);
}

#[test]
fn the_formats_are_listed() {
    let list = ibid(&["convert", "--list"]).clean();
    assert!(list.contains("csl-json") && list.contains("reads, writes"));
    let formats = ibid(&["convert", "--list", "--json"]).json();
    assert_eq!(formats.as_array().unwrap().len(), list.lines().count());
}
