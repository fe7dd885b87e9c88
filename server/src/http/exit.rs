//! Leaving at once, because somebody is looking: the browser forgets the case and the draft and is
//! somewhere else. Going back then leads to the page that asks for the code.
//!
//! A link, so that it works with one touch and without a script. It changes nothing that is stored;
//! and only a press on our own page makes a browser forget, not a link of somebody else's.

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::cookies::Cookie;
use crate::Services;

/// Answers `GET /thoat`.
pub async fn leave(State(services): State<Services>, headers: HeaderMap) -> Response {
    let config = &services.config;
    let Ok(elsewhere) = HeaderValue::from_str(&config.exit_url) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, elsewhere);
    // A browser that says nothing is an old one.
    if headers.get("sec-fetch-site").is_none_or(|site| site.as_bytes() == b"same-origin") {
        Cookie::Case.clear(&config.base_url, response.headers_mut());
        Cookie::Draft.clear(&config.base_url, response.headers_mut());
    }
    response
}
