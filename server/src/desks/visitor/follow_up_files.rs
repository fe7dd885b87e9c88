//! Files that follow after sending, with a message. Until the message is sent they lie in a draft of their
//! own, under the key of the session that follows the case: only this browser can open it, and what is
//! never sent is swept away like any draft.

use domain::attachment::{MAX_FILES, MAX_TOTAL_BYTES};
use domain::case::State;
use domain::errors::{FieldErrors, Problem};
use domain::submission::DraftFile;
use sea_orm::ConnectionTrait;
use time::Date;

use super::left::has_left;
use super::{Room, Visitor};
use crate::desks::{ActError, ReadError, view};
use crate::store::attachments::Place;
use crate::store::{Tx, attachments, copies, drafts};
use crate::vault::{CaseKey, DraftSecret};

impl Visitor {
    /// The same visitor at the draft for the files of a message. As many may follow in all as may come with
    /// the feedback.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when no case is followed, or nothing can be written to it any more.
    pub async fn at_follow_up_files(&self) -> Result<Self, ActError> {
        let db = self.services.db.reader();
        let row = self.followed(db).await?.ok_or(ActError::NotFound)?;
        let secret = self.follow_up_secret().ok_or(ActError::NotFound)?;
        let state = self.serving_state(db, &row, view::state(&row.state)?).await?;
        if state.is_terminal() || has_left(&row) || row.erased_on.is_some() {
            return Err(ActError::NotFound);
        }
        let (files, bytes) = attachments::that_followed(db, row.id).await?;
        let room = Room { files: MAX_FILES.saturating_sub(files), bytes: MAX_TOTAL_BYTES.saturating_sub(bytes) };
        Ok(Self { draft: Some(secret.into()), new_draft: false, read: None, following: Some(room), ..self.clone() })
    }

    /// Files that came and wait for their message.
    pub(super) async fn follow_up_files(&self, db: &impl ConnectionTrait) -> Result<Vec<DraftFile>, ReadError> {
        let Some(secret) = self.follow_up_secret() else { return Ok(Vec::new()) };
        let row = drafts::find(db, secret.id_hash(), self.services.clock.now()).await?;
        // What cannot be opened belongs to another key.
        let draft = row.and_then(|row| secret.open_draft::<domain::submission::Draft>(&row.envelope).ok());
        Ok(draft.map(|draft| draft.files).unwrap_or_default())
    }

    /// Hands the files that wait over to the case, with their message. The caller holds the case, so that of
    /// two presses one finds them.
    pub(super) async fn hand_over_files(
        &self,
        tx: &Tx,
        key: &CaseKey,
        (case_id, message_id): (i64, i64),
        state: State,
        on: Date,
    ) -> Result<(), ActError> {
        let files = self.follow_up_files(tx).await?;
        let Some(secret) = self.follow_up_secret().filter(|_| !files.is_empty()) else { return Ok(()) };
        // Counted under the lock: they may have come through several browsers.
        let (there, bytes) = attachments::that_followed(tx, case_id).await?;
        let too_many = there.saturating_add(files.len()) > MAX_FILES;
        let size: u64 = files.iter().map(|file| file.size).sum();
        if too_many || bytes.saturating_add(size) > MAX_TOTAL_BYTES {
            return Err(FieldErrors::one("files", Problem::TooMany).into());
        }
        for (file, position) in files.iter().zip(0..) {
            let place = Place { case_id, message_id: Some(message_id), position };
            attachments::hand_over(tx, &secret, key, place, file, on).await?;
        }
        drafts::delete(tx, secret.id_hash()).await?;
        // Of what came with the feedback copies are asked for when triage begins.
        if !matches!(state, State::Submitted | State::Received) {
            copies::ask(tx, case_id).await?;
        }
        Ok(())
    }

    /// Forgets what waits for a message that is not sent.
    pub(super) async fn forget_follow_up_files(&self, tx: &Tx) -> Result<(), ActError> {
        if let Some(secret) = self.follow_up_secret() {
            drafts::delete(tx, secret.id_hash()).await?;
        }
        Ok(())
    }

    fn follow_up_secret(&self) -> Option<DraftSecret> {
        self.case_token.as_deref().and_then(DraftSecret::from_cookie)
    }
}
