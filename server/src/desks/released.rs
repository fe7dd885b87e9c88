//! What a sender reads of a case once the Front has released it.

use app::desks::{AnswerView, ForwardedView, PromiseView};
use domain::feedback::Outcome;
use domain::unit::UnitId;
use sea_orm::ConnectionTrait;

use super::{ReadError, view};
use crate::reference::Reference;
use crate::store::entity::cases as rows;
use crate::store::{answers, referrals};
use crate::vault::CaseKey;

#[derive(Default)]
pub(super) struct Released {
    pub answer: Option<AnswerView>,
    pub promises: Vec<PromiseView>,
    pub outcome: Option<Outcome>,
    /// It was handed on to a body that owes no answer.
    pub forwarded: Option<ForwardedView>,
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
            // It may rest on the letter of the case into which this one was merged.
            let letter = match released.referral_id {
                Some(id) => referrals::by_id(db, id).await?,
                None => None,
            };
            let unit = view::answered_by(letter.as_slice(), &released, row.front_id);
            Some(view::answer(key, &released, reference.unit_name(unit), String::new())?)
        }
        None => None,
    };
    let outcome = row.result.as_deref().and_then(Outcome::from_code);
    let forwarded = match outcome {
        Some(Outcome::PassedToInspection) if answer.is_none() => referrals::in_force(db, row.id).await?,
        _ => None,
    };
    Ok(Released {
        outcome: outcome.filter(|_| answer.is_some() || forwarded.is_some()),
        forwarded: forwarded.map(|letter| ForwardedView {
            receiver: reference.unit_name(UnitId(letter.unit_id)),
            document_no: letter.document_no,
            on: letter.issued_on,
        }),
        promises: view::promises(db, reference, key, row.id, view::Reader::Reporter).await?,
        answer,
    })
}
