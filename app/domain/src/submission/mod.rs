//! What a citizen sends, from the first choice to the finished submission.
//!
//! [`step`] holds one form type for each page and turns typed text into a checked part;
//! [`draft`] collects the parts; [`Submission`] is a complete draft and the only way into a case.

#[cfg(feature = "validate")]
pub mod check;
pub mod draft;
pub mod step;

pub use draft::{Draft, DraftFile, Step, Submission};
