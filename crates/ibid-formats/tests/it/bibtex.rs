//! BibTeX and BibLaTeX: what is read out of files as programs and people write them.

use std::fmt::Write as _;

use ibid_formats::{Format, References, detect, read, write};
use ibid_model::{Date, Item, ItemType, Name, NameVariable, NumberVariable, TextVariable};
use proptest::prelude::*;
use proptest::sample::select;

fn read_as(format: Format, text: &str) -> References {
    read(format, text.as_bytes()).unwrap()
}

fn bibtex(text: &str) -> References {
    read_as(Format::Bibtex, text)
}

fn keys(references: &References) -> Vec<&str> {
    references.items.iter().map(|i| i.id.as_str()).collect()
}

/// The only item of an entry with these fields.
fn one(format: Format, kind: &str, fields: &str) -> Item {
    let references = read_as(format, &format!("@{kind}{{k, {fields}}}"));
    assert_eq!(references.items.len(), 1, "{:?}", references.diagnostics);
    references.items.into_iter().next().unwrap()
}

#[test]
fn tex_becomes_unicode_and_markup() {
    let cases = [
        (r#"\"{o}\"o{\"o}{\"{o}}"#, "öööö"),
        (r"\'\i \'{\i}\^\j", "ííĵ"),
        (
            r"\c c\c{c} \v{S} \H{o} \k a \r{u} \u g \d{h} \b{d} \t{oo}",
            "çç Š ő ą ů ğ ḥ ḏ o͡o",
        ),
        (r"\'{\^e}", "ế"),
        (r"\ss\ae\o{}x \l\aa\dh\th\OE", "ßæøx łåðþŒ"),
        (r"\enquote*{a}\hyphen b", "“a”-b"),
        (r"10--12 --- ``q'' `s' it's", "10–12 — “q” ‘s’ it's"),
        (
            r"A~B \& C\% \$5 \#1 a\_b \{x\}",
            "A\u{a0}B & C% $5 #1 a_b {x}",
        ),
        (
            r"\textit{a} \emph{b} {\it c} {\bf d}",
            "<i>a</i> <i>b</i> <i>c</i> <b>d</b>",
        ),
        (
            r"H$_2$O $^{13}$C x\textsuperscript{2}",
            "H<sub>2</sub>O <sup>13</sup>C x<sup>2</sup>",
        ),
        (
            r"$\alpha$ and $\beta_{1} \leq 3$, 90$^\circ$",
            "α and β<sub>1</sub> ≤3, 90°",
        ),
        (r"from $5 to $6", "from $5 to $6"),
        (r"\foo{bar} \unknown x", r"\foo{bar} \unknown x"),
        (r"\~{} \^{}", "~ ^"),
        ("a\n   b", "a b"),
        (r"\'", "´"),
        (r"\textit{}", ""),
        (r"\", r"\"),
    ];
    for (tex, expected) in cases {
        let item = one(
            Format::Bibtex,
            "misc",
            &format!("abstract = {{{tex}}}, x = 1"),
        );
        let found = item.text(TextVariable::Abstract).unwrap_or_default();
        assert_eq!(found, expected, "{tex}");
    }
}

#[test]
fn braces_keep_case_in_titles_only() {
    let kept = |text: &str| format!("<span class=\"nocase\">{text}</span>");
    let cases = [
        ("The {NASA} File", format!("The {} File", kept("NASA"))),
        ("{{The Whole Title}}", "The Whole Title".to_owned()),
        ("{The Whole Title}", "The Whole Title".to_owned()),
        (r#"{\"U}ber {{\"U}ber}"#, format!("Über {}", kept("Über"))),
        ("{A}{B} c", format!("{} c", kept("AB"))),
        (r"{\textit{E. coli}} {---}", "<i>E. coli</i> —".to_owned()),
    ];
    for (tex, expected) in cases {
        let item = one(
            Format::Bibtex,
            "book",
            &format!("title = {{{tex}}}, note = {{{tex}}}"),
        );
        assert_eq!(
            item.text(TextVariable::Title),
            Some(expected.as_str()),
            "{tex}"
        );
        let note = item.text(TextVariable::Note).unwrap();
        assert!(!note.contains("nocase"), "{note}");
    }
}

#[test]
fn one_bad_entry_costs_that_entry_at_most() {
    let good = "@misc{good, title = {Good}}\n";
    let cases = [
        (
            "@article{bad, title = {open {,\n  year = 2000\n}\n",
            "E0702",
            (1, 23),
        ),
        (
            "@article{bad, title = \"open,\n  year = 2000\n}\n",
            "E0702",
            (1, 23),
        ),
        ("@article{a, title = {x}, year = 2000\n", "W0704", (1, 1)),
        ("@article{a, title = {x} year = 2000}\n", "W0704", (1, 13)),
        ("@article{a, year = 1, year = 2}\n", "W0704", (1, 23)),
        ("@article{title = {no key}}\n", "W0704", (1, 1)),
        ("@article{a\n title = {x}}\n", "W0704", (1, 10)),
        ("@article{a, title {x}}\n", "W0704", (1, 13)),
        ("@article{a, title = {x}}, year = 2000}\n", "W0704", (1, 24)),
        ("@article{a, journal = nowhere}\n", "W0703", (1, 23)),
        (
            "@article{a, title = \"one \"two\" three\"}\n",
            "W0704",
            (1, 26),
        ),
        ("@article{a, crossref = {gone}}\n", "W0703", (1, 1)),
        ("@blob{a, title = {x}}\n", "W0704", (1, 1)),
        ("@book{a, isbn = {9780226458084}}\n", "W0703", (1, 10)),
    ];
    for (bad, code, place) in cases {
        let references = bibtex(&format!("{bad}{good}"));
        assert_eq!(keys(&references).last(), Some(&"good"), "{bad}");
        let found = references
            .diagnostics
            .first()
            .unwrap_or_else(|| panic!("{bad}"));
        assert_eq!(found.code.0, code, "{bad}: {found:?}");
        assert_eq!(
            found.line.zip(found.column),
            Some(place),
            "{bad}: {found:?}"
        );
        let lost = usize::from(code == "E0702");
        assert_eq!(references.items.len(), 2 - lost, "{bad}");
    }
}

#[test]
fn strings_comments_and_parentheses() {
    let references = bibtex(
        "Junk me@example.org{x, y}\n@string{a = {One}}\n@string{a = a # \" Two\"}\n\
         @comment{@misc{hidden, title = {x}}}\n@preamble{ {\\newcommand{\\x}{y}} # a }\n\
         @ARTICLE(k, Title = a # { and } # 3, month = \"8~\" # jul, year = 2001)\n",
    );
    assert_eq!(keys(&references), ["k"]);
    let item = &references.items[0];
    assert_eq!(item.text(TextVariable::Title), Some("One Two and 3"));
    let issued = item.dates.get(ibid_model::DateVariable::Issued).unwrap();
    assert_eq!(issued.to_edtf().as_deref(), Some("2001-07-08"));
}

#[test]
fn hostile_files_end() {
    let deep = format!(
        "@misc{{k, title = {{{}{}}}}}",
        "{".repeat(500_000),
        "}".repeat(500_000)
    );
    assert_eq!(bibtex(&deep).items.len(), 1);
    let mut grown = String::from("@string{a0 = {xxxxxxxxxxxxxxxx}}\n");
    for n in 1..60 {
        writeln!(grown, "@string{{a{n} = a{m} # a{m}}}", m = n - 1).unwrap();
    }
    grown.push_str("@misc{k, title = a59}\n");
    assert_eq!(bibtex(&grown).items.len(), 1);
    for unit in [
        "{",
        "@comment{",
        "@a{b,c={",
        "@a{b,c=\"",
        "$",
        "\\'",
        "@a{k,t={$x",
        "\"",
        "@x",
        "}",
    ] {
        let text = format!("@misc{{k, title = {{x}}}}\n{}", unit.repeat(100_000));
        assert!(!bibtex(&text).items.is_empty(), "{unit}");
        let text = format!("@misc{{k, title = {{{}", unit.repeat(100_000));
        let _ = read(Format::Biblatex, text.as_bytes());
    }
    for unit in ["--", "'", "`", "{a} ", "a and ", "~"] {
        let text = format!("@misc{{k, title = {{{}}}}}", unit.repeat(200_000));
        assert_eq!(bibtex(&text).items.len(), 1, "{unit}");
    }
}

#[test]
fn entries_take_fields_from_others() {
    let text = "@inbook{part, crossref = {whole}, title = {Part}, xdata = {place}}\n\
        @book{whole, author = {Doe, Jane}, title = {Whole}, subtitle = {All}, date = {2001}}\n\
        @xdata{place, publisher = {Press}, xdata = {more}}\n@xdata{more, location = {Rome}}\n";
    let references = read_as(Format::Biblatex, text);
    assert_eq!(keys(&references), ["part", "whole"]);
    let part = &references.items[0];
    assert_eq!(part.text(TextVariable::Title), Some("Part"));
    assert_eq!(part.text(TextVariable::ContainerTitle), Some("Whole: All"));
    assert_eq!(part.text(TextVariable::PublisherPlace), Some("Rome"));
    assert!(part.names.contains(NameVariable::ContainerAuthor));
    // BibTeX takes over each field by its own name.
    let part = &bibtex(text).items[0];
    assert_eq!(part.text(TextVariable::ContainerTitle), None);
    let circle = "@misc{a, crossref = {b}, title = {A}}\n@misc{b, crossref = {a}}\n";
    let references = read_as(Format::Biblatex, circle);
    assert_eq!(references.items.len(), 2);
    assert!(
        references
            .diagnostics
            .iter()
            .any(|d| d.message.contains("circle"))
    );
}

fn authors(format: Format, names: &str) -> Vec<Name> {
    let item = one(format, "misc", &format!("author = {{{names}}}"));
    item.names
        .get(NameVariable::Author)
        .cloned()
        .unwrap_or_default()
}

#[test]
fn names_by_bibtex_rules() {
    let person = |family: &str, given: &str, von: &str, suffix: &str| {
        let some = |t: &str| Some(t.to_owned()).filter(|t| !t.is_empty());
        Name {
            non_dropping_particle: some(von),
            suffix: some(suffix),
            ..Name::person(family, given)
        }
    };
    let cases = [
        ("Donald E. Knuth", person("Knuth", "Donald E.", "", "")),
        (
            "Ludwig van Beethoven",
            person("Beethoven", "Ludwig", "van", ""),
        ),
        (
            "de la Vall{\\'e}e Poussin, Charles",
            person("Vallée Poussin", "Charles", "de la", ""),
        ),
        (
            "King, Jr., Martin Luther",
            person("King", "Martin Luther", "", "Jr."),
        ),
        ("{\\'E}mile Zola", person("Zola", "Émile", "", "")),
        (
            "jean de la fontaine",
            person("fontaine", "", "jean de la", ""),
        ),
        ("{van} Gogh, Vincent", person("van Gogh", "Vincent", "", "")),
        ("Plato", person("Plato", "", "", "")),
        (
            "{World Health Organization}",
            Name::literal("World Health Organization"),
        ),
        (
            "{Barnes and Noble, Inc.}",
            Name::literal("Barnes and Noble, Inc."),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(authors(Format::Bibtex, text), [expected], "{text}");
    }
    let gogh = authors(
        Format::Biblatex,
        "family=Gogh, given=Vincent, prefix=van, useprefix=true",
    );
    assert_eq!(gogh, [person("Gogh", "Vincent", "van", "")]);
    let dropping = authors(Format::Biblatex, "van Gogh, Vincent");
    assert_eq!(dropping[0].dropping_particle.as_deref(), Some("van"));
    // `and others` is no name: it is kept beside them, and written back.
    let item = one(Format::Bibtex, "misc", "author = {Doe, Jane and others}");
    assert_eq!(item.names.get(NameVariable::Author).map(Vec::len), Some(1));
    let written = write(Format::Bibtex, [&item]).unwrap();
    assert!(
        written.text.contains("{Doe, Jane and others}"),
        "{}",
        written.text
    );
}

#[test]
fn a_space_that_ends_a_command_divides_no_name() {
    let cases = [
        (r"Larsson, Jan-\AA ke", ("Larsson", "Jan-Åke")),
        (r"Brau\ss e, Franz", ("Brauße", "Franz")),
        (r"Fran\c cois Dupont", ("Dupont", "François")),
        (r"{\AA}ke Pet\H o", ("Pető", "Åke")),
        (r"Jan Stra\ss{} Berg", ("Berg", "Jan Straß")),
    ];
    for (text, (family, given)) in cases {
        for format in [Format::Bibtex, Format::Biblatex] {
            let names = authors(format, text);
            assert_eq!(names, [Name::person(family, given)], "{text}");
        }
    }
}

#[test]
fn entries_that_are_commented_out_are_none() {
    let text = "%@article{a, title = {No}}\n  % @article{b,\n%  title = {No}\n%}\n@article{a, title = {Yes}}";
    let references = bibtex(text);
    assert_eq!(keys(&references), ["a"]);
    assert_eq!(references.items[0].text(TextVariable::Title), Some("Yes"));
}

#[test]
fn braces_that_stand_in_formulas_are_signs() {
    let item = one(
        Format::Bibtex,
        "article",
        r"title = {29th $\{$USENIX$\}$ Security}",
    );
    assert_eq!(
        item.text(TextVariable::Title),
        Some("29th {USENIX} Security")
    );
}

#[test]
fn types_as_users_expect_them() {
    let cases = [
        (
            "article",
            "entrysubtype = {newspaper}",
            ItemType::ArticleNewspaper,
        ),
        ("inproceedings", "", ItemType::PaperConference),
        ("CONFERENCE", "", ItemType::PaperConference),
        ("online", "", ItemType::Webpage),
        (
            "misc",
            "howpublished = {\\url{https://example.org}}",
            ItemType::Document,
        ),
        (
            "online",
            "eprint = {1706.03762}, eprinttype = {arxiv}",
            ItemType::Webpage,
        ),
        (
            "misc",
            "eprint = {1706.03762}, archivePrefix = {arXiv}",
            ItemType::Article,
        ),
        ("phdthesis", "", ItemType::Thesis),
        (
            "inreference",
            "entrysubtype = {dictionary}",
            ItemType::EntryDictionary,
        ),
        ("jurisdiction", "", ItemType::LegalCase),
        ("dataset", "", ItemType::Dataset),
        ("misc", "csl-type = {hearing}", ItemType::Hearing),
    ];
    for (kind, fields, expected) in cases {
        let item = one(Format::Biblatex, kind, fields);
        assert_eq!(item.item_type, expected, "{kind} {fields}");
    }
}

#[test]
fn fields_without_a_place_are_kept_and_written_back() {
    let text = "@proceedings{k, title = {T}, mendeley-groups = {A/B}, titleaddon = {Add}, file = {:a\\_b.pdf:pdf}}";
    let item = bibtex(text).items.remove(0);
    let written = write(Format::Bibtex, [&item]).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    for part in [
        "@proceedings{k,",
        "mendeley-groups = {A/B}",
        "titleaddon = {Add}",
        ":a\\_b.pdf",
    ] {
        assert!(written.text.contains(part), "{part}: {}", written.text);
    }
    let key = Item::new("a key, with {signs}", ItemType::Book);
    let written = write(Format::Bibtex, [&key]).unwrap();
    assert!(
        written.text.contains("@book{akeywithsigns,"),
        "{}",
        written.text
    );
    assert_eq!(written.losses[0].field, "id");
}

#[test]
fn verbatim_fields_and_pages() {
    let item = one(
        Format::Bibtex,
        "article",
        r"doi = {https://doi.org/10.1002/a\_b}, url = {http://e.org/a_b%20c\&d}, pages = {1 -- 10}",
    );
    assert_eq!(item.text(TextVariable::Doi), Some("10.1002/a_b"));
    assert_eq!(item.text(TextVariable::Url), Some("http://e.org/a_b%20c&d"));
    assert_eq!(item.number(NumberVariable::Page), Some("1-10"));
}

#[test]
fn the_two_are_told_apart_by_content() {
    let cases = [
        (
            "% c\n@article{k,\n  journal = {J},\n  year = 2000\n}",
            Some(Format::Bibtex),
        ),
        (
            "@article{k,\n  journaltitle = {J},\n  date = {2000}\n}",
            Some(Format::Biblatex),
        ),
        ("@online{k,\n  title = {J}\n}", Some(Format::Biblatex)),
        (
            "@comment{jabref-meta: databaseType:biblatex;}",
            Some(Format::Biblatex),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(detect(Some("x.bib"), text.as_bytes()), expected, "{text}");
        assert_eq!(detect(None, text.as_bytes()), expected, "{text}");
    }
    for text in [
        "@media (x) {\n a {}\n}",
        "TY  - JOUR\n",
        "mail me@example.org",
    ] {
        let found = detect(None, text.as_bytes());
        assert!(
            !matches!(found, Some(Format::Bibtex | Format::Biblatex)),
            "{text}"
        );
    }
}

/// Family name with its particle, given name, suffix: what both sides tell apart.
fn flat(name: &Name) -> [String; 3] {
    let join = |a: &Option<String>, b: &Option<String>| {
        let parts = [a, b].into_iter().flatten().map(String::as_str);
        parts.collect::<Vec<_>>().join(" ")
    };
    [
        join(&name.non_dropping_particle, &name.family),
        join(&name.given, &None),
        name.suffix.clone().unwrap_or_default(),
    ]
}

fn oracle_names(names: &str) -> Vec<[String; 3]> {
    let text = format!("@misc{{k, author = {{{names}}}}}");
    let parsed = biblatex::Bibliography::parse(&text).unwrap();
    let people = parsed.get("k").unwrap().author().unwrap();
    let flat = people.into_iter().map(|p| {
        let family = format!("{} {}", p.prefix, p.name);
        [family.trim().to_owned(), p.given_name, p.suffix]
    });
    flat.collect()
}

proptest! {
    #[test]
    fn names_agree_with_the_crate_biblatex(
        given in proptest::collection::vec(select(&["Jane", "J.", "Jean-Paul", "Ana"][..]), 1..3),
        von in select(&["", "van", "de la", "von der"][..]),
        family in select(&["Doe", "Smith-Jones", "Berg"][..]),
        suffix in select(&["", "Jr.", "III"][..]),
        inverted in any::<bool>(),
    ) {
        let last = format!("{von} {family}").trim().to_owned();
        let given = given.join(" ");
        let name = match (inverted, suffix) {
            (_, s) if !s.is_empty() => format!("{last}, {s}, {given}"),
            (true, _) => format!("{last}, {given}"),
            (false, _) => format!("{given} {last}"),
        };
        let list = format!("{name} and Roe, Richard");
        let ours: Vec<[String; 3]> = authors(Format::Bibtex, &list).iter().map(flat).collect();
        prop_assert_eq!(ours, oracle_names(&list), "{}", list);
    }
}

#[test]
fn dates_agree_with_the_crate_biblatex() {
    let fields = [
        "date = {2017-03-04}",
        "date = {2017-03}",
        "date = {2017}",
        "date = {1999/2001}",
        "year = 1984, month = may",
        "year = {1984}, month = 12, day = 3",
        "date = {1850~}",
        "date = {2003?}",
    ];
    for field in fields {
        let text = format!("@misc{{k, {field}}}");
        let parsed = biblatex::Bibliography::parse(&text).unwrap();
        let theirs = match parsed.get("k").unwrap().date().unwrap() {
            biblatex::PermissiveType::Typed(date) => {
                let chunks = biblatex::Type::to_chunks(&date);
                chunks
                    .iter()
                    .map(|c| c.v.get().to_owned())
                    .collect::<String>()
            }
            biblatex::PermissiveType::Chunks(_) => panic!("{field}"),
        };
        let theirs = Date::parse_edtf(&theirs).unwrap();
        let item = one(Format::Biblatex, "misc", field);
        let ours = item.dates.get(ibid_model::DateVariable::Issued).unwrap();
        assert_eq!(ours.value, theirs.value, "{field}");
    }
}

#[test]
fn journals_and_places_that_are_given_twice() {
    let of = |kind: &str, fields: &str| one(Format::Bibtex, kind, fields);
    // MathSciNet.
    let item = of(
        "article",
        "JOURNAL = {Adv. Ponds}, FJOURNAL = {Advances in Ponds}",
    );
    let text = |item: &Item, variable| item.text(variable).map(str::to_owned);
    assert_eq!(
        text(&item, TextVariable::ContainerTitle).as_deref(),
        Some("Advances in Ponds")
    );
    assert_eq!(
        text(&item, TextVariable::ContainerTitleShort).as_deref(),
        Some("Adv. Ponds")
    );
    // ACM.
    let item = of(
        "inproceedings",
        "location = {Oslo, Norway}, address = {New York}",
    );
    assert_eq!(
        text(&item, TextVariable::EventPlace).as_deref(),
        Some("Oslo, Norway")
    );
    assert_eq!(
        text(&item, TextVariable::PublisherPlace).as_deref(),
        Some("New York")
    );
    let item = of("inproceedings", "location = {Oslo}");
    assert_eq!(
        text(&item, TextVariable::PublisherPlace).as_deref(),
        Some("Oslo")
    );
}
