//! The log that every event enters: what waits for it, its entries and its tree.
//!
//! What waits stands in a table of its own, put there by a trigger in the transaction of the
//! event. A commit that comes late is found when it comes, and a look costs what waits, however
//! long the log has grown.

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};

use super::Tx;
use super::entity::{events, log_entries, log_nodes, log_queue};
use crate::audit::tree::{Hash, Node};

/// Whether an event waits to be taken in.
///
/// # Errors
/// Those of the database.
pub async fn any_waiting(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(log_queue::Entity::find().limit(1).one(db).await?.is_some())
}

/// How many events wait.
///
/// # Errors
/// Those of the database.
pub async fn count_waiting(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    log_queue::Entity::find().count(db).await
}

/// Up to `limit` events that wait, in the order of their ids.
///
/// # Errors
/// Those of the database.
pub async fn waiting(tx: &Tx, limit: u64) -> Result<Vec<events::Model>, DbErr> {
    events::Entity::find()
        .join_rev(JoinType::InnerJoin, log_queue::Relation::Event.def())
        .order_by_asc(log_queue::Column::EventId)
        .limit(limit)
        .all(tx)
        .await
}

/// How many entries the log has.
///
/// # Errors
/// Those of the database.
pub async fn size(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let last = log_entries::Entity::find().order_by_desc(log_entries::Column::Idx).one(db).await?;
    Ok(last.map_or(0, |last| last.idx + 1))
}

/// Appends entries with the nodes that they complete; their events no longer wait.
///
/// # Errors
/// Those of the database, among them that an event or an index is in the log already.
pub async fn append(tx: &Tx, entries: Vec<log_entries::Model>, nodes: Vec<log_nodes::Model>) -> Result<(), DbErr> {
    let taken: Vec<i64> = entries.iter().map(|entry| entry.event_id).collect();
    // Rows made of a model count as unchanged; an insert wants every column.
    let entries = entries.into_iter().map(|row| row.into_active_model().reset_all());
    log_entries::Entity::insert_many(entries).exec_without_returning(tx).await?;
    let nodes = nodes.into_iter().map(|row| row.into_active_model().reset_all());
    log_nodes::Entity::insert_many(nodes).exec_without_returning(tx).await?;
    log_queue::Entity::delete_many().filter(log_queue::Column::EventId.is_in(taken)).exec(tx).await?;
    Ok(())
}

/// The hashes of these subtrees, in their order. One that is missing is an error: who asks knows
/// that it is complete.
///
/// # Errors
/// Those of the database.
pub async fn hashes(db: &impl ConnectionTrait, wanted: &[Node]) -> Result<Vec<Hash>, DbErr> {
    let mut of_nodes = Condition::any();
    let mut of_entries = Vec::new();
    for node in wanted {
        match node.level {
            0 => of_entries.push(stored(node.index)?),
            level => of_nodes = of_nodes.add(at(level)?.and(log_nodes::Column::Idx.eq(stored(node.index)?))),
        }
    }
    let mut found = HashMap::new();
    if !of_nodes.is_empty() {
        for row in log_nodes::Entity::find().filter(of_nodes).all(db).await? {
            found.insert((i64::from(row.level), row.idx), row.hash);
        }
    }
    if !of_entries.is_empty() {
        for row in log_entries::Entity::find().filter(log_entries::Column::Idx.is_in(of_entries)).all(db).await? {
            found.insert((0, row.idx), row.leaf_hash);
        }
    }
    let hash = |node: &Node| {
        let hash = found.get(&(i64::from(node.level), stored(node.index).ok()?))?;
        Hash::try_from(hash.as_slice()).ok()
    };
    wanted.iter().map(|node| hash(node).ok_or_else(|| missing("a node of the log's tree is missing"))).collect()
}

/// The nodes that are completed by the entries from `start` to before `end`.
///
/// # Errors
/// Those of the database.
pub async fn completed(db: &impl ConnectionTrait, start: u64, end: u64) -> Result<Vec<log_nodes::Model>, DbErr> {
    let mut any = Condition::any();
    for level in (1..u64::BITS).take_while(|level| end >> level > 0) {
        let (first, after) = (start >> level, end >> level);
        if first < after {
            let idx = log_nodes::Column::Idx.gte(stored(first)?).and(log_nodes::Column::Idx.lt(stored(after)?));
            any = any.add(at(level)?.and(idx));
        }
    }
    if any.is_empty() { Ok(Vec::new()) } else { log_nodes::Entity::find().filter(any).all(db).await }
}

/// How many nodes are stored.
///
/// # Errors
/// Those of the database.
pub async fn count_nodes(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    log_nodes::Entity::find().count(db).await
}

/// The entry of an event.
///
/// # Errors
/// Those of the database.
pub async fn entry_of(db: &impl ConnectionTrait, event_id: i64) -> Result<Option<log_entries::Model>, DbErr> {
    log_entries::Entity::find().filter(log_entries::Column::EventId.eq(event_id)).one(db).await
}

/// Up to `limit` entries after this index with their events.
///
/// # Errors
/// Those of the database.
pub async fn entries_after(
    db: &impl ConnectionTrait,
    index: i64,
    limit: u64,
) -> Result<Vec<(log_entries::Model, Option<events::Model>)>, DbErr> {
    log_entries::Entity::find()
        .find_also_related(events::Entity)
        .filter(log_entries::Column::Idx.gt(index))
        .order_by_asc(log_entries::Column::Idx)
        .limit(limit)
        .all(db)
        .await
}

/// Events that are neither in the log nor wait for it: how many, and the smallest id.
///
/// # Errors
/// Those of the database.
pub async fn lost(db: &impl ConnectionTrait) -> Result<(u64, Option<i64>), DbErr> {
    let query = events::Entity::find()
        .join_rev(JoinType::LeftJoin, log_entries::Relation::Event.def())
        .join_rev(JoinType::LeftJoin, log_queue::Relation::Event.def())
        .filter(log_entries::Column::Idx.is_null())
        .filter(log_queue::Column::EventId.is_null());
    count_and_first(db, query).await
}

/// Events that are in the log and wait for it all the same: how many, and the smallest id.
///
/// # Errors
/// Those of the database.
pub async fn twice(db: &impl ConnectionTrait) -> Result<(u64, Option<i64>), DbErr> {
    let query = events::Entity::find()
        .join_rev(JoinType::InnerJoin, log_entries::Relation::Event.def())
        .join_rev(JoinType::InnerJoin, log_queue::Relation::Event.def());
    count_and_first(db, query).await
}

async fn count_and_first(
    db: &impl ConnectionTrait,
    query: Select<events::Entity>,
) -> Result<(u64, Option<i64>), DbErr> {
    let query = query.select_only().column_as(events::Column::Id.count(), "count");
    let row: Option<(i64, Option<i64>)> =
        query.column_as(events::Column::Id.min(), "first").into_tuple().one(db).await?;
    let (count, first) = row.unwrap_or_default();
    Ok((u64::try_from(count).unwrap_or_default(), first))
}

fn at(level: u32) -> Result<Expr, DbErr> {
    let level = i32::try_from(level).map_err(|_| missing("a tree of this height does not exist"))?;
    Ok(log_nodes::Column::Level.eq(level))
}

/// An index as the database keeps it.
fn stored(index: u64) -> Result<i64, DbErr> {
    i64::try_from(index).map_err(|_| missing("an index of this size does not exist"))
}

fn missing(what: &str) -> DbErr {
    DbErr::RecordNotFound(what.to_owned())
}
