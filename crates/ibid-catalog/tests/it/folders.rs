//! Styles and locales of the user and of the system.

use std::fs;

use ibid_catalog::{Catalog, CatalogError, Dirs, Origin};
use ibid_csl::{LocaleProvider as _, TermForm};

use crate::support::{catalog, dependent, folder, style, write};

#[test]
fn the_users_styles_stand_before_the_embedded_ones_and_these_before_the_systems() {
    let folder = folder("order");
    for name in ["nature", "mla"] {
        write(
            &folder.join(format!("data/styles/{name}.csl")),
            &style(name),
        );
    }
    for name in ["nature", "cell", "oscola"] {
        write(
            &folder.join(format!("system/styles/{name}.csl")),
            &style(name),
        );
    }
    let catalog = catalog(&folder);
    let origin = |query: &str| {
        catalog
            .entry(query)
            .map(|e| (e.name, e.origin.as_str().to_owned()))
    };
    let expect = |name: &str, origin: &str| (name.to_owned(), origin.to_owned());
    assert_eq!(origin("nature").ok(), Some(expect("nature", "added")));
    assert_eq!(
        origin("mla").ok(),
        Some(expect("mla", "added")),
        "not the alias"
    );
    assert_eq!(origin("cell").ok(), Some(expect("cell", "embedded")));
    assert_eq!(origin("oscola").ok(), Some(expect("oscola", "system")));
    assert_eq!(
        origin("The OSCOLA style").ok(),
        Some(expect("oscola", "system"))
    );
    assert_eq!(origin("oscola!").ok(), Some(expect("oscola", "system")));
    let names: Vec<String> = catalog.list().into_iter().map(|entry| entry.name).collect();
    assert_eq!(names.len(), 80 + 2);
    assert!(names.is_sorted());
}

#[test]
fn dependent_styles() {
    let folder = folder("dependent");
    let system = folder.join("system/styles/dependent");
    let apa = "http://www.zotero.org/styles/apa";
    write(&system.join("journal.csl"), &dependent("journal", apa));
    write(
        &system.join("orphan.csl"),
        &dependent("orphan", "http://www.zotero.org/styles/gone"),
    );
    write(
        &system.join("ring.csl"),
        &dependent("ring", "http://www.zotero.org/styles/ring"),
    );
    let old = "http://www.zotero.org/styles/chicago-fullnote-bibliography";
    write(&system.join("old.csl"), &dependent("old", old));
    let catalog = catalog(&folder);

    let found = catalog
        .find("journal")
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found.entry.info.title, "Journal journal");
    assert_eq!(
        found.parent.map(|parent| parent.name).as_deref(),
        Some("apa")
    );
    assert_eq!(found.style.default_locale.as_deref(), Some("fr-FR"));
    assert_eq!(found.style.info.id, apa);
    let found = catalog
        .find("old")
        .unwrap_or_else(|error| panic!("{error}"));
    let parent = found.parent.map(|parent| parent.name);
    assert_eq!(parent.as_deref(), Some("chicago-notes-bibliography"));

    let error = catalog.find("orphan").expect_err("no parent");
    assert_eq!(
        error.to_string(),
        "the style `orphan` takes its rules from `http://www.zotero.org/styles/gone`, \
         which is not at hand"
    );
    assert_eq!(
        error.help(),
        "get the parent's file from http://www.zotero.org/styles/gone and add it with \
         `ibid styles add FILE`"
    );
    let error = catalog.find("ring").expect_err("a ring");
    assert!(
        matches!(error, CatalogError::NoIndependentParent { .. }),
        "{error}"
    );
}

#[test]
fn paths() {
    let folder = folder("paths");
    let parent = folder.join("mine.csl");
    write(&parent, &style("mine"));
    let child = folder.join("dependent/child.csl");
    write(
        &child,
        &dependent("child", "http://www.zotero.org/styles/mine"),
    );
    write(&folder.join("broken.csl"), "<style><citation/></style>");
    write(&folder.join("page.csl"), "<html>\n</html>");
    fs::write(folder.join("binary.csl"), [b'<', 0xFF, 0xFE]).expect("a file");
    let catalog = Catalog::embedded();
    let find = |file: &str| catalog.find(&folder.join(file).display().to_string());

    let found = find("mine.csl").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(found.entry.origin, Origin::File(parent));
    assert_eq!(found.entry.name, "mine");
    let found = find("dependent/child.csl").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        found.parent.map(|parent| parent.name).as_deref(),
        Some("mine")
    );

    let message = |file: &str| {
        let diagnostic = find(file).expect_err("cannot be used").diagnostic();
        let place = (diagnostic.line, diagnostic.column);
        (diagnostic.code.0, place, diagnostic.message)
    };
    let (code, place, text) = message("broken.csl");
    assert_eq!((code, place), ("E0203", (Some(1), Some(8))), "{text}");
    let (code, place, text) = message("page.csl");
    assert_eq!((code, place), ("E0202", (Some(1), Some(1))), "{text}");
    let (code, _, text) = message("binary.csl");
    assert_eq!(code, "E0503");
    assert!(text.ends_with("byte 1 is not UTF-8"), "{text}");
    let (code, _, text) = message("absent.csl");
    assert_eq!(code, "E0503");
    assert!(text.contains("absent.csl"), "{text}");
}

