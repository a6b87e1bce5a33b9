//! Pages: redirects, statuses, and walls.

use ibid_fetch::{Answer, Doubt, Wall};
use ibid_testdata::{StubReply, StubServer};

use crate::harness::{absent, doubt, found, lenient, page, page_with};

#[test]
fn redirects() {
    let server = StubServer::start(|request| match request.target.as_str() {
        "/a" => StubReply::redirect("b?x=1"),
        "/b?x=1" => StubReply::status(301).header("Location", "/c"),
        "/c" => StubReply::status(308).header("Location", "/d#part"),
        _ => StubReply::ok("text/html; charset=utf-8", "<title>D</title>"),
    });
    let page = found(page(&server.url("/a")));
    assert_eq!(page.asked.url.as_str(), server.url("/d#part"));
    assert_eq!(
        page.content_type.as_deref(),
        Some("text/html; charset=utf-8")
    );
    assert_eq!(server.connections(), 4);
}

#[test]
fn redirects_without_end() {
    let circle = StubServer::start(|request| {
        StubReply::redirect(if request.target == "/a" { "/b" } else { "/a" })
    });
    assert!(matches!(
        doubt(page(&circle.url("/a"))),
        Doubt::TooManyRedirects { .. }
    ));
    assert_eq!(circle.connections(), 2);
    let spiral = StubServer::start(|request| StubReply::redirect(&format!("{}a", request.target)));
    let mut settings = lenient();
    settings.limits.redirects = 4;
    let refused = doubt(page_with(settings, &spiral.url("/")));
    assert!(
        matches!(refused, Doubt::TooManyRedirects { limit: 4, .. }),
        "{refused:?}"
    );
    assert_eq!(spiral.connections(), 5);
    let nowhere = StubServer::start(|_| StubReply::status(302));
    assert!(matches!(
        doubt(page(&nowhere.url("/"))),
        Doubt::Unreadable { .. }
    ));
}

#[test]
fn pages_that_only_lead_to_others() {
    let forms = [
        r#"<META HTTP-EQUIV="REFRESH" CONTENT="2; url='/there?a=1&amp;b=2'">"#,
        "<meta name=x><meta content='0;URL=there?a=1&b=2' http-equiv='refresh'>",
        r#"<meta http-equiv=refresh content="0, /there?a=1&b=2">"#,
    ];
    for form in forms {
        let server = StubServer::start(move |request| match request.target.as_str() {
            "/" => StubReply::ok(
                "text/html",
                format!("<html><head>{form}</head><body><p>Redirecting</p></body></html>"),
            ),
            _ => StubReply::ok("text/html", "<title>There</title>"),
        });
        let page = found(page(&server.url("/")));
        assert_eq!(
            page.asked.url.as_str(),
            server.url("/there?a=1&b=2"),
            "{form}"
        );
    }
    // These are there to be read.
    let article = "<p>The geese stayed on the flats all winter.</p>".repeat(40);
    for page_itself in [
        format!("<meta http-equiv='refresh' content='0; url=/next'>{article}"),
        "<meta http-equiv='refresh' content='300; url=/next'><p>x".to_owned(),
        "<meta http-equiv='refresh' content='5'><p>x".to_owned(),
        "<meta http-equiv='refresh' content='0; url='><p>x".to_owned(),
        "<meta http-equiv='refresh'><meta property=\"og:title\" content='x'>".to_owned(),
    ] {
        let server = StubServer::start(move |_| StubReply::ok("text/html", page_itself.clone()));
        let page = found(page(&server.url("/")));
        assert_eq!(page.asked.url.as_str(), server.url("/"));
    }
    // They go through the guard, and come to an end.
    let secret = StubServer::start(|request| {
        StubReply::ok(
            "text/html",
            format!(
                "<meta http-equiv='refresh' content='0; url={}x'>",
                request.target
            ),
        )
    });
    assert!(matches!(
        doubt(page(&secret.url("/"))),
        Doubt::TooManyRedirects { .. }
    ));
    let outside = StubServer::start(|_| {
        StubReply::ok(
            "text/html",
            "<meta http-equiv='refresh' content='0; url=ftp://example.org/'>",
        )
    });
    assert!(matches!(doubt(page(&outside.url("/"))), Doubt::Refused(_)));
}

