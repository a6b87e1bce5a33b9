//! Options of styles, citations, bibliographies and names.

/// `page-range-format` (CSL 1.0.2 "Page Ranges").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRangeFormat {
    /// `chicago` or `chicago-15`
    Chicago15,
    /// `chicago-16`
    Chicago16,
    /// `expanded`
    Expanded,
    /// `minimal`
    Minimal,
    /// `minimal-two`
    MinimalTwo,
}

/// `demote-non-dropping-particle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DemoteNonDroppingParticle {
    /// `never`
    Never,
    /// `sort-only`
    SortOnly,
    /// `display-and-sort`
    #[default]
    DisplayAndSort,
}

/// Inheritable name options, and those of `cs:name` itself; `None` where not given at that level.
///
/// Source: CSL 1.0.2 "Inheritable Name Options". On `cs:style`, `cs:citation` and
/// `cs:bibliography`, `name-form` and `name-delimiter` stand for `form` and `delimiter`, and
/// `names-delimiter` for the delimiter of `cs:names`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameOptions {
    /// `and`
    pub and: Option<And>,
    /// `delimiter-precedes-et-al`
    pub delimiter_precedes_et_al: Option<DelimiterPrecedes>,
    /// `delimiter-precedes-last`
    pub delimiter_precedes_last: Option<DelimiterPrecedes>,
    /// `et-al-min`
    pub et_al_min: Option<u32>,
    /// `et-al-use-first`
    pub et_al_use_first: Option<u32>,
    /// `et-al-subsequent-min`
    pub et_al_subsequent_min: Option<u32>,
    /// `et-al-subsequent-use-first`
    pub et_al_subsequent_use_first: Option<u32>,
    /// `et-al-use-last`
    pub et_al_use_last: Option<bool>,
    /// `initialize`
    pub initialize: Option<bool>,
    /// `initialize-with`
    pub initialize_with: Option<String>,
    /// `name-as-sort-order`
    pub name_as_sort_order: Option<NameAsSortOrder>,
    /// `sort-separator`
    pub sort_separator: Option<String>,
    /// `form` of `cs:name`, `name-form` above.
    pub form: Option<NameForm>,
    /// `delimiter` of `cs:name`, `name-delimiter` above.
    pub delimiter: Option<String>,
    /// `names-delimiter`: the delimiter of `cs:names`.
    pub names_delimiter: Option<String>,
}

/// `and`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum And {
    /// The term `and`.
    Text,
    /// `&`
    Symbol,
}

/// `delimiter-precedes-last` and `delimiter-precedes-et-al`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelimiterPrecedes {
    /// `contextual`
    Contextual,
    /// `after-inverted-name`
    AfterInvertedName,
    /// `always`
    Always,
    /// `never`
    Never,
}

/// `name-as-sort-order`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameAsSortOrder {
    /// `first`
    First,
    /// `all`
    All,
}

/// `form` of `cs:name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForm {
    /// `long`
    Long,
    /// `short`
    Short,
    /// `count`
    Count,
}

/// Options of `cs:citation` (CSL 1.0.2 "Citation-specific Options").
#[derive(Clone, Debug, Default)]
pub struct CitationOptions {
    /// `disambiguate-add-names`
    pub disambiguate_add_names: bool,
    /// `disambiguate-add-givenname`
    pub disambiguate_add_givenname: bool,
    /// `givenname-disambiguation-rule`; `by-cite` where absent.
    pub givenname_rule: GivenNameRule,
    /// `disambiguate-add-year-suffix`
    pub disambiguate_add_year_suffix: bool,
    /// `cite-group-delimiter`
    pub cite_group_delimiter: Option<String>,
    /// `collapse`
    pub collapse: Option<Collapse>,
    /// `year-suffix-delimiter`
    pub year_suffix_delimiter: Option<String>,
    /// `after-collapse-delimiter`
    pub after_collapse_delimiter: Option<String>,
    /// `near-note-distance`; 5 where absent.
    pub near_note_distance: Option<u32>,
}

/// `givenname-disambiguation-rule`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GivenNameRule {
    /// `all-names`
    AllNames,
    /// `all-names-with-initials`
    AllNamesWithInitials,
    /// `primary-name`
    PrimaryName,
    /// `primary-name-with-initials`
    PrimaryNameWithInitials,
    /// `by-cite`
    #[default]
    ByCite,
}

/// `collapse`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collapse {
    /// `citation-number`
    CitationNumber,
    /// `year`
    Year,
    /// `year-suffix`
    YearSuffix,
    /// `year-suffix-ranged`
    YearSuffixRanged,
}

/// Options of `cs:bibliography` (CSL 1.0.2 "Bibliography-specific Options").
#[derive(Clone, Debug, Default)]
pub struct BibliographyOptions {
    /// `hanging-indent`
    pub hanging_indent: bool,
    /// `second-field-align`
    pub second_field_align: Option<SecondFieldAlign>,
    /// `line-spacing`; 1 where absent.
    pub line_spacing: Option<u32>,
    /// `entry-spacing`; 1 where absent.
    pub entry_spacing: Option<u32>,
    /// `subsequent-author-substitute`
    pub subsequent_author_substitute: Option<String>,
    /// `subsequent-author-substitute-rule`
    pub subsequent_author_rule: SubsequentAuthorRule,
}

/// `second-field-align`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFieldAlign {
    /// `flush`
    Flush,
    /// `margin`
    Margin,
}

/// `subsequent-author-substitute-rule`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SubsequentAuthorRule {
    /// `complete-all`
    #[default]
    CompleteAll,
    /// `complete-each`
    CompleteEach,
    /// `partial-each`
    PartialEach,
    /// `partial-first`
    PartialFirst,
}
