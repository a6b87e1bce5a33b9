use ibid_csl::{NumberForm, PageRangeFormat};
use ibid_model::{LocatorLabel, NumberVariable};

use super::*;

/// English terms, short forms.
struct English;

impl Terms for English {
    fn ordinal(&self, number: u64) -> String {
        format!("{number}th")
    }

    fn long_ordinal(&self, number: u64) -> String {
        if number == 7 {
            "seventh".to_owned()
        } else {
            self.ordinal(number)
        }
    }

    fn label(&self, label: LocatorLabel, plural: bool) -> Option<String> {
        let (one, many) = match label {
            LocatorLabel::Page => ("p.", "pp."),
            LocatorLabel::Figure => ("fig.", "figs."),
            LocatorLabel::Folio => ("fol.", "fols."),
            _ => return None,
        };
        Some(if plural { many } else { one }.to_owned())
    }
}

fn content(variable: NumberVariable, text: &str) -> NumberContent {
    parse(
        text,
        &Context {
            variable,
            label: None,
            and: "and",
            ampersand: "&",
        },
    )
}

fn printed(variable: NumberVariable, text: &str) -> String {
    content(variable, text).render(&Format::default(), &English)
}

#[test]
fn ranges_get_their_delimiter() {
    for (text, expected) in [
        ("12-14", "12–14"),
        ("12 - 14, 16", "12–14, 16"),
        ("12–14", "12–14"),
        ("120-5", "120–5"),
        ("i-ix", "i–ix"),
        ("S12-S14", "S12–S14"),
        ("S12-P14", "S12-P14"),
        ("3\\-B", "3-B"),
        ("12a-c", "12a-c"),
        ("Smith-Jones", "Smith-Jones"),
        ("1-2-3", "1-2-3"),
        ("3\\-5–3\\-7", "3-5–3-7"),
        ("10.1–10.5", "10.1–10.5"),
        ("12--14", "12–14"),
        ("-12", "-12"),
        ("", ""),
    ] {
        assert_eq!(printed(NumberVariable::Page, text), expected, "{text}");
    }
    assert_eq!(printed(NumberVariable::Volume, "1-3 & 5"), "1–3 & 5");
    assert_eq!(printed(NumberVariable::Version, "1-3"), "1-3");
}

#[test]
fn page_range_formats_apply_to_pages_only() {
    let format = Format {
        page_range_format: Some(PageRangeFormat::Minimal),
        ..Format::default()
    };
    assert_eq!(
        content(NumberVariable::Page, "121-128, 130").render(&format, &English),
        "121–8, 130"
    );
    assert_eq!(
        content(NumberVariable::Locator, "121-128").render(&format, &English),
        "121–8"
    );
    assert_eq!(
        content(NumberVariable::Volume, "121-128").render(&format, &English),
        "121–128"
    );
}

#[test]
fn is_numeric_asks_for_digits() {
    for text in [
        "12", "D2", "2b", "L2d", "2, 3", "2-4", "2 & 4", "xii", "12/13", "007",
    ] {
        assert!(
            content(NumberVariable::Edition, text).is_numeric(),
            "{text}"
        );
    }
    for text in [
        "second",
        "2nd edition",
        "annotated edition",
        "5 ed.",
        "c",
        "",
        "Dix",
    ] {
        assert!(
            !content(NumberVariable::Edition, text).is_numeric(),
            "{text}"
        );
    }
    assert!(content(NumberVariable::Edition, "2nd").is_numeric());
}

#[test]
fn text_is_what_starts_with_no_number() {
    for (text, expected) in [
        ("\"gargoyle\"", true),
        ("special <i>issue</i>", true),
        ("1<sup>er</sup>", false),
        ("ix", false),
        ("S12", false),
    ] {
        assert_eq!(
            content(NumberVariable::Locator, text).is_text(),
            expected,
            "{text}"
        );
    }
}

#[test]
fn several_values_are_plural() {
    for text in [
        "12-14",
        "12, 14",
        "12 & 14",
        "12 and 14",
        "12, and 14",
        "i-ix",
        "I-IX",
        "S12-S14",
        "12; 14",
    ] {
        assert!(content(NumberVariable::Page, text).is_plural(), "{text}");
    }
    for text in [
        "12",
        "3\\-B",
        "Smith-Jones",
        "12a-c",
        "12/13",
        "1,234",
        "12, fig. 3",
    ] {
        assert!(!content(NumberVariable::Page, text).is_plural(), "{text}");
    }
    assert!(content(NumberVariable::NumberOfVolumes, "3").is_plural());
    assert!(!content(NumberVariable::NumberOfVolumes, "1").is_plural());
    assert!(!content(NumberVariable::NumberOfPages, "S12").is_plural());
    assert!(!content(NumberVariable::Volume, "3").is_plural());
}

#[test]
fn locale_words_join() {
    let context = Context {
        variable: NumberVariable::Page,
        label: None,
        and: "et",
        ampersand: "+",
    };
    let joined = parse("12 et 14 & 16", &context);
    assert!(joined.is_plural());
    assert_eq!(joined.render(&Format::default(), &English), "12 et 14 + 16");
}

