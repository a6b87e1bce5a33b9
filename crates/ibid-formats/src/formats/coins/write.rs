//! Items to context objects.

use ibid_model::{DateValue, DateVariable, NameVariable, NumberVariable, TextVariable, YearPart};
use serde_json::Value;

use super::names;
use super::read::{PREFIX, SEASONS, SILENT};
use super::scan::encoded;
use super::tables::{FORMATS, Holds, Kev, PLACES, Place, written};
use crate::codec::ItemWriter;
use crate::formats::tagged::values::{DateForm, identifier, one_line, split_pages, write_date};
use crate::outgoing::Outgoing;

/// Writes a span a line.
pub(super) struct Spans;

impl ItemWriter for Spans {
    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let (kev, genre, place) = written(item.peek().item_type);
        let mut writer = Writer {
            item,
            kev,
            place,
            pairs: Vec::new(),
        };
        writer.run(genre);
        out.push_str("<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004");
        for (key, value) in &writer.pairs {
            out.push_str("&amp;");
            out.push_str(key);
            out.push('=');
            encoded(value, out);
        }
        out.push_str("\"></span>\n");
    }
}

struct Writer<'w, 'i> {
    item: &'w mut Outgoing<'i>,
    kev: Kev,
    /// The type that the genre is read as.
    place: ibid_model::ItemType,
    pairs: Vec<(String, String)>,
}

impl Writer<'_, '_> {
    fn run(&mut self, genre: Option<&str>) {
        let format = FORMATS.iter().find(|(kev, _)| *kev == self.kev);
        let name = format.map_or("", |(_, name)| *name);
        self.push("rft_val_fmt", name.to_owned());
        let item_type = self.item.peek().item_type;
        self.item.take_type(item_type);
        self.push("rft.genre", genre.unwrap_or_default().to_owned());
        if genre.is_none() || self.place != item_type {
            self.push("rft.type", item_type.to_string());
        }
        self.places();
        self.names();
        self.dates();
        self.pages();
        self.identifiers();
        self.customs();
    }

    fn push(&mut self, key: &str, value: String) {
        if !value.is_empty() {
            self.pairs.push((key.to_owned(), value));
        }
    }

    fn line(&mut self, key: &str, field: &str, text: &str) {
        let line = one_line(text);
        if line != text {
            self.item.reduced(field, "spaces or line breaks");
        }
        self.push(key, line);
    }

    fn places(&mut self) {
        let item_type = self.place;
        let mut done: Vec<&Place> = Vec::new();
        let mut keys: Vec<&str> = Vec::new();
        for place in PLACES.iter().filter(|p| p.is_for(item_type)) {
            let is_first = !keys.contains(&place.key);
            keys.push(place.key);
            if !is_first || done.iter().any(|p| p.holds == place.holds) {
                continue;
            }
            done.push(place);
            self.place(place);
        }
    }

    fn place(&mut self, place: &Place) {
        match place.holds {
            Holds::Text(variable) => {
                let Some(text) = self.item.plain(variable) else {
                    return;
                };
                if identifier(variable, &text).is_ok_and(|normal| normal != text) {
                    self.item.reduced(variable.as_str(), "how it is written");
                }
                self.line(place.key, variable.as_str(), &text);
            }
            Holds::Number(variable) => {
                if self.item.number(variable).is_some() {
                    let text = self.item.peek().number(variable).unwrap_or_default();
                    self.line(place.key, variable.as_str(), text);
                }
            }
            Holds::Keywords => {
                let Some(text) = self.item.plain(TextVariable::Keyword) else {
                    return;
                };
                let words: Vec<String> = text.split(", ").map(one_line).collect();
                if words.join(", ") != text || words.iter().any(String::is_empty) {
                    self.item.reduced("keyword", "what divides keywords");
                }
                for word in words {
                    self.push(place.key, word);
                }
            }
        }
    }

