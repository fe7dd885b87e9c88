//! What keeps people from a case.

use sea_orm::entity::prelude::*;

/// A row of `case_bonds`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_bonds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub bond: String,
    /// The case itself, or one that was merged into it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub from_case_id: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
}

impl ActiveModelBehavior for ActiveModel {}
