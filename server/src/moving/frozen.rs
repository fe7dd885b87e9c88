//! What keeps an old database as it was when it was moved.

use sea_orm::{ConnectionTrait, DbErr, Statement};

use super::table::Table;
use crate::store::Db;
use crate::store::Tx;

/// What the names of the triggers begin with.
const FROZEN: &str = "moved";

/// From the end of the transaction on nothing can be written, by whomever.
pub(super) async fn freeze(old: &Tx, tables: &[Box<dyn Table>]) -> Result<(), DbErr> {
    for table in tables {
        for change in ["insert", "update", "delete"] {
            let name = table.name();
            let trigger = format!(
                "create trigger if not exists {FROZEN}_{name}_{change} before {change} on \"{name}\" \
                 begin select raise(abort, 'this database was moved'); end"
            );
            old.execute_unprepared(&trigger).await?;
        }
    }
    Ok(())
}

/// Whether the database was moved: it lies there as it was, and nobody works with it any more.
///
/// # Errors
/// Those of the database.
pub async fn is_frozen(db: &Db) -> Result<bool, DbErr> {
    if db.backend() != sea_orm::DbBackend::Sqlite {
        return Ok(false);
    }
    let ask = format!("select count(*) from sqlite_master where type = 'trigger' and name = '{FROZEN}_events_insert'");
    let row = db.reader().query_one_raw(Statement::from_string(db.backend(), ask)).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))? > 0)
}
