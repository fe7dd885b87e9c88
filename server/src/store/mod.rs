//! The database. [`entity`] has columns and relations only; beside it one file of queries for
//! each noun. Reads go through [`Db::reader`], writes through a transaction from [`tx`].

pub mod answers;
pub mod attachments;
pub mod cases;
mod db;
pub mod drafts;
pub mod entity;
pub mod events;
pub mod inbox;
pub mod messages;
pub mod office;
pub mod outbox;
pub mod people;
pub mod ratings;
pub mod receipts;
pub mod referrals;
pub mod sessions;
pub mod subjects;
mod tx;

pub use db::{Db, OpenError};
pub use tx::{Tx, detached};

use sea_orm::DbErr;

/// Brings the database to the newest step, all or nothing.
///
/// # Errors
/// When a step fails.
pub async fn migrate(db: &Db) -> Result<(), DbErr> {
    migrations::up(db.writer_for_migrations()).await
}
