//! A signed-in officer: who they are today, by their memberships and ties.

use std::sync::Arc;

use app::desks::Me;
use domain::interface::token::{ACTS_AS, may_manage};
use domain::policy::{Official, Principal};
use domain::role::Desk;
use domain::unit::{OfficerId, UnitId};
use time::OffsetDateTime;

use super::ReadError;
use crate::Services;
use crate::auth::session::{CONFIRMED, hash_of};
use crate::store::tokens::Token;
use crate::store::{Tx, people, sessions};

/// Sessions are marked as used at most this often: a mark is a write.
const MARK_EVERY: time::Duration = time::Duration::minutes(2);

/// Somebody who has signed in with both factors. With every request it is asked whether they are still what they were:
/// whoever is moved today is judged by it at the next click.
#[derive(Clone)]
pub struct Officer {
    services: Services,
    id: OfficerId,
    login: Arc<str>,
    name: Arc<str>,
    official: Arc<Official>,
    token_hash: Arc<[u8]>,
    /// The token of a unit's own system that acts in their place.
    program: Option<i64>,
    confirmed_at: Option<OffsetDateTime>,
}

impl Officer {
    /// The officer of a session token; `None` when the session has ended or the account is
    /// disabled.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of_session(services: &Services, token: &str) -> Result<Option<Self>, ReadError> {
        let now = services.clock.now();
        let hash = hash_of(token);
        let Some(session) = sessions::find(services.db.reader(), &hash, sessions::Stage::Full, now).await? else {
            return Ok(None);
        };
        if now - session.last_seen_at > MARK_EVERY {
            let tx = services.db.begin().await?;
            sessions::touch(&tx, &hash, now).await?;
            tx.commit().await?;
        }
        let officer = Self::load(services, OfficerId(session.officer_id), &hash).await?;
        Ok(officer.map(|officer| Self { confirmed_at: session.confirmed_at, ..officer }))
    }

    /// The officer of an id, for work that is done on somebody's behalf: the demonstration.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn load(services: &Services, id: OfficerId, token_hash: &[u8]) -> Result<Option<Self>, ReadError> {
        let Some(known) = services.known.get(services, id).await? else { return Ok(None) };
        Ok(Some(Self {
            services: services.clone(),
            id,
            login: known.login,
            name: known.name,
            official: known.official,
            token_hash: token_hash.into(),
            program: None,
            confirmed_at: None,
        }))
    }

    /// Whether they are still what they were when this request began: the session goes on, and nothing changed that
    /// decides what they may. A request with a file may take hours to come.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn is_unchanged(&self) -> Result<bool, ReadError> {
        // A token is narrowed anew with each request, and brings no file.
        if self.program.is_some() || self.token_hash.is_empty() {
            return Ok(true);
        }
        let (services, now) = (&self.services, self.services.clock.now());
        let known = services.known.get(services, self.id).await?;
        let same = known.is_some_and(|known| known.official == self.official);
        Ok(same && sessions::goes_on(services.db.reader(), &self.token_hash, now).await?)
    }

    /// The same in a transaction that changes what people are: what is kept of them is not asked.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(super) async fn is_unchanged_in(&self, tx: &Tx) -> Result<bool, ReadError> {
        if self.program.is_some() || self.token_hash.is_empty() {
            return Ok(true);
        }
        let (services, now) = (&self.services, self.services.clock.now());
        let row = people::by_id(tx, self.id.0).await?.filter(|row| row.status == people::ACTIVE);
        if row.is_none() || !sessions::goes_on(tx, &self.token_hash, now).await? {
            return Ok(false);
        }
        let (reference, today) = (services.reference.get(), services.clock.today());
        Ok(people::official(tx, self.id.0, &reference.tree, today).await? == *self.official)
    }

    /// The officer in whose place a token acts, with what it may be there and nothing else; `None` when they are
    /// that no more, or whoever made it leads the unit no more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of_token(services: &Services, row: &Token) -> Result<Option<Self>, ReadError> {
        let Some(officer) = Self::load(services, OfficerId(row.officer_id), &[]).await? else { return Ok(None) };
        let Some(maker) = Self::load(services, OfficerId(row.made_by), &[]).await? else { return Ok(None) };
        let acting = acting(&officer.official, &maker.official, UnitId(row.unit_id));
        Ok(acting.map(|official| Self { official: Arc::new(official), program: Some(row.id), ..officer }))
    }

    /// The token that acts in their place; `None` when it is the person.
    #[must_use]
    pub fn program(&self) -> Option<i64> {
        self.program
    }

    #[must_use]
    pub fn services(&self) -> &Services {
        &self.services
    }

    #[must_use]
    pub fn id(&self) -> OfficerId {
        self.id
    }

    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    #[must_use]
    pub fn official(&self) -> &Official {
        &self.official
    }

    /// As the policy sees them.
    #[must_use]
    pub fn principal(&self) -> Principal {
        Principal::Officer((*self.official).clone())
    }

    /// The stored form of this session's token.
    #[must_use]
    pub fn token_hash(&self) -> &[u8] {
        &self.token_hash
    }

    /// Whether a one-time password was shown in this session within the last minutes.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        let now = self.services.clock.now();
        self.confirmed_at.is_some_and(|at| now - at < CONFIRMED)
    }

    /// Whether a role held today belongs to this desk.
    #[must_use]
    pub fn works_at(&self, desk: Desk) -> bool {
        self.official.memberships().iter().any(|membership| membership.role.desk() == desk)
    }

    /// For the head of every desk page.
    #[must_use]
    pub fn me(&self) -> Me {
        let reference = self.services.reference.get();
        Me {
            login: self.login.to_string(),
            name: self.name.to_string(),
            front: self.works_at(Desk::Front),
            unit: self.works_at(Desk::Unit),
            office: self.works_at(Desk::Office),
            keys: !super::identity::places(&self.official, &reference.tree).is_empty(),
            roles: self
                .official
                .memberships()
                .iter()
                .map(|membership| (membership.role, reference.unit_name(membership.unit)))
                .collect(),
        }
    }

    /// Where somebody goes after signing in.
    #[must_use]
    pub fn home(&self) -> &'static str {
        if self.works_at(Desk::Front) {
            app::paths::FRONT
        } else if self.works_at(Desk::Unit) {
            app::paths::UNIT
        } else if self.works_at(Desk::Office) {
            app::paths::OFFICE
        } else {
            app::paths::TIES
        }
    }
}

/// What acts in somebody's place in a unit, by a token that `maker` made; nothing when one of the two is no more what they
/// were.
pub(super) fn acting(officer: &Official, maker: &Official, unit: UnitId) -> Option<Official> {
    if !may_manage(&maker.roles_in(unit)) {
        return None;
    }
    Some(officer.narrowed(unit, ACTS_AS, maker.standing())).filter(|official| !official.memberships().is_empty())
}
