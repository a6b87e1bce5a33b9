//! Servers that are slow, broken, huge, or lie.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use ibid_fetch::{Answer, Cancel, Client, Doubt, Limits, Page, Part, Settings};
use ibid_testdata::{StubReply, StubServer};

use crate::harness::{StubTime, client, doubt, found, lenient, page, page_with};

fn with_limits(change: impl FnOnce(&mut Limits)) -> Settings {
    let mut settings = lenient();
    settings.limits.retries = 0;
    change(&mut settings.limits);
    settings
}

fn fails(reply: StubReply, settings: Settings) -> Doubt {
    let server = StubServer::start(move |_| reply.clone());
    doubt(page_with(settings, &server.url("/")))
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("in memory")
}

#[test]
fn what_is_sent() {
    let server = StubServer::start(|_| StubReply::ok("text/html", "<p>x"));
    let mut settings = lenient();
    settings.contact = Some("me@example.org".to_owned());
    found(page_with(settings, &server.url("/a?b=c#d")));
    let request = server.requests().remove(0);
    assert_eq!(request.target, "/a?b=c");
    let agent = request.header("user-agent").expect("a user agent");
    assert!(
        agent.starts_with("ibid/")
            && agent.contains("(https://")
            && agent.ends_with("; mailto:me@example.org)"),
        "{agent}"
    );
    let mut names: Vec<&str> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
}

#[test]
fn cookies_stay_where_they_are() {
    let server = StubServer::start(|request| match request.target.as_str() {
        "/" => StubReply::redirect("/next").header("Set-Cookie", "id=1; Path=/"),
        _ => StubReply::ok("text/html", "<p>x"),
    });
    found(page(&server.url("/")));
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(
            (request.header("cookie"), request.header("referer")),
            (None, None)
        );
    }
}

#[test]
fn packed_content() {
    let text = b"<p>geese</p>".repeat(50);
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&text).expect("in memory");
    let mut bare = DeflateEncoder::new(Vec::new(), Compression::best());
    bare.write_all(&text).expect("in memory");
    let forms = [
        ("gzip", gzip(&text)),
        ("x-gzip", gzip(&text)),
        ("deflate", zlib.finish().expect("in memory")),
        ("deflate", bare.finish().expect("in memory")),
        ("identity", text.clone()),
        ("gzip, gzip", gzip(&gzip(&text))),
    ];
    for (coding, packed) in forms {
        let server = StubServer::start(move |_| {
            StubReply::ok("text/html", packed.clone()).header("Content-Encoding", coding)
        });
        assert_eq!(found(page(&server.url("/"))).body, text, "{coding}");
    }
}

#[test]
fn decompression_bombs() {
    let bomb = gzip(&vec![0; 4 * 1024 * 1024]);
    assert!(bomb.len() < 10_000);
    let reply = StubReply::ok("text/html", bomb.clone()).header("Content-Encoding", "gzip");
    let settings = with_limits(|limits| limits.page = 1024 * 1024);
    let refused = fails(reply, settings.clone());
    assert!(
        matches!(
            refused,
            Doubt::TooLarge {
                part: Part::Unpacked,
                limit: 1_048_576,
                ..
            }
        ),
        "{refused:?}"
    );
    let twice = StubReply::ok("text/html", gzip(&bomb)).header("Content-Encoding", "gzip, gzip");
    assert!(matches!(
        fails(twice, settings.clone()),
        Doubt::TooLarge {
            part: Part::Unpacked,
            ..
        }
    ));
    for coding in ["gzip, gzip, gzip", "br", "zstd"] {
        let reply = StubReply::ok("text/html", bomb.clone()).header("Content-Encoding", coding);
        assert!(
            matches!(fails(reply, settings.clone()), Doubt::Unreadable { .. }),
            "{coding}"
        );
    }
}

#[test]
fn content_without_end() {
    let settings = with_limits(|limits| limits.page = 100_000);
    let endless = StubReply::ok("text/html", vec![b'x'; 10_000]).then_repeat(10_000);
    let refused = fails(endless, settings.clone());
    assert!(
        matches!(
            refused,
            Doubt::TooLarge {
                part: Part::Body,
                limit: 100_000,
                ..
            }
        ),
        "{refused:?}"
    );
    let chunked = StubReply::status(200)
        .header("Transfer-Encoding", "chunked")
        .body([b"2710\r\n".as_slice(), &[b'x'; 10_000], b"\r\n"].concat())
        .then_repeat(10_000);
    assert!(matches!(
        fails(chunked, settings),
        Doubt::TooLarge {
            part: Part::Body,
            ..
        }
    ));
}

#[test]
fn headers_without_end() {
    let settings = with_limits(|limits| limits.header = 8 * 1024);
    let long = StubReply::ok("text/html", "x").header("X-Long", &"a".repeat(100_000));
    let refused = fails(long, settings.clone());
    assert!(
        matches!(
            refused,
            Doubt::TooLarge {
                part: Part::Header,
                limit: 8_192,
                ..
            }
        ),
        "{refused:?}"
    );
    let many = StubReply::raw(b"HTTP/1.1 200 OK\r\n".as_slice());
    let many = (0..5_000).fold(many, |reply, number| {
        reply.header(&format!("X-{number}"), "a")
    });
    let refused = fails(many, settings);
    assert!(
        matches!(
            refused,
            Doubt::TooLarge { .. } | Doubt::Unreadable { .. } | Doubt::Unreachable { .. }
        ),
        "{refused:?}"
    );
}

