//! Entry types and CSL types.
//!
//! Source: "The 14 BibTeX entry types"; BibLaTeX's manual, "Entry types" and "Type aliases"; for what
//! neither says, what Zotero and pandoc take them for.

use ibid_model::ItemType;

use super::Dialect;

/// What each entry type is read as.
const READ: &[(&str, ItemType)] = &[
    ("article", ItemType::ArticleJournal),
    ("artwork", ItemType::Graphic),
    ("audio", ItemType::Song),
    ("bibnote", ItemType::Document),
    ("book", ItemType::Book),
    ("bookinbook", ItemType::Chapter),
    ("booklet", ItemType::Pamphlet),
    ("collection", ItemType::Book),
    ("commentary", ItemType::Book),
    ("conference", ItemType::PaperConference),
    ("customa", ItemType::Document),
    ("customb", ItemType::Document),
    ("customc", ItemType::Document),
    ("customd", ItemType::Document),
    ("custome", ItemType::Document),
    ("customf", ItemType::Document),
    ("dataset", ItemType::Dataset),
    ("electronic", ItemType::Webpage),
    ("image", ItemType::Graphic),
    ("inbook", ItemType::Chapter),
    ("incollection", ItemType::Chapter),
    ("inproceedings", ItemType::PaperConference),
    ("inreference", ItemType::EntryEncyclopedia),
    ("jurisdiction", ItemType::LegalCase),
    ("legal", ItemType::Treaty),
    ("legislation", ItemType::Legislation),
    ("letter", ItemType::PersonalCommunication),
    ("manual", ItemType::Book),
    ("map", ItemType::Map),
    ("mastersthesis", ItemType::Thesis),
    ("misc", ItemType::Document),
    ("movie", ItemType::MotionPicture),
    ("music", ItemType::Song),
    ("mvbook", ItemType::Book),
    ("mvcollection", ItemType::Book),
    ("mvproceedings", ItemType::Book),
    ("mvreference", ItemType::Book),
    ("online", ItemType::Webpage),
    ("patent", ItemType::Patent),
    ("performance", ItemType::Performance),
    ("periodical", ItemType::Periodical),
    ("phdthesis", ItemType::Thesis),
    ("preprint", ItemType::Article),
    ("proceedings", ItemType::Book),
    ("reference", ItemType::Book),
    ("report", ItemType::Report),
    ("review", ItemType::Review),
    ("software", ItemType::Software),
    ("standard", ItemType::Standard),
    ("suppbook", ItemType::Chapter),
    ("suppcollection", ItemType::Chapter),
    ("suppperiodical", ItemType::ArticleJournal),
    ("techreport", ItemType::Report),
    ("thesis", ItemType::Thesis),
    ("unpublished", ItemType::Manuscript),
    ("video", ItemType::MotionPicture),
    ("webpage", ItemType::Webpage),
    ("www", ItemType::Webpage),
];

/// CSL type, BibTeX's entry type, BibLaTeX's, and `entrysubtype`.
type WrittenAs = (ItemType, &'static str, &'static str, &'static str);

/// What each CSL type is written as. Where that is read as another type, `csl-type` says which it is.
const WRITE: &[WrittenAs] = &[
    (ItemType::Article, "misc", "online", ""),
    (ItemType::ArticleJournal, "article", "article", ""),
    (ItemType::ArticleMagazine, "article", "article", "magazine"),
    (
        ItemType::ArticleNewspaper,
        "article",
        "article",
        "newspaper",
    ),
    (ItemType::Bill, "misc", "legislation", ""),
    (ItemType::Book, "book", "book", ""),
    (ItemType::Broadcast, "misc", "video", ""),
    (ItemType::Chapter, "incollection", "incollection", ""),
    (ItemType::Classic, "book", "book", "classical"),
    (ItemType::Collection, "misc", "misc", ""),
    (ItemType::Dataset, "misc", "dataset", ""),
    (ItemType::Document, "misc", "misc", ""),
    (ItemType::Entry, "incollection", "inreference", ""),
    (
        ItemType::EntryDictionary,
        "incollection",
        "inreference",
        "dictionary",
    ),
    (
        ItemType::EntryEncyclopedia,
        "incollection",
        "inreference",
        "",
    ),
    (ItemType::Event, "misc", "misc", ""),
    (ItemType::Figure, "misc", "image", ""),
    (ItemType::Graphic, "misc", "image", ""),
    (ItemType::Hearing, "misc", "jurisdiction", ""),
    (ItemType::Interview, "misc", "misc", ""),
    (ItemType::LegalCase, "misc", "jurisdiction", ""),
    (ItemType::Legislation, "misc", "legislation", ""),
    (ItemType::Manuscript, "unpublished", "unpublished", ""),
    (ItemType::Map, "misc", "misc", ""),
    (ItemType::MotionPicture, "misc", "movie", ""),
    (ItemType::MusicalScore, "misc", "music", ""),
    (ItemType::Pamphlet, "booklet", "booklet", ""),
    (
        ItemType::PaperConference,
        "inproceedings",
        "inproceedings",
        "",
    ),
    (ItemType::Patent, "patent", "patent", ""),
    (ItemType::Performance, "misc", "performance", ""),
    (ItemType::Periodical, "misc", "periodical", ""),
    (ItemType::PersonalCommunication, "misc", "letter", ""),
    (ItemType::Post, "misc", "online", ""),
    (ItemType::PostWeblog, "misc", "online", ""),
    (ItemType::Regulation, "misc", "legislation", ""),
    (ItemType::Report, "techreport", "report", ""),
    (ItemType::Review, "article", "review", ""),
    (ItemType::ReviewBook, "article", "review", ""),
    (ItemType::Software, "misc", "software", ""),
    (ItemType::Song, "misc", "audio", ""),
    (ItemType::Speech, "unpublished", "unpublished", ""),
    (ItemType::Standard, "misc", "standard", ""),
    (ItemType::Thesis, "phdthesis", "thesis", ""),
    (ItemType::Treaty, "misc", "legal", ""),
    (ItemType::Webpage, "misc", "online", ""),
];

/// The CSL type of an entry; `field` gives a field's text. `None` where the type is not known.
pub(super) fn read<'f>(kind: &str, field: impl Fn(&str) -> Option<&'f str>) -> Option<ItemType> {
    let (_, known) = READ
        .binary_search_by(|(name, _)| name.cmp(&kind))
        .ok()
        .and_then(|at| READ.get(at))?;
    let subtype = field("entrysubtype").unwrap_or_default();
    let is = |word: &str| subtype.eq_ignore_ascii_case(word);
    let has = |name: &str| field(name).is_some_and(|value| !value.is_empty());
    Some(match kind {
        // As arXiv exports its papers.
        "misc" if has("eprint") && is_archive(&field) => ItemType::Article,
        "article" if is("magazine") => ItemType::ArticleMagazine,
        "article" if is("newspaper") => ItemType::ArticleNewspaper,
        "book" if is("classical") => ItemType::Classic,
        "inreference" if is("dictionary") => ItemType::EntryDictionary,
        "unpublished" if has("eventtitle") => ItemType::Speech,
        _ => *known,
    })
}

