//! The one registry of diagnostic codes, which `ibid explain CODE` prints.
//!
//! `E` codes are errors, `W` codes warnings. The first two digits say which part speaks: 01
//! CSL-JSON and items, 02 styles and locales, 03 the processor, 04 extraction, 05 the catalogue,
//! 09 the command line.

use crate::diagnostic::Code;

/// A code with its explanation.
#[derive(Clone, Copy, Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// One line: what it means.
    pub title: &'static str,
    /// What causes it and what to do.
    pub explanation: &'static str,
}

/// The registry's entry for a code such as `E0101`; case does not count.
pub fn explain(code: &str) -> Option<&'static CodeInfo> {
    REGISTRY
        .iter()
        .find(|info| info.code.0.eq_ignore_ascii_case(code))
}

/// Declares each code once, as a constant and as an entry of the registry.
macro_rules! codes {
    ($($name:ident = $code:literal, $title:literal, $explanation:literal;)*) => {
        $(#[doc = $title] pub const $name: Code = Code($code);)*
        /// Every code, in order of declaration.
        pub const REGISTRY: &[CodeInfo] = &[
            $(CodeInfo { code: $name, title: $title, explanation: $explanation },)*
        ];
    };
}

codes! {
    ITEMS_NOT_JSON = "E0101", "the references are not JSON",
        "CSL-JSON is an array of objects. The message says where the JSON ends being valid.";
}
