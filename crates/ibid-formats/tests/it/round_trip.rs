//! What is written and read again is the same item, up to what the writer reported.

use ibid_formats::{Fate, Format, Loss, read, write};
use ibid_model::{
    CalendarDate, Date, DateValue, DateVariable, Endpoint, Item, ItemType, Name, NameVariable,
    NumberVariable, RichText, Season, TextVariable, Variable, YearPart,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Words that formats find hard: their own marks, other scripts, marks of TeX and XML.
const WORDS: &[&str] = &[
    "Night",
    "the",
    "of",
    "NASA",
    "naïve",
    "Ångström",
    "Łódź",
    "東京",
    "Москва",
    "AT&T",
    "100%",
    "a_b",
    "x^2",
    "#1",
    "$5",
    "~tilde",
    "back\\slash",
    "{braced}",
    "<tag>",
    "\"quoted\"",
    "‘single’",
    "“double”",
    "en–dash",
    "em—dash",
    "C++",
    "semi;colon",
    "a|b",
    "a=b",
    "[square]",
    "it's",
    "co-op",
    "and",
    "others",
    "T. S.",
    "key: value",
    "@at",
    "100",
    "1/2",
    "'apostrophe'",
    "comma,",
    "n°",
];

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(WORDS), 1..6).prop_map(|words| words.join(" "))
}

/// Titles may have markup.
fn rich() -> impl Strategy<Value = RichText> {
    let wrapped = (text(), select(&["i", "b", "sub", "sup"][..]), text())
        .prop_map(|(before, tag, inside)| format!("{before} <{tag}>{inside}</{tag}>"));
    let kept = (text(), select(WORDS))
        .prop_map(|(before, word)| format!("{before} <span class=\"nocase\">{word}</span>"));
    prop_oneof![6 => text(), 1 => wrapped, 1 => kept].prop_map(RichText::from)
}

fn text_value(variable: TextVariable) -> BoxedStrategy<RichText> {
    let one_of = |values: &'static [&'static str]| select(values).prop_map(RichText::from).boxed();
    match variable {
        TextVariable::Doi => one_of(&[
            "10.1000/182",
            "10.1016/s0140-6736(05)67889-0",
            "10.1002/a_b<c>",
        ]),
        TextVariable::Isbn => one_of(&["9780226458083", "9783161484100"]),
        TextVariable::Issn => one_of(&["0378-5955", "2041-1723"]),
        TextVariable::Pmid => one_of(&["16566972", "1"]),
        TextVariable::Pmcid => one_of(&["PMC1234567", "PMC12345678"]),
        TextVariable::Url => one_of(&[
            "https://example.org/a?b=c&d=%20e#f_~g",
            "http://example.org/",
        ]),
        TextVariable::Language => one_of(&["en", "de-DE", "zh-Hant"]),
        TextVariable::Keyword => one_of(&["one, two", "solo"]),
        TextVariable::Title
        | TextVariable::ContainerTitle
        | TextVariable::CollectionTitle
        | TextVariable::TitleShort => rich().boxed(),
        _ => text().prop_map(RichText::from).boxed(),
    }
}

fn number_value(variable: NumberVariable) -> BoxedStrategy<RichText> {
    let values: &[&str] = match variable {
        NumberVariable::Page => &["1", "1-10", "e123", "12-15, 20-25", "xii-xiv", "S1-S5"],
        NumberVariable::PageFirst => &["1", "e123"],
        NumberVariable::Edition => &["2", "2nd revised", "Third"],
        _ => &["1", "12", "12A", "IV", "3-4"],
    };
    select(values).prop_map(RichText::from).boxed()
}

fn name() -> impl Strategy<Value = Name> {
    let family = select(
        &[
            "Doe",
            "García Márquez",
            "O'Brien",
            "Šimić",
            "王",
            "And",
            "Smith-Jones",
        ][..],
    );
    let given = select(&["Jane", "J. R.", "Jean-Paul", "小明", "Ana María"][..]);
    let person = (family, given, 0..6_u8).prop_map(|(family, given, kind)| {
        let mut name = Name::person(family, given);
        match kind {
            0 => name.suffix = Some("Jr.".to_owned()),
            1 => name.non_dropping_particle = Some("van".to_owned()),
            2 => name.dropping_particle = Some("de".to_owned()),
            _ => {}
        }
        name
    });
    let organisation = select(
        &[
            "World Health Organization",
            "Barnes and Noble, Inc.",
            "NASA",
            "Ministère de l’Éducation",
        ][..],
    );
    prop_oneof![5 => person, 1 => organisation.prop_map(Name::literal)]
}

