//! The tree is the one that html5ever's own tokenizer leads to.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, parse_document};
use ibid_testdata::{Dataset, find_or_skip};
use std::fmt::Write as _;
use std::io::Read as _;

use super::names::is_read;
use super::{Sink, fragment, page};
use crate::html::tree::{Step, Tree};

/// Pieces of which pages are made, the odd ones more than the usual.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=a>",
    "</div>",
    "<DIV ID='x' id=y>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=\"/a?b&c=1\">",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "text",
    " ",
    "\n  ",
    "\r\n",
    "a < b",
    "<",
    "</",
    "</>",
    "<!",
    "<?pi?>",
    "<!-- c -->",
    "<!-->",
    "<!--->",
    "<!-- a --!>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<script type=module>",
    "<!--<script>",
    "</SCRIPT >",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "&amp;",
    "&ampx",
    "&nbsp",
    "&#x41;",
    "&#65",
    "&#128;",
    "&#0;",
    "&#xD800;",
    "&notit;",
    "&notin;",
    "&",
    "&;",
    "&#",
    "&#x",
    "<textarea>",
    "</textarea>",
    "<svg>",
    "</svg>",
    "<path d=m />",
    "<![CDATA[x]]>",
    "<math>",
    "</math>",
    "<mi>",
    "\0",
    "<p title=\"&copy=1 &copy;\">",
    "<p title=a&b/>",
    "<p a=\"b",
    "<p title='",
    "\"",
    "'",
    ">",
    "=",
    "/",
    "<br/>",
    "</br>",
    "<img src=x>",
    "<head>",
    "<body class=b>",
    "<html lang=de>",
    "</body>",
    "</html>",
    "<select>",
    "<option>",
    "</select>",
    "<noscript>",
    "</noscript>",
    "<iframe>",
    "</iframe>",
    "<plaintext>",
    "<xmp>",
    "</xmp>",
    "<li>",
    "<ul>",
    "</ul>",
    "<h1>",
    "</h1>",
    "<form>",
    "</form>",
    "<template>",
    "</template>",
    "<p / title=a>",
    "<p =title=a>",
    "<!DOCTYPE html>",
    "<!doctype html PUBLIC '-//W3C//DTD HTML 4.01//EN'>",
    "<pre>\n",
    "</pre>",
    "<nobr>",
    "<font color=red>",
    "é",
    "\u{a0}",
    "<é>",
    "<p\u{c}title=\"q\">",
    "<x-y data-testid=z>",
    "<input type=hidden>",
    "&CounterClockwiseContourIntegral;",
];

/// The elements with the attributes that are read, and the text, white space as one space. In
/// pictures, names such as `xlink:href` become others, which nobody reads.
fn dump(tree: &Tree) -> String {
    let mut out = String::new();
    let mut text = String::new();
    let mut pictures = 0;
    for step in tree.walk() {
        if let Step::Text(piece) = step {
            text.push_str(piece);
            continue;
        }
        if !text.is_empty() {
            let _ = writeln!(out, "{:?}", spaced(&std::mem::take(&mut text)));
        }
        match step {
            Step::Open(element) => {
                let _ = write!(out, "<{}", element.name());
                pictures += usize::from(element.name() == "svg");
                let attributes = element.attrs().filter(|(name, _)| is_read(name));
                for (name, value) in attributes.filter(|_| pictures == 0) {
                    let _ = write!(out, " {name}={:?}", spaced(value));
                }
                out.push_str(">\n");
            }
            Step::Close(element) => {
                pictures -= usize::from(element.name() == "svg");
                let _ = writeln!(out, "</{}>", element.name());
            }
            Step::Text(_) => {}
        }
    }
    out
}

fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for c in text.chars() {
        let c = if c.is_ascii_whitespace() { ' ' } else { c };
        if c != ' ' || !spaced.ends_with(' ') {
            spaced.push(c);
        }
    }
    spaced
}

/// Sees that both trees of a text are one.
fn check(source: &str, name: &str) {
    let (ours, theirs) = (dump(&fragment(source)), dump(&theirs(source)));
    let mut lines = ours.lines().zip(theirs.lines());
    assert_eq!(lines.find(|(ours, theirs)| ours != theirs), None, "{name}");
    assert_eq!(ours.len(), theirs.len(), "{name}");
}

fn theirs(source: &str) -> Tree {
    parse_document(Sink::default(), ParseOpts::default()).one(StrTendril::from(source))
}

#[test]
fn a_page_of_any_pieces_gives_the_same_tree() {
    // A generator of its own, so that every run has the same pages.
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).unwrap()).unwrap()
    };
    for _ in 0..20_000 {
        let pieces = 1 + next(14);
        let source: String = (0..pieces).map(|_| PIECES[next(PIECES.len())]).collect();
        check(&source, &format!("{source:?}"));
    }
}

#[test]
fn real_pages_give_the_same_tree() {
    let Some(corpus) = find_or_skip(Dataset::Articles) else {
        return;
    };
    let mut pages = 0;
    for source in std::fs::read_dir(corpus.join("cases")).unwrap() {
        for case in std::fs::read_dir(source.unwrap().path()).unwrap() {
            let case = case.unwrap().path();
            pages += 1;
            // A few of them, for the time that it takes.
            if pages % 20 > 0 {
                continue;
            }
            let Ok(file) = std::fs::File::open(case.join("page.html.gz")) else {
                continue;
            };
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(file)
                .read_to_end(&mut bytes)
                .unwrap();
            let text = String::from_utf8_lossy(&bytes);
            check(&text, &case.display().to_string());
            // What is skipped gives no element.
            assert!(page(&text).0.walk().count() <= fragment(&text).walk().count());
        }
    }
    assert!(pages > 0, "the corpus has pages");
}
