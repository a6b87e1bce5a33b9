//! The fields of an entry, made of an item's variables.

use ibid_model::{
    Date, DateVariable, ItemType, NameVariable, NumberVariable, RichText, TextVariable, Variable,
};

use super::fields::{FIELDS, Holds, OWN, RAW, holds};
use super::read::{ENTRY_TYPE, OTHERS, reading_of};
use super::read_special::{EDITOR_TYPES, EDITORS, pages};
use super::tex::{Reading, Writing, decode, encode, same};
use super::types::{self, Numbered};
use super::write::Written;
use super::{Dialect, dates, languages, names, verbatim};
use crate::outgoing::Outgoing;

/// Where a variable goes that no field holds.
const MOVED_TO: &str = "csl-*";

/// An entry in the making.
pub(super) struct Fields<'o, 'i> {
    pub item: &'o mut Outgoing<'i>,
    dialect: Dialect,
    pub kind: String,
    pub written: Vec<(String, Written)>,
    useprefix: bool,
}

impl<'o, 'i> Fields<'o, 'i> {
    pub fn new(item: &'o mut Outgoing<'i>, dialect: Dialect, kind: String) -> Self {
        Self {
            item,
            dialect,
            kind,
            written: Vec::with_capacity(16),
            useprefix: false,
        }
    }

    /// Adds a field as it is to be written.
    pub fn push(&mut self, name: &str, text: String) {
        self.written.push((name.to_owned(), Written::Braced(text)));
    }

    fn has(&self, name: &str) -> bool {
        self.written.iter().any(|(known, _)| known == name)
    }

    fn encoded(&self, text: &str, reading: Reading) -> String {
        let writing = Writing {
            ascii: self.dialect == Dialect::Bibtex,
            title: reading == Reading::Title,
        };
        encode(text, writing)
    }

    /// Adds a field, and reports it where its text does not come back.
    fn push_text(&mut self, field: &str, variable: &str, text: &str, reading: Reading) {
        if text.is_empty() {
            return;
        }
        let encoded = self.encoded(text, reading);
        let again = decode(&encoded, reading_of(&encoded, reading));
        if !same(&again, text) {
            self.item.reduced(variable, "markup or spaces");
        }
        self.push(field, encoded);
    }

    fn text(&mut self, variable: TextVariable, field: &str, reading: Reading) {
        if let Some(text) = self.item.text(variable) {
            self.push_text(field, variable.as_str(), text.as_str(), reading);
        }
    }

    fn number(&mut self, variable: NumberVariable, field: &str) {
        if self.item.number(variable).is_none() {
            return;
        }
        let text = self.item.peek().number(variable).unwrap_or_default();
        if text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty() {
            let value = Written::Bare(text.to_owned());
            self.written.push((field.to_owned(), value));
        } else {
            self.push_text(field, variable.as_str(), text, Reading::Text);
        }
    }

    /// A publisher or place: BibLaTeX has lists of them, with `and` between.
    fn list(&mut self, variable: TextVariable, field: &str) {
        let Some(text) = self.item.text(variable) else {
            return;
        };
        let encoded = self.encoded(text.as_str(), Reading::Text);
        let is_list = self.dialect == Dialect::Biblatex && names::split_list(&encoded).len() > 1;
        let one = names::split_list(&encoded)
            .first()
            .is_some_and(|only| *only == encoded);
        if is_list || self.dialect == Dialect::Biblatex && !one {
            if !same(&decode(&encoded, Reading::Text), text.as_str()) {
                self.item.reduced(variable.as_str(), "markup or spaces");
            }
            self.push(field, format!("{{{encoded}}}"));
        } else {
            self.push_text(field, variable.as_str(), text.as_str(), Reading::Text);
        }
    }

