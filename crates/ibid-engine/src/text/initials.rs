//! Initials of given names.

/// Reduces given names to initials.
pub fn initialize(given: &str, with: &str, only_normalise: bool, hyphen: bool) -> String {
    let _ = (with, only_normalise, hyphen);
    given.to_owned()
}
