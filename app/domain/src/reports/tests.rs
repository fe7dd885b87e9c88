use proptest::prelude::*;
use time::macros::date;
use time::{Date, Duration};

use super::*;
use crate::case::State;
use crate::feedback::{Channel, Kind, Outcome};

const FIRST: Date = date!(2026 - 08 - 15);
const LAST: Date = date!(2026 - 09 - 14);

fn step(on: Date, to: State) -> Step {
    Step { on, to }
}

fn line(flow: Flow) -> Line {
    Line {
        flow,
        kind: Kind::Report,
        channel: Channel::Web,
        group: Some("B".to_owned()),
        level: None,
        unit: Some(7),
        deeds: Deeds::default(),
        outcome: None,
        days: None,
        overdue: false,
        rating: None,
    }
}

#[test]
fn a_month_ends_on_the_day_of_the_cut_and_is_called_by_it() {
    let cut = Cut::default();
    let month = Month::of(date!(2026 - 09 - 14), cut);
    assert_eq!(month.to_string(), "2026-09");
    assert_eq!((month.first_day(cut), month.last_day(cut)), (Some(FIRST), Some(LAST)));
    assert_eq!(Month::of(date!(2026 - 12 - 15), cut).to_string(), "2027-01");
    let calendar = Month::of(date!(2027 - 02 - 28), Cut::MonthEnd);
    assert_eq!(calendar.first_day(Cut::MonthEnd), Some(date!(2027 - 02 - 01)));
    assert_eq!(calendar.last_day(Cut::MonthEnd), Some(date!(2027 - 02 - 28)));
    assert_eq!([Cut::parse("end"), Cut::parse("29"), Cut::parse("0")], [Some(Cut::MonthEnd), None, None]);
}

#[test]
fn a_period_is_read_back_as_it_is_written_and_knows_its_months() {
    for (code, kind, first) in [
        ("2026-09", "B01", "2026-09"),
        ("2026-Q1", "B02", "2026-01"),
        ("2026-6T", "B03", "2026-01"),
        ("2026-9T", "B04", "2026-01"),
        ("2026", "B05", "2026-01"),
    ] {
        let period = Period::parse(code).unwrap();
        assert_eq!((period.to_string().as_str(), period.kind().code()), (code, kind));
        let months = period.months();
        assert_eq!(months.len(), usize::from(period.kind().length()));
        assert_eq!(months[0].to_string(), first);
        assert_eq!(period.a_year_before().year(), 2025);
    }
    for code in ["", "2026-", "2026-13", "2026-1", "2026-Q5", "2026-Q", "20", "2026-3T", "năm"] {
        assert_eq!(Period::parse(code), None, "{code}");
    }
    let december = Month::parse("2026-12").unwrap();
    let ending: Vec<_> = ReportKind::ALL.iter().filter_map(|kind| Period::ending_with(*kind, december)).collect();
    assert_eq!(ending.iter().map(Period::to_string).collect::<Vec<_>>(), ["2026-12", "2026-Q4", "2026"]);
}

#[test]
fn what_came_before_and_ended_within_is_taken_from_the_stock() {
    let steps = [step(date!(2026 - 08 - 01), State::Submitted), step(date!(2026 - 09 - 14), State::Resolved)];
    let flow = flow(date!(2026 - 08 - 01), &steps, (FIRST, LAST));
    assert_eq!(flow, Flow { opening: true, ended: vec![End::Settled], ..Flow::default() });
}

#[test]
fn what_is_closed_after_it_was_settled_ends_once() {
    let steps = [step(date!(2026 - 08 - 20), State::Resolved), step(date!(2026 - 09 - 10), State::Closed)];
    let flow = flow(date!(2026 - 08 - 16), &steps, (FIRST, LAST));
    assert_eq!(flow, Flow { received: true, ended: vec![End::Settled], ..Flow::default() });
}

#[test]
fn what_is_taken_up_again_is_in_hand_again() {
    let steps = [step(date!(2026 - 07 - 20), State::NotAccepted), step(date!(2026 - 09 - 01), State::Triage)];
    let flow = flow(date!(2026 - 07 - 01), &steps, (FIRST, LAST));
    assert_eq!(flow, Flow { again: 1, closing: true, ..Flow::default() });
}

