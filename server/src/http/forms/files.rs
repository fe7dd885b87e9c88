//! The page of files of the public form: what comes as multipart.
//!
//! Nothing is known yet of whoever sends it, so nothing is kept in memory for them: until the hidden
//! fields show the form of this browser and the gate has let the files in, only [`BEFORE_FILES`] bytes
//! are read at all.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as Task, Poll, ready};

use app::paths;
use app::words::Lang;
use axum::RequestExt;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::attachment::{FileProblem, MAX_FILES};
use domain::errors::{FieldErrors, Problem};
use domain::submission::Step;
use futures::Stream;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, Visitor};
use crate::http::fields::{Fields, TooMuch};
use crate::http::gate::{self, Deed};
use crate::http::origin::Provenance;
use crate::http::page::Context;

/// Bytes that may come before a file is let in: the hidden fields and what a network brings together
/// with them.
const BEFORE_FILES: usize = 1024 * 1024;
/// Bytes that are looked at in one go. The reader of multipart takes all that is there before it looks.
const PORTION: usize = 16 * 1024;
/// Bytes of a field that is no file: a token, a ticket, the name of a button.
const SHORT: usize = 1024;
/// Parts of one form: the files, and several times the fields that stand beside them.
const PARTS: usize = MAX_FILES + 30;

/// Takes the page of files.
pub(super) async fn take(
    services: &Services,
    visitor: Visitor,
    provenance: Provenance,
    parts: &Parts,
    request: Request,
) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let (door, request) = Door::before(request);
    let mut ours = provenance == Provenance::Ours;
    let Ok(mut form) = Multipart::from_request(request, &()).await else {
        return broken(services, visitor, parts, ours).await;
    };
    let mut action = String::new();
    let (mut seen, mut taken) = (0, 0);
    // The hidden fields, which stand before the files: what the gate looks at.
    let mut before = Vec::new();
    let mut admitted = false;
    loop {
        let mut field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) if seen > 0 => break,
            // Cut off or no multipart at all: what was complete is kept, and the rest is told about.
            _ if door.is_shut() => return TooMuch.into_response(),
            _ => return broken(services, visitor, parts, ours).await,
        };
        seen += 1;
        if seen > PARTS {
            return TooMuch.into_response();
        }
        match field.name().map(str::to_owned).as_deref() {
            Some(name @ ("draft_token" | "wait_ticket" | "wait_proof" | "action")) => {
                let value = match short(&mut field).await {
                    Ok(Some(value)) => value,
                    Ok(None) => return TooMuch.into_response(),
                    Err(_) if door.is_shut() => return TooMuch.into_response(),
                    Err(_) => return broken(services, visitor, parts, ours).await,
                };
                match name {
                    "action" => action = value,
                    "draft_token" => {
                        ours = ours || visitor.is_own_form(&value);
                        before.push((name.to_owned(), value));
                    }
                    _ => before.push((name.to_owned(), value)),
                }
            }
            Some("files") => {
                if !ours {
                    return forbidden();
                }
                // No file chosen is no upload.
                if !admitted && field.file_name().is_some_and(|name| !name.is_empty()) {
                    let fields = Fields::new(before.clone());
                    if let Err(wait) = gate::pass(services, parts, &fields, Deed::Upload, fields.one("draft_token")) {
                        return gate::hold(services, parts, Context::visitor(visitor), fields, wait).await;
                    }
                    admitted = true;
                }
                if admitted {
                    door.open();
                }
                let kept = visitor.take_file(field).await;
                // What stands between two files is as short as what stands before them.
                door.close();
                match kept {
                    Ok(true) => taken += 1,
                    Ok(false) => {}
                    Err(ActError::NotFound) => return see(&lang.path(paths::FORM)),
                    Err(error) => return shown_again(services, visitor, parts, error).await,
                }
            }
            _ => {}
        }
        if taken > MAX_FILES {
            break;
        }
    }
    if !ours {
        return forbidden();
    }
    pressed(services, visitor, parts, lang, &action, taken).await
}

