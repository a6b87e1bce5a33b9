//! Names that every English text writes large, and given names.
//!
//! Longer than other files because it is tables. Lower case; possessives are taken off before.

use super::Evidence;

/// Whether the word is a name by itself.
pub(super) fn is_name(lower: &str) -> bool {
    NAMES.contains(&lower)
        || lower
            .split_once('.')
            .is_some_and(|(first, _)| first.len() == 1)
}

/// How many of the words (lower case) from the first on are a name of several words.
pub(super) fn phrase_length(lower: &[String]) -> Option<usize> {
    PHRASES
        .iter()
        .filter(|phrase| {
            let mut words = lower.iter();
            phrase.split(' ').all(|wanted| {
                words
                    .next()
                    .is_some_and(|word| word.strip_suffix("'s").unwrap_or(word) == wanted)
            })
        })
        .map(|phrase| phrase.split(' ').count())
        .max()
}

/// Whether the word is a title that a name follows.
pub(super) fn is_honorific(lower: &str) -> bool {
    matches!(
        lower,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "sen"
            | "gov"
            | "rep"
            | "st"
            | "sir"
            | "capt"
            | "rev"
            | "sgt"
            | "lt"
            | "col"
            | "gen"
    )
}

/// Whether the word is a common given name.
pub(super) fn is_given_name(lower: &str) -> bool {
    GIVEN.contains(&lower)
}

/// Whether the word is a verb or noun that headlines put after a person's name.
pub(super) fn is_common(lower: &str) -> bool {
    COMMON.contains(&lower)
}

