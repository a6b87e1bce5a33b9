//! Particles and suffixes inside `family` and `given`.
//!
//! CSL processors find particles by their case: the words in lower case before the family name,
//! and those behind the given name. Source: CSL 1.0.2 "Names" (name particles), and the input
//! conventions of CSL-JSON (`"Family"` in quotes, `Given, Suffix`, `Given,! Suffix`).

use crate::name::Name;

/// Signs that join a particle to what follows: "d'Aubignac", "al-Aswānī".
const JOINTS: [char; 4] = ['-', '\'', '’', 'ʻ'];

impl Name {
    /// The name with its particles and suffix in their own fields.
    ///
    /// Words in lower case that begin `family` become the non-dropping particle, those that end
    /// `given` the dropping one; what stands in `given` behind a comma becomes the suffix (with
    /// `,!`, one that a comma precedes). A name whose family is in double quotes loses them and is
    /// not taken apart; nor is one with [`Name::parse_names`] false, with a non-dropping particle
    /// of its own, or without both parts.
    ///
    /// ```
    /// use ibid_model::Name;
    /// let name = Name::person("La Fontaine", "Jean de").split_particles();
    /// assert_eq!(name.given.as_deref(), Some("Jean"));
    /// assert_eq!(name.dropping_particle.as_deref(), Some("de"));
    /// ```
    #[must_use]
    pub fn split_particles(mut self) -> Self {
        let (Some(family), false) = (&self.family, self.parse_names == Some(false)) else {
            return self;
        };
        if let Some(whole) = family.strip_prefix('"').and_then(|f| f.strip_suffix('"')) {
            self.family = Some(whole.to_owned());
            self.parse_names = Some(false);
            return self;
        }
        if self.non_dropping_particle.is_some() {
            return self;
        }
        let Some(given) = self.given.take() else {
            return self;
        };
        let (particle, rest) = leading_particles(family);
        if !particle.is_empty() {
            self.non_dropping_particle = Some(trimmed(particle));
            self.family = Some(rest.to_owned());
        }
        let (bare, particle) = trailing_particles(self.take_suffix(&given));
        if !particle.is_empty() {
            self.dropping_particle = Some(particle.to_owned());
        }
        let is_whole = bare.len() == given.len();
        let bare = (!is_whole).then(|| bare.to_owned());
        self.given = Some(bare.unwrap_or(given));
        self
    }

    /// Moves "Jr." of "John, Jr." to the suffix; returns the rest.
    fn take_suffix<'g>(&mut self, given: &'g str) -> &'g str {
        let Some((before, after)) = given.split_once(',').filter(|_| self.suffix.is_none()) else {
            return given;
        };
        let suffix = after.trim_start_matches('!');
        self.comma_suffix |= after.len() - suffix.len() == 1;
        self.suffix = Some(suffix.trim().to_owned()).filter(|suffix| !suffix.is_empty());
        before.trim_end()
    }
}

/// The words in lower case at the start of a family name, and the rest.
fn leading_particles(family: &str) -> (&str, &str) {
    let mut at = 0;
    while let Some(rest) = family.get(at..) {
        let length = first_chunk(rest);
        match rest.get(..length) {
            Some(chunk) if length > 0 && is_lower(chunk) => at += length,
            _ => break,
        }
    }
    family.split_at_checked(at).unwrap_or(("", family))
}

/// How long the first word is, with the spaces behind it or the sign that joins it to the next;
/// 0 where nothing follows it.
fn first_chunk(text: &str) -> usize {
    if let Some(space) = text.find(' ') {
        let rest = text.get(space..).unwrap_or_default();
        let follows = rest.trim_start_matches(' ');
        if space == 0 || follows.is_empty() {
            return 0;
        }
        return text.len() - follows.len();
    }
    text.char_indices()
        .filter(|(at, c)| *at > 0 && JOINTS.contains(c))
        .map(|(at, c)| at + c.len_utf8())
        .rfind(|end| *end < text.len())
        .unwrap_or(0)
}

/// What is left of a given name before the words in lower case at its end, and those.
fn trailing_particles(given: &str) -> (&str, &str) {
    let mut end = given.len();
    while let Some(head) = given.get(..end) {
        let Some(space) = head.rfind(' ') else { break };
        let (before, word) = (head.get(..space), head.get(space..));
        let before = before.unwrap_or_default().trim_end_matches(' ');
        if before.is_empty() || !word.is_some_and(|w| is_lower(w) && !is_initial(w.trim())) {
            break;
        }
        end = before.len();
    }
    let (given, particle) = given.split_at_checked(end).unwrap_or((given, ""));
    (given, particle.trim())
}

/// Whether the first letter is one in lower case.
fn is_lower(word: &str) -> bool {
    word.trim_start_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c))
        .chars()
        .next()
        .is_some_and(|first| first.to_uppercase().ne(std::iter::once(first)))
}

/// "e." of "e. e. cummings" is no particle; "v." is.
fn is_initial(word: &str) -> bool {
    word != "v." && word.chars().count() == 2 && word.ends_with('.')
}

/// A particle without the spaces around it, but for the one behind an apostrophe: "de' Medici".
fn trimmed(particle: &str) -> String {
    let bare = particle.trim();
    if particle.ends_with(' ') && bare.ends_with(['\'', '’']) {
        format!("{bare} ")
    } else {
        bare.to_owned()
    }
}
