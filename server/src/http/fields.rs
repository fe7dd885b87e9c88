//! What a form posted: names and values in their order, before they mean anything.

use app::components::changed::{CHANGE_SEEN, VERSION};
use app::components::desk_form::PRESSED;
use axum::RequestExt;
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum_extra::extract::Form;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::router::FORM_LIMIT;
use crate::desks::ActError;

/// Fields of one form: more than twice as many as the longest of ours has.
pub(super) const FIELDS_MAX: usize = 200;
/// How browsers send a form without files.
const FORM: &[u8] = b"application/x-www-form-urlencoded";
/// Fields that may come several times.
const LISTS: &[&str] = &["category", "copy"];

/// The fields of a posted form.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The value of a field, trimmed; empty when it was not sent.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// The version for which a form was filled in: the one that whoever did says to have seen since, when it changed
    /// meanwhile.
    ///
    /// # Errors
    /// [`ActError::Stale`] without one: such a form was not drawn by us, and is as old as can be.
    pub fn looked_at(&self) -> Result<i32, ActError> {
        let seen = self.one(CHANGE_SEEN);
        let version = if seen.is_empty() { self.one(VERSION) } else { seen };
        version.parse().map_err(|_| ActError::Stale)
    }

    /// The one-time password, or the recovery code that stands in for it.
    pub fn second_factor(&self) -> &str {
        match self.one("otp") {
            "" => self.one("recovery_code"),
            typed => typed,
        }
    }

    /// Every name and value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All values of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The fields as a form type; `None` when they do not fit it at all.
    #[must_use]
    pub fn to_form<T: DeserializeOwned>(&self) -> Option<T> {
        let mut map = Map::new();
        for (name, value) in &self.0 {
            if LISTS.contains(&name.as_str()) {
                let list = map.entry(name.clone()).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.push(Value::String(value.clone()));
                }
            } else {
                map.entry(name.clone()).or_insert_with(|| Value::String(value.clone()));
            }
        }
        serde_json::from_value(Value::Object(map)).ok()
    }

    /// Without passwords of any kind: these are shown again to nobody, so a page does not even
    /// learn them.
    #[must_use]
    pub fn without_secrets(self) -> Self {
        let secret = |name: &str| {
            name == "otp"
                || name == "recovery_code"
                || name == "secret"
                || name == "receipt"
                || name.contains("password")
        };
        Self(self.0.into_iter().filter(|(name, _)| !secret(name)).collect())
    }

    /// The same with words behind what was typed into a field.
    #[must_use]
    pub fn with_added(&self, name: &str, words: &str) -> Self {
        let typed = self.one(name);
        let added = if typed.is_empty() { words.to_owned() } else { format!("{typed}\n\n{words}") };
        let others = self.0.iter().filter(|(field, _)| field != name).cloned();
        Self(others.chain([(name.to_owned(), added)]).collect())
    }

    /// The same with what the pressed button asks for in place of what its form does: a form may have several.
    #[must_use]
    pub fn with_pressed(self) -> Self {
        let pressed = self.one(PRESSED).to_owned();
        if pressed.is_empty() {
            return self;
        }
        let others = self.0.into_iter().filter(|(field, _)| field != PRESSED && field != "transition");
        Self(others.chain([("transition".to_owned(), pressed)]).collect())
    }

    /// Everything, to be shown again.
    #[must_use]
    pub fn into_pairs(self) -> Vec<(String, String)> {
        self.0
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = TooMuch;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        Self::within(request, FORM_LIMIT).await
    }
}

impl Fields {
    /// The fields of a request of at most so many bytes, and no more than its route takes. A body that
    /// is no form is an empty one: the page then says what is missing.
    ///
    /// # Errors
    /// A body over the limit, or with more fields than any form has: it is not even taken apart.
    pub async fn within(request: Request, limit: usize) -> Result<Self, TooMuch> {
        // Nothing is read of what is no form: a page of files alone takes multipart, and reads it itself.
        let kind = request.headers().get(axum::http::header::CONTENT_TYPE);
        if !kind.is_some_and(|kind| kind.as_bytes().to_ascii_lowercase().starts_with(FORM)) {
            return Ok(Self::default());
        }
        let declared = request
            .headers()
            .get(axum::http::header::CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok())
            .and_then(|length| length.parse::<usize>().ok());
        if declared.is_some_and(|length| length > limit) {
            return Err(TooMuch);
        }
        // Measured here as well: a body may come without saying how long it is, and the page of
        // files shares its route, with a far higher limit, with pages that take a plain form.
        let (parts, body) = request.with_limited_body().into_parts();
        let Ok(bytes) = axum::body::to_bytes(body, limit).await else { return Err(TooMuch) };
        if bytes.iter().filter(|byte| **byte == b'&').count() >= FIELDS_MAX {
            return Err(TooMuch);
        }
        let request = Request::from_parts(parts, axum::body::Body::from(bytes));
        let form = Form::<Vec<(String, String)>>::from_request(request, &()).await;
        Ok(form.map(|Form(pairs)| Self(pairs.into_iter().map(without_nul).collect())).unwrap_or_default())
    }
}

/// PostgreSQL keeps every character but this one, and nobody types it.
fn without_nul((name, value): (String, String)) -> (String, String) {
    if value.contains('\0') { (name, value.replace('\0', "")) } else { (name, value) }
}

/// Whether a request brings parts, files among them.
#[must_use]
pub fn is_multipart(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"))
}

/// More was sent than any form of ours holds.
#[derive(Clone, Copy, Debug)]
pub struct TooMuch;

impl axum::response::IntoResponse for TooMuch {
    fn into_response(self) -> axum::response::Response {
        let text = "413 – Nội dung gửi lên quá lớn. Vui lòng rút ngắn rồi gửi lại; mã tra cứu và bản nháp vẫn còn.\n\
                    Too much was sent. Please shorten it and try again; your draft is still there.\n";
        (
            axum::http::StatusCode::PAYLOAD_TOO_LARGE,
            [(axum::http::header::CONTENT_TYPE, "text/plain; charset=utf-8")],
            text,
        )
            .into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::case::act::ActForm;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn repeated_fields_become_a_list_and_others_keep_their_first_value() {
        let form: ActForm =
            fields(&[("category", "A1"), ("reason", "một"), ("category", "B2"), ("reason", "hai")]).to_form().unwrap();
        assert_eq!(form.category, ["A1", "B2"]);
        assert_eq!(form.reason, "một");
    }

    #[test]
    fn the_button_that_was_pressed_decides() {
        let one = fields(&[("transition", "T21"), ("version", "3")]).with_pressed();
        assert_eq!(one.one("transition"), "T21");
        let other = fields(&[("transition", "T21"), ("version", "3"), ("instead", "T18")]).with_pressed();
        assert_eq!((other.one("transition"), other.one("version"), other.one("instead")), ("T18", "3", ""));
    }

    #[test]
    fn unknown_fields_do_no_harm() {
        let form: ActForm = fields(&[("transition", "T03"), ("x[]", "y")]).to_form().unwrap();
        assert_eq!(form.transition, "T03");
    }
}
