use super::*;
use crate::calendar::tests::known;
use time::macros::date;

fn length(clock: Clock) -> Option<Length> {
    let (amount, unit) = match clock {
        Clock::Receipt => (1, Unit::WorkingDays),
        Clock::Acceptance => (3, Unit::WorkingDays),
        Clock::Classification | Clock::Transfer | Clock::Check | Clock::Request | Clock::PassOn => {
            (5, Unit::WorkingDays)
        }
        Clock::Publication => (7, Unit::WorkingDays),
        Clock::Notice | Clock::Supplement | Clock::AnswerAgain => (10, Unit::WorkingDays),
        Clock::Answer => (20, Unit::WorkingDays),
        Clock::Rating => (15, Unit::Days),
        Clock::Alarm => (45, Unit::Days),
    };
    Some(Length { version: 1, amount, unit })
}

fn make(runs: Vec<Run>, transition: Transition, today: Date) -> Vec<Run> {
    let (calendar, to) = (known(), transition.entry().to);
    follow(&Step { transition, to, today, calendar: &calendar, length: &length }, runs)
}

/// The moves one after the other, all on one day.
fn after_moves(moves: &[Transition]) -> Vec<Run> {
    moves.iter().fold(Vec::new(), |runs, transition| make(runs, *transition, date!(2026 - 10 - 05)))
}

fn running(runs: &[Run]) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = runs.iter().filter(|run| run.is_running()).map(|run| run.clock).collect();
    clocks.sort_by_key(|clock| clock.code());
    clocks
}

const TO_TRIAGE: [Transition; 3] = [Transition::Submit, Transition::Receive, Transition::StartTriage];

#[test]
fn sending_starts_the_receipt_the_notice_and_the_alarm() {
    let runs = after_moves(&[Transition::Submit]);
    assert_eq!(running(&runs), [Clock::Alarm, Clock::Notice, Clock::Receipt]);
    let due = |clock| runs.iter().find(|run| run.clock == clock).unwrap().due_on;
    assert_eq!(due(Clock::Receipt), date!(2026 - 10 - 06));
    assert_eq!(due(Clock::Notice), date!(2026 - 10 - 19));
    assert_eq!(due(Clock::Alarm), date!(2026 - 11 - 19));
    assert_eq!(main(&runs).unwrap().clock, Clock::Receipt);
}

#[test]
fn the_notice_ends_with_the_transfer_and_does_not_start_again_when_the_case_comes_back() {
    let transferred = [&TO_TRIAGE[..], &[Transition::ProposeTransfer, Transition::ApproveTransfer]].concat();
    assert_eq!(running(&after_moves(&transferred)), [Clock::Alarm, Clock::Acceptance]);
    let back = [&transferred[..], &[Transition::Return, Transition::Retriage]].concat();
    assert_eq!(running(&after_moves(&back)), [Clock::Alarm, Clock::Classification]);
}

#[test]
fn an_answer_is_checked_and_passed_on_and_then_rated() {
    let answered = [
        &TO_TRIAGE[..],
        &[
            Transition::ProposeTransfer,
            Transition::ApproveTransfer,
            Transition::Accept,
            Transition::Assign,
            Transition::ProposeAnswer,
            Transition::IssueAnswer,
        ],
    ]
    .concat();
    let mut runs = after_moves(&answered);
    assert_eq!(running(&runs), [Clock::Alarm, Clock::PassOn, Clock::Check]);
    runs = make(runs, Transition::Resolve, date!(2026 - 10 - 20));
    assert_eq!(running(&runs), [Clock::Publication, Clock::Rating]);
    let check = runs.iter().find(|run| run.clock == Clock::Check).unwrap();
    assert_eq!(check.end, Some((date!(2026 - 10 - 20), Ended::Late)));
    runs = make(runs, Transition::Close, date!(2026 - 11 - 10));
    assert!(running(&runs).is_empty());
    let rating = runs.iter().find(|run| run.clock == Clock::Rating).unwrap();
    assert_eq!(rating.end, Some((date!(2026 - 11 - 10), Ended::RunOut)));
}

