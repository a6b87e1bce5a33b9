//! What `ibid serve` is told.

use std::net::IpAddr;

use clap::Args;

use super::NetworkArguments;

#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port to listen on; 0 for any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    pub port: u16,
    /// A name by which the server may be called, beside its address
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// An origin whose pages may use the server, such as https://example.org; `*` for all
    #[arg(long, value_name = "ORIGIN")]
    pub allow_origin: Vec<String>,
    #[command(flatten)]
    pub network: NetworkArguments,
    /// Requests a second of one client, in the long run; 0 for no limit (as on loopback)
    #[arg(long, value_name = "NUMBER")]
    pub rate: Option<f64>,
}
