//! The letters by which the Front sends a case to a unit.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `referrals`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referrals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    pub unit_id: i64,
    pub round: i32,
    pub status: String,
    pub envelope: Vec<u8>,
    pub drafted_by: i64,
    pub approved_by: Option<i64>,
    /// The rule that chose the unit.
    pub rule_id: Option<i64>,
    /// Key of the sentence that says why it is this unit.
    pub explanation: String,
    pub document_no: Option<String>,
    pub issued_on: Option<Date>,
    /// The case left the unit for good, without an answer.
    pub ended_on: Option<Date>,
    pub due_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::cases::Entity", from = "Column::CaseId", to = "super::cases::Column::Id")]
    Case,
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::UnitId", to = "super::units::Column::Id")]
    Unit,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::DraftedBy", to = "super::officers::Column::Id")]
    DraftedBy,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::ApprovedBy", to = "super::officers::Column::Id")]
    ApprovedBy,
    #[sea_orm(
        belongs_to = "super::routing_rules::Entity",
        from = "Column::RuleId",
        to = "super::routing_rules::Column::Id"
    )]
    Rule,
    #[sea_orm(has_many = "super::referral_copies::Entity")]
    ReferralCopies,
    #[sea_orm(has_many = "super::answers::Entity")]
    Answers,
}

impl Related<super::cases::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Case.def()
    }
}

impl Related<super::units::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Unit.def()
    }
}

impl Related<super::routing_rules::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Rule.def()
    }
}

impl Related<super::referral_copies::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ReferralCopies.def()
    }
}

impl Related<super::answers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Answers.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
