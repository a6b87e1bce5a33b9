//! How the embedded styles and locales are found.

use ibid_catalog::{Catalog, CatalogError, Origin, name_key};
use ibid_csl::LocaleProvider as _;

#[track_caller]
fn check(query: &str, name: &str) {
    let found = Catalog::embedded()
        .find(query)
        .unwrap_or_else(|e| panic!("{query}: {e}"));
    assert_eq!(found.entry.name, name, "{query}");
    assert_eq!(found.entry.origin, Origin::Embedded);
    assert!(found.diagnostics.is_empty());
    assert_eq!(found.style.info.id, found.entry.info.id);
    assert_eq!(found.style.info.title, found.entry.info.title);
}

#[test]
fn by_name_and_alias() {
    for (query, name) in [
        ("apa", "apa"),
        ("APA", "apa"),
        (" ieee ", "ieee"),
        ("mla", "modern-language-association"),
        ("chicago", "chicago-author-date"),
        ("chicago-notes", "chicago-notes-bibliography"),
        ("ama", "american-medical-association"),
        ("vancouver", "nlm-citation-sequence"),
        ("harvard", "harvard-cite-them-right"),
        ("acs", "american-chemical-society"),
        ("asa", "american-sociological-association"),
        ("acm", "association-for-computing-machinery"),
        (
            "chicago-fullnote-bibliography",
            "chicago-notes-bibliography",
        ),
        (
            "modern-language-association-8th-edition",
            "modern-language-association",
        ),
        ("Chicago Author Date", "chicago-author-date"),
        ("chicago_author_date", "chicago-author-date"),
        ("institute-of-electrical-and-electronics-engineers", "ieee"),
        ("alphanumeric", "alphanumeric"),
        (
            "deutsche-gesellschaft-für-psychologie",
            "deutsche-gesellschaft-fur-psychologie",
        ),
    ] {
        check(query, name);
    }
}

#[test]
fn by_id() {
    for (query, name) in [
        ("http://www.zotero.org/styles/apa", "apa"),
        ("https://www.zotero.org/styles/apa", "apa"),
        ("https://zotero.org/styles/apa/", "apa"),
        ("www.zotero.org/styles/apa", "apa"),
        ("zotero.org/styles/apa?source=1", "apa"),
        ("HTTP://WWW.ZOTERO.ORG/styles/apa.csl", "apa"),
        ("http://typst.org/csl/alphanumeric", "alphanumeric"),
        (
            "http://www.zotero.org/styles/mla",
            "modern-language-association",
        ),
    ] {
        check(query, name);
    }
    // An id is that of one style: the alias for another one does not count.
    let error = Catalog::embedded().find("http://example.org/styles/harvard");
    assert!(matches!(error, Err(CatalogError::UnknownStyle { .. })));
}

#[test]
fn by_title() {
    check("IEEE Reference Guide version 11.29.2023", "ieee");
    check("THE LANCET", "the-lancet");
    check(
        "Asa style guide 6th/7th edition",
        "american-sociological-association",
    );
    let catalog = Catalog::embedded();
    for entry in catalog.list() {
        let title = entry
            .info
            .title
            .to_uppercase()
            .replace('&', "and")
            .replace(['(', ')'], "");
        let found = catalog
            .entry(&title)
            .unwrap_or_else(|e| panic!("{title}: {e}"));
        assert_eq!(name_key(&found.info.title), name_key(&entry.info.title));
    }
}

