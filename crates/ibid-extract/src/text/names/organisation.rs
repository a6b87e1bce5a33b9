//! Organisations, agencies, desks and teams among names.

use crate::address::is_host_name;

use super::role;
use super::vocabulary::{AGENCIES, ORGANISATION_WORDS, WEAK_ORGANISATION_WORDS};

/// How a name that is no person's is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OrganisationKind {
    /// People of the publisher who wrote together: a team, a desk, the staff.
    Team,
    /// An agency, a newspaper, a company.
    Body,
}

/// Whether a text names an organisation, an agency, a desk or a team rather than a person.
pub fn is_organisation(text: &str) -> bool {
    kind(text.trim()).is_some()
}

/// The kind of organisation that a text names, if it names one.
pub(super) fn kind(text: &str) -> Option<OrganisationKind> {
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches([',', ';']);
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (first, last) = (*words.first()?, *words.last()?);
    if is_team(last) || words.iter().any(|word| is_team_anywhere(word)) {
        return Some(OrganisationKind::Team);
    }
    let named = is_agency(lower)
        || ends_like_organisation(text)
        || is_abbreviation(text.trim_end_matches([',', ';']))
        || words.iter().any(|word| is_host_name(word))
        || is_ampersand_company(&words)
        || is_desk(text)
        || is_band(&words)
        || (words.len() > 1
            && matches!(
                first,
                "the" | "der" | "die" | "das" | "les" | "los" | "gli" | "il" | "het"
            ));
    if named {
        return Some(OrganisationKind::Body);
    }
    let strong = words
        .iter()
        .any(|word| ORGANISATION_WORDS.contains(word) && !WEAK_ORGANISATION_WORDS.contains(word));
    let weak = words
        .iter()
        .filter(|word| WEAK_ORGANISATION_WORDS.contains(word))
        .count();
    let capitalised_weak = weak > 0 && words.len() > 2 && !has_initial(&words);
    (words.len() > 1 && (strong || weak > 1 || capitalised_weak)).then_some(OrganisationKind::Body)
}

/// "Frank B. Church": an initial is a person's.
fn has_initial(words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| word.trim_end_matches('.').chars().count() == 1 && word.ends_with('.'))
}

/// Whether the text is a news agency or a desk by its own name.
pub(super) fn is_agency(lower: &str) -> bool {
    // "dpa/lno", "AP/dpa": agencies sign with their office or with each other.
    AGENCIES.contains(&lower)
        || lower
            .split_once('/')
            .is_some_and(|(first, rest)| AGENCIES.contains(&first) && !rest.contains(' '))
}

fn is_team(word: &str) -> bool {
    matches!(
        word,
        "team"
            | "staff"
            | "desk"
            | "newsdesk"
            | "newsroom"
            | "editors"
            | "submissions"
            | "reports"
            | "contributors"
            | "developers"
            | "volunteers"
            | "crew"
    )
}

fn is_team_anywhere(word: &str) -> bool {
    matches!(
        word,
        "redaktion"
            | "redaktionsteam"
            | "redacción"
            | "redaccion"
            | "redação"
            | "rédaction"
            | "redazione"
            | "redactie"
            | "redakcja"
            | "redakce"
            | "редакция"
            | "редакція"
            | "toimitus"
            | "editorial"
            | "newsdesk"
            | "newsroom"
            | "pressestelle"
            | "onlineredaktion"
            | "online-redaktion"
    )
}

/// "XZT": three to five capitals without a vowel are an abbreviation, which a body has for
/// its name and a person has not; a degree looks alike.
fn is_abbreviation(text: &str) -> bool {
    (3..=5).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase())
        && !text.contains(['A', 'E', 'I', 'O', 'U', 'Y'])
        && !role::is_credential(text)
}

/// "XZT Business", "NewsHub Politics": a broadcaster or site, and what it reports on.
fn is_desk(text: &str) -> bool {
    const DESKS: &[&str] = &[
        "business",
        "culture",
        "entertainment",
        "health",
        "money",
        "opinion",
        "politics",
        "sport",
        "sports",
        "style",
        "tech",
        "technology",
        "travel",
        "weather",
        "world",
    ];
    text.split_once(' ').is_some_and(|(brand, desk)| {
        role::looks_like_brand(brand) && DESKS.contains(&desk.to_lowercase().as_str())
    })
}

/// "Johnson & Johnson", "Simon & Schuster", "Baylor Scott & White Research Institute".
fn is_ampersand_company(words: &[&str]) -> bool {
    let Some(at) = words.iter().position(|word| matches!(*word, "&" | "+")) else {
        return false;
    };
    let alone = at == 1 && words.len() == 3;
    let named = words
        .last()
        .is_some_and(|last| ORGANISATION_WORDS.contains(last));
    alone || named
}

/// "Prince and the Revolution".
fn is_band(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        matches!(
            pair,
            ["and" | "&", "the"] | ["und", "die"] | ["et", "les"] | ["y", "los" | "las"]
        )
    })
}

/// Endings of names in scripts that write no spaces.
fn ends_like_organisation(text: &str) -> bool {
    const ENDINGS: [&str; 44] = [
        "編集部",
        "编辑部",
        "編輯部",
        "取材班",
        "取材グループ",
        "新聞",
        "新闻",
        "新聞社",
        "新闻网",
        "通信",
        "通信社",
        "通讯社",
        "通訊社",
        "日報",
        "日报",
        "晚报",
        "時報",
        "时报",
        "周刊",
        "週刊",
        "電視台",
        "电视台",
        "放送",
        "大学",
        "大學",
        "協会",
        "协会",
        "協會",
        "委員会",
        "委员会",
        "委員會",
        "研究所",
        "会社",
        "公司",
        "事務局",
        "センター",
        "チーム",
        "クラブ",
        "오늘",
        "뉴스",
        "신문",
        "일보",
        "방송",
        "팀",
    ];
    ENDINGS.iter().any(|ending| text.ends_with(ending))
}
