//! Text with the markup of JATS, HTML or MathML, as records in JSON hold it, to CSL-JSON's markup.

/// Elements that CSL-JSON has a tag for.
const KEPT: &[(&str, &str)] = &[
    ("i", "i"),
    ("em", "i"),
    ("italic", "i"),
    ("b", "b"),
    ("bold", "b"),
    ("strong", "b"),
    ("sub", "sub"),
    ("inf", "sub"),
    ("sup", "sup"),
    ("sc", "sc"),
    ("scp", "sc"),
];

/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "abstract",
    "br",
    "break",
    "disp-formula",
    "disp-quote",
    "div",
    "li",
    "list",
    "list-item",
    "p",
    "sec",
    "title",
    "tr",
];

/// Elements of which only the content counts.
const INLINE: &[&str] = &[
    "a",
    "ext-link",
    "inline-formula",
    "label",
    "math",
    "mi",
    "mml",
    "mn",
    "mo",
    "monospace",
    "mrow",
    "ms",
    "mspace",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtext",
    "named-content",
    "roman",
    "semantics",
    "span",
    "styled-content",
    "tex-math",
    "tt",
    "u",
    "underline",
    "xref",
];

/// The longest tag that is looked at.
const LONGEST: usize = 512;

/// The text with CSL-JSON's markup, without other tags of JATS, HTML and MathML; character
/// references are the characters. What is no such tag stays.
pub(crate) fn rich(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return squeezed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = tag(from, &mut out).or_else(|| character(from, &mut out));
        let length = length.unwrap_or_else(|| {
            out.push_str(from.get(..1).unwrap_or_default());
            1
        });
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    squeezed(&out)
}

/// Runs of white space as one, lines where blocks begin.
fn squeezed(text: &str) -> String {
    let lines = text.split(BLOCK_MARK);
    let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Stands where a block begins until lines are made: no text has it.
const BLOCK_MARK: char = '\u{1e}';

/// Writes what stands for the tag at the start of `from`; its length.
fn tag(from: &str, out: &mut String) -> Option<usize> {
    let body = from.strip_prefix('<')?;
    let end = body.bytes().take(LONGEST).position(|b| b == b'>')?;
    let inside = body.get(..end)?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let name = inside.trim_end_matches('/');
    let name = name.split(char::is_whitespace).next().unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    if let Some((_, kept)) = KEPT.iter().find(|(known, _)| *known == name) {
        out.push_str(if closes { "</" } else { "<" });
        out.push_str(kept);
        out.push('>');
    } else if BLOCKS.contains(&name.as_str()) {
        out.push(BLOCK_MARK);
    } else if !INLINE.contains(&name.as_str()) {
        return None;
    }
    Some(end + 2)
}

/// Writes the character of the reference at the start of `from`; the reference's length.
fn character(from: &str, out: &mut String) -> Option<usize> {
    let body = from.strip_prefix('&')?;
    let end = body.bytes().take(12).position(|b| b == b';')?;
    let name = body.get(..end)?;
    let number = name.strip_prefix('#').map(|number| {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        code.ok().and_then(char::from_u32)
    });
    out.push(match (name, number) {
        (_, Some(number)) => number?,
        ("amp", _) => '&',
        ("lt", _) => '<',
        ("gt", _) => '>',
        ("quot", _) => '"',
        ("apos", _) => '\'',
        ("nbsp", _) => '\u{a0}',
        _ => return None,
    });
    Some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::rich;

    #[test]
    fn markup_becomes_csl_json_s_and_blocks_become_lines() {
        for (from, to) in [
            (
                "<jats:title>Abstract</jats:title><jats:p>On  <jats:italic>Ulva</jats:italic>.</jats:p>",
                "Abstract\nOn <i>Ulva</i>.",
            ),
            (
                "A &amp; B &lt; C &#x3b1; &unknown;",
                "A & B < C α &unknown;",
            ),
            (
                "<mml:math><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>",
                "x2",
            ),
            ("1 < 2 and <unknown> 3 > 2", "1 < 2 and <unknown> 3 > 2"),
            ("CO<sub>2</sub><scp>DNA</scp>", "CO<sub>2</sub><sc>DNA</sc>"),
            ("\n   broken\n   line ", "broken line"),
        ] {
            assert_eq!(rich(from), to);
        }
    }
}
