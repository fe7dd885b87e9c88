//! The day on which a body stands elsewhere: the journal says so.

use domain::journal::What;
use domain::unit::{MoveState, UnitId};

use super::ActError;
use crate::Services;
use crate::store::office::moves;
use crate::store::office_events::{self, Entry};

/// Moves of one transaction.
const AT_ONCE: u64 = 100;

/// Puts on record which approved moves have begun; returns how many. What holds does not hang on it: the reference data
/// reads the day.
///
/// # Errors
/// When the store does not answer.
pub async fn run_moves(services: &Services) -> Result<u64, ActError> {
    let (today, now) = (services.clock.today(), services.clock.now());
    let mut begun = 0;
    while !moves::due(services.db.reader(), today, 1).await?.is_empty() {
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
