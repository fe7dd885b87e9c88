//! What was signed is there for everybody who reads the reports of a Front, wherever its cases are by now and whatever
//! keeps somebody from one: neither that it is missing nor a number of it tells of a case.

use app::paths;
use app::words::{Lang, fill, word};
use domain::case::State;
use domain::reports::{By, Measure, Period};
use time::Duration;

use super::kept::versions;
use super::signed::filed;
use super::{MONTH, address, count, front, of, over, reconciles, report};
use crate::support::browser::Answer;
use crate::support::case::{Case, DONG_LAT, PROVINCE};
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::world::World;

const OBSERVER: &str = "hdnd.tinh";
const KEPT: &str = "tiepnhan.donglat";

/// The council of the commune.
async fn observe(world: &World, login: &str) {
    world.appoint(login, "hdnd-dong-lat", "HDND", None).await;
    world.services.reference.reload(&world.services.db, world.services.clock.today()).await.unwrap();
}

fn observed(world: &World, period: &str) -> String {
    paths::observed_report(front(world), Period::parse(period).unwrap(), 1)
}

/// All that the sheet says, but when and for whom it was printed.
fn sheet(page: &Answer) -> String {
    page.html.split("data-paper").nth(1).unwrap().split("paper-foot").next().unwrap().to_owned()
}

/// The rows of a list.
fn rows(page: &Answer) -> String {
    page.html.split("<tbody").nth(1).unwrap().split("</tbody>").next().unwrap().to_owned()
}

async fn about_the_chairman(case: &Case<'_>) {
    let fields = [
        ("subject_unit", case.world.unit(DONG_LAT.unit).to_string()),
        ("subject_post", case.world.post(DONG_LAT.unit, "CHU_TICH_UBND").to_string()),
        ("category", "D1".to_owned()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    case.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
    assert_eq!(case.row().await.front_id, case.world.unit("mttq-tinh"));
}

#[tokio::test]
async fn a_tie_changes_nothing_of_what_an_observer_reads() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        name_the_handler(&case).await;
        Case::in_state(&world, State::Triage).await;
        over(&world).await;
        filed(&world, MONTH).await;
        observe(&world, OBSERVER).await;
        let look = async || {
            let mut observer = world.officer(OBSERVER).await;
            let list = observer.get(paths::UNIT_REPORTS).await.expect(200);
            (rows(&list), sheet(&observer.get(&observed(&world, MONTH)).await.expect(200)))
        };
        let before = look().await;
        assert!(before.0.contains("15/BC-MTTQ-BTT"));
        declare_tie(&world, OBSERVER, DONG_LAT.handler).await;
        assert_eq!(look().await, before);
    }
}

#[tokio::test]
async fn who_may_list_the_cases_reads_what_was_signed_without_the_one_that_is_kept_from_them() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    Case::in_state(&world, State::Triage).await;
    declare_tie(&world, KEPT, DONG_LAT.handler).await;
    over(&world).await;
    let signed = filed(&world, MONTH).await;
    let page = report(&world, KEPT, MONTH).await;
    assert!(page.html.contains("15/BC-MTTQ-BTT"), "that it is not there would tell more");
    let theirs = world.officer(KEPT).await.get(&signed).await.expect(200);
    assert_eq!((of(&page, Measure::Received), of(&theirs, Measure::Received)), (1, 1));
    reconciles(&theirs);
    let whole = world.officer(DONG_LAT.leader).await.get(&signed).await.expect(200);
    assert_eq!(of(&whole, Measure::Received), 2);
    // Not even in another place, where others read all of it.
    observe(&world, KEPT).await;
    observe(&world, OBSERVER).await;
    let read = async |login| world.officer(login).await.get(&observed(&world, MONTH)).await.expect(200);
    let own = of(&report(&world, KEPT, MONTH).await, Measure::Received);
    assert!(own < 2 && of(&read(KEPT).await, Measure::Received) == own, "as their own page says");
    assert_eq!(of(&read(OBSERVER).await, Measure::Received), 2);
}

#[tokio::test]
async fn whoever_files_it_those_who_observe_read_all_of_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    Case::in_state(&world, State::Triage).await;
    declare_tie(&world, DONG_LAT.leader, DONG_LAT.handler).await;
    over(&world).await;
    let signed = filed(&world, MONTH).await;
    observe(&world, OBSERVER).await;
    let theirs = world.officer(DONG_LAT.leader).await.get(&signed).await.expect(200);
    let observers = world.officer(OBSERVER).await.get(&observed(&world, MONTH)).await.expect(200);
    assert_eq!((of(&theirs, Measure::Received), of(&observers, Measure::Received)), (1, 2));
}

#[tokio::test]
async fn the_year_before_is_that_of_the_cases_of_which_the_reader_may_know() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    over(&world).await;
    world.wait(Duration::days(345));
    Case::sent(&world).await;
    world.wait(Duration::days(30));
    count(&world).await;
    let signed = filed(&world, "2027-11").await;
    declare_tie(&world, KEPT, DONG_LAT.handler).await;
    let same = fill(Lang::Vi, "report-year-before-same", &[("before", 1.into())]);
    let none = word(Lang::Vi, "report", "year-before-none");
    for (login, says) in [(DONG_LAT.leader, &same), (KEPT, &none)] {
        let mut officer = world.officer(login).await;
        for path in [address(front(&world), "2027-11"), signed.clone()] {
            let page = officer.get(&path).await.expect(200);
            assert!(page.html.contains(says.as_str()), "{login} at {path}");
        }
    }
}

