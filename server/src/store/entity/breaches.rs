//! Breaches of the protection of personal data; never changed afterwards.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

use super::HiddenText;

/// A row of `breaches`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "breaches")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub found_at: OffsetDateTime,
    /// Codes with spaces between them.
    pub data_kinds: String,
    /// About how many people it concerns.
    pub people: i32,
    pub words: HiddenText,
    pub recorded_by: i64,
    pub recorded_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
