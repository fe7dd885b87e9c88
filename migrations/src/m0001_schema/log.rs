//! The log that every event enters: what waits for it, its entries, its tree and the checkpoints.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::{append_only, table};
use crate::column::{key, refers};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    // One row for each event that is not yet in the log: looking for them costs what waits, not
    // what was ever written, and a commit that comes late is not passed over.
    let queue =
        Table::create().table("log_queue").col(key("event_id")).foreign_key(&mut refers("event_id", "events")).take();
    table(manager, queue, vec![]).await?;
    queue_new_events(manager).await?;

    let entries = Table::create()
        .table("log_entries")
        .col(key("idx"))
        .col(big_integer_uniq("event_id"))
        .col(blob("leaf_hash"))
        .foreign_key(&mut refers("event_id", "events"))
        .take();
    table(manager, entries, vec![]).await?;
    append_only::protect(manager, "log_entries", "idx = NEW.idx OR event_id = NEW.event_id").await?;

    // The roots of the complete subtrees of 2^level entries, from level 1 on.
    let nodes = Table::create()
        .table("log_nodes")
        .col(integer("level"))
        .col(big_integer("idx"))
        .col(blob("hash"))
        .primary_key(Index::create().col("level").col("idx"))
        .take();
    table(manager, nodes, vec![]).await?;
    append_only::protect(manager, "log_nodes", "level = NEW.level AND idx = NEW.idx").await?;

    let checkpoints = Table::create()
        .table("checkpoints")
        .col(key("size"))
        .col(blob("root"))
        .col(timestamp_with_time_zone("at"))
        .col(text("key_id"))
        .col(text("note"))
        .take();
    table(manager, checkpoints, vec![]).await?;
    append_only::protect(manager, "checkpoints", "size = NEW.size").await?;

    // Work that only one node may do at a time: whose it is, and until when.
    let leases = Table::create()
        .table("leases")
        .col(text("name").primary_key())
        .col(text("holder"))
        .col(timestamp_with_time_zone("until"))
        .take();
    table(manager, leases, vec![]).await
}

/// Every event queues itself, whoever inserts it.
async fn queue_new_events(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Postgres => &[
            "CREATE FUNCTION queue_event() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN INSERT INTO log_queue (event_id) VALUES (NEW.id); RETURN NULL; END $$",
            "CREATE TRIGGER events_queue AFTER INSERT ON events
             FOR EACH ROW EXECUTE FUNCTION queue_event()",
        ],
        _ => &["CREATE TRIGGER events_queue AFTER INSERT ON events
                BEGIN INSERT INTO log_queue (event_id) VALUES (NEW.id); END"],
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
