//! Cases that belong together.

use sea_orm::entity::prelude::*;

/// A row of `case_links`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The case that this one follows.
    pub to_case_id: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::ToCaseId", to = "super::cases::Column::Id")]
    ToCase,
}

impl ActiveModelBehavior for ActiveModel {}
