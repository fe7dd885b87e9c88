//! The way to the S3 server: HTTP/1.1 over TCP or TLS, one connection a request, every wait bounded.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use axum::http::header::HOST;
use axum::http::uri::Scheme;
use axum::http::{HeaderValue, Method, Response, StatusCode, Uri};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;

use crate::tls;

/// Long enough for any machine of the same country.
const CONNECT: Duration = Duration::from_secs(3);
/// Bytes of an error that are looked at for its code.
const ERROR: usize = 2048;

/// Opens connections to the S3 server and sends requests over them.
#[derive(Clone)]
pub(super) struct Wire {
    tls: TlsConnector,
    /// How long the head of an answer may take, from the first byte of the request.
    answer: Duration,
}

impl Wire {
    /// `certificates`: a file of those that the server is trusted by, in place of the public ones.
    ///
    /// # Errors
    /// In words, when the file is not usable.
    pub(super) fn new(certificates: Option<&Path>, answer: Duration) -> Result<Self, String> {
        Ok(Self { tls: tls::connector(certificates)?, answer })
    }

    async fn exchange(&self, mut request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let method = request.method().clone();
        let uri = request.uri().clone();
        let secure = uri.scheme() == Some(&Scheme::HTTPS);
        let host = uri.host().unwrap_or_default().to_owned();
        let usual = if secure { 443 } else { 80 };
        let port = uri.port_u16().unwrap_or(usual);
        // As it was signed: the usual port is not named.
        let named = if port == usual { host.clone() } else { format!("{host}:{port}") };
        let named = HeaderValue::from_str(&named).map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?;
        request.headers_mut().insert(HOST, named);
        *request.uri_mut() = uri.path_and_query().cloned().map_or_else(Uri::default, Uri::from);
        let bare = host.trim_matches(['[', ']']).to_owned();
        let stream = timeout(CONNECT, TcpStream::connect((bare.as_str(), port))).await;
        let stream = stream.map_err(io::Error::from).flatten().map_err(connecting)?;
        stream.set_nodelay(true).map_err(connecting)?;
        let answer = if secure {
            let name = ServerName::try_from(bare).map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?;
            let stream = timeout(CONNECT, self.tls.connect(name, stream)).await;
            send(stream.map_err(io::Error::from).flatten().map_err(connecting)?, request).await?
        } else {
            send(stream, request).await?
        };
        let (head, body) = answer.into_parts();
        if method == Method::GET && head.status.is_success() {
            // An object: it is read piece by piece, and whoever does that watches the time.
            return Ok(Response::from_parts(head, HttpResponseBody::new(body.map_err(torn))));
        }
        let told = body.collect().await.map_err(torn)?.to_bytes();
        if !head.status.is_success() && head.status != StatusCode::NOT_FOUND {
            let code = code(&told);
            tracing::warn!(%method, status = head.status.as_u16(), code, "the S3 server did not do it");
        }
        Ok(Response::from_parts(head, told.into()))
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

#[async_trait]
impl HttpService for Wire {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let exchanged = timeout(self.answer, self.exchange(request)).await;
        exchanged.unwrap_or_else(|late| Err(HttpError::new(HttpErrorKind::Timeout, late)))
    }
}

impl HttpConnector for Wire {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

async fn send(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: HttpRequest,
) -> Result<Response<Incoming>, HttpError> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(torn)?;
    // It ends with the answer, or when nobody reads that any more.
    tokio::spawn(connection);
    sender.send_request(request).await.map_err(torn)
}

fn connecting(error: io::Error) -> HttpError {
    HttpError::new(HttpErrorKind::Connect, error)
}

fn torn(error: hyper::Error) -> HttpError {
    let kind = if error.is_timeout() { HttpErrorKind::Timeout } else { HttpErrorKind::Interrupted };
    HttpError::new(kind, error)
}

/// The code of an error as S3 servers tell it; nothing else of it is logged.
fn code(told: &[u8]) -> String {
    let text = String::from_utf8_lossy(&told[..told.len().min(ERROR)]);
    let code = text.split_once("<Code>").and_then(|(_, rest)| rest.split_once("</Code>")).map(|(code, _)| code);
    code.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).take(40).collect()
}

/// Whether an error says that nobody answered, rather than what was answered.
pub(super) fn nobody_answered(error: &object_store::Error) -> bool {
    let mut next: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(cause) = next {
        if cause.is::<HttpError>() {
            return true;
        }
        next = cause.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_error_its_code_is_told_and_nothing_else() {
        let told = b"<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Key>tep/abc</Key></Error>";
        assert_eq!(code(told), "SlowDown");
        assert_eq!(code(b"<html>no such thing</html>"), "");
        assert_eq!(code(b"<Code>a b\nc</Code>"), "abc");
    }
}
