//! What happened to a case, in order, chained by hash, and never changed afterwards.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::table;
use crate::column::{id, refers, unique};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let events = Table::create()
        .table("events")
        .col(id())
        .col(big_integer("case_id"))
        .col(integer("seq"))
        .col(text("code"))
        .col(text_null("from_state"))
        .col(text("to_state"))
        .col(text("actor_kind"))
        .col(big_integer_null("officer_id"))
        .col(text_null("role"))
        .col(big_integer_null("unit_id"))
        .col(date("on_date"))
        .col(timestamp_with_time_zone_null("at"))
        .col(text_null("reason_code"))
        .col(text("details"))
        .col(blob_null("note"))
        .col(text_null("document_no"))
        .col(date_null("document_on"))
        .col(blob("prev_hash"))
        .col(blob("hash"))
        .foreign_key(&mut refers("case_id", "cases"))
        .foreign_key(&mut refers("officer_id", "officers"))
        .foreign_key(&mut refers("unit_id", "units"))
        .take();
    table(manager, events, vec![unique("events", &["case_id", "seq"])]).await?;

    let refusals = match manager.get_database_backend() {
        DbBackend::Postgres => POSTGRES,
        _ => SQLITE,
    };
    for statement in refusals {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

// `INSERT OR REPLACE` deletes the old row without telling a delete trigger (unless
// `recursive_triggers` is on), so an insert over an existing event is refused as well.
const SQLITE: &[&str] = &[
    "CREATE TRIGGER events_no_update BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER events_no_delete BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER events_no_replace BEFORE INSERT ON events
     WHEN EXISTS (SELECT 1 FROM events
                  WHERE id = NEW.id OR (case_id = NEW.case_id AND seq = NEW.seq))
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'events are append-only'; END $$",
    "CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events
     FOR EACH ROW EXECUTE FUNCTION events_are_append_only()",
    "CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events
     FOR EACH STATEMENT EXECUTE FUNCTION events_are_append_only()",
];
