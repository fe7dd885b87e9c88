//! Whether a case is published, posted to the page on which somebody decides about it.

use app::paths;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use domain::case::guard::Refusal;
use domain::publication::PublicationForm;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, FrontOfficer};
use crate::http::fields::Fields;
use crate::http::page::Context;

/// Drafts, approves, gives back, declines, takes down.
pub async fn post(
    State(services): State<Services>,
    desk: FrontOfficer,
    Path(number): Path<String>,
    parts: Parts,
    fields: Fields,
) -> Response {
    match wish(&desk, &number, &fields).await {
        Ok(()) => see(&paths::front_publication(&number)),
        Err(error) => again(&services, &parts, Context::front(desk), fields, error).await,
    }
}

async fn wish(desk: &FrontOfficer, number: &str, fields: &Fields) -> Result<(), ActError> {
    let form: PublicationForm = fields.to_form().unwrap_or_default();
    let version = fields.looked_at()?;
    let wish = form.check().ok_or(Refusal::WrongState)??;
    desk.publish(number, version, wish).await
}
