//! One name: which of its parts, in which order (CSL 1.0.2 "Name-part Order").

use std::borrow::Cow;

use ibid_csl::{DemoteNonDroppingParticle, Formatting, GivenNameRule, NameAsSortOrder};
use ibid_model::Name;
use smallvec::SmallVec;

use super::Evaluator;
use super::context::{GivenLevel, Purpose};
use super::names::{default_level, is_spaced_script};
use crate::compile::program::{Around, NamePartStyle, NameStyle};
use crate::names::NameIdentity;
use crate::output::{Mark, Role, Tag};
use crate::text::initials;

/// Which `cs:name-part` goes for a piece of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Given,
    Family,
    /// A suffix such as "Jr.": no name part of the style's.
    Plain,
}

/// A name being put together.
#[derive(Clone, Copy, Debug)]
enum Chunk<'t> {
    Text(&'t str, Part),
    Separator(&'t str),
    /// The affixes of a name part.
    Begin(Part),
    End(Part),
}

/// How a name's script and language want it ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Family and given name without a space: Chinese, Japanese, Korean.
    Joined,
    /// Family name first, always.
    Fixed,
    /// Given name first, or as the style wants it.
    Western,
}

/// The parts of a name that are printed.
struct Parts<'t> {
    given: Option<&'t str>,
    dropping: Option<&'t str>,
    particle: Option<&'t str>,
    family: Option<&'t str>,
    suffix: Option<&'t str>,
    comma_suffix: bool,
}

impl<'a> Evaluator<'a> {
    /// Prints a name; returns whether it is inverted.
    pub(super) fn one_name(
        &mut self,
        style: &'a NameStyle,
        name: &'a Name,
        list: usize,
        index: usize,
    ) -> bool {
        let mut inverted = false;
        self.out.open(Mark::Tag(Tag::Name));
        let plain = name.literal.is_some() && self.environment.options.habits.plain_institutions;
        let wrap = if plain {
            Around {
                formatting: style.wrap.formatting,
                ..Around::default()
            }
        } else {
            style.wrap.around()
        };
        self.wrapped(wrap, |evaluator| {
            if let Some(literal) = &name.literal {
                evaluator.name_part(style, literal, Part::Family);
                evaluator.note_level(list, GivenLevel::Full);
            } else {
                inverted = evaluator.person(style, name, list, index);
            }
        });
        self.out.close();
        inverted
    }

    fn note_level(&mut self, list: usize, level: GivenLevel) {
        if let Some(report) = self.report.name_lists.get_mut(list) {
            report.first_level.get_or_insert(level);
        }
    }

    fn person(&mut self, style: &'a NameStyle, name: &'a Name, list: usize, index: usize) -> bool {
        let default = default_level(style);
        self.note_level(list, default);
        let level = self.level(style, list, index, default);
        let given = self.given_text(style, name, level);
        let suffix = suffix_text(style, name);
        let shown = given.is_some();
        let family = name.family.as_deref().filter(|text| !text.is_empty());
        let parts = Parts {
            given: given.as_deref(),
            dropping: name
                .dropping_particle
                .as_deref()
                .filter(|text| shown && !text.is_empty()),
            particle: name
                .non_dropping_particle
                .as_deref()
                .filter(|text| !text.is_empty()),
            family,
            suffix: suffix.as_deref().filter(|text| shown && !text.is_empty()),
            comma_suffix: name.comma_suffix,
        };
        let order = self.order(name);
        let space = self.particle_space();
        let inverts = match style.name_as_sort_order {
            Some(NameAsSortOrder::All) => true,
            Some(NameAsSortOrder::First) => index == 0,
            None => false,
        };
        let demote = self.style.options.demote_non_dropping_particle;
        let mut inverted = false;
        let mut line = Line::default();
        match order {
            Order::Joined => parts.joined(&mut line),
            Order::Fixed => parts.fixed(space, &mut line),
            Order::Western if matches!(self.context.purpose, Purpose::SortKey(_)) => {
                parts.sorting(demote, &style.sort_separator, &mut line);
            }
            Order::Western if inverts => {
                inverted = true;
                parts.inverted(demote, &style.sort_separator, space, &mut line);
            }
            Order::Western => {
                let with = style.initialize_with.as_deref().unwrap_or_default();
                let unbroken =
                    with.contains(['\u{a0}', '\u{feff}']) && level == GivenLevel::Initials;
                parts.natural(space, if unbroken { space } else { " " }, &mut line);
            }
        }
        self.chunks(style, &line.chunks);
        inverted
    }

    /// How much of the given name is shown here.
    fn level(
        &self,
        style: &NameStyle,
        list: usize,
        index: usize,
        default: GivenLevel,
    ) -> GivenLevel {
        if matches!(self.context.purpose, Purpose::SortKey(_)) {
            return default;
        }
        let options = &self.style.citation_options;
        let asked = self.context.disambiguation.given(list, index);
        let global =
            if options.disambiguate_add_givenname && self.context.purpose == Purpose::Citation {
                let rule = options.givenname_rule;
                let initials = style.initialize_with.is_some();
                self.identity(list, index).map_or(default, |name| {
                    let names = self.environment.names;
                    names.level(name, rule, index, default, initials)
                })
            } else {
                default
            };
        match default.max(asked).max(global) {
            GivenLevel::Initials if default == GivenLevel::Hidden && !self.has_initials(style) => {
                GivenLevel::Full
            }
            level => level,
        }
    }

