//! The public form, page by page.

use app::page::FormState;
use app::paths;
use app::words::Lang;
use axum::Extension;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::submission::Step;

use super::{again, elsewhere, files, see, that_page};
use crate::Services;
use crate::desks::{ActError, Sent, Visitor};
use crate::http::common;
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::gate::{self, Deed};
use crate::http::origin::Provenance;
use crate::http::page::{self, Context};
use crate::http::params::Params;
use crate::http::router::FORM_LIMIT;

/// Bytes of a page on which nobody tells a story.
const STEP_LIMIT: usize = 64 * 1024;

/// Shows the first page. A browser without a draft gets one here: a key in its cookie; nothing is
/// stored before the page is sent. Of those who come new each gets the same page, with a token of
/// their own.
pub async fn start(State(services): State<Services>, visitor: Visitor, parts: Parts) -> Response {
    if visitor.has_draft() {
        return show(&services, visitor, &parts, Step::Kind).await;
    }
    let Ok((visitor, cookie)) = visitor.with_new_draft() else { return page::unavailable() };
    let token = visitor.form_token();
    let mut response = common::draw(&services, &parts, Context::visitor(visitor), token.as_deref()).await;
    Cookie::Draft.set(&services.config.base_url, response.headers_mut(), &cookie);
    response
}

/// Shows a further page, or leads back to the first one that is still to be filled in.
pub async fn step(
    State(services): State<Services>,
    visitor: Visitor,
    Params(name): Params<String>,
    parts: Parts,
) -> Response {
    match Step::from_code(&name) {
        Some(step) => show(&services, visitor, &parts, step).await,
        None => page::draw(&services, &parts, Context::visitor(visitor)).await,
    }
}

async fn show(services: &Services, visitor: Visitor, parts: &Parts, step: Step) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let Some((visitor, cookie)) = with_draft(visitor) else { return page::unavailable() };
    match visitor.filled_in().await {
        Ok(mut draft) if draft.admits(step) => {
            let typed = draft.unsent.remove(step.code());
            let context = Context::visitor(visitor.showing(draft)).typed(typed);
            let mut response = page::draw(services, parts, context).await;
            if let Some(cookie) = cookie {
                Cookie::Draft.set(&services.config.base_url, response.headers_mut(), &cookie);
            }
            response
        }
        Ok(draft) => see(&paths::step(lang, draft.next_step())),
        Err(_) => page::unavailable(),
    }
}

/// The visitor with a draft, new if need be, and then what goes into the cookie. `None` when no key
/// can be made.
fn with_draft(visitor: Visitor) -> Option<(Visitor, Option<String>)> {
    if visitor.has_draft() {
        return Some((visitor, None));
    }
    let (visitor, cookie) = visitor.with_new_draft().ok()?;
    Some((visitor, Some(cookie)))
}

/// Takes the first page.
pub async fn post_start(
    State(services): State<Services>,
    visitor: Visitor,
    Extension(provenance): Extension<Provenance>,
    parts: Parts,
    fields: Fields,
) -> Response {
    take(&services, visitor, provenance, &parts, Step::Kind, fields).await
}

/// Takes a further page. The page of files comes as multipart, all others as a plain form.
pub async fn post_step(
    State(services): State<Services>,
    visitor: Visitor,
    Extension(provenance): Extension<Provenance>,
    Params(name): Params<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(step) = Step::from_code(&name) else {
        return page::draw(&services, &parts, Context::visitor(visitor)).await;
    };
    let request = Request::from_parts(parts.clone(), body);
    if step == Step::Files {
        return files::take(&services, visitor, provenance, &parts, request).await;
    }
    let limit = if step == Step::Matter { FORM_LIMIT } else { STEP_LIMIT };
    match Fields::within(request, limit).await {
        Ok(fields) => take(&services, visitor, provenance, &parts, step, fields).await,
        Err(too_much) => too_much.into_response(),
    }
}

/// A browser that does not say where a request comes from must show the hidden field of its own
/// draft.
fn is_ours(visitor: &Visitor, provenance: Provenance, token: &str) -> bool {
    provenance == Provenance::Ours || visitor.is_own_form(token)
}

