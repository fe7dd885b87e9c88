//! What officers do with a case: a move or a change, posted to the case's own page.

use app::components::desk_form::{NEXT, THEN};
use app::components::done::DeskDone;
use app::components::inbox::{list_of, read};
use app::desks::{Answer, Beside, FrontDesk, InboxQuery, UnitDesk};
use app::page::FormState;
use app::paths;
use axum::extract::{Query, State};
use axum::http::request::Parts;
use axum::response::Response;
use domain::case::Transition;
use domain::case::act::{Act, ActForm, Edit};
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, FrontOfficer, UnitOfficer};
use crate::http::fields::Fields;
use crate::http::page::{self, Context};
use crate::http::params::Params;

/// A move or a change, with the version that the officer looked at.
enum Wish {
    /// The move, and whether what in its words may tell the sender is to stay.
    Act(Act, bool),
    Edit(Edit),
}

fn wish(services: &Services, fields: &Fields) -> Result<(Wish, i32), ActError> {
    let form: ActForm = fields.to_form().unwrap_or_default();
    let version = fields.looked_at()?;
    let today = services.clock.today();
    if let Some(edit) = Edit::check(&form, today) {
        return Ok((Wish::Edit(edit?), version));
    }
    let transition = Transition::from_code(form.transition.trim()).ok_or(Refusal::WrongState)?;
    match Act::check(transition, &form, today) {
        Some(act) => Ok((Wish::Act(act?, form.leaves_marks(transition)), version)),
        None => Err(Refusal::WrongActor.into()),
    }
}

/// An address of the desk, in the list from which it was opened.
fn in_list(parts: &Parts, address: String) -> String {
    let list = list_of(parts.uri.query().unwrap_or_default());
    if list.is_empty() { address } else { format!("{address}?{list}") }
}

/// That list, where the button says that its next case is wanted.
fn goes_on(parts: &Parts, fields: &Fields) -> Option<InboxQuery> {
    let query = list_of(parts.uri.query().unwrap_or_default());
    let wanted = fields.one(THEN) == NEXT && !query.is_empty();
    let Query(given) = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).ok().filter(|_| wanted)?;
    Some(read(|key| given.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone())))
}

/// The case behind the one that was handed on, in the same list; the list itself, when it was the last.
fn next(parts: &Parts, beside: Answer<Beside>, inbox: &str, case: fn(&str) -> String) -> String {
    match beside.ok().and_then(|beside| beside.behind) {
        Some(number) => DeskDone::HandedOn.at(&in_list(parts, case(&number))),
        None => DeskDone::LastHandedOn.at(&in_list(parts, inbox.to_owned())),
    }
}

/// The front desk's case page.
pub async fn post_front(
    State(services): State<Services>,
    desk: FrontOfficer,
    Params(number): Params<String>,
    parts: Parts,
    fields: Fields,
) -> Response {
    let fields = fields.with_pressed();
    if fields.one("insert") == "yes" {
        return match desk.with_template(&number, &fields).await {
            Ok(filled) => {
                let typed = FormState::refused(filled.into_pairs(), FieldErrors::default());
                page::draw(&services, &parts, Context::front(desk).form(typed)).await
            }
            Err(error) => again(&services, &parts, Context::front(desk), fields, error).await,
        };
    }
    let wish = wish(&services, &fields);
    let classified = matches!(wish, Ok((Wish::Edit(Edit::Classify(_)), _)));
    let goes_on = goes_on(&parts, &fields);
    let done = match wish {
        Ok((Wish::Act(act, seen), version)) => desk.act(&number, version, act, seen).await,
        Ok((Wish::Edit(edit), version)) => desk.edit(&number, version, edit).await,
        Err(error) => Err(error),
    };
    let case = in_list(&parts, paths::front_case(&number));
    match (done, goes_on) {
        // A change may have taken the case away from this officer: the inbox is always theirs.
        (Ok(()), _) if !desk.may_see(&number).await => see(&format!("{}?chuyen=1", paths::FRONT)),
        (Ok(()), _) if classified => see(&DeskDone::Classified.at(&case)),
        (Ok(()), Some(list)) => {
            let beside = FrontDesk::beside(&desk, &list, &number).await;
            see(&next(&parts, beside, paths::FRONT, paths::front_case))
        }
        (Ok(()), None) => see(&case),
        (Err(error), _) => again(&services, &parts, Context::front(desk), fields, error).await,
    }
}

/// The unit desk's case page.
pub async fn post_unit(
    State(services): State<Services>,
    desk: UnitOfficer,
    Params(number): Params<String>,
    parts: Parts,
    fields: Fields,
) -> Response {
    if fields.one("insert") == "yes" {
        return match desk.with_template(&number, &fields).await {
            Ok(filled) => {
                let typed = FormState::refused(filled.into_pairs(), FieldErrors::default());
                page::draw(&services, &parts, Context::unit(desk).form(typed)).await
            }
            Err(error) => again(&services, &parts, Context::unit(desk), fields, error).await,
        };
    }
    let wish = wish(&services, &fields);
    let returned = matches!(wish, Ok((Wish::Act(Act::Return { .. }, _), _)));
    let goes_on = goes_on(&parts, &fields);
    let done = match wish {
        Ok((Wish::Act(act, seen), version)) => desk.act(&number, version, act, seen).await,
        Ok((Wish::Edit(Edit::ShowEvidence { promise, evidence }), version)) => {
            desk.show_evidence(&number, version, promise, evidence).await
        }
        Ok((Wish::Edit(_), _)) => Err(Refusal::WrongActor.into()),
        Err(error) => Err(error),
    };
    match (done, goes_on) {
        (Ok(()), Some(list)) if desk.may_see(&number).await => {
            let beside = UnitDesk::beside(&desk, &list, &number).await;
            see(&next(&parts, beside, paths::UNIT, paths::unit_case))
        }
        (Ok(()), _) if desk.may_see(&number).await => see(&in_list(&parts, paths::unit_case(&number))),
        (Ok(()), _) if returned => see(&format!("{}?tra-lai=1", paths::UNIT)),
        (Ok(()), _) => see(paths::UNIT),
        (Err(error), _) => again(&services, &parts, Context::unit(desk), fields, error).await,
    }
}
