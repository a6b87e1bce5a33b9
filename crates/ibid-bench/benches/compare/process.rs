//! What a program uses, as the system accounts it.

use anyhow::{Context, Result, bail};
use ibid_bench::median;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// What one run of a program used.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// User and system time, in seconds: of the program and of those that it waited for.
    pub cpu: f64,
    /// Time from start to end, in seconds.
    pub wall: f64,
    /// The most memory that was resident at once, in MiB. The system counts in what this program
    /// had when it started the other, so this program stays small.
    pub peak: f64,
}

impl Usage {
    /// The median of each figure on its own; `None` of no runs.
    pub fn median(runs: &[Self]) -> Option<Self> {
        let of = |figure: fn(&Self) -> f64| median(runs.iter().map(figure).collect());
        Some(Self {
            cpu: of(|usage| usage.cpu)?,
            wall: of(|usage| usage.wall)?,
            peak: of(|usage| usage.peak)?,
        })
    }
}

/// Runs a program to its end, its output into the file `output`.
///
/// # Errors
///
/// It cannot be started, ends badly, or prints nothing.
pub fn measure(command: &mut Command, output: &Path) -> Result<Usage> {
    measure_with_input(command, None, output)
}

/// [`measure`] of a program that reads a file as its standard input.
///
/// # Errors
///
/// As [`measure`], or the file cannot be read.
pub fn measure_with_input(
    command: &mut Command,
    input: Option<&Path>,
    output: &Path,
) -> Result<Usage> {
    let name = command.get_program().to_string_lossy().into_owned();
    let errors = output.with_extension("stderr");
    let create = |path: &Path| {
        File::create(path).with_context(|| format!("cannot write `{}`", path.display()))
    };
    let input = input
        .map(|path| File::open(path).with_context(|| format!("cannot read `{}`", path.display())));
    command.stdin(input.transpose()?.map_or_else(Stdio::null, Stdio::from));
    command.stdout(create(output)?).stderr(create(&errors)?);
    let start = Instant::now();
    let child = command.spawn();
    let mut child = child.with_context(|| format!("cannot start `{name}`"))?;
    let used = child.wait4();
    let wall = start.elapsed();
    let used = used.with_context(|| format!("cannot tell what `{name}` used"))?;
    if !used.status.success() {
        let said = fs::read_to_string(&errors).unwrap_or_default();
        let said = said.trim().lines().last().unwrap_or_default();
        bail!(
            "`{name}` failed ({}): {said}; all that it said is in `{}`",
            used.status,
            errors.display()
        );
    }
    if fs::metadata(output).map_or(0, |file| file.len()) == 0 {
        bail!(
            "`{name}` printed nothing; what it said is in `{}`",
            errors.display()
        );
    }
    let seconds = Duration::as_secs_f64;
    Ok(Usage {
        cpu: seconds(&(used.rusage.utime + used.rusage.stime)),
        wall: seconds(&wall),
        #[allow(clippy::cast_precision_loss, reason = "no one has that much memory")]
        peak: used.rusage.maxrss as f64 / f64::from(1 << 20),
    })
}

/// A folder of this command below `target` of the workspace, made where it is not there.
///
/// # Errors
///
/// It cannot be made.
pub fn folder() -> Result<PathBuf> {
    let folder = ibid_testdata::workspace_root().join("target/bench");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    Ok(folder)
}
