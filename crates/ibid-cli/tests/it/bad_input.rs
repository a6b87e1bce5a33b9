//! Bad input: a message that names the thing, the place and the way out, or a result with a
//! warning; never a panic, never a hang.

use std::process::Stdio;

use crate::harness::{PAGE, command, file, folder, ibid, ibid_with};

#[test]
fn sources_that_hold_nothing() {
    ibid_with(&["cite", "-"], "").fails(3, &["error[E0403]", "empty", "--> -", "help: "]);
    ibid_with(&["cite", "-"], b"\x89PNG\r\n\x1a\n\0\0\0")
        .fails(3, &["error[E0402]", "a PNG picture"]);
    ibid_with(&["cite", "-"], b"%PDF-1.7\n\0\x01\x02").fails(3, &["the PDF is broken"]);
    ibid_with(&["cite", "-"], "<html><body></body></html>")
        .fails(3, &["error[E0903]", "--set title="]);
    let rescued = ibid_with(
        &["cite", "-", "-q", "--set", "title=T"],
        "<html><body></body></html>",
    );
    assert_eq!(rescued.clean(), "T. (n.d.).\n");
}

#[test]
fn sources_that_cannot_be_read() {
    ibid(&["cite", "absent.html"]).fails(3, &["error[E0901]", "`absent.html`", "help: "]);
    let folder = folder();
    ibid(&["cite", folder.to_str().expect("UTF-8")]).fails(3, &["error[E0901]"]);
}

#[test]
fn sources_that_are_nearly_identifiers() {
    for (argument, parts) in [
        (
            "9780226458084",
            [
                "error[E0121]",
                "`9780226458084` has a wrong digit",
                "it is `9780226458083`",
            ],
        ),
        (
            "0378-5955",
            ["error[E0123]", "names a series", "help: give"],
        ),
        (
            "10.1038",
            ["error[E0122]", "looks like a DOI", "help: a DOI is"],
        ),
        (
            "arXiv:2313.12345",
            ["error[E0122]", "no month `13`", "help: "],
        ),
        (
            "16566972",
            [
                "error[E0122]",
                "may be a PubMed id",
                "write `PMID:16566972`",
            ],
        ),
    ] {
        for verb in ["cite", "inspect"] {
            let run = ibid(&[verb, argument]);
            run.fails(3, &parts);
            assert!(!run.stderr.contains("no such file"), "{run:?}");
        }
    }
    // A file of that name is read.
    let folder = folder();
    std::fs::write(folder.join("9780226458084"), PAGE).expect("a file");
    let mut command = command(&["cite", "9780226458084", "-q"]);
    let output = command.current_dir(&folder).output().expect("a run");
    assert!(output.status.success(), "{output:?}");
    ibid(&["explain", "E0121"]).done();
}

#[test]
fn pages_that_are_broken_are_read_as_far_as_they_go() {
    let cut = PAGE.split("<p>By").next().expect("a start");
    let entry = ibid_with(&["cite", "-"], cut).done();
    assert!(entry.contains("Quiet winters"), "{entry}");
    let latin = PAGE.replace("The Daily Tern", "Küstenblatt");
    let latin: Vec<u8> = latin
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin-1"))
        .collect();
    let entry = ibid_with(&["cite", "-"], latin).done();
    assert!(entry.contains("Küstenblatt"), "{entry}");
}

#[test]
fn pages_made_to_exhaust() {
    let deep = format!(
        "{PAGE}<script type='application/ld+json'>{}{}</script>{}",
        "[".repeat(200_000),
        "]".repeat(200_000),
        "<div>".repeat(10_000)
    );
    assert!(
        ibid_with(&["cite", "-"], deep)
            .done()
            .contains("Quiet winters")
    );
    let cycle = r##"<script type="application/ld+json">{"@graph": [
        {"@id": "#a", "@type": "Article", "headline": "Round", "author": {"@id": "#b"}, "isPartOf": {"@id": "#a"}},
        {"@id": "#b", "@type": "Person", "name": "A B", "worksFor": {"@id": "#b"}, "parent": {"@id": "#a"}}]}</script>"##;
    assert!(
        ibid_with(&["cite", "-", "-q"], cycle)
            .done()
            .contains("Round")
    );
    let mut large = PAGE.as_bytes().to_vec();
    large.resize(50 * 1024 * 1024, b'x');
    let run = ibid_with(&["cite", "-"], large);
    assert!(run.stdout.contains("Quiet winters"), "{}", run.stdout);
    run.says(&["warning[W0401]"]);
}

