//! The programs that are compared: where each is, and how it is run.

use crate::document::{Document, LOCALE, StyleSource};
use crate::{build, process};
use anyhow::{Context, Result, bail};
use ibid_testdata::CiteprocJs;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The script that renders a document with citeproc-js.
const RENDER_SCRIPT: &str = include_str!("render.mjs");

/// A program, ready to be run.
pub struct Program {
    /// Its name and version.
    pub name: String,
    /// Whether it takes long with many items.
    pub is_slow: bool,
    kind: Kind,
}

/// How it is run.
enum Kind {
    Ibid(PathBuf),
    /// This program, which runs itself.
    Hayagriva(PathBuf),
    CiteprocJs {
        script: PathBuf,
        packages: PathBuf,
    },
    Pandoc(PathBuf),
}

impl Program {
    /// The `ibid` at this path, else the release build, which is built first.
    ///
    /// # Errors
    ///
    /// It cannot be built or started.
    pub fn ibid(path: Option<&Path>) -> Result<Self> {
        let path = match path {
            Some(path) => located(path),
            None => build::release("ibid-cli")?,
        };
        let version = first_line(&path, "--version").filter(|line| line.starts_with("ibid "));
        let name = version.with_context(|| {
            format!(
                "`{}` is no `ibid` that runs: give the path of one, or leave `--ibid` out to have \
                 it built",
                path.display()
            )
        })?;
        Ok(Self {
            name,
            is_slow: false,
            kind: Kind::Ibid(path),
        })
    }

    /// hayagriva, which is linked into this program.
    ///
    /// # Errors
    ///
    /// This program cannot tell where it is.
    pub fn hayagriva() -> Result<Self> {
        let own = std::env::current_exe().context("cannot tell where this program is")?;
        let lock = ibid_testdata::workspace_root().join("Cargo.lock");
        let lock = std::fs::read_to_string(lock).unwrap_or_default();
        Ok(Self {
            name: format!("hayagriva {}", locked_version(&lock, "hayagriva")),
            is_slow: false,
            kind: Kind::Hayagriva(own),
        })
    }

    /// citeproc-js in Node.js.
    ///
    /// # Errors
    ///
    /// One of them is missing; the message says how to get it.
    pub fn citeproc_js() -> Result<Self> {
        let found = CiteprocJs::find()?;
        find_node()?;
        let script = process::folder()?.join("render.mjs");
        std::fs::write(&script, RENDER_SCRIPT)
            .with_context(|| format!("cannot write `{}`", script.display()))?;
        Ok(Self {
            name: citeproc_js_name(&found),
            is_slow: true,
            kind: Kind::CiteprocJs {
                script,
                packages: found.folder,
            },
        })
    }

    /// The `pandoc` at this path, or of this name.
    ///
    /// # Errors
    ///
    /// It is missing; the message says how to get it.
    pub fn pandoc(path: &Path) -> Result<Self> {
        let path = located(path);
        let Some(name) = first_line(&path, "--version") else {
            bail!(
                "`{}` cannot be started: install pandoc (Debian package `pandoc`, or \
                 https://pandoc.org/installing.html), or say where it is with `--pandoc PATH`",
                path.display()
            );
        };
        Ok(Self {
            name,
            is_slow: true,
            kind: Kind::Pandoc(path),
        })
    }

    /// Where its output goes: looked at when figures are surprising.
    ///
    /// # Errors
    ///
    /// The folder cannot be made.
    pub fn output(&self) -> Result<PathBuf> {
        let word = self.name.split(' ').next().unwrap_or_default();
        Ok(process::folder()?.join(format!("output-{word}.html")))
    }

    /// The command that renders a document in a style.
    pub fn command(&self, document: &Document, style: &StyleSource) -> Command {
        match &self.kind {
            Kind::Ibid(path) => {
                let mut command = Command::new(path);
                // The program's own locales, not those that its user has added.
                command.env("IBID_DATA_DIR", env!("CARGO_MANIFEST_DIR"));
                command.arg("render").arg(&document.items);
                // The file that the others read: the copy in the program may be of another day.
                command.arg("--style").arg(&style.path);
                command.args(["--locale", LOCALE]);
                command.args(["-f", "html", "--cite-each"]);
                command
            }
            Kind::Hayagriva(path) => {
                let mut command = Command::new(path);
                command.args(["--bench", "hayagriva"]);
                command.args([&style.path, &style.locale, &document.items]);
                command
            }
            Kind::CiteprocJs { script, packages } => {
                let mut command = Command::new("node");
                command.args([script, packages]);
                command.args([&style.path, &style.locale, &document.items]);
                command
            }
            Kind::Pandoc(path) => {
                let mut command = Command::new(path);
                command.args(["--from", "markdown", "--to", "html", "--citeproc"]);
                command.arg("--metadata").arg(format!("lang={LOCALE}"));
                command.arg("--bibliography").arg(&document.items);
                command.arg("--csl").arg(&style.path);
                command.arg(&document.markdown);
                command
            }
        }
    }
}

/// Sees to it that `node` can be started.
///
/// # Errors
///
/// It cannot; the message says how to get it.
pub fn find_node() -> Result<()> {
    if first_line(Path::new("node"), "--version").is_none() {
        bail!("cannot start `node`: get it from https://nodejs.org or your system's packages");
    }
    Ok(())
}

/// citeproc-js with its version.
pub fn citeproc_js_name(found: &CiteprocJs) -> String {
    let manifest: Value = serde_json::from_str(&found.manifest).unwrap_or_default();
    let version = manifest["version"].as_str().unwrap_or_default();
    format!("citeproc-js {version}")
}

/// A program that the user names: a bare name is looked for as the system does, a path is relative to
/// the workspace, because cargo starts benches elsewhere.
pub fn located(program: &Path) -> PathBuf {
    if program.components().count() > 1 {
        return ibid_testdata::workspace_root().join(program);
    }
    program.to_path_buf()
}

/// The first line that a program prints with this argument; `None` where it cannot be run.
fn first_line(program: &Path, argument: &str) -> Option<String> {
    let mut command = Command::new(program);
    let output = command.arg(argument).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let line = text.lines().next()?.trim().to_owned();
    output.status.success().then_some(line)
}

/// The version of a package in the text of `Cargo.lock`; empty where it is not there.
fn locked_version(lock: &str, package: &str) -> String {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().unwrap_or_default();
    let version = version.trim_start_matches("version = ");
    version.trim_matches('"').to_owned()
}
