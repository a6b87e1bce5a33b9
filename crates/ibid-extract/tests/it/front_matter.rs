//! Markdown with front matter.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::inputs::{check, item};

const BODY: &str = "\nThe geese stayed through the winter, and nobody asked them why they did.\n";

fn page(front: &str) -> String {
    format!("---\n{front}\n---\n{BODY}")
}

#[test]
fn people_in_every_form() {
    let doe_and_roe =
        json!([{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "John"}]);
    for front in [
        "author: Jane Doe and John Roe",
        "author: [Jane Doe, John Roe]",
        "authors:\n- Jane Doe\n- John Roe",
        "authors:\n  - {name: Jane Doe, orcid: 0000-0002-1825-0097}\n  - {name: John Roe}",
        "author:\n  - given: Jane\n    family: Doe\n  - family: Roe\n    given: John",
        "author:\n  - name:\n      given: Jane\n      family: Doe\n    affiliations:\n      - name: University of X\n  - name: John Roe",
        "author: ['Doe, Jane', 'Roe, John']",
        "author:\n  - affiliation: University of X\n    name: Jane Doe\n  - name: John Roe\n    email: roe@example.org",
        "params:\n  author: Jane Doe and John Roe",
        "people: &p\n  - name: Jane Doe\n  - name: John Roe\nauthor: *p",
    ] {
        let front = format!("title: Quiet winters\n{front}");
        check(
            page(&front),
            &[
                ("/author", doe_and_roe.clone()),
                ("/title", json!("Quiet winters")),
            ],
        );
    }
}

#[test]
fn a_block_for_being_cited_by() {
    let front = "\
title: \"Quiet winters: a *study*\"
subtitle: Of geese
date: 2024-03-05
lang: en
bibliography: references.bib
citation:
  type: article-journal
  container-title: Journal of Geese
  volume: 12
  issue: 3
  page: 4-9
  doi: 10.5555/geese.1
  url: https://geese.example/12/3
";
    check(
        page(front),
        &[
            ("/type", json!("article-journal")),
            ("/title", json!("Quiet winters: a study")),
            ("/custom/subtitle", json!("Of geese")),
            ("/container-title", json!("Journal of Geese")),
            ("/volume", json!("12")),
            ("/issue", json!("3")),
            ("/page", json!("4-9")),
            ("/DOI", json!("10.5555/geese.1")),
            ("/URL", json!("https://geese.example/12/3")),
            ("/language", json!("en")),
            ("/issued/date-parts", json!([[2024, 3, 5]])),
        ],
    );
}

#[test]
fn toml_with_its_own_dates() {
    check(
        format!(
            "+++\ntitle = 'Quiet winters'\ndate = 2023-01-15T09:00:00-07:00\nlastmod = 2023-02-01\n\
             authors = [\"Jane Doe\"]\n[params]\nlang = 'en'\n+++\n{BODY}"
        ),
        &[
            ("/title", json!("Quiet winters")),
            ("/issued/date-parts", json!([[2023, 1, 15]])),
            ("/custom/modified/date-parts", json!([[2023, 2, 1]])),
            ("/author", json!([{"family": "Doe", "given": "Jane"}])),
        ],
    );
}

#[test]
fn what_is_no_yaml_is_read_line_by_line() {
    check(
        page("title: Quiet winters: the return\nauthor: Jane Doe\n\tdraft: {"),
        &[
            ("/title", json!("Quiet winters: the return")),
            ("/author", json!([{"family": "Doe", "given": "Jane"}])),
        ],
    );
}

#[test]
fn tags_in_the_text_do_not_make_it_a_page() {
    let text = format!(
        "{}<div class=\"note\"><h1>Note</h1></div>",
        page("title: Quiet winters")
    );
    check(text, &[("/title", json!("Quiet winters"))]);
}

#[test]
fn nothing_is_taken_from_what_says_nothing() {
    let item = item(page(
        "title: Quiet winters\ndate: today\nauthor: []\ndoi: none\ncitation: true",
    ));
    for absent in ["issued", "author", "DOI"] {
        assert_eq!(item.get(absent), None::<&Value>, "{absent}");
    }
}

#[test]
fn bombs_are_bounded() {
    let mut laughs = "title: Quiet winters\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(laughs, "a{level}: &a{level} [{aliases}]");
    }
    laughs.push_str("author: *a11");
    check(page(&laughs), &[("/title", json!("Quiet winters"))]);
    let deep = format!("title: Quiet winters\ntags: {}", "[".repeat(50_000));
    check(page(&deep), &[("/title", json!("Quiet winters"))]);
    let itself = "title: Quiet winters\nauthor: &a\n  - name: Jane Doe\n  - *a";
    check(page(itself), &[("/title", json!("Quiet winters"))]);
}

#[test]
fn what_is_known_of_people_is_kept() {
    for front in [
        "author:\n  - name: Jane Doe\n    orcid: 0000-0002-1825-0097\n    affiliation: University of X\n  - name: John Roe",
        "authors:\n  - name:\n      given: Jane\n      family: Doe\n    orcid: https://orcid.org/0000-0002-1825-0097\n    affiliations:\n      - name: University of X\n  - name: John Roe",
    ] {
        check(
            page(&format!("title: Quiet winters\n{front}")),
            &[
                (
                    "/author",
                    json!([{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "John"}]),
                ),
                ("/custom/orcid", json!({"Jane Doe": "0000-0002-1825-0097"})),
                (
                    "/custom/affiliation",
                    json!({"Jane Doe": ["University of X"]}),
                ),
            ],
        );
    }
    // One digit is wrong.
    let wrong = item(page(
        "title: Quiet winters\nauthor:\n  - {name: Jane Doe, orcid: 0000-0002-1825-0098}",
    ));
    assert_eq!(wrong.pointer("/custom/orcid"), None);
}

#[test]
fn front_matter_that_nobody_closed() {
    check(
        format!("---\ntitle: \"Quiet winters\"\nauthor: Jane Doe\ndate: 2024-03-05\n{BODY}"),
        &[
            ("/title", json!("Quiet winters")),
            ("/author", json!([{"family": "Doe", "given": "Jane"}])),
            ("/issued/date-parts", json!([[2024, 3, 5]])),
        ],
    );
    check(
        format!("+++\ntitle = \"Quiet winters\"\nauthor = 'Jane Doe'\n{BODY}"),
        &[("/title", json!("Quiet winters"))],
    );
    // A line of dashes over a text is none.
    check(
        format!("---\n# Quiet winters\n\nBy Jane Doe\n{BODY}"),
        &[
            ("/title", json!("Quiet winters")),
            ("/author", json!([{"family": "Doe", "given": "Jane"}])),
        ],
    );
}