#[test]
fn what_was_entered_later_counts_on_the_day_on_which_it_came() {
    let steps = [step(date!(2026 - 09 - 20), State::Submitted)];
    let flow = flow(date!(2026 - 09 - 10), &steps, (FIRST, LAST));
    assert_eq!(flow, Flow { received: true, closing: true, ..Flow::default() });
}

#[test]
fn what_came_from_another_front_is_received_on_that_day_as_it_stood() {
    let steps = [step(date!(2026 - 08 - 16), State::Triage), step(date!(2026 - 09 - 01), State::Triage)];
    assert_eq!(
        flow(date!(2026 - 09 - 01), &steps, (FIRST, LAST)),
        Flow { received: true, closing: true, ..Flow::default() }
    );
    let settled = [step(date!(2026 - 08 - 16), State::Resolved), step(date!(2026 - 09 - 01), State::Resolved)];
    assert_eq!(flow(date!(2026 - 09 - 01), &settled, (FIRST, LAST)), Flow::default());
}

#[test]
fn of_a_longer_period_the_stock_is_that_of_its_ends() {
    let waits = line(Flow { opening: true, closing: true, ..Flow::default() });
    let part = |first, last| Part { line: &waits, first, last };
    let sheet = Sheet::of([part(true, false), part(false, false), part(false, true)]);
    assert_eq!((sheet.count(Measure::Opening), sheet.count(Measure::Closing)), (1, 1));
    assert!(sheet.reconciles());
}

#[test]
fn shares_and_the_middle_are_of_what_there_was() {
    let mut settled = line(Flow { opening: true, ended: vec![End::Settled], ..Flow::default() });
    settled.outcome = Some(Outcome::True);
    settled.deeds = Deeds { in_time: 2, late: 1, ..Deeds::default() };
    settled.rating = Some([5, 1, 4, 3]);
    let days = |days| Line { days: Some(days), ..settled.clone() };
    let lines = [days(3), days(40), days(9)];
    let sheet = Sheet::of(lines.iter().map(|line| Part { line, first: true, last: true }));
    assert_eq!((sheet.median_days, sheet.in_time_share()), (Some(9), Some(67)));
    assert_eq!([0, 1, 2, 3].map(|question| sheet.satisfied_share(question)), [100, 0, 100, 0].map(Some));
    assert_eq!(sheet.by(By::Outcome).collect::<Vec<_>>(), [("DUNG", 3)]);
    assert_eq!(Sheet::default().in_time_share(), None);
}

#[test]
fn others_read_the_ratings_of_those_months_in_which_enough_people_rated() {
    let mut rated = line(Flow { opening: true, ended: vec![End::Settled], ..Flow::default() });
    rated.rating = Some([5, 1, 4, 3]);
    let months = |sizes: [usize; 3]| sizes.map(|size| vec![Part { line: &rated, first: true, last: true }; size]);
    let shared = |sizes| Sheet::shared(&months(sizes));
    let all = |sizes| Sheet::of(months(sizes).into_iter().flatten());
    // Of no two reports the difference is what fewer than five people said.
    for (sizes, counts) in [([4, 4, 4], 0), ([5, 4, 1], 5), ([5, 0, 6], 11), ([0, 0, 0], 0)] {
        let sheet = shared(sizes);
        assert_eq!(sheet.count(Measure::Rated), counts, "{sizes:?}");
        assert_eq!(sheet.ratings.map(|levels| levels.iter().sum::<u32>()), [counts; 4]);
        assert_eq!(sheet.tells_ratings(), counts > 0);
        assert_eq!(sheet.count(Measure::Settled), all(sizes).count(Measure::Settled), "nothing else is left out");
    }
}

#[test]
fn a_line_is_read_back_as_it_was_stored() {
    let mut stored = line(Flow { received: true, ended: vec![End::Merged], ..Flow::default() });
    stored.deeds.referred = 1;
    let body = serde_json::to_string(&stored).unwrap();
    assert_eq!(serde_json::from_str::<Line>(&body).unwrap(), stored, "{body}");
}

/// A way through the states: each a few days after the one before.
fn ways() -> impl Strategy<Value = (Date, Vec<Step>)> {
    let step = (0i64..25, prop::sample::select(State::ALL));
    (0i64..150, prop::collection::vec(step, 0..12), 0i64..40).prop_map(|(came, steps, late)| {
        let entered = date!(2026 - 05 - 01) + Duration::days(came);
        let mut on = entered - Duration::days(late);
        let steps = steps.into_iter().map(|(days, to)| {
            on += Duration::days(days);
            super::Step { on, to }
        });
        (entered, steps.collect())
    })
}

