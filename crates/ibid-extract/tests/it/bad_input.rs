//! Input that is no article, or hardly one.

use ibid_extract::{ExtractError, ExtractOptions, SourceKind, extract};

fn title(source: &[u8]) -> Option<String> {
    let extraction = extract(source, &ExtractOptions::default()).ok()?;
    Some(extraction.field("title")?.value.as_str()?.to_owned())
}

#[test]
fn empty_and_binary_sources_are_errors() {
    let read = |source: &[u8]| extract(source, &ExtractOptions::default()).map(|_| ());
    assert_eq!(read(b""), Err(ExtractError::Empty));
    assert_eq!(read(b" \n\t "), Err(ExtractError::Empty));
    assert!(matches!(
        read(b"%PDF-1.7 ..."),
        Err(ExtractError::NotText { what: "a PDF file" })
    ));
    assert!(matches!(
        read(&[0, 1, 2, 3, 4, 5, 6, 7].repeat(50)),
        Err(ExtractError::NotText { .. })
    ));
    let error = read(b"").expect_err("empty");
    assert_eq!(error.diagnostic().code.0, "E0403");
}

#[test]
fn a_page_cut_off_anywhere_is_read() {
    let page = "<!DOCTYPE html><html lang=en><head><title>A quiet harbour</title>\
        <script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"A quiet harbour\",\
        \"author\":{\"name\":\"Ada Lindqvist\"}}</script></head><body><h1>A quiet harbour</h1><p>Ünïcode</p>";
    for end in 1..page.len() {
        let _ = extract(&page.as_bytes()[..end], &ExtractOptions::default());
    }
    let cut = page.find(" harbour").expect("the title");
    assert_eq!(title(&page.as_bytes()[..cut]).as_deref(), Some("A quiet"));
}

#[test]
fn charsets_declared_sniffed_and_wrong() {
    let page = |label: &str| {
        format!("<meta charset=\"{label}\"><h1>Müller über Zürich – ein Gespräch</h1>")
    };
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let expected = Some("Müller über Zürich – ein Gespräch");
    assert_eq!(title(page("utf-8").as_bytes()).as_deref(), expected);
    assert_eq!(title(&latin(&page("iso-8859-1"))).as_deref(), expected);
    // Wrong labels.
    assert_eq!(title(page("iso-8859-1").as_bytes()).as_deref(), expected);
    assert_eq!(title(&latin(&page("utf-8"))).as_deref(), expected);
    let wrong =
        extract(page("iso-8859-1").as_bytes(), &ExtractOptions::default()).expect("readable");
    assert!(
        wrong
            .warnings
            .iter()
            .any(|warning| warning.code.0 == "W0404")
    );
    // The header's label, and none at all.
    let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode("<h1>静かな港の物語</h1>");
    let options = ExtractOptions {
        content_type: Some("text/html; charset=Shift_JIS".to_owned()),
        kind: Some(SourceKind::Html),
        ..ExtractOptions::default()
    };
    let extraction = extract(&shift_jis, &options).expect("readable");
    assert_eq!(
        extraction.field("title").expect("a title").value,
        "静かな港の物語"
    );
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(
        "<h1>A quiet harbour</h1>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    assert_eq!(title(&utf16).as_deref(), Some("A quiet harbour"));
}

#[test]
fn deep_nesting_is_bounded() {
    let page = format!("<h1>Deep</h1>{}text", "<div>".repeat(100_000));
    let extraction = extract(page.as_bytes(), &ExtractOptions::default()).expect("readable");
    assert_eq!(extraction.field("title").expect("a title").value, "Deep");
    assert!(
        extraction
            .warnings
            .iter()
            .any(|warning| warning.code.0 == "W0401")
    );
}

#[test]
fn a_long_source_is_read_in_part() {
    let mut page = b"<h1>Long</h1>".to_vec();
    page.resize(17 * 1024 * 1024, b' ');
    let extraction = extract(&page, &ExtractOptions::default()).expect("readable");
    assert_eq!(extraction.field("title").expect("a title").value, "Long");
    assert!(
        extraction
            .warnings
            .iter()
            .any(|warning| warning.code.0 == "W0401")
    );
}

#[test]
fn a_source_that_no_article_is_as_large_as_is_an_error() {
    let mut page = b"<h1>Long</h1>".to_vec();
    page.resize(200_000_000, b' ');
    let error = extract(&page, &ExtractOptions::default()).expect_err("too large");
    let (size, limit) = (200_000_000, 100_000_000);
    assert_eq!(error, ExtractError::TooLarge { size, limit });
    let diagnostic = error.diagnostic();
    assert_eq!(diagnostic.code.0, "E0419");
    assert!(
        diagnostic.message.contains("200000000"),
        "{}",
        diagnostic.message
    );
    assert!(
        diagnostic.message.contains("100 MB"),
        "{}",
        diagnostic.message
    );
    assert!(diagnostic.help.is_some_and(|help| help.contains("start")));
}

#[test]
fn control_and_direction_characters_are_taken_out() {
    let page = "<h1>A \u{202e}quiet\u{0} harbour\u{200f}</h1>";
    assert_eq!(title(page.as_bytes()).as_deref(), Some("A quiet harbour"));
}

#[test]
fn a_title_of_a_megabyte_is_bounded_in_time() {
    let long = "Quiet winters ".repeat(80_000);
    let page = format!("<title>{long}</title><h1>{long}</h1><p>By Mary Okonkwo</p>");
    for source in [
        page.as_str(),
        &format!("---\ntitle: {long}\n---\nBody."),
        &format!("# {long}\n\nBody."),
    ] {
        let _ = extract(source.as_bytes(), &ExtractOptions::default());
    }
}

#[test]
fn names_lose_what_steers_the_line() {
    let page = "<html lang='en'><meta name='author' content='Mary \u{202e}Okonkwo\u{0}\u{2066}'><h1>Quiet winters</h1>\
        <p>By Mary \u{202e}Okonkwo</p>";
    let extraction = extract(page.as_bytes(), &ExtractOptions::default()).expect("readable");
    let author = extraction
        .field("author")
        .expect("an author")
        .value
        .to_string();
    assert_eq!(author, "[{\"family\":\"Okonkwo\",\"given\":\"Mary\"}]");
}
