//! The works that an article cites.

use ibid_extract::{CitedWork, ExtractOptions, extract};
use ibid_model::csl_json::write_item;
use ibid_testdata::Dataset;
use serde_json::{Value, json};

fn cited(source: &str, url: Option<&str>) -> Vec<CitedWork> {
    let options = ExtractOptions {
        cited: true,
        url: url.map(str::to_owned),
        ..ExtractOptions::default()
    };
    let cited = extract(source.as_bytes(), &options)
        .expect("readable")
        .cited;
    for work in &cited {
        assert!(!work.sentence.is_empty(), "{work:?}");
    }
    cited
}

/// A work as JSON, with what is not empty.
fn shown(work: &CitedWork) -> Value {
    let mut item = write_item(&work.item);
    if let Value::Object(map) = &mut item {
        map.remove("id");
        map.insert("status".to_owned(), json!(work.status.as_str()));
    }
    item
}

/// Checks what a text is said to cite, and that each sentence is in it.
#[track_caller]
fn check(text: &str, wanted: &[Value]) {
    let found = cited(text, None);
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for work in &found {
        assert!(flat(text).contains(&work.sentence), "{work:?}");
    }
    let found: Vec<Value> = found.iter().map(shown).collect();
    assert_eq!(found, wanted, "of:\n{text}");
}

fn in_journal(container: &str, date: &Value) -> Value {
    let mut item =
        json!({"type": "article-journal", "container-title": container, "status": "unresolved"});
    if !date.is_null() {
        item["issued"] = json!({"date-parts": [date]});
    }
    item
}

fn by_body(publisher: &str) -> Value {
    json!({"type": "document", "publisher": publisher, "status": "unresolved"})
}

#[test]
fn studies_and_where_they_were_published() {
    for (sentence, container, date) in [
        (
            "A study published in the April 2006 issue of Urology showed no benefit of it.",
            "Urology",
            json!([2006, 4]),
        ),
        (
            "In the May 3, 2019, issue of the New England Journal of Medicine, doctors saw it.",
            "New England Journal of Medicine",
            json!([2019, 5, 3]),
        ),
        (
            "The trial was published online in The Lancet on Monday.",
            "The Lancet",
            Value::Null,
        ),
        (
            "The findings appeared in 2014 in the journal Sleep, to no effect.",
            "Sleep",
            json!([2014]),
        ),
        (
            "According to a 2019 study in the Journal of Geese, they stay.",
            "Journal of Geese",
            json!([2019]),
        ),
        (
            "Researchers reported in the journal Nature Climate Change that it is so.",
            "Nature Climate Change",
            Value::Null,
        ),
        (
            "Their research, published in Cell Reports in 2016, was small.",
            "Cell Reports",
            json!([2016]),
        ),
    ] {
        let mut wanted = in_journal(container, &date);
        if container.starts_with("New England") {
            // Nothing says that it is a study.
            wanted["type"] = json!("document");
        }
        check(
            &format!("Quiet winters\n\n{sentence} The geese stayed."),
            &[wanted],
        );
    }
}

#[test]
fn bodies_that_say_so() {
    for (sentence, publisher) in [
        (
            "According to the Ohio State University Medical Center, geese are small.",
            "Ohio State University Medical Center",
        ),
        ("Geese are small, according to the CDC.", "CDC"),
        (
            "The World Health Organization recommends geese.",
            "World Health Organization",
        ),
        (
            "Laut dem Bundesministerium für Gesundheit sind Gänse klein.",
            "Bundesministerium für Gesundheit",
        ),
        (
            "Selon l’air, rien. Selon le Ministère de la Santé, les oies sont petites.",
            "Ministère de la Santé",
        ),
    ] {
        check(
            &format!("Quiet winters\n\n{sentence}\n"),
            &[by_body(publisher)],
        );
    }
    check(
        "Quiet winters\n\nGeese stay, says a 2019 report by the World Health Organization titled “Winters of the north,” and so do ducks.",
        &[
            json!({"type": "report", "publisher": "World Health Organization", "title": "Winters of the north",
            "issued": {"date-parts": [[2019]]}, "status": "unresolved"}),
        ],
    );
}

