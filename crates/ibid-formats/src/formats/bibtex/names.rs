//! Lists of names, by BibTeX's rules, and back.
//!
//! Source: `bibtex.web` ("The scanning function `name.format$`"), as "Tame the BeaST" explains it;
//! BibLaTeX's manual, "Name lists" and the extended name format.

use ibid_model::Name;

use super::Dialect;
use super::tex::{Reading, Writing, decode, encode, whole_braces};

/// A list of names, as it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub list: Vec<Name>,
    /// Whether the list ends in `and others`.
    pub others: bool,
    /// Names that have more commas than a name can have.
    pub odd: Vec<String>,
}

/// How the `von` part of names is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Particles {
    pub dialect: Dialect,
    /// BibLaTeX's option `useprefix` of the entry.
    pub useprefix: bool,
}

impl Particles {
    fn are_non_dropping(self) -> bool {
        self.useprefix || self.dialect == Dialect::Bibtex
    }
}

/// Reads a list of names.
pub(super) fn read(value: &str, particles: Particles) -> Names {
    let mut names = Names::default();
    for text in split_list(value) {
        if text.eq_ignore_ascii_case("others") {
            names.others = true;
            continue;
        }
        let parts = split(text, |b| b == b',');
        if parts.len() > 3 && !is_extended(&parts) {
            names.odd.push(decode(text, Reading::Text));
        }
        let name = read_name(text, &parts, particles);
        if !name.is_empty() {
            names.list.push(name);
        }
    }
    names
}

/// The texts between the words `and`, without empty ones.
pub(super) fn split_list(value: &str) -> Vec<&str> {
    let bytes = value.as_bytes();
    let is_space = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'a' | b'A' if depth == 0 && is_space(at + 3) => {
                let before = at.checked_sub(1).is_none_or(is_space);
                let word = bytes.get(at..at + 3).unwrap_or_default();
                if before && word.eq_ignore_ascii_case(b"and") && start <= at {
                    found.push(value.get(start..at).unwrap_or_default().trim());
                    start = at + 3;
                }
            }
            _ => {}
        }
    }
    found.push(value.get(start..).unwrap_or_default().trim());
    found.retain(|text| !text.is_empty());
    found
}

