//! Jobs and credentials beside names.

use super::organisation;
use super::vocabulary::{JOB_MODIFIERS, JOBS};

/// Degrees and professional letters, without their full stops, upper case.
#[rustfmt::skip]
const CREDENTIALS: &[&str] = &[
    "PHD", "MD", "MA", "MSC", "MSCI", "BSC", "BA", "BS", "MS", "MPH", "MBA", "MFA", "MED", "EDD", "EDS", "JD", "LLM", "LLB", "LLD", "DDS", "DMD", "DVM", "DO", "DPT", "PT", "OT", "RN", "BSN", "MSN", "NP", "FNP", "APRN", "CRNP", "DNP", "LPN", "PA", "PA-C", "RD", "RDN", "LD", "LDN", "CDE", "CDCES", "CSSD", "CNS", "CSCS", "CPT", "LCSW", "LMFT", "LMHC", "LPC", "MSW", "PSYD", "PHARMD", "RPH", "CPA", "CFA", "CFP", "ESQ", "FRCP", "FRCS", "FACP", "FACS", "FAAP", "FAHA", "FACC", "FRS", "FBA", "MBBS", "MRCP", "MRCGP", "OBE", "MBE", "CBE", "QC", "KC", "MP", "MEP", "DPHIL", "DSC", "DRPH", "SCD", "THD", "DMIN", "MDIV", "MTH", "MENG", "BENG", "DIPLING", "DIPL-ING", "PMP", "CISSP", "SJ", "OP", "OFM", "OSB", "LLP", "RYT", "CNM", "ATC", "IBCLC", "MHA", "MPA", "MPP", "MLS", "MRES", "BVSC", "MRCVS", "PE",
];

/// Whether the text is a degree or the like ("PhD", "M.D.", "RN").
pub(super) fn is_credential(text: &str) -> bool {
    let letters: String = text
        .chars()
        .filter(|character| !matches!(character, '.' | ',' | ' ' | '(' | ')'))
        .collect();
    // "Ma" and "Do" are names; the letters are written in capitals, or with full stops.
    let mixed_case = matches!(
        letters.as_str(),
        "PhD"
            | "Phd"
            | "DPhil"
            | "MSc"
            | "BSc"
            | "PharmD"
            | "PsyD"
            | "EdD"
            | "MEd"
            | "DrPH"
            | "Esq"
            | "ScD"
            | "DSc"
            | "MRes"
            | "MEng"
            | "BEng"
            | "DMin"
            | "ThD"
            | "MDiv"
            | "RPh"
    );
    mixed_case
        || (!letters.is_empty()
            && letters
                .chars()
                .all(|character| character.is_uppercase() || character == '-')
            && CREDENTIALS.contains(&letters.as_str()))
}

/// Whether the whole text is a job: "Senior Political Editor", "Corresponsal en Atenas".
pub(super) fn is_role(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    if words.is_empty() || words.len() > 12 {
        return false;
    }
    let job = |word: &String| is_job(word);
    let modifier = |word: &String| JOB_MODIFIERS.contains(&word.as_str());
    let Some(first_job) = words.iter().position(job) else {
        return false;
    };
    if first_job == 0 || is_lower_case(text) {
        // "Editor of the Forward", "freelance journalist".
        return true;
    }
    let own = words
        .iter()
        .take(first_job)
        .rposition(|word| !modifier(word))
        .map_or(0, |at| at + 1);
    if own == 0 {
        return true;
    }
    // "DailyPost News Reporter", "Nowhere Times business reporter": an outlet before the job.
    let employer: Vec<&str> = text.split_whitespace().take(own).collect();
    let joined = employer.join(" ");
    organisation::is_organisation(&joined)
        || (own == 1 && (looks_like_brand(&joined) || first_job > own))
}

/// "editor", "editor-at-large".
fn is_job(word: &str) -> bool {
    JOBS.contains(&word)
        || word
            .split_once('-')
            .is_some_and(|(job, rest)| JOBS.contains(&job) && rest.contains('-'))
}

fn is_lower_case(text: &str) -> bool {
    text.split_whitespace()
        .next()
        .is_some_and(|first| first.starts_with(char::is_lowercase))
}

/// Splits "Emma Mackenzie Lifestyle Writer" into the name and the job; `None` without a job, or
/// where nothing would be left of the name.
pub(super) fn cut_role(text: &str) -> Option<(&str, &str)> {
    let starts: Vec<(usize, &str)> = words(text);
    let bare_words: Vec<String> = starts.iter().map(|(_, word)| bare(word)).collect();
    let job_at = bare_words
        .iter()
        .enumerate()
        .skip(1)
        .find(|(_, word)| JOBS.contains(&word.as_str()))?
        .0;
    let mut from = job_at;
    while from > 1
        && bare_words
            .get(from - 1)
            .is_some_and(|word| JOB_MODIFIERS.contains(&word.as_str()))
    {
        from -= 1;
    }
    // "Jane Doe DailyPost UK News Fellow": an outlet between the name and the job.
    while from > 2
        && starts
            .get(from - 1)
            .is_some_and(|(_, word)| looks_like_brand(word))
    {
        from -= 1;
    }
    let at = starts.get(from)?.0;
    let (name, role) = text.split_at_checked(at)?;
    // "Bill Editor" may be a name; one word before a job is more likely an outlet.
    let name = name.trim_end_matches([' ', ',', '-', '–', '—', '/', '(']);
    (name.split_whitespace().count() >= 2 && !name.is_empty()).then(|| (name, role.trim()))
}

/// Capitals inside the word, or nothing but capitals: "DailyPost", "NewsTV", "XYZ".
pub(super) fn looks_like_brand(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters
        .iter()
        .filter(|letter| letter.is_uppercase())
        .count();
    let inner = letters.iter().skip(1).any(|letter| letter.is_uppercase());
    letters.len() >= 3
        && inner
        && !word.contains(['.', '-', '\'', '’'])
        && !word.starts_with("Mc")
        && !word.starts_with("Mac")
        && !word.starts_with("De")
        && !word.starts_with("Di")
        && !word.starts_with("La")
        && !word.starts_with("Le")
        && !word.starts_with("Van")
        && capitals >= 2
}

/// A word without the marks around it, lower case.
fn bare(word: &str) -> String {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
        .to_lowercase()
}

/// The words of a text with where they start.
pub(super) fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        if !word.is_empty() {
            found.push((at, word));
        }
        // Every kind of white space that is left is one character; its length is that of the gap.
        at += word.len();
        at += text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    found
}

/// Whether the text is nothing but a degree of more than two letters, which no initials are.
pub(super) fn is_credential_only(text: &str) -> bool {
    is_credential(text) && text.chars().filter(|c| c.is_alphabetic()).count() > 2
}
