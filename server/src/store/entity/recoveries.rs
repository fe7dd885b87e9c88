//! Recoveries of accounts whose password or authenticator was lost.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

use super::HiddenText;

/// A row of `recoveries`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recoveries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose account.
    pub officer_id: i64,
    pub state: String,
    pub reason: HiddenText,
    pub opened_by: i64,
    pub opened_on: Date,
    pub decided_by: Option<i64>,
    pub decided_on: Option<Date>,
    pub code_hash: Option<Vec<u8>>,
    pub expires_at: OffsetDateTime,
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
