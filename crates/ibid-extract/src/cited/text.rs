//! The passages of a text without markup, or of Markdown.

use std::collections::BTreeMap;

use super::passage::{Part, Passage};
use crate::text::article::{has_front_matter, is_references_heading};

/// The most bytes of a link's words.
const LONGEST: usize = 1_000;

/// The passages of a text; `is_paragraphs`: it has one on each second line, and no lines of its own.
pub(super) fn passages(text: &str, is_paragraphs: bool) -> Vec<Passage> {
    let mut reader = Reader {
        labels: labels(text),
        ..Reader::default()
    };
    // Fences that are still to come before the text starts.
    let mut fences = if has_front_matter(text) { 2 } else { 0 };
    for (number, line) in (1..).zip(text.lines()) {
        if fences == 0 {
            reader.line(number, line);
        } else if matches!(line.trim_matches(['\u{feff}', ' ', '\t']), "---" | "+++") {
            fences -= 1;
        }
    }
    reader.finish();
    if is_paragraphs {
        for passage in &mut reader.passages {
            let line = passage.line_at(0).unwrap_or(1);
            passage.where_ = format!("paragraph {}", line.div_ceil(2));
            passage.lines.clear();
        }
    }
    reader.passages
}

/// The addresses of Markdown's labels: `[label]: https://example.org/`.
fn labels(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| {
        let (label, rest) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        let url = rest.split_whitespace().next()?.trim_matches(['<', '>']);
        (!label.starts_with('^') && crate::address::is_web(url))
            .then(|| (label.to_lowercase(), url.to_owned()))
    });
    lines.collect()
}

#[derive(Default)]
struct Reader {
    passages: Vec<Passage>,
    /// The paragraph that is being read.
    open: Option<Passage>,
    in_references: bool,
    in_code: bool,
    labels: BTreeMap<String, String>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        let bare = line.trim();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            self.finish();
            self.in_code = !self.in_code;
            return;
        }
        if self.in_code {
            return;
        }
        let heading = bare.trim_matches(['#', ' ', ':', '*', '=']);
        if is_references_heading(heading) {
            self.finish();
            self.in_references = true;
            return;
        }
        if bare.starts_with('#') {
            self.finish();
            self.in_references = false;
            return;
        }
        let (item, is_note) = list_item(bare);
        if bare.is_empty() {
            self.finish();
            return;
        }
        if item.is_some() || self.in_references {
            self.finish();
        }
        self.add(number, item.unwrap_or(bare), is_note);
    }

    /// Adds a line to the paragraph that is open.
    fn add(&mut self, number: usize, line: &str, is_note: bool) {
        let is_entry = is_note || self.in_references;
        let part = if is_entry { Part::Entry } else { Part::Prose };
        let passage = self.open.get_or_insert_with(|| Passage {
            part,
            text: String::new(),
            links: Vec::new(),
            marked: Vec::new(),
            where_: format!("line {number}"),
            lines: Vec::new(),
        });
        if !passage.text.is_empty() {
            passage.text.push(' ');
        }
        passage.lines.push((passage.text.len(), number));
        inline(line, &self.labels, passage);
    }

    fn finish(&mut self) {
        self.passages.extend(self.open.take());
    }
}

/// What a list's mark, or a note's, is followed by; and whether it is a note's.
fn list_item(line: &str) -> (Option<&str>, bool) {
    if let Some((label, rest)) = line
        .strip_prefix("[^")
        .and_then(|rest| rest.split_once("]:"))
    {
        return (Some(rest.trim()).filter(|_| !label.contains(' ')), true);
    }
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '[');
    let is_numbered = digits.len() < line.len() && line.len() - digits.len() <= 4;
    let rest = ["- ", "* ", "+ ", "• "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    let rest = rest.or_else(|| {
        let rest = digits
            .strip_prefix(['.', ')', ']'])
            .filter(|_| is_numbered)?;
        rest.starts_with(' ').then(|| rest.trim_start())
    });
    (rest, false)
}

/// Adds a line without Markdown's marks, which become links and italics.
fn inline(line: &str, labels: &BTreeMap<String, String>, passage: &mut Passage) {
    let mut rest = line;
    let mut emphasis: Option<(&str, usize)> = None;
    while let Some(c) = rest.chars().next() {
        if let Some((words, url, behind)) = link(rest, labels) {
            let start = passage.text.len();
            inline(words, &BTreeMap::new(), passage);
            passage.links.push((start..passage.text.len(), url));
            rest = behind;
            continue;
        }
        if let Some((url, shown, behind)) = bare_address(rest, &passage.text) {
            let start = passage.text.len();
            passage.text.push_str(shown);
            passage
                .links
                .push((start..passage.text.len(), url.to_owned()));
            rest = behind;
            continue;
        }
        let mark = ["**", "__", "*", "_"]
            .into_iter()
            .find(|mark| rest.starts_with(mark));
        if let Some(mark) = mark {
            let behind = rest.get(mark.len()..).unwrap_or_default();
            match emphasis {
                Some((open, start)) if open == mark => {
                    if mark.len() == 1 {
                        passage.marked.push(start..passage.text.len());
                    }
                    emphasis = None;
                    rest = behind;
                    continue;
                }
                None if opens(mark, &passage.text, behind) => {
                    emphasis = Some((mark, passage.text.len()));
                    rest = behind;
                    continue;
                }
                _ => {}
            }
        }
        passage.text.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
}

/// Whether a mark starts something that ends on the same line.
fn opens(mark: &str, before: &str, behind: &str) -> bool {
    let is_edge = before
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric());
    is_edge && !behind.starts_with(char::is_whitespace) && behind.contains(mark)
}

/// `[words](address)`, `[words][label]` or `[words]` with a label at the start; what follows it.
fn link<'t>(
    text: &'t str,
    labels: &BTreeMap<String, String>,
) -> Option<(&'t str, String, &'t str)> {
    let inside = text.strip_prefix('[')?;
    let close = inside.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let (words, rest) = (inside.get(..close)?, inside.get(close + 1..)?);
    if let Some((address, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let url = address.split_whitespace().next()?.trim_matches(['<', '>']);
        return Some((words, url.to_owned(), behind));
    }
    let (label, behind) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some(("", behind)) => (words, behind),
        Some((label, behind)) => (label, behind),
        None => (words, rest),
    };
    let url = labels.get(&label.to_lowercase())?;
    Some((words, url.clone(), behind))
}

/// An address that is written out, or in `<…>`: itself, what is shown of it, what follows.
fn bare_address<'t>(text: &'t str, before: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let (text, is_framed) = match text.strip_prefix('<') {
        Some(inside) => (inside, true),
        None => (text, false),
    };
    if before.ends_with(char::is_alphanumeric)
        || !(text.starts_with("https://") || text.starts_with("http://"))
    {
        return None;
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | ']'))
        .unwrap_or(text.len());
    let mut url = text
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
    while url.ends_with(')') && url.matches('(').count() < url.matches(')').count() {
        url = url.strip_suffix(')')?;
    }
    let behind = text.get(url.len()..)?;
    let behind = if is_framed {
        behind.strip_prefix('>').unwrap_or(behind)
    } else {
        behind
    };
    crate::address::is_web(url).then_some((url, url, behind))
}
