//! The calendar of working days: what is known, and renewing it from a file. A keeper of reference
//! data sees what a file would change before it is taken; dates of open cases follow by a job
//! (`desks/recount.rs`).

use std::fmt;

use app::desks::{
    Answer, CalendarDesk, CalendarEffect, CalendarPreview, CalendarTyped, CalendarView, CalendarYear, DeskError,
    MovedDate,
};
use async_trait::async_trait;
use data_encoding::HEXLOWER;
use domain::calendar::change::{self, Change};
use domain::calendar::file::Years;
use domain::calendar::{Calendar, CalendarDay};
use domain::errors::{FieldErrors, Problem};
use domain::journal::What;
use sea_orm::{Condition, ConnectionTrait, DbErr};
use sha2::{Digest, Sha256};

use super::change::Change as OfficeChange;
use super::{KEEPERS, OfficeOfficer};
use crate::calendar_file;
use crate::desks::recount::{Effect, effect};
use crate::desks::{ActError, ReadError};
use crate::http::fields::Fields;
use crate::store::cases::{self, CaseError};
use crate::store::clocks::Span;
use crate::store::inbox::free_of_conflict;
use crate::store::{Tx, calendar, detached};

/// Dates that a preview names.
const NAMED: usize = 50;

/// What a file makes of the stored calendar.
pub struct Plan {
    pub changes: Vec<Change>,
    after: Calendar,
}

impl Plan {
    /// Compares a file with what is stored.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn make(db: &impl ConnectionTrait, file: &[CalendarDay], whole: bool) -> Result<Self, DbErr> {
        let stored = calendar::stored(db).await?;
        let changes = change::compare(&stored, file, whole);
        let after = Calendar::new(change::changed(&stored, &changes));
        Ok(Self { changes, after: after.map_err(|error| DbErr::Custom(error.to_string()))? })
    }

    /// What would become of the open dates of cases that fit `visible`; `most` are named.
    ///
    /// # Errors
    /// [`CaseError`].
    pub async fn effect(
        &self,
        db: &impl ConnectionTrait,
        visible: Condition,
        most: usize,
    ) -> Result<Effect, CaseError> {
        let days = || self.changes.iter().map(|change| change.day().day());
        let Some((first, last)) = days().min().zip(days().max()) else { return Ok(Effect::default()) };
        effect(db, &self.after, Span { first, last }, visible, most).await
    }

    /// Makes the changes.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn carry_out(&self, tx: &Tx) -> Result<(), DbErr> {
        calendar::apply(tx, &self.changes).await
    }

    /// The same changes to the same days have the same mark, and others another.
    fn mark(&self) -> String {
        let mut hasher = Sha256::new();
        for change in &self.changes {
            hasher.update(format!("{change:?}\n"));
        }
        HEXLOWER.encode(&hasher.finalize())
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |which: fn(&Change) -> bool| self.changes.iter().filter(|change| which(change)).count();
        write!(
            f,
            "{} added, {} changed, {} removed",
            count(|change| matches!(change, Change::Add(_))),
            count(|change| matches!(change, Change::Replace { .. })),
            count(|change| matches!(change, Change::Remove(_))),
        )
    }
}

/// The form of an import.
#[must_use]
pub fn typed(fields: &Fields) -> CalendarTyped {
    CalendarTyped {
        content: fields.one("content").to_owned(),
        year: fields.one("year").to_owned(),
        whole: fields.one("whole") == "yes",
    }
}

impl OfficeOfficer {
    /// The days of a form.
    ///
    /// # Errors
    /// The first mistake, with its line.
    pub fn calendar_days(&self, typed: &CalendarTyped) -> Result<Vec<CalendarDay>, FieldErrors> {
        let today = self.services.clock.today();
        let years = match typed.year.as_str() {
            "" => Years::any(today),
            year => year
                .parse()
                .ok()
                .and_then(|year| Years::only(year, today))
                .ok_or_else(|| FieldErrors::one("year", Problem::WrongYear))?,
        };
        calendar_file::read(typed.content.as_bytes(), years).map_err(|error| {
            let (problem, number) = error.problem();
            let mut errors = FieldErrors::default();
            errors.add_limit("content", problem, number);
            errors
        })
    }

    /// Renews the calendar. Sent twice it changes nothing the second time.
    ///
    /// # Errors
    /// [`ActError::Stale`] when what would change is not what was shown before.
    pub async fn import_calendar(&self, fields: &Fields) -> Result<(), ActError> {
        self.may_change(KEEPERS)?;
        let typed = typed(fields);
        let days = self.calendar_days(&typed)?;
        let (by, seen) = (self.officer.clone(), fields.one("seen").to_owned());
        detached(
            async move {
                let change = OfficeChange::begin(&by).await?;
                let plan = Plan::make(change.tx(), &days, typed.whole).await?;
                if plan.changes.is_empty() {
                    return Ok(());
                }
                if plan.mark() != seen {
                    return Err(ActError::Stale);
                }
                plan.carry_out(change.tx()).await?;
                let line = change.line(What::CalendarImported).about(plan.changes.len());
                Ok(change.done(line).await?)
            },
            || ActError::Interrupted,
        )
        .await
    }

    async fn preview(&self, typed: &CalendarTyped) -> Result<Option<CalendarPreview>, ReadError> {
        self.may_look(KEEPERS)?;
        let Ok(days) = self.calendar_days(typed) else { return Ok(None) };
        let db = self.services.db.reader();
        let plan = Plan::make(db, &days, typed.whole).await?;
        let visible = free_of_conflict(self.officer.official().standing());
        let effect = plan.effect(db, visible, NAMED).await?;
        let ids: Vec<i64> = effect.first.iter().map(|moved| moved.case_id).collect();
        let numbers = cases::numbers(db, &ids).await?;
        let first = effect.first.iter().filter_map(|moved| {
            let number = numbers.get(&moved.case_id)?.clone();
            Some(MovedDate { number, clock: moved.clock, from: moved.from, to: moved.to })
        });
        let effect = CalendarEffect {
            cases: effect.cases,
            later: effect.later,
            earlier: effect.earlier,
            kept: effect.kept,
            first: first.collect(),
        };
        Ok(Some(CalendarPreview { seen: plan.mark(), changes: plan.changes, effect }))
    }
}

#[async_trait]
impl CalendarDesk for OfficeOfficer {
    async fn calendar(&self, year: Option<i32>) -> Answer<CalendarView> {
        let reference = self.services.reference.get();
        let calendar = &reference.calendar;
        let mut years = calendar.years();
        years.extend(self.missing_year());
        let shown = year.unwrap_or_else(|| self.services.clock.today().year());
        if year.is_some_and(|year| !years.contains(&year)) {
            return Err(DeskError::NotFound);
        }
        let row = |year| CalendarYear {
            year,
            standing: calendar.standing(year),
            working_days: calendar.working_days_in(year),
        };
        Ok(CalendarView {
            years: years.into_iter().map(row).collect(),
            shown,
            days: calendar.of_year(shown).cloned().collect(),
        })
    }

    fn missing_year(&self) -> Option<i32> {
        self.services.reference.get().calendar.missing_official_year(self.services.clock.today())
    }

    async fn calendar_preview(&self, typed: &CalendarTyped) -> Answer<Option<CalendarPreview>> {
        self.preview(typed).await.map_err(DeskError::from)
    }
}
