//! What the scores are without each layer.

use super::Bench;
use anyhow::{Result, bail};
use serde_json::Value;
use std::process::Command;

/// The scorer's fields in the table's order.
const COLUMNS: [&str; 5] = ["title", "authors", "published", "site_name", "language"];
/// The fields of which invented values are counted.
const INVENTED: [&str; 2] = ["authors", "published"];

/// Scores of one run: right and scored, of each column; then the invented values.
struct Scores {
    right: Vec<(i64, i64)>,
    invented: Vec<i64>,
}

/// Prints a table in Markdown: the whole, then what changes without each layer.
pub fn run(bench: &Bench) -> Result<()> {
    let whole = scores(&bench.score("all-layers", &[])?.1);
    println!(
        "| without | title | authors | date | site | language | invented authors | invented dates |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    println!("| nothing | {} |", whole_row(&whole));
    for layer in layers(bench)? {
        let name = format!("without-{layer}");
        let (_, report) = bench.score(&name, &["--without", &layer])?;
        println!(
            "| `{layer}` | {} |",
            difference_row(&scores(&report), &whole)
        );
    }
    Ok(())
}

/// The layers' names, as the predicting program lists them.
fn layers(bench: &Bench) -> Result<Vec<String>> {
    let listed = Command::new(&bench.predict).arg("--layers").output()?;
    if !listed.status.success() {
        bail!("`{} --layers` failed", bench.predict.display());
    }
    let text = String::from_utf8(listed.stdout)?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn scores(report: &Value) -> Scores {
    let sum = |part: &str, field: &str, at: usize| -> i64 {
        let sources = report[part].as_object().into_iter().flatten();
        sources
            .filter_map(|(_, fields)| fields[field][at].as_i64())
            .sum()
    };
    Scores {
        right: COLUMNS
            .iter()
            .map(|field| (sum("per_source", field, 0), sum("per_source", field, 1)))
            .collect(),
        invented: INVENTED
            .iter()
            .map(|field| sum("false_fill", field, 0))
            .collect(),
    }
}

/// A share in per cent; the counts are below a thousand.
#[allow(clippy::cast_precision_loss)]
fn per_cent((right, scored): (i64, i64)) -> f64 {
    100.0 * right as f64 / scored.max(1) as f64
}

fn whole_row(scores: &Scores) -> String {
    let right = scores
        .right
        .iter()
        .map(|pair| format!("{:.1}", per_cent(*pair)));
    let invented = scores.invented.iter().map(ToString::to_string);
    right.chain(invented).collect::<Vec<_>>().join(" | ")
}

/// What changes, where something does.
fn difference_row(scores: &Scores, whole: &Scores) -> String {
    let right = scores.right.iter().zip(&whole.right).map(|(own, all)| {
        let change = per_cent(*own) - per_cent(*all);
        if own == all {
            String::new()
        } else {
            format!("{change:+.1}")
        }
    });
    let invented = scores
        .invented
        .iter()
        .zip(&whole.invented)
        .map(|(own, all)| {
            if own == all {
                String::new()
            } else {
                format!("{:+}", own - all)
            }
        });
    right.chain(invented).collect::<Vec<_>>().join(" | ")
}
