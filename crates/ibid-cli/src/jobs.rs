//! The sources of a batch, one after the other: files, the files of folders, and what the standard
//! input has (paths, JSON lines with pages, or one source).

use std::io::{BufRead, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ibid::{IbidError, Inspection, Source, SourceKind, inspect};
use serde::Deserialize;

use crate::arguments::SourceArguments;
use crate::sources::Reader;

/// A source that is to be read.
pub enum Job {
    /// A SOURCE argument, or a line of a list.
    Named(String),
    /// A source that has been read.
    Content(Source),
    /// A line of JSON that is to be taken apart, and its number.
    Line(Arc<String>, usize),
    /// What could not even be named.
    Failed(String, IbidError),
}

/// What messages call a source. To take a line apart for it costs time that most sources need not.
pub enum Name {
    Known(String),
    /// The address on a line, else the line's number.
    OnLine(Arc<String>, usize),
}

impl Name {
    /// The name itself.
    pub fn into_string(self) -> String {
        match self {
            Self::Known(name) => name,
            Self::OnLine(line, number) => {
                let page: Option<PageLine> = serde_json::from_str(&line).ok();
                let url = page.and_then(|page| page.url);
                url.unwrap_or_else(|| format!("line {number}"))
            }
        }
    }
}

/// A page on a line of JSON.
#[derive(Deserialize)]
struct PageLine {
    url: Option<String>,
    html: Option<String>,
    text: Option<String>,
}

impl Job {
    /// What messages call the source.
    pub fn name(&self) -> Name {
        match self {
            Self::Named(name) | Self::Failed(name, _) => Name::Known(name.clone()),
            Self::Content(source) => Name::Known(source.name.clone()),
            Self::Line(line, number) => Name::OnLine(Arc::clone(line), *number),
        }
    }

    /// Inspects the source.
    pub fn inspect(self, reader: &Reader<'_>) -> Result<Vec<Inspection>, IbidError> {
        let source = match self {
            Self::Named(argument) => return reader.inspect(&argument),
            Self::Content(source) => reader.described(source),
            Self::Line(line, number) => page_of(&line, number)?,
            Self::Failed(_, error) => return Err(error),
        };
        inspect(&source, reader.options)
    }
}

/// The page of a line of JSON.
fn page_of(line: &str, number: usize) -> Result<Source, IbidError> {
    let unnamed = || format!("line {number}");
    let page: PageLine = serde_json::from_str(line).map_err(|error| IbidError::NotPageLine {
        name: unnamed(),
        reason: error.to_string(),
    })?;
    let name = page.url.clone().unwrap_or_else(unnamed);
    let unusable = |reason: String| IbidError::NotPageLine {
        name: name.clone(),
        reason,
    };
    let (content, kind) = match (page.html, page.text) {
        (Some(html), _) => (html, SourceKind::Html),
        (None, Some(text)) => (text, SourceKind::Text),
        (None, None) => return Err(unusable("it has neither `html` nor `text`".to_owned())),
    };
    Ok(Source {
        url: page.url,
        kind: Some(kind),
        ..Source::new(name, content)
    })
}

/// The sources of the arguments.
pub fn jobs(arguments: &SourceArguments) -> impl Iterator<Item = Job> + Send + use<> {
    arguments.sources.clone().into_iter().flat_map(of_argument)
}

type Jobs = Box<dyn Iterator<Item = Job> + Send>;

fn of_argument(argument: String) -> Jobs {
    if argument == "-" {
        return of_stdin();
    }
    if Path::new(&argument).is_dir() {
        return Box::new(Folder {
            waiting: vec![PathBuf::from(argument)],
        });
    }
    Box::new(std::iter::once(Job::Named(argument)))
}

/// The paths of the files of a folder and of those in it, by name; hidden ones are left out.
pub fn files_below(folder: &str) -> impl Iterator<Item = String> {
    let folder = Folder {
        waiting: vec![PathBuf::from(folder)],
    };
    folder.map(|job| job.name().into_string())
}

/// The files of a folder and of those in it, by name; hidden ones are left out.
struct Folder {
    /// What is to be looked at, the next one last.
    waiting: Vec<PathBuf>,
}

impl Iterator for Folder {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            let path = self.waiting.pop()?;
            let name = path.to_string_lossy().into_owned();
            // A link to a folder may lead back to it.
            if !path.is_dir() || (path.is_symlink() && !self.waiting.is_empty()) {
                return Some(Job::Named(name));
            }
            let entries = match std::fs::read_dir(&path) {
                Ok(entries) => entries,
                Err(error) => {
                    let error = IbidError::unreadable(&name, &error);
                    return Some(Job::Failed(name, error));
                }
            };
            let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
            let is_shown = |path: &PathBuf| {
                let name = path
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned());
                name.is_some_and(|name| !name.starts_with('.'))
            };
            let mut paths: Vec<PathBuf> = paths.filter(is_shown).collect();
            paths.sort_unstable_by(|a, b| b.cmp(a));
            self.waiting.append(&mut paths);
        }
    }
}

