//! A document edited in any way reads as one written afresh.

use ibid_engine::{Citation, ClusterUpdate, Edit, OutputFormat, ProcessorError};
use proptest::prelude::*;

use crate::support::{
    AUTHOR_DATE, GLOBAL_NAMES, NUMERIC, bibliography, citation, items, processor, texts,
};

const ITEMS: &str = r#"[
  {"id":"a","type":"book","title":"A","author":[{"family":"Doe","given":"Jane"}],
   "issued":{"date-parts":[[2001]]}},
  {"id":"b","type":"book","title":"B","author":[{"family":"Doe","given":"Jane"}],
   "issued":{"date-parts":[[2001]]}},
  {"id":"c","type":"book","title":"C","author":[{"family":"Doe","given":"John"}],
   "issued":{"date-parts":[[2001]]}},
  {"id":"d","type":"book","title":"D","author":[{"family":"Roe","given":"Rita"}],
   "issued":{"date-parts":[[1999]]}}
]"#;

/// More people of the family, and an item without a year.
const MORE_ITEMS: &str = r#"[
  {"id":"e","type":"book","title":"E","author":[{"family":"Doe","given":"Rita"},
   {"family":"Roe","given":"John"},{"family":"Poe","given":"Edgar"}],"issued":{"date-parts":[[2001]]}},
  {"id":"f","type":"article-journal","title":"F","author":[{"family":"Roe","given":"Richard"}]}
]"#;

const NOTES: &str = r#"
  <citation><layout suffix="." delimiter="; ">
    <choose>
      <if position="ibid"><text term="ibid"/></if>
      <else-if position="subsequent">
        <text variable="title"/><text variable="first-reference-note-number" prefix=", n. "/>
      </else-if>
      <else><names variable="author"/><text variable="title" prefix=", "/></else>
    </choose>
  </layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>"#;

#[test]
fn ibid_moves_when_a_citation_comes_between() {
    let mut processor = processor("note", NOTES, items(ITEMS));
    processor
        .append_citation(citation("1", &["a"], 1))
        .expect("known items");
    processor
        .append_citation(citation("2", &["a"], 2))
        .expect("known items");
    assert_eq!(texts(&processor), ["Jane Doe, A.", "Ibid."]);
    let before = [("1".to_owned(), 1)];
    let after = [("2".to_owned(), 3)];
    let updates = processor
        .process_citation(citation("3", &["d"], 2), &before, &after)
        .expect("known items and citations");
    assert_eq!(
        texts(&processor),
        ["Jane Doe, A.", "Rita Roe, D.", "A, n. 1."]
    );
    let changed: Vec<usize> = updates.iter().map(|update| update.index).collect();
    assert_eq!(changed, [1, 2]);
}

#[test]
fn a_second_work_of_the_year_changes_the_first_cite() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(ITEMS));
    processor
        .append_citation(citation("1", &["a"], 0))
        .expect("known items");
    assert_eq!(texts(&processor), ["(Doe, 2001)"]);
    let updates = processor
        .append_citation(citation("2", &["b"], 0))
        .expect("known items");
    assert_eq!(updates.len(), 2);
    assert_eq!(texts(&processor), ["(Doe, 2001a)", "(Doe, 2001b)"]);
}

#[test]
fn what_is_not_there_is_named() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(ITEMS));
    let error = processor
        .append_citation(citation("1", &["nowhere"], 0))
        .unwrap_err();
    assert_eq!(error, ProcessorError::UnknownItem("nowhere".to_owned()));
    assert!(error.to_string().contains("`nowhere`"));
    let error = processor
        .process_citation(citation("1", &["a"], 0), &[("gone".to_owned(), 0)], &[])
        .unwrap_err();
    assert_eq!(error, ProcessorError::UnknownCitation("gone".to_owned()));
    assert_eq!(processor.cluster_count(), 0);
}

