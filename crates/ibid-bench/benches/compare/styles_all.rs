//! ibid over every independent official style, on the document that `differential` compares.

use crate::process::{self, measure};
use crate::{Arguments, build};
use anyhow::{Context, Result};
use ibid_bench::{count, figure};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::Command;

/// Renders the document in all styles in one process, on one thread; prints what that used.
///
/// # Errors
///
/// The command `differential` cannot be built, or a style could not be rendered.
pub fn run(arguments: &Arguments) -> Result<()> {
    let differential = build::release("ibid-differential")?;
    let output = process::folder()?.join("styles-all.jsonl");
    let mut usages = Vec::new();
    for _ in 0..arguments.runs {
        let mut command = Command::new(&differential);
        usages.push(measure(
            command.args(["--ours", "--threads", "1"]),
            &output,
        )?);
    }
    let median = process::Usage::median(&usages).context("no runs")?;
    let styles = BufReader::new(File::open(&output)?).lines().count();
    println!(
        "ibid, all {} independent styles, on one thread: {} s of CPU, {} s in all, {:.1} MiB \
         (median of {})",
        count(styles),
        figure(median.cpu),
        figure(median.wall),
        median.peak,
        arguments.runs,
    );
    Ok(())
}
