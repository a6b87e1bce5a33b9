//! PubMed and PubMed Central: the Literature Citation Exporter, which gives CSL-JSON, and the
//! summaries of the E-utilities (ESummary 2.0), which also say what does not exist.

use ibid_model::ident::Identifier;
use serde_json::{Value, json};

use super::record::Draft;
use super::{Record, Resolver, expect_success, json as read_json};
use crate::answer::{Absence, Answer, Doubt};
use crate::client::{Client, Fetched};
use crate::environment::Budget;

const NAME: &str = "ncbi";
const JSON: &str = "application/json";

/// The database that an identifier is in, and its number there.
fn database(identifier: &Identifier) -> Option<(&'static str, &str)> {
    match identifier {
        Identifier::Pmid(id) => Some(("pubmed", id.as_str())),
        Identifier::Pmcid(id) => Some(("pmc", id.as_str().trim_start_matches("PMC"))),
        _ => None,
    }
}

/// NCBI's databases.
pub(super) struct Ncbi;

impl Resolver for Ncbi {
    fn name(&self) -> &'static str {
        NAME
    }

    fn knows(&self, identifier: &Identifier) -> bool {
        database(identifier).is_some()
    }

    /// The exporter's records are the fuller ones, but it does not say what does not exist: the
    /// summaries, of the same databases, do.
    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record> {
        let Some((database, number)) = database(identifier) else {
            return Answer::CouldNotTell(Doubt::NoResolver {
                kind: identifier.kind(),
                identifier: identifier.as_str().to_owned(),
            });
        };
        match exported(database, number, client, budget) {
            Ok(record) => Answer::Found(record),
            Err(Doubt::Cancelled) => Answer::CouldNotTell(Doubt::Cancelled),
            Err(doubt) => match summarised(database, number, client, budget) {
                Answer::CouldNotTell(_) => Answer::CouldNotTell(doubt),
                answer => answer,
            },
        }
    }
}

/// The record of the Literature Citation Exporter.
fn exported(
    database: &str,
    number: &str,
    client: &Client,
    budget: &Budget,
) -> Result<Record, Doubt> {
    let query = [("format", "csl"), ("id", number)];
    let fetched = client.ask("ncbi", &format!("{database}/"), &query, JSON, budget)?;
    expect_success(&fetched)?;
    let value = read_json(&fetched)?;
    // Several identifiers give an array; one gives an object.
    Record::from_csl(NAME, &fetched, value.get(0).unwrap_or(&value))
}

/// The summary of the E-utilities.
fn summarised(database: &str, number: &str, client: &Client, budget: &Budget) -> Answer<Record> {
    let mut query = vec![
        ("db", database),
        ("id", number),
        ("retmode", "json"),
        ("tool", "ibid"),
    ];
    if let Some(contact) = client.settings().contact.as_deref() {
        query.push(("email", contact));
    }
    match client.ask("eutils", "esummary.fcgi", &query, JSON, budget) {
        Ok(fetched) => summary(&fetched, number),
        Err(doubt) => Answer::CouldNotTell(doubt),
    }
}

/// `{"result": {"uids": ["1"], "1": {…}}}`; of a number that is none of its, `{"uid": "1", "error": …}`, or
/// an `error` at the top that calls the number invalid.
fn summary(fetched: &Fetched, number: &str) -> Answer<Record> {
    let value = match expect_success(fetched).and_then(|()| read_json(fetched)) {
        Ok(value) => value,
        Err(doubt) => return Answer::CouldNotTell(doubt),
    };
    let top = value
        .get("error")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_invalid = top.to_ascii_lowercase().starts_with("invalid uid");
    let document = value.pointer(&format!("/result/{number}"));
    let error = document
        .and_then(|document| document.get("error"))
        .and_then(Value::as_str);
    match (document, error) {
        // "cannot get document summary" is its word for a number without a record.
        (Some(_), Some(error)) if error.contains("cannot get document summary") => {
            Answer::NotFound(Absence::said_by("NCBI"))
        }
        (None, _) if is_invalid => Answer::NotFound(Absence::said_by("NCBI")),
        (Some(document), None) => draft(document, &format!("/result/{number}"))
            .finish(NAME, fetched)
            .into(),
        (_, error) => {
            let said = error.unwrap_or(if top.is_empty() { "nothing of it" } else { top });
            Answer::CouldNotTell(Doubt::unreadable(fetched.host(), format!("it says {said}")))
        }
    }
}

fn draft(document: &Value, at: &str) -> Draft {
    let mut draft = Draft::of_type("article-journal");
    let text = |key: &str| {
        document
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    // Titles are sentences there, with a full stop.
    let title = text("title");
    let title = title
        .strip_suffix('.')
        .filter(|t| !t.ends_with(".."))
        .unwrap_or(title);
    draft.set("title", title, format!("{at}/title"));
    draft.set(
        "container-title",
        text("fulljournalname"),
        format!("{at}/fulljournalname"),
    );
    draft.set(
        "container-title-short",
        text("source"),
        format!("{at}/source"),
    );
    for (field, key) in [
        ("volume", "volume"),
        ("issue", "issue"),
        ("page", "pages"),
        ("ISSN", "issn"),
    ] {
        draft.set(field, text(key), format!("{at}/{key}"));
    }
    draft.set_date("issued", text("pubdate"), format!("{at}/pubdate"));
    let authors = document.get("authors").and_then(Value::as_array);
    let authors = authors.into_iter().flatten().filter_map(author);
    draft.set(
        "author",
        authors.collect::<Vec<_>>(),
        format!("{at}/authors"),
    );
    let ids = document.get("articleids").and_then(Value::as_array);
    for id in ids.into_iter().flatten() {
        let value = id.get("value").and_then(Value::as_str).unwrap_or_default();
        let field = match id.get("idtype").and_then(Value::as_str) {
            Some("doi") => "DOI",
            Some("pubmed" | "pmid") => "PMID",
            Some("pmc" | "pmcid") if value.starts_with("PMC") => "PMCID",
            _ => continue,
        };
        // `pmcid` is written `pmc-id: PMC1;` in places.
        draft.set(
            field,
            value.trim_end_matches(';'),
            format!("{at}/articleids"),
        );
    }
    draft
}

/// `Sarris KN`: family name and initials; `CollectiveName` is an organisation.
fn author(author: &Value) -> Option<Value> {
    let name = author.get("name").and_then(Value::as_str)?;
    let kind = author.get("authtype").and_then(Value::as_str);
    if kind.is_some_and(|kind| kind.eq_ignore_ascii_case("CollectiveName")) {
        return Some(json!({"literal": name}));
    }
    let initials = name.rsplit_once(' ').filter(|(_, initials)| {
        initials.chars().all(char::is_uppercase) && initials.chars().count() <= 4
    });
    Some(match initials {
        Some((family, initials)) => {
            let given: Vec<String> = initials.chars().map(|c| format!("{c}.")).collect();
            json!({"family": family, "given": given.join(" ")})
        }
        None => json!({"literal": name}),
    })
}
