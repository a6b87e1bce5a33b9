//! A page with the block and the layers written into it, again and again with the same result.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use lol_html::html_content::{ContentType, Element};
use lol_html::{
    DocumentContentHandlers, ElementContentHandlers, HandlerResult, RewriteStrSettings, Selector,
    element, end, end_tag, rewrite_str,
};

use super::layers::{MANAGED, STAYING};
use crate::error::IbidError;

/// What is written into a page.
#[derive(Clone, Debug, Default)]
pub struct Embedding {
    /// The block, with its element.
    pub block: Option<String>,
    /// The layers of the head.
    pub head: Option<String>,
}

/// What a page's author has prepared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Existing {
    /// Whether there is an element to fill.
    pub has_element: bool,
    /// The attributes of the first one.
    pub attributes: Vec<(String, String)>,
}

/// Looks for `<cite-this-article>` in a page.
///
/// # Errors
/// [`IbidError::NotRewritable`] where the page cannot be taken apart.
pub fn existing(name: &str, html: &str) -> Result<Existing, IbidError> {
    let found = Rc::new(RefCell::new(Existing::default()));
    let to = Rc::clone(&found);
    let handler = element!("cite-this-article", move |el| {
        let mut found = to.borrow_mut();
        if !found.has_element {
            found.has_element = true;
            let attributes = el.attributes().iter();
            found.attributes = attributes.map(|a| (a.name(), a.value())).collect();
        }
        Ok(())
    });
    rewritten(name, html, vec![handler], vec![])?;
    Ok(found.take())
}

/// A page without the block and the layers that were written into it: what its record is read from.
///
/// # Errors
/// As [`existing`].
pub fn without_embedding(name: &str, html: &str) -> Result<String, IbidError> {
    let remove = |el: &mut Element<'_, '_>| -> HandlerResult {
        el.remove();
        Ok(())
    };
    let handlers = vec![
        element!("cite-this-article", remove),
        element!("script[data-ibid]", remove),
        element!("link[data-ibid]", remove),
    ];
    rewritten(name, html, handlers, vec![])
}

/// The page with the embedding: the block in the place of `<cite-this-article>`, else at the end
/// of the article, else of the main part, the body or the page; the layers at the end of the head.
/// All else stays as it is.
///
/// # Errors
/// As [`existing`].
pub fn write_into(name: &str, html: &str, embedding: &Embedding) -> Result<String, IbidError> {
    let mut page = html.to_owned();
    if let Some(head) = &embedding.head {
        page = with_head(name, &without_layers(name, &page, head)?, head)?;
    }
    if let Some(block) = &embedding.block {
        page = with_block(name, &page, block)?;
    }
    Ok(page)
}

/// The page without the tags that the layers take the place of: those that were written before, and those of the
/// page itself but for what stays.
fn without_layers(name: &str, html: &str, head: &str) -> Result<String, IbidError> {
    let page = without_written(name, html)?;
    let is_written = |tag: &str| head.contains(&format!("<meta name=\"{tag}\""));
    without_tags(name, &page, |tag| {
        MANAGED.contains(&tag) && (!STAYING.contains(&tag) || is_written(tag))
    })
}

/// HTML without `meta` tags of some names, in lower case, and without what is marked as ours.
fn without_tags(
    name: &str,
    html: &str,
    is_gone: impl Fn(&str) -> bool,
) -> Result<String, IbidError> {
    let tags = element!("meta[name]", |el| {
        let tag = el.get_attribute("name").unwrap_or_default();
        if is_gone(&tag.to_ascii_lowercase()) {
            el.remove();
        }
        Ok(())
    });
    let remove = |el: &mut Element<'_, '_>| -> HandlerResult {
        el.remove();
        Ok(())
    };
    let handlers = vec![
        tags,
        element!("script[data-ibid]", remove),
        element!("link[data-ibid]", remove),
    ];
    rewritten(name, html, handlers, vec![])
}

/// Around the layers, so that the lines that they stood on go with them.
const BEGIN: &str = "<!--ibid-->\n";
const END: &str = "<!--/ibid-->\n";

