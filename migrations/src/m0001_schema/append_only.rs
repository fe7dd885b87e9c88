//! Tables whose rows are written once: the database itself refuses to change or delete them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Lets `table` refuse update, delete and truncation. `same` tells SQLite when a new row would
/// take the place of one that is there, for instance `id = NEW.id`: `INSERT OR REPLACE` deletes
/// the old row without telling a delete trigger (unless `recursive_triggers` is on).
pub async fn protect(manager: &SchemaManager<'_>, table: &str, same: &str) -> Result<(), DbErr> {
    let statements = match manager.get_database_backend() {
        DbBackend::Postgres => postgres(table),
        _ => sqlite(table, same),
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

fn sqlite(table: &str, same: &str) -> Vec<String> {
    let refuse = format!("BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END");
    vec![
        format!("CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"),
        format!("CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"),
        format!(
            "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
             WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
        ),
    ]
}

fn postgres(table: &str) -> Vec<String> {
    vec![
        format!(
            "CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        ),
        format!(
            "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
             FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()"
        ),
        format!(
            "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
             FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
        ),
    ]
}
