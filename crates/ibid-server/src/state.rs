//! What all requests share.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use ibid::Styles;
use tokio::sync::Semaphore;

use crate::clients::Clients;
use crate::config::Config;
use crate::metrics::Metrics;
use crate::problem::Problem;
use crate::style_cache::StyleCache;

/// What all requests share.
pub(crate) struct State {
    pub config: Config,
    pub styles: StyleCache,
    pub metrics: Metrics,
    pub clients: Option<Clients>,
    working: Arc<Semaphore>,
    fetching: Arc<Semaphore>,
    waiting: AtomicUsize,
}

/// A body that is no longer is worked on where it is read: handing it over would take longer.
const SMALL: usize = 16 * 1024;

impl State {
    pub(crate) fn new(config: Config) -> Self {
        Self {
            styles: StyleCache::new(Styles::open(), config.limits.styles),
            metrics: Metrics::default(),
            clients: config.rate.map(Clients::new),
            working: Arc::new(Semaphore::new(config.limits.working)),
            fetching: Arc::new(Semaphore::new(config.limits.fetching)),
            waiting: AtomicUsize::new(0),
            config,
        }
    }

    /// Does work that takes time, on a body of some size, when it is its turn.
    ///
    /// # Errors
    /// 503 where too many wait.
    pub(crate) async fn work<R: Send + 'static>(
        &self,
        size: usize,
        job: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Problem> {
        if size <= SMALL && self.working.available_permits() > 0 {
            return Ok(job());
        }
        self.in_turn(&self.working, job).await
    }

    /// Does work that waits for the network, when it is its turn.
    ///
    /// # Errors
    /// 503 where too many wait.
    pub(crate) async fn wait<R: Send + 'static>(
        &self,
        job: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Problem> {
        self.in_turn(&self.fetching, job).await
    }

    async fn in_turn<R: Send + 'static>(
        &self,
        turn: &Arc<Semaphore>,
        job: impl FnOnce() -> R + Send + 'static,
    ) -> Result<R, Problem> {
        let waiting = Waiting::begin(&self.waiting, self.config.limits.waiting)?;
        let permit = Arc::clone(turn).acquire_owned().await;
        drop(waiting);
        let permit = permit.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            // Given back when the work ends, even where nobody waits for it any more.
            let _permit = permit;
            job()
        });
        done.await.map_err(|_| {
            let detail = "the request could not be worked on";
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
        })
    }
}

fn busy() -> Problem {
    let detail = "too many requests are waiting";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).retry_after(1)
}

/// A place among those who wait: given back with the value, also by a client that goes away.
struct Waiting<'c>(&'c AtomicUsize);

impl<'c> Waiting<'c> {
    fn begin(count: &'c AtomicUsize, most: usize) -> Result<Self, Problem> {
        let place = Self(count);
        if count.fetch_add(1, Ordering::Relaxed) >= most {
            return Err(busy());
        }
        Ok(place)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
