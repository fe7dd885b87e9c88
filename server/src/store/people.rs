//! Officers, and where they belong.

use std::collections::{BTreeSet, HashMap};

use domain::conflict::{Membership, units_above};
use domain::policy::Official;
use domain::role::Role;
use domain::text::name_key;
use domain::unit::{OfficerId, PostId, UnitId, UnitTree};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use time::Date;

use super::entity::{memberships, officers};
use super::office::bump_people;
use super::{deputies, leading, same_persons, ties};

pub const ACTIVE: &str = "ACTIVE";
pub const DISABLED: &str = "DISABLED";

/// The officer of a login, as typed in any case.
///
/// # Errors
/// Those of the database.
pub async fn by_login(db: &impl ConnectionTrait, login: &str) -> Result<Option<officers::Model>, DbErr> {
    officers::Entity::find().filter(officers::Column::Login.eq(login.trim().to_lowercase())).one(db).await
}

/// The officer of an id.
///
/// # Errors
/// Those of the database.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<officers::Model>, DbErr> {
    officers::Entity::find_by_id(id).one(db).await
}

/// The officers of these ids.
///
/// # Errors
/// Those of the database.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<officers::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    officers::Entity::find().filter(officers::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// Whether this is a demonstration.
///
/// # Errors
/// Those of the database.
pub async fn any_demo(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(officers::Entity::find().filter(officers::Column::Demo.eq(true)).one(db).await?.is_some())
}

/// How many officers there are.
///
/// # Errors
/// Those of the database.
pub async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    officers::Entity::find().count(db).await
}

/// Stores a changed officer, but for which codes were used: these are noted beside it ([`use_step`], [`forget_steps`]).
///
/// # Errors
/// Those of the database; [`DbErr::RecordNotUpdated`] when the account changed since it was read: whoever closed it, closed
/// it.
pub async fn update(tx: &impl ConnectionTrait, mut row: officers::Model) -> Result<(), DbErr> {
    let (id, version) = (row.id, row.version);
    row.version += 1;
    row.name_key = Some(name_key(row.name.reveal()).into());
    let mut changed = row.into_active_model().reset_all();
    changed.not_set(officers::Column::Id);
    changed.not_set(officers::Column::TotpLastStep);
    let done = officers::Entity::update_many()
        .set(changed)
        .filter(officers::Column::Id.eq(id))
        .filter(officers::Column::Version.eq(version))
        .exec(tx)
        .await?;
    if done.rows_affected != 1 {
        return Err(DbErr::RecordNotUpdated);
    }
    bump_people(tx).await
}

