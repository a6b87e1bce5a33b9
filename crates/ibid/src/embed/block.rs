//! The static block: readable and usable without a script.

use std::fmt::Write as _;

use ibid_engine::Rendered;
use ibid_formats::Format;
use ibid_model::csl_json::write_item;
use ibid_model::ident::Doi;
use ibid_model::{Item, TextVariable, key};

use super::words::Words;
use super::{AS_PRINTED, escaped, markup, percent_encoded, record, script_json};
use crate::document::{Document, DocumentOptions};
use crate::styles::LoadedStyle;

/// How a block is made.
#[derive(Clone, Debug, Default)]
pub struct BlockOptions {
    /// The language of its words; else the item's.
    pub language: Option<String>,
    /// How it gets its looks.
    pub css: Css,
    /// The address of the module that makes it alive; `None`: it stays static.
    pub script: Option<String>,
    /// Attributes of the element, beside its own: what the page's author wrote there.
    pub attributes: Vec<(String, String)>,
    /// What stands at the block's end as it is: HTML of metadata layers.
    pub inside: String,
}

/// How a block gets its looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Css {
    /// In a `style` element of its own.
    #[default]
    Inline,
    /// From a style sheet at an address: for pages whose policy forbids the other.
    Link(String),
    /// From the page.
    None,
}

const STYLE_SHEET: &str = include_str!("../../../../web/cite-this-article.css");

/// The formats that readers may download, with what the link says.
const DOWNLOADS: &[(&str, &str)] = &[
    ("ris", "RIS"),
    ("bibtex", "BibTeX"),
    ("csl-json", "CSL-JSON"),
];

/// Attributes that the block sets itself.
const OWN: &[&str] = &["lang", "dir", "data-ibid"];

/// The block that cites an item in some styles, as HTML.
pub fn block(item: &Item, styles: &[LoadedStyle], options: &BlockOptions) -> String {
    let mut item = record(item);
    if item.id.is_empty() {
        item.id = key::make_key(&item);
    }
    let words = Words::of(options.language.as_deref().or(item.language()));
    let mut out = open_tag(&words, options);
    // Writing to a string cannot fail.
    match &options.css {
        Css::Inline => {
            let _ = writeln!(out, "<style>\n{STYLE_SHEET}</style>");
        }
        Css::Link(url) => {
            let _ = writeln!(out, "<link rel=\"stylesheet\" href=\"{}\">", escaped(url));
        }
        Css::None => {}
    }
    let _ = writeln!(
        out,
        "<details class=\"ibid\">\n<summary class=\"ibid-summary\">{}</summary>\n<div class=\"ibid-body\">",
        escaped(words.get("cite"))
    );
    for style in styles {
        out.push_str(&section(&item, style, &words));
    }
    out.push_str(&downloads(&item));
    out.push_str(&identity(&item, &words));
    let _ = writeln!(
        out,
        "<script type=\"application/vnd.citationstyles.csl+json\" class=\"ibid-item\">{}</script>",
        script_json(&write_item(&item))
    );
    out.push_str(&options.inside);
    out.push_str("</div>\n</details>\n");
    if let Some(script) = &options.script {
        let _ = writeln!(
            out,
            "<script type=\"module\" src=\"{}\"></script>",
            escaped(script)
        );
    }
    out.push_str("</cite-this-article>");
    out
}

fn open_tag(words: &Words, options: &BlockOptions) -> String {
    let own = [
        ("lang", words.language),
        ("dir", words.direction()),
        ("data-ibid", "1"),
    ];
    let others = options
        .attributes
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let others = others.filter(|(name, _)| !OWN.contains(name) && is_attribute(name));
    let attributes = own.into_iter().chain(others);
    let attributes = attributes.map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
    format!("<cite-this-article{}>\n", attributes.collect::<String>())
}

/// Names as the HTML standard allows them.
fn is_attribute(name: &str) -> bool {
    let allowed =
        |c: char| !c.is_control() && !matches!(c, ' ' | '"' | '\'' | '>' | '/' | '=' | '<');
    !name.is_empty() && name.chars().all(allowed)
}

/// What a style prints for the item: its entry, and how it is cited.
fn section(item: &Item, style: &LoadedStyle, words: &Words) -> String {
    let options = DocumentOptions::from(style.compiled.clone()).with_links(false);
    let document = Document::citing_each(options, vec![item.clone()]);
    let Some(cited) = document.cited().next() else {
        return String::new();
    };
    let form = |rendered: Option<&Rendered>, label: &'static str, class: &str| {
        let html = rendered.map(markup::html).filter(|html| !html.is_empty());
        html.map_or_else(String::new, |html| {
            let label = escaped(words.get(label));
            format!("<dt>{label}</dt><dd class=\"ibid-{class}\">{html}</dd>\n")
        })
    };
    let forms = form(cited.entry, "reference", "entry")
        + &form(cited.in_text, "in_text", "in-text")
        + &form(cited.note, "note", "note");
    format!(
        "<section class=\"ibid-style\" data-style=\"{}\" data-locale=\"{}\">\n\
         <h3 class=\"ibid-style-name\">{}</h3>\n<dl class=\"ibid-forms\">\n{forms}</dl>\n</section>\n",
        escaped(&style.entry.name),
        escaped(style.compiled.language()),
        escaped(style.title()),
    )
}

fn downloads(item: &Item) -> String {
    // What is ibid's own matter is for those alone who take the item as it is.
    let mut bare = item.clone();
    bare.custom.remove(AS_PRINTED);
    let link = |(name, title): &(&str, &str)| {
        let format = Format::from_name(name)?;
        let item = if *name == "csl-json" { item } else { &bare };
        let text = ibid_formats::write(format, [item]).ok()?.text;
        let media_type = format.media_types().first()?;
        let extension = format.extensions().first()?;
        Some(format!(
            "<li><a class=\"ibid-download\" data-format=\"{name}\" download=\"{}.{extension}\" \
             href=\"data:{media_type};charset=utf-8,{}\">{title}</a></li>\n",
            escaped(&file_name(&item.id)),
            percent_encoded(&text),
        ))
    };
    let links: String = DOWNLOADS.iter().filter_map(link).collect();
    format!("<ul class=\"ibid-downloads\">\n{links}</ul>\n")
}

/// A key as the name of a file: no separators, nothing hidden.
fn file_name(id: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || c == '-' || c == '_' {
            c
        } else {
            '-'
        }
    };
    id.chars().take(80).map(safe).collect()
}

/// The address that stays: the DOI, else the item's URL.
pub(super) fn permanent_link(item: &Item) -> Option<String> {
    let doi = item
        .text(TextVariable::Doi)
        .and_then(|doi| Doi::parse(doi).ok());
    let url = item.text(TextVariable::Url).map(str::to_owned);
    let url = doi.map(|doi| doi.url()).or(url)?;
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web.then_some(url)
}

fn identity(item: &Item, words: &Words) -> String {
    let Some(url) = permanent_link(item) else {
        return String::new();
    };
    let (url, label) = (escaped(&url), escaped(words.get("permanent_link")));
    format!("<p class=\"ibid-identity\">{label}: <a rel=\"cite-as\" href=\"{url}\">{url}</a></p>\n")
}
