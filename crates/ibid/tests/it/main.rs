//! The façade's door: sources in, inspections and citations out, without files.

use ibid::model::DateVariable;
use ibid::{
    Correction, Document, Failure, IbidError, InspectOptions, OutputFormat, Source, SourceForm,
    Styles, inspect, unique_ids,
};

const PAGE: &str = "<html lang='en'><head><title>Quiet winters</title>\
    <meta name='author' content='Mary Okonkwo'>\
    <meta property='og:title' content='Quiet winters'></head><body><h1>Quiet winters</h1></body></html>";

fn corrected(corrections: &[&str]) -> InspectOptions {
    let parse = |text: &&str| text.parse::<Correction>().expect("a correction");
    InspectOptions {
        keep_case: false,
        corrections: corrections.iter().map(parse).collect(),
        ..InspectOptions::default()
    }
}

#[test]
fn from_a_page_to_its_citation() {
    let options = corrected(&["issued=2023-01-05", "publisher=Tern"]);
    let mut inspections = inspect(&Source::new("page", PAGE), &options).expect("an article");
    unique_ids(&mut inspections);
    let items = inspections.iter().map(|one| one.item.clone()).collect();
    let style = Styles::embedded().load("apa", None).expect("a style");
    let document = Document::citing_each(style.compiled, items);
    let cited = document.cited().next().expect("one item");
    assert_eq!(cited.id, "okonkwo2023quiet");
    let text = |rendered: &ibid::engine::Rendered| rendered.write(OutputFormat::Text);
    assert_eq!(cited.in_text.map(text).as_deref(), Some("(Okonkwo, 2023)"));
    assert!(cited.note.is_none());
    let entry = cited.entry.map(text);
    assert_eq!(
        entry.as_deref(),
        Some("Okonkwo, M. (2023, January 5). Quiet winters. Tern.")
    );
}

#[test]
fn ids_are_set_apart() {
    let options = corrected(&[]);
    let twice = "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}, {\"id\": \"a\", \"type\": \"book\", \"title\": \"B\"}]";
    let mut inspections = inspect(&Source::new("refs", twice), &options).expect("references");
    unique_ids(&mut inspections);
    let ids: Vec<&str> = inspections.iter().map(|one| one.item.id.as_str()).collect();
    assert_eq!(ids, ["a", "aa"]);
    assert!(
        inspections[1]
            .warnings
            .iter()
            .any(|warning| warning.code.0 == "W0105")
    );
}

#[test]
fn corrections_by_class_of_variable() {
    let options = corrected(&[
        "author=van Dyke, Ada; Harbor Trust",
        "url=https://a.example/",
        "title=",
        "volume=3",
    ]);
    let inspections = inspect(&Source::new("page", PAGE), &options).expect("an article");
    let item = ibid::model::csl_json::write_item(&inspections[0].item);
    assert_eq!(item["author"][1]["literal"], "Harbor Trust");
    assert_eq!(
        (&item["URL"], &item["volume"]),
        (&"https://a.example/".into(), &"3".into())
    );
    assert_eq!(item.get("title"), None);
    let accessed = Correction::accessed("2026-11-22").expect("a date");
    assert_eq!(accessed.field(), DateVariable::Accessed.as_str());
    let error = IbidError::from(
        "issued=yesterday"
            .parse::<Correction>()
            .expect_err("no date"),
    );
    assert_eq!(error.failure(), Failure::Usage);
}

#[test]
fn what_a_source_argument_is() {
    let form = |argument: &str| SourceForm::of(argument, |path| path == "10.1000/here");
    assert_eq!(form("-"), SourceForm::Stdin);
    assert_eq!(form("page.html"), SourceForm::File("page.html".to_owned()));
    assert_eq!(
        form("10.1000/here"),
        SourceForm::File("10.1000/here".to_owned())
    );
    assert!(matches!(form("10.1000/182"), SourceForm::Identifier(_)));
    assert!(matches!(form("https://a.example/"), SourceForm::Url(_)));
    assert!(matches!(form("file:///etc/passwd"), SourceForm::File(_)));
    let error = IbidError::needs_network(&form("10.1000/182")).expect("to be fetched");
    assert_eq!(error.failure(), Failure::Network);
}

#[test]
fn styles_that_are_not_there() {
    let error = Styles::embedded()
        .load("harvrad", None)
        .expect_err("no such style");
    assert_eq!(error.failure(), Failure::Usage);
    assert!(
        error
            .diagnostic()
            .help
            .is_some_and(|help| help.contains("harvard"))
    );
    let style = Styles::embedded()
        .load("apa", Some("xx-XX"))
        .expect("a style");
    assert!(
        style
            .warnings
            .iter()
            .any(|warning| warning.message.contains("xx-XX"))
    );
}
