//! The network as options, configuration and environment set it.

use std::time::{Duration, SystemTime};

use ibid::IbidError;
use ibid::catalog::Dirs;
use ibid::fetch::guard::Guard;
use ibid::fetch::{CacheUse, Client, Settings};
use ibid::model::{Diagnostic, Span, codes};
use ibid::net::Network;
use serde::Deserialize;

use crate::arguments::NetworkArguments;

/// `config.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Config {
    network: NetworkConfig,
}

/// Its table `[network]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct NetworkConfig {
    /// A mail address.
    contact: Option<String>,
    /// An HTTP proxy.
    proxy: Option<String>,
    /// Seconds that one source may take.
    timeout: Option<u64>,
    /// How often a request is tried again.
    retries: Option<u32>,
    /// Where registries are asked, by their names.
    endpoints: std::collections::BTreeMap<String, String>,
}

/// The network, as the options, `config.toml` and the environment have it, in this order.
///
/// The environment's proxies (`HTTP_PROXY` and the like) are not looked at: whoever wants a proxy names it,
/// in the configuration or as `IBID_PROXY`.
pub fn network(arguments: &NetworkArguments) -> Result<Network, IbidError> {
    let dirs = Dirs::from_env();
    let config = read_config(&dirs)?.network;
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let mut settings = Settings {
        guard: Guard {
            allow_private: arguments.allow_private,
        },
        contact: variable("IBID_CONTACT").or(config.contact),
        proxy: variable("IBID_PROXY").or(config.proxy),
        cache: dirs.cache,
        cache_use: match (arguments.offline, arguments.refresh) {
            (true, _) => CacheUse::Only,
            (_, true) => CacheUse::Refresh,
            _ => CacheUse::Fresh,
        },
        ..Settings::default()
    };
    if let Some(seconds) = config.timeout {
        settings.limits.total = Duration::from_secs(seconds);
    }
    if let Some(retries) = config.retries {
        settings.limits.retries = retries;
    }
    let given = arguments.endpoint.iter().map(|text| {
        let (name, url) = text.split_once('=').unwrap_or((text, ""));
        (name.to_owned(), url.to_owned())
    });
    for (name, url) in config.endpoints.into_iter().chain(given) {
        let set = settings.endpoints.set(&name, &url);
        set.map_err(|error| {
            unusable(
                error.to_string(),
                "give `NAME=URL`, such as `doi=https://doi.org/`",
            )
        })?;
    }
    let client = Client::new(settings).map_err(|error| {
        unusable(
            error.to_string(),
            "give the URL of an HTTP proxy, such as `http://proxy.example:3128`",
        )
    })?;
    Ok(Network::new(client, local_day))
}

/// The day of a moment, in the reader's zone.
pub fn local_day(time: SystemTime) -> String {
    let moment = jiff::Timestamp::try_from(time).unwrap_or_else(|_| jiff::Timestamp::now());
    moment
        .to_zoned(jiff::tz::TimeZone::system())
        .date()
        .to_string()
}

fn read_config(dirs: &Dirs) -> Result<Config, IbidError> {
    let Some(path) = dirs
        .config
        .as_ref()
        .map(|folder| folder.join("config.toml"))
    else {
        return Ok(Config::default());
    };
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
        Err(error) => return Err(IbidError::unreadable(&name, &error)),
    };
    toml::from_str(&text).map_err(|error| {
        let message = format!("`{name}` cannot be used: {}", error.message());
        let mut diagnostic = Diagnostic::error(codes::CONFIG_UNREADABLE, message).in_source(&name);
        if let Some(range) = error.span() {
            let span = Span {
                start: range.start,
                end: range.end,
            };
            diagnostic = diagnostic.at(&text, span);
        }
        let help = "`[network]` has `contact`, `proxy`, `timeout`, `retries` and `endpoints`";
        IbidError::Settings(Box::new(diagnostic.with_help(help)))
    })
}

fn unusable(message: String, help: &str) -> IbidError {
    let diagnostic = Diagnostic::error(codes::CONFIG_UNREADABLE, message);
    IbidError::Settings(Box::new(diagnostic.with_help(help)))
}
