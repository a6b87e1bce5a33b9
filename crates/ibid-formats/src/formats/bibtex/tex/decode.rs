//! From TeX to CSL-JSON's rich text.
//!
//! Groups are kept on a stack of their own, and nothing is read twice: deep nesting costs neither
//! the program's stack nor time.

use ibid_model::rich::{Piece, pieces};
use unicode_normalization::char::compose;

use super::commands::{END_SPAN, NO_CASE, spacing};
use super::groups::without_whole_braces;

/// What of a field's text counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Reading {
    /// Braces keep the case of what they hold.
    Title,
    /// Braces only group.
    Text,
    /// An empty line is a new paragraph.
    Paragraphs,
    /// Lines stay lines.
    Lines,
}

/// The text that TeX would print, with the markup that CSL-JSON has. A command that is not known is
/// kept as it stands.
pub(in super::super) fn decode(source: &str, reading: Reading) -> String {
    let source = source.trim();
    if is_plain(source) {
        return source.to_owned();
    }
    let mut decoder = Decoder::new(without_whole_braces(source), reading);
    while decoder.at < decoder.source.len() {
        let depth = decoder.frames.len();
        decoder.step();
        if decoder.frames.len() <= depth {
            decoder.close_singles();
        }
    }
    decoder.finish()
}

/// Whether text stands for itself.
fn is_plain(source: &str) -> bool {
    let mut before = b'x';
    source.bytes().all(|byte| {
        let doubled = byte == b' ' && before == b' ';
        before = byte;
        !doubled && (byte == b' ' || !is_special(byte))
    })
}

fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'{' | b'}' | b'$' | b'~' | b'-' | b'`' | b'\'' | b'&' | b'_' | b'^' | b' '
    ) || byte.is_ascii_whitespace()
}

/// Space that is not yet printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    None,
    Word,
    Line,
    Paragraph,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Group,
    /// Braces that keep the case of what starts at this place of the output.
    Protect(usize),
    /// What an unknown command holds: its braces are text.
    Visible,
    /// The argument of a command, without braces: one sign.
    Single,
    /// From `$` to `$`.
    Maths,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    kind: Kind,
    /// How many tags were open before.
    tags: usize,
}

#[derive(Clone, Copy, Debug)]
struct OpenTag {
    /// Where in the output it stands, and where its content starts.
    at: usize,
    content: usize,
    close: &'static str,
}

/// Whether the text is of mathematics, and what began that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Maths {
    No,
    /// `$…$`
    Dollars,
    /// `\(…\)`
    Brackets,
}

pub(super) struct Decoder<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
    pub(super) reading: Reading,
    out: String,
    space: Space,
    frames: Vec<Frame>,
    tags: Vec<OpenTag>,
    /// Accents that wait for their letter, the outer one first.
    pub(super) accents: Vec<char>,
    protecting: bool,
    /// Where the last protected text ended.
    protected_to: usize,
    maths: Maths,
    quote: bool,
}

impl<'s> Decoder<'s> {
    fn new(source: &'s str, reading: Reading) -> Self {
        Self {
            source,
            at: 0,
            reading,
            out: String::with_capacity(source.len()),
            space: Space::None,
            frames: Vec::new(),
            tags: Vec::new(),
            accents: Vec::new(),
            protecting: false,
            protected_to: usize::MAX,
            maths: Maths::No,
            quote: false,
        }
    }

    pub(super) fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn in_maths(&self) -> bool {
        self.maths != Maths::No
    }

    /// `\(` and `\)`: between dollars, they are signs.
    pub(super) fn set_maths(&mut self, maths: Maths) {
        if self.maths != Maths::Dollars {
            self.maths = maths;
        }
    }

    pub(super) fn byte(&self, ahead: usize) -> Option<u8> {
        self.source.as_bytes().get(self.at + ahead).copied()
    }

    fn step(&mut self) {
        let rest = self.rest();
        let plain = rest.bytes().position(is_special).unwrap_or(rest.len());
        if plain > 0 {
            let one = rest.chars().next().map_or(plain, char::len_utf8);
            let alone = self.top_is_single();
            let text = rest.get(..if alone { one } else { plain });
            let text = text.unwrap_or_default();
            self.at += text.len();
            self.push(text);
            return;
        }
        match self.byte(0) {
            Some(b'\\') => self.command(),
            Some(b'{') => self.open_brace(),
            Some(b'}') => self.close_brace(),
            Some(b'$') => self.dollar(),
            Some(b'_') if self.in_maths() => self.script("<sub>", "</sub>"),
            Some(b'^') if self.in_maths() => self.script("<sup>", "</sup>"),
            Some(byte) if byte.is_ascii_whitespace() => self.whitespace(),
            Some(byte) => self.ligature(byte),
            None => {}
        }
    }

