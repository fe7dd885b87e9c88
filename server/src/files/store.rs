//! The port of a place that keeps objects: a folder on this machine, or an object store that
//! several machines share. What it is given is sealed already.

use std::fmt;
use std::io;
use std::time::SystemTime;

use async_trait::async_trait;
use data_encoding::HEXLOWER;
use domain::attachment::FileProblem;
use futures::stream::BoxStream;
use rand::CryptoRng;
use thiserror::Error;

use crate::vault::SealError;

/// Why a file could not be stored or read. The messages hold neither names nor paths.
#[derive(Debug, Error)]
pub enum FileError {
    /// The file is not taken: this is to be told to whoever sent it.
    #[error("the file is not taken: {0:?}")]
    Refused(FileProblem),
    #[error("there is no such object")]
    Missing,
    #[error("an object was changed or is incomplete")]
    Damaged,
    #[error("the place that keeps files failed: {0}")]
    Storage(#[from] io::Error),
}

impl From<SealError> for FileError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::TooLong => Self::Refused(FileProblem::TooLarge),
            _ => Self::Damaged,
        }
    }
}

/// The name under which an object is kept: 128 random bits. It says nothing of the file, cannot
/// be guessed, and cannot lead out of the folder, because only such names exist.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ObjectName(String);

impl ObjectName {
    #[must_use]
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(HEXLOWER.encode(&bytes))
    }

    /// Reads a name that was stored; `None` when it is not 32 hexadecimal digits in lower case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        (bytes.len() == 16).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ObjectName({})", self.0)
    }
}

/// A place that keeps objects.
#[async_trait]
pub trait FileStore: Send + Sync {
    /// Opens a new object for writing. Nobody can read it before it is committed, and dropping
    /// the writer leaves nothing behind.
    ///
    /// # Errors
    /// [`FileError::Storage`].
    async fn create(&self, object: &ObjectName) -> Result<Box<dyn ObjectWriter>, FileError>;

    /// The bytes of an object, in pieces of at most [`crate::vault::CHUNK`].
    ///
    /// # Errors
    /// [`FileError::Missing`] or [`FileError::Storage`], at once or in the stream.
    async fn read(&self, object: &ObjectName) -> Result<BoxStream<'static, Result<Vec<u8>, FileError>>, FileError>;

    /// Removes an object for good. Removing one that is not there succeeds, so that it can be
    /// tried again.
    ///
    /// # Errors
    /// [`FileError::Storage`].
    async fn delete(&self, object: &ObjectName) -> Result<(), FileError>;

    /// Removes what writers that were killed left behind and nobody wrote to since `before`.
    /// Says how many.
    ///
    /// # Errors
    /// [`FileError::Storage`].
    async fn sweep(&self, before: SystemTime) -> Result<u64, FileError>;

    /// Whether objects could be kept and read now.
    ///
    /// # Errors
    /// [`FileError::Storage`], with the kind [`io::ErrorKind::PermissionDenied`] where the place
    /// refuses us; [`FileError::Missing`] where there is no such place.
    async fn check(&self) -> Result<(), FileError>;

    /// The same, by keeping something: what a place lets us do is known only then.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    async fn prove(&self) -> Result<(), FileError> {
        self.check().await
    }
}

/// An object that is being written.
#[async_trait]
pub trait ObjectWriter: Send {
    /// Appends a piece.
    ///
    /// # Errors
    /// [`FileError::Storage`]; the object is gone then.
    async fn append(&mut self, piece: Vec<u8>) -> Result<(), FileError>;

    /// Makes the object durable under its name. When this returns, it survives a power cut.
    ///
    /// # Errors
    /// [`FileError::Storage`]; the object is gone then.
    async fn commit(self: Box<Self>) -> Result<(), FileError>;
}
