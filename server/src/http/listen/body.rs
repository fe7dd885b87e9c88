//! Bodies whose progress is kept account of.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};

use super::pace::Pace;

/// Bytes that are read away after an answer is made: the largest request that any address takes, and what stands
/// between its files.
const READ_AWAY: u64 = 64 * 1024 * 1024;

/// What a handler left unread of a request. A connection that is closed while bytes are still coming is reset, and
/// the answer, which says in words what was wrong with them, is lost with it (RFC 9112, 9.6); so they are taken in
/// first.
#[derive(Clone, Default)]
pub(super) struct Unread(Arc<Mutex<Option<Incoming>>>);

impl Unread {
    fn keep(&self, body: Incoming) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(body);
    }

    /// Reads it and keeps nothing of it. What says that it is longer than any request may be is left alone.
    pub(super) async fn read_away(self, pace: &Arc<Pace>) {
        let left = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(body) = left.filter(|body| body.size_hint().lower() <= READ_AWAY) else { return };
        pace.leftover();
        let mut body = Awaited::new(body, pace.clone(), Unread::default(), false);
        let mut read = 0;
        while read <= READ_AWAY
            && let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
        {
            read += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
    }
}

/// The body of a request: waiting for it counts against the peer.
pub(super) struct Awaited {
    body: Option<Incoming>,
    pace: Arc<Pace>,
    unread: Unread,
    /// The peer sends it by now.
    begun: bool,
}

impl Awaited {
    /// `unread`: where what is not read is put. `asks_first`: the peer sends nothing before somebody wants to read
    /// (RFC 9110, 10.1.1).
    pub(super) fn new(body: Incoming, pace: Arc<Pace>, unread: Unread, asks_first: bool) -> Self {
        Self { body: Some(body), pace, unread, begun: !asks_first }
    }
}

impl HttpBody for Awaited {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        self.begun = true;
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let Poll::Ready(frame) = Pin::new(body).poll_frame(context) else {
            self.pace.wait_for_body();
            return Poll::Pending;
        };
        match &frame {
            Some(Ok(frame)) => self.pace.moved(frame.data_ref().map_or(0, Bytes::len)),
            Some(Err(_)) | None => {
                self.pace.body_ends();
                self.body = None;
            }
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(|| SizeHint::with_exact(0), HttpBody::size_hint)
    }
}

impl Drop for Awaited {
    /// What a handler does not read is no upload any more.
    fn drop(&mut self) {
        self.pace.body_ends();
        if let Some(body) = self.body.take().filter(|body| self.begun && !body.is_end_stream()) {
            self.unread.keep(body);
        }
    }
}

/// The body of an answer: when hyper lets go of it, all of it is handed over.
pub(super) struct Told {
    body: Body,
    pace: Arc<Pace>,
}

impl Told {
    pub(super) fn new(body: Body, pace: Arc<Pace>) -> Self {
        Self { body, pace }
    }
}

impl HttpBody for Told {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Poll::Ready(ready!(Pin::new(&mut self.body).poll_frame(context)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        self.pace.answered();
    }
}
