//! What people ask about their own data: read without the case, decided with a reason. Access and
//! correction are done with the decision; an erasure is proposed by it, and waits for a second person
//! (`desks/office/retention.rs`) and, where the case goes on, for its end.

use app::desks::{DataRequestRow, DataRequestView, Listed};
use domain::case::guard::Refusal;
use domain::data_request::{RequestForm, RequestKind, RequestState};
use domain::deadline::Level;
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::opening;
use domain::policy::{Action, decide};
use domain::private::Private;
use domain::receipt::ReceiptCode;
use domain::retention::ErasureCause;
use domain::role::Role;
use sea_orm::ConnectionTrait;

use super::OfficeOfficer;
use super::people::is_email;
use super::read::{PAGE, page};
use super::retention::PROTECTORS;
use crate::desks::{ActError, ReadError, appeals, data_rights, notify, view};
use crate::http::fields::Fields;
use crate::mail::MailKind;
use crate::reference::Reference;
use crate::store::cases::{self, CaseError};
use crate::store::entity::{cases as case_rows, data_requests as rows};
use crate::store::events::{self, Cause};
use crate::store::messages::{self, Purpose};
use crate::store::{Tx, data_requests, detached, erasure_runs, people, receipts};
use crate::vault::CaseKey;

/// A request with its case, opened for a decision.
struct Opened {
    tx: Tx,
    row: rows::Model,
    case: case_rows::Model,
    key: CaseKey,
}

impl OfficeOfficer {
    pub(super) async fn request_rows(&self, before: Option<&str>) -> Result<Listed<DataRequestRow>, ReadError> {
        self.may_look(PROTECTORS)?;
        let before = before.and_then(|key| key.parse().ok());
        let standing = self.officer.official().standing();
        let found = data_requests::page(self.services.db.reader(), standing, before, PAGE as u64 + 1).await?;
        let (found, next) = page(found, |(row, _)| row.id.to_string());
        let reference = self.services.reference.get();
        let rows = found
            .into_iter()
            .map(|(row, case)| self.request_row(&reference, &row, case.as_ref()))
            .collect::<Result<_, _>>()?;
        Ok(Listed { rows, next })
    }

    fn request_row(
        &self,
        reference: &Reference,
        row: &rows::Model,
        case: Option<&case_rows::Model>,
    ) -> Result<DataRequestRow, CaseError> {
        let state = request_state(row, case)?;
        let today = self.services.clock.today();
        let due = row.due_on.map(|on| (on, Level::of(&reference.calendar, on, today)));
        Ok(DataRequestRow {
            id: row.id,
            number: case.map(|case| case.number.clone()).unwrap_or_default(),
            kind: RequestKind::from_code(&row.kind).ok_or(CaseError::Code("data_requests.kind"))?,
            state,
            received_on: row.received_on,
            due: due.filter(|_| state == RequestState::Open),
            by_officer: row.entered_by.is_some(),
        })
    }

    pub(super) async fn request_view(&self, id: i64) -> Result<DataRequestView, ReadError> {
        self.may_look(PROTECTORS)?;
        let db = self.services.db.reader();
        let row = data_requests::by_id(db, id).await?.ok_or(ReadError::NotFound)?;
        let case = cases::by_id(db, row.case_id).await?.ok_or(ReadError::NotFound)?;
        self.admitted(db, &case).await?;
        let key = cases::key(db, &self.services.vault, case.id).await?;
        let (asked, reason) = match &key {
            Some(key) => (data_requests::asked(key, &row)?, data_requests::reason(key, &row)?),
            None => (data_requests::Asked::default(), None),
        };
        let decided: Vec<i64> = row.decided_by.into_iter().collect();
        let names = people::names(db, &decided).await?;
        let state = request_state(&row, Some(&case))?;
        Ok(DataRequestView {
            words: asked.words,
            new_address: asked.email.is_some(),
            ended: case.withdrawn || view::state(&case.state)?.is_terminal(),
            run: if state == RequestState::AwaitsApproval {
                erasure_runs::waiting_in(db, case.id).await?
            } else {
                None
            },
            may_decide: state == RequestState::Open && key.is_some(),
            decided_by: names.into_values().next(),
            decided_on: row.decided_on,
            reason,
            row: self.request_row(&self.services.reference.get(), &row, Some(&case))?,
        })
    }

