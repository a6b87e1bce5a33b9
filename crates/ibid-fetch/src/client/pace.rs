//! The pace of each host: how soon after another, and how many at once.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::answer::Doubt;
use crate::environment::{Budget, Environment, SLICE};
use crate::settings::Pace;

/// The hosts that were asked.
#[derive(Default)]
pub(super) struct Paces {
    hosts: Mutex<BTreeMap<String, Host>>,
    /// Someone is done.
    done: Condvar,
}

#[derive(Default)]
struct Host {
    /// When the next request may start, in the time of [`Environment::elapsed`].
    next: Duration,
    under_way: usize,
}

/// A request that is under way; dropped when it is done.
pub(super) struct Turn<'p> {
    paces: &'p Paces,
    host: String,
}

impl Paces {
    /// Waits until a host may be asked.
    ///
    /// # Errors
    /// The time is over before that, or nobody waits any more.
    pub fn turn<'p>(
        &'p self,
        host: &str,
        pace: Pace,
        budget: &Budget,
        environment: &dyn Environment,
    ) -> Result<Turn<'p>, Doubt> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        while hosts
            .get(host)
            .is_some_and(|known| known.under_way >= pace.at_once.max(1))
        {
            budget.left(environment, host)?;
            let waited = self.done.wait_timeout(hosts, SLICE);
            hosts = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        let now = environment.elapsed();
        let known = hosts.entry(host.to_owned()).or_default();
        let start = known.next.max(now);
        known.next = start.saturating_add(pace.interval);
        known.under_way += 1;
        drop(hosts);
        let turn = Turn {
            paces: self,
            host: host.to_owned(),
        };
        let wait = start.saturating_sub(now);
        if !wait.is_zero() {
            budget.sleep(environment, wait, host)?;
        }
        Ok(turn)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut hosts = self
            .paces
            .hosts
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = hosts.get_mut(&self.host) {
            known.under_way = known.under_way.saturating_sub(1);
        }
        drop(hosts);
        self.paces.done.notify_all();
    }
}
