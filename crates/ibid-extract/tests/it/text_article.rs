//! Articles without markup: what is found, and on which line.

use std::fmt::Write as _;

use ibid_extract::text::article::candidates;
use ibid_extract::{Candidate, Value};
use ibid_model::{CalendarDate, YearPart};

fn iso(date: CalendarDate) -> String {
    match date.part {
        YearPart::Day { month, day } => format!("{}-{month:02}-{day:02}", date.year),
        YearPart::Month(month) => format!("{}-{month:02}", date.year),
        _ => date.year.to_string(),
    }
}

/// One candidate a line: `line: Property value`.
fn show(candidates: &[Candidate]) -> String {
    let mut shown = String::new();
    for candidate in candidates {
        let value = match &candidate.value {
            Value::Text(text) => text.clone(),
            Value::Date(reading) => iso(reading.date),
            Value::Creators(creators) => {
                let texts: Vec<&str> = creators
                    .iter()
                    .map(|creator| creator.text.as_str())
                    .collect();
                texts.join(" + ")
            }
        };
        let line = candidate.provenance.line.expect("plain text has lines");
        let _ = writeln!(shown, "{line}: {:?} {value}", candidate.property);
    }
    shown
}

fn check(text: &str, language: Option<&str>, wanted: &[&str]) {
    let found = candidates(text, language);
    let found = show(&found);
    assert_eq!(found.lines().collect::<Vec<_>>(), wanted, "of:\n{text}");
}

const PARAGRAPH: &str = "Bread is easy. You need flour and water, salt and yeast, some time and an \
    oven that goes up to two hundred degrees; on June 1, 1999 it was no different.";

#[test]
fn a_page_copied_as_text() {
    let text = format!(
        "How to Bake Bread at Home\n\nUpdated July 19, 2017\n\n{PARAGRAPH}\n\nKinds of Flour\n\n{PARAGRAPH}\n\n\
        Cite this Article A tool to create a citation to reference this article Cite this Article\n\n\
        About the Author\n\nJane Doe is a 10-year veteran TV news producer and baker. She holds a degree in \
        journalism from the University of Oregon."
    );
    check(
        &text,
        Some("en"),
        &[
            "1: Title How to Bake Bread at Home",
            "3: Modified 2017-07-19",
            "15: Authors Jane Doe",
        ],
    );
}

#[test]
fn bylines_and_dates_below_the_title() {
    check(
        &format!(
            "Mayor Wins Second Term\n\nBy Jane Doe and John Roe\nPublished July 3, 2020 at 9:00 am | Updated July 4, 2020\n\n{PARAGRAPH}"
        ),
        Some("en"),
        &[
            "1: Title Mayor Wins Second Term",
            "3: Authors By Jane Doe and John Roe",
            "4: Published 2020-07-03",
            "4: Modified 2020-07-04",
        ],
    );
    check(
        &format!(
            "Warum der Wald stirbt\n\nVon Anna Müller\nStand: 19.07.2017, 10:00 Uhr\n\n{PARAGRAPH}"
        ),
        Some("de"),
        &[
            "1: Title Warum der Wald stirbt",
            "3: Authors Von Anna Müller",
            "4: Modified 2017-07-19",
        ],
    );
    check(
        "北京举行新闻发布会\n2017年7月19日 记者 王小明\n\n据报道，今天北京举行了新闻发布会。",
        Some("zh"),
        &[
            "1: Title 北京举行新闻发布会",
            "2: Authors 2017年7月19日 记者 王小明",
            "2: UndatedDate 2017-07-19",
        ],
    );
}

#[test]
fn names_without_a_label_need_a_date_beside_them() {
    check(
        &format!("How to Bake Bread\nJane Doe\nJuly 19, 2017\n\n{PARAGRAPH}"),
        Some("en"),
        &[
            "1: Title How to Bake Bread",
            "2: Authors Jane Doe",
            "3: UndatedDate 2017-07-19",
        ],
    );
    check(
        &format!("Jane Doe\nJuly 19, 2017\n\nHow to Bake Bread\n\n{PARAGRAPH}"),
        Some("en"),
        &[
            "4: Title How to Bake Bread",
            "1: Authors Jane Doe",
            "2: UndatedDate 2017-07-19",
        ],
    );
    check(
        &format!("What Is Massage?\n\nSexual Health\n\n{PARAGRAPH}\n\nKey Points\n\n{PARAGRAPH}"),
        Some("en"),
        &["1: Title What Is Massage?"],
    );
}

#[test]
fn lines_right_below_a_short_title_are_not_its_rest() {
    check(
        &format!("Rates Rise in Rural Areas\nAssociated Press\nJan. 5, 2015\n\n{PARAGRAPH}"),
        None,
        &[
            "1: Title Rates Rise in Rural Areas",
            "3: UndatedDate 2015-01-05",
        ],
    );
    check(
        &format!(
            "Finds of Water on the Moon: What They Mean for Us\nJane Q. Public, Staff Writer\n\
             October 26, 2020\n\n{PARAGRAPH}"
        ),
        None,
        &[
            "1: Title Finds of Water on the Moon: What They Mean for Us",
            "2: Authors Jane Q. Public, Staff Writer",
            "3: UndatedDate 2020-10-26",
        ],
    );
    check(
        &format!("# Deep tides of the north\n\n*Ada Byron*, 2022-01-02\n\n{PARAGRAPH}"),
        None,
        &[
            "1: Title Deep tides of the north",
            "3: Authors Ada Byron",
            "3: UndatedDate 2022-01-02",
        ],
    );
}

