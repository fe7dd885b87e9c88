//! Senders who said that they are threatened, and by which event the entry ended.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `threats`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "threats")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// The event with which it began.
    pub event_seq: i32,
    /// The Front whose custodians were told.
    pub custodians_id: Option<i64>,
    /// The Front whose leaders were told.
    pub leaders_id: Option<i64>,
    pub on_date: Date,
    /// The event that holds what was done.
    pub answer_seq: Option<i32>,
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
