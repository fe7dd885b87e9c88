//! What a sender reads of a case once the Front has released it.

use app::desks::{AnswerView, PromiseView};
use domain::feedback::Outcome;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::{ReadError, view};
use crate::reference::Reference;
use crate::store::answers;
use crate::store::entity::cases as rows;
use crate::vault::CaseKey;

#[derive(Default)]
pub(super) struct Released {
    pub answer: Option<AnswerView>,
    pub promises: Vec<PromiseView>,
    pub outcome: Option<Outcome>,
}

/// The answer, once it was released: the unit's, or the Front's own.
pub(super) async fn of_case(
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
