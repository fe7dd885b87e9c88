//! Step-up: what is dear asks for a one-time password that is at most five minutes old (ASVS 5.0,
//! 7.5.3). Two guards stand in a handler's signature in place of the desk itself:
//!
//! * [`Confirmed`] for pages and uploads: leads to the page that asks for the password, and back.
//! * [`ConfirmedForm`] for posted forms: nothing that was typed is lost. The form comes back with
//!   a field for the password, and posting it again does both.

use std::sync::{Arc, OnceLock};

use app::page::FormState;
use app::paths;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::errors::{FieldErrors, Problem};

use super::cookies::Cookie;
use super::fields::Fields;
use super::forms::{again, see};
use super::page::{self, Context};
use crate::Services;
use crate::auth::session::Token;
use crate::desks::{ActError, FrontOfficer, IdentityOfficer, OfficeOfficer, Officer, UnitOfficer};

/// A desk that a guard can stand before.
pub trait Desk: FromRequestParts<Services, Rejection = Response> + Send {
    /// The desk of this officer, who was admitted to it in this request already.
    fn of(services: &Services, officer: Officer) -> Self;
    fn officer(&self) -> &Officer;
    /// What its pages find.
    fn context(self) -> Context;
}

impl Desk for Officer {
    fn of(_services: &Services, officer: Officer) -> Self {
        officer
    }

    fn officer(&self) -> &Officer {
        self
    }

    fn context(self) -> Context {
        Context::officer(self)
    }
}

macro_rules! desk {
    ($name:ident, $context:ident) => {
        impl Desk for $name {
            fn of(services: &Services, officer: Officer) -> Self {
                Self::new(services.clone(), officer)
            }

            fn officer(&self) -> &Officer {
                self.officer()
            }

            fn context(self) -> Context {
                Context::$context(self)
            }
        }
    };
}

desk!(FrontOfficer, front);
desk!(UnitOfficer, unit);
desk!(OfficeOfficer, office);

impl Desk for IdentityOfficer {
    /// Without what this browser may read; a handler that needs it says in which browser it is.
    fn of(services: &Services, officer: Officer) -> Self {
        Self::new(services.clone(), officer, None)
    }

    fn officer(&self) -> &Officer {
        self.officer()
    }

    fn context(self) -> Context {
        Context::identity(self)
    }
}

/// Somebody at this desk whose one-time password is fresh. Others are led to the page that asks
/// for it, and from there back to this address.
pub struct Confirmed<D>(pub D);

impl<D: Desk> FromRequestParts<Services> for Confirmed<D> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Self::Rejection> {
        let desk = D::from_request_parts(parts, services).await?;
        if desk.officer().is_confirmed() { Ok(Self(desk)) } else { Err(see(&paths::confirm(parts.uri.path()))) }
    }
}

/// A form that somebody at this desk posted whose one-time password is fresh, or came with it.
pub struct ConfirmedForm<D> {
    pub desk: D,
    pub parts: Parts,
    pub fields: Fields,
}

impl<D: Desk> ConfirmedForm<D> {
    /// Leads on to where what was done is seen; otherwise the form comes back with everything that
    /// was typed but secrets.
    pub async fn answer<T>(
        self,
        services: &Services,
        done: Result<T, ActError>,
        to: impl FnOnce(T) -> String,
    ) -> Response {
        match done {
            Ok(done) => see(&to(done)),
            Err(error) => again(services, &self.parts, self.desk.context(), self.fields.without_secrets(), error).await,
        }
    }
}

impl<D: Desk> FromRequest<Services> for ConfirmedForm<D> {
    type Rejection = Response;

    async fn from_request(request: Request, services: &Services) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let desk = D::from_request_parts(&mut parts, services).await?;
        let request = Request::from_parts(parts.clone(), body);
        let fields = Fields::from_request(request, services).await.map_err(IntoResponse::into_response)?;
        if desk.officer().is_confirmed() {
            return Ok(Self { desk, parts, fields });
        }
        let problem = match fields.second_factor() {
            "" => Problem::Required,
            typed => match desk.officer().confirm(typed).await {
                Ok(token) => {
                    let officer =
                        Officer::of_session(services, token.reveal()).await.map_err(|_| page::unavailable())?;
                    let officer = officer.ok_or_else(|| see(paths::SIGN_IN))?;
                    Renewed::hand_over(&parts, token);
                    return Ok(Self { desk: D::of(services, officer), parts, fields });
                }
                Err(ActError::NotFound) => Problem::BadChoice,
                Err(error) => {
                    return Err(again(services, &parts, desk.context(), fields.without_secrets(), error).await);
                }
            },
        };
        let form = FormState::refused(fields.without_secrets().into_pairs(), FieldErrors::one("otp", problem))
            .with_notice("confirm-lapsed");
        let context = desk.context().form(form).status(StatusCode::UNPROCESSABLE_ENTITY);
        Err(page::draw(services, &parts, context).await)
    }
}

/// The page that asks for a one-time password.
pub async fn show(State(services): State<Services>, officer: Officer, parts: Parts) -> Response {
    page::draw(&services, &parts, Context::officer(officer)).await
}

/// Takes the one-time password and leads back.
pub async fn post(State(services): State<Services>, officer: Officer, parts: Parts, fields: Fields) -> Response {
    match officer.confirm(fields.second_factor()).await {
        Ok(token) => {
            Renewed::hand_over(&parts, token);
            see(paths::own_address(fields.one("next")).unwrap_or_else(|| officer.home()))
        }
        Err(ActError::NotFound) => {
            let errors = FieldErrors::one("otp", Problem::BadChoice);
            again(&services, &parts, Context::officer(officer), fields.without_secrets(), errors.into()).await
        }
        Err(error) => again(&services, &parts, Context::officer(officer), fields.without_secrets(), error).await,
    }
}

/// The token under which a session goes on. An extractor cannot write into the answer, so it
/// leaves the token here.
#[derive(Clone, Default)]
struct Renewed(Arc<OnceLock<Token>>);

impl Renewed {
    fn hand_over(parts: &Parts, token: Token) {
        if let Some(renewed) = parts.extensions.get::<Self>() {
            // A session is renewed once in a request.
            renewed.0.get_or_init(|| token);
        }
    }
}

/// Puts the renewed token of a session into the answer, whatever the answer is.
pub async fn renew(State(services): State<Services>, mut request: Request, next: Next) -> Response {
    let renewed = Renewed::default();
    request.extensions_mut().insert(renewed.clone());
    let mut response = next.run(request).await;
    if let Some(token) = renewed.0.get() {
        Cookie::Session.set(&services.config.base_url, response.headers_mut(), token.reveal());
    }
    response
}
