//! Attributions in other languages than English: the words for "according to" and "in the journal".
//!
//! Names are taken as they stand, so that languages which would change a name's ending there
//! ("podle Světové zdravotnické organizace") are left out of the first table; behind "in the journal" the
//! name keeps its own form in all of them.

use ibid_model::ItemType;

/// "According to", and the articles that may follow.
pub(super) const OPENERS: &[(&str, &[&str])] = &[
    ("laut", &["der", "dem", "des"]),
    ("selon", &["le", "la", "les"]),
    ("según", &["el", "la", "los", "las"]),
    ("secondo", &["il", "la", "lo", "gli", "le"]),
    ("segundo", &["o", "a", "os", "as"]),
    ("segons", &["el", "la", "els", "les"]),
    ("volgens", &["de", "het", "die"]),
    ("enligt", &[]),
    ("ifølge", &[]),
    ("według", &[]),
    ("menurut", &[]),
    ("theo", &[]),
    ("според", &[]),
];

/// What a periodical is called before its name: the word, what has to stand before it, and what kind
/// it is, where the word says so.
pub(super) const PERIODICALS: &[(&[&str], &[&str], Option<ItemType>)] = &[
    (
        &["fachzeitschrift", "fachjournal", "fachblatt", "fachmagazin"],
        &["der", "dem", "in", "im"],
        Some(ItemType::ArticleJournal),
    ),
    (
        &["zeitschrift", "wissenschaftsmagazin"],
        &["der", "dem", "im"],
        None,
    ),
    (
        &["zeitung", "tageszeitung"],
        &["der"],
        Some(ItemType::ArticleNewspaper),
    ),
    (&["revue"], &["la"], None),
    (&["quotidien"], &["le"], Some(ItemType::ArticleNewspaper)),
    (&["revista"], &["la", "na", "a"], None),
    (
        &["periódico", "diario"],
        &["el"],
        Some(ItemType::ArticleNewspaper),
    ),
    (&["jornal"], &["no", "o"], Some(ItemType::ArticleNewspaper)),
    (&["rivista"], &["sulla", "nella", "dalla", "la"], None),
    (
        &["quotidiano"],
        &["sul", "dal", "il"],
        Some(ItemType::ArticleNewspaper),
    ),
    (
        &["vakblad", "vaktijdschrift"],
        &["het"],
        Some(ItemType::ArticleJournal),
    ),
    (&["tijdschrift"], &["het"], None),
    (&["krant"], &["de"], Some(ItemType::ArticleNewspaper)),
    (&["tidskriften", "tidskrift"], &["i"], None),
    (&["tidsskriftet", "tidsskrift"], &["i"], None),
    (
        &["časopise", "časopisu", "časopisie"],
        &["v", "u", "w"],
        None,
    ),
    (&["czasopiśmie", "piśmie"], &["w"], None),
    (&["журнале", "журналі"], &["в", "у"], None),
    (&["списание"], &["в"], None),
    (&["jurnal"], &["dalam", "di"], None),
    (&["revistă", "revista"], &["în"], None),
    (&["περιοδικό"], &["στο", "το"], None),
];
