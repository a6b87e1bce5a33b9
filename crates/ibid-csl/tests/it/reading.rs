//! What styles mean, and what is read in spite of how it is written.

use ibid_csl::{
    Condition, Element, Match, PageRangeFormat, SortBy, Style, StyleFile, TermForm, TextSource,
    parse_style, parse_style_head,
};
use ibid_model::{LocatorLabel, NameVariable, TextVariable, Variable};

fn independent(xml: &str) -> Style {
    let parsed = parse_style(xml).unwrap_or_else(|error| panic!("{error}"));
    match parsed.value {
        StyleFile::Independent(style) => *style,
        StyleFile::Dependent(_) => panic!("a dependent style"),
    }
}

fn layout(inside: &str) -> Vec<Element> {
    let style = independent(&format!(
        "<style class='note'><citation><layout>{inside}</layout></citation></style>"
    ));
    style.citation.layout.elements
}

#[test]
fn with_byte_order_mark_and_prefixed_namespace() {
    let style = independent(
        "\u{feff}<?xml version='1.0' encoding='utf-8'?>\n\
         <cs:style xmlns:cs='http://purl.org/net/xbiblio/csl' class='note' version='1.0'>\
         <cs:info><cs:title>A\n  title</cs:title><cs:id>x</cs:id></cs:info>\
         <cs:citation><cs:layout><cs:text value='a'/></cs:layout></cs:citation></cs:style>",
    );
    assert_eq!(style.info.title, "A title");
    assert_eq!(style.citation.layout.elements.len(), 1);
}

#[test]
fn references_escaped_twice_mean_the_character() {
    let elements =
        layout("<text value='a' prefix='p.&amp;#160;' suffix='&amp;#x2013; &amp;#; &amp;#z'/>");
    let [Element::Text(text)] = elements.as_slice() else {
        panic!("{elements:?}")
    };
    assert_eq!(text.affixes.prefix, "p.\u{a0}");
    assert_eq!(text.affixes.suffix, "\u{2013} &#; &#z");
}

#[test]
fn macros_may_be_called_before_they_are_defined() {
    let style = independent(
        "<style class='note'><citation><sort><key macro='b' sort='descending'/></sort>\
         <layout><text macro='a'/></layout></citation>\
         <macro name='a'><text macro='b'/></macro><macro name='b'/></style>",
    );
    let SortBy::Macro(index) = style.citation.sort[0].by else {
        panic!("not a macro");
    };
    assert_eq!(style.macros[index.0].name, "b");
    assert!(style.citation.sort[0].descending);
    let Element::Text(text) = &style.citation.layout.elements[0] else {
        panic!("not text");
    };
    assert!(matches!(text.source, TextSource::Macro(index) if style.macros[index.0].name == "a"));
}

