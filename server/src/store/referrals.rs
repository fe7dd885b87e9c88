//! Referrals: what the Front writes to a unit instead of the sender's words.

use std::collections::HashMap;

use domain::private::Private;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::cases::CaseError;
use super::entity::{referral_copies, referral_files, referrals};
use super::{Tx, search};
use crate::vault::{At, CaseKey};

/// The words of a referral, as they are sealed.
#[derive(Serialize, Deserialize)]
pub struct Words {
    pub summary: Private,
    pub questions: Private,
    #[serde(default)]
    pub recordings: Option<Private>,
}

/// Where a referral stands.
pub const PROPOSED: &str = "PROPOSED";
pub const ISSUED: &str = "ISSUED";
pub const RETURNED: &str = "RETURNED";
pub const REPLACED: &str = "REPLACED";
/// The case left the unit for good, without an answer. The unit is not told why.
pub const ENDED: &str = "ENDED";

/// A new referral, proposed.
pub struct Proposal<'a> {
    pub case_id: i64,
    pub unit: UnitId,
    pub words: &'a Words,
    pub drafted_by: OfficerId,
    pub rule_id: Option<i64>,
    /// Locale key of why this unit.
    pub explanation: &'a str,
    pub copies: &'a [UnitId],
    /// Files of which the unit gets the cleaned copy, in their order.
    pub files: &'a [i64],
}

/// Stores a proposed referral; an earlier one that was never issued is replaced. Returns its row.
///
/// # Errors
/// [`CaseError`].
pub async fn propose(tx: &Tx, key: &CaseKey, new: Proposal<'_>) -> Result<referrals::Model, CaseError> {
    let before = of_case(tx, new.case_id).await?;
    for row in before.iter().filter(|row| row.status == PROPOSED) {
        set_status(tx, row, REPLACED).await?;
    }
    let round = before.last().map_or(1, |row| row.round + 1);
    let envelope = key.seal_json(at(new.case_id, round), new.words)?;
    let row = referrals::ActiveModel {
        id: NotSet,
        case_id: Set(new.case_id),
        unit_id: Set(new.unit.0),
        round: Set(round),
        status: Set(PROPOSED.to_owned()),
        envelope: Set(envelope),
        drafted_by: Set(new.drafted_by.0),
        approved_by: Set(None),
        rule_id: Set(new.rule_id),
        explanation: Set(new.explanation.to_owned()),
        document_no: Set(None),
        issued_on: Set(None),
        ended_on: Set(None),
        due_on: Set(None),
    };
    let row = row.insert(tx).await?;
    let copies =
        new.copies.iter().map(|unit| referral_copies::ActiveModel { referral_id: Set(row.id), unit_id: Set(unit.0) });
    let copies: Vec<_> = copies.collect();
    if !copies.is_empty() {
        referral_copies::Entity::insert_many(copies).exec_without_returning(tx).await?;
    }
    let files = new.files.iter().zip(1..).map(|(file, position)| referral_files::ActiveModel {
        referral_id: Set(row.id),
        position: Set(position),
        attachment_id: Set(*file),
    });
    let files: Vec<_> = files.collect();
    if !files.is_empty() {
        referral_files::Entity::insert_many(files).exec_without_returning(tx).await?;
    }
    search::note(tx, new.case_id).await?;
    Ok(row)
}

/// The referrals of a case, oldest first.
///
/// # Errors
/// Those of the database.
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<referrals::Model>, DbErr> {
    referrals::Entity::find()
        .filter(referrals::Column::CaseId.eq(case_id))
        .order_by_asc(referrals::Column::Round)
        .all(db)
        .await
}

/// A referral, whichever case it is of.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<referrals::Model>, DbErr> {
    referrals::Entity::find_by_id(id).one(db).await
}

