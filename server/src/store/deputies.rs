//! Who stands in for a leader.

use std::collections::BTreeSet;

use domain::absence::{Deputation, DeputySigns, Place};
use domain::role::Role;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr,
    EntityTrait, QueryFilter, QueryOrder, Select,
};
use time::Date;

use super::Tx;
use super::entity::deputies::{ActiveModel, Column, Entity, Model};
use super::office::bump_people;
use super::people;

/// Puts on record that somebody stands in.
///
/// # Errors
/// Those of the database.
pub async fn insert(tx: &Tx, named: &Deputation, on: Date) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: NotSet,
        leader_id: Set(named.leader.0),
        deputy_id: Set(named.deputy.0),
        unit_id: Set(named.place.unit.0),
        role: Set(named.place.role.code().to_owned()),
        signs: Set(named.signs.code().to_owned()),
        since: Set(named.since),
        until: Set(named.until),
        named_on: Set(on),
        ended_on: Set(None),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    bump_people(tx).await
}

fn not_over(today: Date) -> Select<Entity> {
    Entity::find().filter(Column::EndedOn.is_null()).filter(Column::Until.gte(today))
}

/// Who leads a body on this day in a leader's place.
pub(super) fn leading(today: Date) -> Select<Entity> {
    not_over(today).filter(Column::Since.lte(today))
}

/// The bodies that these officers lead on this day in a leader's place, each with who does.
///
/// # Errors
/// Those of the database.
pub async fn led_by(
    db: &impl ConnectionTrait,
    officers: &BTreeSet<OfficerId>,
    today: Date,
) -> Result<Vec<(OfficerId, UnitId)>, DbErr> {
    let theirs = leading(today).filter(Column::DeputyId.is_in(officers.iter().map(|officer| officer.0)));
    Ok(theirs.all(db).await?.into_iter().map(|row| (OfficerId(row.deputy_id), UnitId(row.unit_id))).collect())
}

/// Those in which an officer has a part, as leader or as deputy, and whose time is not over.
///
/// # Errors
/// Those of the database.
pub async fn about(db: &impl ConnectionTrait, officer: OfficerId, today: Date) -> Result<Vec<Model>, DbErr> {
    let part = Condition::any().add(Column::LeaderId.eq(officer.0)).add(Column::DeputyId.eq(officer.0));
    not_over(today).filter(part).order_by_asc(Column::Since).order_by_asc(Column::Id).all(db).await
}

/// For whom an officer stands in on this day, as long as the leader leads.
///
/// # Errors
/// Those of the database.
pub async fn of_deputy(db: &impl ConnectionTrait, deputy: i64, today: Date) -> Result<Vec<Deputation>, DbErr> {
    let theirs =
        leading(today).filter(Column::DeputyId.eq(deputy)).order_by_asc(Column::Since).order_by_asc(Column::Id);
    let rows = theirs.all(db).await?;
    held(db, rows, today).await
}

/// Ids of those who stand in on this day for somebody who holds one of these roles in a body.
///
/// # Errors
/// Those of the database.
pub async fn in_unit(
    db: &impl ConnectionTrait,
    unit: UnitId,
    roles: &[Role],
    today: Date,
) -> Result<BTreeSet<i64>, DbErr> {
    let codes = roles.iter().filter(|role| role.leads()).map(|role| role.code());
    let rows = not_over(today)
        .filter(Column::Since.lte(today))
        .filter(Column::UnitId.eq(unit.0))
        .filter(Column::Role.is_in(codes))
        .all(db)
        .await?;
    Ok(held(db, rows, today).await?.into_iter().map(|held| held.deputy.0).collect())
}

/// Who of those with this role in a body is away on this day: they named somebody for it.
///
/// # Errors
/// Those of the database.
pub async fn away(
    db: &impl ConnectionTrait,
    unit: UnitId,
    role: Role,
    today: Date,
) -> Result<BTreeSet<OfficerId>, DbErr> {
    let rows = not_over(today)
        .filter(Column::Since.lte(today))
        .filter(Column::UnitId.eq(unit.0))
        .filter(Column::Role.eq(role.code()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| OfficerId(row.leader_id)).collect())
}

/// Without those whose leader does not lead any more.
async fn held(db: &impl ConnectionTrait, rows: Vec<Model>, today: Date) -> Result<Vec<Deputation>, DbErr> {
    let mut kept = Vec::with_capacity(rows.len());
    for named in rows.iter().filter_map(deputation) {
        let Some(leader) = people::by_id(db, named.leader.0).await? else { continue };
        let own = people::memberships_of(db, named.leader.0).await?;
        let leads = own
            .iter()
            .filter_map(people::membership)
            .any(|held| held.unit == named.place.unit && held.role == named.place.role && held.is_active(today));
        if leads && leader.status == people::ACTIVE {
            kept.push(named);
        }
    }
    Ok(kept)
}

/// What a row says; `None` for a code that is unknown today.
#[must_use]
pub fn deputation(row: &Model) -> Option<Deputation> {
    Some(Deputation {
        leader: OfficerId(row.leader_id),
        deputy: OfficerId(row.deputy_id),
        place: Place { unit: UnitId(row.unit_id), role: Role::from_code(&row.role)? },
        signs: DeputySigns::from_code(&row.signs)?,
        since: row.since,
        until: row.until,
    })
}

/// Ends what this leader put on record, at once, and returns it; `None` when there is nothing to end.
///
/// # Errors
/// Those of the database.
pub async fn end(tx: &Tx, leader: OfficerId, id: i64, on: Date) -> Result<Option<Model>, DbErr> {
    let found = not_over(on).filter(Column::LeaderId.eq(leader.0)).filter(Column::Id.eq(id)).one(tx).await?;
    if let Some(row) = &found {
        ActiveModel { id: Set(row.id), ended_on: Set(Some(on)), ..Default::default() }.update(tx).await?;
        bump_people(tx).await?;
    }
    Ok(found)
}
