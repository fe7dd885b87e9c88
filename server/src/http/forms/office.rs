//! The forms of the office desk.

use app::components::done::DeskDone;
use app::desks::PeopleImport;
use app::page::FormState;
use app::paths;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use domain::case::guard::Refusal;
use domain::errors::{FieldErrors, Problem};

use super::{again, calendar, lists, protection, upload};
use crate::Services;
use crate::desks::office::ImportError;
use crate::desks::{ActError, OfficeOfficer};
use crate::http::confirm::{Confirmed, ConfirmedForm};
use crate::http::fields::Fields;
use crate::http::page::{self, Context};
use crate::http::params::Params;

/// In the address of something that does not exist yet.
pub(super) const NEW: &str = "moi";
/// Megabytes of an imported file, with what stands around it in the form.
pub(super) const IMPORT_MEGABYTES: u32 = 1;

/// The handlers of an office page: reading for all, forms where there is one. A page with a form
/// asks for a fresh one-time password before it is filled in.
pub fn methods(path: &str, page: MethodRouter<Services>) -> MethodRouter<Services> {
    match path {
        "/quan-tri/don-vi/{id}" => get(form_page).post(post_unit),
        "/quan-tri/can-bo/{id}" => get(form_page).post(post_person),
        paths::BREACHES => page.post(protection::post_breach),
        "/quan-tri/mau-cau/{id}" => get(form_page).post(post_template),
        "/quan-tri/vi-pham-du-lieu/{id}" => page.post(protection::post_breach_entry),
        paths::DATA_REQUESTS => page.post(protection::post_request),
        "/quan-tri/yeu-cau-du-lieu/{id}" => page.post(protection::post_decision),
        "/quan-tri/luu-giu/{id}" => page.post(protection::post_run),
        "/quan-tri/luu-giu/den-han/{cause}" => page.post(protection::post_due),
        paths::OFFICE_PEOPLE_IMPORT => get(form_page).post(post_import).layer(import_limit()),
        paths::OFFICE_CALENDAR_IMPORT => page.post(calendar::post).layer(import_limit()),
        _ => lists::methods(path).unwrap_or(page),
    }
}

fn import_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(IMPORT_MEGABYTES as usize * 1024 * 1024)
}

pub(super) async fn form_page(
    State(services): State<Services>,
    Confirmed(desk): Confirmed<OfficeOfficer>,
    parts: Parts,
) -> Response {
    page::draw(&services, &parts, Context::office(desk)).await
}

/// A body, new or known; moving or closing it is asked for in `action`.
async fn post_unit(
    State(services): State<Services>,
    Params(id): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let (desk, fields) = (&form.desk, &form.fields);
    let (done, what) = match id.parse() {
        Ok(id) => {
            let (done, what) = match fields.one("action") {
                "close" => (desk.close_unit(id).await, None),
                "move" => (desk.propose_move(id, fields).await, Some(DeskDone::MoveProposed)),
                "approve-move" => (desk.approve_move(id, fields).await, Some(DeskDone::MoveApproved)),
                "refuse-move" => (desk.refuse_move(id, fields).await, Some(DeskDone::MoveDropped)),
                "withdraw-move" => (desk.withdraw_move(id, fields).await, Some(DeskDone::MoveDropped)),
                _ => (desk.change_unit(id, fields).await, None),
            };
            (done.map(|()| id), what)
        }
        Err(_) if id == NEW => (desk.add_unit(fields).await, None),
        Err(_) => (Err(ActError::NotFound), None),
    };
    let to = |id| what.map_or_else(|| paths::office_unit(id), |what| what.at(&paths::office_unit(id)));
    form.answer(&services, done, to).await
}

/// A template, new or known. A preview keeps nothing: the page comes back as it was filled in.
async fn post_template(
    State(services): State<Services>,
    Params(id): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let series = if id == NEW { Ok(None) } else { id.parse().map(Some).map_err(|_| ActError::NotFound) };
    if form.fields.one("preview") == "yes" && series.is_ok() {
        return match form.desk.check_template(&form.fields) {
            Ok(_) => {
                let typed = FormState::refused(form.fields.without_secrets().into_pairs(), FieldErrors::default());
                page::draw(&services, &form.parts, Context::office(form.desk).form(typed)).await
            }
            Err(error) => form.answer(&services, Err(error), paths::office_template).await,
        };
    }
    let done = match series {
        Ok(Some(series)) if form.fields.one("action") == "end" => form.desk.end_template(series).await,
        Ok(series) => form.desk.keep_template(series, &form.fields).await,
        Err(error) => Err(error),
    };
    form.answer(&services, done, paths::office_template).await
}

/// An account, new or known; what is asked for stands in `action`.
async fn post_person(
    State(services): State<Services>,
    Params(id): Params<String>,
    form: ConfirmedForm<OfficeOfficer>,
) -> Response {
    let done = match id.parse() {
        Ok(id) => change_person(&form.desk, id, &form.fields).await.map(|()| id),
        Err(_) if id == NEW => form.desk.add_person(&form.fields).await,
        Err(_) => Err(ActError::NotFound),
    };
    form.answer(&services, done, paths::office_person).await
}

async fn change_person(desk: &OfficeOfficer, id: i64, fields: &Fields) -> Result<(), ActError> {
    match fields.one("action") {
        "save" => desk.change_person(id, fields).await,
        "add-membership" => desk.add_membership(id, fields).await,
        "end-membership" => {
            let membership = fields.one("membership").parse().map_err(|_| ActError::Stale)?;
            desk.end_membership(id, membership).await
        }
        "same-person" => desk.say_same_person(id, fields, true).await,
        "other-person" => desk.say_same_person(id, fields, false).await,
        "recover" => desk.open_recovery(id, fields).await,
        "disable" => desk.set_active(id, false).await,
        "enable" => desk.set_active(id, true).await,
        _ => Err(Refusal::WrongState.into()),
    }
}

/// A file of accounts. The passwords stand in this one answer: there is no address at which they
/// could be read again.
async fn post_import(
    State(services): State<Services>,
    Confirmed(desk): Confirmed<OfficeOfficer>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts.clone(), body);
    let done = match file(request).await {
        Ok(file) => desk.import_people(&file).await,
        Err(problem) => Err(problem.into()),
    };
    let context = Context::office(desk);
    match done {
        Ok(people) => page::draw(&services, &parts, context.imported(PeopleImport::Made(people))).await,
        Err(ImportError::Rows(rows)) => {
            let context = context.imported(PeopleImport::Refused(rows)).status(StatusCode::UNPROCESSABLE_ENTITY);
            page::draw(&services, &parts, context).await
        }
        Err(ImportError::Whole(error)) => again(&services, &parts, context, Fields::default(), error).await,
    }
}

/// What was sent as `file`.
async fn file(request: Request) -> Result<Vec<u8>, FieldErrors> {
    let missing = || FieldErrors::one("file", Problem::Required);
    let sent = upload::parts(request).await.map_err(|problem| problem.errors("file", IMPORT_MEGABYTES))?;
    sent.into_iter().find(|part| part.name == "file" && !part.is_unused()).map(|part| part.bytes).ok_or_else(missing)
}

#[cfg(test)]
mod tests;
