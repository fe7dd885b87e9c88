//! People with an account.

use sea_orm::entity::prelude::*;
use time::Date;

use super::HiddenText;

/// A row of `officers`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "officers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub login: String,
    pub name: HiddenText,
    /// The form of the name by which accounts are compared; none until it was written.
    pub name_key: Option<HiddenText>,
    pub email: Option<HiddenText>,
    pub password_hash: HiddenText,
    /// Sealed.
    pub totp_secret: Option<Vec<u8>>,
    /// The last time step that was used: each code signs in once.
    pub totp_last_step: Option<i64>,
    pub status: String,
    /// An account of the demonstration, refused anywhere else.
    pub demo: bool,
    pub created_on: Date,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::memberships::Entity")]
    Memberships,
    #[sea_orm(has_many = "super::officer_sessions::Entity")]
    OfficerSessions,
}

impl Related<super::memberships::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Memberships.def()
    }
}

impl Related<super::officer_sessions::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::OfficerSessions.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
