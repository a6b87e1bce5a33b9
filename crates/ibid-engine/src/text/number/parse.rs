//! Reading number variables and locators.

use ibid_model::{LocatorLabel, NumberVariable};

use super::{Context, Joiner, Label, NumberContent, Value};
use crate::text::roman;

/// Reads the content of a number variable or locator. Any text is content.
pub fn parse(text: &str, context: &Context) -> NumberContent {
    let mut values = Vec::new();
    let mut label = default_label(context);
    for (index, element) in merge_subsections(split(text.trim(), context))
        .into_iter()
        .enumerate()
    {
        push_values(&mut values, &mut label, element, index == 0, context);
    }
    let numeric = is_numeric(&values);
    let plural = is_plural(&values, context.variable);
    NumberContent {
        variable: context.variable,
        values,
        numeric,
        plural,
    }
}

/// The label of values that have none written before them.
fn default_label(context: &Context) -> Option<Label> {
    match context.variable {
        NumberVariable::Locator => Some(Label::Term(context.label.unwrap_or(LocatorLabel::Page))),
        NumberVariable::Page | NumberVariable::PageFirst => Some(Label::Term(LocatorLabel::Page)),
        _ => None,
    }
}

/// A stretch of text between joiners.
struct Element {
    text: String,
    joiner: Joiner,
}

/// Cuts a text at its joiners. A hyphen after a backslash is none, and then the hyphens without one are
/// dashes: who escapes some means the others.
fn split(text: &str, context: &Context) -> Vec<Element> {
    let escapes = text.contains("\\-") && context.variable != NumberVariable::Page;
    let mut elements = Vec::new();
    let mut element = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // No joiner begins with a digit.
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some((digits, tail)) = rest.split_at_checked(digits).filter(|_| digits > 0) {
            element.push_str(digits);
            rest = tail;
            continue;
        }
        let length = if rest.starts_with("\\-") {
            element.push('-');
            2
        } else if let Some((length, mut joiner)) = joiner_at(rest, &element, context) {
            if escapes && joiner.may_be_range {
                joiner = Joiner::text("–");
            }
            elements.push(Element {
                text: std::mem::take(&mut element),
                joiner,
            });
            length
        } else {
            let spaces = rest.len() - rest.trim_start().len();
            let length = spaces.max(first.len_utf8());
            element.push_str(rest.get(..length).unwrap_or_default());
            length
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    elements.push(Element {
        text: element,
        joiner: Joiner::default(),
    });
    elements
}

impl Joiner {
    fn text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            may_be_range: false,
        }
    }
}

/// The joiner that a text starts with, white space around it included, and its length in bytes.
/// `before` is the value in front of it.
fn joiner_at(text: &str, before: &str, context: &Context) -> Option<(usize, Joiner)> {
    let bare = text.trim_start();
    let spaced = bare.len() < text.len();
    let length_to = |tail: &str| text.len() - tail.trim_start().len();
    let first = bare.chars().next()?;
    if matches!(first, '-' | '–') {
        let tail = bare.trim_start_matches(['-', '–']);
        let length = length_to(tail);
        let written = text.get(..length)?;
        let dash = written.trim();
        let may_be_range = dash == "-" || context.variable == NumberVariable::Page;
        let printed = if may_be_range { dash } else { written };
        return Some((
            length,
            Joiner {
                text: printed.to_owned(),
                may_be_range,
            },
        ));
    }
    if let Some(tail) = bare.strip_prefix('&') {
        let sign = if context.and == context.ampersand {
            "&"
        } else {
            context.ampersand
        };
        let tight = !spaced
            && before.ends_with(|c: char| c.is_ascii_alphabetic())
            && !tail.starts_with(char::is_whitespace);
        let printed = if tight {
            sign.to_owned()
        } else {
            format!(" {sign} ")
        };
        return Some((length_to(tail), Joiner::text(&printed)));
    }
    let (after_mark, mark) = match bare.strip_prefix([',', ';']) {
        Some(tail) if !spaced => (tail, true),
        _ => (bare, false),
    };
    let after_space = after_mark.trim_start();
    if after_space.len() == after_mark.len() && (mark || !spaced) {
        return None;
    }
    let conjunction = ["and", context.and].into_iter().find_map(|word| {
        let tail = after_space
            .strip_prefix(word)
            .filter(|_| !word.is_empty() && first != ';')?;
        tail.starts_with(char::is_whitespace)
            .then(|| length_to(tail))
    });
    let length = conjunction.or_else(|| mark.then(|| length_to(after_mark)))?;
    Some((length, Joiner::text(text.get(..length)?)))
}

