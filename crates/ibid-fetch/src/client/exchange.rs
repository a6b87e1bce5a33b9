//! One request, without redirects: from the cache, or from its host, at its pace, tried again where
//! that helps.

use std::time::{Duration, SystemTime};

use url::Url;

use super::{Ask, Client, retry};
use crate::answer::Doubt;
use crate::cache::{Entry, freshness};
use crate::environment::Budget;
use crate::settings::CacheUse;
use crate::transport::{Bounds, HttpRequest, HttpResponse};

impl Client {
    /// The answer, and when it was given.
    pub(super) fn exchange(
        &self,
        url: &Url,
        ask: &Ask<'_>,
        budget: &Budget,
    ) -> Result<(HttpResponse, SystemTime), Doubt> {
        let mut request = self.request(url, ask);
        let kept = self.kept(&request);
        let now = self.environment.now();
        if self.is_offline() {
            let host = url.host_str().unwrap_or_default().to_owned();
            let kept = kept.ok_or(Doubt::Offline { host })?;
            return Ok((kept.response, kept.stored));
        }
        let kept = kept.filter(|_| self.settings.cache_use == CacheUse::Fresh);
        if let Some(kept) = &kept {
            if freshness::is_fresh(&kept.response, kept.stored, now) {
                return Ok((kept.response.clone(), kept.stored));
            }
            let validators = freshness::validators(&kept.response.headers);
            request.headers.extend(validators);
        }
        let mut response = self.persist(&request, ask, budget)?;
        if let (304, Some(kept)) = (response.status, kept) {
            let mut same = kept.response;
            same.headers.update(&response.headers);
            response = same;
        }
        let now = self.environment.now();
        self.keep(&request, &response, now);
        Ok((response, now))
    }

    fn request(&self, url: &Url, ask: &Ask<'_>) -> HttpRequest {
        let mut url = url.clone();
        url.set_fragment(None);
        let mut headers = vec![
            ("User-Agent", self.user_agent.clone()),
            ("Accept", ask.accept.to_owned()),
            ("Accept-Encoding", "gzip, deflate".to_owned()),
        ];
        let languages = ask.languages.map(|languages| languages.as_str().to_owned());
        headers.extend(languages.map(|languages| ("Accept-Language", languages)));
        HttpRequest { url, headers }
    }

    /// Asks until there is an answer that asking again would not change.
    fn persist(
        &self,
        request: &HttpRequest,
        ask: &Ask<'_>,
        budget: &Budget,
    ) -> Result<HttpResponse, Doubt> {
        let environment = &*self.environment;
        let limits = &self.settings.limits;
        let host = request.url.host_str().unwrap_or_default();
        // Pages of other hosts, to which a registry redirects, are asked at the pace of a site.
        let pace = if ask.url.host_str() == Some(host) {
            ask.pace
        } else {
            crate::settings::Pace::SITE
        };
        let authority = request.url.authority().to_owned();
        let mut tried = 0;
        loop {
            let result = {
                let _turn = self.paces.turn(&authority, pace, budget, environment)?;
                let bounds = Bounds {
                    time: budget.left(environment, host)?,
                    body: ask.limit,
                    cancel: budget.cancel().clone(),
                };
                self.transport.exchange(request, &bounds)
            };
            let chance = environment.random();
            let now = environment.now();
            let Some(wait) = retry::wait(&result, tried, chance, now) else {
                return result;
            };
            let left = budget.left(environment, host).unwrap_or(Duration::ZERO);
            if tried >= limits.retries || wait > limits.wait || wait >= left {
                return retry::settled(result, host, now);
            }
            tried += 1;
            budget.sleep(environment, wait, host)?;
        }
    }

    pub(crate) fn is_offline(&self) -> bool {
        self.settings.cache_use == CacheUse::Only
    }

    /// The answer that the cache has. One that it cannot read it does not have.
    fn kept(&self, request: &HttpRequest) -> Option<Entry> {
        self.cache.as_ref()?.get(request).ok().flatten()
    }

    /// Keeps an answer. That it cannot be kept costs nothing but time, the next time.
    fn keep(&self, request: &HttpRequest, response: &HttpResponse, now: SystemTime) {
        if let Some(cache) = self
            .cache
            .as_ref()
            .filter(|_| freshness::may_be_kept(response))
        {
            let entry = Entry {
                response: response.clone(),
                stored: now,
            };
            let _ = cache.put(request, &entry);
        }
    }
}
