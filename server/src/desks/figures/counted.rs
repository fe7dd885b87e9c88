//! A stored case as the figures count it.

use domain::case::State;
use domain::case::clock::run::Ended;
use domain::case::clock::{Clock, Owner, Run};
use domain::feedback::{AccessLevel, Outcome};
use domain::figures::{Answer, Counted, Fate, Kept, Matter, Satisfaction, is_counted};
use domain::follow_up::Rating;
use domain::publication::NEVER_GROUP;
use domain::unit::{AreaId, UnitId};
use time::Date;

use crate::desks::view;
use crate::reference::Reference;
use crate::store::cases::CaseError;
use crate::store::entity::ratings;
use crate::store::figures::Received;
use crate::store::{answers, clocks, promises};

/// The case as it stands before `today`; `None` when it is never counted.
pub(super) fn counted(reference: &Reference, case: &Received, today: Date) -> Result<Option<Counted>, CaseError> {
    let row = &case.row;
    let group = |code: &str| {
        let category = reference.categories.iter().find(|category| category.code == code)?;
        Some(category.group.clone()).filter(|group| group != NEVER_GROUP)
    };
    let state = view::state(&row.state)?;
    let main = group(&row.main_category);
    let matter = Matter {
        state,
        never_group: main.is_none() || case.categories.iter().any(|category| group(&category.code).is_none()),
        access: AccessLevel::from_code(&row.access_level).ok_or(CaseError::Code("cases.access_level"))?,
        endangered: row.urgent || row.child || row.retaliation,
    };
    let Some(group) = main.filter(|_| is_counted(matter)) else { return Ok(None) };
    let runs = case.clocks.iter().map(clocks::run).collect::<Result<Vec<_>, _>>()?;
    let fate = match state {
        State::Remedy | State::Resolved | State::Closed => Fate::Answered(answer(case, &runs)?),
        State::NotAccepted | State::Withdrawn | State::Merged | State::Diverted => Fate::EndedOtherwise,
        _ => Fate::InHand { overdue: runs.iter().any(|run| is_overdue(run, today)) },
    };
    Ok(Some(Counted {
        month: row.received_on.month().into(),
        group,
        province: row.province_id.map(AreaId),
        commune: row.commune_id.map(AreaId),
        unit: row.handling_unit_id.map(UnitId),
        fate,
        readable: case.readable,
    }))
}

/// A limit of the Front or the unit has passed.
fn is_overdue(run: &Run, today: Date) -> bool {
    let owed = run.clock.owner() != Owner::Reporter && run.clock.is_told();
    owed && run.is_running() && run.due_on < today
}

fn answer(case: &Received, runs: &[Run]) -> Result<Answer, CaseError> {
    let issued: Vec<_> = case
        .answers
        .iter()
        .filter(|row| matches!(row.status.as_str(), answers::ISSUED | answers::RELEASED | answers::SENT_BACK))
        .collect();
    let released = issued.iter().rev().find(|row| row.status == answers::RELEASED);
    let promised = case.promises.iter().filter(|row| released.is_some_and(|answer| answer.id == row.answer_id));
    let promised = promised.map(promises::state).collect::<Result<Vec<_>, _>>()?;
    // What was handed on to a body that owes no answer, or closed without one, ended when the rating began.
    let ended = runs.iter().rev().find(|run| run.clock == Clock::Rating).map(|run| run.started_on);
    let on = released.and_then(|row| row.released_on).or(ended).or(case.row.closed_on);
    let days = on.map_or(0, |on| (on - case.row.received_on).whole_days());
    Ok(Answer {
        late: is_late(runs),
        outcome: case.row.result.as_deref().and_then(Outcome::from_code),
        satisfaction: Satisfaction::of(case.rating.as_ref().map(rating)),
        first: issued.first().is_none_or(|row| row.status == answers::RELEASED),
        kept: Kept::of(&promised),
        days: u32::try_from(days).unwrap_or_default(),
    })
}

/// A limit of the unit's answer had passed; where no unit was asked, a limit of the Front's.
fn is_late(runs: &[Run]) -> bool {
    let of = |clocks: &'static [Clock]| runs.iter().filter(|run| clocks.contains(&run.clock));
    let late = |run: &Run| matches!(run.end, Some((_, Ended::Late)));
    let units = || of(&[Clock::Answer, Clock::AnswerAgain]);
    if units().next().is_some() { units().any(late) } else { of(&[Clock::Classification, Clock::Transfer]).any(late) }
}

fn rating(row: &ratings::Model) -> Rating {
    let value = |stored: i32| u8::try_from(stored).unwrap_or_default();
    Rating { time: value(row.time), manner: value(row.manner), answer: value(row.answer), result: value(row.result) }
}
