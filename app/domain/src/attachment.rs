//! Files that come with feedback: which, how many, how large.

use crate::codes::codes;
use crate::errors::Problem;

/// Files of one case, at most.
pub const MAX_FILES: usize = 10;
/// Bytes of one file, at most (20 MB).
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Bytes of all files of one case, at most (60 MB).
pub const MAX_TOTAL_BYTES: u64 = 60 * 1024 * 1024;

codes! {
    /// What a file may be. It is what its bytes say, never what its name says.
    pub enum MediaType {
        Jpeg = "image/jpeg",
        Png = "image/png",
        Webp = "image/webp",
        Pdf = "application/pdf",
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
}

impl MediaType {
    /// The ending that a downloaded copy gets.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    Empty,
    TooLarge,
    TotalTooLarge,
    TooMany,
    WrongType,
    Heic,
    Damaged,
}

impl FileProblem {
    /// The problem and the number that its sentence names (files or megabytes).
    #[must_use]
    pub const fn as_problem(self) -> (Problem, Option<u32>) {
        match self {
            Self::Empty => (Problem::FileEmpty, None),
            Self::TooLarge => (Problem::FileTooLarge, Some(20)),
            Self::TotalTooLarge => (Problem::FilesTooLarge, Some(60)),
            Self::TooMany => (Problem::TooMany, Some(MAX_FILES as u32)),
            Self::WrongType => (Problem::FileWrongType, None),
            Self::Heic => (Problem::FileHeic, None),
            Self::Damaged => (Problem::FileDamaged, None),
        }
    }
}
