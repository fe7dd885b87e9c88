//! Where matters of another procedure are guided to: proposed by one officer, decided by another.

use domain::case::diversion::{Diversion, DiversionState, Procedure};
use domain::private::Private;
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::Tx;
use super::cases::CaseError;
use super::entity::diversions;
use crate::vault::{At, CaseKey};

/// What is sealed of a diversion.
#[derive(Serialize, Deserialize)]
struct Words {
    receiver: Private,
    guidance: Private,
}

/// Proposes one; it takes the place of a proposal that waits.
///
/// # Errors
/// [`CaseError`].
pub async fn propose(
    tx: &Tx,
    key: &CaseKey,
    case_id: i64,
    diversion: &Diversion,
    by: OfficerId,
    on: Date,
) -> Result<(), CaseError> {
    let last = newest(tx, case_id).await?;
    let position = last.as_ref().map_or(1, |row| row.position + 1);
    if let Some(waiting) = last.filter(|row| row.state == DiversionState::Proposed.code()) {
        decide(tx, waiting, DiversionState::Rejected, by, on, None).await?;
    }
    let words = Words { receiver: diversion.receiver.clone(), guidance: diversion.guidance.clone() };
    let row = diversions::ActiveModel {
        id: NotSet,
        case_id: Set(case_id),
        position: Set(position),
        procedure: Set(diversion.procedure.code().to_owned()),
        state: Set(DiversionState::Proposed.code().to_owned()),
        envelope: Set(key.seal_json(at(case_id, position), &words)?),
        proposed_by: Set(by.0),
        proposed_on: Set(on),
        decided_by: Set(None),
        decided_on: Set(None),
        document_no: Set(None),
    };
    diversions::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The one that waits for a decision.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<diversions::Model>, DbErr> {
    Ok(newest(db, case_id).await?.filter(|row| row.state == DiversionState::Proposed.code()))
}

/// The one that waits or was made: none that was rejected.
///
/// # Errors
/// Those of the database.
pub async fn in_force(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<diversions::Model>, DbErr> {
    Ok(newest(db, case_id).await?.filter(|row| row.state != DiversionState::Rejected.code()))
}

async fn newest(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<diversions::Model>, DbErr> {
    diversions::Entity::find()
        .filter(diversions::Column::CaseId.eq(case_id))
        .order_by_desc(diversions::Column::Position)
        .one(db)
        .await
}

/// Notes what became of a proposal.
///
/// # Errors
/// Those of the database.
pub async fn decide(
    tx: &Tx,
    row: diversions::Model,
    state: DiversionState,
    by: OfficerId,
    on: Date,
    document_no: Option<String>,
) -> Result<(), DbErr> {
    let mut changed = row.into_active_model();
    changed.state = Set(state.code().to_owned());
    changed.decided_by = Set(Some(by.0));
    changed.decided_on = Set(Some(on));
    changed.document_no = Set(document_no);
    changed.update(tx).await?;
    Ok(())
}

/// What a row says.
///
/// # Errors
/// [`CaseError`].
pub fn open(key: &CaseKey, row: &diversions::Model) -> Result<Diversion, CaseError> {
    let words: Words = key.open_json(at(row.case_id, row.position), &row.envelope)?;
    Ok(Diversion {
        procedure: Procedure::from_code(&row.procedure).ok_or(CaseError::Code("diversions.procedure"))?,
        receiver: words.receiver,
        guidance: words.guidance,
    })
}

fn at(case_id: i64, position: i32) -> At<'static> {
    At::new("diversions", "envelope", (case_id, i64::from(position)))
}
