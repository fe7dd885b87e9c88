//! Our own accept loop. `axum::serve` has no time limit for headers: clients that send them a
//! byte at a time would hold their connections for ever.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::ServiceExt;

/// How long and how much.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Connections at the same time. Further ones wait in the backlog of the system. Below the
    /// 1024 open files that a process usually gets, with room for the database and attachments.
    at_once: usize,
    /// For sending all headers of a request; also how long a kept connection may stand idle.
    header_time: Duration,
    /// For finishing what was begun, after which the rest is cut.
    drain: Duration,
}

const LIMITS: Limits = Limits { at_once: 800, header_time: Duration::from_secs(10), drain: Duration::from_secs(30) };

/// A failing accept (no file handle is left) is tried again after this long.
const BREATH: Duration = Duration::from_millis(100);

/// Serves `router` until `shutdown`, then accepts nothing new and finishes what was begun, for
/// at most 30 seconds. Handlers find the peer's address as `ConnectInfo<SocketAddr>`.
pub async fn listen(listener: TcpListener, router: Router, shutdown: impl Future<Output = ()> + Send) {
    listen_within(LIMITS, listener, router, shutdown).await;
}

async fn listen_within(
    limits: Limits,
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send,
) {
    let turns = Arc::new(Semaphore::new(limits.at_once));
    let open = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.header_time);
    tokio::pin!(shutdown);
    loop {
        let (stream, peer, turn) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &turns) => accepted,
        };
        let router = router.clone();
        let service = service_fn(move |request| answer(router.clone(), peer, request));
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                // Clients vanish all the time; this is no fault of ours.
                tracing::debug!(%error, "a connection ended early");
            }
            drop(turn);
        });
    }
    drop(listener);
    if tokio::time::timeout(limits.drain, open.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time and are cut off");
    }
}

/// The next connection, once there is room for it.
async fn accept(
    listener: &TcpListener,
    turns: &Arc<Semaphore>,
) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    // The semaphore is never closed, so there always is a turn.
    let turn = turns.clone().acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Answers are written whole; waiting for more would only add delay.
                let _ = stream.set_nodelay(true);
                return (stream, peer, turn);
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
    mut request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}

#[cfg(test)]
mod tests;
