//! `phanhoi healthcheck`: for containers and supervisors, which know programs and exit codes.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Failure;
use super::output::say;
use crate::config::Config;

/// Whoever takes longer is not ready.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the admin address whether the service is ready.
pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let address = reachable(config.admin_addr);
    let wrong = |what: &str| Failure::new(format_args!("not ready: {address} {what}"));
    let status = tokio::time::timeout(PATIENCE, ask(address))
        .await
        .map_err(|_| wrong("did not answer in time"))?
        .map_err(|_| wrong("does not answer"))?;
    if status.starts_with("HTTP/1.1 200 ") { say("ready") } else { Err(wrong(&format!("says {status:?}"))) }
}

/// The first line of the answer.
async fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    let question = format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    let text = String::from_utf8_lossy(&answer);
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// One can listen on "every address" but not connect to it.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::source::Sources;
    use axum::http::StatusCode;
    use axum::{Router, routing::get};
    use tokio::net::TcpListener;

    async fn asked(status: StatusCode) -> Result<(), Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/readyz", get(move || async move { status }));
        let server = tokio::spawn(async move {
            crate::http::listen::listen(listener, router, &Sources::new(&[]), false, std::future::pending()).await;
        });
        let settings = [("PHANHOI_ADMIN_ADDR".to_owned(), address.to_string())].into();
        let result = run(&Config::from_values(&settings).unwrap()).await;
        server.abort();
        result
    }

    #[tokio::test]
    async fn a_service_that_is_ready_passes() {
        assert!(asked(StatusCode::OK).await.is_ok());
    }

    #[tokio::test]
    async fn a_service_that_is_not_ready_fails() {
        let failure = asked(StatusCode::SERVICE_UNAVAILABLE).await.unwrap_err();
        assert!(failure.to_string().contains("503"), "{failure}");
    }

    #[test]
    fn every_address_is_asked_on_this_machine() {
        assert_eq!(reachable("0.0.0.0:3001".parse().unwrap()), "127.0.0.1:3001".parse().unwrap());
        assert_eq!(reachable("[::]:3001".parse().unwrap()), "[::1]:3001".parse().unwrap());
    }
}
