//! The bodies: committees, offices, schools, Fronts.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `units`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub system: String,
    pub level: String,
    /// Decides the posts it has.
    pub kind: String,
    pub name: String,
    /// The name for searching: no marks, lower case.
    pub folded: String,
    /// Where it works; `None` for central bodies.
    pub area_id: Option<i64>,
    /// Its owner or direct superior in its own line.
    pub parent_id: Option<i64>,
    /// The Party committee that leads it.
    pub led_by_id: Option<i64>,
    /// For a Front, the Front of the next level.
    pub front_above_id: Option<i64>,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::areas::Entity", from = "Column::AreaId", to = "super::areas::Column::Id")]
    Area,
    #[sea_orm(belongs_to = "Entity", from = "Column::ParentId", to = "Column::Id")]
    Parent,
    #[sea_orm(belongs_to = "Entity", from = "Column::LedById", to = "Column::Id")]
    LedBy,
    #[sea_orm(belongs_to = "Entity", from = "Column::FrontAboveId", to = "Column::Id")]
    FrontAbove,
}

impl Related<super::areas::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Area.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
