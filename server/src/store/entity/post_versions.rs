//! What a post is called and what routing knows about it, from a day on.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `post_versions`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "post_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub post_id: i64,
    pub name_vi: String,
    pub name_en: String,
    pub is_head: bool,
    pub is_deputy: bool,
    pub is_key_cadre: bool,
    pub is_committee_member: bool,
    pub managed_by: String,
    /// The first day on which it holds: until the next version begins.
    pub valid_from: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
