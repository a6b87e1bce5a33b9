//! Rust as tokens: enough to find functions, macros and paths, comments and strings left out.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A function with a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    /// 1-based line of `fn`.
    pub first_line: usize,
    /// 1-based line of the body's `{`.
    pub body_line: usize,
    /// 1-based line of the body's `}`.
    pub last_line: usize,
}

/// Every function with a body in `tokens`, at any depth.
pub fn functions(tokens: &TokenStream) -> Vec<Function> {
    let mut found = Vec::new();
    visit_streams(tokens, &mut |trees| {
        for (at, tree) in trees.iter().enumerate() {
            let (TokenTree::Ident(keyword), Some(TokenTree::Ident(name))) =
                (tree, trees.get(at + 1))
            else {
                continue;
            };
            if keyword != "fn" {
                continue;
            }
            if let Some(body) = body(&trees[at..]) {
                found.push(Function {
                    name: name.to_string(),
                    first_line: keyword.span().start().line,
                    body_line: body.span_open().start().line,
                    last_line: body.span_close().end().line,
                });
            }
        }
    });
    found
}

/// The braces that follow a function's signature; `None` where it ends in `;`.
fn body(trees: &[TokenTree]) -> Option<&Group> {
    for tree in trees {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return Some(group),
            TokenTree::Punct(punct) if punct.as_char() == ';' => return None,
            _ => {}
        }
    }
    None
}

/// Every use of a macro that is one of `names`: name and 1-based line.
pub fn macros(tokens: &TokenStream, names: &[&str]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    visit_streams(tokens, &mut |trees| {
        for window in trees.windows(3) {
            if let [
                TokenTree::Ident(name),
                TokenTree::Punct(mark),
                TokenTree::Group(_),
            ] = window
                && mark.as_char() == '!'
                && names.iter().any(|known| name == known)
            {
                found.push((name.to_string(), name.span().start().line));
            }
        }
    });
    found
}

/// The attributes' first words: `ignore` of `#[ignore]`, and their 1-based lines.
pub fn attributes(tokens: &TokenStream) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    visit_streams(tokens, &mut |trees| {
        for window in trees.windows(2) {
            if let [TokenTree::Punct(mark), TokenTree::Group(group)] = window
                && mark.as_char() == '#'
                && let Some(TokenTree::Ident(name)) = group.stream().into_iter().next()
            {
                found.push((name.to_string(), name.span().start().line));
            }
        }
    });
    found
}

/// The modules of the standard library that are named, as in `std::fs` and `use std::{fs, io}`,
/// and their 1-based lines.
pub fn std_modules(tokens: &TokenStream) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    visit_streams(tokens, &mut |trees| {
        for window in trees.windows(4) {
            let [
                TokenTree::Ident(root),
                TokenTree::Punct(colon),
                TokenTree::Punct(_),
                next,
            ] = window
            else {
                continue;
            };
            if (root != "std" && root != "core") || colon.as_char() != ':' {
                continue;
            }
            match next {
                TokenTree::Ident(module) => {
                    found.push((module.to_string(), module.span().start().line));
                }
                TokenTree::Group(group) => found.extend(branches(group)),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    });
    found
}

/// The first word of each branch of `{fs::File, io}`.
fn branches(group: &Group) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut at_start = true;
    for tree in group.stream() {
        if let TokenTree::Ident(module) = &tree
            && at_start
        {
            found.push((module.to_string(), module.span().start().line));
        }
        at_start = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    }
    found
}

/// `tokens` without the items under `#[cfg(test)]`.
pub fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let is_mark = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '#');
        let is_test = is_mark && trees.peek().is_some_and(is_cfg_test);
        if is_test {
            trees.next();
            for skipped in trees.by_ref() {
                let ends = match &skipped {
                    TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                    TokenTree::Punct(punct) => punct.as_char() == ';',
                    TokenTree::Ident(_) | TokenTree::Literal(_) => false,
                };
                if ends {
                    break;
                }
            }
        } else if let TokenTree::Group(group) = &tree {
            let mut inner = Group::new(group.delimiter(), without_tests(group.stream()));
            inner.set_span(group.span());
            kept.push(inner.into());
        } else {
            kept.push(tree);
        }
    }
    kept.into_iter().collect()
}

/// Whether a group is the `[cfg(test)]` of an attribute.
fn is_cfg_test(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group)
        if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Calls `visit` with the token trees of each level.
fn visit_streams(tokens: &TokenStream, visit: &mut impl FnMut(&[TokenTree])) {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    visit(&trees);
    for tree in &trees {
        if let TokenTree::Group(group) = tree {
            visit_streams(&group.stream(), visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: Vec<(String, usize)>) -> Vec<String> {
        found.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn finds_functions_with_their_extent() {
        let code = "trait T { fn a(&self); }\nfn b(f: fn(u8) -> [u8; 3])\n{\n  \"}\";\n}\n";
        let found = functions(&code.parse().unwrap());
        let expected = Function {
            name: "b".to_owned(),
            first_line: 2,
            body_line: 3,
            last_line: 5,
        };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn finds_modules_of_std_outside_of_tests() {
        let code = "use std::{fmt, fs::File, io::{env, Read}};\n\
            fn f() { let t = std::time::Instant::now(); }\n\
            // std::net\nconst S: &str = \"std::process\";\n\
            #[cfg(test)]\nmod tests { use std::net; }\n";
        let tokens = without_tests(code.parse().unwrap());
        assert_eq!(names(std_modules(&tokens)), ["fmt", "fs", "io", "time"]);
    }

    #[test]
    fn finds_macros_and_attributes() {
        let tokens = "#[ignore = \"x\"] fn f() { a::todo!(); if !(dbg) {} }"
            .parse()
            .unwrap();
        assert_eq!(names(macros(&tokens, &["dbg", "todo"])), ["todo"]);
        assert_eq!(names(attributes(&tokens)), ["ignore"]);
    }
}
