//! Entries: layout, repeated authors, the field in the margin (CSL 1.0.2 "Bibliography-specific
//! Options").

use std::ops::Range;

use ibid_csl::{Display, Formatting, SubsequentAuthorRule};

use crate::compile::CompiledStyle;
use crate::compile::program::Area;
use crate::eval::context::Context;
use crate::eval::{self, Environment};
use crate::output::{Event, Mark, Role, Stream, Tag, settle};
use crate::rendered::NO_PRINTED_FORM;

/// What of an entry the next one is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntryNames {
    /// The whole of the first name list; `None` where the entry has no names.
    whole: Option<String>,
    each: Vec<String>,
}

/// Renders an entry to settled events.
pub(crate) fn render(
    environment: Environment<'_>,
    area: &Area,
    context: &Context<'_>,
    before: &mut EntryNames,
) -> Vec<Event> {
    let style = environment.style;
    let (mut stream, report) = eval::render(environment, area, context);
    if stream.is_empty() {
        return Vec::new();
    }
    substitute_names(style, &mut stream, before);
    let mut stream = stream.without_empty_marks();
    let of_last = environment.options.habits.suffix_of_last && area.begins_with_block();
    if of_last && !report.ends_empty {
        drop_last_suffix(&mut stream);
    }
    if style.bibliography_options.second_field_align.is_some() {
        stream = align(stream);
    }
    let mut whole = Stream::default();
    let formatted = area.formatting != Formatting::default();
    if formatted {
        whole.open(Mark::Font(area.formatting));
    }
    let only_margin = style.bibliography_options.second_field_align.is_some() && !has_body(&stream);
    let no_suffix = only_margin || (of_last && report.ends_empty);
    let suffix = if no_suffix { "" } else { &*area.suffix };
    whole.append(with_affixes(stream, &area.prefix, suffix));
    if formatted {
        whole.close();
    }
    let settled = settle(whole.into_events(), environment.punctuation());
    Stream::from(settled)
        .with_edge_spaces_outside()
        .into_events()
}

/// Puts the layout's affixes around an entry, inside of the blocks that it begins and ends with.
fn with_affixes(stream: Stream, prefix: &str, suffix: &str) -> Stream {
    let mut events = stream.into_events();
    let is_block = |event: &Event| matches!(event, Event::Open(Mark::Display(_)));
    let lead = events
        .iter()
        .take_while(|event| is_block(event) || matches!(event, Event::Open(Mark::Tag(_))))
        .count();
    let mut out = Stream::default();
    let tail = events.split_off(trailing_block(&events));
    for (index, event) in events.into_iter().enumerate() {
        if index == lead {
            out.affix(prefix);
        }
        match event {
            Event::Text(text, role) => out.text(text, role),
            Event::Open(mark) => out.open(mark),
            Event::Close => out.close(),
        }
    }
    out.affix(suffix);
    for _ in tail {
        out.close();
    }
    out
}

/// Where the end of the block begins that the events end with; their number where they end with
/// none.
fn trailing_block(events: &[Event]) -> usize {
    let mut open: Vec<Mark> = Vec::new();
    let mut closing = None;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Open(mark) => {
                open.push(*mark);
                closing = None;
            }
            Event::Text(..) => closing = None,
            Event::Close => {
                let mark = open.pop();
                let is_block = matches!(mark, Some(Mark::Display(_)));
                if is_block {
                    closing = Some(index);
                } else if !matches!(mark, Some(Mark::Tag(_))) {
                    closing = None;
                }
            }
        }
    }
    closing.unwrap_or(events.len())
}

/// By habit, in a style with blocks the layout's suffix takes the place of its last element's.
fn drop_last_suffix(stream: &mut Stream) {
    let Some(range) = stream.find_all(Tag::LayoutSuffix).pop() else {
        return;
    };
    let behind = stream.events().get(range.end..).unwrap_or_default();
    if !behind.iter().any(|event| matches!(event, Event::Text(..))) {
        stream.replace(range, "");
    }
}

