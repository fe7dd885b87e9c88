//! The time limits that run in a case, and those that have ended.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `clocks`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clocks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// Key of the deadline.
    pub key: String,
    /// The version of it that held when the clock started.
    pub deadline_id: i64,
    /// The Front or unit that has to keep it; `None` when it is the sender's.
    pub owner_id: Option<i64>,
    pub started_on: Date,
    /// What the due date is counted from, with amount and unit.
    pub counted_from: Date,
    pub amount: i32,
    pub unit: String,
    pub due_on: Date,
    /// Before an extension.
    pub original_due_on: Date,
    /// What the sender was told; never shortened.
    pub told_due_on: Option<Date>,
    /// Set while it is held, with the working days that were left and the reason.
    pub paused_on: Option<Date>,
    pub left_days: Option<i32>,
    pub pause_code: Option<String>,
    pub ended_on: Option<Date>,
    pub ended_as: Option<String>,
    /// The highest step of the ladder that was reached; 0 for none.
    pub height: i32,
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
