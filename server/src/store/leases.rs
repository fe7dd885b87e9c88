//! Leases: of several nodes one does a piece of work, and another takes it over when it dies.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use time::{Duration, OffsetDateTime};

use super::Tx;
use super::entity::leases::{ActiveModel, Column, Entity};

/// Takes the work of this name, or keeps it, for that long; `false` while another node has it.
/// The row stays locked until the end of the transaction: what is written in it was written by the
/// holder, however slow that one was.
///
/// # Errors
/// Those of the database.
pub async fn take(tx: &Tx, name: &str, holder: &str, now: OffsetDateTime, length: Duration) -> Result<bool, DbErr> {
    let now = super::whole_second(now);
    let row = ActiveModel { name: Set(name.to_owned()), holder: Set(holder.to_owned()), until: Set(now + length) };
    let free = Expr::col((Entity, Column::Holder)).eq(holder).or(Expr::col((Entity, Column::Until)).lte(now));
    let taken = OnConflict::column(Column::Name)
        .update_columns([Column::Holder, Column::Until])
        .action_and_where(free)
        .to_owned();
    match Entity::insert(row).on_conflict(taken).exec_without_returning(tx).await {
        Ok(rows) => Ok(rows > 0),
        Err(DbErr::RecordNotInserted) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives the work back, so that another node need not wait for the end of the lease.
///
/// # Errors
/// Those of the database.
pub async fn give_back(tx: &Tx, name: &str, holder: &str) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::Name.eq(name)).filter(Column::Holder.eq(holder)).exec(tx).await?;
    Ok(())
}
