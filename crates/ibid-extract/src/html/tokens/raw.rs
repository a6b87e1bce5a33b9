//! Where the text of an element without tags ends (HTML Living Standard, from "RCDATA end tag name state"
//! to "Script data double escape end state").

use html5ever::tokenizer::states::RawKind;
use memchr::memchr;

use super::attributes::is_space;

/// Where the closing tag of an element's text starts; `None` where there is none.
pub(super) fn end(source: &str, from: usize, kind: RawKind, name: &str) -> Option<usize> {
    if kind == RawKind::ScriptData {
        return end_of_script(source, from);
    }
    closing(source, from, name)
}

/// Where the element of this name closes.
fn closing(source: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let mut from = from;
    loop {
        let start = from + memchr(b'<', bytes.get(from..)?)?;
        let rest = bytes.get(start + 1..)?;
        if rest.first() == Some(&b'/') && is_named(rest.get(1..)?, name) {
            return Some(start);
        }
        from = start + 1;
    }
}

/// Whether a tag's name starts here.
fn is_named(rest: &[u8], name: &str) -> bool {
    rest.get(..name.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && rest
            .get(name.len())
            .is_some_and(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
}

/// How far a script is hidden from old browsers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    No,
    /// Behind `<!--`.
    Escaped,
    /// Behind a `<script` in it: the next closing tag is that one's.
    Twice,
}

/// Where the closing tag of a script stands. In a comment, a script in it has one of its own.
fn end_of_script(source: &str, from: usize) -> Option<usize> {
    const NAME: &str = "script";
    let bytes = source.as_bytes();
    let mut hidden = Hidden::No;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let next = match hidden {
            Hidden::No => memchr(b'<', rest)?,
            _ => memchr::memchr2(b'<', b'-', rest)?,
        };
        let rest = rest.get(next..)?;
        at += next;
        match rest {
            [b'-', b'-', ..] if hidden != Hidden::No => {
                let dashes = rest.iter().take_while(|byte| **byte == b'-').count();
                if rest.get(dashes) == Some(&b'>') {
                    hidden = Hidden::No;
                }
                at += dashes;
                continue;
            }
            [b'<', b'/', name @ ..] if is_named(name, NAME) => match hidden {
                Hidden::Twice => hidden = Hidden::Escaped,
                _ => return Some(at),
            },
            // The dashes may be those that end it.
            [b'<', b'!', b'-', b'-', ..] if hidden == Hidden::No => {
                hidden = Hidden::Escaped;
                at += 1;
            }
            [b'<', name @ ..] if hidden == Hidden::Escaped && is_named(name, NAME) => {
                hidden = Hidden::Twice;
            }
            _ => {}
        }
        at += 1;
    }
}
