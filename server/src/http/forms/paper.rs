//! That a paper was signed: number, date and signature, posted to the paper's own page.

use app::paths;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use domain::paper::{PaperForm, PaperKind};

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, FrontOfficer};
use crate::http::fields::Fields;
use crate::http::page::Context;
use crate::http::params::Params;

/// Files the draft that this page shows.
pub async fn post(
    State(services): State<Services>,
    desk: FrontOfficer,
    Params((number, which)): Params<(String, String)>,
    parts: Parts,
    fields: Fields,
) -> Response {
    match file(&services, &desk, &number, &which, &fields).await {
        Ok(position) => see(&paths::front_paper(&number, &position.to_string())),
        Err(error) => again(&services, &parts, Context::front(desk), fields, error).await,
    }
}

async fn file(
    services: &Services,
    desk: &FrontOfficer,
    number: &str,
    which: &str,
    fields: &Fields,
) -> Result<i32, ActError> {
    // What is signed already is not signed again.
    let kind = PaperKind::from_code(which).ok_or(ActError::NotFound)?;
    let form: PaperForm = fields.to_form().unwrap_or_default();
    let version = fields.looked_at()?;
    let signature = form.check(services.clock.today())?;
    desk.file_paper(number, version, kind, signature).await
}
