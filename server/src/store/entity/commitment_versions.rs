//! What a commitment said before it was corrected.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `commitment_versions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitment_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub commitment_id: i64,
    pub version: i32,
    pub post_id: Option<i64>,
    pub audience: String,
    /// Sealed: the words, and why they were corrected.
    pub envelope: Option<Vec<u8>>,
    pub corrected_by: i64,
    pub corrected_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
