//! Everything that is published at once, looked at by somebody who puts all of it together.

mod judge;

use proptest::prelude::*;
use time::macros::date;

use super::quarter::DIVISIONS;
use super::*;
use crate::feedback::Outcome;
use crate::small_counts::is_small;
use crate::unit::{AreaId, UnitId};
use judge::{Judge, Seen};

fn first() -> Quarter {
    Quarter::of(date!(2026 - 01 - 01))
}

fn answer(late: bool, outcome: Outcome, first: bool) -> Fate {
    Fate::Answered(Answer {
        late,
        outcome: Some(outcome),
        satisfaction: Satisfaction::NotRated,
        first,
        kept: Kept::Nothing,
        days: 20,
    })
}

/// Every fate that the populations below have.
fn fates() -> Vec<Fate> {
    let mut all = vec![Fate::InHand { overdue: false }, Fate::InHand { overdue: true }, Fate::EndedOtherwise];
    for late in [false, true] {
        for outcome in [Outcome::True, Outcome::NotTrue] {
            all.extend([true, false].map(|first| answer(late, outcome, first)));
        }
    }
    all
}

/// Every case there can be: three months and two groups, and of three provinces the communes and units.
fn types() -> Vec<Counted> {
    let mut all = Vec::new();
    for month in [1, 2, 4] {
        for group in ["A", "B"] {
            for (province, commune, unit) in (0..12).map(|n| (n / 4, n / 2, n)) {
                all.extend(fates().into_iter().map(|fate| Counted {
                    month,
                    group: group.to_owned(),
                    province: Some(AreaId(province + 1)),
                    commune: Some(AreaId(commune + 11)).filter(|_| commune % 2 == 0),
                    unit: Some(UnitId(unit + 101)),
                    fate,
                    readable: false,
                }));
            }
        }
    }
    all
}

/// All that is published of two quarters and of their year, with what each cell counts.
fn published(cases: &[Counted]) -> Vec<Seen> {
    let quarters = [first(), first().next()];
    let of = |quarter: Quarter| cases.iter().filter(|case| quarter.months().contains(&case.month)).cloned().collect();
    let waited = quarters.map(|of_year| {
        let cases: Vec<Counted> = of(of_year);
        let still = cases.iter().filter(|case| matches!(case.fate, Fate::InHand { overdue: true })).count() as u64;
        Waited { quarter: of_year, sheets: quarter(of_year, &cases), leaves: leaves(&cases), still }
    });
    let mut seen = Vec::new();
    for part in &waited {
        seen.extend(part.sheets.iter().flat_map(|sheet| judge::seen(&part.quarter.months(), NO_PLACE, sheet)));
    }
    let all: Vec<u8> = (1..=12).collect();
    for (place, sheets) in year(2026, &waited) {
        seen.extend(sheets.iter().flat_map(|sheet| judge::seen(&all, place, sheet)));
    }
    seen
}

fn any_cases() -> impl Strategy<Value = Vec<Counted>> {
    let all = types();
    // Few places and fates have most of the cases, as it is; the others have one or two.
    let one = (0..all.len(), 0..all.len(), 1_usize..9, any::<bool>());
    proptest::collection::vec(one, 1..30).prop_map(move |picked| {
        let cases = picked.into_iter().flat_map(|(a, b, times, readable)| {
            let case = Counted { readable: readable && times == 1, ..all[a.min(b)].clone() };
            std::iter::repeat_n(case, times)
        });
        cases.collect()
    })
}

#[test]
fn without_what_is_left_out_beside_them_small_counts_could_be_computed() {
    let many = |fate: Fate, place: i64, times: usize| {
        let there = types().into_iter().find(|case| case.province == Some(AreaId(place))).expect("a place");
        std::iter::repeat_n(Counted { fate, ..there }, times)
    };
    let in_time = || answer(false, Outcome::True, true);
    let cases: Vec<Counted> = many(in_time(), 1, 30)
        .chain(many(Fate::InHand { overdue: true }, 1, 2))
        .chain(many(in_time(), 2, 20))
        .chain(many(Fate::InHand { overdue: true }, 2, 9))
        .collect();
    let seen = published(&cases);
    assert_eq!(Judge::new(types(), &seen).computed(&seen), 0);
    assert!(seen.iter().any(|cell| cell.shown.is_none()));
    let careless: Vec<Seen> = seen
        .into_iter()
        .map(|cell| {
            let count = judge::count(&cell, &cases);
            Seen { shown: Some(count).filter(|count| !is_small(*count)), ..cell }
        })
        .collect();
    assert!(Judge::new(types(), &careless).computed(&careless) > 0, "the judge sees nothing");
}

