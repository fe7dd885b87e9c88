//! What was done to accounts, bodies and lists; never changed afterwards.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `office_events`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "office_events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: OffsetDateTime,
    pub code: String,
    /// Who did it; nobody when it came by a command of the machine or by a code that was handed over.
    pub actor_id: Option<i64>,
    /// Whose account.
    pub officer_id: Option<i64>,
    /// Which body.
    pub unit_id: Option<i64>,
    /// A code or a number that belongs to what was done; see [`domain::journal::What`].
    pub about: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
