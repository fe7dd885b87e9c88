//! The case: its row, its key, its sealed content.

mod blank;

pub use blank::blank;

use std::collections::HashMap;

use domain::case::State;
use domain::feedback::IdentityMode;
use domain::policy::{CaseFacts, CaseId};
use domain::private::Private;
use domain::unit::UnitId;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};
use time::Date;

use super::entity::{case_categories, case_contents, case_keys, cases, contacts, units};
use super::{Tx, Writes, bonds, search, subjects};
use crate::vault::{At, CaseKey, SealError, Vault, WrappedKey};

/// What the sender wrote, as it is sealed.
#[derive(Serialize, Deserialize)]
pub struct Content {
    pub body: Private,
    pub wish: Option<Private>,
    pub place: Option<Private>,
    pub happened_on: Option<Date>,
    pub subject_name: Option<Private>,
}

/// Something could not be stored or opened.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    #[error(transparent)]
    Db(#[from] DbErr),
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A row holds a code that this program does not know.
    #[error("unknown code in a stored row: {0}")]
    Code(&'static str),
}

/// The row of a case number.
///
/// # Errors
/// Those of the database.
pub async fn by_number(db: &impl ConnectionTrait, number: &str) -> Result<Option<cases::Model>, DbErr> {
    cases::Entity::find().filter(cases::Column::Number.eq(number)).one(db).await
}

/// The row of an id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<cases::Model>, DbErr> {
    cases::Entity::find_by_id(id).one(db).await
}

