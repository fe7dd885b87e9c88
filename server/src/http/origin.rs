//! Which requests may change something: only those that come from our own pages.
//!
//! An `Origin` must be ours to the letter. Without one, `Sec-Fetch-Site` must say that the request
//! comes from our own pages. With neither (old browsers, text browsers) only the public form is
//! open, and its handlers then ask for the hidden token of the draft.
//!
//! Behind this rule stands `tower_http::csrf::CsrfLayer`. It alone would not do: it lets a request
//! pass that has neither header, and when it compares the origin with the host it does not look at
//! the scheme.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::interface::Fault;
use tower_http::csrf::CsrfLayer;

use super::api;
use crate::Services;

/// How sure we are that a request comes from our own page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// The browser says so.
    Ours,
    /// The browser says nothing.
    Unsaid,
}

/// Reads where a request comes from; `None` when it comes from elsewhere.
#[must_use]
pub fn provenance(own: &str, headers: &HeaderMap) -> Option<Provenance> {
    if let Some(origin) = headers.get(header::ORIGIN) {
        return (origin.as_bytes() == own.as_bytes()).then_some(Provenance::Ours);
    }
    match headers.get("sec-fetch-site") {
        Some(site) => (site.as_bytes() == b"same-origin").then_some(Provenance::Ours),
        None => Some(Provenance::Unsaid),
    }
}

/// Refuses changing requests that come from elsewhere.
pub async fn guard(State(services): State<Services>, mut request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let provenance = provenance(services.config.base_url.origin(), request.headers());
    if api::is_below(request.uri().path()) {
        // A program says nothing of where it comes from, and shows no cookie.
        return match provenance {
            Some(_) => next.run(request).await,
            None => api::refused(request.uri(), Fault::ForeignOrigin),
        };
    }
    let public_form = is_public_form(request.uri().path());
    match provenance {
        Some(Provenance::Ours) => {}
        Some(Provenance::Unsaid) if public_form => {}
        _ => return (StatusCode::FORBIDDEN, "403\n").into_response(),
    }
    if !is_form(request.headers()) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    if let Some(provenance) = provenance {
        request.extensions_mut().insert(provenance);
    }
    let response = next.run(request).await;
    services.public_state.may_have_changed();
    response
}

/// Whether the body says that it is what our forms send. Other types cannot change anything:
/// `text/plain` is what a foreign page can make a browser send without asking.
fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let kind = kind.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    [&b"application/x-www-form-urlencoded"[..], b"multipart/form-data"]
        .iter()
        .any(|form| kind.eq_ignore_ascii_case(form))
}

/// The second line: as the library has it, trusting our own address alone.
pub fn second_line(own: &str) -> CsrfLayer {
    // An address that cannot be read is trusted by nobody, which is the stricter rule.
    CsrfLayer::new().add_trusted_origin(own).unwrap_or_default()
}

fn is_public_form(path: &str) -> bool {
    let path = path.strip_prefix("/en").unwrap_or(path);
    path == app::paths::FORM || path.starts_with("/gui-phan-anh/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "http://127.0.0.1:3000";

    fn of(pairs: &[(&'static str, &str)]) -> Option<Provenance> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_str(value).unwrap());
        }
        provenance(OWN, &headers)
    }

    #[test]
    fn only_our_own_origin_to_the_letter_is_ours() {
        assert_eq!(of(&[("origin", OWN)]), Some(Provenance::Ours));
        for other in ["null", "http://127.0.0.1:3001", "https://127.0.0.1:3000", "http://a.127.0.0.1:3000", ""] {
            assert_eq!(of(&[("origin", other), ("sec-fetch-site", "same-origin")]), None, "{other}");
        }
    }

    #[test]
    fn without_an_origin_the_browser_must_say_same_origin() {
        assert_eq!(of(&[("sec-fetch-site", "same-origin")]), Some(Provenance::Ours));
        for other in ["same-site", "cross-site", "none"] {
            assert_eq!(of(&[("sec-fetch-site", other)]), None, "{other}");
        }
        assert_eq!(of(&[]), Some(Provenance::Unsaid));
    }
}
