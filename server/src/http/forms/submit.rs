//! The public form, page by page.

use app::page::FormState;
use app::paths;
use app::words::Lang;
use axum::Extension;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::attachment::MAX_FILES;
use domain::submission::Step;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, Sent, Visitor};
use crate::http::common;
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::gate::{self, Deed};
use crate::http::origin::Provenance;
use crate::http::page::{self, Context};

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
    Path(name): Path<String>,
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
        Ok(draft) if draft.admits(step) => {
            let mut response = page::draw(services, parts, Context::visitor(visitor.showing(draft))).await;
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
    Path(name): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(step) = Step::from_code(&name) else {
        return page::draw(&services, &parts, Context::visitor(visitor)).await;
    };
    let request = Request::from_parts(parts.clone(), body);
    if step == Step::Files {
        return take_files(&services, visitor, provenance, &parts, request).await;
    }
    match Fields::from_request(request, &()).await {
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
    let Some((visitor, cookie)) = with_draft(visitor) else { return page::unavailable() };
    let mut response = if step == Step::Code {
        send(services, visitor, parts, lang, fields).await
    } else {
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
        // Without a draft there is nothing to send: it has expired, or it was never here.
        Err(ActError::NotFound) => see(&lang.path(paths::FORM)),
        Err(error) => again(services, parts, Context::visitor(visitor), fields, error).await,
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

async fn take_files(
    services: &Services,
    visitor: Visitor,
    provenance: Provenance,
    parts: &Parts,
    request: Request,
) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let here = paths::step(lang, Step::Files);
    let Ok(mut form) = Multipart::from_request(request, &()).await else { return see(&here) };
    let mut ours = provenance == Provenance::Ours;
    let mut action = String::new();
    let mut taken = 0usize;
    // The hidden fields, which stand before the files: what the gate looks at.
    let mut before = Vec::new();
    let mut admitted = false;
    loop {
        let field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            // Cut off or no multipart at all: what was complete is kept.
            Err(_) => break,
        };
        match field.name() {
            Some("draft_token") => {
                let token = field.text().await.unwrap_or_default();
                ours = ours || visitor.is_own_form(&token);
                before.push(("draft_token".to_owned(), token));
            }
            Some(name @ ("wait_ticket" | "wait_proof")) => {
                let name = name.to_owned();
                before.push((name, field.text().await.unwrap_or_default()));
            }
            Some("action") => action = field.text().await.unwrap_or_default(),
            Some("files") => {
                if !ours {
                    return (StatusCode::FORBIDDEN, "403\n").into_response();
                }
                // No file chosen is no upload.
                if !admitted && field.file_name().is_some_and(|name| !name.is_empty()) {
                    let fields = Fields::new(before.clone());
                    if let Err(wait) = gate::pass(services, parts, &fields, Deed::Upload, fields.one("draft_token")) {
                        return gate::hold(services, parts, Context::visitor(visitor), fields, wait).await;
                    }
                    admitted = true;
                }
                match visitor.take_file(field).await {
                    Ok(true) => taken += 1,
                    Ok(false) => {}
                    Err(ActError::NotFound) => return see(&lang.path(paths::FORM)),
                    Err(error) => {
                        return again(services, parts, Context::visitor(visitor), Fields::default(), error).await;
                    }
                }
            }
            _ => {}
        }
        if taken > MAX_FILES {
            break;
        }
    }
    if !ours {
        return (StatusCode::FORBIDDEN, "403\n").into_response();
    }
    after_files(services, visitor, parts, lang, &action, taken).await
}

/// What the pressed button asks for: take a file out, stay to add more, or go on.
async fn after_files(
    services: &Services,
    visitor: Visitor,
    parts: &Parts,
    lang: Lang,
    action: &str,
    taken: usize,
) -> Response {
    let here = paths::step(lang, Step::Files);
    if let Some(index) = action.strip_prefix("remove-").and_then(|index| index.parse().ok()) {
        return match visitor.drop_file(index).await {
            Ok(()) => see(&here),
            Err(error) => again(services, parts, Context::visitor(visitor), Fields::default(), error).await,
        };
    }
    // Whoever presses "next" right after choosing files has sent them with it.
    if action == "upload" && taken > 0 {
        return see(&here);
    }
    if action == "upload" {
        let error = ActError::Invalid(domain::errors::FieldErrors::one("files", domain::errors::Problem::Required));
        return again(services, parts, Context::visitor(visitor), Fields::default(), error).await;
    }
    match visitor.save_step(Step::Files, &Fields::default()).await {
        Ok(next) => see(&paths::step(lang, next)),
        Err(error) => again(services, parts, Context::visitor(visitor), Fields::default(), error).await,
    }
}
