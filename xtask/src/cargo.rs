//! Starting cargo and other programs at the workspace root.

use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The root of the workspace.
pub fn root() -> PathBuf {
    ibid_testdata::workspace_root()
}

/// The cargo that runs this command, at the workspace root.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// How a package is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Fast to build.
    Dev,
    /// Fast to run.
    Release,
}

/// Runs the binary of a package of the workspace; its exit code is ours.
pub fn run_package(package: &str, profile: Profile, arguments: &[OsString]) -> Result<ExitCode> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", package]);
    if profile == Profile::Release {
        command.arg("--release");
    }
    command.arg("--").args(arguments);
    exit_code(&mut command)
}

/// Runs a bench of a package of the workspace; its exit code is ours.
pub fn run_bench(package: &str, bench: &str, arguments: &[OsString]) -> Result<ExitCode> {
    let mut command = cargo();
    command.args(["bench", "--quiet", "--package", package, "--bench", bench]);
    command.arg("--").args(arguments);
    exit_code(&mut command)
}

/// Runs a command; its exit code is ours.
pub fn exit_code(command: &mut Command) -> Result<ExitCode> {
    let status = command.status();
    let status = status.with_context(|| format!("cannot start {}", display(command)))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(ExitCode::from(code.unwrap_or(1)))
}

/// Whether a command starts and ends well; its output is not shown.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What cargo knows of the workspace: `cargo metadata`, without dependencies from elsewhere.
pub fn metadata() -> Result<Value> {
    let mut command = cargo();
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("cannot start {}", display(&command)))?;
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{} did not print JSON", display(&command)))
}

/// What cargo builds into.
pub fn target_directory() -> Result<PathBuf> {
    let metadata = metadata()?;
    let path = metadata["target_directory"].as_str();
    Ok(path
        .context("`cargo metadata` names no `target_directory`")?
        .into())
}

/// The command as one would type it.
pub fn display(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem();
    let program = program.unwrap_or_else(|| command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}
