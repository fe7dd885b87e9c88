//! What was done about a breach, and who was told; never changed afterwards.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::HiddenText;

/// A row of `breach_entries`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "breach_entries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub breach_id: i64,
    pub kind: String,
    /// When it was done.
    pub at: OffsetDateTime,
    pub words: HiddenText,
    pub recorded_by: i64,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
