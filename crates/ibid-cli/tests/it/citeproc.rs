//! `ibid citeproc`: the protocol of pandoc's `citeproc`, from the standard input to the standard
//! output.

use serde_json::{Value, json};

use crate::harness::{Run, command, file, folder, ibid, ibid_with, run};

/// A style that prints names, a short container title, year and place.
const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Plain</title><id>plain</id><updated>2024-01-01T00:00:00Z</updated></info>
  <citation><sort><key macro="who"/></sort><layout prefix="(" suffix=")" delimiter="; ">
    <group delimiter=" "><text macro="who"/><date variable="issued" form="numeric" date-parts="year"/>
      <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group>
  </layout></citation>
  <bibliography><sort><key macro="who"/></sort><layout suffix=".">
    <group delimiter=", "><text macro="who"/><text variable="title" font-style="italic"/>
      <text variable="container-title" form="short"/><text variable="URL"/></group>
  </layout></bibliography>
  <macro name="who"><names variable="author"><name form="short" and="text"/></names></macro>
</style>"#;

/// A note style that tells positions apart.
const NOTES: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Notes</title><id>notes</id><updated>2024-01-01T00:00:00Z</updated></info>
  <citation near-note-distance="2"><layout><choose>
    <if position="ibid"><text value="ibid"/></if>
    <else-if position="near-note"><text value="near"/></else-if>
    <else-if position="subsequent"><group delimiter=" "><text value="see note"/>
      <text variable="first-reference-note-number"/></group></else-if>
    <else><text variable="title"/></else>
  </choose></layout></citation>
</style>"#;

fn book(id: &str, family: &str, year: u32) -> Value {
    json!({"id": id, "type": "book", "title": format!("On {family}"),
        "author": [{"family": family, "given": "Jo"}], "issued": {"date-parts": [[year]]}})
}

fn books() -> Value {
    json!([book("roe", "Roe", 2001), book("doe", "Doe", 2000)])
}

fn request(style: &str, citations: &Value) -> Value {
    json!({"style": style, "references": books(), "citations": citations})
}

fn send(arguments: &[&str], request: &Value) -> Run {
    let arguments: Vec<&str> = ["citeproc"].iter().chain(arguments).copied().collect();
    ibid_with(&arguments, request.to_string())
}

/// The answer to a request that nothing is wrong with.
#[track_caller]
fn answer(arguments: &[&str], request: &Value) -> Value {
    let answer: Value = serde_json::from_str(&send(arguments, request).clean()).expect("JSON");
    assert_eq!(answer["warnings"], json!([]), "{answer:#}");
    answer
}

#[test]
fn citations_bibliography_and_warnings() {
    let citations = json!([
        [{"id": "doe", "locator": "12", "label": "page", "prefix": "see ", "suffix": " and others"}],
        {"citationID": "x", "citationItems": [{"id": "roe"}, {"id": "doe", "label": "chapter", "locator": 3}]},
    ]);
    let run = send(&[], &request(STYLE, &citations)).clean();
    assert!(
        run.starts_with("{\n  \"citations\": [\n") && run.ends_with("}\n"),
        "{run}"
    );
    let answer: Value = serde_json::from_str(&run).expect("JSON");
    let expected = json!({
        "citations": ["(see Doe 2000 p. 12 and others)", "(Doe 2000 chap. 3; Roe 2001)"],
        "bibliography": [["doe", "Doe, <i>On Doe</i>."], ["roe", "Roe, <i>On Roe</i>."]],
        "warnings": [],
    });
    assert_eq!(answer, expected);
}

