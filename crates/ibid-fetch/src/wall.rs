//! Pages that show themselves to browsers alone, told by what they say.

use std::fmt;

use crate::transport::HttpResponse;

/// What stands between the reader and a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Wall {
    /// A test whether a person asks.
    Challenge,
    /// A page that a script would have to write.
    Script,
    /// A login or a payment.
    Login,
}

impl fmt::Display for Wall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Challenge => "it wants proof that a person is asking",
            Self::Script => "it has no content without JavaScript",
            Self::Login => "it wants a login",
        })
    }
}

/// How much of a page is looked at, in bytes: what stands for a page is short.
const LOOKED_AT: usize = 256 * 1024;
/// A page with more text than this, in characters, has content of its own.
const LITTLE: usize = 1_000;

/// What tests of persons say of themselves, whoever makes them.
const CHALLENGES: &[&str] = &[
    "just a moment...",
    "attention required!",
    "verify you are human",
    "verifying you are human",
    "are you a robot",
    "are you a human",
    "not a robot",
    "unusual traffic",
    "checking your browser",
    "enable javascript and cookies to continue",
    "please complete the security check",
    "pardon our interruption",
    "captcha",
];

/// What pages say that a script would have to write.
const SCRIPTS: &[&str] = &[
    "enable javascript",
    "enable js",
    "turn on javascript",
    "requires javascript",
    "javascript is required",
    "javascript is disabled",
    "javascript to run this app",
    "without javascript",
];

/// The wall that an answer is, if it is one.
pub(crate) fn of(response: &HttpResponse) -> Option<Wall> {
    // Cloudflare's word for its own challenge.
    if response.headers.get("cf-mitigated") == Some("challenge") {
        return Some(Wall::Challenge);
    }
    let is_html = response
        .headers
        .get("content-type")
        .is_none_or(|kind| kind.contains("html"));
    if !is_html {
        return None;
    }
    let start = response.body.get(..LOOKED_AT).unwrap_or(&response.body);
    let page = String::from_utf8_lossy(start).to_lowercase();
    let says = |marks: &[&str]| marks.iter().any(|mark| page.contains(mark));
    match response.status {
        401 | 407 => Some(Wall::Login),
        403 | 405 | 429 | 503 if says(CHALLENGES) => Some(Wall::Challenge),
        200 | 202 if is_bare(&page) => {
            if says(CHALLENGES) {
                Some(Wall::Challenge)
            } else {
                let is_script_alone = page.contains("<script") && visible(&page).trim().len() < 40;
                (says(SCRIPTS) || is_script_alone).then_some(Wall::Script)
            }
        }
        _ => None,
    }
}

/// Whether a page (in lower case) neither says what it is nor has content.
pub(crate) fn is_bare(page: &str) -> bool {
    !describes_itself(page) && has_little_text(page)
}

/// Whether a page has what citations are made of, whatever its body shows.
fn describes_itself(page: &str) -> bool {
    [
        "\"og:title\"",
        "'og:title'",
        "citation_title",
        "application/ld+json",
        "dc.title",
    ]
    .iter()
    .any(|mark| page.contains(mark))
}

fn has_little_text(page: &str) -> bool {
    visible(page)
        .split_whitespace()
        .map(str::len)
        .sum::<usize>()
        < LITTLE
}

/// The text of a page in lower case: without tags, scripts, styles and its head.
fn visible(page: &str) -> String {
    let body = page
        .find("<body")
        .and_then(|at| page.get(at..))
        .unwrap_or(page);
    let mut out = String::new();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push(' ');
        rest = rest.get(at..).unwrap_or_default();
        let closing = ["script", "style", "noscript", "template"]
            .iter()
            .find(|name| rest.get(1..).is_some_and(|tag| tag.starts_with(**name)))
            .map(|name| format!("</{name}"));
        if let Some(closing) = closing {
            rest = rest
                .find(&closing)
                .and_then(|at| rest.get(at..))
                .unwrap_or_default();
        }
        rest = rest
            .find('>')
            .and_then(|at| rest.get(at + 1..))
            .unwrap_or_default();
    }
    out.push_str(rest);
    out
}
