//! What many people speak of: when within some months enough came about the same post or body, each of these
//! cases is marked as being of public concern, so that whoever works on one knows of the others. Praise
//! raises none, and neither does what was refused or went to another procedure.

use domain::case::State;
use domain::conflict::Subject;
use domain::limits::{CONCERN_CASES, CONCERN_DAYS};
use time::Duration;

use super::FrontOfficer;
use crate::desks::act::Opened;
use crate::desks::{ActError, view};
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{cases, subjects};

/// The event of the mark.
const RAISED: &str = "CONCERN";

impl FrontOfficer {
    /// Marks a case that is being classified, and those that are alike, once there are enough of them.
    /// How many there are is not put on record: some may be kept from whoever reads it.
    pub(super) async fn raise_concern(&self, opened: &mut Opened, concerned: &[Subject]) -> Result<(), ActError> {
        let since = opened.today - Duration::days(CONCERN_DAYS);
        let others = subjects::recent_about(&opened.tx, &opened.row, concerned, since).await?;
        if opened.row.public_concern || others.len() + 1 < CONCERN_CASES {
            return Ok(());
        }
        let unmarked = others.into_iter().filter(|row| !row.public_concern && row.closed_on.is_none());
        let mut ids: Vec<i64> = unmarked.map(|row| row.id).collect();
        ids.push(opened.row.id);
        let mut raised = Vec::with_capacity(ids.len());
        for row in cases::hold_all(&opened.tx, &ids).await? {
            let state: State = view::state(&row.state)?;
            let cause = Cause::System { at: self.services.clock.now() };
            raised.push(NewEvent::new(row.id, RAISED, Some(state), state, cause, opened.today));
        }
        events::append_all(&opened.tx, raised).await?;
        cases::mark_concern(&opened.tx, &ids).await?;
        opened.row.public_concern = true;
        Ok(())
    }
}