#[test]
fn every_shape_of_a_citation() {
    let citations = json!([
        [{"id": "doe"}],
        {"citationItems": [{"id": "doe", "type": "normal-cite"}]},
        [{"citationItems": [{"id": "doe"}], "properties": {"noteIndex": 0}}, [], []],
        {"citationItems": [{"id": "doe"}, {"id": "roe"}], "citationPrefix": "cf. ", "citationSuffix": ", passim"},
        {"citationItems": [{"id": "doe", "type": "suppress-author"}]},
        {"citationItems": [{"id": "doe", "suppress-author": true}]},
        {"citationItems": [{"id": "doe", "type": "author-only"}]},
        {"citationItems": [{"id": "doe", "author-only": true}]},
        {"citationItems": [{"id": "roe", "type": "author-only"}, {"id": "roe", "type": "suppress-author"}, {"id": "doe"}]},
    ]);
    let expected = json!([
        "(Doe 2000)",
        "(Doe 2000)",
        "(Doe 2000)",
        "(cf. Doe 2000; Roe 2001, passim)",
        "(2000)",
        "(2000)",
        "Doe",
        "Doe",
        "Roe (2001; Doe 2000)",
    ]);
    assert_eq!(
        answer(&[], &request(STYLE, &citations))["citations"],
        expected
    );
}

#[test]
fn options_go_before_the_input() {
    let style = file("own", STYLE);
    let references = file("own.json", json!([book("poe", "Poe", 1845)]).to_string());
    let abbreviations = json!({"default": {"container-title": {"The Raven": "Raven"}}});
    let abbreviations = file("short.json", abbreviations.to_string());
    let request = json!({"style": "<broken", "references": [{"title": 3}], "abbreviations": {}, "lang": "de-DE",
        "citations": [[{"id": "poe", "locator": "1-2"}]]});
    let options = [
        "--style",
        &style,
        "--references",
        &references,
        "--abbreviations",
        &abbreviations,
        "--lang",
        "fr-FR",
        "--format",
        "html",
    ];
    let answered = answer(&options, &request);
    assert_eq!(answered["citations"], json!(["(Poe 1845 p. 1‑2)"]));
    assert_eq!(
        answered["bibliography"],
        json!([["poe", "Poe, <i>On Poe</i>."]])
    );
    // The input may be a file, and the options short.
    let input = file("request.json", request.to_string());
    let run = ibid(&[
        "citeproc",
        "-s",
        &style,
        "-r",
        &references,
        "-l",
        "fr-FR",
        "-f",
        "json",
        &input,
    ]);
    assert_eq!(run.json()["citations"], json!([["(Poe 1845 p. 1‑2)"]]));
    // A file in the working folder needs neither folder nor extension.
    let folder = folder();
    std::fs::write(folder.join("apa"), STYLE).expect("the file is written");
    let mut here = command(&["citeproc", "-s", "apa", "-r", &references]);
    here.current_dir(folder);
    let answered: Value = serde_json::from_str(&run_with(here, "{}").clean()).expect("JSON");
    assert_eq!(answered["bibliography"][0][1], "Poe, <i>On Poe</i>.");
}

fn run_with(command: std::process::Command, stdin: &str) -> Run {
    run(command, stdin.as_bytes())
}

#[test]
fn styles_by_name_and_dependent_styles() {
    let answered = answer(&["-s", "apa"], &json!({"references": books()}));
    assert_eq!(
        answered["bibliography"][0],
        json!(["doe", "Doe, J. (2000). <i>On Doe</i>."])
    );
    let dependent = |parent: &str| {
        format!(
            "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0' default-locale='de-DE'><info>\
             <title>Child</title><id>child</id><link href='{parent}' rel='independent-parent'/>\
             <updated>2024-01-01T00:00:00Z</updated></info></style>"
        )
    };
    let parent = "http://www.zotero.org/styles/apa";
    let citations = json!([[{"id": "doe", "locator": "3"}]]);
    let answered = answer(&[], &request(&dependent(parent), &citations));
    assert_eq!(answered["citations"], json!(["(Doe, 2000, S. 3)"]));
    send(
        &[],
        &request(&dependent("http://example.org/none"), &citations),
    )
    .fails(3, &["error[E0502]", "`http://example.org/none`", "help:"]);
}

