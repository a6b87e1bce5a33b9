//! Documents that are ZIP archives: DOCX, EPUB; made here, entry by entry.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use ibid_extract::{ExtractError, ExtractOptions, extract};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::inputs::check;

/// An archive of entries.
fn zipped(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(text.as_bytes()).expect("its text");
    }
    archive.finish().expect("an archive").into_inner()
}

const CORE: &str = "<?xml version='1.0' encoding='UTF-8'?>\
    <cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' \
    xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>\
    <dc:title>Quiet winters</dc:title><dc:creator>Jane Doe; John Roe</dc:creator>\
    <cp:lastModifiedBy>Someone Else</cp:lastModifiedBy>\
    <dcterms:created>2021-03-04T10:00:00Z</dcterms:created>\
    <dcterms:modified>2021-05-06T10:00:00Z</dcterms:modified></cp:coreProperties>";
const APP: &str = "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'>\
    <Application>Microsoft Office Word</Application><Company>Tern Institute</Company></Properties>";

/// A text of paragraphs, each with its style.
fn word(paragraphs: &[(&str, &str)]) -> String {
    let mut text = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>".to_owned();
    for (style, words) in paragraphs {
        let _ = write!(
            text,
            "<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        );
    }
    text + "</w:body></w:document>"
}

const PROSE: &str = "The geese stayed through the winter, and nobody asked them why they did; the lake was \
    warm enough for all of them, and for the ducks.";

#[test]
fn a_word_processors_document() {
    let body = word(&[("Normal", PROSE)]);
    check(
        zipped(&[
            ("[Content_Types].xml", "<Types/>"),
            ("docProps/core.xml", CORE),
            ("docProps/app.xml", APP),
            ("word/document.xml", &body),
        ]),
        &[
            ("/type", json!("document")),
            ("/title", json!("Quiet winters")),
            (
                "/author",
                json!([{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "John"}]),
            ),
            ("/issued/date-parts", json!([[2021, 3, 4]])),
        ],
    );
}

#[test]
fn the_text_says_more_than_the_properties() {
    let core = CORE.replace("Quiet winters", "Microsoft Word - template.docx");
    let body = word(&[
        ("Title", "A winter of geese"),
        ("Author", "Ada Byron"),
        ("Date", "7 May 2022"),
        ("Normal", PROSE),
    ]);
    check(
        zipped(&[("docProps/core.xml", &core), ("word/document.xml", &body)]),
        &[
            ("/title", json!("A winter of geese")),
            ("/author", json!([{"family": "Byron", "given": "Ada"}])),
            ("/issued/date-parts", json!([[2022, 5, 7]])),
        ],
    );
}

const CONTAINER: &str = "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>\
    <rootfile full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

fn epub(metadata: &str) -> Vec<u8> {
    let package = format!(
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>\
         <metadata xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:opf='http://www.idpf.org/2007/opf'>{metadata}</metadata></package>"
    );
    zipped(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/content.opf", &package),
        (
            "OEBPS/cover.xhtml",
            "<html><head><title>COVER OF ANOTHER BOOK</title></head></html>",
        ),
    ])
}