/// Whether the word is an acronym that is no other word, or one that the body does not deny.
pub(super) fn is_acronym(lower: &str, evidence: &Evidence) -> bool {
    ACRONYMS.contains(&lower) && evidence.writes_large(lower) != Some(false)
}

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "georgia", "georgian", "georgians", "mali", "niger", "togo", "gabon", "gambia", "guinea", "guyana", "belize", "benin", "burundi", "djibouti", "samoa", "tonga", "vanuatu", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "fridays", "saturdays", "sundays", "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr",
    "africa", "african", "africans", "america", "american", "americans", "antarctica", "antarctic", "arctic", "asia", "asian", "asians", "europe", "european", "europeans", "australia", "australian", "australians", "oceania", "atlantic", "pacific", "mediterranean", "caribbean", "himalayas", "himalayan", "alps", "amazonian", "scandinavia", "scandinavian", "balkans", "balkan", "siberia", "siberian", "sahara", "latino", "latinos", "latina", "hispanic", "hispanics",
    "afghanistan", "afghan", "albania", "albanian", "algeria", "algerian", "angola", "argentina", "argentine", "argentinian", "armenia", "armenian", "austria", "austrian", "azerbaijan", "bahamas", "bahrain", "bangladesh", "bangladeshi", "barbados", "belarus", "belarusian", "belgium", "belgian", "bolivia", "bolivian", "bosnia", "bosnian", "botswana", "brazil", "brazilian", "brazilians", "britain", "british", "briton", "britons", "brit", "brits", "bulgaria", "bulgarian", "cambodia", "cambodian", "cameroon", "canada", "canadian", "canadians", "chile", "chilean", "chinese", "china", "colombia", "colombian", "congo", "congolese", "croatia", "croatian", "cuba", "cuban", "cubans", "cyprus", "czech", "czechia", "denmark", "danish", "dane", "danes", "ecuador", "egypt", "egyptian", "egyptians", "england", "english", "eritrea", "estonia", "estonian", "ethiopia", "ethiopian", "fiji", "finland", "finnish", "finn", "finns", "france", "french", "gaza", "germany", "german", "germans", "ghana", "ghanaian", "greece", "greek", "greeks", "greenland", "guatemala", "haiti", "haitian", "haitians", "honduras", "hungary", "hungarian", "iceland", "icelandic", "india", "indian", "indians", "indonesia", "indonesian", "iran", "iranian", "iranians", "iraq", "iraqi", "iraqis", "ireland", "irish", "israel", "israeli", "israelis", "italy", "italian", "italians", "jamaica", "jamaican", "japan", "japanese", "jordanian", "kashmir", "kazakhstan", "kenya", "kenyan", "korea", "korean", "koreans", "kosovo", "kurdish", "kurds", "kuwait", "laos", "latvia", "latvian", "lebanon", "lebanese", "liberia", "libya", "libyan", "lithuania", "lithuanian", "luxembourg", "macedonia", "madagascar", "malaysia", "malaysian", "maldives", "malta", "mexico", "mexican", "mexicans", "moldova", "mongolia", "mongolian", "montenegro", "morocco", "moroccan", "mozambique", "myanmar", "namibia", "nepal", "nepalese", "netherlands", "dutch", "nicaragua", "nigeria", "nigerian", "nigerians", "norway", "norwegian", "norwegians", "oman", "pakistan", "pakistani", "pakistanis", "palestine", "palestinian", "palestinians", "panama", "paraguay", "peru", "peruvian", "philippines", "filipino", "filipinos", "poland", "poles", "portugal", "portuguese", "qatar", "qatari", "romania", "romanian", "russia", "russian", "russians", "rwanda", "rwandan", "saudi", "saudis", "scotland", "scottish", "scots", "scot", "senegal", "serbia", "serbian", "serbs", "singapore", "slovakia", "slovak", "slovenia", "somalia", "somali", "somalis", "spain", "spanish", "spaniards", "sudan", "sudanese", "sweden", "swedish", "swedes", "switzerland", "swiss", "syria", "syrian", "syrians", "taiwan", "taiwanese", "tanzania", "thailand", "thai", "tibet", "tibetan", "tunisia", "tunisian", "turkish", "turks", "uganda", "ugandan", "ukraine", "ukrainian", "ukrainians", "uruguay", "uzbekistan", "venezuela", "venezuelan", "vietnam", "vietnamese", "wales", "welsh", "yemen", "yemeni", "zambia", "zimbabwe", "turkey",
    "arab", "arabs", "arabic", "arabian", "persian", "hebrew", "latin", "sanskrit", "hindi", "urdu", "bengali", "punjabi", "tamil", "swahili", "mandarin", "cantonese", "yiddish", "esperanto", "inuit", "cherokee", "navajo", "maori", "aboriginal", "roma", "celtic", "nordic", "slavic", "anglo",
    "alabama", "alaska", "arizona", "arkansas", "california", "californian", "californians", "colorado", "connecticut", "delaware", "florida", "hawaii", "hawaiian", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada", "ohio", "oklahoma", "oregon", "pennsylvania", "tennessee", "texas", "texan", "texans", "utah", "vermont", "virginia", "wisconsin", "wyoming", "ontario", "quebec", "alberta", "manitoba", "yukon", "queensland", "tasmania", "catalonia", "catalan", "bavaria", "bavarian", "crimea", "scotland", "ulster", "yorkshire", "cornwall",
    "amsterdam", "athens", "atlanta", "auckland", "baghdad", "baltimore", "bangalore", "bangkok", "barcelona", "beijing", "beirut", "belfast", "berlin", "birmingham", "boston", "brisbane", "brooklyn", "brussels", "budapest", "cairo", "calgary", "cambridge", "caracas", "charlotte", "chicago", "cincinnati", "cleveland", "copenhagen", "dallas", "damascus", "delhi", "denver", "detroit", "dubai", "dublin", "edinburgh", "fukushima", "geneva", "glasgow", "hamburg", "harlem", "havana", "helsinki", "hiroshima", "hollywood", "houston", "istanbul", "jakarta", "jerusalem", "johannesburg", "kabul", "karachi", "kiev", "kyiv", "kyoto", "lagos", "leeds", "lisbon", "liverpool", "london", "londoners", "madrid", "manchester", "manhattan", "manila", "melbourne", "memphis", "miami", "milan", "milwaukee", "minneapolis", "montreal", "moscow", "mumbai", "munich", "nairobi", "nashville", "orlando", "osaka", "oslo", "ottawa", "oxford", "paris", "parisian", "philadelphia", "phoenix", "pittsburgh", "prague", "pyongyang", "riyadh", "rome", "roman", "romans", "seattle", "seoul", "shanghai", "shenzhen", "stockholm", "sydney", "tehran", "tokyo", "toronto", "vancouver", "venice", "vienna", "warsaw", "washington", "wuhan", "zurich",
    "christian", "christians", "christianity", "christ", "jesus", "catholic", "catholics", "protestant", "protestants", "mormon", "mormons", "anglican", "methodist", "baptist", "muslim", "muslims", "islam", "islamic", "islamist", "sunni", "shia", "jew", "jews", "jewish", "judaism", "zionist", "buddhist", "buddhists", "buddhism", "buddha", "hindu", "hindus", "hinduism", "sikh", "sikhs", "quran", "koran", "bible", "biblical", "torah", "vatican", "allah", "muhammad", "christmas", "easter", "ramadan", "eid", "hanukkah", "passover", "diwali", "thanksgiving", "halloween", "kwanzaa", "superbowl",
    "mars", "martian", "venus", "jupiter", "saturn", "neptune", "uranus", "pluto", "milky",
    "amazon", "wi-fi", "soviet", "soviets", "google", "facebook", "twitter", "microsoft", "netflix", "instagram", "tesla", "samsung", "android", "linux", "wikipedia", "uber", "airbnb", "spotify", "snapchat", "pinterest", "reddit", "tumblr", "whatsapp", "skype", "nintendo", "playstation", "xbox", "disney", "pixar", "walmart", "starbucks", "boeing", "airbus", "toyota", "honda", "volkswagen", "bmw", "ford", "chevrolet", "ferrari", "porsche", "nasa", "pfizer", "moderna", "monsanto", "exxon", "chevron", "nike", "adidas", "ikea", "lego", "bitcoin", "ethereum", "wikileaks", "huawei", "tiktok", "openai", "chatgpt", "nvidia", "siri", "alexa", "kindle", "photoshop", "powerpoint", "wordpress", "kickstarter", "etsy", "ebay", "paypal", "youtube", "linkedin", "viagra", "botox", "tylenol", "xanax", "prozac", "ozempic",
    "obama", "biden", "clinton", "reagan", "nixon", "kennedy", "lincoln", "roosevelt", "eisenhower", "churchill", "thatcher", "merkel", "macron", "putin", "stalin", "lenin", "hitler", "nazi", "nazis", "mussolini", "mao", "gandhi", "mandela", "modi", "netanyahu", "zelensky", "zelenskyy", "trudeau", "erdogan", "bolsonaro", "einstein", "darwin", "darwinian", "newton", "galileo", "freud", "freudian", "marx", "marxist", "marxism", "nietzsche", "kant", "plato", "aristotle", "socrates", "shakespeare", "shakespearean", "dickens", "tolstoy", "dostoevsky", "kafka", "orwell", "orwellian", "hemingway", "tolkien", "austen", "beethoven", "mozart", "bach", "picasso", "rembrandt", "michelangelo", "beyoncé", "elvis", "napoleon", "cleopatra", "caesar", "victorian", "elizabethan", "edwardian", "parkinson", "alzheimer", "crohn", "hodgkin", "tourette", "asperger",
    "congress", "pentagon", "kremlin", "brexit", "nato", "unesco", "unicef", "olympics", "olympic", "olympian", "paralympics", "paralympic", "wimbledon", "oscars", "grammys", "emmys", "nobel", "pulitzer", "republican", "republicans", "tory", "tories", "gop", "ebola", "zika", "holocaust", "renaissance", "medicaid", "medicare", "obamacare", "watergate", "wi-fi", "bluetooth", "broadway", "downing", "westminster", "silicon", "harvard", "yale", "princeton", "stanford", "caltech", "berkeley", "oxford", "eton",
];

