//! Where units' own systems are told of news.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `hooks`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hooks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_id: i64,
    /// Sealed.
    pub address: Vec<u8>,
    /// Sealed.
    pub secret: Vec<u8>,
    /// Sealed; it signs beside the other until `former_until`.
    pub former_secret: Option<Vec<u8>>,
    pub former_until: Option<OffsetDateTime>,
    pub made_on: Date,
    /// Since when messages are given up; `None` when the last one that was not waited for arrived.
    pub failing_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::tokens::Entity", from = "Column::TokenId", to = "super::tokens::Column::Id")]
    Token,
}

impl Related<super::tokens::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Token.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
