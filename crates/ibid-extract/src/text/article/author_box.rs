//! Who wrote it, as the end of an article says: a box "About the Author", or a last paragraph
//! "Jane Doe is a freelance writer".

use crate::candidate::{CreatorKind, Property};
use crate::text::names::is_plausible_person;
use crate::text::names::{cut_person, is_job};

use super::Found;
use super::lines::{Line, strip_prefix_ignore_case};

/// Headings of the box, lower case.
const HEADINGS: &[&str] = &[
    "about the author",
    "about the authors",
    "about the author(s)",
    "about the writer",
    "about the contributor",
    "about the reporter",
    "about author",
    "author bio",
    "author biography",
    "author information",
    "meet the author",
    "writer bio",
    "the author",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "über den verfasser",
    "zum autor",
    "zur autorin",
    "zur person",
    "autoreninfo",
    "der autor",
    "die autorin",
    "die autoren",
    "à propos de l'auteur",
    "à propos de l’auteur",
    "à propos de l'autrice",
    "à propos de l’autrice",
    "à propos des auteurs",
    "l'auteur",
    "l’auteur",
    "sobre el autor",
    "sobre la autora",
    "sobre los autores",
    "acerca del autor",
    "sobre o autor",
    "sobre a autora",
    "sobre os autores",
    "sull'autore",
    "sull’autore",
    "l'autore",
    "l’autore",
    "informazioni sull'autore",
    "over de auteur",
    "om författaren",
    "om forfatteren",
    "tietoa kirjoittajasta",
    "o autorze",
    "o autorce",
    "o autorovi",
    "a szerzőről",
    "despre autor",
    "o autoru",
    "об авторе",
    "об авторах",
    "про автора",
    "за автора",
    "σχετικά με τον συγγραφέα",
    "yazar hakkında",
    "عن الكاتب",
    "نبذة عن الكاتب",
    "על המחבר",
    "tentang penulis",
    "về tác giả",
    "著者について",
    "著者プロフィール",
    "筆者プロフィール",
    "著者紹介",
    "この記事を書いた人",
    "ライタープロフィール",
    "作者简介",
    "作者簡介",
    "关于作者",
    "關於作者",
    "글쓴이 소개",
    "저자 소개",
];

/// Sentences after a heading that may each introduce an author.
const MOST_AUTHORS: usize = 8;
/// Filled lines from the end in which a bare introduction is looked for.
const NEAR_END: usize = 6;

pub(super) fn read(lines: &[Line<'_>], found: &mut Found) {
    let filled: Vec<&Line<'_>> = lines.iter().filter(|line| !line.is_blank()).collect();
    if read_box(&filled, found) {
        return;
    }
    let start = filled.len().saturating_sub(NEAR_END).max(3);
    for line in filled.get(start..).unwrap_or_default() {
        if let Some(name) = introduced(line.text).filter(|_| introduces_job(line.text)) {
            found.creators(Property::Authors, &[name], CreatorKind::Person, line, 0.5);
            return;
        }
    }
}

/// Reads the last box with a heading.
fn read_box(filled: &[&Line<'_>], found: &mut Found) -> bool {
    let heading = filled
        .iter()
        .enumerate()
        .rev()
        .find_map(|(index, line)| Some((index, after_heading(line.text)?)));
    let Some((index, rest)) = heading else {
        return false;
    };
    let mut names: Vec<String> = Vec::new();
    let mut evidence: Option<&Line<'_>> = None;
    let own = filled.get(index).map(|line| (*line, rest));
    let following = filled
        .get(index + 1..)
        .unwrap_or_default()
        .iter()
        .take(MOST_AUTHORS)
        .map(|line| (*line, line.text));
    for (line, text) in own.into_iter().chain(following) {
        if text.is_empty() {
            continue;
        }
        // A second author is introduced by a sentence: a title of two words may follow the box.
        let introduction =
            introduced(text).filter(|name| names.is_empty() || name.len() < text.len());
        match introduction {
            Some(name) if !names.contains(&name) => {
                evidence.get_or_insert(line);
                names.push(name);
            }
            Some(_) => {}
            // The bio goes on; without a name yet, the box has none.
            None if names.is_empty() => return false,
            None => break,
        }
    }
    if let Some(line) = evidence {
        found.creators(Property::Authors, &names, CreatorKind::Person, line, 0.85);
    }
    !names.is_empty()
}

/// What follows a heading on its line; `None` for another line.
fn after_heading(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(['#', '*', ' ', '_', '=']);
    HEADINGS
        .iter()
        .filter_map(|heading| strip_prefix_ignore_case(bare, heading))
        // The longest heading, and nothing but marks before what follows.
        .min_by_key(|rest| rest.len())
        .map(|rest| rest.trim_start_matches([':', '*', ' ', '_', '-', '–', '—', '=', '#', '：']))
        .filter(|rest| rest.is_empty() || introduced(rest).is_some())
}

/// The name that a sentence of introduction begins with: "Stephen Venneman is a …", or a line with
/// the name alone.
fn introduced(text: &str) -> Option<String> {
    let name = cut_person(text);
    let words = name.split_whitespace().count();
    let person = is_plausible_person(&name) > 0.8 && (2..=5).contains(&words);
    let rest = text.get(name.len()..).unwrap_or_default().trim_start();
    // After the name a small word, a comma, or nothing: otherwise capitals just happen to begin.
    let introduces = rest.is_empty()
        || rest.starts_with([',', '(', '|', '–', '—', '-', ':', '.'])
        || rest.starts_with(char::is_lowercase);
    (person && introduces && text.starts_with(name.as_str())).then_some(name)
}

/// "… is a freelance writer", "… covers politics for …".
fn introduces_job(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(25).collect();
    let verb = words.iter().take(7).any(|word| {
        matches!(
            *word,
            "is" | "was"
                | "has"
                | "writes"
                | "covers"
                | "reports"
                | "works"
                | "teaches"
                | "ist"
                | "arbeitet"
                | "schreibt"
                | "est"
                | "es"
                | "è"
                | "is,"
                | "är"
                | "er"
                | "é"
        )
    });
    let job = words
        .iter()
        .any(|word| is_job(word.trim_matches(|c: char| !c.is_alphanumeric())));
    verb && job
}
