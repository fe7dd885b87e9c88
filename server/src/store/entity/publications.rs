//! A version of what is published of a case, from its first draft on.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `publications`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publications")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// From 1, within the case.
    pub position: i32,
    /// The public address, the same for all versions of a case.
    pub slug: String,
    /// How far it has come.
    pub step: String,
    /// Its words, sealed, as long as they are not published.
    pub envelope: Option<Vec<u8>>,
    /// Why it was given back, sealed.
    pub remark: Option<Vec<u8>>,
    /// How it is known that praise may be published.
    pub consent: Option<String>,
    /// Why it was declined, or taken down.
    pub reason: Option<String>,
    /// Nobody, where the case itself decided.
    pub proposed_by: Option<i64>,
    pub proposed_on: Option<Date>,
    pub decided_by: Option<i64>,
    pub decided_on: Option<Date>,
    pub taken_down_by: Option<i64>,
    pub taken_down_on: Option<Date>,
    /// What everybody reads: only while it stands in the register.
    pub summary: Option<String>,
    pub answer: Option<String>,
    pub promise: Option<String>,
    pub promise_state: Option<String>,
    pub kind: String,
    /// The main category.
    pub category: String,
    /// `2026-11`: never the day.
    pub received_month: String,
    pub province_id: Option<i64>,
    /// The body that answered.
    pub unit_id: i64,
    pub subject_unit_id: Option<i64>,
    pub subject_post_id: Option<i64>,
    pub result: Option<String>,
    /// Working days from the referral to the answer, and those that it could take.
    pub days_taken: Option<i32>,
    pub days_allowed: Option<i32>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::ProposedBy", to = "super::officers::Column::Id")]
    ProposedBy,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::DecidedBy", to = "super::officers::Column::Id")]
    DecidedBy,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
