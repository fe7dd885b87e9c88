//! How officers set up their own desks.

use sea_orm::entity::prelude::*;

/// A row of `officer_settings`. Who has set nothing has none.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "officer_settings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub officer_id: i64,
    /// Sealed: the filters of their inboxes.
    pub filters: Option<Vec<u8>>,
    /// They do without the keys.
    pub keys_off: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::OfficerId", to = "super::officers::Column::Id")]
    Officer,
}

impl Related<super::officers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Officer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
