//! Writing MODS.

use ibid_model::{
    Date, DateValue, DateVariable, Endpoint, NameVariable, NumberVariable, TextVariable, Variable,
    YearPart,
};
use serde_json::Value;

use super::{DETAILS, names, types};
use crate::codec::ItemWriter;
use crate::outgoing::Outgoing;
use crate::xml_write::{Element, is_writable};

/// Writes a `modsCollection`.
pub(super) struct Writer;

impl ItemWriter for Writer {
    fn begin(&mut self, out: &mut String) {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str("<modsCollection xmlns=\"http://www.loc.gov/mods/v3\" version=\"3.8\">\n");
    }

    fn item(&mut self, item: &mut Outgoing<'_>, out: &mut String) {
        let mut tree = Tree::new(item);
        tree.titles();
        tree.kind();
        tree.names();
        tree.origin();
        tree.described();
        tree.identifiers();
        tree.part();
        tree.location();
        tree.kept();
        tree.finish().write(out, 1);
    }

    fn end(&mut self, out: &mut String) {
        out.push_str("</modsCollection>\n");
    }
}

/// The elements of an item, in the making.
struct Tree<'o, 'i> {
    item: &'o mut Outgoing<'i>,
    mods: Element,
    host: Element,
    series: Element,
    original: Element,
    reviewed: Element,
    has_host: bool,
}

/// What the reader keeps beside the variables, by its key.
const KEPT: &[&str] = &[
    "alternative title",
    "uniform title",
    "statement of responsibility",
    "tableOfContents",
    "extent",
    "lccn",
    "oclc",
    "recordIdentifier",
];

/// An element around one.
fn around(name: &'static str, child: Element) -> Element {
    let mut element = Element::new(name);
    element.push_unless_empty(child);
    element
}

impl<'o, 'i> Tree<'o, 'i> {
    fn new(item: &'o mut Outgoing<'i>) -> Self {
        let known = item.peek();
        let texts = [
            TextVariable::ContainerTitle,
            TextVariable::ContainerTitleShort,
        ];
        let in_container = texts.iter().any(|v| known.texts.contains(*v))
            || known.names.contains(NameVariable::ContainerAuthor);
        let is_part = types::kind(known.item_type).is_some_and(|kind| kind.is_part);
        let related = |kind: &str| Element::new("relatedItem").with("type", kind);
        Self {
            mods: Element::new("mods"),
            host: related("host"),
            series: related("series"),
            original: related("original"),
            reviewed: related("reviewOf"),
            has_host: in_container || is_part,
            item,
        }
    }

    /// Takes a text without its markup, which MODS has not; what XML has no characters for is
    /// reported.
    fn text(&mut self, variable: TextVariable) -> Option<String> {
        let text = self.item.plain(variable)?;
        if !is_writable(&text) {
            self.item
                .reduced(variable.as_str(), "characters that XML does not have");
        }
        Some(text)
    }

    fn leaf(&mut self, name: &'static str, variable: TextVariable) -> Option<Element> {
        self.text(variable).map(|text| Element::leaf(name, text))
    }

    fn title_info(&mut self, variable: TextVariable) -> Option<Element> {
        let title = self.leaf("title", variable)?;
        Some(around("titleInfo", title))
    }

    /// The element for what stands in the host, if there is one.
    fn holder(&mut self) -> &mut Element {
        if self.has_host {
            &mut self.host
        } else {
            &mut self.mods
        }
    }

    fn titles(&mut self) {
        let mut info = Element::new("titleInfo");
        let title = self.leaf("title", TextVariable::Title);
        let name = self.leaf("partName", TextVariable::PartTitle);
        info.extend(title.into_iter().chain(name));
        self.mods.push_unless_empty(info);
        if let Some(short) = self.title_info(TextVariable::TitleShort) {
            self.mods.push(short.with("type", "abbreviated"));
        }
        let mut info = Element::new("titleInfo");
        let title = self.leaf("title", TextVariable::ContainerTitle);
        info.extend(title);
        if self.has_host {
            let name = self.leaf("partName", TextVariable::VolumeTitle);
            info.extend(name);
        }
        self.host.push_unless_empty(info);
        if let Some(short) = self.title_info(TextVariable::ContainerTitleShort) {
            self.host.push(short.with("type", "abbreviated"));
        }
        for (variable, kind) in [
            (TextVariable::CollectionTitle, 0),
            (TextVariable::OriginalTitle, 1),
            (TextVariable::ReviewedTitle, 2),
        ] {
            let Some(info) = self.title_info(variable) else {
                continue;
            };
            match kind {
                0 => self.series.push(info),
                1 => self.original.push(info),
                _ => self.reviewed.push(info),
            }
        }
    }

