//! A whole byline.

use super::fields::{self, Field, Label};
use super::organisation::OrganisationKind;
use super::split::{self, Joint};
use super::{BylineName, Contribution, clean, east_asian, organisation, person, plausible, role};
use ibid_model::Name;

/// A byline that names more than this many is cut there.
const MOST_NAMES: usize = 5_000;

/// Reads a byline: "By JANE DOE and John Roe, Staff Writers | Updated 10:44 am".
///
/// Labels ("By", "Von", "文／", "Photos by"), dates, times, jobs, addresses, handles, words of the
/// page's interface and what is left of markup are taken away; several names are divided as people
/// write them in the language (a BCP 47 tag); what is no name is left out. An organisation beside
/// a person is that person's affiliation, unless "and" joins them.
pub fn parse_byline(text: &str, language: Option<&str>) -> Vec<BylineName> {
    let tag = language.unwrap_or_default();
    let primary = tag
        .split(['-', '_'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let tidy = clean::tidy(text);
    let fields = fields::split(&tidy, &primary);
    let fields = relevant(fields);
    let mut names: Vec<BylineName> = Vec::new();
    for field in &fields {
        if names.len() >= MOST_NAMES {
            break;
        }
        read_field(field, &primary, fields.len() == 1, &mut names);
    }
    without_repeats(names)
}

/// Fields that can hold names: from the first that is labelled so on.
fn relevant(fields: Vec<Field>) -> Vec<Field> {
    let is_author = |field: &Field| field.label == Some(Label::Names(Contribution::Author));
    let first = fields.iter().position(is_author);
    fields
        .into_iter()
        .enumerate()
        .filter(|(index, field)| {
            let before = first.is_some_and(|first| *index < first) && field.label.is_none();
            !before && field.label != Some(Label::Other)
        })
        .map(|(_, field)| field)
        .collect()
}

fn read_field(field: &Field, language: &str, only: bool, names: &mut Vec<BylineName>) {
    let contribution = match field.label {
        Some(Label::Names(contribution)) => contribution,
        _ => Contribution::Author,
    };
    // Without a label, what follows a name is a name only if it can hardly be anything else.
    let after_names = field.label.is_none() && !names.is_empty();
    if east_asian::is_east_asian(&field.text) {
        for piece in east_asian::pieces(&field.text, contribution) {
            if plausible::is_plausible_person(&piece.text) >= 0.3
                || organisation::is_organisation(&piece.text)
            {
                push_east_asian(&piece, language, names);
            }
        }
        return;
    }
    let mut state = State {
        contribution,
        language,
        strict: after_names,
        lenient: only || field.label.is_some(),
        from: names.len(),
    };
    for (text, aside) in with_asides(&field.text) {
        for piece in split::pieces(&text, language) {
            let joint = match (after_names, aside, piece.joint) {
                (_, true, Joint::First) => Joint::And,
                (true, _, Joint::First) => Joint::Slash,
                (_, _, joint) => joint,
            };
            state.read_piece(&piece.text, joint, names);
        }
    }
}

fn push_east_asian(piece: &east_asian::Piece, language: &str, names: &mut Vec<BylineName>) {
    let is_organisation = organisation::is_organisation(&piece.text);
    // "オカモト／ASCII編集部": the desk that a person belongs to.
    if is_organisation && let Some(last) = names.last_mut().filter(|last| !last.is_organisation) {
        last.role.get_or_insert_with(|| piece.text.clone());
        return;
    }
    let language = Some(language).filter(|language| !language.is_empty());
    names.push(BylineName {
        name: east_asian::parse(&piece.text, language),
        is_organisation,
        role: None,
        contribution: piece.contribution,
    });
}

/// The text outside brackets, then what brackets say of further people: "(avec Jane Doe)".
fn with_asides(text: &str) -> Vec<(String, bool)> {
    let mut outside = String::with_capacity(text.len());
    let mut asides = Vec::new();
    let mut inside: Option<String> = None;
    for character in text.chars() {
        match (character, &mut inside) {
            ('(' | '[', None) => inside = Some(String::new()),
            (')' | ']', Some(aside)) => {
                asides.push(std::mem::take(aside));
                inside = None;
            }
            (other, Some(aside)) => aside.push(other),
            (other, None) => outside.push(other),
        }
    }
    // A bracket that never closes holds nothing sure.
    let mut parts = vec![(outside, false)];
    for aside in asides {
        let with = ["with ", "avec ", "mit ", "con ", "com ", "med ", "met "]
            .iter()
            .find_map(|with| aside.trim().strip_prefix(with).map(str::to_owned));
        if let Some(more) = with {
            parts.push((more, true));
        }
    }
    parts
}

struct State<'l> {
    contribution: Contribution,
    language: &'l str,
    /// Only what can hardly be anything else than a name.
    strict: bool,
    /// The text is said to hold a name, or holds nothing else: single and small words are one.
    lenient: bool,
    /// Where this field's names begin.
    from: usize,
}

impl State<'_> {
    fn read_piece(&mut self, text: &str, joint: Joint, names: &mut Vec<BylineName>) {
        let text = text.trim();
        if role::is_role(text) && !self.is_desk(text, names) {
            self.set_role(text, names);
            // After a job, commas go on with it: "Technologist, Speech, Privacy, and Technology".
            self.strict = true;
            return;
        }
        if let Some(kind) = organisation::kind(strip_place(text)) {
            self.read_organisation(strip_place(text), kind, joint, names);
            return;
        }
        self.read_person(text, joint, names);
    }

    /// "Guardian staff reporter": without a person before it, a job with an outlet is who signs.
    fn is_desk(&self, text: &str, names: &[BylineName]) -> bool {
        names.len() == self.from && organisation::kind(text).is_some()
    }

    fn read_organisation(
        &mut self,
        text: &str,
        kind: OrganisationKind,
        joint: Joint,
        names: &mut Vec<BylineName>,
    ) {
        let beside_person = names.last().is_some_and(|last| !last.is_organisation);
        let affiliation = beside_person
            && (self.strict
                || joint == Joint::Slash
                || (joint == Joint::Comma && kind == OrganisationKind::Body));
        if affiliation {
            self.set_role(text, names);
            return;
        }
        // "Jane Doe Guardian staff": a person before the organisation's words.
        if plausible::is_placeholder(text) {
            return;
        }
        names.push(BylineName {
            name: Name::literal(text),
            is_organisation: true,
            role: None,
            contribution: self.contribution,
        });
    }

    fn read_person(&mut self, text: &str, joint: Joint, names: &mut Vec<BylineName>) {
        let (text, role) = match role::cut_role(text) {
            Some((name, role)) => (name, Some(role.to_owned())),
            None => (text, None),
        };
        let text = cut_sentence(text);
        let text = cut_interface(&text);
        let text = cut_outlet(&text);
        let text = without_repetition(&text);
        let score = plausible::is_plausible_person(&text);
        let words = text.split(' ').count();
        let enough = if self.strict || (joint == Joint::Comma && !names.is_empty() && words == 1) {
            score > 0.8 && words >= 2 && !has_acronym(&text)
        } else if self.lenient {
            score >= 0.3
        } else {
            score > 0.5
        };
        let enough = enough
            || (score >= 0.5
                && !self.strict
                && joint == Joint::Comma
                && words == 1
                && self.all_single(names));
        if !enough {
            return;
        }
        let strict_role = role.is_some();
        let name = if text.contains(',') || words > 1 {
            let language = Some(self.language).filter(|language| !language.is_empty());
            person::parse_person_in(&text, language)
        } else {
            Name::literal(text)
        };
        names.push(BylineName {
            name,
            is_organisation: false,
            role,
            contribution: self.contribution,
        });
        self.strict |= strict_role;
    }

    /// Pen names in a list: "Jessie, Alexa".
    fn all_single(&self, names: &[BylineName]) -> bool {
        names
            .iter()
            .skip(self.from)
            .all(|name| name.name.literal.is_some() && !name.is_organisation)
    }

    /// A job after several names is everybody's who has none: "Jane Doe and John Roe, Staff Writers".
    fn set_role(&self, text: &str, names: &mut [BylineName]) {
        let plural = text
            .split(' ')
            .any(|word| word.ends_with("ers") || word.ends_with("ors") || word.ends_with("sts"));
        let count = if plural { names.len() } else { 1 };
        for name in names.iter_mut().rev().take(count) {
            if name.is_organisation {
                break;
            }
            name.role.get_or_insert_with(|| text.to_owned());
        }
    }
}

