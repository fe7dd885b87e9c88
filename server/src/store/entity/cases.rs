//! The case as lists and rules see it. What people wrote is elsewhere, sealed.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `cases`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    /// Random: nobody can count cases by it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The public case number.
    pub number: String,
    pub kind: String,
    pub channel: String,
    pub state: String,
    /// Grows with each transition.
    pub version: i32,
    /// The Front that has it.
    pub front_id: i64,
    /// The unit that answers it.
    pub handling_unit_id: Option<i64>,
    pub received_on: Date,
    /// The day the case came to the unit that answers it, or to the last one that did. When the
    /// feedback was sent is not a unit's to know.
    pub referred_on: Option<Date>,
    /// The kind that units were told first. A case that goes on in the Front's own name stays for them
    /// what it was: the change would tell that its sender was made to leave.
    pub referred_kind: Option<String>,
    pub register_year: Option<i32>,
    /// Sequential in one Front and year; seen by that Front only.
    pub register_no: Option<i32>,
    pub main_category: String,
    pub province_id: Option<i64>,
    pub commune_id: Option<i64>,
    pub identity_mode: String,
    pub notify: bool,
    pub language: String,
    pub access_level: String,
    pub urgent: bool,
    /// It concerns a child: never published, and kept narrowly.
    pub child: bool,
    /// Never published: something that belonged to it must not be, and was parted from it or erased.
    pub kept_back: bool,
    pub public_concern: bool,
    /// The body above whose leaders decide what waits.
    pub raised_to_id: Option<i64>,
    pub retaliation: bool,
    pub result: Option<String>,
    pub publication: String,
    /// Key of the deadline that runs.
    pub due_key: Option<String>,
    pub due_on: Option<Date>,
    /// Before an extension.
    pub original_due_on: Option<Date>,
    /// What the reporter was told; never shortened.
    pub told_due_on: Option<Date>,
    pub front_officer_id: Option<i64>,
    pub unit_officer_id: Option<i64>,
    /// Who drafts does not approve.
    pub proposed_by: Option<i64>,
    pub ask_count: i32,
    pub return_count: i32,
    pub round: i32,
    pub extended: bool,
    pub closed_on: Option<Date>,
    pub withdrawn: bool,
    /// The day on which its personal data was erased.
    pub erased_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::FrontId", to = "super::units::Column::Id")]
    Front,
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::HandlingUnitId", to = "super::units::Column::Id")]
    HandlingUnit,
    #[sea_orm(belongs_to = "super::areas::Entity", from = "Column::ProvinceId", to = "super::areas::Column::Id")]
    Province,
    #[sea_orm(belongs_to = "super::areas::Entity", from = "Column::CommuneId", to = "super::areas::Column::Id")]
    Commune,
    #[sea_orm(
        belongs_to = "super::officers::Entity",
        from = "Column::FrontOfficerId",
        to = "super::officers::Column::Id"
    )]
    FrontOfficer,
    #[sea_orm(
        belongs_to = "super::officers::Entity",
        from = "Column::UnitOfficerId",
        to = "super::officers::Column::Id"
    )]
    UnitOfficer,
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::ProposedBy", to = "super::officers::Column::Id")]
    ProposedBy,
    #[sea_orm(has_one = "super::case_keys::Entity")]
    CaseKeys,
    #[sea_orm(has_one = "super::case_contents::Entity")]
    CaseContents,
    #[sea_orm(has_one = "super::identities::Entity")]
    Identities,
    #[sea_orm(has_one = "super::contacts::Entity")]
    Contacts,
    #[sea_orm(has_one = "super::receipts::Entity")]
    Receipts,
    #[sea_orm(has_one = "super::ratings::Entity")]
    Ratings,
    #[sea_orm(has_many = "super::case_categories::Entity")]
    CaseCategories,
    #[sea_orm(has_many = "super::case_subjects::Entity")]
    CaseSubjects,
    #[sea_orm(has_many = "super::case_exclusions::Entity")]
    CaseExclusions,
    #[sea_orm(has_many = "super::events::Entity")]
    Events,
    #[sea_orm(has_many = "super::messages::Entity")]
    Messages,
    #[sea_orm(has_many = "super::referrals::Entity")]
    Referrals,
    #[sea_orm(has_many = "super::answers::Entity")]
    Answers,
    #[sea_orm(has_many = "super::attachments::Entity")]
    Attachments,
    #[sea_orm(has_many = "super::receipt_sessions::Entity")]
    ReceiptSessions,
    #[sea_orm(has_many = "super::outbox::Entity")]
    Outbox,
}

impl Related<super::case_keys::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CaseKeys.def()
    }
}

impl Related<super::case_contents::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CaseContents.def()
    }
}

impl Related<super::identities::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Identities.def()
    }
}

impl Related<super::contacts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Contacts.def()
    }
}

impl Related<super::receipts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Receipts.def()
    }
}

impl Related<super::ratings::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Ratings.def()
    }
}

impl Related<super::case_categories::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CaseCategories.def()
    }
}

impl Related<super::case_subjects::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CaseSubjects.def()
    }
}

impl Related<super::case_exclusions::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::CaseExclusions.def()
    }
}

impl Related<super::events::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Events.def()
    }
}

impl Related<super::messages::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Messages.def()
    }
}

impl Related<super::referrals::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Referrals.def()
    }
}

impl Related<super::answers::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Answers.def()
    }
}

impl Related<super::attachments::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Attachments.def()
    }
}

impl Related<super::receipt_sessions::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ReceiptSessions.def()
    }
}

impl Related<super::outbox::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Outbox.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
