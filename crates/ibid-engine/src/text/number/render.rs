//! Printing number variables and locators.

use ibid_csl::NumberForm;
use ibid_model::{LocatorLabel, NumberVariable};

use super::parse::is_number;
use super::{Format, Label, NumberContent, Terms, Value};
use crate::text::{page_range, roman};

impl NumberContent {
    /// The text to print, without the label that [`NumberContent::label`] gives. The form applies to
    /// the values of the first group that are plain numbers.
    pub fn render(&self, format: &Format, terms: &dyn Terms) -> String {
        let mut printed = String::new();
        let mut values = self.values.iter().enumerate();
        while let Some((index, value)) = values.next() {
            self.push_value(&mut printed, index, value, format, terms);
            let Some((delimiter, end)) = self.range_from(index, format) else {
                printed.push_str(&value.joiner.text);
                continue;
            };
            printed.push_str(delimiter);
            let Some((index, value)) = values.next() else {
                break;
            };
            match end {
                Some(end) => printed.push_str(&end),
                None => self.push_value(&mut printed, index, value, format, terms),
            }
            printed.push_str(&value.joiner.text);
        }
        printed
    }

    fn push_value(
        &self,
        printed: &mut String,
        index: usize,
        value: &Value,
        format: &Format,
        terms: &dyn Terms,
    ) {
        if let Some(written) = &value.written_label {
            printed.push_str(&self.print_label(index, value, written, terms));
        }
        printed.push_str(&value.affix);
        let in_first_group = self
            .values
            .first()
            .is_some_and(|first| first.label == value.label);
        let number = plain_number(value).filter(|_| in_first_group);
        match (number, format.form) {
            (Some(number), NumberForm::Ordinal) => printed.push_str(&terms.ordinal(number)),
            (Some(number), NumberForm::LongOrdinal) => {
                printed.push_str(&terms.long_ordinal(number));
            }
            (Some(number), NumberForm::Roman) => match roman::to_lower(number) {
                Some(numeral) => printed.push_str(&numeral),
                None => printed.push_str(&value.text),
            },
            _ => printed.push_str(&value.text),
        }
    }

    /// The label before a group, as the locale's term where it has one.
    fn print_label(&self, index: usize, value: &Value, written: &str, terms: &dyn Terms) -> String {
        let Some(Label::Term(label)) = value.label else {
            return written.to_owned();
        };
        let next = self.values.get(index + 1);
        let plural =
            starts_with_number(value) && next.is_some_and(|next| next.label == value.label);
        let space = written.get(written.trim_end().len()..).unwrap_or_default();
        match terms.label(label, plural) {
            Some(term) => format!("{term}{space}"),
            None => written.to_owned(),
        }
    }

    /// Where a range starts at a value: its delimiter, and the end if it is to be printed otherwise than
    /// as it stands. Several hyphens in a row (`2-1-3`) are no ranges.
    fn range_from<'a>(
        &self,
        index: usize,
        format: &Format<'a>,
    ) -> Option<(&'a str, Option<String>)> {
        let (start, end) = (self.values.get(index)?, self.values.get(index + 1)?);
        let before = index
            .checked_sub(1)
            .and_then(|before| self.values.get(before));
        let in_row =
            end.joiner.may_be_range || before.is_some_and(|before| before.joiner.may_be_range);
        let alike = start.label == end.label && start.affix == end.affix;
        if !start.joiner.may_be_range || in_row || !alike {
            return None;
        }
        let numbers = is_number(&start.text) && is_number(&end.text);
        if numbers && self.counts_pages(start) {
            let end = page_range::range_end(
                &start.affix,
                &start.text,
                &end.text,
                format.page_range_format,
            );
            return Some((format.page_range_delimiter, Some(end)));
        }
        let delimiter = if is_whole(&start.text) && is_whole(&end.text) {
            self.has_ranges().then_some(format.page_range_delimiter)
        } else {
            self.lettered_delimiter(format).filter(|_| numbers)
        };
        delimiter.map(|delimiter| (delimiter, None))
    }

    /// What delimits ranges of numbers with letters (`12a-14b`).
    fn lettered_delimiter<'a>(&self, format: &Format<'a>) -> Option<&'a str> {
        match self.variable {
            NumberVariable::CollectionNumber => Some(format.year_range_delimiter),
            NumberVariable::ChapterNumber
            | NumberVariable::NumberOfPages
            | NumberVariable::NumberOfVolumes => None,
            _ => self.has_ranges().then_some(format.page_range_delimiter),
        }
    }

    fn counts_pages(&self, value: &Value) -> bool {
        let pages = value.label == Some(Label::Term(LocatorLabel::Page));
        match self.variable {
            NumberVariable::Page => true,
            NumberVariable::Locator => pages,
            _ => false,
        }
    }

    /// Whether the hyphens of this variable stand for ranges. In others (a version, a call number) they
    /// are part of a name.
    fn has_ranges(&self) -> bool {
        matches!(
            self.variable,
            NumberVariable::ChapterNumber
                | NumberVariable::CollectionNumber
                | NumberVariable::Edition
                | NumberVariable::Issue
                | NumberVariable::Locator
                | NumberVariable::Number
                | NumberVariable::NumberOfPages
                | NumberVariable::NumberOfVolumes
                | NumberVariable::Page
                | NumberVariable::Volume
        )
    }
}

/// Digits only, or letters of Roman numerals only.
fn is_whole(text: &str) -> bool {
    roman::has_only_numerals(text)
        || (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn starts_with_number(value: &Value) -> bool {
    value.text.starts_with(|c: char| c.is_ascii_digit())
}

/// The number of a value that is nothing else: no affix, no letters, no leading zero.
fn plain_number(value: &Value) -> Option<u64> {
    let plain = value.affix.is_empty()
        && !value.text.starts_with('0')
        && value.text.bytes().all(|byte| byte.is_ascii_digit());
    value.text.parse().ok().filter(|_| plain)
}