    /// `type`: BibTeX's theses have one by their entry type.
    pub fn genre(&mut self) {
        let own = types::GENRES.iter().find(|(word, _)| *word == self.kind);
        let Some(genre) = self.item.text(TextVariable::Genre) else {
            if matches!(self.kind.as_str(), "phdthesis" | "mastersthesis") {
                // Else it would be one by PhD.
                self.push("type", "{}".to_owned());
            }
            return;
        };
        let genre = genre.as_str();
        let is_thesis = matches!(self.kind.as_str(), "phdthesis" | "mastersthesis");
        if is_thesis && own.is_some_and(|(_, text)| *text == genre) {
            return;
        }
        let word = types::GENRES.iter().find(|(_, text)| *text == genre);
        match word {
            Some((word, _)) if self.dialect == Dialect::Biblatex => {
                self.push("type", (*word).to_owned());
            }
            // A word of BibLaTeX's that stands for itself.
            _ if types::GENRES.iter().any(|(word, _)| *word == genre) => {
                self.push("type", format!("{{{genre}}}"));
            }
            _ => self.text(TextVariable::Genre, "type", Reading::Text),
        }
    }

    fn has_text(&self, variable: TextVariable) -> bool {
        self.item
            .peek()
            .texts
            .get(variable)
            .is_some_and(|t| !t.is_empty())
    }

    pub fn titles(&mut self) {
        use TextVariable::{ContainerTitle, Title, VolumeTitle};
        let reading = Reading::Title;
        let kind = self.kind.clone();
        let has_volume = self.has_text(VolumeTitle);
        let whole_has_title = if types::is_volume(&kind) {
            self.has_text(Title)
        } else {
            types::is_part(&kind) && self.has_text(ContainerTitle)
        };
        let in_main = has_volume && whole_has_title;
        if in_main && types::is_volume(&kind) {
            self.text(VolumeTitle, "title", reading);
            self.text(Title, "maintitle", reading);
        } else {
            self.text(Title, "title", reading);
        }
        if in_main && types::is_part(&kind) {
            self.text(VolumeTitle, "booktitle", reading);
            self.text(ContainerTitle, "maintitle", reading);
        } else if types::is_in_periodical(&kind) {
            let journal = match self.dialect {
                Dialect::Bibtex => "journal",
                Dialect::Biblatex => "journaltitle",
            };
            self.text(ContainerTitle, journal, reading);
        } else {
            self.text(ContainerTitle, "booktitle", reading);
        }
        if types::is_in_periodical(&kind) {
            self.text(VolumeTitle, "issuetitle", reading);
        }
    }

    fn names_in(&mut self, variable: NameVariable, field: &str) -> bool {
        let Some(list) = self.item.names(variable) else {
            return false;
        };
        let others = self.item.custom(OTHERS).and_then(|v| v.as_str());
        let others = others.is_some_and(|o| o.split(", ").any(|name| name == variable.as_str()));
        let names = names::write(list, others, self.dialect);
        if !names.whole {
            self.item
                .reduced(variable.as_str(), "how names are taken apart");
        }
        self.useprefix |= names.useprefix;
        if names.value.is_empty() {
            return false;
        }
        self.push(field, names.value);
        true
    }

    /// Editors, and others who have a place among them.
    pub fn names(&mut self) {
        self.names_in(NameVariable::Editor, "editor");
        let mut places = EDITORS.iter().skip(1);
        let others = EDITOR_TYPES.iter().skip(1);
        for (word, variable) in others {
            if !self.item.peek().names.contains(*variable) {
                continue;
            }
            let Some((field, type_field)) = places.next() else {
                return;
            };
            if self.names_in(*variable, field) {
                self.push(type_field, (*word).to_owned());
            }
        }
    }

    pub fn issued(&mut self) {
        let Some(date) = self.item.date(DateVariable::Issued) else {
            return;
        };
        let comes_back = match self.dialect {
            Dialect::Biblatex if date.value.is_some() => self.edtf("date", date),
            Dialect::Biblatex | Dialect::Bibtex => self.parts(date),
        };
        if !comes_back {
            self.item.reduced("issued", "how the date is written");
        }
    }

    /// A date as EDTF; whether it comes back.
    fn edtf(&mut self, field: &str, date: &Date) -> bool {
        let text = date.to_edtf().unwrap_or_default();
        let comes_back = dates::read(&text) == *date;
        self.push(field, text);
        comes_back
    }

