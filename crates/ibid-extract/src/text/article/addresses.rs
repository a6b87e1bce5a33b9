//! A DOI or URL that a text states as its own.

use crate::candidate::Property;
use crate::identifiers::doi_in;

use super::Found;
use super::lines::{Line, strip_prefix_ignore_case};

/// How many lines at either end may hold an address without a label.
const NEAR: usize = 12;

/// Words before the article's own URL.
const URL_LABELS: &[&str] = &[
    "url:",
    "link:",
    "permalink:",
    "source:",
    "original:",
    "original article:",
    "original url:",
    "read the original article:",
    "read more at:",
    "read more:",
    "retrieved from",
    "available at:",
    "available from:",
    "available at",
    "article url:",
    "quelle:",
    "fuente:",
    "fonte:",
    "lien :",
    "web:",
    "via:",
];

/// Words before the article's own DOI.
const DOI_LABELS: &[&str] = &[
    "doi:",
    "doi",
    "digital object identifier:",
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi.org/",
];

/// Headings after which every address is somebody else's.
pub(super) const REFERENCES: &[&str] = &[
    "references",
    "bibliography",
    "works cited",
    "literature cited",
    "notes",
    "sources",
    "further reading",
    "literatur",
    "literaturverzeichnis",
    "quellen",
    "bibliographie",
    "références",
    "bibliografía",
    "referencias",
    "referências",
    "bibliografia",
    "riferimenti",
    "literatuur",
    "referenser",
    "литература",
    "список литературы",
    "参考文献",
];

pub(super) fn read(lines: &[Line<'_>], found: &mut Found) {
    let end = lines
        .iter()
        .position(|line| {
            let heading = line.text.trim_matches(['#', ' ', ':', '*']).to_lowercase();
            REFERENCES.contains(&heading.as_str())
        })
        .unwrap_or(lines.len());
    let filled: Vec<&Line<'_>> = lines
        .iter()
        .take(end)
        .filter(|line| !line.is_blank())
        .collect();
    let count = filled.len();
    for (index, line) in filled.into_iter().enumerate() {
        let near = index < NEAR || index + NEAR >= count;
        read_doi(line, index < 60 || near, found);
        read_url(line, near, found);
    }
}

fn read_doi(line: &Line<'_>, near: bool, found: &mut Found) {
    let labelled = DOI_LABELS
        .iter()
        .any(|label| strip_prefix_ignore_case(line.text, label).is_some());
    if labelled
        && near
        && !found.has(Property::Doi)
        && let Some(doi) = doi_in(line.text)
    {
        found.text(Property::Doi, &doi, line, 0.9);
    }
}

fn read_url(line: &Line<'_>, near: bool, found: &mut Found) {
    let labelled = URL_LABELS
        .iter()
        .find_map(|label| strip_prefix_ignore_case(line.text, label))
        .map(str::trim);
    if let Some(url) = labelled.and_then(url_in) {
        if !is_doi_address(url) {
            found.text(Property::Url, url, line, 0.8);
        }
        return;
    }
    // A line that is nothing but an address.
    let alone = url_in(line.text).filter(|url| url.len() == line.text.len());
    if let Some(url) = alone.filter(|url| near && !is_doi_address(url)) {
        found.text(Property::Url, url, line, 0.5);
    }
}

fn is_doi_address(url: &str) -> bool {
    url.contains("doi.org/")
}

/// The `http(s)` address that a text begins with, without closing marks.
pub(super) fn url_in(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['<', '(', '[', '"']);
    let word = text.split_whitespace().next()?;
    let rest = strip_prefix_ignore_case(word, "https://")
        .or_else(|| strip_prefix_ignore_case(word, "http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':'));
    is_host.then(|| word.trim_end_matches(['>', ')', ']', '"', ',', ';', '.']))
}