/// The parts of a text between separators that stand in no braces.
fn split(text: &str, is_separator: impl Fn(u8) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            byte if depth == 0 && is_separator(byte) => {
                parts.push(text.get(start..at).unwrap_or_default().trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

/// The words of a part of a name. The space behind a command of letters ends the command, and is no
/// space between words: `Jan-\AA ke`.
fn words(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let (mut depth, mut start, mut at) = (0_usize, 0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'\\' => at = behind_command(bytes, at).saturating_sub(1),
            byte if depth == 0 && (byte.is_ascii_whitespace() || *byte == b'~') => {
                words.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    words.push(text.get(start..).unwrap_or_default());
    words.retain(|word| !word.trim().is_empty());
    words
}

/// Behind the command at `at`, and behind the space that ends it where something follows.
fn behind_command(bytes: &[u8], at: usize) -> usize {
    let run = |from: usize, is: fn(&u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| is(byte)).count()
    };
    let end = run(at + 1, u8::is_ascii_alphabetic);
    let behind = run(end, u8::is_ascii_whitespace);
    if end > at + 1 && behind < bytes.len() {
        behind
    } else {
        end
    }
}

fn read_name(text: &str, parts: &[&str], particles: Particles) -> Name {
    if whole_braces(text) > 0 && !text.starts_with("{\\") {
        return Name::literal(decode(text, Reading::Text));
    }
    if is_extended(parts) {
        return read_extended(parts, particles);
    }
    let mut parts = parts.iter().copied();
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let (given, von, last, suffix) = match rest.as_slice() {
        [] => first_von_last(first),
        [given] => {
            let (von, last) = von_last(first);
            (words(given), von, last, "")
        }
        [suffix, given, more @ ..] => {
            let (von, last) = von_last(first);
            let given = words(given).into_iter();
            let given = given.chain(more.iter().flat_map(|part| words(part)));
            (given.collect(), von, last, *suffix)
        }
    };
    let mut name = Name {
        family: joined(&last),
        suffix: some(decode(suffix, Reading::Text)),
        ..Name::default()
    };
    set_given(&mut name, &given);
    set_particle(&mut name, joined(&von), particles.are_non_dropping());
    name
}

/// The words in lower case behind the given names are a particle that drops: "Fontaine, Jean de".
fn set_given(name: &mut Name, given: &[&str]) {
    let particles = given
        .iter()
        .rev()
        .take_while(|word| is_lower(word) && !is_initial(word))
        .count();
    let names = if particles < given.len() {
        given.len() - particles
    } else {
        given.len()
    };
    let (given, particle) = given.split_at_checked(names).unwrap_or((given, &[]));
    name.given = joined(given);
    name.dropping_particle = joined(particle);
}

/// "e." of "e. e. cummings".
fn is_initial(word: &str) -> bool {
    word != "v." && word.chars().count() == 2 && word.ends_with('.')
}

fn set_particle(name: &mut Name, von: Option<String>, non_dropping: bool) {
    let Some(von) = von else { return };
    if non_dropping {
        name.non_dropping_particle = Some(von);
    } else {
        let own = name.dropping_particle.take();
        name.dropping_particle = Some(own.map_or(von.clone(), |own| format!("{own} {von}")));
    }
}

type Parts<'t> = (Vec<&'t str>, Vec<&'t str>, Vec<&'t str>, &'t str);

/// "First von Last": `von` is from the first word in lower case to the last, but for the last word.
fn first_von_last(text: &str) -> Parts<'_> {
    let words = words(text);
    let before_last = words.len().saturating_sub(1);
    let candidates = words.get(..before_last).unwrap_or_default();
    let von_starts = candidates.iter().position(|word| is_lower(word));
    let von_ends = candidates.iter().rposition(|word| is_lower(word));
    let (start, end) = match von_starts.zip(von_ends) {
        Some((start, end)) => (start, end + 1),
        None => (before_last, before_last),
    };
    let part = |from: usize, to: usize| words.get(from..to).unwrap_or_default().to_vec();
    (part(0, start), part(start, end), part(end, words.len()), "")
}

/// "von Last": `von` ends with the last word in lower case, but for the last word.
fn von_last(text: &str) -> (Vec<&str>, Vec<&str>) {
    let mut words = words(text);
    let before_last = words.len().saturating_sub(1);
    let candidates = words.get(..before_last).unwrap_or_default();
    let end = candidates.iter().rposition(|word| is_lower(word));
    let last = words.split_off(end.map_or(0, |end| end + 1));
    (words, last)
}

/// Whether a word is one of a `von` part: its first letter outside of braces is in lower case.
/// `{\'e}` and `\'e` are letters, other braces hide what they hold.
fn is_lower(word: &str) -> bool {
    let mut rest = word;
    while let Some(sign) = rest.chars().next() {
        if sign == '\\' || rest.starts_with("{\\") {
            return special_is_lower(rest.trim_start_matches('{'));
        }
        if sign == '{' {
            let end = super::tex::skip_group(rest, 0);
            rest = rest.get(end..).unwrap_or_default();
            continue;
        }
        if sign.is_alphabetic() {
            return sign.is_lowercase();
        }
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
    }
    false
}

/// The case of `\'e`, `\"{o}`, `\ss`, `\v{S}`: of the letter that is printed.
fn special_is_lower(text: &str) -> bool {
    let end = text.find([' ', '~', '-']).unwrap_or(text.len());
    let printed = decode(text.get(..end).unwrap_or(text), Reading::Text);
    let mut letters = printed.chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_lowercase)
}

fn joined(words: &[&str]) -> Option<String> {
    match words {
        [] => None,
        [word] => some(decode_part(word)),
        words => {
            let decoded: Vec<String> = words.iter().map(|word| decode_part(word)).collect();
            some(decoded.join(" "))
        }
    }
}

fn decode_part(part: &str) -> String {
    decode(part, Reading::Text)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

const EXTENDED: [&str; 8] = [
    "family",
    "given",
    "prefix",
    "suffix",
    "useprefix",
    "id",
    "hash",
    "sortingnamekeytemplatename",
];

/// `key=value`, where the key is one of the extended name format's.
fn extended_part(part: &str) -> Option<(&str, &str)> {
    let part = part
        .strip_prefix('"')
        .and_then(|p| p.strip_suffix('"'))
        .unwrap_or(part);
    let (key, value) = part.split_once('=')?;
    let key = key.trim();
    let bare = key.strip_suffix("-i").unwrap_or(key);
    let known = EXTENDED
        .iter()
        .any(|known| bare.eq_ignore_ascii_case(known));
    known.then(|| (key, value.trim().trim_matches('"')))
}

fn is_extended(parts: &[&str]) -> bool {
    parts
        .first()
        .is_some_and(|part| extended_part(part).is_some())
}

/// `family=Gogh, given=Vincent, prefix=van, useprefix=true`.
fn read_extended(parts: &[&str], particles: Particles) -> Name {
    let mut name = Name::default();
    let mut prefix = None;
    let mut non_dropping = particles.are_non_dropping();
    for (key, value) in parts.iter().filter_map(|part| extended_part(part)) {
        match key.to_ascii_lowercase().as_str() {
            "family" => name.family = some(decode_part(value)),
            "given" => set_given(&mut name, &words(value)),
            "prefix" => prefix = some(decode_part(value)),
            "suffix" => name.suffix = some(decode_part(value)),
            "useprefix" => non_dropping = value.eq_ignore_ascii_case("true"),
            _ => {}
        }
    }
    set_particle(&mut name, prefix, non_dropping);
    name
}

/// Names as they are written.
pub(super) struct WrittenNames {
    pub value: String,
    /// Whether the entry needs `useprefix=true`.
    pub useprefix: bool,
    /// Whether all of the names come back as they were.
    pub whole: bool,
}

/// Writes a list of names.
pub(super) fn write(names: &[Name], others: bool, dialect: Dialect) -> WrittenNames {
    let writing = Writing {
        ascii: dialect == Dialect::Bibtex,
        title: false,
    };
    let useprefix = dialect == Dialect::Biblatex && has_prefix(names);
    let particles = Particles { dialect, useprefix };
    let mut whole = true;
    let mut written: Vec<String> = Vec::with_capacity(names.len() + 1);
    for name in names {
        let found = forms(dialect).iter().find_map(|form| {
            let text = form(name, writing);
            comes_back(&text, name, particles).then_some(text)
        });
        whole &= found.is_some();
        written.push(found.unwrap_or_else(|| inverted_braced(name, writing)));
    }
    written.retain(|name| !name.is_empty());
    if others {
        written.push("others".to_owned());
    }
    WrittenNames {
        value: written.join(" and "),
        useprefix,
        whole,
    }
}

type Form = fn(&Name, Writing) -> String;

/// The forms of a name, the most usual first.
const fn forms(dialect: Dialect) -> &'static [Form] {
    match dialect {
        Dialect::Bibtex => &[inverted, inverted_braced],
        Dialect::Biblatex => &[inverted, extended, inverted_braced],
    }
}

/// Whether a particle that stays is among the names.
fn has_prefix(names: &[Name]) -> bool {
    names
        .iter()
        .any(|name| name.non_dropping_particle.is_some())
}

/// Whether the name is read as it was. That its particles may still have to be found is no part of it.
fn comes_back(form: &str, name: &Name, particles: Particles) -> bool {
    let again = read(form, particles);
    let [again] = again.list.as_slice() else {
        return false;
    };
    let parse_names = again.parse_names;
    *again
        == Name {
            parse_names,
            ..name.clone()
        }
}

/// "von Last, Jr, First".
fn inverted(name: &Name, writing: Writing) -> String {
    assemble(name, |text| encode(text, writing), writing)
}

/// The same, with parts in braces that could be taken apart.
fn inverted_braced(name: &Name, writing: Writing) -> String {
    let braced = |text: &str| format!("{{{}}}", encode(text, writing));
    assemble(name, braced, writing)
}

fn assemble(name: &Name, part: impl Fn(&str) -> String, writing: Writing) -> String {
    if let Some(literal) = &name.literal {
        return format!("{{{}}}", encode(literal, writing));
    }
    let plain = |text: &Option<String>| text.as_deref().map(|t| encode(t, writing));
    let von = plain(&name.non_dropping_particle);
    let family = name.family.as_deref().map(&part).unwrap_or_default();
    let family = [von, some(family)];
    let given = [
        name.given.as_deref().map(&part),
        plain(&name.dropping_particle),
    ];
    let join =
        |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut out = join(family);
    if let Some(suffix) = &name.suffix {
        out.push_str(", ");
        out.push_str(&part(suffix));
    }
    let given = join(given);
    if !given.is_empty() || name.suffix.is_some() {
        out.push_str(", ");
        out.push_str(&given);
    }
    out
}

/// "family=Gogh, given=Vincent, prefix=van, useprefix=true".
fn extended(name: &Name, writing: Writing) -> String {
    let mut parts = Vec::new();
    let mut part = |key: &str, text: Option<&str>| {
        if let Some(text) = text {
            let text = encode(text, writing);
            let needs_braces = text.contains([',', '=', '"']) || split_list(&text).len() > 1;
            parts.push(if needs_braces {
                format!("{key}={{{text}}}")
            } else {
                format!("{key}={text}")
            });
        }
    };
    part("family", name.family.as_deref());
    let given = [name.given.as_deref(), name.dropping_particle.as_deref()];
    let given: Vec<&str> = given.into_iter().flatten().collect();
    part("given", some(given.join(" ")).as_deref());
    part("suffix", name.suffix.as_deref());
    if let Some(prefix) = name.non_dropping_particle.as_deref() {
        part("prefix", Some(prefix));
        part("useprefix", Some("true"));
    }
    parts.join(", ")
}
