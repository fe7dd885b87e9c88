//! The counts of a quarter of which small places are counted at the end of the year. Shown to nobody.

use sea_orm::entity::prelude::*;

/// A row of `figure_counts`. The database refuses to change or delete one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figure_counts")]
pub struct Model {
    /// A quarter.
    #[sea_orm(primary_key, auto_increment = false)]
    pub period: String,
    /// JSON: numbers, and ids of places and units.
    pub body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
