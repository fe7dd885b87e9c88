//! A remedy is followed until it is kept: what was promised and by when (T20), that it was done
//! (T22), or that it was not (T23).

use app::desks::Tray;
use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::desks::system::run_due;
use server::store::entity::promises;
use time::Duration;

use crate::support::case::{ANSWER, EVIDENCE, PROMISE, REASON, verdicts};
use crate::support::{Case, DONG_LAT, PROVINCE, World};

async fn followed(world: &World) -> Case<'_> {
    let case = Case::in_state(world, State::Answered).await;
    case.make(Transition::FollowRemedy).await;
    case
}

async fn states(case: &Case<'_>) -> Vec<String> {
    let rows = promises::Entity::find().all(case.world.services.db.reader()).await.unwrap();
    rows.into_iter().map(|row| row.state).collect()
}

fn fields(promises: &[(&str, &str)]) -> Vec<(String, String)> {
    let all = verdicts("DAT").into_iter().chain(promises.iter().copied());
    all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[tokio::test]
async fn t20_releases_the_answer_and_the_sender_reads_what_was_promised_by_when() {
    for world in World::everywhere().await {
        let mut case = followed(&world).await;
        let due = world.services.clock.today() + Duration::days(10);
        assert_eq!(case.row().await.due_on, Some(due));
        assert_eq!(case.row().await.result.as_deref(), Some("DUNG"));
        let page = case.sender.get(paths::TRACKED).await.expect(200);
        for told in [ANSWER, PROMISE, &domain::date::show(due), "data-promise=\"CHUA_LAM\""] {
            assert!(page.html.contains(told), "{told}");
        }
        let stored = promises::Entity::find().all(world.services.db.reader()).await.unwrap();
        assert!(!stored[0].envelope.windows(8).any(|part| part == &PROMISE.as_bytes()[..8]), "the words are sealed");
    }
}

#[tokio::test]
async fn t20_without_a_promise_or_a_day_that_lies_ahead_is_refused_with_what_was_typed() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    let today = domain::date::show(world.services.clock.today());
    let later = domain::date::show(world.services.clock.today() + Duration::days(3));
    let refused = [
        (vec![], "promise_1"),
        (vec![("promise_1", PROMISE)], "promise_due_1"),
        (vec![("promise_1", PROMISE), ("promise_due_1", &today)], "promise_due_1"),
        (vec![("promise_1", PROMISE), ("promise_due_1", "31/02/2027")], "promise_due_1"),
        (vec![("promise_1", "ngắn"), ("promise_due_1", &later)], "promise_1"),
        (vec![("promise_1", PROMISE), ("promise_due_1", &later), ("promise_due_3", &later)], "promise_3"),
    ];
    for (promises, field) in refused {
        let before = case.snapshot().await;
        let answer = case.post_as(DONG_LAT.leader, Transition::FollowRemedy, &fields(&promises)).await.expect(422);
        assert!(answer.problem(field).is_some(), "{promises:?}: {field}");
        if promises.iter().any(|(_, typed)| *typed == PROMISE) {
            assert_eq!(answer.shown("promise_1").as_deref(), Some(PROMISE), "{promises:?}");
        }
        assert_eq!(case.snapshot().await, before);
    }
    let mut failing = fields(&[("promise_1", PROMISE), ("promise_due_1", &later)]);
    failing[0].1 = "KHONG_DAT".to_owned();
    let answer = case.post_as(DONG_LAT.leader, Transition::FollowRemedy, &failing).await.expect(422);
    assert!(answer.says("guard-every-point-holds"));
}

#[tokio::test]
async fn t22_confirms_what_the_unit_has_shown_and_the_sender_reads_that_it_was_kept() {
    let world = World::new().await;
    let mut case = followed(&world).await;
    let answer = case.post(Transition::ConfirmRemedy).await.expect(422);
    assert!(answer.says("guard-remedy-shown"), "nothing was shown yet");

    case.show_evidence(DONG_LAT.focal, "1").await.moved_on();
    assert_eq!(case.row().await.due_key.as_deref(), Some("kiem_tra_ket_qua"), "now the Front has to look");
    assert!(case.page(DONG_LAT.leader, Desk::Front).await.expect(200).html.contains(EVIDENCE));
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains("data-promise=\"CHO_KIEM_TRA\"") && !page.html.contains(EVIDENCE));

    case.make(Transition::ConfirmRemedy).await;
    assert_eq!(case.row().await.due_key.as_deref(), Some("danh_gia"));
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains("data-promise=\"DA_LAM\"") && page.html.contains("rating_result"));
    assert!(!page.html.contains(REASON), "what the Front found stays at the Front");
}

