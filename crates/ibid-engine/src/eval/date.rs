//! `cs:date` (CSL 1.0.2 "Date", "Date Ranges", "AD and BC", "Seasons").

use std::borrow::Cow;
use std::cmp::Ordering;

use ibid_csl::{
    DatePartForm, DatePartName, FontStyle, FontVariant, FontWeight, Formatting, TermForm,
};
use ibid_model::{CalendarDate, Date, DateValue, DateVariable, Endpoint, Variable, YearPart};
use smallvec::SmallVec;

use super::Evaluator;
use super::context::Purpose;
use crate::compile::program::{Around, DateNode, DatePartNode};
use crate::output::{Mark, Role, Tag};
use crate::text::suffix::year_suffix;

/// Which ends of a run of parts lose their affix, because a range delimiter stands there.
#[derive(Clone, Copy, Default)]
struct Ends {
    bare_start: bool,
    bare_end: bool,
}

impl<'a> Evaluator<'a> {
    pub(super) fn date(&mut self, node: &'a DateNode) {
        let variable = Variable::Date(node.variable);
        let date = self
            .context
            .item
            .dates
            .get(node.variable)
            .filter(|date| !date.is_empty());
        let passed_over = self.is_substituted(variable)
            || (self.context.comparing && node.variable == DateVariable::Accessed);
        let Some(date) = date.filter(|_| !passed_over) else {
            self.called(variable, false);
            return;
        };
        let printed = if matches!(self.context.purpose, Purpose::SortKey(_)) {
            self.date_key(node, date)
        } else {
            let formatting = if self.environment.options.habits.lone_normal {
                without_normal(node.wrap.formatting)
            } else {
                node.wrap.formatting
            };
            self.wrapped_as(node.wrap.around(), formatting, |evaluator| {
                evaluator.date_text(node, date);
            })
        };
        self.called(variable, printed);
    }

    /// The date as a sort key: digits of the parts that the style shows.
    fn date_key(&mut self, node: &DateNode, date: &Date) -> bool {
        let shows = |name| node.parts.iter().any(|part| part.name == name);
        let key = crate::sort::date_key(date, shows(DatePartName::Month), shows(DatePartName::Day));
        self.out.text(&key, Role::Content);
        true
    }

