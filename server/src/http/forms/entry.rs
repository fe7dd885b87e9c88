//! What an officer writes down for somebody, page by page.

use app::page::FormState;
use app::paths;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::errors::FieldErrors;
use domain::submission::EntryStep;

use super::files::{self, Button, Halt};
use super::{again, elsewhere, see, that_page};
use crate::Services;
use crate::desks::{ActError, Entered, EntryOfficer};
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::page::{self, Context};
use crate::http::params::Params;
use crate::http::router::FORM_LIMIT;

/// Shows the first page. A browser without a draft gets one here: a key in its cookie.
pub async fn start(State(services): State<Services>, desk: EntryOfficer, parts: Parts) -> Response {
    show(&services, desk, &parts, EntryStep::Source).await
}

/// Shows a further page, or leads back to the first one that is still to be filled in.
pub async fn step(
    State(services): State<Services>,
    desk: EntryOfficer,
    Params(name): Params<String>,
    parts: Parts,
) -> Response {
    match EntryStep::from_code(&name) {
        Some(step) => show(&services, desk, &parts, step).await,
        None => page::not_found(&services, &parts, Some(desk.officer().clone())).await,
    }
}

async fn show(services: &Services, desk: EntryOfficer, parts: &Parts, step: EntryStep) -> Response {
    let Ok((desk, cookie)) = desk.with_draft().await else { return page::unavailable() };
    match desk.written().await {
        Ok(mut draft) if draft.admits_entry(step) => {
            let typed = draft.unsent.remove(step.code());
            let mut response = page::draw(services, parts, Context::entry(desk).typed(typed)).await;
            keep(services, &mut response, cookie);
            response
        }
        Ok(draft) => see(&paths::entry_step(draft.next_entry_step())),
        Err(_) => page::unavailable(),
    }
}

fn keep(services: &Services, response: &mut Response, cookie: Option<String>) {
    if let Some(cookie) = cookie {
        Cookie::Entry.set(&services.config.base_url, response.headers_mut(), &cookie);
    }
}

/// Takes the first page.
pub async fn post_start(
    State(services): State<Services>,
    desk: EntryOfficer,
    parts: Parts,
    fields: Fields,
) -> Response {
    take(&services, desk, &parts, EntryStep::Source, fields).await
}

/// Takes a further page. The page of files comes as multipart, all others as a plain form.
pub async fn post_step(
    State(services): State<Services>,
    desk: EntryOfficer,
    Params(name): Params<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(step) = EntryStep::from_code(&name) else {
        return page::not_found(&services, &parts, Some(desk.officer().clone())).await;
    };
    let request = Request::from_parts(parts.clone(), body);
    if step == EntryStep::Files {
        return take_files(&services, desk, &parts, request).await;
    }
    match Fields::within(request, FORM_LIMIT).await {
        Ok(fields) => take(&services, desk, &parts, step, fields).await,
        Err(too_much) => too_much.into_response(),
    }
}

async fn take(services: &Services, desk: EntryOfficer, parts: &Parts, step: EntryStep, fields: Fields) -> Response {
    if fields.one("action") == "discard" {
        return discard(services, &desk).await;
    }
    let Ok((desk, cookie)) = desk.with_draft().await else { return page::unavailable() };
    let mut response = if step == EntryStep::Check {
        enter(services, desk, parts, fields).await
    } else if let (Some(before), "back") = (step.previous(), fields.one("action")) {
        match desk.set_aside(step, &fields).await {
            Ok(()) => see(&paths::entry_step(before)),
            Err(error) => again(services, parts, Context::entry(desk), fields, error).await,
        }
    } else {
        match desk.save(step, &fields).await {
            Ok(EntryStep::Subject) if step == EntryStep::Subject => {
                // The place was taken over, and what was typed stays: only the lists are others.
                let typed = FormState::refused(fields.into_pairs(), FieldErrors::default());
                page::draw(services, parts, Context::entry(desk).form(typed)).await
            }
            Ok(next) => see(&paths::entry_step(next)),
            Err(error) => again(services, parts, Context::entry(desk), fields, error).await,
        }
    };
    keep(services, &mut response, cookie);
    response
}

/// Begins anew: what was written down for one person must not stand in the form of the next.
async fn discard(services: &Services, desk: &EntryOfficer) -> Response {
    if desk.discard().await.is_err() {
        return page::unavailable();
    }
    let mut response = see(paths::ENTRY);
    Cookie::Entry.clear(&services.config.base_url, response.headers_mut());
    response
}

/// The last page. The slip is the answer itself and stands at no address: the code on it is kept
/// nowhere. Posting the same once more gives the same slip.
async fn enter(services: &Services, desk: EntryOfficer, parts: &Parts, fields: Fields) -> Response {
    match desk.enter(&fields).await {
        Ok(Entered::Slip(slip)) => {
            let mut response = page::draw(services, parts, Context::entry(desk).slip(*slip)).await;
            Cookie::Entry.clear(&services.config.base_url, response.headers_mut());
            response
        }
        Ok(Entered::Unfinished(step)) => see(&paths::entry_step(step)),
        Err(ActError::NotFound) => see(paths::ENTRY),
        Err(error @ ActError::Stale) => {
            // The code belongs to other words. The page of the draft says so, if there is one.
            match desk.written().await {
                Ok(draft) if draft.admits_entry(EntryStep::Check) => {
                    again(services, parts, Context::entry(desk), fields, error).await
                }
                _ => (StatusCode::CONFLICT, "409\n").into_response(),
            }
        }
        Err(error) => match elsewhere(&error) {
            Some((step, errors)) => {
                let path = paths::entry_step(EntryStep::of(step));
                that_page(services, parts, Context::entry(desk), &path, errors).await
            }
            None => again(services, parts, Context::entry(desk), fields, error).await,
        },
    }
}

async fn take_files(services: &Services, desk: EntryOfficer, parts: &Parts, request: Request) -> Response {
    // An officer who is signed in sends from a form of ours, and as many files as there are.
    let mut received = match files::receive(desk.drafts(), request, true, |_| Ok(())).await {
        Ok(received) => received,
        Err(Halt::Failed(ActError::NotFound)) => return see(paths::ENTRY),
        Err(halt) => return halt.answer(services, parts, Context::entry(desk)).await,
    };
    if let Some(error) = received.failure() {
        return again(services, parts, Context::entry(desk), received.told(), error).await;
    }
    let problems = received.problems();
    let done = match received.button {
        Button::Back => Ok(EntryStep::Matter),
        Button::Remove(index) => desk.drafts().drop_file(index).await.map(|()| EntryStep::Files),
        _ if !problems.is_empty() => Err(problems.into()),
        _ if received.stays() => Ok(EntryStep::Files),
        _ => desk.save(EntryStep::Files, &Fields::default()).await,
    };
    match done {
        Ok(next) => see(&paths::entry_step(next)),
        Err(error) => again(services, parts, Context::entry(desk), received.told(), error).await,
    }
}
