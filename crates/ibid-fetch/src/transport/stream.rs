//! A connection that ends when its time is over or nobody waits for it any more.

use std::cell::RefCell;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use ureq::unversioned::transport::{Buffers, LazyBuffers, NextTimeout, Transport};

use crate::environment::{Cancel, SLICE};

thread_local! {
    /// What the request of this thread is cancelled by. A connection outlives its request, and
    /// serves the next one, of another thread maybe: so it cannot hold it itself.
    static CANCEL: RefCell<Cancel> = RefCell::default();
}

/// Does `work` as a request that `cancel` ends.
pub(super) fn cancelled_by<T>(cancel: &Cancel, work: impl FnOnce() -> T) -> T {
    CANCEL.with(|current| current.replace(cancel.clone()));
    let done = work();
    CANCEL.with(RefCell::take);
    done
}

fn is_cancelled() -> bool {
    CANCEL.with(|current| current.borrow().is_cancelled())
}

/// A connection that is read in steps of [`SLICE`].
#[derive(Debug)]
pub(super) struct WatchedStream {
    stream: TcpStream,
    buffers: LazyBuffers,
}

impl WatchedStream {
    pub(super) fn new(stream: TcpStream, buffers: LazyBuffers) -> Self {
        Self { stream, buffers }
    }

    /// Reads once something is there.
    fn read(&mut self, timeout: NextTimeout) -> Result<usize, ureq::Error> {
        let end = Instant::now().checked_add(*timeout.after);
        loop {
            if is_cancelled() {
                return Err(io::Error::from(io::ErrorKind::ConnectionAborted).into());
            }
            let left = end.map_or(SLICE, |end| end.saturating_duration_since(Instant::now()));
            if left.is_zero() {
                return Err(ureq::Error::Timeout(timeout.reason));
            }
            self.stream.set_read_timeout(Some(left.min(SLICE)))?;
            match self.stream.read(self.buffers.input_append_buf()) {
                Ok(size) => return Ok(size),
                Err(error) if is_to_be_repeated(&error) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// What a read ends with when its time is over, on Unix and on Windows, or a signal came.
fn is_to_be_repeated(error: &io::Error) -> bool {
    use io::ErrorKind::{Interrupted, TimedOut, WouldBlock};
    matches!(error.kind(), WouldBlock | TimedOut | Interrupted)
}

impl Transport for WatchedStream {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), ureq::Error> {
        // Requests are small: one write takes them.
        let time = (*timeout.after).max(Duration::from_millis(1));
        self.stream.set_write_timeout(Some(time))?;
        let output = self.buffers.output().get(..amount).unwrap_or_default();
        match (&self.stream).write_all(output) {
            Err(error) if is_to_be_repeated(&error) => Err(ureq::Error::Timeout(timeout.reason)),
            done => Ok(done?),
        }
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, ureq::Error> {
        let size = self.read(timeout)?;
        self.buffers.input_appended(size);
        Ok(size > 0)
    }

    fn is_open(&mut self) -> bool {
        // A connection that waits must have nothing to say.
        let mut byte = [0];
        self.stream.set_nonblocking(true).is_ok()
            && matches!(self.stream.peek(&mut byte), Err(error) if error.kind() == io::ErrorKind::WouldBlock)
            && self.stream.set_nonblocking(false).is_ok()
    }
}
