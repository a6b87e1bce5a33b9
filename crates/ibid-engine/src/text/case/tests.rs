use std::borrow::Cow;

use ibid_csl::TextCase;

use super::{apply, apply_in};

fn check(case: TextCase, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(apply(text, case, true), *expected, "{case:?} {text}");
    }
}

#[test]
fn title_case_leaves_stop_words_but_the_first_and_last() {
    check(
        TextCase::Title,
        &[
            ("the origin of species", "The Origin of Species"),
            ("what it is made of", "What It Is Made Of"),
            ("cells: an atlas", "Cells: An Atlas"),
            ("why? the case of x", "Why? The Case of x"),
            ("one; the other", "One; the Other"),
            ("on and off.", "On and Off."),
            (
                "<i>in vivo</i> and <b>in vitro</b>",
                "<i>In Vivo</i> and <b>in Vitro</b>",
            ),
        ],
    );
}

#[test]
fn title_case_keeps_capitals_that_are_there() {
    check(
        TextCase::Title,
        &[
            (
                "the iPhone and mRNA in the USA",
                "The iPhone and mRNA in the USA",
            ),
            ("IN THE BEGINNING", "IN THE BEGINNING"),
            ("e-mail of McDonald", "E-Mail of McDonald"),
        ],
    );
}

#[test]
fn title_case_takes_compounds_apart() {
    check(
        TextCase::Title,
        &[
            ("two-thirds", "Two-Thirds"),
            ("a state-of-the-art survey", "A State-of-the-Art Survey"),
            (
                "models, on-line and off-line",
                "Models, On-Line and Off-Line",
            ),
            ("x-ray and/or x–y", "X-Ray and/or x–y"),
        ],
    );
}

#[test]
fn title_case_tells_quotations_from_apostrophes() {
    check(
        TextCase::Title,
        &[
            ("it's what they're after", "It's What They're After"),
            (
                "it’s what they’re ‘really’ after",
                "It’s What They’re ‘Really’ After",
            ),
            ("\"what is this\" and others", "\"What Is This\" and Others"),
            (
                "the concept of 'home' in art",
                "The Concept of 'Home' in Art",
            ),
            ("rock 'n' roll", "Rock 'n' Roll"),
            ("waiting 'til dawn", "Waiting 'til Dawn"),
            ("“the” end", "“The” End"),
            ("john d'arc", "John d'arc"),
        ],
    );
}

#[test]
fn spans_are_protected() {
    let text = "THE <span class=\"nocase\">pH</span> OF H<sub>2</sub>O";
    assert_eq!(
        apply(text, TextCase::Lowercase, true),
        "the <span class=\"nocase\">pH</span> of h<sub>2</sub>o"
    );
    assert_eq!(
        apply(
            "a <span style=\"font-variant: small-caps;\" id=\"x\">b c</span> <i>d</i>",
            TextCase::Uppercase,
            true
        ),
        "A <span style=\"font-variant: small-caps;\" id=\"x\">b c</span> <i>D</i>"
    );
    assert_eq!(
        apply("a<b and <br>c", TextCase::Uppercase, true),
        "A<B AND <BR>C"
    );
    assert_eq!(
        apply(
            "<span class=\"nocase\">ibid</span> said",
            TextCase::CapitalizeFirst,
            true
        ),
        "<span class=\"nocase\">ibid</span> said"
    );
}

#[test]
fn first_words_all_words_and_sentences() {
    check(
        TextCase::CapitalizeFirst,
        &[
            ("of mice", "Of mice"),
            ("“of mice”", "“Of mice”"),
            ("iPhone", "iPhone"),
            ("éa b", "Éa b"),
            ("3rd b", "3rd b"),
        ],
    );
    check(
        TextCase::CapitalizeAll,
        &[("of mice a dEf", "Of Mice A dEf"), ("don't", "Don't")],
    );
    check(
        TextCase::Sentence,
        &[
            ("Of Mice And MEN: The End", "Of mice and men: the end"),
            ("of <i>Mice</i>", "Of <i>mice</i>"),
            ("DNA In Use", "DNA in use"),
            ("'Twas the Night", "'Twas the night"),
            ("O’Neill’s Case of O’Neill", "O’Neill’s case of o’neill"),
        ],
    );
}

#[test]
fn letters_beyond_ascii() {
    check(
        TextCase::Title,
        &[
            ("über die β-carotene", "Über Die β-Carotene"),
            ("a\u{a0}small b", "A\u{a0}Small b"),
        ],
    );
    check(TextCase::Uppercase, &[("straße", "STRASSE")]);
    assert_eq!(
        apply_in("ilk ışık", TextCase::Uppercase, false, Some("tr-TR")),
        "İLK IŞIK"
    );
    assert_eq!(
        apply_in("Işık İLK", TextCase::Lowercase, false, Some("az")),
        "ışık ilk"
    );
    assert_eq!(
        apply_in("ilk", TextCase::CapitalizeFirst, false, Some("en")),
        "Ilk"
    );
}

#[test]
fn text_in_other_languages_has_no_title_case() {
    assert_eq!(
        apply("le petit prince", TextCase::Title, false),
        "le petit prince"
    );
}

#[test]
fn what_does_not_change_is_not_copied() {
    assert!(matches!(
        apply("Plain", TextCase::CapitalizeFirst, true),
        Cow::Borrowed(_)
    ));
    assert!(matches!(
        apply("", TextCase::Sentence, true),
        Cow::Borrowed(_)
    ));
}

#[test]
fn any_text_passes() {
    let nested = "<span class=\"nocase\">".repeat(2000);
    for text in [
        "<",
        "<span",
        "<span class=\"nocase\"",
        "'",
        "’’’",
        "—",
        "</i></span>",
        nested.as_str(),
        "ŉ'ß",
        "\u{301}a",
    ] {
        for case in [TextCase::Title, TextCase::Sentence, TextCase::CapitalizeAll] {
            assert!(!apply(text, case, true).is_empty());
        }
    }
}
