//! An HTTP server on loopback that answers as a test says: rightly, slowly, wrongly, or without end.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct StubRequest {
    /// `GET`, or `CONNECT` where the server is taken for a proxy.
    pub method: String,
    /// Path and query; of a `CONNECT`, host and port.
    pub target: String,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
}

impl StubRequest {
    /// The value of a field.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What the server does after its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// It closes the connection.
    Close,
    /// It waits until the client closes the connection.
    Wait,
    /// It repeats the end of the answer, up to so many times, until the client closes.
    Repeat(usize),
}

/// An answer.
#[derive(Clone, Debug)]
pub struct StubReply {
    head: String,
    body: Vec<u8>,
    then: Then,
}

impl StubReply {
    /// A status and nothing else.
    pub fn status(status: u16) -> Self {
        Self {
            head: format!("HTTP/1.1 {status} Stub\r\n"),
            body: Vec::new(),
            then: Then::Close,
        }
    }

    /// 200, with content.
    pub fn ok(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::status(200)
            .header("Content-Type", content_type)
            .body(body)
    }

    /// A redirect.
    pub fn redirect(to: &str) -> Self {
        Self::status(302).header("Location", to)
    }

    /// Bytes as they are, HTTP or not.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            head: String::new(),
            body: bytes.into(),
            then: Then::Close,
        }
    }

    /// Adds a field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        for part in [name, ": ", value, "\r\n"] {
            self.head.push_str(part);
        }
        self
    }

    /// Sets the content.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Leaves the connection open after the answer and says no more.
    #[must_use]
    pub fn then_wait(mut self) -> Self {
        self.then = Then::Wait;
        self
    }

    /// Sends the content again and again.
    #[must_use]
    pub fn then_repeat(mut self, times: usize) -> Self {
        self.then = Then::Repeat(times);
        self
    }

    fn write(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        if !self.head.is_empty() {
            let mut head = self.head.clone();
            let knows_length = ["content-length:", "transfer-encoding:"]
                .iter()
                .any(|name| head.to_ascii_lowercase().contains(name));
            if !knows_length && self.then == Then::Close {
                let length = self.body.len().to_string();
                for part in ["Content-Length: ", &length, "\r\n"] {
                    head.push_str(part);
                }
            }
            head.push_str("Connection: close\r\n\r\n");
            stream.write_all(head.as_bytes())?;
        }
        stream.write_all(&self.body)?;
        match self.then {
            Then::Close => {}
            // The end of the client's side is all that is waited for.
            Then::Wait => drop(stream.read_to_end(&mut Vec::new())),
            Then::Repeat(times) => {
                for _ in 0..times {
                    stream.write_all(&self.body)?;
                }
            }
        }
        Ok(())
    }
}

/// A server on loopback; it ends when it is dropped.
pub struct StubServer {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<StubRequest>>>,
    ended: Arc<AtomicBool>,
}

impl StubServer {
    /// Starts a server that answers each request so.
    ///
    /// # Panics
    /// There is no port on loopback.
    #[allow(clippy::expect_used, reason = "a test without a server cannot go on")]
    pub fn start(answer: impl Fn(&StubRequest) -> StubReply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
        let server = Self {
            address: listener.local_addr().expect("an address"),
            connections: Arc::default(),
            requests: Arc::default(),
            ended: Arc::default(),
        };
        let (connections, requests) = (server.connections.clone(), server.requests.clone());
        let (ended, answer) = (server.ended.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                connections.fetch_add(1, Ordering::SeqCst);
                let (requests, answer) = (requests.clone(), answer.clone());
                thread::spawn(move || serve(stream, &requests, &*answer));
            }
        });
        server
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many connections there were.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// What was asked for.
    pub fn requests(&self) -> Vec<StubRequest> {
        let requests = self.requests.lock();
        requests.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for StubServer {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // One more connection, for the listener to see it.
        let _ = TcpStream::connect(self.address);
    }
}

fn serve(
    mut stream: TcpStream,
    requests: &Mutex<Vec<StubRequest>>,
    answer: &dyn Fn(&StubRequest) -> StubReply,
) {
    while let Some(request) = stream.try_clone().ok().and_then(read) {
        let mut all = requests.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(request.clone());
        drop(all);
        // The client may have had enough.
        let written = answer(&request).write(&mut stream);
        // What comes through a tunnel is answered too.
        if written.is_err() || request.method != "CONNECT" {
            break;
        }
    }
}

fn read(stream: TcpStream) -> Option<StubRequest> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let (method, rest) = first.split_once(' ')?;
    let target = rest.split(' ').next()?.to_owned();
    let headers = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        });
    Some(StubRequest {
        method: method.to_owned(),
        target,
        headers: headers.collect(),
    })
}
