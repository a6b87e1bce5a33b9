//! Each item in the locale of its language.

use std::sync::Arc;

use ibid_csl::{Locale, LocaleMap, Style, StyleFile, parse_locale, parse_style};
use ibid_engine::{
    Citation, Cite, CompiledStyle, ItemLocales, OutputFormat, Processor, ProcessorOptions,
};
use ibid_model::Item;
use ibid_testdata::Dataset;
use serde_json::{Value, json};

use crate::support::{bibliography, items, texts};

fn locale(language: &str, and_others: &str, quotes: [&str; 2], inside: bool) -> Locale {
    let xml = format!(
        r#"<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="{language}">
        <style-options punctuation-in-quote="{inside}"/>
        <terms><term name="et-al">{and_others}</term><term name="ibid">{language} ibid</term>
        <term name="open-quote">{}</term><term name="close-quote">{}</term></terms></locale>"#,
        quotes[0], quotes[1]
    );
    parse_locale(&xml).expect("the locale").value
}

fn locales() -> LocaleMap {
    LocaleMap::from_iter([
        locale("en-US", "et al.", ["“", "”"], true),
        locale("en-GB", "et al.", ["‘", "’"], false),
        locale("de-DE", "u. a.", ["„", "“"], false),
        locale("zh-CN", "等", ["《", "》"], false),
        locale("zh-TW", "等人", ["「", "」"], false),
    ])
}

const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation disambiguate-add-year-suffix="true"><layout delimiter="; " suffix="."><choose>
    <if position="ibid"><text term="ibid"/></if>
    <else><group delimiter=", ">
      <names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/></names>
      <text variable="title" quotes="true"/></group></else></choose></layout></citation>
  <bibliography><sort><key variable="title"/></sort><layout suffix=".">
    <names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/></names>
    <text variable="title" quotes="true" prefix=", "/></layout></bibliography></style>"#;

fn style(xml: &str) -> Style {
    match parse_style(xml).expect("the style").value {
        StyleFile::Independent(style) => *style,
        StyleFile::Dependent(_) => panic!("not a style of its own"),
    }
}

fn document(style: Style, locales: LocaleMap, language: &str, items: Vec<Item>) -> Processor {
    let compiled = CompiledStyle::compile(&style, &locales, Some(language));
    let mut options = ProcessorOptions::default();
    options.item_locales = Some(Arc::new(ItemLocales::new(
        Arc::new(style),
        Arc::new(locales),
    )));
    let mut processor = Processor::new(Arc::new(compiled), options);
    processor.set_items(items);
    processor.include_all();
    processor
}

fn item(id: &str, language: &str) -> Value {
    json!({"id": id, "type": "book", "title": id, "language": language,
        "author": [{"family": "Li", "given": "A"}, {"family": "Vane", "given": "B"}]})
}

fn entry_in(document_language: &str, language: &str) -> String {
    let items = items(&json!([item("A", language)]).to_string());
    let processor = document(style(STYLE), locales(), document_language, items);
    bibliography(&processor).remove(0)
}

#[test]
fn entries_are_in_their_items_locales() {
    for (document, language, expected) in [
        ("en-US", "en-US", "Li et al., “A.”"),
        ("en-US", "de-DE", "Li u. a., „A“."),
        ("en-US", "de", "Li u. a., „A“."),
        ("en-US", "DE_at", "Li u. a., „A“."),
        ("en-US", "zh", "Li等, 《A》."),
        ("en-US", "zh-Hant", "Li等人, 「A」."),
        ("zh-CN", "en", "Li et al., “A.”"),
        ("zh-CN", "zh-TW", "Li等人, 「A」."),
        ("en-US", "en-GB", "Li et al., ‘A’."),
        // A bare language is the document's own dialect.
        ("en-GB", "en", "Li et al., ‘A’."),
        ("zh-TW", "zh", "Li等人, 「A」."),
        // No such locale, no language, and what is no tag.
        ("de-DE", "xx-YY", "Li u. a., „A“."),
        ("de-DE", "", "Li u. a., „A“."),
        ("de-DE", "English", "Li u. a., „A“."),
    ] {
        assert_eq!(
            entry_in(document, language),
            expected,
            "{language:?} in {document}"
        );
    }
}

