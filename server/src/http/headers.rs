//! Headers that every answer carries, on every status and every path.

use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, STRICT_TRANSPORT_SECURITY};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::Services;

/// For everything that leptos does not render: nothing may run.
const STATIC_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'; sandbox";

const FIXED: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", PERMISSIONS),
];

/// Everything that browsers can be told to withhold, off: no page of ours asks for a camera or a
/// place. `clipboard-write` is not named, because the receipt code can be copied with a button;
/// names that Chromium does not know are left out, because it complains about them on each page.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), cross-origin-isolated=(), \
     display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
     idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
     otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(), \
     publickey-credentials-get=(), screen-wake-lock=(), serial=(), storage-access=(), sync-xhr=(), usb=(), \
     window-management=(), xr-spatial-tracking=()";

/// The policy of a rendered page: only scripts that carry this page's nonce, or our own files.
#[must_use]
pub fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'; \
         style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Adds what an answer does not say itself.
pub async fn add(State(services): State<Services>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    put(response.headers_mut(), services.config.base_url.secure());
    response
}

/// Fills in `headers`. What the answer says of its own policy and of how long it may be kept stays;
/// everything else is the same for all answers. `secure`: people come by https, and shall go on to.
pub fn put(headers: &mut HeaderMap, secure: bool) {
    default(headers, CONTENT_SECURITY_POLICY, STATIC_POLICY);
    default(headers, CACHE_CONTROL, "no-store");
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
}

fn default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_insisted_on_only_where_there_is_https() {
        for secure in [false, true] {
            let mut headers = HeaderMap::new();
            put(&mut headers, secure);
            let insisting = headers.get(STRICT_TRANSPORT_SECURITY).map(|value| value.to_str().unwrap());
            assert_eq!(insisting, secure.then_some("max-age=63072000; includeSubDomains"));
        }
    }

    #[test]
    fn a_policy_of_its_own_stays() {
        let own = HeaderValue::from_static("default-src 'self'");
        let mut headers = HeaderMap::from_iter([(CONTENT_SECURITY_POLICY, own.clone())]);
        put(&mut headers, true);
        assert_eq!(headers[CONTENT_SECURITY_POLICY], own);
        assert_eq!(headers[CACHE_CONTROL], "no-store");
    }
}
