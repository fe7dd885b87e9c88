//! Why a program gets no answer: `application/problem+json` (RFC 9457), in the language it asked for, with a
//! code that stays. Nothing that was sent is repeated, and nothing is told of the inside.

use std::collections::BTreeMap;

use app::components::form::problem_words;
use app::desks::DeskError;
use app::words::{Lang, fill, t, word};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::errors::FieldErrors;
use domain::interface::{Fault, WrongParameter};
use serde::Serialize;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response as Described, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use super::PROBLEMS;
use crate::desks::{ActError, ReadError, refusal_key};

/// The media type of a problem.
pub const KIND: &str = "application/problem+json";

/// What is wrong with one parameter, and the number that belongs into its sentence. No name: it is none of ours.
pub(super) type Wrong = (Option<&'static str>, WrongParameter, Option<u32>);

/// A problem that is about to be told.
#[derive(Clone, Debug)]
pub struct Problem {
    fault: Fault,
    lang: Lang,
    wrong: Vec<Wrong>,
    fields: FieldErrors,
    /// Key of a sentence that says more.
    detail: Option<&'static str>,
    /// Seconds to wait.
    wait: Option<u32>,
}

impl Problem {
    #[must_use]
    pub const fn new(fault: Fault, lang: Lang) -> Self {
        Self { fault, lang, wrong: Vec::new(), fields: FieldErrors::NONE, detail: None, wait: None }
    }

    /// Parameters that are not right.
    pub(super) fn parameters(lang: Lang, wrong: Vec<Wrong>) -> Self {
        Self { wrong, ..Self::new(Fault::BadParameter, lang) }
    }

    /// Asked too often: again after these seconds.
    #[must_use]
    pub fn too_often(lang: Lang, seconds: u32) -> Self {
        Self { wait: Some(seconds), ..Self::new(Fault::TooManyRequests, lang) }
    }

    /// What a desk does not answer.
    #[must_use]
    pub fn of_desk(lang: Lang, error: DeskError) -> Self {
        match error {
            DeskError::NotFound => Self::new(Fault::NotFound, lang),
            DeskError::Unavailable => Self { wait: Some(30), ..Self::new(Fault::Unavailable, lang) },
        }
    }

    /// What a desk does not do.
    pub fn of_act(lang: Lang, error: ActError) -> Self {
        let unavailable = Self { wait: Some(30), ..Self::new(Fault::Unavailable, lang) };
        match error {
            ActError::NotFound => Self::new(Fault::NotFound, lang),
            ActError::Stale => Self::new(Fault::Stale, lang),
            ActError::Invalid(fields) => Self { fields, ..Self::new(Fault::Invalid, lang) },
            ActError::Refused(refusal) => {
                Self { detail: Some(refusal_key(refusal)), ..Self::new(Fault::Refused, lang) }
            }
            ActError::Failed(cause) => Self::of_desk(lang, ReadError::Failed(cause).into()),
            ActError::Files(cause) => {
                tracing::error!(%cause, "a file could not be kept");
                unavailable
            }
            ActError::Wait(_) | ActError::CodeFirst | ActError::Busy | ActError::Interrupted => unavailable,
        }
    }

    fn view(&self) -> ProblemView {
        let parameters = self.wrong.iter().map(|(name, wrong, limit)| WrongView {
            name: *name,
            code: wrong.code(),
            detail: fill(
                self.lang,
                &format!("wrong-parameter-{wrong}"),
                &[("limit", limit.unwrap_or_default().into())],
            ),
        });
        let fields = self.fields.iter().map(|error| FieldView {
            name: error.field,
            code: error.problem.code(),
            detail: problem_words(self.lang, error),
        });
        ProblemView {
            parameters: parameters.collect(),
            fields: fields.collect(),
            detail: self.detail.map(|key| t(self.lang, key)),
            ..ProblemView::of(self.fault, self.lang)
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.view()).unwrap_or_default();
        let mut response = (status, [(CONTENT_TYPE, KIND)], body).into_response();
        if self.fault == Fault::Unauthorized {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.wait {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A problem, as RFC 9457 has it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemView {
    /// Address that says what the problem means. Its last part is a code that stays.
    #[serde(rename = "type")]
    kind: String,
    /// The same in words, in the language that was asked for.
    title: String,
    status: u16,
    /// Why, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// Which parameters are not right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<WrongView>,
    /// Which fields of what was sent are not right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldView>,
}

impl ProblemView {
    pub(super) fn of(fault: Fault, lang: Lang) -> Self {
        Self {
            kind: format!("{PROBLEMS}/{fault}"),
            title: word(lang, "fault", fault.code()),
            status: fault.status(),
            detail: None,
            parameters: Vec::new(),
            fields: Vec::new(),
        }
    }
}

/// What is wrong with a parameter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WrongParameter)]
struct WrongView {
    /// Its name; none when there is no such parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    /// A code that stays.
    #[schema(schema_with = super::document::wrong_parameters)]
    code: &'static str,
    detail: String,
}

/// What is wrong with a field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WrongField)]
struct FieldView {
    name: &'static str,
    /// A code that stays.
    #[schema(schema_with = super::document::field_problems)]
    code: &'static str,
    detail: String,
}

/// The problems that any address may answer with, for the document.
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        all(&[400, 404, 406, 429, 503])
    }
}

/// Those of what is asked with a token.
pub struct TokenProblems;

impl IntoResponses for TokenProblems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        all(&[400, 401, 403, 404, 406, 429, 503])
    }
}

/// Those of what changes something.
pub struct WriteProblems;

impl IntoResponses for WriteProblems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        all(&[400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429, 503])
    }
}

/// The answers with these statuses, each with the codes that it may have.
fn all(statuses: &[u16]) -> BTreeMap<String, RefOr<Described>> {
    let of = |status: u16| Fault::ALL.iter().filter(move |fault| fault.status() == status).map(|fault| fault.code());
    let about = |status: u16| of(status).collect::<Vec<_>>().join(", ");
    statuses.iter().map(|status| (status.to_string(), described(&about(*status)).into())).collect()
}

/// The answer with a problem, for the document.
fn described(about: &str) -> Described {
    let schema = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(about).content(KIND, content).build()
}
