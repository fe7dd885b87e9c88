//! Making the cleaned copies that were asked for.

use std::time::Duration;

use data_encoding::HEXLOWER;
use domain::attachment::{MediaType, NoCopy};
use rand::rng;
use sha2::{Digest, Sha256};

use super::ActError;
use crate::Services;
use crate::files::clean::CleanError;
use crate::files::{FileError, ObjectName};
use crate::store::copies::{self, Made};
use crate::store::entity::attachments;
use crate::store::{cases, detached};
use crate::vault::{CaseKey, FileKey};

/// Files taken in one go.
const BATCH: u64 = 20;
/// Longer than any cleaning takes: whoever began it is gone.
const ABANDONED: Duration = Duration::from_secs(10 * 60);

/// Makes what is asked for; returns how many files were dealt with. Doing it twice does nothing
/// more, and several nodes can do it at once.
///
/// # Errors
/// When the store does not answer, or no process can be started. What was begun is given back.
pub async fn run(services: &Services) -> Result<u64, ActError> {
    take_back(services).await?;
    let mut done = 0;
    for file in copies::asked(services.db.reader(), BATCH).await? {
        let services = services.clone();
        done += u64::from(detached(async move { make(&services, &file).await }, || ActError::Interrupted).await?);
    }
    Ok(done)
}

/// Takes work back that nobody will end. The object goes first: a row without one is found again.
async fn take_back(services: &Services) -> Result<(), ActError> {
    for (id, object) in copies::abandoned(services.db.reader(), services.clock.now() - ABANDONED).await? {
        services.files.delete(&object).await?;
        let tx = services.db.begin().await?;
        copies::give_back(&tx, id, &object).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn make(services: &Services, file: &attachments::Model) -> Result<bool, ActError> {
    let Some(case_id) = file.case_id else { return Ok(false) };
    let object = ObjectName::random(&mut rng());
    let tx = services.db.begin().await?;
    if !copies::begin(&tx, file.id, &object, services.clock.now()).await? {
        return Ok(false);
    }
    let key = cases::key(&tx, &services.vault, case_id).await?;
    if key.is_none() {
        // The case was erased, and with its key everything that could be read of the file.
        copies::refuse(&tx, file.id, &object, NoCopy::Unreadable).await?;
    }
    tx.commit().await?;
    let Some(key) = key else { return Ok(true) };
    let outcome = copy(services, file, &key, &object).await;
    if let Err(Failed::Error(_)) = &outcome
        && let Err(error) = services.files.delete(&object).await
    {
        // It may lie there or not: the row that names it stays until the work is taken back.
        return Err(error.into());
    }
    let tx = services.db.begin().await?;
    let noted = match &outcome {
        Ok(made) => copies::finish(&tx, &key, file.id, &object, made).await?,
        Err(Failed::NoCopy(reason)) => copies::refuse(&tx, file.id, &object, *reason).await?,
        Err(Failed::Error(_)) => copies::give_back(&tx, file.id, &object).await?,
    };
    tx.commit().await?;
    match outcome {
        Err(Failed::Error(error)) => Err(error),
        // The work was taken back, because it took so long: the copy is somebody else's to make.
        Ok(_) if !noted => Ok(services.files.delete(&object).await.map(|()| false)?),
        Ok(_) | Err(Failed::NoCopy(_)) => Ok(noted),
    }
}

/// Why a copy was not made.
enum Failed {
    /// It never will be.
    NoCopy(NoCopy),
    /// It may be made later.
    Error(ActError),
}

async fn copy(
    services: &Services,
    file: &attachments::Model,
    key: &CaseKey,
    object: &ObjectName,
) -> Result<Made, Failed> {
    let media_type = MediaType::from_code(&file.media_type).ok_or(Failed::NoCopy(NoCopy::Unreadable))?;
    let copy_type = media_type.copy().ok_or(Failed::NoCopy(NoCopy::Recording))?;
    let original = original(services, file, key).await?;
    let bytes = services.cleaner.clean(media_type, original).await.map_err(|error| match error {
        CleanError::NoCopy(reason) => Failed::NoCopy(reason),
        CleanError::Process(error) => Failed::Error(ActError::Files(FileError::Storage(error))),
    })?;
    let file_key = FileKey::random(&mut rng());
    let kept = services.files.put(object, &file_key, &bytes).await;
    kept.map_err(|error| Failed::Error(ActError::Files(error)))?;
    let digest = HEXLOWER.encode(&Sha256::digest(&bytes));
    let sha256 = services.vault.content_hash(digest.as_bytes());
    Ok(Made { key: file_key, copy_type, size: bytes.len() as u64, sha256 })
}

/// The whole original. It is read in pieces and held once: no file is larger than 20 MB.
async fn original(services: &Services, file: &attachments::Model, key: &CaseKey) -> Result<Vec<u8>, Failed> {
    let failed = |error: FileError| match error {
        FileError::Damaged | FileError::Missing => {
            tracing::error!(file = file.id, %error, "an attachment cannot be read any more");
            Failed::NoCopy(NoCopy::Unreadable)
        }
        other => Failed::Error(ActError::Files(other)),
    };
    let object = ObjectName::parse(&file.object).ok_or(Failed::NoCopy(NoCopy::Unreadable))?;
    let file_key = key.unwrap_file_key(&file.wrapped_key, &file.object).map_err(|error| failed(error.into()))?;
    let mut download = services.files.open(&object, file_key).await.map_err(failed)?;
    let mut bytes = Vec::with_capacity(usize::try_from(file.size).unwrap_or_default());
    while let Some(piece) = download.next().await.map_err(failed)? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}
