//! Provinces and communes, in versions: official codes are given out again.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `areas`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "areas")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Official code, with its leading zeros.
    pub code: String,
    /// `TINH`, `THANH_PHO_TW`, `PHUONG`, `XA` or `DAC_KHU`.
    pub kind: String,
    /// Official spelling.
    pub name: String,
    /// The name for searching: no marks, lower case.
    pub folded: String,
    /// The province of a commune.
    pub parent_id: Option<i64>,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "Entity", from = "Column::ParentId", to = "Column::Id")]
    Parent,
}

impl ActiveModelBehavior for ActiveModel {}
