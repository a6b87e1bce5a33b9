//! The numbers that most are: digits, and two of them with a hyphen between as pages.

use ibid_model::{LocatorLabel, NumberVariable};

use super::Format;
use super::parse::is_digits;
use crate::text::page_range;

/// A number that needs no parsing. What it says is what [`super::parse`] says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Simple<'t> {
    variable: NumberVariable,
    first: &'t str,
    /// The last page of a range.
    last: Option<&'t str>,
}

impl<'t> Simple<'t> {
    /// The content of a number variable, where it is simple. A locator is not: what is beside it counts.
    pub fn of(variable: NumberVariable, text: &'t str) -> Option<Self> {
        if variable == NumberVariable::Locator {
            return None;
        }
        let (first, last) = match text.split_once('-') {
            Some((first, last)) if variable == NumberVariable::Page => (first, Some(last)),
            Some(_) => return None,
            None => (text, None),
        };
        (is_digits(first) && last.is_none_or(is_digits)).then_some(Self {
            variable,
            first,
            last,
        })
    }

    /// As [`NumberContent::is_plural`](super::NumberContent::is_plural).
    pub fn is_plural(self) -> bool {
        let is_count = matches!(
            self.variable,
            NumberVariable::NumberOfPages | NumberVariable::NumberOfVolumes
        );
        self.last.is_some() || (is_count && self.first.trim_start_matches('0') > "1")
    }

    /// As [`NumberContent::label`](super::NumberContent::label).
    pub fn label(self) -> Option<LocatorLabel> {
        let counts_pages = [NumberVariable::Page, NumberVariable::PageFirst];
        counts_pages
            .contains(&self.variable)
            .then_some(LocatorLabel::Page)
    }

    /// As [`NumberContent::render`](super::NumberContent::render) with the form `numeric`, put behind
    /// what `printed` holds.
    pub fn render(self, format: &Format<'_>, printed: &mut String) {
        printed.push_str(self.first);
        if let Some(last) = self.last {
            printed.push_str(format.page_range_delimiter);
            let end = page_range::range_end("", self.first, last, format.page_range_format);
            printed.push_str(&end);
        }
    }
}
