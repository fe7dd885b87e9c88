//! Who can open sealed identities.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `holders`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub officer_id: i64,
    /// The Front for which they hold the key.
    pub keeper_id: i64,
    /// `CUSTODIAN` or `APPROVER`.
    pub side: String,
    /// `NEW`: the secret was shown and not yet typed again; `WAITING`: to be admitted; `ADMITTED`.
    pub state: String,
    pub public_key: Vec<u8>,
    /// Under the holder's own secret; empty once they hold no key any more.
    pub locked_key: Vec<u8>,
    /// Wrong secrets in a row.
    pub wrong: i32,
    pub wait_until: Option<OffsetDateTime>,
    pub since: Date,
    pub until: Option<Date>,
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
