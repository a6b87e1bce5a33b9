//! The other side: the document rendered with citeproc-js under node, and kept on disk.

use crate::document::Document;
use crate::rendering::Rendering;
use anyhow::{Context, Result, bail};
use ibid_testdata::CiteprocJs;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// The program that drives citeproc-js.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/citeproc.mjs");

/// citeproc-js, and what it has rendered so far.
pub struct Reference {
    /// The folder that `citeproc` is installed in, with the kept renderings.
    folder: PathBuf,
    /// The kept renderings of this document in this locale, a JSON line each.
    kept: PathBuf,
    locale: Option<String>,
}

impl Reference {
    /// citeproc-js as it is installed, for one document and locale.
    ///
    /// # Errors
    ///
    /// It is not installed.
    pub fn find(document: &Document, locale: Option<String>) -> Result<Self> {
        let CiteprocJs { folder, manifest } = CiteprocJs::find()?;
        let script =
            fs::read_to_string(SCRIPT).with_context(|| format!("cannot read `{SCRIPT}`"))?;
        // Stable as long as the toolchain is; another one only renders again.
        let mut hasher = DefaultHasher::new();
        (&document.text, script, manifest).hash(&mut hasher);
        let tag = locale.as_deref().unwrap_or("default");
        let kept = folder.join(format!("{:016x}-{tag}.jsonl", hasher.finish()));
        Ok(Self {
            folder,
            kept,
            locale,
        })
    }

    /// Forgets what is kept.
    ///
    /// # Errors
    ///
    /// The file cannot be removed.
    pub fn forget(&self) -> Result<()> {
        if self.kept.exists() {
            fs::remove_file(&self.kept).with_context(|| self.kept.display().to_string())?;
        }
        Ok(())
    }

    /// What is kept, by style. A line that was cut off is not there.
    pub fn kept(&self) -> BTreeMap<String, Rendering> {
        let text = fs::read_to_string(&self.kept).unwrap_or_default();
        let renderings = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        renderings
            .map(|rendering: Rendering| (rendering.style.clone(), rendering))
            .collect()
    }

    /// Renders what is not kept of `styles`, and keeps it; `progress` is told how many are done.
    ///
    /// # Errors
    ///
    /// node cannot be started, or fails as a whole.
    pub fn render(
        &self,
        document: &Document,
        styles: &[String],
        (style_folder, locale_folder): (&Path, &Path),
        mut progress: impl FnMut(usize),
    ) -> Result<()> {
        let kept: BTreeSet<String> = self.kept().into_keys().collect();
        let missing: Vec<&str> = styles
            .iter()
            .filter(|name| !kept.contains(*name))
            .map(String::as_str)
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let mut command = Command::new("node");
        command
            .arg(SCRIPT)
            .arg(&self.folder)
            .args([style_folder, locale_folder]);
        command
            .args([&document.items_path, &document.citations_path])
            .args(&self.locale);
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = child.context(
            "cannot start `node`: get it from https://nodejs.org or your system's packages",
        )?;
        let names = missing.join("\n");
        let stdin = child.stdin.take();
        let writer =
            thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(names.as_bytes())));
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&self.kept)?;
        for (done, line) in BufReader::new(child.stdout.take().context("no output")?)
            .lines()
            .enumerate()
        {
            writeln!(file, "{}", line?)?;
            progress(done + 1);
        }
        // A pipe that node closed early shows in its exit status.
        drop(writer.join());
        if !child.wait()?.success() {
            bail!("node failed: `node {SCRIPT}` shows why");
        }
        Ok(())
    }
}