#[test]
fn unknown_names_have_suggestions() {
    let suggestions = |query: &str| match Catalog::embedded().find(query) {
        Err(error @ CatalogError::UnknownStyle { .. }) => error.help(),
        other => panic!("{query}: {:?}", other.map(|found| found.entry.name)),
    };
    assert!(suggestions("vancuver").starts_with("did you mean `vancouver`"));
    assert!(suggestions("iee").contains("`ieee`"));
    assert!(suggestions("chicago author").contains("`chicago-author-date`"));
    assert!(suggestions("brackets vancouver").contains("`springer-vancouver-brackets`"));
    assert!(suggestions("qqqqqqqqqqqq").contains("ibid styles search"));
    assert!(!suggestions("").is_empty());
    assert!(!suggestions(&"x".repeat(100_000)).is_empty());
    let error = Catalog::embedded()
        .find("vancuver")
        .expect_err("a slip of the pen");
    assert_eq!(error.to_string(), "there is no style `vancuver`");
    assert_eq!(error.diagnostic().code.0, "E0501");
}

#[test]
fn searches() {
    let names = |query: &str| -> Vec<String> {
        let found = Catalog::embedded().search(query);
        found.into_iter().map(|entry| entry.name).collect()
    };
    assert_eq!(
        names("harvard").first().map(String::as_str),
        Some("harvard-cite-them-right")
    );
    assert_eq!(
        names("mla").first().map(String::as_str),
        Some("modern-language-association")
    );
    assert!(names("harvard").contains(&"elsevier-harvard".to_owned()));
    assert!(names("author-date springer").contains(&"springer-basic-author-date".to_owned()));
    assert!(names("note").contains(&"mhra-notes".to_owned()));
    assert_eq!(names("no such style").len(), 0);
    assert_eq!(names("").len(), Catalog::embedded().list().len());
}

#[test]
fn every_style_and_locale_in_the_program_is_read() {
    let catalog = Catalog::embedded();
    let styles = catalog.list();
    assert_eq!(styles.len(), 80);
    for entry in styles {
        let name = entry.name.clone();
        let found = catalog
            .find(&name)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(found.diagnostics, [], "{name}");
        assert_eq!(found.style.info.updated, entry.info.updated);
        assert_eq!(found.style.info.fields, entry.info.fields);
        assert_eq!(found.style.info.citation_format, entry.info.citation_format);
        assert_eq!(found.style.default_locale, entry.default_locale);
        let xml = catalog
            .xml(&entry)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            xml.contains("<style xmlns=\"http://purl.org/net/xbiblio/csl\""),
            "{name}"
        );
        for spelled_out in ["quotes=\"false\"", "et al\"", "sub verbo", "chicago-15"] {
            assert!(!xml.contains(spelled_out), "{name}: {spelled_out}");
        }
    }
    let locales = catalog.locales();
    assert_eq!(locales.len(), 63);
    for entry in locales {
        let locale = catalog
            .locale(&entry.tag)
            .unwrap_or_else(|| panic!("{}", entry.tag));
        assert_eq!(locale.language.as_deref(), Some(&*entry.tag));
        assert_eq!(locale.dates.len(), 2, "{}", entry.tag);
        assert!(locale.terms.len() > 100, "{}", entry.tag);
    }
}

#[test]
fn locales_that_are_not_there() {
    let catalog = Catalog::embedded();
    for tag in [
        "en-US",
        "de",
        "de-AT",
        "de_at",
        "DE-at",
        "eu",
        "pt",
        "sr-Cyrl-RS",
    ] {
        assert_eq!(catalog.check_locale(tag), None, "{tag}");
    }
    let warning = |tag: &str| {
        let diagnostic = catalog.check_locale(tag).unwrap_or_else(|| panic!("{tag}"));
        format!(
            "{} / {}",
            diagnostic.message,
            diagnostic.help.unwrap_or_default()
        )
    };
    assert_eq!(
        warning("de-LU"),
        "there is no locale `de-LU`; `de-DE` is used / \
         locales of this language: `de-AT`, `de-CH`, `de-DE`"
    );
    assert_eq!(
        warning("tlh"),
        "there is no locale `tlh`; `en-US` is used / \
         `ibid styles locales` lists the locales at hand"
    );
    assert!(warning("../../etc/passwd").contains("`en-US` is used"));
}