#[test]
fn numbers_go_to_cited_items_first() {
    let items = json!([
        book("a", "Abel", 1),
        book("b", "Bell", 2),
        book("c", "Cole", 3)
    ]);
    let citations = json!([[{"id": "c"}], [{"id": "b"}]]);
    let request = json!({"references": items, "citations": citations});
    let answered = answer(&["-s", "ieee"], &request);
    assert_eq!(answered["citations"], json!(["[1]", "[2]"]));
    let entries = answered["bibliography"].as_array().expect("an array");
    let ids: Vec<&str> = entries
        .iter()
        .filter_map(|entry| entry[0].as_str())
        .collect();
    assert_eq!(ids, ["c", "b", "a"]);
    let margin = "<div class=\"csl-left-margin\">[1]</div><div class=\"csl-right-inline\">";
    let first = entries[0][1].as_str().expect("HTML");
    assert!(
        first.starts_with(margin) && first.ends_with("</div>"),
        "{first}"
    );
}

#[test]
fn an_author_in_the_text_of_a_numeric_style_is_none() {
    let items = json!([book("a", "Abel", 1), book("b", "Bell", 2)]);
    let named = json!([{"id": "b", "type": "author-only"}, {"id": "b", "type": "suppress-author"}, {"id": "a"}]);
    let citations = json!([[{"id": "a"}], named]);
    let request = json!({"references": items, "citations": citations});
    let answered = answer(&["-s", "ieee"], &request);
    assert_eq!(answered["citations"], json!(["[1]", "[1], [2]"]));
}

#[test]
fn language_is_the_requests_else_the_styles() {
    let citations = json!([[{"id": "doe", "locator": "3-4"}]]);
    let mut request = request(STYLE, &citations);
    assert_eq!(answer(&[], &request)["citations"][0], "(Doe 2000 pp. 3–4)");
    request["lang"] = json!("de-DE");
    assert_eq!(answer(&[], &request)["citations"][0], "(Doe 2000 S. 3–4)");
    request["style"] = json!(STYLE.replace("class=", "default-locale=\"es-ES\" class="));
    request["lang"] = Value::Null;
    assert_eq!(answer(&[], &request)["citations"][0], "(Doe 2000 pp. 3-4)");
    assert_eq!(
        answer(&["-l", "nl"], &request)["citations"][0],
        "(Doe 2000 pp. 3-4)"
    );
    // A tag that is none: the option is wrong, the input goes on.
    send(&["-l", "?!"], &request).fails(2, &["error[E0915]", "`?!`", "de-u-co-phonebk"]);
    request["lang"] = json!("?!");
    let answered = send(&[], &request).json();
    assert!(
        answered["warnings"][0]
            .as_str()
            .expect("text")
            .contains("`?!`"),
        "{answered}"
    );
    request["lang"] = json!("tlh");
    let answered = send(&[], &request).json();
    assert!(
        answered["warnings"][0]
            .as_str()
            .expect("text")
            .contains("`tlh`"),
        "{answered}"
    );
}

#[test]
fn the_language_says_how_to_sort() {
    let order = |tag: &str, families: &[&str]| -> Vec<String> {
        let items: Vec<Value> = families
            .iter()
            .map(|family| book(family, family, 1))
            .collect();
        let answered = answer(&["-l", tag], &json!({"style": STYLE, "references": items}));
        let entries = answered["bibliography"]
            .as_array()
            .expect("an array")
            .iter();
        entries
            .filter_map(|entry| entry[0].as_str().map(str::to_owned))
            .collect()
    };
    let german = ["Ofen", "Öfen", "Odin"];
    assert_eq!(order("de-DE", &german), ["Odin", "Ofen", "Öfen"]);
    assert_eq!(
        order("de-DE-u-co-phonebk", &german),
        ["Odin", "Öfen", "Ofen"]
    );
    let spanish = ["Cruz", "Chavez", "Dato"];
    assert_eq!(order("es-ES", &spanish), ["Chavez", "Cruz", "Dato"]);
    assert_eq!(order("es-u-co-trad", &spanish), ["Cruz", "Chavez", "Dato"]);
    let chinese = ["张", "丁", "李"];
    assert_eq!(order("zh-CN-u-co-pinyin", &chinese), ["丁", "李", "张"]);
    assert_eq!(order("zh-CN-u-co-stroke", &chinese), ["丁", "张", "李"]);
}

