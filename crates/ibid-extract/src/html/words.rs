//! What the class names and ids of an element say of its content.
//!
//! Publishing systems name their markup in a few languages and spellings; the words are the same
//! everywhere. `entry-meta__authorName` has the words *entry*, *meta*, *author*, *name*.

use std::ops::{BitOr, BitOrAssign};

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hints(u32);

impl Hints {
    pub const AUTHOR: Self = Self(1);
    pub const BYLINE: Self = Self(1 << 1);
    pub const DATE: Self = Self(1 << 2);
    pub const PUBLISHED: Self = Self(1 << 3);
    pub const MODIFIED: Self = Self(1 << 4);
    pub const TITLE: Self = Self(1 << 5);
    pub const META: Self = Self(1 << 6);
    pub const COMMENT: Self = Self(1 << 7);
    pub const RELATED: Self = Self(1 << 8);
    pub const SIDEBAR: Self = Self(1 << 9);
    pub const NAVIGATION: Self = Self(1 << 10);
    pub const FOOTER: Self = Self(1 << 11);
    pub const BIO: Self = Self(1 << 12);
    pub const SOCIAL: Self = Self(1 << 13);
    pub const CAPTION: Self = Self(1 << 14);
    pub const ARTICLE: Self = Self(1 << 15);
    pub const HEADER: Self = Self(1 << 16);
    pub const NAME: Self = Self(1 << 17);
    pub const SITE: Self = Self(1 << 18);
    pub const KICKER: Self = Self(1 << 19);
    pub const SUBTITLE: Self = Self(1 << 20);
    pub const ROLE: Self = Self(1 << 21);
    pub const REFERENCES: Self = Self(1 << 22);
    pub const HIDDEN: Self = Self(1 << 23);
    pub const ARTICLE_TITLE: Self = Self(1 << 24);
    pub const SOURCE: Self = Self(1 << 25);
    pub const PICTURE: Self = Self(1 << 26);
    /// One of the class names of microformats' entries.
    pub const ENTRY: Self = Self(1 << 27);

    /// Whether every hint of `other` is in the set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether one of `other`'s hints is in the set.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without `other`'s hints.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Hints {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Hints {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The hints in the class names or the id of an element.
pub(crate) fn hints_of(names: &str) -> Hints {
    let mut hints = Hints::default();
    let mut word = String::with_capacity(32);
    for name in names.split_ascii_whitespace().take(24) {
        let mut own = match name {
            "h-entry" | "hentry" => Hints::ENTRY,
            _ => Hints::default(),
        };
        for_each_word(name, &mut word, |word| own |= hint_of(word));
        own |= run_together(name);
        // `post-footer` is the foot of an article, not of the page.
        if own.has(Hints::ARTICLE | Hints::FOOTER) {
            own = own.without(Hints::FOOTER);
        }
        // `author-date` is a date beside an author, `post-title` the title of a post.
        if own.has(Hints::ARTICLE | Hints::TITLE) {
            own |= Hints::ARTICLE_TITLE;
        }
        hints |= own;
    }
    hints
}

/// Words that systems write together with others: `documentByLine`, `postauthortop`.
fn run_together(name: &str) -> Hints {
    let has = |word: &[u8]| {
        let mut parts = name.as_bytes().windows(word.len());
        parts.any(|part| part.eq_ignore_ascii_case(word))
    };
    let mut hints = Hints::default();
    for part in name.as_bytes().windows(b"author".len()) {
        match part.first() {
            Some(b'b' | b'B') if part.eq_ignore_ascii_case(b"byline") => hints |= Hints::BYLINE,
            Some(b'a' | b'A') if part.eq_ignore_ascii_case(b"author") => hints |= Hints::AUTHOR,
            _ => {}
        }
    }
    if hints.any(Hints::AUTHOR) && (has(b"authori") || has(b"authentic")) {
        hints = hints.without(Hints::AUTHOR);
    }
    hints
}

/// Calls `found` with each lower-case word of a class name or id; `word` is where it is put together.
fn for_each_word(name: &str, word: &mut String, mut found: impl FnMut(&str)) {
    let mut previous_lower = false;
    let mut from = 0;
    for (at, byte) in name.bytes().enumerate() {
        // Letters of other scripts divide words, as marks do.
        let is_word = byte.is_ascii_alphanumeric();
        if !is_word || byte.is_ascii_uppercase() && previous_lower {
            push_word(word, name.get(from..at), &mut found);
            from = if is_word { at } else { at + 1 };
        }
        previous_lower = byte.is_ascii_lowercase();
    }
    push_word(word, name.get(from..), &mut found);
}

/// Calls `found` with a word in lower case, if there is one.
fn push_word(word: &mut String, written: Option<&str>, found: &mut impl FnMut(&str)) {
    if let Some(written) = written.filter(|written| !written.is_empty()) {
        word.clear();
        word.push_str(written);
        word.make_ascii_lowercase();
        found(word);
    }
}

/// How many values are remembered.
const REMEMBERED: usize = 512;

/// The hints of the values that a page had last: its elements have few different ones.
pub(crate) struct HintMemory<'a> {
    slots: Vec<(&'a str, Hints)>,
}

impl Default for HintMemory<'_> {
    fn default() -> Self {
        Self {
            slots: vec![("", Hints::default()); REMEMBERED],
        }
    }
}

