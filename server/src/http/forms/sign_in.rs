//! Signing in: password, then one-time password; a new account first shows its secret to an
//! authenticator.

use app::page::{Enrolment, FormState};
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::errors::FieldErrors;

use super::{again, see};
use crate::Services;
use crate::auth::password::Password;
use crate::desks::sign_in::{HalfWay, SignedInAs};
use crate::desks::{ActError, Officer};
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::gate::{self, Deed};
use crate::http::page::{self, Context};

/// Takes name and password.
pub async fn post_password(State(services): State<Services>, parts: Parts, fields: Fields) -> Response {
    if let Err(wait) = gate::pass(&services, &parts, &fields, Deed::SignIn, fields.one("login")) {
        return gate::hold(&services, &parts, Context::default(), fields, wait).await;
    }
    let password = Password::new(fields.one("password"));
    match HalfWay::begin(&services, fields.one("login"), password).await {
        Ok((half_way, token)) => {
            let next = if half_way.enrolled() { paths::ONE_TIME } else { paths::ENROL };
            let mut response = see(next);
            Cookie::Session.set(&services.config.base_url, response.headers_mut(), token.reveal());
            response
        }
        Err(ActError::NotFound) => {
            let typed = fields.without_secrets().into_pairs();
            refused(&services, &parts, Context::default(), typed, "sign-in-refused").await
        }
        Err(error) => again(&services, &parts, Context::default(), Fields::default(), error).await,
    }
}

/// Asks for the one-time password.
pub async fn one_time(State(services): State<Services>, parts: Parts) -> Response {
    match half_way(&services, &parts).await {
        Ok(Some(half_way)) if half_way.enrolled() => page::draw(&services, &parts, Context::default()).await,
        Ok(Some(_)) => see(paths::ENROL),
        Ok(None) => see(paths::SIGN_IN),
        Err(_) => page::unavailable(),
    }
}

/// Takes the one-time password.
pub async fn post_one_time(State(services): State<Services>, parts: Parts, fields: Fields) -> Response {
    match half_way(&services, &parts).await {
        Ok(Some(half_way)) if half_way.enrolled() => {
            finish(&services, &parts, half_way, Context::default(), &fields).await
        }
        Ok(_) => see(paths::SIGN_IN),
        Err(_) => page::unavailable(),
    }
}

/// Shows the secret of a new account.
pub async fn enrol(State(services): State<Services>, parts: Parts) -> Response {
    match enrolment(&services, &parts).await {
        Ok(Some((_, enrolment))) => page::draw(&services, &parts, Context::enrolment(enrolment)).await,
        Ok(None) => see(paths::SIGN_IN),
        Err(_) => page::unavailable(),
    }
}

/// Takes the first one-time password of a new account.
pub async fn post_enrol(State(services): State<Services>, parts: Parts, fields: Fields) -> Response {
    match enrolment(&services, &parts).await {
        Ok(Some((half_way, enrolment))) => {
            finish(&services, &parts, half_way, Context::enrolment(enrolment), &fields).await
        }
        Ok(None) => see(paths::SIGN_IN),
        Err(_) => page::unavailable(),
    }
}

/// Ends the session.
pub async fn post_sign_out(State(services): State<Services>, officer: Officer) -> Response {
    let ended = crate::desks::sign_in::sign_out(&services, officer.token_hash()).await;
    if ended.is_err() {
        return page::unavailable();
    }
    let mut response = see(paths::SIGN_IN);
    Cookie::Session.clear(&services.config.base_url, response.headers_mut());
    response
}

async fn half_way(services: &Services, parts: &Parts) -> Result<Option<HalfWay>, ActError> {
    match Cookie::Session.read(&services.config.base_url, &parts.headers) {
        Some(token) => HalfWay::find(services, &token).await,
        None => Ok(None),
    }
}

async fn enrolment(services: &Services, parts: &Parts) -> Result<Option<(HalfWay, Enrolment)>, ActError> {
    let found = half_way(services, parts).await?.filter(|half_way| !half_way.enrolled());
    Ok(found.map(|half_way| {
        let enrolment = half_way.enrolment();
        (half_way, enrolment)
    }))
}

async fn finish(services: &Services, parts: &Parts, half_way: HalfWay, context: Context, fields: &Fields) -> Response {
    match half_way.finish(services, fields.one("otp")).await {
        Ok(SignedInAs { token, home }) => {
            let mut response = see(home);
            Cookie::Session.set(&services.config.base_url, response.headers_mut(), token.reveal());
            response
        }
        Err(ActError::NotFound) => refused(services, parts, context, Vec::new(), "one-time-refused").await,
        Err(error) => again(services, parts, context, Fields::default(), error).await,
    }
}

/// The same sentence whatever was wrong: who has an account here is nobody's to find out.
async fn refused(
    services: &Services,
    parts: &Parts,
    context: Context,
    typed: Vec<(String, String)>,
    notice: &'static str,
) -> Response {
    let form = FormState::refused(typed, FieldErrors::default()).with_notice(notice);
    page::draw(services, parts, context.form(form).status(StatusCode::UNPROCESSABLE_ENTITY)).await
}