#[tokio::test]
async fn a_month_stays_as_it_was_when_a_case_of_it_goes_to_another_front() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        Case::in_state(&world, State::Triage).await;
        over(&world).await;
        let signed = filed(&world, MONTH).await;
        observe(&world, OBSERVER).await;
        let here = observed(&world, MONTH);
        let look = async || {
            let mut seen = Vec::new();
            for login in [DONG_LAT.leader, DONG_LAT.triage, KEPT] {
                let mut officer = world.officer(login).await;
                for path in [signed.clone(), address(front(&world), MONTH)] {
                    seen.push(sheet(&officer.get(&path).await.expect(200)));
                }
            }
            let mut observer = world.officer(OBSERVER).await;
            seen.push(rows(&observer.get(paths::UNIT_REPORTS).await.expect(200)));
            seen.push(sheet(&observer.get(&here).await.expect(200)));
            seen
        };
        let before = look().await;
        about_the_chairman(&case).await;
        let after = look().await;
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after);
        }
        let again = [("action", "count-again"), ("correction", "CHINH_LY_HO_SO")];
        world.officer(DONG_LAT.leader).await.post(&address(front(&world), MONTH), &again).await.moved_on();
        world.wait(Duration::days(31));
        count(&world).await;
        // What was left then was here when the next month began, and has gone since.
        let page = report(&world, DONG_LAT.leader, "2026-12").await.expect(200);
        let stock = [Measure::Opening, Measure::Received, Measure::Merged, Measure::Closing];
        assert_eq!(stock.map(|measure| of(&page, measure)), [2, 0, 1, 1]);
        reconciles(&page);
        let there = address(world.unit("mttq-tinh"), "2026-12");
        let there = world.officer(PROVINCE.leader).await.get(&there).await.expect(200);
        assert_eq!((of(&there, Measure::Received), of(&there, Measure::Closing)), (1, 1));
        assert_eq!(of(&report(&world, DONG_LAT.leader, MONTH).await, Measure::Received), 2);
        assert!(versions(&world).await.iter().any(|(month, version)| month == MONTH && *version == 1));
    }
}

#[tokio::test]
async fn what_few_people_said_of_how_they_were_served_does_not_leave_the_front() {
    let world = World::new().await;
    for _ in 0..4 {
        Case::sent(&world).await.come_to(State::Closed).await;
    }
    over(&world).await;
    observe(&world, OBSERVER).await;
    let signed = filed(&world, MONTH).await;
    let draft = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
    assert!(draft.html.contains("data-unprinted") && of(&draft, Measure::Rated) == 4);
    let mut observer = world.officer(OBSERVER).await;
    let mut leader = world.officer(DONG_LAT.leader).await;
    for page in [observer.get(&observed(&world, MONTH)).await, leader.get(&signed).await] {
        assert!(page.says("report-ratings-few") && !page.says("report-ratings"), "{}", page.path);
        assert!(!page.html.contains("data-figure=\"DANH_GIA\""), "{}", page.path);
    }
}

#[tokio::test]
async fn what_many_people_said_of_how_they_were_served_is_in_the_report() {
    let world = World::new().await;
    for _ in 0..5 {
        Case::sent(&world).await.come_to(State::Closed).await;
    }
    over(&world).await;
    observe(&world, OBSERVER).await;
    filed(&world, MONTH).await;
    let page = world.officer(OBSERVER).await.get(&observed(&world, MONTH)).await.expect(200);
    assert!(of(&page, Measure::Rated) == 5 && page.says("report-ratings"));
    let draft = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
    assert!(!draft.html.contains("data-unprinted") && of(&draft, Measure::Rated) == 5);
}

#[tokio::test]
async fn nothing_that_an_observer_reads_stands_beside_the_list_of_their_own_body() {
    let world = World::new().await;
    for _ in 0..2 {
        Case::in_state(&world, State::Transferred).await;
    }
    about_the_chairman(&Case::in_state(&world, State::Triage).await).await;
    over(&world).await;
    let signed = filed(&world, MONTH).await;
    observe(&world, OBSERVER).await;
    let page = world.officer(OBSERVER).await.get(&observed(&world, MONTH)).await.expect(200);
    let inside = world.officer(DONG_LAT.leader).await.get(&signed).await.expect(200);
    for (by, stands) in [(By::Unit, false), (By::Level, false), (By::Group, true), (By::Kind, true)] {
        let caption = word(Lang::Vi, "report-by", by.code());
        assert!(inside.html.contains(&caption), "{by}");
        assert_eq!(page.html.contains(&caption), stands, "{by}");
    }
    assert!(page.html.contains(&word(Lang::Vi, "report", "together")), "three of a group are few");
    for measure in [Measure::Merged, Measure::Referred, Measure::Withdrawn] {
        assert!(!page.html.contains(&format!("data-figure=\"{measure}\"")), "{measure}");
    }
    assert!(page.says("report-ended-otherwise") && page.says("report-about-observed"));
    reconciles(&inside);
}
