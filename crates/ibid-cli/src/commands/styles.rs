//! `ibid styles`: which styles there are, what one is, and what is wrong with one.

use std::path::Path;

use ibid::catalog::{Catalog, CatalogError, FoundStyle, StyleEntry};
use ibid::csl::Info;
use ibid::model::{Diagnostic, Severity, codes};
use ibid::report::DiagnosticReport;
use ibid::{IbidError, SourceForm, Styles};
use serde_json::{Value, json};

use crate::arguments::StylesVerb;
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::output::Output;

/// Does one of the verbs.
pub fn run(
    verb: &StylesVerb,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let styles = Styles::open();
    let catalog = styles.catalog();
    match verb {
        StylesVerb::List { json } => list(&catalog.list(), *json, output),
        StylesVerb::Search { words, json } => {
            let words = words.join(" ");
            let found = catalog.search(&words);
            if found.is_empty() {
                diagnostics.print(&nothing_found(&words));
                return Ok(Exit::Absent);
            }
            list(&found, *json, output)
        }
        StylesVerb::Show { style, json } => show(catalog, style, *json, output, diagnostics),
        StylesVerb::Add { paths } => add(catalog, paths, output, diagnostics),
        StylesVerb::Check { styles, json } => check(catalog, styles, *json, output, diagnostics),
        StylesVerb::Locales { json } => locales(catalog, *json, output),
    }
}

fn nothing_found(words: &str) -> Diagnostic {
    let message = format!("no style has the words `{words}`");
    Diagnostic::error(codes::CATALOG_UNKNOWN_STYLE, message).with_help(
        "use fewer words, or add a style from https://github.com/citation-style-language/styles",
    )
}

/// A style a line: its name and its title.
fn list(entries: &[StyleEntry], as_json: bool, output: &mut Output) -> Result<Exit, Stop> {
    if as_json {
        let styles: Vec<Value> = entries
            .iter()
            .map(|entry| entry_json(entry, &entry.info))
            .collect();
        output.json(
            &Listing {
                schema: "ibid.styles/1",
                styles,
            },
            true,
        )?;
        return Ok(Exit::Done);
    }
    let width = entries
        .iter()
        .map(|entry| entry.name.chars().count())
        .max()
        .unwrap_or(0);
    for entry in entries {
        output.line(&format!("{:width$}  {}", entry.name, entry.info.title))?;
    }
    Ok(Exit::Done)
}

/// `ibid.styles/1`
#[derive(serde::Serialize)]
struct Listing {
    schema: &'static str,
    styles: Vec<Value>,
}

/// `ibid.style/1`, `ibid.style-check/1`: a document that starts with its schema.
#[derive(serde::Serialize)]
struct Document {
    schema: &'static str,
    #[serde(flatten)]
    content: Value,
}

/// `ibid.locales/1`
#[derive(serde::Serialize)]
struct LocaleListing {
    schema: &'static str,
    locales: Vec<Value>,
}

fn locales(catalog: &Catalog, as_json: bool, output: &mut Output) -> Result<Exit, Stop> {
    let locales = catalog.locales();
    if as_json {
        let as_json = |locale: &ibid::catalog::LocaleEntry| json!({"tag": locale.tag, "origin": locale.origin.as_str(), "path": locale.origin.path()});
        let locales = locales.iter().map(as_json).collect();
        output.json(
            &LocaleListing {
                schema: "ibid.locales/1",
                locales,
            },
            true,
        )?;
        return Ok(Exit::Done);
    }
    for locale in locales {
        output.line(&locale.tag)?;
    }
    Ok(Exit::Done)
}

fn entry_json(entry: &StyleEntry, info: &Info) -> Value {
    json!({
        "name": entry.name,
        "id": info.id,
        "title": info.title,
        "citation_format": info.citation_format,
        "fields": info.fields,
        "updated": info.updated,
        "default_locale": entry.default_locale,
        "parent": info.parent,
        "origin": entry.origin.as_str(),
        "path": entry.origin.path(),
    })
}

fn show(
    catalog: &Catalog,
    query: &str,
    as_json: bool,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let found = match catalog.find(query) {
        Ok(found) => found,
        Err(error @ CatalogError::UnknownStyle { .. }) => {
            diagnostics.print(&error.diagnostic());
            return Ok(Exit::Absent);
        }
        Err(error) => return Err(IbidError::from(error).into()),
    };
    // The entry of a style in the program is short of what the style's own text says.
    let info = if found.parent.is_some() {
        &found.entry.info
    } else {
        &found.style.info
    };
    if as_json {
        let content = entry_json(&found.entry, info);
        output.json(
            &Document {
                schema: "ibid.style/1",
                content,
            },
            true,
        )?;
        return Ok(Exit::Done);
    }
    show_lines(&found, info, output)?;
    Ok(Exit::Done)
}

