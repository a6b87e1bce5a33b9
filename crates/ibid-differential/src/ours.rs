//! Our side: the document rendered with `ibid_engine`.

use crate::document::Document;
use crate::rendering::Rendering;
use anyhow::{Context, Result, bail};
use ibid_csl::{LocaleMap, StyleFile, parse_locale, parse_style};
use ibid_engine::{CompiledStyle, OutputFormat, Processor, ProcessorOptions};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Renders the document in any official style.
pub struct Renderer {
    document: Document,
    styles: PathBuf,
    locales: LocaleMap,
    locale: Option<String>,
}

impl Renderer {
    /// A renderer of `document` with the styles and locales of these folders; `locale` is forced
    /// on every style where it is given.
    ///
    /// # Errors
    ///
    /// A locale cannot be read.
    pub fn new(
        document: Document,
        styles: PathBuf,
        locales: &Path,
        locale: Option<String>,
    ) -> Result<Self> {
        let mut map = LocaleMap::new();
        for entry in std::fs::read_dir(locales).context("the locales")? {
            let path = entry.context("the locales")?.path();
            if path.extension().is_some_and(|extension| extension == "xml") {
                let read = || anyhow::Ok(parse_locale(&std::fs::read_to_string(&path)?)?);
                map.insert(
                    read()
                        .with_context(|| format!("`{}`", path.display()))?
                        .value,
                );
            }
        }
        Ok(Self {
            document,
            styles,
            locales: map,
            locale,
        })
    }

    /// The document in a style. A processor that panics is a rendering that failed.
    pub fn render(&self, style: &str) -> Rendering {
        let rendering = panic::catch_unwind(AssertUnwindSafe(|| self.try_render(style)));
        match rendering {
            Ok(Ok(rendering)) => rendering,
            Ok(Err(error)) => Rendering::failed(style, format!("{error:#}")),
            Err(_) => Rendering::failed(style, "the processor panicked".to_owned()),
        }
    }

    fn try_render(&self, name: &str) -> Result<Rendering> {
        let path = self.styles.join(format!("{name}.csl"));
        let xml = std::fs::read_to_string(&path);
        let xml = xml.with_context(|| format!("cannot read `{}`", path.display()))?;
        let StyleFile::Independent(style) = parse_style(&xml)?.value else {
            bail!("`{name}` is a dependent style");
        };
        let style = CompiledStyle::compile(&style, &self.locales, self.locale.as_deref());
        let mut processor = Processor::new(Arc::new(style), ProcessorOptions::citeproc_js());
        processor.set_items(self.document.items.clone());
        processor.set_citations(self.document.citations.clone())?;
        let html = |at| Some(processor.cluster(at)?.write(OutputFormat::Html));
        let clusters = (0..processor.cluster_count()).map(html).collect();
        processor.include_all();
        let entries = processor
            .bibliography()
            .map(|bibliography| bibliography.entries);
        let entries = entries.unwrap_or_default().into_iter().map(|entry| {
            let html = entry.rendered.write(OutputFormat::Html);
            (entry.id, html.trim().to_owned())
        });
        Ok(Rendering {
            style: name.to_owned(),
            clusters,
            entries: entries.collect(),
            error: None,
        })
    }
}
