//! The tree over the log: roots of complete subtrees. The database refuses to change or delete a
//! row.

use sea_orm::entity::prelude::*;

/// A row of `log_nodes`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_nodes")]
pub struct Model {
    /// From 1: the subtree has 2^level entries.
    #[sea_orm(primary_key, auto_increment = false)]
    pub level: i32,
    /// Its first entry is idx × 2^level.
    #[sea_orm(primary_key, auto_increment = false)]
    pub idx: i64,
    pub hash: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
