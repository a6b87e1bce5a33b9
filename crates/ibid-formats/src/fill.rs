//! Filling an item: the first value of a variable stays, names come one behind the other.

use ibid_model::{
    Date, DateVariable, Item, Name, NameVariable, NumberVariable, RichText, TextVariable,
};

/// Sets a text that the item does not have yet; an empty one is none.
pub(crate) fn set_text(item: &mut Item, variable: TextVariable, text: &str) {
    if !text.is_empty() && !item.texts.contains(variable) {
        item.texts.insert(variable, RichText::from(text));
    }
}

/// Sets a number that the item does not have yet; an empty one is none.
pub(crate) fn set_number(item: &mut Item, variable: NumberVariable, text: &str) {
    if !text.is_empty() && !item.numbers.contains(variable) {
        item.numbers.insert(variable, RichText::from(text));
    }
}

/// Sets a date that the item does not have yet.
pub(crate) fn set_date(item: &mut Item, variable: DateVariable, date: impl FnOnce() -> Date) {
    if !item.dates.contains(variable) {
        item.dates.insert(variable, date());
    }
}

/// Adds a name behind those that the item has.
pub(crate) fn push_name(item: &mut Item, variable: NameVariable, name: Name) {
    if let Some(names) = item.names.get_mut(variable) {
        names.push(name);
    } else {
        item.names.insert(variable, vec![name]);
    }
}
