//! Rendering elements (CSL 1.0.2 "Rendering Elements").

// Long: a transcription of the schema, one type for each element and attribute.

use ibid_model::{
    DateVariable, ItemType, LocatorLabel, NameVariable, NumberVariable, Span, Variable,
};

use super::{MacroIndex, NameOptions, TermForm};

/// A rendering element.
#[derive(Clone, Debug)]
pub enum Element {
    /// `cs:text`
    Text(TextElement),
    /// `cs:date`
    Date(DateElement),
    /// `cs:number`
    Number(NumberElement),
    /// `cs:names`
    Names(Box<NamesElement>),
    /// `cs:label`
    Label(LabelElement),
    /// `cs:group`
    Group(Group),
    /// `cs:choose`
    Choose(Choose),
}

/// `prefix` and `suffix`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affixes {
    /// `prefix`; empty where absent.
    pub prefix: String,
    /// `suffix`; empty where absent.
    pub suffix: String,
}

/// Formatting attributes (CSL 1.0.2 "Formatting"); `None` where not given, so that a nested
/// `normal` can undo an outer value.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(default)]
pub struct Formatting {
    /// `font-style`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font_style: Option<FontStyle>,
    /// `font-variant`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font_variant: Option<FontVariant>,
    /// `font-weight`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font_weight: Option<FontWeight>,
    /// `text-decoration`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_decoration: Option<TextDecoration>,
    /// `vertical-align`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vertical_align: Option<VerticalAlign>,
}

/// `font-style`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontStyle {
    /// `normal`
    Normal,
    /// `italic`
    Italic,
    /// `oblique`
    Oblique,
}

/// `font-variant`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontVariant {
    /// `normal`
    Normal,
    /// `small-caps`
    SmallCaps,
}

/// `font-weight`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontWeight {
    /// `normal`
    Normal,
    /// `bold`
    Bold,
    /// `light`
    Light,
}

/// `text-decoration`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextDecoration {
    /// `none`
    None,
    /// `underline`
    Underline,
}

/// `vertical-align`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerticalAlign {
    /// `baseline`
    Baseline,
    /// `sup`
    #[serde(rename = "sup")]
    Superscript,
    /// `sub`
    #[serde(rename = "sub")]
    Subscript,
}

/// `display`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Display {
    /// `block`
    Block,
    /// `left-margin`
    LeftMargin,
    /// `right-inline`
    RightInline,
    /// `indent`
    Indent,
}

/// `text-case`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextCase {
    /// `lowercase`
    Lowercase,
    /// `uppercase`
    Uppercase,
    /// `capitalize-first`
    CapitalizeFirst,
    /// `capitalize-all`
    CapitalizeAll,
    /// `sentence`
    Sentence,
    /// `title`
    Title,
}

/// `cs:text`
#[derive(Clone, Debug)]
pub struct TextElement {
    /// What it renders.
    pub source: TextSource,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `display`
    pub display: Option<Display>,
    /// `quotes`
    pub quotes: bool,
    /// `strip-periods`
    pub strip_periods: bool,
    /// `text-case`
    pub text_case: Option<TextCase>,
    /// Where it stands.
    pub span: Span,
}

/// What `cs:text` renders.
#[derive(Clone, Debug)]
pub enum TextSource {
    /// `variable`, with `form`. A standard or number variable.
    Variable(Variable, VariableForm),
    /// `macro`
    Macro(MacroIndex),
    /// `term`, with `form` and `plural`.
    Term {
        /// The term's name as CSL spells it.
        term: String,
        /// `form`
        form: TermForm,
        /// `plural`
        plural: bool,
    },
    /// `value`
    Value(String),
}

/// `form` of a variable in `cs:text`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VariableForm {
    /// `long`
    #[default]
    Long,
    /// `short`
    Short,
}

/// `cs:date`
#[derive(Clone, Debug)]
pub struct DateElement {
    /// `variable`
    pub variable: DateVariable,
    /// `form` of a localised date; `None` for one with date parts of its own.
    pub form: Option<DateForm>,
    /// `date-parts`; all of them where absent.
    pub parts_shown: DatePartsShown,
    /// `cs:date-part`: all of the date, or what changes in a localised one.
    pub parts: Vec<DatePart>,
    /// `delimiter` between parts.
    pub delimiter: Option<String>,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `display`
    pub display: Option<Display>,
    /// `text-case`
    pub text_case: Option<TextCase>,
    /// Where it stands.
    pub span: Span,
}

/// `form` of a localised `cs:date`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// `text`
    Text,
    /// `numeric`
    Numeric,
}

/// `date-parts`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DatePartsShown {
    /// `year-month-day`
    #[default]
    YearMonthDay,
    /// `year-month`
    YearMonth,
    /// `year`
    Year,
}

