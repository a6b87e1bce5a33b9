//! One cluster: cites sorted, grouped, collapsed and joined (CSL 1.0.2 "Cite Grouping", "Cite
//! Collapsing").

use std::cmp::Ordering;

use ibid_csl::{Collapse, Formatting};

use super::Cite;
use super::author::{author_of, no_author, placeholder};
use super::collapse::{collapse_numbers, collapse_suffixes};
use crate::collation::Collation;
use crate::compile::{CompiledStyle, LocaleIndex};
use crate::eval::context::{Context, Report};
use crate::eval::{self, Environment};
use crate::output::{Mark, Role, Stream, Tag, settle};
use crate::rendered::NO_PRINTED_FORM;
use crate::sort::SortKey;
use crate::text::markup;

/// A cite to be rendered: what was written and what is known of it.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub cite: &'a Cite,
    /// Its place among the cites of the cluster as they are printed.
    pub place: u32,
    /// There is no such item.
    pub missing: bool,
    pub context: Context<'a>,
    /// The cite, where it has been rendered already.
    pub known: Option<&'a Stream>,
    /// What the style sorts cites by first.
    pub first_key: Option<&'a SortKey>,
}

/// A cite that has been rendered.
pub(super) struct Rendered<'a> {
    pub placed: Placed<'a>,
    pub stream: Stream,
    /// The names that it begins with, as text.
    pub names: Option<String>,
    /// A text variable of its own is printed.
    pub has_text: bool,
    /// Nothing but a number or a date is printed of it: it carries on from the cite before.
    pub collapsed: bool,
    /// The names are those that were printed last.
    pub same_names: bool,
    /// What stands before it; the style's choice where `None`.
    pub delimiter: Option<String>,
}

