//! Clients of a stub server, and a clock that only goes on when someone waits.

use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, io};

use ibid_fetch::guard::Guard;
use ibid_fetch::transport::{Dial, HttpTransport, Lookup};
use ibid_fetch::{Answer, Budget, Cancel, Client, Doubt, Environment, Page, Settings};

/// Time that goes on by waiting alone.
pub struct StubTime {
    waited: Mutex<Duration>,
    start: SystemTime,
}

impl StubTime {
    /// 2024-05-06, noon.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            waited: Mutex::default(),
            start: UNIX_EPOCH + Duration::from_secs(1_714_996_800),
        })
    }

    pub fn pass(&self, time: Duration) {
        *self.waited.lock().expect("the time") += time;
    }

    pub fn waited(&self) -> Duration {
        *self.waited.lock().expect("the time")
    }
}

impl Environment for StubTime {
    fn now(&self) -> SystemTime {
        self.start + self.waited()
    }

    fn elapsed(&self) -> Duration {
        self.waited()
    }

    fn sleep(&self, time: Duration) {
        self.pass(time);
    }

    fn random(&self) -> f64 {
        1.0
    }
}

/// Settings that let loopback through.
pub fn lenient() -> Settings {
    Settings {
        guard: Guard {
            allow_private: true,
        },
        ..Settings::default()
    }
}

/// A client over the real transport, with the stub's time.
pub fn client(settings: Settings, time: &Arc<StubTime>) -> Client {
    let transport = HttpTransport::new(settings.guard, &settings.limits);
    Client::with_parts(settings, Arc::new(transport), time.clone())
}

pub fn budget(client: &Client) -> Budget {
    client.budget(Cancel::default())
}

/// Fetches a page with settings that let loopback through.
pub fn page(url: &str) -> Answer<Page> {
    page_with(lenient(), url)
}

pub fn page_with(settings: Settings, url: &str) -> Answer<Page> {
    let client = client(settings, &StubTime::new());
    client.page(url, &budget(&client))
}

#[track_caller]
pub fn found<T: std::fmt::Debug>(answer: Answer<T>) -> T {
    match answer {
        Answer::Found(found) => found,
        other => panic!("not found: {other:?}"),
    }
}

#[track_caller]
pub fn doubt<T: std::fmt::Debug>(answer: Answer<T>) -> Doubt {
    match answer {
        Answer::CouldNotTell(doubt) => doubt,
        other => panic!("no doubt: {other:?}"),
    }
}

#[track_caller]
pub fn absent<T: std::fmt::Debug>(answer: Answer<T>) -> Vec<String> {
    match answer {
        Answer::NotFound(absence) => absence.witnesses,
        other => panic!("not absent: {other:?}"),
    }
}

/// A folder of its own for a test.
pub fn folder() -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("{}-{next}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // A process of the same number may have left it.
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// A name server that answers from a list, one answer after the other; the last one for ever.
pub struct StubLookup {
    answers: Vec<Vec<SocketAddr>>,
    asked: AtomicUsize,
}

impl StubLookup {
    pub fn new(answers: &[&[&str]]) -> Arc<Self> {
        let parse = |address: &&str| SocketAddr::new(address.parse().expect("an address"), 80);
        let answers = answers
            .iter()
            .map(|answer| answer.iter().map(parse).collect());
        Arc::new(Self {
            answers: answers.collect(),
            asked: AtomicUsize::new(0),
        })
    }

    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Lookup for StubLookup {
    fn addresses(&self, _: &str, _: u16, _: Duration) -> io::Result<Vec<SocketAddr>> {
        let place = self.asked.fetch_add(1, Ordering::SeqCst);
        Ok(self.answers[place.min(self.answers.len() - 1)].clone())
    }
}

/// Notes the addresses that are to be connected to, and connects to the stub server instead.
pub struct StubDial {
    pub server: SocketAddr,
    pub dialled: Mutex<Vec<SocketAddr>>,
}

impl StubDial {
    pub fn to(server: SocketAddr) -> Arc<Self> {
        Arc::new(Self {
            server,
            dialled: Mutex::default(),
        })
    }
}

impl Dial for StubDial {
    fn dial(&self, address: SocketAddr, _: Duration) -> io::Result<TcpStream> {
        self.dialled.lock().expect("the list").push(address);
        TcpStream::connect(self.server)
    }
}
