//! How people name styles: aliases, former names, and spelling that does not count.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A name for comparing: lower case, without accents, words joined by `-`.
///
/// `Taylor & Francis` and `taylor-and-francis` have the same key.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut gap = false;
    let mut push = |character: char| match character {
        // Apostrophes stand inside words: `author's`.
        '\'' | '’' => {}
        c if c.is_alphanumeric() => {
            if gap && !key.is_empty() {
                key.push('-');
            }
            gap = false;
            key.push(c);
        }
        _ => gap = true,
    };
    for character in name.nfd().filter(|c| !is_combining_mark(*c)) {
        if character == '&' {
            " and ".chars().for_each(&mut push);
        } else {
            character.to_lowercase().for_each(&mut push);
        }
    }
    key
}

/// An id for comparing: an URL without what servers do not tell apart.
pub(crate) fn id_key(id: &str) -> String {
    let id = id.trim();
    let id = id.split(['?', '#']).next().unwrap_or(id);
    let lower = id.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let rest = rest.unwrap_or(&lower);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.trim_end_matches('/');
    rest.strip_suffix(".csl").unwrap_or(rest).to_owned()
}

/// The last part of an id, which is the style's file name in the official repository.
pub(crate) fn name_of_id(id: &str) -> String {
    let key = id_key(id);
    key.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Whether a query is an id: an URL, or one of Zotero's without its scheme.
pub(crate) fn is_id(query: &str) -> bool {
    let key = query.trim().to_ascii_lowercase();
    let zotero = key.strip_prefix("www.").unwrap_or(&key);
    key.starts_with("http://") || key.starts_with("https://") || zotero.starts_with("zotero.org/")
}

/// Whether a query is a path: it has a separator or ends in `.csl`.
pub(crate) fn is_path(query: &str) -> bool {
    let ends_in_csl = query.len() > 4
        && query
            .get(query.len() - 4..)
            .is_some_and(|end| end.eq_ignore_ascii_case(".csl"));
    ends_in_csl || query.contains(['/', '\\'])
}

/// The name that an alias or a former name stands for.
pub(crate) fn unaliased(key: &str) -> Option<&'static str> {
    let found = ALIASES
        .iter()
        .chain(RENAMED)
        .find(|(alias, _)| *alias == key);
    found.map(|(_, name)| *name)
}

/// Aliases of a style, for searches.
pub(crate) fn aliases_of(name: &str) -> impl Iterator<Item = &'static str> {
    let found = ALIASES
        .iter()
        .filter(move |(_, official)| *official == name);
    found.map(|(alias, _)| *alias)
}

/// Every alias.
pub(crate) fn aliases() -> impl Iterator<Item = &'static str> {
    ALIASES.iter().map(|(alias, _)| *alias)
}