/// The referral that was issued last.
///
/// # Errors
/// Those of the database.
pub async fn in_force(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<referrals::Model>, DbErr> {
    Ok(of_case(db, case_id).await?.into_iter().rev().find(|row| row.status == ISSUED))
}

/// The days on which cases went to the unit that has them.
///
/// # Errors
/// Those of the database.
pub async fn issued_on(db: &impl ConnectionTrait, case_ids: &[i64]) -> Result<HashMap<i64, Date>, DbErr> {
    let rows = referrals::Entity::find()
        .filter(referrals::Column::CaseId.is_in(case_ids.iter().copied()))
        .filter(referrals::Column::Status.eq(ISSUED))
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.case_id, row.issued_on?))).collect())
}

/// The files that go with a referral, in their order.
///
/// # Errors
/// Those of the database.
pub async fn files(db: &impl ConnectionTrait, referral_id: i64) -> Result<Vec<i64>, DbErr> {
    let rows = referral_files::Entity::find()
        .filter(referral_files::Column::ReferralId.eq(referral_id))
        .order_by_asc(referral_files::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.attachment_id).collect())
}

/// Issues a letter in force once more, to another unit and for this reason; whoever had it has it no
/// more.
///
/// # Errors
/// [`CaseError`].
pub async fn pass_up(
    tx: &Tx,
    key: &CaseKey,
    letter: referrals::Model,
    (to, why): (UnitId, &str),
    by: OfficerId,
    on: Date,
) -> Result<(), CaseError> {
    let (words, files) = (words(key, &letter)?, files(tx, letter.id).await?);
    let new = Proposal {
        case_id: letter.case_id,
        unit: to,
        words: &words,
        drafted_by: OfficerId(letter.drafted_by),
        rule_id: None,
        explanation: why,
        copies: &[],
        files: &files,
    };
    let row = propose(tx, key, new).await?;
    update(tx, referrals::Model { status: ENDED.to_owned(), ended_on: Some(on), ..letter }).await?;
    let issued = ISSUED.to_owned();
    update(tx, referrals::Model { status: issued, approved_by: Some(by.0), issued_on: Some(on), ..row }).await?;
    Ok(())
}

/// The words of a referral.
///
/// # Errors
/// [`CaseError`].
pub fn words(key: &CaseKey, row: &referrals::Model) -> Result<Words, CaseError> {
    Ok(key.open_json(at(row.case_id, row.round), &row.envelope)?)
}

/// Stores a changed referral.
///
/// # Errors
/// Those of the database.
pub async fn update(tx: &Tx, row: referrals::Model) -> Result<(), DbErr> {
    let case_id = row.case_id;
    row.into_active_model().reset_all().update(tx).await?;
    // Once it is issued the unit finds it too.
    search::note(tx, case_id).await?;
    Ok(())
}

/// The referral in force no longer is: the Front takes the case back.
///
/// # Errors
/// Those of the database.
pub async fn replace_issued(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    match in_force(tx, case_id).await? {
        Some(row) => set_status(tx, &row, REPLACED).await,
        None => Ok(()),
    }
}

/// The case ended on another way than with an answer: what is in force ends, what was only
/// proposed is dropped.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &Tx, case_id: i64, on: Date) -> Result<(), DbErr> {
    for row in of_case(tx, case_id).await? {
        match row.status.as_str() {
            ISSUED => update(tx, referrals::Model { status: ENDED.to_owned(), ended_on: Some(on), ..row }).await?,
            PROPOSED => set_status(tx, &row, REPLACED).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Changes where a referral stands.
///
/// # Errors
/// Those of the database.
pub async fn set_status(tx: &Tx, row: &referrals::Model, status: &str) -> Result<(), DbErr> {
    let mut changed = row.clone().into_active_model();
    changed.status = Set(status.to_owned());
    changed.update(tx).await?;
    search::note(tx, row.case_id).await?;
    Ok(())
}

fn at(case_id: i64, round: i32) -> At<'static> {
    At::new("referrals", "envelope", (case_id, i64::from(round)))
}
