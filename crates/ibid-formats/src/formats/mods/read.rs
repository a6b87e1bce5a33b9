//! Reading MODS.

use ibid_model::{Date, DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};
use roxmltree::Node;

use super::names::{self, Role};
use super::titles::{main_title, title, titles};
use super::{DETAILS, LAYOUT, types};
use crate::codec::Sink;
use crate::draft::{Draft, pages};
use crate::error::FormatError;
use crate::languages;
use crate::xml::{Record, Xml, each_record, lines, plain, rich};

pub(super) fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    each_record(text, &LAYOUT, sink, &mut |record, sink| {
        read_mods(record).give(sink);
    })
}

fn related<'a, 'i: 'a>(node: Node<'a, 'i>, kind: &str) -> Option<Node<'a, 'i>> {
    node.all("relatedItem").find(|item| item.has("type", kind))
}

fn read_mods<'d, 'r, 'i>(record: &'d Record<'r, 'i>) -> Draft<'d, 'r, 'i> {
    let mods = record.node;
    let host = related(mods, "host");
    let mut draft = Draft::new(record, ItemType::Document);
    read_type(&mut draft, mods, host);
    titles(&mut draft, mods);
    read_names(&mut draft, mods, |role| role);
    part(&mut draft, mods);
    origin(&mut draft, mods);
    identifiers(&mut draft, mods, true);
    described(&mut draft, mods);
    locations(&mut draft, mods);
    if let Some(host) = host {
        read_host(&mut draft, host);
    }
    for around in [Some(mods), host].into_iter().flatten() {
        for series in around
            .all("relatedItem")
            .filter(|item| item.has("type", "series"))
        {
            read_series(&mut draft, series);
        }
    }
    other_works(&mut draft, mods);
    record_info(&mut draft, mods);
    draft
}

/// The type, and the genre that is none.
fn read_type(draft: &mut Draft<'_, '_, '_>, mods: Node<'_, '_>, host: Option<Node<'_, '_>>) {
    let genres: Vec<Node<'_, '_>> = mods.all("genre").collect();
    let by = |authority: Option<&str>| {
        let of = genres
            .iter()
            .filter(|genre| genre.attr("authority") == authority);
        of.map(|genre| (genre, types::of_genre(&plain(*genre), authority)))
            .find_map(|(genre, item_type)| Some((*genre, item_type?)))
    };
    let said = ["csl", "local"].iter().find_map(|a| by(Some(a)));
    let said = said.or_else(|| ["marcgt", "marc", "dct"].iter().find_map(|a| by(Some(a))));
    let loose = || by(None);
    let chosen = said.or_else(loose);
    let chosen_type = chosen.map(|(genre, item_type)| {
        // MARC's word for an article of any kind: one that is in something is no preprint.
        let is_in_journal = host.is_some() && plain(genre).eq_ignore_ascii_case("article");
        if is_in_journal {
            ItemType::ArticleJournal
        } else {
            item_type
        }
    });
    let by_rest = || type_by_rest(mods, host);
    draft.item.item_type = chosen_type.or_else(by_rest).unwrap_or(ItemType::Document);
    let used = chosen.map(|(genre, _)| genre);
    for genre in genres
        .iter()
        .filter(|g| Some(**g) != used && g.attr("authority").is_none())
    {
        draft.text(TextVariable::Genre, Some(rich(*genre)));
    }
}

/// The type of what has no genre that says it: by the genre of what it is in, by `typeOfResource`, by
/// how it or what it is in is issued.
fn type_by_rest(mods: Node<'_, '_>, host: Option<Node<'_, '_>>) -> Option<ItemType> {
    let host_genre = || {
        let genres = host.into_iter().flat_map(|host| host.all("genre"));
        let mut known = genres.filter_map(|g| types::of_genre(&plain(g), g.attr("authority")));
        known.next().map(|item_type| match item_type {
            ItemType::Book => ItemType::Chapter,
            ItemType::Periodical => ItemType::ArticleJournal,
            other => other,
        })
    };
    let resource = || {
        let resources = mods.all("typeOfResource");
        resources
            .map(plain)
            .find_map(|resource| types::of_resource(&resource))
    };
    let issuance = |node: Node<'_, '_>| node.text_at("originInfo/issuance");
    let of_host = || {
        host.map(|host| match issuance(host).as_deref() {
            Some("continuing" | "serial") => ItemType::ArticleJournal,
            _ if related_issn(host) => ItemType::ArticleJournal,
            _ => ItemType::Chapter,
        })
    };
    let alone = || match issuance(mods).as_deref() {
        Some("monographic" | "single unit" | "multipart monograph") => Some(ItemType::Book),
        Some("continuing" | "serial") => Some(ItemType::Periodical),
        _ => None,
    };
    host_genre()
        .or_else(resource)
        .or_else(of_host)
        .or_else(alone)
}

