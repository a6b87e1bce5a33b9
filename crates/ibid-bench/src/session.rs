//! A document that is being written: its citations, and places where one is inserted, edited and
//! deleted.

use crate::items::{Mixture, items};
use crate::random::Random;
use serde_json::{Value, json};

/// Of the items, so many in a hundred are first cited by an edit.
const NEW_PERCENT: usize = 5;

/// A document and edits of it, the same for every program.
pub struct Session {
    /// The items, in CSL-JSON.
    pub items: Vec<Value>,
    /// The citations in the document's order, as CSL citation objects.
    pub citations: Vec<Value>,
    /// The edits, at places that are spread over the document.
    pub edits: Vec<Edit>,
}

/// At one place a citation is inserted, then edited, then deleted: the document is as before.
pub struct Edit {
    /// The index of the citation, from 0.
    pub at: usize,
    /// What is inserted, a CSL citation object.
    pub inserted: Value,
    /// What that becomes: the same id, other cites.
    pub edited: Value,
}

impl Session {
    /// A document with so many citations of so many items, and so many edits. `notes` puts each
    /// citation into a note of its own.
    ///
    /// Nearly all items are cited, most of them again and again, some by neighbours; every second
    /// edit cites an item that the document did not cite before.
    pub fn new(item_count: usize, citation_count: usize, edit_count: usize, notes: bool) -> Self {
        let mut random = Random::new(0x5e55);
        let reserved = item_count * NEW_PERCENT / 100;
        let known = item_count - reserved;
        let mut before = 0;
        let mut citations = Vec::with_capacity(citation_count);
        for at in 0..citation_count {
            let in_turn = at * 7919 % known.max(1);
            let item = if at >= known && random.percent(15) {
                before
            } else {
                in_turn
            };
            before = item;
            let mut cited = vec![item];
            if random.percent(25) {
                cited.push(random.below(known));
            }
            citations.push(citation(
                &mut random,
                &format!("c{at}"),
                &cited,
                note(notes, at),
            ));
        }
        let edits = (0..edit_count).map(|number| {
            let at = (2 * number + 1) * citation_count / (2 * edit_count);
            let is_new = number % 2 == 0 && reserved > 0;
            let item = if is_new {
                known + number / 2 % reserved
            } else {
                random.below(known)
            };
            let other = random.below(known);
            let (id, note) = (format!("e{number}"), note(notes, at));
            Edit {
                at,
                inserted: citation(&mut random, &id, &[item], note),
                edited: citation(&mut random, &id, &[other, item], note),
            }
        });
        Self {
            edits: edits.collect(),
            citations,
            items: items(Mixture::Library, item_count)
                .map(|item| json!(item))
                .collect(),
        }
    }

    /// The session as JSON, for programs in other languages: `items`, `citations`, and `edits`,
    /// each with `at`, `inserted` and `edited`.
    pub fn to_json(&self) -> Value {
        let edit =
            |edit: &Edit| json!({"at": edit.at, "inserted": edit.inserted, "edited": edit.edited});
        json!({
            "items": self.items,
            "citations": self.citations,
            "edits": self.edits.iter().map(edit).collect::<Value>(),
        })
    }
}

/// The note of the citation at this index; 0 is the text.
fn note(notes: bool, at: usize) -> usize {
    if notes { at + 1 } else { 0 }
}

/// A CSL citation object. An item that is given twice is cited once.
fn citation(random: &mut Random, id: &str, items: &[usize], note: usize) -> Value {
    let mut cites = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        if items.iter().take(place).any(|earlier| earlier == item) {
            continue;
        }
        let mut cite = json!({"id": format!("item-{}", item + 1)});
        if let Value::Object(cite) = &mut cite
            && random.percent(30)
        {
            cite.insert("label".to_owned(), "page".into());
            cite.insert(
                "locator".to_owned(),
                random.within(1, 400).to_string().into(),
            );
        }
        cites.push(cite);
    }
    json!({"citationID": id, "citationItems": cites, "properties": {"noteIndex": note}})
}
