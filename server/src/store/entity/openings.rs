//! Requests to open a sealed identity, and what became of them.

use sea_orm::entity::prelude::*;
use time::OffsetDateTime;

/// A row of `openings`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "openings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// The Front whose holders decide.
    pub keeper_id: i64,
    pub state: String,
    pub requested_by: i64,
    /// The event that holds the reason.
    pub request_seq: i32,
    pub decided_by: Option<i64>,
    /// The event that holds the ground of a refusal, or of a legal hold.
    pub decision_seq: Option<i32>,
    pub opened_by: Option<i64>,
    /// By law the sender must not be told, for now.
    pub hold: bool,
    /// Approved: the inner layer, sealed to this request. Opened: the words, sealed to a browser.
    pub envelope: Option<Vec<u8>>,
    /// When the present state is over.
    pub ends_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
