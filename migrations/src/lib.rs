//! The steps that shape the database, the same on SQLite and PostgreSQL.
//!
//! * [`m0001_schema`]: every table, one file a noun.
//! * [`m0002_defaults`]: the reference data a new installation starts with, read from `data/`.
//! * [`m0003_threats`]: senders who said that they are threatened.
//! * [`m0004_publication`]: what is published of cases.
//! * [`m0005_deputies`]: who stands in for a leader.
//! * [`m0006_raised`]: to which body above an approval went.
//! * [`m0007_templates`]: words that an office writes again and again.
//! * [`m0008_commitments`]: what officials commit themselves to.
//! * [`m0009_bonds`]: what keeps people from a case, in one table.
//! * [`m0010_units`]: for whom commitments are, what they said before, and words that units begin with.
//! * [`m0011_cases`]: that a case concerns a child; the report to a Party committee.
//! * [`m0012_figures`]: the public figures, as they were counted.
//! * [`m0013_tokens`]: tokens of units' own systems.
//! * [`m0014_office`]: the periodic reports of Fronts, and the lists that the office keeps as versions.
//! * [`m0015_public`]: a counter of what everybody reads.
//! * [`m0016_kept_back`]: that a case stays unpublished after another was parted from it.
//! * [`m0017_officers_categories`]: what only officers assign is in use.
//! * [`m0018_lists`]: indexes by which the lists of the desks are in order.
//! * [`m0019_officer_settings`]: how officers set up their own desks.
//! * [`m0020_unit_moves`]: where bodies stand from a day on, and what is proposed about it.
//! * [`m0022_people`]: a counter by which it is known whether somebody is still what they were.
//! * [`m0023_hooks`]: where units' own systems are told of news.
//! * [`m0025_same_persons`]: which accounts belong to one person.
//! * [`testing`] (feature `testing`): migrated throw-away databases for tests.
//!
//! This crate knows no rule of the product and none of its types: a step that has been released
//! must do tomorrow what it does today, so it may not change when the domain does.

mod column;
mod m0001_schema;
mod m0002_defaults;
mod m0003_threats;
mod m0004_publication;
mod m0005_deputies;
mod m0006_raised;
mod m0007_templates;
mod m0008_commitments;
mod m0009_bonds;
mod m0010_units;
mod m0011_cases;
mod m0012_figures;
mod m0013_tokens;
mod m0014_office;
mod m0015_public;
mod m0016_kept_back;
mod m0017_officers_categories;
mod m0018_lists;
mod m0019_officer_settings;
mod m0020_unit_moves;
mod m0022_people;
mod m0023_hooks;
mod m0025_same_persons;
#[cfg(feature = "testing")]
pub mod testing;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

/// The list of steps, in order. Steps are added at the end and never changed once released.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_schema::Migration),
            Box::new(m0002_defaults::Migration),
            Box::new(m0003_threats::Migration),
            Box::new(m0004_publication::Migration),
            Box::new(m0005_deputies::Migration),
            Box::new(m0006_raised::Migration),
            Box::new(m0007_templates::Migration),
            Box::new(m0008_commitments::Migration),
            Box::new(m0009_bonds::Migration),
            Box::new(m0010_units::Migration),
            Box::new(m0011_cases::Migration),
            Box::new(m0012_figures::Migration),
            Box::new(m0013_tokens::Migration),
            Box::new(m0014_office::Migration),
            Box::new(m0015_public::Migration),
            Box::new(m0016_kept_back::Migration),
            Box::new(m0017_officers_categories::Migration),
            Box::new(m0018_lists::Migration),
            Box::new(m0019_officer_settings::Migration),
            Box::new(m0020_unit_moves::Migration),
            Box::new(m0022_people::Migration),
            Box::new(m0023_hooks::Migration),
            Box::new(m0025_same_persons::Migration),
        ]
    }
}

/// Any number that nothing else in the database locks.
const LOCK: i64 = 0x7068_616e_686f_6900;

/// Applies every step that is missing; does nothing when none is.
///
/// All of them in one transaction: a database is either where it was or where it should be. Two
/// nodes may start at the same moment, so the transaction takes a lock first: the second node
/// waits, and then finds nothing to do.
///
/// # Errors
/// The database refuses a step, or was shaped by a newer version of the program.
#[expect(clippy::disallowed_methods, reason = "the steps are taken before there is a store")]
pub async fn up(database: &DatabaseConnection) -> Result<(), DbErr> {
    let transaction = database
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})")).await?;
    }
    Migrator::up(&transaction, None).await?;
    transaction.commit().await
}

/// Takes the first `steps` in an empty database and no others: what is restored from a backup is
/// shaped as it was then.
///
/// # Errors
/// The database refuses a step.
pub async fn take(transaction: &DatabaseTransaction, steps: u32) -> Result<(), DbErr> {
    Migrator::up(transaction, Some(steps)).await
}
