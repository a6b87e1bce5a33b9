//! What a term, a date format or an option is in a language (CSL 1.0.2 "Locale Fallback").

use std::collections::HashMap;
use std::sync::Arc;

use crate::provider::{
    LocaleProvider, conventional_tag, dialect_of, fallback_chain, normal_tag, truncations,
};
use crate::tree::{
    DateForm, Gender, Locale, LocaleDate, LocaleOptions, OrdinalMatch, Style, Term, TermForm,
    canonical_term_name,
};

/// The options of a locale, with the defaults of the specification where nothing sets them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocaleSettings {
    /// `limit-day-ordinals-to-day-1`; false where nothing sets it.
    pub limit_day_ordinals_to_day_1: bool,
    /// `punctuation-in-quote`; false where nothing sets it.
    pub punctuation_in_quote: bool,
}

/// Every localisable unit, from the source that the specification gives it first.
///
/// In order of priority: the style's `cs:locale` elements for the dialect, for the language, and
/// for all languages; the locale files for the dialect, for the language's primary dialect, and
/// `en-US`. Each form of a term, each date format and each option is looked up on its own; the
/// ordinal terms are taken as one set.
///
/// Source: CSL 1.0.2 "Locale Fallback", "Terms", "Ordinal Suffixes" and "Gender-specific Ordinals".
///
/// ```
/// use ibid_csl::{LocaleMap, MergedLocale, TermForm, parse_locale};
///
/// let english = parse_locale(
///     r#"<locale xml:lang="en-US"><terms>
///          <term name="page"><single>page</single><multiple>pages</multiple></term>
///          <term name="ordinal">th</term><term name="ordinal-02">nd</term>
///          <term name="ordinal-12">th</term>
///        </terms></locale>"#,
/// )?;
/// let files = LocaleMap::from_iter([english.value]);
/// let locale = MergedLocale::without_style("en-AU", &files);
/// assert_eq!(locale.term("page", TermForm::Symbol, None).map(|t| &*t.multiple), Some("pages"));
/// assert_eq!(locale.ordinal_suffix(22, None), Some("nd"));
/// assert_eq!(locale.ordinal_suffix(12, None), Some("th"));
/// # Ok::<(), ibid_csl::StyleError>(())
/// ```
#[derive(Clone, Debug)]
pub struct MergedLocale {
    language: String,
    found_locale_file: bool,
    terms: HashMap<String, Vec<Term>>,
    ordinals: Vec<OrdinalTerm>,
    ordinals_of_csl_1_0: bool,
    text_date: Option<LocaleDate>,
    numeric_date: Option<LocaleDate>,
    options: LocaleOptions,
}

/// An ordinal suffix with the number in its name; `None` for the `ordinal` term itself.
#[derive(Clone, Debug)]
struct OrdinalTerm {
    number: Option<u64>,
    rank: OrdinalRank,
    term: Term,
}

/// How closely an ordinal term fits a number; the closest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OrdinalRank {
    Default,
    LastDigit,
    LastTwoDigits,
    /// `ordinal-10` to `ordinal-99` stand before `ordinal-00` to `ordinal-09`.
    TwoDigitName,
    WholeNumber,
}

impl MergedLocale {
    /// Merges the style's own locale elements with locale files for the language `tag`.
    pub fn new(style: &Style, tag: &str, files: &dyn LocaleProvider) -> Self {
        Self::merge(&style.locales, tag, files)
    }

    /// Merges locale files for the language `tag`.
    pub fn without_style(tag: &str, files: &dyn LocaleProvider) -> Self {
        Self::merge(&[], tag, files)
    }

    fn merge(in_style: &[Locale], tag: &str, files: &dyn LocaleProvider) -> Self {
        let language = chosen_dialect(tag);
        let chain = fallback_chain(&language);
        let found: Vec<(String, Arc<Locale>)> = chain
            .into_iter()
            .filter_map(|tag| files.locale(&tag).map(|locale| (tag, locale)))
            .collect();
        let foreign = |tag: &str| !same_language(tag, &language);
        let mut merged = Self {
            language: language.clone(),
            found_locale_file: found.iter().any(|(tag, _)| !foreign(tag)),
            terms: HashMap::new(),
            ordinals: Vec::new(),
            ordinals_of_csl_1_0: false,
            text_date: None,
            numeric_date: None,
            options: LocaleOptions::default(),
        };
        for locale in style_locales(in_style, &language) {
            merged.add(locale, false);
        }
        for (tag, locale) in &found {
            merged.add(locale, foreign(tag));
        }
        merged
    }

