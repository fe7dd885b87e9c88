//! How long the personal data of an ended case is kept.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `retention_rules`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "retention_rules")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Code of the main category; `*`: whatever it is.
    pub category_code: String,
    /// A terminal state or a reason of refusal; `*`: however it ended.
    pub ending: String,
    pub amount: i32,
    /// `NAM`: years; `NGAY`: days.
    pub unit: String,
    /// The ground in words.
    pub basis: String,
    /// How sure the ground is.
    pub mark: String,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
