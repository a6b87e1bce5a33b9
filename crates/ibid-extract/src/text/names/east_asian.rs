//! Chinese, Japanese and Korean names and bylines.

use ibid_model::Name;

use super::Contribution;
use super::organisation;
use super::plausible;
use super::surnames;

/// Words after a name that are no part of it, with what they say that the person did.
const AFTER: &[(&str, Contribution)] = &[
    ("特派員", Contribution::Author),
    ("編集委員", Contribution::Author),
    ("論説委員", Contribution::Author),
    ("編集長", Contribution::Author),
    ("記者", Contribution::Author),
    ("记者", Contribution::Author),
    ("通讯员", Contribution::Author),
    ("通訊員", Contribution::Author),
    ("特约评论员", Contribution::Author),
    ("評論員", Contribution::Author),
    ("评论员", Contribution::Author),
    ("先生", Contribution::Author),
    ("女士", Contribution::Author),
    ("さん", Contribution::Author),
    ("報道", Contribution::Author),
    ("报道", Contribution::Author),
    ("報導", Contribution::Author),
    ("共著", Contribution::Author),
    ("編著", Contribution::Author),
    ("著", Contribution::Author),
    ("監訳", Contribution::Translator),
    ("翻訳", Contribution::Translator),
    ("翻译", Contribution::Translator),
    ("訳", Contribution::Translator),
    ("译", Contribution::Translator),
    ("譯", Contribution::Translator),
    ("監修", Contribution::Reviewer),
    ("編集", Contribution::Editor),
    ("编辑", Contribution::Editor),
    ("編輯", Contribution::Editor),
    ("撮影", Contribution::Illustrator),
    ("摄影", Contribution::Illustrator),
    ("攝影", Contribution::Illustrator),
    ("摄", Contribution::Illustrator),
    ("イラスト", Contribution::Illustrator),
    ("논설위원", Contribution::Author),
    ("선임기자", Contribution::Author),
    ("인턴기자", Contribution::Author),
    ("전문기자", Contribution::Author),
    ("특파원", Contribution::Author),
    ("칼럼니스트", Contribution::Author),
    ("기자", Contribution::Author),
    ("교수", Contribution::Author),
    ("앵커", Contribution::Author),
    ("에디터", Contribution::Editor),
];

/// Words before a name, without a colon, that are no part of it.
const BEFORE: &[&str] = &[
    "本报记者",
    "本報記者",
    "本刊记者",
    "新华社记者",
    "新華社記者",
    "特约记者",
    "实习记者",
    "責任編輯",
    "责任编辑",
    "通讯员",
    "通訊員",
    "編輯",
    "编辑",
    "記者",
    "记者",
    "取材・文",
    "撰文",
    "作者",
    "投稿者",
    "寄稿者",
    "執筆者",
    "執筆",
    "筆者",
    "文・写真",
    "文・構成",
    "構成・文",
    "文：",
    "文:",
    "文／",
    "文/",
    "文●",
    "文=",
    "文＝",
    "文◎",
    "글·사진",
    "글=",
    "글 ",
];

/// A piece of a byline in one of these scripts.
pub(super) struct Piece {
    pub text: String,
    pub contribution: Contribution,
}

/// Whether the text is written in Han, kana or Hangul; one of their letters says as much as four
/// of the Latin names that stand among them.
pub(super) fn is_east_asian(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let ours = text.chars().filter(|c| is_ours(*c)).count();
    ours > 0 && ours * 4 >= letters
}

const fn is_ours(character: char) -> bool {
    is_han(character) || is_kana(character) || is_hangul(character)
}

const fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '々' | '〆')
}

const fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30ff}')
}

const fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}')
}

