//! Locale fallback: which source each term, date format and option comes from.

use ibid_csl::{
    DateForm, Gender, Locale, LocaleMap, LocaleSettings, MergedLocale, Style, StyleFile, TermForm,
    fallback_chain, parse_locale, parse_style,
};

use crate::data;

fn locale(tag: &str, inside: &str) -> Locale {
    let xml = format!("<locale xml:lang='{tag}'>{inside}</locale>");
    parse_locale(&xml).unwrap_or_else(|e| panic!("{e}")).value
}

fn term(name: &str, text: &str) -> String {
    format!("<terms><term name='{name}'>{text}</term></terms>")
}

fn style(locales: &str) -> Style {
    let xml = format!("<style class='note'>{locales}<citation><layout/></citation></style>");
    match parse_style(&xml).unwrap_or_else(|e| panic!("{e}")).value {
        StyleFile::Independent(style) => *style,
        StyleFile::Dependent(_) => panic!("a dependent style"),
    }
}

fn text(merged: &MergedLocale, name: &str) -> Option<String> {
    merged
        .term(name, TermForm::Long, None)
        .map(|t| t.single.clone())
}

#[test]
fn each_source_stands_before_the_next_one() {
    let in_style = [
        ("xml:lang='de-AT'", "style de-AT"),
        ("xml:lang='de'", "style de"),
        ("", "style"),
    ];
    let in_files = ["de-AT", "de-DE", "en-US"];
    // Sources are taken away from the front, one at a time.
    for gone in 0..6 {
        let mut style_locales = String::new();
        for (attribute, text) in in_style.iter().skip(gone).rev() {
            style_locales += &["<locale ", attribute, ">", &term("at", text), "</locale>"].concat();
        }
        let files: LocaleMap = in_files
            .iter()
            .skip(gone.saturating_sub(3))
            .map(|tag| locale(tag, &term("at", tag)))
            .collect();
        let merged = MergedLocale::new(&style(&style_locales), "de-AT", &files);
        let expected = [
            "style de-AT",
            "style de",
            "style",
            "de-AT",
            "de-DE",
            "en-US",
        ][gone];
        assert_eq!(text(&merged, "at").as_deref(), Some(expected));
    }
}

#[test]
fn a_language_stands_for_its_primary_dialect() {
    let style = style(&format!(
        "<locale xml:lang='fr-CA'>{}</locale><locale xml:lang='fr-FR'>{}</locale>",
        term("at", "Canada"),
        term("at", "France")
    ));
    let merged = MergedLocale::new(&style, "fr", &LocaleMap::new());
    assert_eq!(merged.language(), "fr-FR");
    assert_eq!(text(&merged, "at").as_deref(), Some("France"));
    assert!(!merged.found_locale_file());
}

#[test]
fn an_empty_term_ends_the_search() {
    let style = style("<locale><terms><term name='and'/></terms></locale>");
    let files = LocaleMap::from_iter([locale("en-US", &term("and", "and"))]);
    let merged = MergedLocale::new(&style, "en-US", &files);
    assert_eq!(text(&merged, "and").as_deref(), Some(""));
}

#[test]
fn locale_fallback_stands_before_form_fallback() {
    // The long form in the style does not hide the short form in the file.
    let style = style(&format!("<locale>{}</locale>", term("editor", "EDITOR")));
    let short = "<terms><term name='editor' form='short'>ed.</term></terms>";
    let merged = MergedLocale::new(
        &style,
        "en-US",
        &LocaleMap::from_iter([locale("en-US", short)]),
    );
    let form = |form| merged.term("editor", form, None).map(|t| t.single.clone());
    assert_eq!(form(TermForm::Short).as_deref(), Some("ed."));
    assert_eq!(form(TermForm::Symbol).as_deref(), Some("ed."));
    assert_eq!(form(TermForm::Long).as_deref(), Some("EDITOR"));
    assert_eq!(form(TermForm::VerbShort).as_deref(), Some("EDITOR"));
    assert_eq!(form(TermForm::Verb).as_deref(), Some("EDITOR"));
    assert!(merged.term_exact("editor", TermForm::Verb, None).is_none());
    assert!(merged.term("translator", TermForm::Long, None).is_none());
}

