//! Long forms share a budget.
//!
//! A form is read into memory as a whole, taken apart, and shown again when something is wrong with it:
//! some times its own length, until the last byte of the answer has gone out. Nobody has to sign in to
//! send one of a few megabytes, slowly, over many connections. Ordinary forms, a story of four printed
//! pages among them, are short and pass; what is longer waits for room, and is asked to come again when
//! there is none. Files are no form: they go to the disk as they come.

use std::sync::Arc;
use std::time::Duration;

use app::paths;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::interface::Fault;
use http_body_util::BodyExt;
use tokio::sync::Semaphore;

use super::fields::{TooMuch, is_multipart};
use super::router::FORM_LIMIT;
use super::{api, page};
use crate::Services;

/// Bytes of a form that anybody may send at any time.
const SHORT: usize = 64 * 1024;
/// Bytes of all longer ones that are under way at once, in kB.
const BUDGET_KB: usize = 16 * 1024;
/// How long a long one waits for room.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a long one may take to come.
const LONG_PATIENCE: Duration = Duration::from_secs(60);

/// What is left of the budget of this node.
pub struct Bulk(Arc<Semaphore>);

impl Default for Bulk {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(BUDGET_KB)))
    }
}

/// Lets a form in when there is room for it, and holds the room until its answer has gone out.
pub async fn share(State(services): State<Services>, request: Request, next: Next) -> Response {
    let length = request.body().size_hint().upper();
    let Some(kilobytes) = wanted(request.method(), request.headers(), length) else { return next.run(request).await };
    let room = services.bulk.0.clone().acquire_many_owned(kilobytes);
    let Ok(Ok(room)) = tokio::time::timeout(PATIENCE, room).await else {
        let path = request.uri();
        return if api::is_below(path.path()) { api::refused(path, Fault::Unavailable) } else { page::unavailable() };
    };
    // Whoever takes up room for many is quick: at the slowest line that we serve these are two hundred kilobytes.
    let (parts, body) = request.into_parts();
    let request = match tokio::time::timeout(LONG_PATIENCE, to_bytes(body, FORM_LIMIT)).await {
        Ok(Ok(bytes)) => Request::from_parts(parts, Body::from(bytes)),
        _ if api::is_below(parts.uri.path()) => return api::refused(&parts.uri, Fault::TooLarge),
        _ => return TooMuch.into_response(),
    };
    // Whatever owns the body owns the room.
    let held = move |error| {
        let _held = &room;
        error
    };
    next.run(request).await.map(|body| Body::new(body.map_err(held)))
}

/// Takes in what somebody sends to a desk, or a unit's system, before it is asked who they are: whoever loses an account or
/// a role while it comes has lost it. Files come as they come; whoever brought one is asked once more when it is there
/// (`desks/act.rs`).
pub async fn take_in(request: Request, next: Next) -> Response {
    let comes = !matches!(*request.method(), Method::GET | Method::HEAD) && !is_multipart(request.headers());
    if !comes || !is_of_a_desk(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, FORM_LIMIT).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(_) if api::is_below(parts.uri.path()) => api::refused(&parts.uri, Fault::TooLarge),
        Err(_) => TooMuch.into_response(),
    }
}

/// Whether only those who are known may send something there.
fn is_of_a_desk(path: &str) -> bool {
    let below = |desk: &str| path.strip_prefix(desk).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    [paths::FRONT, paths::UNIT, paths::OFFICE, "/can-bo"].into_iter().any(below) || api::is_below(path)
}

/// The kilobytes that a request may take, unless it is short or no form. One that does not say how long
/// it is may be as long as any.
fn wanted(method: &Method, headers: &HeaderMap, length: Option<u64>) -> Option<u32> {
    if matches!(*method, Method::GET | Method::HEAD) || is_multipart(headers) {
        return None;
    }
    let bytes = length.map_or(FORM_LIMIT, |length| usize::try_from(length).unwrap_or(FORM_LIMIT)).min(FORM_LIMIT);
    (bytes > SHORT).then(|| u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use axum::http::header::CONTENT_TYPE;

    use super::*;

    fn asked(method: &Method, kind: &'static str, length: Option<u64>) -> Option<u32> {
        let headers = [(CONTENT_TYPE, HeaderValue::from_static(kind))].into_iter().collect();
        wanted(method, &headers, length)
    }

    const FORM: &str = "application/x-www-form-urlencoded";

    #[test]
    fn short_forms_pass_and_long_ones_take_their_length() {
        assert_eq!(asked(&Method::POST, FORM, Some(65_536)), None);
        assert_eq!(asked(&Method::POST, FORM, Some(65_537)), Some(65));
        assert_eq!(asked(&Method::POST, FORM, Some(u64::MAX)), Some(4096));
    }

    #[test]
    fn what_does_not_say_its_length_takes_as_much_as_a_form_may() {
        assert_eq!(asked(&Method::POST, FORM, None), Some(4096));
    }

    #[test]
    fn what_is_no_form_takes_nothing() {
        assert_eq!(asked(&Method::GET, FORM, None), None);
        assert_eq!(asked(&Method::POST, "multipart/form-data; boundary=x", None), None);
    }
}