/// The row of an id, held until the transaction ends: whoever appends an event without changing
/// the row holds it all the same, so that two events of one case come one after the other. Rows that refer to it may be
/// written by others meanwhile: a lock that kept these off as well would wait for them, and they for it.
///
/// # Errors
/// Those of the database.
pub async fn hold(tx: &Tx, id: i64) -> Result<Option<cases::Model>, DbErr> {
    cases::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// The rows of these ids, held until the transaction ends, in the order of their ids: whoever else
/// holds several takes them in the same order.
///
/// # Errors
/// Those of the database.
pub async fn hold_all(tx: &Tx, ids: &[i64]) -> Result<Vec<cases::Model>, DbErr> {
    cases::Entity::find()
        .filter(cases::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(cases::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await
}

/// The numbers of these cases.
///
/// # Errors
/// Those of the database.
pub async fn numbers(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
    let rows = cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .column(cases::Column::Number)
        .filter(cases::Column::Id.is_in(ids.iter().copied()));
    Ok(rows.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// Stores the row of a new case.
///
/// # Errors
/// Those of the database.
pub async fn insert(to: &impl Writes, row: cases::Model) -> Result<(), DbErr> {
    to.put(&cases::Entity::insert(cases::ActiveModel::from(row).reset_all())).await
}

/// Stores a changed row, if it is still the one that was read: `row.version` is the version that
/// was read, the stored one becomes the next. Returns whether it was. A sign of retaliation that was
/// set meanwhile stays: it leaves the version as it is.
///
/// # Errors
/// Those of the database.
pub async fn update(tx: &Tx, row: &cases::Model) -> Result<bool, DbErr> {
    let mut changed = cases::ActiveModel::from(row.clone()).reset_all();
    if !row.retaliation {
        changed.retaliation = sea_orm::ActiveValue::NotSet;
    }
    changed.id = sea_orm::ActiveValue::NotSet;
    changed.number = sea_orm::ActiveValue::NotSet;
    changed.version = Set(row.version + 1);
    let done = cases::Entity::update_many()
        .set(changed)
        .filter(cases::Column::Id.eq(row.id))
        .filter(cases::Column::Version.eq(row.version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Sets the sign of retaliation and nothing else. The version stays: it stands on the unit's forms, and
/// that something was written on such a day is not the unit's to know.
///
/// # Errors
/// Those of the database.
pub async fn sign_of_retaliation(tx: &Tx, id: i64) -> Result<(), DbErr> {
    let signed = cases::ActiveModel { retaliation: Set(true), ..Default::default() };
    cases::Entity::update_many().set(signed).filter(cases::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Marks these cases, which are held, as being of public concern. Their version stays: what somebody is
/// filling in meanwhile stays valid.
///
/// # Errors
/// Those of the database.
pub async fn mark_concern(tx: &Tx, ids: &[i64]) -> Result<(), DbErr> {
    cases::Entity::update_many()
        .set(cases::ActiveModel { public_concern: Set(true), ..Default::default() })
        .filter(cases::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The next number in the register of a Front and year. Of two at the same moment the second waits for the first: on
/// SQLite there is one writer, on PostgreSQL the Front's row is held until the transaction ends.
///
/// # Errors
/// Those of the database.
pub async fn next_register_no(tx: &Tx, front_id: i64, year: i32) -> Result<i32, DbErr> {
    units::Entity::find_by_id(front_id).lock(LockType::NoKeyUpdate).one(tx).await?;
    let last = cases::Entity::find()
        .filter(cases::Column::FrontId.eq(front_id))
        .filter(cases::Column::RegisterYear.eq(year))
        .order_by_desc(cases::Column::RegisterNo)
        .one(tx)
        .await?;
    Ok(last.and_then(|row| row.register_no).unwrap_or_default() + 1)
}

/// Makes and stores the key of a case.
///
/// # Errors
/// [`CaseError`].
pub async fn new_key(to: &impl Writes, vault: &Vault, case_id: i64) -> Result<CaseKey, CaseError> {
    let (key, wrapped) = vault.new_case_key(&mut rand::rng(), case_id)?;
    let row = case_keys::ActiveModel {
        case_id: Set(case_id),
        key_id: Set(wrapped.key_id.to_string()),
        wrapped: Set(wrapped.bytes),
    };
    to.put(&case_keys::Entity::insert(row)).await?;
    Ok(key)
}

/// The names of the keys that the keys of cases are wrapped with: few, whatever the number of cases,
/// each found by a step in the index.
///
/// # Errors
/// Those of the database.
pub async fn key_ids(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let mut found: Vec<String> = Vec::new();
    loop {
        let last = found.last().cloned().unwrap_or_default();
        let next = case_keys::Entity::find()
            .filter(case_keys::Column::KeyId.gt(last))
            .order_by_asc(case_keys::Column::KeyId)
            .one(db)
            .await?;
        match next {
            Some(row) => found.push(row.key_id),
            None => return Ok(found),
        }
    }
}

/// Opens the key of a case. `None` when the key was destroyed: what it sealed is gone for good.
///
/// # Errors
/// [`CaseError`].
pub async fn key(db: &impl ConnectionTrait, vault: &Vault, case_id: i64) -> Result<Option<CaseKey>, CaseError> {
    let Some(row) = case_keys::Entity::find_by_id(case_id).one(db).await? else { return Ok(None) };
    let key_id = crate::vault::KeyId::parse(&row.key_id).ok_or(CaseError::Code("case_keys.key_id"))?;
    Ok(Some(vault.open_case_key(&WrappedKey { key_id, bytes: row.wrapped }, case_id)?))
}

/// Seals and stores what the sender wrote; a search finds it a little later.
///
/// # Errors
/// [`CaseError`].
pub async fn put_content(to: &impl Writes, key: &CaseKey, case_id: i64, content: &Content) -> Result<(), CaseError> {
    let envelope = key.seal_json(At::new("case_contents", "envelope", case_id), content)?;
    let row = case_contents::ActiveModel { case_id: Set(case_id), envelope: Set(envelope) };
    to.put(&case_contents::Entity::insert(row)).await?;
    search::note(to, case_id).await?;
    Ok(())
}

/// Opens what the sender wrote.
///
/// # Errors
/// [`CaseError`].
pub async fn content(db: &impl ConnectionTrait, key: &CaseKey, case_id: i64) -> Result<Option<Content>, CaseError> {
    let Some(row) = case_contents::Entity::find_by_id(case_id).one(db).await? else { return Ok(None) };
    Ok(Some(key.open_json(At::new("case_contents", "envelope", case_id), &row.envelope)?))
}

/// Seals and stores where notices go: apart from the identity, for the mail worker alone.
///
/// # Errors
/// [`CaseError`].
pub async fn put_contact(to: &impl Writes, vault: &Vault, case_id: i64, email: &Private) -> Result<(), CaseError> {
    let envelope = vault.seal_mail_address(At::new("contacts", "envelope", case_id), email.reveal())?;
    let row = contacts::ActiveModel { case_id: Set(case_id), envelope: Set(envelope) };
    to.put(&contacts::Entity::insert(row)).await?;
    Ok(())
}

/// The same in place of what was stored before.
///
/// # Errors
/// [`CaseError`].
pub async fn replace_contact(tx: &Tx, vault: &Vault, case_id: i64, email: &Private) -> Result<(), CaseError> {
    contacts::Entity::delete_by_id(case_id).exec(tx).await?;
    put_contact(tx, vault, case_id, email).await
}

/// Forgets where notices go: the sender is told nothing more.
///
/// # Errors
/// Those of the database.
pub async fn forget_contact(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    contacts::Entity::delete_by_id(case_id).exec(tx).await?;
    Ok(())
}

/// Where notices go, sealed.
///
/// # Errors
/// Those of the database.
pub async fn contact(db: &impl ConnectionTrait, case_id: i64) -> Result<Option<Vec<u8>>, DbErr> {
    Ok(contacts::Entity::find_by_id(case_id).one(db).await?.map(|row| row.envelope))
}

/// The categories of a case, the main one first.
///
/// # Errors
/// Those of the database.
pub async fn categories(db: &impl ConnectionTrait, case_id: i64) -> Result<Vec<String>, DbErr> {
    let rows = case_categories::Entity::find()
        .filter(case_categories::Column::CaseId.eq(case_id))
        .order_by_asc(case_categories::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}

/// Sets the categories of a case.
///
/// # Errors
/// Those of the database.
pub async fn set_categories(to: &impl Writes, case_id: i64, codes: &[String]) -> Result<(), DbErr> {
    to.put(&case_categories::Entity::delete_many().filter(case_categories::Column::CaseId.eq(case_id))).await?;
    let rows = codes.iter().zip(0..).map(|(code, position)| case_categories::ActiveModel {
        case_id: Set(case_id),
        code: Set(code.clone()),
        position: Set(position),
    });
    if codes.is_empty() {
        return Ok(());
    }
    to.put(&case_categories::Entity::insert_many(rows)).await
}

/// What the policy looks at.
///
/// # Errors
/// [`CaseError`].
pub async fn facts(db: &impl ConnectionTrait, row: &cases::Model) -> Result<CaseFacts, CaseError> {
    Ok(CaseFacts {
        case_id: CaseId(row.id),
        state: State::from_code(&row.state).ok_or(CaseError::Code("cases.state"))?,
        front: UnitId(row.front_id),
        handling_unit: row.handling_unit_id.map(UnitId),
        // A unit stands on the row from the approval of its referral until the Front takes the
        // case back.
        referred: row.handling_unit_id.is_some(),
        subjects: subjects::of_case(db, row.id).await?,
        bonds: bonds::of_case(db, row.id).await?,
        identity_mode: IdentityMode::from_code(&row.identity_mode).ok_or(CaseError::Code("cases.identity_mode"))?,
        raised_to: row.raised_to_id.map(UnitId),
    })
}
