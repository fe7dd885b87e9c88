//! Who is asking. The extractors here say in a handler's signature who may come in.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::role::Desk;

use super::cookies::Cookie;
use super::page;
use crate::Services;
use crate::desks::{EntryOfficer, FrontOfficer, IdentityOfficer, OfficeOfficer, Officer, UnitOfficer, Visitor};
use app::paths;

impl<S> FromRequestParts<S> for Visitor
where
    Services: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = std::convert::Infallible;

    /// Anybody: with the draft and the case that their cookies open, if any.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let services = Services::from_ref(state);
        let base = &services.config.base_url;
        let draft = Cookie::Draft.read(base, &parts.headers);
        let case = Cookie::Case.read(base, &parts.headers);
        Ok(Self::new(services, draft.as_deref(), case))
    }
}

impl<S> FromRequestParts<S> for Officer
where
    Services: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Response;

    /// Somebody who has signed in with both factors.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let services = Services::from_ref(state);
        let token = Cookie::Session.read(&services.config.base_url, &parts.headers);
        let found = match token {
            Some(token) => Self::of_session(&services, &token).await,
            None => Ok(None),
        };
        match found {
            Ok(Some(officer)) => Ok(officer),
            Ok(None) => Err(Redirect::to(paths::SIGN_IN).into_response()),
            Err(_) => Err(page::unavailable()),
        }
    }
}

macro_rules! desk_extractor {
    ($name:ident, $desk:expr, $who:literal) => {
        impl<S> FromRequestParts<S> for $name
        where
            Services: FromRef<S>,
            S: Send + Sync,
        {
            type Rejection = Response;

            #[doc = $who]
            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
                let officer = Officer::from_request_parts(parts, state).await?;
                if officer.works_at($desk) {
                    Ok(Self::new(Services::from_ref(state), officer))
                } else {
                    Err(page::not_found(&Services::from_ref(state), parts, Some(officer)).await)
                }
            }
        }
    };
}

impl<S> FromRequestParts<S> for IdentityOfficer
where
    Services: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Response;

    /// An officer of a Front, with what this browser may read of what they opened.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let desk = FrontOfficer::from_request_parts(parts, state).await?;
        let services = Services::from_ref(state);
        let cookie = Cookie::Opening.read(&services.config.base_url, &parts.headers);
        Ok(Self::new(services, desk.officer().clone(), cookie.as_deref()))
    }
}

impl<S> FromRequestParts<S> for EntryOfficer
where
    Services: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Response;

    /// An officer who may write down for somebody, with the draft that their cookie opens.
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let officer = Officer::from_request_parts(parts, state).await?;
        let services = Services::from_ref(state);
        let cookie = Cookie::Entry.read(&services.config.base_url, &parts.headers);
        match Self::admit(services.clone(), officer.clone(), cookie.as_deref()) {
            Some(desk) => Ok(desk),
            None => Err(page::not_found(&services, parts, Some(officer)).await),
        }
    }
}

desk_extractor!(FrontOfficer, Desk::Front, "An officer of a Front.");
desk_extractor!(UnitOfficer, Desk::Unit, "An officer of a unit.");
desk_extractor!(OfficeOfficer, Desk::Office, "An officer of the office.");