    /// Adds what sources of higher priority have not set. Of the same unit twice in a source, the
    /// later one counts.
    ///
    /// A `foreign` source is in another language: from it no genders are added to a term that the
    /// language has in some gender.
    fn add(&mut self, locale: &Locale, foreign: bool) {
        self.add_ordinals(locale);
        let ordinary = locale.terms.iter().rev();
        for term in ordinary.filter(|term| ordinal_name(&term.name).is_none()) {
            let forms = self
                .terms
                .entry(canonical_term_name(&term.name).to_owned())
                .or_default();
            let known = forms.iter().any(|known| {
                known.form == term.form && (foreign || known.gender_form == term.gender_form)
            });
            if !known {
                forms.push(term.clone());
            }
        }
        for date in locale.dates.iter().rev() {
            let slot = match date.form {
                DateForm::Text => &mut self.text_date,
                DateForm::Numeric => &mut self.numeric_date,
            };
            slot.get_or_insert_with(|| date.clone());
        }
        let (mine, theirs) = (&mut self.options, &locale.options);
        mine.limit_day_ordinals_to_day_1 = mine
            .limit_day_ordinals_to_day_1
            .or(theirs.limit_day_ordinals_to_day_1);
        mine.punctuation_in_quote = mine.punctuation_in_quote.or(theirs.punctuation_in_quote);
    }

    /// Takes the ordinal terms of the first source that has any; those of others are replaced.
    fn add_ordinals(&mut self, locale: &Locale) {
        if !self.ordinals.is_empty() {
            return;
        }
        let terms = locale.terms.iter();
        self.ordinals = terms
            .filter_map(|term| {
                let number = ordinal_name(&term.name)?.number;
                Some(OrdinalTerm {
                    number,
                    rank: ordinal_rank(number, term.ordinal_match),
                    term: term.clone(),
                })
            })
            .collect();
        let has = |number| self.ordinals.iter().any(|o| o.number == number);
        self.ordinals_of_csl_1_0 =
            !has(None) && [1, 2, 3, 4].into_iter().all(|number| has(Some(number)));
    }

    /// The tag of the language, a dialect where the language has a primary one: `de-DE` for `de`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether there was a locale file in the language itself, and not only `en-US` for another.
    pub fn found_locale_file(&self) -> bool {
        self.found_locale_file
    }

    /// A term in a form, or in the form that this one falls back to.
    ///
    /// `verb-short` falls back to `verb`, `symbol` to `short`, `verb` and `short` to `long`; in
    /// each form a `gender` falls back to the term without one. Languages without a neuter have
    /// terms in the other genders only; there the masculine stands for no gender.
    pub fn term(&self, name: &str, form: TermForm, gender: Option<Gender>) -> Option<&Term> {
        let mut form = Some(form);
        while let Some(wanted) = form {
            let mut genders = [gender, None, Some(Gender::Masculine)].into_iter();
            let term = genders.find_map(|gender| self.term_exact(name, wanted, gender));
            if term.is_some() {
                return term;
            }
            form = wanted.fallback();
        }
        None
    }

    /// A term in exactly this form and `gender-form`.
    pub fn term_exact(&self, name: &str, form: TermForm, gender: Option<Gender>) -> Option<&Term> {
        let name = canonical_term_name(name);
        if ordinal_name(name).is_some() {
            let mut ordinals = self.ordinals.iter().map(|ordinal| &ordinal.term);
            return ordinals.find(|t| t.name == name && (t.form, t.gender_form) == (form, gender));
        }
        let mut forms = self.terms.get(name)?.iter();
        forms.find(|term| (term.form, term.gender_form) == (form, gender))
    }

    /// The gender of a noun: a month, or what a number variable counts.
    pub fn gender_of(&self, name: &str) -> Option<Gender> {
        self.term_exact(name, TermForm::Long, None)?.gender
    }

    /// The localised date format.
    pub fn date(&self, form: DateForm) -> Option<&LocaleDate> {
        match form {
            DateForm::Text => self.text_date.as_ref(),
            DateForm::Numeric => self.numeric_date.as_ref(),
        }
    }

    /// The locale's options.
    pub fn options(&self) -> LocaleSettings {
        let options = self.options;
        LocaleSettings {
            limit_day_ordinals_to_day_1: options.limit_day_ordinals_to_day_1.unwrap_or_default(),
            punctuation_in_quote: options.punctuation_in_quote.unwrap_or_default(),
        }
    }

