//! Our own accept loop. `axum::serve` has no time limit for headers: clients that send them a
//! byte at a time would hold their connections for ever.
//!
//! | file | what |
//! |---|---|
//! | [`pace`] | how long a peer has made us wait, less what it was good for |
//! | [`room`] | who may hold a connection, and who has to go when there is no room |
//! | [`body`], [`stream`] | what keeps the account while bytes come and go |

mod body;
mod pace;
mod room;
mod stream;

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::EXPECT;
use axum::http::{HeaderMap, Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use rustix::process::{Resource, getrlimit};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use self::body::{Awaited, Told, Unread};
use self::pace::Pace;
use self::room::Room;
use self::stream::Watched;
use super::headers;
use super::source::Sources;

/// How long and how much.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Connections at the same time.
    at_once: usize,
    /// Connections of one source at the same time. Many households share an address in Việt Nam,
    /// and a browser opens up to six.
    per_source: usize,
    /// For sending all headers of a request; also how long a kept connection may stand idle.
    header_time: Duration,
    /// What a peer may owe, see [`pace`]; `None`: as long as is usual.
    patience: Option<Duration>,
    /// For finishing what was begun, after which all but uploads is cut.
    drain: Duration,
    /// For uploads beyond that: a file of 20 MB over 1 Mbit/s takes 160 seconds.
    uploads: Duration,
}

/// More connections than this are no use: the work behind them has fewer places.
const CONNECTIONS: usize = 4000;
/// Open files for everything else: database, attachments, mail.
const OTHER_FILES: u64 = 224;
/// A source may hold this part of all connections.
const SHARE: usize = 8;
/// Bytes of a head, and of an answer that waits to be sent.
const BUFFER: usize = 64 * 1024;

impl Limits {
    /// As many connections as this process may open files for.
    fn of_this_process() -> Self {
        let files = getrlimit(Resource::Nofile)
            .current
            .map_or(CONNECTIONS, |files| usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(CONNECTIONS));
        let at_once = files.clamp(SHARE, CONNECTIONS);
        Self {
            at_once,
            per_source: at_once / SHARE,
            header_time: Duration::from_secs(10),
            patience: None,
            drain: Duration::from_secs(30),
            uploads: Duration::from_secs(170),
        }
    }
}

/// A failing accept (no file handle is left) is tried again after this long.
const BREATH: Duration = Duration::from_millis(100);

/// Serves `router` until `shutdown`, then accepts nothing new and finishes what was begun: for at
/// most 30 seconds, uploads that are under way for at most 200. Handlers find the peer's address
/// as `ConnectInfo<SocketAddr>`.
///
/// `secure`: people come by https, through a proxy.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    sources: &Sources,
    secure: bool,
    shutdown: impl Future<Output = ()> + Send,
) {
    let door = Door { limits: Limits::of_this_process(), sources: sources.clone(), headers: own_headers(secure) };
    door.listen(listener, router, shutdown).await;
}

struct Door {
    limits: Limits,
    sources: Sources,
    headers: Arc<[u8]>,
}

impl Door {
    async fn listen(self, listener: TcpListener, router: Router, shutdown: impl Future<Output = ()> + Send) {
        let Self { limits, sources, headers } = self;
        let room = Arc::new(Room::new(limits.at_once, limits.per_source, limits.patience));
        let open = GracefulShutdown::new();
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(limits.header_time).max_buf_size(BUFFER);
        tokio::pin!(shutdown);
        loop {
            let newcomer = async {
                let (stream, peer) = accept(&listener).await;
                let place = room.enter(sources.of_peer(peer.ip())).await;
                place.map(|place| (stream, peer, place))
            };
            let entered = tokio::select! {
                () = &mut shutdown => break,
                entered = newcomer => entered,
            };
            let Some((stream, peer, place)) = entered else { continue };
            let router = router.clone();
            let pace = place.pace.clone();
            let stream = Watched::new(stream, pace.clone(), headers.clone());
            let service = service_fn(move |request| answer(router.clone(), peer, pace.clone(), request));
            let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
            tokio::spawn(async move {
                tokio::select! {
                    ended = connection => if let Err(error) = ended {
                        // Clients vanish all the time; this is no fault of ours.
                        tracing::debug!(%error, "a connection ended early");
                    },
                    () = place.called_off() => tracing::debug!("a connection was cut off"),
                }
            });
        }
        drop(listener);
        let finished = open.shutdown();
        tokio::pin!(finished);
        if tokio::time::timeout(limits.drain, &mut finished).await.is_err() {
            room.close_but_for_uploads();
            if tokio::time::timeout(limits.uploads, finished).await.is_err() {
                tracing::warn!("some requests were not finished in time and are cut off");
            }
        }
    }
}

/// The headers of every answer, for those that hyper makes without asking a handler.
fn own_headers(secure: bool) -> Arc<[u8]> {
    let mut map = HeaderMap::new();
    headers::put(&mut map, secure);
    map.iter().flat_map(|(name, value)| [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat()).collect()
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Answers are written whole; waiting for more would only add delay.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            Err(error) => {
                tracing::warn!(%error, "no connection can be accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    pace: Arc<Pace>,
    request: Request<Incoming>,
) -> Result<Response<Told>, Infallible> {
    pace.asked();
    let unread = Unread::default();
    let asks_first = request.headers().contains_key(EXPECT);
    let mut request = request.map(|body| Body::new(Awaited::new(body, pace.clone(), unread.clone(), asks_first)));
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = router.oneshot(request).await?;
    unread.read_away(&pace).await;
    Ok(response.map(|body| Told::new(body, pace)))
}

#[cfg(test)]
mod tests;
