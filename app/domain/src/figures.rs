//! The public figures: what is counted, in which period, and what of it may stand side by side.
//!
//! # What is counted
//!
//! Cases, each once: in the quarter in which it was received, as it stood on the [cut](Quarter::cut) of that
//! quarter, two months after its end. By then the lawful time for an answer is over, so that nothing looks good
//! only because it is early. Never counted are matters of the group that concerns political opinion, what was
//! guided to another procedure, what is kept narrowly, and cases in which somebody is in danger, a child among
//! them ([`is_counted`]).
//!
//! # Why no figure tells more than it shows
//!
//! * **Nothing to compare over time.** A quarter is counted on one day and never again; no other figure shows
//!   its cases as they stand on another day. What would be two looks at the same cases is made a table of its
//!   own ([`Measure::Waiting`]): those of which it is known how many waited, by whether they still wait.
//! * **A fixed tree of tables instead of filters.** The country in a quarter is divided by month, by group, and
//!   by province; a province in a year by commune; a commune in a year by the unit that answers. The smaller the
//!   place, the longer the time. No two of these tables cross each other.
//! * **Tables share nothing but sums that everybody knows.** Where a place does not show a column, its parts do
//!   not show it either: those columns are held together, and what they make together is known from the row
//!   above. What is asked of answered cases alone (result, satisfaction …) is shown of those parts of which it
//!   is known how many were answered; the others are held together as one row. So what is missing in one table
//!   can go up and down without any other table showing it, and each is made safe by itself
//!   ([`left_out`](crate::small_counts::left_out)).
//! * **What is told of answers is divided by month and group as well as by province only where answers are alike.**
//!   Divided one way, results depend on all else through the number of answers alone. Divided in several ways they
//!   might tell of each other: where every answer of one result were late, and every other in time, the table of
//!   results by group would be that of standings by group once more. So they are divided by province alone unless of
//!   each measure one value is found in every month, group and province.
//! * **The register counts as known.** Of each published case everybody reads month, province, unit, group,
//!   result and days. So a count is small as well when what is left without those is small, and no missing count
//!   is thought to fall below them.
//! * **A middle value is shown only where nothing is missing** that it could narrow: both numbers of answers
//!   are shown, and there are at least [`MEDIAN_FROM`].
//! * Sums over the quarters of a year are made of what the quarters show, and missing where one of them is.
//!
//! What nobody can promise: a case that is published after the cut makes what is left of its count smaller.

mod counted;
mod period;
mod quarter;
mod sheet;
#[cfg(test)]
mod tests;
mod year;

pub use counted::{Answer, Counted, Fate, Kept, Matter, Satisfaction, Standing, is_counted};
pub use period::{Period, Quarter};
pub use quarter::quarter;
pub use sheet::{By, Line, Measure, Share, Sheet};
pub use year::{Leaf, Waited, YearPages, leaves, year};

/// A middle value is shown of no fewer answers.
pub const MEDIAN_FROM: u64 = 10;

/// Shares are shown of no fewer cases, and nobody is compared with others on fewer.
pub const SHARE_FROM: u64 = 20;

/// The place of the country, and of what belongs to none of the parts of a place.
pub const NO_PLACE: i64 = 0;
