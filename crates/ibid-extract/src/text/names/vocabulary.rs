//! The words of bylines, in the languages that articles are written in.
//!
//! Longer than other files because it is tables. All words are lower case.

use super::Contribution::{self, Author, Editor, Illustrator, Reviewer, Translator};

/// Words that come directly before names: "by" and its like, with the languages they belong to.
/// An empty list: the word is "by" in any text.
#[rustfmt::skip]
pub(super) const BY: &[(&str, &[&str])] = &[
    ("by", &[]),
    ("from", &["en"]), ("von", &["de", "lb"]), ("par", &["fr"]), ("por", &["es", "pt", "gl"]), ("per", &["ca", "it"]), ("di", &["it"]), ("a cura di", &["it"]),
    ("door", &["nl", "af"]), ("deur", &["af"]), ("av", &["sv", "nb", "no", "nn"]), ("af", &["da"]), ("eftir", &["is"]), ("od", &["hr", "sr", "bs"]), ("przez", &["pl"]),
    ("от", &["bg", "ru"]), ("від", &["uk"]), ("od:", &[]), ("από", &["el"]), ("του", &["el"]), ("της", &["el"]), ("بقلم", &[]), ("كتب", &["ar"]), ("כתב", &["he"]), ("מאת", &[]), ("oleh", &[]), ("bởi", &["vi"]), ("ni", &["tl", "fil"]), ("na", &["sw"]), ("ngu", &["zu", "xh"]), ("de", &["ro"]), ("nga", &["sq"]), ("tekijä", &[]),
];

