//! Times the engine's parts, each at growing sizes: `cargo xtask bench --criterion`.
#![allow(
    missing_docs,
    reason = "criterion's macros make functions without docs"
)]

use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode, Throughput};
use criterion::{criterion_group, criterion_main};
use ibid_bench::{Mixture, items_json};
use ibid_catalog::Catalog;
use ibid_csl::{StyleFile, parse_style};
use ibid_engine::{Citation, Cite, CompiledStyle, OutputFormat, Processor, ProcessorOptions};
use ibid_model::Item;
use ibid_model::csl_json::read_items;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

/// How many items; each ten times the one before, so that growth shows.
const SIZES: [usize; 5] = [1, 10, 100, 1_000, 10_000];

/// A style whose cost is its order: four keys, and almost nothing to print.
const SORTING_STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>Sorting</title><id>sorting</id><updated>2026-01-01T00:00:00Z</updated></info>
  <macro name="author"><names variable="author"><name name-as-sort-order="all"/></names></macro>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography>
    <sort>
      <key macro="author"/><key variable="issued"/><key variable="title"/><key variable="publisher"/>
    </sort>
    <layout><text variable="citation-number"/></layout>
  </bibliography>
</style>"#;

/// Runs `routine` at each size. Where this is a test run and no measurement, one size is enough.
fn at_sizes(
    criterion: &mut Criterion,
    name: &str,
    mut routine: impl FnMut(&mut criterion::Bencher<'_>, usize),
) {
    let measuring = std::env::args().any(|argument| argument == "--bench");
    let sizes = if measuring { &SIZES[..] } else { &SIZES[..1] };
    let mut group = criterion.benchmark_group(name);
    group.sampling_mode(SamplingMode::Flat);
    for size in sizes {
        group.throughput(Throughput::Elements(*size as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
            routine(bencher, *size);
        });
    }
    group.finish();
}

fn items(mixture: Mixture, count: usize) -> Vec<Item> {
    let read = read_items(&items_json(mixture, count));
    read.expect("generated items are CSL-JSON").value
}

/// One cluster an item.
fn citing_each(items: &[Item]) -> Vec<Citation> {
    let cluster = |item: &Item| Citation {
        cites: vec![Cite::new(item.id.clone())],
        ..Citation::default()
    };
    items.iter().map(cluster).collect()
}

fn embedded(style: &str) -> Arc<CompiledStyle> {
    let catalog = Catalog::embedded();
    let found = catalog.find(style).expect("the style is embedded");
    Arc::new(CompiledStyle::compile(
        &found.style,
        &catalog,
        Some("en-US"),
    ))
}

fn processor(style: &Arc<CompiledStyle>, items: &[Item]) -> Processor {
    let mut processor = Processor::new(Arc::clone(style), ProcessorOptions::usual());
    processor.set_items(items.to_vec());
    processor
}

/// Sets all citations and writes their clusters in HTML; how many bytes.
fn cite(processor: &mut Processor, citations: Vec<Citation>) -> usize {
    let set = processor.set_citations(citations);
    set.expect("each cites an item that is there");
    let clusters = (0..processor.cluster_count()).filter_map(|at| processor.cluster(at));
    clusters
        .map(|cluster| cluster.write(OutputFormat::Html).len())
        .sum()
}

/// Writes the bibliography in HTML; how many bytes.
fn print_bibliography(processor: &Processor) -> usize {
    let bibliography = processor.bibliography();
    let entries = bibliography.expect("the style has a bibliography").entries;
    entries
        .iter()
        .map(|entry| entry.rendered.write(OutputFormat::Html).len())
        .sum()
}

/// A style and a locale, parsed and compiled: by style.
fn compile(criterion: &mut Criterion) {
    let catalog = Catalog::embedded();
    let mut group = criterion.benchmark_group("compile");
    for name in ["apa", "chicago-notes-bibliography", "ieee", "nature"] {
        let entry = catalog.entry(name).expect("the style is embedded");
        let xml = catalog.xml(&entry).expect("embedded styles can be read");
        // The locale is parsed once, and kept.
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let file = parse_style(black_box(&xml)).expect("the style is well-formed");
                let StyleFile::Independent(style) = file.value else {
                    unreachable!("these styles are independent");
                };
                CompiledStyle::compile(&style, &catalog, Some("en-US"))
            });
        });
    }
    group.finish();
}

/// CSL-JSON read into items.
fn json(criterion: &mut Criterion) {
    at_sizes(criterion, "json", |bencher, size| {
        let text = items_json(Mixture::Library, size);
        bencher.iter(|| read_items(black_box(&text)));
    });
}

/// One cluster an item, from citations to HTML.
fn cite_each(criterion: &mut Criterion) {
    clusters(criterion, "cite", "apa", Mixture::Library);
}

/// As `cite`, where most cites are ambiguous.
fn disambiguation(criterion: &mut Criterion) {
    let style = "chicago-author-date";
    clusters(criterion, "disambiguation", style, Mixture::Ambiguous);
}

fn clusters(criterion: &mut Criterion, name: &str, style: &str, mixture: Mixture) {
    let style = embedded(style);
    at_sizes(criterion, name, |bencher, size| {
        let items = items(mixture, size);
        let citations = citing_each(&items);
        let prepare = || (processor(&style, &items), citations.clone());
        let run = |(mut processor, citations): (Processor, Vec<Citation>)| {
            // Given back, so that taking it down is not timed.
            (cite(&mut processor, citations), processor)
        };
        bencher.iter_batched(prepare, run, BatchSize::PerIteration);
    });
}

/// The bibliography of a document, from its items and citations kept in step to HTML.
fn bibliography(criterion: &mut Criterion) {
    let style = embedded("apa");
    at_sizes(criterion, "bibliography", |bencher, size| {
        let items = items(Mixture::Library, size);
        let mut processor = processor(&style, &items);
        processor.include_all();
        bencher.iter(|| print_bibliography(&processor));
    });
}

/// Items put in order by long keys that differ late.
fn sorting(criterion: &mut Criterion) {
    let Ok(StyleFile::Independent(style)) = parse_style(SORTING_STYLE).map(|parsed| parsed.value)
    else {
        unreachable!("the style above is one");
    };
    let style = CompiledStyle::compile(&style, &Catalog::embedded(), Some("en-US"));
    let style = Arc::new(style);
    at_sizes(criterion, "sorting", |bencher, size| {
        let items = items(Mixture::AlikeInSorting, size);
        let run = |mut processor: Processor| {
            processor.include_all();
            processor
        };
        bencher.iter_batched(|| processor(&style, &items), run, BatchSize::PerIteration);
    });
}

/// Few samples: the large sizes take their time.
fn configured() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
}

criterion_group! {
    name = engine;
    config = configured();
    targets = compile, json, cite_each, bibliography, disambiguation, sorting
}
criterion_main!(engine);
