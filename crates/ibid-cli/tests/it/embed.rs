//! `ibid embed`: the block, the layers, and both in the page.

use crate::harness::{PAGE, command, data, file, folder, ibid, ibid_with, run};
use ibid_testdata::Dataset;

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_block_works_without_a_script() {
    let block = ibid_with(
        &["embed", "-", "-s", "apa", "-s", "mla", "--css", "none"],
        PAGE,
    )
    .clean();
    for part in [
        "<cite-this-article lang=\"en\" dir=\"ltr\" data-ibid=\"1\">",
        "<summary class=\"ibid-summary\">Cite this article</summary>",
        "<section class=\"ibid-style\" data-style=\"apa\" data-locale=\"en-US\">",
        "<dd class=\"ibid-entry\">Okonkwo, M. (2023, January 5). Quiet winters. <i>The Daily Tern</i>.",
        "<dd class=\"ibid-in-text\">(Okonkwo, 2023)</dd>",
        "data-style=\"modern-language-association\"",
        "data-format=\"csl-json\" download=\"okonkwo2023quiet.json\" href=\"data:application/vnd.citationstyles.csl+json;charset=utf-8,%5B",
        "<a rel=\"cite-as\" href=\"https://tern.example/quiet-winters\">",
        "</cite-this-article>",
    ] {
        assert!(block.contains(part), "{part}\n{block}");
    }
    assert!(!block.contains("<style>") && !block.contains("<script type=\"module\""));
}

#[test]
fn a_page_is_written_into_again_and_again_with_one_result() {
    let page = PAGE
        .replace("<p>By Mary", "<article><p>By Mary")
        .replace("</body>", "</article></body>");
    let path = file("page.html", &page);
    for options in [&["--in-place"][..], &["--in-place", "--meta"]] {
        let mut arguments = vec!["embed", path.as_str()];
        arguments.extend(options);
        ibid(&arguments).clean();
        let once = read(&path);
        assert!(
            once.contains("</cite-this-article>\n</article></body>"),
            "{once}"
        );
        assert_eq!(
            once.contains("<meta name=\"citation_author\" content=\"Okonkwo, Mary\">"),
            options.len() == 2
        );
        ibid(&arguments).clean();
        assert_eq!(read(&path), once);
    }
}

#[test]
fn a_headline_stays_as_the_page_prints_it() {
    let page = PAGE.replace("Quiet winters", "Quiet Winters Bring More Geese");
    let path = file("headline.html", &page);
    ibid(&["embed", &path, "--in-place", "--meta"]).clean();
    let once = read(&path);
    assert!(
        once.contains("<meta name=\"citation_title\" content=\"Quiet Winters Bring More Geese\">")
    );
    assert!(once.contains("Quiet winters bring more geese"), "{once}");
    ibid(&["embed", &path, "--in-place", "--meta"]).clean();
    assert_eq!(read(&path), once);
}

#[test]
fn layers_are_written_so_that_the_page_is_read_as_the_same_again() {
    // Names of Japan and Korea have no comma; the site of a page is not the publisher of a book; what the page's author
    // says of a journal stays where nothing takes its place.
    let page = PAGE
        .replace("lang=\"en\"", "lang=\"ja\"")
        .replace("Mary Okonkwo", "松岡 大地")
        .replace(
            "<link rel",
            "<meta name='citation_author' content='松岡 大地'><meta name='citation_journal_title' content='The Daily Tern'>\
             <meta property='og:type' content='article'><link rel",
        );
    let path = file("names.html", &page);
    let arguments = ["embed", &path, "--in-place", "--meta", "-q"];
    ibid(&arguments).done();
    let once = read(&path);
    assert!(
        once.contains("<meta name=\"citation_author\" content=\"松岡 大地\">"),
        "{once}"
    );
    assert_eq!(once.matches("citation_journal_title").count(), 1, "{once}");
    ibid(&arguments).done();
    assert_eq!(read(&path), once);
}

