//! The formats on YAML: CSL-YAML, Hayagriva, and the Citation File Format.

use ibid_formats::{Format, References, detect, read};
use ibid_model::{DateVariable, ItemType, NameVariable, NumberVariable, TextVariable};

fn of(format: Format, text: &str) -> References {
    assert_eq!(detect(None, text.as_bytes()), Some(format), "{text}");
    read(format, text.as_bytes()).unwrap()
}

#[test]
fn csl_yaml_as_it_stands_in_front_matter() {
    let text = "---\ntitle: A manuscript\nreferences:\n- id: vane2019\n  type: book\n  title: The *tidal* flat\n  \
        author:\n  - family: Vane\n    given: A. R.\n  issued: 2019-05\n  volume: 3\n...\n\nText.\n";
    let items = of(Format::CslYaml, text).items;
    assert_eq!(
        (items[0].id.as_str(), items[0].item_type),
        ("vane2019", ItemType::Book)
    );
    assert_eq!(
        items[0].text(TextVariable::Title),
        Some("The <i>tidal</i> flat")
    );
    assert_eq!(items[0].number(NumberVariable::Volume), Some("3"));
    let issued = items[0].dates.get(DateVariable::Issued).unwrap();
    assert_eq!(issued.to_edtf().as_deref(), Some("2019-05"));
}

#[test]
fn hayagriva_with_its_parents() {
    let text = "geese:\n  type: article\n  title: Quiet winters\n  author: [\"Okonkwo, Mary\", \"Roe, R.\"]\n  date: 2023-01-05\n  \
        page-range: 201-219\n  serial-number:\n    doi: 10.1000/182\n  parent:\n    type: periodical\n    title: Journal of Geese\n    volume: 12\n    issue: 3\n";
    let item = &of(Format::Hayagriva, text).items[0];
    assert_eq!(
        (item.id.as_str(), item.item_type),
        ("geese", ItemType::ArticleJournal)
    );
    assert_eq!(
        item.text(TextVariable::ContainerTitle),
        Some("Journal of Geese")
    );
    assert_eq!(item.number(NumberVariable::Volume), Some("12"));
    assert_eq!(item.text(TextVariable::Doi), Some("10.1000/182"));
    assert_eq!(item.names.get(NameVariable::Author).map(Vec::len), Some(2));
}

#[test]
fn a_citation_file_prefers_what_it_says_to_cite() {
    let text = "cff-version: 1.2.0\nmessage: Cite it.\ntitle: goosecount\ntype: software\nversion: 2.1.0\nauthors:\n  - family-names: Vane\n    \
        given-names: A. R.\n    name-particle: van\n  - name: Goose Watch\ndoi: 10.1000/182\ndate-released: 2021-03-04\n";
    let item = &of(Format::Cff, text).items[0];
    assert_eq!(item.item_type, ItemType::Software);
    assert_eq!(item.number(NumberVariable::Version), Some("2.1.0"));
    let authors = item.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors[0].family.as_deref(), Some("Vane"));
    assert_eq!(authors[1].literal.as_deref(), Some("Goose Watch"));
}

#[test]
fn one_bad_entry_costs_that_entry() {
    let text = "- id: a\n  type: book\n  title: One\n- id: b\n  title: \"never closed\n- id: c\n  type: book\n  title: Three\n";
    let references = read(Format::CslYaml, text.as_bytes()).unwrap();
    let ids: Vec<&str> = references
        .items
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    assert!(ids.contains(&"a"), "{ids:?} {:?}", references.diagnostics);
    let told = &references.diagnostics[0];
    assert!(told.line.is_some_and(|line| line >= 4), "{told:?}");
}

#[test]
fn anchors_that_grow_are_refused() {
    let mut lines = vec!["a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned()];
    for level in 1..12 {
        let alias = format!("*a{}, ", level - 1).repeat(10);
        let alias = alias.trim_end_matches(", ");
        lines.push(format!("a{level}: &a{level} [{alias}]\n"));
    }
    let text = lines.concat() + "references: *a11\n";
    for format in [Format::CslYaml, Format::Hayagriva, Format::Cff] {
        let items = read(format, text.as_bytes()).map(|read| read.items.len());
        assert!(matches!(items, Err(_) | Ok(0..=12)), "{format}: {items:?}");
    }
}