    /// Whoever is in conflict with a case learns nothing of what its sender asks.
    async fn admitted(&self, db: &impl ConnectionTrait, case: &case_rows::Model) -> Result<(), ReadError> {
        let facts = cases::facts(db, case).await?;
        let admitted = decide(&self.officer.principal(), Action::HandleDataRequest, &facts).is_allowed();
        if admitted { Ok(()) } else { Err(ReadError::NotFound) }
    }

    /// Writes down a request that came by another way, with the code of the case; returns its id.
    ///
    /// # Errors
    /// [`ActError`]; of a code that is unknown and one whose case is kept from this officer the same.
    pub async fn enter_request(&self, fields: &Fields) -> Result<i64, ActError> {
        self.may_change(PROTECTORS)?;
        let unknown = || FieldErrors::one("receipt", Problem::BadChoice);
        let form = RequestForm {
            kind: fields.one("request_kind"),
            words: fields.one("request_words"),
            email: fields.one("request_email"),
            understood: fields.one("request_understood") == "yes",
        };
        let code = ReceiptCode::parse(fields.one("receipt")).map_err(|_| unknown());
        let request = form.check(is_email);
        let (request, code) = match (request, code) {
            (Ok(request), Ok(code)) => (request, code),
            (request, code) => {
                let mut errors = code.err().unwrap_or_default();
                for error in request.err().unwrap_or_default().iter() {
                    match error.limit {
                        Some(limit) => errors.add_limit(error.field, error.problem, limit),
                        None => errors.add(error.field, error.problem),
                    }
                }
                return Err(errors.into());
            }
        };
        let hash = self.services.vault.receipt_hash(code.as_str());
        let this = self.clone();
        detached(
            async move {
                let tx = this.services.db.begin().await?;
                let receipt = receipts::find(&tx, &hash).await?.ok_or_else(unknown)?;
                let case = cases::hold(&tx, receipt.case_id).await?.ok_or_else(unknown)?;
                this.admitted(&tx, &case).await.map_err(|_| unknown())?;
                let key = cases::key(&tx, &this.services.vault, case.id).await?.ok_or_else(unknown)?;
                let by = this.as_protector()?;
                let id = data_rights::receive(&tx, &this.services, &case, &key, &request, by).await?;
                this.record(&tx, What::DataRequestEntered, id).await?;
                tx.commit().await?;
                Ok(id)
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Decides about a request, with a reason that the person reads.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn decide_request(&self, id: i64, grant: bool, fields: &Fields) -> Result<(), ActError> {
        self.may_change(PROTECTORS)?;
        let reason = opening::reason("reason", fields.one("reason"))?;
        let this = self.clone();
        detached(async move { this.decide_now(id, grant, reason).await }, || ActError::Interrupted).await
    }

    async fn decide_now(&self, id: i64, grant: bool, reason: Private) -> Result<(), ActError> {
        let Opened { tx, mut row, case, key } = self.open_request(id).await?;
        let kind = RequestKind::from_code(&row.kind).ok_or(Refusal::WrongState)?;
        let state = view::state(&case.state)?;
        let today = self.services.clock.today();
        let to_erase = appeals::to_erase(&tx, &case).await?;
        let next = if grant { RequestState::after_grant(kind, to_erase.is_some()) } else { RequestState::Refused };
        let code = if grant { data_rights::GRANTED } else { data_rights::REFUSED };
        let mut event = data_rights::event(case.id, code, state, self.as_protector()?, today, kind.code());
        event.note = Some(reason.clone());
        let seq = events::append(&tx, &key, event).await?;
        if grant && kind == RequestKind::Correction {
            self.correct(&tx, &row, &case, &key, seq).await?;
        }
        row.state = next.code().to_owned();
        row.decided_by = Some(self.officer.id().0);
        row.decided_on = Some(today);
        row.reason = Some(data_requests::seal_reason(&key, &row, &reason)?);
        if !data_requests::advance(&tx, RequestState::Open, row).await? {
            return Err(ActError::Stale);
        }
        if next == RequestState::AwaitsApproval {
            let proposer = Some((self.officer.id().0, today));
            let cases = erasure_runs::not_waiting(&tx, to_erase.unwrap_or_default()).await?;
            if !cases.is_empty() {
                let run = erasure_runs::open(&tx, ErasureCause::Request, proposer, &cases).await?;
                self.record(&tx, What::ErasureProposed, run).await?;
            }
        }
        self.record(&tx, if grant { What::DataRequestGranted } else { What::DataRequestRefused }, id).await?;
        notify::reporter(&tx, &self.services, &case, MailKind::ReporterNews).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn open_request(&self, id: i64) -> Result<Opened, ActError> {
        let tx = self.services.db.begin().await?;
        let row = data_requests::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
        let case = cases::hold(&tx, row.case_id).await?.ok_or(ActError::NotFound)?;
        self.admitted(&tx, &case).await.map_err(|error| match error {
            ReadError::Failed(cause) => ActError::Failed(cause),
            ReadError::NotFound => ActError::NotFound,
        })?;
        // Read again behind the lock: two who decide at once come one after the other.
        let row = data_requests::by_id(&tx, row.id).await?.ok_or(ActError::NotFound)?;
        if row.state != RequestState::Open.code() {
            return Err(ActError::Stale);
        }
        let key = cases::key(&tx, &self.services.vault, case.id).await?.ok_or(ActError::Stale)?;
        Ok(Opened { tx, row, case, key })
    }

    /// What was written stays; the correction stands beside it. An address takes the place of the old
    /// one while the case goes on: afterwards none is kept, and none of somebody who withdrew.
    async fn correct(
        &self,
        tx: &Tx,
        row: &rows::Model,
        case: &case_rows::Model,
        key: &CaseKey,
        event_seq: i32,
    ) -> Result<(), ActError> {
        let asked = data_requests::asked(key, row)?;
        if let Some(words) = &asked.words {
            let today = self.services.clock.today();
            messages::insert(tx, key, case.id, Purpose::Correction, event_seq, words, today).await?;
            notify::front(tx, &self.services, case, &[Role::Triage], MailKind::FrontNew).await?;
        }
        let over = case.withdrawn || view::state(&case.state)?.is_terminal();
        if let Some(email) = asked.email.filter(|_| !over) {
            cases::replace_contact(tx, &self.services.vault, case.id, &email).await?;
            let notified = case_rows::Model { notify: true, ..case.clone() };
            if !cases::update(tx, &notified).await? {
                return Err(ActError::Stale);
            }
        }
        Ok(())
    }

    fn as_protector(&self) -> Result<Cause, ActError> {
        let mut held = self.officer.official().memberships().iter();
        let held = held.find(|held| PROTECTORS.contains(&held.role)).ok_or(Refusal::WrongActor)?;
        Ok(Cause::Officer {
            id: self.officer.id(),
            role: held.role.code().to_owned(),
            unit: held.unit,
            at: self.services.clock.now(),
        })
    }
}

/// How far a request has come, as whoever decides about it reads it: of a case whose sender withdrew nobody here needs
/// to know whether it goes on, and what they write about it stands on the page of the sender.
fn request_state(row: &rows::Model, case: Option<&case_rows::Model>) -> Result<RequestState, CaseError> {
    let state = RequestState::from_code(&row.state).ok_or(CaseError::Code("data_requests.state"))?;
    let left = case.is_some_and(|case| case.withdrawn);
    Ok(if left && state == RequestState::AwaitsEnd { RequestState::AwaitsApproval } else { state })
}
