//! Counts for Prometheus: how many requests of which route ended how, and how long they took.
//!
//! Source: Prometheus text exposition format 0.0.4.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the buckets of times, in seconds.
const BOUNDS: [f64; 8] = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10.0, 30.0];

/// Counts of requests.
#[derive(Default)]
pub(crate) struct Metrics {
    routes: Mutex<BTreeMap<(String, u16), Counts>>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    requests: u64,
    seconds: f64,
    buckets: [u64; BOUNDS.len()],
}

impl Metrics {
    /// Counts a request of a route (its pattern, so that there are few).
    pub(crate) fn count(&self, route: &str, status: u16, took: Duration) {
        let seconds = took.as_secs_f64();
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = routes.entry((route.to_owned(), status)).or_default();
        counts.requests += 1;
        counts.seconds += seconds;
        for (bucket, bound) in counts.buckets.iter_mut().zip(BOUNDS) {
            *bucket += u64::from(seconds <= bound);
        }
    }

    /// The counts as text.
    pub(crate) fn text(&self) -> String {
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = String::from(
            "# HELP ibid_request_seconds Time from a request to its answer.\n\
             # TYPE ibid_request_seconds histogram\n",
        );
        for ((route, status), counts) in routes.iter() {
            let labels = format!("route=\"{route}\",status=\"{status}\"");
            // Writing to a string cannot fail.
            for (count, bound) in counts.buckets.iter().zip(BOUNDS) {
                let _ = writeln!(
                    out,
                    "ibid_request_seconds_bucket{{{labels},le=\"{bound}\"}} {count}"
                );
            }
            let _ = writeln!(
                out,
                "ibid_request_seconds_bucket{{{labels},le=\"+Inf\"}} {}",
                counts.requests
            );
            let _ = writeln!(
                out,
                "ibid_request_seconds_sum{{{labels}}} {}",
                counts.seconds
            );
            let _ = writeln!(
                out,
                "ibid_request_seconds_count{{{labels}}} {}",
                counts.requests
            );
        }
        out
    }
}