#[test]
fn renamed_styles_of_the_official_list() {
    let folder = folder("renamed");
    write(
        &folder.join("system/styles/new-name.csl"),
        &style("new-name"),
    );
    let list = r#"{"old-name": "new-name", "other": 1}"#;
    write(&folder.join("system/styles/renamed-styles.json"), list);
    let catalog = catalog(&folder);
    for query in [
        "old-name",
        "Old Name",
        "http://www.zotero.org/styles/old-name",
    ] {
        let found = catalog
            .entry(query)
            .unwrap_or_else(|error| panic!("{query}: {error}"));
        assert_eq!(found.name, "new-name");
    }
    assert!(catalog.entry("other").is_err());
}

#[test]
fn adding_styles() {
    let folder = folder("adding");
    let file = folder.join("My Style.csl");
    write(&file, &style("mine"));
    let catalog = catalog(&folder);
    let added = catalog.add(&file).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(added.len(), 1);
    assert_eq!(added[0].entry.name, "my-style");
    assert!(!added[0].replaced);
    let found = catalog
        .find("my style")
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        found.entry.origin,
        Origin::Added(folder.join("data/styles/my-style.csl"))
    );
    let again = catalog.add(&file).unwrap_or_else(|error| panic!("{error}"));
    assert!(again[0].replaced);

    let many = folder.join("many");
    write(&many.join("a.csl"), &style("a"));
    write(
        &many.join("b.csl"),
        &dependent("b", "http://www.zotero.org/styles/a"),
    );
    write(&many.join("readme.txt"), "no style");
    assert_eq!(catalog.add(&many).map(|added| added.len()).ok(), Some(2));
    assert!(catalog.find("b").is_ok());

    let bad = folder.join("bad.csl");
    write(&bad, "<style>");
    let error = catalog.add(&bad).expect_err("no XML");
    assert_eq!(error.diagnostic().code.0, "E0201");
    assert!(catalog.entry("bad").is_err());
    let error = Catalog::embedded().add(&file).expect_err("no folder");
    assert_eq!(error.help(), "set `IBID_DATA_DIR` to a folder");
}

#[test]
fn locales_in_folders() {
    let folder = folder("locales");
    let locale = |tag: &str, text: &str| {
        format!("<locale xml:lang='{tag}'><terms><term name='and'>{text}</term></terms></locale>")
    };
    write(
        &folder.join("data/locales/locales-de-DE.xml"),
        &locale("de-DE", "added"),
    );
    write(
        &folder.join("system/locales/locales-de-DE.xml"),
        &locale("de-DE", "system"),
    );
    write(
        &folder.join("system/locales/locales-xx-XX.xml"),
        &locale("xx-XX", "system"),
    );
    let catalog = catalog(&folder);
    let and = |tag: &str| {
        let locale = catalog.locale(tag)?;
        let mut terms = locale.terms.iter();
        terms
            .find(|t| t.name == "and" && t.form == TermForm::Long)
            .map(|t| t.single.clone())
    };
    assert_eq!(and("de-DE").as_deref(), Some("added"));
    assert_eq!(and("xx-xx").as_deref(), Some("system"));
    assert_eq!(and("fr-FR").as_deref(), Some("et"));
    assert_eq!(and("yy-YY"), None);
    assert_eq!(catalog.locales().len(), 64);
    assert_eq!(catalog.check_locale("xx-XX"), None);
}

#[test]
fn names_do_not_lead_out_of_the_folder() {
    let folder = folder("outside");
    write(&folder.join("data/secret.csl"), &style("secret"));
    let catalog = catalog(&folder);
    let id = "http://example.org/..";
    assert!(catalog.entry(id).is_err());
    assert!(catalog.entry("..").is_err());
}

#[test]
fn folders_of_the_environment() {
    let variables = |pairs: &'static [(&str, &str)]| {
        Dirs::from_variables(move |name| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).into())
        })
    };
    let own = variables(&[
        ("IBID_CONFIG_DIR", "/c"),
        ("IBID_DATA_DIR", "/d"),
        ("IBID_CACHE_DIR", "relative"),
        ("HOME", "/home/x"),
    ]);
    assert_eq!(own.config, Some("/c".into()));
    assert_eq!(own.data, Some("/d".into()));
    assert_eq!(own.cache, Some("relative".into()));
    assert_eq!(variables(&[]).data, None);
    if cfg!(target_os = "linux") {
        let home = variables(&[("HOME", "/home/x"), ("IBID_DATA_DIR", "")]);
        assert_eq!(home.data, Some("/home/x/.local/share/ibid".into()));
        assert_eq!(home.cache, Some("/home/x/.cache/ibid".into()));
        let xdg = variables(&[("XDG_CONFIG_HOME", "/xdg"), ("XDG_DATA_DIRS", "/a:b:/c")]);
        assert_eq!(xdg.config, Some("/xdg/ibid".into()));
        let below = ["/a/citation-style-language", "/c/citation-style-language"];
        assert_eq!(xdg.system, below.map(std::path::PathBuf::from));
        let usual = variables(&[]).system;
        assert!(usual.contains(&"/usr/share/citation-style-language".into()));
    }
}