/// A style's particulars, a line each.
fn show_lines(found: &FoundStyle, info: &Info, output: &mut Output) -> Result<(), Stop> {
    let parent = found
        .parent
        .as_ref()
        .map(|parent| format!("{} ({})", parent.name, parent.info.id));
    let path = found
        .entry
        .origin
        .path()
        .map(|path| path.display().to_string());
    let fields = Some(info.fields.join(", ")).filter(|fields| !fields.is_empty());
    let class = match found.style.class {
        ibid::csl::StyleClass::InText => "in the text",
        ibid::csl::StyleClass::Note => "in notes",
    };
    for (label, value) in [
        ("name", Some(found.entry.name.clone())),
        ("title", Some(info.title.clone())),
        ("id", Some(info.id.clone())),
        ("cites", Some(class.to_owned())),
        ("format", info.citation_format.clone()),
        ("fields", fields),
        ("locale", found.entry.default_locale.clone()),
        ("parent", parent),
        ("updated", info.updated.clone()),
        ("rights", info.rights.clone()),
        ("licence", info.license.clone()),
        ("from", Some(found.entry.origin.as_str().to_owned())),
        ("file", path),
    ] {
        if let Some(value) = value {
            output.line(&format!("{label:8} {value}"))?;
        }
    }
    Ok(())
}

fn add(
    catalog: &Catalog,
    paths: &[String],
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let mut failed = None;
    let mut added = 0_usize;
    for path in paths {
        let form = SourceForm::of(path, |path| Path::new(path).exists());
        let result = match IbidError::needs_network(&form) {
            Some(error) => Err(error),
            None => catalog.add(Path::new(path)).map_err(IbidError::from),
        };
        match result {
            Ok(styles) => {
                for style in styles {
                    let what = if style.replaced { "replaced" } else { "added" };
                    output.line(&format!("{what} {}", style.entry.name))?;
                    added += 1;
                }
            }
            Err(error) => {
                diagnostics.print(&add_diagnostic(&error));
                failed.get_or_insert(Exit::from(error.failure()));
            }
        }
    }
    Ok(match failed {
        Some(_) if added > 0 => Exit::Partial,
        Some(exit) => exit,
        None => Exit::Done,
    })
}

/// A style that has to be fetched is not cited but added.
fn add_diagnostic(error: &IbidError) -> Diagnostic {
    let diagnostic = error.diagnostic();
    match error {
        IbidError::NeedsNetwork { url, .. } => diagnostic.with_help(format!(
            "fetch it yourself: `curl -sLO '{url}'`, then `ibid styles add FILE`"
        )),
        _ => diagnostic,
    }
}

fn check(
    catalog: &Catalog,
    styles: &[String],
    as_json: bool,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let mut exit = Exit::Done;
    let mut reports = Vec::new();
    for style in styles {
        let (said, valid) = match catalog.find(style) {
            Ok(found) => (found.diagnostics, true),
            Err(error) => {
                let error = IbidError::from(error);
                exit = error.failure().into();
                (vec![error.diagnostic()], false)
            }
        };
        if as_json {
            for diagnostic in &said {
                diagnostics.note(diagnostic);
            }
            let said: Vec<_> = said.iter().map(DiagnosticReport::new).collect();
            reports.push(json!({"style": style, "valid": valid, "diagnostics": said}));
        } else {
            diagnostics.print_all(&said);
            output.line(&format!("{style}: {}", verdict(&said)))?;
        }
    }
    if as_json {
        let content = json!({"styles": reports});
        output.json(
            &Document {
                schema: "ibid.style-check/1",
                content,
            },
            true,
        )?;
    }
    Ok(exit)
}

/// `1 error, 2 warnings`, or `no errors`.
fn verdict(said: &[Diagnostic]) -> String {
    let count = |severity: Severity| said.iter().filter(|d| d.severity == severity).count();
    let counted = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let counts = [
        counted(count(Severity::Error), "error"),
        counted(count(Severity::Warning), "warning"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        "no errors".to_owned()
    } else {
        counts.join(", ")
    }
}
