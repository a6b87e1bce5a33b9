//! Who agrees with whom, field by field.

use super::corpus::BibliographyFile;
use super::plain;
use clap::ValueEnum;
use ibid_formats::Format;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A program that reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    Pandoc,
    CitationJs,
}

impl Reader {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pandoc => "pandoc",
            Self::CitationJs => "citation-js",
        }
    }
}

/// How the readers of a field stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Verdict {
    /// All agree.
    All,
    /// ibid alone differs, or differs from the only other
    Ibid,
    /// pandoc alone differs
    Pandoc,
    /// citation-js alone differs
    CitationJs,
    /// No two agree
    None,
}

/// What each program read in a file.
pub struct Places<'f> {
    pub file: &'f BibliographyFile,
    pub ibid: Option<Vec<Value>>,
    pub pandoc: Option<Vec<Value>>,
    pub citation_js: Option<Vec<Value>>,
}

/// One field of one item.
struct Place {
    name: String,
    format: Format,
    field: String,
    verdict: Verdict,
    values: [Said; 3],
}

/// What a program says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    /// It did not read the item.
    Nothing,
    /// It read the item without this field.
    Absent,
    Value(String),
}

/// All places.
#[derive(Default)]
pub struct Agreement {
    places: Vec<Place>,
    entries: BTreeMap<Format, [usize; 4]>,
}

/// Keys that are no bibliographic data, or that one program alone writes.
const LEFT_OUT: [&str; 6] = [
    "id",
    "citation-key",
    "citation-label",
    "custom",
    "_graph",
    "source",
];

impl Agreement {
    /// Compares what was read in a file. Items are the same work by their key, or by their place where
    /// the format has none.
    pub fn add(&mut self, places: &Places<'_>) {
        let ours = places.ibid.as_deref().unwrap_or_default();
        let is_ris = places.file.format == Format::Ris;
        let [pandoc, citation_js] = [&places.pandoc, &places.citation_js].map(|items| {
            let items = items.as_deref();
            items.map(|items| Index::new(items, is_ris, ours.len()))
        });
        let counts = self.entries.entry(places.file.format).or_default();
        counts[0] += ours.len();
        counts[1] += places.pandoc.as_ref().map_or(0, Vec::len);
        counts[2] += places.citation_js.as_ref().map_or(0, Vec::len);
        for (at, item) in ours.iter().enumerate() {
            let key = key(item, is_ris, at);
            let [pandoc, citation_js] =
                [&pandoc, &citation_js].map(|index| index.as_ref()?.find(&key));
            let items = [Some(item), pandoc, citation_js];
            if items.iter().flatten().count() < 2 {
                continue;
            }
            self.entries.entry(places.file.format).or_default()[3] += 1;
            self.compare(places.file, &key, items);
        }
    }

    fn compare(&mut self, file: &BibliographyFile, key: &str, items: [Option<&Value>; 3]) {
        let keys = items.iter().flatten().filter_map(|item| item.as_object());
        let names: BTreeSet<&String> = keys.flat_map(|object| object.keys()).collect();
        for name in names {
            if LEFT_OUT.contains(&name.as_str()) {
                continue;
            }
            let values = items.map(|item| match item {
                None => Said::Nothing,
                Some(item) => plain::field(item, name).map_or(Said::Absent, Said::Value),
            });
            if !values.iter().any(|said| matches!(said, Said::Value(_))) {
                continue;
            }
            self.places.push(Place {
                name: format!("{} {key}", file.name),
                format: file.format,
                field: name.clone(),
                verdict: verdict(&values),
                values,
            });
        }
    }

    /// Prints a table a format: fields, and how the readers stand to each other.
    pub fn print(&self, files: usize) {
        println!("{files} files");
        for (format, [ibid, pandoc, citation_js, compared]) in &self.entries {
            println!(
                "\n{format}: entries read by ibid {ibid}, pandoc {pandoc}, citation-js \
                 {citation_js}; compared {compared}\n"
            );
            println!(
                "| field | values | all agree | ibid alone differs | pandoc alone | citation-js alone | no two agree |"
            );
            println!("|---|--:|--:|--:|--:|--:|--:|");
            let mut table: BTreeMap<&str, BTreeMap<Verdict, usize>> = BTreeMap::new();
            for place in self.places.iter().filter(|place| place.format == *format) {
                for field in [place.field.as_str(), "all fields"] {
                    let row = table.entry(field).or_default();
                    *row.entry(place.verdict).or_default() += 1;
                }
            }
            let mut rows: Vec<_> = table.into_iter().collect();
            rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.values().sum::<usize>()));
            for (field, row) in rows {
                let count = |verdict| row.get(&verdict).copied().unwrap_or(0);
                let all: usize = row.values().sum();
                println!(
                    "| {field} | {all} | {} | {} | {} | {} | {} |",
                    count(Verdict::All),
                    count(Verdict::Ibid),
                    count(Verdict::Pandoc),
                    count(Verdict::CitationJs),
                    count(Verdict::None),
                );
            }
        }
    }

    /// Prints places of a verdict in a field, spread over all of them.
    pub fn show(&self, field: &str, verdict: Verdict, count: usize) {
        let found: Vec<&Place> = self
            .places
            .iter()
            .filter(|place| place.verdict == verdict && (field == "all" || place.field == field))
            .collect();
        println!("{} places", found.len());
        let step = (found.len() / count.max(1)).max(1);
        for place in found.iter().step_by(step).take(count) {
            println!("\n{} {} ({})", place.name, place.field, place.format);
            for (name, value) in ["ibid", "pandoc", "citation-js"].iter().zip(&place.values) {
                let value = value.as_ref().map(|v| v.as_deref().unwrap_or("·"));
                if let Some(value) = value {
                    println!(
                        "  {name:<12}{}",
                        value.chars().take(300).collect::<String>()
                    );
                }
            }
        }
    }
}

/// Items by key.
struct Index<'i> {
    items: HashMap<String, &'i Value>,
}

impl<'i> Index<'i> {
    /// By key; of two with one key, the first. By place where there are no keys, and as many as ours.
    fn new(items: &'i [Value], by_place: bool, ours: usize) -> Self {
        let mut index = HashMap::new();
        let is_aligned = items.len() == ours;
        for (at, item) in items.iter().enumerate().filter(|_| is_aligned || !by_place) {
            index.entry(key(item, by_place, at)).or_insert(item);
        }
        Self { items: index }
    }

    fn find(&self, key: &str) -> Option<&'i Value> {
        self.items.get(key).copied()
    }
}

fn key(item: &Value, by_place: bool, at: usize) -> String {
    if by_place {
        return format!("{}", at + 1);
    }
    let id = item.get("id");
    id.and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn verdict([ibid, pandoc, citation_js]: &[Said; 3]) -> Verdict {
    let other = match (pandoc, citation_js) {
        (Said::Nothing, other) | (other, Said::Nothing) => Some(other),
        _ => None,
    };
    match (ibid == pandoc, ibid == citation_js, other) {
        (_, _, Some(other)) if ibid == other => Verdict::All,
        (_, _, Some(_)) => Verdict::Ibid,
        (true, true, None) => Verdict::All,
        (true, false, None) => Verdict::CitationJs,
        (false, true, None) => Verdict::Pandoc,
        (false, false, None) if pandoc == citation_js => Verdict::Ibid,
        (false, false, None) => Verdict::None,
    }
}
