//! Ways of citeproc-js, the reference processor, that the specification does not have: each by name.

/// What citeproc-js does beyond the specification, or against it; none of it by default.
///
/// The CSL test suite, and the agreement of all official styles with citeproc-js, are measured with
/// [`Habits::citeproc_js`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "habits, each on or off")]
pub struct Habits {
    /// Keeps the affixes of `cs:name`, and its `delimiter-precedes-last`, from names without parts.
    ///
    /// Not in the specification: citeproc-js prints organisations by rules of their own.
    pub plain_institutions: bool,
    /// Prints a `cs:label` whose variable is empty.
    ///
    /// Against CSL 1.0.2 "Label": citeproc-js prints the term without a look at the variable.
    pub empty_labels: bool,
    /// Leaves `text-case` on a call of a macro without effect.
    ///
    /// Against CSL 1.0.2 "Text-case": citeproc-js changes the case of single texts only.
    pub plain_macros: bool,
    /// Years from 500 on are printed without their era.
    ///
    /// Against CSL 1.0.2 "AD and BC", which draws the line at 1000: citeproc-js draws it here.
    pub early_eras: bool,
    /// Reads `event` and `event-title` as two variables.
    ///
    /// Against CSL 1.0.2 "Standard Variables": citeproc-js knows no alias.
    pub plain_events: bool,
    /// In a sort key, a macro with a `cs:date` gives its dates and names alone.
    ///
    /// Against CSL 1.0.2 "Sorting", where the key is what the macro prints: citeproc-js leaves out
    /// terms and texts, so that works without a date have no key and come last.
    pub bare_date_keys: bool,
    /// A `disambiguate` condition that prints names is the last one met where more of these names
    /// would tell cites apart, though they are not shown.
    ///
    /// Against CSL 1.0.2 "Disambiguation", by which cites are told apart as far as the style can.
    pub idle_names: bool,
    /// In a bibliography that begins with a block, the layout's suffix is that of its last element: in
    /// place of its own, and none where it prints nothing.
    ///
    /// Against CSL 1.0.2 "Layout", whose affixes are around the entry.
    pub suffix_of_last: bool,
    /// Formatting of value `normal` on a `cs:date` or in a `cs:names` undoes nothing that stands around
    /// the element.
    ///
    /// Against CSL 1.0.2 "Formatting": citeproc-js puts dates and names together apart.
    pub lone_normal: bool,
    /// Prints "et al." in the formatting of `cs:name`.
    ///
    /// Against CSL 1.0.2 "Et-al", an element with formatting of its own.
    pub et_al_as_names: bool,
    /// Keeps the mark of a suffix beside one that formatted text ends with: `<i>Is It Law?</i>.`
    ///
    /// Not in the specification: citeproc-js merges the two in unformatted text only.
    pub kept_marks: bool,
}

impl Habits {
    /// None of them: the specification alone.
    pub const fn specification() -> Self {
        Self {
            plain_institutions: false,
            empty_labels: false,
            plain_macros: false,
            early_eras: false,
            plain_events: false,
            bare_date_keys: false,
            idle_names: false,
            suffix_of_last: false,
            lone_normal: false,
            et_al_as_names: false,
            kept_marks: false,
        }
    }

    /// All of them.
    pub const fn citeproc_js() -> Self {
        Self {
            plain_institutions: true,
            empty_labels: true,
            plain_macros: true,
            early_eras: true,
            plain_events: true,
            bare_date_keys: true,
            idle_names: true,
            suffix_of_last: true,
            lone_normal: true,
            et_al_as_names: true,
            kept_marks: true,
        }
    }
}
