//! One file a form: who, what, do, then.

pub mod case;
pub mod office;
pub mod sign_in;
pub mod submit;
pub mod ties;
pub mod track;

use app::page::FormState;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;

use super::fields::Fields;
use super::page::{self, Context};
use crate::Services;
use crate::desks::{ActError, refusal_key};

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
        ActError::NotFound => return page::draw(services, parts, context.status(StatusCode::NOT_FOUND)).await,
        ActError::Failed(cause) => {
            tracing::error!(%cause, "a form could not be carried out");
            return page::unavailable();
        }
        ActError::Files(cause) => {
            tracing::error!(%cause, "a file could not be kept");
            return page::unavailable();
        }
        ActError::Interrupted => return page::unavailable(),
    };
    page::draw(services, parts, context.form(form).status(status)).await
}
