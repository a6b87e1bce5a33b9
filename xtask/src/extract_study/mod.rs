//! `cargo xtask extract-study`: what the extractor's parts are worth, measured on the corpus of
//! article pages: how often a field is right that is said to be sure, and what each layer adds.

mod calibration;
mod layers;
mod picture;

use crate::cargo::{cargo, display, target_directory};
use crate::extract_score::python;
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use ibid_testdata::Dataset;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What is measured.
#[derive(Subcommand)]
pub enum Study {
    /// How often fields are right, by how sure they are said to be
    Calibration {
        /// Where the curve goes as a picture (SVG)
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
    },
    /// The scores without each layer
    Layers,
}

/// The fields that are scored: the scorer's name, the item's.
const FIELDS: [(&str, &str); 4] = [
    ("title", "title"),
    ("authors", "author"),
    ("published", "issued"),
    ("site_name", "container-title"),
];

/// Measures.
pub fn run(study: &Study) -> Result<ExitCode> {
    let corpus = ibid_testdata::find(Dataset::Articles)?;
    let bench = Bench::prepare(corpus)?;
    match study {
        Study::Calibration { svg } => calibration::run(&bench, svg.as_deref())?,
        Study::Layers => layers::run(&bench)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The corpus, the program that predicts, and where results go.
struct Bench {
    corpus: PathBuf,
    predict: PathBuf,
    folder: PathBuf,
}

impl Bench {
    fn prepare(corpus: PathBuf) -> Result<Self> {
        let mut build = cargo();
        build.args(["build", "--quiet", "--release", "--package", "ibid-extract"]);
        build.args(["--example", "predict"]);
        if !build.status()?.success() {
            bail!("{} failed", display(&build));
        }
        let target = target_directory()?;
        let name = format!("predict{}", std::env::consts::EXE_SUFFIX);
        Ok(Self {
            corpus,
            predict: target.join("release").join("examples").join(name),
            folder: target.join("extract-study"),
        })
    }

    /// Predicts with some options; returns the folder of predictions and the scorer's report.
    fn score(&self, name: &str, options: &[&str]) -> Result<(PathBuf, Value)> {
        let out = self.folder.join(name);
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        let mut predict = Command::new(&self.predict);
        predict.arg(&self.corpus).arg(&out).args(options);
        if !predict.status()?.success() {
            bail!("{} failed", display(&predict));
        }
        let report = self.folder.join(format!("{name}.json"));
        let mut score = python(&self.corpus, &out)?;
        score.args(["--quiet", "--json"]).arg(&report);
        if !score.status()?.success() {
            bail!("{} failed", display(&score));
        }
        Ok((out, read(&report)?))
    }

    /// What is expected of a page, `SOURCE/ID`.
    fn expected(&self, case: &str) -> Result<Value> {
        read(&self.corpus.join("cases").join(case).join("expected.json"))
    }
}

/// Reads a JSON file.
fn read(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// A count as a number to reckon with.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
