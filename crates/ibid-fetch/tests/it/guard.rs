//! What the guard refuses: each range, each spelling, before any packet, by decisions alone; and by
//! counting the connections that a live listener sees.

use std::net::IpAddr;
use std::sync::Arc;

use ibid_fetch::guard::{Guard, Range, Refusal};
use ibid_fetch::transport::HttpTransport;
use ibid_fetch::{Client, Doubt, Settings};
use ibid_testdata::{StubReply, StubServer};

use crate::harness::{StubDial, StubLookup, StubTime, budget, doubt, found, page, page_with};

const STRICT: Guard = Guard {
    allow_private: false,
};

fn range(address: &str) -> Option<Range> {
    Range::of(address.parse::<IpAddr>().expect("an address"))
}

#[test]
fn every_range_of_ipv4() {
    let ranges: &[(&[&str], Range)] = &[
        (&["0.0.0.0", "0.255.255.255"], Range::Unspecified),
        (&["127.0.0.1", "127.255.255.255"], Range::Loopback),
        (
            &[
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.168.0.1",
            ],
            Range::Private,
        ),
        (&["100.64.0.0", "100.127.255.255"], Range::CarrierGradeNat),
        (&["169.254.0.1", "169.254.255.255"], Range::LinkLocal),
        (
            &[
                "169.254.169.254",
                "169.254.170.2",
                "100.100.100.200",
                "168.63.129.16",
            ],
            Range::CloudMetadata,
        ),
        (&["192.0.0.1", "192.0.0.255"], Range::Protocol),
        (
            &["192.0.2.1", "198.51.100.1", "203.0.113.255"],
            Range::Documentation,
        ),
        (&["198.18.0.0", "198.19.255.255"], Range::Benchmarking),
        (&["224.0.0.1", "239.255.255.255"], Range::Multicast),
        (&["255.255.255.255"], Range::Broadcast),
        (
            &["240.0.0.0", "255.255.255.254", "192.88.99.1"],
            Range::Reserved,
        ),
    ];
    for (addresses, expected) in ranges {
        for address in *addresses {
            assert_eq!(range(address), Some(*expected), "{address}");
        }
    }
    let public = [
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
    ];
    for address in public {
        assert_eq!(range(address), None, "{address}");
    }
}

#[test]
fn every_range_of_ipv6() {
    let ranges: &[(&[&str], Range)] = &[
        (&["::"], Range::Unspecified),
        (&["::1"], Range::Loopback),
        (&["fc00::1", "fdff::1", "64:ff9b:1::1"], Range::Private),
        (&["fe80::1", "febf::1"], Range::LinkLocal),
        (&["fec0::1", "feff::1"], Range::SiteLocal),
        (&["fd00:ec2::254", "fd20:ce::254"], Range::CloudMetadata),
        (&["ff02::1"], Range::Multicast),
        (
            &["2001:db8::1", "3fff::1", "3fff:fff::1"],
            Range::Documentation,
        ),
        (&["2001:2::1"], Range::Benchmarking),
        (&["2001:1::1", "2001:10::1", "2001:20::1"], Range::Protocol),
        (
            &["100::1", "5f00::1", "4000::1", "::2:0:0:0", "1::1"],
            Range::Reserved,
        ),
    ];
    for (addresses, expected) in ranges {
        for address in *addresses {
            assert_eq!(range(address), Some(*expected), "{address}");
        }
    }
    for address in [
        "2606:4700::1111",
        "2a00::1",
        "2001:4860:4860::8888",
        "3ffe::1",
    ] {
        assert_eq!(range(address), None, "{address}");
    }
}

#[test]
fn addresses_within_addresses() {
    let forms: &[(&str, Range)] = &[
        ("::ffff:127.0.0.1", Range::Loopback),
        ("::ffff:169.254.169.254", Range::CloudMetadata),
        ("::127.0.0.1", Range::Loopback),
        ("::ffff:0:10.0.0.1", Range::Private),
        ("64:ff9b::10.0.0.1", Range::Private),
        ("64:ff9b::169.254.169.254", Range::CloudMetadata),
        ("2002:7f00:1::", Range::Loopback),
        ("2002:c0a8:1::1", Range::Private),
        // Teredo: the client's address is inverted.
        ("2001:0:1234:5678:0:0:80ff:fffe", Range::Loopback),
        ("2606:4700::5efe:10.0.0.1", Range::Private),
        ("2606:4700::200:5efe:192.168.0.1", Range::Private),
        // These lead to a public address, by a way that nobody uses any more.
        ("::ffff:1.1.1.1", Range::Embedded),
        ("::1.1.1.1", Range::Embedded),
        ("2002:101:101::1", Range::Embedded),
        ("2001:0:1234:5678:0:0:fefe:fefe", Range::Protocol),
    ];
    for (address, expected) in forms {
        assert_eq!(range(address), Some(*expected), "{address}");
    }
    // Where IPv6 is all there is, public IPv4 addresses are reached so.
    assert_eq!(range("64:ff9b::1.1.1.1"), None);
}