#[test]
fn notes_and_positions() {
    let cite = |id: &str| json!([{"id": id}]);
    // Without numbers, each citation of a note style is a note of its own.
    let chain = json!([
        cite("doe"),
        cite("doe"),
        cite("roe"),
        cite("doe"),
        cite("roe"),
        cite("roe"),
        cite("roe"),
        cite("doe")
    ]);
    let answered = answer(&[], &request(NOTES, &chain));
    let expected = json!([
        "On Doe",
        "ibid",
        "On Roe",
        "near",
        "near",
        "ibid",
        "ibid",
        "see note 1"
    ]);
    assert_eq!(answered["citations"], expected);
    let in_note =
        |id: &str, note: u32| json!({"citationItems": [{"id": id}], "citationNoteNumber": note});
    let numbered = json!([in_note("doe", 3), in_note("roe", 4), in_note("doe", 9)]);
    let answered = answer(&[], &request(NOTES, &numbered));
    assert_eq!(
        answered["citations"],
        json!(["On Doe", "On Roe", "see note 3"])
    );
    let reset = json!({"citationItems": [{"id": "doe"}], "citationNoteNumber": 5, "citationResetPosition": true});
    let chapters = json!([
        in_note("doe", 3),
        in_note("doe", 4),
        reset,
        in_note("roe", 6),
        in_note("doe", 12)
    ]);
    let answered = answer(&[], &request(NOTES, &chapters));
    assert_eq!(
        answered["citations"],
        json!(["On Doe", "ibid", "On Doe", "On Roe", "see note 5"])
    );
    // An author that the text names is no cite of its own.
    let named = json!([cite("doe"), [{"id": "doe", "type": "author-only"}, {"id": "doe", "type": "suppress-author"}], cite("doe")]);
    let answered = answer(&[], &request(NOTES, &named));
    assert_eq!(answered["citations"], json!(["On Doe", "ibid", "ibid"]));
}

#[test]
fn text_as_a_json_tree() {
    let mut request = request(STYLE, &json!([[{"id": "doe"}, {"id": "nobody"}]]));
    request["references"][1]["title"] =
        json!("A <b>bold</b> \"quote\" in <i>Latin</i>: H<sub>2</sub>O \\ & <sc>Sc</sc>");
    let answered = send(&["-f", "json", "--link-citations"], &request).json();
    let bold = |text: &str| json!({"format": "bold", "contents": [text]});
    let link = json!({"format": "link", "target": "#ref-doe", "contents": ["Doe 2000"]});
    assert_eq!(
        answered["citations"][0],
        json!(["(", link, "; ", bold("nobody?"), ")"])
    );
    let title = json!({"format": "italics", "contents": [
        "A ", bold("bold"), " “quote” in ", {"format": "no-italics", "contents": ["Latin"]}, ": H",
        {"format": "subscript", "contents": ["2"]}, "O \\ & ", {"format": "small-caps", "contents": ["Sc"]},
    ]});
    assert_eq!(
        answered["bibliography"][0],
        json!(["doe", ["Doe, ", title, "."]])
    );
    let blocks = send(&["-f", "json", "-s", "ieee"], &request).json();
    let number = json!({"format": "div", "class": "csl-left-margin", "contents": ["[1]"]});
    assert_eq!(blocks["bibliography"][0][1][0], number);
}

#[test]
fn links() {
    let mut request = request(
        STYLE,
        &json!([[{"id": "a<\"b", "prefix": "see "}, {"id": "doe"}]]),
    );
    let url = "https://example.org/?a=1&b=2";
    request["references"][0]["id"] = json!("a<\"b");
    request["references"][0]["URL"] = json!(url);
    let answered = answer(&[], &request);
    assert!(!answered.to_string().contains("<a "), "{answered}");
    let answered = answer(&["--link-citations", "--link-bibliography"], &request);
    let cites = "(<a href=\"#ref-doe\">Doe 2000</a>; see <a href=\"#ref-a%3C%22b\">Roe 2001</a>)";
    assert_eq!(answered["citations"][0], cites);
    let link = "<a href=\"https://example.org/?a=1&#38;b=2\">https://example.org/?a=1&#38;b=2</a>";
    assert_eq!(
        answered["bibliography"][1][1],
        format!("Roe, <i>On Roe</i>, {link}.")
    );
    // No links within links.
    let style = STYLE.replace(
        "<text macro=\"who\"/><date",
        "<text variable=\"URL\"/><text macro=\"who\"/><date",
    );
    request["style"] = json!(style);
    let answered = answer(&["--link-citations", "--link-bibliography"], &request);
    assert_eq!(
        answered["citations"][0]
            .as_str()
            .expect("HTML")
            .matches("<a ")
            .count(),
        2
    );
}

