//! Bylines and single names, as people write them.
//!
//! Names in the tables are written `Given|Family`, with `(n)` before a non-dropping and `(d)` before
//! a dropping particle, `sfx` before a suffix; `L<…>` is a literal, `ORG` an organisation.

use std::fmt::Write as _;

use ibid_extract::text::names::{
    BylineName, Contribution, is_organisation, is_plausible_person, parse_byline, parse_person,
    parse_person_in, same_person,
};
use ibid_model::Name;

/// Language, byline, names.
type Case = (&'static str, &'static str, &'static str);

fn show_name(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return format!("L<{literal}>");
    }
    let part = |mark: &str, part: &Option<String>, space: &str| {
        part.as_ref()
            .map(|part| format!("{mark}{part}{space}"))
            .unwrap_or_default()
    };
    format!(
        "{}|{}{}{}{}",
        part("", &name.given, ""),
        part("(d)", &name.dropping_particle, " "),
        part("(n)", &name.non_dropping_particle, " "),
        part("", &name.family, ""),
        part(" sfx ", &name.suffix, ""),
    )
}

fn show(found: &BylineName) -> String {
    let mut shown = show_name(&found.name);
    if found.is_organisation {
        shown.push_str(" ORG");
    }
    if let Some(role) = &found.role {
        let _ = write!(shown, " role={role}");
    }
    if found.contribution != Contribution::Author {
        let _ = write!(shown, " {:?}", found.contribution);
    }
    shown
}

