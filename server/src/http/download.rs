//! Files, for those who may have them: always as a download, never shown by us.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use domain::attachment::CopyType;

use super::page::{self, Context};
use super::params::Params;
use crate::Services;
use crate::desks::{FrontOfficer, UnitOfficer};
use crate::files::Download;

/// A file of a case, for the Front.
pub async fn front_file(
    State(services): State<Services>,
    desk: FrontOfficer,
    Params((number, id)): Params<(String, String)>,
    parts: Parts,
) -> Response {
    let Ok(id) = id.parse() else { return absent(&services, &parts, Context::front(desk)).await };
    match desk.file(&number, id).await {
        Ok(Some((name, media_type, download))) => {
            attachment(&disposition(&name, media_type.extension()), media_type.code(), download)
        }
        Ok(None) => absent(&services, &parts, Context::front(desk)).await,
        Err(_) => page::unavailable(),
    }
}

/// The cleaned copy of a file, for the Front: exactly what a unit gets.
pub async fn front_copy(
    State(services): State<Services>,
    desk: FrontOfficer,
    Params((number, id)): Params<(String, String)>,
    parts: Parts,
) -> Response {
    let Ok(id) = id.parse() else { return absent(&services, &parts, Context::front(desk)).await };
    match desk.copy(&number, id).await {
        Ok(Some((copy_type, download))) => copy(copy_type, 1, download),
        Ok(None) => absent(&services, &parts, Context::front(desk)).await,
        Err(_) => page::unavailable(),
    }
}

/// A cleaned copy of a referral, for the unit that got it.
pub async fn unit_copy(
    State(services): State<Services>,
    desk: UnitOfficer,
    Params((number, position)): Params<(String, String)>,
    parts: Parts,
) -> Response {
    let Ok(position) = position.parse() else { return absent(&services, &parts, Context::unit(desk)).await };
    match desk.copy(&number, position).await {
        Ok(Some((copy_type, download))) => copy(copy_type, position, download),
        Ok(None) => absent(&services, &parts, Context::unit(desk)).await,
        Err(_) => page::unavailable(),
    }
}

/// The page for what is not there, or not for them.
async fn absent(services: &Services, parts: &Parts, context: Context) -> Response {
    page::draw(services, parts, context.status(StatusCode::NOT_FOUND)).await
}

fn copy(copy_type: CopyType, position: i32, download: Download) -> Response {
    let name = copy_type.file_name(usize::try_from(position).unwrap_or_default());
    attachment(&format!("attachment; filename=\"{name}\""), copy_type.content_type(), download)
}

/// Saved and never shown: not by its type, not by what a browser makes of its bytes, and if it were
/// opened all the same, it could do nothing.
fn attachment(disposition: &str, content_type: &'static str, download: Download) -> Response {
    let mut response = Response::new(Body::from_stream(download.into_stream()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(value) = HeaderValue::from_str(disposition) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// `attachment` with a plain name for old clients and the real one for the others (RFC 6266,
/// RFC 5987). The ending is that of what the bytes are, whatever the name says.
fn disposition(name: &str, extension: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let full = format!("{stem}.{extension}");
    let encoded: String = full
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    format!("attachment; filename=\"tai-lieu.{extension}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let value = disposition("a\"; x=\r\ny.exe", "pdf");
        assert!(!value.contains('\r') && !value.contains("exe") && value.matches('"').count() == 2, "{value}");
    }

    #[test]
    fn a_vietnamese_name_is_kept() {
        assert!(disposition("Đơn của tôi.docx", "docx").contains("%C4%90%C6%A1n%20c%E1%BB%A7a%20t%C3%B4i.docx"));
    }
}
