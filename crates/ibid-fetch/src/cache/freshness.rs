//! How long an answer may be taken without asking again (RFC 9111, 4.2).

use std::time::{Duration, SystemTime};

use crate::transport::{Headers, HttpResponse};

/// A lifetime that follows from the age of the content is no longer than this.
const LONGEST_GUESS: Duration = Duration::from_secs(24 * 60 * 60);
/// No server knows more than a year ahead (RFC 9111's predecessors said so).
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Whether an answer may be kept at all: its status says something lasting, and nobody forbids it.
pub(crate) fn may_be_kept(response: &HttpResponse) -> bool {
    let is_lasting = matches!(
        response.status,
        200 | 203 | 301 | 302 | 303 | 307 | 308 | 404 | 410
    );
    is_lasting && !has_directive(&response.headers, "no-store")
}

/// Whether an answer is still fresh.
pub(crate) fn is_fresh(response: &HttpResponse, stored: SystemTime, now: SystemTime) -> bool {
    age(&response.headers, stored, now) < lifetime(response, stored)
}

/// How old an answer is: what it had waited elsewhere (`Age`), and here.
pub(crate) fn age(headers: &Headers, stored: SystemTime, now: SystemTime) -> Duration {
    let elsewhere = headers.get("age").and_then(|age| age.trim().parse().ok());
    // A clock that was put back makes it no younger than new.
    let here = now.duration_since(stored).unwrap_or_default();
    here.saturating_add(Duration::from_secs(elsewhere.unwrap_or(0)))
}

/// How long an answer is fresh: `max-age`, else `Expires`, else a tenth of the time for which its
/// content has not changed, a day at most. An answer that says none of these is not fresh at all.
fn lifetime(response: &HttpResponse, stored: SystemTime) -> Duration {
    let headers = &response.headers;
    if has_directive(headers, "no-cache") || headers.get("vary") == Some("*") {
        return Duration::ZERO;
    }
    if let Some(seconds) = max_age(headers) {
        return Duration::from_secs(seconds).min(LONGEST);
    }
    let date = |name| headers.get(name).map(httpdate::parse_http_date);
    let sent = date("date").and_then(Result::ok).unwrap_or(stored);
    match date("expires") {
        Some(Ok(expires)) => {
            return expires
                .duration_since(sent)
                .unwrap_or_default()
                .min(LONGEST);
        }
        // "0" and other dates that are none mean that it is over (RFC 9111, 5.3).
        Some(Err(_)) => return Duration::ZERO,
        None => {}
    }
    // Redirects that are for now say themselves for how long.
    let is_for_now = matches!(response.status, 302 | 303 | 307);
    match date("last-modified") {
        Some(Ok(changed)) if !is_for_now => {
            let unchanged = sent.duration_since(changed).unwrap_or_default();
            (unchanged / 10).min(LONGEST_GUESS)
        }
        _ => Duration::ZERO,
    }
}

/// The directives of `Cache-Control`, in lower case.
fn directives(headers: &Headers) -> impl Iterator<Item = String> {
    let lists = headers.all("cache-control");
    lists
        .flat_map(|list| list.split(','))
        .map(|directive| directive.trim().to_ascii_lowercase())
}

fn has_directive(headers: &Headers, name: &str) -> bool {
    directives(headers).any(|directive| {
        // `no-cache="set-cookie"` is about a field alone.
        directive == name
    })
}

fn max_age(headers: &Headers) -> Option<u64> {
    directives(headers).find_map(|directive| {
        let seconds = directive.strip_prefix("max-age=")?;
        // What is no number is taken to be over.
        Some(seconds.trim_matches('"').parse().unwrap_or(0))
    })
}

/// The fields that ask whether an answer is still the same (RFC 9110, 13.1).
pub(crate) fn validators(headers: &Headers) -> Vec<(&'static str, String)> {
    let known = [
        ("etag", "If-None-Match"),
        ("last-modified", "If-Modified-Since"),
    ];
    let given = known
        .into_iter()
        .filter_map(|(from, to)| Some((to, headers.get(from)?.to_owned())));
    given.collect()
}