/// Words that say what the people named after them did; with a colon, or with "by" after them.
#[rustfmt::skip]
pub(super) const DEEDS: &[(Contribution, &[&str])] = &[
    (Author, &[
        "author", "authors", "author(s)", "writer", "writers", "words", "text", "story", "stories", "written", "posted", "reported", "reporting", "article", "report", "created", "submitted", "contributed", "compiled", "analysis", "opinion", "commentary", "essay", "interview", "column", "review", "perspective", "feature", "dispatch", "published", "byline", "uploaded", "presented", "produced", "guest", "post", "blog", "news", "update",
        "autor", "autorin", "autoren", "autorinnen", "autor/in", "autor/-in", "autor*in", "autor:in", "verfasser", "verfasserin", "geschrieben", "erstellt", "eingestellt", "verfasst", "veröffentlicht", "kommentar", "gastbeitrag", "gastkommentar", "beitrag", "analyse", "kolumne", "glosse", "artikel", "bericht", "reportage", "leitartikel", "meinung", "rezension", "essay", "porträt", "protokoll", "aufgezeichnet", "recherche",
        "auteur", "auteurs", "autrice", "texte", "écrit", "rédigé", "publié", "chronique", "tribune", "billet", "propos", "recueillis", "entretien", "article", "reportage", "posté", "documentaire", "enquête",
        "autora", "autores", "autor(es)", "texto", "escrito", "publicado", "redactado", "redação", "publicada", "entrevista", "columna", "reportagem", "postado", "por:", "crónica", "análisis",
        "autore", "autrice", "autori", "cura", "testo", "testi", "scritto", "pubblicato", "articolo", "intervista", "recensione", "tekst", "tekster", "auteur", "geschreven", "gepubliceerd", "skrevet", "skriven", "skrevet", "journalist", "forfatter", "författare", "höfundur", "texti", "teksti", "kirjoittaja", "kirjoittanut", "toimittaja", "tekst:", "avaldatud", "autorzy", "autorka", "opracowanie", "opracował", "opracowała", "napisał", "napisała", "napsal", "napsala", "autoři", "szerző", "írta", "de", "scris", "publicat", "autori:", "piše", "pišu", "napisao", "napisala", "tekst",
        "автор", "авторы", "автори", "текст", "подготовил", "подготовила", "написал", "написала", "журналист", "корреспондент", "текст:", "συντάκτης", "συντακτική", "γράφει", "γράφουν", "κείμενο", "yazar", "yazan", "haber", "muhabir", "editör", "الكاتب", "كتب", "كتبت", "نویسنده", "خبرنگار", "کاتب", "הכותב", "מאת", "लेखक", "लेखिका", "লেখক", "ผู้เขียน", "เรื่อง", "tác", "giả", "penulis", "pewarta", "reporter", "penulis:", "jurnalis", "autors", "autorius", "autore", "egilea",
        "文", "著", "著者", "作者", "作", "筆者", "執筆", "執筆者", "取材・文", "取材", "文・写真", "文／写真", "撰文", "記者", "记者", "投稿者", "投稿", "ライター", "寄稿", "構成", "語り手", "聞き手", "本報記者", "通讯员", "글", "글쓴이", "작성자", "기자", "필자", "저자", "취재",
    ]),
    (Editor, &["edited", "editor", "editors", "redaktion", "redigiert", "bearbeitet", "herausgegeben", "responsável", "edición", "edição", "edited:", "redakcja", "redaktor", "editor:", "redakcia", "編集", "編集者", "責任編集", "编辑", "責任編輯", "责任编辑", "编审", "주간", "편집", "редактор", "ред", "redaktör", "penyunting", "editado"]),
    (Translator, &["translated", "translator", "translation", "übersetzt", "übersetzung", "übersetzer", "übersetzerin", "traduit", "traduction", "traducteur", "traductrice", "traducción", "traducido", "traductor", "traductora", "tradução", "traduzido", "tradutor", "traduzione", "tradotto", "vertaald", "vertaling", "översättning", "oversatt", "oversættelse", "tłumaczenie", "přeložil", "překlad", "перевод", "перевела", "перевел", "переклад", "翻訳", "翻訳者", "訳", "监译", "翻译", "翻譯", "译者", "譯者", "번역", "옮김", "çeviri"]),
    (Illustrator, &["photo", "photos", "photograph", "photographs", "photographer", "photographed", "photography", "picture", "pictures", "image", "images", "illustration", "illustrations", "illustrated", "illustrator", "graphic", "graphics", "video", "videos", "cover", "art", "artwork", "cartoon", "animation", "visuals", "design", "designed", "audio",
        "foto", "fotos", "fotografie", "fotografin", "fotograf", "fotografien", "bild", "bilder", "titelbild", "beitragsbild", "aufmacher", "aufmacherbild", "grafik", "illustrationen", "zeichnung", "symbolbild", "bildquelle", "crédit", "crédits", "photographie", "photographies", "fotografía", "fotografías", "fotografia", "imagen", "imágenes", "imagem", "ilustración", "ilustração", "immagine", "immagini", "beeld", "foto’s", "foto's", "bilde", "kuva", "kuvat", "zdjęcia", "zdjęcie", "snímek", "fotó", "фото", "иллюстрация", "ілюстрація", "видео", "φωτογραφία", "φωτο", "fotoğraf", "تصوير", "עکس", "צילום", "写真", "撮影", "画像", "イラスト", "绘", "摄影", "攝影", "图", "圖", "사진", "그림", "gambar", "ảnh", "ภาพ"]),
    (Reviewer, &["reviewed", "medically", "fact", "checked", "verified", "approved", "expert", "geprüft", "überprüft", "relu", "vérifié", "validé", "revisado", "verificado", "監修", "監修者", "审核", "审校"]),
];

