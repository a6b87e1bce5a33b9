//! `ibid embed`: the block that cites a page, its metadata layers, and both written into the page.

use std::path::Path;

use ibid::embed::{
    BlockOptions, Embedding, block, disagreements, existing, layers, without_embedding, write_into,
};
use ibid::{
    Correction, IbidError, InspectOptions, Inspection, LoadedStyle, Source, SourceKind, Styles,
    inspect, unique_ids,
};

use crate::arguments::EmbedArguments;
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::jobs::files_below;
use crate::output::Output;
use crate::replacement::Replacement;
use crate::sources;

/// Styles where the user names none: one of each family that readers are asked for most.
const USUAL: &[&str] = &["apa", "mla", "chicago"];

/// Does the pages one after the other; one that fails does not stop the others.
pub fn run(
    arguments: &EmbedArguments,
    output: &mut Output,
    diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let styles = Styles::open();
    let options = options(arguments)?;
    let pages = pages(arguments)?;
    if arguments.url.is_some() && pages.len() > 1 {
        return Err(sources::usage(
            "`--url` says where one page is published, and there are several",
        ));
    }
    let mut failed = None;
    let mut disagreed = false;
    for page in &pages {
        let one = One {
            arguments,
            styles: &styles,
            options: &options,
        };
        match one.page(page, output, diagnostics) {
            Ok(agrees) => disagreed |= !agrees,
            Err(Stop::Failed(error)) => {
                diagnostics.print(&error.diagnostic());
                failed.get_or_insert(Exit::from(error.failure()));
            }
            Err(stop) => return Err(stop),
        }
    }
    Ok(match failed {
        Some(exit) if pages.len() == 1 => exit,
        Some(_) => Exit::Partial,
        None if disagreed => Exit::Partial,
        None => Exit::Done,
    })
}

fn options(arguments: &EmbedArguments) -> Result<InspectOptions, Stop> {
    let mut options = InspectOptions::default();
    for text in &arguments.set {
        let correction = text.parse::<Correction>().map_err(IbidError::from)?;
        options.corrections.push(correction);
    }
    Ok(options)
}

/// The files that the arguments name, those of folders among them.
fn pages(arguments: &EmbedArguments) -> Result<Vec<String>, Stop> {
    let takes_folders = arguments.in_place || arguments.check;
    let mut pages = Vec::new();
    for page in &arguments.pages {
        if page == "-" && arguments.in_place {
            return Err(sources::usage("`--in-place` writes files, and `-` is none"));
        }
        if takes_folders && Path::new(page).is_dir() {
            let files = files_below(page)
                .filter(|file| SourceKind::of_path(file) == Some(SourceKind::Html));
            pages.extend(files);
        } else {
            pages.push(page.clone());
        }
    }
    Ok(pages)
}

/// What all pages have in common.
struct One<'a> {
    arguments: &'a EmbedArguments,
    styles: &'a Styles,
    options: &'a InspectOptions,
}

impl One<'_> {
    /// Does one page; whether its layers agree, where that was asked.
    fn page(
        &self,
        page: &str,
        output: &mut Output,
        diagnostics: &mut Diagnostics,
    ) -> Result<bool, Stop> {
        let source = sources::read_plain(page)?;
        let html = std::str::from_utf8(&source.bytes).map_err(|_| IbidError::NotRewritable {
            name: page.to_owned(),
            reason: "it is no UTF-8".to_owned(),
        })?;
        let inspection = self.record(page, html)?;
        if self.arguments.check {
            let found = disagreements(&inspection);
            diagnostics.print_all(&found);
            return Ok(found.is_empty());
        }
        diagnostics.print_all(&inspection.warnings);
        let (head, body) = layers(&inspection.item);
        if !self.arguments.in_place {
            if self.arguments.meta {
                output.text(&head)?;
                output.text(&body)?;
            } else {
                output.line(&self.block(page, html, &inspection, String::new())?)?;
            }
            return Ok(true);
        }
        let inside = if self.arguments.meta {
            body
        } else {
            String::new()
        };
        let embedding = Embedding {
            block: Some(self.block(page, html, &inspection, inside)?),
            head: self.arguments.meta.then_some(head),
        };
        let written = write_into(page, html, &embedding)?;
        if written != html {
            let mut file = Replacement::begin(page)?;
            file.write(&written)?;
            file.finish()?;
        }
        Ok(true)
    }

    /// The record of a page, read from what its author wrote.
    fn record(&self, page: &str, html: &str) -> Result<Inspection, IbidError> {
        let mut source = Source::new(page, without_embedding(page, html)?);
        source.url.clone_from(&self.arguments.url);
        source.kind = Some(SourceKind::Html);
        let mut inspections = inspect(&source, self.options)?;
        unique_ids(&mut inspections);
        inspections
            .into_iter()
            .next()
            .ok_or_else(|| IbidError::NothingCitable {
                name: page.to_owned(),
            })
    }

    fn block(
        &self,
        page: &str,
        html: &str,
        inspection: &Inspection,
        inside: String,
    ) -> Result<String, IbidError> {
        let existing = existing(page, html)?;
        let written = existing
            .attributes
            .iter()
            .find(|(name, _)| name == "styles");
        let written: Vec<&str> = written
            .map(|(_, value)| value.split_whitespace().collect())
            .unwrap_or_default();
        let given: Vec<&str> = self.arguments.styles.iter().map(String::as_str).collect();
        // The command line, then the page, then what is usual.
        let names = [given.as_slice(), written.as_slice(), USUAL]
            .into_iter()
            .find(|names| !names.is_empty());
        let loaded = names.unwrap_or_default().iter();
        let loaded = loaded.map(|name| self.styles.load(name, self.arguments.locale.as_deref()));
        let styles = loaded.collect::<Result<Vec<LoadedStyle>, IbidError>>()?;
        let options = BlockOptions {
            css: self.arguments.css.clone(),
            script: self.arguments.script.clone(),
            attributes: existing.attributes,
            inside,
            ..BlockOptions::default()
        };
        Ok(block(&inspection.item, &styles, &options))
    }
}
