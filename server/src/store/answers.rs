//! Answers of units, and of the Front itself, and how the Front judged them.

use domain::feedback::{Check, CheckPoint, Verdict};
use domain::private::Private;
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};

use super::Tx;
use super::cases::CaseError;
use super::entity::{answer_checks, answers, cases};
use crate::vault::{At, CaseKey};

/// The words of an answer, as they are sealed.
#[derive(Serialize, Deserialize)]
pub struct Words {
    pub answer: Private,
    pub remedy: Option<Private>,
}

pub const DRAFT: &str = "DRAFT";
pub const PROPOSED: &str = "PROPOSED";
pub const ISSUED: &str = "ISSUED";
pub const RELEASED: &str = "RELEASED";
pub const SENT_BACK: &str = "SENT_BACK";
/// Written down by the Front from a unit's paper; nobody has compared it with the paper yet.
pub const WRITTEN_DOWN: &str = "WRITTEN_DOWN";

/// The answers of a case, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<answers::Model>, DbErr> {
    answers::Entity::find()
        .filter(answers::Column::CaseId.eq(case_id))
        .order_by_asc(answers::Column::Round)
        .order_by_asc(answers::Column::Id)
        .all(db)
        .await
}

/// The answer on paper that was written down in the round that runs, and waits for a second reader.
///
/// # Errors
/// Those of the database.
pub async fn written_down(db: &impl ConnectionTrait, case: &cases::Model) -> Result<Option<answers::Model>, DbErr> {
    let rows = of_case(db, case.id).await?;
    Ok(rows.into_iter().rev().find(|row| row.round == case.round + 1 && row.status == WRITTEN_DOWN))
}

/// A draft to be stored.
pub struct NewDraft<'a> {
    pub case_id: i64,
    /// `None`: the Front's own answer, which rests on no referral.
    pub referral_id: Option<i64>,
    pub round: i32,
    pub status: &'a str,
    pub words: &'a Words,
    pub outcome: &'a str,
    pub drafted_by: OfficerId,
}

