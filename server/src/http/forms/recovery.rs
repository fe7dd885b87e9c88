//! Recovery of a lost password or authenticator: the decision of the second officer, and the use of
//! the code that was handed over.

use app::page::FormState;
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::case::guard::Refusal;
use domain::errors::FieldErrors;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, Officer, recovery};
use crate::http::confirm::ConfirmedForm;
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::page::{self, Context};

/// The decision. The code stands in this one answer: there is no address at which it could be read
/// again.
pub async fn post_decision(State(services): State<Services>, form: ConfirmedForm<Officer>) -> Response {
    let ConfirmedForm { desk: officer, parts, fields } = form;
    let id = fields.one("recovery").parse().map_err(|_| ActError::NotFound);
    let done = match (fields.one("action"), id) {
        ("approve", Ok(id)) => match officer.approve_recovery(id).await {
            Ok(hand_over) => {
                return page::draw(&services, &parts, Context::officer(officer).hand_over(hand_over)).await;
            }
            Err(error) => Err(error),
        },
        ("refuse", Ok(id)) => officer.refuse_recovery(id).await,
        (_, Err(error)) => Err(error),
        _ => Err(Refusal::WrongState.into()),
    };
    match done {
        Ok(()) => see(paths::RECOVERIES),
        Err(error) => again(&services, &parts, Context::officer(officer), fields.without_secrets(), error).await,
    }
}

/// The code of somebody who cannot sign in, and their new password.
pub async fn post_code(State(services): State<Services>, parts: Parts, fields: Fields) -> Response {
    match recovery::redeem(&services, &fields).await {
        Ok(token) => {
            let mut response = see(paths::ENROL);
            Cookie::Session.set(&services.config.base_url, response.headers_mut(), token.reveal());
            response
        }
        Err(ActError::NotFound) => {
            let typed = fields.without_secrets().into_pairs();
            let form = FormState::refused(typed, FieldErrors::default()).with_notice("recovery-code-refused");
            page::draw(&services, &parts, Context::default().form(form).status(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(error) => again(&services, &parts, Context::default(), fields.without_secrets(), error).await,
    }
}
