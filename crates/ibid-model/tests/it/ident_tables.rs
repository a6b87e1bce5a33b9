//! The tables of `docs/identifiers.md`: each example is what the page says.

use ibid_model::ident::{Identifier, Named, PersonIdentifier, diagnose, find_identifiers};

const PAGE: &str = include_str!("../../../../docs/identifiers.md");

/// The rows of the table under a heading, as the texts between backticks of each cell.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let section = PAGE.split("\n## ").find(|part| part.starts_with(heading));
    let section = section.unwrap_or_else(|| panic!("no section `{heading}`"));
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let rows: Vec<Vec<&str>> = rows
        .map(|row| {
            let cells = row
                .trim_start_matches("| ")
                .trim_end_matches('|')
                .split(" | ");
            cells.map(str::trim).collect()
        })
        .collect();
    assert!(rows.len() > 8, "{heading}: {} rows", rows.len());
    rows
}

fn bare(cell: &str) -> &str {
    cell.trim_matches('`')
}

/// What the page calls the kind.
fn kind(named: &Named) -> &'static str {
    match named {
        Named::Work(Identifier::Wikidata(_)) => "Wikidata",
        Named::Work(Identifier::SemanticScholar(_)) => "Semantic Scholar",
        Named::Work(Identifier::OpenAlex(_)) | Named::Person(PersonIdentifier::OpenAlex(_)) => {
            "OpenAlex"
        }
        Named::Work(work) => work.kind(),
        Named::Serial(_) => "ISSN",
        Named::Person(_) => "ORCID",
        other => panic!("{other:?} is not in the page"),
    }
}

#[test]
fn what_is_read() {
    for row in rows("What is read") {
        let [text, kind_of, normal] = row[..] else {
            panic!("{row:?}")
        };
        let named = Named::recognise(bare(text)).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (kind(&named), named.as_str()),
            (kind_of, bare(normal)),
            "{text}"
        );
    }
}

#[test]
fn each_kind_has_examples() {
    let examples = rows("What is read");
    let section = PAGE
        .split("\n## ")
        .find(|part| part.starts_with("Kinds"))
        .expect("a section");
    let kinds = section
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1);
    let kinds: Vec<&str> = kinds.filter_map(|row| row.split(" | ").next()).collect();
    assert_eq!(kinds.len(), 13);
    for kind in kinds {
        let kind = kind.trim_start_matches("| ");
        assert!(examples.iter().any(|row| row[1] == kind), "{kind}");
    }
}

#[test]
fn what_an_address_may_hold() {
    for row in rows("What an address may hold") {
        let [url, kind, normal] = row[..] else {
            panic!("{row:?}")
        };
        let url = bare(url);
        let id = Identifier::in_url(url).unwrap_or_else(|| panic!("{url}"));
        assert_eq!((id.kind(), id.as_str()), (kind, bare(normal)), "{url}");
        assert_eq!(Identifier::recognise(url), None, "{url} is read as a page");
        let found = find_identifiers(&format!("See {url}."));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].identifier, Named::Work(id), "{url}");
    }
}

#[test]
fn what_is_found_in_a_text() {
    for row in rows("In a text") {
        let text = bare(row[0]);
        let expected = row.get(1).map_or("", |cell| cell);
        let expected: Vec<&str> = expected
            .split("` `")
            .map(bare)
            .filter(|id| !id.is_empty())
            .collect();
        let found = find_identifiers(text);
        let ids: Vec<&str> = found
            .iter()
            .map(|found| found.identifier.as_str())
            .collect();
        assert_eq!(ids, expected, "{text}");
    }
}

#[test]
fn what_is_none() {
    for row in rows("What looks like one and is none") {
        let [text, message] = row[..] else {
            panic!("{row:?}")
        };
        let miss = diagnose(bare(text)).unwrap_or_else(|| panic!("{text}"));
        let said = miss.diagnostic().message;
        assert!(said.ends_with(message), "{said}\n{message}");
        assert!(said.starts_with(text), "{said}");
    }
}
