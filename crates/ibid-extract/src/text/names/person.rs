//! One person's name, read into the parts that CSL knows.

use ibid_model::Name;

use super::{east_asian, organisation, recase, role};

/// Particles written small before a family name.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "van", "von", "vom", "der", "den", "de", "del", "della", "dello", "dei", "degli", "delle", "di", "da", "das", "do", "dos", "du", "des", "la", "le", "les", "los", "las", "el", "ter", "ten", "te", "tot", "zu", "zum", "zur", "und", "af", "av", "til", "bin", "ibn", "bint", "binti", "ben", "bat", "abu", "al", "ul", "ap", "ab", "y", "e", "i", "a", "op", "in", "'t", "’t", "'s", "’s", "d'", "d’", "v.", "v.d.", "genannt", "gen.", "san", "santa", "ould", "ag", "nic", "ní", "ó", "uí", "mac", "st.", "af", "vander", "vande", "auf", "بن", "ابن", "أبو", "آل", "عبد",
];

/// Particles that, written with a capital inside a name, begin the family name.
const CAPITAL_PARTICLES: &[&str] = &[
    "Van", "Von", "Vom", "De", "Del", "Della", "Di", "Da", "Dos", "Das", "Du", "Des", "La", "Le",
    "El", "Al", "Ter", "Ten", "Bin", "Ibn", "Bint", "San", "Santa", "St", "St.", "Saint", "Mac",
    "Abu", "Ould", "Den", "Der", "Mc", "O",
];

/// Titles before a name that a citation does not print.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "rev", "revd", "fr", "sen", "rep", "gov", "hon", "capt", "cpt", "col", "gen", "lt", "maj", "sgt", "cmdr", "adm", "dipl-ing", "dipl", "ing", "mag", "pd", "priv-doz", "dott", "dottssa", "avv", "dra", "lic", "ir", "drs", "mgr", "phdr", "mudr", "judr", "rndr", "doc", "bc", "mons", "msgr", "shri", "smt", "д-р", "проф",
];

/// Given names that come second in Spanish double names ("Juan Carlos"), so that what follows is
/// one surname, not the second of two.
#[rustfmt::skip]
const SPANISH_SECOND_GIVEN: &[&str] = &[
    "carlos", "josé", "jose", "luis", "antonio", "manuel", "jesús", "jesus", "ángel", "angel", "alberto", "maría", "maria", "javier", "francisco", "pablo", "miguel", "andrés", "andres", "eduardo", "fernando", "ignacio", "enrique", "alejandro", "ramón", "ramon", "pedro", "juan", "david", "daniel", "isabel", "elena", "teresa", "carmen", "cristina", "victoria", "beatriz", "eugenia", "fernanda", "alejandra", "paula", "patricia", "lucía", "lucia", "rosa", "luisa", "inés", "ines", "belén", "gabriela", "valentina", "camila", "sofía", "sofia", "gabriel", "rafael", "augusto", "esteban", "felipe", "guillermo", "mario", "martín", "nicolás", "sebastián", "tomás", "vicente", "emilio", "ernesto", "gonzalo", "jorge", "julio", "raúl", "roberto", "rubén", "sergio", "víctor", "arturo", "césar", "hugo", "iván", "óscar", "adrián",
];

/// Reads one person's name: "Ludwig van Beethoven", "Tolkien, J. R. R.", "JANE DOE", "村上春樹".
///
/// Titles and degrees are dropped, suffixes and particles go to their CSL fields, names in capitals
/// are recased, a name of one word is a literal. An organisation, by the signs of
/// [`super::is_organisation`], becomes a literal too. Text that is no name comes back as a literal.
pub fn parse_person(text: &str) -> Name {
    parse_person_in(text, None)
}

/// [`parse_person`] with the language of the name's text (a BCP 47 tag), which decides which
/// particles drop ("von" in German, "de" in French and Portuguese), on two surnames in Spanish, and
/// on family names first in Hungarian.
pub fn parse_person_in(text: &str, language: Option<&str>) -> Name {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_matches([',', ';', ' ']);
    if east_asian::is_east_asian(text) {
        return east_asian::parse(text, language);
    }
    if organisation::kind(text).is_some() {
        return Name::literal(text);
    }
    let language = language.map_or("", |tag| tag.split(['-', '_']).next().unwrap_or_default());
    let (text, suffix) = without_suffixes(text);
    let mut name = match text.split_once(',') {
        Some((family, given)) => inverted(family.trim(), given.trim(), language),
        None => direct(&text, language),
    };
    if name.literal.is_none() {
        name.suffix = suffix;
    } else if let (Some(literal), Some(suffix)) = (&mut name.literal, suffix) {
        literal.push(' ');
        literal.push_str(&suffix);
    }
    name
}

