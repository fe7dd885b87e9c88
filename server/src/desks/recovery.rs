//! Recovery of an account whose password or authenticator was lost: by two officers, never by an
//! administrator alone.
//!
//! An administrator opens it with a reason. Somebody who leads the person's body, or one above it,
//! decides and is shown a code to hand over in person. With it the person sets a new password and
//! enrols an authenticator; every session and recovery code of before ends. Whoever administers
//! accounts leads no body (see the roles that must stay apart), so the two are never one person,
//! and nobody decides about themselves.

use app::desks::{HandOver, RecoveryRow};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::limits::{REASON_MAX, REASON_MIN};
use domain::private::Private;
use domain::role::Role;
use domain::text;
use domain::unit::{OfficerId, UnitId};
use sea_orm::{ConnectionTrait, DbErr};
use time::Duration;

use super::account::start_enrolment;
use super::new_password::new_password;
use super::{ActError, OfficeOfficer, Officer, ReadError};
use crate::Services;
use crate::auth::password::Password;
use crate::auth::recovery;
use crate::auth::session::Token;
use crate::http::fields::Fields;
use crate::store::entity::{officers, recoveries as rows};
use crate::store::office_events::{self, Entry};
use crate::store::{Tx, detached, people, recoveries};

/// Who leads a body.
const LEADERS: &[Role] = &[Role::FrontLeader, Role::UnitHead];
/// A recovery that nobody decides lapses after so long.
const TO_DECIDE: Duration = Duration::days(7);
/// Who was let in or given a role takes part in what needs two people only after so long: time enough for others to
/// see the line in the journal.
const TRUSTED_AFTER: Duration = Duration::days(7);
/// A code is used within this time: it is handed over in person.
const TO_USE: Duration = Duration::hours(24);

