//! The bibliography of a document: kept entry by entry, or written as it is made.

use std::convert::Infallible;

use super::entry::Entry;
use super::{Bibliography, BibliographyEntry, Processor};
use crate::bibliography::{self, EntryNames};
use crate::eval::context::Purpose;
use crate::output::Stream;
use crate::output::format::OutputFormat;
use crate::rendered::Kind;

impl Processor {
    /// The bibliography; `None` where the style has none.
    pub fn bibliography(&self) -> Option<Bibliography> {
        self.style.bibliography.as_ref()?;
        let options = &self.style.bibliography_options;
        let mut entries = Vec::with_capacity(self.order.len());
        let Ok(()) = self.each_entry(|entry, stream| {
            entries.push(BibliographyEntry {
                id: entry.item.id.clone(),
                rendered: self.rendered(stream, entry.locale, Kind::Entry),
            });
            Ok::<(), Infallible>(())
        });
        let max_offset = entries
            .iter()
            .map(|entry| entry.rendered.margin_width())
            .max()
            .unwrap_or(0);
        Some(Bibliography {
            entries,
            hanging_indent: options.hanging_indent,
            second_field_align: options.second_field_align,
            line_spacing: options.line_spacing.unwrap_or(1),
            entry_spacing: options.entry_spacing.unwrap_or(1),
            max_offset,
        })
    }

    /// Gives the whole bibliography in a format to `write`, piece by piece: what
    /// [`Bibliography::write`] gives, without keeping any entry. Whether the style has a bibliography.
    ///
    /// # Errors
    /// What `write` fails with; nothing is given to it after that.
    pub fn write_bibliography<E>(
        &self,
        format: OutputFormat,
        mut write: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<bool, E> {
        if self.style.bibliography.is_none() {
            return Ok(false);
        }
        let writer = format.writer();
        let frame = writer.frame();
        let mut buffer = String::new();
        let mut between = "";
        write(frame.open)?;
        self.each_entry(|entry, stream| {
            write(between)?;
            between = frame.between;
            let rendered = self.passing(stream, entry.locale, Kind::Entry);
            rendered.write_over(writer, &mut buffer);
            write(&buffer)
        })?;
        write(frame.close)?;
        Ok(true)
    }

    /// Renders the entries in their order and gives each to `take`, settled.
    fn each_entry<E>(
        &self,
        mut take: impl FnMut(&Entry, Stream) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut names = EntryNames::default();
        let mut count = 0;
        for index in &self.order {
            let Some(entry) = self.entries.get(*index) else {
                continue;
            };
            let environment = self.environment().in_locale(entry.locale);
            let Some(area) = &environment.style.bibliography else {
                continue;
            };
            self.work.entries.add(1);
            let context = Self::context(entry, Purpose::Bibliography);
            let mut stream = bibliography::render(environment, area, &context, &mut names);
            if stream.events().is_empty() {
                if !self.is_numeric() {
                    continue;
                }
                stream = bibliography::no_printed_form(count + 1);
            }
            count += 1;
            take(entry, stream)?;
        }
        Ok(())
    }
}