#[test]
fn places_that_are_not_there_are_named_and_nothing_is_done() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(ITEMS));
    processor
        .append_citation(citation("1", &["a"], 0))
        .expect("a known item");
    let error = processor.remove_citation(1).unwrap_err();
    assert_eq!(error, ProcessorError::NoPlace { place: 1, count: 1 });
    let edits = vec![Edit::Remove { at: 0 }, Edit::Move { from: 0, to: 0 }];
    let error = processor.edit(edits).unwrap_err();
    assert_eq!(error, ProcessorError::NoPlace { place: 0, count: 0 });
    let twice = [("1".to_owned(), 0), ("1".to_owned(), 0)];
    let error = processor
        .process_citation(citation("2", &["a"], 0), &twice, &[])
        .unwrap_err();
    assert_eq!(error, ProcessorError::RepeatedCitation("1".to_owned()));
    assert_eq!(texts(&processor), ["(Doe, 2001)"]);
}

#[test]
fn a_replaced_citation_keeps_its_id_and_a_moved_one_its_text() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(ITEMS));
    for (id, item) in [("1", "a"), ("2", "d")] {
        processor
            .append_citation(citation(id, &[item], 0))
            .expect("a known item");
    }
    let nameless = Citation {
        id: None,
        ..citation("", &["c"], 0)
    };
    let updates = processor.replace_citation(0, nameless).expect("a place");
    assert_eq!((updates[0].index, updates[0].id.as_str()), (0, "1"));
    assert_eq!(texts(&processor), ["(Doe, 2001)", "(Roe, 1999)"]);
    assert_eq!(processor.move_citation(0, 1).expect("a place"), []);
    assert_eq!(texts(&processor), ["(Roe, 1999)", "(Doe, 2001)"]);
}

#[test]
fn an_item_that_changes_changes_its_cites_and_those_beside_it() {
    let mut processor = processor("in-text", AUTHOR_DATE, items(ITEMS));
    for item in ["a", "b", "d"] {
        processor
            .append_citation(citation(item, &[item], 0))
            .expect("a known item");
    }
    assert_eq!(
        texts(&processor),
        ["(Doe, 2001a)", "(Doe, 2001b)", "(Roe, 1999)"]
    );
    let mut changed = items(ITEMS);
    changed.truncate(2);
    let mut changed = changed.pop().expect("the second item");
    changed.dates.insert(
        ibid_model::DateVariable::Issued,
        ibid_model::Date::parse_raw("2003"),
    );
    let updates = processor.set_item(changed);
    let indices: Vec<usize> = updates.iter().map(|update| update.index).collect();
    assert_eq!(indices, [0, 1]);
    assert_eq!(
        texts(&processor),
        ["(Doe, 2001)", "(Doe, 2003)", "(Roe, 1999)"]
    );
}

/// A citation of some items in a note or in the text; of two cites of one, one has a locator.
fn made(number: usize, chosen: &[usize], note: u32) -> Citation {
    let ids = ["a", "b", "c", "d", "e", "f"];
    let chosen: Vec<&str> = chosen.iter().map(|index| ids[*index]).collect();
    let mut made = citation(&number.to_string(), &chosen, note);
    if number.is_multiple_of(3)
        && let Some(cite) = made.cites.first_mut()
    {
        cite.locator = Some("12".to_owned());
    }
    made
}

/// An edit of any document: places count from the end where the document is shorter.
#[derive(Clone, Debug)]
enum Draft {
    Insert(usize, Vec<usize>),
    Replace(usize, Vec<usize>),
    Move(usize, usize),
    Remove(usize),
}

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    let chosen = || proptest::collection::vec(0..6usize, 1..4);
    let draft = prop_oneof![
        5 => (0..12usize, chosen()).prop_map(|(at, items)| Draft::Insert(at, items)),
        2 => (0..12usize, chosen()).prop_map(|(at, items)| Draft::Replace(at, items)),
        2 => (0..12usize, 0..12usize).prop_map(|(from, to)| Draft::Move(from, to)),
        2 => (0..12usize).prop_map(Draft::Remove),
    ];
    proptest::collection::vec(draft, 1..24)
}

