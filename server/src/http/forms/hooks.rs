//! Where the system that has a token is told of news.

use app::page::NewSecret;
use app::paths;
use axum::extract::State;
use axum::response::Response;
use domain::case::guard::Refusal;

use crate::Services;
use crate::desks::{ActError, UnitOfficer};
use crate::http::confirm::{ConfirmedForm, Desk};
use crate::http::page;
use crate::http::params::Params;

/// What is asked for stands in `action`. A new secret stands on the answer and nowhere else.
pub async fn post(
    State(services): State<Services>,
    Params(token): Params<i64>,
    form: ConfirmedForm<UnitOfficer>,
) -> Response {
    let made = match form.fields.one("action") {
        "make-hook" => form.desk.make_hook(token, form.fields.one("hook_address")).await.map(Some),
        "turn-hook" => form.desk.turn_hook(token).await.map(Some),
        "test-hook" => form.desk.test_hook(token).await.map(|()| None),
        "end-hook" => form.desk.end_hook(token).await.map(|()| None),
        _ if form.desk.sees_hook(token).await => Err(Refusal::WrongState.into()),
        _ => Err(ActError::NotFound),
    };
    match made {
        Ok(Some(secret)) => {
            let context = form.desk.context().new_secret(NewSecret(secret));
            page::draw(&services, &form.parts, context).await
        }
        Ok(None) => form.answer(&services, Ok(()), |()| paths::unit_hook(token)).await,
        Err(error) => form.answer::<()>(&services, Err(error), |()| String::new()).await,
    }
}
