//! What a unit answers.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `answers`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    /// Empty for an answer of the Front itself.
    pub referral_id: Option<i64>,
    pub round: i32,
    pub status: String,
    pub envelope: Vec<u8>,
    pub drafted_by: i64,
    pub signed_by: Option<i64>,
    /// Sealed.
    pub signer_name: Option<Vec<u8>>,
    pub document_no: Option<String>,
    pub document_on: Option<Date>,
    pub result: Option<String>,
    pub issued_on: Option<Date>,
    /// When the reporter could read it.
    pub released_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(
        belongs_to = "super::referrals::Entity",
        from = "Column::ReferralId",
        to = "super::referrals::Column::Id"
    )]
    Referral,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::DraftedBy", to = "super::officers::Column::Id")]
    DraftedBy,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::SignedBy", to = "super::officers::Column::Id")]
    SignedBy,
    #[sea_orm(has_many = "super::answer_checks::Entity")]
    AnswerChecks,
    #[sea_orm(has_many = "super::attachments::Entity")]
    Attachments,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl Related<super::referrals::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Referral.def()
    }
}

impl Related<super::answer_checks::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::AnswerChecks.def()
    }
}

impl Related<super::attachments::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Attachments.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
