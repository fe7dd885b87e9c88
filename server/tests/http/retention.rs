//! Personal data is kept for its time and not longer; two people erase it, and nobody alone.

use std::cell::Cell;

use app::desks::Tray;
use app::paths;
use domain::case::State;
use domain::retention::{ErasureCause, ItemState, RunState};
use domain::role::Desk;
use domain::unit::{OfficerId, PostId, UnitId};
use sea_orm::{ActiveValue, EntityTrait, QueryOrder};
use server::desks::erasing::run_erasures;
use server::jobs::{Erasures, Job};
use server::store::entity::{cases as rows, erasure_runs as runs, office_events, retention_rules, threats};
use server::store::erasure::ERASED;
use server::store::{cases, erasure_runs, office, ties};
use time::Duration;
use tokio::sync::watch;

use crate::support::case::{Case, DONG_LAT};
use crate::support::{Browser, Feedback, World};

const PROTECTION: &str = "dulieu";
const ADMINISTRATOR: &str = "quantri";
const AUDITOR: &str = "kiemtra";
/// Five years and the leap day in them.
const FIVE_YEARS: Duration = Duration::days(5 * 365 + 1);

async fn job(world: &World) {
    Erasures::new(world.services.clone()).run(&watch::Sender::new(false).subscribe()).await.unwrap();
}

async fn preview(browser: &mut Browser, cause: ErasureCause) -> String {
    browser.get(&paths::due_cases(cause.code())).await.expect(200).html
}

/// Proposes a run as the officer for data protection; returns its page.
async fn proposed(world: &World, cause: ErasureCause) -> String {
    let mut browser = world.officer(PROTECTION).await;
    let page = paths::due_cases(cause.code());
    let form = browser.get(&page).await.expect(200).form("propose");
    browser.fill_in(&form, &[]).await.moved_on().location()
}

async fn decides(world: &World, login: &str, run: &str, action: &str) -> u16 {
    world.officer(login).await.post(run, &[("action", action)]).await.status.as_u16()
}

async fn all_runs(world: &World) -> Vec<runs::Model> {
    runs::Entity::find().order_by_asc(runs::Column::Id).all(world.services.db.reader()).await.unwrap()
}

/// How many cases of a run are in this state.
async fn items(world: &World, run: i64, state: ItemState) -> u64 {
    erasure_runs::counts(world.services.db.reader(), run, state).await.unwrap().1
}

