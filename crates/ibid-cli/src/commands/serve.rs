//! `ibid serve`: the page and the API over HTTP, until the program is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use ibid::IbidError;
use ibid_server::{Config, Rate, serve};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::arguments::ServeArguments;
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::{network, sources};

/// How many requests may come at once for each that may come in a second.
const BURST: f64 = 6.0;

/// Serves until an interrupt or a request to end.
pub fn run(arguments: &ServeArguments, diagnostics: &mut Diagnostics) -> Result<Exit, Stop> {
    let filter = EnvFilter::try_from_env("IBID_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt()
        .json()
        .with_writer(std::io::stderr);
    // Set once: a second one would be a mistake of this program.
    let _ = log.with_env_filter(filter).try_init();
    let address = SocketAddr::new(arguments.host, arguments.port);
    let config = config(arguments)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| IbidError::unreadable("the system", &error))?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(address).await;
        let listener = listener.map_err(|error| cannot_listen(address, &error))?;
        let bound = listener.local_addr().unwrap_or(address);
        diagnostics.tell(&format!("listening on http://{bound}"));
        let served = serve(listener, config, stop()).await;
        served.map_err(|error| Stop::from(cannot_listen(address, &std::io::Error::other(error))))
    });
    // Whoever had to be answered has been, or has waited long enough; work that goes on for nobody
    // would keep the program.
    runtime.shutdown_background();
    served.map(|()| Exit::Done)
}

fn config(arguments: &ServeArguments) -> Result<Config, IbidError> {
    let mut config = Config::new(arguments.host);
    config.hosts.clone_from(&arguments.allow_host);
    config.origins.clone_from(&arguments.allow_origin);
    if let Some(per_second) = arguments.rate {
        let burst = (per_second * BURST).max(1.0);
        config.rate = (per_second > 0.0).then_some(Rate { per_second, burst });
    }
    config.network = Some(Arc::new(network::network(&arguments.network)?));
    config.pdf = sources::pdf_reader();
    Ok(config)
}

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> IbidError {
    let reason = error.to_string();
    let reason = reason
        .split(" (os error")
        .next()
        .unwrap_or_default()
        .to_owned();
    IbidError::CannotListen {
        address: address.to_string(),
        reason,
    }
}

/// Ready when the program is told to stop.
async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = end.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
