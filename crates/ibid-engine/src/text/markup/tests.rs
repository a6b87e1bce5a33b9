use super::*;

fn quotes(open: &str, close: &str, inner_open: &str, inner_close: &str) -> Quotes {
    Quotes {
        open: open.to_owned(),
        close: close.to_owned(),
        inner_open: inner_open.to_owned(),
        inner_close: inner_close.to_owned(),
    }
}

fn english() -> Quotes {
    quotes("“", "”", "‘", "’")
}

/// The pieces as text: spans in brackets with a letter for their kind, text as it is.
fn shown(text: &str, quotes: &Quotes) -> String {
    let mut shown = String::new();
    for piece in parse(text, quotes) {
        match piece {
            Piece::Text(text) => shown.push_str(&text),
            Piece::Close(_) => shown.push(']'),
            Piece::Open(inline) => shown.push_str(match inline {
                Inline::Italic => "i[",
                Inline::Bold => "b[",
                Inline::SmallCaps => "sc[",
                Inline::Superscript => "sup[",
                Inline::Subscript => "sub[",
                Inline::NoDecoration => "nd[",
                Inline::Quote => "q[",
                Inline::InnerQuote => "iq[",
            }),
        }
    }
    shown
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(text, &english()), *expected, "{text}");
    }
}

#[test]
fn tags_nest() {
    check(&[
        ("a <i>b <b>c</b></i> d", "a i[b b[c]] d"),
        ("x<sup>2</sup><sub>i</sub>", "xsup[2]sub[i]"),
        (
            "<sc>a</sc> <span style=\"font-variant:small-caps;\">b</span>",
            "sc[a] sc[b]",
        ),
        ("a <span class=\"nodecor\">v.</span> b", "a nd[v.] b"),
        ("a <span class=\"nocase\">b</span> c", "a b c"),
        ("<i>a <i>b</i> c</i>", "i[a i[b] c]"),
    ]);
}

#[test]
fn tags_without_partner_are_text() {
    check(&[
        ("a <i>b", "a <i>b"),
        ("a</i> b", "a</i> b"),
        ("<i>a <b>b</i> c", "i[a <b>b] c"),
        ("a < b <br> c", "a < b <br> c"),
        ("<span class=\"x\">a</span>", "<span class=\"x\">a</span>"),
        ("<i>a</b> b</i>", "i[a</b> b]"),
    ]);
}

#[test]
fn straight_marks_open_and_close() {
    check(&[
        ("say \"friend\" and", "say q[friend] and"),
        ("\"a 'b' c\"", "q[a iq[b] c]"),
        ("'a \"b\" c'", "q[a iq[b] c]"),
        ("(\"a\") ['b']", "(q[a]) [iq[b]]"),
        ("it is (\"<i>My</i>\") now", "it is (q[i[My]]) now"),
        ("<i>\"a\"</i>", "i[q[a]]"),
        ("'Nobody': a", "q[Nobody]: a"),
    ]);
}

#[test]
fn apostrophes_curl() {
    check(&[
        ("don't", "don’t"),
        ("the dogs' tails", "the dogs’ tails"),
        ("ETFA '09)", "ETFA ’09)"),
        ("'You're a Dog': x", "q[You’re a Dog]: x"),
        ("l'''", "l’’’"),
        ("a ' b", "a ’ b"),
        ("<i>the dogs' tails</i>", "i[the dogs’ tails]"),
        ("<sc>l'</sc>wow", "sc[l’]wow"),
    ]);
}

#[test]
fn orphan_marks_are_text() {
    check(&[
        ("6\" pipe", "6\" pipe"),
        ("of \"Positive \" of", "of \"Positive \" of"),
        ("<i>a 6\" pipe</i>", "i[a 6\" pipe]"),
        ("a \"b", "a \"b"),
    ]);
}

#[test]
fn marks_of_the_locale_are_structure() {
    check(&[
        ("a “b ‘c’ d” e", "a q[b iq[c] d] e"),
        ("‘God willing’", "iq[God willing]"),
        ("‘it’s’", "iq[it’s]"),
        ("‘the <i>dogs’ tails</i> x’", "iq[the i[dogs’ tails] x]"),
        ("„a“ «b»", "„a“ «b»"),
    ]);
    let german = quotes("„", "“", "‚", "‘");
    assert_eq!(shown("a „b ‚c‘ d“ “e”", &german), "a q[b iq[c] d] “e”");
    let swedish = quotes("”", "”", "’", "’");
    assert_eq!(shown("a ”b” c’s", &swedish), "a q[b] c’s");
    let french = quotes("«\u{202f}", "\u{202f}»", "“", "”");
    assert_eq!(shown("a «\u{202f}b\u{202f}» \"c\"", &french), "a q[b] q[c]");
    let straight = quotes("\"", "\"", "'", "'");
    assert_eq!(shown("a \"b\"", &straight), "a q[b]");
    assert_eq!(shown("a \"b\"", &Quotes::default()), "a q[b]");
}

#[test]
fn every_span_is_closed_and_nesting_is_limited() {
    let deep = format!("{}a{}", "<i>".repeat(5000), "</i>".repeat(5000));
    for text in [
        deep.as_str(),
        "\"'\"'",
        "<i>\"</i>\"",
        "'<b>'</b>",
        "“‘”’",
        "",
        "<",
    ] {
        let mut depth = 0_usize;
        for piece in parse(text, &english()) {
            match piece {
                Piece::Open(_) => depth += 1,
                Piece::Close(_) => depth = depth.checked_sub(1).unwrap(),
                Piece::Text(text) => assert!(!text.is_empty()),
            }
            assert!(depth <= 32);
        }
        assert_eq!(depth, 0, "{text}");
    }
}

#[test]
fn plain_text_takes_the_fast_path() {
    for text in ["Ein schöner Titel: 12–14", "日本語", ""] {
        assert!(is_plain(text), "{text}");
        assert_eq!(shown(text, &english()), text);
    }
    for text in ["it's", "a “b”", "<i>", "«b»", "「b」"] {
        assert!(!is_plain(text), "{text}");
    }
}

#[test]
fn strip_removes_tags_only() {
    assert_eq!(
        strip("a <i>b</i> <br> 1 < 2 <span class=\"nocase\">\"c\"</span>"),
        "a b <br> 1 < 2 \"c\""
    );
    assert!(matches!(strip("plain"), Cow::Borrowed(_)));
}