    fn kind(&mut self) {
        let item_type = self.item.peek().item_type;
        self.item.take_type(item_type);
        let genre =
            |text: &str, authority: &str| Element::leaf("genre", text).with("authority", authority);
        if let Some(kind) = types::kind(item_type) {
            self.mods
                .push(Element::leaf("typeOfResource", kind.resource));
            if types::of_genre(kind.zotero, Some("local")) != Some(item_type) {
                self.mods.push(genre(item_type.as_str(), "csl"));
            }
            self.mods.push(genre(kind.zotero, "local"));
            if !kind.marc.is_empty() {
                self.holder().push(genre(kind.marc, "marcgt"));
            }
        } else {
            self.mods.push(genre(item_type.as_str(), "csl"));
        }
        if let Some(genre) = self.leaf("genre", TextVariable::Genre) {
            self.mods.push(genre);
        }
        if let Some(genre) = self.leaf("genre", TextVariable::ReviewedGenre) {
            self.reviewed.push(genre);
        }
    }

    fn names(&mut self) {
        for variable in NameVariable::ALL {
            let Some(list) = self.item.names(*variable) else {
                continue;
            };
            let (role, in_host) = match variable {
                NameVariable::ContainerAuthor => (NameVariable::Author, true),
                NameVariable::Editor => (NameVariable::Editor, self.has_host),
                NameVariable::CollectionEditor => (NameVariable::Editor, false),
                NameVariable::OriginalAuthor | NameVariable::ReviewedAuthor => {
                    (NameVariable::Author, false)
                }
                own => (*own, false),
            };
            let mut is_whole = true;
            for name in list {
                let (element, same) = names::write(name, role);
                is_whole &= same;
                match variable {
                    NameVariable::CollectionEditor => self.series.push(element),
                    NameVariable::OriginalAuthor => self.original.push(element),
                    NameVariable::ReviewedAuthor => self.reviewed.push(element),
                    _ if in_host => self.host.push(element),
                    _ => self.mods.push(element),
                }
            }
            if !is_whole {
                self.item
                    .reduced(variable.as_str(), "how a name is divided");
            }
        }
        for (variable, kind, role) in [
            (TextVariable::EventTitle, "conference", None),
            (TextVariable::Authority, "corporate", Some("isb")),
        ] {
            let Some(part) = self.leaf("namePart", variable) else {
                continue;
            };
            let mut name = around("name", part).with("type", kind);
            if let Some(role) = role {
                let term = Element::leaf("roleTerm", role).with("type", "code");
                name.push(around("role", term.with("authority", "marcrelator")));
            }
            self.mods.push(name);
        }
    }

    fn date(&mut self, variable: DateVariable, name: &'static str) -> Vec<Element> {
        let Some(date) = self.item.date(variable) else {
            return Vec::new();
        };
        if date.value.is_some() && date.literal.is_some() {
            self.item.reduced(variable.as_str(), "the date's wording");
        }
        date_elements(date, name)
    }