    /// Which of the document's names the `index`-th of a list is.
    fn identity(&self, list: usize, index: usize) -> Option<NameIdentity> {
        let variable = self.report.name_lists.get(list)?.variable?;
        *self.context.identities.get(variable)?.get(index)?
    }

    /// Whether there are initials to show: without `initialize-with`, where a rule asks for them.
    pub(super) fn has_initials(&self, style: &NameStyle) -> bool {
        style.initialize_with.is_some()
            || wants_initials(self.style.citation_options.givenname_rule)
    }

    fn given_text<'n>(
        &self,
        style: &NameStyle,
        name: &'n Name,
        level: GivenLevel,
    ) -> Option<Cow<'n, str>> {
        let given = name.given.as_deref().filter(|text| !text.is_empty())?;
        let text = match (level, &style.initialize_with) {
            (GivenLevel::Hidden, _) => return None,
            (GivenLevel::Initials, Some(with)) if name.family.is_some() => {
                let hyphen = self.style.options.initialize_with_hyphen;
                initials::initialize(given, with, !style.initialize, hyphen).into()
            }
            (GivenLevel::Initials, None)
                if wants_initials(self.style.citation_options.givenname_rule)
                    && name.family.is_some() =>
            {
                let hyphen = self.style.options.initialize_with_hyphen;
                initials::initialize(given, "", false, hyphen).into()
            }
            _ => initials::normalise_full(given),
        };
        (!text.is_empty()).then_some(text)
    }

    fn order(&self, name: &Name) -> Order {
        let spaced = |text: &Option<String>| {
            text.as_deref().is_some_and(|text| {
                text.chars()
                    .any(|c| is_spaced_script(c) || c.is_ascii_digit() || c == '-')
            })
        };
        let language = self.context.item.language().unwrap_or_default();
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        if name.family.as_deref().is_some_and(|text| !text.is_empty()) && !spaced(&name.family) {
            return if spaced(&name.given) {
                Order::Fixed
            } else {
                Order::Joined
            };
        }
        if name.static_ordering || matches!(primary, "ja" | "zh" | "vi" | "hu") {
            return Order::Fixed;
        }
        Order::Western
    }

    /// The space after a particle: one that does not break, where the language's typography asks
    /// for it.
    fn particle_space(&self) -> &'static str {
        let language = self.style.language();
        match language.get(..2) {
            Some("fr" | "ru" | "cs") => "\u{a0}",
            _ => " ",
        }
    }

    fn chunks(&mut self, style: &NameStyle, chunks: &[Chunk<'_>]) {
        for chunk in chunks {
            match *chunk {
                Chunk::Text(text, part) => self.name_part(style, text, part),
                Chunk::Separator(text) => self.out.affix(text),
                Chunk::Begin(part) => {
                    self.out
                        .affix(part_style(style, part).map_or("", |style| &style.prefix));
                }
                Chunk::End(part) => {
                    self.out
                        .affix(part_style(style, part).map_or("", |style| &style.suffix));
                }
            }
        }
    }

    fn name_part(&mut self, style: &NameStyle, text: &str, part: Part) {
        let stripped;
        let text = if self.strip_periods > 0 {
            stripped = text.replace('.', "");
            &stripped
        } else {
            text
        };
        let Some(part_style) = part_style(style, part) else {
            self.suffix_content(text);
            return;
        };
        let formatting = part_style.formatting;
        let formatted = formatting != Formatting::default();
        if formatted {
            self.out.open(Mark::Font(formatting));
        }
        match part_style.text_case {
            Some(text_case) => {
                let cased = self.in_case(text, text_case);
                self.content(&cased, true);
            }
            None => self.content(text, true),
        }
        if formatted {
            self.out.close();
        }
    }

    /// A suffix's own period meets the style's punctuation as an affix does.
    fn suffix_content(&mut self, text: &str) {
        match text.strip_suffix('.') {
            Some(bare) => {
                self.content(bare, true);
                self.out.text(".", Role::Affix);
            }
            None => self.content(text, true),
        }
    }
}

/// Whether a rule adds initials and no more.
fn wants_initials(rule: GivenNameRule) -> bool {
    matches!(
        rule,
        GivenNameRule::AllNamesWithInitials | GivenNameRule::PrimaryNameWithInitials
    )
}

fn suffix_text<'n>(style: &NameStyle, name: &'n Name) -> Option<Cow<'n, str>> {
    let suffix = name.suffix.as_deref()?;
    Some(match &style.initialize_with {
        Some(with) => initials::initialize(suffix, with, true, true).into(),
        None => suffix.into(),
    })
}

