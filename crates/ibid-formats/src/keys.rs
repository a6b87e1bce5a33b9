//! Citation keys: an entry's own is kept, a missing one is made, a second use is told apart.

use std::collections::{HashMap, HashSet};

use ibid_model::{Diagnostic, Item, codes, key, note_fields};

use crate::codec::Sink;

/// A sink between a reader and its caller, which sees to keys and to variables in notes.
pub(crate) struct Keys<'s> {
    pub inner: &'s mut dyn Sink,
    pub fields_in_note: bool,
    taken: HashSet<String>,
    /// How many forms of a key have been tried.
    tried: HashMap<String, usize>,
}

impl<'s> Keys<'s> {
    pub(crate) fn new(inner: &'s mut dyn Sink, fields_in_note: bool) -> Self {
        Self {
            inner,
            fields_in_note,
            taken: HashSet::new(),
            tried: HashMap::new(),
        }
    }
}

impl Keys<'_> {
    /// A form of a key that no item has yet.
    fn unused(&mut self, key: &str) -> String {
        let Self { taken, tried, .. } = self;
        let tried = tried.entry(key.to_owned()).or_default();
        key::unused_after(key, tried, |key| taken.contains(key))
    }
}

impl Sink for Keys<'_> {
    fn item(&mut self, mut item: Item) {
        if self.fields_in_note {
            note_fields::take(&mut item);
        }
        if item.id.is_empty() {
            item.id = self.unused(&key::make_key(&item));
        } else if self.taken.contains(&item.id) {
            let id = self.unused(&item.id);
            let message = format!(
                "the key `{}` is used by more than one entry: this one is now `{id}`",
                item.id
            );
            self.inner
                .diagnostic(Diagnostic::warning(codes::ID_DUPLICATE, message));
            item.id = id;
        }
        self.taken.insert(item.id.clone());
        self.inner.item(item);
    }

    fn diagnostic(&mut self, diagnostic: Diagnostic) {
        self.inner.diagnostic(diagnostic);
    }
}
