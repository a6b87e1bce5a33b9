//! Fields whose meaning depends on the entry: titles, numbers, dates, publishers, editors.

use ibid_model::{
    DateVariable, ItemType, NameVariable, NumberVariable, RichText, TextVariable, codes, ident,
};

use super::read::Builder;
use super::tex::{Reading, decode};
use super::types::{self, Numbered};
use super::{dates, languages, verbatim};

/// Editors' fields, each with the one that says what they did.
pub(super) const EDITORS: [(&str, &str); 4] = [
    ("editor", "editortype"),
    ("editora", "editoratype"),
    ("editorb", "editorbtype"),
    ("editorc", "editorctype"),
];

/// What editors did, as `editortype` says it.
pub(super) const EDITOR_TYPES: &[(&str, NameVariable)] = &[
    ("editor", NameVariable::Editor),
    ("compiler", NameVariable::Compiler),
    ("director", NameVariable::Director),
    ("organizer", NameVariable::Organizer),
    ("producer", NameVariable::Producer),
    ("illustrator", NameVariable::Illustrator),
    ("composer", NameVariable::Composer),
    ("performer", NameVariable::Performer),
    ("narrator", NameVariable::Narrator),
    ("editorialdirector", NameVariable::EditorialDirector),
    ("executiveproducer", NameVariable::ExecutiveProducer),
    ("scriptwriter", NameVariable::ScriptWriter),
    ("collaborator", NameVariable::Contributor),
];

/// Titles of what the entry is in, the surest first.
const CONTAINERS: [(&str, &str); 5] = [
    ("journaltitle", "journalsubtitle"),
    // MathSciNet: `journal` is the abbreviation then.
    ("fjournal", "journalsubtitle"),
    ("journal", "journalsubtitle"),
    ("booktitle", "booksubtitle"),
    ("maintitle", "mainsubtitle"),
];

impl Builder<'_, '_> {
    /// A title with its subtitle.
    fn title(&mut self, title: &str, subtitle: &str) -> Option<String> {
        let mut whole = decode(self.take(title)?, Reading::Title);
        if let Some(subtitle) = self.take(subtitle) {
            let ends = whole.ends_with(['.', '?', '!', ':']);
            whole.push_str(if ends { " " } else { ": " });
            whole.push_str(&decode(subtitle, Reading::Title));
        }
        Some(whole)
    }

    pub(super) fn set_titles(&mut self) {
        let kind = self.entry.kind.as_ref();
        let has_main = self.peek("maintitle").is_some();
        let own = self.title("title", "subtitle");
        let (title, volume) = if has_main && types::is_volume(kind) {
            (self.title("maintitle", "mainsubtitle"), own)
        } else {
            (own, None)
        };
        self.set_title(TextVariable::Title, title);
        self.set_title(TextVariable::VolumeTitle, volume);
        if types::is_part(kind) && has_main && self.peek("booktitle").is_some() {
            let main = self.title("maintitle", "mainsubtitle");
            self.set_title(TextVariable::ContainerTitle, main);
            let volume = self.title("booktitle", "booksubtitle");
            self.set_title(TextVariable::VolumeTitle, volume);
        }
        let order: &[usize] = if types::is_part(kind) {
            &[3, 4, 0, 1, 2]
        } else {
            &[0, 1, 2, 3, 4]
        };
        let has_full = self.peek("fjournal").is_some() && self.peek("journaltitle").is_none();
        for (title, subtitle) in order.iter().filter_map(|at| CONTAINERS.get(*at)) {
            let of_volume = *title == "maintitle" && types::is_volume(kind);
            let free = !self.item.texts.contains(TextVariable::ContainerTitle);
            if free && !of_volume && self.peek(title).is_some() {
                let container = self.title(title, subtitle);
                self.set_title(TextVariable::ContainerTitle, container);
            }
        }
        if has_full && !self.item.texts.contains(TextVariable::ContainerTitleShort) {
            let short = self.title("journal", "journalsubtitle");
            self.set_title(TextVariable::ContainerTitleShort, short);
        }
        if !self.item.texts.contains(TextVariable::VolumeTitle) {
            let issue = self.title("issuetitle", "issuesubtitle");
            self.set_title(TextVariable::VolumeTitle, issue);
        }
    }

