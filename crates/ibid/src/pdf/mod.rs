//! PDFs, read in a process of their own: [`PdfReader`] starts it, [`answer`] is what it does.
//!
//! A PDF is a program for drawing pages, and its readers are as large as the format: what is wrong
//! with a file, or with its reader, must not be wrong with the one who asked. The process reads the
//! first pages of a file of a limited size, and is ended when it takes too long.

mod read;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use ibid_extract::{ExtractError, PdfFacts, PdfLine};
use serde::{Deserialize, Serialize};

pub use read::facts;

/// The largest PDF that is read, in bytes.
pub const LIMIT: u64 = 64 * 1024 * 1024;
/// The most that the process may answer, in bytes.
const ANSWER: u64 = 8 * 1024 * 1024;
/// How often is looked whether it has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// How to start the process that reads a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PdfReader {
    /// A program that calls [`answer`]; the caller's own, as a rule.
    pub program: PathBuf,
    /// The arguments that make it do so.
    pub arguments: Vec<OsString>,
    /// How long it may take.
    pub time: Duration,
}

/// What the process answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Facts {
        info: Vec<(String, String)>,
        xmp: Option<String>,
        lines: Vec<(usize, f32, String)>,
    },
    Broken(String),
    Encrypted,
    Unpacked(u64),
}

const WHAT: &str = "the PDF";

impl PdfReader {
    /// Has the process read a PDF.
    ///
    /// # Errors
    /// The PDF is broken, locked, too large unpacked, or takes too long.
    pub fn read(&self, pdf: &[u8]) -> Result<PdfFacts, ExtractError> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| broken(format!("its reader does not start: {error}")))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (answer, ended) = thread::scope(|scope| {
            // Both pipes may fill up. What the process does not read is no failure.
            scope.spawn(move || input.map(|mut input| input.write_all(pdf)));
            let answer = scope.spawn(move || {
                let mut bytes = Vec::new();
                let read = output.map(|output| output.take(ANSWER).read_to_end(&mut bytes));
                read.and_then(Result::ok).map(|_| bytes)
            });
            let ended = wait(&mut child, self.time);
            (answer.join().ok().flatten(), ended)
        });
        if !ended {
            return Err(ExtractError::TooSlow {
                what: WHAT,
                seconds: self.time.as_secs(),
            });
        }
        let answer = answer.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        match answer {
            Some(Answer::Facts { info, xmp, lines }) => Ok(PdfFacts {
                info,
                xmp,
                lines: lines
                    .into_iter()
                    .map(|(page, size, text)| PdfLine { page, size, text })
                    .collect(),
            }),
            Some(Answer::Broken(reason)) => Err(broken(reason)),
            Some(Answer::Encrypted) => Err(ExtractError::Encrypted { what: WHAT }),
            Some(Answer::Unpacked(limit)) => Err(ExtractError::Unpacked { what: WHAT, limit }),
            None => Err(broken("its reader gave up".to_owned())),
        }
    }
}

fn broken(reason: String) -> ExtractError {
    ExtractError::Broken { what: WHAT, reason }
}

/// Waits for the process, and ends it when its time is over; whether it ended by itself.
fn wait(child: &mut Child, time: Duration) -> bool {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => return true,
            Ok(None) if started.elapsed() < time => thread::sleep(PAUSE),
            _ => {
                // It may have ended just now.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// What the process does: reads a PDF from `input`, and writes what it says to `output`.
///
/// # Errors
/// The answer could not be written.
pub fn answer(input: impl Read, output: impl Write) -> io::Result<()> {
    // What a reader's fault prints is for nobody.
    std::panic::set_hook(Box::new(|_| {}));
    let mut pdf = Vec::new();
    input.take(LIMIT + 1).read_to_end(&mut pdf)?;
    let answer = match facts(&pdf) {
        Ok(PdfFacts { info, xmp, lines }) => Answer::Facts {
            info,
            xmp,
            lines: lines
                .into_iter()
                .map(|line| (line.page, line.size, line.text))
                .collect(),
        },
        Err(ExtractError::Encrypted { .. }) => Answer::Encrypted,
        Err(ExtractError::Unpacked { limit, .. }) => Answer::Unpacked(limit),
        Err(error) => Answer::Broken(match error {
            ExtractError::Broken { reason, .. } => reason,
            other => other.to_string(),
        }),
    };
    serde_json::to_writer(output, &answer).map_err(io::Error::from)
}
