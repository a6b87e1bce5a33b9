//! How much work a document takes: counted, not timed.

use ibid_engine::{Cite, Edit, Processor, Work};

use crate::support::{AUTHOR_DATE, GLOBAL_NAMES, NUMERIC, citation, items, processor};

/// Works of as many people as there are works, some of them of one family and year.
fn works(count: usize) -> String {
    let works: Vec<String> = (0..count)
        .map(|n| {
            let (family, year) = (n % (count / 2).max(1), 1950 + n % 70);
            format!(
                r#"{{"id":"w{n}","type":"book","title":"Work {n:05}","author":[
                {{"family":"Family{family}","given":"Ann {}"}},{{"family":"Other{n}","given":"Bo"}}],
                "issued":{{"date-parts":[[{year}]]}}}}"#,
                ["Lee", "Mae", "Sue"][n % 3],
            )
        })
        .collect();
    format!("[{}]", works.join(","))
}

/// A document of `count` works, each cited in its turn and again behind the one after it.
fn document(style: &str, count: usize) -> Processor {
    let mut processor = processor("in-text", style, items(&works(count)));
    let citations = (0..count).map(|n| {
        let ids = [format!("w{n}"), format!("w{}", n.saturating_sub(1))];
        citation(&n.to_string(), &[&ids[0], &ids[1]], 0)
    });
    processor
        .set_citations(citations.collect())
        .expect("known items");
    processor
}

fn bibliography_work(processor: &Processor) -> Work {
    let before = processor.work();
    assert!(processor.bibliography().is_some());
    processor.work().since(before)
}

#[test]
fn work_grows_with_the_document_and_no_faster() {
    for style in [AUTHOR_DATE, NUMERIC, GLOBAL_NAMES] {
        let (small, large) = (document(style, 200), document(style, 2000));
        let (small_work, large_work) = (small.work(), large.work());
        let grows = |count: fn(Work) -> u64, most: u64| {
            let (small, large) = (count(small_work), count(large_work));
            assert!(
                large <= most * small.max(1),
                "{small} became {large}: {style}"
            );
        };
        grows(|work| work.cites, 11);
        grows(|work| work.clusters, 10);
        grows(|work| work.sort_keys, 11);
        // n log n: ten times as many, each compared with half as many again.
        grows(|work| work.comparisons, 16);
        assert_eq!(large_work.clusters, 2000, "each cluster is rendered once");
        assert_eq!(bibliography_work(&large).entries, 2000);
    }
}

/// What an edit in the middle renders, and the one that undoes it.
fn edit_work(processor: &mut Processor, at: usize) -> Vec<Work> {
    let cited_again = format!("w{}", at + 20);
    let edits = [
        Edit::Insert {
            at,
            citation: citation("new", &[&cited_again], 0),
        },
        Edit::Replace {
            at,
            citation: citation("new", &[&cited_again, &format!("w{}", at + 21)], 0),
        },
        Edit::Move {
            from: at,
            to: at + 3,
        },
        Edit::Remove { at: at + 3 },
    ];
    let made = edits.into_iter().map(|edit| {
        let before = processor.work();
        processor.edit(vec![edit]).expect("a place that is there");
        processor.work().since(before)
    });
    made.collect()
}

#[test]
fn the_work_of_an_edit_does_not_grow_with_the_document() {
    for style in [AUTHOR_DATE, GLOBAL_NAMES] {
        let mut small = document(style, 200);
        let mut large = document(style, 2000);
        let rendered = |works: Vec<Work>| -> Vec<(u64, u64, u64)> {
            let counts = |work: Work| (work.cites, work.clusters, work.sort_keys);
            works.into_iter().map(counts).collect()
        };
        let small = rendered(edit_work(&mut small, 100));
        let large = rendered(edit_work(&mut large, 100));
        for (small, large) in small.iter().zip(&large) {
            assert!(large.0 <= small.0 + 4, "{small:?} cites became {large:?}");
            assert!(
                large.1 <= small.1 + 2,
                "{small:?} clusters became {large:?}"
            );
            assert!(large.2 <= small.2 + 4, "{small:?} keys became {large:?}");
            assert!(large.1 < 40, "an edit renders what it touches: {large:?}");
        }
    }
}

#[test]
fn a_new_number_renders_the_clusters_that_print_it() {
    let mut document = document(NUMERIC, 300);
    let before = document.work();
    // The last work is cited first of all: every number moves.
    let updates = document
        .insert_citation(0, citation("new", &["w299"], 0))
        .expect("a known item");
    assert_eq!(updates.len(), 301);
    // All works are cited already: a further cite at the end moves nothing.
    let between = document.work();
    assert_eq!(between.since(before).clusters, 301);
    let updates = document
        .append_citation(citation("last", &["w5"], 0))
        .expect("a known item");
    assert_eq!(updates.len(), 1);
    let last = document.work().since(between);
    assert_eq!(
        (last.clusters, last.comparisons),
        (1, 0),
        "what has its number keeps its place"
    );
}

/// A work cited again by itself prints what it printed in the document, rendered anew.
#[test]
fn a_cite_rendered_to_be_compared_is_the_cite_of_its_cluster() {
    const COUNT: usize = 60;
    for style in [AUTHOR_DATE, GLOBAL_NAMES] {
        let mut document = processor("in-text", style, items(&works(COUNT)));
        let citations = (0..COUNT).map(|n| citation(&n.to_string(), &[&format!("w{n}")], 0));
        document
            .set_citations(citations.collect())
            .expect("known items");
        for n in 0..COUNT {
            let alone = document.preview(&[Cite::new(format!("w{n}"))]);
            assert_eq!(document.cluster(n), alone.ok().as_ref(), "w{n}");
        }
    }
    // Nobody is like another here: each cite is rendered once.
    let mut document = processor("in-text", AUTHOR_DATE, items(&works(1)));
    document
        .set_citations(vec![citation("0", &["w0"], 0)])
        .expect("a known item");
    assert_eq!(document.work().cites, 1);
}
