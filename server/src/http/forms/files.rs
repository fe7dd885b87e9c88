//! Pages of files, of the public form, of an officer's entry, and with a message: what comes as multipart.
//!
//! Nothing is known yet of whoever sends it, so nothing is kept in memory for them: until the hidden
//! fields show the form of this browser and the gate has let the files in, only [`BEFORE_FILES`] bytes
//! are read at all.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as Task, Poll, ready};

use app::page::Wait;
use app::paths;
use app::words::Lang;
use axum::RequestExt;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::attachment::{FileProblem, MAX_FILES};
use domain::errors::{FieldErrors, Problem};
use domain::submission::Step;
use domain::text;
use futures::Stream;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, Visitor};
use crate::files::FileError;
use crate::http::fields::{Fields, TooMuch};
use crate::http::gate::{self, Deed};
use crate::http::origin::Provenance;
use crate::http::page::Context;

/// Bytes that may come before a file is let in: the hidden fields and what a network brings together
/// with them.
const BEFORE_FILES: usize = 64 * 1024;
/// Bytes that are looked at in one go. The reader of multipart takes what is there each time before it
/// looks, so it gets little at a time until a file is let in.
const PORTION: usize = 16 * 1024;
const SMALL_PORTION: usize = 1024;
/// Bytes of a field that is no file: a token, a ticket, the name of a button.
const SHORT: usize = 1024;
/// Bytes of a text that stands beside files: a message, however its letters are written.
const TEXT: usize = 48 * 1024;
/// Parts of one form: the files, and several times the fields that stand beside them.
const PARTS: usize = MAX_FILES + 30;

/// The page of files as it came.
pub(super) struct Received {
    pub button: Button,
    /// What was typed beside the files.
    pub typed: Fields,
    /// Files that were stored.
    taken: usize,
    /// Files that were not, by the names their sender gave them.
    refused: Vec<(String, FieldErrors)>,
    /// Why no file could be kept, whatever it was.
    failed: Option<FileError>,
}

/// What the pressed button asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Button {
    Next,
    /// Stay to add more.
    Upload,
    Back,
    /// Take out the file at this position, counted from 0.
    Remove(usize),
}

impl Button {
    fn named(action: &str) -> Self {
        match action.strip_prefix("remove-").and_then(|index| index.parse().ok()) {
            Some(index) => Self::Remove(index),
            None if action == "upload" => Self::Upload,
            None if action == "back" => Self::Back,
            None => Self::Next,
        }
    }
}

/// Why the page was not read to its end.
pub(super) enum Halt {
    /// More than any page of ours holds.
    TooMuch,
    /// Cut off, or no multipart at all. What was complete is kept; a file may be lost.
    Broken,
    /// The form of another browser.
    Foreign,
    /// Too many files from there: wait, then send these hidden fields again.
    Wait(Fields, Wait),
    Failed(ActError),
}

impl Received {
    /// What is wrong with the page, if anything is; nothing is when somebody goes back.
    pub(super) fn problems(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if self.button == Button::Upload && self.taken == 0 && self.refused.is_empty() {
            errors.add("files", Problem::Required);
        }
        self.refused.iter().for_each(|(_, problems)| errors.append(problems.clone()));
        errors
    }

    /// Why no file could be kept; that is told in place of everything else, but to whoever goes back.
    pub(super) fn failure(&mut self) -> Option<ActError> {
        self.failed.take().filter(|_| self.button != Button::Back).map(ActError::Files)
    }

    /// Whether the page comes back as it is: more files were put to it.
    pub(super) fn stays(&self) -> bool {
        self.button == Button::Upload && self.taken > 0
    }

    /// What was typed, and each refused file with its problem, for the page that is shown again.
    pub(super) fn told(self) -> Fields {
        let mut pairs = self.typed.into_pairs();
        for (name, problems) in self.refused {
            let Some(error) = problems.of("files") else { continue };
            let limit = error.limit.map(|limit| limit.to_string()).unwrap_or_default();
            pairs.extend([
                ("refused".to_owned(), name),
                ("refused-why".to_owned(), error.problem.code().to_owned()),
                ("refused-limit".to_owned(), limit),
            ]);
        }
        Fields::new(pairs)
    }
}

