//! References from one format to another.

use ibid::model::{Diagnostic, codes};
use ibid::report::DiagnosticReport;
use ibid::{ConvertOptions, ConvertedText, Format, Source, SourceKind};
use serde::Serialize;

use crate::engine::written;
use crate::failure::Failure;

/// `ibid.convert/1`: what was written, and what there is to say of it.
#[derive(Serialize)]
struct ConvertReport<'c> {
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    items: usize,
    text: &'c str,
    diagnostics: Vec<DiagnosticReport<'c>>,
}

/// Converts references; gives the report as JSON.
pub(crate) fn convert(text: &str, from: Option<&str>, to: &str) -> Result<String, Failure> {
    let mut source = Source::new("text", text);
    source.kind = from.map(named).transpose()?.map(SourceKind::References);
    let to = named(to)?;
    let mut kept = ConvertedText::default();
    let options = ConvertOptions { to, dedupe: false };
    let Ok(converted) = ibid::convert(&source, options, &mut kept)?;
    Ok(written(&ConvertReport {
        schema: "ibid.convert/1",
        from: converted.from.name(),
        to: to.name(),
        items: converted.items,
        text: &kept.text,
        diagnostics: kept.diagnostics.iter().map(DiagnosticReport::new).collect(),
    }))
}

/// The format of this name or alias.
fn named(name: &str) -> Result<Format, Failure> {
    let format = Format::from_name(name);
    format.ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        let message = format!("there is no format `{name}`");
        Diagnostic::error(codes::FORMAT_UNREADABLE, message)
            .with_help(format!("the formats are `{}`", names.join("`, `")))
            .into()
    })
}