#[test]
fn a_question_holds_the_fronts_clocks_and_gives_their_working_days_back() {
    let mut runs = after_moves(&TO_TRIAGE);
    runs = make(runs, Transition::AskReporter, date!(2026 - 10 - 07));
    assert_eq!(running(&runs), [Clock::Supplement, Clock::Alarm]);
    let held = runs.iter().find(|run| run.clock == Clock::Classification).unwrap();
    let pause = Pause { on: date!(2026 - 10 - 07), left: 3, reason: PauseReason::AwaitingReporter };
    assert_eq!(held.pause, Some(pause));

    runs = make(runs, Transition::Supplement, date!(2026 - 10 - 16));
    assert_eq!(running(&runs), [Clock::Alarm, Clock::Classification, Clock::Notice]);
    let due = |clock| runs.iter().find(|run| run.clock == clock && run.end.is_none()).unwrap().due_on;
    assert_eq!(due(Clock::Classification), date!(2026 - 10 - 21));
    assert_eq!(due(Clock::Notice), date!(2026 - 10 - 28));
    assert_eq!(due(Clock::Alarm), date!(2026 - 11 - 19), "the alarm does not stand still");
}

#[test]
fn what_ends_a_case_ends_every_clock() {
    let asked = [&TO_TRIAGE[..], &[Transition::AskReporter, Transition::Refuse]].concat();
    let runs = after_moves(&asked);
    assert!(running(&runs).is_empty());
    assert!(runs.iter().all(|run| run.end.is_some() && run.pause.is_none()));
}

#[test]
fn a_date_that_was_told_never_becomes_earlier() {
    let runs = after_moves(&[Transition::Submit]);
    let fewer_days_off = Calendar::default();
    for run in &runs {
        let moved = run.recounted(&fewer_days_off).unwrap();
        assert!(run.clock == Clock::Alarm || moved >= run.due_on, "{}", run.clock);
    }
    let notice = runs.into_iter().find(|run| run.clock == Clock::Notice).unwrap();
    let told = Run { due_on: date!(2026 - 10 - 21), told_due_on: Some(date!(2026 - 10 - 21)), ..notice };
    assert_eq!(told.recounted(&known()), Some(date!(2026 - 10 - 21)));
}

#[test]
fn without_a_length_a_clock_does_not_start() {
    let calendar = known();
    let step = Step {
        transition: Transition::Submit,
        to: State::Submitted,
        today: date!(2026 - 10 - 05),
        calendar: &calendar,
        length: &|clock| length(clock).filter(|_| clock != Clock::Notice),
    };
    assert_eq!(running(&follow(&step, Vec::new())), [Clock::Alarm, Clock::Receipt]);
}

#[test]
fn a_request_takes_the_place_of_the_rating_and_the_rating_begins_anew_when_it_is_declined() {
    let calendar = known();
    let turn = |runs: &mut Vec<Run>, clock: Option<Clock>, today| {
        turn_to(runs, clock.and_then(|clock| Some((clock, length(clock)?))), today, &calendar);
    };
    let resolved = [Transition::Submit, Transition::IssueAnswer, Transition::Resolve];
    let mut runs = after_moves(&resolved);
    turn(&mut runs, Some(Clock::Request), date!(2026 - 10 - 07));
    assert_eq!(main(&runs).map(|run| (run.clock, run.due_on)), Some((Clock::Request, date!(2026 - 10 - 14))));
    let again = runs.clone();
    turn(&mut runs, Some(Clock::Request), date!(2026 - 10 - 09));
    assert_eq!(runs, again, "the one that runs goes on");
    turn(&mut runs, Some(Clock::Rating), date!(2026 - 10 - 15));
    assert_eq!(main(&runs).map(|run| (run.clock, run.due_on)), Some((Clock::Rating, date!(2026 - 10 - 30))));
    let ended = runs.iter().find(|run| run.clock == Clock::Request).and_then(|run| run.end);
    assert_eq!(ended, Some((date!(2026 - 10 - 15), Ended::Late)));
    turn(&mut runs, None, date!(2026 - 10 - 16));
    assert_eq!(main(&runs), None);
}
