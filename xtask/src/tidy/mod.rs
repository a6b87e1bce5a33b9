//! `cargo xtask tidy`: what rustfmt and clippy do not see.
//!
//! A function over 60 lines or a file over 500 may stay where a comment `// Long: REASON` says why:
//! above the function, or within the first lines of the file.

mod code;
mod project;
mod text;
mod tokens;
mod tree;

use crate::cargo;
use anyhow::Result;
use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

/// Something to mend, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Complaint {
    path: PathBuf,
    /// 1-based; `None` for the file as a whole.
    line: Option<usize>,
    message: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Runs the command.
pub fn run() -> Result<ExitCode> {
    Ok(if passes()? {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Prints what there is to mend; whether there is nothing.
pub fn passes() -> Result<bool> {
    let files = tree::files(&cargo::root())?;
    let mut complaints = project::check(&files)?;
    for file in &files {
        complaints.extend(text::check(file));
        if file.is_rust() {
            complaints.extend(code::check(file));
        }
    }
    complaints.sort();
    for complaint in &complaints {
        println!("{complaint}");
    }
    println!("tidy: {} files, {} to mend", files.len(), complaints.len());
    Ok(complaints.is_empty())
}
