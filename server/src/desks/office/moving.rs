//! Moving a body: into another area, under another superior, another Party committee or another Front. It decides who
//! reads what people write, so nobody does it alone or at once: one officer proposes, another decides, and it begins
//! with the next day at the earliest.

use app::desks::{BodyMoves, WaitingMove};
use domain::case::guard::Refusal;
use domain::date::{self, DateError};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use domain::text;
use domain::unit::{Level, MoveState, OfficerId, UnitId, UnitKind};
use sea_orm::{ConnectionTrait, DbErr};
use time::{Date, Duration};

use super::change::Change;
use super::placing::{self, Body};
use super::{KEEPERS, OfficeOfficer, in_words};
use crate::desks::recovery::second_person;
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::store::entity::{unit_moves as rows, units};
use crate::store::office::{bodies, moves};
use crate::store::{detached, people};

/// A first day is at most so far ahead.
const AHEAD: Duration = Duration::days(366);

impl OfficeOfficer {
    /// Proposes that a body stands elsewhere.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Stale`] for a body that is closed.
    pub async fn propose_move(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        let (services, by, fields) = (self.services.clone(), self.officer.clone(), fields.clone());
        detached(
            async move {
                let today = services.clock.today();
                let change = Change::begin(&by).await?;
                let tx = change.tx();
                let row = bodies::by_id(tx, id).await?.ok_or(ActError::NotFound)?;
                if row.valid_to.is_some() {
                    return Err(ActError::Stale);
                }
                if moves::waiting_of(tx, id).await?.is_some() {
                    return Err(FieldErrors::one("move", Problem::InUse).into());
                }
                let (begins, newest) = moves::positions_of(tx, &row).await?.newest();
                let mut errors = FieldErrors::default();
                let first_day = first_day(fields.one("first_day"), today, begins, &mut errors);
                let whose = whose(&row);
                let typed = placing::Typed::read(&fields, &services.reference.get(), Some(whose.kind), &mut errors);
                let position = typed.find(tx, whose, today, first_day, errors).await?;
                if position == newest {
                    return Err(FieldErrors::one("move", Problem::Required).into());
                }
                moves::propose(tx, id, position, first_day, Some(by.id()), today).await?;
                let about = moves::in_codes(tx, newest, position, first_day).await?;
                let line = change.line(What::BodyMoveProposed).body(UnitId(id)).about(about);
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Approves the move of a body that another officer proposed: it begins with the day that was asked for, and with
    /// the next day at the earliest.
    ///
    /// # Errors
    /// [`ActError`]; [`ActError::Invalid`] when the body must not stand there any more.
    pub async fn approve_move(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.decide(id, fields, MoveState::Approved, What::BodyMoveApproved).await
    }

    /// Refuses it: the body stays where it is.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn refuse_move(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.decide(id, fields, MoveState::Refused, What::BodyMoveRefused).await
    }

    /// Takes back what one proposed oneself.
    ///
    /// # Errors
    /// [`ActError`].
    pub async fn withdraw_move(&self, id: i64, fields: &Fields) -> Result<(), ActError> {
        self.decide(id, fields, MoveState::Withdrawn, What::BodyMoveWithdrawn).await
    }

    async fn decide(&self, id: i64, fields: &Fields, to: MoveState, what: What) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        let (this, seen) = (self.clone(), fields.one("move").to_owned());
        detached(
            async move {
                let (services, by) = (&this.services, this.officer.id());
                let today = services.clock.today();
                let change = Change::begin(&this.officer).await?;
                let tx = change.tx();
                let body = bodies::by_id(tx, id).await?.ok_or(ActError::NotFound)?;
                // What is decided is what was shown, and no other that came after it.
                let waiting = moves::waiting_of(tx, id).await?.filter(|row| row.id.to_string() == seen);
                let mut row = waiting.ok_or(ActError::Stale)?;
                let own = row.proposed_by == Some(by.0);
                let may = if to == MoveState::Withdrawn { own } else { this.is_second(tx, &row).await? };
                if !may {
                    return Err(Refusal::WrongActor.into());
                }
                let (begins, newest) = moves::positions_of(tx, &body).await?.newest();
                let position = moves::after(&row);
                if to == MoveState::Approved {
                    let earliest = next(begins.map_or(today, |begins| begins.max(today)));
                    row.valid_from = row.valid_from.max(earliest);
                    let area_is_there =
                        position.area.is_none_or(|area| services.reference.get().areas.contains_key(&area));
                    if body.valid_to.is_some() || !area_is_there {
                        return Err(FieldErrors::one("move", Problem::NotAllowed).into());
                    }
                    let problems = whose(&body).judge(tx, position, today, row.valid_from).await?;
                    if problems.of("area").is_some() {
                        return Err(FieldErrors::one("area", Problem::InUse).into());
                    }
                    if !problems.is_empty() {
                        return Err(FieldErrors::one("move", Problem::NotAllowed).into());
                    }
                }
                to.code().clone_into(&mut row.state);
                (row.decided_by, row.decided_on) = (Some(by.0), Some(today));
                let about = moves::in_codes(tx, newest, position, row.valid_from).await?;
                if !moves::advance(tx, MoveState::Proposed, row).await? {
                    return Err(ActError::Stale);
                }
                let line = change.line(what).body(UnitId(id)).about(about);
                change.done(line).await?;
                Ok(())
            },
            || ActError::Interrupted,
        )
        .await
    }

    /// Whether this officer is another person than the one who proposed a move, as far as that can be told: of two people
    /// one of whom was let in or given a role a moment ago, one may be the other's puppet.
    async fn is_second(&self, db: &impl ConnectionTrait, row: &rows::Model) -> Result<bool, DbErr> {
        second_person(db, &self.officer, row.proposed_by.map(OfficerId)).await
    }

    /// What is agreed on and waits about where a body stands.
    pub(super) async fn moves_of(&self, db: &impl ConnectionTrait, row: &units::Model) -> Result<BodyMoves, ReadError> {
        let (reference, today) = (self.services.reference.get(), self.services.clock.today());
        let positions = moves::positions_of(db, row).await?;
        let mut to_come = Vec::new();
        for (from, before, after) in positions.changes().filter(|(from, ..)| *from > today) {
            to_come.push(in_words::of(db, &reference, &moves::in_codes(db, before, after, from).await?).await?);
        }
        let (begins, newest) = positions.newest();
        let waiting = match moves::waiting_of(db, row.id).await? {
            None => None,
            Some(waiting) => {
                let codes = moves::in_codes(db, newest, moves::after(&waiting), waiting.valid_from).await?;
                let names = people::names(db, &waiting.proposed_by.into_iter().collect::<Vec<_>>()).await?;
                let below = reference.tree.subtree(UnitId(row.id)).len().saturating_sub(1);
                Some(WaitingMove {
                    id: waiting.id,
                    says: in_words::of(db, &reference, &codes).await?,
                    below,
                    accounts: bodies::accounts_in(db, row.id, today).await?,
                    proposed_on: waiting.proposed_on,
                    may_withdraw: waiting.proposed_by == Some(self.officer.id().0),
                    may_decide: self.is_second(db, &waiting).await?,
                    proposed_by: waiting.proposed_by.and_then(|id| names.get(&id).cloned()),
                })
            }
        };
        let first_day = Some(next(begins.map_or(today, |begins| begins.max(today))));
        Ok(BodyMoves { waiting, to_come, first_day })
    }
}

fn whose(row: &units::Model) -> Body {
    Body {
        id: Some(row.id),
        kind: UnitKind::from_code(&row.kind).unwrap_or(UnitKind::Other),
        level: Level::from_code(&row.level).unwrap_or(Level::Central),
    }
}

fn next(day: Date) -> Date {
    day.next_day().unwrap_or(day)
}

/// The first day that was asked for: tomorrow or later, after every move that is agreed on, and within a year.
fn first_day(typed: &str, today: Date, begins: Option<Date>, errors: &mut FieldErrors) -> Date {
    let typed = text::line(typed);
    let problem = match date::parse(&typed) {
        _ if typed.is_empty() => Problem::Required,
        Ok(day) if day <= today => Problem::NotLater,
        Ok(day) if day - today > AHEAD => Problem::TooFarAhead,
        Ok(day) if begins.is_some_and(|begins| day <= begins) => Problem::NotExtended,
        Ok(day) => return day,
        Err(DateError::Malformed) => Problem::BadDate,
        Err(DateError::NoSuchDay) => Problem::NoSuchDay,
    };
    errors.add("first_day", problem);
    next(today)
}
