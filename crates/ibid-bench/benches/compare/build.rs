//! The workspace's own programs, built for release.

use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Builds the only program of a package; returns its path.
///
/// # Errors
///
/// The build fails; cargo has said why.
pub fn release(package: &str) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(ibid_testdata::workspace_root())
        .args(["build", "--quiet", "--release", "--package", package])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start `cargo`")?;
    if !output.status.success() {
        bail!("`cargo build --release --package {package}` failed");
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let executable = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    executable.with_context(|| format!("cargo named no program of `{package}`"))
}