    fn origin(&mut self) {
        let mut info = Element::new("originInfo");
        if let Some(place) = self.leaf("placeTerm", TextVariable::PublisherPlace) {
            info.push(around("place", place.with("type", "text")));
        }
        let publisher = self.leaf("publisher", TextVariable::Publisher);
        info.extend(publisher);
        info.extend(self.date(DateVariable::Issued, "dateIssued"));
        for (variable, kind) in [
            (DateVariable::AvailableDate, "available"),
            (DateVariable::EventDate, "event"),
            (DateVariable::Submitted, "submitted"),
        ] {
            let dates = self.date(variable, "dateOther");
            info.extend(dates.into_iter().map(|date| date.with("type", kind)));
        }
        if let Some(edition) = self.item.number(NumberVariable::Edition) {
            info.push(Element::leaf("edition", edition));
        }
        self.holder().push_unless_empty(info);
        let mut info = Element::new("originInfo");
        if let Some(place) = self.leaf("placeTerm", TextVariable::OriginalPublisherPlace) {
            info.push(around("place", place.with("type", "text")));
        }
        let publisher = self.leaf("publisher", TextVariable::OriginalPublisher);
        info.extend(publisher);
        let dates = self.date(DateVariable::OriginalDate, "dateIssued");
        info.extend(dates);
        self.original.push_unless_empty(info);
    }

    fn described(&mut self) {
        if let Some(language) = self.leaf("languageTerm", TextVariable::Language) {
            let term = language.with("type", "code").with("authority", "rfc5646");
            self.mods.push(around("language", term));
        }
        let mut description = Element::new("physicalDescription");
        let form = self.leaf("form", TextVariable::Medium);
        description.extend(form);
        for (variable, unit) in [
            (NumberVariable::NumberOfPages, "p."),
            (NumberVariable::NumberOfVolumes, "v."),
        ] {
            // A number with a space is read to the space.
            let number = self.item.peek().number(variable).map(str::to_owned);
            if let Some(number) = number.filter(|number| !number.contains(' ')) {
                self.item.number(variable);
                description.push(Element::leaf("extent", format!("{number} {unit}")));
            }
        }
        let dimensions = self.leaf("note", TextVariable::Dimensions);
        let dimensions = dimensions.map(|note| note.with("type", "dimensions"));
        description.extend(dimensions);
        self.mods.push_unless_empty(description);
        for (name, variable) in [
            ("abstract", TextVariable::Abstract),
            ("classification", TextVariable::CallNumber),
        ] {
            let element = self.leaf(name, variable);
            self.mods.extend(element);
        }
        if let Some(note) = self.leaf("note", TextVariable::Annote) {
            self.mods.push(note.with("type", "annotation"));
        }
        let words = self.text(TextVariable::Keyword).unwrap_or_default();
        for word in words.split(", ").filter(|word| !word.is_empty()) {
            self.mods
                .push(around("subject", Element::leaf("topic", word)));
        }
        if let Some(scale) = self.leaf("scale", TextVariable::Scale) {
            self.mods
                .push(around("subject", around("cartographics", scale)));
        }
        if let Some(license) = self.leaf("accessCondition", TextVariable::License) {
            self.mods.push(license.with("type", "use and reproduction"));
        }
    }

    fn identifiers(&mut self) {
        for (variable, kind, in_host) in [
            (TextVariable::Isbn, "isbn", true),
            (TextVariable::Issn, "issn", true),
            (TextVariable::Doi, "doi", false),
            (TextVariable::Pmid, "pmid", false),
            (TextVariable::Pmcid, "pmcid", false),
        ] {
            let Some(id) = self.leaf("identifier", variable) else {
                continue;
            };
            let id = id.with("type", kind);
            if in_host {
                self.holder().push(id);
            } else {
                self.mods.push(id);
            }
        }
        let key = Element::leaf("identifier", self.item.id()).with("type", "citekey");
        self.mods.push_unless_empty(key);
    }

    fn part(&mut self) {
        let mut part = Element::new("part");
        for (kind, variable) in DETAILS {
            if let Some(number) = self.item.number(*variable) {
                let number = Element::leaf("number", number);
                part.push(around("detail", number).with("type", *kind));
            }
        }
        if let Some(pages) = self.item.number(NumberVariable::Page) {
            let mut extent = Element::new("extent").with("unit", "pages");
            match pages.split_once('-') {
                Some((start, end)) if is_page(start) && is_page(end) && start != end => {
                    extent.push(Element::leaf("start", start));
                    extent.push(Element::leaf("end", end));
                }
                _ => extent.push(Element::leaf("list", pages)),
            }
            part.push(extent);
        }
        self.holder().push_unless_empty(part);
        if let Some(number) = self.item.number(NumberVariable::CollectionNumber) {
            let detail = around("detail", Element::leaf("number", number));
            self.series
                .push(around("part", detail.with("type", "volume")));
        }
    }