/// The page without the layers that were written into it.
fn without_written(name: &str, page: &str) -> Result<String, IbidError> {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        out.push_str(before);
        let Some((inside, behind)) = after.split_once(END) else {
            rest = after;
            continue;
        };
        // Only empty lines are left of the layers; what else was put there stays.
        let inside = without_tags(name, inside, |tag| MANAGED.contains(&tag))?;
        out.push_str(inside.trim());
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

fn with_head(name: &str, html: &str, head: &str) -> Result<String, IbidError> {
    let marked = format!("{BEGIN}{head}{END}");
    for selector in ["head", "title", "body"] {
        let behind = selector == "title";
        let before = selector == "body";
        if let Some(page) = put_once(name, html, selector, &marked, behind, before, 0)? {
            return Ok(page);
        }
    }
    Ok(format!("{marked}{html}"))
}

fn with_block(name: &str, html: &str, block: &str) -> Result<String, IbidError> {
    if existing(name, html)?.has_element {
        let content = block.to_owned();
        let replace = element!("cite-this-article", move |el| {
            el.replace(&content, ContentType::Html);
            Ok(())
        });
        return rewritten(name, html, vec![replace], vec![]);
    }
    let line = format!("{block}\n");
    let article = article_with_headline(name, html)?;
    for (selector, number) in [("article", article), ("main", 0), ("body", 0)] {
        if let Some(page) = put_once(name, html, selector, &line, false, false, number)? {
            return Ok(page);
        }
    }
    let append = end!(move |end| {
        end.append(&line, ContentType::Html);
        Ok(())
    });
    rewritten(name, html, vec![], vec![append])
}

/// The number of the first article that has a headline, else of the first.
fn article_with_headline(name: &str, html: &str) -> Result<usize, IbidError> {
    let count = Rc::new(Cell::new(0_usize));
    let open = Rc::new(RefCell::new(Vec::<usize>::new()));
    let found = Rc::new(Cell::new(None));
    let (counting, opening) = (Rc::clone(&count), Rc::clone(&open));
    let articles = element!("article", move |el| {
        opening.borrow_mut().push(counting.get());
        counting.set(counting.get() + 1);
        let closing = Rc::clone(&opening);
        if let Some(handlers) = el.end_tag_handlers() {
            handlers.push(end_tag!(move |_| {
                closing.borrow_mut().pop();
                Ok(())
            }));
        }
        Ok(())
    });
    let first = Rc::clone(&found);
    let headlines = element!("h1", move |_| {
        if first.get().is_none() {
            first.set(open.borrow().first().copied());
        }
        Ok(())
    });
    rewritten(name, html, vec![articles, headlines], vec![])?;
    Ok(found.get().unwrap_or(0))
}

/// The page with `content` at the end of the element of a number, behind it, or before it; `None`
/// where there is no such place.
fn put_once(
    name: &str,
    html: &str,
    selector: &'static str,
    content: &str,
    behind: bool,
    before: bool,
    number: usize,
) -> Result<Option<String>, IbidError> {
    let done = Rc::new(Cell::new(false));
    let seen = Cell::new(0_usize);
    let content = content.to_owned();
    let put = Rc::clone(&done);
    let handler = element!(selector, move |el| {
        let is_it = seen.get() == number;
        seen.set(seen.get() + 1);
        if !is_it {
            return Ok(());
        }
        if before {
            el.before(&content, ContentType::Html);
            put.set(true);
            return Ok(());
        }
        let (content, put) = (content.clone(), Rc::clone(&put));
        if let Some(handlers) = el.end_tag_handlers() {
            handlers.push(end_tag!(move |end| {
                if behind {
                    end.after(&content, ContentType::Html);
                } else {
                    end.before(&content, ContentType::Html);
                }
                put.set(true);
                Ok(())
            }));
        }
        Ok(())
    });
    let page = rewritten(name, html, vec![handler], vec![])?;
    Ok(done.get().then_some(page))
}

type Handler<'h> = (std::borrow::Cow<'h, Selector>, ElementContentHandlers<'h>);

fn rewritten<'h>(
    name: &str,
    html: &str,
    elements: Vec<Handler<'h>>,
    document: Vec<DocumentContentHandlers<'h>>,
) -> Result<String, IbidError> {
    let mut settings = RewriteStrSettings::new();
    for handler in elements {
        settings = settings.append_element_content_handler(handler);
    }
    for handler in document {
        settings = settings.append_document_content_handler(handler);
    }
    rewrite_str(html, settings).map_err(|error| IbidError::NotRewritable {
        name: name.to_owned(),
        reason: error.to_string(),
    })
}
