//! Guiding a matter to the procedure that the law has for it (T31): one officer proposes where to, a
//! leader decides. What people wrote leaves the ordinary view then.

use app::desks::{DivertedCase, FrontFile};
use domain::case::Transition;
use domain::case::diversion::{Diversion, DiversionState};
use domain::case::guard::Refusal;
use domain::feedback::Kind;
use domain::policy::{Action, CaseFacts, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use domain::unit::UnitId;
use serde_json::json;

use super::FrontOfficer;
use super::read::LANG;
use crate::desks::act::{Opened, Said};
use crate::desks::{ActError, ReadError, notify, view};
use crate::mail::MailKind;
use crate::store::cases::CaseError;
use crate::store::entity::{cases as rows, events};
use crate::store::{diversions, erasure, referrals};
use crate::vault::CaseKey;

const PROPOSED: &str = "DIVERSION_PROPOSED";
const REJECTED: &str = "DIVERSION_REJECTED";

impl FrontOfficer {
    pub(super) async fn propose_diversion(&self, mut opened: Opened, diversion: Diversion) -> Result<(), ActError> {
        if !Transition::Divert.entry().from.contains(&opened.state) {
            return Err(Refusal::WrongState.into());
        }
        self.must_be(&opened, Role::Triage)?;
        let (id, by) = (opened.row.id, self.officer().id());
        diversions::propose(&opened.tx, &opened.key, id, &diversion, by, opened.today).await?;
        let said = Said { role: Some(Role::Triage), ..Said::default() }.code(diversion.procedure.code());
        opened.record(self.officer(), PROPOSED, said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontNew).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// The matter does not belong elsewhere: the case goes on as it was.
    pub(super) async fn reject_diversion(&self, mut opened: Opened, reason: Private) -> Result<(), ActError> {
        let waiting = diversions::waiting(&opened.tx, opened.row.id).await?.ok_or(Refusal::WrongState)?;
        self.must_be(&opened, Role::FrontLeader)?;
        let by = self.officer().id();
        diversions::decide(&opened.tx, waiting, DiversionState::Rejected, by, opened.today, None).await?;
        // Whatever waited has been decided.
        opened.row.raised_to_id = None;
        let said = Said { role: Some(Role::FrontLeader), ..Said::because(&reason) };
        opened.record(self.officer(), REJECTED, said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::Triage], MailKind::FrontNew).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// What belongs to the move: no unit has the case any more, and no search finds it.
    pub(super) async fn divert(
        &self,
        opened: &mut Opened,
        document_no: Option<String>,
    ) -> Result<serde_json::Value, ActError> {
        let (tx, id) = (&opened.tx, opened.row.id);
        let waiting = diversions::waiting(tx, id).await?.ok_or(ActError::Stale)?;
        let details = json!({ "procedure": waiting.procedure, "position": waiting.position });
        let by = self.officer().id();
        diversions::decide(tx, waiting, DiversionState::Made, by, opened.today, document_no).await?;
        referrals::end(tx, id, opened.today).await?;
        erasure::forget_search(tx, id).await?;
        opened.row.handling_unit_id = None;
        opened.row.unit_officer_id = None;
        Ok(details)
    }

    /// Whether this person may propose a diversion now.
    pub(super) fn may_propose_diversion(&self, policy: &CaseFacts) -> bool {
        Transition::Divert.entry().from.contains(&policy.state) && self.holds(Role::Triage, policy)
    }

    pub(super) fn holds(&self, role: Role, policy: &CaseFacts) -> bool {
        let roles = [role];
        decide(&self.officer().principal(), Action::Act { desk: Desk::Front, roles: &roles }, policy).is_allowed()
    }

    /// What stays at the Front: what kind of matter it was, when it came, where it went.
    pub(super) async fn stub(
        &self,
        row: rows::Model,
        key: &CaseKey,
        log: &[events::Model],
    ) -> Result<FrontFile, ReadError> {
        let db = self.services.db.reader();
        let reference = self.services.reference.get();
        let made = diversions::in_force(db, row.id).await?.ok_or(ReadError::NotFound)?;
        let proposed_by = self.name_of(made.proposed_by).await?;
        Ok(FrontFile::Diverted(Box::new(DivertedCase {
            kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
            front: reference.unit_name(UnitId(row.front_id)),
            received_on: row.received_on,
            retaliation: row.retaliation,
            diversion: view::diversion(key, &made, proposed_by)?,
            // Without the key no reason shows: what officers wrote to each other speaks of the matter.
            timeline: view::timeline(&reference, None, log, view::Reader::Front, LANG)?,
            number: row.number,
        })))
    }
}
