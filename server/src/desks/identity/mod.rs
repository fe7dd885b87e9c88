//! The identity desk: asking for a sealed name, approving, opening, and the keys for it.
//!
//! | file | what |
//! |---|---|
//! | `key` | making a key, unlocking it |
//! | `request` | an officer of the case asks, with a reason |
//! | `decide` | an approver takes the outer layer off, or refuses |
//! | `open` | a custodian takes the inner layer off, and reads |
//! | `rewrap` | sealing anew when the holders have changed |
//! | `read`, `turn` | what the pages show; how much waits for somebody |

mod decide;
mod key;
mod open;
mod read;
mod request;
mod rewrap;
mod turn;

use std::sync::Arc;

use domain::case::State;
use domain::errors::{FieldErrors, Problem};
use domain::policy::{Action, CaseFacts, decide};
use domain::private::Private;
use domain::role::Role;
use domain::unit::UnitId;
use serde_json::json;

use super::{ActError, Officer, namesakes, view};
use crate::Services;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as rows, openings as opening_rows};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{Tx, openings};
use crate::vault::{CaseKey, ViewSecret};

pub use key::{make_key, places};
pub(super) use read::opening_row;
pub use rewrap::{PeriodKeys, run_rewraps};
pub(super) use turn::waiting_for;

/// An officer of a Front, with the secret of this browser under which they read what they opened.
#[derive(Clone)]
pub struct IdentityOfficer {
    services: Services,
    officer: Officer,
    view: Option<Arc<ViewSecret>>,
}

impl IdentityOfficer {
    #[must_use]
    pub fn new(services: Services, officer: Officer, cookie: Option<&str>) -> Self {
        Self { services, officer, view: cookie.and_then(ViewSecret::from_cookie).map(Arc::new) }
    }

    /// The same in a browser with this cookie.
    #[must_use]
    pub fn in_browser(self, cookie: Option<&str>) -> Self {
        Self::new(self.services, self.officer, cookie)
    }

    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    fn may(&self, action: Action<'_>, facts: &CaseFacts) -> bool {
        decide(&self.officer.principal(), action, facts).is_allowed()
    }

    /// A request with its case, held for a step. The officer may see that it is there.
    async fn hold(&self, tx: Tx, id: i64) -> Result<Held, ActError> {
        let opening = openings::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
        let row = cases::hold(&tx, opening.case_id).await?.ok_or(ActError::NotFound)?;
        // Again, now that nobody else can move it.
        let opening = openings::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
        // Whoever bears a name that was given may have come to the keeper since.
        let keeper = openings::people(&opening).keeper;
        let facts = cases::facts(&tx, &row).await?;
        let facts = namesakes::kept_apart(&tx, &self.services.vault, &facts, [keeper]).await?;
        if !self.may(Action::ViewOpening(openings::people(&opening)), &facts) {
            tx.commit().await?;
            return Err(ActError::NotFound);
        }
        let key = cases::key(&tx, &self.services.vault, row.id).await?.ok_or(ActError::NotFound)?;
        Ok(Held { tx, opening, row, facts, key })
    }
}

/// A request that is being acted on.
struct Held {
    tx: Tx,
    opening: opening_rows::Model,
    row: rows::Model,
    facts: CaseFacts,
    key: CaseKey,
}

/// What an event of an opening is about.
struct Step {
    code: &'static str,
    /// The event with which the request began; `None` for that event itself.
    request: Option<i32>,
    /// In what capacity, for which Front.
    role: Role,
    unit: UnitId,
    note: Option<Private>,
}

/// Appends an event to a case whose row is held. The case itself does not move.
async fn record(
    tx: &Tx,
    services: &Services,
    officer: &Officer,
    row: &rows::Model,
    key: &CaseKey,
    step: Step,
) -> Result<i32, CaseError> {
    let state: State = view::state(&row.state)?;
    let cause = Cause::Officer {
        id: officer.id(),
        role: step.role.code().to_owned(),
        unit: step.unit,
        at: services.clock.now(),
    };
    let details = step.request.map_or_else(|| json!({}), |seq| json!({ REQUEST: seq }));
    let event = NewEvent {
        details,
        note: step.note,
        ..NewEvent::new(row.id, step.code, Some(state), state, cause, services.clock.today())
    };
    events::append(tx, key, event).await
}

/// Under this name the events of an opening point to the one with which it began.
pub(super) const REQUEST: &str = "request";

/// The one answer to a wrong secret, to one typed too soon after wrong ones, and to a request that
/// cannot be acted on: who tries learns nothing from it.
fn not_accepted() -> ActError {
    FieldErrors::one("secret", Problem::NotAccepted).into()
}
