//! Who reported: sealed with the case's key, or to the holders of a Front.

use sea_orm::entity::prelude::*;

/// A row of `identities`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: i64,
    /// The Front whose holders can open it; `None`: the case's key opens it.
    pub keeper_id: Option<i64>,
    /// The name of the circle that it is sealed to.
    pub sealed_to: Option<String>,
    pub envelope: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
