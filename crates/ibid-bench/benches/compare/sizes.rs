//! The comparison by size: every program on the same items, a table a style.

use crate::Arguments;
use crate::document::{Document, StyleSource};
use crate::process::{Usage, measure};
use crate::programs::Program;
use anyhow::{Result, bail};
use ibid_bench::{Table, count, figure, growth_exponent};

/// The styles that are compared where none is named.
pub const STYLES: [&str; 6] = [
    "apa",
    "chicago-author-date",
    "ieee",
    "american-medical-association",
    "modern-language-association",
    "nature",
];

/// The sizes that are compared where none is given.
pub const SIZES: [usize; 3] = [1, 1_000, 10_000];

/// What a program did with a document; why it failed where it did.
type Outcome = Result<Usage, String>;

/// Compares all programs that are there.
///
/// # Errors
///
/// Data is missing, or ibid itself cannot render a document.
pub fn run(arguments: &Arguments) -> Result<()> {
    let styles = arguments.style.iter().map(|name| StyleSource::find(name));
    let styles = styles.collect::<Result<Vec<_>>>()?;
    let programs = programs(arguments)?;
    let documents = arguments.sizes.iter().map(|size| Document::write(*size));
    let documents = documents.collect::<Result<Vec<_>>>()?;
    for style in &styles {
        let mut results = Vec::with_capacity(documents.len());
        for document in &documents {
            let takes_part =
                |program: &&Program| !program.is_slow || document.size <= arguments.slow_to;
            let taking_part: Vec<&Program> = programs.iter().filter(takes_part).collect();
            let outcomes = take_turns(&taking_part, document, style, arguments.runs)?;
            results.push((document.size, outcomes));
        }
        print(style, &results, arguments.markdown);
    }
    Ok(())
}

/// ibid, and those of the others that are there. The missing are named.
fn programs(arguments: &Arguments) -> Result<Vec<Program>> {
    let mut programs = vec![
        Program::ibid(arguments.ibid.as_deref())?,
        Program::hayagriva()?,
    ];
    let others = [
        ("citeproc-js", Program::citeproc_js()),
        ("pandoc", Program::pandoc(&arguments.pandoc)),
    ];
    for (name, found) in others {
        match found {
            Ok(program) => programs.push(program),
            Err(missing) => println!("skipped: {name}: {missing:#}"),
        }
    }
    Ok(programs)
}

/// Runs the programs in turns; the first one is ibid, and has to succeed. One that has failed is
/// not run again.
fn take_turns<'p>(
    programs: &[&'p Program],
    document: &Document,
    style: &StyleSource,
    runs: u32,
) -> Result<Vec<(&'p Program, Outcome)>> {
    let outputs = programs.iter().map(|program| program.output());
    let outputs = outputs.collect::<Result<Vec<_>>>()?;
    let mut usages: Vec<Result<Vec<Usage>, String>> = programs.iter().map(|_| Ok(vec![])).collect();
    for _ in 0..runs {
        for ((program, output), usages) in programs.iter().zip(&outputs).zip(&mut usages) {
            let Ok(earlier) = usages else { continue };
            match measure(&mut program.command(document, style), output) {
                Ok(usage) => earlier.push(usage),
                Err(error) => *usages = Err(format!("{error:#}")),
            }
        }
        if let Some(Err(error)) = usages.first() {
            let (style, size) = (&style.name, document.size);
            bail!("ibid, {style}, {size} items: {error}");
        }
    }
    let median = |runs: Vec<Usage>| Usage::median(&runs).ok_or_else(|| "no runs".to_owned());
    let outcomes = usages.into_iter().map(|usages| usages.and_then(median));
    Ok(programs.iter().copied().zip(outcomes).collect())
}

/// The table of a style, what failed, and how ibid grows.
fn print(style: &StyleSource, results: &[(usize, Vec<(&Program, Outcome)>)], markdown: bool) {
    let head = [
        "program",
        "items",
        "CPU s",
        "wall s",
        "peak MiB",
        "CPU, times ibid",
    ];
    let mut table = Table::new(&head, markdown);
    let mut failures = Vec::new();
    let mut ours = Vec::new();
    for (size, outcomes) in results {
        let ibid = outcomes.first().and_then(|(_, ibid)| ibid.as_ref().ok());
        ours.extend(ibid.map(|usage| (*size, usage.cpu)));
        for (program, outcome) in outcomes {
            match outcome {
                Ok(usage) => table.row(row(&program.name, *size, usage, ibid)),
                Err(error) => {
                    failures.push(format!("failed: {}, {size} items: {error}", program.name));
                }
            }
        }
    }
    println!("\n{}{}\n", if markdown { "### " } else { "" }, style.name);
    print!("{}", table.text());
    for failure in failures {
        println!("\n{failure}");
    }
    if let Some(growth) = growth(&ours) {
        println!("\n{growth}");
    }
}

fn row(name: &str, size: usize, usage: &Usage, ibid: Option<&Usage>) -> Vec<String> {
    let ratio = ibid.map(|ibid| format!("{:.1}", usage.cpu / ibid.cpu));
    vec![
        name.to_owned(),
        count(size),
        figure(usage.cpu),
        figure(usage.wall),
        format!("{:.1}", usage.peak),
        ratio.unwrap_or_default(),
    ]
}

/// How ibid's CPU time grows between the two largest sizes; nothing where the smaller of them is so
/// small that starting the program is what takes the time.
fn growth(ours: &[(usize, f64)]) -> Option<String> {
    let mut ours = ours.to_vec();
    ours.sort_by_key(|(size, _)| *size);
    let [.., small, large] = ours[..] else {
        return None;
    };
    let exponent = growth_exponent(small, large).filter(|_| small.0 >= 100)?;
    Some(format!(
        "ibid from {} to {} items: CPU grows as n^{exponent:.2}",
        count(small.0),
        count(large.0)
    ))
}
