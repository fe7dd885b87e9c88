//! Keys and openings: each page posts to itself.

use app::page::NewSecret;
use app::paths;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;

use super::{again, see};
use crate::Services;
use crate::desks::{ActError, IdentityOfficer};
use crate::http::confirm::ConfirmedForm;
use crate::http::cookies::Cookie;
use crate::http::fields::Fields;
use crate::http::page::{self, Context};
use crate::http::params::Params;

/// A holder's own key. Making one answers with the page itself and not with a way to it: the
/// secret is on this page and nowhere else.
pub async fn post_key(
    State(services): State<Services>,
    ConfirmedForm { desk, parts, fields }: ConfirmedForm<IdentityOfficer>,
) -> Response {
    let done = match fields.one("action") {
        "make" => match desk.make(fields.one("side")).await {
            Ok(secret) => {
                return page::draw(&services, &parts, Context::identity(desk).new_secret(NewSecret(secret))).await;
            }
            Err(error) => Err(error),
        },
        "confirm" => desk.confirm(fields.one("secret")).await,
        "lost" => desk.give_up(fields.one("lost") == "yes").await,
        "rewrap" => desk.enter(fields.one("secret")).await,
        _ => Err(ActError::NotFound),
    };
    match done {
        Ok(()) => see(paths::KEYS),
        Err(error) => again(&services, &parts, Context::identity(desk), fields.without_secrets(), error).await,
    }
}

/// Asking at a case.
pub async fn post_request(
    State(services): State<Services>,
    desk: IdentityOfficer,
    Params(number): Params<String>,
    parts: Parts,
    fields: Fields,
) -> Response {
    match desk.ask(&number, fields.one("reason")).await {
        Ok(id) => see(&paths::opening(id)),
        Err(error) => again(&services, &parts, Context::identity(desk), fields, error).await,
    }
}

/// What an approver or a custodian does with one request.
pub async fn post_opening(
    State(services): State<Services>,
    Params(id): Params<String>,
    ConfirmedForm { desk, parts, fields }: ConfirmedForm<IdentityOfficer>,
) -> Response {
    let desk = desk.in_browser(Cookie::Opening.read(&services.config.base_url, &parts.headers).as_deref());
    let Ok(id) = id.parse() else { return page::not_found(&services, &parts, Some(desk.officer().clone())).await };
    let (secret, ground) = (fields.one("secret"), fields.one("ground"));
    let done = match fields.one("action") {
        "approve" => desk.approve(id, secret, fields.one("hold") == "yes", ground).await.map(|()| None),
        "refuse" => desk.refuse(id, ground).await.map(|()| None),
        "lift-hold" => desk.lift_hold(id).await.map(|()| None),
        "open" => desk.open(id, secret).await.map(Some),
        _ => Err(ActError::NotFound),
    };
    match done {
        Ok(cookie) => {
            let mut response = see(&paths::opening(id));
            if let Some(cookie) = cookie {
                Cookie::Opening.set(&services.config.base_url, response.headers_mut(), &cookie);
            }
            response
        }
        Err(error) => again(&services, &parts, Context::identity(desk), fields.without_secrets(), error).await,
    }
}
