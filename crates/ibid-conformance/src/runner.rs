//! Runs fixtures on several threads. One that panics or hangs fails alone.

use ibid_testdata::Fixture;
use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Once};
use std::thread;
use std::time::{Duration, Instant};

/// Stack of a rendering thread: deep enough for what the suite nests, in a debug build too.
const STACK_BYTES: usize = 16 << 20;

/// How often hanging fixtures are looked for.
const WATCH_INTERVAL: Duration = Duration::from_millis(200);

/// What came of a fixture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The output is the expected one, byte for byte.
    Passed,
    /// The output is another.
    Differs(String),
    /// There is no output: the processor or the fixture's reader says why.
    Failed(String),
    /// The processor panicked, with this message.
    Panicked(String),
    /// The processor had not ended after this time.
    TimedOut(Duration),
}

impl Outcome {
    /// Whether the fixture passed.
    pub fn passed(&self) -> bool {
        *self == Self::Passed
    }
}

/// A fixture and what came of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// The fixture's name.
    pub name: String,
    /// What had to come out.
    pub expected: String,
    /// What came of it.
    pub outcome: Outcome,
}

impl Report {
    /// The part of the name before the first `_`.
    pub fn category(&self) -> &str {
        self.name.split('_').next().unwrap_or_default()
    }
}

/// How to run.
#[derive(Clone, Copy, Debug)]
pub struct RunOptions {
    /// How many fixtures run at a time.
    pub threads: usize,
    /// After which time a fixture counts as hanging.
    pub time_limit: Duration,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self {
            threads: thread::available_parallelism().map_or(1, usize::from),
            time_limit: Duration::from_secs(20),
        }
    }
}

/// What renders a fixture: output, or why there is none.
pub type Render = dyn Fn(&Fixture) -> Result<String, String> + Send + Sync;

/// Renders each fixture and compares; reports in the fixtures' order.
///
/// A thread that hangs cannot be ended: it is left behind, and another takes its place.
///
/// # Panics
///
/// Where the system gives no thread.
pub fn run(fixtures: Vec<Fixture>, render: Arc<Render>, options: RunOptions) -> Vec<Report> {
    capture_panic_messages();
    let work = Arc::new(Work {
        fixtures,
        render,
        next: AtomicUsize::new(0),
    });
    let (sender, receiver) = mpsc::channel();
    let mut outcomes: Vec<Option<Outcome>> = vec![None; work.fixtures.len()];
    let mut started: Vec<Option<Instant>> = vec![None; work.fixtures.len()];
    for _ in 0..options.threads.clamp(1, work.fixtures.len().max(1)) {
        spawn_worker(&work, &sender);
    }
    while outcomes.iter().any(Option::is_none) {
        match receiver.recv_timeout(WATCH_INTERVAL) {
            Ok(Event::Started(index)) => started[index] = Some(Instant::now()),
            Ok(Event::Ended(index, outcome)) => {
                outcomes[index].get_or_insert(outcome);
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
        }
        for (outcome, started) in outcomes.iter_mut().zip(&started) {
            let hangs = started.is_some_and(|at| at.elapsed() > options.time_limit);
            if outcome.is_none() && hangs {
                *outcome = Some(Outcome::TimedOut(options.time_limit));
                spawn_worker(&work, &sender);
            }
        }
    }
    let reports = work.fixtures.iter().zip(outcomes);
    reports
        .map(|(fixture, outcome)| Report {
            name: fixture.name.clone(),
            expected: fixture.result.clone(),
            outcome: outcome.unwrap_or_else(|| Outcome::Failed("not run".to_owned())),
        })
        .collect()
}

/// What the threads share.
struct Work {
    fixtures: Vec<Fixture>,
    render: Arc<Render>,
    next: AtomicUsize,
}

/// What a thread tells of a fixture.
enum Event {
    Started(usize),
    Ended(usize, Outcome),
}

fn spawn_worker(work: &Arc<Work>, sender: &Sender<Event>) {
    let (work, sender) = (Arc::clone(work), sender.clone());
    let body = move || {
        loop {
            let index = work.next.fetch_add(1, Ordering::Relaxed);
            let Some(fixture) = work.fixtures.get(index) else {
                return;
            };
            let sent = sender
                .send(Event::Started(index))
                .and_then(|()| sender.send(Event::Ended(index, run_one(fixture, &*work.render))));
            if sent.is_err() {
                return;
            }
        }
    };
    thread::Builder::new()
        .name("conformance".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(body)
        .expect("the system gives a thread");
}

fn run_one(fixture: &Fixture, render: &Render) -> Outcome {
    match panic::catch_unwind(AssertUnwindSafe(|| render(fixture))) {
        Ok(Ok(output)) if output == fixture.result => Outcome::Passed,
        Ok(Ok(output)) => Outcome::Differs(output),
        Ok(Err(message)) => Outcome::Failed(message),
        Err(payload) => Outcome::Panicked(panic_message(payload.as_ref())),
    }
}

thread_local! {
    /// Message and place of this thread's last panic.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the panics of rendering threads out of standard error, and their messages for the report.
/// Panics of other threads go where they went before.
fn capture_panic_messages() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() == Some("conformance") {
                LAST_PANIC.set(Some(info.to_string().replace('\n', " ")));
            } else {
                previous(info);
            }
        }));
    });
}

fn panic_message(payload: &(dyn Any + Send)) -> String {
    LAST_PANIC
        .take()
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .or_else(|| payload.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "no message".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ibid_testdata::Mode;

    fn fixture(name: &str, result: &str) -> Fixture {
        Fixture {
            name: name.to_owned(),
            mode: Mode::Citation,
            result: result.to_owned(),
            csl: String::new(),
            input: String::new(),
            citation_items: None,
            citations: None,
        }
    }

    #[test]
    fn a_fixture_that_panics_or_hangs_fails_alone() {
        let (hold, gate) = mpsc::channel::<()>();
        let gate = std::sync::Mutex::new(gate);
        let render = move |fixture: &Fixture| match fixture.name.as_str() {
            "hangs" => {
                let _ = gate.lock().unwrap().recv();
                Ok(String::new())
            }
            "panics" => panic!("no such term"),
            "fails" => Err("no style".to_owned()),
            _ => Ok("x".to_owned()),
        };
        let names = ["hangs", "panics", "fails", "differs", "passes"];
        let fixtures = names.map(|name| fixture(name, if name == "passes" { "x" } else { "y" }));
        let options = RunOptions {
            threads: 1,
            time_limit: Duration::from_millis(50),
        };
        let reports = run(fixtures.to_vec(), Arc::new(render), options);
        drop(hold);

        let outcomes: Vec<_> = reports.iter().map(|report| &report.outcome).collect();
        assert_eq!(*outcomes[0], Outcome::TimedOut(options.time_limit));
        assert!(
            matches!(outcomes[1], Outcome::Panicked(message) if message.contains("no such term"))
        );
        assert_eq!(*outcomes[2], Outcome::Failed("no style".to_owned()));
        assert_eq!(*outcomes[3], Outcome::Differs("x".to_owned()));
        assert_eq!(*outcomes[4], Outcome::Passed);
    }
}
