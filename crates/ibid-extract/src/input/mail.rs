//! Mails (`.eml`): what the header says, in RFC 5322's fields.
//!
//! A mail between people is CSL's `personal_communication`, one to a list a `post` in it. The body
//! is read as a page only where the mail is a page: a newsletter that links to itself on the web.
//!
//! Sources: RFC 5322 (From, To, Date, Subject), RFC 2919 (List-Id), RFC 2369 (List-*), RFC 5064
//! (Archived-At), RFC 2045-2047 (MIME).

use mailparse::{MailAddr, MailHeaderMap as _, ParsedMail, addrparse_header};

use crate::address;
use crate::candidate::{Candidate, Creator, CreatorKind, Property};
use crate::error::ExtractError;
use crate::extract::{Read, read_page};
use crate::html::page::{Page, one_line};
use crate::html::tokens;
use crate::provenance::{Extractor, Provenance};
use crate::text::dates::parse_timestamp;

/// How much of a source is looked at for a header.
const HEAD: usize = 64 * 1024;
/// How far what a header says is trusted.
const TRUST: f32 = 0.95;

/// The kinds of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    /// A mail.
    Mail,
    /// A page that was saved as MHTML.
    Page,
}

/// What kind of message a source is, by its header.
pub(crate) fn kind_of(source: &[u8]) -> Option<Message> {
    let names = header_names(source)?;
    let has = |name: &str| names.iter().any(|known| known == name);
    let is_sent = [
        "message-id",
        "received",
        "return-path",
        "to",
        "delivered-to",
    ];
    if has("from") && has("date") && is_sent.iter().any(|name| has(name)) {
        return Some(Message::Mail);
    }
    let is_page = has("mime-version") && has("content-type") || has("snapshot-content-location");
    is_page.then_some(Message::Page)
}

/// The names of the header's fields, if the source starts with a header and nothing else.
fn header_names(source: &[u8]) -> Option<Vec<String>> {
    // A page starts with a tag, and no field does.
    if source.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(source.get(..HEAD).unwrap_or(source));
    let mut names = Vec::new();
    for line in head.trim_start_matches('\u{feff}').lines() {
        if line.is_empty() {
            break;
        }
        // A field goes on in lines that are indented; the first line of a mailbox is none.
        if line.starts_with([' ', '\t']) || names.is_empty() && line.starts_with("From ") {
            continue;
        }
        let (name, _) = line.split_once(':')?;
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic());
        if !is_name {
            return None;
        }
        names.push(name.to_ascii_lowercase());
    }
    (names.len() >= 2).then_some(names)
}

/// Reads a mail.
pub(crate) fn read(source: &[u8], url: Option<&str>) -> Result<Read, ExtractError> {
    let mail = parse(source)?;
    let mut found = header(&mail);
    if let Some((page, own)) = newsletter(&mail) {
        let mut read = read_page(&page, Some(url.unwrap_or(&own)), true);
        found.push(kind("webpage", "List-Unsubscribe"));
        found.push(Candidate::text(
            Property::Url,
            &own,
            Provenance::new(Extractor::Mail, "a[href]", &own),
            0.8,
        ));
        read.candidates.extend(found);
        return Ok(read);
    }
    found.push(match mail.headers.get_first_value("List-Id") {
        Some(_) => kind("post", "List-Id"),
        None => kind("personal_communication", "From"),
    });
    let bodies = plain_text(&mail);
    Ok(Read {
        candidates: found,
        text: bodies,
        ..Read::default()
    })
}

/// Takes a message apart.
pub(crate) fn parse(source: &[u8]) -> Result<ParsedMail<'_>, ExtractError> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let source = match source.strip_prefix(b"From ") {
        Some(_) => {
            let line = source.iter().position(|byte| *byte == b'\n').unwrap_or(0);
            source.get(line + 1..).unwrap_or(source)
        }
        None => source,
    };
    mailparse::parse_mail(source).map_err(|reason| ExtractError::Broken {
        what: "a message",
        reason: reason.to_string(),
    })
}

fn kind(csl: &str, header: &str) -> Candidate {
    let provenance = Provenance::new(Extractor::Mail, header, csl);
    Candidate::text(Property::Kind, format!("csl:{csl}"), provenance, 0.9)
}

