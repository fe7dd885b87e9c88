//! Where a matter of another procedure was guided to, or is proposed to be.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `diversions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "diversions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// From 1, within the case.
    pub position: i32,
    pub procedure: String,
    pub state: String,
    /// Receiver and guidance, sealed.
    pub envelope: Vec<u8>,
    pub proposed_by: i64,
    pub proposed_on: Date,
    pub decided_by: Option<i64>,
    pub decided_on: Option<Date>,
    /// Of the letter with which it was handed over, if there is one.
    pub document_no: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::ProposedBy", to = "super::officers::Column::Id")]
    ProposedBy,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::DecidedBy", to = "super::officers::Column::Id")]
    DecidedBy,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
