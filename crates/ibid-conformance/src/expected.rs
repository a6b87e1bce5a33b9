//! The list of fixtures that are known to fail, each with its reason.
//!
//! A line is `NAME: REASON`; empty lines and lines that start with `#` are comment. The list is
//! strict both ways: a fixture that fails and is not on it, and one that passes and is, are news,
//! and news fails the run.

use crate::runner::Report;
use std::collections::BTreeMap;
use thiserror::Error;

/// Names and reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedFailures(BTreeMap<String, String>);

/// A line of the list that is wrong.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpectedFailuresError {
    /// No name, or no reason.
    #[error("line {line}: `{text}` is not `NAME: REASON`")]
    NotAnEntry {
        /// 1-based.
        line: usize,
        /// What stands there.
        text: String,
    },
    /// A name stands there twice.
    #[error("line {line}: `{name}` stands there twice")]
    Repeated {
        /// 1-based.
        line: usize,
        /// The fixture.
        name: String,
    },
}

/// What is news in a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Fixtures that fail and are not on the list.
    pub unexpected_failures: Vec<String>,
    /// Fixtures that are on the list and pass.
    pub unexpected_passes: Vec<String>,
    /// Names on the list that no fixture has.
    pub unknown: Vec<String>,
}

impl Verdict {
    /// Whether the run was as the list says.
    pub fn is_as_expected(&self) -> bool {
        self.unexpected_failures.is_empty()
            && self.unexpected_passes.is_empty()
            && self.unknown.is_empty()
    }
}

impl ExpectedFailures {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// [`ExpectedFailuresError`] for a line without a reason, and for a name that is repeated.
    pub fn parse(text: &str) -> Result<Self, ExpectedFailuresError> {
        let mut entries = BTreeMap::new();
        for (line, number) in text.lines().zip(1..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let entry = line
                .split_once(':')
                .map(|(name, reason)| (name.trim(), reason.trim()));
            let Some((name, reason)) =
                entry.filter(|(name, reason)| !name.is_empty() && !reason.is_empty())
            else {
                return Err(ExpectedFailuresError::NotAnEntry {
                    line: number,
                    text: line.to_owned(),
                });
            };
            if entries.insert(name.to_owned(), reason.to_owned()).is_some() {
                return Err(ExpectedFailuresError::Repeated {
                    line: number,
                    name: name.to_owned(),
                });
            }
        }
        Ok(Self(entries))
    }

    /// Why `name` is known to fail.
    pub fn reason(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Compares a run of the whole suite with the list.
    pub fn judge(&self, reports: &[Report]) -> Verdict {
        let known = |name: &String| reports.iter().any(|report| report.name == *name);
        Verdict {
            unknown: self.0.keys().filter(|name| !known(name)).cloned().collect(),
            ..self.judge_selection(reports)
        }
    }

    /// Compares a run of some fixtures with the list: names on it that were not run are not news.
    pub fn judge_selection(&self, reports: &[Report]) -> Verdict {
        let mut verdict = Verdict::default();
        for report in reports {
            match (report.outcome.passed(), self.0.contains_key(&report.name)) {
                (true, true) => verdict.unexpected_passes.push(report.name.clone()),
                (false, false) => verdict.unexpected_failures.push(report.name.clone()),
                (true, false) | (false, true) => {}
            }
        }
        verdict
    }

    /// The list changed so that the run is as expected: what passes is dropped, what fails is
    /// added with `reason`.
    #[must_use]
    pub fn updated(&self, verdict: &Verdict, reason: &str) -> Self {
        let mut entries = self.0.clone();
        for name in verdict.unexpected_passes.iter().chain(&verdict.unknown) {
            entries.remove(name);
        }
        for name in &verdict.unexpected_failures {
            entries.insert(name.clone(), reason.to_owned());
        }
        Self(entries)
    }

    /// The list as its file holds it, by name.
    pub fn to_text(&self) -> String {
        let mut text = String::from(
            "# Fixtures of the CSL test suite that are known to fail, and why: `NAME: REASON`.\n\
             # A fixture that fails and is not here, or is here and passes, fails the run.\n",
        );
        for (name, reason) in &self.0 {
            text.extend([name, ": ", reason, "\n"]);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runner::Outcome;

    fn report(name: &str, passed: bool) -> Report {
        Report {
            name: name.to_owned(),
            expected: String::new(),
            outcome: if passed {
                Outcome::Passed
            } else {
                Outcome::Failed("no".to_owned())
            },
        }
    }

    #[test]
    fn an_unexpected_pass_is_news_as_much_as_an_unexpected_failure() {
        let list = ExpectedFailures::parse("# why\n\na: later\nb: clause 3\nz: gone\n").unwrap();
        let reports = [report("a", true), report("b", false), report("c", false)];
        let verdict = list.judge(&reports);
        assert_eq!(verdict.unexpected_passes, ["a"]);
        assert_eq!(verdict.unexpected_failures, ["c"]);
        assert_eq!(verdict.unknown, ["z"]);
        assert!(list.judge_selection(&reports[1..2]).is_as_expected());

        let updated = list.updated(&verdict, "new: reason");
        assert!(updated.judge(&reports).is_as_expected());
        assert_eq!(updated.reason("c"), Some("new: reason"));
        assert_eq!(ExpectedFailures::parse(&updated.to_text()), Ok(updated));
    }

    #[test]
    fn every_entry_has_a_reason() {
        let error = ExpectedFailures::parse("a: b\nname_Only:\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 2: `name_Only:` is not `NAME: REASON`"
        );
        let error = ExpectedFailures::parse("a: b\na: c").unwrap_err();
        assert_eq!(error.to_string(), "line 2: `a` stands there twice");
    }
}
