//! Particles and suffixes; markup and keys.

use ibid_model::{Item, ItemType, Name, NameVariable, RichText, TextVariable, key};

/// Family, given, dropping and non-dropping particle, and suffix, joined by `|`.
fn split(family: &str, given: &str) -> String {
    let name = Name::person(family, given).split_particles();
    [
        name.family,
        name.given,
        name.dropping_particle,
        name.non_dropping_particle,
        name.suffix,
    ]
    .map(Option::unwrap_or_default)
    .join("|")
}

#[test]
fn particles_are_found_by_their_case() {
    for (family, given, parts) in [
        ("Gogh", "Vincent", "Gogh|Vincent|||"),
        ("van Gogh", "Vincent", "Gogh|Vincent||van|"),
        ("van der Vlist", "Eric", "Vlist|Eric||van der|"),
        ("Humboldt", "Alexander von", "Humboldt|Alexander|von||"),
        ("Smith", "George von und zum", "Smith|George|von und zum||"),
        ("La Fontaine", "Jean de", "La Fontaine|Jean|de||"),
        (
            "d'Aubignac",
            "François Hédelin",
            "Aubignac|François Hédelin||d'|",
        ),
        ("d’Aubignac", "François", "Aubignac|François||d’|"),
        (
            "Aubignac",
            "François Hédelin d'",
            "Aubignac|François Hédelin|d'||",
        ),
        ("de' Medici", "Lorenzo", "Medici|Lorenzo||de' |"),
        ("'t Horvath", "Peter", "Horvath|Peter||'t|"),
        ("in 't Horvath", "Peter", "Horvath|Peter||in 't|"),
        ("al-Aswānī", "ʿAlāʾ", "Aswānī|ʿAlāʾ||al-|"),
        ("O'Brien", "Flann", "O'Brien|Flann|||"),
        ("Van Dyke", "Dick", "Van Dyke|Dick|||"),
        ("hooks", "bell", "hooks|bell|||"),
        ("cummings", "e. e.", "cummings|e. e.|||"),
        ("Doe", "John, III", "Doe|John|||III"),
        (
            "Aubignac",
            "François Hédelin, abbé d'",
            "Aubignac|François Hédelin|||abbé d'",
        ),
    ] {
        assert_eq!(split(family, given), parts, "{family}, {given}");
    }
}

#[test]
fn names_that_are_not_taken_apart() {
    let quoted = Name::person("\"van Happel\"", "Eduard").split_particles();
    assert_eq!(quoted.family.as_deref(), Some("van Happel"));
    assert_eq!(quoted.non_dropping_particle, None);
    for name in [
        Name {
            parse_names: Some(false),
            ..Name::person("van Gogh", "Vincent")
        },
        Name {
            non_dropping_particle: Some("von".to_owned()),
            ..Name::person("de Boer", "C")
        },
        Name::literal("van der Something"),
        Name::person("van Gogh", ""),
        Name::default(),
        Name::person("\"", "x"),
    ] {
        assert_eq!(name.clone().split_particles(), name);
    }
    let comma = Name::person("Doe", "John,! Jr.").split_particles();
    assert_eq!(
        (comma.suffix.as_deref(), comma.comma_suffix),
        (Some("Jr."), true)
    );
}

#[test]
fn markup_is_told_from_text() {
    for (source, plain) in [
        ("A <i>b</i> c", "A b c"),
        ("H<sub>2</sub>O", "H2O"),
        (
            "<span class=\"nocase\">van</span> <span style=\"font-variant: small-caps;\">X</span>",
            "van X",
        ),
        ("a < b > c <em>d</em> <i", "a < b > c <em>d</em> <i"),
        ("<span>x</span>", "<span>x"),
        ("日本<b>語</b>", "日本語"),
    ] {
        assert_eq!(RichText::from(source).plain(), plain);
    }
}

#[test]
fn keys() {
    let key = |name: Name, title: &str| {
        let mut item = Item::new("", ItemType::Book);
        item.names.insert(NameVariable::Editor, vec![name]);
        item.texts
            .insert(TextVariable::Title, RichText::from(title));
        key::make_key(&item)
    };
    assert_eq!(
        key(Name::person("Łukasiewicz", "Jan"), "L’Étranger"),
        "lukasiewiczetranger"
    );
    assert_eq!(
        key(Name::literal("World Bank"), "Is it <i>Safe</i>?"),
        "worldbanksafe"
    );
    assert_eq!(
        key(Name::person("村上", "Haruki"), "ノルウェイの森"),
        "haruki"
    );
    assert_eq!(key(Name::literal("出版社"), "森"), "item");
    let taken = ["a", "aa", "ab"];
    assert_eq!(key::unused("a", |key| taken.contains(&key)), "ac");
}
