//! Files. The bytes are in the object store, each file under a key of its own.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `attachments`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: Option<i64>,
    /// The draft it belongs to until that is sent.
    pub draft_hash: Option<Vec<u8>>,
    pub message_id: Option<i64>,
    pub answer_id: Option<i64>,
    /// Its name in the object store.
    pub object: String,
    pub media_type: String,
    /// Bytes, before sealing.
    pub size: i64,
    pub sha256: Vec<u8>,
    /// Sealed.
    pub name: Vec<u8>,
    pub wrapped_key: Vec<u8>,
    /// What the virus scanner said.
    pub scan: String,
    pub position: i32,
    pub on_date: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::messages::Entity", from = "Column::MessageId", to = "super::messages::Column::Id")]
    Message,
    #[sea_orm(belongs_to = "super::answers::Entity", from = "Column::AnswerId", to = "super::answers::Column::Id")]
    Answer,
    #[sea_orm(has_one = "super::attachment_copies::Entity")]
    Copy,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl Related<super::messages::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Message.def()
    }
}

impl Related<super::answers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Answer.def()
    }
}

impl Related<super::attachment_copies::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Copy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