/// Labels of what is no name; with a colon.
#[rustfmt::skip]
pub(super) const OTHER_LABELS: &[&str] = &[
    "date", "datum", "fecha", "data", "dato", "дата", "source", "sources", "quelle", "quellen", "fuente", "fonte", "bron", "källa", "kilde", "źródło", "zdroj", "źródło", "источник", "джерело", "πηγή", "kaynak", "المصدر", "出典", "来源", "來源", "출처", "stand", "tags", "tag", "topics", "topic", "thema", "themen", "kategorie", "kategorien", "category", "categories", "filed", "section", "rubrik", "ressort",
    "updated", "update", "aktualisiert", "actualizado", "published", "posted", "modified", "created", "lesedauer", "lesezeit", "email", "e-mail", "mail", "tel", "phone", "telefon", "twitter", "facebook", "instagram", "kommentare", "comments", "views", "location", "ort", "ville", "copyright", "©", "credit", "via", "share", "teilen", "read", "also", "more", "related", "publisher", "verlag", "dateline", "time", "uhrzeit", "language", "sprache", "type", "url", "doi",
];

/// Articles and the like that may begin a label: "Ein Kommentar von".
pub(super) const LABEL_FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "ein",
    "eine",
    "einen",
    "un",
    "une",
    "una",
    "uno",
    "um",
    "uma",
    "en",
    "et",
    "een",
    "and",
    "und",
    "&",
    "mit",
    "+",
    "/",
    "last",
    "zuletzt",
    "letzte",
    "letztes",
    "dernière",
    "última",
    "ultima",
    "main",
    "additional",
    "original",
    "originally",
    "first",
    "exclusive",
    "special",
    "to",
];

/// Nouns that are a job; the last word of a role (or its first, in Romance languages).
#[rustfmt::skip]
pub(super) const JOBS: &[&str] = &[
    "writer", "writers", "editor", "editors", "reporter", "reporters", "correspondent", "correspondents", "columnist", "columnists", "contributor", "contributors", "journalist", "journalists", "producer", "producers", "author", "blogger", "critic", "reviewer", "analyst", "fellow", "intern", "freelancer", "stringer", "anchor", "host", "presenter", "publisher", "photographer", "photojournalist", "illustrator", "cartoonist", "videographer", "researcher", "professor", "lecturer", "director", "manager", "president", "chairman", "ceo", "cto", "cfo", "coo", "cmo", "founder", "co-founder", "cofounder", "partner", "consultant", "strategist", "engineer", "developer", "technologist", "scientist", "economist", "historian", "attorney", "lawyer", "physician", "specialist", "expert", "advisor", "adviser", "coordinator", "assistant", "associate", "officer", "chief", "head", "lead", "spokesperson", "spokesman", "spokeswoman", "teacher", "student", "psychologist", "nutritionist", "dietitian", "therapist", "curator", "commentator", "pundit", "bureau", "chef", "meteorologist", "evangelist", "architect", "designer", "marketer", "moderator", "secretary", "minister", "senator", "representative", "ambassador", "administrator", "copywriter", "staffer", "newsreader", "trainee", "apprentice", "investigator", "vp", "svp", "evp",
    "redakteur", "redakteurin", "redakteurinnen", "redaktor", "redaktorin", "wirtschaftsredakteur", "sportredakteur", "politikredakteur", "chefredakteur", "chefredakteurin", "korrespondent", "korrespondentin", "reporterin", "journalistin", "volontär", "volontärin", "autorin", "kolumnist", "kolumnistin", "ressortleiter", "ressortleiterin", "leiter", "leiterin", "praktikant", "praktikantin", "wissenschaftsjournalist", "wissenschaftsjournalistin", "wissenschaftsautorin", "geschäftsführer", "geschäftsführerin", "pressesprecher", "pressesprecherin", "mitarbeiter", "mitarbeiterin", "gastautor", "gastautorin", "experte", "expertin", "rechtsanwalt", "rechtsanwältin",
    "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante", "chroniqueur", "chroniqueuse", "éditorialiste", "directeur", "directrice", "chercheur", "chercheuse", "professeur", "professeure", "envoyé", "envoyée", "reporter", "stagiaire", "écrivain", "avocat", "avocate",
    "periodista", "redactor", "redactora", "corresponsal", "enviado", "enviada", "columnista", "editora", "reportero", "reportera", "directora", "profesor", "profesora", "colaborador", "colaboradora", "repórter", "jornalista", "correspondente", "colunista", "redator", "redatora", "professora", "giornalista", "inviato", "inviata", "corrispondente", "redattore", "redattrice", "direttore", "caporedattore", "editorialista", "collaboratore", "collaboratrice",
    "redacteur", "verslaggever", "verslaggeefster", "correspondente", "hoofdredacteur", "journalisten", "redaktör", "redaktør", "kommentator", "korrespondent", "utrikeskorrespondent", "reporter", "krönikör", "redaktøren", "sportsjournalist", "kulturredaktør", "toimittaja", "kirjeenvaihtaja", "päätoimittaja", "blaðamaður", "fréttamaður", "dziennikarz", "dziennikarka", "redaktorka", "korespondent", "korespondentka", "reportér", "reportérka", "redaktorka", "novinář", "novinářka", "novinar", "novinarka", "újságíró", "szerkesztő", "főszerkesztő", "ziarist", "jurnalist", "jurnalistă",
    "журналист", "журналистка", "корреспондент", "редактор", "обозреватель", "автор", "спецкор", "колумнист", "журналіст", "журналістка", "кореспондент", "кореспондентка", "редакторка", "оглядач", "δημοσιογράφος", "ανταποκριτής", "αρθρογράφος", "muhabir", "muhabiri", "gazeteci", "yazar", "köşe", "editör", "صحفي", "مراسل", "كاتب", "خبرنگار", "wartawan", "penulis", "jurnalis",
];

