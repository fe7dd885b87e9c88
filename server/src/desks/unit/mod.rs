//! The unit desk: officers of a unit, who see a referral and their own answer, nothing of the
//! sender.

mod act;
mod commitments;
mod file;
mod hooks;
mod once;
mod read;
mod remedy;
mod reports;
mod templates;
mod tokens;

pub use once::{Answered, Done, Once};

use super::Officer;
use crate::Services;

/// An officer of a unit.
#[derive(Clone)]
pub struct UnitOfficer {
    services: Services,
    officer: Officer,
}

impl UnitOfficer {
    #[must_use]
    pub fn new(services: Services, officer: Officer) -> Self {
        Self { services, officer }
    }

    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }
}