#[test]
fn what_is_shown_is_what_was_counted() {
    let cases: Vec<Counted> = types().into_iter().flat_map(|case| std::iter::repeat_n(case, 6)).collect();
    let seen = published(&cases);
    assert!(
        seen.iter().all(|cell| cell.shown == Some(judge::count(cell, &cases))),
        "nothing is small, nothing is left out"
    );
    let standing = &quarter(first(), &cases)[0];
    assert_eq!(
        standing.whole.as_ref().unwrap().cells,
        [Some(1152), Some(1152), Some(288), Some(288), Some(288), Some(3168)]
    );
    assert_eq!(standing.whole.as_ref().unwrap().median, Some(20));
}

/// The tables of answers of the first quarter.
fn of_answers(cases: &[Counted]) -> Vec<(By, Measure)> {
    let sheets = quarter(first(), cases);
    sheets.iter().map(|sheet| (sheet.by, sheet.measure)).filter(|(_, measure)| *measure != Measure::Standing).collect()
}

#[test]
fn what_is_asked_of_answers_is_told_by_month_and_by_group_beside_places() {
    let cases: Vec<Counted> = types().into_iter().flat_map(|case| std::iter::repeat_n(case, 6)).collect();
    let expected = Measure::OF_ANSWERS.into_iter().flat_map(|measure| DIVISIONS.map(|by| (by, measure)));
    assert_eq!(of_answers(&cases), expected.collect::<Vec<_>>());
}

#[test]
fn where_results_go_with_something_else_they_are_told_by_place_alone() {
    let there = |place: i64, month: u8, group: &str, fate: &Fate| {
        let found = |case: &Counted| case.province == Some(AreaId(place)) && case.month == month && case.group == group;
        Counted { fate: fate.clone(), ..types().into_iter().find(found).expect("a place") }
    };
    let of = |late: Fate, in_time: Fate| -> Vec<Counted> {
        let mut cases = Vec::new();
        for (month, group) in [(1, "A"), (1, "B"), (2, "A"), (2, "B")] {
            cases.extend(std::iter::repeat_n(there(1, month, group, &late), 10));
            cases.extend(std::iter::repeat_n(there(2, month, group, &in_time), 10));
        }
        cases
    };
    let apart = of(answer(true, Outcome::True, true), answer(false, Outcome::NotTrue, true));
    let by_place = Measure::OF_ANSWERS.map(|measure| (By::Place, measure));
    assert_eq!(of_answers(&apart), by_place, "what is true is late, here and there");
    let mut elsewhere = of(answer(true, Outcome::True, true), answer(false, Outcome::True, true));
    elsewhere.extend(std::iter::repeat_n(there(3, 1, "A", &answer(true, Outcome::True, false)), 10));
    elsewhere.push(there(2, 4, "B", &answer(false, Outcome::True, true)));
    assert_eq!(of_answers(&elsewhere), by_place, "what was sent back is of a place where all is late");
    let alike = of(answer(false, Outcome::True, true), answer(false, Outcome::True, true));
    assert_eq!(of_answers(&alike).len(), 12);
}

#[test]
fn shares_are_of_no_fewer_than_twenty_and_of_nothing_that_is_left_out() {
    let line = |cells: &[Option<u64>]| Line { key: String::new(), cells: cells.to_vec(), median: None };
    let share = |measure, cells: &[Option<u64>]| {
        let sheet = Sheet { by: By::Place, measure, whole: None, lines: vec![] };
        sheet.share(&line(cells)).map(|share| (share.part, share.of, share.percent()))
    };
    let standing = [Some(30), Some(10), Some(9), Some(0), Some(0), Some(49)];
    assert_eq!(share(Measure::Standing, &standing), Some((30, 40, 75)));
    assert_eq!(share(Measure::Standing, &[Some(14), Some(5), None, None, None, None]), None);
    assert_eq!(share(Measure::Standing, &[Some(30), None, Some(9), Some(0), Some(0), None]), None);
    assert_eq!(share(Measure::Satisfaction, &[Some(20), Some(10), Some(10), Some(99)]), Some((20, 40, 50)));
    assert_eq!(share(Measure::Promise, &[Some(500), Some(19), Some(1), Some(7)]), Some((19, 20, 95)));
    assert_eq!(share(Measure::FirstAnswer, &[Some(199), Some(1)]), Some((199, 200, 100)));
    assert_eq!(share(Measure::Outcome, &[Some(20); 10]), None);
}

