//! The attributes of CSL and their closed sets of values, as the schema has them.

use super::reader::Keywords;
use crate::tree::{
    And, Collapse, DateForm, DatePartForm, DatePartName, DatePartsShown, DelimiterPrecedes,
    DemoteNonDroppingParticle, Display, FontStyle, FontVariant, FontWeight, Gender, GivenNameRule,
    LabelPlural, Match, NameAsSortOrder, NameForm, NamePartName, NumberForm, OrdinalMatch,
    PageRangeFormat, PositionTest, SecondFieldAlign, StyleClass, SubsequentAuthorRule, TermForm,
    TextCase, TextDecoration, VariableForm, VerticalAlign,
};

pub(super) const AFFIXES: &[&str] = &["prefix", "suffix"];
pub(super) const FORMATTING: &[&str] = &[
    "font-style",
    "font-variant",
    "font-weight",
    "text-decoration",
    "vertical-align",
];
/// `cs:name`, and the same names on `cs:style`, `cs:citation` and `cs:bibliography`.
pub(super) const NAME_OPTIONS: &[&str] = &[
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "et-al-use-last",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
];
pub(super) const INHERITABLE: &[&str] = &["name-form", "name-delimiter", "names-delimiter"];
pub(super) const RENDERING: &[&str] = &[
    "text", "date", "number", "names", "label", "group", "choose",
];

pub(super) const STYLE_CLASS: Keywords<StyleClass> =
    &[("in-text", StyleClass::InText), ("note", StyleClass::Note)];
pub(super) const FONT_STYLE: Keywords<FontStyle> = &[
    ("normal", FontStyle::Normal),
    ("italic", FontStyle::Italic),
    ("oblique", FontStyle::Oblique),
];
pub(super) const FONT_VARIANT: Keywords<FontVariant> = &[
    ("normal", FontVariant::Normal),
    ("small-caps", FontVariant::SmallCaps),
];
pub(super) const FONT_WEIGHT: Keywords<FontWeight> = &[
    ("normal", FontWeight::Normal),
    ("bold", FontWeight::Bold),
    ("light", FontWeight::Light),
];
pub(super) const TEXT_DECORATION: Keywords<TextDecoration> = &[
    ("none", TextDecoration::None),
    ("underline", TextDecoration::Underline),
];
pub(super) const VERTICAL_ALIGN: Keywords<VerticalAlign> = &[
    ("baseline", VerticalAlign::Baseline),
    ("sup", VerticalAlign::Superscript),
    ("sub", VerticalAlign::Subscript),
];
pub(super) const DISPLAY: Keywords<Display> = &[
    ("block", Display::Block),
    ("left-margin", Display::LeftMargin),
    ("right-inline", Display::RightInline),
    ("indent", Display::Indent),
];
pub(super) const TEXT_CASE: Keywords<TextCase> = &[
    ("lowercase", TextCase::Lowercase),
    ("uppercase", TextCase::Uppercase),
    ("capitalize-first", TextCase::CapitalizeFirst),
    ("capitalize-all", TextCase::CapitalizeAll),
    ("sentence", TextCase::Sentence),
    ("title", TextCase::Title),
];
pub(super) const TERM_FORM: Keywords<TermForm> = &[
    ("long", TermForm::Long),
    ("short", TermForm::Short),
    ("verb", TermForm::Verb),
    ("verb-short", TermForm::VerbShort),
    ("symbol", TermForm::Symbol),
];
pub(super) const VARIABLE_FORM: Keywords<VariableForm> =
    &[("long", VariableForm::Long), ("short", VariableForm::Short)];
pub(super) const GENDER: Keywords<Gender> = &[
    ("masculine", Gender::Masculine),
    ("feminine", Gender::Feminine),
];
pub(super) const ORDINAL_MATCH: Keywords<OrdinalMatch> = &[
    ("last-digit", OrdinalMatch::LastDigit),
    ("last-two-digits", OrdinalMatch::LastTwoDigits),
    ("whole-number", OrdinalMatch::WholeNumber),
];
pub(super) const DATE_FORM: Keywords<DateForm> =
    &[("text", DateForm::Text), ("numeric", DateForm::Numeric)];
