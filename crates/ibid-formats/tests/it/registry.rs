//! What holds for every format.

use std::collections::BTreeSet;

use ibid_formats::{Format, detect, read, write};
use ibid_model::{Item, ItemType};

#[test]
fn names_and_aliases_are_used_once() {
    let mut seen = BTreeSet::new();
    for format in Format::ALL {
        for name in std::iter::once(&format.name()).chain(format.aliases()) {
            assert!(seen.insert(name.to_ascii_lowercase()), "`{name}` twice");
            assert_eq!(Format::from_name(&name.to_uppercase()), Some(*format));
        }
        assert!(!format.media_types().is_empty(), "{format}");
        assert!(format.specification().starts_with("http"), "{format}");
        assert!(format.is_read() || format.is_written(), "{format}");
    }
}

#[test]
fn what_is_written_is_read_again_and_known_by_its_content() {
    let item = Item::new("a", ItemType::Book);
    for format in Format::ALL.iter().filter(|f| f.is_read() && f.is_written()) {
        let written = write(*format, [&item]).unwrap();
        let found = detect(None, written.text.as_bytes());
        assert_eq!(found, Some(*format), "{format}: {}", written.text);
        let items = read(*format, written.text.as_bytes()).unwrap().items;
        assert_eq!(items.len(), 1, "{format}: {}", written.text);
    }
}

#[test]
fn no_format_panics_at_what_is_none() {
    let broken: [&[u8]; 8] = [
        b"",
        b" \n",
        b"\xff\xfe\x00",
        b"{",
        b"[[[[",
        b"<a",
        b"@a{",
        b"TY  - ",
    ];
    for format in Format::ALL.iter().filter(|f| f.is_read()) {
        for bytes in broken {
            let _ = read(*format, bytes);
        }
    }
}

#[test]
fn xml_formats_are_told_apart_by_their_heads() {
    let cases = [
        (
            "<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\" \"x\">\n<PubmedArticleSet><PubmedArticle>",
            Format::PubmedXml,
        ),
        (
            "<modsCollection xmlns=\"http://www.loc.gov/mods/v3\"><mods>",
            Format::Mods,
        ),
        (
            "<mods:mods xmlns:mods=\"http://www.loc.gov/mods/v3\">",
            Format::Mods,
        ),
        (
            "<marc:collection xmlns:marc=\"http://www.loc.gov/MARC21/slim\"><marc:record>",
            Format::Marcxml,
        ),
        ("<collection><record><leader>x</leader>", Format::Marcxml),
        (
            "<doi_records><doi_record><crossref><journal>",
            Format::CrossrefXml,
        ),
        (
            "<doi_batch xmlns=\"http://www.crossref.org/schema/5.3.1\"><head>",
            Format::CrossrefXml,
        ),
        (
            "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN\" \"JATS.dtd\"><article>",
            Format::Jats,
        ),
        (
            "<!-- a --><article xmlns:xlink=\"x\"><front><journal-meta>",
            Format::Jats,
        ),
        ("<ref-list><ref id=\"a\"><element-citation>", Format::Jats),
        (
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>",
            Format::Tei,
        ),
        ("<biblStruct><analytic>", Format::Tei),
    ];
    for (head, expected) in cases {
        assert_eq!(detect(None, head.as_bytes()), Some(expected), "{head}");
    }
    for none in [
        "<html><body><article><p>",
        "<rss><channel>",
        "<collection><record><x/>",
    ] {
        let found = detect(None, none.as_bytes());
        assert!(found.is_none(), "{none}: {found:?}");
    }
}

