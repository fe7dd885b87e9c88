//! Ending an entry of the queue of senders who are threatened.

use app::paths;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use domain::opening;
use domain::threat::HelpGiven;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, FrontOfficer};
use crate::http::fields::Fields;
use crate::http::page::Context;

/// What was done for the sender, or that the case is to be taken up again.
pub async fn post(
    State(services): State<Services>,
    desk: FrontOfficer,
    Path(id): Path<String>,
    parts: Parts,
    fields: Fields,
) -> Response {
    let done = match (id.parse(), fields.one("action")) {
        (Ok(id), "answer") => {
            let given = HelpGiven::check(fields.one("help"), fields.one("note"));
            desk.answer_threat(id, given).await.map(|()| id)
        }
        (Ok(id), "propose-restore") => match opening::reason("reason", fields.one("reason")) {
            Ok(reason) => desk.propose_restore_of(id, reason).await.map(|()| id),
            Err(missing) => Err(missing.into()),
        },
        _ => Err(ActError::NotFound),
    };
    match done {
        Ok(id) => see(&paths::threat(id)),
        Err(error) => again(&services, &parts, Context::front(desk), fields, error).await,
    }
}
