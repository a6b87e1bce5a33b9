//! One fixture of the suite, as its text file has it.
//!
//! A section stands between the lines `>>===== NAME =====>>` and `<<===== NAME =====<<`; the number
//! of `=` varies. What stands outside of sections is comment.

use thiserror::Error;

/// What the fixture's `RESULT` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The citation clusters, one a line.
    Citation,
    /// The bibliography.
    Bibliography,
}

/// A test of the suite: a style, items, citations, and the output they must give.
///
/// JSON and XML are kept as text: that they can be read is a part of the test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixture {
    /// The file's name without `.txt`, such as `name_ParticleCaps`.
    pub name: String,
    /// `MODE`.
    pub mode: Mode,
    /// `RESULT`: what must come out.
    pub result: String,
    /// `CSL`: the style.
    pub csl: String,
    /// `INPUT`: CSL-JSON items.
    pub input: String,
    /// `CITATION-ITEMS`: an array of clusters, each an array of cites.
    pub citation_items: Option<String>,
    /// `CITATIONS`: an array of edits `[citation, before, after]` of one document.
    pub citations: Option<String>,
}

/// Why a file is not a fixture that can be run.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum FixtureError {
    /// A section that every fixture has is not there.
    #[error("the section `{0}` is missing")]
    Missing(&'static str),
    /// A section has no closing line.
    #[error("the section `{name}` that opens in line {line} is never closed")]
    Unclosed {
        /// The section.
        name: String,
        /// 1-based line of its opening.
        line: usize,
    },
    /// A section stands there twice.
    #[error("the section `{0}` stands there twice")]
    Repeated(String),
    /// A section that changes the run in a way that the runner does not know.
    #[error("the section `{0}` is not supported")]
    UnknownSection(String),
    /// A mode other than `citation` and `bibliography`.
    #[error("the mode `{0}` is not supported")]
    UnknownMode(String),
}

impl Fixture {
    /// Reads the fixture `name` from the text of its file.
    ///
    /// # Errors
    ///
    /// [`FixtureError`] where a section is missing, open, doubled, or not known.
    pub fn parse(name: &str, text: &str) -> Result<Self, FixtureError> {
        let mut sections = Sections::read(text)?;
        let fixture = Self {
            name: name.to_owned(),
            mode: Mode::from_section(sections.take("MODE"))?,
            result: sections.require("RESULT")?,
            csl: sections.require("CSL")?,
            input: sections.require("INPUT")?,
            citation_items: sections.take("CITATION-ITEMS"),
            citations: sections.take("CITATIONS"),
        };
        for comment in ["DESCRIPTION", "VERSION"] {
            sections.take(comment);
        }
        match sections.0.pop() {
            Some((name, _)) => Err(FixtureError::UnknownSection(name)),
            None => Ok(fixture),
        }
    }

    /// The part of the name before the first `_`.
    pub fn category(&self) -> &str {
        self.name.split('_').next().unwrap_or_default()
    }
}

impl Mode {
    /// The mode that the section `MODE` names; `citation` where there is none.
    fn from_section(section: Option<String>) -> Result<Self, FixtureError> {
        let Some(text) = section else {
            return Ok(Self::Citation);
        };
        match text.trim() {
            "citation" => Ok(Self::Citation),
            "bibliography" => Ok(Self::Bibliography),
            other => Err(FixtureError::UnknownMode(other.to_owned())),
        }
    }
}

/// The sections of a file, in its order.
struct Sections(Vec<(String, String)>);

impl Sections {
    fn read(text: &str) -> Result<Self, FixtureError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut sections = Self(Vec::new());
        let mut lines = text.lines().zip(1..);
        while let Some((line, number)) = lines.next() {
            let Some(name) = marker(line, '>') else {
                continue;
            };
            let mut content = Vec::new();
            loop {
                match lines.next() {
                    Some((line, _)) if marker(line, '<') == Some(name) => break,
                    Some((line, _)) => content.push(line),
                    None => {
                        return Err(FixtureError::Unclosed {
                            name: name.to_owned(),
                            line: number,
                        });
                    }
                }
            }
            sections.add(name, content.join("\n"))?;
        }
        Ok(sections)
    }

    fn add(&mut self, name: &str, content: String) -> Result<(), FixtureError> {
        if self.0.iter().any(|(known, _)| known == name) {
            return Err(FixtureError::Repeated(name.to_owned()));
        }
        self.0.push((name.to_owned(), content));
        Ok(())
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    fn require(&mut self, name: &'static str) -> Result<String, FixtureError> {
        self.take(name).ok_or(FixtureError::Missing(name))
    }
}

/// The name on a line such as `>>===== NAME =====>>`, where `arrow` is `>`.
fn marker(line: &str, arrow: char) -> Option<&str> {
    let inner = line
        .trim()
        .strip_prefix(arrow)?
        .strip_prefix(arrow)?
        .strip_suffix(arrow)?
        .strip_suffix(arrow)?
        .strip_prefix("==")?
        .strip_suffix("==")?;
    let name = inner.trim_matches('=').trim();
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "\u{feff}>>===== MODE =====>>\nbibliography\n<<===== MODE =====<<\n\n\
        A comment.\n\n>>==RESULT==>>\none\n  two \n<<==RESULT==<<\n\
        >>=== CSL ===>>\r\n<style/>\r\n<<=== CSL ===<<\r\n\
        >>== INPUT ==>>\n[]\n<<== INPUT ==<<\n>>== VERSION ==>>\n1.0\n<<== VERSION ==<<\n";

    #[test]
    fn reads_markers_of_any_width_and_keeps_white_space_of_the_result() {
        let fixture = Fixture::parse("date_Some_Thing", WHOLE).unwrap();
        assert_eq!(fixture.category(), "date");
        assert_eq!(fixture.mode, Mode::Bibliography);
        assert_eq!(fixture.result, "one\n  two ");
        assert_eq!(fixture.csl, "<style/>");
        assert_eq!(fixture.citation_items, None);
    }

    #[test]
    fn a_broken_marker_is_comment() {
        let text = format!("{WHOLE}>>==== CITATION-ITEMS ====\n[]\n<<==== CITATION-ITEMS ====\n");
        let fixture = Fixture::parse("x", &text).unwrap();
        assert_eq!(fixture.citation_items, None);
    }

    #[test]
    fn says_what_is_wrong() {
        let error = |text: &str| Fixture::parse("x", text).unwrap_err();
        assert_eq!(error(""), FixtureError::Missing("RESULT"));
        let open = error("\n>>== RESULT ==>>\nx\n<<== CSL ==<<\n");
        let expected = "the section `RESULT` that opens in line 2 is never closed";
        assert_eq!(open.to_string(), expected);
        let doubled = error(&format!("{WHOLE}>>== CSL ==>>\n<<== CSL ==<<\n"));
        assert_eq!(doubled, FixtureError::Repeated("CSL".into()));
        let unknown = error(&format!(
            "{WHOLE}>>== BIBSECTION ==>>\n<<== BIBSECTION ==<<\n"
        ));
        assert_eq!(unknown, FixtureError::UnknownSection("BIBSECTION".into()));
        let mode = error(&WHOLE.replace("bibliography", "bibliography-header"));
        assert_eq!(
            mode,
            FixtureError::UnknownMode("bibliography-header".into())
        );
    }
}
