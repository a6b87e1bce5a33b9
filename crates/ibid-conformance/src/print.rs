//! How `conform` shows its results.

use ibid_conformance::{Outcome, Report, Verdict};
use std::collections::BTreeMap;

/// Passed and total, by category.
pub fn table(reports: &[Report]) {
    let mut categories: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for report in reports {
        let (passed, total) = categories.entry(report.category()).or_default();
        *passed += usize::from(report.outcome.passed());
        *total += 1;
    }
    println!("{:<20} {:>6} {:>6}", "category", "passed", "total");
    for (category, (passed, total)) in categories {
        let mark = if passed == total { "" } else { "  *" };
        println!("{category:<20} {passed:>6} {total:>6}{mark}");
    }
}

/// What is news, if anything.
pub fn verdict(verdict: &Verdict) {
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
        println!("\nNews: {} {what}:", names.len());
        for name in *names {
            println!("  {name}");
        }
    }
    if !verdict.is_as_expected() {
        println!(
            "\n`cargo xtask conform --diff NAME` shows why; `--accept REASON` updates the list.\n"
        );
    }
}

/// A fixture and its outcome in one line.
pub fn line(report: &Report, reason: Option<&str>) {
    let outcome = match &report.outcome {
        Outcome::Passed => "pass".to_owned(),
        Outcome::Differs(_) => "FAIL: the output differs".to_owned(),
        Outcome::Failed(message) => format!("FAIL: {message}"),
        Outcome::Panicked(message) => format!("FAIL: panic: {message}"),
        Outcome::TimedOut(limit) => format!("FAIL: not done after {} s", limit.as_secs()),
    };
    let reason = reason.map(|reason| format!(" (expected: {reason})"));
    println!("{}: {outcome}{}", report.name, reason.unwrap_or_default());
}

/// The output as it is, where there is any.
pub fn output(report: &Report) {
    println!("=== {}", report.name);
    match &report.outcome {
        Outcome::Passed => println!("{}", report.expected),
        Outcome::Differs(output) => println!("{output}"),
        _ => line(report, None),
    }
}

/// Expected and actual output, line by line: `-` is missing, `+` is too much.
pub fn difference(report: &Report) {
    let Outcome::Differs(actual) = &report.outcome else {
        line(report, None);
        return;
    };
    println!("=== {}", report.name);
    let expected: Vec<&str> = report.expected.split('\n').collect();
    let actual: Vec<&str> = actual.split('\n').collect();
    for index in 0..expected.len().max(actual.len()) {
        match (expected.get(index), actual.get(index)) {
            (Some(expected), Some(actual)) if expected == actual => println!("  {expected}"),
            (Some(expected), Some(actual)) => {
                println!("- {expected}\n+ {actual}");
                let same = expected.chars().zip(actual.chars());
                let same = same.take_while(|(a, b)| a == b).count();
                println!("  {}^", " ".repeat(same));
            }
            (Some(expected), None) => println!("- {expected}"),
            (None, Some(actual)) => println!("+ {actual}"),
            (None, None) => {}
        }
    }
}
