//! Language tags.

/// A BCP 47 tag from what pages write: `en_US`, `EN-us`, `English`, `en, de`.
pub(crate) fn tag(text: &str) -> Option<String> {
    let text = text.split([',', ';']).next()?.trim();
    if let Some((_, code)) = NAMES
        .iter()
        .find(|(name, _)| text.eq_ignore_ascii_case(name))
    {
        return Some((*code).to_owned());
    }
    let mut parts = text.split(['-', '_', '.']);
    let language = parts.next()?.to_ascii_lowercase();
    let is_code = (2..=3).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && !matches!(language.as_str(), "und" | "mul" | "zxx" | "xx" | "www");
    if !is_code {
        return None;
    }
    let language = match three_letter(&language) {
        Some(code) => code.to_owned(),
        None => language,
    };
    let mut tag = language;
    for part in parts.take(2) {
        let is_alpha = part.bytes().all(|b| b.is_ascii_alphabetic());
        match part.len() {
            2 if is_alpha => tag = format!("{tag}-{}", part.to_ascii_uppercase()),
            4 if is_alpha => {
                let (first, rest) = part.split_at(1);
                tag = format!(
                    "{tag}-{}{}",
                    first.to_ascii_uppercase(),
                    rest.to_ascii_lowercase()
                );
            }
            3 if part.bytes().all(|b| b.is_ascii_digit()) => tag = format!("{tag}-{part}"),
            _ => break,
        }
    }
    Some(tag)
}

/// The language of a tag, without region and script.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// How much text a guess needs, and how much it reads, in bytes.
const ENOUGH: usize = 400;
const SAMPLE: usize = 2_000;

/// The language that the text's words are of, and how sure that is.
pub(crate) fn sniff(text: &str) -> Option<(&'static str, f32)> {
    let prose = prose(text)?;
    let info = whatlang::detect(&prose)?;
    let code = three_letter(info.lang().code())?;
    let is_sure = info.is_reliable() || info.script() != whatlang::Script::Latin;
    is_sure.then(|| (code, share(info.confidence())))
}

/// Prose to guess by, where there is enough of it.
fn prose(text: &str) -> Option<String> {
    let mut prose = String::new();
    // Lines long enough to be prose: menus are often in another language.
    for line in text.lines().filter(|line| line.len() > 80) {
        prose.push_str(line);
        prose.push(' ');
        if prose.len() > SAMPLE {
            break;
        }
    }
    (prose.len() >= ENOUGH).then_some(prose)
}

/// Languages that pages write by name.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("italian", "it"),
    ("italiano", "it"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("dutch", "nl"),
    ("nederlands", "nl"),
    ("swedish", "sv"),
    ("danish", "da"),
    ("norwegian", "no"),
    ("finnish", "fi"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("turkish", "tr"),
    ("japanese", "ja"),
    ("chinese", "zh"),
    ("korean", "ko"),
    ("arabic", "ar"),
    ("hebrew", "he"),
    ("greek", "el"),
    ("hungarian", "hu"),
    ("romanian", "ro"),
];

// Long: a table.
/// ISO 639-1 code of an ISO 639-2 or -3 code that has one.
pub(crate) fn three_letter(code: &str) -> Option<&'static str> {
    Some(match code {
        "eng" => "en",
        "deu" | "ger" => "de",
        "fra" | "fre" => "fr",
        "spa" => "es",
        "ita" => "it",
        "por" => "pt",
        "nld" | "dut" => "nl",
        "swe" => "sv",
        "dan" => "da",
        "nor" => "no",
        "nob" => "nb",
        "fin" => "fi",
        "pol" => "pl",
        "ces" | "cze" => "cs",
        "slk" | "slo" => "sk",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "bul" => "bg",
        "rus" => "ru",
        "ukr" => "uk",
        "bel" => "be",
        "tur" => "tr",
        "ell" | "gre" => "el",
        "hun" => "hu",
        "ron" | "rum" => "ro",
        "jpn" => "ja",
        "cmn" | "zho" | "chi" => "zh",
        "kor" => "ko",
        "ara" => "ar",
        "pes" | "fas" | "per" => "fa",
        "heb" => "he",
        "hin" => "hi",
        "ben" => "bn",
        "tha" => "th",
        "vie" => "vi",
        "ind" => "id",
        "cat" => "ca",
        "est" => "et",
        "lav" => "lv",
        "lit" => "lt",
        "afr" => "af",
        "zul" => "zu",
        "lat" => "la",
        "urd" => "ur",
        "tam" => "ta",
        "tel" => "te",
        "mar" => "mr",
        "guj" => "gu",
        "pan" => "pa",
        "kat" | "geo" => "ka",
        "hye" | "arm" => "hy",
        "aze" => "az",
        "kan" => "kn",
        "mal" => "ml",
        "epo" => "eo",
        "mkd" | "mac" => "mk",
        _ => return None,
    })
}

/// A share as the weighing has it.
#[allow(clippy::cast_possible_truncation)] // 0 to 1: nothing but digits is lost.
const fn share(value: f64) -> f32 {
    value as f32
}
