//! Links on identifiers (CSL 1.0.2, appendix VI "Links"): where they lead, and what their anchor
//! takes in.

use std::fmt::Write as _;

use ibid_model::ident::Doi;
use serde::{Deserialize, Serialize};

use super::{Event, Mark, Role, Step, Stream, Tag};

/// A variable that is an address (CSL 1.0.2, appendix VI "Links").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Link {
    /// `DOI`
    #[serde(rename = "DOI")]
    Doi,
    /// `URL`
    #[serde(rename = "URL")]
    Url,
    /// `PMID`
    #[serde(rename = "PMID")]
    Pmid,
    /// `PMCID`
    #[serde(rename = "PMCID")]
    Pmcid,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkTarget {
    /// The identifier's variable; `None` for an entry of the bibliography.
    pub link: Option<Link>,
    /// Without white space, controls, quotes, braces, angle brackets and backslashes.
    pub url: String,
}

/// The schemes that a link may have: what opens a page and runs nothing.
const SCHEMES: &[&str] = &["http", "https", "ftp"];

impl LinkTarget {
    /// The target of an identifier as it is printed; `None` for what is no address of a page, such
    /// as `javascript:` or a path.
    pub fn new(link: Link, printed: &str) -> Option<Self> {
        let printed = printed.trim();
        let resolved = |resolver: &str| match scheme(printed) {
            Some(_) => printed.to_owned(),
            None => format!("{resolver}{printed}"),
        };
        let url = match link {
            Link::Url => printed.to_owned(),
            Link::Doi => {
                Doi::parse(printed).map_or_else(|_| resolved("https://doi.org/"), |doi| doi.url())
            }
            Link::Pmid => resolved("https://www.ncbi.nlm.nih.gov/pubmed/"),
            Link::Pmcid => resolved("https://www.ncbi.nlm.nih.gov/pmc/articles/"),
        };
        let opens_page = |scheme: &str| SCHEMES.iter().any(|s| s.eq_ignore_ascii_case(scheme));
        scheme(&url).filter(|scheme| opens_page(scheme))?;
        Some(Self {
            link: Some(link),
            url: encoded(&url),
        })
    }

    /// The bibliography entry of the item with `id`, where the document has both.
    pub fn entry(id: &str) -> Self {
        Self {
            link: None,
            url: format!("#ref-{}", encoded(id)),
        }
    }

    /// The target of a link mark that was just opened: of the identifier's text, without the URI
    /// components that the style puts before it.
    pub fn of<'s>(link: Link, inside: impl Iterator<Item = Step<'s>>) -> Option<Self> {
        let mut depth = 0usize;
        let mut text = String::new();
        for step in inside {
            match step {
                Step::Open(_) => depth += 1,
                Step::Close if depth == 0 => break,
                Step::Close => depth -= 1,
                Step::Text(piece, role) if !role.is_affix() => text.push_str(piece),
                Step::Text(..) => {}
            }
        }
        Self::new(link, &text)
    }
}

/// What stands before `://`.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (is_scheme && !rest.is_empty()).then_some(scheme)
}

/// The URL with what no URL may hold percent-encoded, so that it cannot end early in any format.
fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    let mut bytes = [0u8; 4];
    for c in url.chars() {
        let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}');
        let forbidden = matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
        if invisible || forbidden || c.is_whitespace() || c.is_control() {
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Takes the URI components that a style prints right before an identifier into its link:
/// `https://doi.org/`, and not `doi: ` or `Available from: `.
pub(crate) fn with_uri_components(mut stream: Stream) -> Stream {
    let opens_link = |event: &Event| matches!(event, Event::Open(Mark::Tag(Tag::Link(_))));
    if !stream.events().iter().any(opens_link) {
        return stream;
    }
    let events = std::mem::take(stream.events_mut());
    let mut out: Vec<Event> = Vec::with_capacity(events.len() + 2);
    for event in events {
        let component = match out.last_mut() {
            Some(last) if opens_link(&event) => take_component(&stream, last),
            _ => None,
        };
        if matches!(out.last(), Some(Event::Text(span, _)) if span.is_empty()) {
            out.pop();
        }
        out.push(event);
        out.extend(component);
    }
    stream.with_events(out)
}

/// Cuts the start of a URI off the end of a text.
fn take_component(stream: &Stream, event: &mut Event) -> Option<Event> {
    let Event::Text(span, _) = event else {
        return None;
    };
    let text = stream.slice(*span);
    let start = component_start(text)?;
    let length = text.len() - start;
    let component = Event::Text(span.without_first(start), Role::Affix);
    *span = span.without_last(length);
    Some(component)
}

fn component_start(text: &str) -> Option<usize> {
    let separates = |c: char| c.is_whitespace() || "<([{\"'\u{201c}\u{ab}".contains(c);
    let word_start = text
        .char_indices()
        .rfind(|(_, c)| separates(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let word = text.get(word_start..)?.to_ascii_lowercase();
    let with_scheme = ["https://", "http://"]
        .iter()
        .find_map(|scheme| word.find(scheme));
    // The resolver without its scheme: `doi.org/`.
    let bare = || {
        let host = word.rsplit(':').next().unwrap_or(&word);
        let is_host = host.ends_with('/') && host.contains('.');
        is_host.then(|| word.len() - host.len())
    };
    with_scheme.or_else(bare).map(|at| word_start + at)
}