/// Words that stand before a job without being a name.
#[rustfmt::skip]
pub(super) const JOB_MODIFIERS: &[&str] = &[
    "senior", "junior", "chief", "staff", "lead", "deputy", "assistant", "associate", "executive", "managing", "contributing", "freelance", "former", "independent", "guest", "special", "specialist", "national", "international", "foreign", "global", "regional", "local", "general", "principal", "acting", "interim", "visiting", "emeritus", "veteran", "award-winning", "digital", "online", "web", "multimedia", "video", "audio", "photo", "audience", "engagement", "social", "media", "content", "data", "investigative", "investigations", "breaking", "news", "political", "politics", "policy", "business", "finance", "financial", "economics", "economy", "money", "markets", "market", "consumer", "personal", "technology", "tech", "science", "health", "medical", "environment", "environmental", "climate", "energy", "education", "culture", "cultural", "arts", "art", "entertainment", "music", "film", "movie", "movies", "tv", "television", "radio", "books", "book", "literary", "games", "gaming", "game", "sports", "sport", "football", "soccer", "baseball", "basketball", "cricket", "golf", "travel", "food", "wine", "style", "fashion", "beauty", "lifestyle", "life", "features", "feature", "opinion", "opinions", "commentary", "editorial", "crime", "courts", "court", "legal", "law", "justice", "defence", "defense", "military", "security", "cybersecurity", "white", "house", "congressional", "city", "metro", "state", "world", "europe", "european", "asia", "asian", "africa", "african", "american", "middle", "east", "us", "u.s.", "uk", "u.k.", "eu", "china", "india", "washington", "transport", "transportation", "auto", "automotive", "motoring", "real", "estate", "property", "housing", "religion", "royal", "royals", "showbiz", "celebrity", "weather", "night", "weekend", "day", "shopping", "commerce", "reviews", "review", "community", "research", "product", "marketing", "software", "vice", "co", "part-time", "full-time", "north", "south", "west", "central", "trending", "live", "page", "copy", "production", "night", "front-page", "data", "and", "&",
    "leitender", "leitende", "freier", "freie", "stellvertretender", "stellvertretende", "wissenschaftlicher", "grand", "grande", "ancien", "ancienne", "politischer", "politische", "chef", "freelance", "freelancer", "free", "specjalny", "собственный", "специальный", "старший", "главный", "спортивный", "шеф",
];

