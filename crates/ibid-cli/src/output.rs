//! Results on the standard output.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use anstream::{AutoStream, ColorChoice};
use ibid::engine::Rendered;
use ibid::{Document, OutputFormat};

use crate::arguments::Color;
use crate::terminal::{ansi, sanitised};

/// How many bytes are handed to the system at once.
const BLOCK: usize = 64 * 1024;

/// The standard output, and what it can show.
pub struct Output {
    stream: BufWriter<Box<dyn Write>>,
    /// Italics and bold can be shown.
    styled: bool,
    /// A person's terminal reads what is printed.
    terminal: bool,
}

impl Output {
    /// The standard output, with type faces as the option wants them.
    pub fn new(color: Color) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let choice = match color {
            Color::Auto => AutoStream::choice(&stdout),
            other => other.into(),
        };
        let stream: Box<dyn Write> = if terminal || choice != ColorChoice::Never {
            Box::new(AutoStream::new(stdout, choice))
        } else {
            // Nothing is to be taken out: what is not styled holds no sequences of this program.
            Box::new(stdout)
        };
        Self {
            stream: BufWriter::with_capacity(BLOCK, stream),
            styled: choice != ColorChoice::Never,
            terminal,
        }
    }

    /// Prints text; on a terminal, without characters that could steer it.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        if self.terminal {
            self.stream.write_all(sanitised(text).as_bytes())
        } else {
            self.stream.write_all(text.as_bytes())
        }
    }

    /// Prints text and ends the line.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.text(text)?;
        self.stream.write_all(b"\n")
    }

    /// Prints text that this program has styled, and whose parts it has sanitised.
    pub fn styled(&mut self, text: &str) -> io::Result<()> {
        if self.styled {
            self.stream.write_all(text.as_bytes())
        } else {
            self.stream
                .write_all(anstream::adapter::strip_str(text).to_string().as_bytes())
        }
    }

    /// Prints bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)
    }

    /// Prints a JSON document and ends the line.
    pub fn json(&mut self, document: &impl serde::Serialize, pretty: bool) -> io::Result<()> {
        let text = if pretty {
            serde_json::to_string_pretty(document)
        } else {
            serde_json::to_string(document)
        };
        self.line(&text.map_err(io::Error::from)?)
    }

    /// Prints a cluster or an entry on a line of its own, with a label before it.
    pub fn rendered(
        &mut self,
        label: &str,
        rendered: &Rendered,
        format: OutputFormat,
    ) -> io::Result<()> {
        self.text(label)?;
        if format == OutputFormat::Text && self.styled {
            let text = ansi(&rendered.write(OutputFormat::Html));
            self.stream.write_all(text.as_bytes())?;
        } else {
            self.text(rendered.write(format).trim_end_matches('\n'))?;
        }
        self.stream.write_all(b"\n")
    }

    /// Prints a document's bibliography: in text, an entry a line. Whether the style has one.
    pub fn bibliography(&mut self, document: &Document, format: OutputFormat) -> io::Result<bool> {
        if format == OutputFormat::Text {
            let Some(bibliography) = document.bibliography() else {
                return Ok(false);
            };
            for entry in &bibliography.entries {
                self.rendered("", &entry.rendered, format)?;
            }
            return Ok(true);
        }
        let printed = document.write_bibliography(format, |piece| self.text(piece))?;
        if printed {
            self.stream.write_all(b"\n")?;
        }
        Ok(printed)
    }

    /// Hands on what is still held back.
    pub fn finish(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
