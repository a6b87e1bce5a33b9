//! English titles in headline case, brought to the sentence case in which CSL expects them.
//!
//! A word is written small unless something says that it is a name: its own capitals or digits, the
//! article's body ([`Evidence`]), or the small table of names that every English text writes large
//! ([`gazetteer`]). Other languages, and titles that are in sentence case already, are not touched.

mod evidence;
mod gazetteer;
mod title;

pub use evidence::Evidence;

/// Whether a word is a name that every text writes large: a country, a month, a company.
pub(crate) fn is_common_name(word: &str) -> bool {
    gazetteer::is_name(&word.to_lowercase())
}

use title::Word;

/// Longer texts are no titles, in bytes.
const LONGEST: usize = 4_096;

/// Brings an English title in headline case or in capitals to sentence case: "Is it Safe to Massage
/// a Prostate?" becomes "Is it safe to massage a prostate?". The first words of the title and of
/// what follows a colon, a dash, a question mark or a full stop keep their capital.
///
/// `language` is the title's BCP 47 tag; without one, title and body must look English. `None` where
/// nothing is to be changed: another language, a title that is in sentence case, a name.
pub fn to_sentence_case(
    title: &str,
    evidence: &Evidence,
    language: Option<&str>,
) -> Option<String> {
    if title.len() > LONGEST || !is_english(title, evidence, language) {
        return None;
    }
    let words = title::words(title);
    let style = title::style(&words)?;
    if style == title::Style::Headline && is_untold_name(&words, evidence) {
        return None;
    }
    let names = named_spans(&words, evidence);
    let mut out = String::with_capacity(title.len());
    let mut from = 0;
    for (index, word) in words.iter().enumerate() {
        out.push_str(title.get(from..word.start)?);
        let span = names.iter().find(|span| span.contains(index));
        let text = match span {
            Some(span) => span.form(index, word.text).to_owned(),
            None => decide(&words, index, evidence, style),
        };
        out.push_str(&text);
        from = word.end;
    }
    out.push_str(title.get(from..)?);
    (out != title).then_some(out)
}

/// Whether a title may be changed at all, before its body is read: it is not said to be of another
/// language, and it is in headline case or in capitals.
pub(crate) fn may_change(title: &str, language: Option<&str>) -> bool {
    let primary = language.map(|tag| tag.split(['-', '_']).next().unwrap_or_default());
    let is_other = primary.is_some_and(|primary| {
        !primary.is_empty() && primary != "und" && !primary.eq_ignore_ascii_case("en")
    });
    !is_other && title.len() <= LONGEST && title::style(&title::words(title)).is_some()
}

fn is_english(title: &str, evidence: &Evidence, language: Option<&str>) -> bool {
    match language.map(|tag| tag.split(['-', '_']).next().unwrap_or_default()) {
        Some(primary) if !primary.is_empty() && primary != "und" => {
            primary.eq_ignore_ascii_case("en")
        }
        _ => {
            let ascii = title
                .chars()
                .filter(|c| c.is_alphabetic())
                .all(|c| c.is_ascii());
            ascii && (evidence.is_english() || title::has_english_words(title))
        }
    }
}