async fn take(
    services: &Services,
    visitor: Visitor,
    provenance: Provenance,
    parts: &Parts,
    step: Step,
    fields: Fields,
) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    if !is_ours(&visitor, provenance, fields.one("draft_token")) {
        return (StatusCode::FORBIDDEN, "403\n").into_response();
    }
    let Some((mut visitor, mut cookie)) = with_draft(visitor) else { return page::unavailable() };
    let mut response = if step == Step::Code {
        send(services, visitor, parts, lang, fields).await
    } else if let Some(held) = hold_up(services, &visitor, parts, step, &fields).await {
        held
    } else if let (Some(before), "yes") = (step.previous(), fields.one("back")) {
        match visitor.set_aside(step, &fields).await {
            Ok(()) => see(&paths::step(lang, before)),
            Err(error) => again(services, parts, Context::visitor(visitor), fields, error).await,
        }
    } else {
        // What begins here begins under a key that nobody knows who had this browser before.
        if step == Step::Kind && matches!(visitor.has_stored_draft().await, Ok(false)) {
            let Ok((own, key)) = visitor.with_new_draft() else { return page::unavailable() };
            (visitor, cookie) = (own, Some(key));
        }
        match visitor.save_step(step, &fields).await {
            Ok(next) => see(&paths::step(lang, next)),
            Err(error) => again(services, parts, Context::visitor(visitor), fields, error).await,
        }
    };
    if let Some(cookie) = cookie {
        Cookie::Draft.set(&services.config.base_url, response.headers_mut(), &cookie);
    }
    response
}

/// Whether a page may be stored now. From the first page of a draft on it takes room for a day, whether or
/// not anybody comes back to it, and each further one is a write. Whoever has to wait gets the page again.
async fn hold_up(
    services: &Services,
    visitor: &Visitor,
    parts: &Parts,
    step: Step,
    fields: &Fields,
) -> Option<Response> {
    let begins = match step {
        Step::Kind => match visitor.has_stored_draft().await {
            Ok(stored) => !stored,
            Err(_) => return Some(page::unavailable()),
        },
        _ => false,
    };
    let deed = if begins { Deed::Draft } else { Deed::Save };
    match gate::pass(services, parts, fields, deed, &visitor.form_token().unwrap_or_default()) {
        Ok(()) => None,
        Err(wait) => Some(gate::hold(services, parts, Context::visitor(visitor.clone()), fields.clone(), wait).await),
    }
}

/// The last page: from here on the feedback is the Front's to lose, and must not be lost.
async fn send(services: &Services, visitor: Visitor, parts: &Parts, lang: Lang, fields: Fields) -> Response {
    if let Err(wait) = gate::pass(services, parts, &fields, Deed::Submit, fields.one("code")) {
        return gate::hold(services, parts, Context::visitor(visitor), fields, wait).await;
    }
    let saved = fields.one("receipt_saved") == "yes";
    match visitor.submit(fields.one("code"), saved, lang).await {
        Ok(Sent::Confirmed(token)) => {
            let mut response = see(&lang.path(paths::SENT));
            let base = &services.config.base_url;
            Cookie::Draft.clear(base, response.headers_mut());
            Cookie::Case.set(base, response.headers_mut(), token.reveal());
            response
        }
        Ok(Sent::Unfinished(step)) => see(&paths::step(lang, step)),
        Err(ActError::Stale) => other_words(services, visitor, parts, lang).await,
        // Who only tries what a code opens is told where one looks, how long to wait there.
        Err(ActError::Wait(_)) => see(&lang.path(paths::TRACK)),
        // Without a draft there is nothing to send: it has expired, or it was never here.
        Err(ActError::NotFound) => see(&lang.path(paths::FORM)),
        Err(error) => match elsewhere(&error) {
            Some((step, errors)) => {
                let path = paths::step(lang, step);
                that_page(services, parts, Context::visitor(visitor), &path, errors).await
            }
            None => again(services, parts, Context::visitor(visitor), fields, error).await,
        },
    }
}

/// The code belongs to other words, and those stay as they were. This is said on the page to which
/// the draft has come: without a code of its own it has no page of the code.
async fn other_words(services: &Services, visitor: Visitor, parts: &Parts, lang: Lang) -> Response {
    let Ok(draft) = visitor.filled_in().await else { return page::unavailable() };
    let Ok(uri) = paths::step(lang, draft.next_step()).parse() else { return page::unavailable() };
    let mut parts = parts.clone();
    parts.uri = uri;
    let form = FormState::default().with_notice("form-send-other");
    page::draw(services, &parts, Context::visitor(visitor).form(form).status(StatusCode::CONFLICT)).await
}
