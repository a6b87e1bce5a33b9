//! Fields that TeX leaves alone: URLs and identifiers.

use super::tex::whole_braces;

/// What exporters write for signs in such fields, though they need not.
const ESCAPES: [(&str, &str); 14] = [
    ("{\\_}", "_"),
    ("{\\%}", "%"),
    ("{\\&}", "&"),
    ("{\\#}", "#"),
    ("{\\~{}}", "~"),
    ("{\\textasciitilde}", "~"),
    ("\\textasciitilde{}", "~"),
    ("\\~{}", "~"),
    ("\\_", "_"),
    ("\\%", "%"),
    ("\\&", "&"),
    ("\\#", "#"),
    ("\\$", "$"),
    ("\\~", "~"),
];

/// The text of such a field: as it stands, but for `\url{…}` around it and escapes in it.
pub(super) fn read(value: &str) -> String {
    let mut text = value.trim();
    if whole_braces(text) > 0 {
        text = super::tex::without_whole_braces(text);
    }
    let inside = text
        .strip_prefix("\\url{")
        .and_then(|t| t.strip_suffix('}'));
    text = inside.unwrap_or(text).trim();
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let escape = matches!(sign, '\\' | '{')
            .then(|| ESCAPES.iter().find(|(from, _)| rest.starts_with(from)));
        let length = if let Some((from, to)) = escape.flatten() {
            out.push_str(to);
            from.len()
        } else {
            out.push(sign);
            sign.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// The address in a text such as `Available at \url{https://example.org}`.
pub(super) fn address(value: &str) -> Option<String> {
    let start = value.find("http://").or_else(|| value.find("https://"))?;
    let from = value.get(start..)?;
    let end = from.find(|c: char| c.is_whitespace() || c == '}' || c == '>');
    let address = from.get(..end.unwrap_or(from.len()))?;
    Some(read(address.trim_end_matches(['.', ',', ';', ')'])))
}

/// Such a field's text, if it can be written as it is.
pub(super) fn write(text: &str) -> Option<&str> {
    let mut depth = 0_i64;
    let balanced = text.bytes().all(|byte| {
        depth += i64::from(byte == b'{') - i64::from(byte == b'}');
        depth >= 0
    });
    (balanced && depth == 0 && !text.contains('\n') && read(text) == text).then_some(text)
}
