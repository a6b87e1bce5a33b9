//! Words with which pages introduce an author.

/// Whether a label names an author: "Written by", "Verfasst von".
pub(crate) fn is_author_label(label: &str) -> bool {
    /// No label is longer, in bytes.
    const LONGEST: usize = 64;
    let label = label.trim().trim_end_matches([':', '：']);
    if label.len() > LONGEST {
        return false;
    }
    let label = label.to_lowercase();
    LABELS.contains(&label.as_str())
}

/// Labels that stand alone before a name.
const LABELS: &[&str] = &[
    "by",
    "author",
    "authors",
    "written by",
    "posted by",
    "words by",
    "story by",
    "reported by",
    "published by",
    "article by",
    "text by",
    "von",
    "verfasst von",
    "geschrieben von",
    "autor",
    "autorin",
    "autoren",
    "autorin/autor",
    "autor/autorin",
    "autor/in",
    "autor:in",
    "autor*in",
    "text",
    "par",
    "écrit par",
    "rédigé par",
    "publié par",
    "auteur",
    "auteurs",
    "por",
    "escrito por",
    "publicado por",
    "autores",
    "di",
    "scritto da",
    "autore",
    "door",
    "geschreven door",
    "av",
    "af",
    "skrevet av",
    "skrevet af",
    "skriven av",
    "forfatter",
    "författare",
    "text av",
    "przez",
    "autorka",
    "napisane przez",
    "автор",
    "авторы",
    "текст",
    "作者",
    "文",
    "文／",
    "记者",
    "記者",
    "撰文",
    "著者",
    "執筆",
    "글",
    "기자",
    "yazan",
    "yazar",
    "penulis",
    "oleh",
    "kirjoittaja",
    "napsal",
    "napsala",
    "szerző",
    "írta",
    "autorius",
    "συγγραφέας",
];

/// Words with which a byline starts, by the languages that they are of; no language: any page's.
/// The longest of a language come first, and each ends where a name begins.
const OPENERS: &[(&[&str], &[&str])] = &[
    (
        &[],
        &[
            "words and photographs by",
            "story and photos by",
            "text and photos by",
            "contributed by",
            "originally published by",
            "published by",
            "written by",
            "posted by",
            "reported by",
            "submitted by",
            "created by",
            "article by",
            "story by",
            "words by",
            "text by",
            "report by",
            "review by",
            "analysis by",
            "opinion by",
            "interview by",
            "column by",
            "guest post by",
            "authored by",
            "blog by",
            "post by",
            "by",
        ],
    ),
    (
        &["de", "lb"],
        &[
            "ein artikel von",
            "eine analyse von",
            "ein kommentar von",
            "ein gastbeitrag von",
            "eine kolumne von",
            "ein bericht von",
            "ein interview von",
            "ein essay von",
            "autorin/autor",
            "autor/autorin",
            "autor/in",
            "autor:in",
            "autor*in",
            "autor_in",
            "autor(in)",
            "blogbeitrag von",
            "blog beitrag von",
            "ein beitrag von",
            "beitrag von",
            "interview von",
            "kommentar von",
            "analyse von",
            "gastbeitrag von",
            "kolumne von",
            "geschrieben von",
            "verfasst von",
            "veröffentlicht von",
            "gespeichert von",
            "erstellt von",
            "text von",
            "von",
        ],
    ),
    (
        &["fr"],
        &[
            "écrit par",
            "rédigé par",
            "publié par",
            "posté par",
            "proposé par",
            "propos recueillis par",
            "un article de",
            "article de",
            "par",
        ],
    ),
    (
        &["es", "pt", "gl", "ca", "pap"],
        &[
            "escrito por",
            "publicado por",
            "redactado por",
            "texto por",
            "texto de",
            "por",
            "per",
        ],
    ),
    (
        &["it"],
        &[
            "scritto da",
            "pubblicato da",
            "articolo di",
            "a cura di",
            "di",
            "da",
        ],
    ),
    (
        &["nl", "af"],
        &[
            "geschreven door",
            "gepubliceerd door",
            "tekst door",
            "door",
            "deur",
        ],
    ),
    (
        &["sv", "no", "nb", "nn"],
        &[
            "skrevet av",
            "skriven av",
            "publicerad av",
            "tekst av",
            "text av",
            "av",
        ],
    ),
    (&["da", "is"], &["skrevet af", "tekst af", "af", "eftir"]),
    (
        &["pl"],
        &[
            "napisane przez",
            "opublikowane przez",
            "napisał",
            "napisała",
            "przez",
        ],
    ),
    (&["fi"], &["kirjoittanut"]),
    (&["hu"], &["írta"]),
    (&["cs", "sk"], &["napsal", "napsala"]),
    (&["id", "ms"], &["ditulis oleh", "oleh"]),
    (&["tr"], &["yazan", "haber"]),
    (&["ro"], &["scris de", "publicat de", "de"]),
];

/// The byline in a line of text that starts with an opener ("By Jane Doe and John Roe, …"): what
/// follows the opener. The opener must be a word of its own in the page's language.
pub(crate) fn after_opener<'t>(line: &'t str, language: Option<&str>) -> Option<&'t str> {
    let lower = line.to_lowercase();
    if lower.len() != line.len() {
        return None;
    }
    let first = lower.bytes().next();
    let language = language.map(crate::language::primary);
    let found = OPENERS
        .iter()
        .filter(|(languages, _)| {
            languages.is_empty() || language.is_none_or(|own| languages.contains(&own))
        })
        .flat_map(|(_, openers)| openers.iter())
        .filter(|opener| opener.bytes().next() == first)
        .find_map(|opener| {
            let rest = lower.strip_prefix(opener)?;
            let trimmed = rest.trim_start_matches([' ', ':', '\u{1f}', '\n', '\u{a0}']);
            (trimmed.len() < rest.len() && !trimmed.is_empty())
                .then(|| line.get(line.len() - trimmed.len()..))
                .flatten()
        })?;
    // "By by JANE DOE": once for those who hear the page, once for those who see it.
    Some(after_opener(found, language).unwrap_or(found))
}

/// The byline in a line that starts with a label and a colon ("Author: …", "文／…").
pub(crate) fn after_label(line: &str) -> Option<&str> {
    let at = line.find([':', '：', '／', '|'])?;
    let (label, rest) = line.split_at_checked(at)?;
    let mut rest = rest.chars();
    rest.next();
    let rest = rest.as_str().trim();
    (label.chars().count() <= 24 && is_author_label(label) && !rest.is_empty()).then_some(rest)
}