/// Notes that a one-time password was used, if no later one was used in between: of two requests
/// with the same password one gets `false`.
///
/// # Errors
/// Those of the database.
pub async fn use_step(tx: &impl ConnectionTrait, officer_id: i64, step: i64) -> Result<bool, DbErr> {
    let done = officers::Entity::update_many()
        .set(officers::ActiveModel { totp_last_step: Set(Some(step)), ..Default::default() })
        .filter(officers::Column::Id.eq(officer_id))
        .filter(
            Condition::any().add(officers::Column::TotpLastStep.is_null()).add(officers::Column::TotpLastStep.lt(step)),
        )
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that no code of an officer's new authenticator was used yet.
///
/// # Errors
/// Those of the database.
pub async fn forget_steps(tx: &impl ConnectionTrait, officer_id: i64) -> Result<(), DbErr> {
    officers::Entity::update_many()
        .set(officers::ActiveModel { totp_last_step: Set(None), ..Default::default() })
        .filter(officers::Column::Id.eq(officer_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Everything on record about where a person belongs.
///
/// # Errors
/// Those of the database.
pub async fn memberships_of(db: &impl ConnectionTrait, officer_id: i64) -> Result<Vec<memberships::Model>, DbErr> {
    memberships::Entity::find()
        .filter(memberships::Column::OfficerId.eq(officer_id))
        .order_by_asc(memberships::Column::Id)
        .all(db)
        .await
}

/// Everybody who ever held a post in this unit, for deciding who counts as the person concerned.
///
/// # Errors
/// Those of the database.
pub async fn of_unit(db: &impl ConnectionTrait, unit: UnitId) -> Result<Vec<(OfficerId, Membership)>, DbErr> {
    let rows = memberships::Entity::find().filter(memberships::Column::UnitId.eq(unit.0)).all(db).await?;
    Ok(rows.iter().filter_map(|row| Some((OfficerId(row.officer_id), membership(row)?))).collect())
}

/// Where these persons belong or belonged.
///
/// # Errors
/// Those of the database.
pub async fn of_officers(
    db: &impl ConnectionTrait,
    officers: &BTreeSet<OfficerId>,
) -> Result<Vec<(OfficerId, Membership)>, DbErr> {
    if officers.is_empty() {
        return Ok(Vec::new());
    }
    let ids = officers.iter().map(|officer| officer.0);
    let rows = memberships::Entity::find().filter(memberships::Column::OfficerId.is_in(ids)).all(db).await?;
    Ok(rows.iter().filter_map(|row| Some((OfficerId(row.officer_id), membership(row)?))).collect())
}

/// The person as the policy sees them today, with the leaders for whom they stand in.
///
/// # Errors
/// Those of the database.
pub async fn official(
    db: &impl ConnectionTrait,
    officer_id: i64,
    tree: &UnitTree,
    today: Date,
) -> Result<Official, DbErr> {
    let mut leaders = Vec::new();
    for held in deputies::of_deputy(db, officer_id, today).await? {
        let leader = in_person(db, held.leader.0, tree, today).await?;
        leaders.push((held, leader.standing().clone()));
    }
    Ok(in_person(db, officer_id, tree, today).await?.standing_in(leaders, today))
}

/// The person with what is their own, in this account and in others of theirs.
async fn in_person(
    db: &impl ConnectionTrait,
    officer_id: i64,
    tree: &UnitTree,
    today: Date,
) -> Result<Official, DbErr> {
    let others = same_persons::of(db, officer_id).await?;
    let mut said = Vec::new();
    for other in others.said {
        said.push(in_account(db, other.0, tree, today).await?.standing().clone());
    }
    Ok(in_account(db, officer_id, tree, today).await?.one_with(&said, others.perhaps))
}

/// The person with what is on record about one account.
async fn in_account(
    db: &impl ConnectionTrait,
    officer_id: i64,
    tree: &UnitTree,
    today: Date,
) -> Result<Official, DbErr> {
    let own: Vec<Membership> = memberships_of(db, officer_id).await?.iter().filter_map(membership).collect();
    let declared = ties::of(db, officer_id).await?;
    let (declared, tied) = ties::resolved(db, officer_id, &declared, today).await?;
    let superiors = leading::leaders(db, &units_above(&own, tree, today), today).await?;
    let superiors = same_persons::with_others(db, superiors).await?;
    Ok(Official::new(OfficerId(officer_id), &own, &declared, &tied, superiors, tree, today))
}

/// Active officers with one of these roles in a unit.
///
/// # Errors
/// Those of the database.
pub async fn with_role(
    db: &impl ConnectionTrait,
    unit: UnitId,
    roles: &[Role],
    today: Date,
) -> Result<Vec<officers::Model>, DbErr> {
    holding(roles, today).filter(memberships::Column::UnitId.eq(unit.0)).all(db).await
}

/// The same, and those who stand in today for one of them: to whom what waits for these roles is told. Whether
/// the leader may decide about a case is asked of the policy.
///
/// # Errors
/// Those of the database.
pub async fn with_role_or_in_place(
    db: &impl ConnectionTrait,
    unit: UnitId,
    roles: &[Role],
    today: Date,
) -> Result<Vec<officers::Model>, DbErr> {
    let mut found = with_role(db, unit, roles, today).await?;
    if roles.iter().any(|role| role.leads()) {
        for id in deputies::in_unit(db, unit, roles, today).await? {
            let deputy = by_id(db, id).await?.filter(|deputy| deputy.status == ACTIVE);
            found.extend(deputy.filter(|deputy| found.iter().all(|known| known.id != deputy.id)));
        }
    }
    Ok(found)
}

/// Active officers who hold this role in whatever unit, each once.
///
/// # Errors
/// Those of the database.
pub async fn anywhere(db: &impl ConnectionTrait, role: Role, today: Date) -> Result<Vec<officers::Model>, DbErr> {
    let mut rows = holding(&[role], today).all(db).await?;
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

/// Active officers with one of these roles today, in the order of their names.
fn holding(roles: &[Role], today: Date) -> Select<officers::Entity> {
    let codes = roles.iter().map(|role| role.code());
    officers::Entity::find()
        .inner_join(memberships::Entity)
        .filter(officers::Column::Status.eq(ACTIVE))
        .filter(memberships::Column::Role.is_in(codes))
        .filter(memberships::Column::Since.lte(today))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .order_by_asc(officers::Column::Name)
        .order_by_asc(officers::Column::Id)
}

/// A stored membership as the rules know it; `None` for a role that is unknown today.
#[must_use]
pub fn membership(row: &memberships::Model) -> Option<Membership> {
    Some(Membership {
        unit: UnitId(row.unit_id),
        post: row.post_id.map(PostId),
        role: Role::from_code(&row.role)?,
        since: row.since,
        until: row.until,
    })
}

/// The names of these officers.
///
/// # Errors
/// Those of the database.
pub async fn names(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    use officers::Column::{Id, Name};
    let rows = officers::Entity::find().select_only().columns([Id, Name]).filter(Id.is_in(ids.iter().copied()));
    Ok(rows.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect())
}

/// Active officers who belong to one of these units.
///
/// # Errors
/// Those of the database.
pub async fn in_units(db: &impl ConnectionTrait, units: &[UnitId], today: Date) -> Result<Vec<officers::Model>, DbErr> {
    officers::Entity::find()
        .inner_join(memberships::Entity)
        .filter(officers::Column::Status.eq(ACTIVE))
        .filter(memberships::Column::UnitId.is_in(units.iter().map(|unit| unit.0)))
        .filter(Condition::any().add(memberships::Column::Until.is_null()).add(memberships::Column::Until.gt(today)))
        .distinct()
        .order_by_asc(officers::Column::Id)
        .all(db)
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::office::accounts;

    #[tokio::test]
    async fn an_account_that_was_closed_meanwhile_is_not_written_back() {
        for database in migrations::testing::engines().await {
            let folder = tempfile::tempdir().unwrap();
            let services = crate::testing::services_in(&folder, Some(database.url())).await;
            let tx = services.db.begin().await.unwrap();
            let new = accounts::Account {
                login: "lan".to_owned(),
                name: "Lan".to_owned().into(),
                email: None,
                password_hash: "hash".to_owned().into(),
            };
            let id = accounts::add(&tx, new, services.clock.today()).await.unwrap();
            let read = by_id(&tx, id).await.unwrap().unwrap();
            use_step(&tx, id, 7).await.unwrap();
            update(&tx, officers::Model { status: DISABLED.to_owned(), ..read.clone() }).await.unwrap();
            assert_eq!(update(&tx, read).await, Err(DbErr::RecordNotUpdated));
            let closed = by_id(&tx, id).await.unwrap().unwrap();
            assert_eq!((closed.status.as_str(), closed.version), (DISABLED, 2));
            tx.commit().await.unwrap();
        }
    }
}
