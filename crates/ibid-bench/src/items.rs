//! Items in CSL-JSON: a mixture as in a real library, and mixtures that are hard on one pass.

use crate::random::Random;
use crate::words;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A CSL-JSON item: its variables by name, in the names' order.
pub type GeneratedItem = BTreeMap<&'static str, Value>;

/// What kind of items are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixture {
    /// As in a library: articles, books, chapters, papers, reports, theses, pages, news; 1 to 8
    /// authors of some 400 families, so that a part of the cites is ambiguous.
    Library,
    /// Articles by few families with few given names in few years: most cites are ambiguous, and
    /// names, given names and year-suffixes are all needed to tell them apart.
    Ambiguous,
    /// Works that differ late: long lists of the same authors, one year, titles that begin alike.
    /// Sort keys are long, and comparing them takes all of their length.
    AlikeInSorting,
}

/// So many items, ids `item-1`, `item-2`, and so on. Fewer items are the first of more.
pub fn items(mixture: Mixture, count: usize) -> impl Iterator<Item = GeneratedItem> {
    let mut random = Random::new(0x1b1d);
    (1..=count).map(move |number| {
        let mut item = match mixture {
            Mixture::Library => library(&mut random, number),
            Mixture::Ambiguous => ambiguous(&mut random),
            Mixture::AlikeInSorting => alike(&mut random, number),
        };
        item.insert("id", format!("item-{number}").into());
        item
    })
}

/// The items as the text of a CSL-JSON file.
pub fn items_json(mixture: Mixture, count: usize) -> String {
    let mut text = Vec::new();
    // A vector takes all that it is given.
    let _ = write_items(&mut text, mixture, count);
    String::from_utf8(text).unwrap_or_default()
}

/// Writes the items as a CSL-JSON file, one after the other, an item a line.
///
/// # Errors
///
/// Where `out` cannot be written to.
pub fn write_items(out: &mut impl Write, mixture: Mixture, count: usize) -> io::Result<()> {
    let mut separator = "[\n";
    for item in items(mixture, count) {
        out.write_all(separator.as_bytes())?;
        serde_json::to_writer(&mut *out, &item)?;
        separator = ",\n";
    }
    out.write_all(if count == 0 { b"[]\n" } else { b"\n]\n" })
}

fn library(random: &mut Random, number: usize) -> GeneratedItem {
    let mut item = match random.below(100) {
        0..=49 => journal_article(random, number),
        50..=61 => book(random),
        62..=73 => chapter(random),
        74..=81 => paper(random),
        82..=87 => report(random, number),
        88..=91 => thesis(random),
        92..=95 => web_page(random, number),
        _ => newspaper_article(random, number),
    };
    let institutional = matches!(
        item.get("type").and_then(Value::as_str),
        Some("report" | "webpage")
    );
    let author = if institutional && random.percent(40) {
        json!([{"literal": random.pick(words::INSTITUTIONS)}])
    } else {
        let count = authors_count(random);
        people(random, count)
    };
    item.insert("author", author);
    item.insert("title", title(random).into());
    item
}

fn ambiguous(random: &mut Random) -> GeneratedItem {
    let family = |random: &mut Random| {
        let end = random.pick(&["berg", "ley"]);
        random.pick(&["Al", "Lind", "West"]).to_owned() + end
    };
    let authors = (0..random.within(1, 4)).map(|_| {
        let (family, given) = (family(random), random.pick(&["Ada", "Anna", "John"]));
        json!({"family": family, "given": given})
    });
    let authors = authors.collect();
    let year = random.within(2018, 2021);
    let mut item = start("article-journal", json!({"date-parts": [[year]]}));
    item.insert("author", Value::Array(authors));
    item.insert("title", title(random).into());
    journal(random, &mut item);
    item
}

