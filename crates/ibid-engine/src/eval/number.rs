//! `cs:number`, and `cs:text` of number variables.

use std::borrow::Cow;

use ibid_csl::{Gender, NumberForm, TermForm};
use ibid_model::{Item, ItemType, LocatorLabel, NumberVariable, Variable};

use super::Evaluator;
use super::context::Purpose;
use crate::compile::program::Around;
use crate::output::{Mark, Tag};
use crate::text::number::{self, Format, NumberContent, Simple, Terms};

impl<'a> Evaluator<'a> {
    /// `cs:text` of a number variable: the content with its ranges and joiners set.
    pub(super) fn text_number(&mut self, variable: NumberVariable, wrap: Around<'_>) {
        let of_cite = [NumberVariable::Locator, NumberVariable::CitationNumber];
        self.report.printed_text |= !of_cite.contains(&variable);
        self.number(variable, NumberForm::Numeric, None, wrap);
    }

    pub(super) fn number(
        &mut self,
        variable: NumberVariable,
        form: NumberForm,
        gender: Option<Gender>,
        wrap: Around<'_>,
    ) {
        let value = self
            .number_value(variable)
            .filter(|_| !self.is_substituted(Variable::Number(variable)));
        let printed = value.is_some_and(|value| {
            let value = self.unranged(variable, value);
            let prints_digits = form == NumberForm::Numeric && !self.is_sorting();
            let simple = Simple::of(variable, &value).filter(|_| prints_digits);
            let (text, is_text): (Cow<'_, str>, bool) = if prints_digits && is_digits(&value) {
                (Cow::Borrowed(&*value), false)
            } else if let Some(simple) = simple {
                let mut text = String::with_capacity(2 * value.len());
                simple.render(&self.number_format(form), &mut text);
                (text.into(), false)
            } else {
                let content = self.parse_number(variable, &value);
                let text = self.number_text(&content, &value, form, gender);
                (text.into(), content.is_text())
            };
            let tagged = variable == NumberVariable::CitationNumber;
            if tagged {
                self.out.open(Mark::Tag(Tag::CitationNumber));
            }
            let printed = self.leaf(&text, wrap, is_text);
            if tagged {
                self.out.close();
            }
            printed
        });
        self.called(Variable::Number(variable), printed);
    }

    /// A docket number's hyphen is no range: `86-1123`.
    pub(super) fn unranged(&self, variable: NumberVariable, value: Cow<'a, str>) -> Cow<'a, str> {
        let is_docket = variable == NumberVariable::Number
            && self.context.item.item_type == ItemType::LegalCase
            && !value.contains('\\');
        if is_docket {
            value.replace('-', "\\-").into()
        } else {
            value
        }
    }

    fn number_text(
        &self,
        content: &NumberContent,
        value: &str,
        form: NumberForm,
        gender: Option<Gender>,
    ) -> String {
        if matches!(self.context.purpose, Purpose::SortKey(_)) {
            return crate::sort::number_key(value);
        }
        content.render(
            &self.number_format(form),
            &LocaleTerms {
                evaluator: self,
                gender,
            },
        )
    }

    /// How the style prints numbers.
    fn number_format(&self, form: NumberForm) -> Format<'a> {
        let terms = &self.style.terms;
        Format {
            form,
            page_range_format: self.style.options.page_range_format,
            page_range_delimiter: &terms.page_range_delimiter,
            year_range_delimiter: &terms.year_range_delimiter,
        }
    }

    /// The structure of a number variable's content.
    pub(super) fn parse_number(&self, variable: NumberVariable, value: &str) -> NumberContent {
        number::parse(
            value,
            &number::Context {
                variable,
                label: (variable == NumberVariable::Locator).then_some(self.context.label),
                and: &self.style.terms.and,
                ampersand: &self.style.terms.ampersand,
            },
        )
    }

    /// The item's or cite's value of a number variable; `None` for none or an empty one.
    pub(super) fn number_value(&self, variable: NumberVariable) -> Option<Cow<'a, str>> {
        let context = self.context;
        let value: Option<Cow<'a, str>> = match variable {
            NumberVariable::Locator => context.locator.map(Cow::Borrowed),
            NumberVariable::CitationNumber => context
                .citation_number
                .map(|number| number.to_string().into()),
            NumberVariable::FirstReferenceNoteNumber => {
                context.first_note.map(|note| note.to_string().into())
            }
            NumberVariable::PageFirst => first_page(context.item).map(Cow::Borrowed),
            _ => context.item.number(variable).map(Cow::Borrowed),
        };
        value.filter(|text| !text.is_empty())
    }
}

/// Whether there are digits and nothing else: such a number prints as it stands.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The item's `page-first`, or what its pages begin with: what stands before the first hyphen,
/// dash, comma or ampersand.
pub(crate) fn first_page(item: &Item) -> Option<&str> {
    let first = |pages| -> &str {
        let mut parts = str::split(pages, ['-', '\u{2013}', ',', '&', ';']).map(str::trim);
        parts.find(|page| !page.is_empty()).unwrap_or(pages)
    };
    item.number(NumberVariable::PageFirst)
        .or_else(|| item.number(NumberVariable::Page).map(first))
}

/// The locale's ordinals and labels, as number rendering asks for them.
struct LocaleTerms<'e, 'a> {
    evaluator: &'e Evaluator<'a>,
    gender: Option<Gender>,
}

impl Terms for LocaleTerms<'_, '_> {
    fn ordinal(&self, number: u64) -> String {
        let suffix = self
            .evaluator
            .style
            .locale
            .ordinal_suffix(number, self.gender);
        format!("{number}{}", suffix.unwrap_or(""))
    }

    fn long_ordinal(&self, number: u64) -> String {
        match self
            .evaluator
            .style
            .locale
            .long_ordinal(number, self.gender)
        {
            Some(word) => word.to_owned(),
            None => self.ordinal(number),
        }
    }

    fn label(&self, label: LocatorLabel, plural: bool) -> Option<String> {
        let term = self
            .evaluator
            .style
            .locale
            .term(label.as_str(), TermForm::Short, None)?;
        Some(if plural {
            term.multiple.clone()
        } else {
            term.single.clone()
        })
    }
}
