//! Sort keys order as the comparison does that they stand for.

use ibid_engine::{Collation, PlainCollation, default_collation};
use proptest::prelude::*;

/// Texts with letters of several scripts, digits, punctuation and the sign that ends words in keys.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-cA-C]{1,3}",
        "[0-9]{1,4}",
        "[ |,.'-]",
        "[äöüéñçßøåłřž]",
        "(ch|ll|aa|dž|Æ|ij)",
        "[α-γа-в一-三あ-う]",
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn keys_compare_as_texts_do(left in texts(), right in texts(), language in 0..6usize) {
        let language = ["en-US", "de-DE", "da-DK", "cs-CZ", "es-u-co-trad", "zh-CN"][language];
        let collation = default_collation(language);
        let keys = collation.sort_key(&left).cmp(&collation.sort_key(&right));
        prop_assert_eq!(keys, collation.compare(&left, &right), "{}", language);
    }
}

#[test]
fn numbers_count_without_language_data() {
    let ordered = ["", "2", "10", "010a", "a 9", "a 10", "a10", "b"];
    for pair in ordered.windows(2) {
        assert!(PlainCollation.compare(pair[0], pair[1]).is_le(), "{pair:?}");
    }
    assert!(PlainCollation.compare("Vol. 007", "vol 7").is_eq());
}
