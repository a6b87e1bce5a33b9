//! A title's words, and the case that it is printed in.

/// A word of a title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// The word without the marks around it.
    pub text: &'t str,
    /// Where it starts in the title, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it begins the title or a part of it.
    pub opens: bool,
}

impl Word<'_> {
    pub fn lower(&self) -> String {
        self.text.to_lowercase().replace('’', "'")
    }

    pub fn is_capitalised(&self) -> bool {
        self.text
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase)
    }
}

/// How a title is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Major Words Large.
    Headline,
    /// ALL LETTERS LARGE.
    Capitals,
}

/// Words that headline case writes small: articles, conjunctions, prepositions; and the little
/// verbs and pronouns that careless headlines write small too.
const SMALL: [&str; 58] = [
    "a", "an", "the", "and", "but", "or", "nor", "for", "so", "yet", "of", "in", "on", "at", "to",
    "by", "up", "as", "if", "off", "per", "via", "vs", "vs.", "v", "v.", "from", "into", "onto",
    "over", "with", "than", "that", "upon", "near", "like", "down", "past", "amid", "about",
    "after", "before", "under", "between", "through", "during", "against", "among", "without",
    "within", "around", "behind", "beyond", "toward", "towards", "until", "since", "across",
];

/// Small words that headline case writes large and careless writers do not.
const LITTLE: [&str; 32] = [
    "is", "it", "be", "are", "was", "do", "does", "its", "it's", "you", "your", "we", "our", "he",
    "she", "his", "her", "they", "their", "my", "me", "not", "no", "can", "how", "what", "when",
    "why", "who", "this", "out", "am",
];

/// Whether the word is one that sentence case never writes large in the middle.
pub(super) fn is_small(lower: &str) -> bool {
    SMALL.contains(&lower) || (LITTLE.contains(&lower) && lower != "no")
}

/// Whether a text has words that only English has, or nearly.
pub(super) fn has_english_words(title: &str) -> bool {
    const MARKS: [&str; 34] = [
        "the", "of", "and", "to", "is", "are", "was", "for", "with", "how", "what", "why", "when",
        "your", "you", "this", "that", "from", "by", "on", "its", "it", "not", "who", "my", "we",
        "their", "about", "after", "best", "new", "can", "do", "does",
    ];
    title
        .split(|c: char| !c.is_alphabetic())
        .any(|word| MARKS.contains(&word.to_lowercase().as_str()))
}

/// The words of a title, dashes that join clauses apart.
pub(super) fn words(title: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut opens = true;
    let mut start = None;
    let is_break = |c: char| c.is_whitespace() || matches!(c, '—' | '–' | '…' | '\u{2015}');
    let ends = title
        .char_indices()
        .chain(std::iter::once((title.len(), ' ')));
    for (at, character) in ends {
        if !is_break(character) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            push_word(title, from, at, &mut opens, &mut words);
        }
        // "Dead—And Gone": a dash opens a new part; an en dash without spaces is a range.
        opens |= matches!(character, '—' | '\u{2015}');
    }
    words
}

fn push_word<'t>(
    title: &'t str,
    from: usize,
    to: usize,
    opens: &mut bool,
    words: &mut Vec<Word<'t>>,
) {
    let Some(token) = title.get(from..to) else {
        return;
    };
    let is_edge = |c: char| !c.is_alphanumeric();
    let bare = token.trim_start_matches(is_edge);
    let lead = token.len() - bare.len();
    let bare = bare.trim_end_matches(|c: char| is_edge(c) && c != '.');
    // Keep the full stop of "U.S." and "Dr.", not the one that ends a sentence.
    let inner = bare.trim_end_matches('.');
    let text = if inner.contains('.') { bare } else { inner };
    let tail = token.get(lead + text.len()..).unwrap_or_default();
    if text.is_empty() {
        // " - ", " | ", " : ".
        *opens |= token.contains(['-', '|', ':', '/', '•', '»']);
        return;
    }
    words.push(Word {
        text,
        start: from + lead,
        end: from + lead + text.len(),
        opens: *opens,
    });
    *opens = ends_part(tail, text);
}

/// Whether the marks after a word end a part of the title.
fn ends_part(tail: &str, text: &str) -> bool {
    let abbreviated = matches!(
        text.to_lowercase().as_str(),
        "vs" | "v"
            | "mr"
            | "mrs"
            | "ms"
            | "dr"
            | "st"
            | "no"
            | "jr"
            | "sr"
            | "prof"
            | "gov"
            | "sen"
            | "rep"
            | "gen"
            | "lt"
            | "col"
            | "mt"
            | "ft"
            | "inc"
            | "co"
            | "ltd"
            | "corp"
            | "etc"
    ) || text.chars().count() == 1;
    tail.contains([':', '?', '!', '|'])
        || (tail.contains('.') && !abbreviated)
        || tail.contains('—')
}

/// The title's case; `None` for a title in sentence case.
pub(super) fn style(words: &[Word<'_>]) -> Option<Style> {
    let letters = |word: &Word<'_>| word.text.chars().filter(|c| c.is_alphabetic()).count();
    let spelt: Vec<&Word<'_>> = words.iter().filter(|word| letters(word) > 0).collect();
    let shouted = |word: &&Word<'_>| !word.text.chars().any(char::is_lowercase);
    let long = spelt.len() > 3 || spelt.iter().any(|word| letters(word) >= 4);
    if spelt.len() >= 2 && spelt.iter().all(shouted) && long {
        return Some(Style::Capitals);
    }
    let mut large = 0;
    let mut small = 0;
    for word in spelt.iter().filter(|word| !word.opens) {
        let inner = word.text.chars().skip(1).any(char::is_uppercase);
        let counted = word.text.chars().any(char::is_numeric);
        if inner || counted || word.text == "I" {
            // "NASA", "iPhone" and "1980s" say nothing of the title's case.
        } else if word.is_capitalised() {
            large += 1;
        } else if !is_small(&word.lower()) && word.text != "no" {
            small += 1;
        }
    }
    // A headline may have slipped on a word in four.
    (large > 0 && large >= 3 * small).then_some(Style::Headline)
}
