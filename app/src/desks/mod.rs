//! The ports: what pages may ask for, in the language of the product. The server implements each
//! desk bound to one person and their scope, and lends it to a page only if that person is
//! admitted: holding a desk is the permission.

mod beside;
mod bodies;
mod book;
pub mod bulk;
mod calendar;
mod changes;
mod commitments;
mod dashboard;
mod entry;
mod figures;
mod front;
mod hooks;
mod identity;
mod journal;
mod lists;
mod moves;
mod office;
mod papers;
mod person;
mod protection;
mod public;
mod publication;
mod record;
mod reports;
mod rights;
mod settings;
mod templates;
mod threats;
mod tokens;
mod unit;
mod views;

pub use beside::*;
pub use bodies::*;
pub use book::*;
pub use calendar::*;
pub use changes::*;
pub use commitments::*;
pub use dashboard::*;
pub use entry::*;
pub use figures::*;
pub use front::*;
pub use hooks::*;
pub use identity::*;
pub use journal::*;
pub use lists::*;
pub use moves::*;
pub use office::*;
pub use papers::*;
pub use person::*;
pub use protection::*;
pub use public::*;
pub use publication::*;
pub use record::*;
pub use reports::*;
pub use rights::*;
pub use settings::*;
pub use templates::*;
pub use threats::*;
pub use tokens::*;
pub use unit::*;
pub use views::*;

/// Why a desk does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeskError {
    /// It is not there, or not for this person. The two are never told apart.
    #[error("not found")]
    NotFound,
    /// The store cannot answer now; the cause is in the log.
    #[error("unavailable")]
    Unavailable,
}

/// What a desk answers.
pub type Answer<T> = Result<T, DeskError>;