fn related_issn(host: Node<'_, '_>) -> bool {
    host.all("identifier").any(|id| id.has("type", "issn"))
}

/// Names, each with its variable in `to_variable`; where no role is said, it is `Author`'s.
fn read_names(
    draft: &mut Draft<'_, '_, '_>,
    node: Node<'_, '_>,
    to_variable: fn(NameVariable) -> NameVariable,
) {
    for element in node.all("name") {
        let name = names::read(element);
        let whole = || name.literal.clone().or_else(|| name.family.clone());
        match names::role(element) {
            Role::Publisher => draft.text(TextVariable::Publisher, whole()),
            Role::Authority => draft.text(TextVariable::Authority, whole()),
            Role::None if element.has("type", "conference") => {
                draft.text(TextVariable::EventTitle, whole());
            }
            Role::None => draft.name(to_variable(NameVariable::Author), name),
            Role::Variable(variable) => draft.name(to_variable(variable), name),
        }
        if element.child("etal").is_some() {
            draft.custom("etal", Some("true"));
        }
    }
}

/// Volume, issue, pages and the like.
fn part(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    for part in node.all("part") {
        for detail in part.all("detail") {
            let kind = detail.attr("type").unwrap_or_default().to_ascii_lowercase();
            let value = ["number", "title", "caption"]
                .iter()
                .find_map(|n| detail.text_at(n));
            let known = DETAILS.iter().find(|(name, _)| *name == kind);
            match (known, kind.as_str()) {
                (Some((_, variable)), _) => draft.number(*variable, value),
                (None, "number" | "no" | "no.") => draft.number(NumberVariable::Issue, value),
                (None, "page" | "pages") => draft.number(NumberVariable::Page, value),
                (None, kind) => draft.custom(kind, value),
            }
        }
        for extent in part.all("extent") {
            let unit = extent.attr("unit").unwrap_or("pages").to_ascii_lowercase();
            if !unit.starts_with('p') {
                continue;
            }
            let range = pages(extent.text_at("start"), extent.text_at("end"));
            draft.number(NumberVariable::Page, extent.text_at("list").or(range));
            draft.number(NumberVariable::NumberOfPages, extent.text_at("total"));
        }
        draft.date(DateVariable::Issued, dates(part, "date"));
    }
}

fn origin(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>) {
    for info in node.all("originInfo") {
        draft.text(TextVariable::Publisher, info.rich_at("publisher"));
        let places = info.every("place/placeTerm");
        let place = places.into_iter().find(|term| !term.has("type", "code"));
        draft.text(TextVariable::PublisherPlace, place.map(rich));
        draft.number(NumberVariable::Edition, info.text_at("edition"));
        for other in info.all("dateOther") {
            let variable = match other.attr("type") {
                Some("submitted") => DateVariable::Submitted,
                Some("available") => DateVariable::AvailableDate,
                Some("event") => DateVariable::EventDate,
                Some("accessed") => DateVariable::Accessed,
                _ => continue,
            };
            let kind = other.attr("type");
            let same = info.all("dateOther").filter(|o| o.attr("type") == kind);
            draft.date(variable, date_in(&same.collect::<Vec<_>>()));
        }
        let names = ["dateIssued", "copyrightDate", "dateCreated"];
        for name in names {
            draft.date(DateVariable::Issued, dates(info, name));
        }
    }
}

/// The date that the elements of a name in `node` make.
fn dates(node: Node<'_, '_>, name: &str) -> Option<Date> {
    date_in(&node.all(name).collect::<Vec<_>>())
}

/// One date of elements that may be a range's ends, or the same in several encodings.
fn date_in(elements: &[Node<'_, '_>]) -> Option<Date> {
    let point = |point: &str| elements.iter().find(|e| e.has("point", point));
    let mut date = if let Some(start) = point("start") {
        let end = point("end").map_or_else(|| "..".to_owned(), |end| plain(*end));
        let end = if end == "9999" || end == "uuuu" {
            "..".to_owned()
        } else {
            end
        };
        let range = format!("{}/{end}", plain(*start));
        Date::parse_edtf(&range).unwrap_or_else(|_| Date::literal(range.replace('/', "-")))
    } else {
        let known = |e: &&Node<'_, '_>| {
            matches!(
                e.attr("encoding"),
                Some("w3cdtf" | "edtf" | "iso8601" | "temper")
            )
        };
        let key = elements.iter().find(|e| e.has("keyDate", "yes"));
        let chosen = elements.iter().find(known).or(key).or(elements.first())?;
        of_text(&plain(*chosen))
    };
    let qualified = |qualifier: &str| elements.iter().any(|e| e.has("qualifier", qualifier));
    date.approximate |= qualified("approximate");
    date.uncertain |= qualified("questionable");
    Some(date).filter(|date| !date.is_empty())
}