#[tokio::test]
async fn t23_is_made_by_the_program_the_day_after_a_promise_was_due_in_vain() {
    let world = World::new().await;
    let mut case = followed(&world).await;
    world.wait(Duration::days(10));
    assert_eq!(run_due(&world.services).await.unwrap(), 0, "the last day is not over");
    world.wait(Duration::days(1));
    assert_eq!(run_due(&world.services).await.unwrap(), 1);
    assert_eq!(run_due(&world.services).await.unwrap(), 0, "once is enough");
    let row = case.row().await;
    assert_eq!((row.state.as_str(), row.due_key.as_deref()), ("YEU_CAU_TRA_LOI_LAI", Some("tra_loi_lai")));
    assert_eq!(states(&case).await, ["KHONG_LAM"]);
    let page = {
        let code = case.code.clone();
        case.sender.post(paths::TRACK, &[("code", &code)]).await.moved_on();
        case.sender.get(paths::TRACKED).await.expect(200)
    };
    assert!(page.html.contains("data-promise=\"KHONG_LAM\"") && page.html.contains(ANSWER));
    // The unit answers in a round of its own; both versions are kept.
    case.make(Transition::TakeBack).await;
    case.reach(State::Answered).await;
    assert_eq!(case.row().await.round, 1);
}

#[tokio::test]
async fn t23_is_made_by_triage_when_what_was_shown_does_not_hold_and_not_before_anything_is_late() {
    let world = World::new().await;
    let case = followed(&world).await;
    let answer = case.post(Transition::BreakRemedy).await.expect(422);
    assert!(answer.says("guard-remedy-broken"));
    case.show_evidence(DONG_LAT.head, "1").await.moved_on();
    case.make(Transition::BreakRemedy).await;
    let page = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    assert!(page.html.contains(REASON), "the unit reads why");
    world.wait(Duration::days(30));
    assert_eq!(run_due(&world.services).await.unwrap(), 0, "a promise that was decided is not late");
}

#[tokio::test]
async fn evidence_comes_from_the_unit_for_a_promise_that_waits_and_from_nobody_else() {
    let world = World::new().await;
    let case = followed(&world).await;
    let before = case.snapshot().await;
    for login in [PROVINCE.handler, DONG_LAT.leader, "ubkt.tinhuy"] {
        case.show_evidence(login, "1").await.expect(404);
    }
    for promise in ["2", "0", "-1", "x", ""] {
        let answer = case.show_evidence(DONG_LAT.handler, promise).await.expect(422);
        assert!(answer.problem("promise").is_some(), "{promise}");
        assert_eq!(answer.shown("evidence").as_deref(), Some(EVIDENCE));
    }
    assert_eq!(case.snapshot().await, before);
    let resolved = Case::in_state(&world, State::Resolved).await;
    resolved.show_evidence(DONG_LAT.handler, "1").await.expect(409);
}

#[tokio::test]
async fn nobody_promises_for_the_end_of_time() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    let before = case.snapshot().await;
    for day in ["31/12/9999", "01/01/2030"] {
        let fields = fields(&[("promise_1", PROMISE), ("promise_due_1", day)]);
        let answer = case.post_as(DONG_LAT.leader, Transition::FollowRemedy, &fields).await.expect(422);
        assert!(answer.problem("promise_due_1").is_some_and(|sentence| sentence.contains("2 năm")), "{day}");
    }
    assert_eq!(case.snapshot().await, before);
}

#[tokio::test]
async fn a_promise_is_work_of_the_unit_until_it_is_shown_and_of_the_front_from_then_on() {
    for world in World::everywhere().await {
        let case = followed(&world).await;
        let due = domain::date::show(world.services.clock.today() + Duration::days(10));
        assert_eq!(case.trays(DONG_LAT.focal, Desk::Unit).await, [Tray::ForMe, Tray::Open]);
        assert_eq!(case.trays(DONG_LAT.leader, Desk::Front).await, [Tray::Waiting]);
        for login in [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head] {
            let page = case.page(login, Desk::Unit).await.expect(200);
            assert!(page.html.contains("href=\"#show-evidence\""), "{login} is led to what there is to do");
            assert!(!page.says("desk-nothing-for-you") && !page.says("unit-no-due"), "{login}");
            assert!(page.marked("data-promise-due").is_some_and(|text| text.contains(&due)), "{login}");
        }
        let inbox = world.officer(DONG_LAT.focal).await.get(paths::UNIT).await.expect(200);
        assert!(inbox.html.contains(&due), "the list tells the day");

        case.show_evidence(DONG_LAT.focal, "1").await.moved_on();
        assert_eq!(case.trays(DONG_LAT.focal, Desk::Unit).await, [Tray::Waiting]);
        assert_eq!(case.trays(DONG_LAT.leader, Desk::Front).await, [Tray::ForMe, Tray::Open]);
        assert!(case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).says("promises-next-unit"));
        let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(page.says("promises-next-front") && page.html.contains("href=\"#T22\""));
    }
}

#[tokio::test]
async fn the_sender_is_told_why_there_is_nothing_to_rate_while_a_promise_is_open() {
    let world = World::new().await;
    let mut case = followed(&world).await;
    let due = domain::date::show(world.services.clock.today() + Duration::days(10));
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.says("track-remedy-then") && !page.html.contains("name=\"rating_result\""));
    assert!(page.marked("data-remedy").is_some_and(|text| text.contains(&due)), "by which day");
    case.show_evidence(DONG_LAT.focal, "1").await.moved_on();
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.says("track-remedy-shown") && page.says("track-remedy-then"));
    case.make(Transition::ConfirmRemedy).await;
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(!page.says("track-remedy-then") && page.html.contains("name=\"rating_result\""));
}
