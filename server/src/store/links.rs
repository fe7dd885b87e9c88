//! Cases that belong together: one follows another.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, sea_query::SelectStatement,
};

use super::entity::case_links::{ActiveModel, Column, Entity};
use super::{Tx, bonds};

/// How a case follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It was merged into it: one answer serves both.
    Merged,
    /// It was made for the Front above to look at it again.
    Appeal,
}

impl Link {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Merged => "GOP",
            Self::Appeal => "CAP_TREN",
        }
    }
}

/// Lets a case follow another. What keeps people from one of two that are merged keeps them from the other, too.
///
/// # Errors
/// Those of the database.
pub async fn put(tx: &Tx, link: Link, case_id: i64, to: i64) -> Result<(), DbErr> {
    let row = ActiveModel { case_id: Set(case_id), kind: Set(link.code().to_owned()), to_case_id: Set(to) };
    Entity::insert(row).exec_without_returning(tx).await?;
    if link == Link::Merged {
        bonds::spread(tx, to).await?;
    }
    Ok(())
}

/// Parts a case from the one that it follows, and takes back what kept people from it.
///
/// # Errors
/// Those of the database.
pub async fn remove(tx: &Tx, link: Link, case_id: i64) -> Result<(), DbErr> {
    let followed = target(tx, link, case_id).await?;
    Entity::delete_by_id((case_id, link.code().to_owned())).exec(tx).await?;
    if let Some(master) = followed.filter(|_| link == Link::Merged) {
        bonds::part(tx, case_id).await?;
        bonds::spread(tx, master).await?;
    }
    Ok(())
}

/// Something else keeps people from a case now: from those with which it was merged as well.
///
/// # Errors
/// Those of the database.
pub async fn renew(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    let master = target(tx, Link::Merged, case_id).await?.unwrap_or(case_id);
    if count(tx, Link::Merged, master).await? == 0 {
        return Ok(());
    }
    bonds::spread(tx, master).await
}

/// The case that this one follows.
///
/// # Errors
/// Those of the database.
pub async fn target(db: &impl ConnectionTrait, link: Link, case_id: i64) -> Result<Option<i64>, DbErr> {
    Ok(Entity::find_by_id((case_id, link.code().to_owned())).one(db).await?.map(|row| row.to_case_id))
}

/// The cases that follow this one.
///
/// # Errors
/// Those of the database.
pub async fn followers(db: &impl ConnectionTrait, link: Link, case_id: i64) -> Result<Vec<i64>, DbErr> {
    let rows = of(link, case_id).order_by_asc(Column::CaseId).all(db).await?;
    Ok(rows.into_iter().map(|row| row.case_id).collect())
}

/// How many follow it.
///
/// # Errors
/// Those of the database.
pub async fn count(db: &impl ConnectionTrait, link: Link, case_id: i64) -> Result<u64, DbErr> {
    of(link, case_id).count(db).await
}

/// The ids of everything that follows something in this way.
pub(super) fn all(link: Link) -> SelectStatement {
    Entity::find().select_only().column(Column::CaseId).filter(Column::Kind.eq(link.code())).into_query()
}

/// Their ids, for a list of cases.
pub(super) fn ids(link: Link, case_id: i64) -> SelectStatement {
    of(link, case_id).select_only().column(Column::CaseId).into_query()
}

fn of(link: Link, case_id: i64) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::ToCaseId.eq(case_id)).filter(Column::Kind.eq(link.code()))
}
