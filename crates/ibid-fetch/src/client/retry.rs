//! Which answers are worth asking again for, and when.

use std::time::{Duration, SystemTime};

use crate::answer::Doubt;
use crate::transport::{Headers, HttpResponse};

/// The wait before the first further request; each next one is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// How long to wait before asking again; `None`: it would change nothing.
///
/// A host that says when it may be asked again (`Retry-After`) is asked then, and not earlier. Else the
/// wait doubles, and `chance`, from 0 to 1, spreads it between half and all of that, so that those who
/// were turned away together do not come back together.
pub(super) fn wait(
    result: &Result<HttpResponse, Doubt>,
    tried: u32,
    chance: f64,
    now: SystemTime,
) -> Option<Duration> {
    let whole = FIRST_WAIT.saturating_mul(1 << tried.min(10));
    let spread = whole.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0);
    match result {
        // A test whether a person asks goes away by no waiting.
        Ok(response) if response.headers.get("cf-mitigated").is_some() => None,
        Ok(response) if matches!(response.status, 429 | 502 | 503 | 504) => {
            Some(retry_after(&response.headers, now).unwrap_or(spread))
        }
        Err(Doubt::Unreachable { .. }) => Some(spread),
        _ => None,
    }
}

/// `Retry-After` (RFC 9110, 10.2.3): seconds, or a date.
fn retry_after(headers: &Headers, now: SystemTime) -> Option<Duration> {
    let value = headers.get("retry-after")?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// What is left where there is no asking again: too many requests are a doubt of their own.
pub(super) fn settled(
    result: Result<HttpResponse, Doubt>,
    host: &str,
    now: SystemTime,
) -> Result<HttpResponse, Doubt> {
    match result {
        Ok(response) if response.status == 429 && crate::wall::of(&response).is_none() => {
            Err(Doubt::RateLimited {
                host: host.to_owned(),
                wait: retry_after(&response.headers, now),
            })
        }
        other => other,
    }
}
