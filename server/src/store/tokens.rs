//! Tokens of units' own systems, and what was answered to their requests.

use std::collections::BTreeSet;

use domain::interface::token::{self, NewToken, Scope};
use domain::unit::{OfficerId, UnitId};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait,
    DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::{Date, Duration, OffsetDateTime};

use super::entity::{token_answers, tokens, units};
use super::{Tx, whole_second};

pub use super::entity::tokens::Model as Token;

/// For how long an answer is kept for whoever sends the same once more.
pub const ANSWERS_KEPT: Duration = Duration::hours(24);

/// Lets one who makes a token of this unit wait for the other until the transaction ends, so that what is counted in it
/// stays true.
///
/// # Errors
/// Those of the database.
pub async fn hold(tx: &Tx, unit: UnitId) -> Result<(), DbErr> {
    units::Entity::find_by_id(unit.0).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(())
}

/// Stores a new token by its hash; its id.
///
/// # Errors
/// Those of the database.
pub async fn insert(
    tx: &Tx,
    unit: UnitId,
    new: &NewToken,
    token_hash: &[u8],
    by: OfficerId,
    on: Date,
) -> Result<i64, DbErr> {
    let row = tokens::ActiveModel {
        id: NotSet,
        unit_id: Set(unit.0),
        officer_id: Set(new.officer.0),
        name: Set(new.name.clone()),
        token_hash: Set(token_hash.to_vec()),
        scopes: Set(token::written(&new.scopes)),
        until: Set(new.until),
        made_by: Set(by.0),
        made_on: Set(on),
        ended_by: Set(None),
        ended_on: Set(None),
        last_used_on: Set(None),
    };
    Ok(tokens::Entity::insert(row).exec(tx).await?.last_insert_id)
}

/// The token of this hash, if it holds on this day.
///
/// # Errors
/// Those of the database.
pub async fn by_hash(db: &impl ConnectionTrait, token_hash: &[u8], today: Date) -> Result<Option<Token>, DbErr> {
    holding(today).filter(tokens::Column::TokenHash.eq(token_hash.to_vec())).one(db).await
}

/// The token of this number, if it holds on this day.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64, today: Date) -> Result<Option<Token>, DbErr> {
    holding(today).filter(tokens::Column::Id.eq(id)).one(db).await
}

/// The tokens that somebody made, or that act in their place, and that hold on this day.
///
/// # Errors
/// Those of the database.
pub async fn of_officer(db: &impl ConnectionTrait, officer: OfficerId, today: Date) -> Result<Vec<Token>, DbErr> {
    let theirs = tokens::Column::OfficerId.eq(officer.0).or(tokens::Column::MadeBy.eq(officer.0));
    holding(today).filter(theirs).order_by_asc(tokens::Column::Id).all(db).await
}

/// Those of some units that hold on this day, the newest first.
///
/// # Errors
/// Those of the database.
pub async fn of_units(
    db: &impl ConnectionTrait,
    units: impl IntoIterator<Item = UnitId>,
    today: Date,
) -> Result<Vec<Token>, DbErr> {
    let units: Vec<i64> = units.into_iter().map(|unit| unit.0).collect();
    holding(today).filter(tokens::Column::UnitId.is_in(units)).order_by_desc(tokens::Column::Id).all(db).await
}

fn holding(today: Date) -> sea_orm::Select<tokens::Entity> {
    tokens::Entity::find().filter(tokens::Column::EndedOn.is_null()).filter(tokens::Column::Until.gte(today))
}

/// Gives a token that acts in this officer's place, and that holds, another hash; it, or nothing when there is none.
///
/// # Errors
/// Those of the database.
pub async fn renew(
    tx: &Tx,
    id: i64,
    officer: OfficerId,
    token_hash: &[u8],
    today: Date,
) -> Result<Option<Token>, DbErr> {
    let found = holding(today).filter(tokens::Column::Id.eq(id)).filter(tokens::Column::OfficerId.eq(officer.0));
    let Some(row) = found.one(tx).await? else { return Ok(None) };
    let renewed =
        tokens::ActiveModel { id: Unchanged(row.id), token_hash: Set(token_hash.to_vec()), ..Default::default() };
    Ok(Some(renewed.update(tx).await?))
}

/// Ends a token of one of these units; it, or nothing when there is none that holds.
///
/// # Errors
/// Those of the database.
pub async fn end(
    tx: &Tx,
    id: i64,
    units: &BTreeSet<UnitId>,
    by: OfficerId,
    today: Date,
) -> Result<Option<Token>, DbErr> {
    let found = holding(today).filter(tokens::Column::Id.eq(id)).one(tx).await?;
    let Some(row) = found.filter(|row| units.contains(&UnitId(row.unit_id))) else { return Ok(None) };
    end_one(tx, row.id, Some(by), today).await?;
    Ok(Some(row))
}

/// Ends a token; `by` nobody when the program did, or a command of the machine.
///
/// # Errors
/// Those of the database.
pub async fn end_one(tx: &Tx, id: i64, by: Option<OfficerId>, today: Date) -> Result<(), DbErr> {
    let ended = tokens::ActiveModel {
        id: Unchanged(id),
        ended_by: Set(by.map(|by| by.0)),
        ended_on: Set(Some(today)),
        ..Default::default()
    };
    ended.update(tx).await?;
    Ok(())
}

/// It was used on this day.
///
/// # Errors
/// Those of the database.
pub async fn mark_used(tx: &Tx, id: i64, on: Date) -> Result<(), DbErr> {
    let used = tokens::ActiveModel { id: Unchanged(id), last_used_on: Set(Some(on)), ..Default::default() };
    used.update(tx).await?;
    Ok(())
}

/// What a token is good for.
#[must_use]
pub fn scopes(row: &Token) -> BTreeSet<Scope> {
    token::read(&row.scopes)
}

/// What was answered under a key, and to what, if that is not too long ago.
///
/// # Errors
/// Those of the database.
pub async fn answered(
    db: &impl ConnectionTrait,
    token: i64,
    key: &str,
    now: OffsetDateTime,
) -> Result<Option<(Vec<u8>, String)>, DbErr> {
    let found = token_answers::Entity::find_by_id((token, key.to_owned()))
        .filter(token_answers::Column::At.gt(whole_second(now) - ANSWERS_KEPT))
        .one(db)
        .await?;
    Ok(found.map(|row| (row.request_hash, row.body)))
}

/// Keeps an answer under its key, in place of one whose time is over.
///
/// # Errors
/// Those of the database, among them that one stands there that still counts.
pub async fn keep_answer(
    tx: &Tx,
    (token, key): (i64, &str),
    request_hash: &[u8],
    body: String,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    forget_answers(tx, now).await?;
    let row = token_answers::ActiveModel {
        token_id: Set(token),
        key: Set(key.to_owned()),
        request_hash: Set(request_hash.to_vec()),
        body: Set(body),
        at: Set(whole_second(now)),
    };
    token_answers::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets answers whose time is over.
///
/// # Errors
/// Those of the database.
pub async fn forget_answers(tx: &impl ConnectionTrait, now: OffsetDateTime) -> Result<(), DbErr> {
    let over = whole_second(now) - ANSWERS_KEPT;
    token_answers::Entity::delete_many().filter(token_answers::Column::At.lte(over)).exec(tx).await?;
    Ok(())
}
