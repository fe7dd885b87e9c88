//! Files that come with feedback: which, how many, how large.

use crate::codes::codes;
use crate::errors::Problem;

/// Files of one case, at most.
pub const MAX_FILES: usize = 10;
/// Files of one case with those that followed after sending: as many again.
pub const MAX_FILES_IN_ALL: usize = 2 * MAX_FILES;
/// Bytes of one file, at most (20 MB).
pub const MAX_FILE_BYTES: u64 = 20 * 1024 * 1024;
/// Bytes of all files of one case, at most (60 MB).
pub const MAX_TOTAL_BYTES: u64 = 60 * 1024 * 1024;

/// Files in which one answer on paper was scanned, at most.
pub const MAX_SCANS: usize = 5;
/// What the scan of a paper may be.
pub const SCAN_TYPES: &[MediaType] = &[MediaType::Pdf, MediaType::Jpeg, MediaType::Png];

codes! {
    /// What a file may be. It is what its bytes say, never what its name says.
    pub enum MediaType {
        Jpeg = "image/jpeg",
        Png = "image/png",
        Webp = "image/webp",
        Pdf = "application/pdf",
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Mp3 = "audio/mpeg",
        M4a = "audio/mp4",
        Mp4 = "video/mp4",
    }
}

codes! {
    /// What a cleaned copy is, the only thing that a unit gets of a file. It is written anew from
    /// what can be seen or read, so that nothing else of the original is in it.
    pub enum CopyType {
        Jpeg = "image/jpeg",
        Png = "image/png",
        Text = "text/plain",
    }
}

codes! {
    /// Why there is no cleaned copy of a file.
    pub enum NoCopy {
        /// A recording: a voice and a face cannot be cleaned. The Front writes what it shows.
        Recording = "GHI_AM_GHI_HINH",
        /// A document without words, such as a scanned sheet.
        NoText = "KHONG_CO_CHU",
        /// More picture elements or text than is unpacked.
        TooLarge = "QUA_LON",
        /// Broken, locked with a password, or made to harm.
        Unreadable = "KHONG_DOC_DUOC",
    }
}

codes! {
    /// What the virus scanner said of a file of a case.
    pub enum Scan {
        /// There was no scanner when the file came.
        NotAsked = "KHONG_QUET",
        Waiting = "CHO_QUET",
        Clean = "SACH",
        Refused = "CO_MA_DOC",
    }
}

impl Scan {
    /// Whether anybody may open the file now.
    #[must_use]
    pub const fn may_be_opened(self) -> bool {
        matches!(self, Self::NotAsked | Self::Clean)
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
            Self::Mp3 => "mp3",
            Self::M4a => "m4a",
            Self::Mp4 => "mp4",
        }
    }

    /// What a cleaned copy of such a file is; `None` for recordings, of which none is made.
    /// A WebP picture becomes a JPEG, which the programs of every office open.
    #[must_use]
    pub const fn copy(self) -> Option<CopyType> {
        match self {
            Self::Jpeg | Self::Webp => Some(CopyType::Jpeg),
            Self::Png => Some(CopyType::Png),
            Self::Pdf | Self::Docx => Some(CopyType::Text),
            Self::Mp3 | Self::M4a | Self::Mp4 => None,
        }
    }
}

impl CopyType {
    /// The header with which it is sent.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain; charset=utf-8",
            picture => picture.code(),
        }
    }

    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Text => "txt",
        }
    }

    /// What the file is called when it is downloaded: its place in the referral, and nothing of
    /// the name that the sender gave it.
    #[must_use]
    pub fn file_name(self, position: usize) -> String {
        format!("tep-{position}.{}", self.extension())
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