#[test]
fn type_faces_are_classes_that_a_strict_policy_lets_through() {
    let style = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
        <info><title>Capitals</title><id>https://tern.example/capitals</id><updated>2024-01-01T00:00:00+00:00</updated></info>
        <citation><layout><text variable="title" text-decoration="underline"/></layout></citation>
        <bibliography><layout><names variable="author" font-variant="small-caps" suffix=", "/><text variable="title" font-style="italic"/></layout></bibliography></style>"#;
    let style = file("capitals.csl", style);
    let page = PAGE.replace("Mary Okonkwo", "Mary &lt;b&gt; Okonkwo &amp; Co");
    let block = ibid_with(&["embed", "-", "-s", &style, "--css", "none"], &page).done();
    for part in [
        "<dd class=\"ibid-entry\"><span class=\"ibid-small-caps\">",
        "<i>Quiet winters</i>",
        "<dt>Note</dt><dd class=\"ibid-note\"><span class=\"ibid-underline\">Quiet winters</span></dd>",
    ] {
        assert!(block.contains(part), "{part}\n{block}");
    }
    assert!(
        !block.contains(" style=") && !block.contains("<b>"),
        "{block}"
    );
}

#[test]
fn downloads_for_other_programs_have_nothing_that_is_ibid_s_own() {
    let page = PAGE.replace("Quiet winters", "Quiet Winters Bring More Geese");
    let block = ibid_with(&["embed", "-", "--css", "none"], &page).clean();
    let download = |format: &str| {
        let start = format!("data-format=\"{format}\"");
        block
            .split(&start)
            .nth(1)
            .and_then(|rest| rest.split("</a>").next())
    };
    let bibtex = download("bibtex").expect("a download");
    assert!(
        bibtex.contains("Quiet%20winters%20bring%20more%20geese"),
        "{bibtex}"
    );
    assert!(!bibtex.contains("as-printed"), "{bibtex}");
    assert!(download("csl-json").is_some_and(|json| json.contains("title-as-printed")));
}

#[test]
fn the_element_on_the_page_says_where_and_in_which_styles() {
    let page = PAGE.replace("</p></body>", "</p><cite-this-article styles=\"ieee\" class='x'></cite-this-article><footer>f</footer></body>");
    let path = file("page.html", &page);
    ibid(&[
        "embed",
        &path,
        "--in-place",
        "--css",
        "link=/cite.css",
        "--script",
        "/cite.js",
    ])
    .clean();
    let written = read(&path);
    assert!(
        written.contains("data-ibid=\"1\" styles=\"ieee\" class=\"x\">"),
        "{written}"
    );
    assert!(written.contains("data-style=\"ieee\"") && !written.contains("data-style=\"apa\""));
    assert!(written.contains("<link rel=\"stylesheet\" href=\"/cite.css\">"));
    assert!(written.contains(
        "<script type=\"module\" src=\"/cite.js\"></script>\n</cite-this-article><footer>"
    ));
}

#[test]
fn the_layers_of_a_page_are_repaired_from_one_record() {
    let page = PAGE.replace("<link rel", "<meta name='citation_author' content='Wrong, Ann'><meta name='citation_pdf_url' content='/a.pdf'><link rel");
    let path = file("page.html", &page);
    ibid(&[
        "embed",
        &path,
        "--in-place",
        "--meta",
        "--set",
        "author=Okonkwo, Mary",
    ])
    .done();
    let written = read(&path);
    assert!(!written.contains("Wrong"), "{written}");
    assert!(written.contains("citation_pdf_url"));
    assert!(written.contains(
        "<link rel=\"cite-as\" href=\"https://tern.example/quiet-winters\" data-ibid=\"1\">"
    ));
    let item = ibid(&["inspect", &path, "--json"]).json();
    assert_eq!(item["item"]["author"][0]["family"], "Okonkwo");
}

