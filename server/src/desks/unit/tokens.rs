//! Tokens of the unit's own systems: whoever leads the unit makes and ends them.

use std::collections::BTreeSet;

use app::desks::{Choice, TokenPage, TokenRow};
use domain::errors::{FieldErrors, Problem};
use domain::interface::token::{ACTS_AS, AT_ONCE, NewToken, may_manage};
use domain::journal::What;
use domain::private::Private;
use domain::unit::UnitId;
use sea_orm::{ConnectionTrait, DbErr};

use super::UnitOfficer;
use crate::auth::session::Token;
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::store::office_events::{self, Entry};
use crate::store::{detached, people, tokens};

/// What a token begins with, so that one that was published by mistake is found.
pub const PREFIX: &str = "phanhoi_";

impl UnitOfficer {
    /// The units that this person leads.
    fn led(&self) -> BTreeSet<UnitId> {
        let official = self.officer.official();
        let units = official.memberships().iter().map(|held| held.unit);
        units.filter(|unit| may_manage(&official.roles_in(*unit))).collect()
    }

    /// The tokens that hold, and what is needed to make one.
    pub(super) async fn token_page(&self) -> Result<TokenPage, ReadError> {
        let (db, led) = (self.services.db.reader(), self.led());
        if led.is_empty() {
            return Err(ReadError::NotFound);
        }
        let reference = self.services.reference.get();
        let rows = tokens::of_units(db, led.iter().copied(), self.services.clock.today()).await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.officer_id).collect();
        let names = people::names(db, &ids).await?;
        let row = |row: tokens::Token| TokenRow {
            id: row.id,
            scopes: tokens::scopes(&row).into_iter().collect(),
            unit: reference.unit_name(UnitId(row.unit_id)),
            acts_for: names.get(&row.officer_id).cloned().unwrap_or_default(),
            name: row.name,
            until: row.until,
            last_used_on: row.last_used_on,
        };
        Ok(TokenPage { rows: rows.into_iter().map(row).collect(), people: self.candidates(db, &led).await? })
    }

    /// In whose place a token may act: who receives or handles referrals there today.
    async fn candidates(&self, db: &impl ConnectionTrait, led: &BTreeSet<UnitId>) -> Result<Vec<Choice>, DbErr> {
        let reference = self.services.reference.get();
        let mut all: Vec<Choice> = Vec::new();
        for unit in led {
            let mut there = people::with_role(db, *unit, ACTS_AS, self.services.clock.today()).await?;
            there.dedup_by_key(|officer| officer.id);
            for officer in there {
                let name = officer.name.reveal();
                let label =
                    if led.len() > 1 { format!("{name}, {}", reference.unit_name(*unit)) } else { name.to_owned() };
                let choice = Choice { value: format!("{unit}-{}", officer.id), label };
                if !all.contains(&choice) {
                    all.push(choice);
                }
            }
        }
        Ok(all)
    }

    /// Makes a token. It is told here and never again.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn make_token(&self, fields: &Fields) -> Result<Private, ActError> {
        let led = self.led();
        if led.is_empty() {
            return Err(ActError::NotFound);
        }
        let (unit, officer) = fields.one("acts_for").split_once('-').unwrap_or_default();
        let unit = unit.parse().ok().map(UnitId).filter(|unit| led.contains(unit));
        let today = self.services.clock.today();
        let new =
            NewToken::check(officer, fields.one("system_name"), fields.all("scope"), fields.one("holds_until"), today)?;
        let Some(unit) = unit else { return Err(FieldErrors::one("acts_for", Problem::BadChoice).into()) };
        let this = self.clone();
        detached(async move { this.make_now(unit, new).await }, || ActError::Interrupted).await
    }

    async fn make_now(&self, unit: UnitId, new: NewToken) -> Result<Private, ActError> {
        let (services, today, me) = (&self.services, self.services.clock.today(), self.officer.id());
        let tx = services.db.begin().await?;
        let candidates = self.candidates(&tx, &BTreeSet::from([unit])).await?;
        if candidates.iter().all(|known| known.value != format!("{unit}-{}", new.officer)) {
            return Err(FieldErrors::one("acts_for", Problem::BadChoice).into());
        }
        if tokens::of_units(&tx, [unit], today).await?.len() >= AT_ONCE {
            let mut errors = FieldErrors::default();
            errors.add_limit("system_name", Problem::TooMany, u32::try_from(AT_ONCE).unwrap_or(u32::MAX));
            return Err(errors.into());
        }
        let secret = Private::from(format!("{PREFIX}{}", Token::random(&mut rand::rng()).reveal()));
        let hash = services.vault.program_hash(secret.reveal());
        let id = tokens::insert(&tx, unit, &new, &hash, me, today).await?;
        let line = Entry::new(What::TokenMade, Some(me)).account(new.officer).body(unit).about(id);
        office_events::append(&tx, line, services.clock.now()).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// Ends a token at once.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it holds no more.
    pub async fn end_token(&self, id: &str) -> Result<(), ActError> {
        let led = self.led();
        if led.is_empty() {
            return Err(ActError::NotFound);
        }
        let id: i64 = id.parse().map_err(|_| ActError::Stale)?;
        let this = self.clone();
        detached(
            async move {
                let (services, me) = (&this.services, this.officer.id());
                let tx = services.db.begin().await?;
                let ended = tokens::end(&tx, id, &led, me, services.clock.today()).await?.ok_or(ActError::Stale)?;
                let line = Entry::new(What::TokenEnded, Some(me)).body(UnitId(ended.unit_id)).about(ended.id);
                let line = line.account(domain::unit::OfficerId(ended.officer_id));
                office_events::append(&tx, line, services.clock.now()).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }
}
