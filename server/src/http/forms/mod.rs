//! One file a form: who, what, do, then.

pub mod account;
pub mod bulk;
pub mod calendar;
pub mod case;
pub mod commitments;
pub mod entry;
mod files;
pub mod hooks;
pub mod identity;
mod lists;
pub mod office;
pub mod paper;
pub mod protection;
pub mod publication;
pub mod recovery;
pub mod report;
pub mod scan;
mod settings;
pub mod sign_in;
pub mod submit;
pub mod threats;
pub mod ties;
pub mod tokens;
pub mod track;
mod upload;

use app::page::FormState;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::guard::Refusal;
use domain::errors::{FieldErrors, Problem};
use domain::submission::Step;
use time::Duration;

use super::fields::Fields;
use super::page::{self, Context};
use crate::Services;
use crate::desks::{ActError, refusal_key};

/// Seconds after which a file may be sent again that could not be kept.
const FILES_AGAIN: u32 = 60;

/// The next page, to be asked for with GET.
pub(super) fn see(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// The page again, with everything that was typed and what is wrong; or what else there is to say.
pub(super) async fn again(
    services: &Services,
    parts: &Parts,
    context: Context,
    fields: Fields,
    error: ActError,
) -> Response {
    let typed = fields.into_pairs();
    let (status, form) = match error {
        ActError::Invalid(errors) => (StatusCode::UNPROCESSABLE_ENTITY, FormState::refused(typed, errors)),
        ActError::Refused(refusal) => {
            let status =
                if refusal == Refusal::WrongState { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            (status, FormState::refused(typed, FieldErrors::default()).with_notice(refusal_key(refusal)))
        }
        ActError::Stale => {
            (StatusCode::CONFLICT, FormState::refused(typed, FieldErrors::default()).with_notice("err-stale"))
        }
        ActError::Wait(wait) => return later(services, parts, context, typed, wait, "tries-wait").await,
        ActError::CodeFirst => {
            let errors = FieldErrors::one("otp", Problem::Required);
            (StatusCode::UNPROCESSABLE_ENTITY, FormState::refused(typed, errors).with_notice("sign-in-code-first"))
        }
        ActError::Busy => return page::unavailable(),
        // It may have been theirs when they began to write.
        ActError::NotFound => (StatusCode::NOT_FOUND, FormState::refused(typed, FieldErrors::default())),
        ActError::Failed(cause) => {
            tracing::error!(%cause, "a form could not be carried out");
            return page::unavailable();
        }
        ActError::Files(cause) => {
            tracing::error!(%cause, "a file could not be kept");
            return without_files(services, parts, context, typed).await;
        }
        ActError::Interrupted => return page::unavailable(),
    };
    page::draw(services, parts, context.form(form).status(status)).await
}

/// The page again, with everything that was typed: the place that keeps files does not.
async fn without_files(services: &Services, parts: &Parts, context: Context, typed: Vec<(String, String)>) -> Response {
    let form = FormState::refused(typed, FieldErrors::default()).with_notice("err-files-away");
    let context = context.form(form).status(StatusCode::SERVICE_UNAVAILABLE);
    let mut response = page::draw(services, parts, context).await;
    response.headers_mut().insert(header::RETRY_AFTER, FILES_AGAIN.into());
    response
}

/// The page of the form to which a problem belongs that came up only on sending: a holder of names left
/// meanwhile, a body is another one's by now. `None` when it belongs to the last page itself.
pub(super) fn elsewhere(error: &ActError) -> Option<(Step, FieldErrors)> {
    let ActError::Invalid(errors) = error else { return None };
    let step = match errors.iter().next()?.field {
        "identity" => Step::Sender,
        "subject_unit" => Step::Body,
        _ => return None,
    };
    Some((step, errors.clone()))
}

/// That page, as it stands in the draft, with the problem.
pub(super) async fn that_page(
    services: &Services,
    parts: &Parts,
    context: Context,
    path: &str,
    errors: FieldErrors,
) -> Response {
    let Ok(uri) = path.parse() else { return page::unavailable() };
    let mut parts = parts.clone();
    parts.uri = uri;
    let form = FormState::default().with_errors(errors);
    page::draw(services, &parts, context.form(form).status(StatusCode::UNPROCESSABLE_ENTITY)).await
}

/// The page again, with everything that was typed, a sentence about why, and when to come back.
pub(super) async fn later(
    services: &Services,
    parts: &Parts,
    context: Context,
    typed: Vec<(String, String)>,
    wait: Duration,
    sentence: &'static str,
) -> Response {
    let seconds = u32::try_from(wait.whole_seconds()).unwrap_or_default().saturating_add(1);
    let form = FormState::refused(typed, FieldErrors::default()).with_notice(sentence).with_limit(seconds);
    let context = context.form(form).status(StatusCode::TOO_MANY_REQUESTS);
    let mut response = page::draw(services, parts, context).await;
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}
