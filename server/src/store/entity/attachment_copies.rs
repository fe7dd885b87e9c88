//! Cleaned copies of attachments, the only thing of a file that a unit can get.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `attachment_copies`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachment_copies")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub attachment_id: i64,
    pub state: String,
    /// Why there is none.
    pub reason: Option<String>,
    /// Its name in the object store, from the moment on which it is begun.
    pub object: Option<String>,
    pub media_type: Option<String>,
    /// Bytes, before sealing.
    pub size: Option<i64>,
    /// Keyed.
    pub sha256: Option<Vec<u8>>,
    pub wrapped_key: Option<Vec<u8>>,
    /// Set while somebody is at it.
    pub begun_at: Option<OffsetDateTime>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::attachments::Entity",
        from = "Column::AttachmentId",
        to = "super::attachments::Column::Id"
    )]
    Attachment,
    #[sea_orm(has_many = "super::referral_files::Entity")]
    ReferralFiles,
}

impl Related<super::attachments::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Attachment.def()
    }
}

impl Related<super::referral_files::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ReferralFiles.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
