//! Each format escapes its own characters and writes its own marks.

use ibid_engine::{Cite, OutputFormat, OutputNode};

use crate::support::{items, processor, title_style};

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
fn the_tree_has_every_part() {
    let processor = processor(
        "in-text",
        &title_style("font-style=\"italic\" prefix=\"see \""),
        items(r#"[{"id":"x","type":"book","title":"On <b>x</b>"}]"#),
    );
    let tree = processor
        .preview(&[Cite::new("x")])
        .expect("a known item")
        .tree();
    let [OutputNode::Text(prefix), OutputNode::Formatted(_, inside)] = tree.as_slice() else {
        panic!("{tree:?}")
    };
    assert_eq!(prefix, "see ");
    assert!(matches!(
        inside.as_slice(),
        [OutputNode::Text(_), OutputNode::Inline(..)]
    ));
}