    fn parts(&mut self, date: &Date) -> bool {
        let parts = dates::parts(date);
        let year = self.encoded(&parts.year, Reading::Text);
        let month = parts.month.unwrap_or_default();
        let day = parts.day.map(|day| day.to_string()).unwrap_or_default();
        let again = match &parts.date {
            Some(_) => None,
            None => Some(dates::read_parts(&year, month, &day).date),
        };
        if year.bytes().all(|b| b.is_ascii_digit()) && !year.is_empty() {
            self.written.push(("year".to_owned(), Written::Bare(year)));
        } else if !year.is_empty() {
            self.push("year", year);
        }
        for (field, text) in [("month", month.to_owned()), ("day", day)] {
            if !text.is_empty() {
                self.written.push((field.to_owned(), Written::Bare(text)));
            }
        }
        match again {
            Some(again) => again == *date,
            None => self.edtf("date", date),
        }
    }

    pub fn numbers(&mut self) {
        use NumberVariable::{CollectionNumber, Issue, Number, Page};
        self.pages(Page);
        match types::numbered(&self.kind) {
            Numbered::Issue => self.number(Issue, "number"),
            Numbered::Series => {
                self.number(CollectionNumber, "number");
                self.number(Issue, "issue");
            }
            Numbered::Work => {
                if !self.eprint() {
                    self.number(Number, "number");
                }
                self.number(Issue, "issue");
            }
        }
    }

    fn pages(&mut self, variable: NumberVariable) {
        if self.item.number(variable).is_none() {
            return;
        }
        let text = self.item.peek().number(variable).unwrap_or_default();
        if text.is_empty() {
            return;
        }
        let encoded: String = text
            .split('-')
            .map(|part| self.encoded(part, Reading::Text))
            .collect::<Vec<_>>()
            .join("--");
        if pages(&encoded) != text {
            self.item.reduced(variable.as_str(), "dashes or spaces");
        }
        self.push("pages", encoded);
    }

    /// A preprint's number in its archive: `arXiv:1706.03762`.
    fn eprint(&mut self) -> bool {
        let item = self.item.peek();
        let number = item.number(NumberVariable::Number).unwrap_or_default();
        let id = number.strip_prefix("arXiv:").unwrap_or_default();
        let is_taken = item.custom.contains_key("eprint");
        let same = ibid_model::ident::ArxivId::parse(id).is_ok_and(|arxiv| arxiv.as_str() == id);
        // Without a link, reading would make one.
        let has_link = self.has_text(TextVariable::Url) || self.has_text(TextVariable::Doi);
        if item.item_type != ItemType::Article || !same || is_taken || !has_link {
            return false;
        }
        let (archive, name) = match self.dialect {
            Dialect::Bibtex => ("archiveprefix", "arXiv"),
            Dialect::Biblatex => ("eprinttype", "arxiv"),
        };
        self.item.number(NumberVariable::Number);
        self.push("eprint", id.to_owned());
        self.push(archive, name.to_owned());
        true
    }

    pub fn publisher(&mut self) {
        let kind = self.kind.as_str();
        let field = match (kind, self.dialect) {
            ("phdthesis" | "mastersthesis", Dialect::Bibtex) => "school",
            ("techreport" | "report" | "thesis" | "phdthesis" | "mastersthesis", _) => {
                "institution"
            }
            _ => "publisher",
        };
        if types::is_of_authority(kind) {
            self.list(TextVariable::Authority, "institution");
        }
        self.list(TextVariable::Publisher, field);
        let place = match self.dialect {
            Dialect::Bibtex => "address",
            Dialect::Biblatex => "location",
        };
        self.list(TextVariable::PublisherPlace, place);
        self.list(TextVariable::OriginalPublisher, "origpublisher");
        self.list(TextVariable::OriginalPublisherPlace, "origlocation");
    }

    pub fn language(&mut self) {
        let Some(tag) = self.item.text(TextVariable::Language) else {
            return;
        };
        let tag = tag.as_str();
        if let Some(name) = languages::name(tag) {
            self.push("langid", name.to_owned());
            return;
        }
        if languages::tag(tag).is_some() {
            self.item.reduced("language", "how it is written");
        }
        self.push_text("language", "language", tag, Reading::Text);
    }

    /// Variables that have one field whatever the entry.
    pub fn plain(&mut self) {
        for (at, (name, held)) in FIELDS.iter().enumerate() {
            let first = FIELDS.iter().position(|(_, other)| other == held);
            if first != Some(at) {
                continue;
            }
            let name = match (*name, self.dialect) {
                ("annotation", Dialect::Bibtex) => "annote",
                (name, _) => name,
            };
            match *held {
                Holds::Text(
                    TextVariable::OriginalPublisher | TextVariable::OriginalPublisherPlace,
                    _,
                ) => {}
                Holds::Text(variable, reading) => self.text(variable, name, reading),
                Holds::Verbatim(variable) => self.verbatim(variable, name),
                Holds::Number(variable) => self.number(variable, name),
                Holds::Names(variable) => {
                    self.names_in(variable, name);
                }
                Holds::Date(variable) => self.date(variable, name),
            }
        }
    }

