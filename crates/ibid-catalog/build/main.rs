//! Packs hayagriva's archive of styles and locales into one file of compressed XML, with an index
//! that says what is where, so that only what is asked for is unpacked and parsed.
//!
//! `IBID_EMBED_STYLES` and `IBID_EMBED_LOCALES` choose some by name and tag (`apa ieee`,
//! `en-US de-DE`), for builds that have to be small; all are packed where they are not set.

mod chosen;
mod official;

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use chosen::Chosen;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::LocaleFile;
use roxmltree::{Document, Node};

/// The variable that chooses styles.
const STYLES: &str = "IBID_EMBED_STYLES";
/// The variable that chooses locales.
const LOCALES: &str = "IBID_EMBED_LOCALES";

fn main() -> Result<(), Box<dyn Error>> {
    // The way in which a build script speaks to cargo.
    #[allow(clippy::print_stdout)]
    {
        println!("cargo::rerun-if-changed=build");
        println!("cargo::rerun-if-env-changed={STYLES}");
        println!("cargo::rerun-if-env-changed={LOCALES}");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let mut pack = Pack::default();
    let styles = pack.styles()?;
    let locales = pack.locales()?;
    fs::write(folder.join("embedded.bin"), &pack.bytes)?;
    let index = format!(
        "pub(super) static STYLES: &[EmbeddedStyle] = &[\n{styles}];\n\
         pub(super) static LOCALES: &[EmbeddedLocale] = &[\n{locales}];\n"
    );
    fs::write(folder.join("embedded.rs"), index)?;
    Ok(())
}

/// The compressed files, one after another.
#[derive(Default)]
struct Pack {
    bytes: Vec<u8>,
}

impl Pack {
    /// Adds every style; gives the entries of the index, sorted by name.
    fn styles(&mut self) -> Result<String, Box<dyn Error>> {
        let mut entries = Vec::new();
        let mut chosen = Chosen::of(STYLES);
        for style in ArchivedStyle::all() {
            let xml = official::official(&style.get().to_xml()?, "style")?;
            let document = Document::parse(&xml)?;
            let info = child(document.root_element(), "info").ok_or("a style has no info")?;
            let id = text(info, "id").ok_or("a style has no id")?;
            let name = id.rsplit('/').next().unwrap_or(id).to_owned();
            if !chosen.has(&name) {
                continue;
            }
            let format = category(info, "citation-format").next();
            let fields: Vec<&str> = category(info, "field").collect();
            let place = self.add(&xml)?;
            let entry = format!(
                "EmbeddedStyle {{ name: {name:?}, names: &{:?}, id: {id:?}, title: {:?}, \
                 title_short: {:?}, updated: {:?}, citation_format: {format:?}, \
                 fields: &{fields:?}, default_locale: {:?}, place: {place} }},\n",
                style.names(),
                text(info, "title").unwrap_or_default(),
                text(info, "title-short"),
                text(info, "updated"),
                document.root_element().attribute("default-locale"),
            );
            entries.push((name, entry));
        }
        chosen.check()?;
        Ok(sorted(entries))
    }

    /// Adds every locale; gives the entries of the index, sorted by tag.
    fn locales(&mut self) -> Result<String, Box<dyn Error>> {
        let mut entries = Vec::new();
        let mut chosen = Chosen::of(LOCALES);
        for locale in locales() {
            let file = LocaleFile::try_from(locale).map_err(|()| "a locale has no language")?;
            let tag = file.lang.to_string();
            if !chosen.has(&tag) {
                continue;
            }
            let xml = official::official(&file.to_xml()?, "locale")?;
            let place = self.add(&xml)?;
            let entry = format!("EmbeddedLocale {{ tag: {tag:?}, place: {place} }},\n");
            entries.push((tag, entry));
        }
        chosen.check()?;
        Ok(sorted(entries))
    }

    fn add(&mut self, xml: &str) -> Result<String, Box<dyn Error>> {
        let start = self.bytes.len();
        let mut encoder = DeflateEncoder::new(&mut self.bytes, Compression::best());
        encoder.write_all(xml.as_bytes())?;
        encoder.finish()?;
        let (end, size) = (self.bytes.len(), xml.len());
        Ok(format!(
            "Place {{ start: {start}, end: {end}, size: {size} }}"
        ))
    }
}

fn sorted(mut entries: Vec<(String, String)>) -> String {
    entries.sort();
    entries.iter().fold(String::new(), |mut all, (_, entry)| {
        let _ = write!(all, "    {entry}");
        all
    })
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}

fn text<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name)?.text()
}

/// The values of an attribute of the `category` elements.
fn category<'a>(info: Node<'a, '_>, attribute: &str) -> impl Iterator<Item = &'a str> {
    info.children()
        .filter(|child| child.tag_name().name() == "category")
        .filter_map(move |category| category.attribute(attribute))
}
