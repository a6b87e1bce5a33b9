//! Fields other than names.

use ibid_model::{Date, DateVariable, ItemType, NumberVariable, TextVariable, ident};
use roxmltree::Node;

use crate::draft::Draft;
use crate::formats::mods::{date_of_text, read_extent};
use crate::languages;
use crate::xml::{Xml, plain, raw};

/// A record's fields.
pub(super) struct Marc<'a, 'i> {
    pub node: Node<'a, 'i>,
}

impl<'a, 'i: 'a> Marc<'a, 'i> {
    pub(super) fn all(&self, tag: &str) -> impl Iterator<Item = Node<'a, 'i>> {
        let fields = self.node.all("datafield");
        fields.filter(move |field| field.attr("tag") == Some(tag))
    }

    pub(super) fn first(&self, tag: &str) -> Option<Node<'a, 'i>> {
        self.all(tag).next()
    }

    /// The first subfield of a code in the fields of a tag.
    fn value(&self, tag: &str, code: char) -> Option<String> {
        self.all(tag).find_map(|field| subfield(field, code))
    }

    fn control(&self, tag: &str) -> Option<&'a str> {
        let mut fields = self.node.all("controlfield");
        fields
            .find(|field| field.attr("tag") == Some(tag))
            .and_then(raw)
    }
}

/// The first subfield of a code.
pub(super) fn subfield(field: Node<'_, '_>, code: char) -> Option<String> {
    let code = code.to_string();
    let mut found = field
        .all("subfield")
        .filter(|s| s.attr("code") == Some(&code));
    found.next().map(plain).filter(|text| !text.is_empty())
}

/// The subfields of any of the codes, in the field's order.
pub(super) fn subfields(field: Node<'_, '_>, codes: &str) -> Vec<String> {
    let wanted = |s: &Node<'_, '_>| s.attr("code").is_some_and(|code| codes.contains(code));
    field.all("subfield").filter(wanted).map(plain).collect()
}

/// A value without the punctuation of ISBD around it. The full stop of an abbreviation or initial
/// stays.
pub(super) fn trimmed(text: &str) -> String {
    let mut bare = text.trim();
    loop {
        let shorter = bare.trim_end_matches([' ', '/', ':', ';', ',', '=', '+']);
        if shorter.len() == bare.len() {
            break;
        }
        bare = shorter;
    }
    let last = bare
        .strip_suffix('.')
        .map(|b| b.rsplit([' ', '-', '.']).next().unwrap_or(b));
    // One more than four letters is a word, not an abbreviation.
    let ends_sentence = last.is_some_and(|word| word.chars().count() > 4 && !bare.ends_with(".."));
    let bare = if ends_sentence {
        bare.trim_end_matches('.')
    } else {
        bare
    };
    let opens = bare.matches('[').count();
    let bare = if bare.starts_with('[') && bare.ends_with(']') && opens == 1 {
        bare.get(1..bare.len() - 1).unwrap_or(bare)
    } else {
        bare
    };
    bare.to_owned()
}

/// A title without the full stop that ends it on the card; that of `U.S.A.` stays.
fn title(text: &str) -> String {
    let bare = trimmed(text);
    let stopped = bare.strip_suffix('.').filter(|b| {
        let last = b.rsplit(' ').next().unwrap_or(b);
        !last.contains('.') && last.chars().count() > 1
    });
    stopped.map_or_else(|| bare.clone(), str::to_owned)
}

/// 245 and its like: `$a : $b. $n, $p`.
pub(super) fn titles(draft: &mut Draft<'_, '_, '_>, marc: &Marc<'_, '_>) {
    if let Some(field) = marc.first("245") {
        let main = subfield(field, 'a').map(|a| trimmed(&a));
        let whole = match (main, subfield(field, 'b').map(|b| trimmed(&b))) {
            (Some(main), Some(rest)) => Some(format!("{main}: {rest}")),
            (main, rest) => main.or(rest),
        };
        draft.text(TextVariable::Title, whole.map(|whole| title(&whole)));
        draft.number(
            NumberVariable::PartNumber,
            subfield(field, 'n').map(|n| trimmed(&n)),
        );
        draft.text(
            TextVariable::PartTitle,
            subfield(field, 'p').map(|p| trimmed(&p)),
        );
        let medium = subfield(field, 'h').map(|h| trimmed(&h));
        draft.text(TextVariable::Medium, medium);
        draft.custom("statement of responsibility", subfield(field, 'c'));
    }
    for (tag, key) in [
        ("246", "alternative title"),
        ("240", "uniform title"),
        ("130", "uniform title"),
    ] {
        for field in marc.all(tag) {
            draft.custom(key, subfield(field, 'a').map(|a| title(&a)));
        }
    }
}