/// How likely a text is one person's name.
pub(super) fn plausibility(text: &str) -> f32 {
    let length = text.chars().count();
    if organisation::kind(text).is_some()
        || text.contains(['。', '、', '，', '：', '「', '」', '《', '》'])
    {
        return 0.1;
    }
    let spaces = text.split_whitespace().count();
    let han_or_hangul = text
        .chars()
        .all(|c| is_han(c) || is_hangul(c) || c.is_whitespace());
    let digits = text.chars().any(char::is_numeric);
    match length {
        _ if digits || spaces > 3 => 0.1,
        2..=5 if han_or_hangul => 0.9,
        6..=8 if han_or_hangul && spaces == 2 => 0.8,
        // Kana, or a foreign name with a middle dot.
        2..=20 if !han_or_hangul => 0.6,
        6..=8 => 0.3,
        _ => 0.1,
    }
}

/// Divides a field into names, with labels and titles removed.
pub(super) fn pieces(field: &str, contribution: Contribution, language: &str) -> Vec<Piece> {
    let field = strip_before(without_brackets(field).trim()).to_owned();
    let mut pieces = Vec::new();
    let separators = ['、', '，', ',', '；', ';', '/', '／', '＆', '&', '＋'];
    for part in field.split(separators) {
        for part in split_dots(part) {
            let (part, label) = inner_label(part.trim());
            if is_dateline(part) {
                continue;
            }
            let (text, deed) = strip_after(part);
            let contribution = label.or(deed).unwrap_or(contribution);
            for name in split_spaces(text, language) {
                pieces.push(Piece {
                    text: name,
                    contribution,
                });
            }
        }
    }
    pieces
}

/// "台北報導": where it was written, after who wrote it.
fn is_dateline(part: &str) -> bool {
    let place = ["報導", "报道", "報道"]
        .iter()
        .find_map(|end| part.strip_suffix(end));
    place.is_some_and(|place| place.chars().count() == 2)
}