/// Joins `12a-c` again: the hyphen is between parts of one page, not between pages.
fn merge_subsections(elements: Vec<Element>) -> Vec<Element> {
    let mut merged: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        match merged.last_mut() {
            Some(previous)
                if previous.joiner.may_be_range
                    && ends_with_subsection(&previous.text)
                    && !element.text.is_empty()
                    && element
                        .text
                        .bytes()
                        .all(|byte| byte.is_ascii_alphabetic() || byte == b',') =>
            {
                previous.text.push('-');
                previous.text.push_str(&element.text);
                previous.joiner = element.joiner;
            }
            _ => merged.push(element),
        }
    }
    merged
}

/// Whether a value is digits with letters after them, a label before them or not.
fn ends_with_subsection(text: &str) -> bool {
    let (_, number) = strip_label(text).unwrap_or((("", ""), text));
    let letters = number.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() < number.len()
        && letters.starts_with(|c: char| c.is_ascii_alphabetic() || c == ',')
        && letters
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b',' | b'-'))
}

/// The short word with its dot or space that a text starts with where a label would, the space after
/// it, and the rest.
fn strip_label(text: &str) -> Option<((&str, &str), &str)> {
    let end = text.find(|c: char| !c.is_ascii_lowercase())?;
    let dotted = text.get(end..)?.starts_with('.');
    let (word, tail) = text.split_at(end + usize::from(dotted));
    let rest = tail.trim_start();
    let space = tail.get(..tail.len() - rest.len())?;
    let short = (1..=4).contains(&end) || label_of(word).is_some();
    (short && (dotted || !space.is_empty())).then_some(((word, space), rest))
}

/// Adds the values of an element, each group that starts in it with its label.
fn push_values(
    values: &mut Vec<Value>,
    label: &mut Option<Label>,
    element: Element,
    is_first: bool,
    context: &Context,
) {
    let Element { text, joiner } = element;
    let (mut written, mut rest) = start_group(text.trim(), label, is_first, context);
    while let Some((value, word, tail)) = cut_at_inner_label(rest, context.variable) {
        values.push(value_of(
            value,
            label.clone(),
            written.take(),
            Joiner::text(" "),
        ));
        let starts = Some(Label::Term(word.1));
        written = (*label != starts).then(|| format!("{} ", word.0));
        *label = starts;
        rest = tail;
    }
    values.push(value_of(rest, label.clone(), written, joiner));
}

/// Takes a label from the start of an element. Gives the label to print, if it is to be, and the rest.
///
/// The first label is what `cs:label` prints, so that it is not printed here; it counts as one only
/// where the variable can have different labels, or has just this one.
fn start_group<'a>(
    text: &'a str,
    label: &mut Option<Label>,
    is_first: bool,
    context: &Context,
) -> (Option<String>, &'a str) {
    let Some(((word, space), rest)) = strip_label(text) else {
        return (None, text);
    };
    if rest.is_empty() {
        return (None, text);
    }
    let known = label_of(word);
    if is_first && !known.is_some_and(|known| suits(known, context.variable)) {
        return (None, text);
    }
    let starts = Some(known.map_or_else(|| Label::Word(word.to_owned()), Label::Term));
    let continues = *label == starts;
    *label = starts;
    let foreign_to_page =
        context.variable == NumberVariable::Page && known != Some(LocatorLabel::Page);
    let printed = !continues && (!is_first || foreign_to_page);
    (printed.then(|| format!("{word}{space}")), rest)
}

/// Whether a label can tell what a variable counts: any for those that can count different things,
/// else just the one of the variable's name.
fn suits(label: LocatorLabel, variable: NumberVariable) -> bool {
    matches!(
        variable,
        NumberVariable::Locator | NumberVariable::Page | NumberVariable::Number
    ) || label.as_str() == variable.as_str()
}

/// A known label between two numbers, as in `12 n. 3`: what stands before, the label, the rest.
fn cut_at_inner_label(
    text: &str,
    variable: NumberVariable,
) -> Option<(&str, (&str, LocatorLabel), &str)> {
    let (before, after) = text.split_once(' ')?;
    let ((word, _), rest) = strip_label(after.trim_start())?;
    let number = rest.split(' ').next().unwrap_or_default();
    let label = label_of(word).filter(|&label| suits(label, variable))?;
    (is_arabic(before) && is_arabic(number)).then_some((before, (word, label), rest))
}

