//! A whole byline.

use super::fields::{self, Field, Label};
use super::organisation::OrganisationKind;
use super::split::{self, Joint};
use super::{
    BylineName, Contribution, clean, east_asian, organisation, person, plausible, role, trim,
};
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
        for piece in east_asian::pieces(&field.text, contribution, language) {
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
        labelled: field.label.is_some(),
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
    // "オカモト／テック編集部": the desk that a person belongs to.
    if is_organisation && let Some(last) = names.last_mut().filter(|last| !last.is_organisation) {
        last.role.get_or_insert_with(|| piece.text.clone());
        return;
    }
    let language = Some(language).filter(|language| !language.is_empty());
    names.push(BylineName {
        name: person::parse_person_in(&piece.text, language),
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
    /// Whether a label says that names follow.
    labelled: bool,
    /// Where this field's names begin.
    from: usize,
}

impl State<'_> {
    fn read_piece(&mut self, text: &str, joint: Joint, names: &mut Vec<BylineName>) {
        let text = text.trim();
        if role::is_role(text) && !self.is_desk(text, names) {
            Self::set_role(text, names);
            // After a job, commas go on with it: "Technologist, Speech, Privacy, and Technology".
            self.strict = true;
            return;
        }
        let (person, role) = trim::person_part(text);
        let whole = strip_place(text);
        if let Some(kind) = organisation::kind(whole) {
            // "Howard Blume Staff Writer", "Jane Doe of the Science Desk": a person with a job.
            let person_first = person.len() < text.len()
                && person.contains(' ')
                && plausible::is_plausible_person(&person) > 0.8;
            if !person_first {
                self.read_organisation(whole, kind, joint, names);
                return;
            }
        }
        self.read_person(&person, role, joint, names);
    }

    /// "Nowhere Times staff reporter": without a person before it, a job with an outlet is who signs.
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
        if plausible::is_placeholder(text) || trim::starts_with_command(text) {
            return;
        }
        let beside_person = names.last().is_some_and(|last| !last.is_organisation);
        let affiliation = beside_person
            && (self.strict
                || joint == Joint::Slash
                || (joint == Joint::Comma && kind == OrganisationKind::Body));
        if affiliation {
            Self::set_role(text, names);
            return;
        }
        names.push(BylineName {
            name: Name::literal(text),
            is_organisation: true,
            role: None,
            contribution: self.contribution,
        });
    }

    fn read_person(
        &mut self,
        text: &str,
        role: Option<String>,
        joint: Joint,
        names: &mut Vec<BylineName>,
    ) {
        if !self.is_enough(text, joint, names) {
            return;
        }
        let has_role = role.is_some();
        let mut found = BylineName {
            name: Name::literal(text),
            is_organisation: false,
            role,
            contribution: self.contribution,
        };
        if text.contains(' ') {
            let language = Some(self.language).filter(|language| !language.is_empty());
            found.name = person::parse_person_in(text, language);
        }
        // "Politik · Jane Doe", "technopost - Juan Pérez": a section or a site, then the name.
        let heading = names.last().is_some_and(|last| {
            joint == Joint::Slash
                && self.is_unlabelled_single(names)
                && !last.is_organisation
                && last.name.literal.is_some()
        });
        if heading && found.name.family.is_some() {
            names.pop();
        }
        names.push(found);
        self.strict |= has_role;
    }

    /// Whether the only name so far came without a label.
    fn is_unlabelled_single(&self, names: &[BylineName]) -> bool {
        names.len() == 1 && !self.labelled
    }

    /// Whether the text is name enough for where it stands.
    fn is_enough(&self, text: &str, joint: Joint, names: &[BylineName]) -> bool {
        let score = plausible::is_plausible_person(text);
        let single = !text.contains(' ');
        let listed = !names.is_empty() && matches!(joint, Joint::Comma | Joint::Slash);
        if self.strict || (listed && single) {
            let pen_name = single
                && !self.strict
                && score >= 0.5
                && joint == Joint::Comma
                && self.all_single(names);
            return pen_name || (score > 0.8 && !single && !has_acronym(text));
        }
        if self.lenient {
            score >= 0.3
        } else {
            score > 0.5
        }
    }

    /// Pen names in a list: "Jessie, Alexa".
    fn all_single(&self, names: &[BylineName]) -> bool {
        names
            .iter()
            .skip(self.from)
            .all(|name| name.name.literal.is_some() && !name.is_organisation)
    }

    /// A job after several names is everybody's who has none: "Jane Doe and John Roe, Staff Writers".
    fn set_role(text: &str, names: &mut [BylineName]) {
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
            let agency = organisation::is_agency(&before.to_lowercase());
            (agency && place.starts_with(char::is_uppercase)).then_some(before)
        })
        .unwrap_or(text)
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
    let mut kept: Vec<BylineName> = Vec::with_capacity(names.len());
    for name in names {
        // "Jane Doe and agencies": who these are is not said.
        if name.is_organisation && is_unnamed(&name.name) && !kept.is_empty() {
            continue;
        }
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
    kept
}

/// Agencies in general.
fn is_unnamed(name: &Name) -> bool {
    const WORDS: [&str; 12] = [
        "agencies",
        "agencias",
        "agencia",
        "agenturen",
        "agences",
        "agenzie",
        "wires",
        "wire services",
        "wire reports",
        "news services",
        "news agencies",
        "other agencies",
    ];
    name.literal
        .as_deref()
        .is_some_and(|literal| WORDS.contains(&literal.to_lowercase().as_str()))
}