#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "aaron", "adam", "adrian", "alan", "albert", "alex", "alexander", "alexandra", "alice", "alison", "allison", "amanda", "amy", "andrea", "andrew", "angela", "ann", "anna", "anne", "anthony", "arthur", "ashley", "barack", "barbara", "ben", "benjamin", "bernard", "bernie", "beth", "betty", "bob", "boris", "brad", "brandon", "brian", "bruce", "caitlin", "carl", "carol", "caroline", "catherine", "charles", "charlie", "cheryl", "chris", "christina", "christine", "christopher", "claire", "craig", "cynthia", "dan", "daniel", "daniela", "david", "deborah", "dennis", "diana", "diane", "donald", "donna", "doris", "dorothy", "doug", "douglas", "ed", "eddie", "edward", "eileen", "elaine", "eleanor", "elizabeth", "ellen", "elon", "emily", "emma", "eric", "erica", "ethan", "eva", "evelyn", "frances", "francis", "fred", "frederick", "gary", "george", "gerald", "gina", "gordon", "graham", "greg", "gregory", "hannah", "harold", "harry", "heather", "helen", "henry", "hillary", "howard", "hugh", "ian", "isaac", "isabel", "ivan", "jack", "jackie", "jacob", "jacqueline", "james", "jamie", "jane", "janet", "jason", "jean", "jeff", "jeffrey", "jennifer", "jeremy", "jerry", "jessica", "jill", "jim", "jimmy", "joan", "joe", "joel", "john", "johnny", "jonathan", "jordan", "jose", "joseph", "josh", "joshua", "joyce", "juan", "judith", "judy", "julia", "julian", "julie", "justin", "kamala", "karen", "karl", "kate", "katherine", "kathleen", "kathy", "katie", "keith", "kelly", "ken", "kenneth", "kevin", "kim", "kimberly", "kyle", "larry", "laura", "lauren", "leo", "leonard", "leslie", "linda", "lisa", "louis", "louise", "lucy", "luke", "margaret", "maria", "marie", "marilyn", "mario", "martha", "martin", "mary", "matt", "matthew", "megan", "melissa", "michael", "michelle", "miguel", "mike", "mitch", "mohammed", "monica", "nancy", "natalie", "nathan", "neil", "nicholas", "nick", "nicole", "noah", "olivia", "oscar", "pamela", "patricia", "patrick", "paul", "paula", "peter", "phil", "philip", "rachel", "ralph", "raymond", "rebecca", "richard", "rick", "robert", "robin", "roger", "ron", "ronald", "roy", "russell", "ruth", "ryan", "sally", "sam", "samantha", "samuel", "sandra", "sara", "sarah", "scott", "sean", "sharon", "simon", "sophia", "sophie", "stephanie", "stephen", "steve", "steven", "stuart", "susan", "taylor", "ted", "teresa", "terry", "theresa", "thomas", "tim", "timothy", "tina", "todd", "tom", "tommy", "tony", "tracy", "tyler", "vanessa", "victor", "victoria", "vincent", "vladimir", "walter", "wayne", "wendy", "william", "xi", "zoe",
];

