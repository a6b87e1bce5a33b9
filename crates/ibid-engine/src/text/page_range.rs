//! Page ranges (CSL 1.0.2, appendix V "Page Range Formats").

use ibid_csl::PageRangeFormat;
use ibid_model::NumberVariable;

use super::number::{self, Context};

/// Formats the page ranges in a text such as `S12-S14, 16, 120-5`, as the variable `page` prints them.
///
/// A hyphen or dash between two numbers that have the same prefix, or between Roman numerals, becomes
/// `delimiter`; `\-` is a hyphen that stays one. Without `format` numbers stay as they are.
pub fn format(text: &str, format: Option<PageRangeFormat>, delimiter: &str) -> String {
    let context = Context {
        variable: NumberVariable::Page,
        label: None,
        and: "and",
        ampersand: "&",
    };
    let printed = number::Format {
        page_range_format: format,
        page_range_delimiter: delimiter,
        ..number::Format::default()
    };
    number::parse(text, &context).render(&printed, &number::NoTerms)
}

/// A page number of which letters after the digits are part: `12`, `12a`.
#[derive(Clone, Copy)]
struct Page<'a> {
    digits: &'a str,
    letters: &'a str,
    value: u64,
}

impl<'a> Page<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let (digits, letters) = text.split_at(end);
        let alphabetic = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        let value = digits.parse().ok()?;
        alphabetic.then_some(Self {
            digits,
            letters,
            value,
        })
    }
}

/// What to print after the delimiter of the range from `first` to `last`, both with `prefix` before
/// them: `8` for 101 and 108 in a `minimal` range.
///
/// What ends before it starts is expanded first (`110-5` ends at 115), unless there is no format. What
/// is no range of numbers is returned as written.
pub(super) fn range_end(
    prefix: &str,
    first: &str,
    last: &str,
    format: Option<PageRangeFormat>,
) -> String {
    let as_written = || [prefix, last].concat();
    let (Some(format), Some(start), Some(end)) = (format, Page::read(first), Page::read(last))
    else {
        return as_written();
    };
    let missing = start.digits.len().saturating_sub(end.digits.len());
    let lead = start.digits.get(..missing).unwrap_or_default();
    let full;
    let mut end = end;
    if !lead.is_empty() {
        full = [lead, end.digits].concat();
        let Some(page) = Page::read(&full) else {
            return as_written();
        };
        end = Page {
            letters: end.letters,
            ..page
        };
    }
    if start.value >= end.value && !(start.value == end.value && start.letters < end.letters) {
        return as_written();
    }
    match format {
        PageRangeFormat::Expanded => [prefix, end.digits, end.letters].concat(),
        PageRangeFormat::Minimal => minimal(start, end, 1),
        PageRangeFormat::MinimalTwo => minimal(start, end, 2),
        PageRangeFormat::Chicago15 => chicago(start, end, keep_all_of_four),
        PageRangeFormat::Chicago16 => chicago(start, end, |_, _| false),
    }
}

/// The digits of the end that differ from those of the start, but at least `least` of them. Of two
/// numbers with the same digits only the letters differ: `12a–c`.
fn minimal(start: Page, end: Page, least: usize) -> String {
    if start.digits == end.digits {
        return end.letters.to_owned();
    }
    let common = if start.digits.len() == end.digits.len() {
        let pairs = start.digits.bytes().zip(end.digits.bytes());
        pairs.take_while(|(a, b)| a == b).count()
    } else {
        0
    };
    let dropped = common.min(end.digits.len().saturating_sub(least));
    let kept = end.digits.get(dropped..).unwrap_or_default();
    [kept, end.letters].concat()
}

/// The Chicago Manual's rule: all digits up to 100 and after multiples of 100, else the digits that
/// changed, but two at least (one after 101 to 109 and the like), and all where `keep_all` says so.
fn chicago(start: Page, end: Page, keep_all: fn(u64, u64) -> bool) -> String {
    let all = || [end.digits, end.letters].concat();
    if start.value <= 100 || start.value.is_multiple_of(100) || keep_all(start.value, end.value) {
        return all();
    }
    let mut modulus = 100;
    while modulus <= end.value {
        if start.value / modulus == end.value / modulus {
            return format!("{}{}", end.value % modulus, end.letters);
        }
        modulus *= 10;
    }
    all()
}

/// The 15th edition: "if numbers are four digits long and three digits change, use all digits".
fn keep_all_of_four(start: u64, end: u64) -> bool {
    start < 10_000 && start / 100 != end / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: Option<PageRangeFormat>, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(
                super::format(text, format, "–"),
                *expected,
                "{format:?} {text}"
            );
        }
    }

    #[test]
    fn chicago_15() {
        check(
            Some(PageRangeFormat::Chicago15),
            &[
                ("3-9", "3–9"),
                ("88-107", "88–107"),
                ("300-304", "300–304"),
                ("203-8", "203–8"),
                ("415-19", "415–19"),
                ("1496-1504", "1496–1504"),
                ("12566-12568", "12566–68"),
                ("12566-12715", "12566–715"),
                ("10000-10005", "10000–10005"),
            ],
        );
    }

    #[test]
    fn chicago_16() {
        check(
            Some(PageRangeFormat::Chicago16),
            &[
                ("92-113", "92–113"),
                ("207-8", "207–8"),
                ("1496-1500", "1496–500"),
                ("11564-11615", "11564–615"),
                ("498-532", "498–532"),
            ],
        );
    }

    #[test]
    fn minimal() {
        check(
            Some(PageRangeFormat::Minimal),
            &[
                ("42-45", "42–5"),
                ("S42-S45", "S42–5"),
                ("321-328", "321–8"),
                ("2787-2816", "2787–816"),
                ("12a-12c", "12a–c"),
            ],
        );
        check(
            Some(PageRangeFormat::MinimalTwo),
            &[
                ("42-45", "42–45"),
                ("321-328", "321–28"),
                ("101-108", "101–08"),
                ("1-9", "1–9"),
            ],
        );
    }

    #[test]
    fn expanded() {
        check(
            Some(PageRangeFormat::Expanded),
            &[
                ("42-5", "42–45"),
                ("S42-S5", "S42–S45"),
                ("S42-5", "S42-5"),
                ("42-42", "42–42"),
                ("42-5, 50-1", "42–45, 50–51"),
            ],
        );
        check(
            None,
            &[("42-5", "42–5"), ("42\\-5", "42-5"), ("xi-xii", "xi–xii")],
        );
    }

    #[test]
    fn numbers_without_bounds() {
        let long = "9".repeat(40);
        let text = format!("{long}-{long}");
        assert_eq!(
            format(&text, Some(PageRangeFormat::Chicago16), "–"),
            format!("{long}–{long}")
        );
    }
}
