//! Who stands in for a leader who is away.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `deputies`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deputies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub leader_id: i64,
    pub deputy_id: i64,
    pub unit_id: i64,
    /// The role of the leader.
    pub role: String,
    /// In whose name the deputy signs.
    pub signs: String,
    pub since: Date,
    /// The last day.
    pub until: Date,
    pub named_on: Date,
    /// Ended before its time: at once.
    pub ended_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