#[test]
fn an_electronic_book() {
    check(
        epub(
            "<dc:title id='t1'>Quiet winters</dc:title><meta refines='#t1' property='title-type'>main</meta>\
             <dc:title id='t2'>A year of geese</dc:title><meta refines='#t2' property='title-type'>subtitle</meta>\
             <dc:creator id='c1'>Vincent van Gogh</dc:creator><meta refines='#c1' property='role' scheme='marc:relators'>aut</meta>\
             <meta refines='#c1' property='file-as'>van Gogh, Vincent</meta>\
             <dc:contributor id='c2'>Ada Byron</dc:contributor><meta refines='#c2' property='role'>trl</meta>\
             <dc:contributor id='c3'>calibre</dc:contributor><meta refines='#c3' property='role'>bkp</meta>\
             <dc:publisher>Lantern Press</dc:publisher><dc:date>2019-05-01</dc:date><dc:language>en-GB</dc:language>\
             <dc:identifier>urn:uuid:0</dc:identifier><dc:identifier>urn:isbn:9783161484100</dc:identifier>\
             <meta property='dcterms:modified'>2020-01-01T00:00:00Z</meta>",
        ),
        &[
            ("/type", json!("book")),
            ("/title", json!("Quiet winters")),
            ("/custom/subtitle", json!("A year of geese")),
            (
                "/author",
                json!([{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}]),
            ),
            ("/translator", json!([{"family": "Byron", "given": "Ada"}])),
            ("/publisher", json!("Lantern Press")),
            ("/issued/date-parts", json!([[2019, 5, 1]])),
            ("/language", json!("en-GB")),
            ("/ISBN", json!("9783161484100")),
            ("/custom/modified", Value::Null),
        ],
    );
    // EPUB 2's attributes.
    check(
        epub(
            "<dc:title>Quiet winters</dc:title><dc:creator opf:role='aut' opf:file-as='Doe, Jane'>Jane Doe</dc:creator>\
             <dc:creator opf:role='edt'>John Roe</dc:creator><dc:date opf:event='modification'>2021-01-01</dc:date>\
             <dc:date opf:event='publication'>1998</dc:date>",
        ),
        &[
            ("/author", json!([{"family": "Doe", "given": "Jane"}])),
            ("/editor", json!([{"family": "Roe", "given": "John"}])),
            ("/issued/date-parts", json!([[1998]])),
        ],
    );
}

fn error(source: &[u8]) -> ExtractError {
    extract(source, &ExtractOptions::default()).expect_err("not readable")
}

#[test]
fn bombs_are_errors_with_a_way_out() {
    // 64 MB of spaces in some 64 KB.
    let spaces = " ".repeat(64 << 20);
    let bomb = zipped(&[
        ("docProps/core.xml", &spaces),
        ("word/document.xml", "<w/>"),
    ]);
    assert!(bomb.len() < 200_000);
    let found = error(&bomb);
    assert!(matches!(found, ExtractError::Unpacked { .. }), "{found}");
    assert!(found.diagnostic().help.is_some());
    // Each within the limit, and together beyond it.
    let some = format!("<p>{}</p>", " ".repeat(20 << 20));
    let bomb = zipped(&[
        ("docProps/core.xml", &some),
        ("docProps/app.xml", &some),
        ("word/document.xml", &some),
    ]);
    assert!(matches!(error(&bomb), ExtractError::Unpacked { .. }));
    let entities =
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>";
    let declared = zipped(&[("META-INF/container.xml", entities)]);
    assert!(matches!(error(&declared), ExtractError::Broken { .. }));
}

#[test]
fn broken_ones_are_errors() {
    let whole = epub("<dc:title>Quiet winters</dc:title>");
    for cut in [4, 60, whole.len() / 2, whole.len() - 4] {
        let found = error(whole.get(..cut).expect("a start"));
        assert!(
            matches!(found, ExtractError::Broken { .. }),
            "{cut}: {found}"
        );
    }
    for container in [
        "",
        "<container/>",
        "<rootfile full-path='../../etc/passwd'/>",
        "<rootfile",
    ] {
        let found = error(&zipped(&[("META-INF/container.xml", container)]));
        assert!(
            matches!(found, ExtractError::Broken { .. }),
            "{container}: {found}"
        );
    }
    let other = zipped(&[("photos/1.txt", "a")]);
    assert!(matches!(error(&other), ExtractError::NotText { .. }));
    let deep = format!("{}{}", "<w:p>".repeat(200_000), "</w:p>".repeat(200_000));
    let deep = format!("<w:d xmlns:w='w'>{deep}</w:d>");
    let _ = extract(
        &zipped(&[("word/document.xml", &deep)]),
        &ExtractOptions::default(),
    );
}