    fn names(&mut self) {
        if let Some(list) = self.item.names(NameVariable::Author) {
            let names = names::write(list);
            if names::read(&names.whole, &names.organisations, &names.first) != list {
                self.item.reduced("author", "how names are taken apart");
            }
            let (whole, last, first) = match self.kev {
                Kev::Patent => ("rft.inv", "rft.invlast", "rft.invfirst"),
                Kev::Dc => ("rft.creator", "rft.aulast", "rft.aufirst"),
                _ => ("rft.au", "rft.aulast", "rft.aufirst"),
            };
            self.push(last, names.first.family);
            self.push(first, names.first.given);
            self.push("rft.ausuffix", names.first.suffix);
            for (key, list) in [(whole, names.whole), ("rft.aucorp", names.organisations)] {
                for name in list {
                    self.push(key, name);
                }
            }
        }
        if let Some(list) = self.item.names(NameVariable::Contributor) {
            let names = names::write(list);
            if names::read(&names.whole, &[], &names::First::default()) != list {
                self.item
                    .reduced("contributor", "how names are taken apart");
            }
            for name in names.whole {
                self.push("rft.contributor", name);
            }
        }
    }

    fn dates(&mut self) {
        let issued = if self.kev == Kev::Patent {
            "rft.pubdate"
        } else {
            "rft.date"
        };
        for (variable, key) in [
            (DateVariable::Issued, issued),
            (DateVariable::Submitted, "rft.appldate"),
        ] {
            let Some(date) = self.item.date(variable) else {
                continue;
            };
            let mut date = date.clone();
            let mut season = "";
            if variable == DateVariable::Issued
                && self.kev == Kev::Journal
                && let Some(DateValue::Single(single)) = &mut date.value
                && let YearPart::Season(own) = single.part
            {
                let mut seasons = SEASONS.iter();
                season = seasons
                    .find(|(_, known)| *known == own)
                    .map_or("", |(word, _)| *word);
                single.part = YearPart::Year;
            }
            let (text, is_same) = write_date(&date, DateForm::Edtf);
            if !is_same {
                self.item
                    .reduced(variable.as_str(), "how the date is written");
            }
            self.push(key, text);
            self.push("rft.ssn", season.to_owned());
        }
    }

    fn pages(&mut self) {
        if self.item.number(NumberVariable::Page).is_none() {
            return;
        }
        let text = self
            .item
            .peek()
            .number(NumberVariable::Page)
            .unwrap_or_default();
        if let Some((first, last)) = split_pages(text) {
            self.push("rft.spage", first.to_owned());
            self.push("rft.epage", last.to_owned());
        }
        self.line("rft.pages", "page", text);
    }

    fn identifiers(&mut self) {
        for (variable, prefix) in [
            (TextVariable::Doi, "info:doi/"),
            (TextVariable::Pmid, "info:pmid/"),
            (TextVariable::Pmcid, "info:pmcid/"),
            (TextVariable::Url, ""),
        ] {
            let Some(text) = self.item.text(variable) else {
                continue;
            };
            let text = text.as_str();
            let is_link = text.starts_with("http://") || text.starts_with("https://");
            let is_normal = identifier(variable, text).is_ok_and(|normal| normal == text);
            if (variable == TextVariable::Url && !is_link) || !is_normal || one_line(text) != text {
                self.item.reduced(variable.as_str(), "how it is written");
            }
            self.push("rft_id", format!("{prefix}{}", one_line(text)));
        }
    }

    fn customs(&mut self) {
        let custom = &self.item.peek().custom;
        for (own, value) in custom {
            let Some(key) = own.strip_prefix(PREFIX) else {
                continue;
            };
            let is_key =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
            if SILENT.contains(&key) || key.is_empty() || !key.chars().all(is_key) {
                continue;
            }
            let values: Vec<&str> = match value {
                Value::String(text) => vec![text],
                Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
                _ => continue,
            };
            self.item.custom(own);
            for value in values {
                self.push(key, one_line(value));
            }
        }
    }
}