#[test]
fn abbreviations_are_for_short_forms() {
    let mut request = request(STYLE, &json!([]));
    request["references"][1]["container-title"] = json!("Lantern Law Reports");
    let entry = |request: &Value| answer(&[], request)["bibliography"][0][1].clone();
    assert_eq!(entry(&request), "Doe, <i>On Doe</i>, Lantern Law Reports.");
    request["abbreviations"] = json!({"default": {"container-title": {"lantern law reports": "Lantern"}, "number": {"1": "I"}}});
    assert_eq!(entry(&request), "Doe, <i>On Doe</i>, Lantern.");
    request["abbreviations"] = json!({});
    assert_eq!(entry(&request), "Doe, <i>On Doe</i>, Lantern Law Reports.");
    request["abbreviations"] = json!({"container-title": {}});
    let answered = send(&[], &request).json();
    assert!(
        answered["warnings"][0]
            .as_str()
            .expect("text")
            .contains("`default`"),
        "{answered}"
    );
}

#[test]
fn unknown_items_and_items_that_cites_carry() {
    let citations = json!([
        [{"id": "doe"}, {"id": "nobody"}],
        [{"id": "poe", "itemData": book("poe", "Poe", 1845)}],
        [{"id": "nobody", "type": "author-only"}],
    ]);
    let answered = send(&["--link-citations"], &request(STYLE, &citations)).json();
    let bold = "<b>nobody?</b>";
    let expected = json!([
        format!("(<a href=\"#ref-doe\">Doe 2000</a>; {bold})"),
        "(<a href=\"#ref-poe\">Poe 1845</a>)",
        bold,
    ]);
    assert_eq!(answered["citations"], expected);
    assert_eq!(answered["bibliography"].as_array().map(Vec::len), Some(3));
    assert_eq!(answered["warnings"].as_array().map(Vec::len), Some(1));
    let warning = answered["warnings"][0].as_str().expect("text");
    assert!(
        warning.starts_with("citation nobody not found") && warning.contains("place 1"),
        "{warning}"
    );
    let strict = ibid_with(
        &["--strict", "citeproc"],
        request(STYLE, &citations).to_string(),
    );
    assert_eq!(strict.code, Some(6));
}

#[test]
fn what_the_style_prints_nothing_of_is_empty() {
    let bare = STYLE.replace("<text variable=\"title\" font-style=\"italic\"/>", "");
    let request = json!({"style": bare, "references": [{"id": "a", "type": "book", "title": "T"}], "citations": [[{"id": "a"}]]});
    let answered = send(&[], &request).json();
    assert_eq!(answered["citations"], json!([""]));
    assert_eq!(answered["bibliography"], json!([["a", ""]]));
    let warnings = answered["warnings"].to_string();
    for part in [
        "Citation with no printed form: a",
        "Bibliography entry with no printed form: a",
    ] {
        assert!(warnings.contains(part), "{warnings}");
    }
    assert_eq!(
        send(&["-f", "json"], &request).json()["bibliography"],
        json!([["a", []]])
    );
}

#[test]
fn a_style_without_bibliography_and_empty_lists() {
    let empty = json!({"citations": [], "bibliography": [], "warnings": []});
    assert_eq!(
        answer(&[], &json!({"style": NOTES, "references": books()})),
        empty
    );
    assert_eq!(
        answer(&[], &json!({"style": STYLE, "references": []})),
        empty
    );
}

