//! Year suffixes: `a` to `z`, then `aa`, `ab` and on.

/// The suffix of the `index`-th (from 0) of several works of one author and year.
///
/// Bijective base 26, so that no suffix is written twice: 25 is `z`, 26 `aa`, 702 `aaa`.
pub fn year_suffix(index: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(index) + 1;
    while rest > 0 {
        rest -= 1;
        let digit = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'a' + digit));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_letters() {
        for (index, suffix) in [
            (0, "a"),
            (25, "z"),
            (26, "aa"),
            (27, "ab"),
            (51, "az"),
            (52, "ba"),
            (701, "zz"),
            (702, "aaa"),
        ] {
            assert_eq!(year_suffix(index), suffix);
        }
        assert!(!year_suffix(u32::MAX).is_empty());
    }
}
