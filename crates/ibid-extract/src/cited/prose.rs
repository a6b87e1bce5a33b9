//! Attributions in prose: "a study published in the April 2006 issue of *Urology*", "according to
//! the Ohio State University Medical Center".
//!
//! What a sentence says of its source is taken, and nothing else: a container, a publisher, a date, a
//! title in quotation marks. The rules are English's; of other languages, "according to"
//! and "in the journal" are known ([`super::languages`]).

use std::ops::Range;

use ibid_model::{CalendarDate, ItemType};

use super::languages::{OPENERS, PERIODICALS};
use super::names::{Found, name_at};
use super::sentences::{Word, words};
use crate::text::casing::is_common_name;
use crate::text::dates::{find_dates, month_number};

/// Works that are published in journals.
const STUDIES: &[&str] = &[
    "study",
    "studies",
    "trial",
    "trials",
    "research",
    "meta-analysis",
    "paper",
    "papers",
    "review",
    "experiment",
    "experiments",
    "findings",
    "analysis",
    "investigation",
];
/// Works that are published anywhere.
const WORKS: &[&str] = &[
    "article",
    "report",
    "reports",
    "survey",
    "poll",
    "essay",
    "letter",
    "editorial",
    "commentary",
    "guidelines",
    "guideline",
    "book",
    "story",
    "interview",
    "column",
    "data",
    "statistics",
    "piece",
];
/// What comes of a work and a place: "published in", "appeared in".
const PUBLISHED: &[&str] = &[
    "published",
    "appeared",
    "appearing",
    "appears",
    "printed",
    "reported",
    "featured",
];
/// What may stand between these and "in".
const BETWEEN: &[&str] = &[
    "online",
    "today",
    "recently",
    "this",
    "last",
    "week",
    "month",
    "year",
    "on",
    "earlier",
    "early",
    "late",
    "also",
    "in",
    "the",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "spring",
    "summer",
    "fall",
    "autumn",
    "winter",
];
/// What a periodical is called before its name.
const KINDS: &[(&str, ItemType)] = &[
    ("journal", ItemType::ArticleJournal),
    ("magazine", ItemType::ArticleMagazine),
    ("newspaper", ItemType::ArticleNewspaper),
];
/// What bodies do when they are a source.
const SAYS: &[&str] = &[
    "says",
    "said",
    "reports",
    "reported",
    "states",
    "stated",
    "notes",
    "noted",
    "recommends",
    "recommended",
    "estimates",
    "estimated",
    "warns",
    "warned",
    "found",
    "finds",
    "advises",
    "suggests",
    "concluded",
    "concludes",
];
/// What is longer is no sentence that somebody wrote, in bytes.
const LONGEST: usize = 3_000;

/// What a sentence says of a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Attribution {
    /// The words that say so, in bytes of the sentence.
    pub span: Range<usize>,
    pub container: Option<String>,
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub issued: Option<CalendarDate>,
    pub kind: Option<ItemType>,
}

/// The attributions of a sentence; `marked` are its stretches in italics.
pub(super) fn attributions(sentence: &str, marked: &[Range<usize>]) -> Vec<Attribution> {
    if sentence.len() > LONGEST {
        return Vec::new();
    }
    let reader = Reader {
        sentence,
        words: words(sentence),
        marked,
    };
    let mut found: Vec<Attribution> = Vec::new();
    for at in 0..reader.words.len() {
        let here = reader
            .issue_of(at)
            .or_else(|| reader.published_in(at))
            .or_else(|| reader.in_journal(at))
            .or_else(|| reader.in_journal_abroad(at))
            .or_else(|| reader.according_to(at))
            .or_else(|| reader.work_by(at))
            .or_else(|| reader.body_says(at));
        let Some(here) = here else { continue };
        let is_new = found
            .iter()
            .all(|known| known.span.end <= here.span.start || here.span.end <= known.span.start);
        if is_new {
            found.push(here);
        }
    }
    if let Some((title, span)) = reader.quoted_title() {
        match found.first_mut() {
            Some(first) => first.title = Some(title),
            None => found.push(Attribution {
                title: Some(title),
                span,
                ..Attribution::default()
            }),
        }
    }
    found
}

struct Reader<'s> {
    sentence: &'s str,
    words: Vec<Word<'s>>,
    marked: &'s [Range<usize>],
}

