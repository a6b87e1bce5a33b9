//! Time and chance, as inputs: tests have none of either.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::answer::Doubt;

/// What the client knows of time and chance.
pub trait Environment: Send + Sync {
    /// The time of day, for dates of answers.
    fn now(&self) -> SystemTime;
    /// Time since some moment, which never goes back.
    fn elapsed(&self) -> Duration;
    /// Waits.
    fn sleep(&self, time: Duration);
    /// A number from 0 to 1, to spread requests by.
    fn random(&self) -> f64;
}

/// The time of this machine.
#[derive(Clone, Copy, Debug)]
pub struct SystemEnvironment {
    start: Instant,
}

impl Default for SystemEnvironment {
    fn default() -> Self {
        Self {
            start: Instant::now(),
        }
    }
}

impl Environment for SystemEnvironment {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }

    fn random(&self) -> f64 {
        fastrand::f64()
    }
}

/// Tells whoever works on a request that nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Ends what is under way, within a fraction of a second.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it has been ended.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How long one source may take, with all requests that it needs.
#[derive(Clone, Debug)]
pub struct Budget {
    /// In the time of [`Environment::elapsed`].
    deadline: Duration,
    total: Duration,
    cancel: Cancel,
}

/// The longest time that goes by before a cancellation is seen.
pub(crate) const SLICE: Duration = Duration::from_millis(100);

impl Budget {
    /// `total` from now on.
    pub fn new(environment: &dyn Environment, total: Duration, cancel: Cancel) -> Self {
        Self {
            deadline: environment.elapsed().saturating_add(total),
            total,
            cancel,
        }
    }

    /// What is left of it.
    ///
    /// # Errors
    /// There is nothing left, or nobody waits.
    pub fn left(&self, environment: &dyn Environment, host: &str) -> Result<Duration, Doubt> {
        if self.cancel.is_cancelled() {
            return Err(Doubt::Cancelled);
        }
        let left = self.deadline.saturating_sub(environment.elapsed());
        if left.is_zero() {
            return Err(self.spent(host));
        }
        Ok(left)
    }

    /// Waits in small steps.
    ///
    /// # Errors
    /// There is not so much time left, or nobody waits.
    pub fn sleep(
        &self,
        environment: &dyn Environment,
        time: Duration,
        host: &str,
    ) -> Result<(), Doubt> {
        if self.left(environment, host)? < time {
            return Err(self.spent(host));
        }
        let end = environment.elapsed().saturating_add(time);
        loop {
            let rest = end.saturating_sub(environment.elapsed());
            if rest.is_zero() {
                return Ok(());
            }
            environment.sleep(rest.min(SLICE));
            if self.cancel.is_cancelled() {
                return Err(Doubt::Cancelled);
            }
        }
    }

    /// What tells that nobody waits.
    pub fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// That the time is over.
    pub(crate) fn spent(&self, host: &str) -> Doubt {
        Doubt::TooSlow {
            host: host.to_owned(),
            limit: self.total,
        }
    }
}
