//! Mails.

use std::fmt::Write as _;

use ibid_extract::{ExtractError, ExtractOptions, SourceKind, extract};
use serde_json::{Value, json};

use crate::inputs::check;

const BETWEEN_PEOPLE: &str = "\
Received: from a.example by b.example; Wed, 19 Jul 2017 08:00:01 +0000\r
Message-ID: <1@example.org>\r
From: =?utf-8?Q?Zo=C3=AB_Ash?= <zoe@example.org>\r
To: \"Roe, John\" <roe@example.net>, list@example.net\r
Subject: Results of the\r
 survey\r
Date: Wed, 19 Jul 2017 23:30:00 -0700\r
MIME-Version: 1.0\r
Content-Type: text/plain; charset=utf-8\r
\r
Dear John,\r
\r
here are the results. By Someone Else, on March 3, 2001.\r
";

#[test]
fn between_people() {
    check(
        BETWEEN_PEOPLE,
        &[
            ("/type", json!("personal_communication")),
            ("/title", json!("Results of the survey")),
            ("/author", json!([{"family": "Ash", "given": "Zoë"}])),
            ("/recipient", json!([{"family": "Roe", "given": "John"}])),
            // The writer's own day.
            ("/issued/date-parts", json!([[2017, 7, 19]])),
        ],
    );
    let mailbox = format!("From zoe@example.org Wed Jul 19 08:00:01 2017\r\n{BETWEEN_PEOPLE}");
    check(mailbox, &[("/title", json!("Results of the survey"))]);
}

#[test]
fn to_a_list() {
    let mail = BETWEEN_PEOPLE.replace(
        "MIME-Version",
        "List-Id: Friends of geese <geese.example.org>\r\nArchived-At: <https://lists.example.org/geese/17>\r\nMIME-Version",
    );
    check(
        mail,
        &[
            ("/type", json!("post")),
            ("/container-title", json!("Friends of geese")),
            ("/URL", json!("https://lists.example.org/geese/17")),
        ],
    );
}

/// A mail with a page, of which only a newsletter's is one to cite.
fn with_page(header: &str) -> String {
    format!(
        "From: The Weekly Tern <news@tern.example>\r\nTo: reader@example.net\r\nSubject: Quiet winters\r\n\
         Date: Fri, 6 Jan 2023 07:00:00 +0000\r\n{header}MIME-Version: 1.0\r\n\
         Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe geese stayed.\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><body>\
         <a href=\"https://tern.example/letters/7\">View this email in your browser</a><h1>Quiet winters</h1>\
         <p>By Mary Okonkwo</p><p>The geese stayed through the winter, and nobody asked them why.</p></body></html>\r\n--b--\r\n"
    )
}

#[test]
fn a_newsletter_is_a_page() {
    check(
        with_page("List-Unsubscribe: <https://tern.example/out>\r\n"),
        &[
            ("/type", json!("webpage")),
            ("/URL", json!("https://tern.example/letters/7")),
            ("/title", json!("Quiet winters")),
            ("/issued/date-parts", json!([[2023, 1, 6]])),
        ],
    );
    check(
        with_page(""),
        &[
            ("/type", json!("personal_communication")),
            ("/URL", Value::Null),
        ],
    );
}

#[test]
fn nothing_is_made_of_addresses() {
    let mail = BETWEEN_PEOPLE.replace(
        "=?utf-8?Q?Zo=C3=AB_Ash?= <zoe@example.org>",
        "zoe@example.org",
    );
    check(mail, &[("/author", Value::Null)]);
}

#[test]
fn what_is_no_mail() {
    // A text that starts with fields is one all the same.
    check(
        "From: Jane Doe\nSubject: Results of the survey\nand a line of prose\n\nDear all, here are the results.",
        &[("/type", json!("webpage"))],
    );
    let options = ExtractOptions {
        kind: Some(SourceKind::WebArchive),
        ..ExtractOptions::default()
    };
    let found = extract(BETWEEN_PEOPLE.as_bytes(), &options);
    assert!(
        matches!(found, Err(ExtractError::NotText { .. })),
        "{found:?}"
    );
}

#[test]
fn odd_mails_do_no_harm() {
    let mut nested = "From: a\r\nTo: b\r\nDate: c\r\n".to_owned();
    for level in 0..2_000 {
        let _ = write!(
            nested,
            "Content-Type: multipart/mixed; boundary=\"b{level}\"\r\n\r\n--b{level}\r\n"
        );
    }
    let open = BETWEEN_PEOPLE.replace("text/plain; charset=utf-8", "multipart/mixed; boundary=");
    let many = BETWEEN_PEOPLE.replace("To: ", &format!("To: {}", "a, ".repeat(100_000)));
    for mail in [nested.as_str(), &open, &many] {
        let _ = extract(mail.as_bytes(), &ExtractOptions::default());
    }
}
