//! How much lies where: the numbers of a desk, counted as its lists are filled.

use app::desks::{BY_STATE, Count, Dashboard, StateCounts, Tray};
use domain::case::State;
use domain::policy::ListScope;

use super::list::{COUNT_TO, Side, keep_state, shown_as, wanted};
use super::{Officer, ReadError};
use crate::Services;
use crate::store::inbox;

/// Counts every tray, and in three of them every state. No number is counted beyond what a page shows of it, so that
/// no question takes longer the more there is.
pub(super) async fn dashboard(
    services: &Services,
    officer: &Officer,
    scope: &ListScope,
    side: Side,
) -> Result<Dashboard, ReadError> {
    let (db, today) = (services.db.reader(), services.clock.today());
    let standing = officer.official().standing();
    let count = async |tray: Tray, state: Option<State>| -> Result<Option<Count>, ReadError> {
        let mut wanted = wanted(side, officer, tray, today);
        if let Some(state) = state {
            keep_state(side, &mut wanted, state);
        }
        if wanted.stages.as_ref().is_some_and(inbox::Stages::is_empty) {
            return Ok(None);
        }
        Ok(Some(Count(inbox::count(db, scope, standing, &wanted, COUNT_TO).await?)))
    };
    let mut trays = Vec::with_capacity(Tray::ALL.len());
    for &tray in Tray::ALL {
        trays.push((tray, count(tray, None).await?.unwrap_or_default()));
    }
    let mut states = Vec::new();
    for &state in State::ALL.iter().filter(|state| shown_as(side, **state) == **state) {
        let mut counts = [None; BY_STATE.len()];
        for (at, tray) in BY_STATE.into_iter().enumerate() {
            counts[at] = count(tray, Some(state)).await?;
        }
        if counts.iter().flatten().any(|count| count.0 > 0) {
            states.push(StateCounts { state, counts });
        }
    }
    Ok(Dashboard { trays, states })
}