/// Stores a draft: over the one of the same round that was never issued, or as a new one.
///
/// # Errors
/// [`CaseError`].
pub async fn put(tx: &Tx, key: &CaseKey, new: NewDraft<'_>) -> Result<(), CaseError> {
    let envelope = key.seal_json(at(new.case_id, new.round), new.words)?;
    // What the Front writes down from a paper and what a unit drafts by itself are two things.
    let same = |status: &str| (status == WRITTEN_DOWN) == (new.status == WRITTEN_DOWN);
    let open = of_case(tx, new.case_id).await?.into_iter().find(|row| {
        row.round == new.round && matches!(row.status.as_str(), DRAFT | PROPOSED | WRITTEN_DOWN) && same(&row.status)
    });
    match open {
        Some(row) => {
            let mut changed = row.into_active_model();
            changed.envelope = Set(envelope);
            changed.result = Set(Some(new.outcome.to_owned()));
            changed.status = Set(new.status.to_owned());
            changed.drafted_by = Set(new.drafted_by.0);
            changed.update(tx).await?;
        }
        None => {
            let row = answers::ActiveModel {
                id: NotSet,
                case_id: Set(new.case_id),
                referral_id: Set(new.referral_id),
                round: Set(new.round),
                status: Set(new.status.to_owned()),
                envelope: Set(envelope),
                drafted_by: Set(new.drafted_by.0),
                signed_by: Set(None),
                signer_name: Set(None),
                document_no: Set(None),
                document_on: Set(None),
                result: Set(Some(new.outcome.to_owned())),
                issued_on: Set(None),
                released_on: Set(None),
            };
            answers::Entity::insert(row).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}

/// The words of an answer.
///
/// # Errors
/// [`CaseError`].
pub fn words(key: &CaseKey, row: &answers::Model) -> Result<Words, CaseError> {
    Ok(key.open_json(at(row.case_id, row.round), &row.envelope)?)
}

/// Hands a released answer over to another case, sealed with the key of that one: whoever reads there has
/// it then for as long as their own case is kept.
///
/// # Errors
/// [`CaseError`].
pub async fn hand_over(
    tx: &Tx,
    key: &CaseKey,
    row: &answers::Model,
    (own_key, case_id): (&CaseKey, i64),
) -> Result<(), CaseError> {
    let round = of_case(tx, case_id).await?.last().map_or(row.round, |last| row.round.max(last.round + 1));
    let mut own = answers::Model { case_id, round, ..row.clone() };
    own.envelope = own_key.seal_json(at(case_id, round), &words(key, row)?)?;
    own.signer_name = signer(key, row)?.map(|name| seal_signer(own_key, &own, &name)).transpose()?;
    let own = answers::ActiveModel { id: NotSet, ..answers::ActiveModel::from(own).reset_all() };
    answers::Entity::insert(own).exec_without_returning(tx).await?;
    Ok(())
}

/// Seals the name of whoever signs.
///
/// # Errors
/// [`CaseError`].
pub fn seal_signer(key: &CaseKey, row: &answers::Model, name: &Private) -> Result<Vec<u8>, CaseError> {
    Ok(key.seal(signer_at(row), name.reveal().as_bytes())?)
}

/// The name of whoever signed.
///
/// # Errors
/// [`CaseError`].
pub fn signer(key: &CaseKey, row: &answers::Model) -> Result<Option<Private>, CaseError> {
    let Some(sealed) = &row.signer_name else { return Ok(None) };
    Ok(Some(Private::from(key.open(signer_at(row), sealed)?.as_text()?)))
}

/// Stores a changed answer.
///
/// # Errors
/// Those of the database.
pub async fn update(tx: &Tx, row: answers::Model) -> Result<(), DbErr> {
    row.into_active_model().reset_all().update(tx).await?;
    Ok(())
}

/// Stores how an answer was judged, remarks sealed.
///
/// # Errors
/// [`CaseError`].
pub async fn put_checks(
    tx: &Tx,
    key: &CaseKey,
    answer_id: i64,
    checks: &[Check],
    checked_by: OfficerId,
) -> Result<(), CaseError> {
    answer_checks::Entity::delete_many().filter(answer_checks::Column::AnswerId.eq(answer_id)).exec(tx).await?;
    let mut rows = Vec::with_capacity(checks.len());
    for check in checks {
        let note = check.note.as_ref();
        let note = note.map(|note| key.seal(note_at(answer_id, check.point), note.reveal().as_bytes())).transpose()?;
        rows.push(answer_checks::ActiveModel {
            answer_id: Set(answer_id),
            point: Set(check.point.code().to_owned()),
            verdict: Set(check.verdict.code().to_owned()),
            note: Set(note),
            checked_by: Set(checked_by.0),
        });
    }
    answer_checks::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// How an answer was judged, in the order of the check-list; nothing before it was.
///
/// # Errors
/// [`CaseError`].
pub async fn checks(db: &impl ConnectionTrait, key: &CaseKey, answer_id: i64) -> Result<Vec<Check>, CaseError> {
    let rows = answer_checks::Entity::find().filter(answer_checks::Column::AnswerId.eq(answer_id)).all(db).await?;
    let mut checks = Vec::with_capacity(rows.len());
    for row in rows {
        let point = CheckPoint::from_code(&row.point).ok_or(CaseError::Code("answer_checks.point"))?;
        let verdict = Verdict::from_code(&row.verdict).ok_or(CaseError::Code("answer_checks.verdict"))?;
        let note = match &row.note {
            Some(sealed) => Some(Private::from(key.open(note_at(answer_id, point), sealed)?.as_text()?)),
            None => None,
        };
        checks.push(Check { point, verdict, note });
    }
    checks.sort_by_key(|check| CheckPoint::ALL.iter().position(|point| *point == check.point));
    Ok(checks)
}

fn note_at(answer_id: i64, point: CheckPoint) -> At<'static> {
    At::new("answer_checks", "note", (answer_id, point.code()))
}

fn at(case_id: i64, round: i32) -> At<'static> {
    At::new("answers", "envelope", (case_id, i64::from(round)))
}

fn signer_at(row: &answers::Model) -> At<'static> {
    At::new("answers", "signer_name", (row.case_id, i64::from(row.round)))
}
