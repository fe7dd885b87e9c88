//! Post titles. A title exists in every unit of its kind and level.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `posts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub unit_kind: String,
    pub level: String,
    pub name_vi: String,
    pub name_en: String,
    /// Heads the unit.
    pub is_head: bool,
    /// Deputy of the head of the unit.
    pub is_deputy: bool,
    /// A key cadre of the area, not merely of the unit.
    pub is_key_cadre: bool,
    /// Sits in the Party committee of the area.
    pub is_committee_member: bool,
    /// Who manages the holder as a cadre.
    pub managed_by: String,
    pub position: i32,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
