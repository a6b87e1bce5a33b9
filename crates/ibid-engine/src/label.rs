//! The citation label: letters of the names and two digits of the year.

use std::fmt::Write;

use ibid_model::{Date, DateVariable, Item, Name, NameVariable, TextVariable};

use crate::text::markup;

/// The item's `citation-label`, or one made of its names and year: `AsthK99`, `Roe78`.
///
/// One name gives four letters, two give two each, three and more give one each of the first four
/// (citeproc-js "trigraph" `Aaaa00:AaAa00:AaAA00:AAAA00`). Without names the title gives four.
pub(crate) fn citation_label(item: &Item) -> String {
    if let Some(label) = item
        .text(TextVariable::CitationLabel)
        .filter(|text| !text.is_empty())
    {
        return label.to_owned();
    }
    let mut label = of_names(item);
    if label.is_empty() {
        label = of_title(item);
    }
    let year = item.dates.get(DateVariable::Issued).and_then(Date::start);
    let digits = year.map_or(0, |date| date.year.unsigned_abs() % 100);
    let _ = write!(label, "{digits:02}");
    label
}

fn of_names(item: &Item) -> String {
    let of = |variable: &NameVariable| item.names.get(*variable).filter(|n| !n.is_empty());
    let names = NameVariable::ALL
        .iter()
        .find_map(of)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let lengths: &[usize] = match names.len() {
        0 => &[],
        1 => &[4],
        2 => &[2, 2],
        3 => &[2, 1, 1],
        _ => &[1, 1, 1, 1],
    };
    names
        .iter()
        .zip(lengths)
        .map(|(name, length)| letters(&bare_name(name), *length))
        .collect()
}

/// A family name without particles in small letters, or a literal name without its article.
fn bare_name(name: &Name) -> String {
    if let Some(family) = name.family.as_deref().filter(|family| !family.is_empty()) {
        let capital = family.find(char::is_uppercase).unwrap_or(0);
        return family.get(capital..).unwrap_or(family).to_owned();
    }
    let literal = name.literal.as_deref().unwrap_or_default();
    let (first, rest) = literal.split_once(' ').unwrap_or(("", literal));
    let is_article = ["a", "an", "the"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word));
    if is_article {
        rest.to_owned()
    } else {
        literal.to_owned()
    }
}

fn of_title(item: &Item) -> String {
    let title = markup::strip(item.text(TextVariable::Title).unwrap_or_default());
    let words: String = title
        .split_whitespace()
        .filter(|word| !crate::text::is_stop_word(word))
        .collect();
    letters(&words, 4)
}

/// The first letters, the first of them a capital.
fn letters(text: &str, count: usize) -> String {
    let mut out = String::new();
    for letter in text.chars().filter(|c| c.is_alphabetic()).take(count) {
        if out.is_empty() {
            out.extend(letter.to_uppercase());
        } else {
            out.extend(letter.to_lowercase());
        }
    }
    out
}
