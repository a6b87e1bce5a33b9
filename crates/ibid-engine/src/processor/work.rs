//! What a processor has done so far, counted.

use std::sync::atomic::{AtomicU64, Ordering};

/// How much a [`Processor`](crate::Processor) has done since it was made: counts that do not depend on
/// the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Work {
    /// Cites rendered, in clusters and to compare them with others.
    pub cites: u64,
    /// Clusters rendered.
    pub clusters: u64,
    /// Bibliography entries rendered.
    pub entries: u64,
    /// Items whose sort keys were made.
    pub sort_keys: u64,
    /// Sort keys compared.
    pub comparisons: u64,
}

impl Work {
    /// What was done since `earlier`.
    #[must_use]
    pub fn since(self, earlier: Self) -> Self {
        Self {
            cites: self.cites - earlier.cites,
            clusters: self.clusters - earlier.clusters,
            entries: self.entries - earlier.entries,
            sort_keys: self.sort_keys - earlier.sort_keys,
            comparisons: self.comparisons - earlier.comparisons,
        }
    }
}

/// The counters; rendering counts through shared references.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub cites: Counter,
    pub clusters: Counter,
    pub entries: Counter,
    pub sort_keys: Counter,
    pub comparisons: Counter,
}

impl Counters {
    pub fn read(&self) -> Work {
        Work {
            cites: self.cites.get(),
            clusters: self.clusters.get(),
            entries: self.entries.get(),
            sort_keys: self.sort_keys.get(),
            comparisons: self.comparisons.get(),
        }
    }
}

/// One count.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub fn add(&self, count: u64) {
        self.0.fetch_add(count, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
