use super::*;
use crate::errors::Problem;
use proptest::prelude::*;
use time::Duration;
use time::macros::date;

const TODAY: Date = date!(2026 - 11 - 30);
const PLACE: Place = Place { unit: UnitId(2), role: Role::UnitHead };

#[test]
fn an_absence_has_a_deputy_a_form_and_two_days() {
    let absence = Absence::check("7", "KT", "1/12/2026", "5/12/2026", TODAY).unwrap();
    assert_eq!((absence.deputy, absence.signs), (OfficerId(7), DeputySigns::ForTheHead));
    assert_eq!((absence.since, absence.until), (date!(2026 - 12 - 01), date!(2026 - 12 - 05)));
    let errors = Absence::check("", "", "", "", TODAY).unwrap_err();
    for field in ["deputy", "deputy_signs", "away_from", "away_until"] {
        assert_eq!(errors.of(field).map(|error| error.problem), Some(Problem::Required), "{field}");
    }
}

#[test]
fn an_absence_begins_today_or_later_ends_after_it_began_and_is_short() {
    for (since, until, field, problem) in [
        ("29/11/2026", "5/12/2026", "away_from", Problem::NotLater),
        ("5/12/2026", "4/12/2026", "away_until", Problem::NotLater),
        ("30/11/2026", "2/3/2027", "away_until", Problem::BeyondLimit),
        ("3/3/2027", "5/3/2027", "away_from", Problem::TooFarAhead),
        ("31/11/2026", "5/12/2026", "away_from", Problem::NoSuchDay),
        ("hôm nay", "5/12/2026", "away_from", Problem::BadDate),
    ] {
        let errors = Absence::check("7", "TL", since, until, TODAY).unwrap_err();
        assert_eq!(errors.of(field).map(|error| error.problem), Some(problem), "{since} {until}");
    }
    assert!(Absence::check("7", "TL", "30/11/2026", "1/3/2027", TODAY).is_ok());
    assert!(Absence::check("7", "TL", "30/11/2026", "30/11/2026", TODAY).is_ok());
}

#[test]
fn it_holds_on_its_first_and_last_day() {
    let absence = Absence::check("7", "TL", "1/12/2026", "5/12/2026", TODAY).unwrap();
    let held = absence.of(OfficerId(1), PLACE);
    let days = [(date!(2026 - 11 - 30), false), (date!(2026 - 12 - 01), true), (date!(2026 - 12 - 05), true)];
    for (day, holds) in days.into_iter().chain([(date!(2026 - 12 - 06), false)]) {
        assert_eq!(held.holds_on(day), holds, "{day}");
    }
    assert_eq!(DeputySigns::ByOrder.authority(), Authority::ByOrder);
}

#[test]
fn whoever_sees_other_cases_than_the_leader_does_not_stand_in() {
    for &own in Role::ALL {
        for &place in Role::ALL {
            let fits = may_stand_in(own, place);
            assert!(!fits || place.leads() && own.desk() == place.desk() && !own.never_reads(), "{own} for {place}");
        }
    }
    assert!(may_stand_in(Role::Triage, Role::FrontLeader) && !may_stand_in(Role::IdentityCustodian, Role::FrontLeader));
}

#[test]
fn an_approval_waits_two_working_days_and_no_longer() {
    let calendar = crate::calendar::tests::known();
    // Friday: Monday and Tuesday pass, on Wednesday it goes up.
    let since = date!(2026 - 11 - 27);
    for (day, ripe) in [(27, false), (30, false)] {
        assert_eq!(is_overripe(&calendar, since, date!(2026 - 11 - 01).replace_day(day).unwrap()), ripe, "{day}");
    }
    assert!(!is_overripe(&calendar, since, date!(2026 - 12 - 01)));
    assert!(is_overripe(&calendar, since, date!(2026 - 12 - 02)));
}

#[test]
fn who_drafted_or_is_away_does_not_count_as_there() {
    let own = Seat { role: Role::UnitHead, unit: PLACE.unit, stands_in: None };
    let absence = Absence::check("7", "KT", "1/12/2026", "5/12/2026", TODAY).unwrap();
    let in_place = Seat { stands_in: Some(absence.of(OfficerId(1), PLACE)), ..own };
    let (nobody, away) = (BTreeSet::new(), BTreeSet::from([OfficerId(1)]));
    assert!(may_decide(OfficerId(1), &own, Some(OfficerId(2)), &nobody));
    assert!(!may_decide(OfficerId(1), &own, Some(OfficerId(1)), &nobody));
    assert!(!may_decide(OfficerId(1), &own, None, &away));
    assert!(may_decide(OfficerId(7), &in_place, Some(OfficerId(2)), &away));
    for drafted_by in [1, 7] {
        assert!(!may_decide(OfficerId(7), &in_place, Some(OfficerId(drafted_by)), &away), "{drafted_by}");
    }
    assert!(!may_decide(OfficerId(7), &Seat { role: Role::Handler, ..own }, None, &nobody));
}

fn absence(deputy: i64, since: i64, days: i64) -> Absence {
    let since = TODAY + Duration::days(since);
    Absence { deputy: OfficerId(deputy), signs: DeputySigns::ByOrder, since, until: since + Duration::days(days) }
}

proptest! {
    /// Whatever is named one after the other: on no day does anybody stand in for somebody who stands in, and no
    /// place has two deputies of one leader.
    #[test]
    fn there_is_no_chain_of_deputies(wishes in proptest::collection::vec((0..4_i64, 0..4_i64, 0..20_i64, 0..9_i64), 1..12)) {
        let mut named: Vec<Deputation> = Vec::new();
        for (leader, deputy, since, days) in wishes {
            let (leader, wish) = (OfficerId(leader), absence(deputy, since, days));
            if leader != wish.deputy && wish.unfit(leader, PLACE, &named).is_none() {
                named.push(wish.of(leader, PLACE));
            }
        }
        for day in (0..30).map(|days| TODAY + Duration::days(days)) {
            let held: Vec<_> = named.iter().filter(|one| one.holds_on(day)).collect();
            for one in &held {
                prop_assert!(held.iter().all(|other| other.leader != one.deputy), "{day}: {held:?}");
                prop_assert_eq!(held.iter().filter(|other| other.leader == one.leader).count(), 1);
            }
        }
    }
}
