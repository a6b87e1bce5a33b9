//! `ibid styles`.

use serde_json::Value;

use crate::harness::{PAGE, command, file, folder, ibid, run};

/// A style of the user's own.
const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Tern House Style</title><id>http://tern.example/tern-house</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title" prefix="tern: "/></layout></citation>
  <bibliography><layout><text variable="title" prefix="Tern, "/></layout></bibliography>
</style>"#;

#[test]
fn list_and_search() {
    let list = ibid(&["styles", "list"]).clean();
    assert!(list.lines().count() >= 80, "{}", list.lines().count());
    assert!(list.lines().any(|line| line.starts_with("apa ")), "{list}");
    let json = ibid(&["styles", "list", "--json"]).json();
    assert_eq!(json["schema"], "ibid.styles/1");
    assert_eq!(
        json["styles"].as_array().map(Vec::len),
        Some(list.lines().count())
    );
    let found = ibid(&["styles", "search", "harvard"]).clean();
    assert!(found.contains("harvard-cite-them-right"), "{found}");
    let found = ibid(&["styles", "search", "chicago", "notes"]).clean();
    assert!(
        found
            .lines()
            .all(|line| line.to_lowercase().contains("chicago")),
        "{found}"
    );
    ibid(&["styles", "search", "zzzzqqq"]).fails(4, &["zzzzqqq"]);
}

#[test]
fn locales() {
    let listed = ibid(&["styles", "locales"]).clean();
    assert!(
        listed.lines().count() >= 60 && listed.contains("de-AT"),
        "{listed}"
    );
    assert_eq!(
        ibid(&["styles", "locales", "--json"]).json()["schema"],
        "ibid.locales/1"
    );
}

#[test]
fn show() {
    let shown = ibid(&["styles", "show", "apa"]).clean();
    for part in [
        "http://www.zotero.org/styles/apa",
        "author-date",
        "embedded",
    ] {
        assert!(shown.contains(part), "no {part:?} in:\n{shown}");
    }
    assert_eq!(
        ibid(&["styles", "show", "mla", "--json"]).json()["name"],
        "modern-language-association"
    );
    ibid(&["styles", "show", "harvrad"]).fails(4, &["`harvrad`", "did you mean"]);
}

#[test]
fn add() {
    let data = folder();
    let with = |arguments: &[&str], stdin: &str| {
        let mut command = command(arguments);
        command.env("IBID_DATA_DIR", &data);
        run(command, stdin.as_bytes())
    };
    let path = file("tern-house.csl", STYLE);
    let added = with(&["styles", "add", &path], "").clean();
    assert!(added.contains("tern-house"), "{added}");
    assert_eq!(
        with(&["cite", "-", "-s", "tern-house"], PAGE).clean(),
        "Tern, Quiet winters\n"
    );
    assert_eq!(
        with(&["cite", "-", "-s", "Tern House Style", "--in-text"], PAGE).clean(),
        "tern: Quiet winters\n"
    );
    let listed: Value = with(&["styles", "list", "--json"], "").json();
    let own = |style: &&Value| style["name"] == "tern-house";
    let own = listed["styles"]
        .as_array()
        .and_then(|styles| styles.iter().find(own));
    assert!(
        own.is_some_and(|style| style["origin"] == "added"),
        "{own:?}"
    );
    with(&["styles", "add", &file("bad.csl", "<style>")], "").fails(3, &["error[", "bad.csl"]);
    with(&["styles", "add", "absent.csl"], "").fails(3, &["absent.csl"]);
    with(&["styles", "add", "https://tern.example/t.csl"], "").fails(5, &["error[E0902]"]);
}

#[test]
fn check() {
    let good = ibid(&["styles", "check", &file("good.csl", STYLE)]);
    assert_eq!(good.code, Some(0), "{good:?}");
    let odd = file(
        "odd.csl",
        STYLE.replace("<layout>", "<layout colour=\"red\">"),
    );
    let run = ibid(&["styles", "check", &odd]);
    assert_eq!(run.code, Some(0));
    run.says(&["warning[W0201]", "`colour`", "odd.csl:3:"]);
    assert_eq!(ibid(&["styles", "check", &odd, "--strict"]).code, Some(6));
    let bad = file(
        "bad.csl",
        STYLE
            .replace("<citation>", "<zitation>")
            .replace("</citation>", "</zitation>"),
    );
    let run = ibid(&["styles", "check", &bad]);
    assert_eq!(run.code, Some(3));
    run.says(&["error[E0203]", "bad.csl"]);
}
