//! Tokens of a unit's own systems.

use domain::interface::token::Scope;
use time::Date;

use super::Choice;

/// What whoever leads a unit sees of them, and in whose place they act.
#[derive(Clone, Debug)]
pub struct TokenPage {
    /// Those that hold, the newest first.
    pub rows: Vec<TokenRow>,
    /// They lead a unit, and may make another.
    pub leads: bool,
    /// In whose place a new one may act.
    pub people: Vec<Choice>,
}

/// A token, without itself.
#[derive(Clone, Debug)]
pub struct TokenRow {
    pub id: i64,
    /// Of the system that has it.
    pub name: String,
    pub unit: String,
    /// Name of the officer in whose place it acts.
    pub acts_for: String,
    /// Name of whoever allowed it.
    pub made_by: String,
    /// It acts in the place of whoever looks at the page.
    pub mine: bool,
    pub may_end: bool,
    pub scopes: Vec<Scope>,
    pub until: Date,
    pub last_used_on: Option<Date>,
}
