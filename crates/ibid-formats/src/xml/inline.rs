//! The text of an element: plain, with CSL markup, or with its lines.

use roxmltree::Node;

use super::node::Xml;
use super::reads;

const SMALL_CAPS: (&str, &str) = ("<span style=\"font-variant:small-caps;\">", "</span>");

/// Elements for which CSL has markup. Sources: JATS "Emphasis Class Elements", Crossref's face
/// markup, PubMed's, and TEI's `hi`.
fn markup(node: Node<'_, '_>) -> Option<(&'static str, &'static str)> {
    match node.name() {
        "i" | "italic" | "em" | "emph" => Some(("<i>", "</i>")),
        "b" | "bold" | "strong" => Some(("<b>", "</b>")),
        "sub" | "inf" => Some(("<sub>", "</sub>")),
        "sup" => Some(("<sup>", "</sup>")),
        "sc" | "scp" => Some(SMALL_CAPS),
        "hi" => rendition(node.attr("rend")?),
        _ => None,
    }
}

/// Whether an element only says how text looks, or where it has paragraphs.
pub(super) fn is_markup(node: Node<'_, '_>) -> bool {
    markup(node).is_some() || matches!(node.name(), "p" | "hi" | "list-item" | "break" | "lb")
}

/// What TEI's `rend` calls things.
fn rendition(rend: &str) -> Option<(&'static str, &'static str)> {
    match rend {
        "italic" | "italics" | "it" | "i" => Some(("<i>", "</i>")),
        "bold" | "b" => Some(("<b>", "</b>")),
        "sub" | "subscript" => Some(("<sub>", "</sub>")),
        "sup" | "superscript" => Some(("<sup>", "</sup>")),
        "sc" | "smallcaps" | "small-caps" => Some(SMALL_CAPS),
        _ => None,
    }
}

/// How far a formula's other forms are from each other, white space counted.
const NEAR: usize = 5;

/// What is no part of the text that it stands in: notes, their marks, labels, an organisation's
/// members, and a formula's source beside the formula.
pub(super) fn is_aside(node: Node<'_, '_>) -> bool {
    match node.name() {
        "fn" | "xref" | "note" | "footnote" | "annotation" | "annotation-xml" | "label"
        | "contrib-group" => true,
        "tex-math" => {
            let behind = node.next_siblings().take(NEAR);
            let mut around = behind.chain(node.prev_siblings().take(NEAR));
            around.any(|sibling| sibling.name() == "math")
        }
        _ => false,
    }
}

/// Elements that end a line or paragraph.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "title" | "sec" | "break" | "lb" | "list-item" | "br" | "div" | "head"
    )
}

enum Step<'a, 'i> {
    Node(Node<'a, 'i>),
    Text(&'static str),
}

/// The text in `node`, with `markup` around elements and a line end behind blocks. It does not
/// call itself: elements may stand deep in each other.
fn gather(
    node: Node<'_, '_>,
    markup: fn(Node<'_, '_>) -> Option<(&'static str, &'static str)>,
) -> String {
    let mut out = String::new();
    let mut steps: Vec<Step<'_, '_>> = if node.is_text() {
        vec![Step::Node(node)]
    } else {
        children(node)
    };
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Text(text) => {
                out.push_str(text);
                continue;
            }
            Step::Node(node) => node,
        };
        if node.is_text() {
            reads::take(node);
            out.push_str(node.text().unwrap_or_default());
        } else if node.is_element() && !is_aside(node) {
            if is_block(node.name()) {
                out.push('\n');
                steps.push(Step::Text("\n"));
            }
            if let Some((open, close)) = markup(node) {
                out.push_str(open);
                steps.push(Step::Text(close));
            }
            steps.extend(children(node));
        }
    }
    out
}

fn children<'a, 'i>(node: Node<'a, 'i>) -> Vec<Step<'a, 'i>> {
    node.children().rev().map(Step::Node).collect()
}

fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The first text in an element, as it stands.
pub(crate) fn raw<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let text = node.first_child().filter(Node::is_text)?;
    reads::take(text);
    text.text()
}

/// The text in an element, on one line.
pub(crate) fn plain(node: Node<'_, '_>) -> String {
    on_one_line(&gather(node, |_| None))
}

/// The text in an element with CSL markup, on one line.
pub(crate) fn rich(node: Node<'_, '_>) -> String {
    on_one_line(&gather(node, markup))
}

/// The text in an element with CSL markup and its lines: blocks are lines of their own.
pub(crate) fn lines(node: Node<'_, '_>) -> String {
    let text = gather(node, markup);
    let lines = text.lines().map(on_one_line);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