#[rustfmt::skip]
const COMMON: &[&str] = &[
    "says", "said", "wins", "won", "loses", "dies", "dead", "gets", "goes", "makes", "takes", "tells", "calls", "announces", "reveals", "opens", "talks", "speaks", "signs", "visits", "meets", "returns", "leaves", "joins", "faces", "wants", "needs", "plans", "vows", "warns", "admits", "denies", "slams", "blasts", "praises", "shares", "shows", "starts", "ends", "is", "was", "has", "will", "would", "could", "should", "may", "must", "did", "does", "on", "just", "now", "still", "never", "again", "finally", "back", "first", "new", "biography", "interview", "review", "fans", "movie", "film", "book", "album", "speech", "campaign", "trial", "explains", "looks", "gives", "leads", "hits", "sues", "responds", "reacts", "discusses", "thinks", "knows", "loves", "hates", "really", "actually", "only", "also", "being", "having",
];

#[rustfmt::skip]
const ACRONYMS: &[&str] = &[
    "nasa", "fbi", "cia", "usa", "u.s", "us", "uk", "eu", "un", "nato", "covid", "hiv", "dna", "rna", "mrna", "ceo", "cfo", "cto", "tv", "ai", "pdf", "gps", "usb", "html", "css", "sql", "api", "nfl", "nba", "mlb", "nhl", "fifa", "uefa", "nypd", "lapd", "epa", "fda", "cdc", "irs", "nsa", "dhs", "fema", "bbc", "cnn", "nbc", "cbs", "abc", "npr", "pbs", "espn", "hbo", "mtv", "ibm", "hp", "bmw", "atm", "lgbt", "lgbtq", "ufo", "ptsd", "adhd", "ibs", "std", "stds", "uv", "led", "lcd", "iq", "nyc", "la", "dc", "gop", "nra", "aclu", "naacp", "ngo", "ngos", "gdp", "imf", "wto", "opec", "mba", "phd", "dvd", "cd", "mp3", "vr", "ipo", "nft", "nfts", "esg", "suv", "suvs", "mri", "ct", "icu", "er", "asap", "faq", "diy", "q&a",
];