/// A value with the affix in front of its digits taken off.
fn value_of(
    text: &str,
    label: Option<Label>,
    written_label: Option<String>,
    joiner: Joiner,
) -> Value {
    let text = text.trim();
    let (affix, number) = split_affix(text).unwrap_or(("", text));
    Value {
        label,
        written_label,
        affix: affix.to_owned(),
        text: number.to_owned(),
        joiner,
    }
}

/// Splits `S12a` before its number: letters, with digits before and zeros after them, then a number.
fn split_affix(text: &str) -> Option<(&str, &str)> {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_letters = after_digits.trim_start_matches(is_letter);
    if after_letters.len() == after_digits.len() {
        return None;
    }
    let digits = after_letters.len()
        - after_letters
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let zeros = after_letters.len() - after_letters.trim_start_matches('0').len();
    let number = after_letters.get(zeros.min(digits.checked_sub(1)?)..)?;
    is_arabic(number).then(|| {
        (
            text.get(..text.len() - number.len()).unwrap_or_default(),
            number,
        )
    })
}

/// Digits, then nothing but letters, hyphens, commas and colons.
pub(super) fn is_arabic(text: &str) -> bool {
    let tail = text.trim_start_matches(|c: char| c.is_ascii_digit());
    tail.len() < text.len()
        && tail
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b',' | b':'))
}

/// [`is_arabic`], or digits with hyphens between (`3-12`, page 12 of chapter 3).
pub(super) fn is_number(text: &str) -> bool {
    is_arabic(text) || (text.contains('-') && text.split('-').all(is_digits))
}

/// Digits and nothing else.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the first value makes the whole numeric.
fn is_numeric(values: &[Value]) -> bool {
    values.first().is_some_and(|first| {
        let is_fraction = values.len() == 1 && first.text.split('/').all(is_digits);
        is_number(&first.text) || is_fraction || is_roman(&first.text)
    })
}

/// Whether a value is a lower-case Roman numeral rather than a letter or word that looks like one.
fn is_roman(text: &str) -> bool {
    let lower_case = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let one_letter = matches!(text, "i" | "v" | "x");
    lower_case && (text.len() > 1 || one_letter) && roman::parse(text).is_some()
}

/// Whether the first group has several numbers; a count (`number-of-pages`) is plural from 2 on.
fn is_plural(values: &[Value], variable: NumberVariable) -> bool {
    let Some(first) = values.first() else {
        return false;
    };
    let is_count = matches!(
        variable,
        NumberVariable::NumberOfPages | NumberVariable::NumberOfVolumes
    );
    let is_many = |text: &str| is_digits(text) && text.trim_start_matches('0') > "1";
    if is_count && first.affix.is_empty() && is_many(&first.text) {
        return true;
    }
    let counted = is_numeric(values) || is_roman(&first.text.to_ascii_lowercase());
    counted
        && values
            .get(1)
            .is_some_and(|second| second.label == first.label)
}

/// The abbreviations, with their full stop, that are labels inside a text.
fn label_of(word: &str) -> Option<LocatorLabel> {
    Some(match word {
        "app." => LocatorLabel::Appendix,
        "art." => LocatorLabel::ArticleLocator,
        "bk." => LocatorLabel::Book,
        "ch." => LocatorLabel::Chapter,
        "col." => LocatorLabel::Column,
        "fig." => LocatorLabel::Figure,
        "fol." => LocatorLabel::Folio,
        "l." => LocatorLabel::Line,
        "n." => LocatorLabel::Note,
        "no." => LocatorLabel::Issue,
        "op." => LocatorLabel::Opus,
        "p." | "pp." => LocatorLabel::Page,
        "para." => LocatorLabel::Paragraph,
        "pt." => LocatorLabel::Part,
        "r." => LocatorLabel::Rule,
        "sec." => LocatorLabel::Section,
        "supp." => LocatorLabel::Supplement,
        "sv." => LocatorLabel::SubVerbo,
        "tbl." => LocatorLabel::Table,
        "tit." => LocatorLabel::TitleLocator,
        "vol." => LocatorLabel::Volume,
        "vrs." => LocatorLabel::Verse,
        _ => return None,
    })
}
