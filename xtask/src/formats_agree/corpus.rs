//! The files of the corpus: gathered from public repositories, or from a folder.

use crate::cargo::display;
use anyhow::{Context, Result, bail};
use ibid_formats::{Format, detect};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Repositories, commits and paths.
const CORPUS: &str = include_str!("corpus.txt");

/// Larger files are left out: pandoc takes minutes for them.
const MAX_BYTES: usize = 1 << 20;

/// A real bibliography.
pub struct BibliographyFile {
    /// `OWNER/NAME:PATH`
    pub name: String,
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// The files of `corpus.txt`; repositories come from `from`, or from GitHub into `target`.
pub fn gather(target: &Path, from: Option<&Path>) -> Result<Vec<BibliographyFile>> {
    let mut files = Vec::new();
    for line in CORPUS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(repository), Some(commit)) = (words.next(), words.next()) else {
            continue;
        };
        let git_dir = from
            .and_then(|folder| find(folder, repository))
            .map_or_else(|| clone(target, repository, commit), Ok)?;
        let wanted: Vec<&str> = words.collect();
        files.extend(files_of(repository, commit, &git_dir, &wanted)?);
    }
    Ok(files)
}

/// The files of a folder, at any depth.
pub fn folder(folder: &Path) -> Result<Vec<BibliographyFile>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.extend(file(path.display().to_string(), fs::read(&path)?));
            }
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// A file in a format that another program reads too.
fn file(name: String, bytes: Vec<u8>) -> Option<BibliographyFile> {
    let format = detect(Some(&name), &bytes)?;
    let is_compared = matches!(format, Format::Bibtex | Format::Biblatex | Format::Ris);
    let fits = is_compared && bytes.len() <= MAX_BYTES;
    fits.then_some(BibliographyFile {
        name,
        format,
        bytes,
    })
}

/// A repository that is there already: a clone, or a bare one.
fn find(folder: &Path, repository: &str) -> Option<PathBuf> {
    let folder = folder.join(repository.replace('/', "+"));
    let places = [".git", "", "repo/.git", "repo"];
    let mut places = places.iter().map(|place| folder.join(place));
    places.find(|place| place.join("objects").is_dir())
}

/// Brings one commit of a repository.
fn clone(target: &Path, repository: &str, commit: &str) -> Result<PathBuf> {
    let folder = target
        .join("repositories")
        .join(repository.replace('/', "+"));
    if find(&target.join("repositories"), repository).is_none() {
        fs::create_dir_all(&folder)?;
        git(&folder, &["init", "--bare", "--quiet"])?;
    }
    if git(&folder, &["cat-file", "-e", &format!("{commit}^{{tree}}")]).is_err() {
        let url = format!("https://github.com/{repository}");
        println!("git fetch {url} {commit}");
        git(&folder, &["fetch", "--quiet", "--depth", "1", &url, commit])?;
    }
    Ok(folder)
}

/// The files of a commit that are wanted.
fn files_of(
    repository: &str,
    commit: &str,
    git_dir: &Path,
    wanted: &[&str],
) -> Result<Vec<BibliographyFile>> {
    let list = git(git_dir, &["ls-tree", "-r", "-z", "--name-only", commit])?;
    let list = String::from_utf8_lossy(&list).into_owned();
    let is_wanted = |path: &&str| wanted.iter().any(|pattern| matches(pattern, path));
    let mut files = Vec::new();
    for path in list.split('\0').filter(is_wanted) {
        // A snapshot may lack its largest files.
        let Ok(bytes) = git(git_dir, &["cat-file", "blob", &format!("{commit}:{path}")]) else {
            println!("`{repository}:{path}` is not there: it is left out");
            continue;
        };
        files.extend(file(format!("{repository}:{path}"), bytes));
    }
    Ok(files)
}

fn git(git_dir: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let mut command = Command::new("git");
    command.arg("--git-dir").arg(git_dir).args(arguments);
    let output = command.output();
    let output = output.context("cannot start `git`: get it from https://git-scm.com")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        bail!("{} failed: {said}", display(&command));
    }
    Ok(output.stdout)
}

/// Whether a path is of a pattern, in which `*` stands for anything.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in between {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        assert!(matches("a/*.bib", "a/b/c.bib"));
        assert!(matches("*x*.ris", "a/xy.ris"));
        assert!(matches("a.bib", "a.bib"));
        assert!(!matches("a.bib", "a.bib.old"));
        assert!(!matches("*x*.ris", "a/y.ris"));
    }
}