/// Whether the entry's `eprint` is in an archive of preprints.
fn is_archive<'f>(field: impl Fn(&str) -> Option<&'f str>) -> bool {
    const CATALOGUES: [&str; 6] = ["pubmed", "pmid", "pmc", "jstor", "hdl", "googlebooks"];
    let archive = field("eprinttype").or_else(|| field("archiveprefix"));
    !CATALOGUES
        .iter()
        .any(|known| archive.is_some_and(|a| a.eq_ignore_ascii_case(known)))
}

/// The entry type, and `entrysubtype` or nothing, that a CSL type is written as.
pub(super) fn write(item_type: ItemType, dialect: Dialect) -> (&'static str, &'static str) {
    let found = WRITE.iter().find(|row| row.0 == item_type);
    let (_, bibtex, biblatex, subtype) = found.copied().unwrap_or((item_type, "misc", "misc", ""));
    match dialect {
        Dialect::Bibtex => (bibtex, subtype),
        Dialect::Biblatex => (biblatex, subtype),
    }
}

/// What the number of an entry counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbered {
    /// The issue of a journal.
    Issue,
    /// The volume in its series.
    Series,
    /// The work itself.
    Work,
}

/// What `number` counts in entries of a type.
pub(super) fn numbered(kind: &str) -> Numbered {
    match kind {
        "article" | "periodical" | "suppperiodical" | "review" => Numbered::Issue,
        _ if is_part(kind) || is_volume(kind) || kind == "booklet" => Numbered::Series,
        _ => Numbered::Work,
    }
}

/// Whether entries of a type are parts of a book.
pub(super) fn is_part(kind: &str) -> bool {
    matches!(
        kind,
        "inbook"
            | "bookinbook"
            | "suppbook"
            | "incollection"
            | "suppcollection"
            | "inproceedings"
            | "conference"
            | "inreference"
    )
}

/// Whether entries of a type belong to an event.
pub(super) fn is_at_event(kind: &str) -> bool {
    matches!(kind, "inproceedings" | "conference" | "proceedings")
}

/// Whether entries of a type are books, which may be volumes of a larger work.
pub(super) fn is_volume(kind: &str) -> bool {
    matches!(
        kind,
        "book"
            | "mvbook"
            | "collection"
            | "mvcollection"
            | "proceedings"
            | "mvproceedings"
            | "reference"
            | "mvreference"
    )
}

/// Whether entries of a type appear in a periodical.
pub(super) fn is_in_periodical(kind: &str) -> bool {
    matches!(kind, "article" | "suppperiodical" | "review")
}

/// Whether entries of a type are of an authority: a court, a legislator, a patent office.
pub(super) fn is_of_authority(kind: &str) -> bool {
    matches!(kind, "jurisdiction" | "legislation" | "legal" | "patent")
}

/// BibLaTeX's words for kinds of work in `type`, and what they print.
pub(super) const GENRES: &[(&str, &str)] = &[
    ("phdthesis", "PhD thesis"),
    ("mathesis", "Master's thesis"),
    ("mastersthesis", "Master's thesis"),
    ("bathesis", "Bachelor's thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"),
    ("resreport", "Research report"),
    ("software", "Computer software"),
    ("datacd", "Data CD"),
    ("audiocd", "Audio CD"),
    ("patent", "Patent"),
    ("patentde", "German patent"),
    ("patenteu", "European patent"),
    ("patentfr", "French patent"),
    ("patentuk", "British patent"),
    ("patentus", "U.S. patent"),
    ("patreq", "Patent request"),
    ("patreqde", "German patent request"),
    ("patreqeu", "European patent request"),
    ("patreqfr", "French patent request"),
    ("patrequk", "British patent request"),
    ("patrequs", "U.S. patent request"),
];