#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "new york", "new york city", "new york times", "los angeles", "san francisco", "san diego", "san antonio", "san jose", "las vegas", "new orleans", "new jersey", "new mexico", "new hampshire", "new england", "new zealand", "new delhi", "new guinea", "south carolina", "north carolina", "south dakota", "north dakota", "west virginia", "rhode island", "long island", "salt lake city", "kansas city", "st. louis", "bay area", "silicon valley", "wall street", "white house", "oval office", "supreme court", "united states", "united kingdom", "united nations", "united airlines", "european union", "european commission", "european parliament", "european central bank", "european court of justice", "council of europe", "world economic forum", "international monetary fund", "international criminal court", "international space station", "house of representatives", "house of commons", "house of lords", "central intelligence agency", "national guard", "security council", "general assembly", "nobel prize", "pulitzer prize", "olympic games", "paralympic games", "commonwealth games", "soviet union", "north korea", "south korea", "north korean", "south korean", "south africa", "south african", "south sudan", "saudi arabia", "sri lanka", "hong kong", "costa rica", "puerto rico", "puerto rican", "el salvador", "el paso", "el niño", "cape town", "buenos aires", "rio de janeiro", "sao paulo", "mexico city", "middle east", "middle eastern", "far east", "latin america", "latin american", "north america", "south america", "central america", "west bank", "gaza strip", "northern ireland", "great britain", "czech republic", "dominican republic", "ivory coast", "sierra leone", "burkina faso", "cold war", "civil war", "world war", "world war i", "world war ii", "vietnam war", "gulf war", "world cup", "world series", "world bank", "world health organization", "world trade center", "super bowl", "grand slam", "premier league", "champions league", "major league baseball", "tour de france", "french open", "us open", "u.s. open", "masters tournament", "star wars", "star trek", "harry potter", "game of thrones", "sherlock holmes", "james bond", "black friday", "cyber monday", "black lives matter", "new year", "new years", "valentine day", "mother day", "father day", "memorial day", "labor day", "veterans day", "earth day", "independence day", "martin luther king", "great depression", "great recession", "industrial revolution", "ice age", "middle ages", "stone age", "bronze age", "big bang", "milky way", "grand canyon", "great barrier reef", "mount everest", "red sea", "dead sea", "black sea", "hudson river", "mississippi river", "great lakes", "gulf of mexico", "social security", "affordable care act", "green new deal", "first amendment", "second amendment", "roe v wade", "democratic party", "republican party", "labour party", "tea party", "ku klux klan", "federal reserve", "treasury department", "justice department", "state department", "homeland security", "secret service", "coast guard", "air force", "red cross", "scotland yard", "buckingham palace", "prince harry", "prince william", "king charles", "queen elizabeth", "pope francis", "dalai lama", "santa claus", "mickey mouse", "taylor swift", "apple watch", "google maps", "general motors", "general electric", "goldman sachs", "bank of america", "fox news", "stack overflow", "visual studio", "ivory tower", "agent orange", "stockholm syndrome", "down syndrome", "crohn disease", "jim crow", "uncle sam", "holy land", "old testament", "new testament", "orthodox church", "catholic church",
];
