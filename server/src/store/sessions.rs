//! Sessions of officers, and of senders who follow their case.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;

use super::Writes;
use super::entity::{officer_sessions, receipt_sessions};
use crate::auth::session::{ABSOLUTE, HALF_WAY, IDLE, TRACKING};

/// How far somebody has come with signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right.
    Password,
    /// The one-time password too.
    Full,
}

impl Stage {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "PASSWORD",
            Self::Full => "FULL",
        }
    }
}

/// Starts an officer's session.
///
/// # Errors
/// Those of the database.
pub async fn start(
    tx: &impl ConnectionTrait,
    token_hash: Vec<u8>,
    officer_id: i64,
    stage: Stage,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let lasts = if stage == Stage::Full { ABSOLUTE } else { HALF_WAY };
    let row = officer_sessions::ActiveModel {
        token_hash: Set(token_hash),
        officer_id: Set(officer_id),
        stage: Set(stage.code().to_owned()),
        created_at: Set(now),
        last_seen_at: Set(now),
        confirmed_at: Set((stage == Stage::Full).then_some(now)),
        expires_at: Set(now + lasts),
    };
    officer_sessions::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The session of a token, if it has come to this stage and has ended neither by time nor by
/// standing idle.
///
/// # Errors
/// Those of the database.
pub async fn find(
    db: &impl ConnectionTrait,
    token_hash: &[u8],
    stage: Stage,
    now: OffsetDateTime,
) -> Result<Option<officer_sessions::Model>, DbErr> {
    officer_sessions::Entity::find_by_id(token_hash.to_vec())
        .filter(officer_sessions::Column::Stage.eq(stage.code()))
        .filter(officer_sessions::Column::ExpiresAt.gt(now))
        .filter(officer_sessions::Column::LastSeenAt.gt(now - IDLE))
        .one(db)
        .await
}

/// Whether a session that was in use when something long began goes on: nobody has ended it, and its time is not over.
///
/// # Errors
/// Those of the database.
pub async fn goes_on(db: &impl ConnectionTrait, token_hash: &[u8], now: OffsetDateTime) -> Result<bool, DbErr> {
    let found = officer_sessions::Entity::find_by_id(token_hash.to_vec())
        .filter(officer_sessions::Column::Stage.eq(Stage::Full.code()))
        .filter(officer_sessions::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Notes that a session is in use.
///
/// # Errors
/// Those of the database.
pub async fn touch(tx: &impl ConnectionTrait, token_hash: &[u8], now: OffsetDateTime) -> Result<(), DbErr> {
    officer_sessions::Entity::update_many()
        .col_expr(officer_sessions::Column::LastSeenAt, Expr::value(now))
        .filter(officer_sessions::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that a one-time password was shown in a session, which goes on under a new token.
///
/// # Errors
/// Those of the database.
pub async fn confirm(
    tx: &impl ConnectionTrait,
    token_hash: &[u8],
    renewed: Vec<u8>,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    officer_sessions::Entity::update_many()
        .col_expr(officer_sessions::Column::TokenHash, Expr::value(renewed))
        .col_expr(officer_sessions::Column::LastSeenAt, Expr::value(now))
        .col_expr(officer_sessions::Column::ConfirmedAt, Expr::value(now))
        .filter(officer_sessions::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(tx)
        .await?;
    Ok(())
}

/// The sessions in which a person is signed in now, the oldest first.
///
/// # Errors
/// Those of the database.
pub async fn live(
    db: &impl ConnectionTrait,
    officer_id: i64,
    now: OffsetDateTime,
) -> Result<Vec<officer_sessions::Model>, DbErr> {
    officer_sessions::Entity::find()
        .filter(officer_sessions::Column::OfficerId.eq(officer_id))
        .filter(officer_sessions::Column::Stage.eq(Stage::Full.code()))
        .filter(officer_sessions::Column::ExpiresAt.gt(now))
        .filter(officer_sessions::Column::LastSeenAt.gt(now - IDLE))
        .order_by_asc(officer_sessions::Column::CreatedAt)
        .order_by_asc(officer_sessions::Column::TokenHash)
        .all(db)
        .await
}

/// Ends one of a person's own sessions; `false` when they have none of this name.
///
/// # Errors
/// Those of the database.
pub async fn end_own(tx: &impl ConnectionTrait, officer_id: i64, token_hash: &[u8]) -> Result<bool, DbErr> {
    let done = officer_sessions::Entity::delete_many()
        .filter(officer_sessions::Column::OfficerId.eq(officer_id))
        .filter(officer_sessions::Column::TokenHash.eq(token_hash.to_vec()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends every session of a person but the one that asks for it.
///
/// # Errors
/// Those of the database.
pub async fn end_others(tx: &impl ConnectionTrait, officer_id: i64, kept: &[u8]) -> Result<(), DbErr> {
    officer_sessions::Entity::delete_many()
        .filter(officer_sessions::Column::OfficerId.eq(officer_id))
        .filter(officer_sessions::Column::TokenHash.ne(kept.to_vec()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &impl ConnectionTrait, token_hash: &[u8]) -> Result<(), DbErr> {
    officer_sessions::Entity::delete_by_id(token_hash.to_vec()).exec(tx).await?;
    Ok(())
}

/// Ends every session of a person.
///
/// # Errors
/// Those of the database.
pub async fn end_all(tx: &impl ConnectionTrait, officer_id: i64) -> Result<(), DbErr> {
    officer_sessions::Entity::delete_many().filter(officer_sessions::Column::OfficerId.eq(officer_id)).exec(tx).await?;
    Ok(())
}

/// Opens a case for following.
///
/// # Errors
/// Those of the database.
pub async fn start_tracking(
    to: &impl Writes,
    token_hash: Vec<u8>,
    case_id: i64,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = receipt_sessions::ActiveModel {
        token_hash: Set(token_hash),
        case_id: Set(case_id),
        expires_at: Set(now + TRACKING),
    };
    to.put(&receipt_sessions::Entity::insert(row)).await
}

/// Lets a token follow another case of the same sender, for the time that is left.
///
/// # Errors
/// Those of the database.
pub async fn retarget_tracking(tx: &impl ConnectionTrait, token_hash: &[u8], case_id: i64) -> Result<(), DbErr> {
    receipt_sessions::Entity::update_many()
        .set(receipt_sessions::ActiveModel { case_id: Set(case_id), ..Default::default() })
        .filter(receipt_sessions::Column::TokenHash.eq(token_hash))
        .exec(tx)
        .await?;
    Ok(())
}

/// The case that a token follows.
///
/// # Errors
/// Those of the database.
pub async fn tracked(db: &impl ConnectionTrait, token_hash: &[u8], now: OffsetDateTime) -> Result<Option<i64>, DbErr> {
    let found = receipt_sessions::Entity::find_by_id(token_hash.to_vec())
        .filter(receipt_sessions::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(found.map(|session| session.case_id))
}

/// Stops following.
///
/// # Errors
/// Those of the database.
pub async fn end_tracking(tx: &impl ConnectionTrait, token_hash: &[u8]) -> Result<(), DbErr> {
    receipt_sessions::Entity::delete_by_id(token_hash.to_vec()).exec(tx).await?;
    Ok(())
}

/// Forgets what has ended; returns how many.
///
/// # Errors
/// Those of the database.
pub async fn sweep(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<u64, DbErr> {
    let officers =
        officer_sessions::Entity::delete_many().filter(officer_sessions::Column::ExpiresAt.lte(now)).exec(tx).await?;
    let senders =
        receipt_sessions::Entity::delete_many().filter(receipt_sessions::Column::ExpiresAt.lte(now)).exec(tx).await?;
    Ok(officers.rows_affected + senders.rows_affected)
}
