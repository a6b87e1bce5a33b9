//! Copies of pages: saved by browsers, served by archives, MHTML.

use ibid_extract::{ExtractOptions, extract};
use ibid_model::csl_json::write_item;
use serde_json::{Value, json};

use crate::inputs::{check, item};

const HEAD: &str = "<head><title>Quiet winters | The Daily Tern</title>\
    <meta property='og:site_name' content='The Daily Tern'><meta name='author' content='Mary Okonkwo'>\
    <meta property='article:published_time' content='2018-12-24'></head>";
const BODY: &str =
    "<body><h1>Quiet winters</h1><p>By Mary Okonkwo</p><p>The geese stayed.</p></body>";
const URL: &str = "https://tern.example/quiet-winters";

fn fields(archive: bool) -> Vec<(&'static str, Value)> {
    let kept = |value: &str| if archive { json!(value) } else { Value::Null };
    vec![
        ("/title", json!("Quiet winters")),
        ("/author", json!([{"family": "Okonkwo", "given": "Mary"}])),
        ("/container-title", json!("The Daily Tern")),
        ("/issued/date-parts", json!([[2018, 12, 24]])),
        ("/URL", json!(URL)),
        ("/archive", kept("web.archive.example")),
        (
            "/archive_location",
            kept(
                "https://web.archive.example/web/20190102123456/https://tern.example/quiet-winters",
            ),
        ),
        ("/custom/archive_date", kept("2019-01-02")),
    ]
}

#[test]
fn browsers_say_where_a_page_came_from() {
    let chromium =
        format!("<!DOCTYPE html>\n<!-- saved from url=(0034){URL} -->\n<html>{HEAD}{BODY}</html>");
    check(chromium, &fields(false));
    let single_file = format!(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n \
         saved date: Tue Mar 09 2021 10:00:00 GMT+0100 (Central European Standard Time)\n-->{HEAD}{BODY}</html>"
    );
    check(&single_file, &fields(false));
    check(
        &single_file,
        &[
            ("/custom/saved-date", json!("2021-03-09")),
            ("/accessed", Value::Null),
        ],
    );
    let of_no_page =
        format!("<!-- saved from url=(0014)about:internet --><html>{HEAD}{BODY}</html>");
    check(of_no_page, &[("/URL", Value::Null)]);
}

/// A page as an archive serves it: with its toolbar, its scripts and its addresses.
fn archived() -> String {
    let prefix = "https://web.archive.example/web/20190102123456";
    format!(
        "<html><head><script>__wm.wombat(\"{URL}\",\"20190102123456\",\"https://web.archive.example/\",\"web\",\"/_static/\",\"1546432496\");</script>\
         <link rel=\"canonical\" href=\"{prefix}/{URL}\"><meta property=\"og:url\" content=\"{prefix}/{URL}\">\
         <meta property='og:image' content='/web/20190102123456im_/https://tern.example/a.png'>{}{}\
         <!-- BEGIN WAYBACK TOOLBAR INSERT --><div><h1>Archive of everything</h1>By Someone Else</div>\
         <!-- END WAYBACK TOOLBAR INSERT --></html>\n<!--\n     FILE ARCHIVED ON 12:34:56 Jan 02, 2019 AND RETRIEVED\n-->",
        HEAD.trim_start_matches("<head>"),
        BODY
    )
}

#[test]
fn an_archive_and_what_it_holds_are_two_things() {
    check(archived(), &fields(true));
    // Without the script, the canonical address tells.
    check(archived().replace("__wm.wombat", "start"), &fields(true));
    // Where the caller had it from tells, whatever archive it is.
    let options = ExtractOptions {
        url: Some(
            "https://old.example/wayback/20190102123456mp_/https://tern.example/quiet-winters"
                .to_owned(),
        ),
        ..ExtractOptions::default()
    };
    let page = format!("<html>{HEAD}{BODY}</html>");
    let item = write_item(&extract(page.as_bytes(), &options).expect("readable").item);
    assert_eq!(item["URL"], json!(URL));
    assert_eq!(item["archive"], json!("old.example"));
    assert_eq!(item["custom"]["archive_date"], json!("2019-01-02"));
}

#[test]
fn an_address_in_an_address_is_no_archive() {
    let url = "https://share.example/post/?to=https://tern.example/a";
    let options = ExtractOptions {
        url: Some(url.to_owned()),
        ..ExtractOptions::default()
    };
    let page = format!("<html>{HEAD}{BODY}</html>");
    let item = write_item(&extract(page.as_bytes(), &options).expect("readable").item);
    assert_eq!((&item["URL"], item.get("archive")), (&json!(url), None));
}

/// A page as Chromium writes it.
fn mhtml(encoded: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: Quiet winters\r\n\
         Date: Tue, 9 Mar 2021 10:00:00 +0100\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-ID: <f@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n{encoded}\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Location: https://tern.example/a.png\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--x------\r\n"
    )
}

#[test]
fn a_page_with_all_that_it_shows() {
    let page = format!("<html>{HEAD}{BODY}</html>").replace('=', "=3D");
    check(mhtml(&page), &fields(false));
    check(mhtml(&page), &[("/custom/saved-date", json!("2021-03-09"))]);
    // Cut off: what there is, is read.
    let cut = mhtml(&page);
    let cut = cut
        .split("------MultipartBoundary--x----\r\nContent-Type: image")
        .next()
        .expect("a start");
    check(cut, &fields(false));
}

#[test]
fn characters_of_a_saved_page() {
    let page = "<html><head><title>Caf=C3=A9 m=C3=BCde</title></head><body><h1>Caf=C3=A9 m=C3=BCde</h1>=\r\n</body></html>";
    assert_eq!(item(mhtml(page))["title"], json!("Café müde"));
}
