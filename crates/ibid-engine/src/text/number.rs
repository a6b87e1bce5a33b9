//! The content of number variables and locators.
//!
//! The model: a text such as `vol. 1, S12-S14 & 20` is a list of values with joiners between them. A
//! value may have an affix before its digits (`S`) and letters after them (`12a`), and starts a *group*
//! where a label is written before it (`vol.`); values without one belong to the group before. The
//! first value decides what the whole is in `is-numeric` tests, and the first group whether labels are
//! plural. What is no number stays a value as it is written, so that nothing is lost.
//!
//! Source: CSL 1.0.2 "Number", "Label" and "is-numeric"; what the specification leaves open (labels in
//! the text, escaped hyphens) as citeproc-js has it.

mod parse;
mod render;
mod simple;
#[cfg(test)]
mod tests;

use ibid_csl::{NumberForm, PageRangeFormat};
use ibid_model::{LocatorLabel, NumberVariable};

pub use parse::parse;
pub use simple::Simple;

use super::roman;

/// What a text counts, and the words that may join its values.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The variable.
    pub variable: NumberVariable,
    /// The label given with a locator; page where absent. Ignored for other variables.
    pub label: Option<LocatorLabel>,
    /// The locale's term `and`; joins values besides the English word.
    pub and: &'a str,
    /// The locale's symbol form of `and`, printed for `&`.
    pub ampersand: &'a str,
}

/// The locale as number rendering sees it.
pub trait Terms {
    /// `7th` of 7, in the gender of the variable.
    fn ordinal(&self, number: u64) -> String;
    /// `seventh` of 7; the short ordinal where the locale has no word.
    fn long_ordinal(&self, number: u64) -> String;
    /// The term of a label written inside the text (`vol. 1, p. 3`); `None` where there is none.
    fn label(&self, label: LocatorLabel, plural: bool) -> Option<String>;
}

/// A locale without terms: numbers stay digits, labels stay as written.
#[derive(Clone, Copy, Debug)]
pub struct NoTerms;

impl Terms for NoTerms {
    fn ordinal(&self, number: u64) -> String {
        number.to_string()
    }

    fn long_ordinal(&self, number: u64) -> String {
        number.to_string()
    }

    fn label(&self, _: LocatorLabel, _: bool) -> Option<String> {
        None
    }
}

/// How to print numbers.
#[derive(Clone, Copy, Debug)]
pub struct Format<'a> {
    /// `form` of `cs:number`.
    pub form: NumberForm,
    /// The style's `page-range-format`.
    pub page_range_format: Option<PageRangeFormat>,
    /// The term `page-range-delimiter`.
    pub page_range_delimiter: &'a str,
    /// The term `year-range-delimiter`, for ranges of collection numbers.
    pub year_range_delimiter: &'a str,
}

impl Default for Format<'_> {
    fn default() -> Self {
        Self {
            form: NumberForm::Numeric,
            page_range_format: None,
            page_range_delimiter: "–",
            year_range_delimiter: "–",
        }
    }
}

/// A parsed number variable or locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberContent {
    variable: NumberVariable,
    /// At least one.
    values: Vec<Value>,
    numeric: bool,
    plural: bool,
}

/// One value of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    /// `None` where nothing says what is counted but the variable itself.
    label: Option<Label>,
    /// The label as it stands before this value, with the space after it, where it is to be printed.
    written_label: Option<String>,
    /// Letters (and digits before them) in front of the number: `S` of `S12`, `123N` of `123N110`.
    affix: String,
    /// Digits with what directly follows them, or any other text.
    text: String,
    /// What stands between this value and the next.
    joiner: Joiner,
}

/// What is counted in a group of values.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    /// A label that CSL has a term for.
    Term(LocatorLabel),
    /// A short word that stands where a label would.
    Word(String),
}

/// What stands between two values; empty after the last one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Joiner {
    /// As it is printed.
    text: String,
    /// Whether it is a hyphen, or for pages a dash, that may make the values a range.
    may_be_range: bool,
}

impl NumberContent {
    /// Whether the content is numeric, as the condition `is-numeric` asks.
    pub fn is_numeric(&self) -> bool {
        self.numeric
    }

    /// Whether the content starts with no number, Roman ones included. Inline markup and quotation marks
    /// are then read as in other text; beside a number they are characters.
    pub fn is_text(&self) -> bool {
        let Some(first) = self.values.first() else {
            return true;
        };
        !first.text.starts_with(|c: char| c.is_ascii_digit())
            && !roman::has_only_numerals(&first.text)
    }

    /// Whether a contextual label takes the plural.
    pub fn is_plural(&self) -> bool {
        self.plural
    }

    /// What the first values count: the label that the text starts with (`vol. 12` as a locator), which
    /// then replaces the one given beside it, else that one. `cs:label` prints it,
    /// [`NumberContent::render`] does not. `None` for variables that are their own label.
    pub fn label(&self) -> Option<LocatorLabel> {
        match self.values.first()?.label {
            Some(Label::Term(label)) => Some(label),
            _ => None,
        }
    }
}
