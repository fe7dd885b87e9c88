//! Why a program gets no answer: `application/problem+json` (RFC 9457), in the language it asked for, with a
//! code that stays. Nothing that was sent is repeated, and nothing is told of the inside.

use std::collections::BTreeMap;

use app::desks::DeskError;
use app::words::{Lang, fill, word};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::interface::{Fault, WrongParameter};
use serde::Serialize;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response as Described, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use super::PROBLEMS;

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
    /// Seconds to wait.
    wait: Option<u32>,
}

impl Problem {
    #[must_use]
    pub const fn new(fault: Fault, lang: Lang) -> Self {
        Self { fault, lang, wrong: Vec::new(), wait: None }
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
        ProblemView { parameters: parameters.collect(), ..ProblemView::of(self.fault, self.lang) }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.view()).unwrap_or_default();
        let mut response = (status, [(CONTENT_TYPE, KIND)], body).into_response();
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
    /// Which parameters are not right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parameters: Vec<WrongView>,
}

impl ProblemView {
    pub(super) fn of(fault: Fault, lang: Lang) -> Self {
        Self {
            kind: format!("{PROBLEMS}/{fault}"),
            title: word(lang, "fault", fault.code()),
            status: fault.status(),
            parameters: Vec::new(),
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

/// The problems that any address may answer with, for the document.
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        let known = [
            (Fault::BadParameter, "A parameter is not right."),
            (Fault::NotFound, "There is nothing, or not for whoever asks."),
            (Fault::NotAcceptable, "Something else than JSON is wanted."),
            (Fault::TooManyRequests, "Asked too often: again after the seconds in Retry-After."),
            (Fault::Unavailable, "The store does not answer now."),
        ];
        known.into_iter().map(|(fault, about)| (fault.status().to_string(), described(about).into())).collect()
    }
}

/// The answer with a problem, for the document.
fn described(about: &str) -> Described {
    let schema = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(about).content(KIND, content).build()
}
