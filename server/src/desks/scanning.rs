//! Having the scanner look at the files of cases that wait for it. Until then nobody opens them.

use domain::attachment::Scan;

use super::{ActError, view};
use crate::Services;
use crate::files::ObjectName;
use crate::files::scan::{ScanError, Scanner, Verdict};
use crate::store::entity::attachments as rows;
use crate::store::events::{self, Cause, NewEvent};
use crate::store::{attachments, cases, detached};

/// Files taken in one go.
const BATCH: u64 = 50;

/// Asks about every file that waits; returns how many got a verdict.
///
/// # Errors
/// When there is no scanner to be asked, at once. When it cannot say anything about a file, after
/// all others: that file goes on waiting and does not keep it from them.
pub async fn run(services: &Services) -> Result<u64, ScanFailure> {
    let Some(scanner) = services.scanner.clone() else { return Ok(0) };
    let (mut judged, mut after, mut unclear) = (0, 0, None);
    loop {
        let waiting = attachments::waiting(services.db.reader(), after, BATCH).await.map_err(ActError::from)?;
        let Some(last) = waiting.last() else { break };
        after = last.id;
        for file in waiting {
            match look(services, &scanner, &file).await {
                Ok(done) => judged += u64::from(done),
                Err(ScanFailure::Scan(error @ (ScanError::NoVerdict(_) | ScanError::File(_)))) => {
                    unclear = unclear.or(Some(error));
                }
                Err(error) => return Err(error),
            }
        }
    }
    unclear.map_or(Ok(judged), |error| Err(error.into()))
}

/// Why the files wait on.
#[derive(Debug, thiserror::Error)]
pub enum ScanFailure {
    #[error(transparent)]
    Scan(#[from] ScanError),
    #[error(transparent)]
    Store(#[from] ActError),
}

async fn look(services: &Services, scanner: &Scanner, file: &rows::Model) -> Result<bool, ScanFailure> {
    let Some(case_id) = file.case_id else { return Ok(false) };
    let db = services.db.reader();
    // A case whose key is gone was erased: nobody can open its files, the scanner included.
    let Some(key) = cases::key(db, &services.vault, case_id).await.map_err(ActError::from)? else { return Ok(false) };
    let Some(object) = ObjectName::parse(&file.object) else { return Ok(false) };
    let file_key = key.unwrap_file_key(&file.wrapped_key, &file.object).map_err(ActError::from)?;
    let download = services.files.open(&object, file_key).await.map_err(ScanError::from)?;
    let scan = match scanner.scan(download).await? {
        Verdict::Clean => Scan::Clean,
        Verdict::Infected => Scan::Refused,
    };
    let (services, id) = (services.clone(), file.id);
    Ok(detached(async move { note(&services, case_id, id, scan).await }, || ActError::Interrupted).await?)
}

/// Notes the verdict. That a file was refused is an event of its case.
async fn note(services: &Services, case_id: i64, file: i64, scan: Scan) -> Result<bool, ActError> {
    let tx = services.db.begin().await?;
    if !attachments::judged(&tx, file, scan).await? {
        return Ok(false);
    }
    if scan == Scan::Refused {
        let (Some(row), Some(key)) =
            (cases::by_id(&tx, case_id).await?, cases::key(&tx, &services.vault, case_id).await?)
        else {
            return Ok(false);
        };
        let state = view::state(&row.state)?;
        let cause = Cause::System { at: services.clock.now() };
        let mut event = NewEvent::new(case_id, "FILE_REFUSED", Some(state), state, cause, services.clock.today());
        event.details = serde_json::json!({ "file": file });
        events::append(&tx, &key, event).await?;
    }
    tx.commit().await?;
    Ok(true)
}
