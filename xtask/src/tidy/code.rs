//! What Rust code has to keep.

use super::Complaint;
use super::text::is_long_comment;
use super::tokens::{self, Function};
use super::tree::SourceFile;
use proc_macro2::TokenStream;

/// A function may have this many lines without a reason.
const MAX_FUNCTION_LINES: usize = 60;

/// The crates that do no I/O and read neither clock nor environment.
const PURE_CRATES: &[&str] = &[
    "ibid-csl",
    "ibid-engine",
    "ibid-extract",
    "ibid-formats",
    "ibid-model",
];

/// What the pure crates do without.
const IMPURE_MODULES: &[&str] = &["env", "fs", "net", "os", "process", "thread", "time"];

/// Macros that are never committed.
const LEFT_OVER_MACROS: &[&str] = &["dbg", "todo", "unimplemented"];

/// Checks a Rust file.
pub fn check(file: &SourceFile) -> Vec<Complaint> {
    let Ok(tokens) = file.text.parse::<TokenStream>() else {
        return vec![file.complain(None, "this is not Rust")];
    };
    let mut complaints = Vec::new();
    complaints.extend(module_docs(file));
    complaints.extend(left_over(file, &tokens));
    if !file.is_test() {
        complaints.extend(long_functions(file, &tokens));
        complaints.extend(impurities(file, tokens));
    }
    complaints
}

/// Each file says first what it is for.
fn module_docs(file: &SourceFile) -> Option<Complaint> {
    let first = file.text.lines().find(|line| !line.starts_with("#!["));
    let documented = first.is_some_and(|line| line.starts_with("//!"));
    let unit_tests = file.path.file_name().is_some_and(|name| name == "tests.rs");
    (!documented && !unit_tests)
        .then(|| file.complain(1, "say in a `//!` line what this file is for"))
}

fn left_over(file: &SourceFile, tokens: &TokenStream) -> Vec<Complaint> {
    let macros = tokens::macros(tokens, LEFT_OVER_MACROS).into_iter();
    let macros = macros.map(|(name, line)| file.complain(line, format!("`{name}!` is left over")));
    let ignored = tokens::attributes(tokens).into_iter();
    let ignored = ignored.filter(|(name, _)| name == "ignore");
    let ignored = ignored.map(|(_, line)| file.complain(line, "a test that is not run"));
    macros.chain(ignored).collect()
}

fn long_functions(file: &SourceFile, tokens: &TokenStream) -> Vec<Complaint> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut complaints = Vec::new();
    for function in tokens::functions(tokens) {
        let length = function.last_line + 1 - function.first_line;
        if length > MAX_FUNCTION_LINES && !is_explained(&function, &lines) {
            let message = format!(
                "`{}` has {length} lines, {MAX_FUNCTION_LINES} are the limit: which steps in it \
                 have names? If it is a table, say so above it: `// Long: …`",
                function.name
            );
            complaints.push(file.complain(function.first_line, message));
        }
    }
    complaints
}

/// Whether a `// Long: …` comment stands above the function, among its docs and attributes, or
/// first in its body.
fn is_explained(function: &Function, lines: &[&str]) -> bool {
    let above = lines.get(..function.first_line - 1).unwrap_or_default();
    let mut above = above.iter().rev().map(|line| line.trim_start());
    let belongs = |line: &&str| line.starts_with("//") || line.starts_with("#[");
    let inside = lines.get(function.body_line).copied().unwrap_or_default();
    is_long_comment(inside) || above.by_ref().take_while(belongs).any(is_long_comment)
}

fn impurities(file: &SourceFile, tokens: TokenStream) -> Vec<Complaint> {
    let pure = file
        .crate_folder()
        .is_some_and(|folder| PURE_CRATES.contains(&folder));
    // A build script runs on the developer's machine.
    if !pure || !file.path.components().any(|c| c.as_os_str() == "src") {
        return Vec::new();
    }
    let named = tokens::std_modules(&tokens::without_tests(tokens));
    let impure = named
        .into_iter()
        .filter(|(module, _)| IMPURE_MODULES.contains(&module.as_str()));
    impure
        .map(|(module, line)| {
            let message = format!(
                "`std::{module}` in a crate that does no I/O and reads neither clock nor \
                 environment: take it as an input"
            );
            file.complain(line, message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(path: &str, text: &str) -> Vec<String> {
        let file = SourceFile {
            path: path.into(),
            text: text.to_owned(),
        };
        check(&file).into_iter().map(|c| c.message).collect()
    }

    #[test]
    fn a_long_function_needs_a_reason() {
        let body = "    f();\n".repeat(MAX_FUNCTION_LINES - 1);
        let long = |above: &str| format!("//! Docs.\n{above}#[inline]\nfn f() {{\n{body}}}\n");
        assert_eq!(messages("crates/ibid/src/a.rs", &long("")).len(), 1);
        assert_eq!(
            messages("crates/ibid/src/a.rs", &long("// Long: a table.\n")).len(),
            0
        );
        assert_eq!(messages("crates/ibid/tests/it/a.rs", &long("")).len(), 0);
    }

    #[test]
    fn the_core_is_pure() {
        let text = "//! Docs.\nuse std::fs::File;\n";
        assert_eq!(messages("crates/ibid-model/src/a.rs", text).len(), 1);
        assert_eq!(messages("crates/ibid-catalog/src/a.rs", text).len(), 0);
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        assert_eq!(messages("crates/ibid/src/a.rs", "fn f() {}\n").len(), 1);
        assert_eq!(
            messages("crates/ibid/src/a.rs", "#![x]\n//! Docs.\n").len(),
            0
        );
    }
}
