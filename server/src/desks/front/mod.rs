//! The front desk: officers of a Front, each with what their roles allow.

mod act;
mod book;
mod child;
mod choices;
mod classify;
mod commitments;
mod concern;
mod diversion;
mod file;
mod linked;
mod marks;
mod merge;
mod news;
mod on_paper;
mod papers;
mod publication;
mod read;
mod refusal;
mod remedy;
mod reports;
mod request;
mod route;
mod scan;
mod sheet;
mod templates;
mod threats;

pub(super) use route::routed;

use super::Officer;
use crate::Services;

/// An officer of a Front.
#[derive(Clone)]
pub struct FrontOfficer {
    services: Services,
    officer: Officer,
}

impl FrontOfficer {
    #[must_use]
    pub fn new(services: Services, officer: Officer) -> Self {
        Self { services, officer }
    }

    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }
}
