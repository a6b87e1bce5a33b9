//! What the workspace has to keep: layers, manifests, the map, one test binary a crate.

use super::Complaint;
use super::tree::SourceFile;
use crate::cargo::{self, metadata};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;

/// The crates from the ground up: one uses only those of lower layers.
const LAYERS: &[&[&str]] = &[
    &["ibid-model"],
    &["ibid-csl", "ibid-formats"],
    &["ibid-engine", "ibid-extract"],
    &["ibid-catalog", "ibid-fetch"],
    &["ibid"],
    &["ibid-python", "ibid-server", "ibid-wasm"],
    &["ibid-cli"],
];

/// Checks the workspace.
pub fn check(files: &[SourceFile]) -> Result<Vec<Complaint>> {
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array();
    let packages = packages.context("`cargo metadata` names no packages")?;
    let mut complaints = test_binaries(files);
    let map = files
        .iter()
        .find(|file| file.path == Path::new("ARCHITECTURE.md"));
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(manifest) = manifest(files, name) else {
            continue;
        };
        complaints.extend(dependencies(manifest, package, name));
        complaints.extend(manifest_rules(manifest, package));
        if let Some(map) = map
            && !map.text.contains(&format!("`{name}`"))
        {
            complaints.push(map.complain(None, format!("the crate `{name}` is not on the map")));
        }
    }
    complaints.extend(map.into_iter().flat_map(stale_places));
    Ok(complaints)
}

/// Places that the map names and that are not there: `ibid-csl/src/tree` and the like.
fn stale_places(map: &SourceFile) -> Vec<Complaint> {
    let crates = cargo::root().join("crates");
    let places = map.text.lines().zip(1..).flat_map(|(line, number)| {
        let code = line.split('`').skip(1).step_by(2);
        let code = code.filter(|code| code.starts_with("ibid-") && code.contains("/src"));
        code.map(move |place| (place, number))
    });
    let stale = places.filter(|(place, _)| !crates.join(place).exists());
    stale
        .map(|(place, line)| map.complain(line, format!("`{place}` is not there")))
        .collect()
}

/// The `Cargo.toml` of a crate of the workspace.
fn manifest<'f>(files: &'f [SourceFile], name: &str) -> Option<&'f SourceFile> {
    let places = [
        format!("crates/{name}/Cargo.toml"),
        format!("{name}/Cargo.toml"),
    ];
    files
        .iter()
        .find(|file| places.iter().any(|place| file.path == Path::new(place)))
}

/// Whether a crate is for developers only: nothing that is published is built on it.
fn is_for_developers(package: &Value) -> bool {
    package["publish"].as_array().is_some_and(Vec::is_empty)
}

/// How far above the ground a crate is; `None` for developers' crates.
fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&name))
}

/// Dependencies point only downwards.
fn dependencies(manifest: &SourceFile, package: &Value, name: &str) -> Vec<Complaint> {
    let own = match (layer(name), is_for_developers(package)) {
        (Some(own), false) => own,
        (None, true) => return Vec::new(),
        (Some(_), true) => return vec![manifest.complain(None, "the crate has to be published")],
        (None, false) => {
            let message = "give the crate a layer in `tidy`, or make it `publish = false`";
            return vec![manifest.complain(None, message)];
        }
    };
    let dependencies = package["dependencies"].as_array();
    let dependencies = dependencies.map(Vec::as_slice).unwrap_or_default().iter();
    let ours = dependencies
        .filter(|dependency| dependency["path"].is_string() && dependency["kind"] != "dev");
    let names = ours.filter_map(|dependency| dependency["name"].as_str());
    let wrong = names.filter(|dependency| layer(dependency).is_none_or(|other| other >= own));
    wrong
        .map(|other| manifest.complain(None, format!("`{other}` is not below `{name}`")))
        .collect()
}

/// Every crate shares the workspace's lints and says what it is for.
fn manifest_rules(manifest: &SourceFile, package: &Value) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    if !manifest.text.contains("[lints]\nworkspace = true") {
        complaints.push(manifest.complain(None, "add `[lints]` with `workspace = true`"));
    }
    if package["description"].as_str().is_none_or(str::is_empty) {
        complaints.push(manifest.complain(None, "say in `description` what the crate is for"));
    }
    complaints
}

/// Integration tests are one binary a crate: each more links the crate again.
fn test_binaries(files: &[SourceFile]) -> Vec<Complaint> {
    let stray = files.iter().filter(|file| {
        file.is_rust()
            && file
                .path
                .parent()
                .is_some_and(|folder| folder.ends_with("tests"))
            && file.path.components().count() == 4
    });
    stray
        .map(|file| file.complain(None, "move it into `tests/it/`: one test binary a crate"))
        .collect()
}
