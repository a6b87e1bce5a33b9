//! Entries: layout, repeated authors, the field in the margin (CSL 1.0.2 "Bibliography-specific
//! Options").

use std::ops::Range;

use ibid_csl::{Display, Formatting, SubsequentAuthorRule};
use smallvec::SmallVec;

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

/// Renders an entry to a settled stream.
pub(crate) fn render(
    environment: Environment<'_>,
    area: &Area,
    context: &Context<'_>,
    before: &mut EntryNames,
) -> Stream {
    let style = environment.style;
    let (mut stream, report) = eval::render(environment, area, context);
    if stream.is_empty() {
        return Stream::default();
    }
    substitute_names(style, &mut stream, before);
    stream.drop_empty_marks();
    let of_last = environment.options.habits.suffix_of_last && area.begins_with_block();
    if of_last && !report.ends_empty {
        drop_last_suffix(&mut stream);
    }
    let aligns = style.bibliography_options.second_field_align.is_some();
    if aligns {
        align(&mut stream);
    }
    let only_margin = aligns && !has_body(&stream);
    let no_suffix = only_margin || (of_last && report.ends_empty);
    let suffix = if no_suffix { "" } else { &*area.suffix };
    put_affixes(&mut stream, &area.prefix, suffix);
    if area.formatting != Formatting::default() {
        let formatting = Event::Open(Mark::Font(area.formatting));
        stream.events_mut().insert(0, formatting);
        stream.close();
    }
    let mut settled = settle(stream, environment.punctuation());
    settled.move_edge_spaces_out();
    settled
}

/// Puts the layout's affixes around an entry, inside of the blocks that it begins and ends with.
fn put_affixes(stream: &mut Stream, prefix: &str, suffix: &str) {
    let events = stream.events();
    let lead = events
        .iter()
        .take_while(|event| event.opens_block() || matches!(event, Event::Open(Mark::Tag(_))))
        .count();
    let tail = trailing_block(events);
    let suffix = stream.make_text(suffix, Role::Affix);
    let prefix = stream.make_text(prefix, Role::Affix);
    let events = stream.events_mut();
    // From behind, so that places stay; without anything between them there is no prefix.
    let prefix = prefix.filter(|_| lead < tail);
    for (at, event) in [(tail, suffix), (lead, prefix)] {
        if let Some(event) = event {
            events.insert(at, event);
        }
    }
}

/// Where the end of the block begins that the events end with; their number where they end with
/// none.
fn trailing_block(events: &[Event]) -> usize {
    let mut open: SmallVec<[Mark; 16]> = SmallVec::new();
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
    if !behind.iter().any(Event::is_text) {
        stream.replace(range, "");
    }
}

/// Whether something stands beside the margin.
fn has_body(stream: &Stream) -> bool {
    let body = Event::Open(Mark::Display(Display::RightInline));
    stream.events().contains(&body)
}

/// `second-field-align`: the first element stands in the margin, the rest beside it.
fn align(stream: &mut Stream) {
    let Some(range) = stream.find(Tag::FirstField) else {
        return;
    };
    if !stream.has_text_in(range.clone()) {
        return;
    }
    let events = stream.events_mut();
    let beside = [
        Event::Close,
        Event::Open(Mark::Display(Display::RightInline)),
    ];
    let behind = (range.end + 1).min(events.len());
    events.splice(behind..behind, beside);
    events.insert(0, Event::Open(Mark::Display(Display::LeftMargin)));
    events.push(Event::Close);
    stream.drop_empty_marks();
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
pub(crate) fn no_printed_form(number: usize) -> Stream {
    let mut stream = Stream::default();
    stream.text(&format!("{number}. {NO_PRINTED_FORM}"), Role::Content);
    stream
}
