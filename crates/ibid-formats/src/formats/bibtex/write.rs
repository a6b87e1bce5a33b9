//! From items to entries.
//!
//! Each value is read again before it is written down: what does not come back as it was is
//! reported.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use ibid_model::{ItemType, TextVariable, key};

use super::fields::ORDER;
use super::read::ENTRY_TYPE;
use super::sniff::{BIBLATEX_MARK, dialect};
use super::write_fields::Fields;
use super::{Dialect, types};
use crate::codec::ItemWriter;
use crate::outgoing::Outgoing;

/// A field's value, as it is written.
#[derive(Clone, Debug)]
pub(super) enum Written {
    /// In braces.
    Braced(String),
    /// A number or the name of a string.
    Bare(String),
}

impl Written {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Braced(text) | Self::Bare(text) => text,
        }
    }
}

/// Writes a file.
pub(super) struct Writer {
    dialect: Dialect,
    keys: HashSet<String>,
    /// How many forms of a key have been tried.
    tried: HashMap<String, usize>,
    /// Whether what is written says which of the two dialects it is in.
    is_marked: bool,
}

impl Writer {
    pub fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            keys: HashSet::new(),
            tried: HashMap::new(),
            is_marked: dialect == Dialect::Bibtex,
        }
    }

    /// The item's key, if TeX can have it as one; else one that is made of it.
    fn key(&mut self, item: &mut Outgoing<'_>) -> String {
        let own = item.id();
        let mut legal: String = own.chars().filter(|c| is_in_key(*c)).collect();
        if legal.is_empty() {
            legal = key::make_key(item.peek());
        }
        let tried = self.tried.entry(legal.clone()).or_default();
        let unique = key::unused_after(&legal, tried, |key| self.keys.contains(key));
        if unique != own {
            item.reduced("id", format!("the key is now `{unique}`"));
        }
        self.keys.insert(unique.clone());
        unique
    }
}

/// Source: biber's list of signs that no key may have, and spaces.
fn is_in_key(sign: char) -> bool {
    !sign.is_whitespace() && !sign.is_control() && !"\"#'(),={}%\\~@".contains(sign)
}

impl ItemWriter for Writer {
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let key = self.key(item);
        let start = out.len();
        let (kind, fields) = entry(item, self.dialect);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "@{kind}{{{key},");
        for (name, value) in fields {
            let _ = match value {
                Written::Braced(text) => writeln!(out, "  {name} = {{{text}}},"),
                Written::Bare(text) => writeln!(out, "  {name} = {text},"),
            };
        }
        out.push_str("}\n\n");
        if !self.is_marked {
            let entry = out.get(start..).unwrap_or_default();
            self.is_marked = dialect(entry) == Some(Dialect::Biblatex);
        }
    }

    fn end(&mut self, out: &mut String) {
        if !self.is_marked {
            out.push_str(BIBLATEX_MARK);
            out.push('\n');
        }
    }
}

/// The entry's type and its fields, in their order.
fn entry(item: &mut Outgoing<'_>, dialect: Dialect) -> (String, Vec<(String, Written)>) {
    let item_type = item.peek().item_type;
    let (kind, subtype) = kind_of(item, item_type, dialect);
    let mut fields = Fields::new(item, dialect, kind);
    if !subtype.is_empty() {
        fields.push("entrysubtype", subtype.to_owned());
    }
    fields.genre();
    fields.titles();
    fields.names();
    fields.issued();
    fields.numbers();
    fields.publisher();
    fields.language();
    fields.plain();
    fields.rest();
    fields.custom();
    let Fields {
        kind,
        mut written,
        item,
        ..
    } = fields;
    let field = |name: &str| {
        let mut all = written.iter();
        all.find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    let read_as = types::read(&kind, field).unwrap_or(ItemType::Document);
    item.take_type(item_type);
    if read_as != item_type {
        item.moved("type", "csl-*");
        let name = item_type.as_str().to_owned();
        written.push(("csl-type".to_owned(), Written::Braced(name)));
    }
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    written.sort_by_cached_key(|(name, _)| place(name).unwrap_or(ORDER.len()));
    (kind, written)
}

/// The entry type: the one that the item came with, if it still fits.
fn kind_of(
    item: &mut Outgoing<'_>,
    item_type: ItemType,
    dialect: Dialect,
) -> (String, &'static str) {
    let (kind, subtype) = types::write(item_type, dialect);
    let own = item.peek().custom.get(ENTRY_TYPE).and_then(|v| v.as_str());
    if let Some(own) = own {
        let is_word = own.starts_with(|c: char| c.is_ascii_lowercase())
            && own
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
        let is_command = matches!(own, "string" | "comment" | "preamble" | "xdata" | "set");
        let read_as = types::read(own, |_| None);
        let fits = read_as.is_none_or(|t| t == item_type);
        if is_word && !is_command && fits {
            item.custom(ENTRY_TYPE);
            return (own.to_owned(), "");
        }
    }
    if item_type == ItemType::Thesis && dialect == Dialect::Bibtex {
        let genre = item.peek().text(TextVariable::Genre).unwrap_or_default();
        if genre.to_ascii_lowercase().contains("master") {
            return ("mastersthesis".to_owned(), subtype);
        }
    }
    (kind.to_owned(), subtype)
}
