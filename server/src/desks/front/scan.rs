//! The scan of an answer that came on paper: taken in pieces, judged by its bytes, sealed before it
//! reaches the disk, as every file is.

use std::pin::pin;

use axum::body::Bytes;
use domain::attachment::{FileProblem, MAX_FILE_BYTES, MAX_SCANS, SCAN_TYPES};
use domain::errors::FieldErrors;
use domain::policy::{Action, decide};
use domain::role::{Desk, Role};
use futures::stream::{Stream, StreamExt};

use super::FrontOfficer;
use super::on_paper::{awaits_paper, served, typed};
use crate::desks::act::{Opened, open};
use crate::desks::visitor::forget_file;
use crate::desks::{ActError, ReadError, view};
use crate::files::{Complete, FileError};
use crate::store::entity::answers as answer_rows;
use crate::store::{answers, cases, detached, paper_scans, referrals};

/// That a scan was added.
const SCANNED: &str = "ANSWER_SCANNED";

impl FrontOfficer {
    /// Whether an answer that was written down waits here for its scan, and this person may put it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn awaits_scan(&self, number: &str) -> Result<bool, ReadError> {
        let db = self.services.db.reader();
        let Some(row) = cases::by_number(db, number).await? else { return Ok(false) };
        let facts = cases::facts(db, &row).await?;
        let letters = referrals::of_case(db, row.id).await?;
        let on_paper = served(db, &self.services, &row, &letters, &facts).await?.on_paper;
        let may_see = decide(&self.officer.principal(), Action::ViewAsFront, &facts).is_allowed();
        let may_write = may_see && self.may_write_down(view::state(&row.state)?, on_paper, &facts);
        Ok(may_write && answers::written_down(db, &row).await?.is_some())
    }

    /// Takes a scan of the answer that was written down.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with what is wrong with the file, field `scan`; nothing of it is left then.
    pub async fn add_scan(
        &self,
        number: &str,
        version: i32,
        name: String,
        pieces: impl Stream<Item = Result<Bytes, ActError>> + Send,
    ) -> Result<(), ActError> {
        // Before the bytes are taken and again before they are kept: an upload takes its time.
        let (this, asked) = (self.clone(), number.to_owned());
        let wanted = async move { this.scanned_answer(&asked, version).await.map(drop) };
        detached(wanted, || ActError::Interrupted).await?;
        let complete = self.upload(pieces).await?;
        let (this, number) = (self.clone(), number.to_owned());
        let kept = async move { this.keep_scan(&number, version, name, complete).await };
        detached(kept, || ActError::Interrupted).await
    }

    async fn upload(&self, pieces: impl Stream<Item = Result<Bytes, ActError>> + Send) -> Result<Complete, ActError> {
        let mut upload = self.services.files.begin(MAX_FILE_BYTES).await.map_err(told)?;
        let mut pieces = pin!(pieces);
        while let Some(piece) = pieces.next().await {
            upload.write(&piece?).await.map_err(told)?;
        }
        let complete = upload.finish().await.map_err(told)?;
        if SCAN_TYPES.contains(&complete.file().media_type) {
            Ok(complete)
        } else {
            Err(refused(FileProblem::WrongType))
        }
    }

    /// The case with the answer that waits for its scan, and as what this person puts it.
    async fn scanned_answer(&self, number: &str, version: i32) -> Result<(Opened, answer_rows::Model, Role), ActError> {
        let opened = open(&self.officer, Desk::Front, number, version).await?;
        let role = self.must_write_down(&opened, awaits_paper).await?;
        let answer = answers::written_down(&opened.tx, &opened.row).await?.ok_or(ActError::Stale)?;
        if paper_scans::standing(&opened.tx, answer.id).await?.len() >= MAX_SCANS {
            return Err(refused(FileProblem::TooMany));
        }
        Ok((opened, answer, role))
    }

    /// The row first, then the file, then the answer gets it: whatever a process that is killed in
    /// between leaves behind is swept away.
    async fn keep_scan(&self, number: &str, version: i32, name: String, file: Complete) -> Result<(), ActError> {
        let (opened, ..) = self.scanned_answer(number, version).await?;
        let (services, stored) = (&self.services, file.file());
        let object = stored.object.clone();
        let scan = services.scan_first();
        paper_scans::begin(&opened.tx, &services.vault, &opened.key, stored, &name, scan, opened.today).await?;
        opened.tx.commit().await?;
        file.commit().await?;
        let given = self.give_scan(number, version, object.as_str()).await;
        if given.is_err() {
            // It belongs to no answer: it must not lie there.
            forget_file(services, &object).await?;
        }
        given
    }

    async fn give_scan(&self, number: &str, version: i32, object: &str) -> Result<(), ActError> {
        let (mut opened, answer, role) = self.scanned_answer(number, version).await?;
        paper_scans::keep(&opened.tx, object, opened.row.id, answer.id).await?;
        let said = typed(&opened, role);
        opened.record(&self.officer, SCANNED, said).await?;
        opened.tx.commit().await?;
        Ok(())
    }
}

fn refused(problem: FileProblem) -> ActError {
    let (kind, limit) = problem.as_problem();
    let mut errors = FieldErrors::default();
    match (problem, limit) {
        (FileProblem::TooMany, _) => errors.add_limit("scan", kind, MAX_SCANS as u32),
        (_, Some(limit)) => errors.add_limit("scan", kind, limit),
        (_, None) => errors.add("scan", kind),
    }
    ActError::Invalid(errors)
}

fn told(error: FileError) -> ActError {
    match error {
        FileError::Refused(problem) => refused(problem),
        other => ActError::Files(other),
    }
}
