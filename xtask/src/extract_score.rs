//! `cargo xtask extract-score`: runs the release build over the corpus of article pages, as the
//! corpus's own `predict.py` does, and scores the results with its `score.py`.
//!
//! Everything that is written stays below the target folder: the unpacked pages, what
//! `ibid inspect` printed of each, and the predictions.

use crate::cargo::{cargo, display, exit_code, target_directory, works};
use crate::prediction::prediction;
use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use ibid_testdata::Dataset;
use serde_json::Value;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// After which time a page counts as failed.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Predicts and scores; `arguments` go to `score.py`.
pub fn run(arguments: &[OsString]) -> Result<ExitCode> {
    let corpus = ibid_testdata::find(Dataset::Articles)?;
    let work = Work::prepare(&corpus, build_release()?)?;
    let start = Instant::now();
    let failed = work.predict_all();
    println!(
        "{} pages, {failed} failed, {:.1} s; predictions in `{}`",
        work.pages.len(),
        start.elapsed().as_secs_f64(),
        work.folder.join("pred").display()
    );
    score(&corpus, &work.folder.join("pred"), arguments)
}

/// Builds the command line tool for release; returns its path.
fn build_release() -> Result<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", "ibid-cli"]);
    if !build.status()?.success() {
        bail!("{} failed", display(&build));
    }
    let name = format!("ibid{}", std::env::consts::EXE_SUFFIX);
    Ok(target_directory()?.join("release").join(name))
}

/// Runs the corpus's scoring script.
fn score(corpus: &Path, predictions: &Path, arguments: &[OsString]) -> Result<ExitCode> {
    let mut score = python(corpus, predictions)?;
    score.args(arguments);
    exit_code(&mut score)
}

/// The command that scores a folder of predictions.
pub fn python(corpus: &Path, predictions: &Path) -> Result<Command> {
    let python = ["python3", "python"];
    let python = python
        .into_iter()
        .find(|python| works(Command::new(python).arg("--version")));
    let Some(python) = python else {
        bail!(
            "Python is missing, which scores the predictions: install Python 3 \
             (https://www.python.org), then run `python3 {} {}`",
            corpus.join("score.py").display(),
            predictions.display()
        );
    };
    let mut score = Command::new(python);
    // The corpus may be read-only: no byte code beside the script.
    score
        .arg("-B")
        .arg(corpus.join("score.py"))
        .arg(predictions);
    Ok(score)
}

/// The pages of the corpus, as `SOURCE/ID`.
pub fn cases(corpus: &Path) -> Result<Vec<String>> {
    let mut cases = Vec::new();
    for source in subfolders(&corpus.join("cases"))? {
        for page in subfolders(&source)? {
            let name = page.strip_prefix(corpus.join("cases"))?;
            cases.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(cases)
}

/// The pages, and where results go.
struct Work {
    ibid: PathBuf,
    folder: PathBuf,
    pages: Vec<Page>,
}

/// A page of the corpus: `cases/SOURCE/ID/`.
struct Page {
    folder: PathBuf,
    /// `SOURCE/ID`
    name: PathBuf,
}

impl Work {
    /// Lists the pages and empties the folder of results.
    fn prepare(corpus: &Path, ibid: PathBuf) -> Result<Self> {
        let folder = target_directory()?.join("extract-score");
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot empty `{}`", folder.display()))?;
        }
        let mut pages = Vec::new();
        for source in subfolders(&corpus.join("cases"))? {
            for page in subfolders(&source)? {
                if page.join("page.html.gz").is_file() {
                    let name = page.strip_prefix(corpus.join("cases"))?.to_path_buf();
                    pages.push(Page { folder: page, name });
                }
            }
        }
        Ok(Self {
            ibid,
            folder,
            pages,
        })
    }

    /// Writes a prediction for each page; returns how many have none.
    fn predict_all(&self) -> usize {
        let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let predict_rest = || {
            while let Some(page) = self.pages.get(next.fetch_add(1, Ordering::Relaxed)) {
                if let Err(error) = self.predict(page) {
                    eprintln!("{}: {error:#}", page.name.display());
                    failed.fetch_add(1, Ordering::Relaxed);
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(predict_rest);
            }
        });
        failed.into_inner()
    }

    fn predict(&self, page: &Page) -> Result<()> {
        let expected = fs::read(page.folder.join("expected.json"))?;
        let expected: Value = serde_json::from_slice(&expected)?;
        let url = expected["url"]
            .as_str()
            .context("`expected.json` has no `url`")?;

        let html = self.result_path("pages", page, "html")?;
        let packed = File::open(page.folder.join("page.html.gz"))?;
        fs::write(&html, unpack(packed)?)?;

        let inspected = self.result_path("inspect", page, "json")?;
        let mut inspect = Command::new(&self.ibid);
        inspect.arg("inspect").arg(&html);
        inspect.args(["--json", "--keep-case", "--url", url]);
        let errors = self.result_path("inspect", page, "err")?;
        let child = inspect
            .stdin(Stdio::null())
            .stdout(File::create(&inspected)?)
            .stderr(File::create(&errors)?)
            .spawn()
            .with_context(|| format!("cannot start {}", display(&inspect)))?;
        wait(child, TIME_LIMIT)?;

        let inspected: Value =
            serde_json::from_slice(&fs::read(&inspected)?).with_context(|| {
                format!(
                    "`ibid inspect` did not print JSON; see `{}`",
                    errors.display()
                )
            })?;
        let path = self.result_path("pred", page, "json")?;
        fs::write(path, prediction(&inspected).to_string())?;
        Ok(())
    }

    /// Where a result of `page` goes; its folder is made.
    fn result_path(&self, kind: &str, page: &Page, extension: &str) -> Result<PathBuf> {
        // Not `with_extension`: an id may hold dots.
        let mut path = self.folder.join(kind).join(&page.name).into_os_string();
        path.push(format!(".{extension}"));
        let path = PathBuf::from(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(path)
    }
}

/// What a gzip file holds.
pub fn unpack(packed: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(packed).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The folders in a folder, by name.
fn subfolders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder);
    let entries = entries.with_context(|| format!("cannot read `{}`", folder.display()))?;
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

/// Waits for a process to end, and ends it after `limit`.
fn wait(mut child: Child, limit: Duration) -> Result<()> {
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("`ibid inspect` was not done after {} s", limit.as_secs());
        }
        thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}