#[test]
fn front_matter() {
    check(
        "---\ntitle: \"The Long Road: A Story\"\nauthor:\n  - name: Jane Doe\n    affiliation: University of X\n  - given: John\n    family: Roe\ndate: 2021-03-04\nlastmod: 2021-05-06T10:00:00+02:00\nlang: en\ndoi: 10.1234/abcd.5678\ntags: [a, b]\n---\n\nText of the article, which goes on.\n",
        None,
        &[
            "2: Title The Long Road: A Story",
            "3: Authors Jane Doe + Roe, John",
            "8: Published 2021-03-04",
            "9: Modified 2021-05-06",
            "10: Language en",
            "11: Doi 10.1234/abcd.5678",
        ],
    );
    check(
        "+++\ntitle = 'My Post'\ndate = 2023-01-15T09:00:00-07:00\nauthors = [\"Jane Doe\", \"Roe, John\"]\n+++\nBody",
        None,
        &[
            "2: Title My Post",
            "3: Published 2023-01-15",
            "4: Authors Jane Doe + Roe, John",
        ],
    );
}

#[test]
fn headers_of_mails_and_of_project_gutenberg() {
    check(
        "From: Jane Doe <jane@example.org>\nTo: list@example.org\nSubject: Results of the survey\nDate: Wed, 19 Jul 2017 10:00:00 +0200\n\nDear all, here are the results.",
        None,
        &[
            "1: Authors Jane Doe",
            "3: Title Results of the survey",
            "4: Published 2017-07-19",
        ],
    );
    check(
        "The Project Gutenberg eBook of Pride and Prejudice\n\nTitle: Pride and Prejudice\n\nAuthor: Jane Austen\n\nRelease date: June 1, 1998 [eBook #1342]\n\nLanguage: English\n\n*** START OF THE PROJECT GUTENBERG EBOOK ***",
        None,
        &[
            "3: Title Pride and Prejudice",
            "5: Authors Jane Austen",
            "7: Published 1998-06-01",
            "9: Language en",
        ],
    );
}

#[test]
fn the_first_page_of_a_pdf() {
    check(
        "arXiv:2107.01234v1 [cs.CL] 14 Jul 2021\nLinking Health News to Literature: A Study of\nNamed Entities in the Wild\nJun Wang1, Mary Major2*\n1 School of Information Studies, Springfield University\njwang@example.edu\n\nAbstract\nAccurately linking news articles to works is a critical component in a number of applications, such as these.\nhttps://doi.org/10.1000/xyz123",
        Some("en"),
        &[
            "2: Title Linking Health News to Literature: A Study of Named Entities in the Wild",
            "4: Authors Jun Wang1, Mary Major2*",
            "1: UndatedDate 2021-07-14",
            "10: Doi 10.1000/xyz123",
        ],
    );
}

#[test]
fn the_citation_line_and_what_is_not_its_own() {
    check(
        &format!(
            "A Study of Things\n\nCite this article as: Doe, J., & Roe, R. (2019). A study of things. Journal of Things, 12(3), 3-10. https://doi.org/10.1234/jt.2019.12\n\n{PARAGRAPH}\n\nReferences\n\nSmith J. Other. 2001.\ndoi:10.9999/other"
        ),
        Some("en"),
        &[
            "1: Title A Study of Things",
            "3: Doi 10.1234/jt.2019.12",
            "3: Published 2019",
            "3: Authors Doe, J., & Roe, R.",
            "3: Title A study of things",
        ],
    );
}

#[test]
fn addresses_and_sites_that_are_stated() {
    check(
        &format!(
            "A Study of Things\n\nOriginally published in The Daily Planet\n\n{PARAGRAPH}\n\nSource: https://example.org/things.html\nRead also: https://example.org/other.html"
        ),
        Some("en"),
        &[
            "1: Title A Study of Things",
            "3: Site The Daily Planet",
            "7: Url https://example.org/things.html",
        ],
    );
}

#[test]
fn markdown_headings() {
    check(
        "# The Title #\n\n*By Jane Doe*\n\nBody.",
        Some("en"),
        &["1: Title The Title", "3: Authors *By Jane Doe*"],
    );
    check(
        "The Title\n=========\n\nBody.",
        Some("en"),
        &["1: Title The Title"],
    );
}

#[test]
fn author_boxes_in_other_languages() {
    for (heading, sentence) in [
        (
            "Über die Autorin",
            "Anna Müller ist Journalistin in Berlin.",
        ),
        (
            "À propos de l’auteur",
            "Anna Müller est journaliste à Paris.",
        ),
        ("Sobre el autor", "Anna Müller es periodista."),
        ("## About the Author", "Anna Müller"),
        ("About the author: Anna Müller is a writer.", ""),
    ] {
        let text = format!("A Title of the Thing\n\n{PARAGRAPH}\n\n{heading}\n\n{sentence}");
        let found = show(&candidates(&text, None));
        assert!(
            found.contains("Authors Anna Müller\n"),
            "{heading}: {found}"
        );
    }
}

#[test]
fn odd_texts_do_no_harm() {
    let many = "a line\n".repeat(100_000);
    let deep = "- ".repeat(10_000);
    let front = format!("---\n{}", "key: value\n".repeat(10_000));
    for text in [
        "",
        "\n\n\n",
        "---",
        "---\n---",
        "+++\n",
        "By",
        "About the Author",
        "Cite this article as:",
        "doi:10.",
        &many,
        &deep,
        &front,
        "\u{feff}# T\r\n\r\nBy \u{202e}X",
    ] {
        let _ = candidates(text, None);
    }
}
