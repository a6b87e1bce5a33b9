//! The content of number variables and locators.
//!
//! The model: a text such as `vol. 1, 12a-14 & 20` is a list of values with joiners between them. A
//! value has an affix before its digits (`S` of `S12`), and may start a *group* by carrying a label of
//! its own (`vol.`); values without one belong to the group before. The first group decides what the
//! whole says in `is-numeric` tests and labels: it is numeric if its first value is (digits with
//! letters directly before or after, or a Roman numeral), and plural if it has several values. Text
//! that is no number stays a value as it is, so that nothing is lost.

use ibid_csl::{NumberForm, PageRangeFormat};
use ibid_model::{LocatorLabel, NumberVariable};

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

/// A parsed number variable or locator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberContent {
    variable: NumberVariable,
    text: String,
}

/// Reads the content of a number variable or locator.
pub fn parse(text: &str, context: &Context) -> NumberContent {
    NumberContent {
        variable: context.variable,
        text: text.to_owned(),
    }
}

impl NumberContent {
    /// Whether the content is numeric, as the condition `is-numeric` asks.
    pub fn is_numeric(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a contextual label takes the plural.
    pub fn is_plural(&self) -> bool {
        false
    }

    /// The label that the text starts with (`vol. 12` as a locator): it replaces the label given beside it,
    /// and `cs:label` prints it, not [`NumberContent::render`].
    pub fn leading_label(&self) -> Option<LocatorLabel> {
        None
    }

    /// The text to print.
    pub fn render(&self, format: &Format, terms: &dyn Terms) -> String {
        let _ = (format, terms);
        self.text.clone()
    }
}
