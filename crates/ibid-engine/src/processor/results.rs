//! What a processor gives: the bibliography, and the clusters that an edit changed.

use std::convert::Infallible;

use crate::output::format::OutputFormat;
use crate::rendered::Rendered;

/// A cluster whose text an edit changed, or which it added.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterUpdate {
    /// Its place in the document, from 0.
    pub index: usize,
    /// The citation's id.
    pub id: String,
    /// The cluster.
    pub rendered: Rendered,
}

/// The bibliography of a document.
#[derive(Clone, Debug)]
pub struct Bibliography {
    /// The entries, in their order.
    pub entries: Vec<BibliographyEntry>,
    /// `hanging-indent`
    pub hanging_indent: bool,
    /// `second-field-align`
    pub second_field_align: Option<ibid_csl::SecondFieldAlign>,
    /// `line-spacing`
    pub line_spacing: u32,
    /// `entry-spacing`
    pub entry_spacing: u32,
    /// The longest first field, in characters.
    pub max_offset: usize,
}

/// One entry of a bibliography.
#[derive(Clone, Debug)]
pub struct BibliographyEntry {
    /// The item's id.
    pub id: String,
    /// The entry.
    pub rendered: Rendered,
}

impl Bibliography {
    /// The whole bibliography in a format.
    pub fn write(&self, format: OutputFormat) -> String {
        let mut out = String::new();
        let Ok(()) = self.write_with(format, |piece| {
            out.push_str(piece);
            Ok::<(), Infallible>(())
        });
        out
    }

    /// Gives the whole bibliography in a format to `write`, piece by piece, without holding all of it.
    ///
    /// # Errors
    /// What `write` fails with; nothing is given to it after that.
    pub fn write_with<E>(
        &self,
        format: OutputFormat,
        mut write: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<(), E> {
        let writer = format.writer();
        let frame = writer.frame();
        write(frame.open)?;
        let mut buffer = String::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if index > 0 {
                write(frame.between)?;
            }
            entry.rendered.write_over(writer, &mut buffer);
            write(&buffer)?;
        }
        write(frame.close)
    }
}
