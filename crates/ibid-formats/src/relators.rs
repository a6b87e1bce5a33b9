//! Roles of names as libraries write them. Source: MARC Code List for Relators.

use ibid_model::NameVariable;

/// Relator code and term, and the variable for it; the first of a variable is the one to write.
const RELATORS: &[(&str, &str, NameVariable)] = &[
    ("aut", "author", NameVariable::Author),
    ("cre", "creator", NameVariable::Author),
    ("art", "artist", NameVariable::Author),
    ("inv", "inventor", NameVariable::Author),
    ("prg", "programmer", NameVariable::Author),
    ("cmp", "composer", NameVariable::Composer),
    ("com", "compiler", NameVariable::Compiler),
    ("ctb", "contributor", NameVariable::Contributor),
    ("cur", "curator", NameVariable::Curator),
    ("drt", "director", NameVariable::Director),
    ("fmd", "film director", NameVariable::Director),
    ("edt", "editor", NameVariable::Editor),
    ("edc", "editor of compilation", NameVariable::Editor),
    ("edd", "editorial director", NameVariable::EditorialDirector),
    ("hst", "host", NameVariable::Host),
    ("ill", "illustrator", NameVariable::Illustrator),
    ("ivr", "interviewer", NameVariable::Interviewer),
    ("nrt", "narrator", NameVariable::Narrator),
    ("orm", "organizer", NameVariable::Organizer),
    ("prf", "performer", NameVariable::Performer),
    ("act", "actor", NameVariable::Performer),
    ("pro", "producer", NameVariable::Producer),
    ("fmp", "film producer", NameVariable::Producer),
    ("rcp", "addressee", NameVariable::Recipient),
    ("aus", "screenwriter", NameVariable::ScriptWriter),
    ("trl", "translator", NameVariable::Translator),
];

/// The variable for a relator code, a term (`Editor.`) or a CSL name variable.
pub(crate) fn variable(relator: &str) -> Option<NameVariable> {
    let bare = relator
        .trim()
        .trim_end_matches(['.', ','])
        .to_ascii_lowercase();
    let code = bare.rsplit('/').next().unwrap_or(&bare);
    let known = RELATORS
        .iter()
        .find(|(c, term, _)| *c == code || *term == bare);
    known
        .map(|(_, _, variable)| *variable)
        .or_else(|| NameVariable::from_keyword(&bare))
}

/// The relator code to write for a variable, where there is one.
pub(crate) fn code(variable: NameVariable) -> Option<&'static str> {
    let known = RELATORS.iter().find(|(_, _, known)| *known == variable);
    known.map(|(code, _, _)| *code)
}
