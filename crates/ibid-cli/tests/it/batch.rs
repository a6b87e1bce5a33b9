//! `ibid inspect --jsonl` over many sources.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::harness::{PAGE, Run, file, folder, ibid, ibid_with};

/// The lines of a run as JSON.
fn lines(run: &Run) -> Vec<Value> {
    let lines = run.stdout.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// The sources of the lines, and their titles.
fn titles(run: &Run) -> Vec<(String, Value)> {
    let named = |line: &Value| line["source"].as_str().expect("a source").to_owned();
    lines(run)
        .iter()
        .map(|line| (named(line), line["item"]["title"].clone()))
        .collect()
}

fn page(title: &str) -> String {
    PAGE.replace("Quiet winters", title)
}

#[test]
fn a_folder_in_the_order_of_its_names() {
    let folder = folder();
    let inner = folder.join("b");
    std::fs::create_dir(&inner).expect("a folder");
    let mut wanted = Vec::new();
    for (place, name) in [(&folder, "a.html"), (&inner, "c.html"), (&folder, "d.html")] {
        let path = place.join(name);
        std::fs::write(&path, page(&format!("Winter {name}"))).expect("a file");
        wanted.push((
            path.to_str().expect("UTF-8").to_owned(),
            json!(format!("Winter {name}")),
        ));
    }
    std::fs::write(folder.join(".hidden"), "x").expect("a file");
    let run = ibid(&["inspect", "--jsonl", folder.to_str().expect("UTF-8")]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(titles(&run), wanted);
}

#[test]
fn order_is_kept_and_a_bad_page_is_a_line() {
    let mut input = String::new();
    let slow = format!(
        "{}{}",
        page("The long one"),
        "<p>Words of it.</p>".repeat(20_000)
    );
    for number in 0..60 {
        let line = match number {
            0 | 31 => json!({"url": format!("https://tern.example/{number}"), "html": slow}),
            7 => json!({"url": "https://tern.example/7", "html": ""}),
            8 => json!({"url": "https://tern.example/8"}),
            _ => {
                json!({"url": format!("https://tern.example/{number}"), "html": page(&format!("Winter {number}"))})
            }
        };
        let _ = writeln!(input, "{line}");
        if number == 9 {
            input.push_str("\nnot json\n");
        }
    }
    let run = ibid_with(&["inspect", "--jsonl", "-"], input);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (Some(1), ""),
        "{}",
        run.stderr
    );
    let lines = lines(&run);
    assert_eq!(lines.len(), 61);
    let failed: Vec<(usize, &Value)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.get("error").is_some())
        .collect();
    let places: Vec<usize> = failed.iter().map(|(place, _)| *place).collect();
    assert_eq!(places, [7, 8, 10]);
    assert_eq!(failed[0].1["schema"], "ibid.inspect/1");
    assert_eq!(failed[0].1["source"], "https://tern.example/7");
    assert_eq!(failed[0].1["error"]["code"], "E0403");
    assert_eq!(failed[2].1["source"], "line 12");
    for (place, line) in lines.iter().enumerate().filter(|(place, _)| *place < 7) {
        assert_eq!(line["source"], format!("https://tern.example/{place}"));
    }
}

#[test]
fn a_list_of_paths() {
    let (one, two) = (
        file("one.html", page("One winter")),
        file("two.html", page("Two winters")),
    );
    let list = format!("{one}\n\nnowhere.html\n{two}\n");
    let run = ibid_with(&["inspect", "--jsonl", "-"], list);
    assert_eq!(run.code, Some(1), "{run:?}");
    let lines = lines(&run);
    assert_eq!(lines[0]["item"]["title"], "One winter");
    assert_eq!(lines[1]["error"]["code"], "E0901");
    assert_eq!(lines[2]["item"]["title"], "Two winters");
}

#[test]
fn a_page_on_the_standard_input_is_one_source() {
    let run = ibid_with(&["inspect", "--jsonl", "-"], PAGE);
    assert_eq!(titles(&run), [("-".to_owned(), json!("Quiet winters"))]);
    let references = "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"A\"}, {\"id\": \"b\", \"type\": \"book\", \"title\": \"B\"}]";
    let run = ibid_with(&["inspect", "--jsonl", "-"], references);
    assert_eq!(lines(&run).len(), 2, "{run:?}");
}

#[test]
fn where_all_fail_the_exit_code_is_the_first_ones() {
    let run = ibid(&["inspect", "--jsonl", "nowhere.html"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    let run = ibid(&["inspect", "--jsonl", "https://tern.example/", "--offline"]);
    assert_eq!(run.code, Some(5), "{run:?}");
}

#[test]
fn sources_of_each() {
    let text = "Quiet winters\n\nGeese are small, according to the CDC.\n";
    let line = json!({"url": "https://tern.example/1", "text": text});
    let run = ibid_with(
        &["inspect", "--jsonl", "--sources", "-"],
        format!("{line}\n"),
    );
    assert_eq!(
        lines(&run)[0]["sources"],
        json!([{
            "item": {"id": "source-1", "type": "document", "publisher": "CDC"},
            "sentence": "Geese are small, according to the CDC.",
            "where": "line 3", "line": 3, "status": "unresolved",
        }])
    );
}
