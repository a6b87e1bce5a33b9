//! Answers in three values: found, not found, could not tell.

use std::time::Duration;

use ibid_model::{Code, Diagnostic, codes};

use crate::guard::Refusal;
use crate::wall::Wall;

/// What was learnt of something that was looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<T> {
    /// It is there.
    Found(T),
    /// Who knows of all such things says that it does not exist.
    NotFound(Absence),
    /// Neither is known.
    CouldNotTell(Doubt),
}

impl<T> From<Result<T, Doubt>> for Answer<T> {
    fn from(result: Result<T, Doubt>) -> Self {
        match result {
            Ok(found) => Self::Found(found),
            Err(doubt) => Self::CouldNotTell(doubt),
        }
    }
}

impl<T> Answer<T> {
    /// This answer or, where it is not [`Answer::Found`], the other one. Absence takes both: a doubt of
    /// either remains a doubt.
    #[must_use]
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Self::Found(_) | Self::CouldNotTell(Doubt::Cancelled) => self,
            Self::NotFound(mut here) => match other() {
                Self::NotFound(there) => {
                    here.witnesses.extend(there.witnesses);
                    Self::NotFound(here)
                }
                answer => answer,
            },
            Self::CouldNotTell(doubt) => match other() {
                Self::Found(found) => Self::Found(found),
                _ => Self::CouldNotTell(doubt),
            },
        }
    }

    /// The answer where the network was off: what did not exist then may exist now.
    #[must_use]
    pub(crate) fn taken_offline(self) -> Self {
        match self {
            Self::NotFound(absence) => Self::CouldNotTell(Doubt::WasAbsent {
                witness: absence.witnesses.join("`, `"),
            }),
            answer => answer,
        }
    }

    /// The answer with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        match self {
            Self::Found(found) => Answer::Found(change(found)),
            Self::NotFound(absence) => Answer::NotFound(absence),
            Self::CouldNotTell(doubt) => Answer::CouldNotTell(doubt),
        }
    }
}

/// Who says that something does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Hosts or registries, in the order in which they were asked.
    pub witnesses: Vec<String>,
}

impl Absence {
    /// The word of one witness.
    pub fn said_by(witness: impl Into<String>) -> Self {
        Self {
            witnesses: vec![witness.into()],
        }
    }
}

/// Which part of an answer is larger than what is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The lines before the content.
    Header,
    /// The content as it is sent.
    Body,
    /// The content unpacked.
    Unpacked,
}

impl Part {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "the header of the answer",
            Self::Body => "the answer",
            Self::Unpacked => "the unpacked answer",
        }
    }
}

/// Why it could not be told whether something exists.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Doubt {
    /// The guard lets nobody ask.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// There was no connection, or it broke.
    #[error("`{host}` could not be reached: {reason}")]
    Unreachable {
        /// The host.
        host: String,
        /// What the system says.
        reason: String,
    },
    /// The time was over.
    #[error("`{host}` did not answer within {:.1} s", limit.as_secs_f32())]
    TooSlow {
        /// The host that was asked last.
        host: String,
        /// How long it was waited for.
        limit: Duration,
    },
    /// The host wants to be asked later.
    #[error("`{host}` has had too many requests{}", later(*wait))]
    RateLimited {
        /// The host.
        host: String,
        /// When it may be asked again, as it says.
        wait: Option<Duration>,
    },
    /// A status that says nothing of what was looked for.
    #[error("`{host}` answered with status {status}")]
    Status {
        /// The host.
        host: String,
        /// The HTTP status.
        status: u16,
    },
    /// More than is taken.
    #[error("{} of `{host}` is larger than {limit} bytes", part.as_str())]
    TooLarge {
        /// The host.
        host: String,
        /// Of what.
        part: Part,
        /// In bytes.
        limit: usize,
    },
    /// Redirects without end.
    #[error("`{host}` redirects more than {limit} times")]
    TooManyRedirects {
        /// The host that was asked last.
        host: String,
        /// How often redirects are followed.
        limit: usize,
    },
    /// An answer that is not what was asked for.
    #[error("the answer of `{host}` cannot be read: {reason}")]
    Unreadable {
        /// The host.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The work exists, and who answers for it has no description of it to give.
    #[error("`{identifier}` exists, but `{host}` has no description of it to give")]
    NoRecord {
        /// The identifier.
        identifier: String,
        /// Who was asked.
        host: String,
    },
    /// A page that shows itself to browsers alone.
    #[error("`{host}` does not show the page: {wall}")]
    Walled {
        /// The host.
        host: String,
        /// What stands before it.
        wall: Wall,
    },
    /// The network must not be used, and the cache does not have it.
    #[error("the network is off, and the cache has no answer of `{host}` to this")]
    Offline {
        /// The host that would be asked.
        host: String,
    },
    /// The network must not be used, and an earlier answer says that it does not exist: that may have
    /// changed.
    #[error("the network is off; `{witness}` said earlier that there is no such thing")]
    WasAbsent {
        /// Who said so.
        witness: String,
    },
    /// There is no registry that could be asked.
    #[error("no registry is known that could be asked for {kind} `{identifier}`")]
    NoResolver {
        /// What it is: `ISSN`.
        kind: &'static str,
        /// The identifier.
        identifier: String,
    },
    /// Nobody waits for it any more.
    #[error("it was cancelled")]
    Cancelled,
}