pub(super) fn publication(draft: &mut Draft<'_, '_, '_>, marc: &Marc<'_, '_>) {
    draft.number(
        NumberVariable::Edition,
        marc.value("250", 'a').map(|e| trimmed(&e)),
    );
    // 264 with second indicator 1 is the publication, 4 the copyright.
    let is_publication = |field: &Node<'_, '_>| !field.has("ind2", "4") && !field.has("ind2", "3");
    let fields: Vec<Node<'_, '_>> = marc
        .all("264")
        .filter(is_publication)
        .chain(marc.all("260"))
        .collect();
    for field in &fields {
        let known = |text: &String| !text.starts_with("S.l") && !text.starts_with("s.n");
        let place = subfield(*field, 'a').map(|a| trimmed(&a)).filter(known);
        draft.text(TextVariable::PublisherPlace, place);
        let publisher = subfield(*field, 'b').map(|b| trimmed(&b)).filter(known);
        draft.text(TextVariable::Publisher, publisher);
    }
    draft.date(
        DateVariable::Issued,
        marc.control("008").and_then(fixed_date),
    );
    for field in fields.iter().copied().chain(marc.all("264")) {
        let date = subfield(field, 'c').map(|c| date_of_text(&c));
        draft.date(DateVariable::Issued, date);
    }
    let language = marc
        .value("041", 'a')
        .map(|codes| codes.chars().take(3).collect::<String>());
    let fixed = || {
        marc.control("008")
            .and_then(|f| f.get(35..38))
            .map(str::to_owned)
    };
    let language = language
        .or_else(fixed)
        .and_then(|code| languages::tag(&code));
    draft.text(TextVariable::Language, language);
    for extent in marc.all("300").filter_map(|field| subfield(field, 'a')) {
        read_extent(draft, &extent);
    }
    draft.text(
        TextVariable::Scale,
        marc.value("255", 'a').map(|s| trimmed(&s)),
    );
    for tag in ["490", "830", "440"] {
        let series = marc.value(tag, 'a').map(|a| title(&a));
        draft.text(TextVariable::CollectionTitle, series);
        let number = marc.value(tag, 'v').map(|v| trimmed(&v));
        draft.number(NumberVariable::CollectionNumber, number);
    }
}

/// 008/06-14: the kind of date, and one or two years.
fn fixed_date(field: &str) -> Option<Date> {
    let (kind, first, second) = (field.get(6..7)?, field.get(7..11)?, field.get(11..15)?);
    let first = first.replace('|', " ");
    if first.trim().len() != 4 || first == "uuuu" {
        return None;
    }
    match kind {
        "e" if second.trim().len() == 4 => {
            let month = second.get(..2)?;
            let day = second.get(2..).map_or("", str::trim);
            let day = if day.is_empty() {
                String::new()
            } else {
                format!("-{day}")
            };
            Date::parse_edtf(&format!("{first}-{month}{day}")).ok()
        }
        "c" => Date::parse_edtf(&format!("{first}/..")).ok(),
        "d" | "m" | "i" | "k" if second.trim().len() == 4 && second != first => {
            let end = if second == "9999" || second == "uuuu" {
                ".."
            } else {
                second
            };
            Date::parse_edtf(&format!("{first}/{end}")).ok()
        }
        "q" => {
            let mut date = Date::parse_edtf(&first).ok()?;
            date.uncertain = true;
            Some(date)
        }
        "n" | "b" => None,
        _ => Date::parse_edtf(&first).ok(),
    }
}

pub(super) fn notes(draft: &mut Draft<'_, '_, '_>, marc: &Marc<'_, '_>) {
    let mut notes = Vec::new();
    for field in marc.node.all("datafield") {
        let tag = field.attr("tag").unwrap_or_default();
        let text = || subfields(field, "abcdt").join(" ");
        match tag {
            "502" => {
                let degree = subfield(field, 'b').or_else(|| subfield(field, 'a'));
                draft.text(TextVariable::Genre, degree.map(|d| trimmed(&d)));
                draft.text(
                    TextVariable::Publisher,
                    subfield(field, 'c').map(|c| trimmed(&c)),
                );
            }
            "505" => draft.custom("tableOfContents", Some(text())),
            "520" => draft.text(TextVariable::Abstract, Some(text())),
            "540" => draft.text(TextVariable::License, Some(text())),
            _ if tag.starts_with('5') && tag.len() == 3 => notes.push(text()),
            _ => {}
        }
    }
    notes.retain(|note| !note.is_empty());
    draft.text(TextVariable::Note, Some(notes.join("\n")));
    let subjects = ["650", "651", "653"].iter().flat_map(|tag| marc.all(tag));
    let words: Vec<String> = subjects
        .filter_map(|f| subfield(f, 'a'))
        .map(|a| trimmed(&a))
        .collect();
    let mut unique: Vec<String> = Vec::new();
    for word in words {
        if unique.last() != Some(&word) {
            unique.push(word);
        }
    }
    draft.text(TextVariable::Keyword, Some(unique.join(", ")));
}

