//! A system that takes messages: it keeps what it hears and answers as it is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, Method, Response, StatusCode, Uri};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use serde_json::Value;
use server::hooks::{Caller, PREFIX, Told, run_once};
use tokio::net::TcpListener;

use super::world::World;

/// A request as it came.
#[derive(Clone)]
pub struct Heard {
    pub method: Method,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Heard {
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn kind(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }

    /// Which of the signatures is one by this secret, as whoever reads the specification would look.
    pub fn signed_by(&self, secret: &str) -> Option<usize> {
        let key = STANDARD.decode(secret.strip_prefix(PREFIX).unwrap()).unwrap();
        let mut signed = format!("{}.{}.", self.header("webhook-id"), self.header("webhook-timestamp")).into_bytes();
        signed.extend(&self.body);
        let expected = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), &signed);
        let expected = format!("v1,{}", STANDARD.encode(expected));
        self.header("webhook-signature").split(' ').position(|one| one == expected)
    }
}

#[derive(Default)]
struct Desk {
    heard: Vec<Heard>,
    answers: VecDeque<StatusCode>,
}

#[derive(Clone)]
pub struct Receiver {
    port: u16,
    desk: Arc<Mutex<Desk>>,
}

impl Receiver {
    pub async fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let receiver = Self { port: listener.local_addr().unwrap().port(), desk: Arc::default() };
        let router = Router::new().fallback(take).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        receiver
    }

    /// Where it takes messages.
    pub fn address(&self) -> String {
        format!("http://localhost:{}/tin?khoa=bi-mat", self.port)
    }

    /// What it answers next; after that, that all is well.
    pub fn answer(&self, statuses: impl IntoIterator<Item = u16>) {
        let statuses = statuses.into_iter().map(|status| StatusCode::from_u16(status).unwrap());
        self.desk.lock().unwrap().answers.extend(statuses);
    }

    /// Everything since it was asked last.
    pub fn heard(&self) -> Vec<Heard> {
        std::mem::take(&mut self.desk.lock().unwrap().heard)
    }
}

async fn take(
    State(receiver): State<Receiver>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let mut desk = receiver.desk.lock().unwrap();
    desk.heard.push(Heard { method, path: uri.to_string(), headers, body });
    let status = desk.answers.pop_front().unwrap_or(StatusCode::NO_CONTENT);
    let answer = Response::builder().status(status);
    if status.is_redirection() {
        return answer
            .header(LOCATION, format!("http://localhost:{}/khac", receiver.port))
            .body(Body::empty())
            .unwrap();
    }
    if status == StatusCode::OK {
        // It never ends: nobody may wait for it.
        let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[b'a'; 1024])));
        return answer.body(Body::from_stream(endless)).unwrap();
    }
    answer.body(Body::empty()).unwrap()
}

/// Sends what is due; messages may go to this machine.
pub async fn send(world: &World) -> Told {
    let mut config = world.services.config.clone();
    config.hook_networks = ["127.0.0.0/8", "::1/128"].map(|network| network.parse().unwrap()).to_vec();
    run_once(&world.services, &Caller::new(&config).unwrap()).await.unwrap()
}