/// "Associated Press in Valencia".
fn strip_place(text: &str) -> &str {
    [" in ", " à ", " en ", " em "]
        .iter()
        .find_map(|word| {
            let (before, place) = text.split_once(word)?;
            let outlet = organisation::is_outlet(&before.to_lowercase());
            (outlet && place.starts_with(char::is_uppercase)).then_some(before)
        })
        .unwrap_or(text)
}

/// Ends the text at the first small word that no name holds: "Laura E. Adkins is Opinion Editor".
fn cut_sentence(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts_small = words
        .first()
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    if starts_small
        && words
            .iter()
            .all(|word| word.starts_with(char::is_lowercase))
    {
        return words.join(" ");
    }
    let mut kept: Vec<&str> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let small = word.starts_with(char::is_lowercase);
        let followed_by_name = words
            .get(index + 1..)
            .is_some_and(|rest| rest.iter().any(|next| next.starts_with(char::is_uppercase)));
        let particle = person::is_particle(word) && followed_by_name && !is_preposition(word);
        let joined = word.contains(['\'', '’', '-']) && word.chars().any(char::is_uppercase);
        let suffix = matches!(word.trim_end_matches(['.', ',']), "jr" | "sr");
        if index > 0 && small && !particle && !joined && !suffix {
            break;
        }
        kept.push(word);
        // "Jane Doe. She covers": a full stop after a whole word ends it.
        let ends = word.ends_with('.')
            && word.chars().count() > 5
            && !word.trim_end_matches('.').contains('.');
        if index > 0 && ends {
            break;
        }
    }
    kept.join(" ")
        .trim_end_matches([',', ' ', '-', '–'])
        .to_owned()
}

