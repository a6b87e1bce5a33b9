//! Who may ask: the name by which the server is called, and the page that calls it.
//!
//! A page elsewhere must not drive a server on the reader's machine: neither by a name of its own
//! that leads to loopback (DNS rebinding), nor by requests from the reader's browser.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::config::Config;
use crate::problem::Problem;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// Whether a request may be answered; if so, the origin whose pages may read the answer.
pub(crate) fn pass(config: &Config, headers: &HeaderMap) -> Result<Option<HeaderValue>, Problem> {
    let host = text(headers, &header::HOST).unwrap_or_default();
    if !host_allowed(config, host) {
        let detail = format!("this server is not called `{host}`; `--allow-host` allows a name");
        return Err(Problem::new(StatusCode::MISDIRECTED_REQUEST, detail));
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return from_elsewhere(config, headers).map(|()| None);
    };
    let value = origin.to_str().unwrap_or_default();
    if is_own(value, host) {
        return Ok(None);
    }
    if origin_allowed(config, value) {
        return Ok(Some(origin.clone()));
    }
    let detail =
        format!("pages of `{value}` may not use this server; `--allow-origin` allows them");
    Err(Problem::new(StatusCode::FORBIDDEN, detail))
}

/// Refuses what a page elsewhere asks for without saying its origin: images, scripts, forms. A link
/// that a reader follows is let through.
fn from_elsewhere(config: &Config, headers: &HeaderMap) -> Result<(), Problem> {
    let is_foreign = matches!(text(headers, &FETCH_SITE), Some("cross-site" | "same-site"));
    let is_link = text(headers, &FETCH_MODE) == Some("navigate");
    if is_foreign && !is_link && !config.origins.iter().any(|origin| origin == "*") {
        let detail = "pages of other sites may not use this server; `--allow-origin` allows one";
        return Err(Problem::new(StatusCode::FORBIDDEN, detail));
    }
    Ok(())
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

fn is_own(origin: &str, host: &str) -> bool {
    let (_, own) = origin.split_once("://").unwrap_or_default();
    !own.is_empty() && own.eq_ignore_ascii_case(host)
}

fn origin_allowed(config: &Config, origin: &str) -> bool {
    let mut allowed = config.origins.iter();
    allowed.any(|known| known == "*" || known.eq_ignore_ascii_case(origin))
}

fn host_allowed(config: &Config, host: &str) -> bool {
    let name = without_port(host);
    let named =
        |known: &String| known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(host);
    if config.hosts.iter().any(named) {
        return true;
    }
    let address = name
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    if !config.address.is_loopback() {
        return config.hosts.is_empty() || address.is_ok();
    }
    match address {
        Ok(address) => address.is_loopback() || address == IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        Err(_) => is_loopback_name(name),
    }
}

/// Names that never leave the machine (RFC 6761, 6.3).
fn is_loopback_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => {
            name
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse as _;

    fn passes(config: &Config, headers: &[(&'static str, &'static str)]) -> Result<bool, u16> {
        let pairs = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        let origin = pass(config, &pairs.collect())
            .map_err(|problem| problem.into_response().status().as_u16())?;
        Ok(origin.is_some())
    }

    #[test]
    fn on_loopback_only_names_of_loopback_lead_here() {
        let config = Config::new(Ipv4Addr::LOCALHOST.into());
        for host in [
            "localhost:8080",
            "127.0.0.1:8080",
            "[::1]:8080",
            "a.localhost",
        ] {
            assert_eq!(passes(&config, &[("host", host)]), Ok(false), "{host}");
        }
        for host in [
            "evil.example",
            "localhost.evil.example:8080",
            "192.0.2.1",
            "",
        ] {
            assert_eq!(passes(&config, &[("host", host)]), Err(421), "{host}");
        }
    }

    #[test]
    fn pages_elsewhere_are_refused_unless_allowed() {
        let mut config = Config::new(Ipv4Addr::LOCALHOST.into());
        let host = ("host", "localhost:8080");
        assert_eq!(
            passes(&config, &[host, ("origin", "http://localhost:8080")]),
            Ok(false)
        );
        assert_eq!(
            passes(&config, &[host, ("origin", "https://evil.example")]),
            Err(403)
        );
        assert_eq!(passes(&config, &[host, ("origin", "null")]), Err(403));
        let image = [
            host,
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "no-cors"),
        ];
        assert_eq!(passes(&config, &image), Err(403));
        let link = [
            host,
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
        ];
        assert_eq!(passes(&config, &link), Ok(false));
        config.origins.push("https://tern.example".to_owned());
        assert_eq!(
            passes(&config, &[host, ("origin", "https://tern.example")]),
            Ok(true)
        );
    }

    #[test]
    fn elsewhere_the_names_that_are_set_lead_here() {
        let mut config = Config::new("192.0.2.1".parse().unwrap());
        assert_eq!(passes(&config, &[("host", "cite.example.org")]), Ok(false));
        config.hosts.push("cite.example.org".to_owned());
        assert_eq!(
            passes(&config, &[("host", "cite.example.org:443")]),
            Ok(false)
        );
        assert_eq!(passes(&config, &[("host", "evil.example")]), Err(421));
    }
}
