//! Identifiers in text.

/// The DOI in a text: `10.`, a registrant's number, a slash, a suffix.
///
/// Source: DOI Handbook 2.2; the registrant's number has four to nine digits and may be divided.
pub(crate) fn doi_in(text: &str) -> Option<String> {
    let at = text.match_indices("10.").map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '.')
            && registrant(text.get(at + 3..).unwrap_or(""))
    })?;
    let rest = text.get(at..)?;
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '?' | '#' | '|'))
        .unwrap_or(rest.len());
    let doi = rest.get(..end)?.replace("%2F", "/").replace("%2f", "/");
    let mut doi = doi.trim_end_matches(['.', ',', ';', ':', '\'', '”', '’']);
    // A bracket that the text around opened.
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        while doi.ends_with(close) && doi.matches(open).count() < doi.matches(close).count() {
            doi = doi.strip_suffix(close)?;
        }
    }
    let (_, suffix) = doi.split_once('/')?;
    (!suffix.is_empty()).then(|| doi.to_owned())
}

/// Whether a registrant's number and a slash stand at the start.
fn registrant(text: &str) -> bool {
    let end = text.find(['/', '%']).unwrap_or(0);
    text.get(..end).is_some_and(|number| {
        let first = number.split('.').next().unwrap_or("");
        (4..=9).contains(&first.len()) && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    })
}
