//! The lines of a text.

/// The most lines that are read; an article's statements of itself stand near its ends, and the
/// ends are what is kept.
const MOST: usize = 20_000;

/// A line with its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// 1-based, in the source.
    pub number: usize,
    /// Without white space at the ends.
    pub text: &'t str,
    /// How far it was indented, in characters.
    pub indent: usize,
}

impl Line<'_> {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// A line of running text: long, or ending as sentences do.
    pub fn is_paragraph(&self) -> bool {
        let words = self.text.split_whitespace().count();
        words > 30 || (words > 14 && self.text.ends_with(['.', '!', '?', '。', '”', '"', ':']))
    }
}

/// All lines, blank ones too; of a text with very many, the first and the last.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = text
        .lines()
        .enumerate()
        .map(|(index, line)| {
            let bare = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            Line {
                number: index + 1,
                text: bare.trim_end(),
                indent: line.len() - bare.len(),
            }
        })
        .collect();
    if lines.len() > MOST {
        let tail = lines.split_off(lines.len() - MOST / 2);
        lines.truncate(MOST / 2);
        lines.extend(tail);
    }
    lines
}

/// Takes a prefix off, whatever its case.
pub(super) fn strip_prefix_ignore_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let next = rest.next()?;
        if !next.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}
