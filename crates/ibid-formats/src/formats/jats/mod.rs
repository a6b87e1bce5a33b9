//! JATS and its forerunner NLM: the references of an article. Read only.
//!
//! What is read is the article's reference list, each `ref` with its `id` as key, as pandoc reads
//! it; footnotes that hold tagged citations count as references too. Only an article that has no
//! references at all is itself the one item.
//!
//! Source: ANSI/NISO Z39.96 (JATS 1.3), "Journal Publishing Tag Set", and JATS4R's
//! recommendations for citations of data and software.

mod article;
mod citation;
mod kind;
mod names;

use ibid_model::Date;
use roxmltree::Node;

use crate::codec::{Codec, Likeness, Sink};
use crate::draft::{Own, date};
use crate::error::FormatError;
use crate::format::Format;
use crate::xml::{Layout, Xml, each_record, opens, root_is};

pub(crate) const CODEC: Codec = Codec {
    name: "jats",
    title: "JATS XML",
    aliases: &["nlm-xml"],
    extensions: &["nxml", "jats", "jats.xml"],
    media_types: &["application/jats+xml", "application/vnd.jats+xml"],
    specification: "https://jats.nlm.nih.gov/publishing/tag-library/1.3/",
    fields_in_note: false,
    sniff,
    read: Some(read),
    write: None,
};

/// Elements that are a citation.
const CITATIONS: &[&str] = &[
    "element-citation",
    "mixed-citation",
    "nlm-citation",
    "citation",
];

const LAYOUT: Layout = Layout {
    format: Format::Jats,
    roots: &["article", "ref-list", "back"],
    records: &[
        "front",
        "ref",
        "element-citation",
        "mixed-citation",
        "nlm-citation",
        "citation",
        "article-meta",
    ],
    nests: false,
};

fn sniff(head: &str) -> Likeness {
    let own = [
        "front",
        "article-meta",
        "journal-meta",
        "element-citation",
        "mixed-citation",
    ];
    if root_is(
        head,
        &[
            "ref-list",
            "article-meta",
            "element-citation",
            "mixed-citation",
        ],
    ) || root_is(head, &["article", "ref", "back"]) && opens(head, &own)
        || head.contains("//NLM//DTD J")
    {
        return Likeness::Certain;
    }
    if root_is(head, &["article"]) {
        Likeness::Perhaps
    } else {
        Likeness::No
    }
}

fn read(text: &str, sink: &mut dyn Sink) -> Result<(), FormatError> {
    let mut own = Own::default();
    let mut has_references = false;
    each_record(
        text,
        &LAYOUT,
        sink,
        &mut |record, sink| match record.node.name() {
            "front" | "article-meta" if record.is_in("sub-article") => {}
            "front" | "article-meta" => article::read(record, &mut own),
            "ref" => has_references |= citation::read_ref(record, sink),
            _ => {
                has_references = true;
                citation::read(record, record.node, record.node.attr("id"), sink);
            }
        },
    )?;
    if !has_references {
        own.give(sink);
    }
    Ok(())
}

/// The date that `year`, `month`, `day` and `season` in `find` make, or what `iso-8601-date` says.
fn date_parts<'a, 'i: 'a>(find: impl Fn(&str) -> Option<Node<'a, 'i>>) -> Option<Date> {
    let year = find("year");
    let iso = year.and_then(|year| year.attr("iso-8601-date"));
    if let Some(exact) = iso.and_then(|iso| Date::parse_edtf(iso).ok()) {
        return Some(exact);
    }
    let text = |name: &str| find(name).map(crate::xml::plain).filter(|t| !t.is_empty());
    let Some(year) = text("year") else {
        return text("string-date").map(|written| Date::parse_raw(&written));
    };
    let month = text("month").or_else(|| text("season"));
    Some(date(
        bare_year(&year),
        month.as_deref(),
        text("day").as_deref(),
    ))
}

/// `2001` of `2001a`: the letter belongs to the list that the reference stands in.
fn bare_year(year: &str) -> &str {
    let bare = year.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | ',' | ';') || c == ' ');
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if is_year && bare.len() <= 5 {
        digits
    } else {
        bare
    }
}
