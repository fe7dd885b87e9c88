//! The files of a matter that is handed over under seal, each by its hash.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::Services;
use crate::desks::ReadError;
use crate::papers::SealedFile;
use crate::store::attachments;
use crate::store::cases::CaseError;
use crate::vault::CaseKey;

/// Reads each file to its end: what is stored beside it is a keyed hash, which nobody else can check.
///
/// # Errors
/// When the store does not answer, or a file is not whole.
pub(super) async fn files(services: &Services, key: &CaseKey, case_id: i64) -> Result<Vec<SealedFile>, ReadError> {
    let db = services.db.reader();
    let damaged = || ReadError::Failed(CaseError::Code("attachments.object"));
    let mut files = Vec::new();
    for row in attachments::rows_of_case(db, case_id).await? {
        let (_, object, file_key) = attachments::find(db, key, case_id, row.id).await?.ok_or_else(damaged)?;
        let mut download = services.files.open(&object, file_key).await.map_err(|_| damaged())?;
        let mut hasher = Sha256::new();
        while let Some(piece) = download.next().await.map_err(|_| damaged())? {
            hasher.update(&piece);
        }
        let sha256 = HEXLOWER.encode(&hasher.finalize());
        files.push(SealedFile { so: files.len() + 1, co: row.size, sha256 });
    }
    Ok(files)
}
