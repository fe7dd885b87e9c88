//! What an address says in its variable parts.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use serde::de::DeserializeOwned;

use super::page;
use crate::Services;

/// The variable parts of an address. An address that cannot be read is one that does not exist.
pub struct Params<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Services> for Params<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Self::Rejection> {
        match Path::from_request_parts(parts, services).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(_) => Err(page::not_found(services, parts, None).await),
        }
    }
}