/// The fields of the header.
fn header(mail: &ParsedMail<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (name, property) in [
        ("Subject", Property::Title),
        ("Content-Language", Property::Language),
        ("List-Id", Property::Site),
        ("Archived-At", Property::Url),
    ] {
        let Some(value) = mail.headers.get_first_value(name) else {
            continue;
        };
        let value = one_line(&value);
        let provenance = Provenance::new(Extractor::Mail, name, &value);
        let value = match property {
            Property::Site => list_name(&value),
            Property::Url => value.trim_matches(['<', '>', ' ']).to_owned(),
            _ => value,
        };
        if !value.is_empty() {
            found.push(Candidate::text(property, value, provenance, TRUST));
        }
    }
    for (name, property) in [("From", Property::Authors), ("To", Property::Recipients)] {
        found.extend(people(mail, name, property));
    }
    if let Some(value) = mail.headers.get_first_value("Date")
        && let Some(stamp) = parse_timestamp(value.trim())
    {
        let provenance = Provenance::new(Extractor::Mail, "Date", &value);
        found.push(Candidate::date(
            Property::Published,
            stamp.date,
            provenance,
            TRUST,
        ));
    }
    found
}

/// The people of an address field by their names. An address alone names nobody.
fn people(mail: &ParsedMail<'_>, name: &str, property: Property) -> Option<Candidate> {
    let header = mail.headers.get_first_header(name)?;
    let addresses = addrparse_header(header).ok()?;
    let mut creators = Vec::new();
    for address in addresses.iter() {
        let display = match address {
            MailAddr::Single(single) => single.display_name.as_deref(),
            MailAddr::Group(group) => Some(group.group_name.as_str()),
        };
        let display = display.map(one_line).unwrap_or_default();
        let display = display.trim_matches(['"', '\'', ' ']);
        if display.is_empty() || display.contains('@') {
            continue;
        }
        // "Doe, Jane": as address books write people.
        let kind = match display.split_once(", ") {
            Some(_) => CreatorKind::Person,
            None => CreatorKind::Unknown,
        };
        creators.push(Creator::new(display, kind));
    }
    if creators.is_empty() {
        return None;
    }
    let provenance = Provenance::new(Extractor::Mail, name, &header.get_value());
    Some(Candidate::creators(property, creators, provenance, TRUST))
}

/// `Friends of geese <geese.example.org>`: the phrase, else the identifier.
fn list_name(value: &str) -> String {
    let (phrase, id) = value.split_once('<').unwrap_or((value, ""));
    let phrase = phrase.trim().trim_matches('"').trim();
    let name = if phrase.is_empty() {
        id.trim_end_matches('>')
    } else {
        phrase
    };
    name.trim().to_owned()
}

/// The page of a newsletter, and its address on the web.
fn newsletter(mail: &ParsedMail<'_>) -> Option<(String, String)> {
    mail.headers
        .get_first_header("List-Unsubscribe")
        .or_else(|| mail.headers.get_first_header("List-Id"))?;
    let page = body(mail, "text/html")?;
    let own = own_address(&page)?;
    Some((page, own))
}

/// The address that a mail's page says is its own: the canonical one, or that of the link to it.
fn own_address(page: &str) -> Option<String> {
    const WORDS: [&str; 14] = [
        "view in browser",
        "view this email in your browser",
        "view this email in a browser",
        "view in your browser",
        "view online",
        "view the web version",
        "view web version",
        "read online",
        "read in browser",
        "open in browser",
        "im browser ansehen",
        "im browser anzeigen",
        "voir dans le navigateur",
        "ver en el navegador",
    ];
    let (tree, _) = tokens::page(page);
    let page = Page::new(&tree);
    let canonical = page
        .by_tag("link")
        .filter(|(_, link)| {
            link.attr("rel")
                .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
        })
        .find_map(|(_, link)| link.attr("href"));
    let linked = || {
        page.by_tag("a").find_map(|(id, link)| {
            let words = page.line(id).to_lowercase();
            let is_own = WORDS.iter().any(|known| words.contains(known));
            link.attr("href").filter(|_| is_own && words.len() < 80)
        })
    };
    let url = canonical.or_else(linked)?;
    address::is_web(url).then(|| url.to_owned())
}

/// The text of the first part of a type.
pub(crate) fn body(mail: &ParsedMail<'_>, mime: &str) -> Option<String> {
    let part = mail
        .parts()
        .find(|part| part.subparts.is_empty() && part.ctype.mimetype == mime)?;
    let bytes = part.get_body_raw().ok()?;
    let charset = part.ctype.params.get("charset").map(String::as_str);
    Some(crate::charset::decode(&bytes, charset).text.into_owned())
}

/// What a mail says, for the language of its words.
fn plain_text(mail: &ParsedMail<'_>) -> String {
    body(mail, "text/plain")
        .or_else(|| body(mail, "text/html").map(|page| crate::clean::plain(&page)))
        .unwrap_or_default()
}
