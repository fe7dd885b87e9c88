//! What a unit promised to put right.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `promises`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "promises")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    pub answer_id: i64,
    pub unit_id: i64,
    /// From 1, within the case.
    pub position: i32,
    /// What will be done, sealed.
    pub envelope: Vec<u8>,
    pub due_on: Date,
    pub state: String,
    /// How it was kept, in the words of the unit; sealed.
    pub evidence: Option<Vec<u8>>,
    pub shown_on: Option<Date>,
    pub shown_by: Option<i64>,
    pub decided_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::answers::Entity", from = "Column::AnswerId", to = "super::answers::Column::Id")]
    Answer,
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::UnitId", to = "super::units::Column::Id")]
    Unit,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::ShownBy", to = "super::officers::Column::Id")]
    ShownBy,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl Related<super::answers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Answer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
