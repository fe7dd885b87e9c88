//! Several cases of a list moved at once, posted to the list itself.

use app::desks::bulk::{AT_FRONT, AT_UNIT, MOST_AT_ONCE, Moved};
use app::paths;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use domain::case::Transition;
use domain::case::act::Act;
use domain::case::guard::Refusal;
use domain::case_number::CaseNumber;
use domain::errors::{FieldErrors, Problem};
use domain::role::Desk;
use domain::unit::OfficerId;

use super::{again, see, settings};
use crate::Services;
use crate::desks::{ActError, FrontOfficer, UnitOfficer};
use crate::http::fields::Fields;
use crate::http::page::Context;

/// The cases that were ticked, each once, and what is to be done with them.
fn chosen(fields: &Fields, known: &[Transition]) -> Result<(Vec<String>, Act), ActError> {
    let mut numbers: Vec<String> = Vec::new();
    for typed in fields.all("case") {
        let number = CaseNumber::parse(typed).map_err(|_| FieldErrors::one("case", Problem::BadChoice))?;
        if numbers.iter().all(|known| known != number.as_str()) {
            numbers.push(number.as_str().to_owned());
        }
    }
    let mut errors = FieldErrors::default();
    if numbers.is_empty() {
        errors.add("case", Problem::Required);
    }
    if numbers.len() > MOST_AT_ONCE {
        errors.add_limit("case", Problem::TooMany, u32::try_from(MOST_AT_ONCE).unwrap_or(u32::MAX));
    }
    errors.into_result(())?;
    let transition = Transition::from_code(fields.one("transition")).filter(|made| known.contains(made));
    let act = match transition.ok_or(Refusal::WrongState)? {
        Transition::Receive => Act::Receive,
        Transition::StartTriage => Act::StartTriage,
        Transition::Accept => Act::Accept { document_no: None, document_on: None },
        Transition::Assign => {
            let to = fields.one("assignee").parse().map_err(|_| FieldErrors::one("assignee", Problem::Required))?;
            Act::Assign { to: OfficerId(to) }
        }
        _ => return Err(Refusal::WrongState.into()),
    };
    Ok((numbers, act))
}

/// The list as it was, with what was done.
fn back(parts: &Parts, moved: &Moved) -> String {
    let query = parts.uri.query().unwrap_or_default();
    let kept = query.split('&').filter(|part| !part.is_empty() && part.split('=').next() != Some(paths::MOVED));
    let kept: Vec<&str> = kept.collect();
    let sign = if kept.is_empty() { "" } else { "&" };
    format!("{}?{}{sign}{}={}", parts.uri.path(), kept.join("&"), paths::MOVED, moved.code())
}

/// The front desk's list.
pub async fn post_front(
    State(services): State<Services>,
    desk: FrontOfficer,
    parts: Parts,
    fields: Fields,
) -> Response {
    match settings::set(desk.officer(), Desk::Front, &parts, &fields).await {
        Some(Ok(to)) => return see(&to),
        Some(Err(error)) => return again(&services, &parts, Context::front(desk), fields, error).await,
        None => {}
    }
    let (numbers, act) = match chosen(&fields, &AT_FRONT) {
        Ok(chosen) => chosen,
        Err(error) => return again(&services, &parts, Context::front(desk), fields, error).await,
    };
    let mut moved = Moved::new(act.transition());
    for number in numbers {
        moved.count(desk.one_of_several(&number, act.clone()).await);
    }
    see(&back(&parts, &moved))
}

/// The unit desk's list.
pub async fn post_unit(State(services): State<Services>, desk: UnitOfficer, parts: Parts, fields: Fields) -> Response {
    match settings::set(desk.officer(), Desk::Unit, &parts, &fields).await {
        Some(Ok(to)) => return see(&to),
        Some(Err(error)) => return again(&services, &parts, Context::unit(desk), fields, error).await,
        None => {}
    }
    let (numbers, act) = match chosen(&fields, &AT_UNIT) {
        Ok(chosen) => chosen,
        Err(error) => return again(&services, &parts, Context::unit(desk), fields, error).await,
    };
    let mut moved = Moved::new(act.transition());
    for number in numbers {
        moved.count(desk.one_of_several(&number, act.clone()).await);
    }
    see(&back(&parts, &moved))
}
