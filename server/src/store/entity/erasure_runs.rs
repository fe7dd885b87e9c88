//! Erasures that one person proposes and another approves.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `erasure_runs`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure_runs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub cause: String,
    pub state: String,
    /// Nobody while the program alone has made it ready.
    pub proposed_by: Option<i64>,
    pub proposed_on: Option<Date>,
    /// Never who proposed it.
    pub decided_by: Option<i64>,
    pub decided_on: Option<Date>,
    /// The day on which the last case was dealt with.
    pub ended_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
