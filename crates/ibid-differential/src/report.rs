//! The result as text.

use crate::classes::{Class, Example};
use crate::compare::{Comparison, Place};
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
    let place = match &example.difference.place {
        Place::Cluster(at) => format!("cluster {at}"),
        Place::Entry(id) => format!("entry {id}"),
    };
    let text = |side: &Option<String>| side.clone().unwrap_or_else(|| "(none)".to_owned());
    writeln!(out, "     {}, {place}", example.style)?;
    writeln!(out, "       ours   {}", text(&example.difference.ours))?;
    writeln!(out, "       theirs {}", text(&example.difference.theirs))
}

/// What could not be compared, and the summary.
pub fn summary(
    out: &mut String,
    comparisons: &[Comparison],
    skipped: &[Comparison],
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
        "differential: {equal} of {strings} strings agree ({:.2} %), {whole} of {} styles wholly",
        percent(equal, strings),
        comparisons.len()
    )
}
