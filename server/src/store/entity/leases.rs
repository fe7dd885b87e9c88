//! Work that only one node may do at a time.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `leases`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leases")]
pub struct Model {
    /// The work.
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    /// The node whose it is: a random name that each process gives itself.
    pub holder: String,
    /// From then on another node may take it.
    pub until: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