/// Whether a word is a particle, as it is written small.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Takes titles, degrees and the suffix away: `("Sammy Davis", Some("Jr."))`.
fn without_suffixes(text: &str) -> (String, Option<String>) {
    let mut suffix = None;
    let mut words: Vec<&str> = text.split(' ').collect();
    while words.len() > 1 && words.first().is_some_and(|word| is_title(word)) {
        words.remove(0);
    }
    let all_capitals = recase::is_all_capitals(&words.join(" "));
    while words.len() > 2 || (words.len() == 2 && has_comma(&words)) {
        let Some(last) = words.last() else { break };
        let bare = last.trim_matches([',', '(', ')']);
        if suffix.is_none() && is_suffix(bare) {
            suffix = Some(bare.to_owned());
        } else if !(is_credential_word(bare, &words, all_capitals)) {
            break;
        }
        words.pop();
    }
    let rest = words.join(" ");
    // "Davis, Jr., Sammy": the suffix between the parts.
    let parts: Vec<&str> = rest.split(',').map(str::trim).collect();
    if let [family, middle, given] = parts.as_slice()
        && (is_suffix(middle) || role::is_credential(middle))
    {
        let suffix = if is_suffix(middle) {
            Some((*middle).to_owned())
        } else {
            suffix
        };
        return (format!("{family}, {given}"), suffix);
    }
    (rest.trim_end_matches([',', ' ']).to_owned(), suffix)
}

fn has_comma(words: &[&str]) -> bool {
    words.first().is_some_and(|word| word.ends_with(','))
}

/// A degree at the end; without a comma before it, and in a name in capitals, it may be a name.
fn is_credential_word(bare: &str, words: &[&str], all_capitals: bool) -> bool {
    let after_comma = words
        .len()
        .checked_sub(2)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.ends_with(','));
    // "Smith, MA" has but a surname before the comma: these are initials.
    let has_full_name = words.len() > 2;
    has_full_name
        && role::is_credential(bare)
        && (after_comma || !all_capitals || bare.contains('.'))
}

pub(super) fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "Jr" | "Jr."
            | "JR"
            | "JR."
            | "jr."
            | "jr"
            | "Sr"
            | "Sr."
            | "SR."
            | "sr."
            | "II"
            | "III"
            | "IV"
            | "2nd"
            | "3rd"
            | "4th"
    )
}

/// "Dr.", "Prof. Dr.", "Sir".
fn is_title(word: &str) -> bool {
    let bare = word.trim_end_matches('.').to_lowercase().replace('.', "-");
    let bare = bare.trim_end_matches('-');
    // Without a full stop only the titles that are no names.
    TITLES.contains(&bare)
        && (word.ends_with('.')
            || matches!(
                bare,
                "dr" | "prof" | "professor" | "mr" | "mrs" | "ms" | "sir" | "dame"
            ))
        || matches!(
            bare,
            "prof-dr"
                | "priv-doz"
                | "dott-ssa"
                | "univ-prof"
                | "dr-ing"
                | "dr-med"
                | "med"
                | "h-c"
                | "habil"
                | "phil"
                | "jur"
                | "rer"
                | "nat"
        ) && word.ends_with('.')
}

/// "Tolkien, J. R. R.", "Jong, Michiel de".
fn inverted(family: &str, given: &str, language: &str) -> Name {
    if given.is_empty() {
        return direct(family, language);
    }
    if family.is_empty() {
        return direct(given, language);
    }
    let capitals = recase::is_long_capitals(family) || recase::is_all_capitals(family);
    let family = if capitals {
        recase_each(family)
    } else {
        family.to_owned()
    };
    let given = if recase::is_all_capitals(given) || recase::is_long_capitals(given) && capitals {
        recase_each(given)
    } else {
        given.to_owned()
    };
    let family_words: Vec<&str> = family.split(' ').collect();
    let leading = leading_particles(&family_words);
    let given_words: Vec<&str> = given.split(' ').collect();
    let trailing = given_words
        .iter()
        .rev()
        .take_while(|word| is_particle(word))
        .count()
        .min(given_words.len().saturating_sub(1));
    let (given_words, particle) = given_words.split_at(given_words.len() - trailing);
    let mut name = with_particles(&family_words, leading, given_words, language);
    if !particle.is_empty() {
        set_particle(&mut name, &particle.join(" "), language);
    }
    name
}