fn later(wait: Option<Duration>) -> String {
    wait.map_or_else(String::new, |wait| {
        format!(", and asks to wait {} s", wait.as_secs().max(1))
    })
}

impl Doubt {
    /// An answer that is not what was asked for.
    pub(crate) fn unreadable(host: &str, reason: impl Into<String>) -> Self {
        Self::Unreadable {
            host: host.to_owned(),
            reason: reason.into(),
        }
    }

    /// Its code in [`ibid_model::codes`].
    pub const fn code(&self) -> Code {
        match self {
            Self::Refused(_) => codes::FETCH_REFUSED,
            Self::Unreachable { .. } | Self::Cancelled => codes::FETCH_UNREACHABLE,
            Self::TooSlow { .. } | Self::TooManyRedirects { .. } => codes::FETCH_LIMIT,
            Self::TooLarge { .. } => codes::SOURCE_OVER_LIMIT,
            Self::RateLimited { .. } => codes::FETCH_RATE_LIMITED,
            Self::Status { .. } => codes::FETCH_STATUS,
            Self::Unreadable { .. } | Self::NoRecord { .. } => codes::FETCH_UNREADABLE,
            Self::Walled { .. } => codes::FETCH_WALLED,
            Self::Offline { .. } | Self::WasAbsent { .. } => codes::FETCH_OFFLINE,
            Self::NoResolver { .. } => codes::FETCH_NO_RESOLVER,
        }
    }

    /// What to do next.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Refused(Refusal::Address { .. } | Refusal::LocalName { .. }) => {
                "if you trust it, `--allow-private` lets it through"
            }
            Self::Refused(Refusal::Credentials { .. }) => {
                "take the name and password out of the URL, or save the page and give the file"
            }
            Self::Refused(_) => "check the URL, or save the page and give the file",
            Self::Unreachable { .. } | Self::TooSlow { .. } => {
                "try again later; `--offline` takes an earlier answer where there is one"
            }
            Self::RateLimited { .. } => {
                "wait; a `contact` in the configuration makes registries more patient"
            }
            Self::TooLarge { .. } | Self::TooManyRedirects { .. } | Self::Status { .. } => {
                "open it in a browser, save the page, and give the file"
            }
            Self::Unreadable { .. } => "try again later, or give the page's URL or a saved page",
            Self::NoRecord { .. } => "give the URL of its page, or a saved page",
            Self::Walled { .. } => {
                "save the page in a browser and give the file, give the DOI or another identifier, or \
                 pipe the page in: `ibid cite --html - --url URL`"
            }
            Self::Offline { .. } | Self::WasAbsent { .. } => {
                "leave out `--offline`, or give a saved page"
            }
            Self::NoResolver { .. } => {
                "give a DOI, PMID, PMCID, arXiv id or ISBN, or the page's URL"
            }
            Self::Cancelled => "ask again",
        }
    }

    /// The doubt as something to show to the user; `name` is what was looked for.
    pub fn diagnostic(&self, name: &str) -> Diagnostic {
        let message = format!("`{name}` could not be looked up: {self}");
        Diagnostic::error(self.code(), message)
            .with_help(self.help())
            .in_source(name)
    }
}
