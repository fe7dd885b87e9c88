//! To whom officers declared that they are tied, and who that is.

use std::collections::BTreeSet;

use domain::conflict::{Membership, Tie, TieTo};
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use time::Date;

use super::Tx;
use super::entity::{memberships, officers, ties};
use super::office::bump_people;
use super::people::membership;

/// The ties that a person declared and that have not ended.
///
/// # Errors
/// Those of the database.
pub async fn of(db: &impl ConnectionTrait, officer_id: i64) -> Result<Vec<ties::Model>, DbErr> {
    ties::Entity::find()
        .filter(ties::Column::OfficerId.eq(officer_id))
        .filter(ties::Column::EndedOn.is_null())
        .order_by_asc(ties::Column::Id)
        .all(db)
        .await
}

/// These ties of an officer as the rules know them, with a tie to each person who holds a post to which one was
/// declared, or held it since, and where all of them belong or belonged: who is tied to a post is tied to the person
/// in it, and so to their other posts.
///
/// # Errors
/// Those of the database.
pub async fn resolved(
    db: &impl ConnectionTrait,
    officer_id: i64,
    declared: &[ties::Model],
    today: Date,
) -> Result<(Vec<Tie>, Vec<Membership>), DbErr> {
    use memberships::Column as M;
    let mut all: Vec<Tie> = declared.iter().filter_map(tie).collect();
    if all.is_empty() {
        return Ok((all, Vec::new()));
    }
    let posts: Vec<(&ties::Model, i64, i64)> = declared
        .iter()
        .filter(|tie| tie.target_officer_id.is_none())
        .filter_map(|tie| Some((tie, tie.target_unit_id?, tie.target_post_id?)))
        .collect();
    let named = declared.iter().filter_map(|tie| tie.target_officer_id);
    let mut whose = Condition::any().add(M::OfficerId.is_in(named));
    if !posts.is_empty() {
        let these = posts.iter().fold(Condition::any(), |any, (_, unit, post)| {
            any.add(Condition::all().add(M::UnitId.eq(*unit)).add(M::PostId.eq(*post)))
        });
        let ever = memberships::Entity::find().select_only().column(M::OfficerId).filter(these);
        whose = whose.add(M::OfficerId.in_subquery(ever.into_query()));
    }
    let rows = memberships::Entity::find().filter(whose).order_by_asc(M::Id).all(db).await?;
    for (tie, unit, post) in posts {
        let holds = |row: &&memberships::Model| {
            let there = row.unit_id == unit && row.post_id == Some(post) && row.officer_id != officer_id;
            there && row.since <= today && row.until.is_none_or(|until| until >= tie.declared_on)
        };
        let persons: BTreeSet<i64> = rows.iter().filter(holds).map(|row| row.officer_id).collect();
        let to = |person: i64| Tie { to: TieTo::Officer(OfficerId(person)), ended_on: tie.ended_on };
        all.extend(persons.into_iter().map(to));
    }
    let meant: BTreeSet<i64> = all
        .iter()
        .filter_map(|tie| match tie.to {
            TieTo::Officer(OfficerId(person)) => Some(person),
            _ => None,
        })
        .collect();
    let theirs = rows.iter().filter(|row| meant.contains(&row.officer_id)).filter_map(membership).collect();
    Ok((all, theirs))
}

/// A stored tie as the rules know it; `None` when it names nobody.
fn tie(row: &ties::Model) -> Option<Tie> {
    let to = match (row.target_officer_id, row.target_unit_id, row.target_post_id) {
        (Some(officer), _, _) => TieTo::Officer(OfficerId(officer)),
        (None, Some(unit), Some(post)) => TieTo::Post(UnitId(unit), PostId(post)),
        (None, Some(unit), None) => TieTo::Unit(UnitId(unit)),
        (None, None, _) => return None,
    };
    Some(Tie { to, ended_on: row.ended_on })
}

/// Stores a tie.
///
/// # Errors
/// Those of the database.
pub async fn add(
    tx: &impl ConnectionTrait,
    officer: OfficerId,
    kind: &str,
    to: Option<OfficerId>,
    post: Option<(UnitId, PostId)>,
    on: Date,
) -> Result<(), DbErr> {
    let row = ties::ActiveModel {
        id: sea_orm::ActiveValue::NotSet,
        officer_id: Set(officer.0),
        kind: Set(kind.to_owned()),
        target_officer_id: Set(to.map(|officer| officer.0)),
        target_unit_id: Set(post.filter(|_| to.is_none()).map(|(unit, _)| unit.0)),
        target_post_id: Set(post.filter(|_| to.is_none()).map(|(_, post)| post.0)),
        declared_on: Set(on),
        ended_on: Set(None),
    };
    ties::Entity::insert(row).exec_without_returning(tx).await?;
    bump_people(tx).await
}

/// Lets one declaration of an officer wait for the other until the transaction ends, so that what is counted in it
/// stays true.
///
/// # Errors
/// Those of the database.
pub async fn hold(tx: &Tx, officer: OfficerId) -> Result<(), DbErr> {
    officers::Entity::find_by_id(officer.0).lock(LockType::NoKeyUpdate).one(tx).await?;
    Ok(())
}

/// How many ties an officer declared on a day, whether or not they ended since.
///
/// # Errors
/// Those of the database.
pub async fn declared_on(db: &impl ConnectionTrait, officer: OfficerId, day: Date) -> Result<u64, DbErr> {
    let all = ties::Entity::find().filter(ties::Column::OfficerId.eq(officer.0));
    all.filter(ties::Column::DeclaredOn.eq(day)).count(db).await
}

/// Ends a tie of this officer and returns it; `None` when there is no such tie.
///
/// # Errors
/// Those of the database.
pub async fn end(
    tx: &impl ConnectionTrait,
    officer: OfficerId,
    id: i64,
    on: Date,
) -> Result<Option<ties::Model>, DbErr> {
    let held = ties::Entity::find_by_id(id)
        .filter(ties::Column::OfficerId.eq(officer.0))
        .filter(ties::Column::EndedOn.is_null())
        .one(tx)
        .await?;
    if let Some(row) = &held {
        ties::ActiveModel { id: Set(row.id), ended_on: Set(Some(on)), ..Default::default() }.update(tx).await?;
        bump_people(tx).await?;
    }
    Ok(held)
}