fn alike(random: &mut Random, number: usize) -> GeneratedItem {
    let author = |family: &str| json!({"family": family, "given": "Élise Marie"});
    let mut authors: Vec<Value> = words::FAMILY_STARTS
        .iter()
        .take(7)
        .map(|start| author(&format!("{start}berg-Östergren")))
        .collect();
    authors.push(author(random.pick(&["Zander", "Zeller"])));
    let mut item = start("book", json!({"date-parts": [[2020]]}));
    item.insert("author", authors.into());
    // Ascending numbers would come sorted.
    let place = number * 7919 % 10_007;
    let title = format!("Études sur l’histoire des marais salants, leçon n° {place}");
    item.insert("title", title.into());
    item.insert("publisher", random.pick(words::PUBLISHERS).into());
    item
}

fn start(item_type: &str, issued: Value) -> GeneratedItem {
    GeneratedItem::from([("type", item_type.into()), ("issued", issued)])
}

fn journal_article(random: &mut Random, number: usize) -> GeneratedItem {
    let date = date(random, 60, 20);
    let mut item = start("article-journal", date);
    journal(random, &mut item);
    if random.percent(85) {
        item.insert("DOI", format!("10.5555/bench.{number}").into());
    }
    item
}

fn journal(random: &mut Random, item: &mut GeneratedItem) {
    let at = random.below(words::JOURNALS.len());
    let (name, short) = words::JOURNALS.get(at).copied().unwrap_or_default();
    item.insert("container-title", name.into());
    item.insert("container-title-short", short.into());
    item.insert("volume", random.within(1, 80).to_string().into());
    if random.percent(80) {
        item.insert("issue", random.within(1, 12).to_string().into());
    }
    item.insert("page", pages(random).into());
}

fn book(random: &mut Random) -> GeneratedItem {
    let date = date(random, 0, 0);
    let mut item = start("book", date);
    published(random, &mut item);
    if random.percent(25) {
        item.insert("edition", random.within(2, 5).to_string().into());
    }
    if random.percent(15) {
        item.insert("editor", people(random, 1));
    }
    item
}

fn chapter(random: &mut Random) -> GeneratedItem {
    let date = date(random, 0, 0);
    let mut item = start("chapter", date);
    published(random, &mut item);
    item.insert("container-title", title(random).into());
    item.insert("page", pages(random).into());
    let editors = random.within(1, 3);
    item.insert("editor", people(random, editors));
    item
}

fn paper(random: &mut Random) -> GeneratedItem {
    let date = date(random, 70, 40);
    let mut item = start("paper-conference", date);
    let subject = random.pick(words::NOUNS);
    let proceedings = format!("Proceedings of the International Conference on {subject}");
    item.insert("container-title", proceedings.into());
    item.insert("event-place", random.pick(words::PLACES).into());
    item.insert("publisher", random.pick(words::PUBLISHERS).into());
    item.insert("page", pages(random).into());
    item
}

fn report(random: &mut Random, number: usize) -> GeneratedItem {
    let date = date(random, 40, 10);
    let mut item = start("report", date);
    item.insert("genre", "Technical report".into());
    item.insert("number", format!("TR-{number}").into());
    item.insert("publisher", random.pick(words::INSTITUTIONS).into());
    item.insert("URL", url("reports", number));
    item
}

fn thesis(random: &mut Random) -> GeneratedItem {
    let date = date(random, 0, 0);
    let mut item = start("thesis", date);
    item.insert("genre", "PhD thesis".into());
    item.insert("publisher", random.pick(words::UNIVERSITIES).into());
    item.insert("publisher-place", random.pick(words::PLACES).into());
    item
}

fn web_page(random: &mut Random, number: usize) -> GeneratedItem {
    let date = date(random, 80, 80);
    let mut item = start("webpage", date);
    item.insert("container-title", random.pick(words::SITES).into());
    item.insert("URL", url("pages", number));
    let (month, day) = (random.within(1, 12), random.within(1, 28));
    item.insert("accessed", json!({"date-parts": [[2026, month, day]]}));
    item
}

