//! An answer in JSON, with its tag and how long it may be kept.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::http::validators;

/// How long whoever got an answer may go on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Until it is asked for again, and then only when nothing is new: what is taken down must be gone at once.
    UntilAsked,
    /// For some minutes: it hardly changes, or never.
    Minutes,
    /// Not at all: it is not for everybody.
    Never,
}

impl Keep {
    const fn rule(self) -> &'static str {
        match self {
            Self::UntilAsked => "public, no-cache",
            Self::Minutes => "public, max-age=300",
            Self::Never => "no-store",
        }
    }
}

/// The answer to whoever asks with `headers`; only that nothing is new, when they have it.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json<T: Serialize>(headers: &HeaderMap, keep: Keep, body: &T) -> serde_json::Result<Response> {
    Ok(bytes(headers, keep, serde_json::to_vec(body)?))
}

/// The same of what is JSON already.
pub fn bytes(headers: &HeaderMap, keep: Keep, body: Vec<u8>) -> Response {
    let tag = validators::tag(&body);
    tagged(headers, keep, tag, body)
}

/// The same under another tag.
pub fn tagged(headers: &HeaderMap, keep: Keep, tag: String, body: Vec<u8>) -> Response {
    let about = [(CACHE_CONTROL, keep.rule().to_owned()), (ETAG, tag.clone())];
    if validators::is_known(headers, &tag) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    (about, [(CONTENT_TYPE, "application/json")], body).into_response()
}
