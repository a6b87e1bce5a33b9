//! Compiled styles, kept for the requests that come: the last used ones, up to a number.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use ibid::{IbidError, LoadedStyle, Styles};

/// The styles at hand, and those of them that are compiled.
pub(crate) struct StyleCache {
    styles: Styles,
    capacity: usize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// By name and locale as asked for; with when it was last used.
    styles: HashMap<(String, Option<String>), (Arc<LoadedStyle>, u64)>,
    now: u64,
}

/// A name that is longer is none.
const MAX_NAME: usize = 512;

impl StyleCache {
    pub(crate) fn new(styles: Styles, capacity: usize) -> Self {
        Self {
            styles,
            capacity,
            kept: Mutex::default(),
        }
    }

    /// The styles at hand.
    pub(crate) fn styles(&self) -> &Styles {
        &self.styles
    }

    /// The compiled style of a name, if it is kept.
    pub(crate) fn kept(&self, name: &str, locale: Option<&str>) -> Option<Arc<LoadedStyle>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.now += 1;
        let now = kept.now;
        let key = (name.to_owned(), locale.map(str::to_owned));
        let (style, used) = kept.styles.get_mut(&key)?;
        *used = now;
        Some(Arc::clone(style))
    }

    /// The compiled style of a name, which is never a path: what requests say does not reach files.
    pub(crate) fn load(
        &self,
        name: &str,
        locale: Option<&str>,
    ) -> Result<Arc<LoadedStyle>, IbidError> {
        if let Some(style) = self.kept(name, locale) {
            return Ok(style);
        }
        let short: String = name.chars().take(MAX_NAME).collect();
        let style = Arc::new(self.styles.load_named(&short, locale)?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.now += 1;
        let now = kept.now;
        if kept.styles.len() >= self.capacity {
            let oldest = kept.styles.iter().min_by_key(|(_, (_, used))| *used);
            if let Some(key) = oldest.map(|(key, _)| key.clone()) {
                kept.styles.remove(&key);
            }
        }
        let key = (short, locale.map(str::to_owned));
        kept.styles.insert(key, (Arc::clone(&style), now));
        Ok(style)
    }
}