fn check(cases: &[Case]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(language, byline, wanted)| {
            let language = Some(*language).filter(|language| !language.is_empty());
            let found = parse_byline(byline, language);
            let found: Vec<String> = found.iter().map(show).collect();
            let found = found.join(" ; ");
            (found != *wanted).then(|| format!("{byline:?}\n  found  {found}\n  wanted {wanted}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} bylines:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn labels_are_taken_off() {
    check(LABELS);
}

#[test]
fn dates_addresses_and_the_interface_are_taken_off() {
    check(NOISE);
}

#[test]
fn jobs_and_affiliations_are_roles() {
    check(ROLES);
}

#[test]
fn organisations_are_literals_and_never_split() {
    check(ORGANISATIONS);
}

#[test]
fn lists_are_divided_as_the_language_writes_them() {
    check(LISTS);
}

#[test]
fn what_names_nobody_is_left_out() {
    check(NOBODY);
}

#[test]
fn single_names_go_to_their_parts() {
    let cases: &[Case] = &[
        ("", "Ludwig van Beethoven", "Ludwig|(n)van Beethoven"),
        ("", "Charles de Gaulle", "Charles|(n)de Gaulle"),
        ("fr", "Charles de Gaulle", "Charles|(d)de Gaulle"),
        ("fr", "Jean de La Fontaine", "Jean|(d)de La Fontaine"),
        ("de", "Alexander von Humboldt", "Alexander|(d)von Humboldt"),
        ("", "Alexander von Humboldt", "Alexander|(n)von Humboldt"),
        ("", "Michelina C. de la Maza", "Michelina C.|(n)de la Maza"),
        ("", "Daniel D. Von Hoff", "Daniel D.|Von Hoff"),
        ("", "Fouzia Van Der Fort", "Fouzia|Van Der Fort"),
        ("", "Mohammed bin Salman", "Mohammed|(n)bin Salman"),
        ("", "Abu Bakr al-Baghdadi", "Abu Bakr|(n)al- Baghdadi"),
        ("", "Jean d'Ormesson", "Jean|(n)d' Ormesson"),
        ("", "Gabriele D'Annunzio", "Gabriele|D'Annunzio"),
        ("", "Martin Luther King Jr.", "Martin Luther|King sfx Jr."),
        ("", "Davis, Sammy, Jr.", "Sammy|Davis sfx Jr."),
        ("", "Henry Louis Gates III", "Henry Louis|Gates sfx III"),
        ("", "Dr. Jane Doe, MD, MPH", "Jane|Doe"),
        ("", "Jane Doe PhD", "Jane|Doe"),
        ("", "Prof. Dr. Anna Müller", "Anna|Müller"),
        ("", "J. R. R. Tolkien", "J. R. R.|Tolkien"),
        ("", "J.K. ROWLING", "J.K.|Rowling"),
        ("", "Tolkien, J. R. R.", "J. R. R.|Tolkien"),
        ("", "JANE O'NEIL", "Jane|O'Neil"),
        ("", "MARY MCDONALD-SMITH", "Mary|McDonald-Smith"),
        ("", "Jean DUPONT", "Jean|Dupont"),
        ("", "DUPONT Jean", "Jean|Dupont"),
        ("", "TJ Smith", "TJ|Smith"),
        ("", "Malcolm X", "Malcolm|X"),
        ("", "\"Weird Al\" Yankovic", "\"Weird Al\"|Yankovic"),
        ("", "Ta-Nehisi Coates", "Ta-Nehisi|Coates"),
        ("", "bell hooks", "L<bell hooks>"),
        ("", "Voltaire", "L<Voltaire>"),
        ("", "R. R.", "L<R. R.>"),
        ("es", "Gabriel García Márquez", "Gabriel|García Márquez"),
        ("es", "Juan Carlos Pérez", "Juan Carlos|Pérez"),
        ("es", "María del Carmen García", "María del Carmen|García"),
        ("es", "Ariel Melgar Cabrera", "Ariel|Melgar Cabrera"),
        ("pt", "João da Silva Santos", "João da Silva|Santos"),
        ("hu", "Kovács Éva", "Éva|Kovács"),
        ("vi", "Nguyễn Văn An", "L<Nguyễn Văn An>"),
        ("ru", "Иванов Иван Иванович", "Иван Иванович|Иванов"),
        ("ja", "村上春樹", "春樹|村上"),
        ("ja", "小暮ひさのり", "ひさのり|小暮"),
        ("ja", "佐々木 希", "希|佐々木"),
        ("ja", "アリエル・パルデス", "L<アリエル・パルデス>"),
        ("zh", "王小明", "小明|王"),
        ("zh", "欧阳修文", "修文|欧阳"),
        ("ko", "남궁민수", "민수|남궁"),
        ("ko", "구현모", "현모|구"),
        ("", "Associated Press", "L<Associated Press>"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(language, text, wanted)| {
            let language = Some(*language).filter(|language| !language.is_empty());
            let found = show_name(&parse_person_in(text, language));
            (found != *wanted).then(|| format!("{text:?}: found {found}, wanted {wanted}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hungarian_names_keep_their_order() {
    assert!(parse_person_in("Nagy László", Some("hu")).static_ordering);
}

#[test]
fn plausibility_tells_names_from_the_rest() {
    for name in [
        "Jane Doe",
        "Ludwig van Beethoven",
        "J. R. R. Tolkien",
        "Иван Петров",
        "山田太郎",
    ] {
        assert!(is_plausible_person(name) > 0.8, "{name}");
    }
    for word in ["Voltaire", "Aureliana"] {
        let score = is_plausible_person(word);
        assert!((0.5..0.8).contains(&score), "{word}: {score}");
    }
    for text in [
        "",
        "https://example.org",
        "jane@example.org",
        "{color: red}",
        "admin",
        "View Profile",
        "Read more articles",
        "Updated 3 May 2020",
        "Staff Writer",
        "Associated Press",
        "one two three four five six seven",
        "The quick brown fox jumps over",
    ] {
        assert!(is_plausible_person(text) < 0.3, "{text}");
    }
}

#[test]
fn organisations_are_recognised() {
    for name in [
        "The Editorial Board",
        "AFP",
        "dpa",
        "Redaktion",
        "Gear Team",
        "University of Oregon",
        "Acme Inc.",
        "netzpolitik.org",
        "Johnson & Johnson",
        "朝日新聞",
        "연합뉴스",
    ] {
        assert!(is_organisation(name), "{name}");
    }
    for name in [
        "Jane Doe",
        "Emily Post",
        "Frank Church",
        "Larry Page",
        "Voltaire",
    ] {
        assert!(!is_organisation(name), "{name}");
    }
}

#[test]
fn same_person_looks_through_order_initials_and_accents() {
    let same = |a: &str, b: &str| same_person(&parse_person(a), &parse_person(b));
    for (a, b) in [
        ("J. R. R. Tolkien", "Tolkien, John Ronald Reuel"),
        ("JANE DOE", "Jane Doe"),
        ("José Pérez", "Jose Perez"),
        ("Jane M. Doe", "Jane Doe"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Tim O’Reilly", "Tim O'Reilly"),
        ("Strauß, Anna", "Anna Strauss"),
        ("JR Smith", "J. R. Smith"),
    ] {
        assert!(same(a, b), "{a} / {b}");
    }
    for (a, b) in [
        ("Jane Doe", "John Doe"),
        ("Jane Doe", "Jane Roe"),
        ("J. Doe", "K. Doe"),
        ("AFP", "AP"),
        ("Jane Doe", "Doe"),
    ] {
        assert!(!same(a, b), "{a} / {b}");
    }
}

#[test]
fn long_and_broken_bylines_end() {
    let long = "By ".to_owned() + &"Jane Doe, ".repeat(20_000);
    assert!(parse_byline(&long, None).len() <= 5_000);
    for text in [
        "<",
        "<a",
        "By",
        "((((",
        ")",
        "&&&&",
        ":::",
        "，，，",
        "\u{202e}",
        "\u{0}",
    ] {
        assert!(parse_byline(text, None).is_empty(), "{text:?}");
    }
}

#[rustfmt::skip]
const LABELS: &[Case] = &[
    ("", "By Jane Doe", "Jane|Doe"),
    ("", "BY JANE DOE", "Jane|Doe"),
    ("", "By by JANE DOE, JOHN ROE and MARY MAJOR", "Jane|Doe ; John|Roe ; Mary|Major"),
    ("", "by: Jane Doe", "Jane|Doe"),
    ("de", "Von Jane Doe", "Jane|Doe"),
    ("de", "von Jane Doe , John Roe , Max Muster", "Jane|Doe ; John|Roe ; Max|Muster"),
    ("", "Von Jane Mary Doe", "Jane Mary|Doe"),
    ("de", "Kommentar von\nJane Doe", "Jane|Doe"),
    ("de", "Ein Gastbeitrag von Prof. Dr. Anna Müller", "Anna|Müller"),
    ("de", "erstellt von Anna — veröffentlicht 28.01.2022 06:00", "L<Anna>"),
    ("de", "Autor: Anna Müller , Datum: 01.Jun.18 , Anzahl der Kommentare: 4", "Anna|Müller"),
    ("de", "Datum: 19.11.2021 Autor: Max Muster Quelle: Livenet", "Max|Muster"),
    ("de", "AUTOR/IN Max Muster", "Max|Muster"),
    ("de", "| Autor: maxmuster", "L<maxmuster>"),
    ("fr", "Par Jean Dupont", "Jean|Dupont"),
    ("fr", "Publié le 3 mai 2020 à 10h00, par Jean Dupont", "Jean|Dupont"),
    ("fr", "Propos recueillis par Jean Dupont", "Jean|Dupont"),
    ("it", "A cura di Mario Rossi", "Mario|Rossi"),
    ("it", "di Mario Rossi e Luigi Bianchi", "Mario|Rossi ; Luigi|Bianchi"),
    ("es", "Texto: Juan Pérez | Fotos: Ana López", "Juan|Pérez ; Ana|López Illustrator"),
    ("nl", "Door Jan de Vries en Piet Jansen", "Jan|(n)de Vries ; Piet|Jansen"),
    ("sv", "Av Anna Andersson och Per Eriksson", "Anna|Andersson ; Per|Eriksson"),
    ("da", "Af Lars Hansen", "Lars|Hansen"),
    ("ru", "Автор: Иван Петров", "Иван|Петров"),
    ("ru", "Текст: Иван Петров, Фото: Пётр Иванов", "Иван|Петров ; Пётр|Иванов Illustrator"),
    ("ar", "بقلم: أحمد محمد", "أحمد|محمد"),
    ("he", "מאת ישראל ישראלי", "ישראל|ישראלי"),
    ("id", "Oleh Budi Santoso dan Siti Rahayu", "Budi|Santoso ; Siti|Rahayu"),
    ("ja", "取材・文／山田太郎", "太郎|山田"),
    ("ja", "文＝山田太郎、写真＝鈴木一郎", "太郎|山田 ; 一郎|鈴木 Illustrator"),
    ("ja", "投稿者 Jane Doe", "Jane|Doe"),
    ("zh", "作者：王小明 编辑：李四", "小明|王 ; 四|李 Editor"),
    ("zh", "本报记者 张三 李四", "三|张 ; 四|李"),
    ("zh", "記者王大明／台北報導", "大明|王"),
    ("ko", "김철수 기자", "철수|김"),
    ("ko", "글 이영희 사진 박민수", "영희|이 ; 민수|박 Illustrator"),
    ("", "Words by Jane Doe Photos by John Roe", "Jane|Doe ; John|Roe Illustrator"),
    ("", "Words Jane Doe / Photos John Roe", "Jane|Doe"),
    ("", "Story by Jane Doe; Photographs by John Roe", "Jane|Doe ; John|Roe Illustrator"),
    ("", "Reported by: Jane Doe", "Jane|Doe"),
    ("", "From Jane Doe in Paris", "Jane|Doe"),
    ("", "By\nJane Doe\nand\nJohn Roe", "Jane|Doe ; John|Roe"),
];

#[rustfmt::skip]
const NOISE: &[Case] = &[
    ("", "Jane Doe June 30, 2026 - 4.34pm", "Jane|Doe"),
    ("", "Jane Doe - Aug 10, 2016 11:15 am UTC", "Jane|Doe"),
    ("", "January 17, 2017 at 6:08 PM ET by Jane Doe", "Jane|Doe"),
    ("", "Wednesday January 18, 2017 10:44 am PST by Jane Doe", "Jane|Doe"),
    ("", "18/03/2019 | Jane Doe", "Jane|Doe"),
    ("de", "15.05.2020, 07:11 | Lesedauer: 8 Minuten Anna Müller", "Anna|Müller"),
    ("de", "05. November 2024 15:36 Uhr 3 Min", ""),
    ("de", "VON MAX MUSTER am 21. April 2020", "Max|Muster"),
    ("", "By Jane Doe 5 minute Read", "Jane|Doe"),
    ("", "By Jane Doe • 8 min read", "Jane|Doe"),
    ("", "By Jane Doe | jdoe@example.com", "Jane|Doe"),
    ("", "by Jane Doe   @janedoe November 29, 2016: 3:42 PM ET", "Jane|Doe"),
    ("", "Jane Doe (@janedoe)", "Jane|Doe"),
    ("", "By Jane Doe +Follow", "Jane|Doe"),
    ("", "By Jane Doe\nStaff Writer\nFollow @jane\nShare", "Jane|Doe role=Staff Writer"),
    ("", "by Jane Doe More stories by Jane Doe", "Jane|Doe"),
    ("", "Jane Doe · CBC News · Posted: Oct 14, 2022 9:27 AM ET | Last Updated: 24 minutes ago", "Jane|Doe role=CBC News"),
    ("", "Written by Jane Doe in Valve on 1 June 2019 at 08:34 PM EDT. 51 Comments", "Jane|Doe"),
    ("de", "Unbefriedigt 8. Januar 2020 · by Aureliana · in Gefühle", "L<Aureliana>"),
    ("", "13, Jane Doe | November", "Jane|Doe"),
    ("", "Updated Feb. 3, 2020, 3:00 p.m. ET\nBy Jane Doe", "Jane|Doe"),
    ("", "13 hours ago by Jane Doe", "Jane|Doe"),
    ("", "<a href=\"/x\">Jane Doe</a>", "Jane|Doe"),
    ("", "Jane&nbsp;Doe", "Jane|Doe"),
    ("", "http://example.com/author/jane", ""),
    ("", "Jane Doe (http://example.org/jdoe/)", "Jane|Doe"),
    ("", "Comments67, The Editorial BoardView", "L<The Editorial Board> ORG"),
    ("", "unocero - Jane Doe", "Jane|Doe"),
    ("no", "Tuva Mathilde Løland Tips meg", "Tuva Mathilde|Løland"),
    ("", "Alice Smith1, Bob Jones2,3 and Carol White1*", "Alice|Smith ; Bob|Jones ; Carol|White"),
    ("", "Von Max Muster Fr, 18. Oktober 2019", "Max|Muster"),
    ("", "Dec 1st 2016 1:01PM", ""),
    ("", "View author archive", ""),
    ("", "Text Size", ""),
    ("", "Updated Today", ""),
];

#[rustfmt::skip]
const ROLES: &[Case] = &[
    ("", "By Jane Doe, Political correspondent", "Jane|Doe role=Political correspondent"),
    ("", "By Jane Doe and John Roe, Staff Writers", "Jane|Doe role=Staff Writers ; John|Roe role=Staff Writers"),
    ("", "Emma Doe Lifestyle Writer", "Emma|Doe role=Lifestyle Writer"),
    ("", "By Jane Doe Staff Writer", "Jane|Doe role=Staff Writer"),
    ("", "by Jane Doe BuzzFeed UK News Fellow", "Jane|Doe role=BuzzFeed UK News Fellow"),
    ("", "By Jane Doe , a deputy editor and author of the Command Line newsletter. She’s covered the tech industry", "Jane|Doe role=a deputy editor"),
    ("", "By Jane Mary Doe , Senior Staff Technologist, ACLU Speech, Privacy, and Technology Project", "Jane Mary|Doe role=Senior Staff Technologist"),
    ("", "About the author Jane Doe Senior Vice President of Technology and Ad Operations at IAB, and General Manager of the IAB Tech Lab", "Jane|Doe role=Senior Vice President of Technology"),
    ("", "Jane Doe Jane Doe is a freelance journalist in London, UK.", "Jane|Doe role=freelance journalist in London"),
    ("", "Jane Doe Jane reviews consumer electronics for Ars Technica, testing all kinds of gadgets", "Jane|Doe"),
    ("", "Laura E. Doe is Opinion Editor of the Forward.", "Laura E.|Doe role=Opinion Editor of the Forward"),
    ("", "Jane Doe, Contributor, and John Roe, Contributor", "Jane|Doe role=Contributor ; John|Roe role=Contributor"),
    ("", "Jane Doe, Associate Professor of Biology, University of Oregon", "Jane|Doe role=Associate Professor of Biology"),
    ("", "Jane Doe, University of Oregon, and John Roe, Oregon State University", "Jane|Doe role=University of Oregon ; John|Roe role=Oregon State University"),
    ("", "By Jane Doe, MD WebMD Health News", "Jane|Doe role=MD WebMD Health News"),
    ("", "By Jane Doe WebMD Health News", "Jane|Doe"),
    ("", "By Jane Doe , CNN", "Jane|Doe role=CNN"),
    ("", "Jane Doe / TNN / Updated: Oct 9, 2019, 11:05 IST", "Jane|Doe role=TNN"),
    ("", "By Jane Doe and John Roe / Yomiuri Shimbun Staff Writers", "Jane|Doe role=Yomiuri Shimbun Staff Writers ; John|Roe role=Yomiuri Shimbun Staff Writers"),
    ("", "By Jane Doe | AP", "Jane|Doe role=AP"),
    ("", "LONDON (Reuters) - Jane Doe", "Jane|Doe"),
    ("", "By Jane Doe in Tokyo", "Jane|Doe"),
    ("fr", "Par Jeanne Dupont (Bruxelles, bureau européen)", "Jeanne|Dupont"),
    ("es", "Ana López Corresponsal en Atenas", "Ana|López role=Corresponsal en Atenas"),
    ("de", "Daniel Muster Redakteur", "Daniel|Muster role=Redakteur"),
    ("", "By Jane Doe for MailOnline and John Roe", "Jane|Doe ; John|Roe"),
    ("de", "Anna Müller, dpa", "Anna|Müller role=dpa"),
    ("ja", "文● オカモト／ASCII編集部", "L<オカモト> role=ASCII編集部"),
];

#[rustfmt::skip]
const ORGANISATIONS: &[Case] = &[
    ("", "By Associated Press", "L<Associated Press> ORG"),
    ("", "Associated Press in Valencia", "L<Associated Press> ORG"),
    ("", "Jane Doe and AP", "Jane|Doe ; L<AP> ORG"),
    ("", "Jane Doe,Gear Team", "Jane|Doe ; L<Gear Team> ORG"),
    ("", "By AFP and TOI staff", "L<AFP> ORG ; L<TOI staff> ORG"),
    ("", "By Staff and news service reports", "L<Staff and news service reports> ORG"),
    ("", "Johnson & Johnson", "L<Johnson & Johnson> ORG"),
    ("", "Bureau of Labor and Statistics", "L<Bureau of Labor and Statistics> ORG"),
    ("", "Department of Health and Human Services", "L<Department of Health and Human Services> ORG"),
    ("", "By Ministry of Agriculture, Food and Rural Affairs", "L<Ministry of Agriculture, Food and Rural Affairs> ORG"),
    ("", "Prince and the Revolution", "L<Prince and the Revolution> ORG"),
    ("", "Guardian staff reporter", "L<Guardian staff reporter> ORG"),
    ("", "PTI | Updated: Feb 13", "L<PTI> ORG"),
    ("", "dpa/AFP", "L<dpa/AFP> ORG"),
    ("de", "Donnerstag, 4. November 2021 von auto-motor.at Redaktion", "L<auto-motor.at Redaktion> ORG"),
    ("", "By The New York Times", "L<The New York Times> ORG"),
    ("", "By U.S. Geological Survey", "L<U.S. Geological Survey> ORG"),
    ("", "University of Oregon", "L<University of Oregon> ORG"),
    ("", "Written by Healthline Editorial Team", "L<Healthline Editorial Team> ORG"),
    ("fr", "Par Jean Dupont et Marie Martin avec AFP", "Jean|Dupont ; Marie|Martin ; L<AFP> ORG"),
    ("", "Photo: Getty Images", "L<Getty Images> ORG Illustrator"),
    ("ja", "朝日新聞デジタル編集部", "L<朝日新聞デジタル編集部> ORG"),
    ("", "Miami Today", "L<Miami Today> ORG"),
    ("", "Jane Doe and agencies", "Jane|Doe"),
    ("", "Agencies", "L<Agencies> ORG"),
    ("de", "Anna Müller mit Agenturen", "Anna|Müller"),
];

#[rustfmt::skip]
const LISTS: &[Case] = &[
    ("ar", "أحمد محمد وعلي حسن", "أحمد|محمد ; علي|حسن"),
    ("ar", "وليد محمد", "وليد|محمد"),
    ("he", "דוד כהן ומשה לוי", "דוד|כהן ; משה|לוי"),
    ("", "Jane Doe, John Roe, Mary Major, and Richard Miles", "Jane|Doe ; John|Roe ; Mary|Major ; Richard|Miles"),
    ("", "Doe, Jane", "Jane|Doe"),
    ("", "Doe, Jane; Roe, John", "Jane|Doe ; John|Roe"),
    ("", "Smith, J., Doe, R. and Roe, K.", "J.|Smith ; R.|Doe ; K.|Roe"),
    ("", "Smith JA, Doe RB, Roe KL", "JA|Smith ; RB|Doe ; KL|Roe"),
    ("", "Jane Doe, MS, RD", "Jane|Doe"),
    ("", "Jane Link, MS, RD", "Jane|Link"),
    ("", "Jane Doe, MS", "Jane|Doe"),
    ("", "Doe, MS", "MS|Doe"),
    ("", "By Jane Doe, XNN Business", "Jane|Doe role=XNN Business"),
    ("", "Analysis by Jane Doe, XNN Editor-at-large", "Jane|Doe role=XNN Editor-at-large"),
    ("", "JRR Tolkien", "JRR|Tolkien"),
    ("", "The Nowhere and Elsewhere defence ministries", "L<The Nowhere and Elsewhere defence ministries> ORG"),
    ("", "The Baroness and Jane Doe", "L<The Baroness> ORG ; Jane|Doe"),
    ("", "Sammy Davis, Jr., and Jane Doe, MD, PhD", "Sammy|Davis sfx Jr. ; Jane|Doe"),
    ("", "By Robert Downey Jr. and Cuba Gooding, Jr.", "Robert|Downey sfx Jr. ; Cuba|Gooding sfx Jr."),
    ("", "Jong, Michiel de", "Michiel|(n)de Jong"),
    ("fr", "Jean Dupont (avec Marie Martin et Paul Durand)", "Jean|Dupont ; Marie|Martin ; Paul|Durand"),
    ("es", "Juan Pérez y María López", "Juan|Pérez ; María|López"),
    ("es", "José Ortega y Gasset", "José|Ortega y Gasset"),
    ("pt", "Por Maria da Silva e João Santos", "Maria|(d)da Silva ; João|Santos"),
    ("pl", "Jan Kowalski i Anna Nowak", "Jan|Kowalski ; Anna|Nowak"),
    ("cs", "Jan Novák a Petr Svoboda", "Jan|Novák ; Petr|Svoboda"),
    ("hu", "Nagy László és Kovács Éva", "László|Nagy ; Éva|Kovács"),
    ("fi", "Matti Virtanen ja Liisa Korhonen", "Matti|Virtanen ; Liisa|Korhonen"),
    ("tr", "Ahmet Yılmaz ve Mehmet Demir", "Ahmet|Yılmaz ; Mehmet|Demir"),
    ("ru", "Иван Петров, Анна Смирнова и Пётр Иванов", "Иван|Петров ; Анна|Смирнова ; Пётр|Иванов"),
    ("uk", "Іван Петренко та Олена Коваль", "Іван|Петренко ; Олена|Коваль"),
    ("el", "Γιώργος Παπαδόπουλος και Μαρία Νικολάου", "Γιώργος|Παπαδόπουλος ; Μαρία|Νικολάου"),
    ("ar", "أحمد محمد و علي حسن", "أحمد|محمد ; علي|حسن"),
    ("ko", "김철수·이영희 기자", "철수|김 ; 영희|이"),
    ("ja", "Jane Doe\u{3000}著、山田 太郎\u{3000}監訳、鈴木 一郎\u{3000}訳", "Jane|Doe ; 太郎|山田 Translator ; 一郎|鈴木 Translator"),
    ("", "Dan Goodman", "Dan|Goodman"),
    ("", "Larry Page", "Larry|Page"),
];

#[rustfmt::skip]
const NOBODY: &[Case] = &[
    ("", ".css{color:red} function(){}", ""),
    ("", "admin", ""),
    ("", "Guest", ""),
    ("", "View All", ""),
    ("", "Get author RSS feed", ""),
    ("", "No Author", ""),
    ("", "Various Authors", ""),
    ("", "2 minutes", ""),
    ("", "[object Object]", ""),
    ("", "", ""),
];
