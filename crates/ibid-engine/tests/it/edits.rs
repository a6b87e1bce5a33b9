//! A document edited in any way reads as one written afresh.

use ibid_engine::{Citation, ProcessorError};
use proptest::prelude::*;

use crate::support::{AUTHOR_DATE, bibliography, citation, items, processor, texts};

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

/// An edit: insert a citation of `items` at a place, or delete the one at a place.
#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, Vec<usize>),
    Delete(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let insert = (0..8usize, proptest::collection::vec(0..4usize, 1..3))
        .prop_map(|(at, items)| Edit::Insert(at, items));
    let delete = (0..8usize).prop_map(Edit::Delete);
    proptest::collection::vec(prop_oneof![3 => insert, 1 => delete], 1..10)
}

/// The citations that a list of edits ends in.
fn apply(edits: &[Edit]) -> Vec<Vec<Citation>> {
    let ids = ["a", "b", "c", "d"];
    let mut document: Vec<Citation> = Vec::new();
    let mut states = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Insert(at, items) => {
                let items: Vec<&str> = items.iter().map(|index| ids[*index]).collect();
                let at = (*at).min(document.len());
                document.insert(at, citation(&number.to_string(), &items, 0));
            }
            Edit::Delete(at) if *at < document.len() => {
                document.remove(*at);
            }
            Edit::Delete(_) => {}
        }
        for (note, citation) in (1u32..).zip(&mut document) {
            citation.note = note;
        }
        states.push(document.clone());
    }
    states
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_edits_end_as_the_final_document_does(edits in edits(), note in any::<bool>()) {
        let (class, body) = if note { ("note", NOTES) } else { ("in-text", AUTHOR_DATE) };
        let states = apply(&edits);
        let mut edited = processor(class, body, items(ITEMS));
        for state in &states {
            edited.set_citations(state.clone()).expect("known items");
        }
        let mut fresh = processor(class, body, items(ITEMS));
        let last = states.last().cloned().unwrap_or_default();
        fresh.set_citations(last).expect("known items");
        prop_assert_eq!(texts(&edited), texts(&fresh));
        prop_assert_eq!(bibliography(&edited), bibliography(&fresh));
    }
}
