//! Dates: EDTF and dates as people write them.

use ibid_model::{Date, DateError};

#[test]
fn edtf_that_is_read_and_written_the_same() {
    for text in [
        "2017",
        "2017-07",
        "2017-07-19",
        "0079",
        "-0099",
        "2017-21",
        "2017-24",
        "201X",
        "20XX",
        "1984?",
        "1984~",
        "1984%",
        "2004-06-11~",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005",
        "1985-04-12/..",
        "../1985",
        "/1985",
        "1985/",
        "Y170000002",
        "Y-170000002",
        "2000-02-29",
        "2001-21/2003-22",
        "Y12345-05",
    ] {
        let date = Date::parse_edtf(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(date.to_edtf().as_deref(), Some(text));
    }
}

#[test]
fn edtf_that_says_the_same_otherwise() {
    for (text, written) in [
        ("2004-XX", "2004"),
        ("1985-04-XX", "1985-04"),
        ("1985-XX-XX", "1985"),
        ("2017-07-19T10:11:12Z", "2017-07-19"),
        ("2017-07-19T10:11:12.5+02:00", "2017-07-19"),
        ("1985/open", "1985/.."),
        ("199u", "199X"),
        ("2004-06?/2006~", "2004-06%/2006%"),
    ] {
        assert_eq!(
            Date::parse_edtf(text).expect(text).to_edtf().as_deref(),
            Some(written)
        );
    }
}

#[test]
fn edtf_that_is_none() {
    for text in [
        "",
        "/",
        "../..",
        "2017-13",
        "2017-00",
        "2017-02-30",
        "1900-02-29",
        "2017-7-1",
        "17",
        "20170719",
        "2017-07-19-01",
        "2008/2004",
        "-0000",
        "Y999",
        "Y99999999999",
        "2XXX",
        "hello",
        "2017-25",
        "[1667,1668]",
        "2017-21-01",
        "156X-12-25",
        "XXXX-12-XX",
        "2017-07T10:00",
        "２０１７",
    ] {
        assert!(Date::parse_edtf(text).is_err(), "{text}");
    }
    assert_eq!(
        Date::parse_edtf("2017-13"),
        Err(DateError::Month { month: 13 })
    );
    let message = Date::parse_edtf("2021-02-30")
        .expect_err("no such day")
        .to_string();
    assert_eq!(message, "there is no day 30 in month 2 of 2021");
}

#[test]
fn dates_as_people_write_them() {
    for (text, edtf) in [
        ("12 May 2008", "2008-05-12"),
        ("May 12, 2008", "2008-05-12"),
        ("May 2008", "2008-05"),
        ("Monday, 12th of May, 2008", "2008-05-12"),
        ("12-May-2008", "2008-05-12"),
        ("Sept. 3 1999", "1999-09-03"),
        ("2008/05/12", "2008-05-12"),
        ("5/12/2008", "2008-05-12"),
        ("25/12/2008", "2008-12-25"),
        ("12.5.2008", "2008-05-12"),
        ("2008/5", "2008-05"),
        ("circa 1910?", "1910%"),
        ("c. 1910", "1910~"),
        ("ca 1910", "1910~"),
        ("~1910", "1910~"),
        ("[1910?]", "1910?"),
        ("spring 2005", "2005-21"),
        ("Fall, 2005", "2005-23"),
        ("Spring 1999 - Summer 2001", "1999-21/2001-22"),
        ("1999-2001", "1999/2001"),
        ("1999–2001", "1999/2001"),
        ("1965-66", "1965/1966"),
        ("1965 to 1970", "1965/1970"),
        ("May 12-14, 2008", "2008-05-12/2008-05-14"),
        ("12-14 May 2008", "2008-05-12/2008-05-14"),
        ("May-June 2008", "2008-05/2008-06"),
        ("May/June 2008", "2008-05/2008-06"),
        ("28 May - 2 June 2008", "2008-05-28/2008-06-02"),
        ("May 2008-June 2009", "2008-05/2009-06"),
        ("2008-05-12 10:11:12", "2008-05-12"),
        ("AD 79", "0079"),
        ("79 AD", "0079"),
        ("100 BC", "-0099"),
        ("100 B.C.", "-0099"),
        ("44 BCE", "-0043"),
        ("-100", "-0099"),
        ("79", "0079"),
        ("1990s", "199X"),
        ("2008-", "2008/.."),
        ("平成20年5月12日", "2008-05-12"),
        ("2008年5月", "2008-05"),
        ("2008/05/12-2008/06/01", "2008-05-12/2008-06-01"),
        ("  2008  ", "2008"),
        ("Winter 2019/20", "2019-24/2020-24"),
        ("12 May AD 1079", "1079-05-12"),
    ] {
        assert_eq!(
            Date::parse_raw(text).to_edtf().as_deref(),
            Some(edtf),
            "{text}"
        );
    }
}

#[test]
fn text_that_is_no_date_stays_text() {
    for text in [
        "Bogus Date",
        "n.d.",
        "in press",
        "19th century",
        "12 2008",
        "31 February 2008",
        "2008-02-30",
        "May",
        "1st dynasty",
        "0",
        "-",
        "--",
        "99999999999999999999",
        "May May 2008",
        "2010-2005",
    ] {
        let date = Date::parse_raw(text);
        assert_eq!(
            (date.value, date.literal.as_deref()),
            (None, Some(text)),
            "{text}"
        );
    }
    assert_eq!(
        Date::parse_raw("\"May 2008\"").literal.as_deref(),
        Some("May 2008")
    );
    let long = "1999 ".repeat(1000);
    assert_eq!(Date::parse_raw(&long).value, None);
}
