//! The forms of a unit's record of commitments.

use app::paths;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use domain::case::guard::Refusal;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, UnitOfficer};
use crate::http::fields::Fields;
use crate::http::page::Context;
use crate::http::params::Params;

/// The word that stands in the address of a new one.
const NEW: &str = "moi";

/// A new commitment, the correction of one, or the judgement about it.
pub async fn post(
    State(services): State<Services>,
    desk: UnitOfficer,
    Params(id): Params<String>,
    parts: Parts,
    fields: Fields,
) -> Response {
    let done = match (id.parse(), fields.one("action")) {
        (Ok(id), "judge") => desk.judge_commitment(id, &fields).await,
        (Ok(id), "correct") => desk.correct_commitment(id, &fields).await,
        (Err(_), _) if id == NEW => desk.record_commitment(&fields).await,
        (Ok(id), _) if desk.reads_commitment(id).await => Err(Refusal::WrongState.into()),
        _ => Err(ActError::NotFound),
    };
    match done {
        Ok(id) => see(&paths::unit_commitment(id)),
        Err(error) => again(&services, &parts, Context::unit(desk), fields, error).await,
    }
}