/// The edits of a draft in a document of `count` citations, each in a note of its own with `notes`.
fn edits_of(draft: &Draft, number: usize, count: usize, notes: bool) -> Vec<Edit> {
    let note = |at: usize| {
        if notes {
            u32::try_from(at + 1).unwrap_or(1)
        } else {
            0
        }
    };
    let within = |at: usize| at % count.max(1);
    match draft {
        Draft::Insert(at, items) => {
            let at = *at % (count + 1);
            vec![
                Edit::ShiftNotes { from: at, by: 1 },
                Edit::Insert {
                    at,
                    citation: made(number, items, note(at)),
                },
            ]
        }
        _ if count == 0 => Vec::new(),
        Draft::Replace(at, items) => vec![Edit::Replace {
            at: within(*at),
            citation: made(number, items, note(within(*at))),
        }],
        Draft::Remove(at) => vec![
            Edit::Remove { at: within(*at) },
            Edit::ShiftNotes {
                from: within(*at),
                by: -1,
            },
        ],
        Draft::Move(from, to) => vec![Edit::Move {
            from: within(*from),
            to: within(*to),
        }],
    }
}

/// Makes the same edits to a plain list of citations.
fn mirror(document: &mut Vec<Citation>, edits: &[Edit]) {
    for edit in edits.iter().cloned() {
        match edit {
            Edit::Insert { at, citation } => document.insert(at, citation),
            Edit::Replace { at, citation } => document[at] = citation,
            Edit::Remove { at } => drop(document.remove(at)),
            Edit::Move { from, to } => {
                let moved = document.remove(from);
                document.insert(to, moved);
            }
            Edit::ShiftNotes { from, by } => {
                for citation in document.iter_mut().skip(from).filter(|c| c.note > 0) {
                    citation.note = citation.note.saturating_add_signed(by).max(1);
                }
            }
            _ => unreachable!("these are all edits"),
        }
    }
}

/// Brings a list of texts up to date as an embedder does: moves of its own, then what is reported.
fn follow(shown: &mut Vec<String>, edits: &[Edit], updates: &[ClusterUpdate]) {
    for edit in edits {
        match edit {
            Edit::Insert { at, .. } => shown.insert(*at, String::new()),
            Edit::Remove { at } => drop(shown.remove(*at)),
            Edit::Move { from, to } => {
                let moved = shown.remove(*from);
                shown.insert(*to, moved);
            }
            _ => {}
        }
    }
    for update in updates {
        shown[update.index] = update.rendered.write(OutputFormat::Text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_edits_end_as_the_final_document_does(drafts in drafts(), style in 0..4usize) {
        let (class, body) = [
            ("note", NOTES),
            ("in-text", AUTHOR_DATE),
            ("in-text", NUMERIC),
            ("in-text", GLOBAL_NAMES),
        ][style];
        let known = || {
            let mut known = items(ITEMS);
            known.extend(items(MORE_ITEMS));
            known
        };
        let mut edited = processor(class, body, known());
        let mut document = Vec::new();
        let mut shown = Vec::new();
        for (number, draft) in drafts.iter().enumerate() {
            let edits = edits_of(draft, number, document.len(), class == "note");
            mirror(&mut document, &edits);
            let updates = edited.edit(edits.clone()).expect("known items and places");
            follow(&mut shown, &edits, &updates);
            let mut fresh = processor(class, body, known());
            fresh.set_citations(document.clone()).expect("known items");
            prop_assert_eq!(texts(&edited), texts(&fresh));
            prop_assert_eq!(&shown, &texts(&fresh));
            prop_assert_eq!(bibliography(&edited), bibliography(&fresh));
        }
    }
}