fn without_brackets(field: &str) -> String {
    let mut depth = 0_u32;
    field
        .chars()
        .filter(|character| match character {
            '(' | '（' | '[' | '［' | '【' | '〔' => {
                depth += 1;
                false
            }
            ')' | '）' | ']' | '］' | '】' | '〕' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// "写真＝鈴木一郎", "사진 박민수": a label inside a list, with what it says.
fn inner_label(text: &str) -> (&str, Option<Contribution>) {
    const LABELS: [(&str, Contribution); 14] = [
        ("写真", Contribution::Illustrator),
        ("撮影", Contribution::Illustrator),
        ("イラスト", Contribution::Illustrator),
        ("摄影", Contribution::Illustrator),
        ("攝影", Contribution::Illustrator),
        ("図", Contribution::Illustrator),
        ("사진", Contribution::Illustrator),
        ("그림", Contribution::Illustrator),
        ("翻訳", Contribution::Translator),
        ("訳", Contribution::Translator),
        ("번역", Contribution::Translator),
        ("編集", Contribution::Editor),
        ("监制", Contribution::Editor),
        ("文", Contribution::Author),
    ];
    LABELS
        .iter()
        .find_map(|(label, contribution)| {
            let rest = text.strip_prefix(label)?;
            let name = rest.trim_start_matches([' ', '=', '＝', ':', '：', '・', '●', '◎']);
            (name.len() < rest.len()).then_some((name, Some(*contribution)))
        })
        .unwrap_or((text, None))
}

fn strip_before(text: &str) -> &str {
    let mut text = text.trim_start_matches([' ', '・', '=', '＝', ':', '：', '●', '◎', '／', '/']);
    while let Some(rest) = BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start_matches([' ', '・', '=', '＝', ':', '：', '●', '◎', '／', '/']);
    }
    // "文 山田太郎": the label and a space.
    for label in ["文 ", "文", "글 ", "by "] {
        if let Some(rest) = text.strip_prefix(label)
            && (label.ends_with(' ') || rest.starts_with(['・', '=', '＝', ':', '：']))
        {
            return rest.trim_start_matches(['・', '=', '＝', ':', '：', ' ']);
        }
    }
    text
}

fn strip_after(text: &str) -> (&str, Option<Contribution>) {
    let mut text = text.trim();
    let mut deed = None;
    while let Some((rest, found)) = AFTER.iter().find_map(|(word, contribution)| {
        let rest = text
            .strip_suffix(word)?
            .trim_end_matches([' ', '=', '＝', '・', '：', ':']);
        // "著" may end a name of two characters.
        (rest.chars().count() >= 2).then_some((rest, *contribution))
    }) {
        text = rest;
        if deed.is_none() || found != Contribution::Author {
            deed = Some(found);
        }
    }
    (text, deed)
}

/// A middle dot between Han or Hangul names separates people; within katakana, the parts of one
/// foreign name.
fn split_dots(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(['・', '·', 'ㆍ']).map(str::trim).collect();
    let are_names = parts.iter().all(|part| {
        (2..=5).contains(&part.chars().filter(|c| !c.is_whitespace()).count())
            && part
                .chars()
                .all(|c| is_han(c) || is_hangul(c) || c.is_whitespace())
    });
    if parts.len() > 1 && are_names && parts.iter().any(|part| part.chars().count() >= 3) {
        parts
    } else {
        vec![text]
    }
}

/// Spaces between whole names separate people ("张三 李四", "김철수 이영희"); a space within one name
/// does not ("村上 春樹").
fn split_spaces(text: &str, language: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = |word: &&str| {
        let hangul = word.chars().all(is_hangul);
        let length = word.chars().count();
        if hangul {
            length == 3 && surnames::korean(word).is_some()
        } else {
            (2..=3).contains(&length)
                && surnames::chinese(word).is_some()
                && surnames::japanese(word).is_none()
                && !word.chars().any(is_kana)
        }
    };
    // Two words of two characters are rather the halves of one name where the text is not Chinese.
    let long = language == "zh" || words.iter().any(|word| word.chars().count() == 3);
    if words.len() > 1 && words.iter().all(whole) && (long || words.len() > 2) {
        return words.into_iter().map(str::to_owned).collect();
    }
    if words.is_empty() {
        Vec::new()
    } else {
        vec![words.join(" ")]
    }
}

/// Reads one name.
pub(super) fn parse(text: &str, language: Option<&str>) -> Name {
    let (text, _) = strip_after(strip_before(text.trim()));
    if organisation::kind(text).is_some() || plausible::is_placeholder(text) {
        return Name::literal(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [family, given] = words.as_slice()
        && text.chars().all(|c| is_ours(c) || c.is_whitespace())
    {
        return Name::person(*family, *given);
    }
    let joined = words.concat();
    if words.len() != 1 || !joined.chars().all(is_ours) {
        return Name::literal(words.join(" "));
    }
    let primary = language.map_or("", |tag| tag.split(['-', '_']).next().unwrap_or_default());
    family_length(&joined, primary)
        .and_then(|at| joined.split_at_checked(at))
        .map_or_else(
            || Name::literal(joined.as_str()),
            |(family, given)| Name::person(family, given),
        )
}

/// How many bytes of a name written in one are the family name, where that is sure enough.
fn family_length(name: &str, language: &str) -> Option<usize> {
    if name.chars().all(is_hangul) {
        return surnames::korean(name);
    }
    if name.chars().any(is_kana) {
        return surnames::japanese(name).or_else(|| before_kana(name));
    }
    if !name.chars().all(is_han) {
        return None;
    }
    match language {
        "zh" | "yue" => surnames::chinese(name),
        "ja" => surnames::japanese(name),
        _ => surnames::japanese(name).or_else(|| surnames::chinese(name)),
    }
}

/// "小暮ひさのり": two or three Han characters, then a given name in kana.
fn before_kana(name: &str) -> Option<usize> {
    let at = name.find(is_kana)?;
    let (family, given) = name.split_at_checked(at)?;
    let fits = (2..=3).contains(&family.chars().count())
        && family.chars().all(is_han)
        && given.chars().count() >= 2
        && given.chars().all(is_kana);
    fits.then_some(at)
}