/// The same closed case again and again, under numbers of its own.
async fn copies(world: &World, closed: &rows::Model, count: i64) {
    let tx = world.tx().await;
    for n in 1..=count {
        let copy = rows::Model { id: n, number: format!("PA-2026-{n:08}"), register_no: None, ..closed.clone() };
        cases::insert(&tx, copy).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_was_kept_long_enough_goes_when_two_people_want_it_and_its_line_stays() {
    for world in World::everywhere().await {
        let closed = Case::sent(&world).await;
        closed.come_to(State::Closed).await;
        let open = Case::in_state(&world, State::Verifying).await;
        world.wait(FIVE_YEARS - Duration::days(1));
        let mut protection = world.officer(PROTECTION).await;
        assert!(!preview(&mut protection, ErasureCause::PeriodOver).await.contains(&closed.number));
        world.wait(Duration::days(1));
        let mut protection = world.officer(PROTECTION).await;
        let shown = preview(&mut protection, ErasureCause::PeriodOver).await;
        assert!(shown.contains(&closed.number) && !shown.contains(&open.number));

        let run = proposed(&world, ErasureCause::PeriodOver).await;
        job(&world).await;
        assert_eq!(closed.row().await.erased_on, None, "one person is not enough");
        // Neither who proposed it nor who only watches.
        assert_eq!(decides(&world, PROTECTION, &run, "approve").await, 422);
        assert_eq!(decides(&world, AUDITOR, &run, "approve").await, 422);
        assert!(!world.officer(PROTECTION).await.get(&run).await.expect(200).html.contains("value=\"approve\""));
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 409);
        job(&world).await;
        job(&world).await;

        let today = world.services.clock.today();
        assert_eq!(closed.row().await.erased_on, Some(today));
        assert_eq!(open.row().await.erased_on, None);
        let run = all_runs(&world).await.remove(0);
        assert_eq!((run.state.as_str(), run.ended_on), (RunState::Done.code(), Some(today)));
        let log = closed.log().await;
        let erased: Vec<_> = log.iter().filter(|event| event.code == ERASED).collect();
        assert_eq!(erased.len(), 1);
        assert_eq!(erased[0].reason_code.as_deref(), Some("HET_HAN"));
        assert!(erased[0].details.contains(&format!("\"run\":{}", run.id)), "{}", erased[0].details);
        let journal = office_events::Entity::find().order_by_asc(office_events::Column::Id);
        let journal = journal.all(world.services.db.reader()).await.unwrap();
        let told: Vec<_> = journal.iter().map(|row| (row.code.as_str(), row.actor_id.is_some())).collect();
        assert_eq!(told, [("ERASURE_PROPOSED", true), ("ERASURE_APPROVED", true), ("ERASURE_DONE", false)]);
        assert!(journal.iter().all(|row| row.about == Some(run.id.to_string())));
        assert!(
            !preview(&mut world.officer(PROTECTION).await, ErasureCause::PeriodOver).await.contains(&closed.number)
        );
    }
}

#[tokio::test]
async fn nobody_erases_with_somebody_whom_they_let_in_a_moment_ago() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        case.come_to(State::Closed).await;
        world.wait(FIVE_YEARS);
        let account = paths::office_person(world.officer_id(PROTECTION).await);
        let given =
            [("action", "add-membership"), ("role", "QT_DANH_MUC"), ("unit", "MTTQ_TW"), ("since", "01/11/2026")];
        world.officer(ADMINISTRATOR).await.post(&account, &given).await.moved_on();
        let run = proposed(&world, ErasureCause::PeriodOver).await;
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 422);
        world.wait(Duration::days(8));
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
    }
}

#[tokio::test]
async fn those_who_could_see_an_erased_case_see_its_line_and_nothing_to_do() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        case.come_to(State::Closed).await;
        world.wait(FIVE_YEARS);
        let run = proposed(&world, ErasureCause::PeriodOver).await;
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
        job(&world).await;
        assert!(case.row().await.register_no.is_some());
        let front = case.page(DONG_LAT.intake, Desk::Front).await.expect(200);
        let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        let erased_on = format!("data-erased=\"{}\"", world.services.clock.today());
        assert!(front.html.contains(&erased_on), "{}", front.html);
        assert!(!unit.html.contains(&erased_on) && unit.says("erased-for-unit"), "when and why is the Front's to know");
        for page in [&front, &unit] {
            assert!(page.html.contains("data-erased=") && page.html.contains(&case.number));
            assert!(!page.html.contains("name=\"transition\""), "a form stands there");
        }
        let list = world
            .officer(DONG_LAT.intake)
            .await
            .get(&format!("/mat-tran?tray={}", Tray::Ended.code()))
            .await
            .expect(200);
        assert!(list.says("erased-chip") && list.html.contains(&case.number));
        // Who could not see it before learns nothing now.
        case.page("lanhdao.nnmt", Desk::Unit).await.expect(404);
        case.page(ADMINISTRATOR, Desk::Front).await.expect(404);
    }
}

#[tokio::test]
async fn what_was_refused_stays_and_can_be_proposed_again() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    world.wait(FIVE_YEARS);
    let run = proposed(&world, ErasureCause::PeriodOver).await;
    let page = paths::due_cases(ErasureCause::PeriodOver.code());
    let again = world.officer(PROTECTION).await.post(&page, &[("action", "propose")]).await;
    assert_eq!(again.status.as_u16(), 409, "it waits already");
    assert_eq!(decides(&world, ADMINISTRATOR, &run, "refuse").await, 303);
    job(&world).await;
    assert_eq!(case.row().await.erased_on, None);
    assert_eq!(items(&world, all_runs(&world).await[0].id, ItemState::Left).await, 1);
    proposed(&world, ErasureCause::PeriodOver).await;
}

