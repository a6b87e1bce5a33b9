//! Runs the program and looks at what it printed.
#![allow(clippy::print_stdout, reason = "a skipped test says so")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use ibid_testdata::Dataset;

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Run {
    /// The standard output of a run that went well and had nothing to say beside it.
    pub fn clean(self) -> String {
        assert_eq!((self.stderr.as_str(), self.code), ("", Some(0)), "{self:?}");
        self.stdout
    }

    /// The standard output of a run that ended with 0.
    pub fn done(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.stdout
    }

    /// The standard output as JSON, of a run that ended with 0.
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.done()).expect("JSON")
    }

    /// Checks that the run failed with an exit code, printed no result, and that its message has
    /// each of `parts`.
    #[track_caller]
    pub fn fails(&self, code: i32, parts: &[&str]) {
        assert_eq!(
            (self.stdout.as_str(), self.code),
            ("", Some(code)),
            "{self:?}"
        );
        self.says(parts);
    }

    /// Checks that the standard error has each of `parts`, and no panic.
    #[track_caller]
    pub fn says(&self, parts: &[&str]) {
        for part in parts {
            assert!(self.stderr.contains(part), "no {part:?} in {self:#?}");
        }
        assert!(!self.stderr.contains("panicked"), "{self:?}");
    }
}

/// The program, away from the styles and settings of whoever runs the tests.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nowhere");
    command
        .args(arguments)
        .current_dir(ibid_testdata::workspace_root());
    for variable in [
        "IBID_CONFIG_DIR",
        "IBID_DATA_DIR",
        "IBID_CACHE_DIR",
        "XDG_DATA_DIRS",
    ] {
        command.env(variable, &nowhere);
    }
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "LANG", "LC_ALL"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the program.
pub fn ibid(arguments: &[&str]) -> Run {
    run(command(arguments), b"")
}

/// Runs the program on a standard input.
pub fn ibid_with(arguments: &[&str], stdin: impl AsRef<[u8]>) -> Run {
    run(command(arguments), stdin.as_ref())
}

/// Runs a prepared command.
pub fn run(mut command: Command, stdin: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let stdin = stdin.to_vec();
    // In a thread of its own: both pipes may fill up. The program need not read all.
    let writer = std::thread::spawn(move || drop(input.write_all(&stdin)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input is written");
    Run {
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        code: output.status.code(),
    }
}

/// A file of its own for a test.
pub fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder().join(name);
    std::fs::write(&path, content).expect("the file is written");
    path.to_str().expect("UTF-8").to_owned()
}

/// A folder of its own for a test.
pub fn folder() -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let name = format!(
        "{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("the folder is made");
    folder
}

/// Public test data as a path, or `None` with a printed reason.
pub fn data(dataset: Dataset) -> Option<String> {
    match ibid_testdata::find(dataset) {
        Ok(path) => Some(path.to_str().expect("UTF-8").to_owned()),
        Err(missing) => {
            println!("skipped: {missing}");
            None
        }
    }
}

/// A page with a title, an author, a site and a date.
pub const PAGE: &str = "<!DOCTYPE html><html lang='en'><head><title>Quiet winters | The Daily Tern</title>\
    <meta property='og:title' content='Quiet winters'><meta property='og:site_name' content='The Daily Tern'>\
    <meta name='author' content='Mary Okonkwo'><meta property='article:published_time' content='2023-01-05'>\
    <link rel='canonical' href='https://tern.example/quiet-winters'></head>\
    <body><h1>Quiet winters</h1><p>By Mary Okonkwo</p><p>The geese stayed.</p></body></html>";