#[test]
fn styles_that_cannot_be_used() {
    let with = |style: &str| ibid_with(&["cite", "-", "-s", style], PAGE);
    with("harvrad").fails(2, &["`harvrad`", "did you mean"]);
    with("./absent.csl").fails(3, &["absent.csl"]);
    let style = |body: &str| {
        let root = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">\n\
                    <info><title>T</title><id>t</id><updated>2020-01-01T00:00:00Z</updated>";
        file("bad.csl", format!("{root}{body}</style>"))
    };
    let layout = "</info><citation><layout><text macro=\"m\"/></layout></citation>";
    with(&style(layout)).fails(3, &["error[E0204]", "`m`", "bad.csl:2:"]);
    let cycle = "<macro name=\"m\"><text macro=\"n\"/></macro><macro name=\"n\"><text macro=\"m\"/></macro>";
    with(&style(&format!("{layout}{cycle}"))).fails(3, &["error[E0205]", "bad.csl:2:"]);
    let parent = "<link rel=\"independent-parent\" href=\"http://www.zotero.org/styles/no-such-parent\"/></info>";
    with(&style(parent)).fails(3, &["no-such-parent", "help: "]);
    with(&file("not.csl", "<html>")).fails(3, &["error[E0201]"]);
    with(&file("empty.csl", "")).fails(3, &["error["]);
}

#[test]
fn a_closed_output_ends_quietly() {
    for arguments in [["completions", "bash"], ["styles", "list"]] {
        let mut child = command(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(
            (output.status.code(), output.stderr.as_slice()),
            (Some(0), &b""[..]),
            "{arguments:?}"
        );
    }
}

#[test]
fn names_of_sources_cannot_steer_the_terminal() {
    let run = ibid(&["cite", "a\u{1b}[2J\u{202e}b.html"]);
    assert!(
        !run.stderr.contains(['\u{1b}', '\u{202e}']),
        "{:?}",
        run.stderr
    );
}

#[test]
fn a_page_of_200_megabytes_is_an_error_and_one_of_50_is_read_in_part() {
    let mut page = PAGE.as_bytes().to_vec();
    page.resize(200 << 20, b' ');
    let run = ibid(&["inspect", &file("huge.html", page.as_slice())]);
    run.fails(
        3,
        &[
            "error[E0419]",
            "huge.html",
            "100 MB",
            "help: give its start",
        ],
    );
    page.truncate(50 << 20);
    let run = ibid(&["inspect", &file("large.html", page), "--json"]);
    let report = run.json();
    assert_eq!(report["item"]["title"], "Quiet winters");
    assert_eq!(report["warnings"][0]["code"], "W0401");
}

#[test]
fn bombs_among_many_sources_are_lines() {
    let folder = folder();
    let nested = format!("<h1>Deep</h1>{}", "<div>".repeat(100_000));
    for (name, content) in [
        ("a.html", nested.as_bytes()),
        ("b.docx", b"PK\x03\x04 cut off".as_slice()),
        ("c.html", b"<h1>Quiet\0 winters</h1>"),
        ("d.pdf", b"%PDF-1.7\n"),
    ] {
        std::fs::write(folder.join(name), content).expect("a file");
    }
    let run = ibid(&["inspect", "--jsonl", folder.to_str().expect("UTF-8")]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let lines: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(lines[0]["item"]["title"], "Deep");
    assert_eq!(lines[1]["error"]["code"], "E0406");
    assert_eq!(lines[2]["item"]["title"], "Quiet winters");
    assert_eq!(lines[3]["error"]["code"], "E0406");
}
