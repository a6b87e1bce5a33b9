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
    work: Arc<Semaphore>,
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
            work: Arc::new(Semaphore::new(config.limits.working)),
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
        if size <= SMALL && self.work.available_permits() > 0 {
            return Ok(job());
        }
        let busy = || {
            Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "too many requests are waiting",
            )
            .retry_after(1)
        };
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= self.config.limits.waiting {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(busy());
        }
        let permit = Arc::clone(&self.work).acquire_owned().await;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        let permit = permit.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            // Given back when the work ends, even where nobody waits for it any more.
            let _permit = permit;
            job()
        });
        done.await.map_err(|_| {
            Problem::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "the request could not be worked on",
            )
        })
    }
}