/// Numbers that look like chance and are the same each time.
fn chance(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

#[test]
fn of_a_whole_country_most_of_what_is_counted_is_shown() {
    let (fates, mut seed) = (fates(), 7);
    let mut cases = Vec::new();
    for province in 1..=34 {
        for _ in 0..60 + chance(&mut seed, 400) {
            // Nine of ten are answered in time, or as good as.
            let fate = if chance(&mut seed, 10) < 7 { 3 + chance(&mut seed, 4) } else { chance(&mut seed, 11) };
            cases.push(Counted {
                month: 1 + chance(&mut seed, 3) as u8,
                group: ["A", "B", "C", "D", "F", "G"][chance(&mut seed, 6) as usize].to_owned(),
                province: Some(AreaId(province)),
                commune: Some(AreaId(100 * province + chance(&mut seed, 90) as i64)),
                unit: None,
                fate: fates[fate as usize].clone(),
                readable: chance(&mut seed, 5) == 0,
            });
        }
    }
    for sheet in quarter(first(), &cases) {
        let cells: usize = sheet.lines.iter().map(|line| line.cells.len()).sum();
        assert!(sheet.left_out() * 3 < cells, "{} {}: {} of {cells}", sheet.by, sheet.measure, sheet.left_out());
    }
}

#[test]
fn a_year_adds_up_its_quarters_and_tells_how_many_still_wait() {
    let cases: Vec<Counted> = types().into_iter().flat_map(|case| std::iter::repeat_n(case, 6)).collect();
    let waited = |of_year: Quarter| {
        let of = |case: &&Counted| of_year.months().contains(&case.month);
        let cases: Vec<Counted> = cases.iter().filter(of).cloned().collect();
        Waited { quarter: of_year, sheets: quarter(of_year, &cases), leaves: leaves(&cases), still: 100 }
    };
    let pages = year(2026, &[waited(first()), waited(first().next())]);
    let country = &pages[&NO_PLACE];
    assert_eq!(country[0].whole.as_ref().unwrap().cells.last(), Some(&Some(3168 / 2 * 3)));
    assert_eq!(country[0].lines.iter().map(|line| line.key.as_str()).collect::<Vec<_>>(), ["01", "02", "04"]);
    let waiting = country.last().expect("a table");
    assert_eq!(waiting.measure, Measure::Waiting);
    assert_eq!(waiting.lines[0].cells, [Some(476), Some(100)]);
    assert_eq!(pages.keys().copied().collect::<Vec<_>>(), [0, 1, 2, 3, 11, 13, 15]);
    assert_eq!(pages[&1].iter().map(|sheet| sheet.by).collect::<Vec<_>>(), [By::Place, By::Unit]);
}

/// The same with some that are answered as most are in every month, group and place, so that results are told by each
/// of these.
fn much_alike() -> impl Strategy<Value = Vec<Counted>> {
    let usual: Vec<Counted> = types().into_iter().filter(is_usual).collect();
    (proptest::collection::vec(0_usize..4, usual.len()), any_cases()).prop_map(move |(times, others)| {
        let cases = usual.iter().zip(times).flat_map(|(case, times)| std::iter::repeat_n(case.clone(), times));
        cases.chain(others).collect()
    })
}

fn is_usual(case: &Counted) -> bool {
    case.answer().is_some_and(|answer| !answer.late && answer.first && answer.outcome == Some(Outcome::True))
}

fn nothing_is_told_that_is_left_out(cases: &[Counted]) -> Result<(), TestCaseError> {
    let seen = published(cases);
    prop_assert_eq!(Judge::new(types(), &seen).computed(&seen), 0);
    let unread: Vec<Counted> = cases.iter().filter(|case| !case.readable).cloned().collect();
    for cell in seen {
        let (count, unread) = (judge::count(&cell, cases), judge::count(&cell, &unread));
        let right = |shown| shown == count && !is_small(shown) && !is_small(unread);
        prop_assert!(cell.shown.is_none_or(right), "{}: {} and {}", cell.name, count, unread);
    }
    Ok(())
}

proptest! {
    #[test]
    fn nothing_that_is_left_out_can_be_computed_from_all_that_is_published(cases in any_cases()) {
        nothing_is_told_that_is_left_out(&cases)?;
    }
}

proptest! {
    // Each of these countries is large.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn nor_where_results_are_told_by_month_and_by_group_as_well(cases in much_alike()) {
        prop_assume!(of_answers(&cases).len() > Measure::OF_ANSWERS.len());
        nothing_is_told_that_is_left_out(&cases)?;
    }
}