/// Where a value is remembered.
fn slot_of(names: &str) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut mixed = 0_u64;
    for part in names.as_bytes().chunks(8) {
        let number = part
            .iter()
            .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        mixed = (mixed.rotate_left(5) ^ number).wrapping_mul(ODD);
    }
    usize::try_from(mixed >> 40).unwrap_or(0) % REMEMBERED
}

impl<'a> HintMemory<'a> {
    /// [`hints_of`] of class names or an id.
    pub fn of(&mut self, names: &'a str) -> Hints {
        let Some(slot) = self.slots.get_mut(slot_of(names)) else {
            return hints_of(names);
        };
        if slot.0 != names {
            *slot = (names, hints_of(names));
        }
        slot.1
    }
}

// Long: a table.
/// The hint in one word.
fn hint_of(word: &str) -> Hints {
    match word {
        "author" | "authors" | "autor" | "autorin" | "autoren" | "auteur" | "auteurs"
        | "autore" | "autori" | "autores" | "writer" | "writers" | "contributor"
        | "contributors" | "journalist" | "journalists" | "reporter" | "creator" | "verfasser"
        | "redakteur" | "redacteur" | "writtenby" | "postedby" | "författare" | "forfatter"
        | "skribent" | "yazar" | "penulis" | "avtor" | "username" | "authorname" | "authorlink"
        | "articleauthor" | "postauthor" | "columnist" => Hints::AUTHOR,
        "byline" | "bylines" | "signature" | "firma" | "signatur" | "credits" | "credit"
        | "byinfo" => Hints::BYLINE,
        "vcard" | "hcard" => Hints::AUTHOR | Hints::NAME,
        "date" | "dates" | "datum" | "datetime" | "timestamp" | "time" | "fecha" | "dato"
        | "dateline" | "datestamp" | "zeit" | "tarih" | "datepublished" | "data" => Hints::DATE,
        "published" | "publish" | "pubdate" | "publication" | "posted" | "pub" | "publicado"
        | "publie" | "created" | "postdate" | "publishdate" | "publisheddate" | "articledate"
        | "publikation" | "veroeffentlicht" => Hints::PUBLISHED,
        "updated" | "modified" | "update" | "lastmod" | "lastupdated" | "aktualisiert"
        | "edited" | "revised" | "dateupdated" | "actualizado" => Hints::MODIFIED,
        "title" | "headline" | "heading" | "titel" | "titulo" | "titre" | "titolo" | "header1"
        | "rubrik" | "baslik" | "hed" => Hints::TITLE,
        "posttitle" | "articletitle" | "entrytitle" | "pagetitle" | "articleheadline"
        | "articleheading" => Hints::TITLE | Hints::ARTICLE_TITLE,
        "meta" | "metadata" | "info" | "infos" | "details" | "postmeta" | "entrymeta"
        | "articleinfo" | "postmetadata" | "postinfo" => Hints::META,
        "comment" | "comments" | "disqus" | "commentlist" | "respond" | "replies" | "kommentar"
        | "kommentare" | "commentaires" | "comentarios" | "commenti" | "reacties"
        | "respondents" | "commenter" | "commentary" => Hints::COMMENT,
        "related" | "relateds" | "recommended" | "recommendations" | "recommendation"
        | "popular" | "trending" | "teaser" | "teasers" | "promo" | "promos" | "mostread"
        | "mostpopular" | "latest" | "carousel" | "newsletter" | "outbrain" | "taboola"
        | "recirc" | "recirculation" | "readmore" | "readnext" | "similar" | "upnext"
        | "suggested" | "suggestions" | "ticker" | "slider" | "advert" | "ads"
        | "advertisement" | "sponsored" | "verwandte" => Hints::RELATED,
        "sidebar" | "sidebars" | "aside" | "rail" | "widget" | "widgets" | "sidepanel"
        | "rightcol" | "rightcolumn" => Hints::SIDEBAR,
        "nav" | "navbar" | "navigation" | "menu" | "menus" | "breadcrumb" | "breadcrumbs"
        | "pagination" | "pager" | "toolbar" | "masthead" | "topbar" => Hints::NAVIGATION,
        "footer" | "foot" | "colophon" | "copyright" | "legal" | "impressum" => Hints::FOOTER,
        "bio" | "biography" | "authorbox" | "authorbio" | "aboutauthor" => Hints::BIO,
        "share" | "sharing" | "social" | "follow" | "subscribe" | "twitter" | "facebook" => {
            Hints::SOCIAL
        }
        "caption" | "captions" | "figcaption" | "photo" | "photos" | "photographer" | "foto"
        | "fotograf" | "bildunterschrift" | "legende" => Hints::CAPTION,
        "image" | "images" | "img" | "picture" | "pictures" | "bild" | "lightbox" | "slideshow"
        | "gallery" | "galerie" | "license" | "licence" => Hints::PICTURE,
        "article" | "artikel" | "articulo" | "articolo" | "post" | "entry" | "story"
        | "content" | "main" | "beitrag" | "blogpost" | "page" | "single" | "news" => {
            Hints::ARTICLE
        }
        "header" | "head" | "hero" | "top" => Hints::HEADER,
        "name" | "names" | "fullname" | "fn" | "nickname" => Hints::NAME,
        "logo" | "brand" | "sitename" | "site" | "tagline" => Hints::SITE,
        "kicker" | "overline" | "eyebrow" | "category" | "categories" | "section" | "topline"
        | "dachzeile" | "spitzmarke" | "antetitulo" | "label" | "rubric" | "flag" | "tag"
        | "tags" => Hints::KICKER,
        "subtitle" | "subheadline" | "subheading" | "subhead" | "dek" | "deck" | "standfirst"
        | "lead" | "excerpt" | "summary" | "subtitulo" | "teasertext" | "description"
        | "unterzeile" | "intro" | "chapo" | "sommario" | "lede" | "strapline" | "abstract" => {
            Hints::SUBTITLE
        }
        "role" | "job" | "position" | "jobtitle" | "location" | "affiliation" | "organization"
        | "org" | "email" | "handle" | "avatar" => Hints::ROLE,
        "references" | "reference" | "bibliography" | "footnotes" | "citations" | "refs"
        | "reflist" | "literatur" => Hints::REFERENCES,
        "hidden" | "hide" | "invisible" => Hints::HIDDEN,
        "source" | "sources" | "quelle" | "agency" | "fuente" | "provider" => Hints::SOURCE,
        _ => Hints::default(),
    }
}
