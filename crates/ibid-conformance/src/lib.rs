//! Runs the [CSL test suite](https://github.com/citation-style-language/test-suite) against ibid's
//! processor, byte for byte, with every fixture counted.
//!
//! [`Suite::load`] reads the fixtures, [`run`] renders them on several threads and compares, and
//! [`ExpectedFailures::judge`] says which results are news. Results are put together as
//! citeproc-js's own harness does, whose output the fixtures record. The binary `conform`
//! (`cargo xtask conform`) prints the tables; the processor's tests hold the list of expected
//! failures.

mod document;
mod expected;
mod render;
mod runner;

pub use document::Document;
pub use expected::{ExpectedFailures, ExpectedFailuresError, Verdict};
pub use ibid_csl::TermForm;
pub use ibid_testdata::{Fixture, FixtureError, Mode, Suite, SuiteError};
pub use render::{RenderError, Renderer, RendererError};
pub use runner::{Outcome, Report, RunOptions, run};

/// The list of expected failures, below the workspace root.
pub const EXPECTED_FAILURES_PATH: &str =
    "crates/ibid-engine/tests/conformance/expected-failures.txt";
