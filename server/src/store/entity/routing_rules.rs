//! Who answers for whom. The first row that fits decides; an empty condition fits all.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `routing_rules`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "routing_rules")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub position: i32,
    pub system: Option<String>,
    pub level: Option<String>,
    pub rank: String,
    pub post_code: Option<String>,
    pub category_code: Option<String>,
    pub managed_by: Option<String>,
    /// The main recipient.
    pub target: String,
    /// Who is told that a referral exists.
    pub copy_target: Option<String>,
    /// Key of the sentence that says why.
    pub explanation: String,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
    /// Id of the first version; `None` for that itself.
    pub series: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
