//! Answers that are kept.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ibid_fetch::{CacheUse, Client, Doubt, Settings};
use ibid_testdata::{StubReply, StubRequest, StubServer};

use crate::harness::{StubTime, absent, budget, client, doubt, folder, found, lenient};

fn kept_in(folder: &Path, cache_use: CacheUse) -> Settings {
    Settings {
        cache: Some(folder.to_owned()),
        cache_use,
        ..lenient()
    }
}

fn with_cache(time: &Arc<StubTime>) -> Client {
    client(kept_in(&folder(), CacheUse::Fresh), time)
}

/// How many requests come through when a page is asked for, and again after some time.
fn requests(
    reply: impl Fn(&StubRequest) -> StubReply + Send + Sync + 'static,
    after: u64,
) -> usize {
    let server = StubServer::start(reply);
    let time = StubTime::new();
    let client = with_cache(&time);
    let first = found(client.page(&server.url("/"), &budget(&client)));
    time.pass(Duration::from_secs(after));
    let second = found(client.page(&server.url("/"), &budget(&client)));
    assert_eq!(first.body, second.body);
    server.connections()
}

/// Fields of the answer, seconds, and how many requests come through.
type Case = (&'static [(&'static str, &'static str)], u64, usize);

#[test]
fn as_long_as_it_is_fresh() {
    let day = 24 * 60 * 60;
    let cases: &[Case] = &[
        (&[("Cache-Control", "max-age=60")], 59, 1),
        (&[("Cache-Control", "max-age=60")], 61, 2),
        (&[("Cache-Control", "public, Max-Age=\"60\"")], 59, 1),
        (&[("Cache-Control", "max-age=60"), ("Age", "30")], 31, 2),
        (&[("Cache-Control", "max-age=soon")], 1, 2),
        (&[("Cache-Control", "no-store, max-age=60")], 1, 2),
        (&[("Cache-Control", "no-cache, max-age=60")], 1, 2),
        (&[("Cache-Control", "max-age=60"), ("Vary", "*")], 1, 2),
        (
            &[
                ("Cache-Control", "max-age=0"),
                ("Expires", "Mon, 06 May 2024 13:00:00 GMT"),
            ],
            1,
            2,
        ),
        (
            &[
                ("Expires", "Mon, 06 May 2024 13:00:00 GMT"),
                ("Date", "Mon, 06 May 2024 12:00:00 GMT"),
            ],
            3_599,
            1,
        ),
        (
            &[
                ("Expires", "Mon, 06 May 2024 13:00:00 GMT"),
                ("Date", "Mon, 06 May 2024 12:00:00 GMT"),
            ],
            3_601,
            2,
        ),
        (&[("Expires", "0")], 1, 2),
        // Unchanged for ten days: a day.
        (
            &[
                ("Last-Modified", "Fri, 26 Apr 2024 12:00:00 GMT"),
                ("Date", "Mon, 06 May 2024 12:00:00 GMT"),
            ],
            day - 1,
            1,
        ),
        (
            &[
                ("Last-Modified", "Fri, 26 Apr 2024 12:00:00 GMT"),
                ("Date", "Mon, 06 May 2024 12:00:00 GMT"),
            ],
            day + 1,
            2,
        ),
        // For years: no more than that.
        (
            &[("Last-Modified", "Fri, 26 Apr 1996 12:00:00 GMT")],
            day + 1,
            2,
        ),
        (&[], 1, 2),
    ];
    for (headers, after, expected) in cases {
        let headers: Vec<(String, String)> = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let shown = format!("{headers:?} after {after}");
        let reply = move |_: &StubRequest| {
            let reply = StubReply::ok("text/html", "<p>x");
            headers
                .iter()
                .fold(reply, |reply, (name, value)| reply.header(name, value))
        };
        assert_eq!(requests(reply, *after), *expected, "{shown}");
    }
}

#[test]
fn asks_whether_it_is_the_same() {
    let server = StubServer::start(|request| match request.header("if-none-match") {
        Some("\"v1\"") => StubReply::status(304).header("Cache-Control", "max-age=60"),
        _ => StubReply::ok("text/html", "<p>geese")
            .header("ETag", "\"v1\"")
            .header("Last-Modified", "Mon, 06 May 2024 11:00:00 GMT")
            .header("Cache-Control", "max-age=1"),
    });
    let time = StubTime::new();
    let client = with_cache(&time);
    let get = || found(client.page(&server.url("/"), &budget(&client)));
    let first = get();
    time.pass(Duration::from_secs(10));
    let second = get();
    assert_eq!(
        (&first.body, second.content_type.as_deref()),
        (&second.body, Some("text/html"))
    );
    assert!(second.asked.time > first.asked.time);
    // The answer to the question said how long it now holds.
    time.pass(Duration::from_secs(50));
    get();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(
        requests[1].header("if-modified-since"),
        Some("Mon, 06 May 2024 11:00:00 GMT")
    );
}

#[test]
fn offline() {
    let server = StubServer::start(|request| match request.target.as_str() {
        "/" => StubReply::redirect("/there"),
        _ => StubReply::ok("text/html", "<p>geese").header("Cache-Control", "max-age=1"),
    });
    let (time, folder) = (StubTime::new(), folder());
    let online = client(kept_in(&folder, CacheUse::Fresh), &time);
    found(online.page(&server.url("/"), &budget(&online)));
    assert_eq!(server.connections(), 2);
    time.pass(Duration::from_secs(3 * 24 * 60 * 60));
    let offline = client(kept_in(&folder, CacheUse::Only), &time);
    let page = found(offline.page(&server.url("/"), &budget(&offline)));
    assert!(page.asked.is_offline);
    assert_eq!(page.asked.url.as_str(), server.url("/there"));
    let unknown = doubt(offline.page(&server.url("/other"), &budget(&offline)));
    assert!(matches!(unknown, Doubt::Offline { .. }), "{unknown:?}");
    assert_eq!(server.connections(), 2);
}

#[test]
fn what_did_not_exist_may_exist_now() {
    let server = StubServer::start(|_| StubReply::status(404));
    let (time, folder) = (StubTime::new(), folder());
    let online = client(kept_in(&folder, CacheUse::Fresh), &time);
    absent(online.page(&server.url("/"), &budget(&online)));
    let offline = client(kept_in(&folder, CacheUse::Only), &time);
    let answer = doubt(offline.page(&server.url("/"), &budget(&offline)));
    assert!(
        matches!(&answer, Doubt::WasAbsent { witness } if witness == "127.0.0.1"),
        "{answer:?}"
    );
}

#[test]
fn refreshed() {
    let server = StubServer::start(|_| {
        StubReply::ok("text/html", "<p>x").header("Cache-Control", "max-age=999")
    });
    let (time, folder) = (StubTime::new(), folder());
    for (cache_use, connections) in [
        (CacheUse::Fresh, 1),
        (CacheUse::Fresh, 1),
        (CacheUse::Refresh, 2),
        (CacheUse::Fresh, 2),
    ] {
        let client = client(kept_in(&folder, cache_use), &time);
        found(client.page(&server.url("/"), &budget(&client)));
        assert_eq!(server.connections(), connections, "{cache_use:?}");
    }
}

#[test]
fn failures_are_not_kept() {
    for status in [403, 429, 500, 503] {
        let server = StubServer::start(move |_| {
            StubReply::status(status).header("Cache-Control", "max-age=999")
        });
        let mut settings = kept_in(&folder(), CacheUse::Fresh);
        settings.limits.retries = 0;
        let client = client(settings, &StubTime::new());
        for _ in 0..2 {
            doubt(client.page(&server.url("/"), &budget(&client)));
        }
        assert_eq!(server.connections(), 2, "{status}");
    }
}

#[test]
fn what_cannot_be_opened_costs_no_answer() {
    let server = StubServer::start(|_| {
        StubReply::ok("text/html", "<p>x").header("Cache-Control", "max-age=999")
    });
    // A file is where the folder should be.
    let folder = folder();
    std::fs::write(&folder, "x").expect("a file");
    let blocked = client(kept_in(&folder, CacheUse::Fresh), &StubTime::new());
    assert!(
        blocked
            .cache_error()
            .is_some_and(|error| error.to_string().contains("cannot be made"))
    );
    found(blocked.page(&server.url("/"), &budget(&blocked)));
    // A file that is no database is begun anew.
    let broken = crate::harness::folder();
    std::fs::create_dir_all(&broken).expect("a folder");
    std::fs::write(
        broken.join("http.sqlite"),
        "no database at all, but long enough to be one ".repeat(50),
    )
    .expect("a file");
    let client = client(kept_in(&broken, CacheUse::Fresh), &StubTime::new());
    assert!(client.cache_error().is_none(), "{:?}", client.cache_error());
    for _ in 0..2 {
        found(client.page(&server.url("/"), &budget(&client)));
    }
    assert_eq!(server.connections(), 2);
}