/// Whether it is in hand at the end of a day.
fn in_hand(entered: Date, steps: &[Step], day: Date) -> bool {
    let state = steps.iter().rfind(|step| step.on <= day).map(|step| step.to);
    entered <= day && state.is_none_or(|state| End::of(state).is_none())
}

proptest! {
    #[test]
    fn what_came_in_is_what_went_out_and_what_is_left_whatever_happened(
        cases in prop::collection::vec(ways(), 0..20),
        kind in prop::sample::select(ReportKind::ALL),
    ) {
        let cut = Cut::default();
        let period = Period::ending_with(kind, Month::parse(match kind {
            ReportKind::Quarterly | ReportKind::Monthly | ReportKind::NineMonths => "2026-09",
            ReportKind::HalfYear => "2026-06",
            ReportKind::Yearly => "2026-12",
        }).unwrap()).unwrap();
        let months = period.months();
        let lines: Vec<Vec<Line>> = months
            .iter()
            .map(|month| {
                let days = (month.first_day(cut).unwrap(), month.last_day(cut).unwrap());
                cases.iter().map(|(entered, steps)| line(flow(*entered, steps, days))).collect()
            })
            .collect();
        let end = months.len() - 1;
        let parts = lines.iter().enumerate().flat_map(|(at, lines)| {
            lines.iter().map(move |line| Part { line, first: at == 0, last: at == end })
        });
        let sheet = Sheet::of(parts);
        prop_assert!(sheet.reconciles(), "{sheet:?}");
        // The stock is what a look at each case on that day says.
        let at = |day: Date| cases.iter().filter(|(entered, steps)| in_hand(*entered, steps, day)).count();
        let first = months[0].first_day(cut).unwrap();
        prop_assert_eq!(sheet.count(Measure::Opening) as usize, at(first.previous_day().unwrap()));
        prop_assert_eq!(sheet.count(Measure::Closing) as usize, at(months[end].last_day(cut).unwrap()));
        // And each month begins with what the one before left.
        for pair in lines.windows(2) {
            let left = pair[0].iter().map(|line| line.flow.closing);
            prop_assert!(left.eq(pair[1].iter().map(|line| line.flow.opening)));
        }
    }
}

#[test]
fn who_observes_reads_no_small_row_no_body_and_sums_that_stay_sums() {
    let received = || line(flow(FIRST, &[], (FIRST, LAST)));
    let mut lines: Vec<Line> = (0..9).map(|_| received()).collect();
    for (line, group) in lines.iter_mut().zip(["A", "A", "A", "A", "A", "A", "C", "C"]) {
        line.group = Some(group.to_owned());
    }
    lines[8].flow = flow(FIRST, &[step(FIRST, State::Merged)], (FIRST, LAST));
    let sheet = Sheet::of(lines.iter().map(|line| Part { line, first: true, last: true })).observed();
    assert_eq!(sheet.by(By::Unit).count() + sheet.by(By::Level).count(), 0);
    // C and B alone would be three: with A they are all.
    assert_eq!(sheet.by(By::Group).collect::<Vec<_>>(), [(TOGETHER, 9)]);
    assert_eq!(sheet.by(By::Kind).collect::<Vec<_>>(), [(Kind::Report.code(), 9)]);
    assert_eq!((sheet.count(Measure::Merged), sheet.count(Measure::Refused)), (0, 1));
    assert!(sheet.reconciles());
}

proptest! {
    #[test]
    fn no_row_of_who_observes_is_small_unless_it_is_all(sizes in prop::collection::vec(0u32..9, 0..8)) {
        let lines: Vec<Line> = sizes.iter().enumerate().flat_map(|(group, size)| {
            (0..*size).map(move |_| Line { group: Some(group.to_string()), ..line(flow(FIRST, &[], (FIRST, LAST))) })
        }).collect();
        let whole = Sheet::of(lines.iter().map(|line| Part { line, first: true, last: true }));
        let observed = whole.observed();
        let rows: Vec<u32> = observed.by(By::Group).map(|(_, count)| count).collect();
        prop_assert_eq!(rows.iter().sum::<u32>(), whole.count(Measure::Received));
        prop_assert!(rows.len() == 1 || rows.iter().all(|count| *count >= FEWEST_CASES));
        prop_assert!(observed.reconciles());
    }
}