    fn location(&mut self) {
        let accessed = self.item.peek().dates.get(DateVariable::Accessed);
        let day = accessed
            .filter(|date| is_plain(date))
            .and_then(Date::to_edtf);
        let mut location = Element::new("location");
        for (name, variable) in [
            ("physicalLocation", TextVariable::Archive),
            ("shelfLocator", TextVariable::ArchiveLocation),
        ] {
            let element = self.leaf(name, variable);
            location.extend(element);
        }
        if let Some(url) = self.leaf("url", TextVariable::Url) {
            let mut url = url.with("usage", "primary display");
            if let Some(day) = day {
                self.item.date(DateVariable::Accessed);
                url = url.with("dateLastAccessed", day);
            }
            location.push(url);
        }
        self.mods.push_unless_empty(location);
    }

    /// What the reader kept under MODS' own names.
    fn kept(&mut self) {
        for key in KEPT {
            let values = match self.item.custom(key) {
                Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(value)) => vec![value.as_str()],
                _ => continue,
            };
            for value in values {
                self.mods.push(match *key {
                    "extent" => around("physicalDescription", Element::leaf("extent", value)),
                    "recordIdentifier" => around("recordInfo", Element::leaf(key, value)),
                    "tableOfContents" => Element::leaf(key, value),
                    "lccn" | "oclc" => Element::leaf("identifier", value).with("type", *key),
                    "statement of responsibility" => {
                        Element::leaf("note", value).with("type", *key)
                    }
                    title => {
                        let kind = title.trim_end_matches(" title");
                        around("titleInfo", Element::leaf("title", value)).with("type", kind)
                    }
                });
            }
        }
    }

    /// Puts the parts together, with the rest in a note.
    fn finish(mut self) -> Element {
        let source = self.leaf("recordContentSource", TextVariable::Source);
        if let Some(note) = self.item.note("note") {
            if !is_writable(&note) {
                let field = Variable::Text(TextVariable::Note).as_str();
                self.item
                    .reduced(field, "characters that XML does not have");
            }
            self.mods.push(Element::leaf("note", note));
        }
        for related in [self.host, self.series, self.original, self.reviewed] {
            self.mods.push_unless_empty(related);
        }
        if let Some(source) = source {
            self.mods.push(around("recordInfo", source));
        }
        self.mods
    }
}

fn is_page(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphanumeric)
}

/// Whether W3CDTF has the date: a year, month or day of our era, without doubts.
fn is_plain(date: &Date) -> bool {
    let known = match date.value {
        Some(DateValue::Single(single)) => {
            (1..=9999).contains(&single.year)
                && matches!(
                    single.part,
                    YearPart::Year | YearPart::Month(_) | YearPart::Day { .. }
                )
        }
        _ => false,
    };
    known && !date.uncertain && !date.approximate
}

/// A date as elements of a name: one, or the two ends of a range.
fn date_elements(date: &Date, name: &'static str) -> Vec<Element> {
    if let Some(DateValue::Interval {
        start: Endpoint::Date(start),
        end: Endpoint::Date(end),
    }) = date.value
    {
        let ends = [(start, "start"), (end, "end")];
        let ends = ends.map(|(end, point)| (Date::single(end), point));
        let is_exact = !date.uncertain && !date.approximate;
        if is_exact && ends.iter().all(|(end, _)| is_plain(end)) {
            let written = ends.into_iter().filter_map(|(end, point)| {
                let element = Element::leaf(name, end.to_edtf()?);
                Some(element.with("encoding", "w3cdtf").with("point", point))
            });
            return written.collect();
        }
    }
    let encoding = if is_plain(date) { "w3cdtf" } else { "edtf" };
    let known = date
        .to_edtf()
        .map(|text| Element::leaf(name, text).with("encoding", encoding));
    let literal = || date.literal.as_ref().map(|text| Element::leaf(name, text));
    known.or_else(literal).into_iter().collect()
}
