//! Exit codes, and what ends a command before its end.

use std::io;
use std::process::ExitCode;

use ibid::model::{Diagnostic, codes};
use ibid::{Failure, IbidError};

use crate::diagnostics::Diagnostics;

/// How the program ends. The numbers are a contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings may have been printed.
    Done = 0,
    /// Some sources failed; the others' results are printed.
    Partial = 1,
    /// The arguments cannot be used.
    Usage = 2,
    /// The input could not be read or holds nothing citable.
    Input = 3,
    /// Looked up, and does not exist.
    Absent = 4,
    /// Could not tell: network, rate limit, refused by the guard.
    Network = 5,
    /// `--strict`, and there were warnings.
    Strict = 6,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<Failure> for Exit {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Usage => Self::Usage,
            Failure::Absent => Self::Absent,
            Failure::Network => Self::Network,
            _ => Self::Input,
        }
    }
}

/// What ends a command before its end.
#[derive(Debug)]
pub enum Stop {
    /// There is no result.
    Failed(Box<IbidError>),
    /// A result could not be written.
    Output(io::Error),
    /// All has been said already.
    Said(Exit),
}

impl Stop {
    /// Tells the user why, and says how the program ends.
    pub fn report(self, diagnostics: &mut Diagnostics) -> Exit {
        match self {
            Self::Failed(error) => {
                diagnostics.print(&error.diagnostic());
                error.failure().into()
            }
            // Whoever read the output has seen enough.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::Output(error) => {
                let message = format!("the result could not be written: {error}");
                diagnostics.print(&Diagnostic::error(codes::OUTPUT_FAILED, message));
                Exit::Input
            }
            Self::Said(exit) => exit,
        }
    }
}

impl From<IbidError> for Stop {
    fn from(error: IbidError) -> Self {
        Self::Failed(Box::new(error))
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