    fn verbatim(&mut self, variable: TextVariable, field: &str) {
        let Some(text) = self.item.text(variable) else {
            return;
        };
        let text = text.as_str();
        if text.is_empty() {
            return;
        }
        if let Some(raw) = verbatim::write(text) {
            self.push(field, raw.to_owned());
        } else {
            self.item
                .reduced(variable.as_str(), "braces or backslashes");
            let bare: String = text.chars().filter(|c| !"{}\\\n".contains(*c)).collect();
            self.push(field, bare);
        }
    }

    /// A date; text that is none is nothing for biber.
    fn date(&mut self, variable: DateVariable, field: &str) {
        let is_date = self
            .item
            .peek()
            .dates
            .get(variable)
            .is_some_and(|d| d.value.is_some());
        if is_date
            && let Some(date) = self.item.date(variable)
            && !self.edtf(field, date)
        {
            self.item
                .reduced(variable.as_str(), "how the date is written");
        }
    }

    /// What no field holds goes into fields of ours.
    pub fn rest(&mut self) {
        for variable in self.item.left() {
            let field = format!("{OWN}{}", variable.as_str().to_ascii_lowercase());
            match variable {
                Variable::Text(v) => self.text(v, &field, Reading::Title),
                Variable::Number(v) => self.number(v, &field),
                Variable::Name(v) => {
                    self.names_in(v, &field);
                }
                Variable::Date(v) => self.own_date(v, &field),
            }
            self.item.moved(variable.as_str(), MOVED_TO);
        }
        if self.useprefix {
            let own = self.item.custom("options").and_then(|v| v.as_str());
            let own = own.filter(|o| !o.is_empty()).map(|own| format!("{own}, "));
            let options = format!("{}useprefix=true", own.unwrap_or_default());
            self.push("options", options);
        }
    }

    fn own_date(&mut self, variable: DateVariable, field: &str) {
        let Some(date) = self.item.date(variable) else {
            return;
        };
        if date.value.is_some() {
            if !self.edtf(field, date) {
                self.item
                    .reduced(variable.as_str(), "how the date is written");
            }
            return;
        }
        let literal = date.literal.as_deref().unwrap_or_default();
        let encoded = self.encoded(literal, Reading::Text);
        if dates::read(&encoded) != *date {
            self.item
                .reduced(variable.as_str(), "how the date is written");
        }
        self.push(field, encoded);
    }

    /// The item's own values that are texts and have a name that a field can have.
    pub fn custom(&mut self) {
        let custom = &self.item.peek().custom;
        for (key, value) in custom {
            let Some(text) = value.as_str() else { continue };
            let is_ours = [OTHERS, ENTRY_TYPE, AS_PRINTED].contains(&key.as_str());
            let is_ours = is_ours || key.starts_with(OWN);
            if is_ours || self.has(key) || !is_field_name(key) || holds(key).is_some() {
                continue;
            }
            self.item.custom(key);
            if RAW.contains(&key.as_str()) && is_raw(text) {
                self.push(key, text.to_owned());
            } else {
                let text = RichText::from(text);
                self.push_text(key, key, text.as_str(), Reading::Text);
            }
        }
    }
}

/// What the extractor notes of a page beside the item: evidence, and no field of a bibliography.
const AS_PRINTED: &str = "title-as-printed";

fn is_field_name(key: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_+:.".contains(c);
    key.starts_with(|c: char| c.is_ascii_lowercase() || c == '_') && key.chars().all(is_sign)
}

/// Whether text has balanced braces and stands on its own.
fn is_raw(text: &str) -> bool {
    let mut depth = 0_i64;
    let balanced = text.bytes().all(|byte| {
        depth += i64::from(byte == b'{') - i64::from(byte == b'}');
        depth >= 0
    });
    balanced && depth == 0 && text.trim() == text && !text.contains("\n@")
}
