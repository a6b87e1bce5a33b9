//! arXiv: its API, which answers with an Atom feed (<https://info.arxiv.org/help/api/user-manual.html>).

use ibid_model::ident::Identifier;
use roxmltree::{Document, Node};
use serde_json::json;

use super::record::{Draft, person};
use super::{Record, Resolver, expect_success};
use crate::answer::{Absence, Answer, Doubt};
use crate::client::{Client, Fetched};
use crate::environment::Budget;

const NAME: &str = "arxiv";
const ATOM: &str = "http://www.w3.org/2005/Atom";
const ARXIV: &str = "http://arxiv.org/schemas/atom";
const OPENSEARCH: &str = "http://a9.com/-/spec/opensearch/1.1/";

/// arXiv's API.
pub(super) struct ArxivApi;

impl Resolver for ArxivApi {
    fn name(&self) -> &'static str {
        NAME
    }

    fn knows(&self, identifier: &Identifier) -> bool {
        matches!(identifier, Identifier::Arxiv(_))
    }

    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record> {
        let id = identifier.as_str();
        let query = [("id_list", id), ("max_results", "1")];
        let asked = client.ask("arxiv", "api/query", &query, "application/atom+xml", budget);
        let fetched = asked.and_then(|fetched| expect_success(&fetched).map(|()| fetched));
        match fetched {
            Ok(fetched) => feed(&fetched, id),
            Err(doubt) => Answer::CouldNotTell(doubt),
        }
    }
}

fn feed(fetched: &Fetched, id: &str) -> Answer<Record> {
    let unreadable =
        |reason: String| Answer::CouldNotTell(Doubt::unreadable(fetched.host(), reason));
    let text = String::from_utf8_lossy(&fetched.response.body);
    // Document types, and with them entities, are not read at all.
    let document = match Document::parse(&text) {
        Ok(document) => document,
        Err(error) => return unreadable(format!("it is no XML: {error}")),
    };
    let root = document.root_element();
    if !root.has_tag_name((ATOM, "feed")) {
        return unreadable("it is no Atom feed".to_owned());
    }
    let Some(entry) = child(root, ATOM, "entry") else {
        return match content(root, OPENSEARCH, "totalResults").trim() {
            "0" => Answer::NotFound(Absence::said_by("arXiv")),
            _ => unreadable("the feed has no entry".to_owned()),
        };
    };
    let summary = content(entry, ATOM, "summary");
    // Errors are entries too, with an address of their own.
    if content(entry, ATOM, "id").contains("/api/errors") {
        return unreadable(format!("it says: {}", one_line(&summary)));
    }
    draft(entry, id).finish(NAME, fetched).into()
}

fn draft(entry: Node<'_, '_>, id: &str) -> Draft {
    let at = |path: &str| format!("/feed/entry/{path}");
    let mut draft = Draft::of_type("article");
    draft.set(
        "title",
        one_line(&content(entry, ATOM, "title")),
        at("title"),
    );
    draft.set(
        "abstract",
        one_line(&content(entry, ATOM, "summary")),
        at("summary"),
    );
    let published = content(entry, ATOM, "published");
    let day = published.split('T').next().unwrap_or_default();
    draft.set_date("issued", day, at("published"));
    let authors = entry
        .children()
        .filter(|node| node.has_tag_name((ATOM, "author")));
    let names = authors.map(|author| person(&content(author, ATOM, "name")));
    draft.set("author", names.collect::<Vec<_>>(), at("author"));
    draft.set("publisher", "arXiv", at("id"));
    draft.set("number", format!("arXiv:{id}"), at("id"));
    draft.set("URL", format!("https://arxiv.org/abs/{id}"), at("id"));
    // The DOI is that of the version of record, where there is one.
    draft.set("DOI", content(entry, ARXIV, "doi").trim(), at("arxiv:doi"));
    let category = child(entry, ARXIV, "primary_category");
    let category = category
        .and_then(|node| node.attribute("term"))
        .unwrap_or_default();
    let journal = one_line(&content(entry, ARXIV, "journal_ref"));
    let custom = json!({
        "arxiv-primary-category": category,
        "arxiv-journal-ref": journal,
    });
    draft.set("custom", custom, at("arxiv:primary_category"));
    draft
}

fn child<'a, 'i>(
    node: Node<'a, 'i>,
    namespace: &'static str,
    name: &'static str,
) -> Option<Node<'a, 'i>> {
    node.children()
        .find(|node| node.has_tag_name((namespace, name)))
}

/// The text of a child; empty where there is none.
fn content(node: Node<'_, '_>, namespace: &'static str, name: &'static str) -> String {
    let child = child(node, namespace, name);
    child
        .and_then(|child| child.text())
        .unwrap_or_default()
        .to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