#[test]
fn statuses() {
    let status = |status: u16| {
        let server = StubServer::start(move |_| {
            StubReply::status(status).header("Content-Type", "text/html")
        });
        let mut settings = lenient();
        settings.limits.retries = 0;
        page_with(settings, &server.url("/"))
    };
    assert_eq!(absent(status(404)), ["127.0.0.1"]);
    assert_eq!(absent(status(410)), ["127.0.0.1"]);
    for code in [400, 403, 451, 500, 502, 503] {
        let refused = doubt(status(code));
        assert!(
            matches!(refused, Doubt::Status { status, .. } if status == code),
            "{refused:?}"
        );
    }
    assert!(matches!(
        doubt(status(429)),
        Doubt::RateLimited { wait: None, .. }
    ));
    assert!(matches!(
        doubt(status(401)),
        Doubt::Walled {
            wall: Wall::Login,
            ..
        }
    ));
}

fn served(status: u16, headers: &[(&str, &str)], body: &str) -> Answer<ibid_fetch::Page> {
    let mut reply = StubReply::status(status)
        .header("Content-Type", "text/html")
        .body(body);
    for (name, value) in headers {
        reply = reply.header(name, value);
    }
    let server = StubServer::start(move |_| reply.clone());
    let mut settings = lenient();
    settings.limits.retries = 0;
    page_with(settings, &server.url("/"))
}

#[test]
fn walls() {
    let wall = |answer| match doubt(answer) {
        Doubt::Walled { wall, .. } => wall,
        other => panic!("no wall: {other:?}"),
    };
    let challenge = "<html><head><title>Just a moment...</title></head><body><script src='/c.js'></script></body></html>";
    assert_eq!(wall(served(403, &[], challenge)), Wall::Challenge);
    assert_eq!(wall(served(503, &[], challenge)), Wall::Challenge);
    assert_eq!(wall(served(200, &[], challenge)), Wall::Challenge);
    assert_eq!(
        wall(served(403, &[("cf-mitigated", "challenge")], "")),
        Wall::Challenge
    );
    assert_eq!(
        wall(served(
            429,
            &[],
            "<p>We saw unusual traffic. Solve the captcha.</p>"
        )),
        Wall::Challenge
    );
    let application = "<html><head><title>Reader</title></head><body><div id='root'></div>\
        <noscript>You need to enable JavaScript to run this app.</noscript><script src='/a.js'></script></body></html>";
    assert_eq!(wall(served(200, &[], application)), Wall::Script);
    let bare = "<html><body><div id='app'></div><script>boot('the content comes later, from elsewhere');</script></body></html>";
    assert_eq!(wall(served(200, &[], bare)), Wall::Script);
}

#[test]
fn pages_that_are_no_walls() {
    let article = format!(
        "<html><head><title>How a captcha works</title></head><body><p>{}</p>\
         <noscript>Please enable JavaScript for comments.</noscript><script>x()</script></body></html>",
        "The test whether you are a robot is older than it seems. ".repeat(30)
    );
    found(served(200, &[], &article));
    // A shell that says what it is can be cited.
    let shell = "<html><head><meta property=\"og:title\" content=\"Quiet winters\"></head><body>\
        <div id='root'></div><noscript>Enable JavaScript.</noscript><script src='a.js'></script></body></html>";
    found(served(200, &[], shell));
    found(served(
        200,
        &[],
        "<html><body><p>A short page without scripts.</p></body></html>",
    ));
    let refused = doubt(served(403, &[], "<h1>Forbidden</h1>"));
    assert!(
        matches!(refused, Doubt::Status { status: 403, .. }),
        "{refused:?}"
    );
}