/// Renders the cites of a cluster, in their order, to a settled stream.
pub(crate) fn render(
    environment: Environment<'_>,
    collation: &dyn Collation,
    cites: &[Placed<'_>],
) -> Stream {
    let Some((first, rest)) = cites
        .split_first()
        .filter(|(first, _)| first.cite.author_only)
    else {
        return render_cites(environment, Some(collation), cites);
    };
    let author = author_of(environment, first);
    if rest.is_empty() {
        return author.unwrap_or_else(no_author);
    }
    let mut stream = author.unwrap_or_default();
    if !stream.events().is_empty() {
        stream.affix(" ");
    }
    // What belongs to the author stays beside the author: no groups.
    stream.append(&render_cites(environment, None, rest));
    stream
}

/// The cites of a cluster; grouped where there is a collation to put groups into order.
fn render_cites(
    environment: Environment<'_>,
    collation: Option<&dyn Collation>,
    cites: &[Placed<'_>],
) -> Stream {
    let style = environment.style;
    let mut rendered: Vec<Rendered<'_>> = cites
        .iter()
        .map(|placed| cite(environment, *placed, cites.len() > 1))
        .collect();
    if rendered.len() < 2 {
        return join(environment, rendered);
    }
    if let Some(collation) = collation.filter(|_| groups_cites(style)) {
        rendered = group(style, collation, rendered);
    }
    collapse_names(environment, &mut rendered);
    delimit(style, &mut rendered);
    match style.citation_options.collapse {
        Some(Collapse::CitationNumber) => collapse_numbers(style, &mut rendered),
        Some(Collapse::YearSuffix) => collapse_suffixes(style, &mut rendered, false),
        Some(Collapse::YearSuffixRanged) => collapse_suffixes(style, &mut rendered, true),
        Some(Collapse::Year) | None => {}
    }
    join(environment, rendered)
}

/// Renders a cite; `beside_others` says whether its names are compared with those of others.
fn cite<'a>(environment: Environment<'_>, placed: Placed<'a>, beside_others: bool) -> Rendered<'a> {
    let (stream, report) = if placed.missing {
        let report = Report {
            printed_text: true,
            ..Report::default()
        };
        (placeholder(placed.cite), report)
    } else if let Some(known) = placed.known {
        let mut stream = Stream::roomy();
        stream.append(known);
        (stream, Report::default())
    } else {
        eval::render_cite(environment, &placed.context)
    };
    let names = stream.find(Tag::Names).filter(|_| beside_others);
    let names = names.map(|range| stream.text_of(range));
    Rendered {
        placed,
        stream,
        names,
        has_text: report.printed_text,
        collapsed: false,
        same_names: false,
        delimiter: None,
    }
}

/// Whether cites of the same names stand together: in styles that sort their cites.
pub(crate) fn groups_cites(style: &CompiledStyle) -> bool {
    let options = &style.citation_options;
    let by_names = matches!(
        options.collapse,
        Some(Collapse::Year | Collapse::YearSuffix | Collapse::YearSuffixRanged)
    );
    let groups = by_names && !style.is_note_style() || options.cite_group_delimiter.is_some();
    groups && !style.citation.sort.is_empty()
}

/// Puts cites of the same names together, those without names too; the groups in the order of the
/// first key of their first cite, and where that is the same, of the names.
fn group<'a>(
    style: &CompiledStyle,
    collation: &dyn Collation,
    cites: Vec<Rendered<'a>>,
) -> Vec<Rendered<'a>> {
    let mut groups: Vec<(Option<String>, Vec<Rendered<'a>>)> = Vec::new();
    for cite in cites {
        let names = cite.names.clone();
        match groups.iter_mut().find(|(key, _)| *key == names) {
            Some((_, group)) => group.push(cite),
            None => groups.push((names, vec![cite])),
        }
    }
    let descending = style
        .citation
        .sort
        .first()
        .is_some_and(|key| key.descending);
    let first_key = |group: &[Rendered<'a>]| group.first().and_then(|cite| cite.placed.first_key);
    if groups.iter().any(|(_, group)| first_key(group).is_some()) {
        groups.sort_by(|(names_a, a), (names_b, b)| {
            let by_key = empty_last(first_key(a), first_key(b), |a, b| {
                let order = a.compare(b, collation);
                if descending { order.reverse() } else { order }
            });
            let names = (names_a.as_deref(), names_b.as_deref());
            by_key.then_with(|| empty_last(names.0, names.1, |a, b| collation.compare(a, b)))
        });
        // Within a group the running index counts as a key, in the direction of the first.
        if descending {
            for (_, group) in &mut groups {
                group.reverse();
            }
        }
    }
    groups.into_iter().flat_map(|(_, group)| group).collect()
}

/// Compares what may be absent: that comes last.
fn empty_last<T: Copy>(
    left: Option<T>,
    right: Option<T>,
    compare: impl Fn(T, T) -> Ordering,
) -> Ordering {
    match (left, right) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(left), Some(right)) => compare(left, right),
    }
}

/// Leaves the names out of each cite whose names were printed last, and notes which cites carry on
/// from the one before.
fn collapse_names(environment: Environment<'_>, cites: &mut [Rendered<'_>]) {
    let style = environment.style;
    let Some(collapse) = style.citation_options.collapse else {
        note_same_names(cites);
        return;
    };
    note_same_names(cites);
    let by_names = collapse != Collapse::CitationNumber;
    let mut suffixed = true;
    for cite in cites {
        let written = cite.placed.cite;
        let left_out = by_names && cite.same_names && !suffixed && written.prefix.is_empty();
        if left_out {
            let context = Context {
                suppress_author: true,
                ..cite.placed.context
            };
            let (stream, report) = eval::render_cite(environment, &context);
            cite.stream = stream;
            cite.has_text = report.printed_text;
        }
        cite.collapsed = (cite.names.is_none() || left_out) && !cite.has_text;
        suffixed = !written.suffix.is_empty();
    }
}

