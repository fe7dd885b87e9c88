//! What the sender of a case that was merged sees of the one that goes on: how it stands, and the
//! answer that serves all. Nothing that another sender wrote, gave or did.

use app::desks::{AnswerView, MergedInto, PromiseView};
use domain::case::State;
use domain::feedback::Outcome;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::Visitor;
use crate::desks::{ReadError, due, view};
use crate::reference::Reference;
use crate::store::entity::cases as rows;
use crate::store::links::{self, Link};
use crate::store::{answers, cases, clocks};
use crate::vault::CaseKey;

/// What is read of a case once the Front has released it.
#[derive(Default)]
pub(super) struct Released {
    pub answer: Option<AnswerView>,
    pub promises: Vec<PromiseView>,
    pub outcome: Option<Outcome>,
}

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

/// The answer, once it was released: the unit's, or the Front's own.
pub(super) async fn released(
    db: &impl ConnectionTrait,
    reference: &Reference,
    key: &CaseKey,
    row: &rows::Model,
) -> Result<Released, ReadError> {
    let released =
        answers::of_case(db, row.id).await?.into_iter().rev().find(|answer| answer.status == answers::RELEASED);
    let answer = match released {
        Some(released) => {
            let unit = row.handling_unit_id.filter(|_| released.referral_id.is_some()).unwrap_or(row.front_id);
            Some(view::answer(key, &released, reference.unit_name(UnitId(unit)), String::new())?)
        }
        None => None,
    };
    Ok(Released {
        outcome: row.result.as_deref().filter(|_| answer.is_some()).and_then(Outcome::from_code),
        promises: view::promises(db, reference, key, row.id, view::Reader::Reporter).await?,
        answer,
    })
}
