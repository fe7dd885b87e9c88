//! The forms of the lists that are kept as versions: what a version changes is shown first, and then kept.

use app::components::done::DeskDone;
use app::page::FormState;
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;
use domain::lists::List;

use super::office::{NEW, form_page};
use crate::Services;
use crate::desks::{ActError, OfficeOfficer};
use crate::http::confirm::ConfirmedForm;
use crate::http::page::{self, Context};
use crate::http::params::Params;

/// The list that an address belongs to, and where it is.
const LISTS: [(&str, List, &str); 4] = [
    ("/quan-tri/linh-vuc/{id}", List::Categories, paths::OFFICE_CATEGORIES),
    ("/quan-tri/thoi-han/{id}", List::Deadlines, paths::OFFICE_DEADLINES),
    ("/quan-tri/quy-tac/{id}", List::Rules, paths::OFFICE_RULES),
    ("/quan-tri/chuc-danh/{id}", List::Posts, paths::OFFICE_POSTS),
];

/// The handlers of an entry's page, if the address is one.
pub(super) fn methods(path: &str) -> Option<MethodRouter<Services>> {
    let (_, list, back) = LISTS.into_iter().find(|(known, ..)| *known == path)?;
    let post = move |State(services): State<Services>,
                     Params(id): Params<String>,
                     form: ConfirmedForm<OfficeOfficer>| { post(services, list, back, id, form) };
    Some(get(form_page).post(post))
}

async fn post(
    services: Services,
    list: List,
    back: &'static str,
    id: String,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let key = (list != List::Rules || id != NEW).then_some(id.as_str());
    let done = match form.fields.one("action") {
        "look" => match form.desk.check_entry(list, key, &form.fields).await {
            Ok(()) => return shown(&services, form, None).await,
            Err(error) => Err(error),
        },
        "keep" => form.desk.keep_entry(list, key, &form.fields).await,
        "end" if list == List::Rules => form.desk.end_rule(&id).await,
        _ => form.desk.check_entry(list, key, &form.fields).await.and(Err(Refusal::WrongState.into())),
    };
    match done {
        Err(ActError::Stale) if form.fields.one("action") == "keep" => shown(&services, form, Some("list-stale")).await,
        done => {
            let what = if form.fields.one("action") == "end" { DeskDone::RuleEnded } else { DeskDone::VersionKept };
            form.answer(&services, done, |key| what.at(&format!("{back}/{key}"))).await
        }
    }
}

/// The page with what the form would change, and perhaps why it is shown again.
async fn shown(services: &Services, form: ConfirmedForm<OfficeOfficer>, why: Option<&'static str>) -> Response {
    let typed = FormState::refused(form.fields.without_secrets().into_pairs(), FieldErrors::default());
    let context = Context::office(form.desk);
    let context = match why {
        Some(why) => context.form(typed.with_notice(why)).status(StatusCode::CONFLICT),
        None => context.form(typed),
    };
    page::draw(services, &form.parts, context).await
}
