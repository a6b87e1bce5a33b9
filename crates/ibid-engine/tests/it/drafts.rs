//! Documents that are being written: keys that are wrong, links to entries, chapters.

use ibid_engine::{Citation, Cite, OutputFormat, Processor, ProcessorError, ProcessorOptions};

use crate::support::{citation, compile, items, texts};

const ITEMS: &str = r#"[
  {"id":"a","type":"book","title":"A","author":[{"family":"Doe","given":"Jane"}]},
  {"id":"b","type":"book","title":"B","author":[{"family":"Roe","given":"Rita"}]}
]"#;

const BODY: &str = r#"<citation><sort><key variable="author"/></sort>
  <layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><choose>
    <if position="ibid"><text value="ibid"/></if>
    <else-if position="subsequent"><text value="again"/></else-if>
    <else><names variable="author"><name form="short"/></names></else>
  </choose><text variable="title"/></group></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>"#;

fn document(change: impl FnOnce(&mut ProcessorOptions)) -> Processor {
    let mut options = ProcessorOptions::usual();
    change(&mut options);
    let mut processor = Processor::new(compile("in-text", BODY), options);
    processor.set_items(items(ITEMS));
    processor
}

#[test]
fn an_item_that_is_not_there_is_refused_or_marked() {
    let cites = vec![citation("1", &["x<y", "a"], 0)];
    let mut strict = document(|_| {});
    let refused = strict.set_citations(cites.clone());
    assert_eq!(refused, Err(ProcessorError::UnknownItem("x<y".to_owned())));
    let mut lenient = document(|options| options.placeholders = true);
    lenient.set_citations(cites).expect("marked");
    let html = lenient
        .cluster(0)
        .expect("a cluster")
        .write(OutputFormat::Html);
    assert!(
        html.contains("<b>x&#60;y?</b>") && html.contains("Doe A"),
        "{html}"
    );
    lenient.include_all();
    let bibliography = lenient.bibliography().expect("a bibliography");
    let ids: Vec<&str> = bibliography
        .entries
        .iter()
        .map(|entry| entry.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn cites_link_to_entries_in_every_format_that_has_links() {
    let mut linked = document(|options| options.link_cites = true);
    let prefixed = Cite {
        prefix: "see ".to_owned(),
        ..Cite::new("b")
    };
    let cluster = Citation {
        cites: vec![prefixed, Cite::new("a")],
        ..Citation::default()
    };
    linked.set_citations(vec![cluster]).expect("known items");
    let rendered = linked.cluster(0).expect("a cluster");
    // The cites are sorted, and each links to its own entry.
    let html = "(<a href=\"#ref-a\">Doe A</a>; see <a href=\"#ref-b\">Roe B</a>)";
    assert_eq!(rendered.write(OutputFormat::Html), html);
    assert_eq!(rendered.write(OutputFormat::Text), "(Doe A; see Roe B)");
    let json = r##"["(",{"format":"link","target":"#ref-a","contents":["Doe A"]},"; see ",{"format":"link","target":"#ref-b","contents":["Roe B"]},")"]"##;
    assert_eq!(rendered.json(), json);
}

#[test]
fn positions_begin_anew() {
    let mut document = document(|_| {});
    let anew = Citation {
        resets_positions: true,
        ..citation("3", &["a"], 0)
    };
    let citations = vec![
        citation("1", &["a"], 0),
        citation("2", &["a"], 0),
        anew,
        citation("4", &["b"], 0),
        citation("5", &["a"], 0),
    ];
    document.set_citations(citations).expect("known items");
    let expected = ["(Doe A)", "(ibid A)", "(Doe A)", "(Roe B)", "(again A)"];
    assert_eq!(texts(&document), expected);
}

#[test]
fn an_author_in_the_text_and_the_rest_behind() {
    let mut document = document(|_| {});
    let named = Cite {
        author_only: true,
        ..Cite::new("b")
    };
    let rest = Cite {
        suppress_author: true,
        ..Cite::new("b")
    };
    let citation = Citation {
        cites: vec![named, rest, Cite::new("a")],
        ..Citation::default()
    };
    document.set_citations(vec![citation]).expect("known items");
    // Sorting leaves the named author's own cite where it is.
    assert_eq!(texts(&document), ["Roe (B; Doe A)"]);
}
