//! The registry of formats.

use std::fmt;
use std::str::FromStr;

use crate::codec::Codec;
use crate::error::FormatError;
use crate::formats;

/// Declares the formats, each with the module that has its codec.
macro_rules! registry {
    ($($(#[$meta:meta])* $variant:ident => $module:ident,)*) => {
        /// A bibliographic format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $($(#[$meta])* $variant,)*
        }

        impl Format {
            /// Every format, in the order in which `ibid convert --list` prints them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// What the format's module says of it.
            pub(crate) fn codec(self) -> &'static Codec {
                match self {
                    $(Self::$variant => &formats::$module::CODEC,)*
                }
            }
        }
    };
}

registry! {
    /// CSL-JSON, what citation processors read.
    CslJson => csl_json,
    /// RIS, what most databases export.
    Ris => ris,
    /// PubMed's format of tagged lines.
    Nbib => nbib,
    /// EndNote's tagged format, and refer's.
    Enw => enw,
    /// RefWorks' tagged format.
    Refworks => refworks,
    /// COinS, OpenURL context objects in HTML.
    Coins => coins,
    /// CSL-YAML, as pandoc has it.
    CslYaml => csl_yaml,
    /// BibTeX.
    Bibtex => bibtex,
    /// BibLaTeX, as biber reads it.
    Biblatex => biblatex,
    /// The Citation File Format.
    Cff => cff,
    /// Hayagriva's YAML, what Typst reads.
    Hayagriva => hayagriva,
    /// PubMed XML, what NCBI's E-utilities send.
    PubmedXml => pubmed,
    /// Crossref XML: UNIXREF, query output and deposits.
    CrossrefXml => crossref_xml,
    /// JATS XML: the references of an article.
    Jats => jats,
    /// MODS, what libraries and Zotero exchange.
    Mods => mods,
    /// MARCXML, the records of library catalogues.
    Marcxml => marcxml,
    /// TEI: lists of references.
    Tei => tei,
    /// Zotero's JSON, as its API and translation-server write it.
    Zotero => zotero,
    /// schema.org in JSON-LD.
    SchemaOrg => schema_org,
    /// Crossref's REST API.
    Crossref => crossref,
    /// DataCite's REST API and metadata schema.
    Datacite => datacite,
    /// BibJSON, also as DOAJ writes it.
    Bibjson => bibjson,
    /// Wikipedia's citation templates.
    Wikipedia => wikipedia,
    /// EndNote's XML.
    EndnoteXml => endnote_xml,
    /// Word's bibliography XML.
    WordXml => word_xml,
}

impl Format {
    /// The name that options take: `bibtex`.
    pub fn name(self) -> &'static str {
        self.codec().name
    }

    /// The name that people write: `BibTeX`.
    pub fn title(self) -> &'static str {
        self.codec().title
    }

    /// Other names that options take.
    pub fn aliases(self) -> &'static [&'static str] {
        self.codec().aliases
    }

    /// Ends of file names, without the dot, the usual one first.
    pub fn extensions(self) -> &'static [&'static str] {
        self.codec().extensions
    }

    /// Media types, the one to send first.
    pub fn media_types(self) -> &'static [&'static str] {
        self.codec().media_types
    }

    /// Where the format is described.
    pub fn specification(self) -> &'static str {
        self.codec().specification
    }

    /// Whether it is read.
    pub fn is_read(self) -> bool {
        self.codec().read.is_some()
    }

    /// Whether it is written.
    pub fn is_written(self) -> bool {
        self.codec().write.is_some()
    }

    /// Whether its entries stand inside articles, or are articles' own records: what holds them is
    /// an article unless the user says otherwise.
    pub fn is_found_in_articles(self) -> bool {
        matches!(self, Self::Coins | Self::Jats | Self::Tei | Self::Wikipedia)
    }

    /// The format that an option names; case does not count.
    pub fn from_name(name: &str) -> Option<Self> {
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        let named = |format: &&Self| is(&format.name()) || format.aliases().iter().any(&is);
        Self::ALL.iter().find(named).copied()
    }

    /// The format that the end of a path names, where one is used for one format alone.
    pub fn of_path(path: &str) -> Option<Self> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let ends_with = |extension: &&str| {
            let stem = file.len().checked_sub(extension.len() + 1);
            let end = stem.filter(|at| *at > 0).and_then(|at| file.get(at..));
            end.and_then(|end| end.strip_prefix('.'))
                .is_some_and(|end| end.eq_ignore_ascii_case(extension))
        };
        // `x.crossref.json` is Crossref's, though `json` alone would be CSL-JSON.
        let of = |format: &Self| {
            let matching = format.extensions().iter().filter(|e| ends_with(e));
            matching.map(|extension| extension.len()).max()
        };
        let known = Self::ALL
            .iter()
            .filter_map(|format| Some((of(format)?, *format)));
        // The first of the longest: the registry's order decides between equals.
        known
            .rev()
            .max_by_key(|(length, _)| *length)
            .map(|(_, format)| format)
    }

    /// The format of a media type; its parameters do not count.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        let is = |known: &&str| known.eq_ignore_ascii_case(essence);
        let has = |format: &&Self| format.media_types().iter().any(is);
        Self::ALL.iter().find(has).copied()
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::from_name(name).ok_or(FormatError::Unknown)
    }
}
