//! A byline without what can never be part of a name.

/// Bylines longer than this are cut; a name's end is not looked for.
const LONGEST: usize = 32 * 1024;

/// Removes tags, entities left over, control and bidi characters, addresses, handles and telephone
/// numbers; spaces become plain, and every separator that ends a field becomes a line break.
pub(super) fn tidy(text: &str) -> String {
    let text = head(text, LONGEST);
    let text = without_tags(text);
    let text = with_entities(&text);
    let text = without_controls(&text);
    let mut lines = String::with_capacity(text.len());
    for line in text.split('\n') {
        lines.push('\n');
        let several = line.split_whitespace().nth(1).is_some();
        for word in line.split_whitespace() {
            match word_kind(word) {
                WordKind::Text => {
                    let (word, comma) = if several {
                        without_marks(word)
                    } else {
                        (word, false)
                    };
                    for (index, part) in unglued(word).enumerate() {
                        if index > 0 {
                            lines.push('\n');
                        } else if !lines.ends_with('\n') {
                            lines.push(' ');
                        }
                        lines.push_str(part);
                    }
                    if comma {
                        lines.push(',');
                    }
                }
                // What stood around an address was not one name.
                WordKind::Address => lines.push('\n'),
            }
        }
    }
    lines
}

/// The first `bytes` bytes, less where that would cut a character.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let inside = tag.get(1..).unwrap_or_default();
        let is_tag = inside
            .starts_with(|next: char| next.is_ascii_alphabetic() || next == '/' || next == '!');
        match inside.find('>') {
            Some(close) if is_tag => {
                out.push(' ');
                rest = inside.get(close + 1..).unwrap_or_default();
            }
            // A tag that never ends: nothing after it is text.
            None if is_tag => return out,
            _ => {
                out.push(' ');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The entities that survive where a page escapes twice.
fn with_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&nbsp;", " ")
        .replace("&#160;", " ")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#039;", "'")
        .replace("&apos;", "'")
        .replace("&rsquo;", "’")
        .replace("&amp;", "&")
}

fn without_controls(text: &str) -> String {
    text.chars()
        .filter_map(|character| match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Some('\n'),
            // Full-width and exotic spaces become plain with `split_whitespace`.
            '\t' => Some(' '),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => None,
            other if other.is_control() => None,
            // Marks that only separate.
            '•' | '●' | '▪' | '■' | '►' | '»' | '«' | '›' | '‹' | '→' | '←' | '|' | '｜' | '¦'
            | '◆' | '○' | '※' | '…' => Some('\n'),
            other => Some(other),
        })
        .collect()
}

/// "Smith1", "Jones2,3", "White*": a name without the marks that point to an affiliation.
/// Says too whether a comma followed, which separates names.
fn without_marks(word: &str) -> (&str, bool) {
    let is_mark = |mark: char| {
        mark.is_ascii_digit()
            || matches!(
                mark,
                '*' | '∗'
                    | '⁎'
                    | '＊'
                    | '†'
                    | '‡'
                    | '§'
                    | '¶'
                    | '‖'
                    | '˒'
                    | '¹'
                    | '²'
                    | '³'
                    | '⁰'..='⁹'
            )
    };
    let name = word.trim_end_matches(|mark| is_mark(mark) || mark == ',');
    let marks = word.get(name.len()..).unwrap_or_default();
    let is_name = name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && name.starts_with(char::is_uppercase)
        && !name.contains(|c: char| c.is_ascii_digit());
    if is_name && marks.starts_with(is_mark) && marks.chars().count() <= 8 {
        (name, marks.ends_with(','))
    } else {
        (word, false)
    }
}

/// "BoardView", "ByJane": a word of the interface and a name that no space divides.
fn unglued(word: &str) -> impl Iterator<Item = &str> {
    const BEHIND: [&str; 11] = [
        "View",
        "Share",
        "Follow",
        "Comments",
        "Save",
        "Print",
        "Email",
        "Updated",
        "Published",
        "Posted",
        "Twitter",
    ];
    let small_before = |at: usize| {
        word.get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(char::is_lowercase)
    };
    let behind = BEHIND
        .iter()
        .find_map(|end| word.strip_suffix(end).map(str::len))
        .filter(|at| small_before(*at));
    let ahead = ["By", "Von", "Par"].iter().find_map(|start| {
        let rest = word.strip_prefix(start)?;
        rest.starts_with(char::is_uppercase).then_some(start.len())
    });
    let at = behind.or(ahead).unwrap_or(word.len());
    let (first, second) = word.split_at_checked(at).unwrap_or((word, ""));
    [first, second].into_iter().filter(|part| !part.is_empty())
}

enum WordKind {
    Text,
    Address,
}

fn word_kind(word: &str) -> WordKind {
    let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '@');
    let lower = bare.to_ascii_lowercase();
    let is_address = bare.contains('@')
        || lower.contains("://")
        || lower.starts_with("www.")
        || is_telephone(bare);
    if is_address {
        WordKind::Address
    } else {
        WordKind::Text
    }
}

/// At least seven digits and nothing else but what groups them.
fn is_telephone(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 7
        && word
            .chars()
            .all(|mark| mark.is_ascii_digit() || matches!(mark, '-' | '.' | '(' | ')' | '+' | '/'))
}
