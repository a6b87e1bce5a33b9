//! What starts with `<!`: comments, the document's type, CDATA (HTML Living Standard, "Markup declaration
//! open state").

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Doctype, Token, TokenSink};
use memchr::memmem;

use super::Tokenizer;
use super::reference::Place;

impl Tokenizer<'_> {
    /// Reads the declaration that starts here.
    pub(super) fn declaration(&mut self, start: usize) {
        let rest = self.source.get(start + 2..).unwrap_or("");
        if let Some(comment) = rest.strip_prefix("--") {
            self.at = self.source.len() - comment.len() + end_of_comment(comment);
            self.emit(Token::CommentToken(StrTendril::new()));
        } else if is_doctype(rest) {
            let end = self.behind(start, b'>');
            let text = self.source.get(start + 9..end).unwrap_or("");
            self.at = end;
            self.emit(Token::DoctypeToken(doctype(text)));
        } else if rest.starts_with("[CDATA[")
            && self
                .builder
                .adjusted_current_node_present_but_not_in_html_namespace()
        {
            let from = start + 9;
            let length = memmem::find(self.bytes(from), b"]]>");
            let end = length.map_or(self.source.len(), |length| from + length);
            self.emit_text(from..end, Place::Raw);
            self.at = end + length.map_or(0, |_| 3);
        } else {
            self.bogus_comment(start + 2);
        }
    }

    /// What is read as a comment up to the next `>`. Comments are empty here: where they stand says
    /// which texts are one, and nobody reads them.
    pub(super) fn bogus_comment(&mut self, from: usize) {
        self.at = self.behind(from, b'>');
        self.emit(Token::CommentToken(StrTendril::new()));
    }
}

/// Behind a comment whose text starts here.
fn end_of_comment(text: &str) -> usize {
    for short in [">", "->"] {
        if text.starts_with(short) {
            return short.len();
        }
    }
    let mut from = 0;
    while let Some(found) = memmem::find(text.as_bytes().get(from..).unwrap_or_default(), b"--") {
        let behind = text.as_bytes().get(from + found + 2..).unwrap_or_default();
        match behind {
            [b'>', ..] => return from + found + 3,
            [b'!', b'>', ..] => return from + found + 4,
            _ => from += found + 1,
        }
    }
    text.len()
}

fn is_doctype(rest: &str) -> bool {
    rest.get(..7)
        .is_some_and(|word| word.eq_ignore_ascii_case("doctype"))
}

/// The name and the identifiers of a document type, which tell how old the page is.
fn doctype(text: &str) -> Doctype {
    let is_closed = text.ends_with('>');
    let text = text.strip_suffix('>').unwrap_or(text).trim_ascii_start();
    let length = text.find(|c: char| c.is_ascii_whitespace());
    let (name, rest) = text.split_at(length.unwrap_or(text.len()));
    let mut doctype = Doctype {
        name: (!name.is_empty()).then(|| name.to_ascii_lowercase().into()),
        force_quirks: !is_closed || name.is_empty(),
        ..Doctype::default()
    };
    let rest = rest.trim_ascii_start();
    let Some(key) = rest.get(..6) else {
        doctype.force_quirks |= !rest.is_empty();
        return doctype;
    };
    let behind = rest.get(6..).unwrap_or("");
    if key.eq_ignore_ascii_case("public") {
        let (public, behind) = quoted(behind);
        doctype.force_quirks |= public.is_none();
        doctype.public_id = public;
        doctype.system_id = quoted(behind).0;
    } else if key.eq_ignore_ascii_case("system") {
        doctype.system_id = quoted(behind).0;
        doctype.force_quirks |= doctype.system_id.is_none();
    } else {
        doctype.force_quirks = true;
    }
    doctype
}

/// A text in quotes, and what is behind it.
fn quoted(text: &str) -> (Option<StrTendril>, &str) {
    let text = text.trim_ascii_start();
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return (None, text);
    };
    let inner = text.get(1..).unwrap_or("");
    let (value, behind) = inner.split_once(quote).unwrap_or((inner, ""));
    (Some(value.into()), behind)
}