/// Reads a page of files into a draft. A file that is refused does not hold up the others. Files are
/// let in once the form is `ours` and `gate` has looked at the hidden fields, which stand before them.
pub(super) async fn receive(
    visitor: &Visitor,
    request: Request,
    mut ours: bool,
    gate: impl Fn(&Fields) -> Result<(), Wait>,
) -> Result<Received, Halt> {
    let (door, request) = Door::before(request);
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return Err(Halt::Broken) };
    let mut action = String::new();
    let (mut seen, mut taken, mut refused, mut failed) = (0, 0, Vec::new(), None);
    let mut before = Vec::new();
    let mut admitted = false;
    loop {
        let mut field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) if seen > 0 => break,
            _ => return Err(door.halt(ours)),
        };
        seen += 1;
        if seen > PARTS {
            return Err(Halt::TooMuch);
        }
        match field.name().map(str::to_owned).as_deref() {
            Some(name @ ("draft_token" | "wait_ticket" | "wait_proof" | "action" | "message")) => {
                let most = if name == "message" { TEXT } else { SHORT };
                let Ok(value) = within(&mut field, most).await else { return Err(door.halt(ours)) };
                let Some(value) = value.map(|value| String::from_utf8(value).unwrap_or_default()) else {
                    return Err(Halt::TooMuch);
                };
                ours = ours || name == "draft_token" && visitor.is_own_form(&value);
                if name == "action" {
                    action = value;
                } else {
                    before.push((name.to_owned(), value));
                }
            }
            Some("files") => {
                if !ours {
                    return Err(Halt::Foreign);
                }
                let named = field.file_name().is_some_and(|name| !name.is_empty());
                let name = text::file_name(field.file_name().unwrap_or_default());
                let Ok(first) = field.chunk().await else { return Err(door.halt(ours)) };
                // No file chosen is no upload.
                if !named && first.as_ref().is_none_or(|piece| piece.is_empty()) {
                    continue;
                }
                if !admitted {
                    let fields = Fields::new(before.clone());
                    if let Err(wait) = gate(&fields) {
                        return Err(Halt::Wait(fields, wait));
                    }
                    admitted = true;
                }
                door.open();
                if failed.is_some() {
                    // The others would fail as well, and what was typed stands behind them.
                    while let Ok(Some(_)) = field.chunk().await {}
                    door.close();
                    continue;
                }
                match visitor.take_file(&name, first, &mut field).await {
                    Ok(()) => taken += 1,
                    Err(ActError::Files(cause)) => {
                        failed = Some(cause);
                        while let Ok(Some(_)) = field.chunk().await {}
                    }
                    Err(ActError::Invalid(problems)) => {
                        refused.push((name, problems));
                        while let Ok(Some(_)) = field.chunk().await {}
                    }
                    Err(error) => return Err(Halt::Failed(error)),
                }
                // What stands between two files is as short as what stands before them.
                door.close();
            }
            _ => {}
        }
        if taken > MAX_FILES {
            break;
        }
    }
    let typed = before.into_iter().filter(|(name, _)| name == "message").collect();
    let received = Received { button: Button::named(&action), typed: Fields::new(typed), taken, refused, failed };
    if ours { Ok(received) } else { Err(Halt::Foreign) }
}

/// Takes the page of files.
pub(super) async fn take(
    services: &Services,
    visitor: Visitor,
    provenance: Provenance,
    parts: &Parts,
    request: Request,
) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let gate = |fields: &Fields| gate::pass(services, parts, fields, Deed::Upload, fields.one("draft_token"));
    match receive(&visitor, request, provenance == Provenance::Ours, gate).await {
        Ok(received) => pressed(services, visitor, parts, lang, received).await,
        Err(Halt::Wait(fields, wait)) => gate::hold(services, parts, Context::visitor(visitor), fields, wait).await,
        Err(Halt::Failed(ActError::NotFound)) => see(&lang.path(paths::FORM)),
        Err(halt) => halt.answer(services, parts, Context::visitor(visitor)).await,
    }
}

