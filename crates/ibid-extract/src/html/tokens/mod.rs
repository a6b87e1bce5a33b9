//! The tokens of a page, for html5ever's tree builder.
//!
//! html5ever decides what the tree is (HTML Living Standard, "Tree construction"); its own tokenizer is
//! made for pages that come in pieces and scripts that write into them, and takes a character at a
//! time. A page that is in memory as a whole is read in pieces as long as they come (HTML Living
//! Standard, "Tokenization"): text and values are slices of it, and what nobody reads is skipped
//! ([`Unread`]) where it stands.

mod attributes;
mod declaration;
mod names;
mod raw;
mod reference;
mod unread;

#[cfg(test)]
mod tests;

use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use memchr::{memchr, memchr3};

use super::tree::{NodeId, Sink, Tree};
use attributes::Opening;
use names::Names;
pub(crate) use reference::{Place, decoded};
use unread::Unread;

/// Parses a page without what nobody reads; whether tags were left out because they nest too deep.
pub(crate) fn page(source: &str) -> (Tree, bool) {
    let mut tokenizer = Tokenizer::new(source, Some(Unread::default()));
    tokenizer.run();
    let is_cut = tokenizer.unread.as_ref().is_some_and(Unread::is_cut);
    (tokenizer.builder.sink.into_tree(), is_cut)
}

/// Parses all of a text with markup. Any text is one.
pub(crate) fn fragment(source: &str) -> Tree {
    let mut tokenizer = Tokenizer::new(source, None);
    tokenizer.run();
    tokenizer.builder.sink.into_tree()
}

/// How the text ahead is read.
#[derive(Clone, Copy)]
enum Mode {
    /// Tags, text and character references.
    Data,
    /// Text up to the closing tag of the element that was opened last.
    Raw(RawKind),
    /// Text to the end.
    Plain,
}

struct Tokenizer<'s> {
    source: &'s str,
    /// The source as the builder has it: texts are slices of it.
    shared: StrTendril,
    builder: TreeBuilder<NodeId, Sink>,
    names: Names,
    unread: Option<Unread<'s>>,
    mode: Mode,
    /// The name of the element that was opened last, as it was written.
    opened: &'s str,
    /// The whole of its tag.
    opening: &'s str,
    at: usize,
}

impl<'s> Tokenizer<'s> {
    fn new(source: &'s str, unread: Option<Unread<'s>>) -> Self {
        // The builder counts in 32 bits; what is read at all ends far below.
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        Self {
            source,
            shared: StrTendril::from(source),
            builder: TreeBuilder::new(Sink::default(), TreeBuilderOpts::default()),
            names: Names::default(),
            unread,
            mode: Mode::Data,
            opened: "",
            opening: "",
            at: 0,
        }
    }

    fn run(&mut self) {
        while self.at < self.source.len() {
            match self.mode {
                Mode::Data => self.data(),
                Mode::Raw(kind) => self.raw(kind),
                Mode::Plain => {
                    self.emit_text(self.at..self.source.len(), Place::Raw);
                    self.at = self.source.len();
                }
            }
        }
        self.emit(Token::EOFToken);
        self.builder.end();
    }

    /// Text up to the next tag, and the tag.
    fn data(&mut self) {
        let start = self.next_markup(self.at).unwrap_or(self.source.len());
        let text = match self.unread {
            Some(_) => unread::without_outer_space(self.source, self.at..start),
            None => self.at..start,
        };
        self.emit_text(text, Place::Text);
        self.at = start;
        let mut ahead = self.bytes(start + 1).iter();
        match (ahead.next(), ahead.next()) {
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => self.close_tag(start),
            (Some(b'/'), Some(b'>')) => self.at = start + 3,
            (Some(b'!'), _) => self.declaration(start),
            (Some(b'/' | b'?'), _) => self.bogus_comment(start + 1),
            (Some(_), _) => self.open_tag(start),
            (None, _) => {}
        }
    }

