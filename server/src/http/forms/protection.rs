//! The forms of those who answer for personal data or decide about erasures. Each asks for a fresh
//! one-time password.

use app::paths;
use axum::extract::State;
use axum::response::Response;
use domain::case::guard::Refusal;
use domain::retention::ErasureCause;

use crate::Services;
use crate::desks::{ActError, OfficeOfficer};
use crate::http::confirm::ConfirmedForm;
use crate::http::params::Params;

/// Proposes a run for a cause.
pub async fn post_due(
    State(services): State<Services>,
    Params(cause): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let done = match (form.fields.one("action"), ErasureCause::from_code(&cause)) {
        ("propose", Some(cause)) => form.desk.propose_erasure(cause).await,
        (_, None) => Err(ActError::NotFound),
        _ => Err(Refusal::WrongState.into()),
    };
    form.answer(&services, done, paths::erasure_run).await
}

/// Takes up, approves or refuses a run.
pub async fn post_run(
    State(services): State<Services>,
    Params(id): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let done = match (id.parse(), form.fields.one("action")) {
        (Ok(id), "take-up") => form.desk.take_up_erasure(id).await.map(|()| id),
        (Ok(id), "approve") => form.desk.approve_erasure(id).await.map(|()| id),
        (Ok(id), "refuse") => form.desk.refuse_erasure(id).await.map(|()| id),
        (id, _) => Err(misdirected(id)),
    };
    form.answer(&services, done, paths::erasure_run).await
}

/// Writes down a request that came by another way. The code that was typed is not shown again.
pub async fn post_request(State(services): State<Services>, form: ConfirmedForm<OfficeOfficer>) -> Response {
    let done = match form.fields.one("action") {
        "enter" => form.desk.enter_request(&form.fields).await,
        _ => Err(Refusal::WrongState.into()),
    };
    form.answer(&services, done, paths::data_request).await
}

/// Grants or refuses a request.
pub async fn post_decision(
    State(services): State<Services>,
    Params(id): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let done = match (id.parse(), form.fields.one("action")) {
        (Ok(id), "grant") => form.desk.decide_request(id, true, &form.fields).await.map(|()| id),
        (Ok(id), "refuse") => form.desk.decide_request(id, false, &form.fields).await.map(|()| id),
        (id, _) => Err(misdirected(id)),
    };
    form.answer(&services, done, paths::data_request).await
}

/// Puts a breach on record.
pub async fn post_breach(State(services): State<Services>, form: ConfirmedForm<OfficeOfficer>) -> Response {
    let done = match form.fields.one("action") {
        "record" => form.desk.record_breach(&form.fields).await,
        _ => Err(Refusal::WrongState.into()),
    };
    form.answer(&services, done, paths::breach).await
}

/// Adds to a breach.
pub async fn post_breach_entry(
    State(services): State<Services>,
    Params(id): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let done = match (id.parse(), form.fields.one("action")) {
        (Ok(id), "add") => form.desk.add_to_breach(id, &form.fields).await.map(|()| id),
        (id, _) => Err(misdirected(id)),
    };
    form.answer(&services, done, paths::breach).await
}

/// No such number, or nothing that this page can do.
fn misdirected(id: Result<i64, std::num::ParseIntError>) -> ActError {
    id.map_or(ActError::NotFound, |_| Refusal::WrongState.into())
}