#[test]
fn options_and_dates_are_looked_up_one_by_one() {
    let style = style(
        "<locale xml:lang='de'><style-options punctuation-in-quote='true'/>\
         <date form='text'><date-part name='year'/></date></locale>",
    );
    let file = "<style-options punctuation-in-quote='false' limit-day-ordinals-to-day-1='true'/>\
                <date form='text'><date-part name='day'/></date>\
                <date form='numeric'><date-part name='month'/></date>";
    let merged = MergedLocale::new(
        &style,
        "de-DE",
        &LocaleMap::from_iter([locale("de-DE", file)]),
    );
    let settings = LocaleSettings {
        limit_day_ordinals_to_day_1: true,
        punctuation_in_quote: true,
    };
    assert_eq!(merged.options(), settings);
    let part = |form| {
        merged
            .date(form)
            .map(|date| format!("{:?}", date.parts[0].name))
    };
    assert_eq!(part(DateForm::Text).as_deref(), Some("Year"));
    assert_eq!(part(DateForm::Numeric).as_deref(), Some("Month"));
}

#[test]
fn old_names_of_terms() {
    let old = term("sub verbo", "s.v.") + &term("editortranslator", "ed. & tr.").replace('&', "u.");
    let merged =
        MergedLocale::without_style("en-US", &LocaleMap::from_iter([locale("en-US", &old)]));
    for name in ["sub-verbo", "sub verbo"] {
        assert_eq!(text(&merged, name).as_deref(), Some("s.v."));
    }
    for name in ["editor-translator", "editortranslator"] {
        assert_eq!(text(&merged, name).as_deref(), Some("ed. u. tr."));
    }
}

#[test]
fn ordinals_of_one_source_replace_those_of_others() {
    let style = style(&format!("<locale>{}</locale>", term("ordinal-02", "II")));
    let files = LocaleMap::from_iter([locale("en-US", &term("ordinal", "th"))]);
    let merged = MergedLocale::new(&style, "en-US", &files);
    assert_eq!(merged.ordinal_suffix(2, None), Some("II"));
    assert_eq!(merged.ordinal_suffix(3, None), None);
    assert_eq!(text(&merged, "ordinal"), None);
    assert_eq!(text(&merged, "ordinal-02").as_deref(), Some("II"));
}

#[test]
fn ordinals_of_csl_1_0() {
    let terms: String = ["st", "nd", "rd", "th"]
        .iter()
        .enumerate()
        .map(|(at, text)| term(&format!("ordinal-0{}", at + 1), text))
        .collect();
    let merged =
        MergedLocale::without_style("en", &LocaleMap::from_iter([locale("en-US", &terms)]));
    for (number, suffix) in [
        (1, "st"),
        (11, "th"),
        (21, "st"),
        (102, "nd"),
        (113, "th"),
        (4, "th"),
        (10, "th"),
        (0, "th"),
    ] {
        assert_eq!(
            merged.ordinal_suffix(number, None),
            Some(suffix),
            "{number}"
        );
    }
}

#[test]
fn fallback_chains() {
    let chain = |tag: &str| fallback_chain(tag).join(" ");
    assert_eq!(chain("de-AT"), "de-AT de de-DE en-US");
    assert_eq!(chain("de_at"), "de-AT de de-DE en-US");
    assert_eq!(chain("pt-PT"), "pt-PT pt en-US");
    assert_eq!(chain("en"), "en en-US");
    assert_eq!(chain("zh-HK"), "zh-HK zh zh-TW zh-CN en-US");
    assert_eq!(
        chain("zh-hant-hk"),
        "zh-Hant-HK zh-Hant zh zh-TW zh-CN en-US"
    );
    assert_eq!(
        chain("sr-Cyrl-RS"),
        "sr-Cyrl-RS sr-Cyrl sr sr-Latn-RS en-US"
    );
    assert_eq!(
        chain("en-US-x-sort-ja"),
        "en-US-x-sort-ja en-US-x-sort en-US en"
    );
    assert_eq!(chain("xx"), "xx en-US");
}

