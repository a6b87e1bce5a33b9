//! Sources as items.

use ibid_model::{Date, DateVariable, ItemType, Name, NumberVariable, TextVariable};
use roxmltree::Node;

use super::LAYOUT;
use super::tables::{NAMES, ROWS, Slot, TYPES, is_of};
use crate::codec::Sink;
use crate::draft::{self, Draft};
use crate::error::FormatError;
use crate::formats::tagged::values::{read_date, serial};
use crate::xml::{Record, Xml, each_record, lines, plain};

/// Elements that are read by functions of their own, or say nothing of the work.
const OTHERS: &[&str] = &[
    "Tag",
    "SourceType",
    "Guid",
    "RefOrder",
    "Author",
    "Year",
    "Month",
    "Day",
    "YearAccessed",
    "MonthAccessed",
    "DayAccessed",
    "StandardNumber",
    "Comments",
    "Url",
];

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        read_source(record).give(sink);
    })
}

fn read_source<'d, 'r, 'i>(record: &'d Record<'r, 'i>) -> Draft<'d, 'r, 'i> {
    let source = record.node;
    let word = source.text_at("SourceType").unwrap_or_default();
    let known = TYPES.iter().find(|(name, _)| *name == word);
    let item_type = known.map_or(ItemType::Document, |(_, of)| *of);
    let mut draft = Draft::new(record, item_type);
    draft.item.id = source.text_at("Tag").unwrap_or_default();
    for node in source.children().filter(Node::is_element) {
        let row = ROWS
            .iter()
            .find(|row| row.0 == node.name() && is_of(row.1, item_type));
        match row.map(|row| row.2) {
            Some(Slot::Text(variable @ TextVariable::Doi)) => {
                draft.identifier(variable, &plain(node), node);
            }
            Some(Slot::Text(variable)) => draft.text(variable, Some(plain(node))),
            Some(Slot::Number(variable)) => draft.number(variable, Some(plain(node))),
            None if OTHERS.contains(&node.name()) => {}
            None => draft.custom(&format!("word-xml-{}", node.name()), Some(plain(node))),
        }
    }
    draft.text(TextVariable::Url, source.text_at("Url"));
    for node in source.all("StandardNumber") {
        let text = plain(node);
        match serial(&text) {
            Some(variable) => draft.identifier(variable, &text, node),
            None => draft.number(NumberVariable::Number, Some(text)),
        }
    }
    for (role, _, variable) in NAMES.iter().filter(|row| is_of(row.1, item_type)) {
        for names in source.every(&format!("Author/{role}")) {
            read_names(names, &mut |name| draft.name(*variable, name));
        }
    }
    let parts = |names: [&str; 3]| names.map(|name| source.text_at(name));
    draft.date(DateVariable::Issued, date(&parts(["Year", "Month", "Day"])));
    let accessed = parts(["YearAccessed", "MonthAccessed", "DayAccessed"]);
    draft.date(DateVariable::Accessed, date(&accessed));
    draft.text(TextVariable::Note, source.child("Comments").map(lines));
    draft
}

fn read_names(names: Node<'_, '_>, give: &mut dyn FnMut(Name)) {
    for corporate in names.all("Corporate") {
        give(Name::literal(plain(corporate)));
    }
    for person in names.every("NameList/Person") {
        let part = |name: &str| person.text_at(name).unwrap_or_default();
        let given = [part("First"), part("Middle")];
        give(name(&part("Last"), given.join(" ").trim()));
    }
}

/// A person; a name without a given one is an organisation's.
pub(super) fn name(last: &str, given: &str) -> Name {
    match (last.is_empty(), given.is_empty()) {
        (false, true) => Name::literal(last),
        (true, _) => Name::literal(given),
        (false, false) => Name::person(last, given).split_particles(),
    }
}

/// A date of year, month and day; the year alone may be any text.
pub(super) fn date(parts: &[Option<String>; 3]) -> Option<Date> {
    let [year, month, day] = parts;
    match (year, month) {
        (Some(year), None) => Some(read_date(year)),
        (Some(year), Some(_)) => Some(draft::date(year, month.as_deref(), day.as_deref())),
        (None, _) => None,
    }
}
