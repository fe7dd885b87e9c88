//! One table on its way: its rows are read as the program reads them, written as it writes them, and compared as it
//! compares them, so that no type is translated by hand.

use std::marker::PhantomData;

use async_trait::async_trait;
use futures::StreamExt;
use sea_orm::sea_query::{ColumnType, Expr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IdenStatic, IntoActiveModel,
    Iterable, PrimaryKeyToColumn, QueryOrder, Select, Value,
};

use crate::store::Tx;
use crate::store::entity::{self, every_table};
use crate::store::refill::quoted;

/// Values of one statement: PostgreSQL numbers them with sixteen bits.
const VALUES: usize = 60_000;
/// Rows of one statement: some are as long as an attachment.
const ROWS: usize = 200;

/// A table that can be moved.
#[async_trait]
pub(super) trait Table: Send + Sync {
    fn name(&self) -> &'static str;

    /// Writes every row of `from` into `to`; returns how many.
    async fn copy(&self, from: &Tx, to: &Tx) -> Result<u64, DbErr>;

    /// Whether both hold the same rows.
    async fn is_same(&self, from: &Tx, to: &Tx) -> Result<bool, DbErr>;
}

/// Every table that the program knows, but those that only find.
pub(super) fn all() -> Vec<Box<dyn Table>> {
    macro_rules! list {
        ($($table:ident)*) => { vec![$(Box::new(Of::<entity::$table::Entity>(PhantomData)) as Box<dyn Table>),*] };
    }
    every_table!(list)
}

struct Of<E>(PhantomData<fn() -> E>);

#[async_trait]
impl<E> Table for Of<E>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + PartialEq + Send + Sync,
    E::ActiveModel: Send,
{
    fn name(&self) -> &'static str {
        E::default().as_str()
    }

    async fn copy(&self, from: &Tx, to: &Tx) -> Result<u64, DbErr> {
        let most = ROWS.min(VALUES / E::Column::iter().count().max(1));
        let mut rows = E::find().stream(from).await?;
        let (mut batch, mut count) = (Vec::with_capacity(most), 0);
        loop {
            let row = rows.next().await.transpose()?;
            let over = row.is_none();
            batch.extend(row.map(|row| row.into_active_model().reset_all()));
            if batch.len() == most || over && !batch.is_empty() {
                count += batch.len() as u64;
                E::insert_many(std::mem::take(&mut batch)).exec_without_returning(to).await?;
            }
            if over {
                return Ok(count);
            }
        }
    }

    async fn is_same(&self, from: &Tx, to: &Tx) -> Result<bool, DbErr> {
        let mut sources = in_order::<E>(from.get_database_backend()).stream(from).await?;
        let mut targets = in_order::<E>(to.get_database_backend()).stream(to).await?;
        loop {
            match (sources.next().await.transpose()?, targets.next().await.transpose()?) {
                (None, None) => return Ok(true),
                (Some(source), Some(target)) => {
                    if source != target && !arrived::<E>(source, target) {
                        return Ok(false);
                    }
                }
                _ => return Ok(false),
            }
        }
    }
}

/// Whether one row is the other as PostgreSQL keeps it: with instants to the microsecond.
fn arrived<E: EntityTrait>(source: E::Model, target: E::Model) -> bool
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let (source, target) = (source.into_active_model(), target.into_active_model());
    let of = |row: &E::ActiveModel, column| row.get(column).into_value().map(kept);
    E::Column::iter().all(|column| of(&source, column) == of(&target, column))
}

fn kept(value: Value) -> Value {
    match value {
        Value::TimeDateTimeWithTimeZone(Some(at)) => {
            Value::TimeDateTimeWithTimeZone(at.replace_nanosecond(at.microsecond() * 1_000).ok())
        }
        other => other,
    }
}

/// By the primary key, and text byte by byte: an order in which every database agrees.
fn in_order<E: EntityTrait>(backend: DbBackend) -> Select<E> {
    E::PrimaryKey::iter().fold(E::find(), |select, key| {
        let column = key.into_column();
        let text =
            matches!(column.def().get_column_type(), ColumnType::Text | ColumnType::String(_) | ColumnType::Char(_));
        if text && backend == DbBackend::Postgres {
            select.order_by_asc(Expr::cust(format!("{} COLLATE \"C\"", quoted(column.as_str()))))
        } else {
            select.order_by_asc(column)
        }
    })
}
