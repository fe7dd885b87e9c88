//! That a case concerns what an official committed themselves to.

use app::desks::Choice;
use app::words::{fill, t, word};
use domain::case::guard::Refusal;
use domain::commitment::Audience;
use domain::errors::{FieldErrors, Problem};
use domain::policy::CaseFacts;
use domain::role::Role;
use serde_json::json;

use super::FrontOfficer;
use super::read::LANG;
use crate::desks::act::{Opened, Said};
use crate::desks::{ActError, ReadError, commitments as shown};
use crate::store::{commitments, promises};

/// The event of it.
const REFERRED: &str = "COMMITMENT";
/// Commitments that are offered, the newest first.
const OFFERED: u64 = 200;

/// The bodies of whom it concerns.
fn units(policy: &CaseFacts) -> Vec<i64> {
    let mut units: Vec<i64> = policy.subjects.iter().map(|subject| subject.unit.0).collect();
    units.sort_unstable();
    units.dedup();
    units
}

impl FrontOfficer {
    fn may_refer(&self, policy: &CaseFacts) -> bool {
        !policy.state.is_terminal() && [Role::Triage, Role::FrontLeader].iter().any(|role| self.holds(*role, policy))
    }

    /// To which a case may refer; nothing for somebody who may not say so.
    pub(super) async fn commitment_choices(&self, policy: &CaseFacts) -> Result<Vec<Choice>, ReadError> {
        if !self.may_refer(policy) {
            return Ok(Vec::new());
        }
        let (db, reference) = (self.services.db.reader(), self.services.reference.get());
        let mut choices = Vec::new();
        for row in commitments::of_units(db, &units(policy), OFFERED).await? {
            let year = fill(LANG, "commitment-of", &[("year", row.year.to_string().into())]);
            let shown_name = row.post_id.is_some() || commitments::audience(&row)? != Audience::Keepers;
            let who = if shown_name {
                shown::called(db, &reference, &self.services.vault, &row).await?
            } else {
                t(LANG, "commitment-official").into()
            };
            let kept = word(LANG, "kept", &row.kept);
            let label = format!("{} – {year} – {kept}", who.reveal());
            choices.push(Choice { value: row.id.to_string(), label });
        }
        Ok(choices)
    }

    pub(super) async fn refer_to_commitment(
        &self,
        mut opened: Opened,
        commitment: i64,
        promise: Option<i32>,
    ) -> Result<(), ActError> {
        if !self.may_refer(&opened.facts) {
            return Err(Refusal::WrongActor.into());
        }
        let offered = commitments::of_units(&opened.tx, &units(&opened.facts), OFFERED).await?;
        if offered.iter().all(|row| row.id != commitment) {
            return Err(FieldErrors::one("commitment", Problem::BadChoice).into());
        }
        let made = promises::of_case(&opened.tx, opened.row.id).await?;
        if promise.is_some_and(|number| made.iter().all(|row| row.position != number)) {
            return Err(FieldErrors::one("promise", Problem::BadChoice).into());
        }
        commitments::refer(&opened.tx, opened.row.id, commitment, promise).await?;
        let details = json!({ "commitment": commitment, "promise": promise });
        opened.record(self.officer(), REFERRED, Said { details, ..Said::default() }).await?;
        opened.tx.commit().await?;
        Ok(())
    }
}
