//! Signing in: password, then one-time password; a new account first shows its secret to an
//! authenticator.

use app::page::{Enrolment, FormState, RecoveryCodes};
use app::paths;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use domain::errors::FieldErrors;

use super::{again, see};
use crate::Services;
use crate::auth::password::Password;
use crate::desks::sign_in::{Begun, HalfWay, Place, SignedInAs};
use crate::desks::{ActError, Officer};
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::gate::{self, Deed};
use crate::http::page::{self, Context};

/// Takes name and password, and the one-time password if it came with them.
pub async fn post_password(State(services): State<Services>, parts: Parts, fields: Fields) -> Response {
    if let Err(wait) = gate::pass(&services, &parts, &fields, Deed::SignIn, fields.one("login")) {
        return gate::hold(&services, &parts, Context::default(), fields, wait).await;
    }
    // Not `one`: blanks around a password are part of it.
    let password = Password::new(fields.all("password").next().unwrap_or_default());
    let begun =
        HalfWay::begin(&services, fields.one("login"), password, fields.one("otp"), &place(&services, &parts)).await;
    match begun {
        Ok(Begun::HalfWay(half_way, token)) => {
            let next = if half_way.enrolled() { paths::ONE_TIME } else { paths::ENROL };
            let mut response = see(next);
            Cookie::Session.set(&services.config.base_url, response.headers_mut(), token.reveal());
            response
        }
        Ok(Begun::Arrived(arrived)) => welcome(&services, &parts, arrived).await,
        Err(ActError::NotFound) => {
            // Whoever had to send both has to again.
            let both = fields.all("otp").next().is_some();
            let typed = fields.without_secrets().into_pairs();
            let form = FormState::refused(typed, FieldErrors::default()).with_notice("sign-in-refused");
            let context = Context::default().both_factors(both).form(form);
            page::draw(&services, &parts, context.status(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(error) => {
            let both = matches!(error, ActError::CodeFirst) || fields.all("otp").next().is_some();
            let context = Context::default().both_factors(both);
            again(&services, &parts, context, fields.without_secrets(), error).await
        }
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
    Cookie::Opening.clear(&services.config.base_url, response.headers_mut());
    Cookie::Entry.clear(&services.config.base_url, response.headers_mut());
    response
}

/// Where a request comes from, as far as signing in looks at it.
pub(super) fn place(services: &Services, parts: &Parts) -> Place {
    let device = Cookie::Device.read(&services.config.base_url, &parts.headers);
    let source = services.sources.of_request(&parts.extensions, &parts.headers);
    Place { device, source }
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
    match half_way.finish(services, fields.second_factor(), &place(services, parts)).await {
        Ok(arrived) => welcome(services, parts, arrived).await,
        Err(ActError::NotFound) => {
            let form = FormState::refused(Vec::new(), FieldErrors::default()).with_notice("one-time-refused");
            page::draw(services, parts, context.form(form).status(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(error) => again(services, parts, context, Fields::default(), error).await,
    }
}

/// Leads to the first desk. A new account first sees its recovery codes: they stand in this one
/// answer, and there is no address at which they could be read again.
async fn welcome(services: &Services, parts: &Parts, arrived: SignedInAs) -> Response {
    let SignedInAs { token, device, home, codes } = arrived;
    let mut response = if codes.is_empty() {
        see(home)
    } else {
        page::draw(services, parts, Context::default().codes(RecoveryCodes { codes, next: home })).await
    };
    let base = &services.config.base_url;
    Cookie::Session.set(base, response.headers_mut(), token.reveal());
    Cookie::Device.keep(base, response.headers_mut(), &device);
    response
}