#[test]
fn odd_spellings_of_loopback() {
    let spellings = [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.0.0.1./",
        "http://%31%32%37.0.0.1/",
        "http://１２７.０.０.１/",
        "http://①②⑦.0.0.1/",
        "http://127。0。0。1/",
        "http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "HTTP:\\\\127.0.0.1\\",
        "http:127.0.0.1",
        "http:///127.0.0.1/",
        "  http://127.0.0.1/ ",
        "http://127.0.0.1:8080/",
        "https://127.0.0.1:443/a?b#c",
    ];
    for url in spellings {
        let refused = STRICT.url(url);
        let Err(Refusal::Address { range, .. }) = &refused else {
            panic!("{url}: {refused:?}");
        };
        assert_eq!(*range, Range::Loopback, "{url}");
        let lenient = Guard {
            allow_private: true,
        };
        assert!(lenient.url(url).is_ok(), "{url}");
    }
    for url in [
        "http://0/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://169.254.169.254/latest/meta-data/",
    ] {
        assert!(
            matches!(STRICT.url(url), Err(Refusal::Address { .. })),
            "{url}"
        );
    }
}

#[test]
fn what_is_no_address_of_an_article() {
    let scheme = |url: &str| matches!(STRICT.url(url), Err(Refusal::Scheme { .. }));
    for url in [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "data:text/html,x",
        "javascript:1",
    ] {
        assert!(scheme(url), "{url}");
    }
    for url in [
        "http://user@example.org/",
        "https://user:pass@example.org/",
        "https://:pass@example.org/",
    ] {
        assert!(
            matches!(STRICT.url(url), Err(Refusal::Credentials { .. })),
            "{url}"
        );
    }
    for port in [0, 22, 25, 110, 6000, 6667, 10080] {
        let url = format!("http://example.org:{port}/");
        assert!(
            matches!(STRICT.url(&url), Err(Refusal::Port { .. })),
            "{url}"
        );
    }
    for port in [80, 443, 8080, 8443] {
        assert!(STRICT.url(&format!("http://example.org:{port}/")).is_ok());
    }
    for name in [
        "localhost",
        "localhost.",
        "a.localhost",
        "LOCALHOST",
        "printer.local",
        "x.internal",
        "nas.home.arpa",
    ] {
        let url = format!("http://{name}/");
        assert!(
            matches!(STRICT.url(&url), Err(Refusal::LocalName { .. })),
            "{url}"
        );
    }
    for name in ["notlocalhost", "localhost.example.org", "mylocal"] {
        assert!(STRICT.url(&format!("http://{name}/")).is_ok(), "{name}");
    }
    for url in [
        "",
        "example.org/a",
        "http://",
        "http://a b/",
        "http://999.1.1.1.1/",
        "http://[::1",
    ] {
        assert!(
            matches!(STRICT.url(url), Err(Refusal::NotUrl { .. })),
            "{url}"
        );
    }
    let long = format!("http://example.org/{}", "a".repeat(9_000));
    assert_eq!(STRICT.url(&long), Err(Refusal::TooLong));
}

#[test]
fn a_refused_address_is_never_connected_to() {
    let server = StubServer::start(|_| StubReply::ok("text/html", "<title>secret</title>"));
    let port = server.address().port();
    let urls = [
        format!("http://127.0.0.1:{port}/"),
        format!("http://127.1:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://0x7f000001:{port}/"),
        format!("http://0177.0.0.1:{port}/"),
        format!("http://localhost:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://0.0.0.0:{port}/"),
    ];
    for url in &urls {
        let refused = doubt(page_with(Settings::default(), url));
        assert!(matches!(refused, Doubt::Refused(_)), "{url}: {refused:?}");
    }
    assert_eq!(server.connections(), 0);
    found(page(&urls[0]));
    assert_eq!(server.connections(), 1);
}