#[test]
fn hostile_xml_ends_soon() {
    let formats = [
        (Format::PubmedXml, "PubmedArticle"),
        (Format::Mods, "mods"),
        (Format::Marcxml, "record"),
        (Format::CrossrefXml, "journal"),
        (Format::Jats, "ref"),
        (Format::Tei, "bibl"),
    ];
    for (format, name) in formats {
        let unclosed = format!("<{name}>").repeat(4_000);
        let attributes = format!("<{name} {}/>", "a=\"\" ".repeat(4_000));
        let deep = format!("<{name}>{}</{name}>", "<x>".repeat(20_000));
        let comments = "<!-- ".repeat(4_000);
        let quotes = format!("<{name} a=\"").repeat(4_000);
        let outside = "<x>".repeat(4_000);
        for text in [unclosed, attributes, deep, comments, quotes, outside] {
            let items = read(format, text.as_bytes()).map(|read| read.items.len());
            assert!(matches!(items, Ok(0) | Err(_)), "{format}: {items:?}");
        }
    }
}

#[test]
fn formats_of_tagged_lines_are_told_apart() {
    let cases = [
        (
            "Scopus\nEXPORT DATE: 1 May 2005\n\nTY  - JOUR\nTI  - Snow\nER  - \n",
            Format::Ris,
        ),
        ("TY - JOUR\nAU - Doe, Jane\n", Format::Ris),
        ("\nPMID- 1\nOWN - NLM\nTI  - Snow\n", Format::Nbib),
        ("%0 Journal Article\n%A Doe, Jane\n", Format::Enw),
        ("RT Journal Article\nSR Print(0)\nID 1\n", Format::Refworks),
        (
            "<span class=\"Z3988\" title=\"ctx_ver=Z39.88-2004&amp;rft.title=Snow\"></span>",
            Format::Coins,
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(detect(None, text.as_bytes()), Some(expected), "{text}");
        assert_eq!(
            read(expected, text.as_bytes()).unwrap().items.len(),
            1,
            "{text}"
        );
    }
    let none = [
        "RT if you agree",
        "% A comment of TeX",
        "The type - TY - is set",
        "PMID 1 - 2",
    ];
    for text in none {
        assert_eq!(detect(None, text.as_bytes()), None, "{text}");
    }
}

/// Formats whose own specification has CSL's markup, or which have marks of their own for it.
const WITH_MARKUP: [Format; 4] = [
    Format::CslJson,
    Format::CslYaml,
    Format::Zotero,
    Format::Bibjson,
];

#[test]
fn markup_of_csl_stays_out_of_formats_without_it() {
    let csl = serde_json::json!({
        "id": "a",
        "type": "article-journal",
        "title": "The <span class=\"nocase\">NASA</span> survey of <i>E. coli</i>",
        "container-title": "Notes of <span class=\"nocase\">IEEE</span>",
        "issued": {"date-parts": [[2001]]},
    });
    let item = ibid_model::csl_json::read_item(&csl)
        .value
        .expect("an item");
    let targets = Format::ALL.iter().filter(|format| format.is_written());
    for format in targets.filter(|format| !WITH_MARKUP.contains(format)) {
        let written = write(*format, [&item]).expect("the format is written");
        for mark in ["nocase", "&lt;span", "<i>", "&lt;i", "%3Ci", "%3Cspan"] {
            assert!(!written.text.contains(mark), "{format}: {}", written.text);
        }
    }
    let wikipedia = write(Format::Wikipedia, [&item]).expect("the format is written");
    let title = "The NASA survey of ''E. coli''";
    assert!(wikipedia.text.contains(title), "{}", wikipedia.text);
    let ris = write(Format::Ris, [&item]).expect("the format is written");
    let title = "TI  - The NASA survey of E. coli\n";
    assert!(ris.text.contains(title), "{}", ris.text);
    let reported = |field: &str| ris.losses.iter().any(|loss| loss.field == field);
    assert!(
        reported("title") && reported("container-title"),
        "{:?}",
        ris.losses
    );
}

#[test]
fn what_the_extractor_notes_is_no_field() {
    let csl = serde_json::json!({
        "id": "a",
        "type": "article-journal",
        "title": "A title",
        "custom": {"title-as-printed": "A TITLE"},
    });
    let item = ibid_model::csl_json::read_item(&csl)
        .value
        .expect("an item");
    for format in [Format::Bibtex, Format::Biblatex] {
        let written = write(format, [&item]).expect("the format is written");
        assert!(!written.text.contains("as-printed"), "{}", written.text);
    }
}