    fn date_text(&mut self, node: &'a DateNode, date: &'a Date) {
        if let Some(literal) = date.literal.as_deref().filter(|text| !text.is_empty()) {
            self.content(literal, true);
            self.add_year_suffix();
            return;
        }
        let parts: SmallVec<[&'a DatePartNode; 3]> = node.parts.iter().collect();
        match date.value {
            Some(DateValue::Single(single)) => {
                self.parts(&parts, single, &node.delimiter, Ends::default());
            }
            Some(DateValue::Interval { start, end }) => self.range(node, &parts, start, end),
            None => {}
        }
    }

    fn range(
        &mut self,
        node: &'a DateNode,
        parts: &[&'a DatePartNode],
        start: Endpoint,
        end: Endpoint,
    ) {
        let open_delimiter = || {
            let year = node
                .parts
                .iter()
                .find(|part| part.name == DatePartName::Year);
            year.map_or("\u{2013}", |part| &part.range_delimiter)
        };
        match (start, end) {
            (Endpoint::Date(from), Endpoint::Date(to)) => self.closed_range(node, parts, from, to),
            (Endpoint::Date(from), _) => {
                let ends = Ends {
                    bare_end: true,
                    ..Ends::default()
                };
                self.parts(parts, from, &node.delimiter, ends);
                self.out.affix(open_delimiter());
            }
            (_, Endpoint::Date(to)) => {
                self.out.affix(open_delimiter());
                let ends = Ends {
                    bare_start: true,
                    ..Ends::default()
                };
                self.parts(parts, to, &node.delimiter, ends);
            }
            _ => {}
        }
    }

    /// A range: what is the same is printed once, around what differs.
    fn closed_range(
        &mut self,
        node: &'a DateNode,
        parts: &[&'a DatePartNode],
        from: CalendarDate,
        to: CalendarDate,
    ) {
        let shown: Vec<&'a DatePartNode> = parts
            .iter()
            .copied()
            .filter(|part| has_part(from, part.name) || has_part(to, part.name))
            .collect();
        let Some(level) = difference(from, to) else {
            self.parts(&shown, from, &node.delimiter, Ends::default());
            return;
        };
        let differs = |part: &DatePartNode| rank(part.name) >= rank(level);
        let first = shown.iter().position(|part| differs(part));
        let last = shown.iter().rposition(|part| differs(part));
        let (Some(first), Some(last)) = (first, last) else {
            self.parts(&shown, from, &node.delimiter, Ends::default());
            return;
        };
        let (head, rest) = shown.split_at(first);
        let (middle, tail) = rest.split_at(last + 1 - first);
        let delimiter = middle
            .iter()
            .min_by_key(|part| rank(part.name))
            .map_or("\u{2013}", |part| &part.range_delimiter);
        self.parts(head, from, &node.delimiter, Ends::default());
        self.join(head, &node.delimiter);
        self.parts(
            middle,
            from,
            &node.delimiter,
            Ends {
                bare_end: true,
                ..Ends::default()
            },
        );
        self.out.affix(delimiter);
        self.parts(
            middle,
            to,
            &node.delimiter,
            Ends {
                bare_start: true,
                ..Ends::default()
            },
        );
        if !tail.is_empty() {
            self.join(middle, &node.delimiter);
        }
        self.parts(tail, to, &node.delimiter, Ends::default());
    }

    /// The delimiter after a run of parts that is not the last.
    fn join(&mut self, run: &[&'a DatePartNode], delimiter: &str) {
        if !run.is_empty() {
            self.out.affix(delimiter);
        }
    }

    fn parts(
        &mut self,
        parts: &[&'a DatePartNode],
        date: CalendarDate,
        delimiter: &str,
        ends: Ends,
    ) {
        let shown: SmallVec<[(&DatePartNode, Cow<'a, str>); 3]> = parts
            .iter()
            .filter_map(|part| self.part_text(part, date).map(|text| (*part, text)))
            .collect();
        let count = shown.len();
        for (index, (part, text)) in shown.into_iter().enumerate() {
            if index > 0 {
                self.out.affix(delimiter);
            }
            let mut wrap = part.wrap.around();
            if ends.bare_start && index == 0 {
                wrap.prefix = "";
            }
            if ends.bare_end && index + 1 == count {
                wrap.suffix = "";
            }
            if part.name == DatePartName::Year {
                self.year(&text, date, wrap, ends);
            } else {
                self.leaf(&text, wrap, true);
            }
        }
    }

    /// The year, its era, and the year suffix where the style does not place it.
    fn year(&mut self, text: &str, date: CalendarDate, wrap: Around<'_>, ends: Ends) {
        let first_bare = if self.environment.options.habits.early_eras {
            500
        } else {
            1000
        };
        let era = match date.year.cmp(&0) {
            Ordering::Less => self.style.terms.bc.as_str(),
            Ordering::Greater if date.year < first_bare => self.style.terms.ad.as_str(),
            _ => "",
        };
        self.wrapped(wrap.outside(), |evaluator| {
            evaluator.out.open(Mark::Tag(Tag::Year));
            evaluator.leaf(text, wrap.inside(), true);
            if era.is_empty() && !ends.bare_end {
                evaluator.add_year_suffix();
            }
            evaluator.out.close();
        });
        if !era.is_empty() {
            self.out.text(era, Role::Content);
            if !ends.bare_end {
                self.add_year_suffix();
            }
        }
    }

    /// Adds the year suffix after a year, unless the style places it itself.
    fn add_year_suffix(&mut self) {
        if self.style.places_year_suffix || self.year_suffix_done {
            return;
        }
        if let Some(suffix) = self.context.disambiguation.year_suffix {
            self.year_suffix_done = true;
            self.out.open(Mark::Tag(Tag::YearSuffix));
            self.out.text(&year_suffix(suffix), Role::Content);
            self.out.close();
        }
    }

    /// The text of one part; `None` where the date does not have it.
    fn part_text(&self, part: &DatePartNode, date: CalendarDate) -> Option<Cow<'a, str>> {
        match part.name {
            DatePartName::Year => Some(year_text(date, part.form).into()),
            DatePartName::Month => match date.part {
                YearPart::Season(season) => {
                    let name = format!("season-0{}", season.number());
                    let term = self.style.locale.term(&name, TermForm::Long, None)?;
                    Some(term.single.as_str().into())
                }
                _ => self.month_text(date.month()?, part.form),
            },
            DatePartName::Day => Some(self.day_text(date.day()?, date.month()?, part.form).into()),
        }
    }

    fn month_text(&self, month: u8, form: DatePartForm) -> Option<Cow<'a, str>> {
        let form = match form {
            DatePartForm::Numeric | DatePartForm::Ordinal => return Some(month.to_string().into()),
            DatePartForm::NumericLeadingZeros => return Some(format!("{month:02}").into()),
            DatePartForm::Long => TermForm::Long,
            DatePartForm::Short => TermForm::Short,
        };
        let name = format!("month-{month:02}");
        self.style
            .locale
            .term(&name, form, None)
            .map(|term| term.single.as_str().into())
    }

    fn day_text(&self, day: u8, month: u8, form: DatePartForm) -> String {
        match form {
            DatePartForm::NumericLeadingZeros => format!("{day:02}"),
            DatePartForm::Ordinal
                if day == 1 || !self.style.options.limit_day_ordinals_to_day_1 =>
            {
                let name = format!("month-{month:02}");
                let locale = &self.style.locale;
                let gender = locale
                    .term(&name, TermForm::Long, None)
                    .and_then(|term| term.gender);
                let suffix = locale.ordinal_suffix(u64::from(day), gender);
                format!("{day}{}", suffix.unwrap_or(""))
            }
            _ => day.to_string(),
        }
    }
}

fn year_text(date: CalendarDate, form: DatePartForm) -> String {
    let year = date.year.unsigned_abs();
    match form {
        DatePartForm::Short if date.year >= 1000 => format!("{:02}", year % 100),
        _ => year.to_string(),
    }
}

/// 0 for the year, 1 for the month or season, 2 for the day.
fn rank(name: DatePartName) -> u8 {
    match name {
        DatePartName::Year => 0,
        DatePartName::Month => 1,
        DatePartName::Day => 2,
    }
}

fn has_part(date: CalendarDate, name: DatePartName) -> bool {
    match name {
        DatePartName::Year => true,
        DatePartName::Month => date.month().is_some() || date.season().is_some(),
        DatePartName::Day => date.day().is_some(),
    }
}

/// The largest part in which two dates differ.
fn difference(from: CalendarDate, to: CalendarDate) -> Option<DatePartName> {
    if from.year != to.year {
        Some(DatePartName::Year)
    } else if from.month() != to.month() || from.season() != to.season() {
        Some(DatePartName::Month)
    } else if from.day() != to.day() {
        Some(DatePartName::Day)
    } else {
        None
    }
}

/// By habit a date is put together apart from what is around it: "normal" undoes nothing there.
fn without_normal(formatting: Formatting) -> Formatting {
    Formatting {
        font_style: formatting
            .font_style
            .filter(|value| *value != FontStyle::Normal),
        font_variant: formatting
            .font_variant
            .filter(|value| *value != FontVariant::Normal),
        font_weight: formatting
            .font_weight
            .filter(|value| *value != FontWeight::Normal),
        ..formatting
    }
}