    fn set_title(&mut self, variable: TextVariable, title: Option<String>) {
        if let Some(title) = title {
            self.set_text(variable, title);
        }
    }

    fn set_number(&mut self, variable: NumberVariable, field: &str) {
        let free = !self.item.numbers.contains(variable);
        if free && let Some(value) = self.take(field) {
            let text = decode(value, Reading::Text);
            if !text.is_empty() {
                self.item.numbers.insert(variable, RichText::from(text));
            }
        }
    }

    pub(super) fn set_numbers(&mut self) {
        let counted = match types::numbered(&self.entry.kind) {
            Numbered::Issue => NumberVariable::Issue,
            Numbered::Series => NumberVariable::CollectionNumber,
            Numbered::Work => NumberVariable::Number,
        };
        self.set_number(counted, "number");
        self.set_number(NumberVariable::Issue, "issue");
        self.set_number(NumberVariable::Number, "articleno");
    }

    /// `pages`, or the number of an article that has none.
    pub(super) fn set_pages(&mut self) {
        for field in ["pages", "eid"] {
            let free = !self.item.numbers.contains(NumberVariable::Page);
            if free && let Some(value) = self.take(field) {
                let pages = pages(value);
                self.item
                    .numbers
                    .insert(NumberVariable::Page, RichText::from(pages));
            }
        }
    }

    pub(super) fn set_issued(&mut self) {
        if self.item.dates.contains(DateVariable::Issued) {
            return;
        }
        let part = |builder: &Self, name: &str| builder.peek(name).unwrap_or_default();
        let year = part(self, "year");
        if let Some(value) = self.peek("date") {
            let date = dates::read(value);
            if date.value.is_some() || year.is_empty() {
                for field in ["date", "year", "month", "day"] {
                    self.take(field);
                }
                self.item.dates.insert(DateVariable::Issued, date);
                return;
            }
        }
        if year.is_empty() {
            return;
        }
        let read = dates::read_parts(year, part(self, "month"), part(self, "day"));
        self.take("year");
        if read.year_alone {
            let message = format!(
                "the month `{} {}` is not known: the year alone is read",
                part(self, "day"),
                part(self, "month")
            );
            let help = "write `month = jan` and `day = 8`";
            self.remark(codes::FORMAT_VALUE, message, help, "month");
        } else {
            self.take("month");
            self.take("day");
        }
        self.item.dates.insert(DateVariable::Issued, read.date);
    }

    pub(super) fn set_publisher(&mut self) {
        let kind = self.entry.kind.clone();
        let mut fields = vec!["publisher"];
        if types::is_of_authority(&kind) {
            for field in ["institution", "organization", "court"] {
                let free = !self.item.texts.contains(TextVariable::Authority);
                if free && let Some(value) = self.take(field) {
                    let text = self.list_text(value);
                    self.set_text(TextVariable::Authority, text);
                }
            }
        } else {
            fields.extend(["institution", "school", "organization"]);
        }
        for field in fields {
            self.set_list(TextVariable::Publisher, field);
        }
        // ACM: `address` is the publisher's, `location` the conference's.
        if types::is_at_event(&kind) && self.peek("address").is_some() {
            self.set_list(TextVariable::PublisherPlace, "address");
            self.set_list(TextVariable::EventPlace, "location");
        }
        for field in ["location", "address"] {
            self.set_list(TextVariable::PublisherPlace, field);
        }
        let how = self.peek("howpublished").unwrap_or_default();
        match verbatim::address(how) {
            Some(address) if !self.item.texts.contains(TextVariable::Url) => {
                self.take("howpublished");
                self.set_text(TextVariable::Url, address);
            }
            _ => self.set_list(TextVariable::Publisher, "howpublished"),
        }
    }

    fn set_list(&mut self, variable: TextVariable, field: &str) {
        let free = !self.item.texts.contains(variable);
        if free && let Some(value) = self.take(field) {
            let text = self.list_text(value);
            self.set_text(variable, text);
        }
    }

