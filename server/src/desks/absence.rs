//! A leader who will be away names who stands in.

use app::desks::{AbsenceView, Choice, DeputyRow};
use domain::absence::{Absence, Deputation, Place, Unfit, may_stand_in};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::role::Role;
use domain::unit::OfficerId;
use sea_orm::{ConnectionTrait, DbErr};

use super::{ActError, Officer, ReadError};
use crate::http::fields::Fields;
use crate::store::entity::deputies as rows;
use crate::store::office_events::{self, Entry};
use crate::store::{deputies, detached, people};

impl Officer {
    /// What somebody who leads decides about their absence, and for whom this officer stands in.
    pub(super) async fn absence_view(&self) -> Result<(Option<AbsenceView>, Vec<DeputyRow>), ReadError> {
        let db = self.services().db.reader();
        let all = deputies::about(db, self.id(), self.services().clock.today()).await?;
        let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|row| row.leader_id == self.id().0);
        let stands_in = self.deputy_rows(others).await?;
        let led = self.places_led();
        if led.is_empty() {
            return Ok((None, stands_in));
        }
        let reference = self.services().reference.get();
        let mut candidates: Vec<Choice> = Vec::new();
        for place in &led {
            for (id, name) in self.candidates(db, *place).await? {
                if candidates.iter().all(|known| known.value != id.to_string()) {
                    candidates.push(Choice { value: id.to_string(), label: name });
                }
            }
        }
        let places =
            led.iter().map(|place| Choice { value: code(*place), label: reference.unit_name(place.unit) }).collect();
        let named = self.deputy_rows(own).await?;
        Ok((Some(AbsenceView { places, people: candidates, named }), stands_in))
    }

    async fn deputy_rows(&self, stored: Vec<rows::Model>) -> Result<Vec<DeputyRow>, DbErr> {
        let reference = self.services().reference.get();
        let me = self.id();
        let other = |held: &Deputation| if held.leader == me { held.deputy } else { held.leader };
        let held: Vec<(i64, Deputation)> =
            stored.iter().filter_map(|row| Some((row.id, deputies::deputation(row)?))).collect();
        let ids: Vec<i64> = held.iter().map(|(_, held)| other(held).0).collect();
        let names = people::names(self.services().db.reader(), &ids).await?;
        let row = |(id, held): (i64, Deputation)| DeputyRow {
            id,
            name: names.get(&other(&held).0).cloned().unwrap_or_default(),
            unit: reference.unit_name(held.place.unit),
            signs: held.signs,
            since: held.since,
            until: held.until,
        };
        Ok(held.into_iter().map(row).collect())
    }

    /// Names somebody who stands in.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn name_deputy(&self, fields: &Fields) -> Result<(), ActError> {
        let led = self.places_led();
        let chosen = fields.one("led_place");
        let place = led.iter().find(|place| code(**place) == chosen).copied();
        // Nothing else was offered to anybody.
        if led.is_empty() || place.is_none() && !chosen.is_empty() {
            return Err(ActError::NotFound);
        }
        let typed = ["deputy", "deputy_signs", "away_from", "away_until"].map(|name| fields.one(name));
        let [deputy, signs, since, until] = typed;
        let absence = Absence::check(deputy, signs, since, until, self.services().clock.today());
        let Some(place) = place else {
            let mut errors = FieldErrors::one("led_place", Problem::Required);
            errors.append(absence.err().unwrap_or_default());
            return Err(errors.into());
        };
        let (this, absence) = (self.clone(), absence?);
        detached(async move { this.name_now(place, absence).await }, || ActError::Interrupted).await
    }

    async fn name_now(&self, place: Place, absence: Absence) -> Result<(), ActError> {
        let (services, today) = (self.services(), self.services().clock.today());
        let tx = services.db.begin().await?;
        let candidates = self.candidates(&tx, place).await?;
        if candidates.iter().all(|(id, _)| *id != absence.deputy.0) {
            return Err(FieldErrors::one("deputy", Problem::BadChoice).into());
        }
        let mut on_record = deputies::about(&tx, self.id(), today).await?;
        on_record.extend(deputies::about(&tx, absence.deputy, today).await?);
        let on_record: Vec<Deputation> = on_record.iter().filter_map(deputies::deputation).collect();
        if let Some(unfit) = absence.unfit(self.id(), place, &on_record) {
            let (field, problem) = match unfit {
                Unfit::NamedAlready => ("away_from", Problem::InUse),
                Unfit::StandsIn => ("away_from", Problem::NotAllowed),
                Unfit::IsAway => ("deputy", Problem::NotAllowed),
            };
            return Err(FieldErrors::one(field, problem).into());
        }
        deputies::insert(&tx, &absence.of(self.id(), place), today).await?;
        let line = Entry::new(What::DeputyNamed, Some(self.id())).account(absence.deputy).body(place.unit);
        office_events::append(&tx, line.about(absence.signs), services.clock.now()).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends before its time, at once, what this leader put on record.
    ///
    /// # Errors
    /// [`ActError::Stale`] when it has ended.
    pub async fn end_deputy(&self, id: &str) -> Result<(), ActError> {
        let id: i64 = id.parse().map_err(|_| ActError::Stale)?;
        let this = self.clone();
        detached(
            async move {
                let (services, today) = (this.services(), this.services().clock.today());
                let tx = services.db.begin().await?;
                let ended = deputies::end(&tx, this.id(), id, today).await?.ok_or(ActError::Stale)?;
                let line = Entry::new(What::DeputyEnded, Some(this.id())).account(OfficerId(ended.deputy_id));
                office_events::append(&tx, line.body(ended.unit_id.into()), services.clock.now()).await?;
                tx.commit().await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// The bodies that somebody leads in person, each with the role in which they do.
    fn places_led(&self) -> Vec<Place> {
        let led = self.official().memberships().iter().filter(|held| held.role.leads());
        let mut places: Vec<Place> = led.map(|held| Place { unit: held.unit, role: held.role }).collect();
        places.dedup();
        places
    }

    /// Who may stand in: whoever works with the same cases in that body.
    async fn candidates(&self, db: &impl ConnectionTrait, place: Place) -> Result<Vec<(i64, String)>, DbErr> {
        let roles: Vec<Role> = Role::ALL.iter().copied().filter(|own| may_stand_in(*own, place.role)).collect();
        let mut found: Vec<(i64, String)> = Vec::new();
        for officer in people::with_role(db, place.unit, &roles, self.services().clock.today()).await? {
            if !self.official().is(OfficerId(officer.id)) && found.iter().all(|(id, _)| *id != officer.id) {
                found.push((officer.id, officer.name.reveal().to_owned()));
            }
        }
        Ok(found)
    }
}

/// A place, as the form posts it.
fn code(place: Place) -> String {
    format!("{}:{}", place.unit, place.role)
}