#[test]
fn old_spellings() {
    let style = independent(
        "<style class='note' page-range-format='chicago'><citation><layout>\
         <text term='et al'/><text term='editortranslator' form='short'/>\
         <names variable='editortranslator'/>\
         <choose><if locator='page sub verbo'/></choose></layout></citation></style>",
    );
    assert_eq!(
        style.options.page_range_format,
        Some(PageRangeFormat::Chicago15)
    );
    let [et_al, editors, names, choose] = &style.citation.layout.elements[..] else {
        panic!("not four elements");
    };
    let term = |element: &Element| match element {
        Element::Text(text) => match &text.source {
            TextSource::Term { term, form, .. } => (term.clone(), *form),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    assert_eq!(term(et_al), ("et-al".to_owned(), TermForm::Long));
    assert_eq!(
        term(editors),
        ("editor-translator".to_owned(), TermForm::Short)
    );
    let Element::Names(names) = names else {
        panic!("not names");
    };
    assert_eq!(names.variables, [NameVariable::EditorTranslator]);
    let Element::Choose(choose) = choose else {
        panic!("not a choice");
    };
    let labels = [LocatorLabel::Page, LocatorLabel::SubVerbo].map(Condition::Locator);
    assert_eq!(choose.branches[0].conditions, labels);
}

#[test]
fn unknown_conditions_are_met_by_no_item() {
    let elements = layout(
        "<choose><if type='book boook' match='any'/>\
         <else-if jurisdiction='de' variable='title'/><else-if/></choose>",
    );
    let Element::Choose(choose) = &elements[0] else {
        panic!("not a choice");
    };
    let [first, second, third] = &choose.branches[..] else {
        panic!("not three branches");
    };
    assert_eq!(first.matching, Match::Any);
    assert_eq!(first.conditions[1], Condition::Unknown);
    let title = Condition::Variable(Variable::Text(TextVariable::Title));
    assert_eq!(second.conditions, [title, Condition::Unknown]);
    assert_eq!(third.conditions, [Condition::Unknown]);
}

#[test]
fn labels_before_and_after_names() {
    let first = |inside: &str| {
        let elements = layout(&format!("<names variable='author'>{inside}</names>"));
        match &elements[0] {
            Element::Names(names) => (names.label.is_some(), names.label_first),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(first("<label/><name/>"), (true, true));
    assert_eq!(first("<name/><label/>"), (true, false));
    assert_eq!(first("<label/>"), (true, false));
    assert_eq!(first("<name/>"), (false, false));
}

#[test]
fn affixes_keep_their_spaces_and_terms_their_text() {
    let elements = layout("<text value=' a ' prefix=' (' suffix='&#160;) '/>");
    let Element::Text(text) = &elements[0] else {
        panic!("not text");
    };
    assert_eq!(
        (&*text.affixes.prefix, &*text.affixes.suffix),
        (" (", "\u{a0}) ")
    );
    assert!(matches!(&text.source, TextSource::Value(value) if value == " a "));
    let style = independent(
        "<style class='note'><locale><terms><term name='at'> at\n<!-- x --> </term></terms>\
         </locale><citation><layout/></citation></style>",
    );
    assert_eq!(style.locales[0].terms[0].single, " at\n ");
}

#[test]
fn layouts_for_locales_give_way_to_the_general_one() {
    let style = independent(
        "<style class='note'><citation><layout locale='en'/><layout delimiter=';'/>\
         <layout locale='de'/></citation></style>",
    );
    assert_eq!(style.citation.layout.delimiter.as_deref(), Some(";"));
}

#[test]
fn a_number_that_is_a_text_variable_is_rendered_as_text() {
    let elements = layout("<number variable='DOI' suffix='.'/>");
    let Element::Text(text) = &elements[0] else {
        panic!("not text");
    };
    assert_eq!(text.affixes.suffix, ".");
}

#[test]
fn a_dependent_style_names_its_parent() {
    let parsed = parse_style(
        "<style default-locale='de-DE'><info><title>J</title><id>j</id>\
         <link rel='independent-parent' href='http://www.zotero.org/styles/apa'/>\
         <category citation-format='author-date'/><category field='biology'/></info></style>",
    )
    .expect("a dependent style");
    let StyleFile::Dependent(style) = parsed.value else {
        panic!("an independent style");
    };
    assert_eq!(
        style.info.parent.as_deref(),
        Some("http://www.zotero.org/styles/apa")
    );
    assert_eq!(style.default_locale.as_deref(), Some("de-DE"));
    assert_eq!(style.info.citation_format.as_deref(), Some("author-date"));
    assert_eq!(style.info.fields, ["biology"]);
}

#[test]
fn the_head_of_a_style_is_read_from_a_part_of_it() {
    let whole = include_str!("every-element.csl");
    let part = &whole[..whole.find("<locale").unwrap_or_default()];
    for xml in [whole, part] {
        let head = parse_style_head(xml).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(head.info.title, "Every element");
        assert_eq!(head.info.contributors, ["A. Author", "C. Contributor"]);
        assert_eq!(head.default_locale.as_deref(), Some("en-GB"));
    }
    assert!(parse_style_head("<html/>").is_err());
}
