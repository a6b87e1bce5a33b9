//! `cargo xtask wasm`: builds `ibid-wasm` for browsers and for Node, and says how large it is.
//!
//! Three flavours: `target/wasm` with one style and one locale, to which pages add what they need,
//! `target/wasm/engine`, the same without formats and extractor, and `target/wasm/all` with every style and locale that the program has. In each, `ibid.js` is for
//! browsers and `node/` for Node.

use crate::cargo::{cargo, display, root, target_directory, works};
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What rustc calls WebAssembly without a system.
const TARGET: &str = "wasm32-unknown-unknown";

/// The profile that builds small.
const PROFILE: &str = "release-wasm";

/// What the binding generator of a page and of Node makes, and where it goes.
const BINDINGS: &[(&str, &str)] = &[("web", ""), ("nodejs", "node")];

/// Builds the small flavour, and with `all` the other; with `test`, runs the tests in Node.
pub fn run(all: bool, test: bool) -> Result<ExitCode> {
    needs_target()?;
    let bindgen = wasm_bindgen()?;
    let folder = target_directory()?.join("wasm");
    let small = [("STYLES", "apa"), ("LOCALES", "en-US")];
    flavour(
        &bindgen,
        &folder.join("engine"),
        &small,
        &["--no-default-features"],
    )?;
    flavour(&bindgen, &folder, &small, &[])?;
    if all {
        flavour(&bindgen, &folder.join("all"), &[], &[])?;
    }
    if test {
        node_tests(&folder)
    } else {
        Ok(ExitCode::SUCCESS)
    }
}

/// Whether the standard library for the target is there.
fn needs_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    let output = rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let output = output.output().context("cannot start `rustc`")?;
    let library = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !Path::new(&library).is_dir() {
        bail!("the target `{TARGET}` is missing: `rustup target add {TARGET}`");
    }
    Ok(())
}

/// The program that makes JavaScript of the bindings: that of the crate's version, from `target/tools`
/// or the path, and installed into the former where it is missing.
fn wasm_bindgen() -> Result<PathBuf> {
    let version = locked_version("wasm-bindgen")?;
    let tools = target_directory()?.join("tools");
    let own = tools.join("bin").join("wasm-bindgen");
    for program in [own.clone(), PathBuf::from("wasm-bindgen")] {
        let output = Command::new(&program).arg("--version").output();
        let told = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        if told.is_ok_and(|told| told.split_whitespace().nth(1) == Some(&version)) {
            return Ok(program);
        }
    }
    println!(
        "wasm: installing wasm-bindgen-cli {version} into `{}`",
        tools.display()
    );
    let mut install = cargo();
    install.args([
        "install",
        "--quiet",
        "wasm-bindgen-cli",
        "--version",
        &version,
        "--root",
    ]);
    // It runs for a second: what it takes to optimise it would take minutes.
    if !install.arg(&tools).arg("--debug").status()?.success() {
        bail!(
            "wasm-bindgen-cli {version} is missing, and {} fails",
            display(&install)
        );
    }
    Ok(own)
}

/// The version of a crate that this is built with.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let named = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != named);
    let version = lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = "));
    let version = version.with_context(|| format!("`Cargo.lock` has no `{name}`"))?;
    Ok(version.trim_matches('"').to_owned())
}

/// Builds one flavour into a folder; `embedded` chooses what is inside.
fn flavour(
    bindgen: &Path,
    folder: &Path,
    embedded: &[(&str, &str)],
    features: &[&str],
) -> Result<()> {
    let mut cargo = cargo();
    // A library that is linked by others too is not optimised as a whole: here it is not one.
    cargo.args(["rustc", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--package", "ibid-wasm", "--profile", PROFILE]);
    cargo.args(["--target", TARGET]);
    cargo.args(features);
    for (what, names) in embedded {
        cargo.env(format!("IBID_EMBED_{what}"), names);
    }
    if !cargo.status()?.success() {
        bail!("{} fails", display(&cargo));
    }
    let built = target_directory()?
        .join(TARGET)
        .join(PROFILE)
        .join("ibid_wasm.wasm");
    for (host, below) in BINDINGS {
        let out = folder.join(below);
        let mut bind = Command::new(bindgen);
        bind.arg(&built)
            .args(["--remove-name-section", "--remove-producers-section"])
            .args(["--target", host, "--out-name", "ibid", "--out-dir"]);
        if !bind.arg(&out).status()?.success() {
            bail!("{} fails", display(&bind));
        }
        optimise(&out.join("ibid_bg.wasm"))?;
    }
    package(folder)?;
    for file in ["ibid.js", "ibid_bg.wasm"] {
        size(&folder.join(file))?;
    }
    Ok(())
}

/// Makes a folder a package of npm, for browsers and for Node, whose modules are of another kind.
fn package(folder: &Path) -> Result<()> {
    let version = locked_version("ibid-wasm")?;
    let text = format!(
        r#"{{
  "name": "ibid-wasm",
  "version": "{version}",
  "description": "Citations and bibliographies in any CSL style",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {{
    ".": {{
      "node": {{ "types": "./node/ibid.d.ts", "default": "./node/ibid.js" }},
      "default": {{ "types": "./ibid.d.ts", "default": "./ibid.js" }}
    }},
    "./ibid_bg.wasm": "./ibid_bg.wasm"
  }},
  "files": ["ibid.js", "ibid.d.ts", "ibid_bg.wasm", "ibid_bg.wasm.d.ts", "node/"]
}}
"#
    );
    fs::write(folder.join("package.json"), text)?;
    fs::write(
        folder.join("node/package.json"),
        "{ \"type\": \"commonjs\" }\n",
    )?;
    Ok(())
}

/// Makes a module smaller with Binaryen's `wasm-opt`, where that is there.
fn optimise(module: &Path) -> Result<()> {
    if !works(Command::new("wasm-opt").arg("--version")) {
        return Ok(());
    }
    let mut command = Command::new("wasm-opt");
    command
        .arg("-Oz")
        .arg("--all-features")
        .arg(module)
        .arg("-o")
        .arg(module);
    if !command.status()?.success() {
        bail!("{} fails", display(&command));
    }
    Ok(())
}

/// Prints how large a file is, and how large on its way to a browser.
fn size(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&bytes)?;
    let packed = packed.finish()?.len();
    println!(
        "{}: {} bytes, {packed} gzipped",
        file.display(),
        bytes.len()
    );
    Ok(())
}

/// Runs the tests in Node on the module in a folder.
fn node_tests(folder: &Path) -> Result<ExitCode> {
    let mut node = Command::new("node");
    node.current_dir(root())
        .args(["--test", "crates/ibid-wasm/tests/node/"]);
    node.env("IBID_WASM", folder);
    crate::cargo::exit_code(&mut node).context("the tests need Node: https://nodejs.org")
}
