//! What units promised to put right: words and evidence sealed with the key of the case.

use domain::case::promise::{Promise, PromiseState, Standing};
use domain::private::Private;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use time::Date;

use super::Tx;
use super::cases::CaseError;
use super::entity::promises;
use crate::vault::{At, CaseKey};

/// The promises of a case, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<promises::Model>, DbErr> {
    promises::Entity::find()
        .filter(promises::Column::CaseId.eq(case_id))
        .order_by_asc(promises::Column::Position)
        .all(db)
        .await
}

/// Stores what a unit promised with an answer.
///
/// # Errors
/// [`CaseError`].
pub async fn insert(
    tx: &Tx,
    key: &CaseKey,
    case_id: i64,
    answer_id: i64,
    unit: UnitId,
    promised: &[Promise],
) -> Result<(), CaseError> {
    let before = of_case(tx, case_id).await?.last().map_or(0, |row| row.position);
    let mut rows = Vec::with_capacity(promised.len());
    for (promise, position) in promised.iter().zip(before + 1..) {
        rows.push(promises::ActiveModel {
            id: NotSet,
            case_id: Set(case_id),
            answer_id: Set(answer_id),
            unit_id: Set(unit.0),
            position: Set(position),
            envelope: Set(key.seal(words_at(case_id, position), promise.text.reveal().as_bytes())?),
            due_on: Set(promise.due_on),
            state: Set(PromiseState::Open.code().to_owned()),
            evidence: Set(None),
            shown_on: Set(None),
            shown_by: Set(None),
            decided_on: Set(None),
        });
    }
    promises::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Stores how a promise was kept; what was said before is replaced.
///
/// # Errors
/// [`CaseError`].
pub async fn show(
    tx: &Tx,
    key: &CaseKey,
    row: promises::Model,
    evidence: &Private,
    by: OfficerId,
    on: Date,
) -> Result<(), CaseError> {
    let sealed = key.seal(evidence_at(row.case_id, row.position), evidence.reveal().as_bytes())?;
    let mut changed = row.into_active_model();
    changed.evidence = Set(Some(sealed));
    changed.state = Set(PromiseState::Shown.code().to_owned());
    changed.shown_on = Set(Some(on));
    changed.shown_by = Set(Some(by.0));
    changed.update(tx).await?;
    Ok(())
}

/// Decides about the promises of a case that are pending.
///
/// # Errors
/// Those of the database.
pub async fn decide(tx: &Tx, case_id: i64, state: PromiseState, on: Date) -> Result<(), DbErr> {
    let pending = PromiseState::ALL.iter().filter(|state| state.is_pending()).map(|state| state.code());
    promises::Entity::update_many()
        .set(promises::ActiveModel {
            state: Set(state.code().to_owned()),
            decided_on: Set(Some(on)),
            ..Default::default()
        })
        .filter(promises::Column::CaseId.eq(case_id))
        .filter(promises::Column::State.is_in(pending))
        .exec(tx)
        .await?;
    Ok(())
}

/// How the promises that are pending stand today.
///
/// # Errors
/// [`CaseError`].
pub async fn standing(db: &impl ConnectionTrait, case_id: i64, today: Date) -> Result<Standing, CaseError> {
    let rows = of_case(db, case_id).await?;
    let all = rows.iter().map(|row| Ok((state(row)?, row.due_on))).collect::<Result<Vec<_>, CaseError>>()?;
    Ok(Standing::of(all, today))
}

/// Cases with a promise whose day has passed while nothing was shown for it.
///
/// # Errors
/// Those of the database.
pub async fn overdue(db: &impl ConnectionTrait, today: Date, limit: u64) -> Result<Vec<i64>, DbErr> {
    promises::Entity::find()
        .select_only()
        .column(promises::Column::CaseId)
        .distinct()
        .filter(promises::Column::State.eq(PromiseState::Open.code()))
        .filter(promises::Column::DueOn.lt(today))
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}

/// Where a promise stands.
///
/// # Errors
/// [`CaseError::Code`].
pub fn state(row: &promises::Model) -> Result<PromiseState, CaseError> {
    PromiseState::from_code(&row.state).ok_or(CaseError::Code("promises.state"))
}

/// What will be done.
///
/// # Errors
/// [`CaseError`].
pub fn words(key: &CaseKey, row: &promises::Model) -> Result<Private, CaseError> {
    Ok(Private::from(key.open(words_at(row.case_id, row.position), &row.envelope)?.as_text()?))
}

/// How it was kept, if anything was said about it.
///
/// # Errors
/// [`CaseError`].
pub fn evidence(key: &CaseKey, row: &promises::Model) -> Result<Option<Private>, CaseError> {
    let Some(sealed) = &row.evidence else { return Ok(None) };
    Ok(Some(Private::from(key.open(evidence_at(row.case_id, row.position), sealed)?.as_text()?)))
}

fn words_at(case_id: i64, position: i32) -> At<'static> {
    At::new("promises", "envelope", (case_id, i64::from(position)))
}

fn evidence_at(case_id: i64, position: i32) -> At<'static> {
    At::new("promises", "evidence", (case_id, i64::from(position)))
}
