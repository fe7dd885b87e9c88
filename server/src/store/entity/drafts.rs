//! Forms that are not sent yet. A draft is not a case.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `drafts`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: Vec<u8>,
    /// Sealed with the key in the reporter's cookie.
    pub envelope: Vec<u8>,
    pub version: i32,
    pub expires_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