#[test]
fn cites_of_one_cluster_keep_theirs() {
    let json = json!([item("A", "en-US"), item("B", "zh-CN"), item("C", "de-DE")]);
    let mut processor = document(style(STYLE), locales(), "en-US", items(&json.to_string()));
    let cite = |ids: &[&str], note| Citation {
        id: None,
        cites: ids.iter().map(|id| Cite::new(*id)).collect(),
        note,
        ..Citation::default()
    };
    processor
        .set_citations(vec![
            cite(&["A", "B", "C"], 1),
            cite(&["C"], 2),
            cite(&["B"], 3),
            cite(&["B"], 4),
        ])
        .expect("known items");
    assert_eq!(
        texts(&processor),
        [
            "Li et al., “A”; Li等, 《B》; Li u. a., „C“.",
            "Li u. a., „C“.",
            "Li等, 《B》.",
            "Zh-CN ibid.",
        ]
    );
    let mut author = Cite::new("C");
    author.author_only = true;
    let author = processor.preview(&[author]).expect("a known item");
    assert_eq!(author.write(OutputFormat::Text), "Li u. a.");
}

#[test]
fn the_order_is_the_documents() {
    let json = json!([item("C", "zh-CN"), item("A", "de-DE"), item("B", "en-US")]);
    let processor = document(style(STYLE), locales(), "en-US", items(&json.to_string()));
    let entries = bibliography(&processor);
    assert_eq!(
        entries,
        ["Li u. a., „A“.", "Li et al., “B.”", "Li等, 《C》."]
    );
}

#[test]
fn each_locale_is_compiled_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let asked = Arc::new(AtomicUsize::new(0));
    let (map, count) = (locales(), Arc::clone(&asked));
    let provider = move |tag: &str| {
        count.fetch_add(usize::from(tag == "en-US"), Ordering::Relaxed);
        ibid_csl::LocaleProvider::locale(&map, tag)
    };
    let mut options = ProcessorOptions::default();
    let style = Arc::new(style(STYLE));
    options.item_locales = Some(Arc::new(ItemLocales::new(
        Arc::clone(&style),
        Arc::new(provider),
    )));
    let compiled = CompiledStyle::compile(&style, &locales(), Some("en-US"));
    let mut processor = Processor::new(Arc::new(compiled), options);
    let many: Vec<Value> = (0..50).map(|at| item(&format!("{at}"), "de-DE")).collect();
    processor.set_items(items(&json!(many).to_string()));
    processor.set_items(items(&json!(many).to_string()));
    // The last of the fallbacks is read when a locale is compiled.
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn official_styles_and_locales() {
    let found = (
        ibid_testdata::find(Dataset::Styles),
        ibid_testdata::find(Dataset::Locales),
    );
    let (Ok(styles), Ok(folder)) = found else {
        println!("skipped: {:?}", found.0.err().or(found.1.err()));
        return;
    };
    let read = |path: std::path::PathBuf| std::fs::read_to_string(path).expect("a file");
    let locale = |tag| {
        let text = read(folder.join(format!("locales-{tag}.xml")));
        parse_locale(&text).expect("the locale").value
    };
    let locales: LocaleMap = ["en-US", "de-DE", "zh-CN"]
        .map(locale)
        .into_iter()
        .collect();
    let authors = |family: &str| -> Vec<Value> {
        (0..25)
            .map(|at| json!({"family": format!("{family}{at}"), "given": "A."}))
            .collect()
    };
    let work = |id: &str, language: &str, family: &str| {
        json!({"id": id, "type": "webpage", "language": language, "title": format!("Title {id}"),
        "URL": "https://a.example/", "author": authors(family),
        "issued": {"date-parts": [[2020, 3, 1]]}, "accessed": {"date-parts": [[2021, 10, 2]]}})
    };
    let json = json!([
        work("e", "en-US", "Eve"),
        work("d", "de-DE", "Dorn"),
        work("z", "zh-CN", "Zhao")
    ]);
    for (name, parts) in [
        (
            "china-national-standard-gb-t-7714-2015-numeric",
            ["et al.", "u. a.", "等"],
        ),
        (
            "ieee",
            ["Oct. 02, 2021", "2. Oktober 2021", "2021年10月2日"],
        ),
        ("apa", ["2020, March 1", "2020, März 1", "2020, 三月 1"]),
    ] {
        let style = style(&read(styles.join(format!("{name}.csl"))));
        let mut processor = document(style, locales.clone(), "en-US", items(&json.to_string()));
        processor.include_all();
        let printed = processor.bibliography().expect("a bibliography");
        for (id, part) in ["e", "d", "z"].into_iter().zip(parts) {
            let entry = printed.entries.iter().find(|entry| entry.id == id);
            let text = entry.expect("an entry").rendered.write(OutputFormat::Text);
            let text = text.replace(['\u{a0}', '\u{202f}'], " ");
            assert!(text.contains(part), "{name}: no {part:?} in {text}");
        }
    }
}
