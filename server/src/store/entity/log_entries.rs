//! The log: one entry for each event. The database refuses to change or delete a row.

use sea_orm::entity::prelude::*;

/// A row of `log_entries`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "log_entries")]
pub struct Model {
    /// From 0, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub idx: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    pub leaf_hash: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::events::Entity", from = "Column::EventId", to = "super::events::Column::Id")]
    Event,
}

impl Related<super::events::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Event.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
