//! A browser without a screen: one kept connection, cookies, forms.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, HOST, HeaderMap, LOCATION, ORIGIN, SET_COOKIE,
};
use hyper::http::request::Builder;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Result;

/// The body of every request that is sent here.
pub type Body = Full<Bytes>;
/// What a server has set, by name.
pub type Cookies = BTreeMap<String, String>;

/// A file as it is attached.
#[derive(Clone)]
pub struct Attached {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Opens a connection over HTTP/1.1.
pub async fn open(address: SocketAddr) -> Result<SendRequest<Body>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    // An error of the connection is also an error of the request that was under way.
    tokio::spawn(connection);
    Ok(sender)
}

/// An answer, read to its end.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Page {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where the answer leads to.
    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn is_compressed(&self) -> bool {
        self.headers.contains_key(CONTENT_ENCODING)
    }

    /// This page, if it is a page.
    pub fn shown(self) -> Result<Self> {
        if self.status == StatusCode::OK { Ok(self) } else { Err(format!("a page answered {}", self.status).into()) }
    }

    /// The answer to a form that was taken: it leads to `next`.
    pub fn leads_to(self, next: &str) -> Result<Self> {
        if self.status == StatusCode::SEE_OTHER && self.location() == next {
            return Ok(self);
        }
        Err(format!("a form should lead to {next}; it answered {} {}", self.status, self.location()).into())
    }
}

/// An answer as it came.
#[derive(Clone, Copy)]
pub struct Answered {
    pub status: StatusCode,
    /// From the first byte that was sent to the last that was read.
    pub took: Duration,
}

/// A visitor, with an address of their own as a proxy would tell it.
pub struct Client {
    address: SocketAddr,
    source: Ipv4Addr,
    connection: SendRequest<Body>,
    pub cookies: Cookies,
    answers: Vec<Answered>,
}

impl Client {
    pub async fn connect(address: SocketAddr) -> Result<Self> {
        let (source, connection) = (source(), open(address).await?);
        Ok(Self { address, source, connection, cookies: Cookies::new(), answers: Vec::new() })
    }

    /// All answers since this was asked last, in their order.
    pub fn answers(&mut self) -> Vec<Answered> {
        std::mem::take(&mut self.answers)
    }

    /// Another browser on the same connection: it has no cookies and another address.
    pub fn renew(&mut self) {
        self.cookies.clear();
        self.source = source();
    }

    pub async fn get(&mut self, path: &str) -> Result<Page> {
        let request = Request::get(path).header(ACCEPT_ENCODING, "br, gzip");
        self.send(request, Body::default()).await
    }

    /// Sends a form as a browser does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, encode(fields).into()).await
    }

    /// Sends the same as `multipart/form-data`, as a form with a place for files does.
    pub async fn post_multipart(&mut self, path: &str, fields: &[(&str, &str)], files: &[Attached]) -> Result<Page> {
        const BOUNDARY: &str = "----drive";
        let mut body = Vec::new();
        for file in files {
            let name = &file.name;
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n")
                    .into_bytes(),
            );
            body.extend(&file.bytes);
            body.extend(b"\r\n");
        }
        for (name, value) in fields {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .into_bytes(),
            );
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        let request = Request::post(path).header(CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.send(request, body.into()).await
    }

    async fn send(&mut self, request: Builder, body: Body) -> Result<Page> {
        // A server may close a connection that stood idle.
        if self.connection.ready().await.is_err() {
            self.connection = open(self.address).await?;
        }
        let host = self.address.to_string();
        let mut request = request
            .header(ORIGIN, format!("http://{host}"))
            .header(HOST, host)
            .header("X-Forwarded-For", self.source.to_string())
            .body(body)?;
        if !self.cookies.is_empty() {
            request.headers_mut().insert(COOKIE, header(&self.cookies).parse()?);
        }
        let began = Instant::now();
        let response = self.connection.send_request(request).await?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await?.to_bytes();
        self.answers.push(Answered { status: parts.status, took: began.elapsed() });
        for line in parts.headers.get_all(SET_COOKIE) {
            let pair = line.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(Page { status: parts.status, headers: parts.headers, body })
    }
}

/// An address that no other client of this run has: limits by address must not take many people
/// for one.
fn source() -> Ipv4Addr {
    static LAST: AtomicU32 = AtomicU32::new(u32::from_be_bytes([10, 0, 0, 0]));
    Ipv4Addr::from_bits(LAST.fetch_add(1, Ordering::Relaxed))
}

/// The cookies as they are sent.
pub fn header(cookies: &Cookies) -> String {
    let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("; ")
}

/// `application/x-www-form-urlencoded`; everything but letters and digits is written in
/// hexadecimal.
fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect()
    };
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_encoded_as_browsers_do() {
        assert_eq!(encode(&[("a_b", "x y"), ("c", "đ&=")]), "a%5Fb=x%20y&c=%C4%91%26%3D");
    }
}
