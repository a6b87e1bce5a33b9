//! The pace of hosts, and asking again. No test waits: the stub's time goes on by itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ibid_fetch::{Cancel, Doubt};
use ibid_testdata::{StubReply, StubServer};

use crate::harness::{StubTime, budget, client, doubt, found, lenient};

/// A server that turns the first `times` requests away.
fn busy(times: usize, away: impl Fn() -> StubReply + Send + Sync + 'static) -> StubServer {
    let asked = AtomicUsize::new(0);
    StubServer::start(move |_| {
        if asked.fetch_add(1, Ordering::SeqCst) < times {
            away()
        } else {
            StubReply::ok("text/html", "<p>at last")
        }
    })
}

#[test]
fn waits_as_it_is_asked_to() {
    // The stub's time starts at noon, GMT.
    let headers = [
        ("7", 7),
        ("Mon, 06 May 2024 12:00:09 GMT", 9),
        ("0", 0),
        ("Sun, 05 May 2024 12:00:00 GMT", 0),
    ];
    for (value, seconds) in headers {
        for status in [429, 503] {
            let server = busy(1, move || {
                StubReply::status(status).header("Retry-After", value)
            });
            let time = StubTime::new();
            let client = client(lenient(), &time);
            found(client.page(&server.url("/"), &budget(&client)));
            let waited = time.waited();
            // Besides, the pace of the host.
            let expected = Duration::from_secs(seconds);
            assert!(
                waited >= expected && waited <= expected + Duration::from_millis(200),
                "{value}: {waited:?}"
            );
            assert_eq!(server.connections(), 2);
        }
    }
}

#[test]
fn does_not_wait_for_ever() {
    let server = busy(9, || StubReply::status(429).header("Retry-After", "86400"));
    let time = StubTime::new();
    let client = client(lenient(), &time);
    let refused = doubt(client.page(&server.url("/"), &budget(&client)));
    assert!(
        matches!(refused, Doubt::RateLimited { wait: Some(wait), .. } if wait.as_secs() == 86_400),
        "{refused:?}"
    );
    assert!(
        refused.to_string().contains("asks to wait 86400 s"),
        "{refused}"
    );
    assert_eq!((server.connections(), time.waited()), (1, Duration::ZERO));
}

#[test]
fn waits_longer_each_time() {
    let server = busy(9, || StubReply::status(503));
    let time = StubTime::new();
    let client = client(lenient(), &time);
    let refused = doubt(client.page(&server.url("/"), &budget(&client)));
    assert!(
        matches!(refused, Doubt::Status { status: 503, .. }),
        "{refused:?}"
    );
    // 0.5 s and 1 s at the most, where chance gives its most.
    assert_eq!(
        (server.connections(), time.waited()),
        (3, Duration::from_millis(1_500))
    );
}

#[test]
fn what_waiting_does_not_change() {
    for status in [400, 403, 404, 500] {
        let server = busy(9, move || StubReply::status(status));
        let client = client(lenient(), &StubTime::new());
        let _ = client.page(&server.url("/"), &budget(&client));
        assert_eq!(server.connections(), 1, "{status}");
    }
    let server = busy(9, || {
        StubReply::status(503).header("cf-mitigated", "challenge")
    });
    let client = client(lenient(), &StubTime::new());
    let _ = client.page(&server.url("/"), &budget(&client));
    assert_eq!(server.connections(), 1);
}

#[test]
fn the_time_of_a_source_is_one() {
    let server = busy(9, || StubReply::status(503).header("Retry-After", "4"));
    let time = StubTime::new();
    let mut settings = lenient();
    settings.limits.retries = 99;
    settings.limits.total = Duration::from_secs(10);
    let client = client(settings, &time);
    let refused = doubt(client.page(&server.url("/"), &budget(&client)));
    assert!(
        matches!(refused, Doubt::Status { status: 503, .. }),
        "{refused:?}"
    );
    assert!(
        time.waited() <= Duration::from_secs(10),
        "{:?}",
        time.waited()
    );
    assert_eq!(server.connections(), 3);
}

#[test]
fn requests_to_one_host_have_time_between_them() {
    let server = StubServer::start(|_| StubReply::ok("text/html", "<p>x"));
    let time = StubTime::new();
    let client = client(lenient(), &time);
    for _ in 0..5 {
        found(client.page(&server.url("/"), &budget(&client)));
    }
    assert_eq!(time.waited(), Duration::from_millis(400));
}

#[test]
fn not_too_many_at_once() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (inside, peak) = (now.clone(), most.clone());
    let server = StubServer::start(move |_| {
        let here = inside.fetch_add(1, Ordering::SeqCst) + 1;
        peak.fetch_max(here, Ordering::SeqCst);
        std::thread::yield_now();
        inside.fetch_sub(1, Ordering::SeqCst);
        StubReply::ok("text/html", "<p>x")
    });
    let client = client(lenient(), &StubTime::new());
    std::thread::scope(|scope| {
        for number in 0..12 {
            let (client, url) = (&client, server.url(&format!("/{number}")));
            scope.spawn(move || found(client.page(&url, &client.budget(Cancel::default()))));
        }
    });
    assert_eq!(server.connections(), 12);
    assert!(most.load(Ordering::SeqCst) <= 2, "{most:?}");
}
