//! Copies of pages: what a browser saved, and what a web archive serves.
//!
//! A copy says where the page came from: browsers in the comment `saved from url=`, SingleFile in
//! one of its own, the Wayback Machine in the call that starts its toolbar. Archives put themselves
//! into every address; the page is read with its own addresses, and the archive's is kept apart.
//!
//! Sources: <https://github.com/gildas-lormeau/SingleFile>, the comment of saved pages;
//! <https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/compatibility/ms537628(v=vs.85)>,
//! "Mark of the Web"; RFC 7089 (Memento) for what an archive's copy is.

use std::borrow::Cow;

use ibid_model::{CalendarDate, YearPart};

use crate::address;
use crate::candidate::{Candidate, Property};
use crate::provenance::{Extractor, Provenance};
use crate::text::dates::parse_timestamp;
use memchr::memmem;

/// How much of a page's start is looked at for comments, and of its end.
const NEAR: usize = 16 * 1024;
/// Addresses in a page are no longer than this, in bytes.
const LONGEST: usize = 4_096;

/// What a copy says of where it came from.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    /// The page's own address.
    pub url: Option<(String, Provenance)>,
    /// The archive's host and the copy's address in it.
    archive: Option<(String, String)>,
    /// The day that the archive took the copy.
    archived: Option<CalendarDate>,
    /// The day that the reader saved it.
    saved: Option<CalendarDate>,
    /// Where the archive says so.
    place: Option<Provenance>,
}

impl Origin {
    /// Where a page came from, if it is a copy; `url` is where the caller had it from.
    pub fn of(page: &str, url: Option<&str>) -> Self {
        let mut origin = Self::default();
        if let Some(url) = url {
            origin.set_memento(url, Provenance::new(Extractor::Caller, "url", url));
        }
        origin.read_comments(page);
        origin.read_wombat(page);
        if origin.archive.is_none()
            && let Some(at) = memmem::find(page.as_bytes(), b"FILE ARCHIVED ON")
        {
            origin.read_canonical(page);
            let line = page.get(at..).unwrap_or_default();
            let line = line.lines().next().unwrap_or_default();
            origin.place = Some(Provenance::new(Extractor::Saved, "comment", line));
        }
        origin
    }

    /// The page with its own addresses, and without what the archive put into it.
    pub fn clean<'p>(&self, page: &'p str) -> Cow<'p, str> {
        if self.archive.is_none() && self.place.is_none() {
            return Cow::Borrowed(page);
        }
        let page = without_block(
            page,
            "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
            "<!-- END WAYBACK TOOLBAR INSERT -->",
        );
        Cow::Owned(with_own_addresses(&page))
    }

    /// What the copy gives for fields of the item.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        let place = || {
            let place = self.place.clone();
            place.unwrap_or_else(|| Provenance::new(Extractor::Saved, "comment", ""))
        };
        let mut note = |property, text: String| {
            found.push(Candidate::text(property, text, place(), 0.95));
        };
        if let Some((archive, location)) = &self.archive {
            note(Property::Archive, archive.clone());
            note(Property::ArchiveLocation, location.clone());
        }
        if let Some(day) = self.archived {
            note(Property::ArchiveDate, iso(day));
        }
        if let Some(day) = self.saved {
            note(Property::SavedDate, iso(day));
        }
        found
    }

    /// Browsers' `saved from url=(0023)https://example.org/a`, and SingleFile's comment.
    fn read_comments(&mut self, page: &str) {
        let head = start(page, NEAR);
        for comment in comments(head) {
            if let Some((_, rest)) = comment.split_once("saved from url=(") {
                let rest = rest.split_once(')').map_or("", |(_, rest)| rest);
                self.set_origin(rest, comment);
            } else if comment.contains("Page saved with SingleFile") {
                let field = |name: &str| {
                    let mut lines = comment.lines();
                    lines
                        .find_map(|line| line.trim().strip_prefix(name))
                        .map(str::trim)
                };
                self.set_origin(field("url:").unwrap_or_default(), comment);
                let saved = field("saved date:").and_then(parse_timestamp);
                self.saved = saved.map(|stamp| stamp.date);
            }
        }
    }

    /// `__wm.wombat("URL", "20190102123456", "https://archive.example/", "web", …)`.
    fn read_wombat(&mut self, page: &str) {
        const CALL: &str = "__wm.wombat(";
        let at = memmem::find(page.as_bytes(), CALL.as_bytes());
        let Some(call) = at.and_then(|at| page.get(at + CALL.len()..)) else {
            return;
        };
        let call = call.split_once(')').map_or("", |(call, _)| call);
        let call = start(call, LONGEST);
        let mut words = call.split('"').skip(1).step_by(2);
        let (Some(url), Some(stamp), Some(prefix), Some(collection)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return;
        };
        let location = format!("{prefix}{collection}/{stamp}/{url}");
        self.set_memento(
            &location,
            Provenance::new(Extractor::Saved, "script", &format!("__wm.wombat({call})")),
        );
    }

    /// The archive's address in `<link rel="canonical">`, where no script has it.
    fn read_canonical(&mut self, page: &str) {
        let Some(at) = page.find("rel=\"canonical\"") else {
            return;
        };
        let from = page
            .get(..at)
            .and_then(|before| before.rfind('<'))
            .unwrap_or(at);
        let tag = page.get(from..).unwrap_or_default();
        let tag = start(tag.split('>').next().unwrap_or_default(), LONGEST);
        if let Some((_, rest)) = tag.split_once("href=\"") {
            let url = rest.split('"').next().unwrap_or_default();
            self.set_memento(
                url,
                Provenance::new(Extractor::Saved, "link[rel=canonical]", url),
            );
        }
    }

    fn set_origin(&mut self, url: &str, comment: &str) {
        let url = url.trim();
        let url = url.split(char::is_whitespace).next().unwrap_or_default();
        let provenance = Provenance::new(Extractor::Saved, "comment", comment);
        if is_memento(url) {
            self.set_memento(url, provenance);
        } else if address::is_web(url) && self.url.is_none() {
            self.url = Some((url.to_owned(), provenance));
        }
    }

    /// Takes an archive's address apart.
    fn set_memento(&mut self, url: &str, provenance: Provenance) {
        let Some(memento) = Memento::of(url) else {
            return;
        };
        let Some(host) = address::host(url) else {
            return;
        };
        if self.archive.is_some() {
            return;
        }
        self.url = Some((memento.original.to_owned(), provenance.clone()));
        self.archive = Some((host, url.to_owned()));
        self.archived = memento.day;
        self.place = Some(provenance);
    }
}

