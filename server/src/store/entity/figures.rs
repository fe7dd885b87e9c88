//! The public figures of a place in a period, as they were counted.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `figures`. The database refuses to change or delete one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figures")]
pub struct Model {
    /// An area, or nought for the country.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: i64,
    /// `2026-Q3` or `2026`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub period: String,
    /// As of the end of this day.
    pub counted_on: Date,
    /// JSON: what is shown, and the names of what it is about as they were then.
    pub body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
