//! Web addresses that identifiers are met in.

use super::text::percent_decoded;

/// The parts of an `http` or `https` URL (RFC 3986), or of one without its scheme (`doi.org/10.1000/1`).
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// In lower case, without port.
    pub(super) host: String,
    /// Without the slash that it begins with, as written.
    pub(super) path: String,
    /// Without its question mark, as written.
    pub(super) query: String,
    /// Without its number sign, as written.
    pub(super) fragment: String,
}

impl Address {
    /// The parts of a URL; those of its target where it is a library's log-in page in front of
    /// another page (`…/login?url=https://…`). `None` for what is no web address.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let address = Self::plain(text.trim())?;
        let is_login = address.path.rsplit('/').next() == Some("login");
        let target = is_login.then(|| address.target()).flatten();
        Some(target.unwrap_or(address))
    }

    fn plain(text: &str) -> Option<Self> {
        let is_scheme = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric());
        let (rest, has_scheme) = match text.split_once("://") {
            Some((scheme, rest)) if ["http", "https"].contains(&&*scheme.to_ascii_lowercase()) => {
                (rest, true)
            }
            Some((scheme, _)) if is_scheme(scheme) => return None,
            _ => (text, false),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at_checked(end)?;
        if !has_scheme && !rest.starts_with('/') {
            return None;
        }
        let host = authority.rsplit('@').next()?.split(':').next()?;
        let in_host = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
        if !host.contains('.') || !host.bytes().all(in_host) {
            return None;
        }
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Some(Self {
            host: host.to_ascii_lowercase(),
            path: path.strip_prefix('/').unwrap_or(path).to_owned(),
            query: query.to_owned(),
            fragment: fragment.to_owned(),
        })
    }

    /// The page behind a log-in page: all that follows `url=`, or the value of `qurl=`.
    fn target(&self) -> Option<Self> {
        let behind = self.query.split_once("url=").map(|(_, rest)| rest)?;
        let plain = behind.starts_with("http") && behind.contains("://");
        if plain {
            return Self::plain(behind);
        }
        let value = behind.split('&').next().and_then(percent_decoded)?;
        value.starts_with("http").then(|| Self::plain(&value))?
    }

    /// Whether it is on one of `hosts` or below it, or there by way of a library's proxy, which writes
    /// `doi.org` as `doi-org.proxy.example.edu` or `doi.org.proxy.example.edu`.
    pub(super) fn on(&self, hosts: &[&str]) -> bool {
        let is_below = |host: &str, known: &str| {
            host.strip_suffix(known)
                .is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        let first = self.host.split('.').next().unwrap_or_default();
        let proxied = first.contains('-').then(|| first.replace('-', "."));
        hosts.iter().any(|known| {
            let dotted = self.host.find(&format!("{known}."));
            let before = dotted.and_then(|at| self.host.get(..at));
            is_below(&self.host, known)
                || proxied.as_ref().is_some_and(|host| is_below(host, known))
                || before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }

    /// The parts of the path between slashes, decoded; empty ones left out.
    pub(super) fn segments(&self) -> Vec<String> {
        let parts = self.path.split('/').filter(|part| !part.is_empty());
        parts.filter_map(percent_decoded).collect()
    }

    /// The part of the path behind the one that is `name`; case does not count.
    pub(super) fn behind(&self, name: &str) -> Option<String> {
        let segments = self.segments();
        let at = segments
            .iter()
            .position(|segment| segment.eq_ignore_ascii_case(name))?;
        segments.get(at + 1).cloned()
    }

    /// Names (in lower case) and values of the query, decoded.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.query.split(['&', ';']).filter_map(|pair| {
            // An `&` that HTML escaped leaves `amp` alone between `&` and `;`.
            let (name, value) = pair.split_once('=')?;
            Some((name.to_ascii_lowercase(), percent_decoded(value)?))
        })
    }

    /// The value of the query with one of `names`, decoded.
    pub(super) fn value(&self, names: &[&str]) -> Option<String> {
        self.pairs()
            .find(|(name, _)| names.contains(&name.as_str()))
            .map(|(_, value)| value)
    }
}
