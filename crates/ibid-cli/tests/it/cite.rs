//! `ibid cite`.

use serde_json::json;

use crate::harness::{PAGE, file, ibid, ibid_with};

const ENTRY: &str = "Okonkwo, M. (2023, January 5). Quiet winters. The Daily Tern. https://tern.example/quiet-winters\n";

#[test]
fn the_entry_is_what_is_printed() {
    assert_eq!(ibid_with(&["cite", "-"], PAGE).clean(), ENTRY);
    assert_eq!(ibid(&["cite", &file("page.html", PAGE)]).clean(), ENTRY);
    assert_eq!(ibid_with(&["cite", "--html", "-"], PAGE).clean(), ENTRY);
}

#[test]
fn forms() {
    let with = |arguments: &[&str]| ibid_with(&[&["cite", "-"], arguments].concat(), PAGE);
    assert_eq!(with(&["--in-text"]).clean(), "(Okonkwo, 2023)\n");
    assert_eq!(
        with(&["--all"]).clean(),
        format!("In text: (Okonkwo, 2023)\nEntry: {ENTRY}")
    );
    let notes = with(&["--all", "-s", "chicago-notes"]).clean();
    let lines: Vec<&str> = notes.lines().collect();
    assert!(
        matches!(lines.as_slice(), [note, entry]
        if note.starts_with("Note: Mary Okonkwo, “Quiet Winters,”") && entry.starts_with("Entry: Okonkwo, Mary. ")),
        "{notes}"
    );
    let note = with(&["--note"]);
    assert_eq!(note.stdout, "(Okonkwo, 2023)\n");
    note.says(&["warning[W0908]", "cites in the text"]);
    with(&["--note", "--in-text"]).fails(2, &["cannot be used with"]);
}

#[test]
fn formats() {
    let with = |format: &str| ibid_with(&["cite", "-", "-f", format], PAGE).clean();
    assert_eq!(
        with("html"),
        "<div class=\"csl-bib-body\">\n  <div class=\"csl-entry\">Okonkwo, M. (2023, January 5). Quiet winters. \
         <i>The Daily Tern</i>. https://tern.example/quiet-winters</div>\n</div>\n"
    );
    assert!(
        with("markdown").contains("*The Daily Tern*"),
        "{}",
        with("markdown")
    );
    for (format, mark) in [
        ("latex", "\\textit{"),
        ("typst", "#emph[The Daily"),
        ("rtf", "\\i"),
        ("org", "/The Daily"),
    ] {
        assert!(with(format).contains(mark), "{format}: {}", with(format));
    }
    let item: serde_json::Value = serde_json::from_str(&with("csl-json")).expect("JSON");
    assert_eq!(item["title"], "Quiet winters");
    assert_eq!(item["issued"], json!({"date-parts": [[2023, 1, 5]]}));
    ibid(&["cite", "-", "-f", "docx"]).fails(2, &["docx", "csl-json"]);
}

#[test]
fn corrections() {
    let cited = |arguments: &[&str]| ibid_with(&[&["cite", "-"], arguments].concat(), PAGE).done();
    assert_eq!(
        cited(&[
            "--set",
            "author=van Dyke, Ada; Harbor Trust",
            "--set",
            "issued=2024-05",
            "--set",
            "url="
        ]),
        "van Dyke, A., & Harbor Trust. (2024, May). Quiet winters. The Daily Tern.\n"
    );
    assert_eq!(
        cited(&["--set", "author=", "--set", "issued=", "--in-text"]),
        "(“Quiet Winters,” n.d.)\n"
    );
    let set = |text: &str| ibid_with(&["cite", "-", "--set", text], PAGE);
    set("tittle=x").fails(2, &["error[E0904]", "`tittle`", "did you mean `title`?"]);
    set("date=2020").fails(2, &["did you mean `issued`?"]);
    set("quux=x").fails(2, &["`quux`", "CSL variables"]);
    set("title").fails(2, &["`title` is not `FIELD=VALUE`"]);
    set("issued=2021-02-30").fails(2, &["error[E0905]", "no day 30"]);
    set("issued=5 January 2023").fails(2, &["did you mean `2023-01-05`?"]);
    set("type=artikle").fails(
        2,
        &["`artikle` is not a CSL type", "did you mean `article`?"],
    );
    ibid_with(&["cite", "-", "--accessed", "soon"], PAGE)
        .fails(2, &["`soon` is not a date for `accessed`"]);
}

#[test]
fn accessed() {
    let cited =
        |date: &str| ibid_with(&["cite", "-", "-s", "vancouver", "--accessed", date], PAGE).done();
    assert!(cited("2026-11-22").contains("[cited 2026 Nov 22]"));
    let json = ibid_with(
        &["cite", "-", "-f", "csl-json", "--accessed", "today"],
        PAGE,
    )
    .json();
    let parts = json["accessed"]["date-parts"][0].as_array().expect("a day");
    assert!(
        parts.len() == 3 && parts[0].as_i64() >= Some(2024),
        "{parts:?}"
    );
    let json = ibid_with(&["cite", "-", "-f", "csl-json"], PAGE).json();
    assert_eq!(json.get("accessed"), None);
}

