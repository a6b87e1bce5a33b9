//! Rendered output as a tree, for embedders that lay text out themselves.

use ibid_csl::{
    Display, FontStyle, FontVariant, FontWeight, Formatting, TextDecoration, VerticalAlign,
};
use serde::{Deserialize, Serialize};

use super::format::{Face, Writer};
use super::link::{Link, LinkTarget};

/// A node of rendered output.
///
/// Everything is settled as in the other formats: which quotation marks, what italics within
/// italics are, where punctuation goes. Text is not escaped. No text is empty, and no two stand side
/// by side.
///
/// The nodes serialise as JSON objects with a `type`; the names of fields and values stay as they
/// are within a major version, and further types may be added. Attributes of `formatted` have CSL's
/// names with `_`, and CSL's values; one that is absent is as in the node around.
///
/// ```
/// use ibid_engine::OutputNode;
///
/// let json = r#"[
///     {"type": "text", "text": "Tidal "},
///     {"type": "formatted", "font_style": "italic", "children": [{"type": "text", "text": "flats"}]},
///     {"type": "quoted", "open": "“", "close": "”", "children": [{"type": "text", "text": "R&D"}]},
///     {"type": "display", "display": "left-margin", "children": [{"type": "text", "text": "[1]"}]},
///     {"type": "link", "variable": "DOI", "target": "https://doi.org/10.5555/x",
///      "children": [{"type": "text", "text": "10.5555/x"}]}
/// ]"#;
/// let nodes: Vec<OutputNode> = serde_json::from_str(json)?;
/// assert_eq!(serde_json::to_value(&nodes)?, serde_json::from_str::<serde_json::Value>(json)?);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[non_exhaustive]
pub enum OutputNode {
    /// Text, not escaped.
    Text {
        /// The characters.
        text: String,
    },
    /// A change of type face.
    Formatted {
        /// What changes.
        #[serde(flatten)]
        formatting: Formatting,
        /// What it changes.
        children: Vec<OutputNode>,
    },
    /// A quotation.
    Quoted {
        /// The mark to print before it.
        open: String,
        /// The mark to print behind it.
        close: String,
        /// What is quoted.
        children: Vec<OutputNode>,
    },
    /// A block of a bibliography entry.
    Display {
        /// Which one.
        display: Display,
        /// What stands in it.
        children: Vec<OutputNode>,
    },
    /// A link on an identifier, or on a cite to its entry; only where links are wanted.
    Link {
        /// The identifier's variable; `None` where a cite leads to its entry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        variable: Option<Link>,
        /// A URL with the scheme `http`, `https` or `ftp`, or `#ref-` and the item's id.
        target: String,
        /// The anchor.
        children: Vec<OutputNode>,
    },
}

/// Builds the tree: the nodes of each mark that is open, outermost first.
#[derive(Debug)]
pub(crate) struct TreeBuilder {
    open: Vec<(Vec<OutputNode>, String)>,
    nodes: Vec<OutputNode>,
}

impl TreeBuilder {
    pub fn new() -> Self {
        Self {
            open: Vec::new(),
            nodes: Vec::new(),
        }
    }

    /// The nodes of the whole.
    pub fn finish(self) -> Vec<OutputNode> {
        self.nodes
    }

    /// Begins a mark; `note` is given back when it ends.
    fn begin(&mut self, note: &str) {
        self.open
            .push((std::mem::take(&mut self.nodes), note.to_owned()));
    }

    /// Ends the mark that was begun last: `node` makes its node of its children and its note.
    fn end(&mut self, node: impl FnOnce(Vec<OutputNode>, String) -> OutputNode) {
        if let Some((around, note)) = self.open.pop() {
            let children = std::mem::replace(&mut self.nodes, around);
            if !children.is_empty() {
                self.nodes.push(node(children, note));
            }
        }
    }
}

/// Writes to a [`TreeBuilder`].
pub(crate) struct Tree;

impl Writer<TreeBuilder> for Tree {
    fn text(&self, text: &str, out: &mut TreeBuilder) {
        if let Some(OutputNode::Text { text: before }) = out.nodes.last_mut() {
            before.push_str(text);
        } else if !text.is_empty() {
            out.nodes.push(OutputNode::Text {
                text: text.to_owned(),
            });
        }
    }

    fn open(&self, _face: Face, out: &mut TreeBuilder) {
        out.begin("");
    }

    fn close(&self, face: Face, out: &mut TreeBuilder) {
        out.end(|children, _| OutputNode::Formatted {
            formatting: formatting(face),
            children,
        });
    }

    fn open_quote(&self, mark: &str, out: &mut TreeBuilder) {
        out.begin(mark);
    }

    fn close_quote(&self, mark: &str, out: &mut TreeBuilder) {
        out.end(|children, open| OutputNode::Quoted {
            open,
            close: mark.to_owned(),
            children,
        });
    }

    fn open_display(&self, _display: Display, out: &mut TreeBuilder) {
        out.begin("");
    }

    fn close_display(&self, display: Display, out: &mut TreeBuilder) {
        out.end(|children, _| OutputNode::Display { display, children });
    }

    fn open_link(&self, _target: &LinkTarget, out: &mut TreeBuilder) {
        out.begin("");
    }

    fn close_link(&self, target: &LinkTarget, out: &mut TreeBuilder) {
        out.end(|children, _| OutputNode::Link {
            variable: target.link,
            target: target.url.clone(),
            children,
        });
    }
}

/// A type face as the attribute that sets it.
fn formatting(face: Face) -> Formatting {
    let mut formatting = Formatting::default();
    match face {
        Face::Italic => formatting.font_style = Some(FontStyle::Italic),
        Face::Oblique => formatting.font_style = Some(FontStyle::Oblique),
        Face::Upright => formatting.font_style = Some(FontStyle::Normal),
        Face::SmallCaps => formatting.font_variant = Some(FontVariant::SmallCaps),
        Face::NoSmallCaps => formatting.font_variant = Some(FontVariant::Normal),
        Face::Bold => formatting.font_weight = Some(FontWeight::Bold),
        Face::Light => formatting.font_weight = Some(FontWeight::Light),
        Face::NormalWeight => formatting.font_weight = Some(FontWeight::Normal),
        Face::Underline => formatting.text_decoration = Some(TextDecoration::Underline),
        Face::NoUnderline => formatting.text_decoration = Some(TextDecoration::None),
        Face::Superscript => formatting.vertical_align = Some(VerticalAlign::Superscript),
        Face::Subscript => formatting.vertical_align = Some(VerticalAlign::Subscript),
        Face::Baseline => formatting.vertical_align = Some(VerticalAlign::Baseline),
    }
    formatting
}
