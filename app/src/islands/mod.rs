//! Comfort for those who have scripts. Every page is complete without them. An island takes its
//! words as properties, so that the browser loads no dictionary, and holds nothing private.

mod chosen_files;
mod copy_code;
mod leave_warning;
mod letter_count;
mod option_filter;
mod proof_of_work;

pub use chosen_files::ChosenFiles;
pub use copy_code::CopyCode;
pub use leave_warning::LeaveWarning;
pub use letter_count::LetterCount;
pub use option_filter::OptionFilter;
pub use proof_of_work::ProofOfWork;
