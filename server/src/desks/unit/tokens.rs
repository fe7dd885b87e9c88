//! Tokens of the unit's own systems. Whoever leads the unit allows a system to act in the place of somebody who works
//! there, and ends that; only that officer gets the token itself. Who could show it could read what is kept from them.

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
    pub(super) fn led(&self) -> BTreeSet<UnitId> {
        let official = self.officer.official();
        let units = official.memberships().iter().map(|held| held.unit);
        units.filter(|unit| may_manage(&official.roles_in(*unit))).collect()
    }

    /// Whether a system may act in this person's place somewhere.
    fn is_acted_for(&self) -> bool {
        self.officer.official().memberships().iter().any(|held| ACTS_AS.contains(&held.role))
    }

    /// The tokens that hold of the units that they lead or that act in their place, and what is needed to make one.
    pub(super) async fn token_page(&self) -> Result<TokenPage, ReadError> {
        let (db, led, today) = (self.services.db.reader(), self.led(), self.services.clock.today());
        if led.is_empty() && !self.is_acted_for() {
            return Err(ReadError::NotFound);
        }
        let me = self.officer.id();
        let reference = self.services.reference.get();
        let mut rows = tokens::of_units(db, led.iter().copied(), today).await?;
        for own in tokens::of_officer(db, me, today).await?.into_iter().filter(|row| row.officer_id == me.0) {
            if rows.iter().all(|row| row.id != own.id) {
                rows.push(own);
            }
        }
        let ids: Vec<i64> = rows.iter().flat_map(|row| [row.officer_id, row.made_by]).collect();
        let names = people::names(db, &ids).await?;
        let name = |id: i64| names.get(&id).cloned().unwrap_or_default();
        let row = |row: tokens::Token| TokenRow {
            id: row.id,
            scopes: tokens::scopes(&row).into_iter().collect(),
            unit: reference.unit_name(UnitId(row.unit_id)),
            acts_for: name(row.officer_id),
            made_by: name(row.made_by),
            mine: row.officer_id == me.0,
            may_end: led.contains(&UnitId(row.unit_id)),
            name: row.name,
            until: row.until,
            last_used_on: row.last_used_on,
        };
        let people = self.candidates(db, &led).await?;
        Ok(TokenPage { rows: rows.into_iter().map(row).collect(), leads: !led.is_empty(), people })
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

    /// Allows a system to act in somebody's place. The token itself that officer gets, by [`Self::take_token`].
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn make_token(&self, fields: &Fields) -> Result<(), ActError> {
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

    async fn make_now(&self, unit: UnitId, new: NewToken) -> Result<(), ActError> {
        let (services, today, me) = (&self.services, self.services.clock.today(), self.officer.id());
        let tx = services.db.begin().await?;
        let candidates = self.candidates(&tx, &BTreeSet::from([unit])).await?;
        if candidates.iter().all(|known| known.value != format!("{unit}-{}", new.officer)) {
            return Err(FieldErrors::one("acts_for", Problem::BadChoice).into());
        }
        tokens::hold(&tx, unit).await?;
        if tokens::of_units(&tx, [unit], today).await?.len() >= AT_ONCE {
            let mut errors = FieldErrors::default();
            errors.add_limit("system_name", Problem::TooMany, u32::try_from(AT_ONCE).unwrap_or(u32::MAX));
            return Err(errors.into());
        }
        // Nobody knows what this is the hash of.
        let hash = services.vault.program_hash(fresh().reveal());
        let id = tokens::insert(&tx, unit, &new, &hash, me, today).await?;
        let line = Entry::new(What::TokenMade, Some(me)).account(new.officer).body(unit).about(id);
        office_events::append(&tx, line, services.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A new token for what acts in this officer's own place; the one before it, if there was one, is good for nothing
    /// any more. It is told here and never again.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it was ended, or never acted in their place.
    pub async fn take_token(&self, id: &str) -> Result<Private, ActError> {
        if !self.is_acted_for() {
            return Err(ActError::NotFound);
        }
        let id: i64 = id.parse().map_err(|_| ActError::Stale)?;
        let this = self.clone();
        detached(
            async move {
                let (services, me) = (&this.services, this.officer.id());
                let secret = fresh();
                let tx = services.db.begin().await?;
                let hash = services.vault.program_hash(secret.reveal());
                let taken = tokens::renew(&tx, id, me, &hash, services.clock.today()).await?.ok_or(ActError::Stale)?;
                let line = Entry::new(What::TokenTaken, Some(me)).account(me).body(UnitId(taken.unit_id)).about(id);
                office_events::append(&tx, line, services.clock.now()).await?;
                tx.commit().await?;
                Ok(secret)
            },
            || ActError::Interrupted,
        )
        .await
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

fn fresh() -> Private {
    Private::from(format!("{PREFIX}{}", Token::random(&mut rand::rng()).reveal()))
}
