//! Month names in the languages that articles are written in.
//!
//! Longer than other files because it is a table. Words are lower case; `_` stands for a space
//! inside a name. Facts from CLDR's Gregorian calendar (format and stand-alone, wide and
//! abbreviated), and from newspapers where these print other forms.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::scan::fold;

/// A month as one language names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MonthName {
    /// BCP 47 primary language.
    pub language: &'static str,
    /// 1 to 12.
    pub month: u32,
    /// Whether the month is one of the Solar Hijri calendar.
    pub jalali: bool,
}

/// The languages that give the word (folded by [`fold`]) to a month; empty for other words.
pub(super) fn lookup(folded: &str) -> &'static [MonthName] {
    static TABLE: OnceLock<HashMap<String, Vec<MonthName>>> = OnceLock::new();
    TABLE
        .get_or_init(build)
        .get(folded)
        .map_or(&[], Vec::as_slice)
}

/// The month (1 to 12) that a word names in any language, Gregorian months only.
pub fn month_number(word: &str) -> Option<u8> {
    lookup(&fold(word.trim_end_matches('.')))
        .iter()
        .find(|name| !name.jalali)
        .and_then(|name| u8::try_from(name.month).ok())
}

fn build() -> HashMap<String, Vec<MonthName>> {
    let mut table: HashMap<String, Vec<MonthName>> = HashMap::new();
    let gregorian = MONTHS.iter().map(|row| (row, false));
    for ((language, months), jalali) in gregorian.chain(std::iter::once((&JALALI, true))) {
        for (month, words) in (1_u32..).zip(months) {
            for word in words.split_whitespace() {
                let names = table.entry(fold(word)).or_default();
                let name = MonthName {
                    language,
                    month,
                    jalali,
                };
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    table
}

type Row = (&'static str, [&'static str; 12]);

#[rustfmt::skip]
const JALALI: Row = ("fa", ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]);

#[rustfmt::skip]
const MONTHS: &[Row] = &[
    ("en", ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"]),
    ("de", ["januar jan jänner jän", "februar feb feber", "märz mär mrz maerz", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "dezember dez"]),
    ("fr", ["janvier janv jan", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil juill", "août", "septembre sept", "octobre oct", "novembre nov", "décembre déc"]),
    ("es", ["enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago", "septiembre setiembre sept sep set", "octubre oct", "noviembre nov", "diciembre dic"]),
    ("it", ["gennaio gen genn", "febbraio feb febbr", "marzo mar", "aprile apr", "maggio mag", "giugno giu", "luglio lug", "agosto ago", "settembre set sett", "ottobre ott", "novembre nov", "dicembre dic"]),
    ("pt", ["janeiro jan", "fevereiro fev", "março mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago", "setembro set", "outubro out", "novembro nov", "dezembro dez"]),
    ("nl", ["januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sept sep", "oktober okt", "november nov", "december dec"]),
    ("sv", ["januari jan", "februari feb febr", "mars mar", "april apr", "maj", "juni jun", "juli jul", "augusti aug", "september sept sep", "oktober okt", "november nov", "december dec"]),
    ("da", ["januar jan", "februar feb febr", "marts mar", "april apr", "maj", "juni jun", "juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "december dec"]),
    ("nb", ["januar jan", "februar feb febr", "mars mar", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "desember des"]),
    ("nn", ["januar jan", "februar febr feb", "mars", "april apr", "mai", "juni", "juli", "august aug", "september sept", "oktober okt", "november nov", "desember des"]),
    ("is", ["janúar jan", "febrúar feb", "mars mar", "apríl apr", "maí", "júní jún", "júlí júl", "ágúst ágú", "september sept sep", "október okt", "nóvember nóv", "desember des"]),
    ("fo", ["januar jan", "februar feb", "mars mar", "apríl apr", "mai", "juni jun", "juli jul", "august aug", "september sep", "oktober okt", "november nov", "desember des"]),
    ("fi", ["tammikuu tammikuuta tammikuun tammikuussa tammi", "helmikuu helmikuuta helmikuun helmi", "maaliskuu maaliskuuta maaliskuun maalis", "huhtikuu huhtikuuta huhtikuun huhti", "toukokuu toukokuuta toukokuun touko", "kesäkuu kesäkuuta kesäkuun kesä", "heinäkuu heinäkuuta heinäkuun heinä", "elokuu elokuuta elokuun elo", "syyskuu syyskuuta syyskuun syys", "lokakuu lokakuuta lokakuun loka", "marraskuu marraskuuta marraskuun marras", "joulukuu joulukuuta joulukuun joulu"]),
    ("et", ["jaanuar jaanuari jaan", "veebruar veebruari veebr", "märts märtsi", "aprill aprilli apr", "mai", "juuni", "juuli", "august augusti aug", "september septembri sept", "oktoober oktoobri okt", "november novembri nov", "detsember detsembri dets"]),
    ("pl", ["styczeń stycznia sty stycz styczniu", "luty lutego lut lutym", "marzec marca mar marcu", "kwiecień kwietnia kwi kwietniu", "maj maja maju", "czerwiec czerwca cze czerwcu", "lipiec lipca lip lipcu", "sierpień sierpnia sie sierpniu", "wrzesień września wrz wrześniu", "październik października paź październiku", "listopad listopada lis listopadzie", "grudzień grudnia gru grudniu"]),
    ("cs", ["leden ledna led", "únor února úno", "březen března bře", "duben dubna dub", "květen května kvě", "červen června čvn", "červenec července čvc", "srpen srpna srp", "září zář", "říjen října říj", "listopad listopadu lis", "prosinec prosince pro"]),
    ("sk", ["január januára jan", "február februára feb", "marec marca mar", "apríl apríla apr", "máj mája", "jún júna", "júl júla", "august augusta aug", "september septembra sep", "október októbra okt", "november novembra nov", "december decembra dec"]),
    ("hu", ["január jan januári", "február febr feb februári", "március márc márciusi", "április ápr áprilisi", "május máj májusi", "június jún júniusi", "július júl júliusi", "augusztus aug augusztusi", "szeptember szept szeptemberi", "október okt októberi", "november nov novemberi", "december dec decemberi"]),
    ("ro", ["ianuarie ian", "februarie feb", "martie mar", "aprilie apr", "mai", "iunie iun", "iulie iul", "august aug", "septembrie sept sep", "octombrie oct", "noiembrie noi nov", "decembrie dec"]),
    ("bg", ["януари ян", "февруари фев февр", "март", "април апр", "май", "юни", "юли", "август авг", "септември септ", "октомври окт", "ноември ноем", "декември дек"]),
    ("mk", ["јануари јан", "февруари фев", "март мар", "април апр", "мај", "јуни јун", "јули јул", "август авг", "септември септ", "октомври окт", "ноември ноем", "декември дек"]),
    ("ru", ["январь января янв январе", "февраль февраля фев февр феврале", "март марта мар марте", "апрель апреля апр апреле", "май мая мае", "июнь июня июн июне", "июль июля июл июле", "август августа авг августе", "сентябрь сентября сен сент сентябре", "октябрь октября окт октябре", "ноябрь ноября ноя нояб ноябре", "декабрь декабря дек декабре"]),
    ("uk", ["січень січня січ", "лютий лютого лют", "березень березня бер", "квітень квітня кві квіт", "травень травня тра трав", "червень червня чер черв", "липень липня лип", "серпень серпня сер серп", "вересень вересня вер", "жовтень жовтня жов жовт", "листопад листопада лис", "грудень грудня гру груд"]),
    ("be", ["студзень студзеня", "люты лютага", "сакавік сакавіка", "красавік красавіка", "май мая травень траўня", "чэрвень чэрвеня", "ліпень ліпеня", "жнівень жніўня", "верасень верасня", "кастрычнік кастрычніка", "лістапад лістапада", "снежань снежня"]),
    ("sr", ["januar januara jan јануар јануара јан", "februar februara feb фебруар фебруара феб", "mart marta март марта мар", "april aprila apr април априла апр", "maj maja мај маја", "jun juna juni јун јуна јуни", "jul jula juli јул јула јули", "avgust avgusta avg август августа авг", "septembar septembra sep септембар септембра сеп", "oktobar oktobra okt октобар октобра окт", "novembar novembra nov новембар новембра нов", "decembar decembra dec децембар децембра дец"]),
    ("bs", ["januar januara jan", "februar februara feb", "mart marta", "april aprila apr", "maj maja", "juni juna jun", "juli jula jul", "august augusta aug", "septembar septembra", "oktobar oktobra", "novembar novembra", "decembar decembra"]),
    ("hr", ["siječanj siječnja sij", "veljača veljače velj", "ožujak ožujka ožu", "travanj travnja tra", "svibanj svibnja svi", "lipanj lipnja lip", "srpanj srpnja srp", "kolovoz kolovoza kol", "rujan rujna ruj", "listopad listopada lis", "studeni studenog studenoga stu", "prosinac prosinca pro"]),
    ("sl", ["januar januarja jan", "februar februarja feb", "marec marca mar", "april aprila apr", "maj maja", "junij junija jun", "julij julija jul", "avgust avgusta avg", "september septembra sep", "oktober oktobra okt", "november novembra nov", "december decembra dec"]),
    ("el", ["ιανουάριος ιανουαρίου ιαν", "φεβρουάριος φεβρουαρίου φεβ φεβρ", "μάρτιος μαρτίου μαρ μάρτης", "απρίλιος απριλίου απρ", "μάιος μαΐου μαϊ μάης", "ιούνιος ιουνίου ιουν", "ιούλιος ιουλίου ιουλ", "αύγουστος αυγούστου αυγ", "σεπτέμβριος σεπτεμβρίου σεπ σεπτ", "οκτώβριος οκτωβρίου οκτ", "νοέμβριος νοεμβρίου νοε νοεμ", "δεκέμβριος δεκεμβρίου δεκ"]),
    ("tr", ["ocak oca", "şubat şub", "mart mar", "nisan nis", "mayıs may", "haziran haz", "temmuz tem", "ağustos ağu", "eylül eyl", "ekim eki", "kasım kas", "aralık ara"]),
    ("az", ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"]),
    ("ar", ["يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار", "أبريل إبريل ابريل نيسان أفريل", "مايو أيار ماي", "يونيو حزيران جوان يونية", "يوليو تموز جويلية يوليوز", "أغسطس اغسطس آب أوت غشت", "سبتمبر أيلول شتنبر", "أكتوبر اكتوبر تشرين_الأول", "نوفمبر تشرين_الثاني نونبر", "ديسمبر كانون_الأول دجنبر"]),
    ("he", ["ינואר ינו", "פברואר פבר", "מרץ מרס", "אפריל אפר", "מאי", "יוני", "יולי", "אוגוסט אוג", "ספטמבר ספט", "אוקטובר אוק", "נובמבר נוב", "דצמבר דצמ"]),
    ("fa", ["ژانویه ژانویهٔ", "فوریه", "مارس", "آوریل آپریل", "مه می", "ژوئن", "ژوئیه جولای", "اوت آگوست", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"]),
    ("ur", ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"]),
    ("hi", ["जनवरी जन", "फ़रवरी फरवरी फ़र फर", "मार्च", "अप्रैल", "मई", "जून", "जुलाई जुल", "अगस्त अग", "सितंबर सितम्बर सित", "अक्टूबर अक्तूबर अक्टू", "नवंबर नवम्बर नव", "दिसंबर दिसम्बर दिस"]),
    ("mr", ["जानेवारी", "फेब्रुवारी", "मार्च", "एप्रिल", "मे", "जून", "जुलै", "ऑगस्ट", "सप्टेंबर", "ऑक्टोबर", "नोव्हेंबर", "डिसेंबर"]),
    ("bn", ["জানুয়ারি জানুয়ারী জানুয়ারি", "ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট অগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"]),
    ("ta", ["ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்", "டிசம்பர்"]),
    ("te", ["జనవరి", "ఫిబ్రవరి", "మార్చి", "ఏప్రిల్", "మే", "జూన్", "జులై", "ఆగస్టు", "సెప్టెంబర్", "అక్టోబర్", "నవంబర్", "డిసెంబర్"]),
    ("th", ["มกราคม ม.ค", "กุมภาพันธ์ ก.พ", "มีนาคม มี.ค", "เมษายน เม.ย", "พฤษภาคม พ.ค", "มิถุนายน มิ.ย", "กรกฎาคม ก.ค", "สิงหาคม ส.ค", "กันยายน ก.ย", "ตุลาคม ต.ค", "พฤศจิกายน พ.ย", "ธันวาคม ธ.ค"]),
    ("id", ["januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agu agt ags", "september sep", "oktober okt", "november nov nopember", "desember des"]),
    ("ms", ["januari jan", "februari feb", "mac", "april apr", "mei", "jun", "julai jul", "ogos ogo", "september sept sep", "oktober okt", "november nov", "disember dis"]),
    ("tl", ["enero", "pebrero", "marso", "abril", "mayo", "hunyo", "hulyo", "agosto", "setyembre", "oktubre", "nobyembre", "disyembre"]),
    ("sw", ["januari jan", "februari feb", "machi mac", "aprili apr", "mei", "juni jun", "julai jul", "agosti ago", "septemba sep", "oktoba okt", "novemba nov", "desemba des"]),
    ("af", ["januarie jan", "februarie feb", "maart mrt", "april apr", "mei", "junie jun", "julie jul", "augustus aug", "september sep", "oktober okt", "november nov", "desember des"]),
    ("zu", ["januwari", "februwari", "mashi", "ephreli", "meyi", "juni", "julayi", "agasti", "septhemba", "okthoba", "novemba", "disemba"]),
    ("lv", ["janvāris janvārī janvāra janv", "februāris februārī februāra febr", "marts martā marta", "aprīlis aprīlī aprīļa apr", "maijs maijā maija", "jūnijs jūnijā jūnija jūn", "jūlijs jūlijā jūlija jūl", "augusts augustā augusta aug", "septembris septembrī septembra sept", "oktobris oktobrī oktobra okt", "novembris novembrī novembra nov", "decembris decembrī decembra dec"]),
    ("lt", ["sausis sausio saus", "vasaris vasario vas", "kovas kovo", "balandis balandžio bal", "gegužė gegužės geg", "birželis birželio birž", "liepa liepos", "rugpjūtis rugpjūčio rugp", "rugsėjis rugsėjo rugs", "spalis spalio spal", "lapkritis lapkričio lapkr", "gruodis gruodžio gruod"]),
    ("ca", ["gener gen", "febrer febr", "març", "abril abr", "maig", "juny", "juliol jul", "agost ag", "setembre set", "octubre oct", "novembre nov", "desembre des"]),
    ("gl", ["xaneiro xan", "febreiro feb", "marzo mar", "abril abr", "maio", "xuño", "xullo", "agosto ago", "setembro set", "outubro out", "novembro nov", "decembro dec"]),
    ("eu", ["urtarrila urtarrilaren urt", "otsaila otsailaren ots", "martxoa martxoaren mar", "apirila apirilaren api", "maiatza maiatzaren mai", "ekaina ekainaren eka", "uztaila uztailaren uzt", "abuztua abuztuaren abu", "iraila irailaren ira", "urria urriaren urr", "azaroa azaroaren aza", "abendua abenduaren abe"]),
    ("sq", ["janar janari", "shkurt shkurti", "mars marsi", "prill prilli", "maj maji", "qershor qershori", "korrik korriku", "gusht gushti", "shtator shtatori", "tetor tetori", "nëntor nëntori", "dhjetor dhjetori"]),
    ("cy", ["ionawr ion", "chwefror chwef", "mawrth", "ebrill", "mai", "mehefin meh", "gorffennaf gorff", "awst", "medi", "hydref hyd", "tachwedd tach", "rhagfyr rhag"]),
    ("ga", ["eanáir ean", "feabhra feabh", "márta", "aibreán aib", "bealtaine beal", "meitheamh meith", "iúil", "lúnasa lún", "meán_fómhair", "deireadh_fómhair", "samhain samh", "nollaig noll"]),
    ("mt", ["jannar", "frar", "marzu", "april", "mejju", "ġunju", "lulju", "awwissu", "settembru", "ottubru", "novembru", "diċembru"]),
    ("eo", ["januaro", "februaro", "marto", "aprilo", "majo", "junio", "julio", "aŭgusto", "septembro", "oktobro", "novembro", "decembro"]),
    ("hy", ["հունվար հունվարի", "փետրվար փետրվարի", "մարտ մարտի", "ապրիլ ապրիլի", "մայիս մայիսի", "հունիս հունիսի", "հուլիս հուլիսի", "օգոստոս օգոստոսի", "սեպտեմբեր սեպտեմբերի", "հոկտեմբեր հոկտեմբերի", "նոյեմբեր նոյեմբերի", "դեկտեմբեր դեկտեմբերի"]),
    ("ka", ["იანვარი იანვარს", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი", "ივლისი", "აგვისტო", "სექტემბერი", "ოქტომბერი", "ნოემბერი", "დეკემბერი"]),
];