async fn pressed(services: &Services, visitor: Visitor, parts: &Parts, lang: Lang, mut received: Received) -> Response {
    let here = paths::step(lang, Step::Files);
    if let Some(error) = received.failure() {
        return again(services, parts, Context::visitor(visitor), received.told(), error).await;
    }
    let problems = received.problems();
    let done = match received.button {
        Button::Back => return see(&Step::Files.previous().map_or(here, |before| paths::step(lang, before))),
        Button::Remove(index) => visitor.drop_file(index).await.map(|()| Step::Files),
        _ if !problems.is_empty() => Err(problems.into()),
        _ if received.stays() => Ok(Step::Files),
        // Whoever presses "next" right after choosing files has sent them with it.
        _ => visitor.save_step(Step::Files, &Fields::default()).await,
    };
    match done {
        Ok(next) => see(&paths::step(lang, next)),
        Err(error) => again(services, parts, Context::visitor(visitor), received.told(), error).await,
    }
}

impl Halt {
    /// The answer to a page that was not read to its end.
    pub(super) async fn answer(self, services: &Services, parts: &Parts, context: Context) -> Response {
        let error = match self {
            Self::TooMuch => return TooMuch.into_response(),
            Self::Foreign => return (StatusCode::FORBIDDEN, "403\n").into_response(),
            Self::Wait(fields, wait) => return gate::hold(services, parts, context, fields, wait).await,
            Self::Broken => FieldErrors::one("files", FileProblem::Damaged.as_problem().0).into(),
            Self::Failed(error) => error,
        };
        again(services, parts, context, Fields::default(), error).await
    }
}

/// The value of a field that is no file; `None` when it is longer than any of ours.
pub(super) async fn short(field: &mut Field<'_>) -> Result<Option<Vec<u8>>, MultipartError> {
    within(field, SHORT).await
}

/// The same of so many bytes at most.
async fn within(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut value = Vec::new();
    while let Some(piece) = field.chunk().await? {
        if value.len() + piece.len() > most {
            return Ok(None);
        }
        value.extend_from_slice(&piece);
    }
    Ok(Some(value))
}

/// What lets the body of a request in.
pub(super) struct Door(Arc<AtomicUsize>);

impl Door {
    /// A door before this request, open for [`BEFORE_FILES`] bytes.
    pub(super) fn before(request: Request) -> (Self, Request) {
        let left = Arc::new(AtomicUsize::new(BEFORE_FILES));
        // The limit of the route stays the inner one: it holds for everything.
        let (parts, body) = request.with_limited_body().into_parts();
        let portions = Portions { body: body.into_data_stream(), rest: Bytes::new(), rests: false, left: left.clone() };
        (Self(left), Request::from_parts(parts, Body::from_stream(portions)))
    }

    /// Lets in whatever the route takes.
    pub(super) fn open(&self) {
        self.0.store(usize::MAX, Ordering::Relaxed);
    }

    /// Open for as much as before the first file.
    fn close(&self) {
        self.0.store(BEFORE_FILES, Ordering::Relaxed);
    }

    /// Why nothing more can be read: there was no room for it, or it is no form.
    pub(super) fn halt(&self, ours: bool) -> Halt {
        match self.0.load(Ordering::Relaxed) {
            0 => Halt::TooMuch,
            _ if ours => Halt::Broken,
            _ => Halt::Foreign,
        }
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
        let left = this.left.load(Ordering::Relaxed);
        let open = left == usize::MAX;
        let portion = this.rest.split_to(this.rest.len().min(if open { PORTION } else { SMALL_PORTION }));
        this.rests = true;
        if open {
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
