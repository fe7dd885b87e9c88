//! Following a case: the code, a message, a rating, a request, a withdrawal, a threat.

use app::page::FormState;
use app::paths::{self, Done};
use app::words::Lang;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::case::request::Request as Against;
use domain::case_number::CaseNumber;
use domain::data_request::{Request as DataRequest, RequestForm};
use domain::errors::FieldErrors;
use domain::follow_up::{RatingForm, message, threat, withdrawal, words};
use domain::receipt::ReceiptCode;

use super::files::{self, Button};
use super::{again, later, see};
use crate::Services;
use crate::desks::{ActError, Visitor};
use crate::http::cookies::Cookie;
use crate::http::fields::{Fields, is_multipart};
use crate::http::gate::{self, Deed};
use crate::http::page::{self, Context};
use crate::http::router::FORM_LIMIT;

/// Takes a code. Unknown, malformed and purged codes get the same page.
pub async fn post_code(State(services): State<Services>, visitor: Visitor, parts: Parts, fields: Fields) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    if let Some(slip) = slip(fields.one("code")) {
        let form = FormState::refused(fields.into_pairs(), FieldErrors::default()).with_notice(slip);
        let context = Context::visitor(visitor).form(form).status(StatusCode::UNPROCESSABLE_ENTITY);
        return page::draw(&services, &parts, context).await;
    }
    if let Err(wait) = gate::pass(&services, &parts, &fields, Deed::LookUp, fields.one("code")) {
        return gate::hold(&services, &parts, Context::visitor(visitor), fields, wait).await;
    }
    match visitor.follow(fields.one("code")).await {
        Ok(token) => {
            let mut response = see(&lang.path(paths::TRACKED));
            Cookie::Case.set(&services.config.base_url, response.headers_mut(), token.reveal());
            response
        }
        Err(ActError::NotFound) => {
            let form = FormState::refused(fields.into_pairs(), FieldErrors::default()).with_notice("track-not-found");
            let context = Context::visitor(visitor).form(form).status(StatusCode::NOT_FOUND);
            page::draw(&services, &parts, context).await
        }
        Err(ActError::Wait(wait)) => {
            later(&services, &parts, Context::visitor(visitor), fields.into_pairs(), wait, "track-wait").await
        }
        Err(error) => again(&services, &parts, Context::visitor(visitor), fields, error).await,
    }
}

/// What was typed where a code belongs and is plainly none: nothing, or the number of a case. Nothing
/// is looked up for it, so it tells nothing of any case.
fn slip(typed: &str) -> Option<&'static str> {
    if typed.is_empty() {
        Some("track-empty")
    } else {
        (ReceiptCode::parse(typed).is_err() && CaseNumber::parse(typed).is_ok()).then_some("track-case-number")
    }
}

/// Shows the case, or asks for the code when the quarter of an hour is over.
pub async fn case(State(services): State<Services>, visitor: Visitor, parts: Parts) -> Response {
    use app::desks::PublicDesk;
    let lang = Lang::of_path(parts.uri.path());
    match visitor.tracked(lang).await {
        Ok(None) => see(&lang.path(paths::TRACK)),
        Ok(Some(case)) => page::draw(&services, &parts, Context::visitor(visitor.showing_case(case))).await,
        Err(_) => page::unavailable(),
    }
}

/// Takes whichever form of the page was sent.
pub async fn post_case(State(services): State<Services>, visitor: Visitor, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let request = Request::from_parts(parts.clone(), body);
    if is_multipart(&parts.headers) {
        return post_message_with_files(&services, visitor, &parts, request).await;
    }
    match Fields::within(request, FORM_LIMIT).await {
        Ok(fields) => take(services, visitor, parts, fields).await,
        Err(too_much) => too_much.into_response(),
    }
}

/// Takes a message whose files come with it, or takes one of them out again.
async fn post_message_with_files(services: &Services, visitor: Visitor, parts: &Parts, request: Request) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let draft = match visitor.at_follow_up_files().await {
        Ok(draft) => draft,
        Err(ActError::NotFound) => return see(&lang.path(paths::TRACK)),
        Err(error) => return again(services, parts, Context::visitor(visitor), Fields::default(), error).await,
    };
    let bound = draft.form_token().unwrap_or_default();
    let gate = |fields: &Fields| gate::pass(services, parts, fields, Deed::Upload, &bound);
    let mut received = match files::receive(&draft, request, true, gate).await {
        Ok(received) => received,
        Err(halt) => return halt.answer(services, parts, Context::visitor(visitor)).await,
    };
    if let Some(error) = received.failure() {
        return again(services, parts, Context::visitor(visitor), received.told(), error).await;
    }
    if let Button::Remove(index) = received.button {
        return match draft.drop_file(index).await {
            // What was typed beside it stays.
            Ok(()) => {
                let form = FormState::refused(received.told().into_pairs(), FieldErrors::default());
                page::draw(services, parts, Context::visitor(visitor).form(form)).await
            }
            Err(error) => again(services, parts, Context::visitor(visitor), received.told(), error).await,
        };
    }
    let mut problems = received.problems();
    let done = match message(received.typed.one("message")) {
        Ok(text) if problems.is_empty() => visitor.write(text).await,
        Ok(_) => Err(problems.into()),
        Err(missing) => {
            problems.append(missing);
            Err(problems.into())
        }
    };
    match done {
        Ok(()) => see(&paths::tracked(lang, Some(Done::Message))),
        Err(ActError::NotFound) => see(&lang.path(paths::TRACK)),
        Err(error) => again(services, parts, Context::visitor(visitor), received.told(), error).await,
    }
}

