//! The day on which a body stands elsewhere: cases leave hands in which they must not be any more, the journal says so.

use domain::journal::What;
use domain::unit::{MoveState, UnitId};

use super::{ActError, custody};
use crate::Services;
use crate::store::office::moves;
use crate::store::office_events::{self, Entry};

/// Moves of one transaction.
const AT_ONCE: u64 = 100;

/// Passes on the cases that must not stay where they are since approved moves have begun, by the reference data of today,
/// and puts on record which have; returns how many. What holds does not hang on it: the reference data reads the day.
///
/// # Errors
/// When the store does not answer.
pub async fn run_moves(services: &Services) -> Result<u64, ActError> {
    let (today, now) = (services.clock.today(), services.clock.now());
    let mut begun = 0;
    while !moves::due(services.db.reader(), today, 1).await?.is_empty() {
        // First, so that none of it is left out when this node stops before it is said.
        let placed = moves::due(services.db.reader(), today, AT_ONCE).await?;
        let placed: Vec<UnitId> = placed.iter().map(|row| UnitId(row.unit_id)).collect();
        let passed_on = custody::run_placed(services, &placed).await?;
        if passed_on > 0 {
            tracing::info!(passed_on, "cases left the hands in which they must not be since bodies stand elsewhere");
        }
        let tx = services.db.begin().await?;
        let due = moves::due(&tx, today, AT_ONCE).await?;
        let before = begun;
        for mut row in due {
            let (unit, from, position) = (row.unit_id, row.valid_from, moves::after(&row));
            let stood = moves::before(&tx, &row).await?;
            MoveState::Begun.code().clone_into(&mut row.state);
            // Of several nodes one says so.
            if moves::advance(&tx, MoveState::Approved, row).await? {
                let about = moves::in_codes(&tx, stood, position, from).await?;
                let line = Entry::new(What::BodyMoved, None).body(UnitId(unit)).about(about);
                office_events::append(&tx, line, now).await?;
                begun += 1;
            }
        }
        tx.commit().await?;
        if begun == before {
            break;
        }
    }
    Ok(begun)
}