#[test]
fn disagreement_is_an_error_for_continuous_integration() {
    let good = file("good.html", PAGE);
    ibid(&["embed", &good, "--check"]).clean();
    let page = PAGE.replace("<link rel", "<meta name='citation_author' content='Wrong, Ann'><meta name='citation_title' content='Quiet winters'><link rel");
    let bad = file("bad.html", page);
    let checked = ibid(&["embed", &good, &bad, "--check"]);
    assert_eq!((checked.stdout.as_str(), checked.code), ("", Some(1)));
    checked.says(&["error[E0920]", "`author`", "bad.html"]);
}

#[test]
fn hostile_titles_and_names_are_text() {
    let evil = "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;alert(2)&lt;img src=x onerror=alert(3)&gt;";
    let page = format!(
        "<!DOCTYPE html><html lang='en'><head><title>{evil}</title><meta property='og:title' content='{evil}'>\
        <meta name='author' content='{evil}'><meta property='og:site_name' content='{evil}'><link rel='canonical' href='https://tern.example/{evil}'>\
        </head><body><h1>{evil}</h1><p>Text.</p></body></html>"
    );
    for options in [&["--css", "none"][..], &["--meta"]] {
        let mut arguments = vec![
            "embed",
            "-",
            "--set",
            "title=</script><script>alert(4)</script><img src=x onerror=alert(5)>",
        ];
        arguments.extend(options);
        let printed = ibid_with(&arguments, &page).done();
        let lower = printed.to_lowercase();
        assert!(
            !lower.contains("<img") && !lower.contains("<script>"),
            "{printed}"
        );
        for tag in lower
            .split('<')
            .skip(1)
            .filter_map(|rest| rest.split_once('>'))
        {
            // Between quotation marks stand values, whatever they say.
            let outside: String = tag.0.split('"').step_by(2).collect();
            assert!(
                !outside.contains("onload") && !outside.contains("onerror"),
                "{outside}"
            );
        }
        assert_eq!(
            lower.matches("</script>").count(),
            lower.matches("<script type=").count(),
            "{printed}"
        );
    }
}

#[test]
fn what_cannot_be_written_into_is_named() {
    let latin = file("latin.html", b"<title>caf\xe9</title>".as_slice());
    ibid(&["embed", &latin, "--in-place"]).fails(3, &["E0901", "latin.html", "no UTF-8"]);
    ibid(&["embed", "-", "--in-place"]).fails(2, &["`--in-place` writes files"]);
    ibid_with(&["embed", "-", "-s", "nothing-like-it"], PAGE).fails(2, &["E0501"]);
    ibid_with(&["embed", "-", "--css", "sideways"], PAGE).fails(2, &["link=URL"]);
}

#[test]
fn a_folder_of_real_pages_comes_to_rest_after_one_run() {
    let Some(articles) = data(Dataset::Articles) else {
        return;
    };
    let pages = folder();
    let unpack = "for f in $(find \"$1\" -name '*.gz' | sort | awk 'NR % 12 == 0'); do gunzip -c \"$f\" > \"$2\"/$(basename \"$f\" .gz).html; done";
    let status = std::process::Command::new("sh")
        .args(["-c", unpack, "sh", &articles, pages.to_str().unwrap()])
        .status();
    assert!(status.unwrap().success());
    let written = || {
        let mut files: Vec<_> = std::fs::read_dir(&pages)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        files
            .into_iter()
            .map(|path| std::fs::read(path).unwrap())
            .collect::<Vec<_>>()
    };
    assert!(!written().is_empty());
    let embed = || {
        run(
            command(&[
                "embed",
                pages.to_str().unwrap(),
                "--in-place",
                "--meta",
                "-q",
            ]),
            b"",
        )
    };
    embed();
    let once = written();
    embed();
    let twice = written();
    let moved = once.iter().zip(&twice).filter(|(a, b)| a != b).count();
    assert_eq!(moved, 0, "of {} pages", once.len());
    let has_block = once
        .iter()
        .filter(|page| {
            page.windows(21)
                .any(|w| w == b"</cite-this-article>\n".as_slice())
        })
        .count();
    assert!(
        has_block * 10 > once.len() * 8,
        "{has_block} of {}",
        once.len()
    );
}