/// Notes which cites have the names that were printed last.
fn note_same_names(cites: &mut [Rendered<'_>]) {
    let mut last: Option<String> = None;
    for cite in cites {
        if cite.names.is_some() {
            cite.same_names = cite.names == last;
            last.clone_from(&cite.names);
        }
    }
}

/// Says what stands before each cite (CSL 1.0.2 "Cite Grouping", `after-collapse-delimiter`).
fn delimit(style: &CompiledStyle, cites: &mut [Rendered<'_>]) {
    for index in 1..cites.len() {
        let (before, rest) = cites.split_at_mut(index);
        let (Some(before), Some(cite)) = (before.last(), rest.first_mut()) else {
            continue;
        };
        let delimiter = delimiter_between(style, before, cite);
        cite.delimiter = Some(adjusted(delimiter, before.placed.cite, cite.placed.cite));
    }
}

fn delimiter_between<'s>(
    style: &'s CompiledStyle,
    before: &Rendered<'_>,
    cite: &Rendered<'_>,
) -> &'s str {
    let options = &style.citation_options;
    let layout = &*style.citation.delimiter;
    if let Some(after) = options.after_collapse_delimiter.as_deref() {
        let has_locator = before.placed.cite.locator.is_some();
        let ends_group = before.collapsed && !cite.collapsed;
        let alone =
            !before.collapsed && !cite.collapsed && options.collapse != Some(Collapse::YearSuffix);
        return if has_locator || ends_group || alone {
            after
        } else {
            layout
        };
    }
    if cite.same_names
        && let Some(group) = options.cite_group_delimiter.as_deref()
    {
        return group;
    }
    if cite.collapsed && !style.is_note_style() && !style.prints_citation_number {
        return ", ";
    }
    layout
}

/// A delimiter beside affixes that bring punctuation of their own.
fn adjusted(delimiter: &str, before: &Cite, cite: &Cite) -> String {
    let marks = [';', '.', ','];
    if !before.suffix.is_empty() && before.suffix.ends_with(marks) {
        return delimiter
            .find(' ')
            .map_or("", |at| delimiter.get(at..).unwrap_or(""))
            .to_owned();
    }
    if before.suffix.is_empty() && cite.prefix.starts_with(marks) {
        return String::new();
    }
    delimiter.to_owned()
}

/// Puts the cites together, each with its affixes; punctuation meets within a cite only.
fn join(environment: Environment<'_>, mut cites: Vec<Rendered<'_>>) -> Stream {
    let style = environment.style;
    let formatted = style.citation.formatting != Formatting::default();
    cites.retain(|cite| {
        let written = cite.placed.cite;
        let is_empty = cite.stream.is_empty();
        let has_affixes = || !prefix_text(&written.prefix).is_empty() || !written.suffix.is_empty();
        !is_empty || (written.suppress_author && has_affixes())
    });
    let mut joined = Stream::default();
    if formatted {
        joined.open(Mark::Font(style.citation.formatting));
    }
    if let ([only], false) = (cites.as_mut_slice(), formatted)
        && stands_alone(environment, only)
    {
        let stream = std::mem::take(&mut only.stream);
        return lone(environment, stream, only.placed.context.locale);
    }
    let last = cites.len().saturating_sub(1);
    for (index, cite) in cites.iter().enumerate() {
        let mut whole = Stream::roomy();
        if index == 0 {
            whole.affix(&style.citation.prefix);
        } else if let Some(delimiter) = &cite.delimiter {
            joined.affix(delimiter);
        }
        put_cite(environment, cite, &mut whole);
        if index == last {
            whole.affix(layout_suffix(&style.citation.suffix));
        }
        let locale = cite.placed.context.locale;
        let settled = settle(whole, environment.in_locale(locale).punctuation());
        if last == 0 && !formatted {
            return settled;
        }
        joined.append(&settled);
    }
    if cites.is_empty() {
        joined.append(&no_printed_form(environment));
    }
    if formatted {
        joined.close();
    }
    joined
}

/// Whether nothing but what the style prints stands in the cluster of a cite that has no others.
fn stands_alone(environment: Environment<'_>, cite: &Rendered<'_>) -> bool {
    let written = cite.placed.cite;
    !environment.options.link_cites && written.prefix.is_empty() && written.suffix.is_empty()
}

