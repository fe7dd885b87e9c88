//! Messages to be sent.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `outbox`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    pub case_id: Option<i64>,
    pub officer_id: Option<i64>,
    /// Sealed.
    pub address: Option<Vec<u8>>,
    pub language: String,
    pub state: String,
    pub attempts: i32,
    /// Not before.
    pub next_at: OffsetDateTime,
    /// A worker has it until then.
    pub lease_until: Option<OffsetDateTime>,
    /// The `Message-ID`: however often it is tried, it is one message.
    pub message_id: String,
    /// Without addresses.
    pub last_error: Option<String>,
    pub created_on: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::OfficerId", to = "super::officers::Column::Id")]
    Officer,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl Related<super::officers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Officer.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