/// What people call styles, and the official name. Where an organisation has several, it is the
/// one that its handbook puts first.
const ALIASES: &[(&str, &str)] = &[
    ("aaa", "american-anthropological-association"),
    ("abnt", "associacao-brasileira-de-normas-tecnicas"),
    ("acm", "association-for-computing-machinery"),
    ("acs", "american-chemical-society"),
    ("agu", "american-geophysical-union"),
    ("aiaa", "american-institute-of-aeronautics-and-astronautics"),
    ("aip", "american-institute-of-physics"),
    ("ama", "american-medical-association"),
    ("ama-11", "american-medical-association"),
    ("ama-11th-edition", "american-medical-association"),
    ("american-psychological-association", "apa"),
    ("apa-7", "apa"),
    ("apa-7th-edition", "apa"),
    ("apa7", "apa"),
    ("aps", "american-physics-society"),
    ("apsa", "american-political-science-association"),
    ("asa", "american-sociological-association"),
    ("asce", "american-society-of-civil-engineers"),
    ("asm", "american-society-for-microbiology"),
    ("asme", "american-society-of-mechanical-engineers"),
    ("biomed", "biomed-central"),
    ("bmc", "biomed-central"),
    ("british-medical-journal", "bmj"),
    ("chicago", "chicago-author-date"),
    ("chicago-17", "chicago-author-date-17th-edition"),
    ("chicago-18", "chicago-author-date"),
    ("chicago-fullnote", "chicago-notes-bibliography"),
    ("chicago-notes", "chicago-notes-bibliography"),
    (
        "chicago-shortened-notes",
        "chicago-shortened-notes-bibliography",
    ),
    ("cse", "cse-name-year"),
    (
        "cse-citation-sequence",
        "cse-citation-sequence-brackets-8th-edition",
    ),
    ("dgps", "deutsche-gesellschaft-fur-psychologie"),
    (
        "gb-t-7714",
        "china-national-standard-gb-t-7714-2015-numeric",
    ),
    (
        "gb-t-7714-2015",
        "china-national-standard-gb-t-7714-2015-numeric",
    ),
    ("gb7714", "china-national-standard-gb-t-7714-2015-numeric"),
    ("gost", "gost-r-7-0-5-2008-numeric"),
    ("harvard", "harvard-cite-them-right"),
    ("iet", "the-institution-of-engineering-and-technology"),
    ("iop", "institute-of-physics-numeric"),
    ("iso-690", "iso690-author-date-en"),
    ("iso690", "iso690-author-date-en"),
    ("karger", "karger-journals"),
    ("lancet", "the-lancet"),
    ("lncs", "springer-lecture-notes-in-computer-science"),
    ("mdpi", "multidisciplinary-digital-publishing-institute"),
    ("mhra", "mhra-notes"),
    ("mla", "modern-language-association"),
    ("mla-9", "modern-language-association"),
    ("mla-9th-edition", "modern-language-association"),
    ("mla9", "modern-language-association"),
    ("nlm", "nlm-citation-sequence"),
    ("pensoft", "pensoft-journals"),
    ("public-library-of-science", "plos"),
    ("rsc", "royal-society-of-chemistry"),
    ("spie", "spie-journals"),
    ("springer", "springer-basic-author-date"),
    ("thieme", "thieme-german"),
    ("turabian", "chicago-notes-bibliography"),
    ("vancouver", "nlm-citation-sequence"),
    ("vancouver-superscript", "nlm-citation-sequence-superscript"),
];

/// Former names of embedded styles that other programs still write. The official repository's own
/// list, where the system or the user has it, stands beside this one.
const RENAMED: &[(&str, &str)] = &[
    (
        "american-chemical-society-author-date",
        "american-chemical-society",
    ),
    (
        "american-chemical-society-with-titles",
        "american-chemical-society",
    ),
    ("annual-reviews-by-appearance", "annual-reviews"),
    ("apa-5th-edition", "apa"),
    ("apa-no-doi-no-issue", "apa"),
    ("apa-old-doi-prefix", "apa"),
    ("apa5th", "apa"),
    ("chicago-author-date-no-em-dash", "chicago-author-date"),
    (
        "chicago-fullnote-bibliography",
        "chicago-notes-bibliography",
    ),
    (
        "chicago-fullnote-bibliography-no-em-dash",
        "chicago-notes-bibliography",
    ),
    (
        "chicago-fullnote-bibliography-no-ibid",
        "chicago-notes-bibliography",
    ),
    (
        "chicago-fullnote-bibliography-short-title-subsequent",
        "chicago-notes-bibliography",
    ),
    ("chicago-note", "chicago-shortened-notes-bibliography"),
    (
        "chicago-note-biblio-no-ibid",
        "chicago-shortened-notes-bibliography",
    ),
    (
        "chicago-note-bibliography",
        "chicago-shortened-notes-bibliography",
    ),
    ("council-of-science-editors-author-date", "cse-name-year"),
    (
        "council-of-science-editors-brackets",
        "cse-citation-sequence-brackets-8th-edition",
    ),
    ("future-science", "future-science-group"),
    ("harvard1", "harvard-cite-them-right"),
    ("ieee-w-url", "ieee"),
    ("ieee-with-url", "ieee"),
    ("mla-underline", "modern-language-association"),
    ("mla-url", "modern-language-association"),
    ("modern-humanities-research-association", "mhra-notes"),
    ("modern-humanities-research-association-notes", "mhra-notes"),
    (
        "modern-language-association-7th-edition",
        "modern-language-association",
    ),
    (
        "modern-language-association-8th-edition",
        "modern-language-association",
    ),
    (
        "modern-language-association-underline",
        "modern-language-association",
    ),
    (
        "modern-language-association-with-url",
        "modern-language-association",
    ),
    ("national-library-of-medicine", "nlm-citation-sequence"),
    ("trends-journal", "trends-journals"),
];
