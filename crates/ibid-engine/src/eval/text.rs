//! `cs:text` of text variables, terms and values.

use ibid_csl::TextCase;
use ibid_model::{RichText, TextVariable, Variable};

use super::Evaluator;
use super::context::Purpose;
use crate::compile::program::Around;
use crate::output::{Link, Mark, Tag};
use crate::text::case;
use crate::text::suffix::year_suffix;

impl<'a> Evaluator<'a> {
    pub(super) fn text(&mut self, variable: TextVariable, short: bool, wrap: Around<'_>) {
        if self.is_substituted(Variable::Text(variable)) {
            self.called(Variable::Text(variable), false);
            return;
        }
        if variable == TextVariable::CitationLabel {
            let mut label = crate::label::citation_label(self.context.item);
            if !self.style.places_year_suffix
                && let Some(suffix) = self.context.disambiguation.year_suffix
            {
                self.year_suffix_done = true;
                label.push_str(&year_suffix(suffix));
            }
            let printed = self.leaf(&label, wrap, false);
            self.called(Variable::Text(variable), printed);
            return;
        }
        if variable == TextVariable::YearSuffix {
            self.year_suffix_variable(wrap);
            return;
        }
        self.report.printed_text = true;
        let value = if short {
            self.short_form(variable)
        } else {
            self.text_value(variable)
        };
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            self.called(Variable::Text(variable), false);
            return;
        };
        let printed = match link_of(variable) {
            Some(link) => self.linked(value, link, wrap),
            None => self.variable_leaf(value, wrap, true),
        };
        self.called(Variable::Text(variable), printed);
    }

    fn linked(&mut self, value: &str, link: Link, wrap: Around<'_>) -> bool {
        // The affixes stay outside of the link.
        self.wrapped(wrap.outside(), |evaluator| {
            evaluator.out.open(Mark::Tag(Tag::Link(link)));
            evaluator.variable_leaf(value, wrap.inside(), false);
            evaluator.out.close();
        })
    }

    fn year_suffix_variable(&mut self, wrap: Around<'_>) {
        let suffix = self
            .context
            .disambiguation
            .year_suffix
            .filter(|_| !self.year_suffix_done);
        let printed = suffix.is_some_and(|suffix| {
            self.year_suffix_done = true;
            self.out.open(Mark::Tag(Tag::YearSuffix));
            let printed = self.leaf(&year_suffix(suffix), wrap, false);
            self.out.close();
            printed
        });
        // An empty suffix says nothing of its group: "n.d." stands without one.
        if printed {
            self.called(Variable::Text(TextVariable::YearSuffix), true);
        }
    }

    /// A term or fixed text. A term that a note or an entry begins with takes a capital.
    pub(super) fn fixed(&mut self, text: &str, is_term: bool, wrap: Around<'_>) {
        let begins = is_term && self.begins_sentence();
        let printed = if begins {
            self.leaf(
                &case::apply(text, TextCase::CapitalizeFirst, true),
                wrap,
                true,
            )
        } else {
            self.leaf(text, wrap, true)
        };
        if printed {
            self.group.has_text = true;
        }
    }

    /// Whether what comes next is the first text of a note or an entry.
    fn begins_sentence(&self) -> bool {
        let sentence = match self.context.purpose {
            Purpose::Citation => self.style.is_note_style() && !self.context.mid_sentence,
            Purpose::Bibliography => true,
            Purpose::SortKey(_) => false,
        };
        sentence && !self.author_suppressed && !self.out.has_content()
    }

    /// The item's value of a text variable.
    pub(super) fn text_value(&self, variable: TextVariable) -> Option<&'a str> {
        let item = self.context.item;
        if self.environment.options.habits.plain_events {
            return item.texts.get(variable).map(RichText::as_str);
        }
        item.text(variable)
    }

    /// The short form of a variable, or the long one (CSL 1.0.2 "Text", `form`).
    fn short_form(&self, variable: TextVariable) -> Option<&'a str> {
        let item = self.context.item;
        let stored = match variable {
            TextVariable::Title => item.text(TextVariable::TitleShort),
            TextVariable::ContainerTitle => item.text(TextVariable::ContainerTitleShort),
            _ => None,
        };
        let long = self.text_value(variable);
        let listed = || {
            let list = self.environment.options.abbreviations.as_deref()?;
            list.find(variable, long?)
        };
        stored
            .filter(|text| !text.is_empty())
            .or_else(listed)
            .or(long)
    }
}

/// Which kind of address a variable is.
fn link_of(variable: TextVariable) -> Option<Link> {
    match variable {
        TextVariable::Doi => Some(Link::Doi),
        TextVariable::Url => Some(Link::Url),
        TextVariable::Pmid => Some(Link::Pmid),
        TextVariable::Pmcid => Some(Link::Pmcid),
        _ => None,
    }
}
