//! Tokens of units' own systems.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `tokens`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tokens")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub unit_id: i64,
    /// In whose place it acts.
    pub officer_id: i64,
    pub name: String,
    pub token_hash: Vec<u8>,
    pub scopes: String,
    /// Its last day.
    pub until: Date,
    pub made_by: i64,
    pub made_on: Date,
    pub ended_by: Option<i64>,
    pub ended_on: Option<Date>,
    pub last_used_on: Option<Date>,
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
