//! The unit's desk: its inbox and the page of a referral.

mod case;
mod commitment;
mod commitments;
mod copies;
mod forms;
mod hook;
mod inbox;
mod numbers;
mod reports;
#[cfg(test)]
mod tests;
mod tokens;

pub use case::CasePage;
pub use commitment::CommitmentPage;
pub use commitments::CommitmentsPage;
pub use copies::CopiesPage;
pub use hook::HookPage;
pub use inbox::InboxPage;
pub use numbers::NumbersPage;
pub use reports::{ObservedReportPage, ObservedReportsPage};
pub use tokens::TokensPage;

use std::sync::Arc;

use crate::desks::UnitDesk;

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn UnitDesk>;
