//! `cargo xtask formats-agree`: what ibid reads in real bibliographies, beside pandoc and
//! citation-js, field by field.
//!
//! The files are those of `corpus.txt`, or of a folder. What differs in spelling alone (marks of
//! formatting, the form of quotes and dashes, white space) counts as the same. Where two of three
//! readers agree against the third, the third is worth a look: `--show` prints such places.

mod agreement;
mod citation_js;
mod corpus;
mod pandoc;
mod plain;

use agreement::{Agreement, Places, Reader, Verdict};
use anyhow::{Context, Result};
use clap::Args;
use corpus::BibliographyFile;
use ibid_formats::Format;
use serde_json::Value;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `cargo xtask formats-agree` takes.
#[derive(Args)]
pub struct Arguments {
    /// Take repositories from this folder, `DIR/OWNER+NAME`, where they are there, and files below
    /// `DIR/files`
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Read the files of this folder instead of the corpus
    #[arg(long, value_name = "DIR", conflicts_with = "from")]
    files: Option<PathBuf>,
    /// Show places where one reader alone differs in this field, so many
    #[arg(long, num_args = 2, value_names = ["FIELD", "N"])]
    show: Option<Vec<String>>,
    /// Of which verdict
    #[arg(long, value_enum, default_value_t = Verdict::Ibid)]
    verdict: Verdict,
    /// Only files in this format
    #[arg(long)]
    format: Option<Format>,
    /// Only files whose path has this in it
    #[arg(long, value_name = "TEXT")]
    path: Option<String>,
}

/// Reads, compares and prints.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let target = crate::cargo::target_directory()?.join("formats-agree");
    let mut files = match &arguments.files {
        Some(folder) => corpus::folder(folder)?,
        None => corpus::gather(&target, arguments.from.as_deref())?,
    };
    files.retain(|file| {
        let of_format = arguments.format.is_none_or(|format| format == file.format);
        let of_path = arguments.path.as_ref();
        of_format && of_path.is_none_or(|part| file.name.contains(part.as_str()))
    });
    let kept = Kept::new(&target)?;
    let citation_js = citation_js::read_all(&files, &target, &kept)?;
    let pandoc = pandoc::read_all(&files, &kept)?;
    let mut agreement = Agreement::default();
    for (at, file) in files.iter().enumerate() {
        let theirs = |all: &[Option<Vec<Value>>]| all.get(at).cloned().flatten();
        let places = Places {
            file,
            ibid: ours(file),
            pandoc: theirs(&pandoc),
            citation_js: theirs(&citation_js),
        };
        agreement.add(&places);
    }
    match arguments.show.as_deref() {
        Some([field, count]) => {
            let count = count.parse().context("`--show FIELD N` takes a number")?;
            agreement.show(field, arguments.verdict, count);
        }
        _ => agreement.print(files.len()),
    }
    Ok(ExitCode::SUCCESS)
}

/// The file's items as ibid reads them, in CSL-JSON.
fn ours(file: &BibliographyFile) -> Option<Vec<Value>> {
    let references = ibid_formats::read(file.format, &file.bytes).ok()?;
    let written = ibid_formats::write(Format::CslJson, &references.items).ok()?;
    serde_json::from_str(&written.text).ok()
}

/// What other programs gave, kept by program and content, so that a second run costs only our side.
struct Kept {
    folder: PathBuf,
}

impl Kept {
    fn new(target: &Path) -> Result<Self> {
        let folder = target.join("kept");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    fn path(&self, reader: Reader, version: &str, file: &BibliographyFile) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        (reader.name(), version, file.format.name(), &file.bytes).hash(&mut hasher);
        self.folder.join(format!("{:016x}.json", hasher.finish()))
    }

    /// The items that were kept.
    fn get(path: &Path) -> Option<Vec<Value>> {
        serde_json::from_slice(&fs::read(path).ok()?).ok()
    }

    fn put(path: &Path, items: &[Value]) -> Result<()> {
        fs::write(path, serde_json::to_vec(items)?)
            .with_context(|| format!("cannot write `{}`", path.display()))
    }
}
