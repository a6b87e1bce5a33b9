//! What may reach a terminal, and how type faces are shown there.

use std::borrow::Cow;

/// Text without control characters (but line ends and tabs) and without characters that reorder
/// what is around them: text from outside must not steer the reader's terminal.
pub fn sanitised(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(steers) {
        Cow::Owned(text.chars().filter(|c| !steers(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// An entry or cluster of the processor's HTML, for a terminal: italics, bold and underline are
/// shown as such; what a terminal has no form for stays text.
///
/// The HTML is the processor's own, of a known few tags.
pub fn ansi(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<&'static str> = Vec::new();
    // Like the text format: one space for each run of white space, none at the ends.
    let mut space = false;
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        if let Some((tag, after)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
            rest = after;
            if tag.starts_with("div") || tag == "/div" {
                space = true;
            } else if tag.starts_with('/') {
                if open.pop().is_some_and(|code| !code.is_empty()) {
                    reopen(&mut out, &open);
                }
            } else {
                // White space before the face is not part of it.
                write_space(&mut out, &mut space);
                let code = code(tag);
                out.push_str(code);
                open.push(code);
            }
            continue;
        }
        let (character, after) =
            entity(rest).unwrap_or((c, rest.get(c.len_utf8()..).unwrap_or_default()));
        rest = after;
        if character.is_ascii_whitespace() {
            space = true;
        } else {
            write_space(&mut out, &mut space);
            let mut buffer = [0; 4];
            out.push_str(&sanitised(character.encode_utf8(&mut buffer)));
        }
    }
    out
}

/// Writes the space that is due, unless nothing has been written yet.
fn write_space(out: &mut String, space: &mut bool) {
    if *space && !out.is_empty() {
        out.push(' ');
    }
    *space = false;
}

/// Ends all faces and begins those again that are still open.
fn reopen(out: &mut String, open: &[&'static str]) {
    out.push_str("\u{1b}[0m");
    for code in open {
        out.push_str(code);
    }
}

/// The terminal's sequence for a tag; nothing where it has none.
fn code(tag: &str) -> &'static str {
    match tag {
        "i" | "em" => "\u{1b}[3m",
        "b" => "\u{1b}[1m",
        "span style=\"font-style:normal;\"" => "\u{1b}[23m",
        "span style=\"font-weight:normal;\"" => "\u{1b}[22m",
        "span style=\"text-decoration:underline;\"" => "\u{1b}[4m",
        "span style=\"text-decoration:none;\"" => "\u{1b}[24m",
        _ => "",
    }
}

/// `&#38;` and its like at the start of `text`, and the rest.
fn entity(text: &str) -> Option<(char, &str)> {
    let (number, after) = text.strip_prefix("&#")?.split_once(';')?;
    let character = number.parse().ok().and_then(char::from_u32)?;
    Some((character, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_nest_and_end() {
        for (html, shown) in [
            ("plain &#38; simple", "plain & simple"),
            (
                "<i>a <b>b</b> c</i> d",
                "\u{1b}[3ma \u{1b}[1mb\u{1b}[0m\u{1b}[3m c\u{1b}[0m d",
            ),
            ("a<sup>2</sup>", "a2"),
            (
                "  <div class=\"csl-entry\">\n    <div class=\"csl-left-margin\">[1]</div><div class=\"csl-right-inline\">X.</div>\n  </div>\n",
                "[1] X.",
            ),
            ("<span style=\"font-variant:small-caps;\">A</span> b", "A b"),
        ] {
            assert_eq!(ansi(html), shown);
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(
            sanitised("a\u{1b}[2Jb\u{202e}c\u{7}\nd\u{9b}e"),
            "a[2Jbc\nde"
        );
        assert_eq!(sanitised("שלום\u{200f}"), "שלום\u{200f}");
        assert_eq!(ansi("a&#27;[2Jb"), "a[2Jb");
    }
}
