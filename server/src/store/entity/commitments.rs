//! What officials commit themselves to each year.

use sea_orm::entity::prelude::*;
use time::Date;

use super::HiddenText;

/// A row of `commitments`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commitments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub unit_id: i64,
    pub officer_id: Option<i64>,
    /// Only until the next start: written down before names were sealed.
    pub name: Option<HiddenText>,
    pub post_id: Option<i64>,
    pub year: i32,
    pub audience: String,
    /// Grows with each correction.
    pub version: i32,
    pub corrected_on: Option<Date>,
    /// Sealed: the words, the name of somebody without an account, why it was judged so.
    pub envelope: Option<Vec<u8>>,
    /// The words of what everybody reads.
    pub shown: Option<HiddenText>,
    pub kept: String,
    /// Only until the next start, as the name.
    pub note: Option<HiddenText>,
    pub recorded_by: i64,
    pub recorded_on: Date,
    pub judged_by: Option<i64>,
    pub judged_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
