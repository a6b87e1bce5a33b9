//! Sources on the network: pages by their URLs, works by their identifiers.
//!
//! A page goes through extraction as a file does. One with a DOI of its own is [merged](merge) with the
//! registry's record.

mod merge;
mod record;

use std::fmt;
use std::time::{Duration, SystemTime};

use ibid_fetch::{Answer, Asked, Budget, Cancel, Client, Doubt, Page};
use ibid_model::ident::{Doi, Identifier};
use ibid_model::{Date, DateVariable, Diagnostic, TextVariable, codes};
use serde_json::Value;

use crate::error::IbidError;
use crate::evidence::{Evidence, Place};
use crate::inspect::{InspectOptions, Inspection, finished, inspect_raw};
use crate::source::{Source, SourceForm, SourceKind};

/// Tells the reader's own day of a moment, as EDTF: `2024-05-06`.
type DayOf = Box<dyn Fn(SystemTime) -> String + Send + Sync>;

/// A page as a source, and when and where it was read.
struct Fetched {
    source: Source,
    asked: Asked,
    day: String,
}

/// Looks sources up. It may be used by several threads at once.
pub struct Network {
    client: Client,
    day_of: DayOf,
}

impl Network {
    /// Looks sources up with a client. `day_of` tells the reader's day, for `accessed`.
    pub fn new(
        client: Client,
        day_of: impl Fn(SystemTime) -> String + Send + Sync + 'static,
    ) -> Self {
        Self {
            client,
            day_of: Box::new(day_of),
        }
    }

    /// The client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Looks a URL or an identifier up, and inspects what is there; `name` is what the user called it,
    /// `kind` what the user says that a page is.
    ///
    /// # Errors
    /// [`IbidError::Absent`] where it does not exist, [`IbidError::CouldNotTell`] where that could not
    /// be told, and those of [`crate::inspect()`]. A form that is neither a URL nor an identifier is
    /// [missing](IbidError::missing).
    pub fn inspect(
        &self,
        name: &str,
        form: &SourceForm,
        kind: Option<SourceKind>,
        options: &InspectOptions,
        cancel: Cancel,
    ) -> Result<Vec<Inspection>, IbidError> {
        let budget = self.client.budget(cancel);
        let inspections = match form {
            SourceForm::Url(url) => {
                let page = expect(
                    name,
                    self.client
                        .page_in(url, options.languages.as_ref(), &budget),
                )?;
                self.page(&self.source(name, page, kind), options, &budget)?
            }
            SourceForm::Identifier(identifier) => self.work(name, identifier, options, &budget)?,
            _ => return Err(IbidError::missing(name)),
        };
        finished(inspections, name, options)
    }

    /// The work of an identifier: by its registry or, where that has no description of it to give, by
    /// its page.
    fn work(
        &self,
        name: &str,
        identifier: &Identifier,
        options: &InspectOptions,
        budget: &Budget,
    ) -> Result<Vec<Inspection>, IbidError> {
        let answer = self.client.record(identifier, budget);
        if let (Answer::CouldNotTell(doubt @ Doubt::NoRecord { .. }), Identifier::Doi(doi)) =
            (&answer, identifier)
            && let Answer::Found(page) = self.client.landing_page(doi, budget)
        {
            let mut inspections = self.read(&self.source(name, page, None), options)?;
            if let Some(first) = inspections.first_mut() {
                first.warnings.push(silent(doi.as_str(), doubt));
            }
            return Ok(inspections);
        }
        let record = expect(name, answer)?;
        let age = self.old_answer(&record.asked);
        let mut inspection = record::inspection(name, record, options.keep_case);
        inspection.warnings.extend(age);
        Ok(vec![inspection])
    }

    /// What a page says, and what the registry says of its DOI.
    fn page(
        &self,
        page: &Fetched,
        options: &InspectOptions,
        budget: &Budget,
    ) -> Result<Vec<Inspection>, IbidError> {
        let mut inspections = self.read(page, options)?;
        if let [article] = inspections.as_mut_slice()
            && let Some(doi) = article.item.text(TextVariable::Doi)
            && let Ok(doi) = Doi::parse(doi)
        {
            self.complete(article, doi, options, budget);
        }
        Ok(inspections)
    }