#[tokio::test]
async fn nothing_is_decided_without_a_fresh_one_time_password() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    world.wait(FIVE_YEARS);
    let run = proposed(&world, ErasureCause::PeriodOver).await;
    let mut administrator = world.officer(ADMINISTRATOR).await;
    world.wait(Duration::minutes(6));
    let back = administrator.post(&run, &[("action", "approve")]).await.expect(422);
    assert!(back.problem("otp").is_some());
    assert_eq!(all_runs(&world).await[0].state, RunState::Proposed.code());
}

#[tokio::test]
async fn spam_is_made_ready_after_its_days_and_still_waits_for_two_people() {
    for world in World::everywhere().await {
        let spam = Case::sent(&world).await;
        spam.come_to(State::NotAccepted).await;
        job(&world).await;
        world.wait(Duration::days(30));
        job(&world).await;
        job(&world).await;
        let ready = all_runs(&world).await;
        assert_eq!(ready.len(), 1);
        assert_eq!((ready[0].state.as_str(), ready[0].proposed_by), (RunState::Ready.code(), None));
        let run = paths::erasure_run(ready[0].id);
        // Nobody approves what nobody has proposed.
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 409);
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "take-up").await, 422);
        assert_eq!(decides(&world, PROTECTION, &run, "take-up").await, 303);
        assert_eq!(decides(&world, PROTECTION, &run, "approve").await, 422);
        job(&world).await;
        assert_eq!(spam.row().await.erased_on, None);
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
        job(&world).await;
        assert!(spam.row().await.erased_on.is_some());
        assert_eq!(spam.log().await.last().unwrap().reason_code.as_deref(), Some("RAC"));
    }
}

#[tokio::test]
async fn a_run_that_was_cut_off_goes_on_and_a_rule_that_changed_meanwhile_counts() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        case.come_to(State::Closed).await;
        copies(&world, &case.row().await, 9).await;
        world.wait(FIVE_YEARS);
        let run = proposed(&world, ErasureCause::PeriodOver).await;
        assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
        let id = all_runs(&world).await[0].id;
        let looked = Cell::new(0);
        let after_three = || {
            looked.set(looked.get() + 1);
            looked.get() > 3
        };
        run_erasures(&world.services, after_three).await.unwrap();
        assert_eq!((items(&world, id, ItemState::Erased).await, items(&world, id, ItemState::Waiting).await), (3, 7));

        // Of the rest, what is kept longer from now on is left alone.
        let longer = retention_rules::ActiveModel {
            id: ActiveValue::NotSet,
            category_code: ActiveValue::Set(case.row().await.main_category),
            ending: ActiveValue::Set("*".to_owned()),
            amount: ActiveValue::Set(10),
            unit: ActiveValue::Set("NAM".to_owned()),
            basis: ActiveValue::Set(String::new()),
            mark: ActiveValue::Set("R".to_owned()),
            valid_from: ActiveValue::Set(world.services.clock.today()),
            valid_to: ActiveValue::Set(None),
        };
        let tx = world.tx().await;
        retention_rules::Entity::insert(longer).exec_without_returning(&tx).await.unwrap();
        office::bump_reference(&tx).await.unwrap();
        tx.commit().await.unwrap();
        world.services.reference.refresh(&world.services.db, world.services.clock.today()).await.unwrap();
        job(&world).await;
        assert_eq!((items(&world, id, ItemState::Erased).await, items(&world, id, ItemState::Left).await), (3, 7));
        assert_eq!(all_runs(&world).await[0].state, RunState::Done.code());
    }
}

#[tokio::test]
async fn the_preview_is_read_page_by_page_and_holds_no_word_of_a_case() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Closed).await;
    copies(&world, &case.row().await, 60).await;
    world.wait(FIVE_YEARS);
    let mut browser = world.officer(PROTECTION).await;
    let first = preview(&mut browser, ErasureCause::PeriodOver).await;
    let next = first.split("?after=").nth(1).unwrap().split('"').next().unwrap();
    let page = format!("{}?after={next}", paths::due_cases("HET_HAN"));
    let second = browser.get(&page).await.expect(200).html;
    let numbers = |html: &str| html.matches("PA-2026-").count();
    assert_eq!((numbers(&first), numbers(&second)), (50, 11));
    browser.get(&case.path(Desk::Front)).await.expect(404);
    assert!(!first.contains("ubnd-dong-lat") && !first.contains("Đồng Lát"), "where it was is told to nobody here");
}

