//! A browser with scripts off: it keeps cookies, says where a request comes from, follows a
//! redirect when it is told to.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use app::components::desk_form::PRESSED;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::html::{self, Field, Form, tags, text_until};

/// What stands between the parts of an upload.
const BOUNDARY: &str = "----phanhoi-test-boundary";

#[derive(Clone)]
pub struct Browser {
    router: Router,
    /// What it sends as `Origin`; `None`: a browser that does not say.
    pub origin: Option<String>,
    pub cookies: BTreeMap<String, String>,
    /// The address it comes from; `None`: a request over no connection, which belongs to no source.
    pub peer: Option<IpAddr>,
    /// What else it says about itself with every request.
    pub says: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub path: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
    pub bytes: Bytes,
}

/// A file as somebody chooses it.
#[derive(Clone)]
pub struct Chosen {
    pub name: String,
    pub content: Vec<u8>,
}

impl Chosen {
    pub fn new(name: &str, content: impl Into<Vec<u8>>) -> Self {
        Self { name: name.to_owned(), content: content.into() }
    }
}

impl Browser {
    pub fn new(router: Router, origin: &str) -> Self {
        Self { router, origin: Some(origin.to_owned()), cookies: BTreeMap::new(), peer: None, says: Vec::new() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    /// Sends a form; what comes back is the answer itself, a redirect is not followed.
    pub async fn post<N: AsRef<str>, V: AsRef<str>>(&mut self, path: &str, fields: &[(N, V)]) -> Answer {
        let body = encode(fields);
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), Body::from(body)).await
    }

    /// Sends a form of a page as it stands there, with these fields filled in.
    pub async fn fill_in(&mut self, form: &Form, fields: &[(&str, &str)]) -> Answer {
        let path = form.action.clone();
        self.post(&path, &form.filled(fields)).await
    }