/// What the standard input has, as its first line shows.
fn of_stdin() -> Jobs {
    let mut input = std::io::stdin().lock();
    let first = match read_line(&mut input) {
        Ok(Some(first)) => first,
        Ok(None) => Vec::new(),
        Err(error) => return Box::new(std::iter::once(Job::Failed("-".to_owned(), error))),
    };
    let text = text_of(first.clone());
    let page: Option<PageLine> = serde_json::from_str(&text).ok();
    let is_json = page.is_some_and(|page| page.html.is_some() || page.text.is_some());
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_json {
        return Box::new(lines(text, |line, number| {
            Job::Line(Arc::new(line), number)
        }));
    }
    if !text.is_empty() && (is_web || Path::new(&text).exists()) {
        return Box::new(
            lines(text, |line, _| Job::Named(line)).flat_map(|job| match job {
                Job::Named(name) if name != "-" => of_argument(name),
                other => Box::new(std::iter::once(other)),
            }),
        );
    }
    let rest = std::io::Cursor::new(first).chain(input);
    let job = match Source::from_reader("-", rest) {
        Ok(source) => Job::Content(source),
        Err(error) => Job::Failed("-".to_owned(), error),
    };
    Box::new(std::iter::once(job))
}

/// The lines of the standard input as jobs, of which the first has been read.
fn lines(
    first: String,
    job: impl Fn(String, usize) -> Job + Send,
) -> impl Iterator<Item = Job> + Send {
    let mut number = 0;
    let mut first = Some(first);
    std::iter::from_fn(move || {
        loop {
            number += 1;
            if let Some(first) = first.take() {
                return Some(job(first, number));
            }
            match read_line(&mut std::io::stdin().lock()) {
                Ok(Some(line)) => {
                    let line = text_of(line);
                    if !line.is_empty() {
                        return Some(job(line, number));
                    }
                }
                Ok(None) => return None,
                Err(error) => return Some(Job::Failed(format!("line {number}"), error)),
            }
        }
    })
}

/// A line's text, without white space around it.
fn text_of(line: Vec<u8>) -> String {
    let mut text = match String::from_utf8(line) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    };
    text.truncate(text.trim_end().len());
    if text.starts_with(char::is_whitespace) {
        return text.trim_start().to_owned();
    }
    text
}

/// A line, up to the limit of sources; `None` at the end.
fn read_line(input: &mut impl BufRead) -> Result<Option<Vec<u8>>, IbidError> {
    let mut line = Vec::new();
    let mut limited = input.take(Source::LIMIT + 1);
    let read = limited
        .read_until(b'\n', &mut line)
        .map_err(|error| IbidError::unreadable("-", &error))?;
    if u64::try_from(read).is_ok_and(|read| read > Source::LIMIT) {
        return Err(IbidError::TooLarge {
            name: "-".to_owned(),
            limit: Source::LIMIT,
        });
    }
    Ok((read > 0).then_some(line))
}
