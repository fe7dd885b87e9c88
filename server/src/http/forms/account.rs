//! The forms of one's own account.

use app::page::RecoveryCodes;
use app::paths;
use axum::extract::State;
use axum::response::Response;
use domain::case::guard::Refusal;

use super::{again, see};
use crate::Services;
use crate::desks::Officer;
use crate::http::confirm::ConfirmedForm;
use crate::http::cookies::Cookie;
use crate::http::page::{self, Context};

/// What is asked for stands in `action`.
pub async fn post(State(services): State<Services>, form: ConfirmedForm<Officer>) -> Response {
    let ConfirmedForm { desk: officer, parts, fields } = form;
    let done = match fields.one("action") {
        "password" => officer.change_password(&fields).await,
        "end-session" => officer.end_session(fields.one("session")).await,
        "end-others" => officer.end_other_sessions().await,
        "name-deputy" => officer.name_deputy(&fields).await,
        "end-deputy" => officer.end_deputy(fields.one("deputation")).await,
        "codes" => match officer.renew_codes().await {
            Ok(codes) => {
                let context = Context::officer(officer).codes(RecoveryCodes { codes, next: paths::ACCOUNT });
                return page::draw(&services, &parts, context).await;
            }
            Err(error) => Err(error),
        },
        "authenticator" => match officer.change_authenticator().await {
            Ok(token) => {
                let mut response = see(paths::ENROL);
                Cookie::Session.set(&services.config.base_url, response.headers_mut(), token.reveal());
                return response;
            }
            Err(error) => Err(error),
        },
        _ => Err(Refusal::WrongState.into()),
    };
    match done {
        Ok(()) => see(paths::ACCOUNT),
        Err(error) => again(&services, &parts, Context::officer(officer), fields.without_secrets(), error).await,
    }
}
