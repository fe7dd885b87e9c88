//! How long each step may take.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `deadlines`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deadlines")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub key: String,
    pub amount: i32,
    /// `NLV`: working days; `NGAY`: days.
    pub unit: String,
    /// The event that starts it.
    pub starts_at: String,
    /// How often it may be granted, for an extension.
    pub max_times: Option<i32>,
    /// Code of the legal reference, if the law sets it.
    pub legal_ref_code: Option<String>,
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
