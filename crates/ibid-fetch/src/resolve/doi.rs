//! DOIs: content negotiation at the DOI resolver, which leads to Crossref, DataCite and the other
//! agencies (<https://citation.crosscite.org/docs.html>), and the Handle System's own word on what
//! exists.

use ibid_model::ident::{Doi, Identifier};
use ibid_model::{Diagnostic, TextVariable, codes};

use super::{Record, Resolver, expect_success, json};
use crate::answer::{Absence, Answer, Doubt};
use crate::client::{Client, Page};
use crate::environment::Budget;

const CSL_JSON: &str = "application/vnd.citationstyles.csl+json";
const ENDPOINT: &str = "doi";
const NAME: &str = "doi.org";
/// "Handle not found", in the answers of the Handle System's proxy.
const HANDLE_NOT_FOUND: u64 = 100;
/// "Success", and "values not found": the handle exists.
const HANDLE_EXISTS: [u64; 2] = [1, 200];

/// The DOI resolver.
pub(super) struct DoiResolver;

impl Resolver for DoiResolver {
    fn name(&self) -> &'static str {
        NAME
    }

    fn knows(&self, identifier: &Identifier) -> bool {
        matches!(identifier, Identifier::Doi(_))
    }

    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record> {
        let doi = identifier.as_str();
        let fetched = match client.ask(ENDPOINT, &path(doi), &[], CSL_JSON, budget) {
            Ok(fetched) => fetched,
            Err(doubt) => return Answer::CouldNotTell(doubt),
        };
        // A 404 may be the resolver's or an agency's; 406 is an agency's without such records.
        if matches!(fetched.response.status, 404 | 406 | 410) {
            return existence(doi, fetched.host(), client, budget);
        }
        let record = expect_success(&fetched)
            .and_then(|()| json(&fetched))
            .and_then(|value| Record::from_csl(NAME, &fetched, &value));
        record.map(|record| checked(record, doi)).into()
    }
}

impl Client {
    /// The page to which a DOI leads.
    pub fn landing_page(&self, doi: &Doi, budget: &Budget) -> Answer<Page> {
        match self.endpoint(ENDPOINT) {
            Ok(endpoint) => self.page(endpoint.at(&path(doi.as_str()), &[]).as_str(), budget),
            Err(doubt) => Answer::CouldNotTell(doubt),
        }
    }
}

/// Whether a DOI exists at all: the Handle System's proxy says so.
fn existence(doi: &str, host: &str, client: &Client, budget: &Budget) -> Answer<Record> {
    let path = format!("api/handles/{}", path(doi));
    let asked = client.ask(
        ENDPOINT,
        &path,
        &[("type", "URL")],
        "application/json",
        budget,
    );
    let answer = asked.and_then(|fetched| {
        let code = json(&fetched)?
            .get("responseCode")
            .and_then(serde_json::Value::as_u64);
        let status = fetched.response.status;
        let host = fetched.host().to_owned();
        code.ok_or(Doubt::Status { host, status })
    });
    match answer {
        Ok(HANDLE_NOT_FOUND) => Answer::NotFound(Absence::said_by(NAME)),
        Ok(code) if HANDLE_EXISTS.contains(&code) => Answer::CouldNotTell(Doubt::NoRecord {
            identifier: doi.to_owned(),
            host: host.to_owned(),
        }),
        Ok(code) => Answer::CouldNotTell(Doubt::unreadable(
            NAME,
            format!("the Handle System answered with code {code}"),
        )),
        Err(doubt) => Answer::CouldNotTell(doubt),
    }
}

/// The record with its DOI. An alias leads to the record of another DOI: the user is told.
fn checked(mut record: Record, doi: &str) -> Record {
    let own = record.item.text(TextVariable::Doi).map(str::to_owned);
    match own {
        Some(own) if own.eq_ignore_ascii_case(doi) => {}
        Some(own) => {
            let message = format!("`{doi}` leads to the record of `{own}`");
            let warning = Diagnostic::warning(codes::FETCH_OTHER_RECORD, message);
            record
                .warnings
                .push(warning.with_help("check that it is the work that you mean"));
        }
        None => {
            record.item.texts.insert(TextVariable::Doi, doi.into());
        }
    }
    record
}

/// A DOI as a path: its slashes stay, what would end a path is encoded (DOI Handbook, 3.8).
fn path(doi: &str) -> String {
    let mut out = String::with_capacity(doi.len());
    for c in doi.chars() {
        match c {
            '%' => out.push_str("%25"),
            '?' => out.push_str("%3F"),
            '#' => out.push_str("%23"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}
