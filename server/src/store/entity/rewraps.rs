//! Sealing every identity of a Front anew, to the holders of today.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `rewraps`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rewraps")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub keeper_id: i64,
    /// `WAITING` for the second secret, `RUNNING`, `DONE`, `ENDED`.
    pub state: String,
    /// The public key of this period; its private one is in the memory of one node.
    pub period_key: Option<Vec<u8>>,
    pub approver_id: Option<i64>,
    /// The approver's key, sealed to the period.
    pub approver_half: Option<Vec<u8>>,
    pub custodian_id: Option<i64>,
    pub custodian_half: Option<Vec<u8>>,
    /// The last case that was looked at.
    pub case_cursor: i64,
    pub done: i32,
    /// Could not be opened: damaged, or sealed before these two were admitted.
    pub failed: i32,
    pub ends_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
