//! Messages to units' own systems.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `hook_messages`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hook_messages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub token_id: i64,
    /// `None`: it is about nothing.
    pub case_id: Option<i64>,
    pub event: String,
    /// The `webhook-id`: however often it is tried, it is one message.
    pub message_id: String,
    pub state: String,
    pub attempts: i32,
    /// Not before.
    pub next_at: OffsetDateTime,
    /// A worker has it until then.
    pub lease_until: Option<OffsetDateTime>,
    /// What the receiver answered last, if anything.
    pub status: Option<i32>,
    pub failure: Option<String>,
    pub created_on: Date,
    pub tried_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::hooks::Entity", from = "Column::TokenId", to = "super::hooks::Column::TokenId")]
    Hook,
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
}

impl Related<super::hooks::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Hook.def()
    }
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
