//! The forms of those who answer for personal data or decide about erasures. Each asks for a fresh
//! one-time password.

use app::paths;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::case::guard::Refusal;
use domain::retention::ErasureCause;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, OfficeOfficer};
use crate::http::confirm::ConfirmedForm;
use crate::http::page::Context;

/// Proposes a run for a cause.
pub async fn post_due(
    State(services): State<Services>,
    Path(cause): Path<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let ConfirmedForm { desk, parts, fields } = form;
    let done = match (fields.one("action"), ErasureCause::from_code(&cause)) {
        ("propose", Some(cause)) => desk.propose_erasure(cause).await,
        (_, None) => Err(ActError::NotFound),
        _ => Err(Refusal::WrongState.into()),
    };
    match done {
        Ok(id) => see(&paths::erasure_run(id)),
        Err(error) => again(&services, &parts, Context::office(desk), fields.without_secrets(), error).await,
    }
}

/// Takes up, approves or refuses a run.
pub async fn post_run(
    State(services): State<Services>,
    Path(id): Path<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let ConfirmedForm { desk, parts, fields } = form;
    let done = match (id.parse(), fields.one("action")) {
        (Ok(id), "take-up") => desk.take_up_erasure(id).await.map(|()| id),
        (Ok(id), "approve") => desk.approve_erasure(id).await.map(|()| id),
        (Ok(id), "refuse") => desk.refuse_erasure(id).await.map(|()| id),
        (Ok(_), _) => Err(Refusal::WrongState.into()),
        (Err(_), _) => Err(ActError::NotFound),
    };
    match done {
        Ok(id) => see(&paths::erasure_run(id)),
        Err(error) => again(&services, &parts, Context::office(desk), fields.without_secrets(), error).await,
    }
}

/// Writes down a request that came by another way. The code that was typed is not shown again.
pub async fn post_request(State(services): State<Services>, form: ConfirmedForm<OfficeOfficer>) -> Response {
    let ConfirmedForm { desk, parts, fields } = form;
    let done = match fields.one("action") {
        "enter" => desk.enter_request(&fields).await,
        _ => Err(Refusal::WrongState.into()),
    };
    match done {
        Ok(id) => see(&paths::data_request(id)),
        Err(error) => again(&services, &parts, Context::office(desk), fields.without_secrets(), error).await,
    }
}

/// Grants or refuses a request.
pub async fn post_decision(
    State(services): State<Services>,
    Path(id): Path<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let ConfirmedForm { desk, parts, fields } = form;
    let done = match (id.parse(), fields.one("action")) {
        (Ok(id), "grant") => desk.decide_request(id, true, &fields).await.map(|()| id),
        (Ok(id), "refuse") => desk.decide_request(id, false, &fields).await.map(|()| id),
        (Ok(_), _) => Err(Refusal::WrongState.into()),
        (Err(_), _) => Err(ActError::NotFound),
    };
    match done {
        Ok(id) => see(&paths::data_request(id)),
        Err(error) => again(&services, &parts, Context::office(desk), fields.without_secrets(), error).await,
    }
}

/// Puts a breach on record.
pub async fn post_breach(State(services): State<Services>, form: ConfirmedForm<OfficeOfficer>) -> Response {
    let ConfirmedForm { desk, parts, fields } = form;
    let done = match fields.one("action") {
        "record" => desk.record_breach(&fields).await,
        _ => Err(Refusal::WrongState.into()),
    };
    match done {
        Ok(id) => see(&paths::breach(id)),
        Err(error) => again(&services, &parts, Context::office(desk), fields.without_secrets(), error).await,
    }
}

/// Adds to a breach.
pub async fn post_breach_entry(
    State(services): State<Services>,
    Path(id): Path<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let ConfirmedForm { desk, parts, fields } = form;
    let done = match (id.parse(), fields.one("action")) {
        (Ok(id), "add") => desk.add_to_breach(id, &fields).await.map(|()| id),
        (Ok(_), _) => Err(Refusal::WrongState.into()),
        (Err(_), _) => Err(ActError::NotFound),
    };
    match done {
        Ok(id) => see(&paths::breach(id)),
        Err(error) => again(&services, &parts, Context::office(desk), fields.without_secrets(), error).await,
    }
}
