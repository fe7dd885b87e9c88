//! Where a body stands from a day on, and what is proposed about it.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `unit_moves`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_moves")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub unit_id: i64,
    /// As they are afterwards, whether they change or not; so for the links.
    pub area_id: Option<i64>,
    pub parent_id: Option<i64>,
    pub led_by_id: Option<i64>,
    pub front_above_id: Option<i64>,
    /// The first day on which it holds: until the next one begins. While it waits, the day that was asked for.
    pub valid_from: Date,
    /// [`domain::unit::MoveState`].
    pub state: String,
    /// Nobody, where an imported list says so.
    pub proposed_by: Option<i64>,
    pub proposed_on: Date,
    pub decided_by: Option<i64>,
    pub decided_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
