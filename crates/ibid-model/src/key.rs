//! Citation keys made from an item: `venneman2017safe`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::item::Item;
use crate::name::Name;
use crate::vocabulary::{DateVariable, NameVariable, TextVariable};

/// Roles whose first name makes the key, the nearest to an author first.
const ROLES: [NameVariable; 5] = [
    NameVariable::Author,
    NameVariable::Editor,
    NameVariable::Director,
    NameVariable::Composer,
    NameVariable::Translator,
];

/// Title words that say nothing of the content, in the languages that titles are often in.
const EMPTY_WORDS: [&str; 72] = [
    "a", "about", "again", "against", "al", "am", "an", "and", "are", "as", "at", "au", "aux",
    "be", "by", "can", "da", "das", "de", "del", "dem", "den", "der", "des", "di", "die", "do",
    "does", "du", "ein", "eine", "el", "et", "for", "from", "gli", "het", "how", "i", "if", "il",
    "in", "into", "is", "it", "l", "la", "las", "le", "les", "lo", "los", "of", "on", "or", "os",
    "s", "the", "to", "towards", "un", "una", "und", "une", "what", "when", "where", "why", "will",
    "with", "y", "you",
];

/// The key of an item: family name, year, and the title's first word of content, in ASCII lower
/// case; `item` where the item has none of these in Latin letters.
///
/// The same item always gets the same key; [`unused`] sets keys of several items apart.
///
/// ```
/// use ibid_model::{Item, ItemType, Name, NameVariable, RichText, TextVariable, key};
/// let mut item = Item::new("", ItemType::Webpage);
/// item.names.insert(NameVariable::Author, vec![Name::person("Brontë", "Emily")]);
/// item.texts.insert(TextVariable::Title, RichText::from("The Night is Darkening"));
/// assert_eq!(key::make_key(&item), "brontenight");
/// ```
pub fn make_key(item: &Item) -> String {
    let mut key = family(item);
    let issued = item.dates.get(DateVariable::Issued);
    if let Some(date) = issued.and_then(crate::date::Date::start) {
        key.push_str(&date.year.to_string().replace('-', "bc"));
    }
    let title = item.texts.get(TextVariable::Title);
    key.push_str(&title.map_or_else(String::new, |title| content_word(&title.plain())));
    if key.is_empty() {
        "item".to_owned()
    } else {
        key
    }
}

/// `key`, or `key` with `a`, `b`, …, `z`, `aa`, … behind it: the first that is not taken.
pub fn unused(key: &str, taken: impl Fn(&str) -> bool) -> String {
    unused_after(key, &mut 0, taken)
}

/// [`unused`] for many of one key: `tried` is how many forms of it have been tried, and is taken on from
/// there, so that each form is tried once.
pub fn unused_after(key: &str, tried: &mut usize, taken: impl Fn(&str) -> bool) -> String {
    loop {
        let candidate = match *tried {
            0 => key.to_owned(),
            number => format!("{key}{}", letters(number)),
        };
        *tried += 1;
        if !taken(&candidate) {
            return candidate;
        }
    }
}

/// 1 as `a`, 26 as `z`, 27 as `aa`.
fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    out.iter().rev().collect()
}

fn family(item: &Item) -> String {
    let first = ROLES.iter().find_map(|role| item.names.get(*role)?.first());
    let part = |name: &Name| {
        let parts = [&name.family, &name.literal, &name.given];
        let folded = parts.into_iter().flatten().map(|part| fold(part));
        folded.into_iter().find(|part| !part.is_empty())
    };
    first.and_then(part).unwrap_or_default()
}

/// The first word of a title that says something; its first word where none does.
fn content_word(title: &str) -> String {
    let words = || {
        title
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
            .map(|word| {
                // "L'Étranger" and "d'Artagnan": the article before the apostrophe is no content.
                match word.split_once(['\'', '’']) {
                    Some((article, noun)) if article.chars().count() == 1 => noun,
                    _ => word,
                }
            })
            .map(fold)
            .filter(|word| !word.is_empty())
    };
    words()
        .find(|word| !EMPTY_WORDS.contains(&word.as_str()))
        .or_else(|| words().next())
        .unwrap_or_default()
}

/// ASCII letters and digits in lower case; accents fall away, and what has no ASCII form.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' | 'ẞ' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'þ' | 'Þ' => out.push_str("th"),
            'ø' | 'Ø' => out.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ł' | 'Ł' => out.push('l'),
            'ħ' | 'Ħ' => out.push('h'),
            'ı' => out.push('i'),
            _ if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    out
}