/// The parts of an archive's address, `https://ARCHIVE/…/20190102123456/https://example.org/a`.
struct Memento<'u> {
    original: &'u str,
    day: Option<CalendarDate>,
}

impl<'u> Memento<'u> {
    fn of(url: &'u str) -> Option<Self> {
        if !address::is_web(url) {
            return None;
        }
        let (at, stamp) = stamp_in(url)?;
        let before = url.get(..at)?;
        // The stamp is a folder of the archive's, not the archive itself.
        address::host(before)?;
        let original = url.get(at + stamp.len..)?;
        address::is_web(original).then_some(Self {
            original,
            day: stamp.day,
        })
    }
}

fn is_memento(url: &str) -> bool {
    Memento::of(url).is_some()
}

/// The stamp of an archive's address.
struct Stamp {
    /// With what stands around it, up to the original's address.
    len: usize,
    day: Option<CalendarDate>,
}

/// The first `/20190102123456/` (or `/20190102123456im_/`) that an address follows; and where it
/// starts.
fn stamp_in(text: &str) -> Option<(usize, Stamp)> {
    text.match_indices("/http").find_map(|(at, _)| {
        let before = text.get(..at)?;
        let (_, folder) = before.rsplit_once('/')?;
        let digits = folder.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        let is_stamp = (4..=14).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && folder.len() - digits.len() <= 3;
        is_stamp.then(|| {
            let len = folder.len() + 2;
            (
                at - folder.len() - 1,
                Stamp {
                    len,
                    day: day_of(digits),
                },
            )
        })
    })
}

/// The day of `20190102…`; the year where there is no more.
fn day_of(digits: &str) -> Option<CalendarDate> {
    if digits.len() < 8 {
        return digits.get(..4)?.parse().ok().map(CalendarDate::year);
    }
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
    parse_timestamp(&format!("{year}-{month}-{day}")).map(|stamp| stamp.date)
}

/// A page whose addresses are its own again: what stands before each original is taken out.
fn with_own_addresses(page: &str) -> String {
    let mut clean = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find("/http") {
        let before = rest.get(..at).unwrap_or_default();
        let from = before
            .rfind(['"', '\'', '(', ' ', '\n', '=', ',', '>'])
            .map_or(0, |mark| mark + 1);
        let address = rest.get(from..at + 5).unwrap_or_default();
        let is_archived = address.len() <= LONGEST && stamp_in(address).is_some();
        clean.push_str(
            before
                .get(..if is_archived { from } else { at })
                .unwrap_or_default(),
        );
        if !is_archived {
            clean.push('/');
        }
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    clean.push_str(rest);
    clean
}

/// A text without what stands between two marks.
fn without_block<'p>(page: &'p str, open: &str, close: &str) -> Cow<'p, str> {
    let cut = page.find(open).and_then(|from| {
        let end = page.get(from..)?.find(close)? + from + close.len();
        Some((page.get(..from)?, page.get(end..)?))
    });
    match cut {
        Some((before, after)) => Cow::Owned([before, after].concat()),
        None => Cow::Borrowed(page),
    }
}

/// The comments of a piece of a page.
fn comments(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split("<!--").skip(1);
    pieces.filter_map(|piece| piece.split_once("-->").map(|(comment, _)| comment.trim()))
}

/// The start of a text.
fn start(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// A date as ISO 8601 has it.
pub(crate) fn iso(date: CalendarDate) -> String {
    match date.part {
        YearPart::Day { month, day } => format!("{:04}-{month:02}-{day:02}", date.year),
        YearPart::Month(month) => format!("{:04}-{month:02}", date.year),
        _ => format!("{:04}", date.year),
    }
}
