//! Names of persons and organisations, as CSL-JSON has them.

/// One name. Either [`Name::literal`] is set (an organisation, or a name that is printed as it
/// stands) or the parts of a person's name are.
///
/// Source: CSL 1.0.2 "Names" and the CSL-JSON schema's `name-variable`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    /// Family name: "Gogh".
    pub family: Option<String>,
    /// Given names and initials: "Vincent".
    pub given: Option<String>,
    /// A particle that drops when only the family name is printed: "de" in "Jean de La Fontaine".
    pub dropping_particle: Option<String>,
    /// A particle that stays with the family name: "van" in "Vincent van Gogh".
    pub non_dropping_particle: Option<String>,
    /// "Jr.", "III".
    pub suffix: Option<String>,
    /// Whether a comma stands before the suffix where the name is not inverted.
    pub comma_suffix: bool,
    /// Whether the name is always printed family first ("Mao Zedong").
    pub static_ordering: bool,
    /// Whether particles are to be found in `family` and `given`; `None` where the input does not
    /// say.
    pub parse_names: Option<bool>,
    /// A name without parts: an organisation, a pen name.
    pub literal: Option<String>,
}

impl Name {
    /// An organisation, or a name without parts.
    pub fn literal(name: impl Into<String>) -> Self {
        Self {
            literal: Some(name.into()),
            ..Self::default()
        }
    }

    /// A person by family and given name; an empty part is left unset.
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Self {
        let some = |s: String| if s.is_empty() { None } else { Some(s) };
        Self {
            family: some(family.into()),
            given: some(given.into()),
            ..Self::default()
        }
    }

    /// `Family, Given` or `Family, Given, Suffix`; text without a comma is a name without parts.
    pub fn from_inverted(text: &str) -> Self {
        let mut parts = text.split(',').map(str::trim);
        let family = parts.next().unwrap_or_default();
        let (given, suffix) = (parts.next(), parts.next());
        match (given, parts.next()) {
            (Some(given), None) if !family.is_empty() && !given.is_empty() => Self {
                suffix: suffix.filter(|s| !s.is_empty()).map(str::to_owned),
                ..Self::person(family, given)
            },
            _ => Self::literal(text.trim()),
        }
    }

    /// Whether nothing is set that could be printed.
    pub fn is_empty(&self) -> bool {
        [
            &self.family,
            &self.given,
            &self.literal,
            &self.dropping_particle,
            &self.non_dropping_particle,
        ]
        .iter()
        .all(|part| part.as_deref().is_none_or(str::is_empty))
    }
}