#[test]
fn sentences_that_cite_nothing() {
    for sentence in [
        "It was published in April 2006 in Germany.",
        "This article was originally published in The Daily Planet.",
        "According to the Greek historian Herodotus, geese stay.",
        "According to Smith, geese stay.",
        "The study, which was published in Germany, is lost.",
        "She holds a degree in journalism from the University of Oregon.",
        "He was the issue of a long marriage in the April of his life.",
        "The geese reported for duty in London.",
        "According to plan, it was so.",
    ] {
        check(&format!("Quiet winters\n\n{sentence}\n"), &[]);
    }
}

#[test]
fn links_and_identifiers_of_a_page() {
    let page = "<html><body><nav><a href='https://other.example/nav'>A menu of many words that lead away</a></nav>\
        <article><h1>Quiet winters</h1><p>A study published in <a href='https://doi.org/10.5555/geese.1'><i>Urology</i></a> \
        showed it. We saw it in <a href='/own'>our own report of last year</a> and in <a href='https://other.example/a?b=1'>a \
        story of theirs</a> too (PMID: 12345678). See arXiv:2101.00001 for more.</p>\
        <p><a href='https://share.example/x'>Share</a></p>\
        <p>A paper in <em>The Quarterly of Small Birds</em> says the same.</p></article>\
        <footer><p>All of it is run by <a href='https://host.example/'>a host that we pay for</a>.</p></footer></body></html>";
    let found = cited(page, Some("https://tern.example/quiet-winters"));
    let shown: Vec<Value> = found.iter().map(shown).collect();
    assert_eq!(
        shown,
        [
            json!({"type": "article-journal", "DOI": "10.5555/geese.1", "container-title": "Urology",
                "custom": {"anchor-text": "Urology"}, "status": "resolved"}),
            json!({"type": "webpage", "URL": "https://other.example/a?b=1",
                "custom": {"anchor-text": "a story of theirs"}, "status": "resolved"}),
            json!({"type": "article-journal", "PMID": "12345678", "status": "resolved"}),
            json!({"type": "article", "number": "arXiv:2101.00001", "status": "resolved"}),
            in_journal("The Quarterly of Small Birds", &Value::Null),
        ]
    );
    assert_eq!(found[0].sentence, "A study published in Urology showed it.");
    assert_eq!(found[0].where_, "html > body > article > p");
    assert_eq!(
        found[1].sentence,
        "We saw it in our own report of last year and in a story of theirs too (PMID: 12345678)."
    );
}

#[test]
fn lists_of_references() {
    let list = "Doe, J., & Roe, R. (2019). A study of things. Journal of Things, 12(3), 3-10. https://doi.org/10.1234/jt.2019.12";
    let wanted = json!({"type": "document", "author": [{"family": "Doe", "given": "J."}, {"family": "Roe", "given": "R."}],
        "title": "A study of things", "issued": {"date-parts": [[2019]]}, "DOI": "10.1234/jt.2019.12", "status": "resolved"});
    let other = "[2] Byron A. Winters of the north. Lantern Press, 1998.";
    let unresolved =
        json!({"type": "document", "issued": {"date-parts": [[1998]]}, "status": "unresolved"});
    check(
        &format!(
            "# Quiet winters\n\nThe geese stayed.\n\n## References\n\n1. {list}\n{other}\n\n## About us\n\nWe like geese, all of us, since 1999."
        ),
        &[wanted.clone(), unresolved.clone()],
    );
    let page = format!(
        "<h1>Quiet winters</h1><p>The geese stayed.</p><h2>References</h2><ol><li>{list}</li><li>{other}</li></ol><h2>More</h2><p>Words of 1999.</p>"
    );
    let found: Vec<Value> = cited(&page, None).iter().map(shown).collect();
    assert_eq!(found, [wanted, unresolved]);
}

