//! Papers that were signed, each as it was.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `papers`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "papers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    /// From 1, in the order of filing.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub code: String,
    pub template_id: i64,
    pub document_no: String,
    pub document_on: Date,
    pub filed_by: i64,
    pub envelope: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(
        belongs_to = "super::paper_templates::Entity",
        from = "Column::TemplateId",
        to = "super::paper_templates::Column::Id"
    )]
    Template,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::FiledBy", to = "super::officers::Column::Id")]
    FiledBy,
}

impl ActiveModelBehavior for ActiveModel {}
