//! The months of reports as they were counted. The database refuses to change or delete a row.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `reports`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub front_id: i64,
    /// `2026-09`.
    pub month: String,
    /// From 1; each later one corrects those before it, which stay.
    pub version: i32,
    pub first_on: Date,
    pub last_on: Date,
    pub counted_on: Date,
    /// Why it was counted again, and by whom.
    pub correction: Option<String>,
    pub made_by: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::FrontId", to = "super::units::Column::Id")]
    Front,
}

impl ActiveModelBehavior for ActiveModel {}
