//! A server on a free port of loopback, and requests to it as bytes.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use ibid::fetch::guard::Guard;
use ibid::fetch::{Client, Settings};
use ibid::net::Network;
use ibid_server::{Config, serve};
use ibid_testdata::StubServer;
use tokio::sync::oneshot;

/// A server that ends with the value.
pub struct Server {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    /// The value of a header; names are in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Server {
    pub fn start() -> Self {
        Self::with(|_| {})
    }

    /// A server with other settings.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::new(Ipv4Addr::LOCALHOST.into());
        change(&mut config);
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
                    .await
                    .unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                let until = async { drop(stopped.await) };
                serve(listener, config, until).await.unwrap();
            });
        });
        Self {
            address: told.recv().unwrap(),
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream
    }

    /// Sends bytes as they are, and reads until the server closes.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // The server may close before all has been sent.
        let _ = stream.write_all(bytes);
        let mut read = Vec::new();
        let _ = stream.read_to_end(&mut read);
        answer(&read)
    }

    pub fn get(&self, target: &str) -> Answer {
        self.request("GET", target, &[], b"")
    }

    pub fn post(&self, target: &str, media_type: &str, body: impl AsRef<[u8]>) -> Answer {
        self.request(
            "POST",
            target,
            &[("content-type", media_type)],
            body.as_ref(),
        )
    }

    pub fn request(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let address = self.address.to_string();
        let length = body.len().to_string();
        let mut lines = vec![("connection", "close")];
        if !headers.iter().any(|(name, _)| *name == "host") {
            lines.push(("host", &address));
        }
        if !body.is_empty() || method == "POST" {
            lines.push(("content-length", &length));
        }
        let lines = lines.iter().chain(headers);
        let lines = lines.map(|(name, value)| format!("{name}: {value}\r\n"));
        let lines = lines.collect::<Vec<_>>().concat();
        let request = format!("{method} {target} HTTP/1.1\r\n{lines}\r\n");
        let mut bytes = request.into_bytes();
        bytes.extend_from_slice(body);
        self.raw(&bytes)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn answer(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let is_chunked = head.contains("transfer-encoding: chunked");
    Answer {
        status: status.unwrap_or(0),
        head: head.to_owned(),
        body: if is_chunked {
            unchunked(body)
        } else {
            body.to_owned()
        },
    }
}

fn unchunked(mut rest: &str) -> String {
    let mut out = String::new();
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap_or(0);
        out.push_str(after.get(..size).unwrap_or(""));
        rest = after.get(size + 2..).unwrap_or("");
    }
    out
}

/// A server whose network is a stub.
pub fn with_network(stub: &StubServer) -> Server {
    Server::with(|config| config.network = Some(network(stub, true)))
}

/// A network in which all registries are a stub's; `private`: the stub itself may be asked.
pub fn network(stub: &StubServer, private: bool) -> Arc<Network> {
    let mut settings = Settings {
        guard: Guard {
            allow_private: private,
        },
        ..Settings::default()
    };
    settings.limits.retries = 0;
    for name in [
        "doi",
        "ncbi",
        "eutils",
        "arxiv",
        "openlibrary",
        "googlebooks",
        "wikidata",
    ] {
        let url = stub.url(&format!("/{name}/"));
        settings.endpoints.set(name, &url).unwrap();
    }
    let today = |_| jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    Arc::new(Network::new(Client::new(settings).unwrap(), today))
}

/// A text with each byte percent-encoded.
pub fn percent_encoded(text: &str) -> String {
    let bytes = text.bytes().map(|byte| format!("%{byte:02X}"));
    bytes.collect::<Vec<_>>().concat()
}