fn recase_each(text: &str) -> String {
    text.split(' ')
        .map(recase::recase_word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Ludwig van Beethoven", "Jean DUPONT", "Nagy László" in Hungarian.
fn direct(text: &str, language: &str) -> Name {
    let text = recase::recase(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() < 2 || is_whole(&words) {
        return Name::literal(text);
    }
    if let Some(name) = by_capitals(&words, language) {
        return name;
    }
    if let [family, initials] = words.as_slice()
        && is_bare_initials(initials)
        && !family.ends_with('.')
    {
        // "Smith JA", as medical journals write it.
        return Name::person(*family, *initials);
    }
    if let Some(name) = family_first(&words, language) {
        return name;
    }
    let from = family_start(&words, language);
    let (given, family) = words.split_at(from);
    let leading = leading_particles(family);
    with_particles(family, leading, given, language)
}

/// Two or three capitals without full stops; one may be a name ("Malcolm X").
fn is_bare_initials(word: &str) -> bool {
    (2..=3).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !is_suffix(word)
}

/// Names that have no family name to tell: initials only ("R. R."), small letters only
/// ("she works"), an article first ("der Michel"), Vietnamese, which is cited in full.
fn is_whole(words: &[&str]) -> bool {
    words
        .iter()
        .all(|word| word.ends_with('.') && word.chars().count() <= 2)
        || words
            .iter()
            .all(|word| word.starts_with(char::is_lowercase))
        || words.first().is_some_and(|first| {
            matches!(*first, "der" | "die" | "das" | "le" | "la" | "el" | "the")
        })
}

/// "JRR" are initials: a family name has a vowel.
fn has_vowel(word: &str) -> bool {
    !word.is_ascii() || word.bytes().any(|byte| b"AEIOUY".contains(&byte))
}

/// "Jean DUPONT", "DUPONT Jean": the capitals are the family name.
fn by_capitals(words: &[&str], language: &str) -> Option<Name> {
    let capital: Vec<bool> = words
        .iter()
        .map(|word| recase::is_long_capitals(word) && has_vowel(word))
        .collect();
    let first = capital.iter().position(|flag| *flag)?;
    let last = capital.iter().rposition(|flag| *flag)?;
    let contiguous = capital
        .iter()
        .skip(first)
        .take(last - first + 1)
        .all(|flag| *flag);
    let at_edge = first == 0 || last == words.len() - 1;
    if !contiguous || !at_edge || last - first + 1 == words.len() {
        return None;
    }
    let mut from = first;
    while from > 1
        && words
            .get(from - 1)
            .is_some_and(|word| is_particle(&word.to_lowercase()))
    {
        from -= 1;
    }
    let family: Vec<String> = words
        .iter()
        .skip(from)
        .take(last - from + 1)
        .map(|word| recase::recase_word(word))
        .collect();
    let family: Vec<&str> = family.iter().map(String::as_str).collect();
    let given: Vec<&str> = words
        .iter()
        .take(from)
        .chain(words.iter().skip(last + 1))
        .copied()
        .collect();
    let leading = leading_particles(&family);
    Some(with_particles(&family, leading, &given, language))
}

/// Hungarian names, and Russian ones that end with the patronymic.
fn family_first(words: &[&str], language: &str) -> Option<Name> {
    let (family, given) = words.split_first()?;
    if language == "hu" && !family.ends_with('.') {
        let mut name = Name::person(*family, given.join(" "));
        name.static_ordering = true;
        return Some(name);
    }
    if language == "vi" {
        return Some(Name::literal(words.join(" ")));
    }
    let patronymic = words.len() == 3
        && given.last().is_some_and(|last| {
            const ENDINGS: [&str; 8] = [
                "ович",
                "евич",
                "овна",
                "евна",
                "ївна",
                "івна",
                "йович",
                "ична",
            ];
            ENDINGS.iter().any(|ending| last.ends_with(ending))
        });
    patronymic.then(|| Name::person(*family, given.join(" ")))
}

/// Where the family name starts: at the first particle, or with the last word, or with the last
/// two where people have two surnames.
fn family_start(words: &[&str], language: &str) -> usize {
    let last = words.len() - 1;
    let particle = (1..last).find(|at| {
        words.get(*at).is_some_and(|word| {
            is_particle(word) || CAPITAL_PARTICLES.contains(word) || is_abdul(word, *at)
        })
    });
    match particle {
        // "María del Carmen García": the particle belongs to the given name.
        Some(1) if is_maria(words) && words.len() >= 5 => last - 1,
        Some(1) if is_maria(words) && words.len() == 4 => last,
        // "Cansu Y. E." has no particle, "José Ortega y Gasset" two surnames joined by one.
        Some(at)
            if words.get(at).is_some_and(|word| {
                matches!(*word, "y" | "e" | "i" | "und" | "genannt" | "gen.")
            }) =>
        {
            at.saturating_sub(1).max(1)
        }
        Some(at) if language == "pt" => portuguese_start(words, at),
        Some(at) => at,
        None if matches!(language, "es" | "gl") => spanish_start(words),
        None => last,
    }
}

/// "Abd Allah" and "Abu Bakr" are one name.
fn is_abdul(word: &str, at: usize) -> bool {
    at > 0 && matches!(word, "Abd" | "عبد" | "أبو")
}

fn is_maria(words: &[&str]) -> bool {
    words
        .first()
        .is_some_and(|first| matches!(*first, "María" | "Maria" | "Mª" | "Ma."))
}

/// Portuguese cites by the last surname: "João da Silva Santos" is Santos.
fn portuguese_start(words: &[&str], particle: usize) -> usize {
    let last = words.len() - 1;
    let mut start = last;
    while start > particle
        && start > 1
        && words.get(start - 1).is_some_and(|word| is_particle(word))
    {
        start -= 1;
    }
    start
}

fn spanish_start(words: &[&str]) -> usize {
    let last = words.len() - 1;
    let second_given = words.get(1).is_some_and(|word| {
        SPANISH_SECOND_GIVEN.contains(&word.to_lowercase().as_str()) || word.ends_with('.')
    });
    match words.len() {
        3 if !second_given => 1,
        4.. => last - 1,
        _ => last,
    }
}

/// How many words at the start of a family name are particles.
fn leading_particles(family: &[&str]) -> usize {
    family
        .iter()
        .take_while(|word| is_particle(word))
        .count()
        .min(family.len().saturating_sub(1))
}

fn with_particles(family: &[&str], leading: usize, given: &[&str], language: &str) -> Name {
    let (particles, family) = family.split_at_checked(leading).unwrap_or((&[], family));
    let joined = family.join(" ");
    let mut name = Name::person(joined.as_str(), given.join(" "));
    if particles.is_empty() {
        if let Some((particle, rest)) = attached_particle(&joined) {
            name.family = Some(rest.to_owned());
            set_particle(&mut name, particle, language);
        }
    } else {
        set_particle(&mut name, &particles.join(" "), language);
    }
    name
}

/// "d'Ormesson", "al-Rashed": written small and joined to the name.
fn attached_particle(family: &str) -> Option<(&str, &str)> {
    const ATTACHED: [&str; 8] = ["d'", "d’", "al-", "el-", "as-", "ash-", "ar-", "'t-"];
    ATTACHED.iter().find_map(|particle| {
        let rest = family.strip_prefix(particle)?;
        rest.starts_with(char::is_uppercase)
            .then_some((*particle, rest))
    })
}

/// Puts a particle where the name's language has it: dropped when only the family name is printed
/// in German ("von"), French ("de" but not "La"), and Portuguese; kept elsewhere.
fn set_particle(name: &mut Name, particle: &str, language: &str) {
    let dropping = match language {
        "de" | "pt" => true,
        "fr" => matches!(particle, "de" | "d'" | "d’"),
        _ => false,
    };
    let slot = if dropping {
        &mut name.dropping_particle
    } else {
        &mut name.non_dropping_particle
    };
    *slot = Some(particle.to_owned());
}