fn part_style(style: &NameStyle, part: Part) -> Option<&NamePartStyle> {
    match part {
        Part::Given => Some(&style.given),
        Part::Family => Some(&style.family),
        Part::Plain => None,
    }
}

impl<'t> Parts<'t> {
    /// Whether the particle is written together with the name: "d'", "al-".
    fn particle_joins(&self) -> bool {
        let ends = ['\u{2019}', '\'', '-', ' '];
        self.particle.is_some_and(|text| text.ends_with(ends))
    }

    fn joined(&self, line: &mut Line<'t>) {
        line.text(self.particle, Part::Family);
        line.text(self.family, Part::Family);
        line.text(self.given, Part::Given);
    }

    fn family_with_particle(&self, space: &'t str, line: &mut Line<'t>) {
        let space = if self.particle_joins() { "" } else { space };
        let start = line.len();
        line.text(self.particle, Part::Family);
        line.then(start, space, |line| line.text(self.family, Part::Family));
    }

    fn fixed(&self, space: &'t str, line: &mut Line<'t>) {
        let start = line.len();
        self.family_with_particle(space, line);
        line.then(start, " ", |line| line.text(self.given, Part::Given));
    }

    fn sorting(&self, demote: DemoteNonDroppingParticle, separator: &'t str, line: &mut Line<'t>) {
        let start = line.len();
        if demote == DemoteNonDroppingParticle::Never {
            line.text(self.particle, Part::Family);
            line.then(start, " ", |line| line.text(self.family, Part::Family));
            line.then(start, " ", |line| line.text(self.dropping, Part::Given));
            line.then(start, separator, |line| line.text(self.given, Part::Given));
        } else {
            line.text(self.family, Part::Family);
            line.then(start, separator, |line| {
                let start = line.len();
                line.text(self.given, Part::Given);
                line.then(start, " ", |line| line.text(self.dropping, Part::Given));
                line.then(start, " ", |line| line.text(self.particle, Part::Family));
            });
        }
        line.then(start, " ", |line| line.text(self.suffix, Part::Plain));
    }

    fn inverted(
        &self,
        demote: DemoteNonDroppingParticle,
        separator: &'t str,
        space: &'t str,
        line: &mut Line<'t>,
    ) {
        let demoted = demote == DemoteNonDroppingParticle::DisplayAndSort;
        let start = line.len();
        line.affixed(Part::Family, |line| {
            if demoted {
                line.text(self.family, Part::Family);
            } else {
                self.family_with_particle(space, line);
            }
        });
        line.then(start, separator, |line| {
            line.affixed(Part::Given, |line| {
                let start = line.len();
                line.text(self.given, Part::Given);
                line.then(start, " ", |line| line.text(self.dropping, Part::Given));
                let demoted = self.particle.filter(|_| demoted);
                line.then(start, " ", |line| line.text(demoted, Part::Family));
            });
        });
        line.then(start, separator, |line| line.text(self.suffix, Part::Plain));
    }

    fn natural(&self, space: &'t str, before_family: &'t str, line: &mut Line<'t>) {
        let apostrophe = self.dropping.is_some_and(|text| {
            text.ends_with(['\'', '\u{2bc}', '\u{2019}', '-']) && !text.starts_with("de")
        });
        let suffix_separator = if self.comma_suffix { ", " } else { " " };
        let start = line.len();
        line.affixed(Part::Given, |line| line.text(self.given, Part::Given));
        line.then(start, before_family, |line| {
            line.affixed(Part::Family, |line| {
                let start = line.len();
                line.text(self.dropping, Part::Given);
                if apostrophe && self.particle.is_none() {
                    line.text(self.family, Part::Family);
                } else {
                    line.then(start, space, |line| self.family_with_particle(space, line));
                }
                line.then(start, suffix_separator, |line| {
                    line.text(self.suffix, Part::Plain);
                });
            });
        });
    }
}

/// A name being put together, from its first piece to its last.
#[derive(Default)]
struct Line<'t> {
    chunks: SmallVec<[Chunk<'t>; 16]>,
}

impl<'t> Line<'t> {
    fn len(&self) -> usize {
        self.chunks.len()
    }

    fn text(&mut self, text: Option<&'t str>, part: Part) {
        self.chunks.extend(text.map(|text| Chunk::Text(text, part)));
    }

    /// Adds what `more` adds, with a separator before it where something was added since `start`.
    fn then(&mut self, start: usize, separator: &'t str, more: impl FnOnce(&mut Self)) {
        let before = self.len();
        if before > start && !separator.is_empty() {
            self.chunks.push(Chunk::Separator(separator));
        }
        let at = self.len();
        more(self);
        if self.len() == at {
            self.chunks.truncate(before);
        }
    }

    /// Adds what `run` adds, inside the affixes of a name part.
    fn affixed(&mut self, part: Part, run: impl FnOnce(&mut Self)) {
        let before = self.len();
        self.chunks.push(Chunk::Begin(part));
        run(self);
        if self.len() == before + 1 {
            self.chunks.truncate(before);
        } else {
            self.chunks.push(Chunk::End(part));
        }
    }
}