    /// Sends files beside these fields.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[Chosen]) -> Answer {
        self.send_files(path, fields, "files", files).await
    }

    /// Sends one file in a field of its own.
    pub async fn upload_as(&mut self, path: &str, fields: &[(&str, &str)], name: &str, file: &Chosen) -> Answer {
        self.send_files(path, fields, name, std::slice::from_ref(file)).await
    }

    async fn send_files(&mut self, path: &str, fields: &[(&str, &str)], name: &str, files: &[Chosen]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(part(name, None).into_bytes());
            body.extend(format!("{value}\r\n").into_bytes());
        }
        for file in files {
            body.extend(part(name, Some(&file.name)).into_bytes());
            body.extend(&file.content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        self.send_parts(path, Body::from(body)).await
    }

    /// Sends one file piece by piece, as it comes over a network: its length is told nowhere.
    pub async fn stream(&mut self, path: &str, action: &str, name: &str, pieces: Vec<Bytes>) -> Answer {
        let head = format!("{}{action}\r\n{}", part("action", None), part("files", Some(name)));
        let tail = format!("\r\n--{BOUNDARY}--\r\n");
        let all = std::iter::once(Bytes::from(head)).chain(pieces).chain(std::iter::once(Bytes::from(tail)));
        let stream = futures::stream::iter(all.collect::<Vec<_>>().into_iter().map(Ok::<_, std::io::Error>));
        self.send_parts(path, Body::from_stream(stream)).await
    }

    /// Sends a multipart body that is made elsewhere.
    pub async fn send_parts(&mut self, path: &str, body: Body) -> Answer {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(Method::POST, path, Some(&kind), body).await
    }

    /// Goes where a redirect points to.
    pub async fn follow(&mut self, answer: &Answer) -> Answer {
        let to = answer.location();
        self.get(&to).await
    }

    pub async fn send(&mut self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path);
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        if let Some(origin) = self.origin.as_ref().filter(|_| method != Method::GET) {
            request = request.header(ORIGIN, origin);
        }
        self.ask(request.body(body).unwrap()).await
    }

    /// Asks with the browser's cookies and nothing else that was not put into the request.
    pub async fn ask(&mut self, mut request: Request<Body>) -> Answer {
        let path = request.uri().to_string();
        if let Some(peer) = self.peer {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer, 40_000)));
        }
        for (name, value) in &self.says {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.headers_mut().insert(COOKIE, pairs.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        for line in parts.headers.get_all(SET_COOKIE) {
            self.keep_cookie(line.to_str().unwrap());
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        Answer { path, status: parts.status, headers: parts.headers, html, bytes }
    }

    fn keep_cookie(&mut self, line: &str) {
        let (pair, attributes) = line.split_once(';').unwrap_or((line, ""));
        let (name, value) = pair.split_once('=').unwrap();
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Answer {
    /// Where a redirect points to.
    #[track_caller]
    pub fn location(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}: {}", self.path, self.summary());
        self.headers[LOCATION].to_str().unwrap().to_owned()
    }

    /// Fails with what the page says when the status is another one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.summary());
        self
    }

    /// Fails unless the answer leads on.
    #[track_caller]
    pub fn moved_on(self) -> Self {
        self.expect(303)
    }

    /// What the page says is wrong, for the message of a failed test.
    fn summary(&self) -> String {
        let from = self.html.find("error-summary").or_else(|| self.html.find("<main")).unwrap_or(0);
        text_until(&self.html, from, "</main>").chars().take(400).collect()
    }

    /// The text of the first element with this attribute.
    pub fn marked(&self, attribute: &str) -> Option<String> {
        let tag = tags(&self.html).into_iter().find(|tag| tag.has(attribute))?;
        Some(text_until(&self.html, tag.end, &format!("</{}>", tag.name)))
    }

    /// The value of the first such attribute.
    pub fn mark(&self, attribute: &str) -> Option<String> {
        tags(&self.html).into_iter().find_map(|tag| tag.attribute(attribute))
    }

    /// What is wrong with a field, as it stands under the field.
    pub fn problem(&self, field: &str) -> Option<String> {
        let id = format!("{field}-error");
        let tag = tags(&self.html).into_iter().find(|tag| tag.attribute("id").as_ref() == Some(&id))?;
        Some(text_until(&self.html, tag.end, "</p>"))
    }

    /// The sentence of this key stands on the page.
    pub fn says(&self, key: &str) -> bool {
        let sentence = app::words::t(app::words::Lang::of_path(&self.path), key);
        assert_ne!(sentence, key, "there is no such sentence");
        html::unescape(&self.html).contains(&sentence)
    }

    pub fn forms(&self) -> Vec<Form> {
        html::forms(&self.html)
    }

    /// The form that asks for this move or change.
    #[track_caller]
    pub fn form(&self, asks: &str) -> Form {
        let mut forms = self.forms().into_iter();
        let names = ["transition", "action", PRESSED];
        let wanted = |field: &Field| names.contains(&field.name.as_str()) && field.value.as_deref() == Some(asks);
        let form = forms.find(|form| form.fields.iter().any(wanted));
        form.unwrap_or_else(|| panic!("{}: no form {asks}: {}", self.path, self.summary()))
    }

    /// The value that a field shows.
    pub fn shown(&self, field: &str) -> Option<String> {
        let filled = self.forms().into_iter().filter_map(|form| form.value(field).map(str::to_owned));
        filled.into_iter().find(|value| !value.is_empty())
    }

    /// The page as it would be under any other nonce.
    pub fn without_nonce(&self) -> String {
        let policy = self.headers.get("content-security-policy").map(|value| value.to_str().unwrap());
        let nonce = policy.and_then(|policy| policy.split("'nonce-").nth(1)).and_then(|rest| rest.split('\'').next());
        match nonce {
            Some(nonce) => self.html.replace(nonce, "NONCE"),
            None => self.html.clone(),
        }
    }
}

fn part(name: &str, file: Option<&str>) -> String {
    let file = match file {
        Some(file) => format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"),
        None => String::new(),
    };
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n")
}

/// `application/x-www-form-urlencoded`.
fn encode<N: AsRef<str>, V: AsRef<str>>(fields: &[(N, V)]) -> String {
    let escape = |text: &str| -> String {
        let mut escaped = String::with_capacity(text.len());
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                escaped.push(char::from(byte));
            } else {
                escaped.push_str(&format!("%{byte:02X}"));
            }
        }
        escaped
    };
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escape(name.as_ref()), escape(value.as_ref())));
    pairs.collect::<Vec<_>>().join("&")
}