/// "Donald Trump", "Climate Change": two or three words without a small one among them, and no body
/// that tells whether they are a name.
fn is_untold_name(words: &[Word<'_>], evidence: &Evidence) -> bool {
    words.len() <= 3
        && evidence.is_empty()
        && !words.iter().any(|word| {
            // An article may begin a name too; "A" hardly does.
            let lower = word.lower();
            title::is_small(&lower) && !(word.opens && lower == "the")
        })
}

/// A run of title words that the body writes as a name.
struct NamedSpan {
    start: usize,
    forms: Vec<String>,
}

impl NamedSpan {
    fn contains(&self, index: usize) -> bool {
        (self.start..self.start + self.forms.len()).contains(&index)
    }

    fn form<'a>(&'a self, index: usize, printed: &'a str) -> &'a str {
        self.forms
            .get(index - self.start)
            .map_or(printed, String::as_str)
    }
}

/// Names of several words that stand in the body as the title has them: "White House", "Game of
/// Thrones", "Bureau of Labor Statistics". The longest first, without overlap.
fn named_spans(words: &[Word<'_>], evidence: &Evidence) -> Vec<NamedSpan> {
    const LONGEST: usize = 8;
    let mut spans = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = LONGEST.min(words.len() - at);
        let found = (2..=longest).rev().find_map(|length| {
            let run = words.get(at..at + length)?;
            let (first, last) = (run.first()?, run.last()?);
            let major = |word: &Word<'_>| word.is_capitalised() && !title::is_small(&word.lower());
            // "The Quiet Valley": the article can belong to the name.
            let article = first.is_capitalised() && first.lower() == "the";
            if !(major(first) || article)
                || !major(last)
                || run.iter().skip(1).any(|word| word.opens)
            {
                return None;
            }
            let lower: Vec<String> = run.iter().map(Word::lower).collect();
            evidence.phrase(&lower)
        });
        let found = found.or_else(|| known_phrase(words, at, evidence));
        if let Some(forms) = found {
            let length = forms.len();
            spans.push(NamedSpan { start: at, forms });
            at += length;
        } else {
            at += 1;
        }
    }
    spans
}

/// A name of several words that every text writes large, unless this body writes it small.
fn known_phrase(words: &[Word<'_>], at: usize, evidence: &Evidence) -> Option<Vec<String>> {
    let rest = words.get(at..)?;
    let lower: Vec<String> = rest.iter().take(4).map(Word::lower).collect();
    let length = gazetteer::phrase_length(&lower)?;
    let run = rest.get(..length)?;
    let (first, last) = (run.first()?, run.last()?);
    let printed = first.is_capitalised() && last.is_capitalised();
    if !printed || evidence.writes_small(lower.get(..length)?) {
        return None;
    }
    Some(run.iter().map(|word| phrase_form(word.text)).collect())
}

/// A word of a known name as names are written, where the title shouts it.
fn phrase_form(text: &str) -> String {
    let lower = text.to_lowercase();
    let shouted =
        text.chars().count() > 2 && !text.chars().any(char::is_lowercase) && !text.contains('.');
    match lower.as_str() {
        "of" | "de" | "v" | "the" => lower,
        "i" | "ii" | "us" => text.to_owned(),
        _ if shouted => capital(&lower),
        _ => text.to_owned(),
    }
}

fn decide(words: &[Word<'_>], index: usize, evidence: &Evidence, style: title::Style) -> String {
    let Some(word) = words.get(index) else {
        return String::new();
    };
    if style == title::Style::Capitals {
        return from_capitals(words, index, word, evidence);
    }
    if !word.is_capitalised() || keeps_by_shape(words, index) {
        return word.text.to_owned();
    }
    if word.text.contains(['-', '\u{2010}', '\u{2011}', '/']) {
        return decide_parts(words, index, evidence);
    }
    if word.opens || is_name(words, index, evidence) {
        return word.text.to_owned();
    }
    small(word.text)
}

/// Capitals and digits that speak for themselves: "NASA", "iPhone", "COVID-19", "II", "U.S.", and
/// a letter alone ("Vitamin D"), but for the article.
fn keeps_by_shape(words: &[Word<'_>], index: usize) -> bool {
    let Some(word) = words.get(index) else {
        return true;
    };
    let before = index.checked_sub(1).and_then(|at| words.get(at));
    let lettered = before.is_some_and(|before| {
        matches!(
            before.lower().as_str(),
            "vitamin"
                | "hepatitis"
                | "type"
                | "grade"
                | "plan"
                | "influenza"
                | "group"
                | "class"
                | "vitamins"
                | "level"
        )
    });
    match word.text {
        "A" => lettered,
        "I" => true,
        text => {
            let bare = text
                .strip_suffix("'s")
                .or_else(|| text.strip_suffix("’s"))
                .unwrap_or(text);
            let letters: Vec<char> = bare.chars().filter(|c| c.is_alphabetic()).collect();
            let compound = text.contains(['-', '\u{2010}', '\u{2011}', '/']);
            let inner = letters.iter().skip(1).any(|letter| letter.is_uppercase());
            let first_person = text.starts_with("I'") || text.starts_with("I’");
            first_person
                || (letters.len() == 1 && !compound)
                || (!compound && inner)
                || (!compound && text.chars().any(char::is_numeric))
        }
    }
}

/// The parts of "Well-Being", "Post-Brexit", "X-Ray", each by itself.
fn decide_parts(words: &[Word<'_>], index: usize, evidence: &Evidence) -> String {
    let Some(word) = words.get(index) else {
        return String::new();
    };
    let is_one_name = evidence
        .writes_large(&word.lower())
        .unwrap_or_else(|| gazetteer::is_name(&word.lower()));
    if is_one_name {
        return word.text.to_owned();
    }
    let mut out = String::with_capacity(word.text.len());
    let separators = ['-', '\u{2010}', '\u{2011}', '/'];
    for (number, part) in word.text.split_inclusive(separators).enumerate() {
        let bare = part.trim_end_matches(separators);
        let tail = part.get(bare.len()..).unwrap_or_default();
        let opening = number == 0 && word.opens;
        let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
        // "X-ray" and "T-shirt" have a letter, "E-mail" and "A-team" a word of one letter.
        let letter = bare.chars().count() == 1 && !matches!(bare, "E" | "A");
        let acronym = capitals >= 2 || bare.chars().any(char::is_numeric);
        if opening || letter || acronym || is_name_word(bare, evidence) {
            out.push_str(bare);
        } else {
            out.push_str(&small(bare));
        }
        out.push_str(tail);
    }
    out
}

fn is_name(words: &[Word<'_>], index: usize, evidence: &Evidence) -> bool {
    let Some(word) = words.get(index) else {
        return false;
    };
    let lower = word.lower();
    if title::is_small(&lower) {
        return false;
    }
    let next = words.get(index + 1);
    let before = index.checked_sub(1).and_then(|at| words.get(at));
    match lower.as_str() {
        // "No. 1".
        "no" | "nos" => {
            return next.is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
        }
        "march" | "may" => {
            return is_month(before, next)
                || evidence.writes_large(&lower) == Some(true) && lower == "march";
        }
        _ => {}
    }
    if is_name_word(word.text, evidence) {
        return true;
    }
    if before
        .is_some_and(|before| gazetteer::is_honorific(&before.lower()) || is_initials(before.text))
    {
        return true;
    }
    // Without a body: a given name makes a name of itself and of what follows.
    let given = |word: &Word<'_>| gazetteer::is_given_name(&word.lower());
    evidence.is_empty()
        && ((given(word) && next.is_some_and(|next| can_be_surname(next)))
            || (before.is_some_and(|before| given(before) && before.is_capitalised())
                && can_be_surname(word)))
}

/// "J.K." before a surname, and not the abbreviation of a country or a city.
fn is_initials(text: &str) -> bool {
    let known = [
        "U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "L.A.", "N.Y.", "P.S.", "A.I.", "U.S.A.",
    ];
    text.ends_with('.') && is_abbreviation(text) && !known.contains(&text)
}

fn can_be_surname(word: &Word<'_>) -> bool {
    word.is_capitalised()
        && !word.opens
        && !title::is_small(&word.lower())
        && !gazetteer::is_common(&word.lower())
}

/// "in March", "March 3", "May 2020".
fn is_month(before: Option<&Word<'_>>, next: Option<&Word<'_>>) -> bool {
    let dated = next.is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    let placed = before.is_some_and(|before| {
        matches!(
            before.lower().as_str(),
            "in" | "of"
                | "since"
                | "until"
                | "till"
                | "by"
                | "last"
                | "next"
                | "every"
                | "through"
                | "early"
                | "late"
                | "mid"
        )
    });
    dated || placed
}

/// What the body and the table say of a word by itself; the body is heard first.
fn is_name_word(text: &str, evidence: &Evidence) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    let stem = lower
        .strip_suffix("'s")
        .or_else(|| lower.strip_suffix('\''))
        .unwrap_or(&lower);
    evidence
        .writes_large(&lower)
        .or_else(|| evidence.writes_large(stem))
        .or_else(|| evidence.writes_large(&format!("{stem}s")))
        .or_else(|| evidence.writes_large(stem.strip_suffix('s')?))
        .unwrap_or_else(|| gazetteer::is_name(stem))
}

/// A word of a title in capitals, as the body or the table write it.
fn from_capitals(words: &[Word<'_>], index: usize, word: &Word<'_>, evidence: &Evidence) -> String {
    let lower = word.lower();
    let text = if word.text.chars().any(char::is_numeric) || is_abbreviation(word.text) {
        word.text.to_owned()
    } else if let Some(form) = evidence.form(&lower) {
        form.to_owned()
    } else if gazetteer::is_acronym(&lower, evidence)
        || matches!(
            lower.as_str(),
            "i" | "ii"
                | "iii"
                | "iv"
                | "vi"
                | "vii"
                | "viii"
                | "ix"
                | "xi"
                | "xii"
                | "xiii"
                | "xiv"
                | "xv"
                | "xvi"
                | "xx"
                | "xxi"
        )
    {
        word.text.to_owned()
    } else if let Some(rest) = lower
        .strip_prefix("i'")
        .or_else(|| lower.strip_prefix("i’"))
    {
        format!("I{}{rest}", word.text.chars().nth(1).unwrap_or('\''))
    } else if is_name(words, index, evidence) {
        capital(&lower)
    } else {
        lower
    };
    if word.opens { capital(&text) } else { text }
}

/// "U.S.", "D.C.".
fn is_abbreviation(text: &str) -> bool {
    text.contains('.')
        && text
            .split('.')
            .all(|part| part.chars().count() <= 1 || matches!(part, "'S" | "’S"))
}

fn small(text: &str) -> String {
    let mut characters = text.chars();
    let mut out = String::with_capacity(text.len());
    // Marks may come before the letter.
    for character in characters.by_ref() {
        if character.is_alphabetic() {
            out.extend(character.to_lowercase());
            break;
        }
        out.push(character);
    }
    out.push_str(characters.as_str());
    out
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
