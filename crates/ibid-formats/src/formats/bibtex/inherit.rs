//! Fields that an entry takes from others: `crossref` and `xdata`.
//!
//! Source: BibLaTeX's manual, "Data inheritance" and appendix B; for BibTeX, `bibtex.web`: an entry
//! takes each field that it has not from the one that it names.
//!
//! A file that has such entries is looked through before it is read, so that those which others
//! take from are at hand, wherever they stand, and entries come out in their order.

use std::collections::{HashMap, HashSet};

use ibid_model::codes;
use memchr::memmem;

use super::Dialect;
use super::scan::{Entry, Field, Remark, Scanner};

/// How long a chain of parents may be, and how many entries of data one may take from.
const MAX_CHAIN: usize = 16;
const MAX_DATA: usize = 64;

/// The entries that others take fields from.
#[derive(Default)]
pub(super) struct Parents<'t> {
    entries: HashMap<&'t str, Entry<'t>>,
    /// How many fields may still be taken from others: what keeps a small file from making much.
    left: usize,
}

/// How many fields may be taken from others in a file of so many bytes, and in any case.
const BYTES_A_FIELD: usize = 8;
const FREE: usize = 10_000;

/// Fields that each entry has for itself.
const OWN: &[&str] = &[
    "ids",
    "crossref",
    "xref",
    "xdata",
    "entryset",
    "entrysubtype",
    "execute",
    "label",
    "options",
    "presort",
    "related",
    "relatedoptions",
    "relatedstring",
    "relatedtype",
    "shorthand",
    "shorthandintro",
    "sortkey",
];

/// Which fields become others, for parents and children of these types. No name: not taken.
struct Rule {
    parents: &'static [&'static str],
    children: &'static [&'static str],
    fields: &'static [(&'static str, &'static str)],
}

const TITLES_OF_PARENT_ALONE: [(&str, &str); 4] = [
    ("shorttitle", ""),
    ("sorttitle", ""),
    ("indextitle", ""),
    ("indexsorttitle", ""),
];

const MAIN: &[(&str, &str)] = &[
    ("title", "maintitle"),
    ("subtitle", "mainsubtitle"),
    ("titleaddon", "maintitleaddon"),
];

const BOOK: &[(&str, &str)] = &[
    ("title", "booktitle"),
    ("subtitle", "booksubtitle"),
    ("titleaddon", "booktitleaddon"),
];

const RULES: &[Rule] = &[
    Rule {
        parents: &["mvbook", "book"],
        children: &["inbook", "bookinbook", "suppbook"],
        fields: &[("author", "author"), ("author", "bookauthor")],
    },
    Rule {
        parents: &["mvbook"],
        children: &["book", "inbook", "bookinbook", "suppbook"],
        fields: MAIN,
    },
    Rule {
        parents: &["mvcollection", "mvreference"],
        children: &[
            "collection",
            "reference",
            "incollection",
            "inreference",
            "suppcollection",
        ],
        fields: MAIN,
    },
    Rule {
        parents: &["mvproceedings"],
        children: &["proceedings", "inproceedings"],
        fields: MAIN,
    },
    Rule {
        parents: &["book"],
        children: &["inbook", "bookinbook", "suppbook"],
        fields: BOOK,
    },
    Rule {
        parents: &["collection", "reference"],
        children: &["incollection", "inreference", "suppcollection"],
        fields: BOOK,
    },
    Rule {
        parents: &["proceedings"],
        children: &["inproceedings"],
        fields: BOOK,
    },
    Rule {
        parents: &["periodical"],
        children: &["article", "suppperiodical", "review"],
        fields: &[
            ("title", "journaltitle"),
            ("subtitle", "journalsubtitle"),
            ("titleaddon", "journaltitleaddon"),
        ],
    },
];

impl<'t> Parents<'t> {
    /// Looks through a file for entries that others take from.
    pub fn find(text: &'t str) -> Self {
        let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
        let spellings = [
            "crossref", "CROSSREF", "Crossref", "CrossRef", "xdata", "XDATA", "Xdata", "XData",
        ];
        if !spellings.iter().any(|word| has(word)) {
            return Self::default();
        }
        let mut wanted: HashSet<String> = HashSet::new();
        let mut scanner = Scanner::new(text);
        while let Some(entry) = scanner.next_entry() {
            scanner.remarks.clear();
            wanted.extend(entry.get("crossref").map(|key| key.trim().to_owned()));
            let data = entry.get("xdata").into_iter().flat_map(keys);
            wanted.extend(data.map(str::to_owned));
        }
        let mut entries = HashMap::new();
        let mut scanner = Scanner::new(text);
        while let Some(entry) = scanner.next_entry() {
            scanner.remarks.clear();
            if wanted.contains(entry.key) {
                entries.entry(entry.key).or_insert(entry);
            }
        }
        Self {
            entries,
            left: text.len() / BYTES_A_FIELD + FREE,
        }
    }

    /// Gives an entry the fields that it takes from others.
    pub fn complete(&mut self, entry: &mut Entry<'t>, dialect: Dialect, remarks: &mut Vec<Remark>) {
        if entry.get("crossref").is_none() && entry.get("xdata").is_none() {
            return;
        }
        if self.left == 0 {
            let message = "the entries of this file take too much from others: fields are missing";
            remarks.push(warning(entry, message.to_owned(), "split the file"));
            return;
        }
        let before = entry.fields.len();
        self.take_data(entry, remarks);
        let parents = self.parents(entry, remarks);
        if let Some(parent) = merged(parents, dialect) {
            inherit(entry, &parent, dialect);
            entry.fields.retain(|field| field.name != "crossref");
        }
        let taken = entry.fields.len().saturating_sub(before) + 1;
        self.left = self.left.saturating_sub(taken);
    }

