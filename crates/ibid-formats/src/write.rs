//! Writing, whatever the format.

use ibid_model::Item;

use crate::codec::ItemWriter;
use crate::error::FormatError;
use crate::format::Format;
use crate::outgoing::{Loss, Outgoing};

/// Writes items one at a time.
///
/// ```
/// use ibid_formats::{Format, Writer};
/// # let items: Vec<ibid_model::Item> = Vec::new();
/// let mut text = String::new();
/// let mut writer = Writer::new(Format::CslJson, &mut text)?;
/// for item in &items {
///     let losses = writer.item(item, &mut text);
///     // `text` may be printed and cleared here.
/// }
/// writer.end(&mut text);
/// # Ok::<(), ibid_formats::FormatError>(())
/// ```
pub struct Writer {
    inner: Box<dyn ItemWriter>,
    fields_in_note: bool,
}

impl Writer {
    /// A writer of a format; what stands before the first item goes to `out`.
    ///
    /// # Errors
    /// The format is only read.
    pub fn new(format: Format, out: &mut String) -> Result<Self, FormatError> {
        let codec = format.codec();
        let mut inner = codec.write.ok_or(FormatError::NotWritten(format))?();
        inner.begin(out);
        Ok(Self {
            inner,
            fields_in_note: codec.fields_in_note,
        })
    }

    /// Appends an item to `out`, and says what of it the format does not hold.
    pub fn item(&mut self, item: &Item, out: &mut String) -> Vec<Loss> {
        let mut outgoing = Outgoing::new(item, self.fields_in_note);
        self.inner.item(&mut outgoing, out);
        outgoing.finish()
    }

    /// Appends what stands behind the last item.
    pub fn end(mut self, out: &mut String) {
        self.inner.end(out);
    }
}

/// A file in a format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The file's text.
    pub text: String,
    /// What the format does not hold, item by item.
    pub losses: Vec<Loss>,
}

/// Writes items in a format.
///
/// # Errors
/// The format is only read.
pub fn write<'i>(
    format: Format,
    items: impl IntoIterator<Item = &'i Item>,
) -> Result<Written, FormatError> {
    let mut written = Written::default();
    let mut writer = Writer::new(format, &mut written.text)?;
    for item in items {
        let losses = writer.item(item, &mut written.text);
        written.losses.extend(losses);
    }
    writer.end(&mut written.text);
    Ok(written)
}
