//! What many people speak of: when within some months enough came about the same post or body, each of these
//! cases is marked as being of public concern, so that whoever works on one knows of the others. Praise
//! raises none, and neither does what was refused or went to another procedure. Only cases count together that
//! are kept from the same people: otherwise the mark would tell whoever sees it that there are others.

use domain::case::State;
use domain::conflict::{Bond, Subject};
use domain::limits::{CONCERN_CASES, CONCERN_DAYS};
use time::Duration;

use super::FrontOfficer;
use crate::desks::act::Opened;
use crate::desks::{ActError, view};
use crate::store::entity::cases as rows;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{bonds, cases, subjects};

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
        let ids: Vec<i64> = others.iter().map(|row| row.id).chain([opened.row.id]).collect();
        let bonds = bonds::of_cases(&opened.tx, &ids).await?;
        let kept_from = |id: i64| bonds.get(&id).map(Bond::kept_from);
        let alike = |other: &rows::Model| {
            other.access_level == opened.row.access_level && kept_from(other.id) == kept_from(opened.row.id)
        };
        let alike: Vec<_> = others.into_iter().filter(alike).collect();
        if alike.len() + 1 < CONCERN_CASES {
            return Ok(());
        }
        let unmarked = |row: &rows::Model| !row.public_concern && row.closed_on.is_none();
        let mut ids: Vec<i64> = alike.into_iter().filter(unmarked).map(|row| row.id).collect();
        ids.push(opened.row.id);
        // Whoever sorts another of them at the same moment may have marked some before they were held.
        let held: Vec<_> = cases::hold_all(&opened.tx, &ids).await?.into_iter().filter(unmarked).collect();
        opened.row.public_concern = true;
        if held.is_empty() {
            return Ok(());
        }
        let ids: Vec<i64> = held.iter().map(|row| row.id).collect();
        let mut raised = Vec::with_capacity(ids.len());
        for row in held {
            let state: State = view::state(&row.state)?;
            let cause = Cause::System { at: self.services.clock.now() };
            raised.push(NewEvent::new(row.id, RAISED, Some(state), state, cause, opened.today));
        }
        events::append_all(&opened.tx, raised).await?;
        cases::mark_concern(&opened.tx, &ids).await?;
        Ok(())
    }
}
