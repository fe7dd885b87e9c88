//! A file on its way out.

use futures::stream::{self, BoxStream, Stream, StreamExt};

use super::store::FileError;
use crate::vault::{CHUNK, FileKey, FileOpener};

/// Gives a file out in pieces, each of them checked. That nothing is missing at the end is known
/// only at the end: a file that was cut off gives its pieces and then an error, upon which the
/// connection must be broken off, so that the reader notices.
pub struct Download {
    pieces: BoxStream<'static, Result<Vec<u8>, FileError>>,
    /// Gone at the end and after an error.
    opener: Option<FileOpener>,
}

impl Download {
    pub(super) fn new(pieces: BoxStream<'static, Result<Vec<u8>, FileError>>, key: FileKey) -> Self {
        Self { pieces, opener: Some(FileOpener::new(key)) }
    }

    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// [`FileError::Damaged`] when anything was changed or is missing, [`FileError::Storage`].
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, FileError> {
        let mut plain = Vec::with_capacity(2 * CHUNK);
        while let Some(mut opener) = self.opener.take() {
            match self.pieces.next().await {
                Some(sealed) => {
                    opener.push(&sealed?, &mut plain)?;
                    self.opener = Some(opener);
                }
                None => opener.finish(&mut plain)?,
            }
            if !plain.is_empty() {
                return Ok(Some(plain));
            }
        }
        Ok(None)
    }

    /// The pieces as a stream, for the body of a response.
    pub fn into_stream(self) -> impl Stream<Item = Result<Vec<u8>, FileError>> + Send + 'static {
        stream::try_unfold(self, |mut download| async { Ok(download.next().await?.map(|piece| (piece, download))) })
    }
}
