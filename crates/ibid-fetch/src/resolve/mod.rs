//! Registries: from an identifier to the record of its work. One file a registry, behind
//! [`Resolver`].
//!
//! That something does not exist is believed of nobody but the registry itself, in the form in which it
//! says so. A bare 404 may be a mistyped mirror, a captive portal or a server at work: it is a
//! doubt.

mod arxiv;
mod doi;
mod google_books;
mod ncbi;
mod open_library;
mod record;
mod wikidata;

use ibid_model::ident::Identifier;

use crate::answer::{Answer, Doubt};
use crate::client::{Ask, Client, Fetched};
use crate::environment::Budget;

pub use record::Record;

/// A registry.
pub trait Resolver: Send + Sync {
    /// Its name in provenance: `doi.org`.
    fn name(&self) -> &'static str;

    /// Whether it is to be asked for an identifier.
    fn knows(&self, identifier: &Identifier) -> bool;

    /// Asks it.
    fn resolve(&self, identifier: &Identifier, client: &Client, budget: &Budget) -> Answer<Record>;
}

/// All registries, in the order in which they are asked.
const RESOLVERS: &[&dyn Resolver] = &[
    &doi::DoiResolver,
    &ncbi::Ncbi,
    &arxiv::ArxivApi,
    &open_library::OpenLibrary,
    &google_books::GoogleBooks,
    &wikidata::Wikidata,
];

impl Client {
    /// The record of an identifier: the first one that a registry has. Only where all that were asked
    /// say that it does not exist is that the answer.
    pub fn record(&self, identifier: &Identifier, budget: &Budget) -> Answer<Record> {
        let asked = RESOLVERS
            .iter()
            .filter(|resolver| resolver.knows(identifier));
        let answers = asked.map(|resolver| || resolver.resolve(identifier, self, budget));
        let mut result: Option<Answer<Record>> = None;
        for answer in answers {
            result = Some(match result {
                None => answer(),
                Some(before) => before.or_else(answer),
            });
        }
        let answer = result.unwrap_or_else(|| {
            Answer::CouldNotTell(Doubt::NoResolver {
                kind: identifier.kind(),
                identifier: identifier.as_str().to_owned(),
            })
        });
        if self.is_offline() {
            answer.taken_offline()
        } else {
            answer
        }
    }

    /// Asks a registry's endpoint.
    fn ask(
        &self,
        endpoint: &'static str,
        path: &str,
        query: &[(&str, &str)],
        accept: &str,
        budget: &Budget,
    ) -> Result<Fetched, Doubt> {
        let endpoint = self.endpoint(endpoint)?;
        let ask = Ask {
            url: endpoint.at(path, query),
            accept,
            languages: None,
            limit: self.settings().limits.record,
            pace: endpoint.pace,
        };
        self.get(&ask, budget)
    }
}

/// An answer in JSON.
fn json(fetched: &Fetched) -> Result<serde_json::Value, Doubt> {
    let host = fetched.host();
    let body = fetched.response.body.as_slice();
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if body.trim_ascii_start().first() == Some(&b'<') {
        return Err(Doubt::unreadable(host, "it is a page, and no JSON"));
    }
    serde_json::from_slice(body)
        .map_err(|error| Doubt::unreadable(host, format!("it is no JSON: {error}")))
}

/// That an answer has a status which says that all went well.
fn expect_success(fetched: &Fetched) -> Result<(), Doubt> {
    let host = fetched.host().to_owned();
    if let Some(wall) = crate::wall::of(&fetched.response) {
        return Err(Doubt::Walled { host, wall });
    }
    match fetched.response.status {
        200 | 203 => Ok(()),
        status => Err(Doubt::Status { host, status }),
    }
}
