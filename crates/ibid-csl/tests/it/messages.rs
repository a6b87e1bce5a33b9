//! What is said of styles that are not as they should be, and where.

use ibid_csl::{StyleError, parse_locale, parse_style};

/// A style around `citation`'s content, which starts at line 3, column 1.
fn style(inside: &str) -> String {
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"note\" version=\"1.0\">\n\
         <info><id>x</id><title>X</title></info>\n\
         {inside}\n</style>"
    )
}

fn layout(inside: &str) -> String {
    style(&format!(
        "<citation><layout>\n{inside}\n</layout></citation>"
    ))
}

/// What `piece` makes of each number, one after another.
fn repeated(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// The error as `line:column code message / help`.
#[track_caller]
fn check_error(xml: &str, expected: &str) {
    let error = parse_style(xml).expect_err("this style cannot be used");
    assert_eq!(line(&error), expected);
}

fn line(error: &StyleError) -> String {
    let d = error.diagnostic();
    let place = match (d.line, d.column) {
        (Some(line), Some(column)) => format!("{line}:{column} "),
        _ => String::new(),
    };
    format!(
        "{place}{} {} / {}",
        d.code,
        d.message,
        d.help.unwrap_or_default()
    )
}

/// Every warning as `line:column code message / help`, a line each.
#[track_caller]
fn check_warnings(xml: &str, expected: &[&str]) {
    let parsed = parse_style(xml).expect("this style can be used");
    let found: Vec<String> = parsed
        .diagnostics
        .iter()
        .map(|d| {
            let (line, column) = (d.line.unwrap_or_default(), d.column.unwrap_or_default());
            let help = d
                .help
                .as_deref()
                .map(|h| format!(" / {h}"))
                .unwrap_or_default();
            format!("{line}:{column} {} {}{help}", d.code, d.message)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_not_xml() {
    let help = "check that the file is complete and is CSL, not a web page about it";
    check_error(
        "",
        &format!("1:1 E0201 not well-formed XML: the file is empty / {help}"),
    );
    check_error(
        "\u{feff} \n",
        &format!("1:1 E0201 not well-formed XML: the file is empty / {help}"),
    );
    check_error(
        "<style>\n  <info></style>",
        &format!("2:9 E0201 not well-formed XML: expected `info` tag, not `style` / {help}"),
    );
    check_error(
        "<style>\n<macro name=\"ä & b\"/></style>",
        &format!("2:16 E0201 not well-formed XML: malformed entity reference / {help}"),
    );
}

#[test]
fn entity_bombs_are_refused() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE style [<!ENTITY a \"aaaaaaaa\">\
                <!ENTITY b \"&a;&a;&a;\">]>\n<style>&b;</style>";
    check_error(
        bomb,
        "2:1 E0201 not well-formed XML: a document type declaration is not read / \
         check that the file is complete and is CSL, not a web page about it",
    );
}

#[test]
fn another_root() {
    check_error(
        "\u{feff}<html><body/></html>",
        "1:1 E0202 the root element is `html`; expected `style` / \
         a CSL file starts with `<style xmlns=\"http://purl.org/net/xbiblio/csl\" ...>`",
    );
    check_error(
        "<style xmlns=\"http://www.w3.org/2000/svg\"/>",
        "1:1 E0202 the root element is `style` of the namespace `http://www.w3.org/2000/svg`; \
         expected `style` / \
         a CSL file starts with `<style xmlns=\"http://purl.org/net/xbiblio/csl\" ...>`",
    );
    let error = parse_locale("<style/>").expect_err("a style is no locale");
    assert_eq!(
        error.to_string(),
        "line 1, column 1: the root element is `style`; expected `locale`"
    );
}

#[test]
fn missing_elements() {
    check_error(
        "<style>\n</style>",
        "1:1 E0203 `style` has no `citation` / add `<citation><layout>...</layout></citation>`, or, \
         in a dependent style, `<link rel=\"independent-parent\" href=\"...\"/>` in `<info>`",
    );
    check_error(
        &style("<citation>\n</citation>"),
        "3:1 E0203 `citation` has no `layout` / add `<layout>` to `<citation>`",
    );
    check_error(
        &style("<citation><layout/></citation>\n  <bibliography/>"),
        "4:3 E0203 `bibliography` has no `layout` / add `<layout>` to `<bibliography>`",
    );
}

#[test]
fn missing_macros() {
    let macros = "<macro name=\"author-short\"><text value=\"x\"/></macro>";
    let call = |name| {
        style(&format!(
            "{macros}\n<citation><layout>\n  <text macro=\"{name}\"/></layout></citation>"
        ))
    };
    check_error(
        &call("autor-short"),
        "5:3 E0204 there is no macro `autor-short` / did you mean `author-short`?",
    );
    check_error(
        &call("title"),
        "5:3 E0204 there is no macro `title` / \
         add `<macro name=\"title\">`, or remove the call",
    );
    check_error(
        &style("<citation><sort><key macro=\"b\"/></sort><layout/></citation>"),
        "3:17 E0204 there is no macro `b` / add `<macro name=\"b\">`, or remove the call",
    );
}

#[test]
fn macro_cycles() {
    let calls = |name: &str, called: &str| {
        format!("<macro name=\"{name}\"><group><text macro=\"{called}\"/></group></macro>\n")
    };
    let itself = calls("a", "a") + "<citation><layout/></citation>";
    check_error(
        &style(&itself),
        "3:1 E0205 a macro calls itself: `a` -> `a` / remove one of these calls",
    );
    let round = calls("start", "a") + &calls("a", "b") + &calls("b", "c") + &calls("c", "a");
    check_error(
        &style(&(round + "<citation><layout><text macro=\"start\"/></layout></citation>")),
        "4:1 E0205 a macro calls itself: `a` -> `b` -> `c` -> `a` / remove one of these calls",
    );
}

#[test]
fn too_much_of_everything() {
    let help = "check that this is a CSL file; the largest official style has 250 kB";
    check_error(
        &" ".repeat(5_000_000),
        &format!(
            "E0206 the file has 5000000 bytes; styles and locales may have up to 4194304 / {help}"
        ),
    );
    check_error(
        &layout(&"<group>".repeat(200_000)),
        &format!("4:680 E0206 more than 100 levels of elements / {help}"),
    );
    let attributes: String = repeated(1000, |n| format!(" a{n}='x > y'"));
    check_error(
        &format!("<!-- '> --><style{attributes}/>"),
        &format!("1:12 E0206 more than 200 attributes on an element / {help}"),
    );
    let nested: String = repeated(50, |n| format!("<group xmlns:n{n}='x'>"));
    check_error(
        &nested,
        &format!("1:411 E0206 more than 20 namespaces / {help}"),
    );
}

#[test]
fn macros_that_grow_without_end() {
    // Each macro calls the next one twice: 2^40 elements to render.
    let doubling = repeated(40, |n| {
        let call = format!("<text macro=\"m{}\"/>", n + 1);
        format!("<macro name=\"m{n}\">{call}{call}</macro>\n")
    });
    let end = "<macro name=\"m40\"><text value=\"x\"/></macro><citation><layout/></citation>";
    let doubling = doubling + end;
    let error = parse_style(&style(&doubling)).expect_err("too much to render");
    assert!(
        error.message().starts_with("more than 1000000 elements"),
        "{error}"
    );

    let chain = repeated(20_000, |n| {
        format!("<macro name=\"m{n}\"><text macro=\"m{}\"/></macro>", n + 1)
    });
    let chain = chain + "<macro name=\"m20000\"/><citation><layout/></citation>";
    let error = parse_style(&style(&chain)).expect_err("too deep to render");
    assert!(
        error.message().starts_with("more than 256 levels"),
        "{error}"
    );
}

#[test]
fn unknown_attributes() {
    check_warnings(
        &layout("  <text varible=\"title\" value=\"ä\" sufix=\".\"/><group zzz=\"1\"/>"),
        &[
            "4:9 W0201 attribute `varible` on `text` is not CSL 1.0.2 and is ignored / \
             did you mean `variable`?",
            "4:35 W0201 attribute `sufix` on `text` is not CSL 1.0.2 and is ignored / \
             did you mean `suffix`?",
            "4:53 W0201 attribute `zzz` on `group` is not CSL 1.0.2 and is ignored / expected one \
             of `prefix`, `suffix`, `font-style`, `font-variant`, `font-weight`, \
             `text-decoration`, `vertical-align`, `delimiter`, `display`",
        ],
    );
}

#[test]
fn unknown_values() {
    check_warnings(
        &layout(
            "<text variable=\"titel\"/>\n\
             <text value=\"x\" font-style=\"slanted\" quotes=\"yes\"/>\n\
             <names variable=\"author\"><name et-al-min=\"three\"/></names>",
        ),
        &[
            "4:7 W0202 `titel` is not a value of `variable` on `text`, and is ignored / \
             did you mean `title`?",
            "5:17 W0202 `slanted` is not a value of `font-style` on `text`, and is ignored / \
             expected one of `normal`, `italic`, `oblique`",
            "5:38 W0202 `yes` is not a value of `quotes` on `text`, and is ignored / \
             expected one of `true`, `false`, `1`, `0`",
            "6:32 W0202 `three` is not a value of `et-al-min` on `name`, and is ignored / \
             expected a whole number",
        ],
    );
}

#[test]
fn unknown_elements_and_text() {
    check_warnings(
        &layout("<txt/>\nhello\n<x:text xmlns:x=\"urn:x\"/>"),
        &[
            "4:1 W0203 element `txt` cannot stand in `layout` and is ignored / \
             did you mean `text`?",
            "4:7 W0203 text in `layout` is ignored / \
             text to print goes into `<text value=\"...\"/>`",
            "6:1 W0203 element `text` of the namespace `urn:x` cannot stand in `layout` and is \
             ignored",
        ],
    );
}

#[test]
fn missing_attributes() {
    check_warnings(
        &layout("<text/><date/><names/><label/><number/><choose><if/></choose>"),
        &[
            "4:1 W0204 `text` has no `variable`, `macro`, `term`, `value`, and is ignored",
            "4:8 W0204 `date` has no `variable`, and is ignored",
            "4:15 W0204 `names` has no `variable`, and is ignored",
            "4:23 W0204 `label` has no `variable`, and is ignored",
            "4:31 W0204 `number` has no `variable`, and is ignored",
            "4:48 W0204 `if` has no `disambiguate`, `is-numeric`, `is-uncertain-date`, `locator`, \
             `position`, `type`, `variable`, and is ignored",
        ],
    );
    check_warnings(
        "<style><info><id>x</id></info><citation><layout/></citation></style>",
        &[
            "1:1 W0204 `style` has no `class`; it is taken for `in-text` / \
           expected one of `in-text`, `note`",
        ],
    );
}

#[test]
fn what_is_there_twice() {
    let twice = "<citation><layout><text value=\"1\" macro=\"m\"/></layout></citation>";
    check_warnings(
        &style(&format!(
            "<macro name=\"m\"/>\n<macro name=\"m\"/>{twice}\n<citation/>"
        )),
        &[
            "4:1 W0205 macro `m` is there more than once; the first one counts",
            "4:36 W0205 `text` renders one thing only; the first of `variable`, `macro`, `term`, \
             `value` counts",
            "5:1 W0205 `citation` is there more than once; the first one counts",
        ],
    );
}

#[test]
fn terms() {
    check_warnings(
        &style(
            "<locale><terms><term name=\"mine\"><single>a</single></term></terms></locale>\n\
             <citation><layout><text term=\"mine\"/><text term=\"edtion\"/></layout></citation>",
        ),
        &[
            "3:16 W0206 `term` has only one of `single` and `multiple`; it is used for both",
            "4:38 W0209 `edtion` is not a term of CSL 1.0.2 / did you mean `edition`?",
        ],
    );
}

#[test]
fn a_style_without_id() {
    check_warnings(
        "<style class=\"note\"><citation><layout/></citation></style>",
        &["1:1 W0207 the style has no `id` in its `info`"],
    );
}

#[test]
fn warnings_past_counting() {
    let parsed = parse_style(&layout(&"<txt/>".repeat(1_000))).expect("nothing fatal");
    assert_eq!(parsed.diagnostics.len(), 201);
    let last = parsed.diagnostics.last().map(|d| d.message.clone());
    assert_eq!(last.as_deref(), Some("800 more warnings are not listed"));
}
