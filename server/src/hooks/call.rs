//! One message on its way: HTTP/1.1 over a connection of its own, every wait bounded. Nobody follows where an answer
//! leads, and of an answer nothing but its status is read.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{CONTENT_TYPE, HOST, USER_AGENT};
use axum::http::{HeaderValue, Method, Request};
use domain::interface::hook::HookFailure;
use futures::future::{Either, select};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use super::address::Address;
use super::reach::{Network, may_reach};
use crate::config::Config;
use crate::tls;

/// From the first question about the name to the head of the answer.
const ALTOGETHER: Duration = Duration::from_secs(10);
/// For one connection.
const CONNECT: Duration = Duration::from_secs(4);
/// Addresses of one name that are tried.
const TRIED: usize = 3;
/// Bytes of the head of an answer.
const HEAD: usize = 16 * 1024;

/// Calls receivers.
pub struct Caller {
    tls: TlsConnector,
    inside: Vec<Network>,
    altogether: Duration,
}

/// What is sent.
pub struct Outgoing {
    pub id: String,
    /// Seconds since 1970.
    pub timestamp: i64,
    pub signature: String,
    pub body: Vec<u8>,
}

/// Why it did not arrive, and what was answered, if anything.
pub type NotArrived = (HookFailure, Option<u16>);

impl Caller {
    /// # Errors
    /// In words, when there is nothing to know other machines by.
    pub fn new(config: &Config) -> Result<Self, String> {
        Ok(Self { tls: tls::connector(None)?, inside: config.hook_networks.clone(), altogether: ALTOGETHER })
    }

    /// Sends a message; the status that says that it has arrived.
    ///
    /// # Errors
    /// [`NotArrived`].
    pub async fn call(&self, address: &Address, message: Outgoing) -> Result<u16, NotArrived> {
        let status = timeout(self.altogether, self.exchange(address, message)).await;
        let status = status.unwrap_or(Err(HookFailure::Slow)).map_err(|failure| (failure, None))?;
        match HookFailure::of_status(status) {
            None => Ok(status),
            Some(failure) => Err((failure, Some(status))),
        }
    }

    async fn exchange(&self, address: &Address, message: Outgoing) -> Result<u16, HookFailure> {
        let request = request(address, message).ok_or(HookFailure::Refused)?;
        let stream = connected(&self.reached(address).await?).await?;
        if !address.is_secure() {
            return status_of(stream, request).await;
        }
        let name = ServerName::try_from(address.bare().to_owned()).map_err(|_| HookFailure::Untrusted)?;
        let stream = timeout(CONNECT, self.tls.connect(name, stream)).await.map_err(|_| HookFailure::Slow)?;
        status_of(stream.map_err(|_| HookFailure::Untrusted)?, request).await
    }

    /// What the address leads to and may be reached. The connection is made to exactly what was looked at here, so
    /// that no second answer about the name counts.
    async fn reached(&self, address: &Address) -> Result<Vec<SocketAddr>, HookFailure> {
        let known: Vec<SocketAddr> = match address.bare().parse::<IpAddr>() {
            Ok(ip) => vec![SocketAddr::new(ip, address.port())],
            Err(_) => {
                let found = lookup_host((address.bare(), address.port())).await;
                found.map_err(|_| HookFailure::Unresolved)?.collect()
            }
        };
        if known.is_empty() {
            return Err(HookFailure::Unresolved);
        }
        let mut reached = known;
        reached.retain(|found| may_reach(found.ip(), &self.inside));
        reached.truncate(TRIED);
        if reached.is_empty() { Err(HookFailure::Internal) } else { Ok(reached) }
    }
}

async fn connected(addresses: &[SocketAddr]) -> Result<TcpStream, HookFailure> {
    let mut failure = HookFailure::Unreachable;
    for address in addresses {
        match timeout(CONNECT, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(_)) => failure = HookFailure::Unreachable,
            Err(_) => failure = HookFailure::Slow,
        }
    }
    Err(failure)
}

fn request(address: &Address, message: Outgoing) -> Option<Request<Full<Bytes>>> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(address.path())
        .header(HOST, HeaderValue::from_str(&address.named()).ok()?)
        .header(USER_AGENT, "phanhoi")
        .header(CONTENT_TYPE, "application/json")
        .header("webhook-id", message.id)
        .header("webhook-timestamp", message.timestamp)
        .header("webhook-signature", message.signature);
    request.body(Full::from(message.body)).ok()
}

async fn status_of(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
) -> Result<u16, HookFailure> {
    let torn = |_: hyper::Error| HookFailure::Unreachable;
    let mut http = http1::Builder::new();
    let (mut sender, connection) = http.max_buf_size(HEAD).handshake(TokioIo::new(stream)).await.map_err(torn)?;
    let answer = std::pin::pin!(sender.send_request(request));
    let connection = std::pin::pin!(connection);
    // The connection lives as long as it is waited for here, and no longer.
    let answer = match select(answer, connection).await {
        Either::Left((answer, _)) => answer,
        Either::Right((_, answer)) => answer.await,
    };
    Ok(answer.map_err(torn)?.status().as_u16())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Instant;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// What a call comes to at a receiver that says this and nothing more; `hears`: it listens at all.
    async fn called(scheme: &str, says: &'static [u8], hears: bool) -> Result<u16, NotArrived> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        if hears {
            tokio::spawn(async move {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut heard = [0; 4096];
                let _ = stream.read(&mut heard).await;
                let _ = stream.write_all(says).await;
                tokio::time::sleep(Duration::from_secs(20)).await;
            });
        } else {
            drop(listener);
        }
        let mut caller = Caller::new(&Config::from_values(&BTreeMap::new()).unwrap()).unwrap();
        caller.inside = vec!["127.0.0.0/8".parse().unwrap()];
        caller.altogether = Duration::from_millis(500);
        let address = Address::parse(&format!("{scheme}://127.0.0.1:{port}/")).unwrap();
        let message =
            Outgoing { id: "msg_1".to_owned(), timestamp: 1, signature: "v1,x".to_owned(), body: b"{}".to_vec() };
        caller.call(&address, message).await
    }

    #[tokio::test]
    async fn of_an_answer_its_status_is_read_and_nothing_is_waited_for_behind_it() {
        let began = Instant::now();
        assert_eq!(called("http", b"HTTP/1.1 204 No Content\r\n\r\n", true).await, Ok(204));
        let long = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\na";
        assert_eq!(called("http", long, true).await, Ok(200));
        assert!(began.elapsed() < Duration::from_millis(400), "{:?}", began.elapsed());
        let moved = b"HTTP/1.1 307 Temporary Redirect\r\nlocation: http://127.0.0.1/\r\n\r\n";
        assert_eq!(called("http", moved, true).await, Err((HookFailure::Redirected, Some(307))));
    }

    #[tokio::test]
    async fn whoever_says_nothing_or_something_else_is_not_waited_for() {
        assert_eq!(called("http", b"", true).await, Err((HookFailure::Slow, None)));
        assert_eq!(called("http", b"HTTP/1.1 200 OK\r\nx: ", true).await, Err((HookFailure::Slow, None)));
        assert_eq!(called("http", b"SSH-2.0-x\r\n\r\n", true).await, Err((HookFailure::Unreachable, None)));
        assert_eq!(called("http", b"", false).await, Err((HookFailure::Unreachable, None)));
        let plain = called("https", b"HTTP/1.1 200 OK\r\n\r\n", true).await;
        assert_eq!(plain, Err((HookFailure::Untrusted, None)));
    }
}
