//! What was counted stays; what is corrected is a version beside it. And whoever is kept from a case reads reports
//! in which there is none.

use app::paths;
use std::collections::BTreeSet;

use domain::calendar::Calendar;
use domain::case::State;
use domain::case::clock::{Clock, Length, Run};
use domain::conflict::Hat;
use domain::deadline::Unit;
use domain::reports::{End, Measure};
use domain::unit::UnitId;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sea_orm::{ConnectionTrait, EntityTrait};
use server::desks::reports::run_reports;
use server::store::cases::{self, Content};
use server::store::entity::{reports, signed_reports};
use server::store::events::{self, Cause, NewEvent};
use server::store::filling::{self, NewCase};
use time::Duration;

use super::{MONTH, address, count, figure, front, listed, of, over, reconciles, report};
use crate::support::case::{Case, DONG_LAT};
use crate::support::entry::Written;
use crate::support::told::{declare_tie, name_the_handler};
use crate::support::world::World;

/// Enters a letter that came on the last day of the month.
async fn a_letter_that_came_earlier(world: &World) {
    let mut clerk = world.officer("tiepnhan.donglat").await;
    Written::default().with("came_on", "14/11/2026").enter(world, &mut clerk).await;
}

async fn count_again(world: &World, login: &str, why: &str) -> u16 {
    let body = [("action", "count-again"), ("correction", why)];
    let mut officer = world.officer(login).await;
    let answer = officer.post(&address(front(world), MONTH), &body).await;
    if answer.status == 303 {
        let page = officer.follow(&answer).await.expect(200);
        assert!(page.says("desk-done-counted-again") && page.mark("data-done").as_deref() == Some("counted-again"));
    }
    answer.status.as_u16()
}

pub(super) async fn versions(world: &World) -> Vec<(String, i32)> {
    let rows = reports::Entity::find().all(world.services.db.reader()).await.unwrap();
    let mut here: Vec<_> = rows.into_iter().filter(|row| row.front_id == front(world)).collect();
    here.sort_by_key(|row| row.id);
    here.into_iter().map(|row| (row.month, row.version)).collect()
}

#[tokio::test]
async fn a_correction_is_a_further_version_and_the_first_one_stays() {
    for world in World::everywhere().await {
        Case::in_state(&world, State::Triage).await;
        over(&world).await;
        a_letter_that_came_earlier(&world).await;
        assert_eq!(of(&report(&world, DONG_LAT.leader, MONTH).await, Measure::Received), 1, "it was counted");
        assert_eq!(count_again(&world, DONG_LAT.triage, "NHAP_SAU_KY").await, 422, "who leads decides it");
        assert_eq!(count_again(&world, DONG_LAT.leader, "").await, 422, "and says why");
        assert_eq!(count_again(&world, DONG_LAT.leader, "NHAP_SAU_KY").await, 303);
        let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
        assert_eq!((of(&page, Measure::Received), of(&page, Measure::Closing)), (2, 2));
        reconciles(&page);
        assert!(page.html.contains("data-version=\"2\"") && page.says("report-correction-NHAP_SAU_KY"));
        let mut leader = world.officer(DONG_LAT.leader).await;
        let first = leader.get(&format!("{}?ban=1", address(front(&world), MONTH))).await.expect(200);
        assert_eq!(of(&first, Measure::Received), 1);
        let (_, href) = figure(&first, "TIEP_NHAN");
        assert_eq!(listed(&mut leader, &href.unwrap()).await.len(), 1, "the cases of that version");
        // Counted again without a change there is no further version.
        assert_eq!(count_again(&world, DONG_LAT.leader, "TINH_SAI").await, 303);
        assert_eq!(versions(&world).await, [(MONTH.to_owned(), 1), (MONTH.to_owned(), 2)]);
        for statement in [
            "UPDATE reports SET version = 3",
            "DELETE FROM reports",
            "UPDATE report_lines SET body = '{}'",
            "DELETE FROM report_lines",
        ] {
            let tx = world.tx().await;
            assert!(tx.execute_unprepared(statement).await.is_err(), "{statement}");
        }
    }
}

#[tokio::test]
async fn the_months_after_a_corrected_one_begin_with_what_it_leaves_now() {
    let world = World::new().await;
    Case::in_state(&world, State::Triage).await;
    over(&world).await;
    a_letter_that_came_earlier(&world).await;
    world.wait(Duration::days(45));
    count(&world).await;
    // What came in the first month lay open when the second began, though the first did not know of it.
    assert_eq!(count_again(&world, DONG_LAT.leader, "NHAP_SAU_KY").await, 303);
    let (first, second) =
        (report(&world, DONG_LAT.leader, MONTH).await, report(&world, DONG_LAT.leader, "2026-12").await);
    assert_eq!(of(&first, Measure::Closing), of(&second, Measure::Opening));
    reconciles(&second);
    assert_eq!(versions(&world).await.len(), 3, "the month after it was right already");
}

