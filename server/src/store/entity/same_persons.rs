//! What was said about two accounts of one name. Each answer stands twice, once from either of them.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `same_persons`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "same_persons")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub officer_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub other_id: i64,
    /// Both are accounts of one person; otherwise they only bear the same name.
    pub same: bool,
    pub said_by: i64,
    pub said_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
