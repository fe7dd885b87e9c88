//! The texts of the log for anybody: checkpoints, the public key, proofs. Plain text that stays
//! the same, to be kept and checked elsewhere.

use app::desks::WhichEntry;
use app::paths;
use app::words::Lang;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::page::{self, Context};
use super::params::Params;
use crate::Services;
use crate::audit::{self, AuditError, proof};
use crate::desks::Visitor;
use crate::store::checkpoints;

/// What a page on one's own case is called when it is kept (the ending is that of C2SP).
const PROOF_NAME: &str = "attachment; filename=\"phanhoi.tlog-proof\"";

/// The newest checkpoint.
pub async fn newest(State(services): State<Services>, parts: Parts) -> Response {
    let found = checkpoints::newest(services.db.reader()).await;
    answer(&services, &parts, found.map(|row| row.map(|row| row.note)).map_err(AuditError::from)).await
}

/// The checkpoint of so many entries.
pub async fn of_size(State(services): State<Services>, Params(size): Params<String>, parts: Parts) -> Response {
    let found = match number(&size) {
        Some(size) => checkpoints::of_size(services.db.reader(), size).await,
        None => Ok(None),
    };
    answer(&services, &parts, found.map(|row| row.map(|row| row.note)).map_err(AuditError::from)).await
}

/// That one checkpoint continues another.
pub async fn growth(
    State(services): State<Services>,
    Params((old, new)): Params<(String, String)>,
    parts: Parts,
) -> Response {
    let found = match (number(&old), number(&new)) {
        (Some(old), Some(new)) => proof::of_growth(services.db.reader(), old, new).await,
        _ => Ok(None),
    };
    answer(&services, &parts, found).await
}

/// The public key.
pub async fn key(State(services): State<Services>) -> Response {
    text(format!("{}\n", audit::public_key(&services)))
}

/// The proof of an entry of the case that this browser follows. Without such a case it asks for
/// the code, as the page of the case does.
pub async fn of_own_case(
    State(services): State<Services>,
    visitor: Visitor,
    Params(which): Params<String>,
    parts: Parts,
) -> Response {
    let Some(which) = WhichEntry::from_code(&which) else {
        return absent(&services, &parts).await;
    };
    match (visitor.case_number().await, visitor.proof(which).await) {
        (Ok(None), _) => Redirect::to(&Lang::of_path(parts.uri.path()).path(paths::TRACK)).into_response(),
        (Ok(Some(_)), Ok(Some(proof))) => {
            let mut response = text(proof);
            response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static(PROOF_NAME));
            response
        }
        (Ok(Some(_)), Ok(None)) => absent(&services, &parts).await,
        (Err(error), _) | (_, Err(error)) => {
            tracing::error!(%error, "a proof could not be made");
            page::unavailable()
        }
    }
}

/// A number of the log as an address has it: digits, without zeros in front.
fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number: &i64| *number >= 0 && number.to_string() == text)
}

async fn answer(services: &Services, parts: &Parts, found: Result<Option<String>, AuditError>) -> Response {
    match found {
        Ok(Some(found)) => text(found),
        Ok(None) => absent(services, parts).await,
        Err(error) => {
            tracing::error!(%error, "the log cannot be read");
            page::unavailable()
        }
    }
}

async fn absent(services: &Services, parts: &Parts) -> Response {
    page::draw(services, parts, Context::default().status(StatusCode::NOT_FOUND)).await
}

fn text(text: String) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], text).into_response()
}
