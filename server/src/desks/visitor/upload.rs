//! Files of a draft: taken in pieces, judged by their bytes, sealed before they reach the disk.

use std::pin::pin;

use axum::body::Bytes;
use axum::extract::multipart::Field;
use domain::attachment::{FileProblem, MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES};
use domain::errors::FieldErrors;
use domain::private::Private;
use domain::submission::{Draft, DraftFile, Step};
use domain::text;
use futures::stream::{self, Stream, StreamExt};

use super::{Room, StoredDraft, Visitor};
use crate::Services;
use crate::desks::ActError;
use crate::files::{Complete, FileError, ObjectName};
use crate::store::{attachments, detached};

impl Visitor {
    /// Takes one file into the draft: its first piece, and what still comes.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with what is wrong with the file; nothing of it is left then.
    pub async fn take_file(&self, name: &str, first: Option<Bytes>, field: &mut Field<'_>) -> Result<(), ActError> {
        let draft = self.filled_in().await?;
        if !self.takes_files(&draft) {
            return Err(ActError::NotFound);
        }
        let rest = stream::try_unfold(field, |field| async move { Ok(next(field).await?.map(|piece| (piece, field))) });
        self.take(&draft, name.to_owned(), stream::iter(first.map(Ok)).chain(rest)).await
    }

    /// Takes a file that is at hand as a whole.
    ///
    /// # Errors
    /// Those of [`take_file`](Self::take_file).
    pub async fn attach(&self, name: &str, content: &'static [u8]) -> Result<(), ActError> {
        let draft = self.filled_in().await?;
        if !self.takes_files(&draft) {
            return Err(ActError::NotFound);
        }
        let whole = stream::iter([Ok(Bytes::from_static(content))]);
        self.take(&draft, text::file_name(name), whole).await
    }

    /// Whether files may come now: the form was filled in so far, or they follow with a message.
    fn takes_files(&self, draft: &Draft) -> bool {
        self.following.is_some() || draft.admits(Step::Files)
    }

    fn room(&self) -> Room {
        self.following.unwrap_or(Room { files: MAX_FILES, bytes: MAX_TOTAL_BYTES })
    }

    async fn take(
        &self,
        draft: &Draft,
        name: String,
        pieces: impl Stream<Item = Result<Bytes, ActError>> + Send,
    ) -> Result<(), ActError> {
        let room = self.room();
        if draft.files.len() >= room.files {
            return Err(refused(FileProblem::TooMany));
        }
        let left = room.bytes.saturating_sub(draft.total_bytes());
        let mut upload = self.services.files.begin(MAX_FILE_BYTES.min(left)).await.map_err(|e| told(e, left))?;
        let mut pieces = pin!(pieces);
        while let Some(piece) = pieces.next().await {
            upload.write(&piece?).await.map_err(|error| told(error, left))?;
        }
        let complete = upload.finish().await.map_err(|error| told(error, left))?;
        let stored = complete.file();
        let Some(secret) = self.draft.clone() else { return Err(ActError::NotFound) };
        let file = DraftFile {
            object: stored.object.as_str().to_owned(),
            name: Private::from(name),
            media_type: stored.media_type,
            size: stored.size,
            sha256: data_encoding::HEXLOWER.encode(&stored.sha256),
            wrapped_key: data_encoding::HEXLOWER.encode(&secret.wrap_file_key(&stored.key, stored.object.as_str())?),
        };
        let object = stored.object.clone();
        let kept = self.keep_file(file, complete).await;
        if kept.is_err() {
            // Nobody will ever know the file's key: it must not lie there.
            self.forget_file(object).await?;
        }
        kept
    }

    /// The row first, then the file: whatever a process that is killed in between leaves behind
    /// belongs to the draft and is swept away with it.
    async fn keep_file(&self, file: DraftFile, complete: Complete) -> Result<(), ActError> {
        let Some(secret) = self.draft.clone() else { return Err(ActError::NotFound) };
        let services = self.services.clone();
        let row = file.clone();
        detached(
            async move {
                let tx = services.db.begin().await?;
                attachments::of_draft(
                    &tx,
                    &services.vault,
                    &secret,
                    &row,
                    services.scan_first(),
                    services.clock.today(),
                )
                .await?;
                tx.commit().await?;
                complete.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await?;
        // Read again: the upload may have taken minutes, and other files may have come meanwhile.
        let StoredDraft { mut draft, version } = self.stored().await?;
        let room = self.room();
        if draft.files.len() >= room.files {
            return Err(refused(FileProblem::TooMany));
        }
        if draft.total_bytes() + file.size > room.bytes {
            return Err(refused(FileProblem::TotalTooLarge));
        }
        draft.files.push(file);
        draft.changed();
        self.keep(&draft, version).await
    }

    /// Takes a file out of the draft again.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn drop_file(&self, index: usize) -> Result<(), ActError> {
        let StoredDraft { mut draft, version } = self.stored().await?;
        if index >= draft.files.len() {
            return Ok(());
        }
        let file = draft.files.remove(index);
        draft.changed();
        self.keep(&draft, version).await?;
        match ObjectName::parse(&file.object) {
            Some(object) => self.forget_file(object).await,
            None => Ok(()),
        }
    }

    async fn forget_file(&self, object: ObjectName) -> Result<(), ActError> {
        let services = self.services.clone();
        detached(async move { forget_file(&services, &object).await }, || ActError::Interrupted).await
    }
}

/// Forgets a file that belongs to nothing any more. The bytes first: what cannot be removed now is
/// swept away with the draft, as long as there is a row that names it.
pub(in crate::desks) async fn forget_file(services: &Services, object: &ObjectName) -> Result<(), ActError> {
    services.files.delete(object).await?;
    let tx = services.db.begin().await?;
    attachments::forget(&tx, object.as_str()).await?;
    tx.commit().await?;
    Ok(())
}

async fn next(field: &mut Field<'_>) -> Result<Option<Bytes>, ActError> {
    // The connection broke or the form was cut off: what came so far is dropped with the upload.
    field.chunk().await.map_err(|_| refused(FileProblem::Damaged))
}

fn refused(problem: FileProblem) -> ActError {
    let (problem, limit) = problem.as_problem();
    let mut errors = FieldErrors::default();
    match limit {
        Some(limit) => errors.add_limit("files", problem, limit),
        None => errors.add("files", problem),
    }
    ActError::Invalid(errors)
}

/// A file over the limit is too large by itself, or only because of the others.
fn told(error: FileError, left: u64) -> ActError {
    match error {
        FileError::Refused(FileProblem::TooLarge) if left < MAX_FILE_BYTES => refused(FileProblem::TotalTooLarge),
        FileError::Refused(problem) => refused(problem),
        other => ActError::Files(other),
    }
}

#[cfg(test)]
mod tests;