pub(super) fn identifiers(draft: &mut Draft<'_, '_, '_>, marc: &Marc<'_, '_>) {
    for (tag, variable) in [("020", TextVariable::Isbn), ("022", TextVariable::Issn)] {
        for field in marc.all(tag) {
            // `0306406152 (pbk.) : $25`
            let number = subfield(field, 'a');
            let number = number
                .as_ref()
                .and_then(|text| text.split_whitespace().next());
            if let Some(number) = number {
                draft.identifier(variable, number, field);
            }
        }
    }
    for field in marc.all("024") {
        let Some(value) = subfield(field, 'a') else {
            continue;
        };
        match subfield(field, '2').as_deref() {
            Some("doi") => draft.identifier(TextVariable::Doi, &value, field),
            Some(kind) => draft.custom(kind, Some(value)),
            None if ident::Doi::parse(&value).is_ok() => {
                draft.identifier(TextVariable::Doi, &value, field);
            }
            None => draft.custom("024", Some(value)),
        }
    }
    for value in marc.all("035").filter_map(|field| subfield(field, 'a')) {
        if let Some(number) = value.strip_prefix("(OCoLC)") {
            draft.custom(
                "oclc",
                Some(number.trim_start_matches(|c: char| c.is_alphabetic())),
            );
        }
    }
    draft.custom("lccn", marc.value("010", 'a'));
    draft.custom("recordIdentifier", marc.control("001").map(str::trim));
    for tag in ["050", "082", "090", "060"] {
        let number = marc
            .first(tag)
            .map(|field| subfields(field, "ab").join(" "));
        draft.text(TextVariable::CallNumber, number);
    }
    for url in marc.all("856").filter_map(|field| subfield(field, 'u')) {
        match ident::Doi::parse(&url) {
            Ok(doi) if !draft.item.texts.contains(TextVariable::Doi) => {
                draft.text(TextVariable::Doi, Some(doi.as_str()));
            }
            _ => draft.text(TextVariable::Url, Some(url)),
        }
    }
}

/// What a part is: `$7` of 773 says what kind of work holds it.
pub(super) fn part_type(marc: &Marc<'_, '_>) -> ItemType {
    let Some(field) = marc.first("773") else {
        return ItemType::Chapter;
    };
    let control = subfield(field, '7').unwrap_or_default();
    match control.chars().nth(3) {
        Some('s' | 'b' | 'i') => ItemType::ArticleJournal,
        Some('m' | 'c') => ItemType::Chapter,
        _ if subfield(field, 'z').is_some() => ItemType::Chapter,
        _ if subfield(field, 'x').is_some() || subfield(field, 'g').is_some() => {
            ItemType::ArticleJournal
        }
        _ => ItemType::Chapter,
    }
}

/// 773, the host: its title, numbers, and `$g` `Vol. 7, no. 2 (May 2012), p. 10-20`.
pub(super) fn host(draft: &mut Draft<'_, '_, '_>, marc: &Marc<'_, '_>) {
    let Some(field) = marc.first("773") else {
        return;
    };
    draft.text(
        TextVariable::ContainerTitle,
        subfield(field, 't').map(|t| title(&t)),
    );
    draft.text(
        TextVariable::ContainerTitleShort,
        subfield(field, 'p').map(|p| trimmed(&p)),
    );
    for (code, variable) in [('x', TextVariable::Issn), ('z', TextVariable::Isbn)] {
        if let Some(number) = subfield(field, code) {
            draft.identifier(variable, &number, field);
        }
    }
    if let Some(imprint) = subfield(field, 'd') {
        let (place, rest) = imprint.split_once(':').unwrap_or((&imprint, ""));
        let (publisher, _) = rest.rsplit_once(',').unwrap_or((rest, ""));
        draft.text(
            TextVariable::PublisherPlace,
            Some(trimmed(place)).filter(|_| !rest.is_empty()),
        );
        draft.text(TextVariable::Publisher, Some(trimmed(publisher)));
    }
    for related in subfields(field, "g") {
        related_parts(draft, &related);
    }
    if let Some(enumeration) = subfield(field, 'q') {
        // `7:2<10`: volume, issue and first page, as of 773 `$q`.
        let (numbers, page) = enumeration.split_once('<').unwrap_or((&enumeration, ""));
        let (volume, issue) = numbers.split_once(':').unwrap_or((numbers, ""));
        draft.number(NumberVariable::Volume, Some(volume));
        draft.number(NumberVariable::Issue, Some(issue));
        draft.number(NumberVariable::Page, Some(page));
    }
}

/// Words before a volume, an issue and pages.
fn related_parts(draft: &mut Draft<'_, '_, '_>, text: &str) {
    let words: Vec<&str> = text
        .split([' ', ',', '(', ')', ';', ':'])
        .filter(|w| !w.is_empty())
        .collect();
    for pair in words.windows(2) {
        let [label, value] = pair else { continue };
        let variable = match label.trim_end_matches('.').to_ascii_lowercase().as_str() {
            "v" | "vol" | "volume" | "bd" | "band" | "jahrgang" => NumberVariable::Volume,
            "no" | "nr" | "issue" | "iss" | "heft" | "num" => NumberVariable::Issue,
            "p" | "pp" | "pages" | "page" | "s" | "seite" | "seiten" => NumberVariable::Page,
            _ => continue,
        };
        if value.starts_with(|c: char| c.is_alphanumeric()) {
            draft.number(variable, Some(value.trim_end_matches('.')));
        }
    }
}
