//! What is posted to the page of a report: its texts to be looked at, that it was signed, that a month is counted
//! again.

use app::components::done::DeskDone;
use app::page::FormState;
use app::paths;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;
use domain::reports::Period;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, FrontOfficer};
use crate::http::fields::Fields;
use crate::http::page::{self, Context};
use crate::http::params::Params;

/// Does what `action` asks for. A preview keeps nothing: the page comes back with what was typed on the sheet.
pub async fn post(
    State(services): State<Services>,
    desk: FrontOfficer,
    Params((front, period)): Params<(i64, String)>,
    parts: Parts,
    fields: Fields,
) -> Response {
    let done = match Period::parse(&period) {
        Some(_) if fields.one("preview") == "yes" => match desk.check_report(front, &fields) {
            Ok(_) => {
                let typed = FormState::refused(fields.into_pairs(), FieldErrors::default());
                return page::draw(&services, &parts, Context::front(desk).form(typed)).await;
            }
            Err(error) => Err(error),
        },
        Some(period) => act(&desk, front, period, &fields).await,
        None => Err(ActError::NotFound),
    };
    match done {
        Ok(to) => see(&to),
        Err(error) => again(&services, &parts, Context::front(desk), fields, error).await,
    }
}

/// Leads to where what was done is seen.
async fn act(desk: &FrontOfficer, front: i64, period: Period, fields: &Fields) -> Result<String, ActError> {
    match fields.one("action") {
        "file-report" => {
            let position = desk.file_report(front, period, fields).await?;
            Ok(DeskDone::ReportFiled.at(&paths::signed_report(front, period, position)))
        }
        "count-again" => {
            desk.correct_report(front, period, fields).await?;
            Ok(DeskDone::CountedAgain.at(&paths::report(front, period)))
        }
        _ => desk.sees_reports_of(front).and(Err(Refusal::WrongState.into())),
    }
}
