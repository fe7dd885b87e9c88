//! Declaring and ending ties.

use app::paths;
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;

use super::{again, see};
use crate::Services;
use crate::desks::Officer;
use crate::http::fields::Fields;
use crate::http::page::Context;

pub async fn post(State(services): State<Services>, officer: Officer, parts: Parts, fields: Fields) -> Response {
    let done = match (fields.one("action"), fields.one("tie").parse()) {
        ("end", Ok(tie)) => officer.end_tie(tie).await,
        _ => officer.declare_tie(&fields).await,
    };
    match done {
        Ok(()) => see(paths::TIES),
        Err(error) => again(&services, &parts, Context::officer(officer), fields, error).await,
    }
}
