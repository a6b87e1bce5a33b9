//! Pairing opening tokens with closing ones.

use super::tokens::{Key, Token};

/// How many spans may stand in one another.
const MAX_DEPTH: usize = 32;

/// What a token turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It has no partner, or is text anyway.
    Literal,
    /// It opens a span that is closed.
    Open,
    /// It closes the span that the token of this index opened.
    Close(usize),
}

/// The role of each token, nested properly.
///
/// A closing tag or double mark ends the innermost span of its kind, and what was opened within it and
/// not closed is text. A single mark, which may be an apostrophe, ends only the span that was opened
/// last.
pub(super) fn pair(tokens: &[Token]) -> Vec<Role> {
    let mut roles = vec![Role::Literal; tokens.len()];
    let mut open: Vec<(usize, Key)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if let Some(key) = token.opens() {
            if open.len() < MAX_DEPTH {
                open.push((index, key));
            }
        } else if let Some(key) = token.closes() {
            let depth = open.iter().rposition(|&(_, opened)| opened == key);
            let may_close = |depth: &usize| depth + 1 == open.len() || !may_be_apostrophe(*token);
            if let Some(depth) = depth.filter(may_close) {
                let partner = open.get(depth).map_or(index, |&(partner, _)| partner);
                open.truncate(depth);
                if let Some(role) = roles.get_mut(partner) {
                    *role = Role::Open;
                }
                if let Some(role) = roles.get_mut(index) {
                    *role = Role::Close(partner);
                }
            }
        }
    }
    roles
}

fn may_be_apostrophe(token: Token) -> bool {
    matches!(token, Token::CloseQuote("'" | "’", _))
}
