//! The result as text.

use crate::classes::{Class, Example};
use crate::compare::{Comparison, Difference, Place};
use crate::decisions::Decision;
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// Lower bounds of the histogram's rows, in per cent.
const BOUNDS: [f64; 8] = [100.0, 99.0, 98.0, 95.0, 90.0, 80.0, 50.0, 0.0];

/// Strings compared, and strings equal.
fn totals(comparisons: &[Comparison]) -> (usize, usize) {
    let strings = comparisons
        .iter()
        .map(|comparison| comparison.strings)
        .sum();
    let differing: usize = comparisons
        .iter()
        .map(|comparison| comparison.differences.len())
        .sum();
    (strings, strings - differing)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of strings are far below 2^52"
)]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        100.0
    } else {
        part as f64 * 100.0 / whole as f64
    }
}

/// Styles by their agreement.
pub fn histogram(out: &mut String, comparisons: &[Comparison]) -> fmt::Result {
    let mut rows = [0usize; BOUNDS.len()];
    for comparison in comparisons {
        let (strings, equal) = totals(std::slice::from_ref(comparison));
        let agreement = percent(equal, strings);
        let row = BOUNDS.iter().position(|bound| agreement >= *bound);
        rows[row.unwrap_or(BOUNDS.len() - 1)] += 1;
    }
    writeln!(out, "agreement   styles")?;
    for (bound, count) in BOUNDS.iter().zip(rows) {
        writeln!(
            out,
            "{:<11} {count:>6}",
            format!("{}{bound} %", if *bound < 100.0 { "≥ " } else { "" })
        )?;
    }
    Ok(())
}

/// The styles with the least agreement, at most `limit`.
pub fn worst(out: &mut String, comparisons: &[Comparison], limit: usize) -> fmt::Result {
    let share = |comparison: &Comparison| {
        let (strings, equal) = totals(std::slice::from_ref(comparison));
        percent(equal, strings)
    };
    let mut styles: Vec<(f64, &str)> = comparisons
        .iter()
        .map(|comparison| (share(comparison), &*comparison.style))
        .collect();
    styles.sort_by(|a, b| a.0.total_cmp(&b.0));
    writeln!(out, "\nleast agreement:")?;
    for (share, style) in styles.iter().take(limit) {
        writeln!(out, "  {share:>6.2} %  {style}")?;
    }
    Ok(())
}

/// In how many styles each string differs, the most frequent first.
pub fn places(out: &mut String, comparisons: &[Comparison]) -> fmt::Result {
    let mut counts: BTreeMap<&Place, usize> = BTreeMap::new();
    for difference in comparisons
        .iter()
        .flat_map(|comparison| &comparison.differences)
    {
        *counts.entry(&difference.place).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (place, count) in counts {
        writeln!(out, "{count:>6}  {place}")?;
    }
    Ok(())
}

/// The first `limit` classes, each with an example.
pub fn classes(out: &mut String, classes: &[Class<'_>], limit: usize) -> fmt::Result {
    writeln!(
        out,
        "\n{} classes of difference (alone: strings that differ in nothing else)",
        classes.len()
    )?;
    for (class, number) in classes.iter().zip(1..).take(limit) {
        writeln!(out)?;
        head(out, number, class)?;
        for example in class.examples.iter().take(1) {
            self::example(out, example)?;
        }
    }
    Ok(())
}

/// One class with `limit` examples, each from another place or style.
pub fn class(out: &mut String, number: usize, class: &Class<'_>, limit: usize) -> fmt::Result {
    head(out, number, class)?;
    let mut shown: Vec<&Example<'_>> = Vec::new();
    for example in &class.examples {
        let is_new = |known: &&Example<'_>| known.difference.place != example.difference.place;
        if shown.len() < limit && shown.iter().all(is_new) {
            shown.push(example);
        }
    }
    let others = class
        .examples
        .iter()
        .filter(|example| shown.iter().all(|known| !std::ptr::eq(*known, *example)));
    let others: Vec<_> = others.take(limit - shown.len()).collect();
    for example in shown.into_iter().chain(others) {
        self::example(out, example)?;
    }
    Ok(())
}

fn head(out: &mut String, number: usize, class: &Class<'_>) -> fmt::Result {
    writeln!(
        out,
        "{number:>3}. {}   {} strings ({} alone) in {} styles",
        class.signature.replace('\n', "\\n"),
        class.examples.len(),
        class.alone,
        class.styles()
    )
}

fn example(out: &mut String, example: &Example<'_>) -> fmt::Result {
    let text = |side: &Option<String>| side.clone().unwrap_or_else(|| "(none)".to_owned());
    writeln!(out, "     {}, {}", example.style, example.difference.place)?;
    writeln!(out, "       ours   {}", text(&example.difference.ours))?;
    writeln!(out, "       theirs {}", text(&example.difference.theirs))
}

/// How many strings each decision covers; the sum.
fn decided(
    out: &mut String,
    comparisons: &[Comparison],
    decisions: &[Decision],
) -> Result<usize, fmt::Error> {
    let mut sum = 0;
    for decision in decisions {
        let is_covered =
            |difference: &&Difference| difference.decision.as_ref() == Some(&decision.name);
        let count =
            |comparison: &Comparison| comparison.differences.iter().filter(is_covered).count();
        let counts: Vec<usize> = comparisons
            .iter()
            .map(count)
            .filter(|count| *count > 0)
            .collect();
        let strings: usize = counts.iter().sum();
        sum += strings;
        let (name, clause) = (&decision.name, &decision.clause);
        writeln!(
            out,
            "decided: {name}: {strings} strings in {} styles: {clause}",
            counts.len()
        )?;
    }
    Ok(sum)
}

/// What could not be compared, and the summary.
pub fn summary(
    out: &mut String,
    comparisons: &[Comparison],
    skipped: &[Comparison],
    decisions: &[Decision],
) -> fmt::Result {
    writeln!(out)?;
    for comparison in comparisons
        .iter()
        .filter(|comparison| comparison.our_error.is_some())
    {
        let error = comparison.our_error.as_deref().unwrap_or_default();
        writeln!(out, "ours fails: {}: {error}", comparison.style)?;
    }
    for comparison in skipped {
        let error = comparison.their_error.as_deref().unwrap_or_default();
        let error = error.lines().next().unwrap_or_default();
        writeln!(
            out,
            "citeproc-js fails, not counted: {}: {error}",
            comparison.style
        )?;
    }
    let decided = decided(out, comparisons, decisions)?;
    let (strings, equal) = totals(comparisons);
    let whole = comparisons
        .iter()
        .filter(|comparison| comparison.differences.is_empty())
        .count();
    let order = comparisons
        .iter()
        .filter(|comparison| !comparison.same_order)
        .count();
    writeln!(out, "bibliographies in another order: {order}")?;
    writeln!(
        out,
        "differential: {equal} of {strings} strings agree ({:.2} %), {whole} of {} styles wholly; \
         {decided} decided ({:.2} %), {} open ({:.2} %)",
        percent(equal, strings),
        comparisons.len(),
        percent(decided, strings),
        strings - equal - decided,
        percent(strings - equal - decided, strings),
    )
}
