//! What senders ask about their own personal data.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `data_requests`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_requests")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// The event that it came with.
    pub event_seq: i32,
    pub kind: String,
    pub state: String,
    /// The officer who wrote it down; nobody when the sender did.
    pub entered_by: Option<i64>,
    pub received_on: Date,
    pub due_on: Option<Date>,
    /// Words and address, sealed with the case's key; nothing once the case was erased.
    pub envelope: Option<Vec<u8>>,
    pub decided_by: Option<i64>,
    pub decided_on: Option<Date>,
    /// The reason of the decision, sealed with the case's key.
    pub reason: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
