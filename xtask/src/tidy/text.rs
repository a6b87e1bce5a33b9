//! What every text file has to keep, whatever its language.

use super::Complaint;
use super::tree::SourceFile;

/// A file may have this many lines without a reason.
const MAX_LINES: usize = 500;

/// A file's `Long:` comment stands within this many lines.
const REASON_WITHIN: usize = 40;

/// Marks of work that is not done. Put together here so that this file does not hold them.
const LEFT_OVER_MARKS: &[&str] = &[
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
    concat!("XX", "X"),
];

/// Beginnings of paths that exist on one machine only.
const MACHINE_PATHS: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/tm", "p/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("C:\\Us", "ers"),
];

/// Checks a file.
pub fn check(file: &SourceFile) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        complaints.push(file.complain(None, "the last line does not end"));
    }
    complaints.extend(length(file));
    for (line, number) in file.text.split('\n').zip(1..) {
        let mut complain = |message: String| complaints.push(file.complain(number, message));
        if line.ends_with([' ', '\t', '\r']) {
            complain("white space at the end of the line".to_owned());
        }
        if let Some(mark) = LEFT_OVER_MARKS.iter().find(|mark| has_word(line, mark)) {
            complain(format!("`{mark}` is left over: do it, or open an issue"));
        }
        // Tests make up machines of their own.
        let paths = if file.is_test() { &[] } else { MACHINE_PATHS };
        if let Some(path) = paths.iter().find(|path| has_path(line, path)) {
            complain(format!("a path of one machine: `{path}…`"));
        }
    }
    complaints
}

fn length(file: &SourceFile) -> Option<Complaint> {
    let lines = file.text.lines().count();
    let explained = file.text.lines().take(REASON_WITHIN).any(is_long_comment);
    (file.is_rust() && !file.is_test() && lines > MAX_LINES && !explained).then(|| {
        let message = format!(
            "{lines} lines, {MAX_LINES} are the limit: is there a second room in it? If not, say \
             why in a comment `// Long: …` near the top"
        );
        file.complain(None, message)
    })
}

/// Whether a line is a comment `// Long: REASON`.
pub fn is_long_comment(line: &str) -> bool {
    line.trim_start()
        .trim_start_matches(['/', '!'])
        .trim_start()
        .strip_prefix("Long:")
        .is_some_and(|reason| !reason.trim().is_empty())
}

/// Whether `word` stands in `line` on its own.
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part)
    })
}

/// Whether an absolute path that starts with `start` stands in `line`: not the path of a URL.
fn has_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        let in_url = |c: char| c.is_alphanumeric() || "./:}>)-_".contains(c);
        !line[..at].ends_with(in_url)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let file = SourceFile {
            path: "crates/a/src/lib.rs".into(),
            text: text.to_owned(),
        };
        check(&file).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn finds_marks_paths_and_stray_white_space() {
        let home = MACHINE_PATHS[0];
        let text = format!(
            "// {}: x\nlet a = \"{home}me\"; \n// e.org{home}x",
            LEFT_OVER_MARKS[0]
        );
        let found = messages(&text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert_eq!(messages("// METHODOLOGY\n"), <[String; 0]>::default());
    }

    #[test]
    fn a_long_file_needs_a_reason() {
        let lines = "//\n".repeat(MAX_LINES + 1);
        assert_eq!(messages(&lines).len(), 1);
        assert_eq!(messages(&format!("// Long:\n{lines}")).len(), 1);
        assert_eq!(messages(&format!("//! Long: a table.\n{lines}")).len(), 0);
    }
}
