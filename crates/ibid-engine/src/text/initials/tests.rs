use super::*;

fn check(with: &str, only_normalise: bool, cases: &[(&str, &str)]) {
    for (given, expected) in cases {
        assert_eq!(
            initialize(given, with, only_normalise, true),
            *expected,
            "{given}"
        );
    }
}

#[test]
fn names_are_reduced() {
    check(
        ". ",
        false,
        &[
            ("John Ronald Reuel", "J. R. R."),
            ("Jean-Luc K.", "J.-L. K."),
            ("Ji-yoon", "J."),
            ("Karel de Boer", "K. de B."),
            ("J.R.R.", "J. R. R."),
            ("Ph.M.E.", "Ph. M. E."),
            ("ME", "M."),
            ("McAlister", "M."),
            ("Élise Øystein", "É. Ø."),
            ("E\u{301}lise", "E\u{301}."),
            ("Иван Петрович", "И. П."),
            ("太郎", "太郎"),
            ("<b>John</b> Quincy", "<b>J.</b> Q."),
            ("<b>John</b>-Quincy", "<b>J.</b>-Q."),
            ("Lord", "Lord"),
            ("", ""),
        ],
    );
    check(
        "",
        false,
        &[
            ("John Quincy", "JQ"),
            ("Karel de Boer", "K de B"),
            ("J.-L.", "J-L"),
        ],
    );
    check(
        ".",
        false,
        &[("John Quincy", "J.Q."), ("Jean-Luc", "J.-L.")],
    );
}

#[test]
fn compound_names_without_hyphen() {
    assert_eq!(initialize("Jean-Luc", ".", false, false), "J.L.");
    assert_eq!(initialize("Jean-Luc", ". ", false, false), "J. L.");
}

#[test]
fn initials_that_are_there_are_normalised() {
    check(
        ". ",
        true,
        &[
            ("M.E", "M. E."),
            ("M E.", "M. E."),
            ("<b>M</b> E", "<b>M.</b> E."),
            ("<b>M</b>-E", "<b>M.</b>-E."),
            ("John M.E.", "John M. E."),
            ("ME", "ME"),
            ("ME.", "ME."),
            ("M. John", "M. John"),
            ("Ji-yoon", "Ji-yoon"),
            ("J.-P.", "J.-P."),
        ],
    );
    check(
        "",
        true,
        &[("M. E. John", "ME John"), ("John M.E.", "John ME")],
    );
}

#[test]
fn full_names_stay() {
    assert_eq!(normalise_full("Jean-Luc  K."), "Jean-Luc K.");
}

#[test]
fn any_name_passes() {
    for given in [
        "-",
        ".",
        "&",
        "&c.",
        "J--P",
        "'t",
        "-a-",
        "J.\u{a0}P.",
        "&-.",
    ] {
        for only_normalise in [false, true] {
            let _ = initialize(given, "\u{feff}", only_normalise, true);
        }
    }
    assert_eq!(initialize("&c.", "", false, true), "&c.");
}

proptest::proptest! {
    /// The short way for plain names comes to what the general one does.
    #[test]
    fn plain_names_reduce_as_all_others_do(
        given in "([A-Z][A-Za-z]{0,3}[.]? ?){1,4}",
        with in "[.]?[ \u{a0}\u{feff}-]?",
        hyphen in proptest::bool::ANY,
    ) {
        if let Some(joined) = reduce_plain(&given, &with) {
            let general = tidy(reduce(&elements(&given, hyphen), &with));
            proptest::prop_assert_eq!(tidy(joined), general);
        }
    }
}
