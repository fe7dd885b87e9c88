//! Accounts and what their holders are in which body.

use std::collections::{BTreeSet, HashSet};

use domain::conflict::Membership;
use domain::role::Role;
use domain::text::name_key;
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use time::Date;

use super::Place;
use crate::store::entity::{HiddenText, memberships, officers, posts, units};
use crate::store::people::ACTIVE;

/// An account that is to be opened.
#[derive(Clone, Debug)]
pub struct Account {
    /// In lower case.
    pub login: String,
    pub name: HiddenText,
    pub email: Option<HiddenText>,
    pub password_hash: HiddenText,
}

/// Opens an account without a role; returns its id. The second factor is set up at the first
/// sign-in.
///
/// # Errors
/// Those of the database, among them that the login is taken.
pub async fn add(tx: &impl ConnectionTrait, account: Account, today: Date) -> Result<i64, DbErr> {
    let name_key = name_key(account.name.reveal());
    let row = officers::ActiveModel {
        login: Set(account.login),
        name: Set(account.name),
        name_key: Set(Some(name_key.into())),
        email: Set(account.email),
        password_hash: Set(account.password_hash),
        totp_secret: Set(None),
        totp_last_step: Set(None),
        status: Set(ACTIVE.to_owned()),
        demo: Set(false),
        created_on: Set(today),
        version: Set(1),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

/// The bodies in which somebody holds this role today.
///
/// # Errors
/// Those of the database.
pub async fn bodies_with(db: &impl ConnectionTrait, role: Role, today: Date) -> Result<HashSet<UnitId>, DbErr> {
    let units: Vec<i64> = memberships::Entity::find()
        .select_only()
        .column(memberships::Column::UnitId)
        .distinct()
        .inner_join(officers::Entity)
        .filter(officers::Column::Status.eq(ACTIVE))
        .filter(memberships::Column::Role.eq(role.code()))
        .filter(memberships::Column::Since.lte(today))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .into_tuple()
        .all(db)
        .await?;
    Ok(units.into_iter().map(UnitId).collect())
}

/// The names of all who belong to one of these units, or once did.
///
/// # Errors
/// Those of the database.
pub async fn ever_in(
    db: &impl ConnectionTrait,
    units: &BTreeSet<UnitId>,
) -> Result<Vec<(OfficerId, HiddenText)>, DbErr> {
    if units.is_empty() {
        return Ok(Vec::new());
    }
    let rows = officers::Entity::find()
        .select_only()
        .columns([officers::Column::Id, officers::Column::Name])
        .distinct()
        .inner_join(memberships::Entity)
        .filter(memberships::Column::UnitId.is_in(units.iter().map(|unit| unit.0)));
    let rows: Vec<(i64, HiddenText)> = rows.into_tuple().all(db).await?;
    Ok(rows.into_iter().map(|(id, name)| (OfficerId(id), name)).collect())
}

/// A role that is to be given.
#[derive(Clone, Debug)]
pub struct NewMembership {
    pub officer_id: i64,
    pub unit_id: i64,
    pub post_id: Option<i64>,
    pub role: Role,
    pub since: Date,
}

impl NewMembership {
    /// The same, as the rules know it.
    #[must_use]
    pub fn held(&self) -> Membership {
        let (unit, post) = (UnitId(self.unit_id), self.post_id.map(PostId));
        Membership { unit, post, role: self.role, since: self.since, until: None }
    }
}

/// Gives a role, without an end.
///
/// # Errors
/// Those of the database.
pub async fn add_membership(tx: &impl ConnectionTrait, new: NewMembership) -> Result<(), DbErr> {
    let row = memberships::ActiveModel {
        officer_id: Set(new.officer_id),
        unit_id: Set(new.unit_id),
        post_id: Set(new.post_id),
        role: Set(new.role.code().to_owned()),
        since: Set(new.since),
        until: Set(None),
        ..Default::default()
    };
    row.insert(tx).await?;
    Ok(())
}

/// Ends a role on this day and returns it; nothing when this officer has no such role that goes on.
/// One that has not begun ends on the day on which it would have, and so never counts.
///
/// # Errors
/// Those of the database.
pub async fn end_membership(
    tx: &impl ConnectionTrait,
    officer_id: i64,
    id: i64,
    on: Date,
) -> Result<Option<memberships::Model>, DbErr> {
    let row = memberships::Entity::find_by_id(id)
        .filter(memberships::Column::OfficerId.eq(officer_id))
        .filter(memberships::Column::Until.is_null())
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let until = on.max(row.since);
    let ended = memberships::ActiveModel { id: Set(id), until: Set(Some(until)), ..Default::default() };
    Ok(Some(ended.update(tx).await?))
}

/// Whether somebody with an open account is an administrator on this day.
///
/// # Errors
/// Those of the database.
pub async fn any_administrator(db: &impl ConnectionTrait, today: Date) -> Result<bool, DbErr> {
    let found = officers::Entity::find()
        .inner_join(memberships::Entity)
        .filter(officers::Column::Status.eq(ACTIVE))
        .filter(memberships::Column::Role.eq(Role::Administrator.code()))
        .filter(memberships::Column::Since.lte(today))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Accounts by login, after that of the page before.
///
/// # Errors
/// Those of the database.
pub async fn page(db: &impl ConnectionTrait, after: Option<&str>, limit: u64) -> Result<Vec<officers::Model>, DbErr> {
    let mut query = officers::Entity::find().order_by_asc(officers::Column::Login).limit(limit);
    if let Some(login) = after {
        query = query.filter(officers::Column::Login.gt(login));
    }
    query.all(db).await
}

/// Every membership on record of these officers, in the order in which they were given.
///
/// # Errors
/// Those of the database.
pub async fn places_of(db: &impl ConnectionTrait, officer_ids: &[i64]) -> Result<Vec<Place>, DbErr> {
    if officer_ids.is_empty() {
        return Ok(Vec::new());
    }
    memberships::Entity::find()
        .filter(memberships::Column::OfficerId.is_in(officer_ids.iter().copied()))
        .find_also_related(units::Entity)
        .find_also_related(posts::Entity)
        .order_by_asc(memberships::Column::Id)
        .all(db)
        .await
}

/// Which of these logins are taken.
///
/// # Errors
/// Those of the database.
pub async fn taken(db: &impl ConnectionTrait, logins: &[String]) -> Result<HashSet<String>, DbErr> {
    if logins.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = officers::Entity::find().filter(officers::Column::Login.is_in(logins)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.login).collect())
}
