//! Languages as `babel` names them, and their BCP 47 tags.
//!
//! Source: BibLaTeX's manual, "Languages"; `babel`'s manual.

/// Name and tag. Of names with one tag, the first is written.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("american", "en-US"),
    ("usenglish", "en-US"),
    ("british", "en-GB"),
    ("ukenglish", "en-GB"),
    ("canadian", "en-CA"),
    ("australian", "en-AU"),
    ("newzealand", "en-NZ"),
    ("ngerman", "de"),
    ("german", "de"),
    ("naustrian", "de-AT"),
    ("austrian", "de-AT"),
    ("nswissgerman", "de-CH"),
    ("swissgerman", "de-CH"),
    ("french", "fr"),
    ("francais", "fr"),
    ("frenchb", "fr"),
    ("acadian", "fr-CA"),
    ("canadien", "fr-CA"),
    ("spanish", "es"),
    ("mexican", "es-MX"),
    ("italian", "it"),
    ("portuguese", "pt"),
    ("portuges", "pt"),
    ("brazilian", "pt-BR"),
    ("brazil", "pt-BR"),
    ("dutch", "nl"),
    ("afrikaans", "af"),
    ("danish", "da"),
    ("swedish", "sv"),
    ("norwegian", "no"),
    ("norsk", "nb"),
    ("nynorsk", "nn"),
    ("icelandic", "is"),
    ("finnish", "fi"),
    ("estonian", "et"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("croatian", "hr"),
    ("serbian", "sr"),
    ("serbianc", "sr-Cyrl"),
    ("bosnian", "bs"),
    ("macedonian", "mk"),
    ("bulgarian", "bg"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("belarusian", "be"),
    ("hungarian", "hu"),
    ("magyar", "hu"),
    ("romanian", "ro"),
    ("greek", "el"),
    ("polutonikogreek", "grc"),
    ("ancientgreek", "grc"),
    ("latin", "la"),
    ("turkish", "tr"),
    ("catalan", "ca"),
    ("galician", "gl"),
    ("basque", "eu"),
    ("welsh", "cy"),
    ("irish", "ga"),
    ("scottish", "gd"),
    ("breton", "br"),
    ("esperanto", "eo"),
    ("hebrew", "he"),
    ("arabic", "ar"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("hindi", "hi"),
    ("japanese", "ja"),
    ("chinese", "zh"),
    ("korean", "ko"),
    ("vietnamese", "vi"),
    ("thai", "th"),
    ("indonesian", "id"),
    ("malay", "ms"),
];

/// The tag of a language's name (`ngerman`, `langgerman`); what is none of them is a tag already.
pub(super) fn tag(name: &str) -> Option<&'static str> {
    let known = |name: &str| {
        let mut rows = LANGUAGES.iter();
        rows.find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, tag)| *tag)
    };
    known(name).or_else(|| known(name.strip_prefix("lang")?))
}

/// The name of a tag's language.
pub(super) fn name(tag: &str) -> Option<&'static str> {
    let mut rows = LANGUAGES.iter();
    rows.find(|(_, known)| *known == tag).map(|(name, _)| *name)
}
