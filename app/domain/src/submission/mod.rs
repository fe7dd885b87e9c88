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
pub mod supervision;

pub use draft::{Draft, DraftFile, Step, Submission};
pub use entry::{Entry, EntryStep};
pub use supervision::Supervision;

/// The fields without which nothing is sent, in the order of the form.
pub const REQUIRED: [&str; 8] =
    ["kind", "province", "subject_unit", "subject_post", "category", "body", "identity", "declare"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_from_an_empty_draft_is_among_what_is_required() {
        let mut draft = Draft::default();
        let mut missing = Vec::new();
        for _ in 0..3 {
            let errors = Submission::try_from(draft.clone()).unwrap_err();
            let field = errors.iter().next().map(|error| error.field).unwrap();
            missing.push(field);
            match field {
                "declare" => draft.declared = true,
                "category" => draft.categories = vec!["A1".to_owned()],
                _ => {}
            }
        }
        assert_eq!(missing, ["declare", "category", "kind"]);
        assert!(missing.iter().all(|field| REQUIRED.contains(field)));
    }
}
