//! The Front's check of an answer, point by point.

use sea_orm::entity::prelude::*;

/// A row of `answer_checks`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_checks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub answer_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub point: String,
    pub verdict: String,
    /// Sealed.
    pub note: Option<Vec<u8>>,
    pub checked_by: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::answers::Entity", from = "Column::AnswerId", to = "super::answers::Column::Id")]
    Answer,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::CheckedBy", to = "super::officers::Column::Id")]
    CheckedBy,
}

impl Related<super::answers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Answer.def()
    }
}

impl Related<super::officers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CheckedBy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
