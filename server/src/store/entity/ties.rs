//! What an officer has declared about persons, units and posts.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `ties`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ties")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub officer_id: i64,
    pub kind: String,
    pub target_officer_id: Option<i64>,
    pub target_unit_id: Option<i64>,
    pub target_post_id: Option<i64>,
    pub declared_on: Date,
    pub ended_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::officers::Entity", from = "Column::OfficerId", to = "super::officers::Column::Id")]
    Officer,
    #[sea_orm(
        belongs_to = "super::officers::Entity",
        from = "Column::TargetOfficerId",
        to = "super::officers::Column::Id"
    )]
    TargetOfficer,
    #[sea_orm(belongs_to = "super::units::Entity", from = "Column::TargetUnitId", to = "super::units::Column::Id")]
    TargetUnit,
    #[sea_orm(belongs_to = "super::posts::Entity", from = "Column::TargetPostId", to = "super::posts::Column::Id")]
    TargetPost,
}

impl Related<super::units::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::TargetUnit.def()
    }
}

impl Related<super::posts::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::TargetPost.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
