//! A request about personal data enters a case, whoever brings it: as an event of the case, sealed
//! with its key.

use domain::case::State;
use domain::data_request::{MOST, Request, RequestState};
use domain::errors::{FieldErrors, Problem};
use time::{Date, Duration};

use super::{ActError, notify};
use crate::Services;
use crate::store::Tx;
use crate::store::data_requests::{self, Receipt};
use crate::store::entity::cases as rows;
use crate::store::events::{self, Cause, NewEvent};
use crate::vault::CaseKey;

/// The event of a request.
pub(super) const REQUESTED: &str = "DATA_REQUEST";
/// The event of a request that was granted.
pub(super) const GRANTED: &str = "DATA_GRANTED";
/// The event of a request that was refused.
pub(super) const REFUSED: &str = "DATA_REFUSED";
/// What its sender is told of what they asked.
pub(super) const EVENTS: [&str; 3] = [REQUESTED, GRANTED, REFUSED];
/// Key of the time limit.
const LIMIT: &str = "yeu_cau_du_lieu";

/// Until when a request is to be answered. The law counts hours, which run on over days off; of a
/// sender not even the hour is kept, so they are counted in days that end within them.
fn due_on(services: &Services, from: Date) -> Option<Date> {
    let reference = services.reference.get();
    let limit = reference.limits.get(LIMIT)?;
    Some(from.saturating_add(Duration::days(i64::from(limit.amount))))
}

/// Stores a request about a case that is held; returns its id. The caller commits.
///
/// # Errors
/// [`ActError::Invalid`] when one of its kind goes on already, or there were too many.
pub(super) async fn receive(
    tx: &Tx,
    services: &Services,
    row: &rows::Model,
    key: &CaseKey,
    request: &Request,
    by: Cause,
) -> Result<i64, ActError> {
    let before = data_requests::of_case(tx, row.id).await?;
    let goes_on = before.iter().any(|other| {
        other.kind == request.kind.code() && RequestState::from_code(&other.state).is_some_and(RequestState::is_open)
    });
    if goes_on || before.len() as u64 >= MOST {
        return Err(FieldErrors::one("request_kind", Problem::NotAllowed).into());
    }
    let today = services.clock.today();
    let entered_by = match &by {
        Cause::Officer { id, .. } | Cause::Writer { id, .. } => Some(id.0),
        Cause::Reporter | Cause::System { .. } => None,
    };
    let state = super::view::state(&row.state)?;
    let seq = events::append(tx, key, event(row.id, REQUESTED, state, by, today, request.kind.code())).await?;
    notify::data_protection(tx, services, row, entered_by).await?;
    let receipt = Receipt { on: today, due_on: due_on(services, today), entered_by };
    Ok(data_requests::insert(tx, key, row.id, seq, request, receipt).await?)
}

/// An event about a request; the state of the case stays as it is.
pub(super) fn event(case_id: i64, code: &str, state: State, by: Cause, on: Date, kind: &str) -> NewEvent {
    NewEvent { reason_code: Some(kind.to_owned()), ..NewEvent::new(case_id, code, Some(state), state, by, on) }
}
