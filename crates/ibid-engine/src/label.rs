//! The citation label: letters of the names and two digits of the year.

use std::fmt::Write;

use ibid_model::{Date, DateVariable, Item, NameVariable, TextVariable};

/// The item's `citation-label`, or one made of its names and year: `AsthK99`, `Roe78`.
///
/// One name gives four letters, two give two each, three and more give one each of the first four
/// (citeproc-js "trigraph" `Aaaa00:AaAa00:AaAA00:AAAA00`).
pub(crate) fn citation_label(item: &Item) -> String {
    if let Some(label) = item
        .text(TextVariable::CitationLabel)
        .filter(|text| !text.is_empty())
    {
        return label.to_owned();
    }
    let names = [
        NameVariable::Author,
        NameVariable::Editor,
        NameVariable::Translator,
    ]
    .into_iter()
    .find_map(|variable| item.names.get(variable).filter(|names| !names.is_empty()));
    let families: Vec<&str> = names
        .map(|names| {
            names
                .iter()
                .filter_map(|name| name.family.as_deref().or(name.literal.as_deref()))
                .collect()
        })
        .unwrap_or_default();
    let lengths: &[usize] = match families.len() {
        0 => &[],
        1 => &[4],
        2 => &[2, 2],
        3 => &[2, 1, 1],
        _ => &[1, 1, 1, 1],
    };
    let mut label = String::new();
    for (family, length) in families.iter().zip(lengths) {
        label.extend(family.chars().filter(|c| c.is_alphabetic()).take(*length));
    }
    let year = item.dates.get(DateVariable::Issued).and_then(Date::start);
    let digits = year.map_or(0, |date| date.year.unsigned_abs() % 100);
    let _ = write!(label, "{digits:02}");
    label
}
