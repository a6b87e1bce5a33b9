//! How `conform` shows its results, as text.

use ibid_conformance::{Outcome, Report, Verdict};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// Passed and total, by category; `*` where some fail.
pub fn table(out: &mut String, reports: &[Report]) -> fmt::Result {
    let mut categories: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for report in reports {
        let (passed, total) = categories.entry(report.category()).or_default();
        *passed += usize::from(report.outcome.passed());
        *total += 1;
    }
    writeln!(out, "{:<20} {:>6} {:>6}", "category", "passed", "total")?;
    for (category, (passed, total)) in categories {
        let mark = if passed == total { "" } else { "  *" };
        writeln!(out, "{category:<20} {passed:>6} {total:>6}{mark}")?;
    }
    Ok(())
}

/// What is news, if anything.
pub fn verdict(out: &mut String, verdict: &Verdict) -> fmt::Result {
    let news = [
        (
            "fail and are not on the list of expected failures",
            &verdict.unexpected_failures,
        ),
        (
            "pass and are on the list of expected failures",
            &verdict.unexpected_passes,
        ),
        (
            "are on the list of expected failures and not in the suite",
            &verdict.unknown,
        ),
    ];
    for (what, names) in news.iter().filter(|(_, names)| !names.is_empty()) {
        writeln!(out, "\nNews: {} {what}:", names.len())?;
        for name in *names {
            writeln!(out, "  {name}")?;
        }
    }
    if !verdict.is_as_expected() {
        out.push_str("\n`cargo xtask conform --diff NAME` shows why; `--accept REASON` brings the list up to date.\n\n");
    }
    Ok(())
}

/// A fixture and its outcome in one line.
pub fn line(out: &mut String, report: &Report, reason: Option<&str>) -> fmt::Result {
    write!(out, "{}: ", report.name)?;
    match &report.outcome {
        Outcome::Passed => out.push_str("pass"),
        Outcome::Differs(_) => out.push_str("FAIL: the output differs"),
        Outcome::Failed(message) => write!(out, "FAIL: {message}")?,
        Outcome::Panicked(message) => write!(out, "FAIL: panic: {message}")?,
        Outcome::TimedOut(limit) => write!(out, "FAIL: not done after {} s", limit.as_secs())?,
    }
    match reason {
        Some(reason) => writeln!(out, " (expected: {reason})"),
        None => writeln!(out),
    }
}

/// The output as it is, where there is any.
pub fn output(out: &mut String, report: &Report) -> fmt::Result {
    writeln!(out, "=== {}", report.name)?;
    match &report.outcome {
        Outcome::Passed => writeln!(out, "{}", report.expected),
        Outcome::Differs(output) => writeln!(out, "{output}"),
        _ => line(out, report, None),
    }
}

/// Expected and actual output, line by line: `-` had to come, `+` came, `^` is where they part.
pub fn difference(out: &mut String, report: &Report) -> fmt::Result {
    let Outcome::Differs(actual) = &report.outcome else {
        return line(out, report, None);
    };
    writeln!(out, "=== {}", report.name)?;
    let expected: Vec<&str> = report.expected.split('\n').collect();
    let actual: Vec<&str> = actual.split('\n').collect();
    for index in 0..expected.len().max(actual.len()) {
        match (expected.get(index), actual.get(index)) {
            (Some(expected), Some(actual)) if expected == actual => writeln!(out, "  {expected}")?,
            (Some(expected), Some(actual)) => {
                let same = expected.chars().zip(actual.chars());
                let same = same.take_while(|(a, b)| a == b).count();
                writeln!(
                    out,
                    "- {expected}\n+ {actual}\n  {:same$}^",
                    "",
                    same = same
                )?;
            }
            (Some(expected), None) => writeln!(out, "- {expected}")?,
            (None, Some(actual)) => writeln!(out, "+ {actual}")?,
            (None, None) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn report(name: &str, outcome: Outcome) -> Report {
        Report {
            name: name.to_owned(),
            expected: "a\nbc".to_owned(),
            outcome,
        }
    }

    #[test]
    fn counts_by_category() {
        let reports = [
            report("name_A", Outcome::Passed),
            report("name_B", Outcome::TimedOut(Duration::from_secs(1))),
            report("date_A", Outcome::Passed),
        ];
        let mut out = String::new();
        table(&mut out, &reports).unwrap();
        let lines: Vec<Vec<&str>> = out
            .lines()
            .map(|l| l.split_whitespace().collect())
            .collect();
        assert_eq!(lines[1], ["date", "1", "1"]);
        assert_eq!(lines[2], ["name", "1", "2", "*"]);
    }

    #[test]
    fn shows_where_outputs_part() {
        let mut out = String::new();
        difference(
            &mut out,
            &report("x", Outcome::Differs("a\nbd\ne".to_owned())),
        )
        .unwrap();
        assert_eq!(out, "=== x\n  a\n- bc\n+ bd\n   ^\n+ e\n");
    }
}
