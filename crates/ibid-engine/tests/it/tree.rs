//! The tree for embedders, and its JSON.

use ibid_engine::{Cite, OutputFormat, OutputNode};
use serde_json::{Value, json};

use crate::support::{items, processor_with, with_links};

fn tree(elements: &str, item: &Value) -> Vec<OutputNode> {
    let body = format!("<citation><layout>{elements}</layout></citation>");
    let items = items(&json!([item]).to_string());
    let processor = processor_with("in-text", &body, items, with_links());
    let cluster = processor.preview(&[Cite::new("x")]);
    cluster.expect("a known item").tree()
}

fn text(text: &str) -> Value {
    json!({"type": "text", "text": text})
}

/// Checks the JSON of a tree, and that reading it gives the tree again.
#[track_caller]
fn check(elements: &str, item: &Value, expected: Value) {
    let tree = tree(elements, item);
    assert_eq!(serde_json::to_value(&tree).expect("JSON"), expected);
    let read: Vec<OutputNode> = serde_json::from_value(expected).expect("a tree");
    assert_eq!(read, tree);
}

#[test]
fn every_kind_of_node() {
    check(
        r#"<text variable="title" prefix="see " suffix=", " font-style="italic"/>
           <text variable="DOI" prefix="https://doi.org/"/>"#,
        &json!({"id": "x", "type": "book", "DOI": "10.5555/x", "title": "A \"b\" <b>c</b>"}),
        json!([
            text("see "),
            {"type": "formatted", "font_style": "italic", "children": [
                text("A "),
                {"type": "quoted", "open": "“", "close": "”", "children": [text("b")]},
                text(" "),
                {"type": "formatted", "font_weight": "bold", "children": [text("c")]},
            ]},
            text(", "),
            {"type": "link", "variable": "DOI", "target": "https://doi.org/10.5555/x",
             "children": [text("https://doi.org/10.5555/x")]},
        ]),
    );
    check(
        r#"<text variable="title" display="left-margin"/>"#,
        &json!({"id": "x", "type": "book", "title": "A"}),
        json!([{"type": "display", "display": "left-margin", "children": [text("A")]}]),
    );
}

#[test]
fn every_attribute() {
    for (attribute, value) in [
        ("font-style", "italic"),
        ("font-style", "oblique"),
        ("font-variant", "small-caps"),
        ("font-weight", "bold"),
        ("font-weight", "light"),
        ("text-decoration", "underline"),
        ("vertical-align", "sup"),
        ("vertical-align", "sub"),
    ] {
        let mut node = json!({"type": "formatted", "children": [text("A")]});
        node[attribute.replace('-', "_")] = value.into();
        check(
            &format!("<text variable=\"title\" {attribute}=\"{value}\"/>"),
            &json!({"id": "x", "type": "book", "title": "A"}),
            json!([node]),
        );
    }
}

#[test]
fn what_nests_is_settled() {
    check(
        r#"<text variable="title" font-style="italic" quotes="true"/>"#,
        &json!({"id": "x", "type": "book", "title": "A <i>b</i> \"c\""}),
        json!([{"type": "quoted", "open": "“", "close": "”", "children": [
            {"type": "formatted", "font_style": "italic", "children": [
                text("A "),
                {"type": "formatted", "font_style": "normal", "children": [text("b")]},
                text(" "),
                {"type": "quoted", "open": "‘", "close": "’", "children": [text("c")]},
            ]},
        ]}]),
    );
}

#[test]
fn nothing_is_escaped() {
    let title = "R&D < 50% of \\x{} *y* _z_ ² [#1] $";
    check(
        r#"<text variable="title"/>"#,
        &json!({"id": "x", "type": "book", "title": title}),
        json!([text(title)]),
    );
}

#[test]
fn the_tree_says_what_the_text_says() {
    fn flat(nodes: &[OutputNode], out: &mut String) {
        for node in nodes {
            match node {
                OutputNode::Text { text } => out.push_str(text),
                OutputNode::Quoted {
                    open,
                    close,
                    children,
                } => {
                    out.push_str(open);
                    flat(children, out);
                    out.push_str(close);
                }
                OutputNode::Formatted { children, .. }
                | OutputNode::Display { children, .. }
                | OutputNode::Link { children, .. } => flat(children, out),
                other => panic!("{other:?}"),
            }
        }
    }
    let body = r#"<citation><layout suffix="."><group delimiter=", ">
        <text variable="title" quotes="true"/><text variable="URL" prefix="at "/></group></layout></citation>"#;
    let json =
        r#"[{"id": "x", "type": "book", "title": "Is it 'safe'?", "URL": "https://a.example"}]"#;
    let processor = processor_with("in-text", body, items(json), with_links());
    let cluster = processor.preview(&[Cite::new("x")]).expect("a known item");
    let mut text = String::new();
    flat(&cluster.tree(), &mut text);
    assert_eq!(text, cluster.write(OutputFormat::Text));
}
