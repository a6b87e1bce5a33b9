//! What citation-js reads, under node.

use super::Kept;
use super::agreement::Reader;
use super::corpus::BibliographyFile;
use anyhow::{Context, Result, bail};
use ibid_formats::Format;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// The program that drives citation-js.
const SCRIPT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/src/formats_agree/citation.mjs"
);

/// Its packages, at versions that go together.
const PACKAGES: [&str; 3] = [
    "@citation-js/core@0.7.21",
    "@citation-js/plugin-bibtex@0.7.21",
    "@citation-js/plugin-ris@0.7.21",
];

/// What citation-js reads in each file. It is installed below `target` where it is not there.
pub fn read_all(
    files: &[BibliographyFile],
    target: &Path,
    kept: &Kept,
) -> Result<Vec<Option<Vec<Value>>>> {
    install(target)?;
    let version = format!("{PACKAGES:?}{}", fs::read_to_string(SCRIPT)?);
    let paths: Vec<_> = files
        .iter()
        .map(|file| kept.path(Reader::CitationJs, &version, file))
        .collect();
    let missing: Vec<usize> = (0..files.len()).filter(|at| !paths[*at].exists()).collect();
    if !missing.is_empty() {
        let mut command = Command::new("node");
        command.arg(SCRIPT).arg(target);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().context(
            "cannot start `node`: get it from https://nodejs.org or your system's packages",
        )?;
        let mut stdin = child.stdin.take().context("no input")?;
        let stdout = child.stdout.take().context("no output")?;
        thread::scope(|scope| -> Result<()> {
            scope.spawn(|| {
                for at in &missing {
                    let question = json!({
                        "type": type_name(files[*at].format),
                        "text": String::from_utf8_lossy(&files[*at].bytes),
                    });
                    if writeln!(stdin, "{question}").is_err() {
                        break;
                    }
                }
                drop(stdin);
            });
            for (line, at) in BufReader::new(stdout).lines().zip(&missing) {
                let items: Vec<Value> = serde_json::from_str(&line?)?;
                Kept::put(&paths[*at], &items)?;
            }
            Ok(())
        })?;
        if !child.wait()?.success() {
            bail!("node failed: `node {SCRIPT}` shows why");
        }
    }
    Ok(paths.iter().map(|path| Kept::get(path)).collect())
}

/// What citation-js calls a format.
fn type_name(format: Format) -> &'static str {
    match format {
        Format::Biblatex => "@biblatex/text",
        Format::Ris => "@ris/file",
        _ => "@bibtex/text",
    }
}

fn install(target: &Path) -> Result<()> {
    if target.join("node_modules/@citation-js/plugin-ris").is_dir() {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--prefix"]).arg(target);
    let status = npm.args(PACKAGES).status();
    let status = status.context("cannot start `npm`, which comes with node")?;
    if !status.success() {
        bail!("{} failed", crate::cargo::display(&npm));
    }
    Ok(())
}
