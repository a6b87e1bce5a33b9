//! From a parsed style and its locale to a program: done once a style.

mod by_type;
mod document_numbers;
mod lower;
mod lower_names;
pub(crate) mod program;

use ibid_csl::{
    BibliographyOptions, CitationOptions, DemoteNonDroppingParticle, LocaleProvider, MergedLocale,
    PageRangeFormat, Style, StyleClass, TermForm,
};

use crate::text::markup::Quotes;
use lower::Lowering;
use program::Area;

/// A style in one locale, compiled; shared by any number of processors.
#[derive(Clone, Debug)]
pub struct CompiledStyle {
    pub(crate) class: StyleClass,
    pub(crate) locale: MergedLocale,
    pub(crate) language: String,
    pub(crate) options: Options,
    pub(crate) citation: Area,
    pub(crate) citation_options: CitationOptions,
    pub(crate) bibliography: Option<Area>,
    pub(crate) bibliography_options: BibliographyOptions,
    pub(crate) terms: Terms,
    /// The style prints the year suffix where it says, not after the year.
    pub(crate) places_year_suffix: bool,
    /// The style prints citation numbers.
    pub(crate) prints_citation_number: bool,
    /// The style has a `disambiguate` condition.
    pub(crate) has_disambiguate_condition: bool,
}

/// Which of the locales of a document: the place of its compiled style. 0 is the document's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct LocaleIndex(u16);

impl LocaleIndex {
    /// The locale at a place; the document's own for a place beyond 65,535.
    pub fn at(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or_default())
    }

    /// The place.
    pub fn place(self) -> usize {
        self.0.into()
    }
}

/// Options for the whole style.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub initialize_with_hyphen: bool,
    pub page_range_format: Option<PageRangeFormat>,
    pub demote_non_dropping_particle: DemoteNonDroppingParticle,
    pub punctuation_in_quote: bool,
    pub limit_day_ordinals_to_day_1: bool,
}

/// Terms that rendering needs all the time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    pub quotes: Quotes,
    pub page_range_delimiter: String,
    pub year_range_delimiter: String,
    pub ad: String,
    pub bc: String,
    pub and: String,
    /// The symbol form of `and`.
    pub ampersand: String,
    pub et_al: String,
}

impl CompiledStyle {
    /// Compiles `style` for `locale`, or for the style's default locale, or for en-US.
    ///
    /// Source: CSL 1.0.2 "Locale Fallback".
    pub fn compile(style: &Style, locales: &dyn LocaleProvider, locale: Option<&str>) -> Self {
        let language = locale
            .or(style.default_locale.as_deref())
            .unwrap_or("en-US");
        let merged = MergedLocale::new(style, language, locales);
        let terms = Terms::new(&merged);
        let mut lowering = Lowering::new(style, &merged, &terms);
        let citation = lowering.citation();
        let bibliography = lowering.bibliography();
        let locale_options = merged.options();
        Self {
            class: style.class,
            language: language.to_owned(),
            options: Options {
                initialize_with_hyphen: style.options.initialize_with_hyphen.unwrap_or(true),
                page_range_format: style.options.page_range_format,
                demote_non_dropping_particle: style.options.demote_non_dropping_particle,
                punctuation_in_quote: locale_options.punctuation_in_quote,
                limit_day_ordinals_to_day_1: locale_options.limit_day_ordinals_to_day_1,
            },
            citation,
            citation_options: style.citation.options.clone(),
            bibliography,
            bibliography_options: style
                .bibliography
                .as_ref()
                .map(|bibliography| bibliography.options.clone())
                .unwrap_or_default(),
            places_year_suffix: lowering.places_year_suffix,
            prints_citation_number: lowering.prints_citation_number,
            has_disambiguate_condition: lowering.has_disambiguate_condition,
            terms,
            locale: merged,
        }
    }

    /// The locale that the style was compiled for, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether the style puts its citations into notes.
    pub fn is_note_style(&self) -> bool {
        self.class == StyleClass::Note
    }

    /// Whether the style has a bibliography.
    pub fn has_bibliography(&self) -> bool {
        self.bibliography.is_some()
    }

    /// Whether text is English by default: what title case depends on (CSL 1.0.2 "Title Case
    /// Conversion").
    pub(crate) fn is_english(&self) -> bool {
        crate::is_english(&self.language)
    }
}

impl Terms {
    fn new(locale: &MergedLocale) -> Self {
        let single = |name: &str| {
            locale
                .term(name, TermForm::Long, None)
                .map(|term| term.single.clone())
        };
        let or = |name: &str, default: &str| single(name).unwrap_or_else(|| default.to_owned());
        Self {
            quotes: Quotes {
                open: or("open-quote", "\u{201c}"),
                close: or("close-quote", "\u{201d}"),
                inner_open: or("open-inner-quote", "\u{2018}"),
                inner_close: or("close-inner-quote", "\u{2019}"),
            },
            page_range_delimiter: or("page-range-delimiter", "\u{2013}"),
            year_range_delimiter: or("year-range-delimiter", "\u{2013}"),
            ad: or("ad", ""),
            bc: or("bc", ""),
            and: or("and", "and"),
            ampersand: locale
                .term_exact("and", TermForm::Symbol, None)
                .map_or_else(|| "&".to_owned(), |term| term.single.clone()),
            et_al: or("et-al", "et al."),
        }
    }
}
