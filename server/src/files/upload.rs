//! A file on its way in.

use domain::attachment::{FileProblem, MediaType};
use sha2::{Digest, Sha256};

use super::sniff::Sniffer;
use super::store::{FileError, ObjectName, ObjectWriter};
use crate::vault::{CHUNK, FileKey, FileSealer};

/// A file that was taken. Its key is kept nowhere yet: it must be wrapped by the
/// key of the draft or of the case, or the file is lost.
#[derive(Debug)]
pub struct Stored {
    pub object: ObjectName,
    pub key: FileKey,
    pub media_type: MediaType,
    /// Bytes of the file as it was sent.
    pub size: u64,
    /// SHA-256 of the file as it was sent.
    pub sha256: [u8; 32],
}

/// A file that was taken as a whole and has no place of its own yet: the moment to write down under
/// which name it will lie. Dropping it leaves nothing behind.
pub struct Complete {
    file: Stored,
    writer: Box<dyn ObjectWriter>,
}

impl Complete {
    #[must_use]
    pub fn new(file: Stored, writer: Box<dyn ObjectWriter>) -> Self {
        Self { file, writer }
    }

    #[must_use]
    pub const fn file(&self) -> &Stored {
        &self.file
    }

    /// Makes the file durable. When this returns, it survives a power cut.
    ///
    /// # Errors
    /// [`FileError::Storage`]; the file is gone then.
    pub async fn commit(self) -> Result<Stored, FileError> {
        self.writer.commit().await?;
        Ok(self.file)
    }
}

/// Takes a file in pieces: measures it, looks at what it is, seals it and passes it on. It holds
/// a few chunks in memory, whatever the size of the file. Dropping it before the end leaves
/// nothing behind, and so does every error.
pub struct Upload {
    object: ObjectName,
    key: FileKey,
    limit: u64,
    size: u64,
    digest: Sha256,
    /// Gone after the first error.
    course: Option<Course>,
}

struct Course {
    sniffer: Sniffer,
    sealer: FileSealer,
    writer: Box<dyn ObjectWriter>,
}

impl Upload {
    pub(super) fn new(object: ObjectName, key: FileKey, limit: u64, writer: Box<dyn ObjectWriter>) -> Self {
        let course = Course { sniffer: Sniffer::default(), sealer: FileSealer::new(&key), writer };
        Self { object, key, limit, size: 0, digest: Sha256::new(), course: Some(course) }
    }

    /// The name under which the file will be kept.
    #[must_use]
    pub const fn object(&self) -> &ObjectName {
        &self.object
    }

    /// Bytes taken so far.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`FileError::Refused`] as soon as the file is too large or of a wrong type;
    /// [`FileError::Storage`]. There is nothing to be done with the upload then but to drop it.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), FileError> {
        let Some(course) = self.course.take() else {
            return Err(FileError::Refused(FileProblem::Damaged));
        };
        self.size = self.size.saturating_add(piece.len() as u64);
        if self.size > self.limit {
            return Err(FileError::Refused(FileProblem::TooLarge));
        }
        self.digest.update(piece);
        self.course = Some(course.take_in(piece).await?);
        Ok(())
    }

    /// Ends the upload and judges the file as a whole.
    ///
    /// # Errors
    /// [`FileError::Refused`] when the file as a whole is not what its start said, or empty;
    /// [`FileError::Storage`].
    pub async fn finish(self) -> Result<Complete, FileError> {
        let Some(Course { sniffer, sealer, mut writer }) = self.course else {
            return Err(FileError::Refused(FileProblem::Damaged));
        };
        let media_type = sniffer.finish().map_err(FileError::Refused)?;
        let mut sealed = Vec::with_capacity(2 * CHUNK);
        sealer.finish(&mut sealed)?;
        writer.append(sealed).await?;
        let file = Stored {
            object: self.object,
            key: self.key,
            media_type,
            size: self.size,
            sha256: self.digest.finalize().into(),
        };
        Ok(Complete::new(file, writer))
    }
}

impl Course {
    async fn take_in(mut self, piece: &[u8]) -> Result<Self, FileError> {
        self.sniffer.push(piece).map_err(FileError::Refused)?;
        for piece in piece.chunks(CHUNK) {
            let mut sealed = Vec::with_capacity(2 * CHUNK);
            self.sealer.push(piece, &mut sealed)?;
            if !sealed.is_empty() {
                self.writer.append(sealed).await?;
            }
        }
        Ok(self)
    }
}
