//! Books: Open Library's Books API (<https://openlibrary.org/dev/docs/api/books>), `jscmd=data`.

use ibid_model::ident::Identifier;
use serde_json::Value;

use super::record::{Draft, person};
use super::{Record, Resolver, expect_success, json};
use crate::answer::{Absence, Answer, Doubt};
use crate::client::{Client, Fetched};
use crate::environment::Budget;

const NAME: &str = "open-library";

/// Open Library.
pub(super) struct OpenLibrary;

impl Resolver for OpenLibrary {
    fn name(&self) -> &'static str {
        NAME
    }

    fn knows(&self, identifier: &Identifier) -> bool {
        matches!(identifier, Identifier::Isbn(_))
    }

    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record> {
        let isbn = identifier.as_str();
        let key = format!("ISBN:{isbn}");
        let query = [
            ("bibkeys", key.as_str()),
            ("format", "json"),
            ("jscmd", "data"),
        ];
        let asked = client.ask(
            "openlibrary",
            "api/books",
            &query,
            "application/json",
            budget,
        );
        let value = asked.and_then(|fetched| {
            expect_success(&fetched)?;
            Ok((json(&fetched)?, fetched))
        });
        match value {
            Ok((value, fetched)) => books(&value, &fetched, &key, isbn),
            Err(doubt) => Answer::CouldNotTell(doubt),
        }
    }
}

/// `{"ISBN:…": {…}}`; `{}` where there is no such book.
fn books(value: &Value, fetched: &Fetched, key: &str, isbn: &str) -> Answer<Record> {
    let Value::Object(books) = value else {
        return Answer::CouldNotTell(Doubt::unreadable(fetched.host(), "it is no list of books"));
    };
    match books.get(key) {
        Some(book) => draft(book, &format!("/{key}"), isbn)
            .finish(NAME, fetched)
            .into(),
        None if books.is_empty() => Answer::NotFound(Absence::said_by("Open Library")),
        None => Answer::CouldNotTell(Doubt::unreadable(fetched.host(), "it is of another book")),
    }
}

fn draft(book: &Value, at: &str, isbn: &str) -> Draft {
    let mut draft = Draft::of_type("book");
    let text = |key: &str| book.get(key).and_then(Value::as_str).unwrap_or_default();
    let names = |key: &str| -> Vec<String> {
        let entries = book.get(key).and_then(Value::as_array);
        let names = entries
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.get("name")?.as_str());
        names.map(str::to_owned).collect()
    };
    let title = match (text("title"), text("subtitle")) {
        (title, "") => title.to_owned(),
        (title, subtitle) => format!("{title}: {subtitle}"),
    };
    draft.set("title", title, format!("{at}/title"));
    let authors = names("authors");
    let authors: Vec<Value> = authors.iter().map(|name| person(name)).collect();
    draft.set("author", authors, format!("{at}/authors"));
    draft.set(
        "publisher",
        names("publishers").join("; "),
        format!("{at}/publishers/0"),
    );
    let place = names("publish_places").into_iter().next();
    draft.set(
        "publisher-place",
        place.unwrap_or_default(),
        format!("{at}/publish_places/0"),
    );
    draft.set_date("issued", text("publish_date"), format!("{at}/publish_date"));
    if let Some(pages) = book.get("number_of_pages").and_then(Value::as_u64) {
        draft.set(
            "number-of-pages",
            pages.to_string(),
            format!("{at}/number_of_pages"),
        );
    }
    draft.set("ISBN", isbn, at);
    draft
}
