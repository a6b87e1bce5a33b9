//! Timestamps, and dates in running text.

use std::fmt::Write as _;

use ibid_extract::text::dates::{
    DateLabel, find_dates, month_number, parse_timestamp, parse_timestamp_in,
};
use ibid_model::{CalendarDate, YearPart};

fn iso(date: CalendarDate) -> String {
    let mut text = date.year.to_string();
    match date.part {
        YearPart::Month(month) => write!(text, "-{month:02}"),
        YearPart::Day { month, day } => write!(text, "-{month:02}-{day:02}"),
        _ => Ok(()),
    }
    .expect("a string takes everything");
    text
}

fn languages(tag: &str) -> Vec<&str> {
    if tag.is_empty() {
        Vec::new()
    } else {
        vec![tag]
    }
}

#[test]
fn timestamps_of_metadata() {
    let cases = [
        ("2017-07-19T10:00:00+0000", "2017-07-19 10:00:00 +0"),
        ("2017-07-19T10:00:00.123Z", "2017-07-19 10:00:00 +0"),
        (
            "2016-12-09T17:50:25.6417321-05:00",
            "2016-12-09 17:50:25 -300",
        ),
        ("2017-07-19T10:00", "2017-07-19 10:00:00"),
        ("2017-07-19 03:01:00", "2017-07-19 03:01:00"),
        ("2017/07/19 10:00", "2017-07-19 10:00:00"),
        ("2017-7-9", "2017-07-09"),
        ("2017-07", "2017-07"),
        ("2017", "2017"),
        ("20170719", "2017-07-19"),
        ("20170719T100000Z", "2017-07-19 10:00:00 +0"),
        ("20170719100000", "2017-07-19 10:00:00"),
        ("1500458400", "2017-07-19 10:00:00 +0"),
        ("1500458400000", "2017-07-19 10:00:00 +0"),
        ("Wed, 19 Jul 2017 10:00:00 GMT", "2017-07-19 10:00:00 +0"),
        (
            "Wed, 19 Jul 2017 10:00:00 +0200",
            "2017-07-19 10:00:00 +120",
        ),
        (
            "Wed Jul 19 2017 10:00:00 GMT+0200 (CEST)",
            "2017-07-19 10:00:00 +120",
        ),
        ("Wed Jul 19 10:00:00 PDT 2017", "2017-07-19 10:00:00 -420"),
        ("Thursday, 04-Nov-21 10:00:00 UTC", "2021-11-04 10:00:00 +0"),
        ("7/19/2017 5:07 PM", "2017-07-19 17:07:00"),
        ("Dec. 22, 2016 5:00 a.m. PT", "2016-12-22 05:00:00"),
        ("12:20pm Jan 7, 2024", "2024-01-07 12:20:00"),
        ("12:05 AM, Jan 7, 2024", "2024-01-07 00:05:00"),
        ("19 July 2017 10.15 Uhr", "2017-07-19 10:15:00"),
        ("Publié le 1er août 2019 à 10h30", "2019-08-01 10:30:00"),
        ("2019年04月28日 08時00分", "2019-04-28 08:00:00"),
        ("July 19, 2017", "2017-07-19"),
        ("\"2017-07-19\"", "2017-07-19"),
    ];
    for (text, wanted) in cases {
        let stamp = parse_timestamp(text).unwrap_or_else(|| panic!("{text} is a timestamp"));
        let mut found = iso(stamp.date);
        if let Some(time) = stamp.time {
            let _ = write!(
                found,
                " {:02}:{:02}:{:02}",
                time.hour, time.minute, time.second
            );
        }
        if let Some(offset) = stamp.offset {
            let _ = write!(found, " {offset:+}");
        }
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn what_is_no_timestamp() {
    for text in [
        "",
        "yesterday",
        "0000-00-00",
        "0001-01-01T00:00:00",
        "2017-02-30",
        "2017-13-01",
        "12",
        "10:00",
        "1.2.3",
        "2017-07-191",
        "null",
        "Jane Doe",
        &"9".repeat(400),
    ] {
        assert_eq!(parse_timestamp(text), None, "{text}");
    }
}

/// The 19th of July 2017 in every language, as newspapers print it.
#[test]
fn one_day_in_many_languages() {
    let wrong: Vec<String> = ONE_DAY
        .iter()
        .filter_map(|(language, text)| {
            // In the middle of a line, as bylines have it.
            let line = format!("Jane Doe | {text} | 12:15");
            let found = find_dates(&line, &languages(language));
            let found: Vec<String> = found.iter().map(|found| iso(found.date)).collect();
            (found != ["2017-07-19"]).then(|| format!("{language} {text}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn month_names_decide_by_language() {
    // The same word names October in Croatian and November in Polish.
    let read = |language: &str| {
        let found = find_dates("19. listopada 2017", &languages(language));
        (iso(found[0].date), found[0].ambiguous.map(iso))
    };
    assert_eq!(read("hr"), ("2017-10-19".to_owned(), None));
    assert_eq!(read("pl"), ("2017-11-19".to_owned(), None));
    assert!(read("").1.is_some());
    assert_eq!(month_number("Sept."), Some(9));
    assert_eq!(month_number("AOÛT"), Some(8));
    assert_eq!(month_number("word"), None);
}

#[test]
fn day_and_month_are_settled_or_reported() {
    let cases = [
        ("de", "03/04/2017", "2017-04-03", None),
        ("de", "03.04.2017", "2017-04-03", None),
        ("en-GB", "03/04/2017", "2017-04-03", None),
        ("en", "03/04/2017", "2017-03-04", Some("2017-04-03")),
        ("en-US", "03/04/2017", "2017-03-04", Some("2017-04-03")),
        ("", "03/04/2017", "2017-04-03", Some("2017-03-04")),
        ("en", "13/04/2017", "2017-04-13", None),
        ("de", "04/13/2017", "2017-04-13", None),
        ("en", "04/04/2017", "2017-04-04", None),
        ("", "03.04.2017", "2017-04-03", None),
    ];
    for (language, text, date, other) in cases {
        let found = find_dates(text, &languages(language));
        let found = found.first().unwrap_or_else(|| panic!("{text} is a date"));
        assert_eq!(iso(found.date), date, "{language} {text}");
        assert_eq!(
            found.ambiguous.map(iso).as_deref(),
            other,
            "{language} {text}"
        );
    }
    let stamp = parse_timestamp_in("03/04/2017 10:00", &["fr"]).expect("a timestamp");
    assert_eq!(
        (iso(stamp.date), stamp.ambiguous),
        ("2017-04-03".to_owned(), None)
    );
}

#[test]
fn numbers_that_are_no_dates() {
    for text in [
        "version 1.2.2017.4",
        "IP 10.1.20.3, tel 206-652-6593",
        "in 2017 he set 2000 records out 1999",
        "ISBN 978-3-16-148410-0",
        "DOI 10.1000/182",
        "32.13.2017 and 30.02.2017",
        "$10/12/2017",
        "May I ask 2 questions?",
        "between 12 and 19 people",
        "8 января, 17:46",
        "10:12:2017",
    ] {
        let found = find_dates(text, &[]);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn labels_before_and_after() {
    use DateLabel::{Accessed, Modified, Published};
    let cases: &[(&str, &[Option<DateLabel>])] = &[
        ("Updated July 19, 2017", &[Some(Modified)]),
        ("Last modified on July 19, 2017", &[Some(Modified)]),
        (
            "Published: 12 May 2020 Updated: 13 May 2020",
            &[Some(Published), Some(Modified)],
        ),
        ("12 May 2020 Updated 13 May 2020", &[None, Some(Modified)]),
        ("12 May 2020 (updated)", &[Some(Modified)]),
        ("12 May 2020 (updated 13 May 2020)", &[None, Some(Modified)]),
        ("Posted on 12 May 2020", &[Some(Published)]),
        ("First published 12 May 2020", &[Some(Published)]),
        ("Accessed 12 May 2020", &[Some(Accessed)]),
        ("12 May 2020", &[None]),
        (
            "Veröffentlicht am 15. März 2020, aktualisiert am 16.3.2020",
            &[Some(Published), Some(Modified)],
        ),
        ("Stand: 19.07.2017", &[Some(Modified)]),
        ("Abgerufen am 19. Juli 2017", &[Some(Accessed)]),
        (
            "Publié le 1er août 2019 à 10h30, mis à jour le 2 août 2019",
            &[Some(Published), Some(Modified)],
        ),
        ("Publicado el 5 de mayo de 2022", &[Some(Published)]),
        ("Actualizado: 5 de mayo de 2022", &[Some(Modified)]),
        (
            "Pubblicato il 5 maggio 2022 - Aggiornato il 6 maggio 2022",
            &[Some(Published), Some(Modified)],
        ),
        ("Atualizado em 5 de maio de 2022", &[Some(Modified)]),
        (
            "Gepubliceerd op 5 mei 2022, bijgewerkt 6 mei 2022",
            &[Some(Published), Some(Modified)],
        ),
        (
            "Publicerad 5 maj 2022 Uppdaterad 6 maj 2022",
            &[Some(Published), Some(Modified)],
        ),
        (
            "Julkaistu 5.5.2022, päivitetty 6.5.2022",
            &[Some(Published), Some(Modified)],
        ),
        (
            "Opublikowano: 5 maja 2022, aktualizacja: 6 maja 2022",
            &[Some(Published), Some(Modified)],
        ),
        (
            "Опубликовано 5 мая 2022, обновлено 6 мая 2022",
            &[Some(Published), Some(Modified)],
        ),
        ("Δημοσιεύτηκε 5 Μαΐου 2022", &[Some(Published)]),
        (
            "Yayınlanma: 5 Mayıs 2022 Güncelleme: 6 Mayıs 2022",
            &[Some(Published), Some(Modified)],
        ),
        (
            "公開日 2022年5月5日 更新日 2022年5月6日",
            &[Some(Published), Some(Modified)],
        ),
        (
            "입력 2022.05.05. 수정 2022.05.06.",
            &[Some(Published), Some(Modified)],
        ),
        ("发布时间：2022年5月5日", &[Some(Published)]),
        ("تاريخ النشر: 5 مايو 2022", &[Some(Published)]),
    ];
    for (text, wanted) in cases {
        let found = find_dates(text, &[]);
        let found: Vec<Option<DateLabel>> = found.iter().map(|found| found.label).collect();
        assert_eq!(found, *wanted, "{text}");
    }
}

#[test]
fn spans_and_precision() {
    let text = "In April 2006 and on July 19-20, 2017.";
    let found = find_dates(text, &["en"]);
    let shown: Vec<(String, &str)> = found
        .iter()
        .map(|found| (iso(found.date), &text[found.span.clone()]))
        .collect();
    assert_eq!(
        shown,
        [
            ("2006-04".to_owned(), "April 2006"),
            ("2017-07-19".to_owned(), "July 19-20, 2017"),
        ]
    );
}

#[test]
fn long_text_takes_linear_time() {
    let text = "1.1.1.1. 2017 May 3 Juli July 19, ".repeat(5_000);
    assert!(find_dates(&text, &[]).len() < 20_000);
}

/// Language, and the day as it is written there.
const ONE_DAY: &[(&str, &str)] = &[
    ("en", "July 19, 2017"),
    ("en", "19th of July, 2017"),
    ("en", "Jul. 19th, 2017"),
    ("en-GB", "19 Jul 2017"),
    ("de", "19. Juli 2017"),
    ("de", "Mittwoch, den 19. Juli 2017"),
    ("fr", "19 juillet 2017"),
    ("es", "19 de julio de 2017"),
    ("es", "19 de julio del 2017"),
    ("es", "julio 19, 2017"),
    ("it", "19 luglio 2017"),
    ("pt", "19 de julho de 2017"),
    ("pt", "19 de jul. de 2017"),
    ("gl", "19 de xullo de 2017"),
    ("ca", "19 de juliol de 2017"),
    ("eu", "2017ko uztailaren 19a"),
    ("nl", "19 juli 2017"),
    ("af", "19 Julie 2017"),
    ("sv", "19 juli 2017"),
    ("da", "19. juli 2017"),
    ("nb", "19. juli 2017"),
    ("is", "19. júlí 2017"),
    ("fi", "19. heinäkuuta 2017"),
    ("et", "19. juuli 2017"),
    ("lv", "2017. gada 19. jūlijs"),
    ("lt", "2017 m. liepos 19 d."),
    ("pl", "19 lipca 2017"),
    ("cs", "19. července 2017"),
    ("sk", "19. júla 2017"),
    ("hu", "2017. július 19."),
    ("ro", "19 iulie 2017"),
    ("hr", "19. srpnja 2017."),
    ("sr", "19. jula 2017."),
    ("sr", "19. јула 2017."),
    ("sl", "19. julija 2017"),
    ("mk", "19 јули 2017"),
    ("bg", "19 юли 2017 г."),
    ("ru", "19 июля 2017 г."),
    ("uk", "19 липня 2017 року"),
    ("be", "19 ліпеня 2017"),
    ("el", "19 Ιουλίου 2017"),
    ("tr", "19 Temmuz 2017 Çarşamba"),
    ("az", "19 iyul 2017"),
    ("sq", "19 korrik 2017"),
    ("hy", "19 հուլիսի, 2017"),
    ("ka", "19 ივლისი, 2017"),
    ("ar", "١٩ يوليو ٢٠١٧"),
    ("ar", "19 تموز 2017"),
    ("ar", "19 جويلية 2017"),
    ("he", "19 ביולי 2017"),
    ("fa", "۱۹ ژوئیه ۲۰۱۷"),
    ("fa", "۲۸ تیر ۱۳۹۶"),
    ("fa", "۱۳۹۶/۰۴/۲۸"),
    ("ur", "19 جولائی 2017"),
    ("hi", "१९ जुलाई २०१७"),
    ("hi", "19 जुलाई 2017"),
    ("mr", "१९ जुलै २०१७"),
    ("bn", "১৯ জুলাই ২০১৭"),
    ("ta", "19 ஜூலை 2017"),
    ("te", "19 జులై 2017"),
    ("th", "19 กรกฎาคม 2560"),
    ("th", "19 ก.ค. 2560"),
    ("th", "19/07/2560"),
    ("vi", "ngày 19 tháng 7 năm 2017"),
    ("vi", "19 tháng 7, 2017"),
    ("id", "19 Juli 2017"),
    ("ms", "19 Julai 2017"),
    ("tl", "Hulyo 19, 2017"),
    ("sw", "19 Julai 2017"),
    ("cy", "19 Gorffennaf 2017"),
    ("ga", "19 Iúil 2017"),
    ("mt", "19 ta’ Lulju 2017"),
    ("eo", "19 julio 2017"),
    ("zh", "2017年7月19日"),
    ("zh-TW", "民國106年7月19日"),
    ("ja", "2017年07月19日"),
    ("ja", "平成29年7月19日"),
    ("ja", "２０１７年７月１９日"),
    ("ko", "2017년 7월 19일"),
    ("ko", "2017. 7. 19."),
    ("", "19.07.2017"),
    ("", "19. 7. 2017"),
    ("", "7/19/2017"),
    ("", "19/07/2017"),
    ("", "2017-07-19"),
    ("", "2017/07/19"),
    ("", "2017.07.19"),
    ("", "19-07-2017"),
    ("", "19-Jul-2017"),
    ("", "19.Jul.17"),
    ("", "19 Jul '17"),
    ("de", "Mi, 19.07.17"),
];