fn calendar_date() -> impl Strategy<Value = CalendarDate> {
    let part = prop_oneof![
        Just(YearPart::Year),
        (1..=12_u8).prop_map(YearPart::Month),
        (1..=12_u8, 1..=28_u8).prop_map(|(month, day)| YearPart::Day { month, day }),
        (1..=4_u8).prop_map(|n| YearPart::Season(Season::from_number(n).unwrap())),
    ];
    (prop_oneof![8 => 1450..2030_i32, 1 => -500..-1_i32], part)
        .prop_map(|(year, part)| CalendarDate { year, part })
}

fn date() -> impl Strategy<Value = Date> {
    let single = (calendar_date(), any::<bool>()).prop_map(|(date, circa)| Date {
        approximate: circa && date.year % 5 == 0,
        ..Date::single(date)
    });
    let interval = (1900..1990_i32, 1..30_i32).prop_map(|(year, more)| Date {
        value: Some(DateValue::Interval {
            start: Endpoint::Date(CalendarDate::year(year)),
            end: Endpoint::Date(CalendarDate::year(year + more)),
        }),
        ..Date::default()
    });
    let literal = select(&["in press", "1st dynasty"][..]).prop_map(Date::literal);
    prop_oneof![6 => single, 1 => interval, 1 => literal]
}

/// Any item: a type, and up to a dozen variables of any class.
pub fn item() -> impl Strategy<Value = Item> {
    let texts = proptest::collection::vec(
        select(TextVariable::ALL).prop_flat_map(|v| text_value(v).prop_map(move |t| (v, t))),
        0..8,
    );
    let numbers = proptest::collection::vec(
        select(NumberVariable::ALL).prop_flat_map(|v| number_value(v).prop_map(move |t| (v, t))),
        0..4,
    );
    let names = proptest::collection::vec(
        (
            select(NameVariable::ALL),
            proptest::collection::vec(name(), 1..4),
        ),
        0..3,
    );
    let dates = proptest::collection::vec((select(DateVariable::ALL), date()), 0..3);
    let kind = select(ItemType::ALL);
    (kind, texts, numbers, names, dates).prop_map(|(kind, texts, numbers, names, dates)| {
        let mut item = Item::new("doe2001", kind);
        for (variable, value) in texts {
            item.texts.insert(variable, value);
        }
        for (variable, value) in numbers {
            item.numbers.insert(variable, value);
        }
        for (variable, value) in names {
            item.names.insert(variable, value);
        }
        for (variable, value) in dates {
            item.dates.insert(variable, value);
        }
        // The document's own numbers are no data of a work.
        for own in [
            TextVariable::YearSuffix,
            TextVariable::CitationLabel,
            TextVariable::CitationKey,
        ] {
            item.texts.remove(own);
        }
        for own in [
            NumberVariable::CitationNumber,
            NumberVariable::FirstReferenceNoteNumber,
            NumberVariable::Locator,
        ] {
            item.numbers.remove(own);
        }
        // One variable by two names.
        item.texts.remove(TextVariable::Event);
        item
    })
}

/// What the variable holds, in a form to compare.
fn value(item: &Item, variable: Variable) -> Option<String> {
    match variable {
        Variable::Text(v) => item.texts.get(v).map(|t| t.as_str().to_owned()),
        Variable::Number(v) => item.numbers.get(v).map(|t| t.as_str().to_owned()),
        Variable::Name(v) => item.names.get(v).map(|names| format!("{names:?}")),
        Variable::Date(v) => item.dates.get(v).map(|date| format!("{date:?}")),
    }
}

fn variables() -> impl Iterator<Item = Variable> {
    let texts = TextVariable::ALL.iter().map(|v| Variable::Text(*v));
    let numbers = NumberVariable::ALL.iter().map(|v| Variable::Number(*v));
    let names = NameVariable::ALL.iter().map(|v| Variable::Name(*v));
    let dates = DateVariable::ALL.iter().map(|v| Variable::Date(*v));
    texts.chain(numbers).chain(names).chain(dates)
}

/// Whether the writer said that the field does not come back as it was.
fn is_reported(losses: &[Loss], field: &str) -> bool {
    let lost = |loss: &&Loss| loss.field == field && !matches!(loss.fate, Fate::Moved { .. });
    losses.iter().find(lost).is_some()
}

/// Where two items differ though nothing was reported.
fn differences(before: &Item, after: &Item, losses: &[Loss]) -> Vec<String> {
    let mut found = Vec::new();
    if before.item_type != after.item_type && !is_reported(losses, "type") {
        found.push(format!(
            "type: {} became {}",
            before.item_type, after.item_type
        ));
    }
    for variable in variables() {
        let (old, new) = (value(before, variable), value(after, variable));
        if old != new && !is_reported(losses, variable.as_str()) {
            found.push(format!("{variable}: {old:?} became {new:?}"));
        }
    }
    found
}

