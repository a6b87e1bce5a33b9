//! Connections: how many, how slow, and how they end.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ConnectInfo;
use axum::middleware::AddExtension;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower::Layer as _;

use crate::app::app;
use crate::config::{Config, Limits};

/// Why a server ends before it is told to.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The listener fails.
    #[error("no connections can be accepted: {0}")]
    Accept(#[from] io::Error),
}

/// How long the requests that are under way have to end, once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// More headers than a browser sends, and far fewer than a flood.
const MAX_HEADERS: usize = 100;
const MAX_HEAD: usize = 64 * 1024;

/// Answers requests on `listener` until `stop` is ready; then takes no more connections, and ends
/// when those that are open have had their answer.
///
/// # Errors
/// The listener fails for good.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let limits = config.limits;
    let app = app(config);
    let room = Arc::new(Semaphore::new(limits.connections));
    let open = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let (stream, client) = tokio::select! {
            accepted = accept(&listener, &room) => accepted?,
            () = &mut stop => break,
        };
        let (stream, permit) = stream;
        let connection = open.watch(connection(stream, client, &app, limits));
        tokio::spawn(async move {
            // A client that goes away or breaks the protocol is no error of the server.
            let _ = connection.await;
            drop(permit);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, open.shutdown()).await;
    Ok(())
}

type Accepted = (TcpStream, tokio::sync::OwnedSemaphorePermit);

/// The next connection, when there is room for it.
async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> Result<(Accepted, SocketAddr), io::Error> {
    let permit = Arc::clone(room).acquire_owned().await;
    let permit = permit.map_err(io::Error::other)?;
    loop {
        match listener.accept().await {
            Ok((stream, client)) => {
                // Small answers are not to wait for more.
                let _ = stream.set_nodelay(true);
                return Ok(((stream, permit), client));
            }
            // A connection that was given up, or no more files: others can be accepted later.
            Err(error) if is_passing(&error) => tokio::time::sleep(Duration::from_millis(50)).await,
            Err(error) => return Err(error),
        }
    }
}

fn is_passing(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    // 23 and 24: no more files may be open.
    matches!(
        error.kind(),
        Kind::ConnectionAborted
            | Kind::ConnectionReset
            | Kind::Interrupted
            | Kind::ConnectionRefused
    ) || matches!(error.raw_os_error(), Some(23 | 24))
}

type Io = TokioIo<Pin<Box<TimeoutStream<TcpStream>>>>;
type Service = TowerToHyperService<AddExtension<Router, ConnectInfo<SocketAddr>>>;

/// A connection that answers with the service.
fn connection(
    stream: TcpStream,
    client: SocketAddr,
    app: &Router,
    limits: Limits,
) -> http1::Connection<Io, Service> {
    let mut stream = TimeoutStream::new(stream);
    // While an answer is made, nothing comes: who waits for it is not cut off before the time that it has. What comes
    // too slowly is bounded by `header_time` and `time`.
    stream.set_read_timeout(Some(limits.time.saturating_add(limits.idle_time)));
    stream.set_write_timeout(Some(limits.idle_time));
    let service = Extension(ConnectInfo(client)).layer(app.clone());
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header_time)
        .max_headers(MAX_HEADERS)
        .max_buf_size(MAX_HEAD)
        .serve_connection(
            TokioIo::new(Box::pin(stream)),
            TowerToHyperService::new(service),
        )
}