/// Small words that begin a place or a beat more often than a surname.
fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "op" | "a" | "auf" | "til" | "i")
}

/// Drops words of the interface at the end and at the beginning.
fn cut_interface(text: &str) -> String {
    use super::vocabulary::INTERFACE;
    let is_interface = |word: &str| {
        let bare = word
            .trim_matches(|mark: char| !mark.is_alphanumeric())
            .to_lowercase();
        INTERFACE.contains(&bare.as_str()) || bare.is_empty()
    };
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| is_interface(word)) {
        words.pop();
    }
    // "Tips meg": the interface's own words follow from the first of them on.
    if let Some(at) = words.iter().skip(2).position(|word| is_interface(word)) {
        words.truncate(at + 2);
    }
    words.join(" ")
}

/// "Kelli Miller WebMD Health News", "Jane Doe CNN": an outlet behind two or more words.
fn cut_outlet(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let outlet_from = (2..words.len()).find(|from| {
        words.get(*from..).is_some_and(|tail| {
            organisation::is_outlet(&tail.join(" ").to_lowercase())
                && tail.iter().all(|word| word.starts_with(char::is_uppercase))
        })
    });
    outlet_from.map_or_else(
        || text.to_owned(),
        |from| {
            words
                .iter()
                .take(from)
                .copied()
                .collect::<Vec<_>>()
                .join(" ")
        },
    )
}

/// "Rachel Brazil Rachel Brazil", "Valentina Palladino Valentina": printed twice.
fn without_repetition(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let half = words.len() / 2;
    if words.len() >= 4 && words.len().is_multiple_of(2) && words.get(..half) == words.get(half..) {
        return words
            .iter()
            .take(half)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
    }
    if words.len() >= 3 && words.first() == words.last() {
        return words
            .iter()
            .take(words.len() - 1)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
    }
    text.to_owned()
}

/// "ACLU Speech": an acronym beside words that are none.
fn has_acronym(text: &str) -> bool {
    let long_capitals = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && word.chars().all(char::is_uppercase)
    };
    text.split(' ').any(long_capitals) && !text.split(' ').all(|word| word == word.to_uppercase())
}

fn without_repeats(names: Vec<BylineName>) -> Vec<BylineName> {
    let has_person = names.iter().any(|name| name.name.family.is_some());
    let mut kept: Vec<BylineName> = Vec::with_capacity(names.len());
    for name in names {
        let known = kept
            .iter_mut()
            .find(|known| known.name == name.name && known.contribution == name.contribution);
        if let Some(known) = known {
            if known.role.is_none() {
                known.role = name.role;
            }
        } else {
            kept.push(name);
        }
    }
    let _ = has_person;
    kept
}
