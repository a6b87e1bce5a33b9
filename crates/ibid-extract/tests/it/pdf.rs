//! The first page of a PDF: title, authors and abstract as journals and preprints set them.

use ibid_extract::{ExtractOptions, PdfFacts, PdfLine, extract_pdf};
use ibid_model::csl_json::write_item;
use serde_json::Value;

/// A first page: a title in large letters, and lines below it.
fn page(lines: &[&str]) -> PdfFacts {
    let body = "The geese stayed through the winter, and nobody asked them why they did so in the north of the country.";
    let small = lines
        .iter()
        .copied()
        .chain(std::iter::repeat_n(body, 8))
        .map(|text| line(10.0, text));
    let title = line(17.0, "Quiet Winters of the Northern Geese");
    PdfFacts {
        lines: std::iter::once(title).chain(small).collect(),
        ..PdfFacts::default()
    }
}

fn line(size: f32, text: &str) -> PdfLine {
    PdfLine {
        page: 1,
        size,
        text: text.to_owned(),
    }
}

fn item(lines: &[&str]) -> Value {
    let options = ExtractOptions {
        keep_case: true,
        ..ExtractOptions::default()
    };
    let extraction = extract_pdf(&page(lines), &options).expect("readable");
    write_item(&extraction.item)
}

fn names(lines: &[&str]) -> Vec<String> {
    let item = item(lines);
    let authors = item["author"].as_array().cloned().unwrap_or_default();
    authors
        .iter()
        .map(|name| {
            let part = |key: &str| name[key].as_str().unwrap_or_default().to_owned();
            format!("{} {}{}", part("given"), part("family"), part("literal"))
        })
        .collect()
}

#[test]
fn authors_in_the_layouts_of_first_pages() {
    let three = ["Jane Doe", "John Roe", "Mary Major"];
    for lines in [
        &[
            "Jane Doe, John Roe and Mary Major",
            "University of Springfield",
        ][..],
        &["Jane Doe, John Roe, and Mary Major", "Abstract"],
        &[
            "JANE DOE, JOHN ROE, AND MARY MAJOR",
            "University of Springfield",
        ],
        &[
            "Jane Doe1, John Roe1,2 and Mary Major2,∗",
            "1 University of Springfield",
            "2 Nowhere Institute of Technology",
        ],
        &[
            "Jane Doe¹, John Roe¹˒², Mary Major²*",
            "¹ University of Springfield",
        ],
        &[
            "Jane Doe 1, John Roe 2, Mary Major 1,2",
            "1 University of Springfield",
        ],
        &[
            "Jane Doe a,*, John Roe b, Mary Major a,b",
            "a University of Springfield, Nowhere",
            "b Nowhere Institute",
        ],
        &[
            "Jane Doe1 · John Roe2 · Mary Major1",
            "Received: 3 May 2020 / Accepted: 4 June 2020",
        ],
        &[
            "Jane Doe∗, John Roe†, Mary Major‡",
            "University of Springfield",
        ],
        &[
            "Jane Doe*1, John Roe†2, and Mary Major‡1",
            "1Department of Biology, University of Springfield",
        ],
        &[
            "Jane Doe",
            "University of Springfield",
            "jane@springfield.example",
            "John Roe",
            "Nowhere Institute",
            "roe@nowhere.example",
            "Mary Major",
            "University of Springfield",
            "mary@springfield.example",
        ],
        &[
            "Jane Doe, PhD, John Roe, MD, Mary Major, MSc",
            "University of Springfield",
        ],
    ] {
        assert_eq!(names(lines), three, "{lines:?}");
    }
}

#[test]
fn affiliations_are_no_authors() {
    for lines in [
        &["University of Springfield, Nowhere", "Abstract"][..],
        &[
            "Received 3 May 2020; accepted 4 June 2020",
            "Keywords: geese, winter",
        ],
    ] {
        assert_eq!(names(lines), Vec::<String>::new(), "{lines:?}");
    }
}

#[test]
fn the_abstract_up_to_what_follows_it() {
    let said = "We watched geese for ten winters and saw that they stay where the water is open.";
    let divided = [
        "We watched geese for ten winters and saw that they stay where the wa-",
        "ter is open.",
    ];
    for lines in [
        &[
            "Jane Doe",
            "Abstract",
            divided[0],
            divided[1],
            "Keywords: geese, winter",
        ][..],
        &["ABSTRACT", said, "1 Introduction"],
        &[
            "Abstract—We watched geese for ten winters and saw that they",
            "stay where the water is open.",
            "Index Terms—geese",
        ],
    ] {
        assert_eq!(item(lines)["abstract"], said, "{lines:?}");
    }
    // Its end is not seen, or it is no heading.
    for lines in [
        &["Abstract", said][..],
        &[
            "Abstract thought in geese is what nobody has looked at so far in any country.",
            "Keywords: geese",
        ],
    ] {
        assert_eq!(item(lines)["abstract"], Value::Null, "{lines:?}");
    }
}
