//! From CSL-JSON's rich text to TeX.

use ibid_model::rich::{Piece, Tag, pieces};
use unicode_normalization::char::{compose, decompose_canonical};

use super::commands::{END_SPAN, NO_CASE, NO_DECOR, SMALL_CAPS, accent_of, name_of};
use super::groups::whole_braces;

/// How text is written.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Writing {
    /// With TeX's commands for what is not ASCII, where there is a usual one.
    pub ascii: bool,
    /// Braces keep the case of what they hold.
    pub title: bool,
}

/// Text with CSL-JSON's markup as TeX.
pub(in super::super) fn encode(text: &str, writing: Writing) -> String {
    let pieces: Vec<Piece<'_>> = pieces(text).collect();
    let partners = partners(&pieces);
    let mut encoder = Encoder {
        out: String::with_capacity(text.len() + 8),
        writing,
        balanced: is_balanced(text),
        protected_from: None,
    };
    for (piece, partner) in pieces.iter().zip(&partners) {
        match (piece, partner) {
            (Piece::Text(text), _) => encoder.text(text),
            (Piece::Open(tag), Some(_)) => encoder.open(*tag),
            (_, Some(tag)) => encoder.close(*tag),
            (lonely, None) => encoder.text(as_text(*lonely)),
        }
    }
    let starts_protected = matches!(pieces.first(), Some(Piece::Open(Tag::NoCase)));
    if starts_protected && whole_braces(&encoder.out) > 0 {
        // Braces around the whole title would say nothing.
        encoder.out.push_str("{}");
    }
    encoder.out
}

