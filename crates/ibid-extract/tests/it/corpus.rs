//! The corpus of real pages: the shares that were reached are held.

use std::fs;
use std::io::Read;

use ibid_extract::{ExtractOptions, extract};
use ibid_testdata::{Dataset, find_or_skip};
use serde_json::Value;

use crate::kept::check_kept;

/// Title and date by a plain comparison: a floor under the scorer's own figures. Of some pages it
/// is seen, too, that no candidate is lost.
#[test]
fn shares_of_right_titles_and_dates() {
    let Some(corpus) = find_or_skip(Dataset::Articles) else {
        return;
    };
    let mut titles = (0, 0);
    let mut dates = (0, 0);
    for source in fs::read_dir(corpus.join("cases")).expect("a folder") {
        for page in fs::read_dir(source.expect("an entry").path()).expect("a folder") {
            let page = page.expect("an entry").path();
            let expected: Value =
                serde_json::from_slice(&fs::read(page.join("expected.json")).expect("a file"))
                    .expect("JSON");
            let mut html = Vec::new();
            let file = fs::File::open(page.join("page.html.gz")).expect("a file");
            flate2::read::GzDecoder::new(file)
                .read_to_end(&mut html)
                .expect("a page");
            let options = ExtractOptions {
                url: expected["url"].as_str().map(str::to_owned),
                keep_case: true,
                ..ExtractOptions::default()
            };
            let extraction = extract(&html, &options).expect("a page");
            if titles.1 % 8 == 0 {
                check_kept(&html, &options);
            }
            if let Some(title) = expected["title"].as_str() {
                let found = extraction
                    .field("title")
                    .and_then(|field| field.value.as_str());
                titles.1 += 1;
                titles.0 += usize::from(found.is_some_and(|found| same(found, title)));
            }
            if let Some(days) = expected["published_days"].as_array() {
                let found = extraction.field("issued").map(|field| day(&field.value));
                dates.1 += 1;
                dates.0 +=
                    usize::from(found.is_some_and(|found| days.iter().any(|day| *day == found)));
            }
        }
    }
    assert!(titles.0 * 100 >= titles.1 * 88, "titles {titles:?}");
    assert!(dates.0 * 100 >= dates.1 * 92, "dates {dates:?}");
}

/// Whether two titles have the same letters.
fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(a) == letters(b)
}

fn day(date: &Value) -> String {
    let part = |at: usize| date["date-parts"][0][at].as_i64().unwrap_or(0);
    format!("{:04}-{:02}-{:02}", part(0), part(1), part(2))
}
