//! Times hostile files in every format, at one size and at twice that, so that growth shows:
//! `cargo run --release -p ibid-formats --example hostile [UNITS [FORMAT]]`.
//!
//! `… --example hostile FILE` times one file. A case whose time grows faster than its size is marked.

#![allow(
    clippy::print_stdout,
    clippy::format_push_string,
    clippy::format_collect
)]

use std::time::Instant;

use ibid_formats::{Format, References, detect, read_each};

/// A name, and what makes a file of so many units.
type Case = (&'static str, fn(Format, usize) -> String);

/// How a record of tagged lines begins, and what stands before a tag's value.
type Tagged = (&'static str, fn(&str) -> String);

/// The record of each format in XML.
fn record(format: Format) -> Option<&'static str> {
    Some(match format {
        Format::PubmedXml => "PubmedArticle",
        Format::CrossrefXml => "journal",
        Format::Jats => "ref",
        Format::Mods => "mods",
        Format::Marcxml | Format::EndnoteXml => "record",
        Format::Tei => "biblStruct",
        Format::WordXml => "b:Source",
        _ => return None,
    })
}

/// The lines of each format of tagged lines.
fn tagged(format: Format) -> Option<Tagged> {
    Some(match format {
        Format::Ris => ("TY  - JOUR\n", |tag| format!("{tag}  - ")),
        Format::Nbib => ("PMID- 1\n", |tag| format!("{tag:<4}- ")),
        Format::Refworks => ("RT Journal Article\n", |tag| format!("{tag} ")),
        Format::Enw => ("%0 Journal Article\n", |tag| {
            format!("%{} ", tag.get(..1).unwrap_or_default())
        }),
        _ => return None,
    })
}

const CASES: &[Case] = &[
    ("empty records", |format, units| match record(format) {
        Some(name) => {
            let root = if format == Format::WordXml {
                "b:Sources"
            } else {
                "root"
            };
            format!("<{root}>{}</{root}>", format!("<{name}/>\n").repeat(units))
        }
        None => String::new(),
    }),
    ("empty objects", |_, units| {
        format!("[{}{{}}]", "{},".repeat(units))
    }),
    ("open brackets", |_, units| "[".repeat(units)),
    ("open objects", |_, units| "{\"a\":".repeat(units)),
    ("empty entries of YAML", |_, units| "- {}\n".repeat(units)),
    ("braces", |_, units| {
        format!(
            "@misc{{k, title = {{{}{}}}}}",
            "{".repeat(units),
            "}".repeat(units)
        )
    }),
    ("entries without an end", |_, units| {
        "@a{b,c={\n".repeat(units)
    }),
    ("strings of strings", |_, units| {
        let mut text = String::from("@string{a0 = {xxxxxxxxxxxxxxxx}}\n");
        for n in 1..units / 10 {
            text.push_str(&format!(
                "@string{{a{n} = a{m} # a{m}}}\n@misc{{k{n}, title = a{n}}}\n",
                m = n - 1
            ));
        }
        text
    }),
    ("crossrefs of crossrefs", |_, units| {
        let entry = |n: usize| {
            format!(
                "@book{{k{n}, crossref = {{k{}}}, xdata = {{k{}}}}}\n",
                n + 1,
                n + 2
            )
        };
        (0..units / 10).map(entry).collect()
    }),
    ("one key", |_, units| {
        "@misc{k, title = {T}}\n".repeat(units)
    }),
    ("and and", |_, units| {
        format!("@misc{{k, author = {{{}}}}}", "A and ".repeat(units))
    }),
    ("templates", |_, units| "{{cite web|".repeat(units)),
    ("COinS", |_, units| {
        "<span class=\"Z3988\" title=\"rft.au=a\"></span>".repeat(units)
    }),
    ("lines of one field", |format, units| {
        lines(format, "AB", "\n      more text", units)
    }),
    ("fields of one tag", |format, units| {
        fields(format, "AB", units)
    }),
    ("names", |format, units| fields(format, "AU", units)),
    ("keywords", |format, units| fields(format, "KW", units)),
    ("unknown tags", |format, units| fields(format, "ZZ", units)),
    ("records", |format, units| match tagged(format) {
        Some((start, _)) => format!("{start}\n").repeat(units),
        None => String::new(),
    }),
];

fn fields(format: Format, tag: &str, units: usize) -> String {
    let Some((start, line)) = tagged(format) else {
        return String::new();
    };
    format!(
        "{start}{}",
        format!("{}Doe, Jane\n", line(tag)).repeat(units)
    )
}

fn lines(format: Format, tag: &str, more: &str, units: usize) -> String {
    let Some((start, line)) = tagged(format) else {
        return String::new();
    };
    format!("{start}{}text{}\n", line(tag), more.repeat(units))
}

/// Milliseconds to read a text.
fn time(format: Format, text: &str) -> f64 {
    let started = Instant::now();
    let mut references = References::default();
    let _ = read_each(format, text.as_bytes(), &mut references);
    started.elapsed().as_secs_f64() * 1e3
}

fn main() {
    let units = std::env::args().nth(1);
    if let Some(bytes) = units.as_ref().and_then(|path| std::fs::read(path).ok()) {
        let format = detect(units.as_deref(), &bytes).unwrap_or(Format::CslJson);
        let text = String::from_utf8_lossy(&bytes);
        println!("{format}: {:.0} ms", time(format, &text));
        return;
    }
    let units = units.and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let wanted = std::env::args().nth(2);
    let is_wanted = |format: &&Format| {
        let named = wanted.as_ref().is_none_or(|name| format.name() == name);
        format.is_read() && named
    };
    for format in Format::ALL.iter().filter(is_wanted) {
        for (name, make) in CASES {
            let (one, two) = (make(*format, units), make(*format, 2 * units));
            if one.is_empty() {
                continue;
            }
            let (short, long) = (time(*format, &one), time(*format, &two));
            let is_steep = long > 3.0 * short && long > 200.0;
            let mark = if is_steep {
                "  <- grows faster than it should"
            } else {
                ""
            };
            if long > 100.0 {
                let size = two.len() / 1_000_000;
                println!(
                    "{:<14}{name:<26}{size:>4} MB {short:>9.0} {long:>9.0} ms{mark}",
                    format.name()
                );
            }
        }
    }
}
