//! Which steps of the ladder were reached, and who heard of them.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `reminders`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reminders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    pub clock_id: i64,
    pub rung: String,
    pub on_date: Date,
    /// `false` when the step was passed over because a higher one was reached at the same time.
    pub told: bool,
    /// The body above that it was reported to.
    pub superior_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::clocks::Entity", from = "Column::ClockId", to = "super::clocks::Column::Id")]
    Clock,
}

impl ActiveModelBehavior for ActiveModel {}