/// The official locale files.
fn official() -> Option<LocaleMap> {
    let files = data::files(ibid_testdata::Dataset::Locales, "xml")?;
    let parse = |path: &std::path::PathBuf| {
        parse_locale(&data::read(path))
            .unwrap_or_else(|e| panic!("{e}"))
            .value
    };
    Some(files.iter().map(parse).collect())
}

#[test]
fn ordinals_of_official_locales() {
    let Some(files) = official() else {
        return;
    };
    let (male, female) = (Some(Gender::Masculine), Some(Gender::Feminine));
    for (tag, number, gender, suffix) in [
        ("en-US", 1, None, "st"),
        ("en-US", 11, None, "th"),
        ("en-US", 111, None, "th"),
        ("en-US", 101, None, "st"),
        ("en-GB", 2, male, "nd"),
        ("fr-FR", 1, None, "ᵉ"),
        ("fr-FR", 1, female, "ʳᵉ"),
        ("fr-FR", 1, male, "ᵉʳ"),
        ("fr-FR", 21, male, "ᵉ"),
        ("ca-AD", 1, male, "r"),
        ("ca-AD", 1, female, "a"),
        ("ca-AD", 5, male, "è"),
        ("ca-AD", 1, None, "r"),
        ("sv-SE", 11, None, ":e"),
        ("sv-SE", 21, None, ":a"),
        ("nl-NL", 2, None, "de"),
        ("nl-NL", 8, None, "ste"),
        ("nl-NL", 19, None, "de"),
        ("nl-NL", 20, None, "ste"),
        ("nl-NL", 22, None, "ste"),
    ] {
        let merged = MergedLocale::without_style(tag, &files);
        assert_eq!(
            merged.ordinal_suffix(number, gender),
            Some(suffix),
            "{tag} {number}"
        );
    }
}

#[test]
fn long_ordinals_have_genders() {
    let Some(files) = official() else {
        return;
    };
    let italian = MergedLocale::without_style("it", &files);
    assert_eq!(
        italian.long_ordinal(1, Some(Gender::Masculine)),
        Some("primo")
    );
    assert_eq!(italian.long_ordinal(1, None), Some("prima"));
    let portuguese = MergedLocale::without_style("pt-PT", &files);
    assert_eq!(
        portuguese.long_ordinal(2, Some(Gender::Feminine)),
        Some("segunda")
    );
    assert_eq!(
        portuguese.long_ordinal(2, None),
        Some("segundo"),
        "not the English one"
    );
    let french = MergedLocale::without_style("fr", &files);
    assert_eq!(
        french.long_ordinal(2, Some(Gender::Feminine)),
        Some("deuxième")
    );
    assert_eq!(french.long_ordinal(11, None), None);
    assert_eq!(french.gender_of("edition"), Some(Gender::Feminine));
    assert_eq!(french.gender_of("month-01"), Some(Gender::Masculine));
}

#[test]
fn a_locale_that_does_not_exist_falls_back_to_american_english() {
    let Some(files) = official() else {
        return;
    };
    let merged = MergedLocale::without_style("xx-XX", &files);
    assert_eq!(text(&merged, "and").as_deref(), Some("and"));
    assert!(!merged.found_locale_file());
    let austrian = MergedLocale::without_style("de-AT", &files);
    assert_eq!(text(&austrian, "month-01").as_deref(), Some("Jänner"));
    assert!(austrian.found_locale_file());
}
