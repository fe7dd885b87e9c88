//! The cleaned copies that an officer picked for a referral, in their order.

use sea_orm::entity::prelude::*;

/// A row of `referral_files`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "referral_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub referral_id: i64,
    /// From 1; the unit knows the file by it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub attachment_id: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::referrals::Entity",
        from = "Column::ReferralId",
        to = "super::referrals::Column::Id"
    )]
    Referral,
    #[sea_orm(
        belongs_to = "super::attachment_copies::Entity",
        from = "Column::AttachmentId",
        to = "super::attachment_copies::Column::AttachmentId"
    )]
    Copy,
}

impl Related<super::referrals::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Referral.def()
    }
}

impl Related<super::attachment_copies::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Copy.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
