//! What happened to a case. The database refuses to change or delete a row.

use sea_orm::entity::prelude::*;
use time::{Date, OffsetDateTime};

/// A row of `events`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// From 1, without gaps, in each case.
    pub seq: i32,
    pub code: String,
    pub from_state: Option<String>,
    pub to_state: String,
    /// `REPORTER`, `OFFICER` or `SYSTEM`.
    pub actor_kind: String,
    pub officer_id: Option<i64>,
    pub role: Option<String>,
    pub unit_id: Option<i64>,
    pub on_date: Date,
    /// `None` where the time of day could give the reporter away.
    pub at: Option<OffsetDateTime>,
    pub reason_code: Option<String>,
    /// JSON; ids and hashes, never what a person wrote.
    pub details: String,
    /// Sealed.
    pub note: Option<Vec<u8>>,
    pub document_no: Option<String>,
    pub document_on: Option<Date>,
    /// 32 random bytes, so that nobody can find what a hash stands for by trying.
    pub nonce: Vec<u8>,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::OfficerId", to = "super::officers::Column::Id")]
    Officer,
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::UnitId", to = "super::units::Column::Id")]
    Unit,
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

impl Related<super::units::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Unit.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