fn newspaper_article(random: &mut Random, number: usize) -> GeneratedItem {
    let date = date(random, 100, 100);
    let mut item = start("article-newspaper", date);
    item.insert("container-title", random.pick(words::NEWSPAPERS).into());
    if random.percent(50) {
        item.insert("page", format!("A{}", random.within(1, 40)).into());
    } else {
        item.insert("URL", url("news", number));
    }
    item
}

fn published(random: &mut Random, item: &mut GeneratedItem) {
    item.insert("publisher", random.pick(words::PUBLISHERS).into());
    item.insert("publisher-place", random.pick(words::PLACES).into());
}

fn url(section: &str, number: usize) -> Value {
    format!("https://{section}.example/{number}").into()
}

/// A date: a year, mostly a recent one; so many in a hundred with a month, and of those so
/// many with a day.
fn date(random: &mut Random, months: usize, days: usize) -> Value {
    let year = 2025 - random.below(76) * random.below(76) / 75;
    if !random.percent(months) {
        return json!({"date-parts": [[year]]});
    }
    let month = random.within(1, 12);
    if !random.percent(days) {
        return json!({"date-parts": [[year, month]]});
    }
    json!({"date-parts": [[year, month, random.within(1, 28)]]})
}

fn pages(random: &mut Random) -> String {
    let first = random.within(1, 1200);
    format!("{first}-{}", first + random.within(3, 40))
}

fn authors_count(random: &mut Random) -> usize {
    match random.below(100) {
        0..=24 => 1,
        25..=54 => 2,
        55..=74 => 3,
        75..=84 => 4,
        85..=90 => 5,
        91..=94 => 6,
        95..=97 => 7,
        _ => 8,
    }
}

fn people(random: &mut Random, count: usize) -> Value {
    (0..count).map(|_| person(random)).collect()
}

fn person(random: &mut Random) -> Value {
    // Of two the smaller: some families write more than others.
    let both = words::FAMILY_STARTS.len() * words::FAMILY_ENDS.len();
    let family = random.below(both).min(random.below(both));
    let (start, end) = (
        family % words::FAMILY_STARTS.len(),
        family / words::FAMILY_STARTS.len(),
    );
    let word = |words: &[&'static str], at: usize| words.get(at).copied().unwrap_or_default();
    let family = word(words::FAMILY_STARTS, start).to_owned() + word(words::FAMILY_ENDS, end);
    let mut given = random.pick(words::GIVEN).to_owned();
    if random.percent(45) {
        given = format!("{given} {}", random.pick(words::INITIALS));
    }
    let mut person = json!({"family": family, "given": given});
    if let Value::Object(parts) = &mut person {
        if random.percent(3) {
            let particle = random.pick(words::PARTICLES);
            parts.insert("non-dropping-particle".to_owned(), particle.into());
        }
        if random.percent(1) {
            parts.insert("suffix".to_owned(), "Jr.".into());
        }
    }
    person
}

fn title(random: &mut Random) -> String {
    let adjective = capitalised(random.pick(words::ADJECTIVES));
    let noun = random.pick(words::NOUNS);
    let other = random.pick(words::NOUNS);
    let place = random.pick(words::PLACES);
    let main = match random.below(4) {
        0 => format!("{adjective} {noun} and {other} in {place}"),
        1 => format!("{adjective} {noun}"),
        2 => format!("On the {noun} of {place}"),
        _ => format!("{adjective} {noun}: the case of {place}"),
    };
    match random.below(100) {
        0..=11 => format!("{main}, with notes on {}", random.pick(words::MARKED)),
        12..=15 => format!("“{}” and the {main}", capitalised(other)),
        16..=25 => format!("{main}. Part {}", random.within(1, 4)),
        _ => main,
    }
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(char::to_uppercase);
    first
        .into_iter()
        .flatten()
        .chain(characters)
        .collect::<String>()
}