/// A date as catalogues write it: EDTF, `20050607`, `c2005`, `[2005]`, `2005.`
pub(crate) fn of_text(text: &str) -> Date {
    if let Ok(date) = Date::parse_edtf(text) {
        return date;
    }
    let bare = text.trim_matches(|c: char| matches!(c, '[' | ']' | '.' | ',' | ';' | ' '));
    let after_mark = bare.trim_start_matches(['c', 'p', '©', '℗', ' ']);
    let bare = if after_mark.starts_with(|c: char| c.is_ascii_digit()) {
        after_mark
    } else {
        bare
    };
    let basic = match (bare.len(), bare.get(..4), bare.get(4..6), bare.get(6..8)) {
        (8, Some(y), Some(m), Some(d)) => Date::parse_edtf(&format!("{y}-{m}-{d}")).ok(),
        (6, Some(y), Some(m), None) => Date::parse_edtf(&format!("{y}-{m}")).ok(),
        _ => None,
    };
    let read = basic.unwrap_or_else(|| Date::parse_raw(bare));
    if read.value.is_none() {
        Date::literal(text)
    } else {
        read
    }
}

fn identifiers(draft: &mut Draft<'_, '_, '_>, node: Node<'_, '_>, is_own: bool) {
    for id in node
        .all("identifier")
        .filter(|id| !id.has("invalid", "yes"))
    {
        let kind = id.attr("type").unwrap_or_default().to_ascii_lowercase();
        let variable = match kind.as_str() {
            "isbn" => TextVariable::Isbn,
            "issn" | "eissn" => TextVariable::Issn,
            "doi" => TextVariable::Doi,
            "pmid" | "pubmed" => TextVariable::Pmid,
            "pmcid" | "pmc" => TextVariable::Pmcid,
            "uri" if plain(id).contains("://") => TextVariable::Url,
            "citekey" if is_own => {
                draft.item.id = plain(id);
                continue;
            }
            _ if is_own => {
                draft.custom(
                    if kind.is_empty() { "identifier" } else { &kind },
                    Some(plain(id)),
                );
                continue;
            }
            _ => continue,
        };
        if is_own || matches!(variable, TextVariable::Isbn | TextVariable::Issn) {
            draft.identifier_of(variable, Some(id));
        }
    }
}

/// What the work is like and about.
fn described(draft: &mut Draft<'_, '_, '_>, mods: Node<'_, '_>) {
    draft.text(TextVariable::Abstract, mods.child("abstract").map(lines));
    let mut notes = Vec::new();
    for note in mods.all("note") {
        match note.attr("type") {
            Some("annotation") => draft.text(TextVariable::Annote, Some(lines(note))),
            Some("statement of responsibility") => {
                draft.custom("statement of responsibility", Some(lines(note)));
            }
            _ => notes.push(lines(note)),
        }
    }
    draft.text(TextVariable::Note, Some(notes.join("\n")));
    let topics = mods.every("subject/topic").into_iter().map(rich);
    draft.text(
        TextVariable::Keyword,
        Some(topics.collect::<Vec<_>>().join(", ")),
    );
    draft.text(
        TextVariable::Scale,
        mods.rich_at("subject/cartographics/scale"),
    );
    let terms = mods.every("language/languageTerm");
    let code = terms
        .iter()
        .find(|term| term.has("type", "code"))
        .or(terms.first());
    draft.text(
        TextVariable::Language,
        code.and_then(|code| languages::tag(&plain(*code))),
    );
    for description in mods.all("physicalDescription") {
        draft.text(TextVariable::Medium, description.rich_at("form"));
        let mut notes = description
            .all("note")
            .filter(|n| n.has("type", "dimensions"));
        draft.text(TextVariable::Dimensions, notes.next().map(rich));
        for extent in description.all("extent") {
            read_extent(draft, &plain(extent));
        }
    }
    let license = mods.rich_at("accessCondition");
    draft.text(TextVariable::License, license);
    draft.custom("tableOfContents", mods.child("tableOfContents").map(lines));
}