    /// Signs that TeX prints otherwise than they stand.
    fn ligature(&mut self, byte: u8) {
        let rest = self.rest().bytes();
        // No more than three run together: longer runs are not counted over and over.
        let run = |sign: u8| rest.clone().take(3).take_while(|b| *b == sign).count();
        let (length, text) = match byte {
            b'-' if self.in_maths() => (1, "-"),
            b'-' => match run(b'-') {
                1 => (1, "-"),
                2 => (2, "–"),
                _ => (3, "—"),
            },
            b'`' if run(b'`') > 1 => (2, "“"),
            b'`' => {
                self.quote = true;
                (1, "‘")
            }
            b'\'' if self.in_maths() => (1, "′"),
            b'\'' if run(b'\'') > 1 => (2, "”"),
            b'\'' if self.quote && !self.is_in_word() => {
                self.quote = false;
                (1, "’")
            }
            b'~' => (1, "\u{a0}"),
            b'&' if self.rest().starts_with("&amp;") => (5, "&"),
            _ => (1, self.rest().get(..1).unwrap_or_default()),
        };
        self.at += length;
        self.push(text);
    }

    /// Whether letters stand on both sides of the sign.
    fn is_in_word(&self) -> bool {
        let before = self.out.chars().next_back();
        let after = self.rest().chars().nth(1);
        self.space == Space::None
            && before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric)
    }

    fn whitespace(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_ascii_start().len();
        let lines = rest.bytes().take(length).filter(|b| *b == b'\n').count();
        self.at += length;
        let space = match (self.reading, lines) {
            (Reading::Lines | Reading::Paragraphs, 2..) => Space::Paragraph,
            (Reading::Lines, 1) => Space::Line,
            _ => Space::Word,
        };
        if self.accents.is_empty() {
            self.set_space(space);
        }
    }

    pub(super) fn set_space(&mut self, space: Space) {
        if self.space == Space::None || space == Space::Paragraph {
            self.space = space;
        }
    }

    fn flush_space(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str(match self.space {
                Space::None => "",
                Space::Word => " ",
                Space::Line => "\n",
                Space::Paragraph => "\n\n",
            });
        }
        self.space = Space::None;
    }

    /// Prints text; accents that wait are put on its first letter.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.flush_space();
        if self.accents.is_empty() {
            self.out.push_str(text);
            return;
        }
        let mut signs = text.chars();
        let mut base = match signs.next() {
            Some('ı') => 'i',
            Some('ȷ') => 'j',
            Some(sign) => sign,
            None => return,
        };
        let mut marks = String::new();
        for mark in self.accents.drain(..).rev() {
            match compose(base, mark).filter(|_| marks.is_empty()) {
                Some(composed) => base = composed,
                None => marks.push(mark),
            }
        }
        self.out.push(base);
        self.out.push_str(&marks);
        self.out.push_str(signs.as_str());
    }

    /// Prints accents that have no letter.
    fn flush_accents(&mut self) {
        for mark in std::mem::take(&mut self.accents) {
            self.push(spacing(mark));
        }
    }

    fn open_brace(&mut self) {
        self.at += 1;
        let next = self.byte(0);
        if next == Some(b'}') {
            self.at += 1;
            self.flush_accents();
            return;
        }
        let groups = self.in_maths() || !self.accents.is_empty() || next == Some(b'\\');
        if groups || self.protecting || self.reading != Reading::Title {
            self.open(Kind::Group);
            return;
        }
        self.flush_space();
        self.protecting = true;
        self.open(Kind::Protect(self.out.len()));
    }

    pub(super) fn open(&mut self, kind: Kind) {
        let tags = self.tags.len();
        self.frames.push(Frame { kind, tags });
    }

    fn close_brace(&mut self) {
        self.at += 1;
        self.close_singles();
        if self.frames.is_empty() {
            self.push("}");
        } else {
            self.close();
        }
    }

    /// Closes the innermost group.
    fn close(&mut self) {
        self.flush_accents();
        let Some(frame) = self.frames.pop() else {
            return;
        };
        while self.tags.len() > frame.tags {
            self.close_tag();
        }
        match frame.kind {
            Kind::Protect(start) => {
                self.protecting = false;
                self.protect(start);
            }
            Kind::Visible => self.push("}"),
            Kind::Maths => self.maths = Maths::No,
            Kind::Group | Kind::Single => {}
        }
    }

    fn top_is_single(&self) -> bool {
        self.frames.last().is_some_and(|f| f.kind == Kind::Single)
    }

    fn close_singles(&mut self) {
        while self.top_is_single() && self.accents.is_empty() {
            self.close();
        }
    }

    pub(super) fn open_tag(&mut self, open: &str, close: &'static str) {
        self.flush_space();
        let at = self.out.len();
        self.out.push_str(open);
        let content = self.out.len();
        self.tags.push(OpenTag { at, content, close });
    }

    /// Closes a tag, or takes it back where nothing stands in it.
    fn close_tag(&mut self) {
        let Some(tag) = self.tags.pop() else { return };
        if self.out.len() == tag.content {
            self.out.truncate(tag.at);
        } else {
            self.out.push_str(tag.close);
        }
    }

    /// Marks what was printed from `start` on as text whose case stays.
    fn protect(&mut self, start: usize) {
        let inside = self.out.get(start..).unwrap_or_default();
        let has_word = pieces(inside).any(|piece| match piece {
            Piece::Text(text) => text.contains(char::is_alphanumeric),
            _ => false,
        });
        if !has_word {
            return;
        }
        if start == self.protected_to
            && self.out.get(..start).is_some_and(|o| o.ends_with(END_SPAN))
        {
            self.out.replace_range(start - END_SPAN.len()..start, "");
        } else {
            self.out.insert_str(start, NO_CASE);
        }
        self.out.push_str(END_SPAN);
        self.protected_to = self.out.len();
    }

    fn dollar(&mut self) {
        // `$$` is one sign.
        let length = if self.byte(1) == Some(b'$') { 2 } else { 1 };
        if self.maths == Maths::Dollars {
            self.at += length;
            while self.maths != Maths::No && !self.frames.is_empty() {
                self.close();
            }
        } else if self.is_maths(length) {
            self.at += length;
            self.open(Kind::Maths);
            self.maths = Maths::Dollars;
        } else {
            self.at += 1;
            self.push("$");
        }
    }

    /// Whether the sign `$` opens mathematics: it has a partner, and what stands between is no prose
    /// ("from $5 to $6").
    fn is_maths(&self, length: usize) -> bool {
        let inside = self.rest().get(length..).unwrap_or_default();
        let mut before = 0;
        let end = inside.bytes().position(|byte| {
            let found = byte == b'$' && before != b'\\';
            before = byte;
            found
        });
        let Some(inside) = end.and_then(|end| inside.get(..end)) else {
            return false;
        };
        let (mut depth, mut before) = (0_i64, 0);
        let balanced = inside.bytes().all(|byte| {
            // `$\{$` is how Google Scholar writes a brace.
            let is_sign = before == b'\\';
            before = if is_sign { 0 } else { byte };
            depth += match byte {
                b'{' if !is_sign => 1,
                b'}' if !is_sign => -1,
                _ => 0,
            };
            depth >= 0
        });
        let tight = !inside.is_empty() && inside.trim().len() == inside.len();
        balanced && depth == 0 && (tight || inside.contains(['\\', '^', '_']))
    }

    /// `_` and `^` in mathematics.
    fn script(&mut self, open: &'static str, close: &'static str) {
        self.at += 1;
        self.skip_space();
        for (text, sign) in [
            ("{\\circ}", "°"),
            ("\\circ", "°"),
            ("{\\prime}", "′"),
            ("\\prime", "′"),
        ] {
            if self.rest().starts_with(text) {
                self.at += text.len();
                self.push(sign);
                return;
            }
        }
        self.wrap(open, close);
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_ascii_start().len();
    }

    /// Puts the argument that follows between two tags.
    pub(super) fn wrap(&mut self, open: &str, close: &'static str) {
        let braced = self.byte(0) == Some(b'{');
        let kind = if braced { Kind::Group } else { Kind::Single };
        self.at += usize::from(braced);
        self.open(kind);
        self.open_tag(open, close);
    }

    fn finish(mut self) -> String {
        self.flush_accents();
        while !self.frames.is_empty() {
            self.close();
        }
        while !self.tags.is_empty() {
            self.close_tag();
        }
        self.out
    }
}
