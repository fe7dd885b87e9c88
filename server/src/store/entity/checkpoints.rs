//! What the log was at one moment, signed. The database refuses to change or delete a row.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `checkpoints`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkpoints")]
pub struct Model {
    /// How many entries the log had.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    /// The root of its tree.
    pub root: Vec<u8>,
    pub at: OffsetDateTime,
    /// Which key signed it: eight hexadecimal digits.
    pub key_id: String,
    /// The signed text that is published.
    pub note: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