    /// Where the next tag, comment or declaration starts. Other `<` are text.
    fn next_markup(&self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let start = from + memchr(b'<', self.bytes(from))?;
            match self.bytes(start + 1) {
                [b'/', _, ..] | [b'!' | b'?', ..] => return Some(start),
                [letter, ..] if letter.is_ascii_alphabetic() => return Some(start),
                _ => from = start + 1,
            }
        }
    }

    fn open_tag(&mut self, start: usize) {
        let Some(Opening {
            name,
            attributes,
            closes_itself,
            end,
        }) = self.opening_tag(start)
        else {
            self.at = self.source.len();
            return;
        };
        self.opened = name;
        self.opening = self.source.get(start..end).unwrap_or("");
        self.at = end;
        if let Some(unread) = &mut self.unread {
            let (is_read, next) = unread.opens(self.source, name, end);
            self.at = next;
            if !is_read {
                return;
            }
        }
        let tag = Tag {
            kind: TagKind::StartTag,
            name: self.names.get(name),
            self_closing: closes_itself,
            attrs: attributes,
            had_duplicate_attributes: false,
        };
        self.emit(Token::TagToken(tag));
    }

    fn close_tag(&mut self, start: usize) {
        let Some((name, end)) = self.closing_tag(start) else {
            self.at = self.source.len();
            return;
        };
        self.at = end;
        if self
            .unread
            .as_mut()
            .is_some_and(|unread| !unread.closes(name))
        {
            return;
        }
        let tag = Tag {
            kind: TagKind::EndTag,
            name: self.names.get(name),
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        self.emit(Token::TagToken(tag));
    }

    /// The text of an element that has no tags in it; its closing tag is data again.
    fn raw(&mut self, kind: RawKind) {
        let end = raw::end(self.source, self.at, kind, self.opened).unwrap_or(self.source.len());
        let text = self.source.get(self.at..end).unwrap_or("");
        let is_read =
            self.unread.is_none() || unread::is_text_read(self.opened, self.opening, text);
        if is_read {
            let place = match kind {
                RawKind::Rcdata => Place::Text,
                _ => Place::Raw,
            };
            self.emit_text(self.at..end, place);
        }
        self.at = end;
        self.mode = Mode::Data;
    }

    /// Hands a stretch of text over: as it stands, where nothing in it means another character.
    fn emit_text(&mut self, range: Range<usize>, place: Place) {
        let Some(text) = self
            .source
            .get(range.clone())
            .filter(|text| !text.is_empty())
        else {
            return;
        };
        if memchr3(b'&', b'\0', b'\r', text.as_bytes()).is_none() {
            let text = self.slice(range);
            self.emit(Token::CharacterTokens(text));
            return;
        }
        if !matches!(self.mode, Mode::Data) {
            self.emit(Token::CharacterTokens(decoded(text, place).into()));
            return;
        }
        for (number, piece) in text.split('\0').enumerate() {
            if number > 0 {
                self.emit(Token::NullCharacterToken);
            }
            if !piece.is_empty() {
                self.emit(Token::CharacterTokens(decoded(piece, place).into()));
            }
        }
    }

    /// Hands a token over, and reads on as the builder says.
    fn emit(&mut self, token: Token) {
        match self.builder.process_token(token, 1) {
            TokenSinkResult::RawData(kind) => self.mode = Mode::Raw(kind),
            TokenSinkResult::Plaintext => self.mode = Mode::Plain,
            TokenSinkResult::Continue
            | TokenSinkResult::Script(_)
            | TokenSinkResult::EncodingIndicator(_) => {}
        }
    }

    /// A range of the source, shared with the builder.
    fn slice(&self, range: Range<usize>) -> StrTendril {
        let place = u32::try_from(range.start).ok();
        let length = u32::try_from(range.len()).ok();
        place
            .zip(length)
            .and_then(|(place, length)| self.shared.try_subtendril(place, length).ok())
            .unwrap_or_else(|| self.source.get(range).unwrap_or("").into())
    }

    /// The source from a place on.
    fn bytes(&self, from: usize) -> &'s [u8] {
        self.source.as_bytes().get(from..).unwrap_or_default()
    }

    /// Behind the next such byte; the end where there is none.
    fn behind(&self, from: usize, byte: u8) -> usize {
        memchr(byte, self.bytes(from)).map_or(self.source.len(), |at| from + at + 1)
    }
}
