//! Records as items.

use ibid_model::{Date, DateVariable, ItemType, NumberVariable, TextVariable};
use roxmltree::Node;

use super::LAYOUT;
use super::tables::{ALSO, KEPT, NAMES, ROWS, Row, Slot, TYPES, is_first, is_of};
use crate::codec::Sink;
use crate::draft::Draft;
use crate::error::FormatError;
use crate::formats::tagged::NameForm;
use crate::formats::tagged::values::{read_date, read_name, serial};
use crate::xml::{Record, Xml, each_record, lines, plain};

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        read_record(record).give(sink);
    })
}

fn read_record<'d, 'r, 'i>(record: &'d Record<'r, 'i>) -> Draft<'d, 'r, 'i> {
    let node = record.node;
    let mut draft = Draft::new(record, item_type(node));
    let item_type = draft.item.item_type;
    if let Some(label) = node.child("citation-key").map(plain) {
        draft.item.id = label;
    }
    for row in ROWS
        .iter()
        .filter(|row| is_of(row.1, item_type) && is_first(row, item_type))
    {
        read_row(&mut draft, node, row);
    }
    for row in ALSO {
        read_row(&mut draft, node, row);
    }
    names(&mut draft, node);
    dates(&mut draft, node);
    for number in node.every("isbn") {
        let text = plain(number);
        match serial(&text) {
            Some(variable) => draft.identifier(variable, &text, number),
            None => draft.number(NumberVariable::Number, Some(text)),
        }
    }
    let keywords: Vec<String> = node
        .every("keywords/keyword")
        .into_iter()
        .map(plain)
        .collect();
    let has_comma = keywords.iter().any(|keyword| keyword.contains(','));
    let keywords = keywords.join(if has_comma { "; " } else { ", " });
    draft.text(TextVariable::Keyword, Some(keywords));
    let notes = node.all("notes").chain(node.all("research-notes"));
    let notes: Vec<String> = notes.map(lines).collect();
    draft.text(TextVariable::Note, Some(notes.join("\n")));
    kept(&mut draft, node);
    draft
}

/// The type by its name, or by its number.
fn item_type(record: Node<'_, '_>) -> ItemType {
    let kind = record.child("ref-type");
    let name = kind.and_then(|kind| kind.attr("name")).unwrap_or_default();
    let number = kind.map(plain).unwrap_or_default().parse::<u16>().ok();
    let by_name = TYPES
        .iter()
        .find(|(known, ..)| known.eq_ignore_ascii_case(name));
    let by_number = || TYPES.iter().find(|(_, known, _)| Some(*known) == number);
    by_name
        .or_else(by_number)
        .map_or(ItemType::Document, |(.., of)| *of)
}

fn read_row(draft: &mut Draft<'_, '_, '_>, record: Node<'_, '_>, row: &Row) {
    for node in record.every(row.0) {
        match row.2 {
            Slot::Text(TextVariable::Abstract) => {
                draft.text(TextVariable::Abstract, Some(lines(node)));
            }
            Slot::Text(
                variable @ (TextVariable::Doi | TextVariable::Pmcid | TextVariable::Pmid),
            ) => draft.identifier(variable, &plain(node), node),
            Slot::Text(variable) => {
                let text = plain(node);
                let known = draft.item.text(variable);
                if known.is_some_and(|known| known != text) {
                    draft.custom(&format!("endnote-xml-{}", row.0), Some(text));
                } else {
                    draft.text(variable, Some(text));
                }
            }
            Slot::Number(variable) => draft.number(variable, Some(plain(node))),
        }
    }
}

fn names(draft: &mut Draft<'_, '_, '_>, record: Node<'_, '_>) {
    let item_type = draft.item.item_type;
    for (index, (list, of, variable)) in NAMES.iter().enumerate() {
        let mut same = NAMES
            .iter()
            .position(|(name, of, _)| name == list && is_of(of, item_type));
        if !is_of(of, item_type) || same.take() != Some(index) {
            continue;
        }
        for node in record.every(&format!("contributors/{list}/author")) {
            draft.name(*variable, read_name(&plain(node), NameForm::Inverted));
        }
    }
}

/// The year, and the day in an element of its own, which may lack the year.
fn dates(draft: &mut Draft<'_, '_, '_>, record: Node<'_, '_>) {
    let year = record.text_at("dates/year");
    let day = record.text_at("dates/pub-dates/date");
    let date = match (year, day) {
        (year, Some(day)) => {
            let date = read_date(&day);
            let whole = year
                .as_ref()
                .map(|year| Date::parse_raw(&format!("{day} {year}")));
            let whole = whole.filter(|whole| whole.value.is_some());
            match (date.value.is_some(), whole, year) {
                (true, ..) | (false, None, None) => Some(date),
                (false, Some(whole), _) => Some(whole),
                (false, None, Some(year)) => Some(read_date(&year)),
            }
        }
        (Some(year), None) => Some(read_date(&year)),
        (None, None) => None,
    };
    draft.date(DateVariable::Issued, date);
    let accessed = record.text_at("access-date").map(|text| read_date(&text));
    draft.date(DateVariable::Accessed, accessed);
}

/// Elements that no variable holds.
fn kept(draft: &mut Draft<'_, '_, '_>, record: Node<'_, '_>) {
    for path in KEPT {
        let is_variable = ROWS
            .iter()
            .any(|row| row.0 == *path && is_of(row.1, draft.item.item_type));
        if is_variable {
            continue;
        }
        for node in record.every(path) {
            draft.custom(&format!("endnote-xml-{path}"), Some(plain(node)));
        }
    }
}