    /// What follows a number that is written as an ordinal: `nd` for 22.
    ///
    /// The closest term that has the gender, or no gender, counts: one for the whole number, then
    /// one for the last two digits, then one for the last digit, then `ordinal`. Languages without
    /// a neuter have ordinals in the other genders only; there the masculine stands for no gender.
    pub fn ordinal_suffix(&self, number: u64, gender: Option<Gender>) -> Option<&str> {
        let suits = |ordinal: &&OrdinalTerm, gender| {
            let wanted = ordinal.term.gender_form;
            (wanted.is_none() || wanted == gender) && self.ordinal_matches(ordinal, number)
        };
        let closest = |gender| {
            let suiting = self
                .ordinals
                .iter()
                .filter(|ordinal| suits(ordinal, gender));
            suiting.max_by_key(|ordinal| (ordinal.rank, ordinal.term.gender_form.is_some()))
        };
        let ordinal = closest(gender).or_else(|| closest(Some(Gender::Masculine)))?;
        Some(&ordinal.term.single)
    }

    fn ordinal_matches(&self, ordinal: &OrdinalTerm, number: u64) -> bool {
        let Some(named) = ordinal.number else {
            return true;
        };
        if self.ordinals_of_csl_1_0 {
            let teen = (11..=13).contains(&(number % 100));
            let last = number % 10;
            return named
                == if teen || !(1..=3).contains(&last) {
                    4
                } else {
                    last
                };
        }
        match ordinal.rank {
            OrdinalRank::Default => true,
            OrdinalRank::LastDigit => number % 10 == named,
            OrdinalRank::LastTwoDigits | OrdinalRank::TwoDigitName => number % 100 == named,
            OrdinalRank::WholeNumber => number == named,
        }
    }

    /// The word for a number from 1 to 10 as an ordinal: `second` for 2. Others have none and are
    /// written with [`Self::ordinal_suffix`].
    pub fn long_ordinal(&self, number: u64, gender: Option<Gender>) -> Option<&str> {
        if !(1..=10).contains(&number) {
            return None;
        }
        let term = self.term(&format!("long-ordinal-{number:02}"), TermForm::Long, gender)?;
        Some(&term.single)
    }
}

impl TermForm {
    /// The form that stands in for this one (CSL 1.0.2 "Terms").
    pub const fn fallback(self) -> Option<Self> {
        match self {
            Self::VerbShort => Some(Self::Verb),
            Self::Symbol => Some(Self::Short),
            Self::Verb | Self::Short => Some(Self::Long),
            Self::Long => None,
        }
    }
}

/// The tag as it is looked up: a bare language stands for its primary dialect.
fn chosen_dialect(tag: &str) -> String {
    if tag.trim().is_empty() {
        return "en-US".to_owned();
    }
    match dialect_of(tag) {
        Some(dialect) if !tag.trim().contains(['-', '_']) => dialect.to_owned(),
        _ => conventional_tag(tag),
    }
}

/// Whether two tags are of the same language, under whatever name: `no-NO` and `nb-NO`.
fn same_language(one: &str, other: &str) -> bool {
    let language = |tag: &str| {
        let first = normal_tag(tag.split(['-', '_']).next().unwrap_or_default());
        let primary = dialect_of(&first).and_then(|dialect| dialect.split('-').next());
        primary.map_or(first.clone(), str::to_owned)
    };
    language(one) == language(other)
}

/// The style's locale elements that go for a dialect, those of highest priority first.
fn style_locales<'s>(locales: &'s [Locale], dialect: &str) -> Vec<&'s Locale> {
    let tags = truncations(dialect).into_iter().map(Some).chain([None]);
    let mut found = Vec::new();
    for tag in tags {
        let wanted = tag.map(|tag| normal_tag(&tag));
        // Of several for the same language, a later one adds to and overrides an earlier one.
        let suiting = locales
            .iter()
            .rev()
            .filter(|locale| locale.language.as_deref().map(normal_tag) == wanted);
        found.extend(suiting);
    }
    found
}

/// The name of an ordinal term.
#[derive(Clone, Copy, PartialEq, Eq)]
struct OrdinalName {
    /// 12 for `ordinal-12`; `None` for `ordinal`.
    number: Option<u64>,
}

/// Whether a term is one of the ordinals, and of which number.
fn ordinal_name(name: &str) -> Option<OrdinalName> {
    let rest = name.strip_prefix("ordinal")?;
    if rest.is_empty() {
        return Some(OrdinalName { number: None });
    }
    let digits = rest.strip_prefix('-')?;
    let two_digits = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
    two_digits.then(|| OrdinalName {
        number: digits.parse().ok(),
    })
}

fn ordinal_rank(number: Option<u64>, given: Option<OrdinalMatch>) -> OrdinalRank {
    match (number, given) {
        (None, _) => OrdinalRank::Default,
        (_, Some(OrdinalMatch::WholeNumber)) => OrdinalRank::WholeNumber,
        (Some(10..), _) => OrdinalRank::TwoDigitName,
        (_, Some(OrdinalMatch::LastTwoDigits)) => OrdinalRank::LastTwoDigits,
        _ => OrdinalRank::LastDigit,
    }
}