impl OfficeOfficer {
    /// Opens the recovery of somebody else's account.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn open_recovery(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change_accounts()?;
        let reason = text::block(fields.one("reason"));
        let length = text::length(&reason);
        let mut errors = FieldErrors::default();
        if length < REASON_MIN {
            errors.add_limit("reason", Problem::TooShort, REASON_MIN as u32);
        } else if length > REASON_MAX {
            errors.add_limit("reason", Problem::TooLong, REASON_MAX as u32);
        } else if id == self.officer().id().0 {
            errors.add("reason", Problem::NotAllowed);
        }
        let reason = errors.into_result(Private::from(reason))?;
        let services = self.officer().services().clone();
        let by = self.officer().id();
        detached(
            async move {
                let tx = services.db.begin().await?;
                let now = services.clock.now();
                let row = people::by_id(&tx, id).await?.ok_or(ActError::NotFound)?;
                recoveries::lapse(&tx, now).await?;
                if row.status != people::ACTIVE || recoveries::of_account(&tx, id, now).await?.is_some() {
                    return Err(FieldErrors::one("reason", Problem::NotAllowed).into());
                }
                recoveries::open(&tx, id, &reason, by, services.clock.today(), now + TO_DECIDE).await?;
                let line = Entry::new(What::RecoveryOpened, Some(by)).account(OfficerId(id));
                office_events::append(&tx, line, now).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}

impl Officer {
    /// The recoveries that wait for this officer to decide.
    pub(super) async fn recovery_rows(&self) -> Result<Vec<RecoveryRow>, ReadError> {
        let services = self.services();
        let db = services.db.reader();
        let mut shown = Vec::new();
        if !self.leads() {
            return Ok(shown);
        }
        for row in recoveries::waiting(db, services.clock.now()).await? {
            let Some(officer) = people::by_id(db, row.officer_id).await? else { continue };
            if !self.decides(db, &row).await? {
                continue;
            }
            let names = people::names(db, &[row.opened_by]).await?;
            shown.push(RecoveryRow {
                id: row.id,
                name: officer.name.reveal().to_owned(),
                login: officer.login,
                reason: Private::from(row.reason.reveal().to_owned()),
                opened_by: names.get(&row.opened_by).cloned().unwrap_or_default(),
                opened_on: row.opened_on,
            });
        }
        Ok(shown)
    }

    /// Approves a recovery. The code in the answer is stored as a hash, so this is the only moment
    /// at which it can be shown.
    ///
    /// # Errors
    /// [`ActError::NotFound`] when there is none that waits for this officer.
    pub async fn approve_recovery(&self, id: i64) -> Result<HandOver, ActError> {
        let this = self.clone();
        detached(
            async move {
                let services = this.services();
                let now = services.clock.now();
                let tx = services.db.begin().await?;
                let mut row = recoveries::waiting_one(&tx, id, now).await?.ok_or(ActError::NotFound)?;
                let officer = people::by_id(&tx, row.officer_id).await?.ok_or(ActError::NotFound)?;
                if !this.decides(&tx, &row).await? {
                    return Err(ActError::NotFound);
                }
                let code = recovery::random(&mut rand::rng());
                row.code_hash = recovery::canonical(code.reveal())
                    .map(|canonical| services.vault.recovery_code_hash(&canonical).to_vec());
                row.expires_at = now + TO_USE;
                this.decide(&tx, row, recoveries::APPROVED, What::RecoveryApproved).await?;
                tx.commit().await?;
                Ok(HandOver { name: officer.name.reveal().to_owned(), login: officer.login, code })
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Refuses a recovery.
    ///
    /// # Errors
    /// As [`Self::approve_recovery`].
    pub async fn refuse_recovery(&self, id: i64) -> Result<(), ActError> {
        let this = self.clone();
        detached(
            async move {
                let services = this.services();
                let tx = services.db.begin().await?;
                let row = recoveries::waiting_one(&tx, id, services.clock.now()).await?.ok_or(ActError::NotFound)?;
                if !this.decides(&tx, &row).await? {
                    return Err(ActError::NotFound);
                }
                this.decide(&tx, row, recoveries::REFUSED, What::RecoveryRefused).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn decide(&self, tx: &Tx, row: rows::Model, state: &str, what: What) -> Result<(), ActError> {
        let services = self.services();
        let of = OfficerId(row.officer_id);
        let decided = rows::Model {
            state: state.to_owned(),
            decided_by: Some(self.id().0),
            decided_on: Some(services.clock.today()),
            ..row
        };
        if !recoveries::advance(tx, recoveries::OPEN, decided).await? {
            return Err(ActError::Stale);
        }
        let line = Entry::new(what, Some(self.id())).account(of);
        Ok(office_events::append(tx, line, services.clock.now()).await?)
    }

    /// Whether this officer leads a body of the person, or one above it, and is neither the person nor
    /// the one who opened it.
    async fn decides(&self, db: &impl ConnectionTrait, row: &rows::Model) -> Result<bool, DbErr> {
        let services = self.services();
        if [row.officer_id, row.opened_by].iter().any(|id| self.official().is(OfficerId(*id))) {
            return Ok(false);
        }
        // Who was let in, or made a leader, a moment ago may be no second person at all, whoever did it.
        let since = services.clock.now() - TRUSTED_AFTER;
        if office_events::made_since(db, self.id(), since).await? {
            return Ok(false);
        }
        let tree = &services.reference.get().tree;
        let person = people::official(db, row.officer_id, tree, services.clock.today()).await?;
        let led = self.led();
        let above = |unit: UnitId| tree.line(unit).into_iter().chain(tree.superiors(unit));
        Ok(person.memberships().iter().any(|membership| above(membership.unit).any(|unit| led.contains(&unit))))
    }

    /// Whether this officer may be asked to decide about recoveries.
    pub(super) fn leads(&self) -> bool {
        !self.led().is_empty()
    }

    /// The bodies that this officer leads today.
    fn led(&self) -> Vec<UnitId> {
        let leads = |role: &Role| LEADERS.contains(role);
        self.official()
            .memberships()
            .iter()
            .filter(|membership| leads(&membership.role))
            .map(|membership| membership.unit)
            .collect()
    }
}

/// Whether an officer is another person than the one who began something, as far as that can be told: it is no other
/// account of theirs, and neither of the two was let in or given a role a moment ago, by whomever. One of them may be the
/// other's puppet.
///
/// # Errors
/// Those of the database.
pub(super) async fn second_person(
    db: &impl ConnectionTrait,
    officer: &Officer,
    first: Option<OfficerId>,
) -> Result<bool, DbErr> {
    let since = officer.services().clock.now() - TRUSTED_AFTER;
    if first.is_some_and(|first| officer.official().is(first)) {
        return Ok(false);
    }
    for either in [Some(officer.id()), first].into_iter().flatten() {
        if office_events::made_since(db, either, since).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Uses the code that was handed over: sets the new password and begins the enrolment of an
/// authenticator, which the returned token opens.
///
/// # Errors
/// [`ActError::NotFound`] when the code does not fit the login, [`ActError::Invalid`] about the new
/// password, which is judged only for somebody with the right code.
pub async fn redeem(services: &Services, fields: &Fields) -> Result<Token, ActError> {
    let code = recovery::canonical(fields.one("code")).ok_or(ActError::NotFound)?;
    let hash = services.vault.recovery_code_hash(&code);
    let db = services.db.reader();
    let row = people::by_login(db, fields.one("login")).await?.ok_or(ActError::NotFound)?;
    let waits = recoveries::by_code(db, row.id, &hash, services.clock.now()).await?.is_some();
    if !waits || row.status != people::ACTIVE {
        return Err(ActError::NotFound);
    }
    let new = judged(fields, &row)?;
    let password_hash = services.hashing.hash(new).await?;
    let services = services.clone();
    detached(
        async move {
            let now = services.clock.now();
            let tx = services.db.begin().await?;
            let found = recoveries::by_code(&tx, row.id, &hash, now).await?.ok_or(ActError::NotFound)?;
            let used = rows::Model { state: recoveries::USED.to_owned(), code_hash: None, ..found };
            if !recoveries::advance(&tx, recoveries::APPROVED, used).await? {
                return Err(ActError::NotFound);
            }
            let mut officer = people::by_id(&tx, row.id).await?.ok_or(ActError::NotFound)?;
            officer.password_hash = password_hash.into();
            people::update(&tx, officer).await?;
            let token = start_enrolment(&services, &tx, row.id).await?;
            let line = Entry::new(What::RecoveryUsed, None).account(OfficerId(row.id));
            office_events::append(&tx, line, now).await?;
            tx.commit().await?;
            Ok(token)
        },
        || ActError::Interrupted,
    )
    .await
}

fn judged(fields: &Fields, row: &officers::Model) -> Result<Password, FieldErrors> {
    let mut errors = FieldErrors::default();
    let new = new_password("new_password", fields, &[&row.login, row.name.reveal()], &mut errors);
    if Password::new(fields.all("new_password_again").next().unwrap_or_default()) != new {
        errors.add("new_password_again", Problem::BadChoice);
    }
    errors.into_result(new)
}
