//! What the sender of a case that was merged sees of the one that goes on: how it stands, and the
//! answer that serves all. Nothing that another sender wrote, gave or did.

use app::desks::MergedInto;
use domain::case::State;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::Visitor;
use crate::desks::{ReadError, due, view};
use crate::reference::Reference;
use crate::store::entity::cases as rows;
use crate::store::links::{self, Link};
use crate::store::{cases, clocks};

/// The case that goes on for this one, if it was merged.
pub(super) async fn master_of(
    db: &impl ConnectionTrait,
    row: &rows::Model,
    state: State,
) -> Result<Option<rows::Model>, ReadError> {
    if state != State::Merged {
        return Ok(None);
    }
    let Some(id) = links::target(db, Link::Merged, row.id).await? else { return Ok(None) };
    Ok(cases::by_id(db, id).await?)
}

impl Visitor {
    pub(super) async fn merged_into(
        &self,
        db: &impl ConnectionTrait,
        reference: &Reference,
        master: &rows::Model,
    ) -> Result<MergedInto, ReadError> {
        let state = view::state(&master.state)?;
        let runs = clocks::of_case(db, master.id).await?;
        let unit = master.handling_unit_id.filter(|_| state != State::ReturnedByUnit);
        Ok(MergedInto {
            // That somebody else is asked concerns them alone.
            state: if state == State::AwaitingInfo { State::Triage } else { state },
            unit: unit.map(|unit| reference.unit_name(UnitId(unit))),
            // When another person sent theirs is as little this sender's to know as a unit's.
            due: due::of_unit(reference, &runs, self.services.clock.today()),
        })
    }
}