async fn take(services: Services, visitor: Visitor, parts: Parts, fields: Fields) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    let sent = |field: &str| fields.all(field).next().is_some();
    let threatened = sent("threat");
    let (said, done) = if threatened {
        let passed_on = match threat(fields.one("threat")) {
            Ok(words) => visitor.threatened(words).await,
            // That it is so is passed on, however much there is to say of it.
            Err(errors) => visitor.threatened(None).await.and(Err(errors.into())),
        };
        (None, passed_on)
    } else if fields.one("action") == "linked-case" {
        (None, visitor.follow_linked().await)
    } else if fields.one("action") == "data-request" {
        (Some(Done::Data), and(data_request(&fields), |request| visitor.ask_about_data(request)).await)
    } else if sent("objection") {
        let text = words("objection", fields.one("objection"));
        (Some(Done::Objection), and(text, |text| visitor.request(Against::Objection, text)).await)
    } else if sent("appeal") {
        (Some(Done::Appeal), and(words("appeal", fields.one("appeal")), |text| visitor.appeal(text)).await)
    } else if sent("review") {
        let text = words("review", fields.one("review"));
        (Some(Done::Review), and(text, |text| visitor.request(Against::Review, text)).await)
    } else if sent("withdraw_reason") {
        let withdrawal = withdrawal(fields.one("withdraw_reason"), fields.one("pressured"));
        (Some(Done::Withdrawal), and(withdrawal, |withdrawal| visitor.withdraw(withdrawal)).await)
    } else if sent("message") {
        (Some(Done::Message), and(message(fields.one("message")), |text| visitor.write(text)).await)
    } else {
        let rating = fields.to_form::<RatingForm>().unwrap_or_default().check();
        (Some(Done::Rating), and(rating, |rating| visitor.rate(rating)).await)
    };
    match done {
        // To where it says whom to call and who was told.
        Ok(()) if threatened => see(&format!("{}#{}", lang.path(paths::TRACKED), paths::SAFETY)),
        Ok(()) => see(&paths::tracked(lang, said)),
        Err(ActError::NotFound) => see(&lang.path(paths::TRACK)),
        Err(error) => again(&services, &parts, Context::visitor(visitor), fields, error).await,
    }
}

/// Does what was checked, or says what is wrong with it.
async fn and<T, F>(checked: Result<T, FieldErrors>, what: impl FnOnce(T) -> F) -> Result<(), ActError>
where
    F: Future<Output = Result<(), ActError>>,
{
    what(checked?).await
}

fn data_request(fields: &Fields) -> Result<DataRequest, FieldErrors> {
    let form = RequestForm {
        kind: fields.one("request_kind"),
        words: fields.one("request_words"),
        email: fields.one("request_email"),
        understood: fields.one("request_understood") == "yes",
    };
    form.check(|typed| typed.parse::<lettre::Address>().is_ok())
}

/// Shows what is stored about the sender, or the case when access was not granted.
pub async fn own_data(State(services): State<Services>, visitor: Visitor, parts: Parts) -> Response {
    use app::desks::PublicDesk;
    let lang = Lang::of_path(parts.uri.path());
    match visitor.own_data(lang).await {
        Ok(None) => see(&lang.path(paths::TRACKED)),
        _ => page::draw(&services, &parts, Context::visitor(visitor)).await,
    }
}

/// Stops following and forgets the draft: for whoever must leave the page at once.
pub async fn leave(State(services): State<Services>, visitor: Visitor, parts: Parts) -> Response {
    let lang = Lang::of_path(parts.uri.path());
    for left in [visitor.leave().await, visitor.forget_draft().await] {
        if let Err(error) = left {
            return again(&services, &parts, Context::visitor(visitor), Fields::default(), error).await;
        }
    }
    let mut response = see(&lang.path(paths::TRACK));
    Cookie::Case.clear(&services.config.base_url, response.headers_mut());
    Cookie::Draft.clear(&services.config.base_url, response.headers_mut());
    response
}