/// `xii, 340 p. ; 24 cm`, `3 v.`
pub(crate) fn read_extent(draft: &mut Draft<'_, '_, '_>, extent: &str) {
    let words: Vec<&str> = extent.split([' ', '\u{a0}']).collect();
    for pair in words.windows(2) {
        let [number, unit] = pair else { continue };
        let number = number.trim_matches(|c: char| matches!(c, '[' | ']' | ',' | '(' | ')'));
        let unit = unit
            .trim_end_matches([',', ';', ':', '.', ')'])
            .to_ascii_lowercase();
        match unit.as_str() {
            "p" | "pages" | "page" | "pp" | "s" | "seiten" => {
                draft.number(NumberVariable::NumberOfPages, Some(number));
            }
            "v" | "vol" | "vols" | "volumes" => {
                draft.number(NumberVariable::NumberOfVolumes, Some(number));
            }
            _ => {}
        }
    }
    if words.len() > 2 {
        draft.custom("extent", Some(extent));
    }
}

fn locations(draft: &mut Draft<'_, '_, '_>, mods: Node<'_, '_>) {
    draft.text(TextVariable::CallNumber, mods.rich_at("classification"));
    for location in mods.all("location") {
        draft.text(TextVariable::Archive, location.rich_at("physicalLocation"));
        draft.text(
            TextVariable::ArchiveLocation,
            location.rich_at("shelfLocator"),
        );
        for url in location.all("url") {
            if draft.item.texts.contains(TextVariable::Url) {
                draft.custom("url", Some(plain(url)));
            }
            draft.text(TextVariable::Url, Some(plain(url)));
            let seen = url.attr("dateLastAccessed").map(of_text);
            draft.date(DateVariable::Accessed, seen);
        }
    }
}

fn read_host(draft: &mut Draft<'_, '_, '_>, host: Node<'_, '_>) {
    draft.text(TextVariable::ContainerTitle, main_title(host));
    for info in host.all("titleInfo") {
        if info.has("type", "abbreviated") {
            draft.text(TextVariable::ContainerTitleShort, title(info));
        }
        draft.text(TextVariable::VolumeTitle, info.rich_at("partName"));
        draft.number(NumberVariable::Volume, info.text_at("partNumber"));
    }
    read_names(draft, host, |role| match role {
        NameVariable::Author => NameVariable::ContainerAuthor,
        role => role,
    });
    part(draft, host);
    origin(draft, host);
    identifiers(draft, host, false);
    draft.text(TextVariable::CallNumber, host.rich_at("classification"));
    locations(draft, host);
}

fn read_series(draft: &mut Draft<'_, '_, '_>, series: Node<'_, '_>) {
    draft.text(TextVariable::CollectionTitle, main_title(series));
    let number = series
        .every("part/detail/number")
        .into_iter()
        .next()
        .map(plain);
    draft.number(NumberVariable::CollectionNumber, number);
    draft.number(
        NumberVariable::CollectionNumber,
        series.text_at("titleInfo/partNumber"),
    );
    read_names(draft, series, |_| NameVariable::CollectionEditor);
}

/// The work that this is a new form or a review of.
fn other_works(draft: &mut Draft<'_, '_, '_>, mods: Node<'_, '_>) {
    if let Some(original) = related(mods, "original") {
        draft.text(TextVariable::OriginalTitle, main_title(original));
        read_names(draft, original, |_| NameVariable::OriginalAuthor);
        let info = original.child("originInfo");
        let publisher = info.and_then(|info| info.rich_at("publisher"));
        draft.text(TextVariable::OriginalPublisher, publisher);
        let place = info.and_then(|info| info.rich_at("place/placeTerm"));
        draft.text(TextVariable::OriginalPublisherPlace, place);
        let date = info.and_then(|info| dates(info, "dateIssued"));
        draft.date(DateVariable::OriginalDate, date);
    }
    if let Some(reviewed) = related(mods, "reviewOf") {
        draft.text(TextVariable::ReviewedTitle, main_title(reviewed));
        read_names(draft, reviewed, |_| NameVariable::ReviewedAuthor);
        draft.text(TextVariable::ReviewedGenre, reviewed.rich_at("genre"));
    }
}

fn record_info(draft: &mut Draft<'_, '_, '_>, mods: Node<'_, '_>) {
    if draft.item.id.is_empty() {
        draft.item.id = mods.attr("ID").map(str::to_owned).unwrap_or_default();
    }
    draft.custom(
        "recordIdentifier",
        mods.text_at("recordInfo/recordIdentifier"),
    );
    draft.text(
        TextVariable::Source,
        mods.rich_at("recordInfo/recordContentSource"),
    );
}
