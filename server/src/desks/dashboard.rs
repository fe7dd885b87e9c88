//! How much lies where: the numbers of a desk, counted as its lists are filled.

use app::desks::{BY_STATE, Count, Dashboard, StateCounts, Tray};
use domain::case::State;
use domain::policy::ListScope;

use super::list::{COUNT_TO, Side, keep_state, shown_as, wanted};
use super::{Officer, ReadError};
use crate::Services;
use crate::store::inbox::{self, Wanted};

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
    let all: Vec<Wanted> = Tray::ALL.iter().map(|tray| wanted(side, officer, *tray, today)).collect();
    let trays = inbox::counts(db, scope, standing, &all, COUNT_TO).await?;
    let trays = Tray::ALL.iter().copied().zip(trays.into_iter().map(Count)).collect();
    // What a tray can hold in a state; in most states it can hold nothing.
    let (mut places, mut all) = (Vec::new(), Vec::new());
    for &state in State::ALL.iter().filter(|state| shown_as(side, **state) == **state) {
        for (at, tray) in BY_STATE.into_iter().enumerate() {
            let mut wanted = wanted(side, officer, tray, today);
            keep_state(side, &mut wanted, state);
            if !wanted.stages.as_ref().is_some_and(inbox::Stages::is_empty) {
                places.push((state, at));
                all.push(wanted);
            }
        }
    }
    let counted = inbox::counts(db, scope, standing, &all, COUNT_TO).await?;
    let mut states: Vec<StateCounts> = Vec::new();
    for ((state, at), count) in places.into_iter().zip(counted) {
        if states.last().is_none_or(|last| last.state != state) {
            states.push(StateCounts { state, counts: [None; BY_STATE.len()] });
        }
        if let Some(last) = states.last_mut() {
            last.counts[at] = Some(Count(count));
        }
    }
    states.retain(|of_state| of_state.counts.iter().flatten().any(|count| count.0 > 0));
    Ok(Dashboard { trays, states })
}
