//! The bytes of one connection on their way: what the peer does not take counts against it, and
//! what hyper answers by itself gets the headers that every answer has.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::pace::{Pace, Phase};

/// hyper answers a head that it cannot read with less than this.
const SHORT: usize = 256;

pub(super) struct Watched<S> {
    stream: S,
    pace: Arc<Pace>,
    /// Lines of headers for answers that no handler has made.
    headers: Arc<[u8]>,
    /// Such an answer with its headers, and how much of it is sent.
    own: Option<(Vec<u8>, usize)>,
}

impl<S> Watched<S> {
    pub(super) fn new(stream: S, pace: Arc<Pace>, headers: Arc<[u8]>) -> Self {
        Self { stream, pace, headers, own: None }
    }

    /// The answer of hyper to a head that it cannot read (400, 414, 431): no handler was asked, and
    /// it is sent in one piece.
    fn is_own_answer(&self, bytes: &[u8]) -> bool {
        !matches!(self.pace.phase(), Phase::Request { .. })
            && bytes.len() < SHORT
            && bytes.starts_with(b"HTTP/1.1 4")
            && bytes.ends_with(b"\r\n\r\n")
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> Watched<S> {
    fn counted(&self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match &written {
            Poll::Pending => self.pace.wait(),
            Poll::Ready(Ok(bytes)) => self.pace.moved(*bytes),
            Poll::Ready(Err(_)) => {}
        }
        written
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.own.is_none() && self.is_own_answer(bytes) {
            let head = bytes.len() - 2;
            self.own = Some(([&bytes[..head], &*self.headers, b"\r\n"].concat(), 0));
        }
        let this = &mut *self;
        while let Some((answer, sent)) = &mut this.own {
            let now = ready!(Pin::new(&mut this.stream).poll_write(context, &answer[*sent..]))?;
            *sent += now;
            if now == 0 || *sent == answer.len() {
                this.own = None;
                return Poll::Ready(Ok(bytes.len()));
            }
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.counted(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let mut filled = pieces.iter().filter(|piece| !piece.is_empty());
        if let (Some(only), None) = (filled.next(), filled.next()) {
            return self.poll_write(context, only);
        }
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.counted(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
