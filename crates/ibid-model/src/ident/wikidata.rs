//! Wikidata's item ids.

use super::address::Address;
use super::text::{is_number, without_label};
use super::{IdentError, identifier};

identifier! {
    /// The id of an item of Wikidata: `Q` and a number, `Q42`. What it names, a work, a person or
    /// anything else, only Wikidata knows.
    ///
    /// Source: Wikidata, "Wikidata:Identifiers".
    Qid
}

pub(super) const LABELS: &[&str] = &["wikidata", "wd", "qid"];

impl Qid {
    /// Reads `Q42`, `wikidata:Q42`, `wd:Q42`, and Wikidata's URLs (`/wiki/Q42`, `/entity/Q42`,
    /// `/wiki/Special:EntityData/Q42.json`).
    ///
    /// # Errors
    /// The text is not `Q` and a number of one to twelve digits without zeros before it.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), "a Wikidata id (`Q` and a number)");
        let bare = match Address::parse(text).filter(|address| address.on(&["wikidata.org"])) {
            Some(address) => address.segments().pop().ok_or_else(error)?,
            None => without_label(text, LABELS).to_owned(),
        };
        let bare = bare.split('.').next().unwrap_or_default();
        let number = bare.strip_prefix('Q').ok_or_else(error)?;
        if is_number(number) && number.len() <= 12 && !number.starts_with('0') {
            Ok(Self(format!("Q{number}")))
        } else {
            Err(error())
        }
    }

    /// The item's page at Wikidata.
    pub fn url(&self) -> String {
        format!("https://www.wikidata.org/wiki/{}", self.0)
    }
}
