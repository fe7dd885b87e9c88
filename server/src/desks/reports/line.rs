//! A stored case as a month of reports counts it.

use domain::case::clock::run::Ended;
use domain::case::clock::{Clock, Owner, Run};
use domain::case::promise::PromiseState;
use domain::case::{State, Transition};
use domain::feedback::{Channel, Kind, Outcome};
use domain::follow_up::Rating;
use domain::reports::{Deeds, End, Line, Step, flow};
use domain::unit::UnitId;
use time::Date;

use crate::desks::custody::MOVED_FRONT;
use crate::desks::view;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::{events, ratings};
use crate::store::figures::Received;
use crate::store::{clocks, promises};

/// What the case adds to the days from `first` to `last`.
pub(super) fn of(
    reference: &Reference,
    case: &Received,
    history: &[events::Model],
    (first, last): (Date, Date),
) -> Result<Line, CaseError> {
    let row = &case.row;
    let within = |day: Date| first <= day && day <= last;
    // What came from another Front came here on the day on which it was passed on.
    let came = history.iter().rposition(|event| event.code == MOVED_FRONT);
    let here = came.map_or(history, |at| &history[at..]);
    let entered = came.map_or(row.received_on, |at| history[at].on_date);
    let steps = history
        .iter()
        .map(|event| Ok(Step { on: event.on_date, to: view::state(&event.to_state)? }))
        .collect::<Result<Vec<_>, CaseError>>()?;
    let flow = flow(entered, &steps, (first, last));
    let runs = case.clocks.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
    let settled = flow.ended.contains(&End::Settled);
    let settled_on = steps.iter().rev().find(|step| within(step.on) && step.to == State::Resolved).map(|step| step.on);
    let days = settled_on.or(row.closed_on).map(|on| (on - row.received_on).whole_days());
    let diverted = view::state(&row.state)? == State::Diverted;
    let category = reference.categories.iter().find(|category| category.code == row.main_category);
    let unit = row.handling_unit_id.map(UnitId);
    Ok(Line {
        kind: Kind::from_code(&row.kind).ok_or(CaseError::Code("cases.kind"))?,
        channel: Channel::from_code(&row.channel).ok_or(CaseError::Code("cases.channel"))?,
        group: category.map(|category| category.group.clone()).filter(|_| !diverted),
        level: unit.and_then(|unit| reference.tree.get(unit)).map(|unit| unit.level).filter(|_| !diverted),
        unit: unit.map(|unit| unit.0).filter(|_| !diverted),
        deeds: deeds(here, &runs, case, within)?,
        outcome: row.result.as_deref().and_then(Outcome::from_code).filter(|_| settled),
        days: days.filter(|_| settled).and_then(|days| u32::try_from(days).ok()),
        overdue: flow.closing && runs.iter().any(|run| is_overdue(run, last)),
        rating: case.rating.as_ref().filter(|rated| within(rated.on_date)).map(|rated| Line::rating(rating(rated))),
        flow,
    })
}

fn deeds(
    here: &[events::Model],
    runs: &[Run],
    case: &Received,
    within: impl Fn(Date) -> bool,
) -> Result<Deeds, CaseError> {
    let made = |wanted: fn(Transition) -> bool| {
        let of =
            |event: &&events::Model| within(event.on_date) && Transition::from_code(&event.code).is_some_and(wanted);
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
