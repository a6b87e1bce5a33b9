//! Formatted text as HTML for the block: type faces that have no element of their own are classes, whose
//! rules are in the block's style sheet. A `style` attribute would breach a strict content security policy.

use std::fmt::Write as _;

use ibid_csl::{
    Display, FontStyle, FontVariant, FontWeight, Formatting, TextDecoration, VerticalAlign,
};
use ibid_engine::{OutputNode, Rendered};

use super::escaped;

/// The content of an entry or a citation, without an element around it.
pub(super) fn html(rendered: &Rendered) -> String {
    let mut out = String::new();
    write(&rendered.tree(), &mut out);
    out
}

fn write(nodes: &[OutputNode], out: &mut String) {
    for node in nodes {
        match node {
            OutputNode::Text { text } => out.push_str(&escaped(text)),
            OutputNode::Formatted {
                formatting,
                children,
            } => within(face(*formatting), children, out),
            OutputNode::Quoted {
                open,
                close,
                children,
            } => {
                out.push_str(&escaped(open));
                write(children, out);
                out.push_str(&escaped(close));
            }
            OutputNode::Display { display, children } => {
                within(("div", block(*display)), children, out);
            }
            // The block has a link of its own.
            OutputNode::Link { children, .. } => write(children, out),
            // Nodes of kinds to come: the engine is of this version.
            _ => {}
        }
    }
}

/// Writes an element of a name and a class, where it has one.
fn within((name, class): (&str, &str), children: &[OutputNode], out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match class {
        "" => write!(out, "<{name}>"),
        class => write!(out, "<{name} class=\"{class}\">"),
    };
    write(children, out);
    let _ = write!(out, "</{name}>");
}

/// The element and the class of a type face.
fn face(formatting: Formatting) -> (&'static str, &'static str) {
    match formatting {
        Formatting {
            font_style: Some(style),
            ..
        } => match style {
            FontStyle::Italic => ("i", ""),
            FontStyle::Oblique => ("em", ""),
            FontStyle::Normal => ("span", "ibid-upright"),
        },
        Formatting {
            font_variant: Some(variant),
            ..
        } => match variant {
            FontVariant::SmallCaps => ("span", "ibid-small-caps"),
            FontVariant::Normal => ("span", "ibid-no-small-caps"),
        },
        Formatting {
            font_weight: Some(weight),
            ..
        } => match weight {
            FontWeight::Bold => ("b", ""),
            FontWeight::Light | FontWeight::Normal => ("span", "ibid-normal-weight"),
        },
        Formatting {
            text_decoration: Some(decoration),
            ..
        } => match decoration {
            TextDecoration::Underline => ("span", "ibid-underline"),
            TextDecoration::None => ("span", "ibid-no-underline"),
        },
        Formatting {
            vertical_align: Some(align),
            ..
        } => match align {
            VerticalAlign::Superscript => ("sup", ""),
            VerticalAlign::Subscript => ("sub", ""),
            VerticalAlign::Baseline => ("span", "ibid-baseline"),
        },
        _ => ("span", ""),
    }
}

/// The class of a part of an entry, as citeproc-js and the CSL test suite name it.
fn block(display: Display) -> &'static str {
    match display {
        Display::Block => "csl-block",
        Display::LeftMargin => "csl-left-margin",
        Display::RightInline => "csl-right-inline",
        Display::Indent => "csl-indent",
    }
}