impl Reader<'_> {
    fn is(&self, at: usize, wanted: &[&str]) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.is_one_of(wanted))
    }

    fn back(&self, at: usize, steps: usize, wanted: &[&str]) -> bool {
        at.checked_sub(steps).is_some_and(|at| self.is(at, wanted))
    }

    fn name(&self, at: usize) -> Option<Found> {
        name_at(self.sentence, &self.words, at, self.marked)
    }

    fn start(&self, at: usize) -> usize {
        self.words.get(at).map_or(0, |word| word.span.start)
    }

    /// Whether a work stands before a word in the sentence, and one of those that journals publish.
    fn work_before(&self, at: usize) -> (bool, bool) {
        let before = self.words.get(..at).unwrap_or_default();
        let study = before.iter().any(|word| word.is_one_of(STUDIES));
        (
            study || before.iter().any(|word| word.is_one_of(WORKS)),
            study,
        )
    }

    /// The last date between two words, else the last year.
    fn date(&self, from: usize, to: usize) -> Option<CalendarDate> {
        let (start, end) = (self.start(from), self.start(to));
        let text = self.sentence.get(start..end)?;
        let date = find_dates(text, &["en"]).pop().map(|found| found.date);
        date.or_else(|| {
            let mut words = self.words.get(from..to)?.iter().rev();
            words.find_map(year).map(CalendarDate::year)
        })
    }

    /// The name of a periodical at a word, behind "the journal" and the like; and what kind it is.
    fn periodical(&self, at: usize) -> Option<(Found, Option<ItemType>)> {
        let mut at = at;
        while self.is(
            at,
            &[
                "the",
                "scientific",
                "medical",
                "peer-reviewed",
                "online",
                "british",
                "academic",
            ],
        ) && !self.words.get(at)?.is_name()
        {
            at += 1;
        }
        let kind = KINDS.iter().find(|(word, _)| self.is(at, &[word]));
        if kind.is_some() && !self.words.get(at)?.is_name() {
            at += 1;
        } else {
            return self.name(at).map(|name| (name, None));
        }
        Some((self.name(at)?, kind.map(|(_, kind)| *kind)))
    }

    fn in_container(
        &self,
        from: usize,
        name: &Found,
        issued: Option<CalendarDate>,
        kind: Option<ItemType>,
    ) -> Attribution {
        let (_, is_study) = self.work_before(name.next);
        Attribution {
            span: self.start(from)..name.span.end,
            container: Some(name.text.clone()),
            issued: issued.or_else(|| self.date_behind(name)),
            kind: kind.or(is_study.then_some(ItemType::ArticleJournal)),
            ..Attribution::default()
        }
    }

    /// "in Urology in 2006", "in Urology (2006)".
    fn date_behind(&self, name: &Found) -> Option<CalendarDate> {
        let next = if self.is(name.next, &["in"]) {
            name.next + 1
        } else {
            name.next
        };
        let word = self.words.get(next)?;
        let gap = self.sentence.get(name.span.end..word.span.start)?;
        let is_near = gap.trim() == "(" || matches!(gap.trim(), "in" | ", in" | "" | ",");
        if let Some(year) = year(word).filter(|_| is_near) {
            return Some(CalendarDate::year(year));
        }
        let month = month_number(word.text).filter(|_| is_near && self.is(name.next, &["in"]));
        let to = (next + 2).min(self.words.len());
        month.and_then(|_| self.date(next, to))
    }

    /// "(published) in the April 2006 issue of Urology".
    fn issue_of(&self, at: usize) -> Option<Attribution> {
        if !self.is(at, &["issue", "edition", "number"]) || !self.is(at + 1, &["of"]) {
            return None;
        }
        let from = (0..at)
            .rev()
            .take(7)
            .find(|at| self.is(*at, &["in", "from"]))?;
        let (name, kind) = self.periodical(at + 2)?;
        let issued = self.date(from, at);
        let is_published = self.back(from, 1, PUBLISHED) || issued.is_some() || kind.is_some();
        let start = if self.back(from, 1, PUBLISHED) {
            from - 1
        } else {
            from
        };
        is_published.then(|| self.in_container(start, &name, issued, kind))
    }

    /// "published in Urology", "published online on 3 May 2006 in the journal Urology".
    fn published_in(&self, at: usize) -> Option<Attribution> {
        if !self.is(at, PUBLISHED) || self.back(at, 1, &["originally", "first"]) {
            return None;
        }
        let mut next = at + 1;
        while next < at + 10
            && self
                .words
                .get(next)
                .is_some_and(|word| word.is_one_of(BETWEEN) || is_of_date(word))
        {
            next += 1;
        }
        if !(at + 1..next).any(|at| self.is(at, &["in"])) {
            return None;
        }
        // "The" may be the name's own.
        if self
            .words
            .get(next - 1)
            .is_some_and(|word| word.text == "The")
        {
            next -= 1;
        }
        let (name, kind) = self.periodical(next)?;
        let (is_work, is_study) = self.work_before(at);
        let is_plain = !(name.is_single && is_common_name(&name.text));
        let is_one = kind.is_some()
            || is_work && (name.is_marked || name.is_periodical())
            || is_study && is_plain && !self.is(at, &["reported"]);
        is_one.then(|| self.in_container(at, &name, self.date(at, next), kind))
    }

    /// "a study in the journal Urology", "a study in *Urology*".
    fn in_journal(&self, at: usize) -> Option<Attribution> {
        if !self.is(at, &["in", "by"]) {
            return None;
        }
        let (name, kind) = self.periodical(at + 1)?;
        let after_work = self.back(at, 1, STUDIES) || self.back(at, 1, WORKS);
        let is_one = kind.is_some()
            || after_work && self.is(at, &["in"]) && (name.is_marked || name.is_periodical());
        let from = at.saturating_sub(4);
        is_one.then(|| self.in_container(at, &name, self.date(from, at), kind))
    }

    /// "in der Fachzeitschrift Urology", "dans la revue Urology".
    fn in_journal_abroad(&self, at: usize) -> Option<Attribution> {
        let before = at.checked_sub(1)?;
        let (_, _, kind) = PERIODICALS
            .iter()
            .find(|(words, openers, _)| self.is(at, words) && self.is(before, openers))?;
        let name = self.name(at + 1)?;
        Some(self.in_container(before, &name, None, *kind))
    }

    /// "according to the World Health Organization", "according to a 2019 report by …".
    fn according_to(&self, at: usize) -> Option<Attribution> {
        if self.is(at, &["according"]) && self.is(at + 1, &["to"]) {
            let (name, article) = self.behind_article(at + 2, &["the"])?;
            let is_title = self
                .words
                .get(name.next)
                .is_some_and(|word| !word.is_name())
                && !self.words.get(name.next - 1)?.is_stopped;
            let is_named = article && !(name.is_single && is_title) && !is_common_name(&name.text);
            let is_one =
                name.is_body(&self.words) || name.is_marked || name.is_periodical() || is_named;
            return is_one.then(|| self.by_body(at, &name, None, None));
        }
        let (_, articles) = OPENERS.iter().find(|(opener, _)| self.is(at, &[opener]))?;
        let (name, _) = self.behind_article(at + 1, articles)?;
        name.is_body(&self.words)
            .then(|| self.by_body(at, &name, None, None))
    }

    /// The name at a word or behind an article there, and whether there is one.
    fn behind_article(&self, at: usize, articles: &[&str]) -> Option<(Found, bool)> {
        let is_article = self.is(at, articles);
        let name = self.name(at + usize::from(is_article))?;
        Some((name, is_article))
    }

    /// "a 2019 report by the World Health Organization", "guidelines published by the CDC".
    fn work_by(&self, at: usize) -> Option<Attribution> {
        if !self.is(at, &["by", "from"]) {
            return None;
        }
        let mut work = at.checked_sub(1)?;
        if self.is(
            work,
            &[
                "published",
                "released",
                "issued",
                "conducted",
                "commissioned",
            ],
        ) {
            work = work.checked_sub(1)?;
        }
        if !self.is(work, WORKS) && !self.is(work, STUDIES) {
            return None;
        }
        let (name, _) = self.behind_article(at + 1, &["the"])?;
        let kind = self.is(work, &["report"]).then_some(ItemType::Report);
        let issued = self.date(work.saturating_sub(4), work);
        name.is_body(&self.words)
            .then(|| self.by_body(work, &name, issued, kind))
    }

    /// "The World Health Organization recommends …" at a sentence's start.
    fn body_says(&self, at: usize) -> Option<Attribution> {
        if at > 0 {
            return None;
        }
        let (name, _) = self.behind_article(at, &["the"])?;
        let is_body = name.is_body(&self.words) && !name.is_single;
        (is_body && self.is(name.next, SAYS)).then(|| self.by_body(at, &name, None, None))
    }

    fn by_body(
        &self,
        from: usize,
        name: &Found,
        issued: Option<CalendarDate>,
        kind: Option<ItemType>,
    ) -> Attribution {
        let text = Some(name.text.clone());
        let is_periodical = name.is_marked || name.is_periodical() && !name.is_body(&self.words);
        let (container, publisher) = if is_periodical {
            (text, None)
        } else {
            (None, text)
        };
        Attribution {
            span: self.start(from)..name.span.end,
            container,
            publisher,
            issued,
            kind,
            title: None,
        }
    }

    /// "a report titled “Winters of the north”", "the paper, “Winters of the north,”".
    fn quoted_title(&self) -> Option<(String, Range<usize>)> {
        let at = (0..self.words.len()).find(|at| {
            self.is(*at, &["titled", "entitled", "called", "headlined"])
                && (at.saturating_sub(10)..*at).any(|at| self.is(at, WORKS) || self.is(at, STUDIES))
        })?;
        let end = self.words.get(at)?.span.end;
        let rest = self.sentence.get(end..)?;
        let open = rest.trim_start_matches([',', ' ', ':']);
        let mark = open
            .chars()
            .next()
            .filter(|c| matches!(c, '“' | '"' | '„' | '‘' | '«'))?;
        let inside = open.get(mark.len_utf8()..)?;
        let close = inside.find(['”', '"', '’', '»'])?;
        let title = inside.get(..close)?.trim_end_matches([',', '.']).trim();
        let span = self.start(at)..end + (rest.len() - inside.len()) + close;
        (title.contains(' ') && title.len() < 300).then(|| (title.to_owned(), span))
    }
}

/// The year that a word is.
fn year(word: &Word<'_>) -> Option<i32> {
    let year = word.text.parse().ok()?;
    (word.text.len() == 4 && (1800..=2199).contains(&year)).then_some(year)
}

/// Whether a word is a part of a date.
fn is_of_date(word: &Word<'_>) -> bool {
    let digits = word.text.trim_end_matches(char::is_alphabetic);
    month_number(word.text).is_some()
        || (!digits.is_empty()
            && digits.len() <= 4
            && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
