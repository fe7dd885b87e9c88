//! Recoveries of accounts: opened by one officer, decided by another, used once.

use domain::private::Private;
use domain::unit::OfficerId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};
use time::{Date, OffsetDateTime};

use super::entity::recoveries;

/// Waits for the second officer.
pub const OPEN: &str = "OPEN";
/// Its code was handed over.
pub const APPROVED: &str = "APPROVED";
pub const REFUSED: &str = "REFUSED";
pub const USED: &str = "USED";
/// Nobody decided or used it in time.
pub const LAPSED: &str = "LAPSED";

/// Opens a recovery.
///
/// # Errors
/// Those of the database, among them that one of this account goes on.
pub async fn open(
    tx: &impl ConnectionTrait,
    officer_id: i64,
    reason: &Private,
    by: OfficerId,
    on: Date,
    expires_at: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = recoveries::ActiveModel {
        id: NotSet,
        officer_id: Set(officer_id),
        state: Set(OPEN.to_owned()),
        reason: Set(reason.reveal().into()),
        opened_by: Set(by.0),
        opened_on: Set(on),
        decided_by: Set(None),
        decided_on: Set(None),
        code_hash: Set(None),
        expires_at: Set(expires_at),
    };
    recoveries::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The recovery of an account that goes on.
///
/// # Errors
/// Those of the database.
pub async fn of_account(
    db: &impl ConnectionTrait,
    officer_id: i64,
    now: OffsetDateTime,
) -> Result<Option<recoveries::Model>, DbErr> {
    recoveries::Entity::find()
        .filter(recoveries::Column::OfficerId.eq(officer_id))
        .filter(recoveries::Column::State.is_in([OPEN, APPROVED]))
        .filter(recoveries::Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Those that wait for a second officer, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn waiting(db: &impl ConnectionTrait, now: OffsetDateTime) -> Result<Vec<recoveries::Model>, DbErr> {
    recoveries::Entity::find()
        .filter(recoveries::Column::State.eq(OPEN))
        .filter(recoveries::Column::ExpiresAt.gt(now))
        .order_by_asc(recoveries::Column::Id)
        .all(db)
        .await
}

/// One that waits for a second officer.
///
/// # Errors
/// Those of the database.
pub async fn waiting_one(
    db: &impl ConnectionTrait,
    id: i64,
    now: OffsetDateTime,
) -> Result<Option<recoveries::Model>, DbErr> {
    recoveries::Entity::find_by_id(id)
        .filter(recoveries::Column::State.eq(OPEN))
        .filter(recoveries::Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// The one of an account that this code uses.
///
/// # Errors
/// Those of the database.
pub async fn by_code(
    db: &impl ConnectionTrait,
    officer_id: i64,
    code_hash: &[u8],
    now: OffsetDateTime,
) -> Result<Option<recoveries::Model>, DbErr> {
    recoveries::Entity::find()
        .filter(recoveries::Column::OfficerId.eq(officer_id))
        .filter(recoveries::Column::State.eq(APPROVED))
        .filter(recoveries::Column::CodeHash.eq(code_hash.to_vec()))
        .filter(recoveries::Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Moves a recovery on from the state in which it was read; `false` when somebody was faster.
///
/// # Errors
/// Those of the database.
pub async fn advance(tx: &impl ConnectionTrait, before: &str, row: recoveries::Model) -> Result<bool, DbErr> {
    let id = row.id;
    let done = recoveries::Entity::update_many()
        .set(row.into_active_model().reset_all())
        .filter(recoveries::Column::Id.eq(id))
        .filter(recoveries::Column::State.eq(before))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends what nobody decided or used in time.
///
/// # Errors
/// Those of the database.
pub async fn lapse(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<(), DbErr> {
    recoveries::Entity::update_many()
        .set(recoveries::ActiveModel { state: Set(LAPSED.to_owned()), ..Default::default() })
        .filter(recoveries::Column::State.is_in([OPEN, APPROVED]))
        .filter(recoveries::Column::ExpiresAt.lte(now))
        .exec(tx)
        .await?;
    Ok(())
}
