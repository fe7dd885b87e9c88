//! Reports that were signed, as they were then.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `signed_reports`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signed_reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub front_id: i64,
    /// `2026-09`, `2026-Q3`, `2026-6T`, `2026-9T`, `2026`.
    pub period: String,
    /// From 1, within the period.
    pub position: i32,
    pub document_no: String,
    pub document_on: Date,
    /// Ids of what its figures were counted from, with blanks between them.
    pub counted: String,
    /// Stands for what whoever filed it had before them.
    pub seen: String,
    /// Words and figures, sealed.
    pub envelope: Option<Vec<u8>>,
    pub filed_by: i64,
    pub filed_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::FrontId", to = "super::units::Column::Id")]
    Front,
}

impl ActiveModelBehavior for ActiveModel {}
