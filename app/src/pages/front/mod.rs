//! The Front's desk: its inbox and the page of a case.

mod appeal;
mod asked;
mod book;
mod case;
mod content;
mod diverted;
mod entry;
mod forms;
mod inbox;
mod merged;
mod next;
mod numbers;
mod papers;
mod publication;
mod report;
mod reports;
mod scan;
#[cfg(test)]
mod tests;
mod threats;

pub use book::BookPage;
pub use case::CasePage;
pub use entry::EntryPage;
pub use inbox::InboxPage;
pub use numbers::NumbersPage;
pub use papers::{PaperPage, PapersPage};
pub use publication::PublicationPage;
pub use report::ReportPage;
pub(super) use report::{ReportSheet, period_words};
pub use reports::{ReportCasesPage, ReportsPage};
pub use scan::ScanPage;
pub use threats::{ThreatPage, ThreatsPage};

use std::sync::Arc;

use crate::desks::FrontDesk;

/// What the server lends to the pages of this folder.
type Desk = Arc<dyn FrontDesk>;
