//! Headlines in sentence case: the share that is right is held.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ibid_extract::text::casing::{Evidence, to_sentence_case};

const HEADLINES: &str = include_str!("../data/headlines.tsv");

/// The least share that is right, in per cent.
const FLOOR: usize = 95;

#[test]
#[allow(clippy::print_stdout)] // The list of those that are wrong, for whoever asks for it.
fn nearly_all_headlines_are_right() {
    let bodies: BTreeMap<&str, Evidence> = HEADLINES
        .lines()
        .filter_map(|line| line.strip_prefix('@')?.split_once('\t'))
        .map(|(name, text)| (name, Evidence::from_body(text)))
        .collect();
    let none = Evidence::default();
    let (mut right, mut all, mut failures) = (0, 0, String::new());
    for line in HEADLINES.lines() {
        if line.is_empty() || line.starts_with(['#', '@']) {
            continue;
        }
        let mut columns = line.split('\t');
        let (headline, wanted) = (columns.next().expect("a headline"), columns.next());
        let wanted = wanted.expect("what is wanted");
        let language = columns.next().unwrap_or("en");
        let body = columns.next().map_or(&none, |name| &bodies[name]);
        let found = to_sentence_case(headline, body, Some(language));
        let found = found.as_deref().unwrap_or(headline);
        all += 1;
        if found == wanted {
            right += 1;
        } else {
            writeln!(failures, "{headline}\n  found  {found}\n  wanted {wanted}")
                .expect("a string");
        }
    }
    println!("{right} of {all} headlines\n{failures}");
    assert!(all >= 200, "{all} headlines");
    assert!(
        right * 100 >= all * FLOOR,
        "{right} of {all} headlines:\n{failures}"
    );
}
