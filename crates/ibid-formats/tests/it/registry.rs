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
