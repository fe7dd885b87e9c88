//! A stored case as a month of reports counts it.

use domain::case::clock::run::Ended;
use domain::case::clock::{Clock, Owner, Run};
use domain::case::promise::PromiseState;
use domain::case::{State, Transition};
use domain::feedback::{Channel, Kind, Outcome};
use domain::follow_up::Rating;
use domain::reports::{Cut, Deeds, End, Line, flow};
use domain::unit::UnitId;
use time::Date;

use super::stay::Stay;
use crate::desks::{list, view};
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::{events, ratings};
use crate::store::figures::Received;
use crate::store::{clocks, promises};

/// What the case adds to the days from `first` to `last` of a Front's months, which end as `cut` says.
pub(super) fn of(
    reference: &Reference,
    front: i64,
    case: &Received,
    history: &[events::Model],
    ((first, last), cut): ((Date, Date), Cut),
) -> Result<Line, CaseError> {
    let row = &case.row;
    let stay = Stay::of(front, row, history, cut)?;
    let within = |day: Date| first <= day && day <= last && stay.counts(day);
    let flow = flow(stay.entered.unwrap_or(row.received_on), &stay.steps, (first, last));
    let runs = case.clocks.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
    let settled = flow.ended.contains(&End::Settled);
    let settled_on = stay.steps.iter().rev().find(|step| within(step.on) && step.to == State::Resolved);
    let days = settled_on.map(|step| step.on).or(row.closed_on).map(|on| (on - row.received_on).whole_days());
    let diverted = view::state(&row.state)? == State::Diverted;
    let category = reference.categories.iter().find(|category| category.code == row.main_category);
    let unit = stay.unit(row).map(UnitId);
    Ok(Line {
        kind: Kind::from_code(list::kind_for_unit(row)).ok_or(CaseError::Code("cases.referred_kind"))?,
        channel: Channel::from_code(&row.channel).ok_or(CaseError::Code("cases.channel"))?,
        group: category.map(|category| category.group.clone()).filter(|_| !diverted),
        level: unit.and_then(|unit| reference.tree.get(unit)).map(|unit| unit.level).filter(|_| !diverted),
        unit: unit.map(|unit| unit.0).filter(|_| !diverted),
        deeds: deeds(&stay.here, &runs, case, within)?,
        outcome: row.result.as_deref().and_then(Outcome::from_code).filter(|_| settled),
        days: days.filter(|_| settled).and_then(|days| u32::try_from(days).ok()),
        overdue: flow.closing && runs.iter().any(|run| is_overdue(run, last)),
        rating: case.rating.as_ref().filter(|rated| within(rated.on_date)).map(|rated| Line::rating(rating(rated))),
        flow,
    })
}

fn deeds(
    here: &[&events::Model],
    runs: &[Run],
    case: &Received,
    within: impl Fn(Date) -> bool,
) -> Result<Deeds, CaseError> {
    let made = |wanted: fn(Transition) -> bool| {
        let of =
            |event: &&&events::Model| within(event.on_date) && Transition::from_code(&event.code).is_some_and(wanted);
        number(here.iter().filter(of).count())
    };
    let answered = |how: Ended| {
        let of = |run: &&Run| {
            let ended = run.end.is_some_and(|(on, end)| within(on) && end == how);
            ended && matches!(run.clock, Clock::Answer | Clock::AnswerAgain)
        };
        number(runs.iter().filter(of).count())
    };
    let states = case.promises.iter().filter(|row| row.decided_on.is_some_and(&within));
    let states = states.map(promises::state).collect::<Result<Vec<_>, _>>()?;
    let found = |state: PromiseState| number(states.iter().filter(|one| **one == state).count());
    Ok(Deeds {
        referred: made(Transition::refers),
        accepted: made(|made| made == Transition::Accept),
        returned: made(|made| made == Transition::Return),
        extended: made(|made| made == Transition::Extend),
        in_time: answered(Ended::InTime),
        late: answered(Ended::Late),
        kept: found(PromiseState::Kept),
        broken: found(PromiseState::Broken),
    })
}

/// A date of the Front or the unit had passed at the end of this day, and nothing had been done.
fn is_overdue(run: &Run, day: Date) -> bool {
    let owed = run.clock.owner() != Owner::Reporter && run.clock.is_told() && run.pause.is_none();
    let waits = run.end.is_none_or(|(on, _)| on > day);
    owed && waits && run.started_on <= day && run.due_on <= day
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn rating(row: &ratings::Model) -> Rating {
    let value = |stored: i32| u8::try_from(stored).unwrap_or_default();
    Rating { time: value(row.time), manner: value(row.manner), answer: value(row.answer), result: value(row.result) }
}
