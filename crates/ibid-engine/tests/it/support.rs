//! A small locale and short ways to a processor, so that these tests need no data.

use std::sync::Arc;

use ibid_csl::{LocaleMap, StyleFile, parse_locale, parse_style};
use ibid_engine::{Citation, Cite, CompiledStyle, OutputFormat, Processor, ProcessorOptions};
use ibid_model::{Item, csl_json};

const LOCALE: &str = r#"<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <style-options punctuation-in-quote="true"/>
  <date form="text">
    <date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/>
  </date>
  <date form="numeric">
    <date-part name="month" form="numeric-leading-zeros" suffix="/"/>
    <date-part name="day" form="numeric-leading-zeros" suffix="/"/>
    <date-part name="year"/>
  </date>
  <terms>
    <term name="open-quote">“</term><term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
    <term name="page-range-delimiter">–</term>
    <term name="and">and</term><term name="et-al">et al.</term>
    <term name="ibid">ibid.</term><term name="no date" form="short">n.d.</term>
    <term name="month-07">July</term>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
  </terms>
</locale>"#;

/// An author-date style with every kind of disambiguation.
pub const AUTHOR_DATE: &str = r#"
  <citation et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"
    disambiguate-add-givenname="true" disambiguate-add-year-suffix="true">
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <names variable="author"><name form="short" and="text" initialize-with=". "/></names>
        <date variable="issued"><date-part name="year"/></date>
        <text variable="locator"/>
      </group>
    </layout>
  </citation>
  <bibliography>
    <sort><key variable="author"/><key variable="issued"/><key variable="title"/></sort>
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author"><name name-as-sort-order="all" and="text"/></names>
        <date variable="issued"><date-part name="year"/></date>
        <text variable="title" font-style="italic"/>
      </group>
    </layout>
  </bibliography>"#;

/// Numbers its entries in the order of citing.
pub const NUMERIC: &str = r#"
  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout>
  </citation>
  <bibliography><layout suffix=".">
    <text variable="citation-number" suffix=". "/><text variable="title"/>
  </layout></bibliography>"#;

/// Given names are told apart over the whole document.
pub const GLOBAL_NAMES: &str = r#"
  <citation et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"
    disambiguate-add-givenname="true" disambiguate-add-year-suffix="true"
    givenname-disambiguation-rule="primary-name">
    <sort><key variable="author"/><key variable="issued"/></sort>
    <layout prefix="(" suffix=")" delimiter="; ">
      <names variable="author"><name form="short" initialize-with=". "/></names>
      <date variable="issued" prefix=" "><date-part name="year"/></date>
    </layout>
  </citation>
  <bibliography>
    <sort><key variable="author"/><key variable="title"/></sort>
    <layout><names variable="author"/><text variable="title" prefix=" "/></layout>
  </bibliography>"#;

/// A style that prints a title, as `formatting` says.
pub fn title_style(formatting: &str) -> String {
    format!("<citation><layout><text variable=\"title\" {formatting}/></layout></citation>")
}

/// Compiles the inside of a `cs:style`.
pub fn compile(class: &str, body: &str) -> Arc<CompiledStyle> {
    let locales: LocaleMap =
        std::iter::once(parse_locale(LOCALE).expect("the locale").value).collect();
    let xml = format!(
        r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="{class}" version="1.0">
        <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>{body}</style>"#
    );
    match parse_style(&xml).expect("the style").value {
        StyleFile::Independent(style) => Arc::new(CompiledStyle::compile(&style, &locales, None)),
        StyleFile::Dependent(_) => panic!("not a style of its own"),
    }
}

/// Reads CSL-JSON items.
pub fn items(json: &str) -> Vec<Item> {
    csl_json::read_items(json).expect("the items").value
}

/// A processor with items.
pub fn processor(class: &str, body: &str, items: Vec<Item>) -> Processor {
    processor_with(class, body, items, ProcessorOptions::default())
}

/// A processor with items and options.
pub fn processor_with(
    class: &str,
    body: &str,
    items: Vec<Item>,
    options: ProcessorOptions,
) -> Processor {
    let mut processor = Processor::new(compile(class, body), options);
    processor.set_items(items);
    processor
}

/// Options with links.
pub fn with_links() -> ProcessorOptions {
    let mut options = ProcessorOptions::default();
    options.links = true;
    options
}

/// A citation of items by id, in a note or in the text.
pub fn citation(id: &str, items: &[&str], note: u32) -> Citation {
    Citation {
        id: Some(id.to_owned()),
        cites: items.iter().map(|id| Cite::new(*id)).collect(),
        note,
        ..Citation::default()
    }
}

/// Every cluster as text.
pub fn texts(processor: &Processor) -> Vec<String> {
    (0..processor.cluster_count())
        .filter_map(|index| processor.cluster(index))
        .map(|cluster| cluster.write(OutputFormat::Text))
        .collect()
}

/// The bibliography as lines of text.
pub fn bibliography(processor: &Processor) -> Vec<String> {
    let bibliography = processor
        .bibliography()
        .expect("the style has a bibliography");
    bibliography
        .entries
        .iter()
        .map(|entry| entry.rendered.write(OutputFormat::Text))
        .collect()
}
