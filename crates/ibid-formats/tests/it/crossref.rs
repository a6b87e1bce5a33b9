//! Crossref's REST API at the door.

use ibid_formats::{Format, detect, read};
use ibid_model::{
    DateVariable, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable, codes,
};
use serde_json::{Value, json};

fn one(work: &Value) -> Item {
    let answer = json!({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work});
    let text = answer.to_string();
    assert_eq!(
        detect(Some("x.json"), text.as_bytes()),
        Some(Format::Crossref)
    );
    let references = read(Format::Crossref, text.as_bytes()).unwrap();
    assert_eq!(references.diagnostics, [], "{text}");
    references.items.into_iter().next().unwrap()
}

fn issued(item: &Item) -> Option<String> {
    item.dates
        .get(DateVariable::Issued)
        .and_then(ibid_model::Date::to_edtf)
}

#[test]
fn a_journal_article_has_its_fields() {
    let item = one(&json!({
        "type": "journal-article", "DOI": "10.1000/xyz", "reference-count": 3,
        "title": ["Ice on <i>small</i> lakes"], "subtitle": ["A survey &amp; a map"],
        "container-title": ["Journal of Ponds"], "short-container-title": ["J Pond"],
        "ISSN": ["0378-5955", "2041-1723"], "volume": "3", "journal-issue": {"issue": "2"}, "page": "1-9",
        "published-online": {"date-parts": [[2018, 12, 30]]}, "issued": {"date-parts": [[2018, 12, 30]]},
        "published-print": {"date-parts": [[2019, 1]]}, "publisher": "Pond Press",
        "abstract": "<jats:title>Abstract</jats:title><jats:p>We went out.</jats:p>",
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
        "author": [
            {"given": "Ana", "family": "van der Berg", "sequence": "first", "ORCID": "http://orcid.org/0000-0002-1825-0097",
             "affiliation": [{"name": "Pond University"}]},
            {"name": "Lake Survey", "sequence": "additional", "affiliation": []},
            {"given": "Li", "family": "Ng", "suffix": "Jr."}]}));
    assert_eq!(item.item_type, ItemType::ArticleJournal);
    for (variable, text) in [
        (
            TextVariable::Title,
            "Ice on <i>small</i> lakes: A survey & a map",
        ),
        (TextVariable::ContainerTitle, "Journal of Ponds"),
        (TextVariable::ContainerTitleShort, "J Pond"),
        (TextVariable::Issn, "0378-5955"),
        (TextVariable::Abstract, "Abstract\nWe went out."),
        (
            TextVariable::License,
            "https://creativecommons.org/licenses/by/4.0/",
        ),
    ] {
        assert_eq!(item.text(variable), Some(text), "{variable:?}");
    }
    assert_eq!(item.number(NumberVariable::Issue), Some("2"));
    assert_eq!(issued(&item).as_deref(), Some("2019-01"));
    let authors = item.names.get(NameVariable::Author).unwrap();
    assert_eq!(authors[0].non_dropping_particle.as_deref(), Some("van der"));
    assert_eq!(authors[1], Name::literal("Lake Survey"));
    assert_eq!(authors[2].suffix.as_deref(), Some("Jr."));
    assert_eq!(
        item.custom["author"][0]["ORCID"],
        "https://orcid.org/0000-0002-1825-0097"
    );
    assert_eq!(item.custom["ISSN"], json!(["0378-5955", "2041-1723"]));
}

#[test]
fn dates_go_by_their_precedence() {
    let date = |year: i32| json!({"date-parts": [[year]]});
    for (work, expected) in [
        (
            json!({"published-print": date(1), "published": date(2), "issued": date(3)}),
            Some("0001"),
        ),
        (
            json!({"published": date(2002), "issued": date(2003)}),
            Some("2002"),
        ),
        (
            json!({"published-online": date(2004), "issued": {"date-parts": [[null]]}}),
            Some("2004"),
        ),
        (
            json!({"posted": {"date-parts": [[2020, 5, 17]]}}),
            Some("2020-05-17"),
        ),
        (json!({"created": date(2001), "indexed": date(2022)}), None),
    ] {
        let mut work = work;
        work["type"] = json!("journal-article");
        assert_eq!(issued(&one(&work)).as_deref(), expected, "{work}");
    }
}

