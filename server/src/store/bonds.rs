//! What keeps people from a case, in the form in which lists and pages compare it.
//!
//! The rows follow from those of [`subjects`](super::subjects), [`links`](super::links) and
//! [`events`](super::events), which write them in the same transaction; nobody else does.

use std::collections::{BTreeSet, HashMap};

use domain::conflict::{Bond, Standing};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationTrait, Select,
};

use super::cases::CaseError;
use super::entity::case_bonds::{ActiveModel, Column, Entity, Relation};
use super::entity::case_links;
use super::links::{self, Link};
use super::{Tx, Writes};

/// The bonds of a case and of those that were merged into it.
///
/// # Errors
/// [`CaseError`].
pub async fn of_case(db: &impl ConnectionTrait, case_id: i64) -> Result<BTreeSet<Bond>, CaseError> {
    let stored: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Bond)
        .filter(Column::CaseId.eq(case_id))
        .into_tuple()
        .all(db)
        .await?;
    stored.iter().map(|bond| Bond::parse(bond).ok_or(CaseError::Code("case_bonds.bond"))).collect()
}

/// The bonds of many cases.
///
/// # Errors
/// [`CaseError`].
pub async fn of_cases(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, BTreeSet<Bond>>, CaseError> {
    let stored: Vec<(i64, String)> = Entity::find()
        .select_only()
        .columns([Column::CaseId, Column::Bond])
        .filter(Column::CaseId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let mut bonds: HashMap<i64, BTreeSet<Bond>> = HashMap::new();
    for (case_id, bond) in stored {
        let bond = Bond::parse(&bond).ok_or(CaseError::Code("case_bonds.bond"))?;
        bonds.entry(case_id).or_default().insert(bond);
    }
    Ok(bonds)
}

/// Adds bonds to a case; those that it has stay.
///
/// # Errors
/// Those of the database.
pub(super) async fn put(to: &impl Writes, case_id: i64, bonds: Vec<Bond>) -> Result<(), DbErr> {
    put_all(to, bonds.into_iter().map(|bond| (case_id, bond)).collect()).await
}

/// The same for many cases.
///
/// # Errors
/// Those of the database.
pub(super) async fn put_all(to: &impl Writes, bonds: BTreeSet<(i64, Bond)>) -> Result<(), DbErr> {
    let rows = bonds.iter().map(|(case_id, bond)| ActiveModel {
        case_id: Set(*case_id),
        bond: Set(bond.to_string()),
        from_case_id: Set(*case_id),
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    to.put(&Entity::insert_many(rows).on_conflict(unless_there())).await
}

/// Takes the case's own bonds with these signs from it.
///
/// # Errors
/// Those of the database.
pub(super) async fn forget(to: &impl Writes, case_id: i64, signs: &[char]) -> Result<(), DbErr> {
    let any = signs.iter().fold(Condition::any(), |any, sign| any.add(Column::Bond.starts_with(sign.to_string())));
    let own = Entity::delete_many().filter(Column::CaseId.eq(case_id)).filter(Column::FromCaseId.eq(case_id));
    to.put(&own.filter(any)).await
}

/// Takes these of the case's own bonds from it.
///
/// # Errors
/// Those of the database.
pub(super) async fn forget_these(tx: &Tx, case_id: i64, bonds: Vec<Bond>) -> Result<(), DbErr> {
    if bonds.is_empty() {
        return Ok(());
    }
    let own = Entity::delete_many().filter(Column::CaseId.eq(case_id)).filter(Column::FromCaseId.eq(case_id));
    own.filter(Column::Bond.is_in(bonds.into_iter().map(|bond| bond.to_string()))).exec(tx).await?;
    Ok(())
}

/// Makes the bonds of a case count for all that were merged into it, and theirs for it and for each other: one
/// answer serves them, and what somebody must not see of one they would see in another.
///
/// # Errors
/// Those of the database.
pub(super) async fn spread(tx: &Tx, master: i64) -> Result<(), DbErr> {
    let followers = || links::ids(Link::Merged, master);
    forget_foreign(tx, Column::CaseId.eq(master)).await?;
    forget_foreign(tx, Column::CaseId.in_subquery(followers())).await?;
    let theirs = Entity::find()
        .select_only()
        .expr(Expr::val(master))
        .column(Column::Bond)
        .column(Column::CaseId)
        .filter(Column::CaseId.in_subquery(followers()))
        .into_query();
    copy(tx, theirs).await?;
    let all = Alias::new("every");
    let every = Entity::find().select_only().column(Column::Bond).distinct().filter(Column::CaseId.eq(master));
    let everybody = Query::select()
        .column((case_links::Entity, case_links::Column::CaseId))
        .column((all.clone(), Column::Bond))
        .expr(Expr::val(master))
        .from(case_links::Entity)
        .join_subquery(
            JoinType::InnerJoin,
            every.into_query(),
            all,
            Expr::col((case_links::Entity, case_links::Column::ToCaseId)).eq(master),
        )
        .and_where(Expr::col((case_links::Entity, case_links::Column::Kind)).eq(Link::Merged.code()))
        .to_owned();
    copy(tx, everybody).await
}

/// What a case has of others is its own no more: it goes its own way.
///
/// # Errors
/// Those of the database.
pub(super) async fn part(tx: &Tx, case_id: i64) -> Result<(), DbErr> {
    forget_foreign(tx, Column::CaseId.eq(case_id)).await
}

/// Whether a case has this bond already, by itself or through another.
///
/// # Errors
/// Those of the database.
pub(super) async fn has(db: &impl ConnectionTrait, case_id: i64, bond: Bond) -> Result<bool, DbErr> {
    let own = Entity::find_by_id((case_id, bond.to_string(), case_id));
    Ok(own.one(db).await?.is_some())
}

async fn forget_foreign(tx: &Tx, of: SimpleExpr) -> Result<(), DbErr> {
    let foreign = Expr::col(Column::FromCaseId).ne(Expr::col(Column::CaseId));
    Entity::delete_many().filter(of).filter(foreign).exec(tx).await?;
    Ok(())
}

async fn copy(tx: &Tx, rows: SelectStatement) -> Result<(), DbErr> {
    let mut copy = Query::insert();
    copy.into_table(Entity).columns([Column::CaseId, Column::Bond, Column::FromCaseId]);
    copy.select_from(rows).map_err(|error| DbErr::Custom(error.to_string()))?;
    tx.execute(&copy).await?;
    Ok(())
}

/// A bond of the case in the row, of table `cases`, that keeps somebody of this standing from it.
pub(super) fn keeping(standing: &Standing) -> SelectStatement {
    let bonds = standing.bonds().into_iter().map(|bond| bond.to_string());
    let of_row = Expr::col((Entity, Column::CaseId)).equals((Alias::new("cases"), Alias::new("id")));
    Entity::find().select_only().expr(Expr::val(1)).filter(of_row).filter(Column::Bond.is_in(bonds)).into_query()
}

/// The cases that have one of these bonds, each with the bond.
pub(super) fn with(bonds: impl IntoIterator<Item = Bond>) -> Select<Entity> {
    let bonds = bonds.into_iter().map(|bond| bond.to_string());
    Entity::find()
        .select_only()
        .column(Column::CaseId)
        .column(Column::Bond)
        .join(JoinType::InnerJoin, Relation::Case.def())
        .filter(Column::Bond.is_in(bonds))
}

fn unless_there() -> OnConflict {
    OnConflict::columns([Column::CaseId, Column::Bond, Column::FromCaseId]).do_nothing().to_owned()
}