/// Trailing words of a page that end up behind a name.
#[rustfmt::skip]
pub(super) const INTERFACE: &[&str] = &[
    "about", "account", "add", "advertisement", "all", "archive", "archives", "articles", "article", "author", "authors", "back", "biography", "bio", "bookmark", "browse", "button", "by", "category", "click", "close", "comment", "comments", "contact", "continue", "copy", "credit", "disclaimer", "disclosure", "display", "download", "edit", "email", "expand", "facebook", "feed", "follow", "following", "followers", "full", "get", "gallery", "google", "hide", "home", "instagram", "join", "jump", "latest", "learn", "leave", "like", "likes", "link", "linkedin", "load", "log", "login", "mail", "menu", "message", "messages", "minute", "minutes", "min", "mins", "more", "mastodon", "bluesky", "newsletter", "next", "no", "notifications", "open", "page", "pages", "photo", "photos", "pinterest", "play", "portfolio", "posted", "posts", "post", "previous", "print", "privacy", "profile", "promoted", "published", "rate", "rating", "read", "reading", "recent", "reddit", "register", "related", "reply", "report", "reprints", "rss", "save", "search", "see", "send", "share", "shares", "show", "sign", "signup", "skip", "sponsored", "subscribe", "subscribed", "submit", "tag", "tags", "telegram", "tips", "to", "toggle", "top", "tweet", "twitter", "unfollow", "unknown", "untitled", "update", "updated", "upload", "use", "user", "username", "video", "videos", "view", "views", "visit", "watch", "website", "what", "whatsapp", "when", "where", "who", "why", "how", "written", "xing", "your", "youtube", "flipboard", "snapchat", "tiktok", "threads", "rss-feed", "autorenseite", "autorenprofil", "profilseite", "gespeichert", "ergebnisse", "nachrichten", "kontakt", "impressum", "suche", "themen", "bilder", "galerie", "bildergalerie", "fotogalerie", "vorlesen", "anhören", "bereitgestellt", "powered", "size", "font", "translate", "listen", "pétition", "petition", "veröffentlicht", "aktualisiert", "erschienen", "publié", "publicado", "pubblicato", "actualizado", "loading", "error", "javascript", "cookies", "cookie", "name", "ago", "hours", "hour", "days", "yesterday", "today", "tomorrow",
    "abonnieren", "anzeige", "anmelden", "archiv", "artikel", "drucken", "folgen", "gefällt", "kommentar", "kommentare", "kommentieren", "lesedauer", "lesezeit", "mehr", "merken", "minuten", "nachricht", "profil", "schreiben", "senden", "speichern", "teilen", "über", "uhr", "weiter", "weitere", "weiterlesen", "zurück", "zum", "abonner", "abonnez-vous", "commentaires", "envoyer", "imprimer", "lire", "partager", "réagir", "suivre", "voir", "compartir", "comentarios", "guardar", "imprimir", "leer", "más", "seguir", "suscríbete", "compartilhar", "comentários", "condividi", "commenta", "commenti", "leggi", "stampa", "segui", "delen", "reageer", "reacties", "lees", "volg", "kommentarer", "tips", "følg", "læs", "jaa", "udostępnij", "komentarze", "sdílet", "diskuse", "поделиться", "комментарии", "читать", "подписаться", "поділитися", "paylaş", "takip", "yorum",
];

/// Accounts and placeholders that name nobody.
#[rustfmt::skip]
pub(super) const PLACEHOLDERS: &[&str] = &[
    "admin", "administrator", "wpadmin", "wordpressadmin", "siteadmin", "webadmin", "webmaster", "root", "guest", "user", "super user", "superuser", "anonymous user", "no author", "noauthor", "none", "null", "undefined", "unknown", "unknown author", "n/a", "na", "test", "default", "author", "authors", "autor", "auteur", "autore", "name", "your name", "author name", "firstname lastname", "first last", "unbekannt", "gast", "gastautor", "various", "various authors", "multiple authors", "anonyme", "inconnu", "desconocido", "неизвестен", "匿名", "匿名さん", "管理者", "管理员", "[object object]", "object object", "true", "false", "nan", "title", "index", "home", "page", "site", "website", "blog", "news", "latest", "posts", "webredaktion admin", "import", "system",
];

