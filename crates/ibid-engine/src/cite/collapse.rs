//! Runs of cites put together: citation numbers to ranges, years to their suffixes (CSL 1.0.2 "Cite
//! Collapsing").

use ibid_csl::TermForm;

use super::cluster::Rendered;
use crate::compile::CompiledStyle;
use crate::output::{Step, Stream, Tag};

/// Joins runs of citation numbers to ranges: `[1]–[3]`.
pub(super) fn collapse_numbers(style: &CompiledStyle, cites: &mut Vec<Rendered<'_>>) {
    // A cite that prints its number and nothing else.
    let number = |cite: &Rendered<'_>| {
        let number = cite.placed.context.citation_number;
        number.filter(|number| cite.stream.content_text() == number.to_string())
    };
    let joins = |before: &Rendered<'_>, cite: &Rendered<'_>| {
        let bare = before.placed.cite.suffix.is_empty() && cite.placed.cite.prefix.is_empty();
        bare && matches!((number(before), number(cite)), (Some(a), Some(b)) if a + 1 == b)
    };
    let mut kept: Vec<Rendered<'_>> = Vec::new();
    let mut run: Vec<Rendered<'_>> = Vec::new();
    for cite in std::mem::take(cites) {
        if !run.last().is_none_or(|before| joins(before, &cite)) {
            flush_run(style, &mut run, &mut kept);
        }
        run.push(cite);
    }
    flush_run(style, &mut run, &mut kept);
    *cites = kept;
}

/// Ends a run: three cites and more become a range.
fn flush_run<'a>(style: &CompiledStyle, run: &mut Vec<Rendered<'a>>, kept: &mut Vec<Rendered<'a>>) {
    if run.len() > 2 {
        let last = run.pop();
        run.truncate(1);
        kept.append(run);
        if let Some(mut last) = last {
            last.delimiter = Some(range_delimiter(style));
            kept.push(last);
        }
    } else {
        kept.append(run);
    }
}

fn range_delimiter(style: &CompiledStyle) -> String {
    style
        .locale
        .term("citation-range-delimiter", TermForm::Long, None)
        .map_or_else(|| "\u{2013}".to_owned(), |term| term.single.clone())
}

/// Leaves all but the suffix out of cites whose year the cite before has printed:
/// `Doe 2000a, b`, and with `ranged` `Doe 2000a–c`.
pub(super) fn collapse_suffixes(
    style: &CompiledStyle,
    cites: &mut Vec<Rendered<'_>>,
    ranged: bool,
) {
    let options = &style.citation_options;
    let delimiter = options
        .year_suffix_delimiter
        .as_deref()
        .or(options.cite_group_delimiter.as_deref())
        .unwrap_or(&style.citation.delimiter);
    let mut run: Vec<Rendered<'_>> = Vec::new();
    let mut kept: Vec<Rendered<'_>> = Vec::new();
    let mut head: Option<String> = None;
    for mut cite in std::mem::take(cites) {
        let year = year_of(&cite.stream);
        let own_head = year.as_ref().map(|year| year.head.clone());
        let same_year = match (&head, &own_head) {
            (Some(head), Some(own)) => cite.collapsed && years_match(head, own),
            _ => false,
        };
        if same_year && let (Some(before), Some(year)) = (run.last(), year) {
            let has_locator = before.placed.cite.locator.is_some();
            let after = options
                .after_collapse_delimiter
                .as_deref()
                .filter(|_| has_locator);
            cite.stream = after_year(&cite.stream, &year);
            // Between bare suffixes only: what has a locator is set off as other cites are.
            let bare = year.has_suffix
                && cite.placed.cite.locator.is_none()
                && before.placed.cite.locator.is_none();
            if bare && options.cite_group_delimiter.is_none() {
                cite.delimiter = Some(delimiter.to_owned());
            } else if let Some(after) = after {
                cite.delimiter = Some(after.to_owned());
            }
            run.push(cite);
            continue;
        }
        flush_suffixes(style, &mut run, &mut kept, ranged);
        head = own_head;
        run.push(cite);
    }
    flush_suffixes(style, &mut run, &mut kept, ranged);
    *cites = kept;
}

fn flush_suffixes<'a>(
    style: &CompiledStyle,
    run: &mut Vec<Rendered<'a>>,
    kept: &mut Vec<Rendered<'a>>,
    ranged: bool,
) {
    if !ranged {
        kept.append(run);
        return;
    }
    let suffix = |cite: &Rendered<'_>| cite.placed.context.disambiguation.year_suffix;
    let mut part: Vec<Rendered<'a>> = Vec::new();
    for cite in run.drain(..) {
        let bare = |cite: &Rendered<'_>| cite.placed.cite.locator.is_none();
        let follows = part.last().is_none_or(|before| {
            let next = matches!((suffix(before), suffix(&cite)), (Some(a), Some(b)) if a + 1 == b);
            next && bare(before) && bare(&cite)
        });
        if !follows {
            flush_run(style, &mut part, kept);
        }
        part.push(cite);
    }
    flush_run(style, &mut part, kept);
}

/// Where a cite prints its year.
struct Year {
    /// The text up to the year, without its suffix.
    head: String,
    /// The first event after that.
    end: usize,
    has_suffix: bool,
}

fn year_of(stream: &Stream) -> Option<Year> {
    let suffix = stream.find(Tag::YearSuffix);
    let end = match &suffix {
        Some(range) => range.start,
        None => stream.find(Tag::Year)?.end,
    };
    Some(Year {
        head: stream.text_of(0..end),
        end,
        has_suffix: suffix.is_some(),
    })
}

/// Whether a cite's year is the one that the cite before ended with, names and all.
fn years_match(head: &str, own: &str) -> bool {
    let own = own.trim_start();
    !own.is_empty() && head.ends_with(own)
}

/// The stream from behind the year on: its suffix, or what follows it.
fn after_year(stream: &Stream, year: &Year) -> Stream {
    let mut out = Stream::default();
    let mut begun = year.has_suffix;
    for (index, step) in stream.steps().enumerate() {
        match step {
            Step::Text(..) if index < year.end => continue,
            // What separates the rest from the year separates nothing now.
            Step::Text(_, role) if role.is_affix() && !begun => continue,
            Step::Text(..) => begun = true,
            _ => {}
        }
        out.push(step);
    }
    out.drop_empty_marks();
    out
}
