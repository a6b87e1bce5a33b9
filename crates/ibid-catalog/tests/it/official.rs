//! The embedded styles and locales are the official ones: the same trees, and the same output.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use ibid_catalog::{Catalog, StyleEntry};
use ibid_csl::{Locale, LocaleProvider, Style, StyleFile, parse_locale, parse_style};
use ibid_engine::{Citation, Cite, CompiledStyle, OutputFormat, Processor, ProcessorOptions};
use ibid_model::csl_json::read_items;
use ibid_model::{DateVariable, Item, ItemType, NameVariable, NumberVariable, TextVariable};
use ibid_testdata::Dataset;

/// How many embedded files may be older or newer than the official ones beside them.
const OTHER_VERSIONS: usize = 8;

/// The tree without the places in the file.
fn tree(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:#?}");
    let lines = text.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("start: ") && !line.starts_with("end: ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The tree with the specification's defaults where nothing is said, since some official styles
/// spell some of them out and the embedded ones never do.
fn style_tree(mut style: Style) -> String {
    let options = &mut style.citation.options;
    options.near_note_distance.get_or_insert(5);
    style.options.initialize_with_hyphen.get_or_insert(true);
    if let Some(bibliography) = &mut style.bibliography {
        bibliography.options.line_spacing.get_or_insert(1);
        bibliography.options.entry_spacing.get_or_insert(1);
    }
    // `strip-periods` of `cs:date-part` may be true, false or absent; false is as absent.
    let mut words = tree(&style)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    words = words.replace("strip_periods: Some( false, )", "strip_periods: None");
    words.replace(", ", ",\n")
}

fn official_style(folder: &Path, entry: &StyleEntry) -> Option<Style> {
    let path = folder.join(format!("{}.csl", entry.name));
    let xml = fs::read_to_string(path).ok()?;
    match parse_style(&xml)
        .unwrap_or_else(|e| panic!("{}: {e}", entry.name))
        .value
    {
        StyleFile::Independent(style) => Some(*style),
        StyleFile::Dependent(_) => panic!("{} is dependent", entry.name),
    }
}

/// Calls `compare` with each embedded style and the official one of the same version.
fn each_style(mut compare: impl FnMut(&str, Style, Style)) {
    let folder = match ibid_testdata::find(Dataset::Styles) {
        Ok(folder) => folder,
        Err(missing) => return println!("skipped: {missing}"),
    };
    let catalog = Catalog::embedded();
    let (mut without, mut other_version) = (Vec::new(), Vec::new());
    for entry in catalog.list() {
        let name = entry.name.clone();
        let Some(official) = official_style(&folder, &entry) else {
            without.push(name);
            continue;
        };
        let embedded = catalog
            .load(entry)
            .unwrap_or_else(|e| panic!("{name}: {e}"))
            .style;
        if embedded.info.updated == official.info.updated {
            compare(&name, embedded, official);
        } else {
            other_version.push(name);
        }
    }
    assert_eq!(without, ["alphanumeric"], "styles without an official one");
    println!("of another version: {other_version:?}");
    assert!(other_version.len() <= OTHER_VERSIONS, "{other_version:?}");
}

#[test]
fn styles_have_the_same_tree() {
    each_style(|name, embedded, official| {
        let (embedded, official) = (style_tree(embedded), style_tree(official));
        assert!(
            embedded == official,
            "{name}: {}",
            difference(&embedded, &official)
        );
    });
}

#[test]
fn locales_have_the_same_tree() {
    let folder = match ibid_testdata::find(Dataset::Locales) {
        Ok(folder) => folder,
        Err(missing) => return println!("skipped: {missing}"),
    };
    let catalog = Catalog::embedded();
    let (mut compared, mut other_version) = (0, Vec::new());
    for entry in catalog.locales() {
        let file = folder.join(format!("locales-{}.xml", entry.tag));
        let (Ok(xml), Some(embedded)) = (fs::read_to_string(file), catalog.locale(&entry.tag))
        else {
            println!("no official locale: {}", entry.tag);
            continue;
        };
        let official: Locale = parse_locale(&xml).unwrap_or_else(|e| panic!("{e}")).value;
        if official.updated != embedded.updated {
            other_version.push(entry.tag);
            continue;
        }
        let (embedded, official) = (tree(&*embedded), tree(&official));
        assert!(
            embedded == official,
            "{}: {}",
            entry.tag,
            difference(&embedded, &official)
        );
        compared += 1;
    }
    println!("of another version: {other_version:?}");
    assert!(compared > 50 && other_version.len() <= OTHER_VERSIONS);
}

/// The first line that differs.
fn difference(one: &str, other: &str) -> String {
    let mut lines = one.lines().zip(other.lines());
    let differing = lines.find(|(one, other)| one != other);
    format!("{differing:?}")
}

/// An item of every type twice: once with every variable, once with a few.
fn items() -> Vec<Item> {
    let mut items = Vec::new();
    for (at, item_type) in ItemType::ALL.iter().enumerate() {
        let full = items.len();
        items.push(full_item(full, at, item_type.as_str()));
        let few = items.len();
        items.push(format!(
            r#"{{"id": "{few}", "type": "{item_type}", "title": "The title of no {few}",
                "author": [{{"family": "Author{few}", "given": "Ann Bea"}}],
                "container-title": "A container", "publisher": "A house", "page": "12-19",
                "volume": "{at}", "issued": {{"date-parts": [[2001, 5]]}},
                "URL": "https://example.org/{few}"}}"#
        ));
    }
    let json = format!("[{}]", items.join(","));
    read_items(&json)
        .unwrap_or_else(|error| panic!("{error}"))
        .value
}

