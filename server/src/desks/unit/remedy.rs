//! What a unit says about a promise: how it was kept. The Front looks at it then.

use domain::case::State;
use domain::case::guard::Refusal;
use domain::case::promise::PromiseState;
use domain::policy::{Action, decide};
use domain::private::Private;
use domain::role::{Desk, Role};
use serde_json::json;

use super::UnitOfficer;
use crate::desks::act::{Opened, Said, open};
use crate::desks::{ActError, notify, remedy};
use crate::mail::MailKind;
use crate::store::detached;

/// Who speaks for a unit about what it has done.
const SPEAKERS: &[Role] = &[Role::FocalPoint, Role::Handler, Role::UnitHead];

impl UnitOfficer {
    /// Stores how a promise was kept; said again, it replaces what was said before.
    ///
    /// # Errors
    /// [`ActError`]; nothing is changed then.
    pub async fn show_evidence(
        &self,
        number: &str,
        version: i32,
        promise: i32,
        evidence: Private,
    ) -> Result<(), ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(
            async move {
                let opened = open(&this.officer, Desk::Unit, &number, version).await?;
                this.show(opened, promise, evidence).await
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn show(&self, mut opened: Opened, position: i32, evidence: Private) -> Result<(), ActError> {
        if opened.state != State::Remedy {
            return Err(Refusal::WrongState.into());
        }
        let act = Action::Act { desk: Desk::Unit, roles: SPEAKERS };
        if !decide(&self.officer.principal(), act, &opened.facts).is_allowed() {
            return Err(Refusal::WrongActor.into());
        }
        remedy::show(&mut opened, &self.officer, position, &evidence).await?;
        let said = Said { details: json!({ "promise": position }), ..Said::default() };
        opened.record(&self.officer, "EVIDENCE", said).await?;
        notify::front(&opened.tx, &self.services, &opened.row, &[Role::FrontLeader], MailKind::FrontAnswer).await?;
        opened.tx.commit().await?;
        Ok(())
    }

    /// Whether this person may say how a promise was kept, and one waits for it.
    pub(super) fn may_show(
        &self,
        state: State,
        policy: &domain::policy::CaseFacts,
        promises: &[app::desks::PromiseView],
    ) -> bool {
        let act = Action::Act { desk: Desk::Unit, roles: SPEAKERS };
        state == State::Remedy
            && promises.iter().any(|promise| PromiseState::is_pending(promise.state))
            && decide(&self.officer.principal(), act, policy).is_allowed()
    }
}
