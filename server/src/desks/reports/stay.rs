//! The time that a case spent in the hands of a Front, as its reports tell of it.
//!
//! A case that goes to another Front has ended here, and is taken up again if it comes back. A sender who withdraws ends
//! it, whatever they say of why: reports are read by those who may have made them. If the Front goes on by itself, that
//! shows when a unit has a letter about it again, and never in the month of the withdrawal: then it was taken up again.

use domain::case::{State, Transition};
use domain::reports::{Cut, Month, Step};
use time::Date;

use crate::desks::custody::MOVED_FRONT;
use crate::desks::view::{self, LEFT};
use crate::store::cases::CaseError;
use crate::store::entity::{cases, events};

pub(super) struct Stay<'a> {
    /// When it came; `None`: never.
    pub entered: Option<Date>,
    pub steps: Vec<Step>,
    /// What happened here and may show.
    pub here: Vec<&'a events::Model>,
    /// The day on which its sender left, and the one from which what goes on shows.
    left: Option<(Date, Option<Date>)>,
    /// The days on which it went away and came back.
    away: Vec<(Date, Option<Date>)>,
    /// It had a unit when it went, or when its sender left.
    had: Option<i64>,
    /// The row tells of now: it is here, and its sender has not left.
    present: bool,
}

impl<'a> Stay<'a> {
    pub(super) fn of(
        front: i64,
        row: &cases::Model,
        history: &'a [events::Model],
        cut: Cut,
    ) -> Result<Self, CaseError> {
        let mut at = history
            .iter()
            .find(|event| event.code == MOVED_FRONT)
            .map_or(row.front_id, |event| number(event, "from").unwrap_or(row.front_id));
        let entered = (at == front).then_some(row.received_on);
        let (here, had, present) = (Vec::new(), None, row.front_id == front);
        let mut stay = Self { entered, steps: Vec::new(), here, left: None, away: Vec::new(), had, present };
        for event in history {
            let to = view::state(&event.to_state)?;
            let moved = event.code == MOVED_FRONT;
            let was_here = at == front;
            if moved {
                at = number(event, "to").unwrap_or(row.front_id);
            }
            match (was_here, at == front) {
                (true, true) if event.code == LEFT && stay.left.is_none() => stay.leave(event.on_date),
                (true, true) => stay.go_on(event, to, cut),
                (true, false) => stay.depart(event.on_date),
                (false, true) => stay.arrive(event, to),
                // What it was like when it came.
                (false, false) if stay.entered.is_none() => stay.steps.push(Step { on: event.on_date, to }),
                (false, false) => {}
            }
        }
        Ok(stay)
    }

    /// Whether what was done on a day counts.
    pub(super) fn counts(&self, day: Date) -> bool {
        let entered = self.entered.is_some_and(|on| on <= day);
        let away = self.away.iter().any(|(from, until)| *from < day && until.is_none_or(|until| day < until));
        let hidden = self.left.is_some_and(|(on, again)| on < day && again.is_none_or(|again| day < again));
        entered && !away && !hidden
    }

    /// The unit that has it, or had it last, as far as this Front's reports tell.
    pub(super) fn unit(&self, row: &cases::Model) -> Option<i64> {
        if self.present && self.left.is_none() { row.handling_unit_id } else { self.had }
    }

    fn leave(&mut self, on: Date) {
        self.left = Some((on, None));
        self.steps.push(Step { on, to: State::Withdrawn });
    }

    fn go_on(&mut self, event: &'a events::Model, to: State, cut: Cut) {
        let on = event.on_date;
        let Some((left_on, again)) = self.left else {
            self.had = had(self.had, event, to);
            self.steps.push(Step { on, to });
            self.here.push(event);
            return;
        };
        let refers = Transition::from_code(&event.code).is_some_and(Transition::refers);
        let again = again.or_else(|| {
            let next = Month::of(left_on, cut).last_day(cut).and_then(Date::next_day);
            next.filter(|_| refers).map(|next| next.max(on))
        });
        self.left = Some((left_on, again));
        if let Some(again) = again {
            // What was done before it shows is not told; what it had come to by then is.
            self.steps.push(Step { on: on.max(again), to });
            if on >= again {
                self.here.push(event);
            }
        }
    }

    fn depart(&mut self, on: Date) {
        self.away.push((on, None));
        if self.left.is_none_or(|(_, again)| again.is_some()) {
            self.steps.push(Step { on, to: State::Merged });
        }
    }

    fn arrive(&mut self, event: &'a events::Model, to: State) {
        let on = event.on_date;
        if let Some((_, until)) = self.away.last_mut() {
            *until = Some(on);
        }
        self.entered.get_or_insert(on);
        if self.left.is_none_or(|(_, again)| again.is_some()) {
            self.steps.push(Step { on, to });
            self.here.push(event);
        }
    }
}

/// The unit that has it after an event: from the letter on, until it is classified again.
fn had(before: Option<i64>, event: &events::Model, to: State) -> Option<i64> {
    match Transition::from_code(&event.code) {
        Some(made) if made.refers() => number(event, "unit"),
        _ if to == State::Triage => None,
        _ => before,
    }
}

fn number(event: &events::Model, of: &str) -> Option<i64> {
    let details: serde_json::Value = serde_json::from_str(&event.details).ok()?;
    details.get(of)?.as_i64()
}