/// What the pressed button asks for: take a file out, stay to add more, or go on.
async fn pressed(
    services: &Services,
    visitor: Visitor,
    parts: &Parts,
    lang: Lang,
    action: &str,
    taken: usize,
) -> Response {
    let here = paths::step(lang, Step::Files);
    if let Some(index) = action.strip_prefix("remove-").and_then(|index| index.parse().ok()) {
        return match visitor.drop_file(index).await {
            Ok(()) => see(&here),
            Err(error) => shown_again(services, visitor, parts, error).await,
        };
    }
    // Whoever presses "next" right after choosing files has sent them with it.
    if action == "upload" && taken > 0 {
        return see(&here);
    }
    if action == "upload" {
        return shown_again(services, visitor, parts, FieldErrors::one("files", Problem::Required).into()).await;
    }
    match visitor.save_step(Step::Files, &Fields::default()).await {
        Ok(next) => see(&paths::step(lang, next)),
        Err(error) => shown_again(services, visitor, parts, error).await,
    }
}

/// Something came that is no form: a file in it would be lost without a word.
async fn broken(services: &Services, visitor: Visitor, parts: &Parts, ours: bool) -> Response {
    if !ours {
        return forbidden();
    }
    let (problem, _) = FileProblem::Damaged.as_problem();
    shown_again(services, visitor, parts, FieldErrors::one("files", problem).into()).await
}

async fn shown_again(services: &Services, visitor: Visitor, parts: &Parts, error: ActError) -> Response {
    again(services, parts, Context::visitor(visitor), Fields::default(), error).await
}

fn forbidden() -> Response {
    (StatusCode::FORBIDDEN, "403\n").into_response()
}

/// The value of a field that is no file; `None` when it is longer than any of ours.
async fn short(field: &mut Field<'_>) -> Result<Option<String>, axum::extract::multipart::MultipartError> {
    let mut value = Vec::new();
    while let Some(piece) = field.chunk().await? {
        if value.len() + piece.len() > SHORT {
            return Ok(None);
        }
        value.extend_from_slice(&piece);
    }
    Ok(Some(String::from_utf8(value).unwrap_or_default()))
}

/// What lets the body of a request in.
struct Door(Arc<AtomicUsize>);

impl Door {
    /// A door before this request, open for [`BEFORE_FILES`] bytes.
    fn before(request: Request) -> (Self, Request) {
        let left = Arc::new(AtomicUsize::new(BEFORE_FILES));
        // The limit of the route stays the inner one: it holds for everything.
        let (parts, body) = request.with_limited_body().into_parts();
        let portions = Portions { body: body.into_data_stream(), rest: Bytes::new(), rests: false, left: left.clone() };
        (Self(left), Request::from_parts(parts, Body::from_stream(portions)))
    }

    /// Lets in whatever the route takes.
    fn open(&self) {
        self.0.store(usize::MAX, Ordering::Relaxed);
    }

    /// Open for as much as before the first file.
    fn close(&self) {
        self.0.store(BEFORE_FILES, Ordering::Relaxed);
    }

    /// Something came for which there was no room.
    fn is_shut(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

/// A body in portions. After each one it rests once, so that the reader looks at what it has.
struct Portions {
    body: BodyDataStream,
    rest: Bytes,
    rests: bool,
    left: Arc<AtomicUsize>,
}

impl Stream for Portions {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if std::mem::take(&mut this.rests) {
            task.waker().wake_by_ref();
            return Poll::Pending;
        }
        if this.rest.is_empty() {
            match ready!(Pin::new(&mut this.body).poll_next(task)) {
                Some(Ok(bytes)) => this.rest = bytes,
                end => return Poll::Ready(end),
            }
        }
        let portion = this.rest.split_to(this.rest.len().min(PORTION));
        this.rests = true;
        let left = this.left.load(Ordering::Relaxed);
        if left == usize::MAX {
            return Poll::Ready(Some(Ok(portion)));
        }
        let left = left.saturating_sub(portion.len());
        this.left.store(left, Ordering::Relaxed);
        if left == 0 {
            return Poll::Ready(Some(Err(axum::Error::new(std::io::Error::other("too much before the files")))));
        }
        Poll::Ready(Some(Ok(portion)))
    }
}