    /// `eprint` in an archive: of preprints, or of PubMed.
    pub(super) fn set_eprint(&mut self) {
        let Some(eprint) = self.peek("eprint") else {
            return;
        };
        let archive = self
            .peek("eprinttype")
            .or_else(|| self.peek("archiveprefix"));
        let archive = archive.unwrap_or_default().to_ascii_lowercase();
        let id = verbatim::read(eprint);
        let catalogue = match archive.as_str() {
            "pubmed" | "pmid" => Some(TextVariable::Pmid),
            "pmc" | "pmcid" => Some(TextVariable::Pmcid),
            _ => None,
        };
        let arxiv = ident::ArxivId::parse(&id);
        if let Some(variable) = catalogue {
            if self.set_text(variable, id) {
                self.take_eprint();
            }
        } else if let (Ok(arxiv), true) = (arxiv, matches!(archive.as_str(), "arxiv" | "")) {
            let texts = &self.item.texts;
            let has_link = texts.contains(TextVariable::Url) || texts.contains(TextVariable::Doi);
            if !has_link {
                let url = format!("https://arxiv.org/abs/{arxiv}");
                self.set_text(TextVariable::Url, url);
            }
            let free = !self.item.numbers.contains(NumberVariable::Number);
            if free && self.item.item_type == ItemType::Article {
                let number = RichText::from(format!("arXiv:{arxiv}"));
                self.item.numbers.insert(NumberVariable::Number, number);
                self.take_eprint();
            }
        }
    }

    fn take_eprint(&mut self) {
        for field in ["eprint", "eprinttype", "archiveprefix"] {
            self.take(field);
        }
    }

    pub(super) fn set_editors(&mut self) {
        for (field, type_field) in EDITORS {
            let Some(value) = self.peek(field) else {
                continue;
            };
            let did = self.peek(type_field).unwrap_or("editor");
            let mut known = EDITOR_TYPES.iter();
            let variable = known.find(|(name, _)| name.eq_ignore_ascii_case(did));
            let set = variable.is_some_and(|(_, v)| self.set_names(*v, field, value));
            if set {
                self.take(field);
                self.take(type_field);
            }
        }
    }

    pub(super) fn set_language(&mut self) {
        for field in ["langid", "language", "hyphenation"] {
            let Some(value) = self.peek(field) else {
                continue;
            };
            let name = decode(value, Reading::Text);
            let tag = languages::tag(&name).map(str::to_owned);
            let is_code = name.len() == 3;
            let tag = tag.or_else(|| crate::languages::tag(&name).filter(|_| is_code));
            let tag = tag.unwrap_or(name);
            let same = self.item.language() == Some(tag.as_str());
            if same || self.set_text(TextVariable::Language, tag) {
                self.take(field);
            }
        }
    }

    /// `type`; a thesis's own type says what it is.
    pub(super) fn set_genre(&mut self) {
        let kind = self.entry.kind.as_ref();
        let named = |word: &str| {
            let mut genres = types::GENRES.iter();
            genres
                .find(|(known, _)| *known == word)
                .map(|(_, genre)| (*genre).to_owned())
        };
        let genre = match self.take("type") {
            Some(value) => named(value).unwrap_or_else(|| decode(value, Reading::Text)),
            None if matches!(kind, "phdthesis" | "mastersthesis") => {
                named(kind).unwrap_or_default()
            }
            None => return,
        };
        self.set_text(TextVariable::Genre, genre);
    }
}

/// Pages with one hyphen between first and last.
pub(super) fn pages(value: &str) -> String {
    let decoded = decode(value, Reading::Text);
    if decoded.is_ascii() && !decoded.contains(" -") && !decoded.contains("- ") {
        return decoded;
    }
    let mut out = String::with_capacity(decoded.len());
    let mut after_dash = false;
    for sign in decoded.chars() {
        let dash = matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        if dash {
            out.truncate(out.trim_end().len());
            out.push('-');
        } else if !(after_dash && sign.is_whitespace()) {
            out.push(if sign == '\u{a0}' { ' ' } else { sign });
        }
        after_dash = dash;
    }
    out
}