#[test]
fn lengths_that_lie() {
    // More is promised than sent: what came is not the page.
    let short = StubReply::ok("text/html", "<p>half").header("Content-Length", "1000");
    let refused = fails(short, with_limits(|_| ()));
    assert!(
        matches!(
            refused,
            Doubt::Unreachable { .. } | Doubt::Unreadable { .. }
        ),
        "{refused:?}"
    );
    // More is sent than promised: what was promised is the page.
    let long = StubReply::ok("text/html", "<p>whole and more").header("Content-Length", "8");
    let server = StubServer::start(move |_| long.clone());
    assert_eq!(found(page(&server.url("/"))).body, b"<p>whole");
    let huge = StubReply::ok("text/html", "x").header("Content-Length", "99999999999999999999999");
    let _ = fails(huge, with_limits(|_| ()));
}

#[test]
fn answers_that_are_none() {
    for bytes in [
        "",
        "\r\n\r\n",
        "SSH-2.0-OpenSSH_9.0\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "\u{0}\u{1}\u{2}",
    ] {
        let refused = fails(StubReply::raw(bytes), with_limits(|_| ()));
        assert!(
            matches!(
                refused,
                Doubt::Unreachable { .. } | Doubt::Unreadable { .. }
            ),
            "{bytes:?}: {refused:?}"
        );
    }
    // A TLS client finds no TLS.
    let server = StubServer::start(|_| StubReply::ok("text/html", "x"));
    let url = server.url("/").replace("http:", "https:");
    let refused = doubt(page_with(
        with_limits(|limits| limits.total = Duration::from_secs(5)),
        &url,
    ));
    assert!(
        matches!(refused, Doubt::Unreachable { .. } | Doubt::TooSlow { .. }),
        "{refused:?}"
    );
}

#[test]
fn slow_servers() {
    let quick = || with_limits(|limits| limits.total = Duration::from_millis(200));
    let silent = StubReply::raw("").then_wait();
    let refused = fails(silent, quick());
    assert!(matches!(refused, Doubt::TooSlow { .. }), "{refused:?}");
    let stuck = StubReply::raw("HTTP/1.1 200 OK\r\nContent-Le").then_wait();
    assert!(matches!(fails(stuck, quick()), Doubt::TooSlow { .. }));
    let half = StubReply::ok("text/html", "<p>half")
        .header("Content-Length", "1000")
        .then_wait();
    assert!(matches!(fails(half, quick()), Doubt::TooSlow { .. }));
}

#[test]
fn nobody_waits() {
    let cancel = Cancel::default();
    let ended = cancel.clone();
    // The reader goes while the server thinks.
    let server = StubServer::start(move |_| {
        ended.cancel();
        StubReply::raw("HTTP/1.1 200 OK\r\n").then_wait()
    });
    let client = client(lenient(), &StubTime::new());
    let budget = client.budget(cancel);
    assert_eq!(
        doubt(client.page(&server.url("/"), &budget)),
        Doubt::Cancelled
    );
    assert_eq!(
        doubt(client.page(&server.url("/"), &budget)),
        Doubt::Cancelled
    );
    assert_eq!(server.connections(), 1);
}

#[test]
fn nobody_listens() {
    let server = StubServer::start(|_| StubReply::status(200));
    let url = server.url("/");
    drop(server);
    let refused = doubt(page_with(with_limits(|_| ()), &url));
    // The listener may still hold its port for a moment.
    assert!(matches!(refused, Doubt::Unreachable { .. }), "{refused:?}");
}

/// Asks for a page by a proxy.
fn by_proxy(proxy: &StubServer, url: &str) -> Answer<Page> {
    let settings = Settings {
        proxy: Some(proxy.url("/")),
        ..Settings::default()
    };
    let mut limits = settings.limits.clone();
    limits.retries = 0;
    let settings = Settings { limits, ..settings };
    let client = Client::new(settings).expect("a proxy");
    client.page(url, &client.budget(Cancel::default()))
}

#[test]
fn a_proxy_looks_names_up_itself() {
    let proxy = StubServer::start(|_| StubReply::status(403));
    let refused = doubt(by_proxy(&proxy, "http://tern.example/a"));
    assert!(matches!(refused, Doubt::Unreachable { .. }), "{refused:?}");
    assert!(refused.to_string().contains("proxy"), "{refused}");
    let asked: Vec<String> = proxy
        .requests()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert_eq!(asked, ["tern.example:80"]);
    // What a URL itself says, the guard still sees.
    for url in [
        "http://127.0.0.1:9/",
        "http://2130706433/",
        "http://localhost/",
        "http://[::1]/",
    ] {
        assert!(
            matches!(doubt(by_proxy(&proxy, url)), Doubt::Refused(_)),
            "{url}"
        );
    }
    assert_eq!(proxy.connections(), 1);
}

#[test]
fn through_a_proxy() {
    let proxy = StubServer::start(|request| match request.method.as_str() {
        "CONNECT" => StubReply::raw("HTTP/1.1 200 OK\r\n\r\n"),
        _ => StubReply::ok("text/html", "<p>geese"),
    });
    let page = found(by_proxy(&proxy, "http://tern.example/a"));
    assert_eq!(page.body, b"<p>geese");
    let asked: Vec<String> = proxy
        .requests()
        .into_iter()
        .map(|request| request.target)
        .collect();
    assert_eq!(asked, ["tern.example:80", "/a"]);
}

#[test]
fn proxies_of_other_kinds() {
    for proxy in [
        "socks5://127.0.0.1:9",
        "socks4://127.0.0.1:9",
        "gopher://x",
        "",
    ] {
        let settings = Settings {
            proxy: Some(proxy.to_owned()),
            ..Settings::default()
        };
        assert!(Client::new(settings).is_err(), "{proxy}");
    }
}
