//! A CSL 1.0.2 style as a typed tree. Every node that can be wrong keeps its [`Span`].

mod element;
mod locale;
mod options;

pub use element::{
    Affixes, Branch, Choose, Condition, DateElement, DateForm, DatePart, DatePartForm,
    DatePartName, DatePartsShown, Display, Element, EtAl, FontStyle, FontVariant, FontWeight,
    Formatting, Group, LabelElement, LabelPlural, Match, NameElement, NamePart, NamePartName,
    NamesElement, NumberElement, NumberForm, PositionTest, TextCase, TextDecoration, TextElement,
    TextSource, VariableForm, VerticalAlign,
};
pub use locale::{
    Gender, Locale, LocaleDate, LocaleOptions, OrdinalMatch, Term, TermForm, canonical_term_name,
};
pub use options::{
    And, BibliographyOptions, CitationOptions, Collapse, DelimiterPrecedes,
    DemoteNonDroppingParticle, GivenNameRule, NameAsSortOrder, NameForm, NameOptions,
    PageRangeFormat, SecondFieldAlign, SubsequentAuthorRule,
};

use ibid_model::{Span, Variable};

/// A style file: a style of its own, or one that points to another.
#[derive(Clone, Debug)]
pub enum StyleFile {
    /// A style with rules of its own.
    Independent(Box<Style>),
    /// A style that renders as its parent does, under another title.
    Dependent(Box<DependentStyle>),
}

/// An independent style (CSL 1.0.2 "The Root Element").
#[derive(Clone, Debug)]
pub struct Style {
    /// `cs:info`.
    pub info: Info,
    /// `class`.
    pub class: StyleClass,
    /// `version`, as written.
    pub version: String,
    /// `default-locale`.
    pub default_locale: Option<String>,
    /// Global options.
    pub options: StyleOptions,
    /// `cs:locale` elements of the style, in order.
    pub locales: Vec<Locale>,
    /// `cs:macro` elements; [`MacroIndex`] points here.
    pub macros: Vec<Macro>,
    /// `cs:citation`.
    pub citation: Citation,
    /// `cs:bibliography`.
    pub bibliography: Option<Bibliography>,
}

/// A dependent style: metadata and where the rules are.
#[derive(Clone, Debug)]
pub struct DependentStyle {
    /// `cs:info`; [`Info::parent`] is set.
    pub info: Info,
    /// `default-locale`, which stands before the parent's.
    pub default_locale: Option<String>,
}

/// What a style says of itself, without its rules.
#[derive(Clone, Debug, Default)]
pub struct StyleHead {
    /// `cs:info`.
    pub info: Info,
    /// `default-locale`.
    pub default_locale: Option<String>,
}

/// `cs:info`.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// `cs:id`.
    pub id: String,
    /// `cs:title`.
    pub title: String,
    /// `cs:title-short`.
    pub title_short: Option<String>,
    /// `cs:updated`, as written.
    pub updated: Option<String>,
    /// `cs:link rel="independent-parent"`.
    pub parent: Option<String>,
    /// `cs:link rel="self"`.
    pub self_link: Option<String>,
    /// `cs:category citation-format`, as written: `author-date`, `numeric`, `note`, ...
    pub citation_format: Option<String>,
    /// `cs:category field`.
    pub fields: Vec<String>,
    /// `cs:issn`, `cs:eissn`, `cs:issnl`.
    pub issns: Vec<String>,
    /// `cs:summary`.
    pub summary: Option<String>,
    /// `cs:rights`: text and its `license` URL.
    pub rights: Option<String>,
    /// `license` of `cs:rights`.
    pub license: Option<String>,
    /// `cs:author` and `cs:contributor` names.
    pub contributors: Vec<String>,
}

/// `class` of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleClass {
    /// `in-text`
    InText,
    /// `note`
    Note,
}

/// Options on `cs:style` (CSL 1.0.2 "Global Options" and "Inheritable Name Options").
#[derive(Clone, Debug, Default)]
pub struct StyleOptions {
    /// `initialize-with-hyphen`, true where absent.
    pub initialize_with_hyphen: Option<bool>,
    /// `page-range-format`.
    pub page_range_format: Option<PageRangeFormat>,
    /// `demote-non-dropping-particle`.
    pub demote_non_dropping_particle: DemoteNonDroppingParticle,
    /// Inheritable name options.
    pub names: NameOptions,
}

/// Which macro of [`Style::macros`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacroIndex(pub usize);

/// `cs:macro`.
#[derive(Clone, Debug)]
pub struct Macro {
    /// `name`.
    pub name: String,
    /// What it renders.
    pub elements: Vec<Element>,
    /// Where it stands.
    pub span: Span,
}

/// `cs:citation`.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Inheritable name options.
    pub names: NameOptions,
    /// Options of `cs:citation`.
    pub options: CitationOptions,
    /// `cs:sort` keys; empty without.
    pub sort: Vec<SortKey>,
    /// `cs:layout`.
    pub layout: Layout,
}

/// `cs:bibliography`.
#[derive(Clone, Debug)]
pub struct Bibliography {
    /// Inheritable name options.
    pub names: NameOptions,
    /// Options of `cs:bibliography`.
    pub options: BibliographyOptions,
    /// `cs:sort` keys; empty without.
    pub sort: Vec<SortKey>,
    /// `cs:layout`.
    pub layout: Layout,
}

/// `cs:layout`.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What it renders.
    pub elements: Vec<Element>,
    /// Formatting of the whole.
    pub formatting: Formatting,
    /// Affixes of the whole; inside the formatting, unlike elsewhere.
    pub affixes: Affixes,
    /// Between cites.
    pub delimiter: Option<String>,
}

/// `cs:key`.
#[derive(Clone, Debug)]
pub struct SortKey {
    /// What to sort by.
    pub by: SortBy,
    /// `sort="descending"`.
    pub descending: bool,
    /// `names-min`, `names-use-first`, `names-use-last`.
    pub names_min: Option<u32>,
    /// `names-use-first`
    pub names_use_first: Option<u32>,
    /// `names-use-last`
    pub names_use_last: Option<bool>,
    /// Where it stands.
    pub span: Span,
}

/// What a [`SortKey`] sorts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// `variable`
    Variable(Variable),
    /// `macro`
    Macro(MacroIndex),
}