fn full_item(id: usize, at: usize, item_type: &str) -> String {
    let mut fields = vec![
        format!(r#""id": "{id}""#),
        format!(r#""type": "{item_type}""#),
    ];
    let text = TextVariable::ALL.iter().map(|v| v.as_str());
    // Set by the processor, and what would change how the rest is read.
    let text = text.filter(|v| !["year-suffix", "language", "citation-key"].contains(v));
    fields.extend(text.map(|v| format!(r#""{v}": "The {v} of this""#)));
    let number = NumberVariable::ALL.iter().map(|v| v.as_str());
    let number = number
        .filter(|v| !["citation-number", "first-reference-note-number", "locator"].contains(v));
    fields.extend(
        number
            .enumerate()
            .map(|(n, v)| format!(r#""{v}": "{}""#, n + at + 1)),
    );
    for (n, variable) in NameVariable::ALL.iter().enumerate() {
        let people: Vec<String> = (0..=(n + at) % 5)
            .map(|p| format!(r#"{{"family": "{variable}{at}x{p}", "given": "Jo Kim"}}"#))
            .collect();
        fields.push(format!(r#""{variable}": [{}]"#, people.join(",")));
    }
    for (n, variable) in DateVariable::ALL.iter().enumerate() {
        let (month, day) = (1 + (n + at) % 12, 1 + (n + at) % 28);
        fields.push(format!(
            r#""{variable}": {{"date-parts": [[20{n}{}, {month}, {day}]]}}"#,
            at % 10
        ));
    }
    format!("{{{}}}", fields.join(","))
}

/// Every item cited, cited again with a locator, and listed.
fn render(style: &Style, locales: &dyn LocaleProvider, items: &[Item]) -> Vec<String> {
    let style = CompiledStyle::compile(style, locales, None);
    let mut processor = Processor::new(Arc::new(style), ProcessorOptions::default());
    processor.set_items(items.to_vec());
    let mut citations = Vec::new();
    for item in items {
        for locator in [None, Some("7-9".to_owned())] {
            let note = u32::try_from(citations.len() + 1).unwrap_or_default();
            let cite = Cite {
                locator,
                ..Cite::new(&item.id)
            };
            citations.push(Citation {
                id: None,
                cites: vec![cite],
                note,
                ..Citation::default()
            });
        }
    }
    processor
        .set_citations(citations)
        .unwrap_or_else(|error| panic!("{error}"));
    let clusters = (0..processor.cluster_count()).filter_map(|at| processor.cluster(at));
    let mut lines: Vec<String> = clusters.map(|c| c.write(OutputFormat::Html)).collect();
    if let Some(bibliography) = processor.bibliography() {
        let entries = bibliography.entries.iter();
        lines.extend(entries.map(|entry| entry.rendered.write(OutputFormat::Html)));
    }
    lines
}

#[test]
fn styles_have_the_same_output() {
    let catalog = Catalog::embedded();
    let items = items();
    let mut lines = 0;
    each_style(|name, embedded, official| {
        let embedded = render(&embedded, &catalog, &items);
        let official = render(&official, &catalog, &items);
        for (embedded, official) in embedded.iter().zip(&official) {
            assert_eq!(embedded, official, "{name}");
        }
        assert_eq!(embedded.len(), official.len(), "{name}");
        lines += embedded.iter().filter(|line| !line.is_empty()).count();
    });
    println!("{lines} lines compared");
}
