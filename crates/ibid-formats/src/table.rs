//! What each format holds, found by writing and reading: the table of `docs/formats.md`.

use std::fmt::Write as _;

use ibid_model::{
    CalendarDate, Date, DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, RichText,
    TextVariable, Variable,
};

use crate::format::Format;
use crate::outgoing::Fate;
use crate::read::read;
use crate::write::write;

/// How a format holds something, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holding {
    /// In a place of its own, from which it is read again.
    Whole,
    /// In a place of its own, but not all of it.
    Reduced,
    /// Among the notes, from which it is read again.
    InNote,
    /// Nowhere: it is left out, and reported.
    Nowhere,
}

impl Holding {
    /// The mark in the table.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Whole => "●",
            Self::Reduced => "◐",
            Self::InNote => "n",
            Self::Nowhere => "·",
        }
    }
}

/// Types in which a variable is tried: between them, every variable has its usual place.
const TRIED: &[ItemType] = &[
    ItemType::ArticleJournal,
    ItemType::Book,
    ItemType::Chapter,
    ItemType::PaperConference,
    ItemType::Report,
    ItemType::Thesis,
    ItemType::Webpage,
    ItemType::MotionPicture,
    ItemType::Patent,
    ItemType::LegalCase,
    ItemType::Software,
    ItemType::Manuscript,
];

/// How a format that is read and written holds a variable, in the type that suits it best.
pub fn holding(format: Format, variable: Variable) -> Holding {
    let of_type = |item_type: &ItemType| {
        let mut item = Item::new("doe2001", *item_type);
        set(&mut item, variable);
        found(format, &item, variable.as_str(), |again| {
            value(again, variable) == value(&item, variable)
        })
    };
    let held = TRIED.iter().map(of_type).min();
    held.unwrap_or(Holding::Nowhere)
}

/// How a format that is read and written holds a type.
pub fn type_holding(format: Format, item_type: ItemType) -> Holding {
    let mut item = Item::new("doe2001", item_type);
    set(&mut item, Variable::Text(TextVariable::Title));
    found(format, &item, "type", |again| again.item_type == item_type)
}

/// What became of a field in writing, and whether it is there when read again.
fn found(format: Format, item: &Item, field: &str, is_same: impl Fn(&Item) -> bool) -> Holding {
    let Ok(written) = write(format, [item]) else {
        return Holding::Nowhere;
    };
    let fates = written.losses.iter().filter(|loss| loss.field == field);
    let worst = fates.map(|loss| match loss.fate {
        Fate::Moved { .. } => Holding::InNote,
        Fate::Reduced { .. } => Holding::Reduced,
        Fate::Dropped => Holding::Nowhere,
    });
    let worst = worst.max().unwrap_or(Holding::Whole);
    if worst >= Holding::Nowhere || worst == Holding::Reduced || !format.is_read() {
        return worst;
    }
    let again = read(format, written.text.as_bytes());
    let again = again
        .ok()
        .and_then(|references| references.items.into_iter().next());
    if again.is_some_and(|again| is_same(&again)) {
        worst
    } else {
        Holding::Nowhere
    }
}

/// Gives an item a value that the variable usually has.
fn set(item: &mut Item, variable: Variable) {
    match variable {
        Variable::Text(v) => {
            let text = match v {
                TextVariable::Doi => "10.1000/182",
                TextVariable::Isbn => "9780226458083",
                TextVariable::Issn => "0378-5955",
                TextVariable::Pmid => "16566972",
                TextVariable::Pmcid => "PMC1234567",
                TextVariable::Url => "https://example.org/a",
                TextVariable::Language => "en",
                _ => "Quiet winters",
            };
            item.texts.insert(v, RichText::from(text));
        }
        Variable::Number(v) => {
            item.numbers.insert(v, RichText::from("12"));
        }
        Variable::Name(v) => {
            item.names.insert(v, vec![Name::person("Doe", "Jane")]);
        }
        Variable::Date(v) => {
            item.dates.insert(v, Date::single(CalendarDate::year(2001)));
        }
    }
}

fn value(item: &Item, variable: Variable) -> Option<String> {
    match variable {
        Variable::Text(v) => item.texts.get(v).map(RichText::plain),
        Variable::Number(v) => item.numbers.get(v).map(RichText::plain),
        Variable::Name(v) => item.names.get(v).map(|names| format!("{names:?}")),
        Variable::Date(v) => item.dates.get(v).and_then(Date::to_edtf),
    }
}

/// Every variable that is data of a work: not what a document gives to it.
pub fn variables() -> impl Iterator<Item = Variable> {
    const OF_DOCUMENTS: &[&str] = &[
        "citation-label",
        "citation-number",
        "first-reference-note-number",
        "locator",
        "year-suffix",
    ];
    let texts = TextVariable::ALL.iter().map(|v| Variable::Text(*v));
    let numbers = NumberVariable::ALL.iter().map(|v| Variable::Number(*v));
    let names = NameVariable::ALL.iter().map(|v| Variable::Name(*v));
    let dates = DateVariable::ALL.iter().map(|v| Variable::Date(*v));
    let all = texts.chain(numbers).chain(names).chain(dates);
    all.filter(|variable| !OF_DOCUMENTS.contains(&variable.as_str()))
}

/// The tables in Markdown: the formats, then every variable and every type against those that
/// are read and written.
pub fn markdown() -> String {
    let mut out =
        String::from("| format | name | | file names | described in |\n|---|---|---|---|---|\n");
    for format in Format::ALL {
        let can = match (format.is_read(), format.is_written()) {
            (true, true) => "read, written",
            (true, false) => "read",
            _ => "written",
        };
        let ends: Vec<String> = format
            .extensions()
            .iter()
            .map(|e| format!("`.{e}`"))
            .collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "| {} | `{format}` | {can} | {} | <{}> |",
            format.title(),
            ends.join(" "),
            format.specification()
        );
    }
    let both = || Format::ALL.iter().filter(|f| f.is_read() && f.is_written());
    let mut head = String::from("\n| |");
    let mut rule = String::from("\n|---|");
    for format in both() {
        let _ = write!(head, " {format} |");
        rule.push_str(":-:|");
    }
    let mut table = |rows: Vec<(&str, Vec<Holding>)>| {
        out.push_str(&head);
        out.push_str(&rule);
        out.push('\n');
        for (name, marks) in rows {
            let _ = write!(out, "| `{name}` |");
            for mark in marks {
                let _ = write!(out, " {} |", mark.mark());
            }
            out.push('\n');
        }
    };
    let of_variable = |variable: Variable| {
        let marks = both().map(|format| holding(*format, variable)).collect();
        (variable.as_str(), marks)
    };
    table(variables().map(of_variable).collect());
    let of_type = |item_type: &ItemType| {
        let marks = both()
            .map(|format| type_holding(*format, *item_type))
            .collect();
        (item_type.as_str(), marks)
    };
    table(ItemType::ALL.iter().map(of_type).collect());
    out
}
