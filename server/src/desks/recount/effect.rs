//! What a calendar would do to the dates of open cases, before it is one.

use domain::calendar::Calendar;
use domain::case::clock::Clock;
use sea_orm::{Condition, ConnectionTrait};
use time::Date;

use super::{Dates, READ};
use crate::store::cases::CaseError;
use crate::store::clocks::{self, Span};

/// A date that would move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub case_id: i64,
    pub clock: Clock,
    pub from: Date,
    pub to: Date,
}

/// What would become of the dates of open cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Cases of which a date would move.
    pub cases: u64,
    pub later: u64,
    pub earlier: u64,
    /// Dates that would be earlier and stay, because the sender was told.
    pub kept: u64,
    /// The first of the dates that would move.
    pub first: Vec<Moved>,
}

/// Counts the open dates anew under a calendar in which the days of `span` are others, in cases
/// that fit `visible`; `most` of those that would move are named. Nothing is changed.
///
/// # Errors
/// [`CaseError`].
pub async fn effect(
    db: &impl ConnectionTrait,
    calendar: &Calendar,
    span: Span,
    visible: Condition,
    most: usize,
) -> Result<Effect, CaseError> {
    let mut dates = Dates::under(calendar);
    let mut effect = Effect::default();
    let (mut after, mut last_case) = ((i64::MIN, 0), None);
    loop {
        let rows = clocks::counted_across(db, span, visible.clone(), after, READ).await?;
        let Some(last) = rows.last() else { return Ok(effect) };
        after = (last.case_id, last.id);
        for row in &rows {
            let run = clocks::run(row)?;
            let earlier = |told: Date| told == run.due_on && dates.counted(&run).is_some_and(|counted| counted < told);
            effect.kept += u64::from(run.told_due_on.is_some_and(earlier));
            let Some(to) = dates.moved(&run) else { continue };
            effect.later += u64::from(to > run.due_on);
            effect.earlier += u64::from(to < run.due_on);
            effect.cases += u64::from(last_case.replace(row.case_id) != Some(row.case_id));
            if effect.first.len() < most {
                effect.first.push(Moved { case_id: row.case_id, clock: run.clock, from: run.due_on, to });
            }
        }
    }
}
