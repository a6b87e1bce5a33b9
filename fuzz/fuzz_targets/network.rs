//! Any bytes, taken as the answer of each registry and as a page: no panic, and an end. Nothing is
//! connected to.
#![no_main]

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use ibid_fetch::transport::{Bounds, Headers, HttpRequest, HttpResponse};
use ibid_fetch::{Cancel, Client, Doubt, Environment, Settings, Transport};
use ibid_model::ident::Identifier;
use libfuzzer_sys::fuzz_target;

/// Answers every request with the same bytes.
struct SameBytes(Vec<u8>);

impl Transport for SameBytes {
    fn exchange(&self, _: &HttpRequest, _: &Bounds) -> Result<HttpResponse, Doubt> {
        Ok(HttpResponse {
            status: 200,
            headers: Headers::default(),
            body: self.0.clone(),
        })
    }
}

/// Time goes by where someone waits.
#[derive(Default)]
struct StubTime(Mutex<Duration>);

impl Environment for StubTime {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn elapsed(&self) -> Duration {
        *self.0.lock().expect("the time")
    }

    fn sleep(&self, time: Duration) {
        *self.0.lock().expect("the time") += time;
    }

    fn random(&self) -> f64 {
        0.0
    }
}

fuzz_target!(|bytes: &[u8]| {
    let transport = Arc::new(SameBytes(bytes.to_vec()));
    let client = Client::with_parts(
        Settings::default(),
        transport,
        Arc::new(StubTime::default()),
    );
    for text in [
        "10.5555/x",
        "PMID:16566972",
        "arXiv:1706.03762",
        "9780226458083",
    ] {
        let identifier = Identifier::recognise(text).expect("an identifier");
        let _ = client.record(&identifier, &client.budget(Cancel::default()));
    }
    let _ = client.wikidata("Q1", &client.budget(Cancel::default()));
    let _ = client.page("https://tern.example/", &client.budget(Cancel::default()));
});
