//! The periodic reports of a Front: which periods there are, what each case adds to one, and the figures that
//! follow from all of them.
//!
//! Everything is counted from what happened to the cases, a month at a time. What a month adds never depends on
//! another month, so that longer periods are the months they consist of, and what was in hand at the end of one is
//! what was in hand at the beginning of the next.

mod flow;
#[cfg(feature = "validate")]
mod form;
mod line;
mod period;
mod sheet;
#[cfg(test)]
mod tests;

pub use flow::{End, Flow, Step, flow};
#[cfg(feature = "validate")]
pub use form::{ReportForm, correction};
pub use line::{By, Deeds, Line, Measure, Selection};
pub use period::{Cut, Month, Period, ReportKind};
pub use sheet::{FEWEST_CASES, FEWEST_RATINGS, Part, Sheet, TOGETHER};

use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::paper::Signature;
use crate::private::Private;

codes! {
    /// Why a month was counted once more.
    pub enum Correction {
        /// Something was entered later that came in that month.
        EnteredLate = "NHAP_SAU_KY",
        /// What was entered was put right.
        PutRight = "CHINH_LY_HO_SO",
        /// It had been counted wrongly.
        Miscounted = "TINH_SAI",
    }
}

codes! {
    /// What a further signed report of a period is to the one before it.
    pub enum Refiled {
        /// Something in that one was wrong.
        Corrected = "BAN_SUA",
        /// It takes the place of that one.
        Replaced = "BAN_THAY_THE",
    }
}

/// Whom to ask about a report. On paper, so not only its readers see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: Private,
    /// As it is dialled in Việt Nam, with spaces.
    pub phone: Private,
}

/// What somebody writes into a report beside its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// I. How things stand in general.
    pub general: Private,
    /// VI. Whom people praised, and for what.
    pub praise: Private,
    /// VII. What was not good enough, and why.
    pub limits: Private,
    /// VIII. What is asked for, and what is to be done next.
    pub next: Private,
}

/// A report as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub words: Words,
    pub sheet: Sheet,
    /// What was received in the same period a year before, where that was counted.
    pub year_before: Option<u32>,
    /// Ids of the months that this was counted from.
    #[serde(default)]
    pub before_counted: Vec<i64>,
    pub signature: Signature,
    /// Whom to ask; `None` in reports that were filed before they named anybody.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// Of a further one of the same period.
    #[serde(default)]
    pub refiled: Option<Refiled>,
}