/// Words that an organisation's name holds and a person's does not.
#[rustfmt::skip]
pub(super) const ORGANISATION_WORDS: &[&str] = &[
    "team", "teams", "staff", "desk", "newsdesk", "newsroom", "editors", "editorial", "board", "committee", "commission", "council", "association", "society", "institute", "institut", "instituto", "istituto", "instytut", "university", "universität", "universitat", "université", "universidad", "universidade", "università", "universiteit", "universitet", "uniwersytet", "college", "school", "schools", "department", "departamento", "département", "ministry", "ministerium", "bundesministerium", "ministère", "ministerio", "ministério", "ministero", "bureau", "agency", "agencies", "agentur", "agence", "agencia", "agência", "agenzia", "agencja", "ajansı", "news", "media", "medien", "médias", "magazine", "magazin", "journal", "times", "tribune", "herald", "gazette", "chronicle", "newspaper", "newspapers", "zeitung", "newsletter", "redaktion", "onlineredaktion", "online-redaktion", "redaktionen", "redaktionsteam", "redaktionsnetzwerk", "redacción", "redação", "redaccion", "rédaction", "redazione", "redactie", "redakcja", "redakce", "redakcia", "redakcija", "redacția", "szerkesztőség", "toimitus", "ritstjórn", "toimetus", "редакция", "редакція", "коллектив", "агентство", "συντακτική", "collective", "collectif", "group", "gruppe", "groupe", "grupo", "gruppo", "foundation", "stiftung", "fondation", "fundación", "fundação", "fondazione", "inc", "inc.", "ltd", "ltd.", "llc", "llp", "gmbh", "ag", "mbh", "corp", "corp.", "corporation", "company", "co.", "plc", "e.v.", "e.v", "ev", "b.v.", "s.a.", "s.p.a.", "s.r.l.", "gbr", "kg", "ohg", "eg", "oy", "aps", "a/s", "asa", "center", "centre", "zentrum", "centro", "hospital", "hospitals", "clinic", "klinik", "party", "partei", "verband", "bundesverband", "landesverband", "verein", "verlag", "caritasverband", "gewerkschaft", "kammer", "handwerkskammer", "landesanstalt", "bundesamt", "landesamt", "amt", "behörde", "publishing", "publications", "publishers", "verlagsgruppe", "network", "netzwerk", "radio", "television", "broadcasting", "broadcaster", "rundfunk", "fernsehen", "podcast", "blog", "bank", "museum", "library", "office", "services", "service", "project", "projekt", "lab", "labs", "laboratory", "studio", "studios", "international", "developers", "contributors", "correspondents", "reporters", "writers", "volunteers", "members", "membres", "membri", "mitglieder", "submissions", "reports", "wire", "wires", "agencies.", "pressestelle", "presseabteilung", "pressedienst", "presse-team", "pressemitteilung", "presseportal", "communications", "operations", "solutions", "systems", "technologies", "technology", "sciences", "consulting", "associates", "partners", "ventures", "holdings", "industries", "initiative", "alliance", "coalition", "federation", "union", "congress", "parliament", "government", "administration", "authority", "police", "polizei", "feuerwehr", "bundeswehr", "army", "navy", "fire", "department,", "church", "diocese", "kirche", "bistum", "shimbun", "sciences,", "statistics", "survey", "online", "digital", "headquarters", "club", "fc", "crew", "squad", "band", "images", "orchestra", "choir", "ensemble", "entertainment", "productions", "records", "pictures", "publishing,", "press", "presse", "prensa", "stampa", "weekly", "daily", "monthly", "report", "review", "reviews", "insider", "today", "post", "observer", "guardian", "telegraph", "mirror", "express", "advertiser", "examiner", "inquirer", "dispatch", "bulletin", "courier", "collaboration", "consortium", "working", "task", "force", "panel", "program", "programme", "section", "division", "unit", "secretariat", "customer", "support", "community", "readers", "listings", "events", "sponsor", "sponsored", "partner", "advertorial", "store", "shop", "forum", "academy", "akademie", "académie", "academia", "accademia", "archive", "archives", "wiki",
];

