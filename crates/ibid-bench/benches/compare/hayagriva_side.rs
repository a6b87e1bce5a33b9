//! The same work done with hayagriva's library, in a process of its own.

use crate::document::LOCALE;
use anyhow::{Context, Result};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, LocaleFile, json};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest,
    ElemChildren,
};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

/// Reads a style, its locale and CSL-JSON items; prints one citation an item, then the bibliography,
/// in HTML, a line each.
///
/// # Errors
///
/// A file cannot be read, or hayagriva cannot use it.
pub fn print(style: &Path, locale: &Path, items: &Path) -> Result<()> {
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("cannot read `{}`", path.display()))
    };
    let unusable = |path: &Path| format!("hayagriva cannot use `{}`", path.display());
    let style = IndependentStyle::from_xml(&read(style)?).with_context(|| unusable(style))?;
    let locale = LocaleFile::from_xml(&read(locale)?).with_context(|| unusable(locale))?;
    let items: Vec<json::Item> =
        serde_json::from_str(&read(items)?).with_context(|| unusable(items))?;
    let html = render(&style, &[locale.into()], &items)?;
    io::stdout().write_all(html.as_bytes())?;
    Ok(())
}

fn render(style: &IndependentStyle, locales: &[Locale], items: &[json::Item]) -> Result<String> {
    let tag = || Some(LocaleCode(LOCALE.to_owned()));
    let mut driver = BibliographyDriver::new();
    for (item, note) in items.iter().zip(1..) {
        let cites = vec![CitationItem::with_entry(item)];
        let request = CitationRequest::new(cites, style, tag(), locales, Some(note));
        driver.citation(request);
    }
    let rendered = driver.finish(BibliographyRequest::new(style, tag(), locales));
    let mut html = String::new();
    let write =
        |html: &mut String, content: &ElemChildren| content.write_buf(html, BufWriteFormat::Html);
    for citation in &rendered.citations {
        write(&mut html, &citation.citation)?;
        html.push('\n');
    }
    for entry in rendered.bibliography.iter().flat_map(|all| &all.items) {
        html.push_str("<div>");
        if let Some(first) = &entry.first_field {
            first.write_buf(&mut html, BufWriteFormat::Html)?;
        }
        write(&mut html, &entry.content)?;
        writeln!(html, "</div>")?;
    }
    Ok(html)
}
