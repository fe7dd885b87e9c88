//! Bodies whose progress is kept account of.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};

use super::pace::Pace;

/// The body of a request: waiting for it counts against the peer.
pub(super) struct Awaited {
    body: Incoming,
    pace: Arc<Pace>,
}

impl Awaited {
    pub(super) fn new(body: Incoming, pace: Arc<Pace>) -> Self {
        Self { body, pace }
    }
}

impl HttpBody for Awaited {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
            self.pace.wait_for_body();
            return Poll::Pending;
        };
        match &frame {
            Some(Ok(frame)) => self.pace.moved(frame.data_ref().map_or(0, Bytes::len)),
            Some(Err(_)) | None => self.pace.body_ends(),
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Awaited {
    /// What a handler does not read is no upload any more.
    fn drop(&mut self) {
        self.pace.body_ends();
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
