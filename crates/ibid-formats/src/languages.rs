//! Languages as libraries write them, as BCP 47 tags.

/// Each three-letter code of ISO 639-2 (bibliographic and terminological) that has a two-letter
/// code, followed by that. Source: ISO 639-1 and 639-2, which BCP 47 takes the shorter one of.
const CODES: &str = "\
    aaraa abkab afraf akaak albsq amham araar argan armhy asmas avaav aveae aymay azeaz \
    bakba bambm baqeu belbe benbn bihbh bisbi bodbo bosbs brebr bulbg burmy catca cescs \
    chach chece chizh chucu chvcv corkw cosco crecr cymcy czecs danda deude divdv dutnl \
    dzodz ellel engen epoeo estet euseu eweee faofo fasfa fijfj finfi frafr frefr fryfy \
    fulff geoka gerde glagd glega glggl glvgv greel grngn gujgu hatht hauha hebhe herhz \
    hinhi hmoho hrvhr hunhu hyehy iboig iceis idoio iiiii ikuiu ileie inaia indid ipkik \
    islis itait javjv jpnja kalkl kankn kasks katka kaukr kazkk khmkm kikki kinrw kirky \
    komkv konkg korko kuakj kurku laolo latla lavlv limli linln litlt ltzlb lublu luglg \
    macmk mahmh malml maomi marmr mayms mkdmk mlgmg mltmt monmn mrimi msams myamy nauna \
    navnv nblnr ndend ndong nepne nldnl nnonn nobnb norno nyany ocioc ojioj orior ormom \
    ossos panpa perfa plipi polpl porpt pusps quequ rohrm ronro rumro runrn rusru sagsg \
    sansa sinsi slksk slosk slvsl smese smosm snasn sndsd somso sotst spaes sqisq srdsc \
    srpsr sswss sunsu swasw swesv tahty tamta tattt telte tgktg tgltl thath tibbo tirti \
    tonto tsntn tsots tuktk turtr twitw uigug ukruk urdur uzbuz venve vievi volvo welcy \
    wlnwa wolwo xhoxh yidyi yoryo zhaza zhozh zulzu";

/// The BCP 47 tag of a language code: `eng` and `ENG` are `en`, `fr-CA` stays. Codes that say
/// that there is no one language (`und`, `mul`, `zxx`) are none.
pub(crate) fn tag(code: &str) -> Option<String> {
    let code = code.trim();
    if code.is_empty() || ["und", "mul", "zxx", "mis", "|||"].contains(&code) {
        return None;
    }
    let lower = code.to_ascii_lowercase();
    let short = CODES.split(' ').find_map(|pair| {
        let (long, short) = pair.split_at_checked(3)?;
        (long == lower).then_some(short)
    });
    Some(short.map_or_else(|| code.to_owned(), str::to_owned))
}
