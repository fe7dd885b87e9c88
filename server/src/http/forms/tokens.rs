//! Allowing and ending tokens of a unit's own systems, and getting one.

use app::page::NewSecret;
use app::paths;
use axum::extract::State;
use axum::response::Response;
use domain::case::guard::Refusal;

use crate::Services;
use crate::desks::{ActError, UnitOfficer};
use crate::http::confirm::{ConfirmedForm, Desk};
use crate::http::page;

/// What is asked for stands in `action`. A new token stands on the answer and nowhere else.
pub async fn post(State(services): State<Services>, form: ConfirmedForm<UnitOfficer>) -> Response {
    let done: Result<(), ActError> = match form.fields.one("action") {
        "make-token" => form.desk.make_token(&form.fields).await,
        "take-token" => match form.desk.take_token(form.fields.one("token")).await {
            Ok(token) => {
                let context = form.desk.context().new_secret(NewSecret(token));
                return page::draw(&services, &form.parts, context).await;
            }
            Err(error) => Err(error),
        },
        "end-token" => form.desk.end_token(form.fields.one("token")).await,
        _ => Err(Refusal::WrongState.into()),
    };
    form.answer(&services, done, |()| paths::UNIT_TOKENS.to_owned()).await
}