    /// The entries that `crossref` leads to, the nearest first.
    fn parents(&self, entry: &Entry<'t>, remarks: &mut Vec<Remark>) -> Vec<Entry<'t>> {
        let mut chain: Vec<Entry<'t>> = Vec::new();
        let mut seen: Vec<&str> = vec![entry.key];
        let mut next = entry.get("crossref").map(|key| key.trim().to_owned());
        while let Some(key) = next {
            let Some(parent) = self.entries.get(key.as_str()) else {
                let message = format!("there is no entry `{key}`, which `crossref` names");
                remarks.push(warning(entry, message, "correct the key in `crossref`"));
                break;
            };
            if seen.contains(&parent.key) || seen.len() > MAX_CHAIN {
                let message =
                    format!("entries take fields from each other in a circle, by `{key}`");
                remarks.push(warning(
                    entry,
                    message,
                    "remove one `crossref` of the circle",
                ));
                break;
            }
            seen.push(parent.key);
            let mut parent = parent.clone();
            // What is wrong with a parent's own data is said where the parent is read.
            self.take_data(&mut parent, &mut Vec::new());
            next = parent.get("crossref").map(|key| key.trim().to_owned());
            chain.push(parent);
        }
        chain
    }

    /// Gives an entry the fields of those that `xdata` names, and of those that they name.
    fn take_data(&self, entry: &mut Entry<'t>, remarks: &mut Vec<Remark>) {
        let Some(names) = entry.get("xdata") else {
            return;
        };
        let to_paths = |names: &str, path: &[String]| -> Vec<Vec<String>> {
            let path_to = |key: &str| path.iter().cloned().chain([key.to_owned()]).collect();
            keys(names).map(path_to).collect()
        };
        let mut queue = to_paths(names, &[entry.key.to_owned()]);
        let mut done = 0;
        let mut at = 0;
        while let Some(path) = queue.get(at).cloned() {
            at += 1;
            let Some((key, before)) = path.split_last() else {
                continue;
            };
            let Some(data) = self.entries.get(key.as_str()) else {
                let message = format!("there is no entry `{key}`, which `xdata` names");
                remarks.push(warning(entry, message, "correct the key in `xdata`"));
                continue;
            };
            done += 1;
            if before.contains(key) || path.len() > MAX_CHAIN || done > MAX_DATA {
                let message =
                    format!("entries take fields from each other in a circle, by `{key}`");
                remarks.push(warning(entry, message, "remove one `xdata` of the circle"));
                break;
            }
            for field in &data.fields {
                add(entry, &field.name, field);
            }
            let more = data.get("xdata").map(|names| to_paths(names, &path));
            queue.extend(more.into_iter().flatten().take(MAX_DATA));
        }
        entry.fields.retain(|field| field.name != "xdata");
    }
}

/// The nearest of a chain of parents, with what it takes from those behind it.
fn merged(mut chain: Vec<Entry<'_>>, dialect: Dialect) -> Option<Entry<'_>> {
    let mut above = chain.pop()?;
    while let Some(mut parent) = chain.pop() {
        inherit(&mut parent, &above, dialect);
        above = parent;
    }
    Some(above)
}

fn keys(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|key| !key.is_empty())
}

fn warning(entry: &Entry<'_>, message: String, help: &'static str) -> Remark {
    Remark {
        code: codes::FORMAT_VALUE,
        message,
        help,
        span: entry.span,
    }
}

/// Gives a child the fields of its parent.
fn inherit<'t>(child: &mut Entry<'t>, parent: &Entry<'t>, dialect: Dialect) {
    let child_kind = plain_kind(&child.kind).to_owned();
    let parent_kind = plain_kind(&parent.kind);
    let applies = |rule: &&Rule| {
        rule.parents.contains(&parent_kind) && rule.children.contains(&child_kind.as_str())
    };
    let rules: Vec<&Rule> = match dialect {
        Dialect::Bibtex => Vec::new(),
        Dialect::Biblatex => RULES.iter().filter(applies).collect(),
    };
    let renames_title = rules
        .iter()
        .any(|rule| rule.fields.iter().any(|(from, _)| *from == "title"));
    let alone: &[(&str, &str)] = if renames_title {
        &TITLES_OF_PARENT_ALONE
    } else {
        &[]
    };
    // The child's own date is whole: no month of the parent's belongs to it.
    let has_date = child.get("date").or_else(|| child.get("year")).is_some();
    for field in &parent.fields {
        let name = field.name.as_ref();
        if OWN.contains(&name) || has_date && matches!(name, "date" | "year" | "month" | "day") {
            continue;
        }
        let renamed: Vec<&str> = rules
            .iter()
            .flat_map(|rule| rule.fields)
            .chain(alone)
            .filter(|(from, _)| *from == name)
            .map(|(_, to)| *to)
            .collect();
        if renamed.is_empty() {
            add(child, name, field);
        }
        for target in renamed.into_iter().filter(|target| !target.is_empty()) {
            add(child, target, field);
        }
    }
}

/// Adds a field to an entry that does not have it.
fn add<'t>(entry: &mut Entry<'t>, name: &str, field: &Field<'t>) {
    let other = match name {
        "journal" => "journaltitle",
        "journaltitle" => "journal",
        "address" => "location",
        "location" => "address",
        name => name,
    };
    if name == "crossref" || entry.get(name).is_some() || entry.get(other).is_some() {
        return;
    }
    let name = if field.name == name {
        field.name.clone()
    } else {
        name.to_owned().into()
    };
    entry.fields.push(Field {
        name,
        ..field.clone()
    });
}

/// An entry type without its aliases.
fn plain_kind(kind: &str) -> &str {
    match kind {
        "conference" => "inproceedings",
        kind => kind,
    }
}