/// Whether two texts are the same, though their markup may be spelled in other ways.
pub(in super::super) fn same(one: &str, other: &str) -> bool {
    fn plain(piece: Piece<'_>) -> Piece<'_> {
        match piece {
            Piece::Close(Tag::SmallCaps) => Piece::CloseSpan,
            piece => piece,
        }
    }
    one == other || pieces(one).map(plain).eq(pieces(other).map(plain))
}

/// For each tag that has a partner, the tag that the pair is.
fn partners(pieces: &[Piece<'_>]) -> Vec<Option<Tag>> {
    let mut partners = vec![None; pieces.len()];
    let mut open: Vec<(usize, Tag)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let closes = |tag: Tag| match piece {
            Piece::Close(closed) => *closed == tag,
            Piece::CloseSpan => matches!(tag, Tag::NoCase | Tag::NoDecor | Tag::SmallCaps),
            _ => false,
        };
        match (piece, open.last()) {
            (Piece::Text(_), _) => {}
            (Piece::Open(tag), _) => open.push((at, *tag)),
            (_, Some((opened_at, tag))) if closes(*tag) => {
                let (opened_at, tag) = (*opened_at, *tag);
                open.pop();
                for place in [opened_at, at] {
                    if let Some(partner) = partners.get_mut(place) {
                        *partner = Some(tag);
                    }
                }
            }
            _ => {}
        }
    }
    partners
}

/// A tag without partner: text.
fn as_text(piece: Piece<'_>) -> &str {
    match piece {
        Piece::Text(text) => text,
        Piece::Open(Tag::Italic) => "<i>",
        Piece::Open(Tag::Bold) => "<b>",
        Piece::Open(Tag::Subscript) => "<sub>",
        Piece::Open(Tag::Superscript) => "<sup>",
        Piece::Open(Tag::SmallCaps) => SMALL_CAPS,
        Piece::Open(Tag::NoCase) => NO_CASE,
        Piece::Open(Tag::NoDecor) => NO_DECOR,
        Piece::Close(Tag::Italic) => "</i>",
        Piece::Close(Tag::Bold) => "</b>",
        Piece::Close(Tag::Subscript) => "</sub>",
        Piece::Close(Tag::Superscript) => "</sup>",
        Piece::Close(Tag::SmallCaps) => "</sc>",
        Piece::Close(_) | Piece::CloseSpan => END_SPAN,
    }
}

fn is_balanced(text: &str) -> bool {
    let mut depth = 0_i64;
    text.bytes().all(|byte| {
        depth += i64::from(byte == b'{') - i64::from(byte == b'}');
        depth >= 0
    }) && depth == 0
}

struct Encoder {
    out: String,
    writing: Writing,
    balanced: bool,
    /// Where the content of protecting braces starts.
    protected_from: Option<usize>,
}

impl Encoder {
    fn open(&mut self, tag: Tag) {
        let command = match tag {
            Tag::Italic => "\\textit{",
            Tag::Bold => "\\textbf{",
            Tag::Subscript => "\\textsubscript{",
            Tag::Superscript => "\\textsuperscript{",
            Tag::SmallCaps => "\\textsc{",
            Tag::NoDecor => "\\textnormal{",
            Tag::NoCase if self.writing.title => "{",
            Tag::NoCase => return,
        };
        self.out.push_str(command);
        if tag == Tag::NoCase {
            self.protected_from = Some(self.out.len());
        }
    }

    fn close(&mut self, tag: Tag) {
        if tag == Tag::NoCase {
            if !self.writing.title {
                return;
            }
            // Braces that a command follows protect nothing.
            if let Some(from) = self.protected_from.take()
                && self.out.get(from..).is_some_and(|o| o.starts_with('\\'))
            {
                self.out.insert_str(from, "{}");
            }
        }
        self.out.push('}');
    }

    fn text(&mut self, text: &str) {
        let mut signs = text.chars().peekable();
        let mut before = None;
        while let Some(sign) = signs.next() {
            if sign.is_ascii() {
                self.ascii(sign);
            } else {
                self.foreign(sign, [before, signs.peek().copied()]);
            }
            before = Some(sign);
        }
    }

    fn ascii(&mut self, sign: char) {
        let code = self.writing.ascii;
        match sign {
            '\\' => self.out.push_str("\\textbackslash{}"),
            '{' if !self.balanced => self.out.push_str("\\textbraceleft{}"),
            '}' if !self.balanced => self.out.push_str("\\textbraceright{}"),
            '{' | '}' | '$' | '&' | '%' | '#' | '_' => {
                self.out.push('\\');
                self.out.push(sign);
            }
            '~' => self.out.push_str("\\textasciitilde{}"),
            '^' => self.out.push_str("\\textasciicircum{}"),
            '`' => self.out.push_str("\\textasciigrave{}"),
            '<' if code => self.out.push_str("\\textless{}"),
            '>' if code => self.out.push_str("\\textgreater{}"),
            '|' if code => self.out.push_str("\\textbar{}"),
            '\'' | '-' => {
                self.apart_from(sign);
                self.out.push(sign);
            }
            // No line of a value may look like an entry.
            '@' if self.out.trim_end_matches([' ', '\t']).ends_with('\n') => {
                self.out.push_str("{}@");
            }
            _ => self.out.push(sign),
        }
    }

    /// Keeps a sign from running together with the same one before it.
    fn apart_from(&mut self, sign: char) {
        if self.out.ends_with(sign) {
            self.out.push_str("{}");
        }
    }

    fn foreign(&mut self, sign: char, neighbours: [Option<char>; 2]) {
        if sign == '\u{a0}' {
            self.out.push('~');
            return;
        }
        if !self.writing.ascii {
            self.out.push(sign);
            return;
        }
        match sign {
            '–' => {
                self.apart_from('-');
                self.out.push_str("--");
            }
            '—' => {
                self.apart_from('-');
                self.out.push_str("---");
            }
            '“' => self.out.push_str("``"),
            '”' => {
                self.apart_from('\'');
                self.out.push_str("''");
            }
            '\u{2009}' => self.out.push_str("\\,"),
            _ if self.accented(sign) => {}
            _ => self.symbol(sign, neighbours),
        }
    }

    /// `{\ss}`, `$\alpha$`: a Greek letter among others is Greek text, and written as it is.
    fn symbol(&mut self, sign: char, neighbours: [Option<char>; 2]) {
        let is_letter = |c: char| c.is_alphabetic() && !c.is_ascii();
        let in_word = is_letter(sign) && neighbours.into_iter().flatten().any(is_letter);
        match name_of(sign) {
            Some((name, true)) if !in_word => {
                self.out.push_str("$\\");
                self.out.push_str(name);
                self.out.push('$');
            }
            Some((name, false)) => {
                self.out.push_str("{\\");
                self.out.push_str(name);
                self.out.push('}');
            }
            _ => self.out.push(sign),
        }
    }

    /// `{\"o}`, `{\v{s}}`, `{\'{\^e}}`; whether the sign is a letter with accents.
    fn accented(&mut self, sign: char) -> bool {
        let mut parts: Vec<char> = Vec::new();
        decompose_canonical(sign, |part| parts.push(part));
        let Some((base, marks)) = parts.split_first() else {
            return false;
        };
        let accents: Option<Vec<&str>> = marks.iter().map(|mark| accent_of(*mark)).collect();
        let composed = marks
            .iter()
            .try_fold(*base, |base, mark| compose(base, *mark));
        let (Some(accents), true) = (accents, composed == Some(sign)) else {
            return false;
        };
        if !base.is_ascii_alphabetic() || accents.is_empty() || accents.len() > 2 {
            return false;
        }
        let is_above = !matches!(accents.first(), Some(&("c" | "k" | "d" | "b")));
        let mut inner = match base {
            'i' | 'j' if is_above => format!("\\{base}"),
            base => base.to_string(),
        };
        for (depth, accent) in accents.into_iter().enumerate() {
            let is_word = accent.starts_with(|c: char| c.is_ascii_alphabetic());
            inner = if is_word || depth > 0 {
                format!("\\{accent}{{{inner}}}")
            } else {
                format!("\\{accent}{inner}")
            };
        }
        self.out.push('{');
        self.out.push_str(&inner);
        self.out.push('}');
        true
    }
}
