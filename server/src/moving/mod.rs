//! Moving an installation from the embedded SQLite to PostgreSQL, once one machine is not enough.
//!
//! Everything goes over in one transaction on each side. SQLite is held for writing meanwhile: whoever sends
//! something is told to try again, and nothing is confirmed that would stay behind. Every row is compared, the whole
//! record is verified in its new place, and then the old database is frozen before the new one is there: a node that
//! still runs on it can confirm nothing any more. Files and keys stay where they are.
//!
//! Cut off at any moment, it can be begun again: a frozen database is moved like any other.

mod frozen;
mod index;
mod table;
#[cfg(test)]
mod tests;

use sea_orm::{ConnectionTrait, DbErr, Statement};
use thiserror::Error;

pub use frozen::is_frozen;

use crate::audit::AuditError;
use crate::audit::verify::{Depth, Keys, Report, verify};
use crate::config::SecretUrl;
use crate::store::refill::{Refill, STEPS, tables};
use crate::store::{self, Db, OpenError, Tx};
use table::Table;

/// Why nothing was moved. Each sentence stands alone.
#[derive(Debug, Error)]
pub enum MoveError {
    #[error("it goes from sqlite://… to postgres://…, and no other way")]
    Direction,
    #[error("there is no database at {0}")]
    Missing(String),
    #[error("the new database is not empty: give it one without tables")]
    NotEmpty,
    #[error("the table {0} is unknown to this program: use the version that the installation ran with")]
    Unknown(String),
    #[error("the table {0} did not arrive as it left; nothing was moved")]
    Differs(&'static str),
    #[error("the record does not hold, nothing was moved: {0}")]
    Record(String),
    #[error(transparent)]
    Audit(#[from] AuditError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the database did not do it, nothing was moved: {0}")]
    Database(#[from] DbErr),
}

/// Moves everything. `keys`: which keys may have signed the record. `tell` is told what has arrived.
///
/// # Errors
/// [`MoveError`]; the old database is as it was, but for being frozen when only the very last step failed.
pub async fn run(
    from: &SecretUrl,
    to: &SecretUrl,
    keys: Keys,
    tell: &mut (dyn FnMut(String) + Send),
) -> Result<Report, MoveError> {
    let path = from.sqlite_path().filter(|_| from.is_sqlite() && !to.is_sqlite()).ok_or(MoveError::Direction)?;
    if !path.exists() {
        return Err(MoveError::Missing(path.display().to_string()));
    }
    let (source, target) = (Db::open(from).await?, Db::open(to).await?);
    let mut refill = Refill::begin(&target).await?.ok_or(MoveError::NotEmpty)?;
    store::migrate(&source).await?;
    refill.take_steps(u32::MAX).await?;
    let known = table::all();
    nothing_is_forgotten(refill.tx(), &known).await?;
    index::prepare(&source).await?;
    let old = source.begin().await?;
    for table in &known {
        let rows = table.copy(&old, refill.tx()).await?;
        if rows > 0 {
            tell(format!("{}: {rows}", table.name()));
        }
    }
    let found = index::copy(&old, refill.tx()).await?;
    tell(format!("search index: {found}"));
    go_on_counting(&old, refill.tx()).await?;
    refill.put_back().await?;
    for table in &known {
        if !table.is_same(&old, refill.tx()).await? {
            return Err(MoveError::Differs(table.name()));
        }
    }
    tell("every row is the same in both".to_owned());
    let report = verify(refill.tx(), keys, &[], Depth::Whole).await?;
    if !report.findings.is_empty() {
        return Err(MoveError::Record(report.findings.to_string()));
    }
    frozen::freeze(&old, &known).await?;
    old.commit().await?;
    refill.commit().await?;
    Ok(report)
}

/// Every table is moved, or its rows are found anew from those that are.
async fn nothing_is_forgotten(to: &Tx, known: &[Box<dyn Table>]) -> Result<(), MoveError> {
    let is_known =
        |name: &str| name == STEPS || index::TABLES.contains(&name) || known.iter().any(|table| table.name() == name);
    match tables(to).await?.into_iter().find(|name| !is_known(name)) {
        Some(name) => Err(MoveError::Unknown(name)),
        None => Ok(()),
    }
}

/// Numbers that were given once are not given again, also where the last row is gone.
async fn go_on_counting(from: &Tx, to: &Tx) -> Result<(), DbErr> {
    let ask =
        Statement::from_string(from.get_database_backend(), "select name, seq from sqlite_sequence where seq > 0");
    for row in from.query_all_raw(ask).await? {
        let (name, last): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let set = "select setval(pg_get_serial_sequence($1, 'id'), $2)";
        to.query_one_raw(Statement::from_sql_and_values(to.get_database_backend(), set, [name.into(), last.into()]))
            .await?;
    }
    Ok(())
}