/// Of those, the ones that are also surnames: they need a third word or another sign.
#[rustfmt::skip]
pub(super) const WEAK_ORGANISATION_WORDS: &[&str] = &[
    "ag", "bank", "band", "church", "club", "day", "eg", "ev", "fire", "guardian", "post", "press", "school", "service", "store", "union", "page", "shop", "post", "crew", "schools", "college", "daily", "marks", "amt", "kammer", "kirche", "klinik", "zeitung", "weekly", "forum", "board", "lab", "partners", "partner", "sponsor", "members", "section", "express", "mirror", "report", "review", "reviews", "courier", "working", "task", "force", "customer", "readers", "centro", "grupo", "online", "international", "digital", "media", "office", "archive", "unit", "panel", "survey", "desk", "wire", "corp", "oy", "kg", "inc",
];

/// News agencies, whose texts others print, and desks, by the names that bylines give them. Who
/// publishes a page is read off the page, and stands in no table.
#[rustfmt::skip]
pub(super) const AGENCIES: &[&str] = &[
    "ap", "the associated press", "associated press", "afp", "agence france-presse", "agence france presse", "reuters", "thomson reuters", "dpa", "dpa-afx", "deutsche presse-agentur", "sid", "epd", "kna", "kathpress", "apa", "sda", "keystone-sda", "ats", "ansa", "adnkronos", "agi", "efe", "europa press", "lusa", "anp", "belga", "ritzau", "ntb", "tt", "stt", "bns", "elta", "leta", "pap", "čtk", "ctk", "tasr", "sita", "mti", "hina", "tanjug", "fena", "bta", "agerpres", "tass", "тасс", "ria novosti", "риа новости", "интерфакс", "interfax", "ukrinform", "укринформ", "унн", "anadolu ajansı", "anadolu agency", "aa", "dha", "iha", "xinhua", "新华社", "新華社", "中新社", "中央社", "cna", "kyodo", "kyodo news", "共同", "共同通信", "時事", "時事通信", "jiji", "jiji press", "yonhap", "연합뉴스", "뉴시스", "뉴스1", "pti", "press trust of india", "ani", "ians", "uni", "tnn", "bernama", "antara", "vna", "ttxvn", "upi", "bloomberg", "bloomberg news", "dow jones", "pa", "pa media", "press association", "canadian press", "the canadian press", "aap", "prnewswire", "pr newswire", "business wire", "globenewswire", "globe newswire", "eurekalert", "jta", "wafa", "spa", "mena", "sana", "irna", "isna", "wam", "qna", "kuna", "petra", "maghreb arabe presse", "aps", "apo", "panapress", "telam", "télam", "notimex", "agencia brasil", "agência brasil", "estadão conteúdo", "folhapress", "agencies", "agencia", "agencias", "agenturen", "agences", "agenzie", "wire services", "wire reports", "news services", "afp-services",
    "editor", "editors", "staff", "newsroom", "newsdesk", "editorial staff", "staff writer", "staff writers", "staff report", "staff reports", "staff reporter", "news desk", "web desk", "our correspondent", "correspondent", "redaktion", "redação", "redacción", "rédaction", "la rédaction", "redazione", "la redazione", "redactie", "redakcja", "redakce", "toimitus", "редакция", "редакція", "編集部", "编辑部", "편집부", "온라인뉴스팀",
];
