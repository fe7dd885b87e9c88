//! The words of papers, as versions.

use sea_orm::entity::prelude::*;
use time::Date;

/// A row of `paper_templates`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_templates")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub title: String,
    pub subject: String,
    /// One a line.
    pub addressees: String,
    pub body: String,
    /// One a line.
    pub copies: String,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// The first day on which it no longer holds; `None` while it does.
    pub valid_to: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
