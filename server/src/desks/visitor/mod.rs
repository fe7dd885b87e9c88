//! The public desk: somebody without an account, with the draft and the case that their
//! browser's cookies open.

mod appeal;
mod bodies;
mod commitments;
mod figures;
mod follow_up_files;
pub(super) mod form;
mod left;
mod merged;
mod overview;
mod place;
pub(in crate::desks) mod published;
mod read;
mod record;
pub(crate) mod register;
mod request;
mod rights;
pub(super) mod submit;
mod threat;
mod track;
mod upload;
mod withdraw;

use std::future::Future;
use std::sync::Arc;

use app::desks::TrackedCase;
use domain::submission::Draft;
use domain::unit::OfficerId;
use sea_orm::DatabaseConnection;

use super::{ActError, ReadError};
use crate::Services;
use crate::store::{detached, drafts};
use crate::vault::{DraftSecret, SealError};

pub use overview::KeptOverview;
pub use submit::Sent;
pub(super) use upload::forget_file;

/// How long a draft is kept after the last change.
const DRAFT_LIFE: time::Duration = time::Duration::hours(24);

/// Anybody.
#[derive(Clone)]
pub struct Visitor {
    services: Services,
    draft: Option<Arc<DraftSecret>>,
    /// The draft was made for this request: nothing can be stored under it yet.
    new_draft: bool,
    /// The draft as it was read for this request, for pages alone: whoever changes it reads it anew.
    read: Option<Arc<Draft>>,
    case_token: Option<Arc<str>>,
    /// The followed case as it was read for this request, for the page that is about to be drawn.
    case: Option<Arc<TrackedCase>>,
    /// The officer who writes down for somebody; `None`: the sender, on the public form.
    writer: Option<OfficerId>,
    /// What follows after sending may still be so much: the draft holds the files of a message.
    following: Option<Room>,
}

/// How much may still come.
#[derive(Clone, Copy)]
pub(in crate::desks) struct Room {
    pub files: usize,
    pub bytes: u64,
}

/// Reads what is public: from the replica, if it holds all of it; from the database otherwise, and when the replica goes
/// away in the middle.
async fn read_public<'a, T, F>(
    services: &'a Services,
    read: impl Fn(&'a DatabaseConnection) -> F,
) -> Result<T, ReadError>
where
    F: Future<Output = Result<T, ReadError>>,
{
    let db = services.public_state.reader(&services.db).await?;
    let from_replica = services.db.replica().is_some_and(|replica| std::ptr::eq(replica, db));
    match read(db).await {
        Err(ReadError::Failed(_)) if from_replica => {
            services.public_state.leave_replica();
            read(services.db.reader()).await
        }
        answer => answer,
    }
}

/// A draft as it was read, with the version under which it is stored: 0 when nothing is stored
/// yet. Whoever stores it names that version, so that of two tabs none undoes the other's work.
pub(in crate::desks) struct StoredDraft {
    pub draft: Draft,
    pub version: i32,
}

impl Visitor {
    #[must_use]
    pub fn new(services: Services, draft_cookie: Option<&str>, case_token: Option<String>) -> Self {
        Self {
            services,
            draft: draft_cookie.and_then(DraftSecret::from_cookie).map(Arc::new),
            new_draft: false,
            read: None,
            case_token: case_token.map(Into::into),
            case: None,
            writer: None,
            following: None,
        }
    }

    /// An officer's drafts, which nobody goes on with on the public form, and no other officer.
    #[must_use]
    pub(super) fn for_writer(services: Services, draft_cookie: Option<&str>, writer: OfficerId) -> Self {
        Self { writer: Some(writer), ..Self::new(services, draft_cookie, None) }
    }

    /// A new draft for somebody who has none; the second value goes into the cookie. Nothing is
    /// stored before the first page is sent, and this visitor looks for nothing stored: the next
    /// request, with the cookie, does.
    ///
    /// # Errors
    /// When no key can be made.
    pub fn with_new_draft(mut self) -> Result<(Self, String), SealError> {
        let secret = DraftSecret::new(&mut rand::rng())?;
        let cookie = secret.to_cookie().to_string();
        self.draft = Some(Arc::new(secret));
        self.new_draft = true;
        Ok((self, cookie))
    }

    pub(in crate::desks) fn secret(&self) -> Option<Arc<DraftSecret>> {
        self.draft.clone()
    }

    #[must_use]
    pub fn has_draft(&self) -> bool {
        self.draft.is_some()
    }

    /// What the hidden field of this browser's forms holds.
    #[must_use]
    pub fn form_token(&self) -> Option<String> {
        self.draft.as_ref().map(|draft| draft.form_token())
    }

    /// Whether the hidden field of a form shows that it was made for this browser.
    #[must_use]
    pub fn is_own_form(&self, token: &str) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.is_form_token(token))
    }

    /// Whether something is stored for this browser already.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn has_stored_draft(&self) -> Result<bool, ReadError> {
        Ok(self.load().await?.is_some())
    }

    /// Forgets what this browser has filled in, at once. The files that were given to it nobody can
    /// open any more; the sweep takes them away.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn forget_draft(&self) -> Result<(), ActError> {
        let Some(secret) = self.draft.clone() else { return Ok(()) };
        let services = self.services.clone();
        detached(
            async move {
                let tx = services.db.begin().await?;
                drafts::delete(&tx, secret.id_hash()).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// What has been filled in so far: an empty draft when nothing is stored.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn filled_in(&self) -> Result<Draft, ReadError> {
        match &self.read {
            Some(draft) => Ok(Draft::clone(draft)),
            None => Ok(self.stored().await?.draft),
        }
    }

    /// The same visitor, who has this draft: the page that is about to be drawn need not read it again.
    #[must_use]
    pub fn showing(mut self, draft: Draft) -> Self {
        self.read = Some(Arc::new(draft));
        self
    }

    /// The same visitor, who follows this case: the page need not read it again.
    #[must_use]
    pub fn showing_case(mut self, case: TrackedCase) -> Self {
        self.case = Some(Arc::new(case));
        self
    }

    /// The same with its version.
    pub(in crate::desks) async fn stored(&self) -> Result<StoredDraft, ReadError> {
        Ok(self.load().await?.unwrap_or_else(|| StoredDraft { draft: Draft::default(), version: 0 }))
    }

    pub(in crate::desks) async fn load(&self) -> Result<Option<StoredDraft>, ReadError> {
        let stored = self.opened().await?;
        Ok(stored.filter(|stored| self.is_writer_of(&stored.draft)))
    }

    /// Whether what is stored under the key of this browser was begun by somebody else: one officer after
    /// another at the same desk.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(in crate::desks) async fn is_of_another(&self) -> Result<bool, ReadError> {
        Ok(self.opened().await?.is_some_and(|stored| !self.is_writer_of(&stored.draft)))
    }

    fn is_writer_of(&self, draft: &Draft) -> bool {
        draft.entry.as_ref().map(|entry| entry.by) == self.writer
    }

    async fn opened(&self) -> Result<Option<StoredDraft>, ReadError> {
        let Some(secret) = self.draft.as_ref().filter(|_| !self.new_draft) else { return Ok(None) };
        let now = self.services.clock.now();
        let row = drafts::find(self.services.db.reader(), secret.id_hash(), now).await?;
        // A draft that cannot be opened is no draft: it belongs to another key.
        Ok(row.and_then(|row| {
            secret.open_draft::<Draft>(&row.envelope).ok().map(|draft| StoredDraft { draft, version: row.version })
        }))
    }
}