#[test]
fn forms_apply_to_plain_numbers() {
    let form = |form, text| {
        let format = Format {
            form,
            ..Format::default()
        };
        content(NumberVariable::Edition, text).render(&format, &English)
    };
    assert_eq!(form(NumberForm::Ordinal, "7"), "7th");
    assert_eq!(form(NumberForm::Ordinal, "7-9"), "7th–9th");
    assert_eq!(form(NumberForm::LongOrdinal, "7"), "seventh");
    assert_eq!(form(NumberForm::Roman, "7"), "vii");
    assert_eq!(form(NumberForm::Roman, "99999"), "99999");
    for text in ["7a", "07", "7 ed.", "B7"] {
        assert_eq!(form(NumberForm::Ordinal, text), text);
    }
    assert_eq!(form(NumberForm::Ordinal, "7, p. 3-8"), "7th, pp. 3–8");
}

#[test]
fn labels_inside_a_locator_start_groups() {
    let locator = |text| content(NumberVariable::Locator, text);
    let pages = locator("10-12, fig. 3");
    assert_eq!(pages.label(), Some(LocatorLabel::Page));
    assert!(pages.is_plural());
    assert_eq!(pages.render(&Format::default(), &English), "10–12, fig. 3");

    let volume = locator("vol. 1, fol. 186-188");
    assert_eq!(volume.label(), Some(LocatorLabel::Volume));
    assert!(!volume.is_plural());
    assert_eq!(
        volume.render(&Format::default(), &English),
        "1, fols. 186–188"
    );
    assert_eq!(
        locator("12 fig. 3").render(&Format::default(), &English),
        "12 fig. 3"
    );
    assert_eq!(
        locator("12, sec. 3").render(&Format::default(), &English),
        "12, sec. 3"
    );
}

#[test]
fn a_first_label_counts_where_it_suits() {
    assert_eq!(printed(NumberVariable::Volume, "vol. 3"), "3");
    assert_eq!(printed(NumberVariable::Volume, "fol. 3"), "fol. 3");
    assert_eq!(printed(NumberVariable::Page, "pp. 3-5"), "3–5");
    assert_eq!(printed(NumberVariable::Page, "in press"), "in press");
}

#[test]
fn any_text_is_kept() {
    for text in [
        "R&D", "a, b", "  x ", "—", "1;2", "…–", "&", "\\", "p.", "vol. ", "é. 3",
    ] {
        let kept = printed(NumberVariable::Number, text);
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(squeezed(&kept), squeezed(text));
    }
}

#[test]
fn digits_alone_print_as_they_stand() {
    // What numbers that are digits and nothing else may be printed without being read for.
    for variable in NumberVariable::ALL {
        for digits in ["0", "7", "007", "12345678901234567890123"] {
            let context = Context {
                variable: *variable,
                label: None,
                and: "and",
                ampersand: "&",
            };
            let number = parse(digits, &context);
            assert!(number.is_numeric() && !number.is_text(), "{variable}");
            assert_eq!(number.render(&Format::default(), &NoTerms), digits);
        }
    }
}

#[test]
fn simple_numbers_say_what_parsed_ones_say() {
    let numbers = [
        "0",
        "1",
        "2",
        "01",
        "002",
        "12",
        "007",
        "12-14",
        "120-5",
        "101-108",
        "9-9",
        "14-12",
        "1496-1504",
        "0-0",
        "12-",
        "-12",
        "12-14-16",
        "12a",
        "12a-c",
        "i-ix",
        "",
        "12, 14",
        "S1-S2",
        "1 - 2",
        "12–14",
    ];
    let formats = [
        None,
        Some(PageRangeFormat::Expanded),
        Some(PageRangeFormat::Minimal),
        Some(PageRangeFormat::MinimalTwo),
        Some(PageRangeFormat::Chicago15),
        Some(PageRangeFormat::Chicago16),
    ];
    let mut simple_ones = 0;
    for variable in NumberVariable::ALL.iter().copied() {
        for text in numbers {
            let Some(simple) = Simple::of(variable, text) else {
                continue;
            };
            simple_ones += 1;
            let parsed = content(variable, text);
            assert_eq!(simple.is_plural(), parsed.is_plural(), "{variable} {text}");
            assert_eq!(simple.label(), parsed.label(), "{variable} {text}");
            assert!(
                parsed.is_numeric() && !parsed.is_text(),
                "{variable} {text}"
            );
            for page_range_format in formats {
                let format = Format {
                    page_range_format,
                    ..Format::default()
                };
                let mut printed = String::new();
                simple.render(&format, &mut printed);
                assert_eq!(
                    printed,
                    parsed.render(&format, &English),
                    "{variable} {text}"
                );
            }
        }
    }
    assert!(simple_ones > 7 * (NumberVariable::ALL.len() - 1));
}
