//! Words that an office writes again and again, as versions.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `templates`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "templates")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What its versions have in common.
    pub series: i64,
    /// From 1 in each series.
    pub version: i32,
    pub occasion: String,
    pub title: String,
    pub body: String,
    /// Only for cases of this main category.
    pub category: Option<String>,
    /// Only in this state.
    pub state: Option<String>,
    /// The first day on which it is offered.
    pub valid_from: Date,
    /// The first day on which it no longer is; `None` while it is.
    pub valid_to: Option<Date>,
    /// `None`: it came with the program.
    pub made_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