/// Whether something stands beside the margin.
fn has_body(stream: &Stream) -> bool {
    let body = Event::Open(Mark::Display(Display::RightInline));
    stream.events().contains(&body)
}

/// `second-field-align`: the first element stands in the margin, the rest beside it.
fn align(stream: Stream) -> Stream {
    let Some(range) = stream.find(Tag::FirstField) else {
        return stream;
    };
    if stream.text_of(range.clone()).is_empty() {
        return stream;
    }
    let mut out = Stream::default();
    out.open(Mark::Display(Display::LeftMargin));
    for (index, event) in stream.into_events().into_iter().enumerate() {
        match event {
            Event::Text(text, role) => out.text(text, role),
            Event::Open(mark) => out.open(mark),
            Event::Close => out.close(),
        }
        if index == range.end {
            out.close();
            out.open(Mark::Display(Display::RightInline));
        }
    }
    out.close();
    out.without_empty_marks()
}

/// `subsequent-author-substitute`: names that the entry before has give way to a dash or the like.
fn substitute_names(style: &CompiledStyle, stream: &mut Stream, before: &mut EntryNames) {
    let options = &style.bibliography_options;
    let Some(substitute) = options.subsequent_author_substitute.as_deref() else {
        return;
    };
    let now = entry_names(stream);
    let earlier = std::mem::replace(before, now.clone());
    let (Some(range), Some(whole)) = (names_of(stream), now.whole.as_ref()) else {
        return;
    };
    let same_whole = earlier.whole.as_ref() == Some(whole);
    let same_each = earlier
        .each
        .iter()
        .zip(&now.each)
        .take_while(|(a, b)| a == b)
        .count();
    match options.subsequent_author_rule {
        SubsequentAuthorRule::CompleteAll if same_whole => stream.replace(range, substitute),
        SubsequentAuthorRule::CompleteEach if same_whole => {
            replace_names(stream, now.each.len(), substitute);
        }
        SubsequentAuthorRule::PartialEach => replace_names(stream, same_each, substitute),
        SubsequentAuthorRule::PartialFirst if same_each > 0 => {
            replace_names(stream, 1, substitute);
        }
        _ => {}
    }
}

/// Where an entry's first names stand, or what a `cs:substitute` prints for them.
fn names_of(stream: &Stream) -> Option<Range<usize>> {
    let names = stream.find(Tag::Names);
    let substitute = stream.find(Tag::Substitute);
    match (names, substitute) {
        (Some(names), Some(substitute)) if substitute.start < names.start => Some(substitute),
        (names, substitute) => names.or(substitute),
    }
}

fn entry_names(stream: &Stream) -> EntryNames {
    let Some(list) = names_of(stream) else {
        return EntryNames::default();
    };
    let whole = stream.text_of(list.clone());
    let mut each: Vec<String> = stream
        .find_all(Tag::Name)
        .into_iter()
        .filter(|range| list.contains(&range.start))
        .map(|range| stream.text_of(range))
        .collect();
    // What stands for missing names counts as one.
    if each.is_empty() {
        each.push(whole.clone());
    }
    EntryNames {
        whole: Some(whole),
        each,
    }
}

/// Replaces the first `count` names of the first list.
fn replace_names(stream: &mut Stream, count: usize, substitute: &str) {
    let Some(list) = names_of(stream) else {
        return;
    };
    let mut names: Vec<_> = stream
        .find_all(Tag::Name)
        .into_iter()
        .filter(|range| list.contains(&range.start))
        .collect();
    if names.is_empty() {
        names.push(list);
    }
    names.truncate(count);
    for range in names.into_iter().rev() {
        stream.replace(range, substitute);
    }
}

/// What an entry without a printed form says, in styles that number their entries.
pub(crate) fn no_printed_form(number: usize) -> Vec<Event> {
    let text = format!("{number}. {NO_PRINTED_FORM}");
    vec![Event::Text(text.into(), Role::Content)]
}
