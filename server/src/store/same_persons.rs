//! Which accounts belong to one person.
//!
//! Somebody who comes into another office may get another account, and stays who they are: what keeps them from a case
//! in one keeps them from it in each. Accounts of one name are taken for one person's until an administrator says that
//! they are not, as far as keeping away goes.

use std::collections::BTreeSet;

use domain::text::name_key;
use domain::unit::OfficerId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use time::Date;

use super::entity::officers::{self, Column as O};
use super::entity::same_persons::{ActiveModel, Column, Entity, Model};
use super::office::bump_people;

/// Rows that get the form of their name in one transaction.
const BATCH: u64 = 500;
/// Accounts of one name that are looked at; of a more frequent name nobody could tell them apart.
const MOST: u64 = 500;

/// Other accounts of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// An administrator said that they are theirs.
    pub said: BTreeSet<OfficerId>,
    /// They bear the same name, and nobody has said anything about it.
    pub perhaps: BTreeSet<OfficerId>,
}

/// The other accounts of whom this one belongs to.
///
/// # Errors
/// Those of the database.
pub async fn of(db: &impl ConnectionTrait, officer_id: i64) -> Result<Others, DbErr> {
    let said = answers(db, officer_id).await?;
    let own = officers::Entity::find_by_id(officer_id).select_only().column(O::NameKey).into_query();
    let alike: Vec<i64> = officers::Entity::find()
        .select_only()
        .column(O::Id)
        .filter(O::NameKey.in_subquery(own))
        .filter(O::NameKey.ne(""))
        .filter(O::Id.ne(officer_id))
        .order_by_asc(O::Id)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    let answered = |id: &i64| said.iter().any(|answer| answer.other_id == *id);
    Ok(Others {
        perhaps: alike.into_iter().filter(|id| !answered(id)).map(OfficerId).collect(),
        said: said.iter().filter(|answer| answer.same).map(|answer| OfficerId(answer.other_id)).collect(),
    })
}

/// What was said about this account and others.
///
/// # Errors
/// Those of the database.
pub async fn answers(db: &impl ConnectionTrait, officer_id: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OfficerId.eq(officer_id)).order_by_asc(Column::OtherId).all(db).await
}

/// These accounts, with the others of which somebody said that they belong to the same persons.
///
/// # Errors
/// Those of the database.
pub async fn with_others(
    db: &impl ConnectionTrait,
    mut accounts: BTreeSet<OfficerId>,
) -> Result<BTreeSet<OfficerId>, DbErr> {
    if accounts.is_empty() {
        return Ok(accounts);
    }
    let said = Entity::find()
        .select_only()
        .column(Column::OtherId)
        .filter(Column::OfficerId.is_in(accounts.iter().map(|officer| officer.0)))
        .filter(Column::Same.eq(true));
    accounts.extend(said.into_tuple::<i64>().all(db).await?.into_iter().map(OfficerId));
    Ok(accounts)
}

/// All accounts of which somebody said that they belong to one person, each pair from both sides.
///
/// # Errors
/// Those of the database.
pub async fn pairs(db: &impl ConnectionTrait) -> Result<Vec<(OfficerId, OfficerId)>, DbErr> {
    let all = Entity::find().select_only().columns([Column::OfficerId, Column::OtherId]).filter(Column::Same.eq(true));
    let all = all.into_tuple::<(i64, i64)>().all(db).await?;
    Ok(all.into_iter().map(|(one, other)| (OfficerId(one), OfficerId(other))).collect())
}

/// Notes whether two accounts are one person's. Who is one with one of them is one with the other, too.
///
/// # Errors
/// Those of the database.
pub async fn say(
    tx: &impl ConnectionTrait,
    (one, other): (OfficerId, OfficerId),
    same: bool,
    by: OfficerId,
    on: Date,
) -> Result<(), DbErr> {
    let (mut ones, mut others) = (BTreeSet::from([one]), BTreeSet::from([other]));
    if same {
        (ones, others) = (with_others(tx, ones).await?, with_others(tx, others).await?);
    }
    let pairs = ones.iter().flat_map(|one| others.iter().flat_map(move |other| [(*one, *other), (*other, *one)]));
    let row = |(one, other): (OfficerId, OfficerId)| ActiveModel {
        officer_id: Set(one.0),
        other_id: Set(other.0),
        same: Set(same),
        said_by: Set(by.0),
        said_on: Set(on),
    };
    // A circle, or one that was closed already, has nobody twice.
    let rows: BTreeSet<_> = pairs.filter(|(one, other)| one != other).collect();
    let newest = OnConflict::columns([Column::OfficerId, Column::OtherId])
        .update_columns([Column::Same, Column::SaidBy, Column::SaidOn])
        .to_owned();
    if !rows.is_empty() {
        let rows = rows.into_iter().map(row);
        Entity::insert_many(rows).on_conflict(newest).exec_without_returning(tx).await?;
    }
    bump_people(tx).await
}

/// Gives accounts the form of their name that have none yet, a part of them; returns how many. `update` writes it for
/// every account that changes.
///
/// # Errors
/// Those of the database.
pub async fn fill_keys(tx: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let without =
        officers::Entity::find().filter(O::NameKey.is_null()).order_by_asc(O::Id).limit(BATCH).all(tx).await?;
    let count = without.len() as u64;
    for row in without {
        let key = name_key(row.name.reveal());
        officers::Entity::update_many()
            .set(officers::ActiveModel { name_key: Set(Some(key.into())), ..Default::default() })
            .filter(O::Id.eq(row.id))
            .exec(tx)
            .await?;
    }
    if count > 0 {
        bump_people(tx).await?;
    }
    Ok(count)
}