#[test]
fn types_have_their_places() {
    let preprint = one(
        &json!({"type": "posted-content", "subtype": "preprint", "title": ["P"],
        "publisher": "A Laboratory", "institution": [{"name": "pondRxiv"}], "posted": {"date-parts": [[2020]]}}),
    );
    assert_eq!(preprint.item_type, ItemType::Article);
    assert_eq!(preprint.text(TextVariable::Publisher), Some("pondRxiv"));
    assert_eq!(preprint.custom["subtype"], "preprint");

    let thesis = one(
        &json!({"type": "dissertation", "title": ["T"], "degree": ["PhD"],
        "institution": [{"name": "Pond University", "place": ["Oslo"]}], "approved": {"date-parts": [[2011]]}}),
    );
    assert_eq!(thesis.text(TextVariable::Genre), Some("PhD"));
    assert_eq!(thesis.text(TextVariable::PublisherPlace), Some("Oslo"));
    assert_eq!(issued(&thesis).as_deref(), Some("2011"));

    let chapter = one(
        &json!({"type": "book-chapter", "title": ["C"], "publisher-location": "Cham",
        "container-title": ["Pond Notes", "All Ponds"], "ISBN": ["9780226458083"],
        "editor": [{"given": "Ed", "family": "Itor"}]}),
    );
    assert_eq!(
        chapter.text(TextVariable::CollectionTitle),
        Some("Pond Notes")
    );
    assert_eq!(
        chapter.text(TextVariable::ContainerTitle),
        Some("All Ponds")
    );
    assert_eq!(chapter.text(TextVariable::PublisherPlace), Some("Cham"));

    let paper = one(
        &json!({"type": "proceedings-article", "title": ["Q"], "container-title": ["Proc. Ponds"],
        "event": {"name": "Ponds 2001", "location": "Oslo", "start": {"date-parts": [[2001, 3, 1]]},
                  "end": {"date-parts": [[2001, 3, 4]]}}}),
    );
    assert_eq!(paper.text(TextVariable::EventTitle), Some("Ponds 2001"));
    let date = paper.dates.get(DateVariable::EventDate).unwrap().to_edtf();
    assert_eq!(date.as_deref(), Some("2001-03-01/2001-03-04"));
}

#[test]
fn lists_and_single_works_are_known() {
    let work = json!({"DOI": "10.1000/1", "type": "book", "title": ["A"], "indexed": {}, "reference-count": 0});
    for (text, count) in [
        (
            json!({"message-type": "work-list", "message": {"total-results": 2, "items": [work, work]}}),
            2,
        ),
        (json!([work, work, work]), 3),
        (work.clone(), 1),
    ] {
        let text = text.to_string();
        assert_eq!(
            detect(None, text.as_bytes()),
            Some(Format::Crossref),
            "{text}"
        );
        assert_eq!(
            read(Format::Crossref, text.as_bytes()).unwrap().items.len(),
            count
        );
    }
    // What Crossref gives as CSL-JSON is that: the title is text.
    let csl = br#"{"DOI": "10.1000/1", "type": "book", "title": "A", "reference-count": 0}"#;
    assert_eq!(detect(None, csl), Some(Format::CslJson));
}

#[test]
fn a_broken_work_costs_that_work() {
    let text = "{\"message-type\": \"work-list\", \"message\": {\"items\": [\n{\"type\": \"book\", \"title\": [\"A\"]},\n{\"type\": \"book\", nothing},\n{\"type\": \"hologram\", \"title\": [\"C\"], \"DOI\": \"11.1/x\"}]}}";
    let references = read(Format::Crossref, text.as_bytes()).unwrap();
    assert_eq!(references.items.len(), 2);
    let codes: Vec<_> = references
        .diagnostics
        .iter()
        .map(|d| (d.code, d.line))
        .collect();
    assert_eq!(
        codes,
        [
            (codes::FORMAT_ENTRY, Some(3)),
            (codes::FORMAT_GUESS, Some(4)),
            (codes::FORMAT_VALUE, Some(4)),
        ]
    );
    assert_eq!(references.items[1].text(TextVariable::Doi), Some("11.1/x"));
}
