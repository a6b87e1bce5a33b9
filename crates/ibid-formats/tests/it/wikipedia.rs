//! Wikipedia's templates as articles have them.

use ibid_formats::{Format, References, detect, read, write};
use ibid_model::csl_json::write_item;
use ibid_model::{Item, ItemType, RichText, TextVariable, codes};
use serde_json::{Value, json};

/// Reads a text that is of the format.
fn references(format: Format, text: &str) -> References {
    read(format, text.as_bytes()).unwrap_or_else(|error| panic!("{format}: {error}\n{text}"))
}

/// Reads a text with one entry, of which `expected` are the members of its CSL-JSON; the others
/// are not looked at.
#[track_caller]
fn check(format: Format, text: &str, expected: &Value) {
    let references = references(format, text);
    assert_eq!(references.items.len(), 1, "{:?}", references.diagnostics);
    let found = write_item(&references.items[0]);
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(
            found.get(key).unwrap_or(&Value::Null),
            value,
            "`{key}` of {found}"
        );
    }
}

#[test]
fn a_web_page_with_links_templates_and_markup_in_values() {
    let text = "'''Circle''' is a shape.<ref name=\"a\">{{Cite web |url=http://example.org/a?b=c&d=e \
        |title=The ''Circle'' {{!}} Site &ndash; [[Foo (bar)|Foo]] |last1=van der Berg |first1=Anna \
        |author-link1=Anna Berg |author2=World Health Organization |date=5 May 2010 \
        |access-date=June 3, 2012 |archive-url=https://web.archive.org/x |archive-date=2013-01-01 \
        |url-status=dead |website=[[Example.org]] |quote=All {{nowrap|is well}}.}}</ref>";
    check(
        Format::Wikipedia,
        text,
        &json!({
            "type": "webpage",
            "title": "The <i>Circle</i> | Site – Foo",
            "container-title": "Example.org",
            "URL": "http://example.org/a?b=c&d=e",
            "author": [
                {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"},
                {"literal": "World Health Organization"},
            ],
            "issued": {"date-parts": [[2010, 5, 5]]},
            "accessed": {"date-parts": [[2012, 6, 3]]},
            "custom": {
                "wikipedia-archive-date": "2013-01-01",
                "wikipedia-archive-url": "https://web.archive.org/x",
                "wikipedia-author-link1": "Anna Berg",
                "wikipedia-quote": "All {{nowrap|is well}}.",
                "wikipedia-url-status": "dead",
            },
        }),
    );
    let items = references(Format::Wikipedia, text).items;
    let written = write(Format::Wikipedia, &items).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(references(Format::Wikipedia, &written.text).items, items);
}

#[test]
fn names_in_all_their_parameters() {
    let doe = json!({"family": "Doe", "given": "Jane"});
    let cases = [
        ("last=Doe|first=Jane", json!({"author": [doe]})),
        (
            "author1-last=Doe|author1-first=Jane",
            json!({"author": [doe]}),
        ),
        (
            "author-last1=Doe|author-first1=Jane",
            json!({"author": [doe]}),
        ),
        ("surname1=Doe|given1=Jane", json!({"author": [doe]})),
        ("author=Doe, Jane", json!({"author": [doe]})),
        ("author=[[Jane Doe|Doe, Jane]]", json!({"author": [doe]})),
        (
            "author=((Night, Inc.))",
            json!({"author": [{"literal": "Night, Inc."}]}),
        ),
        (
            "last2=Doe|first2=Jane|author1=NASA",
            json!({"author": [{"literal": "NASA"}, doe]}),
        ),
        (
            "editor-last=Doe|editor-first=Jane",
            json!({"editor": [doe]}),
        ),
        (
            "editor1-last=Doe|editor1-first=Jane",
            json!({"editor": [doe]}),
        ),
        ("editor=NASA", json!({"editor": [{"literal": "NASA"}]})),
        (
            "translator-last1=Doe|translator-first1=Jane",
            json!({"translator": [doe]}),
        ),
        (
            "vauthors=Doe J, van Roe AB, ((The Group, Inc.)), et al.",
            json!({"author": [
                {"family": "Doe", "given": "J."},
                {"family": "Roe", "given": "A. B.", "non-dropping-particle": "van"},
                {"literal": "The Group, Inc."},
            ]}),
        ),
        (
            "veditors=Doe J",
            json!({"editor": [{"family": "Doe", "given": "J."}]}),
        ),
    ];
    for (parameters, expected) in cases {
        let text = format!("{{{{cite book|title=T|{parameters}}}}}");
        check(Format::Wikipedia, &text, &expected);
    }
}

#[test]
fn templates_and_what_they_cite() {
    let cases = [
        ("cite journal|title=T", "article-journal"),
        ("Cite_magazine|title=T", "article-magazine"),
        ("cite  news |title=T", "article-newspaper"),
        ("cite book|title=T", "book"),
        ("cite book|title=W|chapter=T", "chapter"),
        ("cite conference|title=T", "paper-conference"),
        ("cite report|title=T", "report"),
        ("cite thesis|title=T", "thesis"),
        ("cite encyclopedia|title=T", "entry-encyclopedia"),
        ("cite press release|title=T", "webpage"),
        ("cite arXiv|title=T", "article"),
        ("cite podcast|title=T", "broadcast"),
        ("cite AV media|title=T", "motion_picture"),
        ("cite tweet|title=T", "post"),
        ("cite map|title=T", "map"),
        ("citation|title=T|journal=J", "article-journal"),
        (
            "citation|title=T|url=http://example.org|website=W",
            "webpage",
        ),
        ("citation|title=T|publisher=P", "book"),
    ];
    for (template, item_type) in cases {
        let text = format!("{{{{{template}}}}}");
        check(
            Format::Wikipedia,
            &text,
            &json!({"type": item_type, "title": "T"}),
        );
    }
}

#[test]
fn dates_in_both_orders() {
    let cases = [
        ("date=5 May 2010", json!({"date-parts": [[2010, 5, 5]]})),
        ("date=May 5, 2010", json!({"date-parts": [[2010, 5, 5]]})),
        ("date=2010-05-05", json!({"date-parts": [[2010, 5, 5]]})),
        (
            "date=Spring 2010",
            json!({"date-parts": [[2010]], "season": 1}),
        ),
        ("year=2010|month=May", json!({"date-parts": [[2010, 5]]})),
        (
            "date=c. 1900",
            json!({"date-parts": [[1900]], "circa": true}),
        ),
        ("date=1990–1995", json!({"date-parts": [[1990], [1995]]})),
    ];
    for (parameters, issued) in cases {
        let text = format!("{{{{cite book|{parameters}}}}}");
        check(Format::Wikipedia, &text, &json!({ "issued": issued }));
    }
}

#[test]
fn identifiers_pages_and_other_names_of_parameters() {
    let text = "{{cite journal|title=A|journal=J|number=3|pages=10–20|pmc=1234567|pmid=123\
                |doi=10.1002/a_b&lt;c&gt;|arxiv=1706.03762|issn=0028-0836|language=de}}";
    check(
        Format::Wikipedia,
        text,
        &json!({
            "issue": "3", "page": "10-20", "PMCID": "PMC1234567", "PMID": "123",
            "DOI": "10.1002/a_b<c>", "ISSN": "0028-0836", "language": "de",
            "custom": {"wikipedia-arxiv": "1706.03762"},
        }),
    );
    let text = "{{cite arXiv|title=A|eprint=1706.03762|class=cs.CL}}";
    check(
        Format::Wikipedia,
        text,
        &json!({"number": "arXiv:1706.03762"}),
    );
    let again = write(
        Format::Wikipedia,
        &references(Format::Wikipedia, text).items,
    )
    .unwrap();
    assert_eq!(
        again.text,
        "{{cite arXiv |title=A |eprint=1706.03762 |class=cs.CL}}\n"
    );
}

#[test]
fn templates_in_others_in_comments_and_without_an_end() {
    let text = "{{Infobox|ref={{cite web|title=One}}}}\n<!-- {{cite web|title=No}} -->\n\
                <nowiki>{{cite web|title=No}}</nowiki>\n{{cite web|title=Open\n\
                {{cite web|title=Two [[link|shown}}\n{{cite web|title=Three";
    let references = references(Format::Wikipedia, text);
    let titles: Vec<_> = references
        .items
        .iter()
        .map(|item| item.text(TextVariable::Title))
        .collect();
    assert_eq!(titles, [Some("One"), Some("Two [[link|shown")]);
    let places: Vec<_> = references
        .diagnostics
        .iter()
        .map(|d| (d.code, d.line))
        .collect();
    assert_eq!(
        places,
        [
            (codes::FORMAT_ENTRY, Some(4)),
            (codes::FORMAT_ENTRY, Some(6))
        ]
    );
}

#[test]
fn signs_of_wikitext_are_written_so_that_they_stay_text() {
    let title = "a|b {{c}} [[d]] ''e'' <tag> &amp; ~~~~ [http://x y] =";
    let mut item = Item::new("", ItemType::Webpage);
    item.texts
        .insert(TextVariable::Title, RichText::from(title));
    let written = write(Format::Wikipedia, [&item]).unwrap();
    assert!(
        written.losses.is_empty(),
        "{:?} {}",
        written.losses,
        written.text
    );
    check(Format::Wikipedia, &written.text, &json!({ "title": title }));
}

#[test]
fn hostile_nesting_ends() {
    for unit in [
        "{{",
        "[[",
        "{{cite web|",
        "<!--",
        "<nowiki>",
        "{{cite web|title=[http",
        "}}",
        "|",
    ] {
        let text = format!("{}{{{{cite web|title=T}}}}", unit.repeat(20_000));
        let _ = read(Format::Wikipedia, text.as_bytes());
        let value = format!("{{{{cite web|title={}}}}}", unit.repeat(20_000));
        let _ = read(Format::Wikipedia, value.as_bytes());
    }
}

#[test]
fn wikitext_is_known_by_its_templates() {
    let cases = [
        "{{cite web|title=T}}",
        "* {{Cite book |title=T}}",
        "Text.<ref>{{cite news|title=T}}</ref>",
    ];
    for text in cases {
        assert_eq!(
            detect(None, text.as_bytes()),
            Some(Format::Wikipedia),
            "{text}"
        );
    }
    assert_eq!(detect(None, b"{{Infobox|a=b}}"), None);
    assert!(read(Format::Wikipedia, b"{{Infobox|a=b}}").is_err());
}