#[test]
fn input_that_cannot_be_used() {
    send(&[], &json!({"references": []})).fails(2, &["error[E0913]", "`style`", "--style"]);
    send(&[], &json!({"style": STYLE})).fails(3, &["error[E0914]", "`references`", "--references"]);
    send(&[], &json!({"style": "<style", "references": []})).fails(3, &["error[E02", "#/style:1:"]);
    send(&[], &json!({"style": "no such style", "references": []}))
        .fails(2, &["error[E0501]", "`no such style`"]);
    let broken = |text: &str, parts: &[&str]| {
        let parts: Vec<&str> = ["error[E0912]"].iter().chain(parts).copied().collect();
        ibid_with(&["citeproc"], text).fails(3, &parts);
    };
    broken("", &["--> -:1"]);
    broken("[]", &["map"]);
    broken("{\n \"style\": 5}", &["`style`", "--> -:2:11"]);
    broken(
        "{\n \"citations\": \"x\"}",
        &["`citations`", "a string", "--> -:2:15"],
    );
    broken(
        "{\"citations\": [[{\"id\": \"a\"}],\n {\"x\": 1}]}",
        &["citationItems", "--> -:2:2"],
    );
    broken(
        "{\"citations\": [\n [{\"locator\": 1}]]}",
        &["`id`", "--> -:2:2"],
    );
    broken(&"[".repeat(100_000), &["-:1:"]);
    ibid(&["citeproc", "-f", "pdf"]).fails(2, &["pdf", "html", "json"]);
    ibid(&["citeproc", "-r", "-"]).fails(2, &["`-`"]);
    ibid(&["citeproc", "no-such-file.json"]).fails(3, &["error[E0901]", "no-such-file.json"]);
    ibid_with(&["citeproc", "-s", "no/such.csl"], "{\"references\": []}")
        .fails(3, &["error[E0503]", "no/such.csl"]);
}

#[test]
fn odd_references_and_keys_are_told() {
    let run = ibid_with(
        &["citeproc", "-s", "apa"],
        "{\"references\": [\n{\"id\": \"a\", \"title\": \"A\"},\n5], \"extra\": 1}",
    );
    assert_eq!(run.code, Some(1), "{run:?}");
    run.says(&["error[E0102]", "--> -:3:1"]);
    let answered: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let warnings = answered["warnings"].to_string();
    assert!(
        warnings.contains("`type`") && warnings.contains("(-:2:1)"),
        "{warnings}"
    );
    assert_eq!(
        answered["bibliography"][0],
        json!(["a", "<i>A</i>. (n.d.)."])
    );
    let run = ibid_with(
        &["-v", "citeproc", "-s", "apa"],
        "{\"references\": [], \"extra\": 1}",
    );
    run.says(&["note[W0917]", "`extra`"]);
    assert_eq!(run.code, Some(0));
}

#[test]
fn many_references() {
    let items: Vec<Value> = (0..300)
        .map(|n| book(&format!("i{n}"), &format!("Name{}", n / 3), 2000))
        .collect();
    let citations: Vec<Value> = (0..300).map(|n| json!([{"id": format!("i{n}")}])).collect();
    let answered = answer(
        &["-s", "apa"],
        &json!({"references": items, "citations": citations}),
    );
    assert_eq!(answered["citations"][299], "(Name99, 2000c)");
    assert_eq!(answered["bibliography"].as_array().map(Vec::len), Some(300));
}

#[test]
fn help_and_version_and_a_link_of_that_name() {
    let help = ibid(&["citeproc", "-h"]).clean();
    for option in [
        "--style",
        "--references",
        "--abbreviations",
        "--lang",
        "--format",
        "--link-citations",
        "--link-bibliography",
    ] {
        assert!(help.contains(option), "no {option} in:\n{help}");
    }
    assert!(
        ibid(&["citeproc", "-V"])
            .clean()
            .contains(env!("CARGO_PKG_VERSION"))
    );
    let name = format!("citeproc{}", std::env::consts::EXE_SUFFIX);
    let link = folder().join(name);
    std::fs::copy(env!("CARGO_BIN_EXE_ibid"), &link).expect("the program is copied");
    let mut linked = std::process::Command::new(link);
    linked.args(["--style", "apa"]);
    let run = run_with(linked, &json!({"references": books()}).to_string());
    assert_eq!(run.json()["bibliography"][0][0], "doe");
}
