//! Authors that the text names, and cites of items that are not there.

use super::Cite;
use super::cluster::Placed;
use crate::eval::context::Context;
use crate::eval::{self, Environment};
use crate::output::{Mark, Role, Stream, Tag, settle};

/// What stands for the author of a cite that names none.
const NO_PRINTED_AUTHOR: &str = "[NO_PRINTED_FORM]";

/// How many cites at the start belong to an author that the text names: the name, and the rest of the
/// same cite. Numbers stand in their own order.
pub(crate) fn named_in_text(cites: &[Cite], numeric: bool) -> usize {
    match cites {
        [name, rest, ..] if name.author_only && name.id == rest.id && !numeric => 2,
        [name, ..] if name.author_only => 1,
        _ => 0,
    }
}

/// The author of a cite alone, as the text names them; `None` where the style names none.
pub(super) fn author_of(environment: Environment<'_>, placed: &Placed<'_>) -> Option<Stream> {
    let context = Context {
        suppress_author: false,
        ..placed.context
    };
    let stream = if placed.missing {
        placeholder(placed.cite)
    } else {
        let (stream, _) = eval::render_cite(environment, &context);
        let mut names = Stream::default();
        names.append_range(&stream, stream.find(Tag::Names)?);
        names.in_locale(context.locale)
    };
    let punctuation = environment.in_locale(context.locale).punctuation();
    Some(settle(stream, punctuation))
}

/// What an author that is to stand alone prints where the style names none.
pub(super) fn no_author() -> Stream {
    let mut stream = Stream::default();
    stream.text(NO_PRINTED_AUTHOR, Role::Content);
    stream
}

/// What stands for a cite of an item that is not there.
pub(super) fn placeholder(cite: &Cite) -> Stream {
    let mut stream = Stream::default();
    stream.open(Mark::Font(ibid_csl::Formatting {
        font_weight: Some(ibid_csl::FontWeight::Bold),
        ..ibid_csl::Formatting::default()
    }));
    stream.text(&format!("{}?", cite.id), Role::Content);
    stream.close();
    stream
}