/// The administrator says that a civil servant of the commune is their spouse.
async fn tie_the_administrator(world: &World) {
    let officer = OfficerId(world.officer_id(ADMINISTRATOR).await);
    let post = (UnitId(world.unit("ubnd-dong-lat")), PostId(world.post("ubnd-dong-lat", "CONG_CHUC")));
    let tx = world.tx().await;
    ties::add(&tx, officer, "SPOUSE", None, Some(post), world.services.clock.today()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn of_a_run_about_nothing_else_they_learn_nothing() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        case.come_to(State::Closed).await;
        world.wait(FIVE_YEARS);
        let run = proposed(&world, ErasureCause::PeriodOver).await;
        tie_the_administrator(&world).await;
        let mut administrator = world.officer(ADMINISTRATOR).await;
        administrator.get(&run).await.expect(404);
        assert!(!administrator.get(paths::RETENTION).await.expect(200).html.contains(&run));
        assert!(world.officer(AUDITOR).await.get(paths::RETENTION).await.expect(200).html.contains(&run));
        for action in ["refuse", "approve"] {
            assert_eq!(decides(&world, ADMINISTRATOR, &run, action).await, 404, "{action}");
        }
        assert_eq!(all_runs(&world).await[0].state, RunState::Proposed.code());
    }
}

#[tokio::test]
async fn who_is_in_conflict_with_a_case_of_a_run_finds_no_run() {
    for world in World::everywhere().await {
        let case = Case::sent(&world).await;
        case.come_to(State::Closed).await;
        let about_another = Feedback { unit: Some("thcs-dong-lat"), post: Some("VIEN_CHUC"), ..Feedback::default() };
        let other = Case::of(&world, &about_another, DONG_LAT).await;
        other.come_to(State::Closed).await;
        world.wait(FIVE_YEARS);
        let run = proposed(&world, ErasureCause::PeriodOver).await;
        tie_the_administrator(&world).await;
        let mut administrator = world.officer(ADMINISTRATOR).await;
        administrator.get(&run).await.expect(404);
        assert!(!administrator.get(paths::RETENTION).await.expect(200).html.contains(&run));
        for action in ["refuse", "approve"] {
            assert_eq!(decides(&world, ADMINISTRATOR, &run, action).await, 404, "{action}");
        }
        let seen = world.officer(AUDITOR).await.get(&run).await.expect(200);
        assert!(seen.html.contains(&case.number) && seen.html.contains(&other.number));
        assert_eq!(all_runs(&world).await[0].state, RunState::Proposed.code());
    }
}

#[tokio::test]
async fn while_nobody_has_answered_that_its_sender_is_threatened_a_case_is_left_alone() {
    let world = World::new().await;
    let closed = Case::sent(&world).await;
    closed.come_to(State::Closed).await;
    world.wait(FIVE_YEARS);
    closed.follow_up(&[("threat", "Hôm qua lại có người đến nhà.")]).await.moved_on();
    let run = proposed(&world, ErasureCause::PeriodOver).await;
    assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
    job(&world).await;
    assert_eq!(closed.row().await.erased_on, None);
    let id = all_runs(&world).await[0].id;
    assert_eq!(items(&world, id, ItemState::Left).await, 1);

    let entry = threats::Entity::find().one(world.services.db.reader()).await.unwrap().unwrap();
    let fields = [("action", "answer"), ("help", "DA_XU_LY"), ("note", "Đã gặp, người gửi đã an toàn.")];
    world.officer("giudanhtinh.tinh").await.post(&paths::threat(entry.id), &fields).await.moved_on();
    let run = proposed(&world, ErasureCause::PeriodOver).await;
    assert_eq!(decides(&world, ADMINISTRATOR, &run, "approve").await, 303);
    job(&world).await;
    assert!(closed.row().await.erased_on.is_some());
    assert_eq!(threats::Entity::find().all(world.services.db.reader()).await.unwrap(), []);
}
