//! What a citizen sends, from the first choice to the finished submission.
//!
//! [`step`] holds one form type for each page and turns typed text into a checked part;
//! [`draft`] collects the parts; [`Submission`] is a complete draft and the only way into a case.
//! [`entry`] is the same for what an officer of a Front writes down.

#[cfg(feature = "validate")]
pub mod check;
pub mod draft;
pub mod entry;
pub mod step;

pub use draft::{Draft, DraftFile, Step, Submission};
pub use entry::{Entry, EntryStep};
