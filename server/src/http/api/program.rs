//! A unit's own system: the token that it shows, for whom it acts, what it may do.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use domain::interface::Fault;
use domain::interface::token::Scope;

use super::asking::Asking;
use super::problem::Problem;
use crate::Services;
use crate::desks::{ActError, Officer, ReadError, UnitOfficer};
use crate::http::gate;
use crate::store::{detached, tokens};

/// A program that showed a token which holds, at the desk of the officer in whose place it acts.
pub struct Program {
    pub asking: Asking,
    pub desk: UnitOfficer,
    pub token: i64,
    scopes: std::collections::BTreeSet<Scope>,
}

impl Program {
    /// It may do this.
    ///
    /// # Errors
    /// Its token is not good for it.
    pub fn may(&self, scope: Scope) -> Result<(), Problem> {
        if self.scopes.contains(&scope) { Ok(()) } else { Err(self.asking.problem(Fault::MissingScope)) }
    }
}

impl FromRequestParts<Services> for Program {
    type Rejection = Problem;

    /// Unknown, ended, over, or of somebody who works there no more: which of them is not told.
    async fn from_request_parts(parts: &mut Parts, services: &Services) -> Result<Self, Self::Rejection> {
        let asking = Asking::from_request_parts(parts, services).await?;
        let unknown = || asking.problem(Fault::Unauthorized);
        let shown = shown(parts).ok_or_else(unknown)?;
        let found = of(services, shown).await.map_err(|error| asking.refused(error.into()))?;
        let (row, officer) = found.ok_or_else(unknown)?;
        if let Some(seconds) = gate::ask_with_token(services, row.id) {
            return Err(Problem::too_often(asking.lang, seconds));
        }
        let scopes = tokens::scopes(&row);
        Ok(Self { asking, desk: UnitOfficer::new(services.clone(), officer), token: row.id, scopes })
    }
}

/// The token of a request (RFC 6750, 2.1).
fn shown(parts: &Parts) -> Option<&str> {
    let mut lines = parts.headers.get_all(AUTHORIZATION).iter();
    let (line, more) = (lines.next()?, lines.next());
    let (scheme, token) = line.to_str().ok()?.split_once(' ')?;
    (more.is_none() && scheme.eq_ignore_ascii_case("bearer")).then(|| token.trim())
}

async fn of(services: &Services, shown: &str) -> Result<Option<(tokens::Token, Officer)>, ReadError> {
    let today = services.clock.today();
    let hash = services.vault.program_hash(shown);
    let Some(row) = tokens::by_hash(services.db.reader(), &hash, today).await? else { return Ok(None) };
    let Some(officer) = Officer::of_token(services, &row).await? else { return Ok(None) };
    if row.last_used_on != Some(today) {
        let (services, id) = (services.clone(), row.id);
        let marked = async move {
            let tx = services.db.begin().await?;
            tokens::mark_used(&tx, id, today).await?;
            tx.commit().await?;
            Ok::<(), ActError>(())
        };
        // That the day cannot be noted keeps nobody from reading.
        if let Err(cause) = detached(marked, || ActError::Interrupted).await {
            tracing::warn!(%cause, "the use of a token could not be noted");
        }
    }
    Ok(Some((row, officer)))
}