/// A cluster of one cite with nothing of its own around it: the layout's affixes are put around the
/// cite where it stands.
fn lone(environment: Environment<'_>, mut cite: Stream, locale: LocaleIndex) -> Stream {
    let area = &environment.style.citation;
    if let Some(prefix) = cite.make_text(&area.prefix, Role::Affix) {
        cite.events_mut().insert(0, prefix);
    }
    cite.affix(layout_suffix(&area.suffix));
    settle(cite, environment.in_locale(locale).punctuation())
}

/// What stands for a cluster that prints nothing, inside the affixes of the layout.
fn no_printed_form(environment: Environment<'_>) -> Stream {
    let area = &environment.style.citation;
    let mut whole = Stream::default();
    whole.affix(&area.prefix);
    whole.text(NO_PRINTED_FORM, Role::Content);
    whole.affix(layout_suffix(&area.suffix));
    settle(
        whole,
        environment.in_locale(LocaleIndex::default()).punctuation(),
    )
}

/// Adds a cite with its own affixes.
fn put_cite(environment: Environment<'_>, cite: &Rendered<'_>, out: &mut Stream) {
    let written = cite.placed.cite;
    affix(environment.style, out, &prefix_text(&written.prefix));
    let linked = environment.options.link_cites && !cite.placed.missing;
    if linked && !cite.stream.is_empty() {
        out.open(Mark::Tag(Tag::Cite(cite.placed.place)));
        out.append(&cite.stream);
        out.close();
    } else {
        out.append(&cite.stream);
    }
    affix(environment.style, out, &suffix_text(&written.suffix));
}

/// A layout's suffix; of one that begins with a mark, the mark alone.
fn layout_suffix(suffix: &str) -> &str {
    let mark = suffix
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '.' | ';' | '!' | '?'));
    mark.and_then(|mark| suffix.get(..mark.len_utf8()))
        .unwrap_or(suffix)
}

/// Adds an affix of a cite, which may hold inline markup.
fn affix(style: &CompiledStyle, stream: &mut Stream, text: &str) {
    if markup::is_plain(text) {
        stream.affix(text);
        return;
    }
    stream.pieces(
        markup::parse(text, &style.terms.quotes),
        Role::Affix,
        Role::Continued,
    );
}

/// A cite's prefix with the space that separates it from the cite.
fn prefix_text(prefix: &str) -> String {
    if prefix.is_empty() {
        return String::new();
    }
    let mut text = prefix.split_whitespace().collect::<Vec<_>>().join(" ");
    if prefix.starts_with(char::is_whitespace) && !text.is_empty() {
        text.insert(0, ' ');
    }
    let bare = markup::strip(&text);
    let bare = bare.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', '\u{bb}', ' ']);
    let spaced = bare.chars().next_back().is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '.' | ';' | ':' | '&' | ')' | ']' | ',' | '!' | '?')
    });
    let spaced = spaced || prefix.ends_with(char::is_whitespace) && !text.is_empty();
    if spaced {
        text.push(' ');
    }
    text
}

/// A cite's suffix with the space that separates it from the cite.
fn suffix_text(suffix: &str) -> String {
    let starts = suffix.chars().next();
    if starts.is_some_and(|c| c.is_alphabetic() || matches!(c, '&' | '[' | '(')) {
        format!(" {suffix}")
    } else {
        suffix.to_owned()
    }
}

/// Whether a sentence is under way where the cite at `place` of its cluster begins: terms take no
/// capital then.
pub(crate) fn is_mid_sentence(prefix: &str, place: u32) -> bool {
    let bare = markup::strip(prefix);
    let bare = bare.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', '\u{bb}', ' ']);
    if bare.is_empty() {
        return place > 0;
    }
    let ends = bare.ends_with([':', '.', ';', '!', '?']) && prefix.trim().contains(' ');
    !ends
}
