//! Whether a text is of BibTeX's syntax, and which of the two uses it.

use super::Dialect;

/// What JabRef writes into files of the BibLaTeX kind. [`super::write`] does so where nothing else
/// in the file says which it is.
pub(super) const BIBLATEX_MARK: &str = "@comment{jabref-meta: databaseType:biblatex;}";

/// Entry types, fields and marks that only BibLaTeX has.
const BIBLATEX: &[&str] = &[
    "@online{",
    "@report{",
    "@thesis{",
    "@mvbook{",
    "@mvcollection{",
    "@collection{",
    "@dataset{",
    "@software{",
    "@inreference{",
    "@periodical{",
    "@jurisdiction{",
    "@legislation{",
    "@movie{",
    "@xdata{",
    "date=",
    "journaltitle=",
    "location=",
    "eprinttype=",
    "eprintclass=",
    "maintitle=",
    "booksubtitle=",
    "shortjournal=",
    "databasetype:biblatex",
];

/// Those that BibTeX has, and BibLaTeX by other names.
const BIBTEX: &[&str] = &[
    "@phdthesis{",
    "@mastersthesis{",
    "@techreport{",
    "@conference{",
    "year=",
    "journal=",
    "address=",
    "school=",
    "archiveprefix=",
    "primaryclass=",
    "month=",
    "databasetype:bibtex",
];

/// The dialect of a text; `None` where no entry stands at the start of a line.
pub(super) fn dialect(head: &str) -> Option<Dialect> {
    if !head.lines().any(starts_entry) {
        return None;
    }
    let found = head.lines().flat_map(words);
    let (mut bibtex, mut biblatex) = (0, 0);
    for sign in found {
        bibtex += usize::from(BIBTEX.contains(&sign.as_str()));
        biblatex += usize::from(BIBLATEX.contains(&sign.as_str()));
    }
    Some(if biblatex > bibtex {
        Dialect::Biblatex
    } else {
        Dialect::Bibtex
    })
}

/// Whether a line begins with `@word{key,`, `@word{` alone, or a command of BibTeX's.
fn starts_entry(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches('\u{feff}');
    let Some(rest) = line.strip_prefix('@') else {
        return false;
    };
    let end = rest.find(['{', '(']).unwrap_or(0);
    let (word, rest) = rest.split_at_checked(end).unwrap_or_default();
    let word = word.trim();
    let key = rest.get(1..).unwrap_or_default().trim();
    let named = |known: &str| word.eq_ignore_ascii_case(known);
    let in_key = |c: char| !c.is_whitespace() && !"{}\"=:;".contains(c) || c == ':';
    let before_comma = key.split_once(',').map_or(key, |(before, _)| before);
    let has_key = key.is_empty() || before_comma.trim().chars().all(in_key);
    let is_word = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    // CSS has `@media (…) {` and `@font-face {`.
    let css = named("media") || named("import") || named("supports") || named("page");
    is_word && !css && (named("string") || named("comment") || named("preamble") || has_key)
}

/// The signs of a line: `@type{`, or `field=`, or what a comment says.
fn words(line: &str) -> Vec<String> {
    let line = line.trim().to_ascii_lowercase();
    if let Some(at) = line.find("databasetype:") {
        let mark = line.get(at..).unwrap_or_default();
        return vec![mark.trim_end_matches([';', '}']).replace(' ', "")];
    }
    let mut found = Vec::new();
    if line.starts_with('@')
        && let Some(end) = line.find('{')
    {
        found.push(line.get(..=end).unwrap_or_default().replace(' ', ""));
    }
    let before_equals = line.split('=').map(str::trim_end);
    let names = before_equals.filter_map(|text| text.rsplit([' ', ',', '\t']).next());
    found.extend(names.map(|name| format!("{name}=")));
    found
}