/// `cs:date-part`
#[derive(Clone, Debug)]
pub struct DatePart {
    /// `name`
    pub name: DatePartName,
    /// `form`; the part's default where absent.
    pub form: Option<DatePartForm>,
    /// `range-delimiter`; an en dash where absent.
    pub range_delimiter: Option<String>,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`; `None` where not given, so that a localised date's stay.
    pub prefix: Option<String>,
    /// `suffix`
    pub suffix: Option<String>,
    /// `strip-periods`
    pub strip_periods: Option<bool>,
    /// `text-case`
    pub text_case: Option<TextCase>,
    /// Where it stands.
    pub span: Span,
}

/// `name` of `cs:date-part`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePartName {
    /// `day`
    Day,
    /// `month`
    Month,
    /// `year`
    Year,
}

/// `form` of `cs:date-part`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePartForm {
    /// `numeric` (day, month)
    Numeric,
    /// `numeric-leading-zeros` (day, month)
    NumericLeadingZeros,
    /// `ordinal` (day)
    Ordinal,
    /// `long` (month, year)
    Long,
    /// `short` (month, year)
    Short,
}

/// `cs:number`
#[derive(Clone, Debug)]
pub struct NumberElement {
    /// `variable`
    pub variable: NumberVariable,
    /// `form`
    pub form: NumberForm,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `display`
    pub display: Option<Display>,
    /// `text-case`
    pub text_case: Option<TextCase>,
    /// Where it stands.
    pub span: Span,
}

/// `form` of `cs:number`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberForm {
    /// `numeric`
    #[default]
    Numeric,
    /// `ordinal`
    Ordinal,
    /// `long-ordinal`
    LongOrdinal,
    /// `roman`
    Roman,
}

/// `cs:names`
#[derive(Clone, Debug)]
pub struct NamesElement {
    /// `variable`
    pub variables: Vec<NameVariable>,
    /// `cs:name`
    pub name: Option<NameElement>,
    /// `cs:et-al`
    pub et_al: Option<EtAl>,
    /// `cs:label`
    pub label: Option<LabelElement>,
    /// Whether `cs:label` stands before `cs:name`.
    pub label_first: bool,
    /// `cs:substitute`; empty without.
    pub substitute: Vec<Element>,
    /// `delimiter` between variables; inherited where absent.
    pub delimiter: Option<String>,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `display`
    pub display: Option<Display>,
    /// Where it stands.
    pub span: Span,
}

/// `cs:name`
#[derive(Clone, Debug, Default)]
pub struct NameElement {
    /// Its options; what is not given is inherited.
    pub options: NameOptions,
    /// `cs:name-part`
    pub parts: Vec<NamePart>,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// Where it stands.
    pub span: Span,
}

/// `cs:name-part`
#[derive(Clone, Debug)]
pub struct NamePart {
    /// `name`
    pub name: NamePartName,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `text-case`
    pub text_case: Option<TextCase>,
}

/// `name` of `cs:name-part`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePartName {
    /// `given`
    Given,
    /// `family`
    Family,
}

/// `cs:et-al`
#[derive(Clone, Debug)]
pub struct EtAl {
    /// `term`: `et-al` or `and others`.
    pub term: String,
    /// Formatting attributes.
    pub formatting: Formatting,
}

/// `cs:label`
#[derive(Clone, Debug)]
pub struct LabelElement {
    /// `variable`; `None` inside `cs:names`.
    pub variable: Option<NumberVariable>,
    /// `form`
    pub form: TermForm,
    /// `plural`
    pub plural: LabelPlural,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `text-case`
    pub text_case: Option<TextCase>,
    /// `strip-periods`
    pub strip_periods: bool,
    /// Where it stands.
    pub span: Span,
}

/// `plural` of `cs:label`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelPlural {
    /// `contextual`
    #[default]
    Contextual,
    /// `always`
    Always,
    /// `never`
    Never,
}

/// `cs:group`
#[derive(Clone, Debug)]
pub struct Group {
    /// What it renders.
    pub elements: Vec<Element>,
    /// `delimiter`
    pub delimiter: Option<String>,
    /// Formatting attributes.
    pub formatting: Formatting,
    /// `prefix` and `suffix`.
    pub affixes: Affixes,
    /// `display`
    pub display: Option<Display>,
    /// Where it stands.
    pub span: Span,
}

/// `cs:choose`
#[derive(Clone, Debug)]
pub struct Choose {
    /// `cs:if` and `cs:else-if`, in order.
    pub branches: Vec<Branch>,
    /// `cs:else`; empty without.
    pub otherwise: Vec<Element>,
    /// Where it stands.
    pub span: Span,
}

/// `cs:if` or `cs:else-if`
#[derive(Clone, Debug)]
pub struct Branch {
    /// `match`
    pub matching: Match,
    /// Every test, one for each value of each attribute.
    pub conditions: Vec<Condition>,
    /// What it renders.
    pub elements: Vec<Element>,
}

/// `match`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Match {
    /// `all`
    #[default]
    All,
    /// `any`
    Any,
    /// `none`
    None,
}

/// One test of a `cs:if`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `disambiguate="true"`
    Disambiguate,
    /// `is-numeric`
    IsNumeric(Variable),
    /// `is-uncertain-date`
    IsUncertainDate(DateVariable),
    /// `locator`
    Locator(LocatorLabel),
    /// `position`
    Position(PositionTest),
    /// `type`
    Type(ItemType),
    /// `variable`
    Variable(Variable),
    /// A value that CSL 1.0.2 does not know, which no item meets.
    Unknown,
}

/// `position`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionTest {
    /// `first`
    First,
    /// `subsequent`
    Subsequent,
    /// `ibid`
    Ibid,
    /// `ibid-with-locator`
    IbidWithLocator,
    /// `near-note`
    NearNote,
}
