//! Every official style and locale and every style of the CSL test suite is read.

use std::collections::BTreeMap;

use ibid_csl::{StyleFile, parse_locale, parse_style, parse_style_head};
use ibid_model::Diagnostic;
use ibid_testdata::{Dataset, Fixture};

use crate::data;

/// How often each warning was given, and for which file first.
#[derive(Default)]
struct Warnings(BTreeMap<String, (usize, String)>);

impl Warnings {
    fn add(&mut self, file: &str, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            let line = format!("{} {}", diagnostic.code, diagnostic.message);
            let first = || (0, format!("{file}:{}", diagnostic.line.unwrap_or_default()));
            self.0.entry(line).or_insert_with(first).0 += 1;
        }
    }

    fn print(&self, what: &str) {
        let sum: usize = self.0.values().map(|(count, _)| count).sum();
        println!("{what}: {sum} warnings, {} kinds", self.0.len());
        for (line, (count, file)) in &self.0 {
            println!("{count:6} {line} ({file})");
        }
    }
}

#[test]
fn every_independent_style_is_read() {
    let Some(files) = data::files(Dataset::Styles, "csl") else {
        return;
    };
    let mut warnings = Warnings::default();
    for path in &files {
        let name = data::name(path);
        let parsed = parse_style(&data::read(path)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let StyleFile::Independent(style) = parsed.value else {
            panic!("{name} was read as a dependent style");
        };
        let head = parse_style_head(&data::read(path)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(format!("{:?}", head.info), format!("{:?}", style.info));
        assert!(
            !style.info.id.is_empty() && !style.info.title.is_empty(),
            "{name}"
        );
        assert!(!style.citation.layout.elements.is_empty(), "{name}");
        warnings.add(&name, &parsed.diagnostics);
    }
    warnings.print(&format!("{} independent styles", files.len()));
    assert!(files.len() > 2_000);
}

#[test]
fn every_dependent_style_is_read() {
    let Some(files) = data::files(Dataset::DependentStyles, "csl") else {
        return;
    };
    let mut warnings = Warnings::default();
    for path in &files {
        let name = data::name(path);
        let parsed = parse_style(&data::read(path)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let StyleFile::Dependent(style) = parsed.value else {
            panic!("{name} was read as an independent style");
        };
        assert!(style.info.parent.is_some(), "{name}");
        warnings.add(&name, &parsed.diagnostics);
    }
    warnings.print(&format!("{} dependent styles", files.len()));
    assert!(files.len() > 7_000);
}

#[test]
fn every_locale_is_read() {
    let Some(files) = data::files(Dataset::Locales, "xml") else {
        return;
    };
    let mut warnings = Warnings::default();
    for path in &files {
        let name = data::name(path);
        let parsed = parse_locale(&data::read(path)).unwrap_or_else(|e| panic!("{name}: {e}"));
        let locale = parsed.value;
        let tag = locale.language.unwrap_or_default();
        assert_eq!(name, format!("locales-{tag}.xml"));
        assert_eq!(locale.dates.len(), 2, "{name}");
        assert!(locale.terms.len() > 100, "{name}");
        warnings.add(&name, &parsed.diagnostics);
    }
    warnings.print(&format!("{} locales", files.len()));
    assert!(files.len() > 60);
}

#[test]
fn every_style_of_the_test_suite_is_read() {
    let Some(files) = data::files(Dataset::TestSuite, "txt") else {
        return;
    };
    let mut warnings = Warnings::default();
    let mut styles = 0;
    for path in &files {
        let name = data::name(path);
        let fixture = Fixture::parse(&name, &data::read(path));
        let xml = fixture.unwrap_or_else(|e| panic!("{name}: {e}")).csl;
        let parsed = parse_style(xml.trim()).unwrap_or_else(|e| panic!("{name}: {e}"));
        styles += usize::from(matches!(parsed.value, StyleFile::Independent(_)));
        warnings.add(&name, &parsed.diagnostics);
    }
    warnings.print(&format!("{styles} styles of the test suite"));
    assert_eq!(styles, files.len());
}