#[tokio::test]
async fn whoever_is_kept_from_a_case_reads_reports_without_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    name_the_handler(&case).await;
    Case::in_state(&world, State::Triage).await;
    declare_tie(&world, "tiepnhan.donglat", DONG_LAT.handler).await;
    over(&world).await;
    let (theirs, whole) =
        (report(&world, "tiepnhan.donglat", MONTH).await, report(&world, DONG_LAT.leader, MONTH).await);
    assert_eq!((of(&theirs, Measure::Received), of(&whole, Measure::Received)), (1, 2));
    reconciles(&theirs);
    let mut tied = world.officer("tiepnhan.donglat").await;
    let (_, href) = figure(&theirs, "TIEP_NHAN");
    let numbers = listed(&mut tied, &href.unwrap()).await;
    assert!(numbers.len() == 1 && !numbers.contains(&case.number));
    // A version that differs in that case alone is none for them.
    let fields = [
        ("category", "A1".to_owned()),
        ("subject_unit", world.unit(DONG_LAT.unit).to_string()),
        ("subject_post", world.post(DONG_LAT.unit, "CONG_CHUC").to_string()),
        ("subject_officer", world.officer_id(DONG_LAT.handler).await.to_string()),
    ];
    let again = fields.map(|(name, value)| (name.to_owned(), value));
    case.change(DONG_LAT.triage, "classify", &again).await.moved_on();
    world.wait(Duration::days(1));
    assert_eq!(count_again(&world, DONG_LAT.leader, "CHINH_LY_HO_SO").await, 303);
    let whole = report(&world, DONG_LAT.leader, MONTH).await;
    assert!(whole.html.contains("data-version=\"2\""), "the group of its category is another one");
    assert!(!report(&world, "tiepnhan.donglat", MONTH).await.html.contains("data-version=\"2\""));
    let list = async |login| world.officer(login).await.get(paths::REPORTS).await.expect(200).html;
    let later = domain::date::show(world.services.clock.today());
    assert!(!list("tiepnhan.donglat").await.contains(&later), "nor does the list tell of it");
}

#[tokio::test]
async fn of_two_nodes_one_counts_and_a_stop_leaves_nothing_half_done() {
    for world in World::everywhere().await {
        Case::in_state(&world, State::Triage).await;
        world.wait(Duration::days(6));
        assert_eq!(run_reports(&world.services, "a", || true).await.unwrap(), None);
        assert_eq!(versions(&world).await, []);
        let other = world.another_node().await;
        let both =
            tokio::join!(run_reports(&world.services, "a", || false), run_reports(&other.services, "b", || false));
        assert!(both.0.unwrap().is_some() || both.1.unwrap().is_some());
        assert_eq!(versions(&world).await, [(MONTH.to_owned(), 1)]);
        assert_eq!(signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap(), []);
    }
}

/// Cases that went any way through the states, a few days a step.
async fn strolls(world: &World, rng: &mut StdRng) {
    let (today, front) = (world.services.clock.today(), UnitId(front(world)));
    let begin = today - Duration::days(160);
    let (mut cases, mut steps) = (Vec::new(), Vec::new());
    let length = Length { version: world.services.reference.get().limits["tra_loi"].id, amount: 20, unit: Unit::Days };
    let run = Run::start(Clock::Answer, length, begin, &Calendar::new(Vec::new()).unwrap()).unwrap();
    for number in 1..=60_i64 {
        let received = begin + Duration::days(rng.random_range(0..155));
        let (mut on, mut state) = (received, State::Submitted);
        for _ in 0..rng.random_range(0..7) {
            on += Duration::days(rng.random_range(0..20));
            if on > today {
                break;
            }
            let to = State::ALL[rng.random_range(0..State::ALL.len())];
            let cause = Cause::System { at: world.services.clock.now() };
            steps.push(NewEvent::new(number, "READ", Some(state), to, cause, on));
            state = to;
        }
        let mut row = cases::blank(number, format!("PA-2026-{number:08}"), front, received);
        row.state = state.code().to_owned();
        row.closed_on = state.is_terminal().then_some(on.min(today));
        let unit = UnitId(world.unit("ubnd-dong-lat"));
        cases.push(NewCase {
            category: row.main_category.clone(),
            row,
            runs: vec![run.clone()],
            content: Content { body: "x".into(), wish: None, place: None, happened_on: None, subject_name: None },
            subject: Hat::rank_and_file(unit).subject(None),
            receipt: None,
            tokens: BTreeSet::new(),
        });
    }
    let tx = world.tx().await;
    filling::insert_all(&tx, &world.services.vault, cases).await.unwrap();
    for step in steps {
        events::append_all(&tx, vec![step]).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn whatever_happened_to_the_cases_the_months_reconcile_and_join() {
    for (world, seed) in World::everywhere().await.into_iter().zip(7..) {
        strolls(&world, &mut StdRng::seed_from_u64(seed)).await;
        world.wait(Duration::days(6));
        assert!(count(&world).await.unwrap() >= 6);
        let mut left = 0;
        for month in ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", MONTH] {
            let page = report(&world, DONG_LAT.leader, month).await.expect(200);
            reconciles(&page);
            assert_eq!(of(&page, Measure::Opening), left, "{month} begins with what the one before left");
            left = of(&page, Measure::Closing);
        }
        let rows = server::store::entity::cases::Entity::find().all(world.services.db.reader()).await.unwrap();
        let waiting = rows.iter().filter(|row| End::of(State::from_code(&row.state).unwrap()).is_none()).count();
        assert_eq!(left as usize, waiting);
        reconciles(&report(&world, DONG_LAT.leader, "2026-Q3").await.expect(200));
    }
}
