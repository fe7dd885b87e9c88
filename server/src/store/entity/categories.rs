//! What feedback can be about.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `categories`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "categories")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    /// `A` to `G`; the names of the groups are words of the interface.
    pub group_code: String,
    pub name_vi: String,
    pub name_en: String,
    /// What belongs to it, in a line; empty where the name says it.
    pub hint_vi: String,
    pub hint_en: String,
    /// The documents it is taken from.
    pub source: String,
    /// Codes of the ethical standards it touches, separated by spaces.
    pub standards: String,
    /// `C`: citizens may choose it; `O`: officers only.
    pub assignable: String,
    pub enabled: bool,
    pub position: i32,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
