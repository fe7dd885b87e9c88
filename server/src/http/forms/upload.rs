//! A small form that comes with a file: what was posted, in memory.

use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use domain::errors::{FieldErrors, Problem};

use crate::http::fields::FIELDS_MAX;

/// What was posted under one name.
pub(super) struct Part {
    pub name: String,
    /// It is a field for files in which none was chosen.
    unnamed_file: bool,
    pub bytes: Vec<u8>,
}

impl Part {
    /// A field for files in which none was chosen.
    pub(super) fn is_unused(&self) -> bool {
        self.unnamed_file && self.bytes.is_empty()
    }
}

/// Why a posted form cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    TooLarge,
    /// It is not a form with a file at all.
    NoForm,
    Damaged,
}

impl Unreadable {
    /// As a problem of the field that the file is for.
    pub(super) fn errors(self, field: &'static str, megabytes: u32) -> FieldErrors {
        let mut errors = FieldErrors::default();
        match self {
            Self::TooLarge => errors.add_limit(field, Problem::FileTooLarge, megabytes),
            Self::NoForm => errors.add(field, Problem::Required),
            Self::Damaged => errors.add(field, Problem::FileWrongType),
        }
        errors
    }
}

impl From<MultipartError> for Unreadable {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Damaged }
    }
}

/// Everything that was posted. The route's own limit keeps it small, and no form has more fields than
/// a plain one may have.
pub(super) async fn parts(request: Request) -> Result<Vec<Part>, Unreadable> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| Unreadable::NoForm)?;
    let mut found = Vec::new();
    while let Some(field) = form.next_field().await? {
        if found.len() == FIELDS_MAX {
            return Err(Unreadable::TooLarge);
        }
        let name = field.name().unwrap_or_default().to_owned();
        let unnamed_file = field.file_name().is_none_or(str::is_empty);
        found.push(Part { name, unnamed_file, bytes: field.bytes().await?.into() });
    }
    Ok(found)
}
