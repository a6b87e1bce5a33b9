//! Which differences the specification has decided: `data/decisions.txt`.

use crate::compare::Comparison;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::Path;

/// A class of difference in which citeproc-js is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// A short name.
    pub name: String,
    /// The strings that it is about, with `*` for any text.
    places: Vec<String>,
    /// The signatures, with `*` for any text.
    signatures: Vec<String>,
    /// The clause that decides.
    pub clause: String,
}

impl Decision {
    /// Whether a hunk with this signature, in this string, is of the class.
    pub fn covers(&self, place: &str, signature: &str) -> bool {
        let matches =
            |patterns: &[String], text| patterns.iter().any(|pattern| glob(pattern, text));
        matches(&self.places, place) && matches(&self.signatures, signature)
    }
}

/// Notes at each difference which decision covers all of it, if any.
pub fn settle(comparisons: &mut [Comparison], decisions: &[Decision], words: &BTreeSet<String>) {
    let differences = comparisons
        .iter_mut()
        .flat_map(|comparison| &mut comparison.differences);
    for difference in differences {
        let place = difference.place.to_string();
        let covering = |signature: &String| {
            decisions
                .iter()
                .find(|decision| decision.covers(&place, signature))
        };
        let covered: Option<Vec<_>> = difference.signatures(words).iter().map(covering).collect();
        let first = covered.and_then(|covered| covered.first().copied());
        difference.decision = first.map(|decision| decision.name.clone());
    }
}

/// Reads the decisions that are kept with this command.
///
/// # Errors
///
/// The file cannot be read, or a line of it is no decision.
pub fn load() -> Result<Vec<Decision>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/decisions.txt");
    let text = std::fs::read_to_string(&path);
    let text = text.with_context(|| format!("cannot read `{}`", path.display()))?;
    parse(&text).with_context(|| format!("`{}`", path.display()))
}

fn parse(text: &str) -> Result<Vec<Decision>> {
    let is_entry = |(line, _): &(&str, i32)| !line.is_empty() && !line.starts_with('#');
    text.lines()
        .zip(1..)
        .filter(is_entry)
        .map(|(line, number)| decision(line, number))
        .collect()
}

fn decision(line: &str, number: i32) -> Result<Decision> {
    let [name, places, signatures, clause] = line.split(" | ").collect::<Vec<_>>()[..] else {
        bail!("line {number} is not `NAME | PLACES | SIGNATURES | CLAUSE`");
    };
    let list = |text: &str| text.split(" or ").map(str::to_owned).collect();
    Ok(Decision {
        name: name.to_owned(),
        places: list(places),
        signatures: list(signatures),
        clause: clause.to_owned(),
    })
}

/// Whether `text` is `pattern`, where `*` in the pattern stands for any text.
fn glob(pattern: &str, text: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(rest) = text.strip_prefix(head) else {
        return false;
    };
    let starts = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    starts.into_iter().any(|at| glob(tail, &rest[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(glob("a*c", "abbc"));
        assert!(glob("*", ""));
        assert!(glob("*{}* → {, *}", " {}9 → {, }"));
        assert!(!glob("a*c", "abcd"));
        assert!(!glob("a", "ab"));
    }

    #[test]
    fn a_line_is_a_decision() {
        let text = "# why\n\nad | entry a or cluster 4* |  AD →  or CE →  | \"AD and BC\"\n";
        let decisions = parse(text).unwrap();
        assert!(decisions[0].covers("cluster 40", " AD → "));
        assert!(!decisions[0].covers("entry b", " AD → "));
        let error = parse("ad | entry a").unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 1 is not `NAME | PLACES | SIGNATURES | CLAUSE`"
        );
    }
}
