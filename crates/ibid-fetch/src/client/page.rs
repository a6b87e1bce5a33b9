//! Pages and documents, by their URL.

use url::Url;

use super::{Ask, Asked, Client, Fetched, refresh};
use crate::answer::{Absence, Answer, Doubt};
use crate::environment::Budget;
use crate::languages::Languages;
use crate::settings::Pace;
use crate::wall;

/// What a page may be, the likeliest first.
const ACCEPT: &str =
    "text/html, application/xhtml+xml, application/pdf;q=0.9, text/*;q=0.8, */*;q=0.5";

/// How many pages that only lead to others are gone through.
const MOST_REFRESHES: usize = 4;

/// A page or document that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its content.
    pub body: Vec<u8>,
    /// The content type that came with it.
    pub content_type: Option<String>,
    /// Where it was, and when.
    pub asked: Asked,
}

impl Client {
    /// Fetches a page. Its own server's 404 and 410 say that it does not exist; every other failure
    /// says nothing of that.
    pub fn page(&self, url: &str, budget: &Budget) -> Answer<Page> {
        self.page_in(url, None, budget)
    }

    /// [`Self::page`] in the first of some languages that its server has.
    pub fn page_in(
        &self,
        url: &str,
        languages: Option<&Languages>,
        budget: &Budget,
    ) -> Answer<Page> {
        let url = match self.settings.guard.url(url) {
            Ok(url) => url,
            Err(refusal) => return Answer::CouldNotTell(refusal.into()),
        };
        match self.follow(url, languages, budget) {
            Ok(fetched) if self.is_offline() => page(fetched).taken_offline(),
            Ok(fetched) => page(fetched),
            Err(doubt) => Answer::CouldNotTell(doubt),
        }
    }

    /// The page at a URL, or the one to which pages without content lead.
    fn follow(
        &self,
        mut url: Url,
        languages: Option<&Languages>,
        budget: &Budget,
    ) -> Result<Fetched, Doubt> {
        for _ in 0..MOST_REFRESHES {
            let ask = Ask {
                url,
                accept: ACCEPT,
                languages,
                limit: self.settings.limits.page,
                pace: Pace::SITE,
            };
            let fetched = self.get(&ask, budget)?;
            match refresh::target(&fetched.response, &fetched.asked.url) {
                Some(target) => url = target,
                None => return Ok(fetched),
            }
        }
        Err(Doubt::TooManyRedirects {
            host: url.host_str().unwrap_or_default().to_owned(),
            limit: MOST_REFRESHES,
        })
    }
}

fn page(fetched: Fetched) -> Answer<Page> {
    let host = fetched.host().to_owned();
    if let Some(wall) = wall::of(&fetched.response) {
        return Answer::CouldNotTell(Doubt::Walled { host, wall });
    }
    match fetched.response.status {
        200 | 203 => Answer::Found(Page {
            content_type: fetched
                .response
                .headers
                .get("content-type")
                .map(str::to_owned),
            body: fetched.response.body,
            asked: fetched.asked,
        }),
        404 | 410 => Answer::NotFound(Absence::said_by(host)),
        429 => Answer::CouldNotTell(Doubt::RateLimited { host, wait: None }),
        status => Answer::CouldNotTell(Doubt::Status { host, status }),
    }
}
