//! Locale data: terms, localised dates and options (CSL 1.0.2 "Locale Files").

use super::{Affixes, DateForm, DatePart, Formatting, TextCase};

/// A locale file, or a `cs:locale` element of a style.
#[derive(Clone, Debug, Default)]
pub struct Locale {
    /// `xml:lang`; `None` for a `cs:locale` that goes for every language.
    pub language: Option<String>,
    /// `cs:style-options`
    pub options: LocaleOptions,
    /// `cs:date`
    pub dates: Vec<LocaleDate>,
    /// `cs:term`
    pub terms: Vec<Term>,
    /// `cs:info` / `cs:updated`, as written.
    pub updated: Option<String>,
}

/// `cs:style-options`; `None` where not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocaleOptions {
    /// `limit-day-ordinals-to-day-1`
    pub limit_day_ordinals_to_day_1: Option<bool>,
    /// `punctuation-in-quote`
    pub punctuation_in_quote: Option<bool>,
}

/// `cs:date` of a locale.
#[derive(Clone, Debug)]
pub struct LocaleDate {
    /// `form`
    pub form: DateForm,
    /// `cs:date-part`, in order.
    pub parts: Vec<DatePart>,
    /// `delimiter`
    pub delimiter: Option<String>,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `text-case`
    pub text_case: Option<TextCase>,
}

/// `cs:term`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// `name`, as CSL spells it.
    pub name: String,
    /// `form`
    pub form: TermForm,
    /// `gender`
    pub gender: Option<Gender>,
    /// `gender-form`
    pub gender_form: Option<Gender>,
    /// `match` of an ordinal term.
    pub ordinal_match: Option<OrdinalMatch>,
    /// `cs:single`, or the term's text.
    pub single: String,
    /// `cs:multiple`, or the term's text.
    pub multiple: String,
}

/// `form` of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermForm {
    /// `long`
    #[default]
    Long,
    /// `short`; falls back to long.
    Short,
    /// `verb`; falls back to long.
    Verb,
    /// `verb-short`; falls back to verb.
    VerbShort,
    /// `symbol`; falls back to short.
    Symbol,
}

/// `gender` and `gender-form`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// `masculine`
    Masculine,
    /// `feminine`
    Feminine,
}

/// `match` of an ordinal term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrdinalMatch {
    /// `last-digit`
    LastDigit,
    /// `last-two-digits`
    LastTwoDigits,
    /// `whole-number`
    WholeNumber,
}

/// The present name of a term: CSL 1.0 and some tools write `et al`, `sub verbo` and
/// `editortranslator` for `et-al`, `sub-verbo` and `editor-translator`.
pub fn canonical_term_name(name: &str) -> &str {
    match name {
        "et al" => "et-al",
        "sub verbo" => "sub-verbo",
        "editortranslator" => "editor-translator",
        other => other,
    }
}
