//! Looking up names and connecting, with the guard in both.
//!
//! ureq asks its resolver once for a connection, and hands the addresses to the connector. Both
//! are here: the resolver lets no address through that the guard refuses, and the connector, which
//! looks nothing up, asks the guard again before it connects. So the address that was checked is the
//! one that is connected to, whatever a name server says the next time.

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs as _};
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{ConnectionDetails, Connector, LazyBuffers, NextTimeout};

use super::stream::WatchedStream;
use crate::guard::{Guard, Refusal};

/// Finds the addresses of a name.
pub trait Lookup: Send + Sync {
    /// The addresses of `host`, a name or an address.
    ///
    /// # Errors
    /// What the system says.
    fn addresses(&self, host: &str, port: u16, time: Duration) -> io::Result<Vec<SocketAddr>>;
}

/// Opens connections.
pub trait Dial: Send + Sync {
    /// Connects to an address.
    ///
    /// # Errors
    /// What the system says.
    fn dial(&self, address: SocketAddr, time: Duration) -> io::Result<TcpStream>;
}

/// The system's resolver.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemLookup;

impl Lookup for SystemLookup {
    fn addresses(&self, host: &str, port: u16, time: Duration) -> io::Result<Vec<SocketAddr>> {
        // The system's look-up has no time limit: it goes on alone when ours is over.
        let (sender, receiver) = mpsc::sync_channel(1);
        let host = host.to_owned();
        std::thread::spawn(move || {
            let found = (host.as_str(), port).to_socket_addrs();
            // Nobody may wait any more.
            let _ = sender.send(found.map(Iterator::collect));
        });
        let late = |_| io::Error::new(io::ErrorKind::TimedOut, "the look-up took too long");
        receiver.recv_timeout(time).map_err(late)?
    }
}

/// The system's connections.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDial;

impl Dial for SystemDial {
    fn dial(&self, address: SocketAddr, time: Duration) -> io::Result<TcpStream> {
        TcpStream::connect_timeout(&address, time)
    }
}

/// A refusal on its way through ureq, which carries errors of the system.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct RefusedOnTheWay(pub Refusal);

/// Which addresses may be connected to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Check {
    /// Those that the guard lets through.
    Guarded(Guard),
    /// Any: a proxy that the user named connects, and does the guarding.
    ByProxy,
}

impl Check {
    fn address(self, host: &str, address: SocketAddr) -> Result<(), ureq::Error> {
        match self {
            Self::Guarded(guard) => guard.address(host, address.ip()).map_err(|refusal| {
                io::Error::new(io::ErrorKind::PermissionDenied, RefusedOnTheWay(refusal)).into()
            }),
            Self::ByProxy => Ok(()),
        }
    }
}

/// ureq's resolver, guarded.
pub(super) struct GuardedResolver {
    pub check: Check,
    pub lookup: Arc<dyn Lookup>,
    pub time: Duration,
}

impl Resolver for GuardedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().ok_or(ureq::Error::HostNotFound)?;
        let port = uri.port_u16().unwrap_or(match uri.scheme_str() {
            Some("https") => 443,
            _ => 80,
        });
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let time = self.time.min(*timeout.after);
        let found = self.lookup.addresses(bare, port, time)?;
        // One private address among public ones is a trap, not a choice.
        for address in &found {
            self.check.address(host, *address)?;
        }
        let mut addresses = self.empty();
        // ureq has room for 16.
        for address in found.into_iter().take(16) {
            addresses.push(address);
        }
        if addresses.is_empty() {
            return Err(ureq::Error::HostNotFound);
        }
        Ok(addresses)
    }
}

impl fmt::Debug for GuardedResolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardedResolver").finish_non_exhaustive()
    }
}

/// ureq's connector, guarded.
pub(super) struct GuardedConnector {
    pub check: Check,
    pub dial: Arc<dyn Dial>,
    pub time: Duration,
}

impl GuardedConnector {
    /// Connects to the first address that answers; the time is shared between them.
    fn connect_any(&self, details: &ConnectionDetails<'_>) -> Result<TcpStream, ureq::Error> {
        let host = details.uri.host().unwrap_or_default();
        let time = self.time.min(*details.timeout.after);
        let share = time / u32::try_from(details.addrs.len().max(1)).unwrap_or(1);
        let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
        for address in &details.addrs {
            self.check.address(host, *address)?;
            match self.dial.dial(*address, share) {
                Ok(stream) => {
                    stream.set_nodelay(true)?;
                    return Ok(stream);
                }
                Err(error) => last = error,
            }
        }
        Err(last.into())
    }
}

impl Connector<()> for GuardedConnector {
    type Out = WatchedStream;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        _: Option<()>,
    ) -> Result<Option<WatchedStream>, ureq::Error> {
        // A tunnel through a proxy is opened by the next connector, which comes back here for
        // the connection to the proxy itself.
        if details.config.proxy().is_some() {
            return Ok(None);
        }
        let stream = self.connect_any(details)?;
        let buffers = LazyBuffers::new(
            details.config.input_buffer_size(),
            details.config.output_buffer_size(),
        );
        Ok(Some(WatchedStream::new(stream, buffers)))
    }
}

impl fmt::Debug for GuardedConnector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GuardedConnector").finish_non_exhaustive()
    }
}
