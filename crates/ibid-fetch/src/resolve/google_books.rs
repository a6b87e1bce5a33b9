//! Books: the Google Books API (<https://developers.google.com/books/docs/v1/reference/volumes>).

use ibid_model::ident::{Identifier, Isbn};
use serde_json::Value;

use super::record::{Draft, person};
use super::{Record, Resolver, expect_success, json};
use crate::answer::{Absence, Answer, Doubt};
use crate::client::{Client, Fetched};
use crate::environment::Budget;

const NAME: &str = "google-books";

/// Google Books.
pub(super) struct GoogleBooks;

impl Resolver for GoogleBooks {
    fn name(&self) -> &'static str {
        NAME
    }

    fn knows(&self, identifier: &Identifier) -> bool {
        matches!(identifier, Identifier::Isbn(_))
    }

    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record> {
        let isbn = identifier.as_str();
        let query = format!("isbn:{isbn}");
        let query = [("q", query.as_str()), ("maxResults", "5")];
        let asked = client.ask("googlebooks", "volumes", &query, "application/json", budget);
        let value = asked.and_then(|fetched| {
            expect_success(&fetched)?;
            Ok((json(&fetched)?, fetched))
        });
        match value {
            Ok((value, fetched)) => volumes(&value, &fetched, isbn),
            Err(doubt) => Answer::CouldNotTell(doubt),
        }
    }
}

/// `{"totalItems": 1, "items": [{"volumeInfo": {…}}]}`. The search also finds books that are only like
/// it: the one that has the ISBN is taken.
fn volumes(value: &Value, fetched: &Fetched, isbn: &str) -> Answer<Record> {
    let items = value.get("items").and_then(Value::as_array);
    let mut items = items.into_iter().flatten().enumerate();
    let found = items.find_map(|(place, item)| {
        let info = item.get("volumeInfo")?;
        has_isbn(info, isbn).then_some((place, info))
    });
    match (found, value.get("totalItems").and_then(Value::as_u64)) {
        (Some((place, info)), _) => {
            let at = format!("/items/{place}/volumeInfo");
            draft(info, &at, isbn).finish(NAME, fetched).into()
        }
        (None, Some(_)) => Answer::NotFound(Absence::said_by("Google Books")),
        (None, None) => {
            Answer::CouldNotTell(Doubt::unreadable(fetched.host(), "it is no list of books"))
        }
    }
}

fn has_isbn(info: &Value, isbn: &str) -> bool {
    let wanted = isbn13(isbn);
    let ids = info.get("industryIdentifiers").and_then(Value::as_array);
    let mut ids = ids
        .into_iter()
        .flatten()
        .filter_map(|id| id.get("identifier")?.as_str());
    ids.any(|id| isbn13(id) == wanted)
}

/// An ISBN in its form of 13 digits; other text as it is.
fn isbn13(text: &str) -> String {
    let isbn = Isbn::parse(text).map(|isbn| isbn.to_isbn13());
    isbn.map_or_else(|_| text.to_owned(), |isbn| isbn.as_str().to_owned())
}

fn draft(info: &Value, at: &str, isbn: &str) -> Draft {
    let mut draft = Draft::of_type("book");
    let text = |key: &str| info.get(key).and_then(Value::as_str).unwrap_or_default();
    let title = match (text("title"), text("subtitle")) {
        (title, "") => title.to_owned(),
        (title, subtitle) => format!("{title}: {subtitle}"),
    };
    draft.set("title", title, format!("{at}/title"));
    let authors = info.get("authors").and_then(Value::as_array);
    let authors = authors.into_iter().flatten().filter_map(Value::as_str);
    draft.set(
        "author",
        authors.map(person).collect::<Vec<_>>(),
        format!("{at}/authors"),
    );
    draft.set("publisher", text("publisher"), format!("{at}/publisher"));
    draft.set_date(
        "issued",
        text("publishedDate"),
        format!("{at}/publishedDate"),
    );
    draft.set("language", text("language"), format!("{at}/language"));
    if let Some(pages) = info
        .get("pageCount")
        .and_then(Value::as_u64)
        .filter(|pages| *pages > 0)
    {
        draft.set(
            "number-of-pages",
            pages.to_string(),
            format!("{at}/pageCount"),
        );
    }
    draft.set("ISBN", isbn, format!("{at}/industryIdentifiers"));
    draft
}