pub(super) const DATE_PARTS_SHOWN: Keywords<DatePartsShown> = &[
    ("year-month-day", DatePartsShown::YearMonthDay),
    ("year-month", DatePartsShown::YearMonth),
    ("year", DatePartsShown::Year),
];
pub(super) const DATE_PART_NAME: Keywords<DatePartName> = &[
    ("day", DatePartName::Day),
    ("month", DatePartName::Month),
    ("year", DatePartName::Year),
];
pub(super) const DATE_PART_FORM: Keywords<DatePartForm> = &[
    ("numeric", DatePartForm::Numeric),
    ("numeric-leading-zeros", DatePartForm::NumericLeadingZeros),
    ("ordinal", DatePartForm::Ordinal),
    ("long", DatePartForm::Long),
    ("short", DatePartForm::Short),
];
pub(super) const NUMBER_FORM: Keywords<NumberForm> = &[
    ("numeric", NumberForm::Numeric),
    ("ordinal", NumberForm::Ordinal),
    ("long-ordinal", NumberForm::LongOrdinal),
    ("roman", NumberForm::Roman),
];
pub(super) const LABEL_PLURAL: Keywords<LabelPlural> = &[
    ("contextual", LabelPlural::Contextual),
    ("always", LabelPlural::Always),
    ("never", LabelPlural::Never),
];
pub(super) const NAME_PART_NAME: Keywords<NamePartName> = &[
    ("given", NamePartName::Given),
    ("family", NamePartName::Family),
];
/// `et al` is how CSL 1.0 drafts and some tools spell the term.
pub(super) const ET_AL_TERM: Keywords<&str> = &[
    ("et-al", "et-al"),
    ("et al", "et-al"),
    ("and others", "and others"),
];
pub(super) const MATCH: Keywords<Match> = &[
    ("all", Match::All),
    ("any", Match::Any),
    ("none", Match::None),
];
pub(super) const POSITION: Keywords<PositionTest> = &[
    ("first", PositionTest::First),
    ("subsequent", PositionTest::Subsequent),
    ("ibid", PositionTest::Ibid),
    ("ibid-with-locator", PositionTest::IbidWithLocator),
    ("near-note", PositionTest::NearNote),
];
pub(super) const PAGE_RANGE_FORMAT: Keywords<PageRangeFormat> = &[
    ("chicago", PageRangeFormat::Chicago15),
    ("chicago-15", PageRangeFormat::Chicago15),
    ("chicago-16", PageRangeFormat::Chicago16),
    ("expanded", PageRangeFormat::Expanded),
    ("minimal", PageRangeFormat::Minimal),
    ("minimal-two", PageRangeFormat::MinimalTwo),
];
pub(super) const DEMOTE_PARTICLE: Keywords<DemoteNonDroppingParticle> = &[
    ("never", DemoteNonDroppingParticle::Never),
    ("sort-only", DemoteNonDroppingParticle::SortOnly),
    (
        "display-and-sort",
        DemoteNonDroppingParticle::DisplayAndSort,
    ),
];
pub(super) const AND: Keywords<And> = &[("text", And::Text), ("symbol", And::Symbol)];
pub(super) const DELIMITER_PRECEDES: Keywords<DelimiterPrecedes> = &[
    ("contextual", DelimiterPrecedes::Contextual),
    ("after-inverted-name", DelimiterPrecedes::AfterInvertedName),
    ("always", DelimiterPrecedes::Always),
    ("never", DelimiterPrecedes::Never),
];
pub(super) const NAME_AS_SORT_ORDER: Keywords<NameAsSortOrder> = &[
    ("first", NameAsSortOrder::First),
    ("all", NameAsSortOrder::All),
];
pub(super) const NAME_FORM: Keywords<NameForm> = &[
    ("long", NameForm::Long),
    ("short", NameForm::Short),
    ("count", NameForm::Count),
];
pub(super) const GIVEN_NAME_RULE: Keywords<GivenNameRule> = &[
    ("all-names", GivenNameRule::AllNames),
    (
        "all-names-with-initials",
        GivenNameRule::AllNamesWithInitials,
    ),
    ("primary-name", GivenNameRule::PrimaryName),
    (
        "primary-name-with-initials",
        GivenNameRule::PrimaryNameWithInitials,
    ),
    ("by-cite", GivenNameRule::ByCite),
];
pub(super) const COLLAPSE: Keywords<Collapse> = &[
    ("citation-number", Collapse::CitationNumber),
    ("year", Collapse::Year),
    ("year-suffix", Collapse::YearSuffix),
    ("year-suffix-ranged", Collapse::YearSuffixRanged),
];
pub(super) const SECOND_FIELD_ALIGN: Keywords<SecondFieldAlign> = &[
    ("flush", SecondFieldAlign::Flush),
    ("margin", SecondFieldAlign::Margin),
];
pub(super) const SUBSEQUENT_AUTHOR_RULE: Keywords<SubsequentAuthorRule> = &[
    ("complete-all", SubsequentAuthorRule::CompleteAll),
    ("complete-each", SubsequentAuthorRule::CompleteEach),
    ("partial-each", SubsequentAuthorRule::PartialEach),
    ("partial-first", SubsequentAuthorRule::PartialFirst),
];
/// `sort` of `cs:key`: whether it is descending.
pub(super) const DESCENDING: Keywords<bool> = &[("ascending", false), ("descending", true)];