/// Writes and reads an item in a format.
fn round(format: Format, item: &Item) -> (Item, Vec<Loss>, String) {
    let written = write(format, [item]).unwrap();
    let references = read(format, written.text.as_bytes()).unwrap();
    assert_eq!(
        references.items.len(),
        1,
        "{format}:\n{}\n{:?}",
        written.text,
        references.diagnostics
    );
    let again = references.items.into_iter().next().unwrap();
    (again, written.losses, written.text)
}

fn both_ways() -> impl Iterator<Item = Format> {
    Format::ALL
        .iter()
        .copied()
        .filter(|f| f.is_read() && f.is_written())
}

/// The same for every format: what was not reported comes back.
fn check(format: Format, item: &Item) -> Result<(), TestCaseError> {
    let (again, losses, text) = round(format, item);
    let found = differences(item, &again, &losses);
    prop_assert!(
        found.is_empty(),
        "{}: {:#?}\n{}\n{:#?}",
        format,
        found,
        text,
        losses
    );
    // What has been through the format once goes through it unchanged.
    let (third, losses, text) = round(format, &again);
    let found = differences(&again, &third, &losses);
    prop_assert!(found.is_empty(), "{} again: {:#?}\n{}", format, found, text);
    Ok(())
}

/// What every format that is written has a place for, by type: a writer that leaves it out loses it,
/// though it says so.
fn held_by_all(kind: ItemType) -> Vec<Variable> {
    let mut held = vec![
        Variable::Text(TextVariable::Title),
        Variable::Text(TextVariable::Doi),
        Variable::Name(NameVariable::Author),
        Variable::Date(DateVariable::Issued),
    ];
    held.extend(
        match kind {
            ItemType::ArticleJournal => [TextVariable::ContainerTitle, TextVariable::Issn],
            _ => [TextVariable::Publisher, TextVariable::Isbn],
        }
        .map(Variable::Text),
    );
    held
}

/// An article or book with all of [`held_by_all`], in values that every format can write.
fn usual_item() -> impl Strategy<Value = Item> {
    let words = || proptest::collection::vec("[A-Z][a-z]{2,9}", 2..6);
    let kind = select(&[ItemType::ArticleJournal, ItemType::Book][..]);
    let people = proptest::collection::vec(("[A-Z][a-z]{2,9}", "[A-Z][a-z]{2,9}"), 1..4);
    let values = (words(), words(), people, 1900..2030_i32);
    (kind, values).prop_map(|(kind, (title, holder, people, year))| {
        let mut item = Item::new("doe2001", kind);
        for variable in held_by_all(kind) {
            match variable {
                Variable::Text(v) => {
                    let text = match v {
                        TextVariable::Title => title.join(" "),
                        TextVariable::Doi => "10.1000/182".to_owned(),
                        TextVariable::Issn => "0378-5955".to_owned(),
                        TextVariable::Isbn => "9780226458083".to_owned(),
                        _ => holder.join(" "),
                    };
                    item.texts.insert(v, RichText::from(text));
                }
                Variable::Name(v) => {
                    let people = people.iter();
                    let people = people.map(|(family, given)| Name::person(family, given));
                    item.names.insert(v, people.collect());
                }
                Variable::Date(v) => {
                    let date = Date::single(CalendarDate::year(year));
                    item.dates.insert(v, date);
                }
                Variable::Number(_) => {}
            }
        }
        item
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_read_or_refused(item in item(), place in any::<prop::sample::Index>(), bytes in "\\PC{0,3}|[{}<>&@\"\\\\\n:-]{1,3}") {
        for format in both_ways() {
            let mut text = write(format, [&item, &item]).unwrap().text;
            let at = text.floor_char_boundary(place.index(text.len()));
            text.insert_str(at, &bytes);
            let _ = read(format, text.as_bytes());
            let _ = read(format, text.get(..at).unwrap().as_bytes());
        }
    }

    #[test]
    fn no_format_leaves_out_what_all_have_a_place_for(item in usual_item()) {
        for format in both_ways() {
            let (again, losses, text) = round(format, &item);
            for variable in held_by_all(item.item_type) {
                let name = variable.as_str();
                prop_assert!(!is_reported(&losses, name), "{}: {}\n{}", format, name, text);
                let values = (value(&item, variable), value(&again, variable));
                prop_assert_eq!(&values.0, &values.1, "{}: {}\n{}", format, name, text);
            }
        }
    }

    #[test]
    fn every_format_reads_what_it_writes(item in item()) {
        for format in both_ways() {
            check(format, &item)?;
        }
    }
}