#[test]
fn several_sources_are_one_document() {
    let other = PAGE
        .replace("Mary Okonkwo", "Ada Brandt")
        .replace("Quiet winters", "Loud summers");
    let (first, second) = (file("a.html", PAGE), file("b.html", other));
    let sorted = ibid(&["cite", &first, &second]).clean();
    let families: Vec<&str> = sorted
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(families, ["Brandt", "Okonkwo"]);
    let numbered = ibid(&["cite", &first, &second, "-s", "ieee"]).clean();
    let starts: Vec<&str> = numbered.lines().filter_map(|line| line.get(..7)).collect();
    assert_eq!(starts, ["[1] M. ", "[2] A. "]);
    let twice = ibid(&["cite", &first, &first, "--in-text"]).clean();
    assert_eq!(twice, "(Okonkwo, 2023a)\n(Okonkwo, 2023b)\n");
    let json = ibid(&["cite", &first, &second, "-f", "csl-json"]).json();
    assert_eq!(
        (&json[0]["id"], &json[1]["id"]),
        (&json!("okonkwo2023quiet"), &json!("brandt2023loud"))
    );
    let partly = ibid(&["cite", &first, "absent.html"]);
    assert_eq!((partly.stdout.as_str(), partly.code), (ENTRY, Some(1)));
    partly.says(&["error[E0901]", "`absent.html`"]);
    ibid(&["cite", &first, &second, "--url", "https://x.example/"]).fails(2, &["--url"]);
}

#[test]
fn json() {
    let run = ibid_with(&["cite", "-", "--json"], PAGE);
    assert!(
        run.stdout.starts_with("{\n  \"schema\": \"ibid.cite/1\""),
        "{}",
        run.stdout
    );
    let report = run.json();
    assert_eq!(report["style"]["id"], "http://www.zotero.org/styles/apa");
    assert_eq!(report["locale"], "en-US");
    let result = &report["results"][0];
    assert_eq!(result["source"], "-");
    assert_eq!(result["in_text"], "(Okonkwo, 2023)");
    assert_eq!(result["note"], json!(null));
    assert_eq!(result["entry"]["text"], ENTRY.trim_end());
    assert_eq!(result["item"]["title"], "Quiet winters");
    assert_eq!(result["warnings"], json!([]));
    let page = file("page.html", PAGE);
    let lines = ibid(&["cite", &page, &page, "--jsonl"]).done();
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(line["schema"], "ibid.cite/1");
    }
    let failed = ibid(&["cite", "absent.html", "--json"]);
    let diagnostic: serde_json::Value = serde_json::from_str(&failed.stderr).expect("JSON");
    assert_eq!(
        (&diagnostic["code"], &diagnostic["severity"]),
        (&json!("E0901"), &json!("error"))
    );
    assert_eq!(diagnostic["source"], "absent.html");
}

#[test]
fn locales() {
    let cited = |locale: &str| ibid_with(&["cite", "-", "-l", locale], PAGE);
    assert!(cited("de-DE").clean().contains("Januar"));
    assert!(cited("de_AT").clean().contains("Jänner"));
    let unknown = cited("xx-XX");
    assert_eq!((unknown.stdout.as_str(), unknown.code), (ENTRY, Some(0)));
    unknown.says(&["warning[", "`xx-XX`"]);
    let mut command = crate::harness::command(&["cite", "-"]);
    command
        .env("LANG", "de_DE.UTF-8")
        .env("LC_ALL", "de_DE.UTF-8");
    assert_eq!(crate::harness::run(command, PAGE.as_bytes()).clean(), ENTRY);
}

#[test]
fn warnings_and_strict() {
    let text = "<html><head><title>Only a title</title></head><body><p>Words.</p></body></html>";
    let lax = ibid_with(&["cite", "-"], text);
    assert_eq!(lax.code, Some(0));
    lax.says(&["warning[W0412]: ", "help: "]);
    let strict = ibid_with(&["cite", "-", "--strict"], text);
    assert_eq!(
        (strict.stdout.as_str(), strict.code),
        (lax.stdout.as_str(), Some(6))
    );
    let quiet = ibid_with(&["cite", "-", "--strict", "-q"], text);
    assert_eq!((quiet.stderr.as_str(), quiet.code), ("", Some(6)));
    let complete = ibid_with(&["cite", "-", "--strict"], PAGE);
    assert_eq!(complete.clean(), ENTRY);
}

#[test]
fn faces_and_colours() {
    let with = |arguments: &[&str]| ibid_with(&[&["cite", "-"], arguments].concat(), PAGE).done();
    assert!(with(&["--color", "always"]).contains("\u{1b}[3mThe Daily Tern\u{1b}[0m"));
    assert!(!with(&[]).contains('\u{1b}'));
    assert!(!with(&["--color", "never"]).contains('\u{1b}'));
    let error = ibid(&["cite", "absent.html", "--color", "always"]).stderr;
    assert!(error.contains("\u{1b}["), "{error:?}");
    assert!(!ibid(&["cite", "absent.html"]).stderr.contains('\u{1b}'));
}

#[test]
fn references_as_sources() {
    let printed = ibid(&["cite", "examples/references.json", "-s", "apa", "--in-text"]).clean();
    assert_eq!(printed, "(Okonkwo & Brandt, 2021)\n(Vane, 2019)\n");
}

#[test]
fn as_a_tree() {
    let tree = ibid_with(&["cite", "-", "-f", "json"], PAGE).json();
    assert_eq!(tree["schema"], "ibid.tree/1");
    assert_eq!(tree["citations"][0][0]["text"], "(Okonkwo, 2023)");
    let entry = &tree["bibliography"]["entries"][0]["content"];
    assert_eq!(entry[1]["font_style"], "italic", "{tree}");
    let line = ibid_with(&["cite", "-", "-f", "json", "--jsonl", "--links"], PAGE).done();
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(line.contains(r#""variable":"URL""#), "{line}");
    ibid_with(&["cite", "-", "-f", "json", "--note"], PAGE).fails(2, &["every form"]);
}
