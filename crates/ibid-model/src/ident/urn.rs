//! Uniform resource names.

use super::address::Address;
use super::text::{percent_encoded, strip_prefix_ignoring_case, without_sentence};
use super::{IdentError, identifier};

identifier! {
    /// A URN in the form that is the same for all its equivalents: `urn:nbn:de:101:1-201102033592`.
    ///
    /// Scheme and namespace are in lower case, percent-encoding in upper case, and r-, q- and
    /// f-components are left out; so is the case of the prefix of an NBN. Source: RFC 8141, 2 and 3;
    /// RFC 8458, 4.
    Urn
}

impl Urn {
    /// Reads `urn:NID:NSS`, and addresses of resolvers: with the URN at the end of the path
    /// (`https://nbn-resolving.org/urn:nbn:…`) or in the query (`resolve?urn=urn:nbn:…`).
    ///
    /// # Errors
    /// The text is no `urn:`, a namespace of 2 to 32 letters, digits and hyphens, `:`, and a name of the
    /// characters that URLs have in a path.
    pub fn parse(text: &str) -> Result<Self, IdentError> {
        let error = || IdentError::form(text.trim(), "a URN (`urn:`, a namespace, `:`, a name)");
        let resolved = Address::parse(text).and_then(|address| of_resolver(&address));
        let bare = resolved.as_deref().unwrap_or(text).trim();
        let rest = strip_prefix_ignoring_case(bare, "urn:").ok_or_else(error)?;
        let end = rest.find(['?', '#']).unwrap_or(rest.len());
        let rest = without_sentence(rest.get(..end).unwrap_or_default());
        let (namespace, name) = rest.split_once(':').ok_or_else(error)?;
        if !is_namespace(namespace) || !is_name(name) {
            return Err(error());
        }
        let namespace = namespace.to_ascii_lowercase();
        let name = upper_encoding(name);
        let name = match name.split_once('-').filter(|_| namespace == "nbn") {
            Some((prefix, number)) => format!("{}-{number}", prefix.to_ascii_lowercase()),
            None => name,
        };
        Ok(Self(format!("urn:{namespace}:{name}")))
    }

    /// The namespace: `nbn`, `uuid`, `lex`.
    pub fn namespace(&self) -> &str {
        self.0.split(':').nth(1).unwrap_or_default()
    }

    /// Where the URN resolves: for national bibliography numbers of countries whose resolver is known.
    pub fn url(&self) -> Option<String> {
        let country = self.0.strip_prefix("urn:nbn:")?.get(..2)?;
        let urn = percent_encoded(&self.0, &[]);
        match country {
            "de" | "at" | "ch" => Some(format!("https://nbn-resolving.org/{urn}")),
            "fi" => Some(format!("https://urn.fi/{urn}")),
            "se" => Some(format!("https://urn.kb.se/resolve?urn={urn}")),
            "nl" => Some(format!("https://persistent-identifier.nl/{urn}")),
            _ => None,
        }
    }
}

/// The URN in the address of a resolver.
fn of_resolver(address: &Address) -> Option<String> {
    let is_urn = |text: &String| strip_prefix_ignoring_case(text, "urn:").is_some();
    if let Some(value) = address.value(&["urn", "identifier"]).filter(is_urn) {
        return Some(value);
    }
    let start = address.path.to_ascii_lowercase().find("urn:")?;
    let before = address.path.get(..start)?;
    let is_part = before.is_empty() || before.ends_with('/');
    is_part.then(|| address.path.get(start..).map(str::to_owned))?
}

/// RFC 8141: 2 to 32 letters, digits and hyphens, no hyphen at the ends, and not `urn`.
pub(super) fn is_namespace(text: &str) -> bool {
    (2..=32).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.eq_ignore_ascii_case("urn")
}

/// RFC 8141: characters of a path, of which the first is no `/`.
fn is_name(text: &str) -> bool {
    !text.is_empty() && name_length(text) == text.len()
}

/// How many bytes at the start may be the name in a namespace: RFC 3986 `pchar` and `/`.
pub(super) fn name_length(text: &str) -> usize {
    if text.starts_with('/') {
        return 0;
    }
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&b);
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let is_hex = |at: usize| after.get(at).is_some_and(u8::is_ascii_hexdigit);
        rest = match byte {
            b'%' if is_hex(0) && is_hex(1) => after.get(2..).unwrap_or_default(),
            byte if plain(*byte) => after,
            _ => break,
        };
    }
    text.len() - rest.len()
}

/// Percent-encoding in upper case.
fn upper_encoding(name: &str) -> String {
    let mut left = 0;
    name.chars()
        .map(|c| {
            if c == '%' {
                left = 2;
                return c;
            }
            if left == 0 {
                return c;
            }
            left -= 1;
            c.to_ascii_uppercase()
        })
        .collect()
}
