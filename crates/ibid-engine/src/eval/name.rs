//! One name: which of its parts, in which order (CSL 1.0.2 "Name-part Order").

use ibid_csl::{DemoteNonDroppingParticle, Formatting, GivenNameRule, NameAsSortOrder};
use ibid_model::Name;

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
#[derive(Clone, Debug)]
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
        let chunks = match order {
            Order::Joined => parts.joined(),
            Order::Fixed => parts.fixed(space),
            Order::Western if matches!(self.context.purpose, Purpose::SortKey(_)) => {
                parts.sorting(demote, &style.sort_separator)
            }
            Order::Western if inverts => {
                inverted = true;
                parts.inverted(demote, &style.sort_separator, space)
            }
            Order::Western => {
                let with = style.initialize_with.as_deref().unwrap_or_default();
                let unbroken =
                    with.contains(['\u{a0}', '\u{feff}']) && level == GivenLevel::Initials;
                parts.natural(space, if unbroken { space } else { " " })
            }
        };
        self.chunks(style, chunks);
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

    fn given_text(&self, style: &NameStyle, name: &Name, level: GivenLevel) -> Option<String> {
        let given = name.given.as_deref().filter(|text| !text.is_empty())?;
        let text = match (level, &style.initialize_with) {
            (GivenLevel::Hidden, _) => return None,
            (GivenLevel::Initials, Some(with)) if name.family.is_some() => {
                let hyphen = self.style.options.initialize_with_hyphen;
                initials::initialize(given, with, !style.initialize, hyphen)
            }
            (GivenLevel::Initials, None)
                if wants_initials(self.style.citation_options.givenname_rule)
                    && name.family.is_some() =>
            {
                initials::initialize(given, "", false, self.style.options.initialize_with_hyphen)
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

    fn chunks(&mut self, style: &NameStyle, chunks: Vec<Chunk<'_>>) {
        for chunk in chunks {
            match chunk {
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

fn suffix_text(style: &NameStyle, name: &Name) -> Option<String> {
    let suffix = name.suffix.as_deref()?;
    Some(match &style.initialize_with {
        Some(with) => initials::initialize(suffix, with, true, true),
        None => suffix.to_owned(),
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
    fn text(text: Option<&'t str>, part: Part) -> Vec<Chunk<'t>> {
        text.map(|text| Chunk::Text(text, part))
            .into_iter()
            .collect()
    }

    /// A particle that is written together with the name: "d'", "al-".
    fn joins(particle: Option<&str>) -> bool {
        particle.is_some_and(|text| text.ends_with(['\u{2019}', '\'', '-', ' ']))
    }

    fn joined(&self) -> Vec<Chunk<'t>> {
        let runs = [(self.particle, Part::Family), (self.family, Part::Family)];
        let mut chunks = join(runs.map(|(text, part)| Self::text(text, part)).into(), "");
        chunks.extend(Self::text(self.given, Part::Given));
        chunks
    }

    fn family_with_particle(&self, space: &'t str) -> Vec<Chunk<'t>> {
        let space = if Self::joins(self.particle) {
            ""
        } else {
            space
        };
        join(
            vec![
                Self::text(self.particle, Part::Family),
                Self::text(self.family, Part::Family),
            ],
            space,
        )
    }

    fn fixed(&self, space: &'t str) -> Vec<Chunk<'t>> {
        join(
            vec![
                self.family_with_particle(space),
                Self::text(self.given, Part::Given),
            ],
            " ",
        )
    }

    fn sorting(&self, demote: DemoteNonDroppingParticle, separator: &'t str) -> Vec<Chunk<'t>> {
        let given = Self::text(self.given, Part::Given);
        let dropping = Self::text(self.dropping, Part::Given);
        let merged = if demote == DemoteNonDroppingParticle::Never {
            let particle = Self::text(self.particle, Part::Family);
            let family = Self::text(self.family, Part::Family);
            join(
                vec![join(vec![particle, family, dropping], " "), given],
                separator,
            )
        } else {
            let particle = Self::text(self.particle, Part::Family);
            let second = join(vec![given, dropping, particle], " ");
            join(
                vec![Self::text(self.family, Part::Family), second],
                separator,
            )
        };
        join(vec![merged, Self::text(self.suffix, Part::Plain)], " ")
    }

    fn inverted(
        &self,
        demote: DemoteNonDroppingParticle,
        separator: &'t str,
        space: &'t str,
    ) -> Vec<Chunk<'t>> {
        let demoted = demote == DemoteNonDroppingParticle::DisplayAndSort;
        let first = if demoted {
            Self::text(self.family, Part::Family)
        } else {
            self.family_with_particle(space)
        };
        let mut second = join(
            vec![
                Self::text(self.given, Part::Given),
                Self::text(self.dropping, Part::Given),
            ],
            " ",
        );
        if demoted {
            second = join(vec![second, Self::text(self.particle, Part::Family)], " ");
        }
        let merged = join(
            vec![affixed(first, Part::Family), affixed(second, Part::Given)],
            separator,
        );
        join(
            vec![merged, Self::text(self.suffix, Part::Plain)],
            separator,
        )
    }

    fn natural(&self, space: &'t str, before_family: &'t str) -> Vec<Chunk<'t>> {
        let dropping = Self::text(self.dropping, Part::Given);
        let apostrophe = self.dropping.is_some_and(|text| {
            text.ends_with(['\'', '\u{2bc}', '\u{2019}', '-']) && !text.starts_with("de")
        });
        let second = if apostrophe && self.particle.is_none() {
            join(vec![dropping, Self::text(self.family, Part::Family)], "")
        } else {
            join(vec![dropping, self.family_with_particle(space)], space)
        };
        let suffix_separator = if self.comma_suffix { ", " } else { " " };
        let second = join(
            vec![second, Self::text(self.suffix, Part::Plain)],
            suffix_separator,
        );
        let given = Self::text(self.given, Part::Given);
        join(
            vec![affixed(given, Part::Given), affixed(second, Part::Family)],
            before_family,
        )
    }
}

/// Joins the runs that are not empty.
fn join<'t>(runs: Vec<Vec<Chunk<'t>>>, separator: &'t str) -> Vec<Chunk<'t>> {
    let mut out: Vec<Chunk<'t>> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.is_empty()) {
        if !out.is_empty() && !separator.is_empty() {
            out.push(Chunk::Separator(separator));
        }
        out.extend(run);
    }
    out
}

/// Puts a name part's affixes around a run.
fn affixed(run: Vec<Chunk<'_>>, part: Part) -> Vec<Chunk<'_>> {
    if run.is_empty() {
        return run;
    }
    let mut out = vec![Chunk::Begin(part)];
    out.extend(run);
    out.push(Chunk::End(part));
    out
}
