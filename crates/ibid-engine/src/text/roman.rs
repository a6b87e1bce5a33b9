//! Roman numerals, lower case, as `form="roman"` prints them.

/// Above this the additive notation runs out of letters.
const LARGEST: u64 = 5999;

/// Values and their letters, largest first.
const NUMERALS: [(u64, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The lower-case Roman numeral of a number; `None` for 0 and above 5999.
///
/// From 4000 on thousands are written additively (`mmmm`), as citeproc-js does.
pub fn to_lower(number: u64) -> Option<String> {
    if number == 0 || number > LARGEST {
        return None;
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, letters) in NUMERALS {
        while rest >= value {
            numeral.push_str(letters);
            rest -= value;
        }
    }
    Some(numeral)
}

/// The value of a well-formed Roman numeral in letters of either case; `None` for anything else
/// (`iiii`, `ic`, the empty text).
pub fn parse(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut number = 0_u64;
    for (value, letters) in NUMERALS {
        while let Some(tail) = strip_prefix_ignoring_case(rest, letters) {
            rest = tail;
            number = number.checked_add(value).filter(|&sum| sum <= LARGEST)?;
        }
    }
    let canonical = rest.is_empty() && to_lower(number)?.eq_ignore_ascii_case(text);
    canonical.then_some(number)
}

/// Whether the text is made of the letters of Roman numerals only, well-formed or not.
pub fn has_only_numerals(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| {
            matches!(
                byte.to_ascii_lowercase(),
                b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm'
            )
        })
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.get(prefix.len()..))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numerals() {
        for (number, numeral) in [
            (1, "i"),
            (4, "iv"),
            (9, "ix"),
            (14, "xiv"),
            (44, "xliv"),
            (1999, "mcmxcix"),
        ] {
            assert_eq!(to_lower(number).as_deref(), Some(numeral));
        }
        assert_eq!(to_lower(4000).as_deref(), Some("mmmm"));
        assert_eq!(to_lower(0), None);
        assert_eq!(to_lower(6000), None);
    }

    #[test]
    fn reads_back_what_it_writes() {
        for number in 1..=LARGEST {
            let numeral = to_lower(number).unwrap();
            assert_eq!(parse(&numeral), Some(number), "{numeral}");
            assert_eq!(parse(&numeral.to_uppercase()), Some(number), "{numeral}");
        }
    }

    #[test]
    fn refuses_what_is_no_numeral() {
        for text in ["", "iiii", "ic", "vx", "a", "xé", "1"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(has_only_numerals("XIIII"));
        assert!(!has_only_numerals("xi "));
    }
}
