//! Files that come with feedback and with answers.
//!
//! | file | idea |
//! |---|---|
//! | `store` | the port: a place that keeps objects, and the names it keeps them by |
//! | `folder`, `part` | that place as a folder of this machine |
//! | `s3` | that place as a bucket of an S3 server, which all nodes share |
//! | `upload` | a file on its way in: measured, recognised, sealed |
//! | `download` | and on its way out |
//! | `sniff`, `word`, `mp3`, `mp4` | what a file is, by its bytes |
//! | `scan` | what the virus scanner says of it |
//! | `clean` | what a unit gets instead of it |
//!
//! Every file is sealed with a key of its own before it reaches the disk, and passes through in
//! pieces. What a file is called, whose it is and who may have it is known elsewhere.

pub mod clean;
mod download;
mod folder;
mod mp3;
mod mp4;
mod part;
mod s3;
pub mod scan;
mod sniff;
mod store;
#[cfg(test)]
mod tests;
mod upload;
mod word;

use std::sync::Arc;
use std::time::SystemTime;

use thiserror::Error;

use crate::config::Place;
use crate::vault::{CHUNK, FileKey, FileSealer};

pub use self::download::Download;
pub use self::folder::Folder;
pub use self::s3::S3;
pub use self::store::{FileError, FileStore, ObjectName, ObjectWriter};
pub use self::upload::{Complete, Stored, Upload};

/// Why the place of files cannot be used at all. Each sentence stands alone on standard error.
#[derive(Debug, Error)]
pub enum PlaceError {
    #[error("the folder {0} cannot be used")]
    Folder(String),
    #[error("the bucket of PHANHOI_OBJECT_STORE cannot be used: {0}")]
    Bucket(String),
}

/// Opens the place of files. A server is not asked for anything.
///
/// # Errors
/// [`PlaceError`].
pub fn open(place: &Place) -> Result<Arc<dyn FileStore>, PlaceError> {
    match place {
        Place::Folder(path) => {
            let folder = Folder::open(path).map_err(|_| PlaceError::Folder(path.display().to_string()))?;
            Ok(Arc::new(folder))
        }
        Place::Bucket(bucket) => {
            let bucket = S3::open(bucket.as_ref().clone()).map_err(PlaceError::Bucket)?;
            Ok(Arc::new(bucket))
        }
    }
}

/// The files of the house, wherever they are kept. Cloning is cheap.
#[derive(Clone)]
pub struct Files(Arc<dyn FileStore>);

impl Files {
    #[must_use]
    pub fn new(store: Arc<dyn FileStore>) -> Self {
        Self(store)
    }

    /// Begins to take a file of at most `limit` bytes.
    ///
    /// # Errors
    /// [`FileError::Storage`].
    pub async fn begin(&self, limit: u64) -> Result<Upload, FileError> {
        // A thread's generator must not be held while waiting.
        let (object, key) = (ObjectName::random(&mut rand::rng()), FileKey::random(&mut rand::rng()));
        let writer = self.0.create(&object).await?;
        Ok(Upload::new(object, key, limit, writer))
    }

    /// Keeps what the program itself has made, under a name that is known already. When this
    /// returns, it survives a power cut.
    ///
    /// # Errors
    /// [`FileError::Storage`]; nothing is left then.
    pub async fn put(&self, object: &ObjectName, key: &FileKey, bytes: &[u8]) -> Result<(), FileError> {
        let mut writer = self.0.create(object).await?;
        let mut sealer = FileSealer::new(key);
        for piece in bytes.chunks(CHUNK) {
            let mut sealed = Vec::with_capacity(2 * CHUNK);
            sealer.push(piece, &mut sealed)?;
            if !sealed.is_empty() {
                writer.append(sealed).await?;
            }
        }
        let mut sealed = Vec::with_capacity(2 * CHUNK);
        sealer.finish(&mut sealed)?;
        writer.append(sealed).await?;
        writer.commit().await
    }

    /// Opens a file for reading.
    ///
    /// # Errors
    /// [`FileError::Missing`] or [`FileError::Storage`]; a wrong key shows as
    /// [`FileError::Damaged`] at the first piece.
    pub async fn open(&self, object: &ObjectName, key: FileKey) -> Result<Download, FileError> {
        Ok(Download::new(self.0.read(object).await?, key))
    }

    /// Removes a file for good; succeeds when it is not there.
    ///
    /// # Errors
    /// [`FileError::Storage`].
    pub async fn delete(&self, object: &ObjectName) -> Result<(), FileError> {
        self.0.delete(object).await
    }

    /// Removes what was left behind by uploads that were killed and did not go on since `before`.
    /// Says how many.
    ///
    /// # Errors
    /// [`FileError::Storage`].
    pub async fn sweep(&self, before: SystemTime) -> Result<u64, FileError> {
        self.0.sweep(before).await
    }

    /// Whether files could be kept and read now.
    ///
    /// # Errors
    /// As [`FileStore::check`].
    pub async fn check(&self) -> Result<(), FileError> {
        self.0.check().await
    }

    /// The same, by keeping something.
    ///
    /// # Errors
    /// As [`FileStore::check`].
    pub async fn prove(&self) -> Result<(), FileError> {
        self.0.prove().await
    }
}
