//! The database. [`entity`] has columns and relations only; beside it one file of queries for
//! each noun. Reads go through [`Db::reader`], writes through a transaction from [`tx`].

pub mod answers;
pub mod attachments;
pub mod attempts;
mod batch;
pub mod bonds;
pub mod book;
pub mod breaches;
pub mod calendar;
pub mod cases;
pub mod checkpoints;
pub mod clocks;
pub mod commitments;
pub mod copies;
pub mod data_requests;
mod db;
pub mod deputies;
pub mod diversions;
pub mod drafts;
mod drawn;
pub mod entity;
pub mod erasure;
pub mod erasure_runs;
pub mod events;
pub mod figures;
pub mod filling;
mod group;
pub mod holders;
pub mod holding;
pub mod hooks;
pub mod identities;
pub mod inbox;
pub mod leading;
pub mod leases;
pub mod links;
pub mod lists;
pub mod log;
pub mod measures;
pub mod messages;
pub mod office;
pub mod office_events;
pub mod officer_settings;
pub mod openings;
pub mod outbox;
pub mod paper_scans;
pub mod papers;
pub mod people;
pub mod promises;
pub mod public_state;
pub mod publications;
pub mod ratings;
pub mod receipts;
pub mod recoveries;
pub mod recovery_codes;
pub mod referral_copies;
pub mod referrals;
pub mod refill;
pub mod reminders;
pub mod reports;
pub mod resealing;
pub mod retention;
pub mod rewraps;
pub mod same_persons;
pub mod search;
pub mod sessions;
pub mod subjects;
pub mod templates;
pub mod threats;
pub mod ties;
pub mod tokens;
mod tx;

pub use batch::{Batch, Writes};
pub use db::{Db, OpenError};
pub use tx::{Tx, detached};

use sea_orm::DbErr;
use time::OffsetDateTime;

/// Brings the database to the newest step, all or nothing.
///
/// # Errors
/// When a step fails.
pub async fn migrate(db: &Db) -> Result<(), DbErr> {
    migrations::up(db.writer_for_migrations()).await
}

/// Instants are kept in whole seconds, in UTC: SQLite compares them as text, and a hash over more
/// than is stored could not be checked.
fn whole_second(at: OffsetDateTime) -> OffsetDateTime {
    let at = at.to_offset(time::UtcOffset::UTC);
    at.replace_nanosecond(0).unwrap_or(at)
}
