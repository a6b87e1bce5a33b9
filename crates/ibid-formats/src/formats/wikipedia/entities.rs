//! HTML's entities, which publishers leave in their exports.

/// HTML's entities that exports leave behind: `&amp;`, `&#8217;`.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.bytes().take(12).position(|b| b == b';');
        let inside = end.and_then(|end| from.get(1..end));
        if let Some(c) = inside.and_then(entity) {
            out.push(c);
            let length = inside.map_or(0, str::len) + 2;
            rest = from.get(length..).unwrap_or_default();
        } else {
            out.push('&');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// The character of an entity's name.
fn entity(name: &str) -> Option<char> {
    let code = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "nbsp" => return Some('\u{a0}'),
        "ndash" => return Some('–'),
        "mdash" => return Some('—'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let number = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    char::from_u32(number).filter(|c| !c.is_control())
}

/// The text with `&amp;` where a reader would take what follows for an entity.
pub(super) fn without_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(c);
        let from = text.get(at + 1..).filter(|_| c == '&').unwrap_or_default();
        let end = from.bytes().take(11).position(|b| b == b';');
        if end
            .and_then(|end| from.get(..end))
            .and_then(entity)
            .is_some()
        {
            out.push_str("amp;");
        }
    }
    out
}