/// A client whose names are looked up in a list, and whose connections all go to the stub server.
fn stubbed(lookup: &Arc<StubLookup>, dial: &Arc<StubDial>) -> Client {
    let settings = Settings::default();
    let transport = HttpTransport::with_parts(
        settings.guard,
        &settings.limits,
        lookup.clone(),
        dial.clone(),
    );
    Client::with_parts(settings, Arc::new(transport), StubTime::new())
}

#[test]
fn names_that_stand_for_private_addresses() {
    let server = StubServer::start(|_| StubReply::ok("text/html", "secret"));
    let answers: &[&[&str]] = &[
        &["127.0.0.1"],
        &["10.1.2.3"],
        &["169.254.169.254"],
        &["::1"],
        &["fd00:ec2::254"],
        &["::ffff:192.168.0.1"],
        &["64:ff9b::7f00:1"],
        &["100.64.1.1"],
        &["224.0.0.1"],
        // One private address among public ones.
        &["93.184.216.34", "192.168.0.1"],
    ];
    for answer in answers {
        let (lookup, dial) = (StubLookup::new(&[*answer]), StubDial::to(server.address()));
        let client = stubbed(&lookup, &dial);
        let refused = doubt(client.page("http://rebound.example/", &budget(&client)));
        assert!(
            matches!(&refused, Doubt::Refused(Refusal::Address { host, .. }) if host == "rebound.example"),
            "{refused:?}"
        );
        assert!(
            dial.dialled.lock().expect("the list").is_empty(),
            "{answer:?}"
        );
    }
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_name_server_that_changes_its_mind() {
    // The second answer is asked for at the redirect, and nowhere before it.
    let server = StubServer::start(|request| match request.target.as_str() {
        "/first" => StubReply::redirect("http://rebound.example/second"),
        _ => StubReply::ok("text/html", "secret"),
    });
    let lookup = StubLookup::new(&[&["93.184.216.34"], &["127.0.0.1"]]);
    let dial = StubDial::to(server.address());
    let client = stubbed(&lookup, &dial);
    let refused = doubt(client.page("http://rebound.example/first", &budget(&client)));
    assert!(
        matches!(refused, Doubt::Refused(Refusal::Address { .. })),
        "{refused:?}"
    );
    assert_eq!((lookup.asked(), server.connections()), (2, 1));
    let dialled = dial.dialled.lock().expect("the list").clone();
    assert_eq!(dialled, ["93.184.216.34:80".parse().expect("an address")]);
}

#[test]
fn redirects_go_through_the_guard() {
    let secret = StubServer::start(|_| StubReply::ok("text/html", "secret"));
    let targets = [
        secret.url("/"),
        format!("http://2130706433:{}/", secret.address().port()),
        "file:///etc/passwd".to_owned(),
        "http://user:pass@example.org/".to_owned(),
        "http://example.org:22/".to_owned(),
        "http://169.254.169.254/latest/".to_owned(),
        "//[::1]/".to_owned(),
    ];
    for target in targets {
        let to = target.clone();
        let server = StubServer::start(move |_| StubReply::redirect(&to));
        let (lookup, dial) = (
            StubLookup::new(&[&["93.184.216.34"]]),
            StubDial::to(server.address()),
        );
        let client = stubbed(&lookup, &dial);
        let refused = doubt(client.page("http://open.example/", &budget(&client)));
        assert!(
            matches!(refused, Doubt::Refused(_)),
            "{target}: {refused:?}"
        );
        assert_eq!(server.connections(), 1);
    }
    assert_eq!(secret.connections(), 0);
}

proptest::proptest! {
    /// No text makes the guard panic, and what it lets through is a web address without credentials.
    #[test]
    fn any_text(text in "\\PC{0,60}", tail in "[a-z0-9.:@/\\[\\]%\\\\-]{0,40}") {
        for url in [text.clone(), format!("http://{tail}"), format!("https://{text}{tail}")] {
            if let Ok(url) = STRICT.url(&url) {
                proptest::prop_assert!(matches!(url.scheme(), "http" | "https"));
                proptest::prop_assert!(url.username().is_empty() && url.password().is_none());
                proptest::prop_assert!(url.host_str().is_some_and(|host| !host.is_empty()));
            }
        }
    }
}
