//! Each format escapes its own characters and writes its own marks.

use ibid_engine::{Cite, OutputFormat};

use crate::support::{items, processor, processor_with, title_style, with_links};

fn title(text: &str, formatting: &str, format: OutputFormat) -> String {
    let json = serde_json::json!([{"id": "x", "type": "book", "title": text}]).to_string();
    let processor = processor("in-text", &title_style(formatting), items(&json));
    processor
        .preview(&[Cite::new("x")])
        .expect("a known item")
        .write(format)
}

#[test]
fn html_escapes_and_marks() {
    let html = |text, formatting| title(text, formatting, OutputFormat::Html);
    assert_eq!(html("R&D < 1", ""), "R&#38;D &#60; 1");
    assert_eq!(html("On x", "font-style=\"italic\""), "<i>On x</i>");
    assert_eq!(
        html("On <i>Homo</i> x", "font-style=\"italic\""),
        "<i>On <span style=\"font-style:normal;\">Homo</span> x</i>"
    );
    assert_eq!(html("A \"b\" c", "quotes=\"true\""), "“A ‘b’ c”");
    assert_eq!(
        html("<script>x</script>", ""),
        "&#60;script&#62;x&#60;/script&#62;"
    );
}

#[test]
fn text_is_bare() {
    let text = |text, formatting| title(text, formatting, OutputFormat::Text);
    assert_eq!(text("R&D  <i>two</i>", "font-weight=\"bold\""), "R&D two");
    assert_eq!(text("x*y_z", ""), "x*y_z");
}

#[test]
fn markdown_escapes_and_marks() {
    let markdown = |text, formatting| title(text, formatting, OutputFormat::Markdown);
    assert_eq!(markdown("a*b_c", ""), "a\\*b\\_c");
    assert_eq!(markdown("On x", "font-style=\"italic\""), "*On x*");
    assert_eq!(markdown("H<sub>2</sub>O", ""), "H<sub>2</sub>O");
}

#[test]
fn each_format_escapes_its_own_characters() {
    let plain = |format| title("50% of R&D_x #1 {a} [b] \\ c/d", "", format);
    assert_eq!(
        plain(OutputFormat::Latex),
        "50\\% of R\\&D\\_x \\#1 \\{a\\} [b] \\textbackslash{} c/d"
    );
    assert_eq!(
        plain(OutputFormat::Typst),
        "50% of R&D\\_x \\#1 {a} \\[b\\] \\\\ c\\/d"
    );
    assert_eq!(
        plain(OutputFormat::Rtf),
        "50% of R&D_x #1 \\{a\\} [b] \\\\ c/d"
    );
    assert_eq!(
        plain(OutputFormat::Org),
        "50% of R&D\\under{}x #1 {a} \\lbrack{}b\\rbrack{} \\backslash{} c/d"
    );
}

#[test]
fn each_format_writes_its_own_marks() {
    let marked = |format| title("H<sub>2</sub>O: <b>é</b>", "font-style=\"italic\"", format);
    assert_eq!(
        marked(OutputFormat::Latex),
        "\\textit{H\\textsubscript{2}O: \\textbf{é}}"
    );
    assert_eq!(
        marked(OutputFormat::Typst),
        "#emph[H#sub[2];O: #strong[é];];"
    );
    assert_eq!(
        marked(OutputFormat::Rtf),
        "{\\i{}H{\\sub 2}O: {\\b{}\\uc0\\u233{}}}"
    );
    assert_eq!(marked(OutputFormat::Org), "/H_{2}O: *é*/");
}

#[test]
fn a_numbered_entry_is_no_list() {
    let body = r#"<citation><layout><text variable="title"/></layout></citation><bibliography>
        <layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout>
        </bibliography>"#;
    let mut processor = processor(
        "in-text",
        body,
        items(r#"[{"id":"x","type":"book","title":"A"}]"#),
    );
    processor.include_all();
    let bibliography = processor.bibliography().expect("a bibliography");
    assert_eq!(bibliography.write(OutputFormat::Text), "1. A");
    assert_eq!(bibliography.write(OutputFormat::Markdown), "1\\. A");
    assert_eq!(bibliography.write(OutputFormat::Typst), "1\\. A");
}

#[test]
fn punctuation_moves_into_quotes_where_the_locale_says_so() {
    let body = r#"<citation><layout suffix="."><text variable="title" quotes="true"/>
        </layout></citation>"#;
    let json = r#"[{"id":"x","type":"book","title":"Is it safe?"},
        {"id":"y","type":"book","title":"It is"}]"#;
    let processor = processor("in-text", body, items(json));
    let cite = |id: &str| {
        processor
            .preview(&[Cite::new(id)])
            .expect("a known item")
            .write(OutputFormat::Text)
    };
    assert_eq!(cite("x"), "“Is it safe?”");
    assert_eq!(cite("y"), "“It is.”");
}

#[test]
fn a_bibliography_is_written_as_it_is_made() {
    let body = r#"<citation><layout><text variable="title"/></layout></citation><bibliography
        second-field-align="flush" subsequent-author-substitute="---"><layout suffix=".">
        <text variable="citation-number" suffix=". "/><names variable="author" suffix="  "/>
        <text variable="title" quotes="true" font-style="italic" prefix="  "/>
        <text variable="DOI" prefix=" https://doi.org/"/></layout></bibliography>"#;
    let json = r#"[{"id":"a","type":"book","title":"A <i>b</i> \"c\" & d  e:","author":[{"family":"F"}],
        "DOI":"10.5555/a"}, {"id":"b","type":"book","title":"B?","author":[{"family":"F"}]},
        {"id":"c","type":"book"}]"#;
    let mut processor = processor_with("in-text", body, items(json), with_links());
    processor.include_all();
    let bibliography = processor.bibliography().expect("a bibliography");
    for format in OutputFormat::ALL {
        let mut written = String::new();
        let printed = processor.write_bibliography(*format, |piece| {
            written.push_str(piece);
            Ok::<(), std::convert::Infallible>(())
        });
        assert_eq!(printed, Ok(true));
        assert_eq!(written, bibliography.write(*format));
    }
    let stops = processor.write_bibliography(OutputFormat::Html, |_| Err("full"));
    assert_eq!(stops, Err("full"));
}
