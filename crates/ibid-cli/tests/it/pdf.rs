//! PDFs, made here object by object.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

use serde_json::{Value, json};

use crate::harness::{file, ibid, ibid_with};

/// A file of objects, the first of which is the catalog; and the trailer's other entries.
fn objects(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let start = pdf.len();
    let mut xref = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        let _ = writeln!(xref, "{place:010} 00000 n ");
    }
    let _ = write!(
        xref,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n",
        places.len() + 1
    );
    pdf.extend(xref.bytes());
    pdf
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< /Length {} {entries} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// A page with lines of text, each with its size; with information and XMP.
fn pdf(info: &str, xmp: &str, lines: &[(u32, &str)]) -> Vec<u8> {
    let mut content = String::new();
    let mut y = 760;
    for (size, text) in lines {
        let _ = writeln!(content, "BT /F1 {size} Tf 1 0 0 1 72 {y} Tm ({text}) Tj ET");
        y -= 30;
    }
    with_content(info, xmp, stream("", content.as_bytes()))
}

fn with_content(info: &str, xmp: &str, content: Vec<u8>) -> Vec<u8> {
    objects(
        &[
            b"<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
              /Resources << /Font << /F1 5 0 R >> >> >>"
                .to_vec(),
            content,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                .to_vec(),
            format!("<< {info} >>").into_bytes(),
            stream("/Type /Metadata /Subtype /XML", xmp.as_bytes()),
        ],
        "/Info 6 0 R",
    )
}

const PAGE: &[(u32, &str)] = &[
    (9, "Journal of Geese 12 \\(2019\\) 3-10"),
    (20, "Quiet winters of the north:"),
    (20, "a study of geese"),
    (11, "Jane Doe and John Roe"),
    (9, "https://doi.org/10.5555/geese.1"),
    (
        10,
        "The geese stayed through the winter, and nobody asked them why they did so.",
    ),
];

fn item(pdf: &[u8]) -> Value {
    ibid(&["inspect", &file("paper.pdf", pdf), "--json"]).json()["item"].clone()
}

#[test]
fn the_first_page_tells() {
    let item = item(&pdf(
        "/Title (Microsoft Word - paper.docx) /CreationDate (D:20190304120000+01'00')",
        "",
        PAGE,
    ));
    assert_eq!(
        item["title"], "Quiet winters of the north: a study of geese",
        "{item:#}"
    );
    assert_eq!(item["DOI"], "10.5555/geese.1");
    assert_eq!(
        item["author"],
        json!([{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "John"}])
    );
    assert_eq!(item["issued"], json!({"date-parts": [[2019, 3, 4]]}));
    assert_eq!(item["type"], "document");
}

#[test]
fn what_journals_write_into_it() {
    let xmp = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' \
        xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/' \
        prism:volume='12'><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Quiet winters of the north: a study of geese</rdf:li>\
        </rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>John Roe</rdf:li></rdf:Seq></dc:creator>\
        <prism:publicationName>Journal of Geese</prism:publicationName><prism:doi>10.5555/geese.1</prism:doi>\
        <prism:issn>2049-3630</prism:issn><prism:startingPage>3</prism:startingPage><prism:endingPage>10</prism:endingPage>\
        <prism:coverDate>2019-05-01</prism:coverDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
    let item = item(&pdf("", xmp, PAGE));
    for (field, value) in [
        ("type", json!("article-journal")),
        ("container-title", json!("Journal of Geese")),
        ("volume", json!("12")),
        ("page", json!("3-10")),
        ("ISSN", json!("2049-3630")),
        ("DOI", json!("10.5555/geese.1")),
        ("issued", json!({"date-parts": [[2019, 5, 1]]})),
    ] {
        assert_eq!(item[field], value, "{field} of {item:#}");
    }
}

#[test]
fn arxivs_stamp_runs_up_the_margin() {
    let mut content = String::from(
        "BT /F1 20 Tf 0 1 -1 0 30 200 Tm (arXiv:2107.01234v2  [cs.CL]  14 Jul 2021) Tj ET\n",
    );
    let mut y = 700;
    for (size, text) in &PAGE[1..4] {
        let _ = writeln!(
            content,
            "BT /F1 {} Tf 1 0 0 1 72 {y} Tm ({text}) Tj ET",
            size - 3
        );
        y -= 30;
    }
    let item = item(&with_content("", "", stream("", content.as_bytes())));
    assert_eq!(item["number"], "arXiv:2107.01234", "{item:#}");
    assert_eq!(
        item["title"],
        "Quiet winters of the north: a study of geese"
    );
    assert_eq!(item["type"], "article");
    assert_eq!(item["issued"], json!({"date-parts": [[2021, 7, 14]]}));
}

#[test]
fn its_kind_is_told_by_its_content() {
    let named = file("paper.html", pdf("", "", PAGE));
    let printed = ibid(&["cite", &named]).done();
    assert!(printed.contains("Quiet winters of the north"), "{printed}");
    let run = ibid_with(&["inspect", "-", "--json"], pdf("", "", PAGE));
    assert_eq!(run.json()["item"]["DOI"], "10.5555/geese.1");
    ibid_with(&["inspect", "-", "--from", "pdf"], "no PDF").fails(3, &["E0406", "help:"]);
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn bad_ones_are_errors_with_a_way_out() {
    let whole = pdf("", "", PAGE);
    let spaces = deflated(&vec![b' '; 128 << 20]);
    let bomb = with_content("", "", stream("/Filter /FlateDecode", &spaces));
    let twice = with_content(
        "",
        "",
        stream("/Filter [/FlateDecode /FlateDecode]", &deflated(&spaces)),
    );
    let packed_objects = [
        b"%PDF-1.7\n1 0 obj\n".to_vec(),
        stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &spaces),
        b"\nendobj\n".to_vec(),
    ]
    .concat();
    let locked = {
        let mut pdf = whole.clone();
        let at = whole
            .windows(7)
            .position(|part| part == b"trailer")
            .expect("a trailer");
        pdf.truncate(at);
        let key = "00".repeat(32);
        pdf.extend(
            format!(
                "trailer\n<< /Size 8 /Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> >>\nstartxref\n"
            )
            .bytes(),
        );
        let start = whole
            .windows(5)
            .rposition(|part| part == b"xref\n")
            .expect("a table");
        let table = whole
            .windows(7)
            .position(|part| part == b"xref\n0 ")
            .unwrap_or(start);
        pdf.extend(format!("{table}\n%%EOF\n").bytes());
        pdf
    };
    for (name, pdf, code) in [
        ("bomb", bomb, "E0407"),
        ("twice", twice, "E0407"),
        ("objects", packed_objects, "E0407"),
        ("locked", locked, "E0408"),
        ("cut", whole[..200].to_vec(), "E0406"),
        ("start", b"%PDF-1.4\n".to_vec(), "E0406"),
    ] {
        let started = Instant::now();
        let run = ibid(&["inspect", &file(&format!("{name}.pdf"), pdf)]);
        run.fails(3, &[code, "help:"]);
        assert!(started.elapsed().as_secs() < 30, "{name}");
    }
}

#[test]
fn an_empty_page_says_nothing() {
    let run = ibid(&["inspect", &file("empty.pdf", pdf("", "", &[]))]);
    assert_eq!(run.code, Some(3), "{run:?}");
    run.says(&["help:"]);
}