#[test]
fn links_of_markdown() {
    let text = "---\ntitle: Quiet winters\n---\n\nWe saw it in [a story of theirs](https://other.example/a), in \
        [another of them][b] and\nat <https://third.example/c>. It is in *Urology*, as a study in *The Small Birds* says.[^1]\n\n\
        ```\nnot [a link at all, I say](https://code.example/)\n```\n\n[b]: https://other.example/b\n[^1]: Doe, J. (2019). A study of things. Lantern Press.\n";
    let found = cited(text, None);
    let shown: Vec<Value> = found.iter().map(shown).collect();
    assert_eq!(
        shown,
        [
            json!({"type": "webpage", "URL": "https://other.example/a", "custom": {"anchor-text": "a story of theirs"}, "status": "resolved"}),
            json!({"type": "webpage", "URL": "https://other.example/b", "custom": {"anchor-text": "another of them"}, "status": "resolved"}),
            json!({"type": "webpage", "URL": "https://third.example/c", "status": "resolved"}),
            in_journal("The Small Birds", &Value::Null),
            json!({"type": "document", "author": [{"family": "Doe", "given": "J."}], "title": "A study of things",
                "issued": {"date-parts": [[2019]]}, "status": "unresolved"}),
        ]
    );
    assert_eq!((found[0].line, found[3].line), (Some(5), Some(6)));
}

#[test]
fn the_article() {
    let Ok(path) = ibid_testdata::find(Dataset::Article) else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("the article");
    check(
        &text,
        &[
            by_body("Ohio State University Medical Center"),
            in_journal("Urology", &json!([2006, 4])),
        ],
    );
}

#[test]
fn odd_sources_end() {
    let links = "<a href='https://a.example/'>x</a> ".repeat(50_000);
    let brackets = "[".repeat(100_000);
    let stars = "*a ".repeat(100_000);
    let stops = ". A".repeat(100_000);
    let issues = "in the issue of ".repeat(30_000);
    for source in [
        format!("<p>{links}</p>"),
        format!("Quiet winters\n\n{brackets}"),
        format!("Quiet winters\n\n{stars}"),
        format!("Quiet winters\n\n{stops}"),
        format!("Quiet winters\n\n{issues}"),
    ] {
        let _ = cited(&source, None);
    }
}

/// A sentence about a journal, in many languages.
#[test]
fn journals_in_other_languages() {
    for sentence in [
        "Die Studie erschien 2019 in der Fachzeitschrift Urology Letters und wurde viel gelesen.",
        "Die Ergebnisse wurden in der Zeitschrift Urology Letters veröffentlicht.",
        "L'étude a été publiée dans la revue Urology Letters et fait débat.",
        "El estudio fue publicado en la revista Urology Letters y tuvo mucho eco.",
        "O estudo foi publicado na revista Urology Letters e teve eco.",
        "Lo studio è stato pubblicato sulla rivista Urology Letters ed è discusso.",
        "De studie verscheen in het vakblad Urology Letters en werd veel gelezen.",
        "Studien publicerades i tidskriften Urology Letters och lästes mycket.",
        "Undersøgelsen er offentliggjort i tidsskriftet Urology Letters og er læst af mange.",
        "Studie vyšla v časopise Urology Letters a hodně se četla.",
        "Badanie opublikowano w czasopiśmie Urology Letters i było czytane.",
        "Исследование опубликовано в журнале Urology Letters и широко обсуждается.",
        "Studi ini terbit dalam jurnal Urology Letters dan banyak dibaca.",
        "Η μελέτη δημοσιεύτηκε στο περιοδικό Urology Letters και συζητήθηκε.",
    ] {
        let found = cited(sentence, None);
        let containers: Vec<Value> = found
            .iter()
            .map(|work| shown(work)["container-title"].clone())
            .collect();
        assert_eq!(containers, [json!("Urology Letters")], "{sentence}");
    }
    let single = cited("Das steht in der Fachzeitschrift Nature.", None);
    let single: Vec<Value> = single.iter().map(shown).collect();
    assert_eq!(single, [in_journal("Nature", &Value::Null)]);
    for sentence in [
        "Die Zeitschrift liegt auf dem Tisch.",
        "La revue est arrivée hier matin à Paris.",
        "Ho letto la rivista in treno.",
    ] {
        assert!(cited(sentence, None).is_empty(), "{sentence}");
    }
}
