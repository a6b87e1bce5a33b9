//! TeX's commands, as they are met in text.

use super::commands::{Command, command};
use super::decode::{Decoder, Kind, Maths, Reading, Space};
use super::groups::skip_group;

impl Decoder<'_> {
    pub(super) fn command(&mut self) {
        let after = self.source.get(self.at + 1..).unwrap_or_default();
        let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters > 0 {
            let name = after.get(..letters).unwrap_or_default();
            self.at += 1 + letters;
            self.word(name);
            return;
        }
        let Some(sign) = after.chars().next() else {
            self.at += 1;
            self.push("\\");
            return;
        };
        let name = after.get(..sign.len_utf8()).unwrap_or_default();
        self.at += 1 + name.len();
        match sign {
            '&' if after.starts_with("&amp;") => {
                self.at += 4;
                self.push("&");
            }
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => self.push(name),
            ',' => self.push("\u{2009}"),
            '|' => self.push("‖"),
            '!' | '/' | '@' | '-' | '*' => {}
            '(' | '[' => self.set_maths(Maths::Brackets),
            ')' | ']' => self.set_maths(Maths::No),
            ';' | ':' | '>' | '\\' => self.set_space(Space::Word),
            _ if sign.is_ascii_whitespace() => self.set_space(Space::Word),
            _ => {
                if let Some(Command::Accent(mark)) = command(name) {
                    self.accents.push(mark);
                } else {
                    self.push("\\");
                    self.push(name);
                }
            }
        }
    }

    /// A command of letters; the text stands behind its name.
    fn word(&mut self, name: &str) {
        let Some(known) = command(name) else {
            self.push("\\");
            self.push(name);
            if self.byte(0) == Some(b'{') {
                self.at += 1;
                self.push("{");
                self.open(Kind::Visible);
            }
            return;
        };
        // `\enquote*{…}`
        let takes_text = !matches!(known, Command::Symbol(_) | Command::Accent(_));
        if takes_text && self.rest().starts_with("*{") {
            self.at += 1;
        }
        let ends_in_braces = self.rest().starts_with("{}");
        if !ends_in_braces {
            self.skip_space();
        }
        match known {
            Command::Symbol(text) => {
                self.at += if ends_in_braces { 2 } else { 0 };
                self.push(text);
            }
            Command::Accent(mark) => self.accents.push(mark),
            Command::Wrap(open, close) => self.wrap(open, close),
            Command::Switch(open, close) => self.open_tag(open, close),
            Command::Transparent if self.byte(0) == Some(b'{') => {
                self.at += 1;
                self.open(Kind::Group);
            }
            Command::SkipArgument if self.byte(0) == Some(b'{') => {
                self.at = skip_group(self.source, self.at);
            }
            Command::Paragraph => self.set_space(match self.reading {
                Reading::Lines | Reading::Paragraphs => Space::Paragraph,
                Reading::Title | Reading::Text => Space::Word,
            }),
            Command::Transparent | Command::SkipArgument | Command::Ignored => {}
        }
    }
}