    /// Merges an article with the registry's record of its DOI. What goes wrong there is a warning:
    /// the page's data stand.
    fn complete(
        &self,
        article: &mut Inspection,
        doi: Doi,
        options: &InspectOptions,
        budget: &Budget,
    ) {
        let written = doi.as_str().to_owned();
        match self.client.record(&Identifier::Doi(doi), budget) {
            Answer::Found(record) => {
                article.warnings.extend(self.old_answer(&record.asked));
                let record = record::inspection(&article.source, record, options.keep_case);
                merge::merge(article, record);
            }
            Answer::NotFound(_) => {
                let message = format!("the DOI of the page, `{written}`, is not registered");
                let warning = Diagnostic::warning(codes::FETCH_REGISTRY_SILENT, message);
                let help = "check it in the page; `--set DOI=` takes it away";
                article.warnings.push(warning.with_help(help));
            }
            Answer::CouldNotTell(doubt) => article.warnings.push(silent(&written, &doubt)),
        }
    }

    /// What a page says.
    fn read(&self, page: &Fetched, options: &InspectOptions) -> Result<Vec<Inspection>, IbidError> {
        let mut inspections = inspect_raw(&page.source, options)?;
        for inspection in &mut inspections {
            accessed(inspection, &page.day, page.asked.url.as_str());
        }
        if let Some(first) = inspections.first_mut() {
            first.warnings.extend(self.old_answer(&page.asked));
        }
        Ok(inspections)
    }

    /// A page as a source.
    fn source(&self, name: &str, page: Page, kind: Option<SourceKind>) -> Fetched {
        Fetched {
            day: (self.day_of)(page.asked.time),
            source: Source {
                url: Some(page.asked.url.to_string()),
                content_type: page.content_type,
                kind,
                ..Source::new(name, page.body)
            },
            asked: page.asked,
        }
    }

    /// That an answer is from the cache, and how old it is.
    fn old_answer(&self, asked: &Asked) -> Option<Diagnostic> {
        let age = self.client.age(asked).filter(|_| asked.is_offline)?;
        let host = asked.url.host_str().unwrap_or_default();
        let message = format!(
            "the answer of `{host}` is from the cache, {} old",
            spell(age)
        );
        let warning = Diagnostic::warning(codes::FETCH_OLD_ANSWER, message);
        Some(warning.with_help("without `--offline`, it is asked for again"))
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

/// What was found.
fn expect<T>(name: &str, answer: Answer<T>) -> Result<T, IbidError> {
    match answer {
        Answer::Found(found) => Ok(found),
        Answer::NotFound(absence) => Err(IbidError::Absent {
            name: name.to_owned(),
            witnesses: absence.witnesses,
        }),
        Answer::CouldNotTell(doubt) => {
            Err(IbidError::CouldNotTell(Box::new(doubt.diagnostic(name))))
        }
    }
}

/// That a registry could not be asked.
fn silent(doi: &str, doubt: &Doubt) -> Diagnostic {
    let message = format!("the registry's record of `{doi}` could not be had: {doubt}");
    Diagnostic::warning(codes::FETCH_REGISTRY_SILENT, message)
        .with_help("the page's own data stand; ask again later for the registry's")
}

/// Sets when a page was read: the reader's day.
fn accessed(inspection: &mut Inspection, day: &str, url: &str) {
    let Ok(date) = Date::parse_edtf(day) else {
        return;
    };
    inspection.item.dates.insert(DateVariable::Accessed, date);
    let written = ibid_model::csl_json::write_item(&inspection.item);
    inspection.fields.retain(|field| field.name != "accessed");
    inspection.fields.push(Evidence {
        name: "accessed".to_owned(),
        value: written.get("accessed").cloned().unwrap_or(Value::Null),
        confidence: 1.0,
        provenance: vec![Place {
            extractor: "fetch".to_owned(),
            where_: url.to_owned(),
            text: day.to_owned(),
            line: None,
        }],
        derived_from: None,
        alternatives: Vec::new(),
    });
}

/// "3 days", "5 minutes": the largest unit, rounded down.
fn spell(age: Duration) -> String {
    let seconds = age.as_secs();
    let (number, unit) = match seconds {
        0..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        3_600..86_400 => (seconds / 3_600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}
