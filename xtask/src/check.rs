//! `cargo xtask check`: all tests and lints, cheapest first. Every step runs, whatever came of
//! those before, so that one run shows all there is to mend.

use crate::cargo::{cargo, display, works};
use crate::tidy;
use anyhow::Result;
use ibid_testdata::Dataset;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Runs every step and sums up.
pub fn run() -> ExitCode {
    let mut summary = Summary::default();
    summary.step("tidy", tidy::passes);
    for mut command in commands() {
        let name = display(&command);
        summary.step(&name, || Ok(command.status()?.success()));
    }
    match ibid_testdata::find(Dataset::TestSuite) {
        Ok(_) => summary.step("cargo xtask conform", || {
            let mut conform = cargo();
            conform.args(["run", "--quiet", "--package", "ibid-conformance"]);
            Ok(conform.status()?.success())
        }),
        Err(missing) => println!("\n== cargo xtask conform: skipped: {missing}"),
    }
    summary.finish()
}

/// The cargo commands, in order.
fn commands() -> Vec<Command> {
    let with = |arguments: &[&str]| {
        let mut command = cargo();
        command.args(arguments);
        command
    };
    let mut document = with(&["doc", "--workspace", "--no-deps", "--quiet"]);
    document.env("RUSTDOCFLAGS", "-D warnings");
    vec![
        with(&["fmt", "--all", "--check"]),
        with(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--keep-going",
            "--",
            "-D",
            "warnings",
        ]),
        if works(&mut with(&["nextest", "--version"])) {
            with(&["nextest", "run", "--workspace", "--no-fail-fast"])
        } else {
            // All targets but the benches, which measure.
            with(&[
                "test",
                "--workspace",
                "--lib",
                "--bins",
                "--tests",
                "--examples",
                "--no-fail-fast",
            ])
        },
        with(&["test", "--workspace", "--doc"]),
        document,
    ]
}

/// How the steps went.
#[derive(Default)]
struct Summary {
    passed: usize,
    failed: Vec<String>,
}

impl Summary {
    fn step(&mut self, name: &str, run: impl FnOnce() -> Result<bool>) {
        println!("\n== {name}");
        let start = Instant::now();
        let passed = run().unwrap_or_else(|error| {
            eprintln!("{error:#}");
            false
        });
        let outcome = if passed { "pass" } else { "FAIL" };
        println!(
            "== {name}: {outcome} ({:.1} s)",
            start.elapsed().as_secs_f64()
        );
        if passed {
            self.passed += 1;
        } else {
            self.failed.push(name.to_owned());
        }
    }

    fn finish(&self) -> ExitCode {
        println!();
        for name in &self.failed {
            println!("check: {name} failed");
        }
        let total = self.passed + self.failed.len();
        println!("check: {} of {total} steps pass", self.passed);
        if self.failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
