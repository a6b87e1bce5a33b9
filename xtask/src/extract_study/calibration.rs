//! How often a field is right, by how sure it is said to be.

use super::{Bench, FIELDS, number, picture, read};
use anyhow::Result;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Lower bounds of the buckets; the last ends at 1.
const BUCKETS: [f64; 7] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// A field that was given: how sure, and whether it is right.
#[derive(Clone, Copy)]
struct Given {
    said: f64,
    is_right: bool,
}

/// What is said and what is right in a bucket.
pub struct Point {
    pub from: f64,
    pub count: usize,
    pub right: usize,
    pub said: f64,
}

/// Prints the curve of each field, and draws it.
pub fn run(bench: &Bench, svg: Option<&Path>) -> Result<()> {
    let (out, report) = bench.score("calibration", &[])?;
    let mut curves = Vec::new();
    for (scored, field) in FIELDS {
        let given = given(bench, &out, &report, scored, field)?;
        let points = points(&given);
        print(scored, &points);
        curves.push((scored, points));
    }
    if let Some(path) = svg {
        fs::write(path, picture::curves(&curves))?;
        println!("\nthe picture is `{}`", path.display());
    }
    Ok(())
}

/// The pages where a field was given and is known. Where the page has none, it is wrong.
fn given(
    bench: &Bench,
    out: &Path,
    report: &Value,
    scored: &str,
    field: &str,
) -> Result<Vec<Given>> {
    let mut given = Vec::new();
    for case in crate::extract_score::cases(&bench.corpus)? {
        let expected = bench.expected(&case)?;
        let Some(truth) = expected.get(scored) else {
            continue;
        };
        let prediction = read(&out.join(format!("{case}.json")))?;
        let confidence = prediction["fields"]
            .as_array()
            .into_iter()
            .flatten()
            // Of a field without a value nothing is said.
            .find(|one| one["name"] == field && !one["value"].is_null())
            .and_then(|one| one["confidence"].as_f64());
        let is_empty = truth.is_null() || truth.as_array().is_some_and(Vec::is_empty);
        let detail = &report["detail"][format!("{case}:{scored}")];
        if let Some(said) = confidence {
            given.push(Given {
                said,
                is_right: !is_empty && detail.as_i64() == Some(1),
            });
        }
    }
    Ok(given)
}

fn points(given: &[Given]) -> Vec<Point> {
    let bounds = BUCKETS.iter().zip(BUCKETS.iter().skip(1).chain([&1.01]));
    bounds
        .map(|(from, to)| {
            let own: Vec<&Given> = given
                .iter()
                .filter(|one| (*from..*to).contains(&one.said))
                .collect();
            let said: f64 = own.iter().map(|one| one.said).sum();
            Point {
                from: *from,
                count: own.len(),
                right: own.iter().filter(|one| one.is_right).count(),
                said: said / number(own.len().max(1)),
            }
        })
        .filter(|point| point.count > 0)
        .collect()
}

fn print(field: &str, points: &[Point]) {
    let count: usize = points.iter().map(|point| point.count).sum();
    let distance: f64 = points
        .iter()
        .map(|point| (point.said * number(point.count) - number(point.right)).abs())
        .sum();
    println!("\n{field}: {count} given");
    println!("  said from   count   right   mean said %   right %");
    for point in points {
        println!(
            "  {:>9.2} {:>7} {:>7} {:>13.1} {:>9.1}",
            point.from,
            point.count,
            point.right,
            100.0 * point.said,
            100.0 * number(point.right) / number(point.count)
        );
    }
    println!(
        "  mean distance {:.1} hundredths",
        100.0 * distance / number(count.max(1))
    );
}
