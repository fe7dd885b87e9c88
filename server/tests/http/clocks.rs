//! The clocks of a case: which run, why they end on their day, and the one extension.

use domain::case::clock::run::{Ended, Run};
use domain::case::clock::{self, Clock};
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use server::store::entity::{deadlines, outbox};
use server::store::{clocks, office};
use time::Duration;
use time::macros::date;

use crate::support::case::REASON;
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

async fn runs(case: &Case<'_>) -> Vec<Run> {
    clocks::of_case(case.world.services.db.reader(), case.row().await.id).await.unwrap()
}

async fn running(case: &Case<'_>) -> Vec<Clock> {
    runs(case).await.into_iter().filter(Run::is_running).map(|run| run.clock).collect()
}

async fn extend(case: &Case<'_>, until: &str) -> Answer {
    let fields = [("until", until), ("reason", REASON)].map(|(name, value)| (name.to_owned(), value.to_owned()));
    case.post_as(DONG_LAT.head, Transition::Extend, &fields).await
}

#[tokio::test]
async fn several_clocks_run_and_the_row_shows_whose_turn_it_is() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    assert_eq!(running(&case).await, [Clock::Receipt, Clock::Notice, Clock::Alarm]);
    case.reach(State::Answered).await;
    assert_eq!(running(&case).await, [Clock::Alarm, Clock::Check, Clock::PassOn]);
    let row = case.row().await;
    assert_eq!(row.due_key.as_deref(), Some("kiem_tra_ket_qua"));
    let ended = runs(&case).await.into_iter().filter_map(|run| run.end).map(|(_, how)| how);
    assert!(ended.into_iter().all(|how| how == Ended::InTime));
}

#[tokio::test]
async fn each_page_tells_why_it_is_this_day() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Verifying).await;
    let (front, unit) = (case.page(DONG_LAT.leader, Desk::Front).await, case.page(DONG_LAT.head, Desk::Unit).await);
    let sender = case.sender.get(app::paths::TRACKED).await;
    for page in [front, unit, sender] {
        let page = page.expect(200);
        for part in
            ["Vì sao là ngày này?", "ngày đơn vị nhận 10/11/2026", "24/11/2026", "Ngày Văn hóa Việt Nam", "Điều 8"]
        {
            assert!(page.html.contains(part), "{}: {part}", page.path);
        }
    }
}

#[tokio::test]
async fn the_head_extends_the_answer_once_and_everybody_is_told() {
    let world = World::new().await;
    let feedback = Feedback::default().with("notify", "yes").with("email", "an@example.vn");
    let mut case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::Verifying).await;
    let before = case.row().await.due_on.unwrap();
    assert_eq!(before, date!(2026 - 12 - 09));
    let page = case.page(DONG_LAT.head, Desk::Unit).await.expect(200);
    assert!(page.html.contains("Chậm nhất ngày 21/01/2027."));
    let letters = mails(&world).await;

    case.make(Transition::Extend).await;
    let row = case.row().await;
    assert_eq!((row.due_on, row.original_due_on), (Some(date!(2026 - 12 - 31)), Some(before)));
    assert_eq!((row.told_due_on, row.extended), (Some(date!(2026 - 12 - 31)), true));
    let last = case.log().await.pop().unwrap();
    assert_eq!(last.code, "T14");
    assert!(last.details.contains("2026-12-09") && last.details.contains("2026-12-31"), "{}", last.details);
    let told: Vec<String> = mails(&world).await.split_off(letters.len());
    assert!(told.contains(&"REPORTER_NEWS".to_owned()) && told.contains(&"FRONT_ANSWER".to_owned()), "{told:?}");
    let page = case.sender.get(app::paths::TRACKED).await.expect(200);
    assert!(page.html.contains("Đơn vị đã gia hạn trả lời") && page.html.contains("09/12/2026"));

    let again = extend(&case, "15/01/2027").await.expect(422);
    assert!(again.says("guard-one-extension"));
}

async fn mails(world: &World) -> Vec<String> {
    let rows = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
    rows.into_iter().map(|row| row.kind).collect()
}

#[tokio::test]
async fn an_extension_that_is_late_or_too_long_or_not_one_is_refused() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let before = case.snapshot().await;
    for (until, sentence) in [
        ("", "err-until-required"),
        ("hôm nào đó", "err-bad-date"),
        ("31/11/2026", "err-no-such-day"),
        ("10/11/2026", "err-not-later"),
        ("09/12/2026", "err-not-extended"),
    ] {
        let answer = extend(&case, until).await.expect(422);
        assert!(answer.says(sentence), "{until}");
    }
    let answer = extend(&case, "22/01/2027").await.expect(422);
    assert!(answer.html.contains("tối đa 30 ngày làm việc") && answer.html.contains("22/01/2027"));

    world.wait(date!(2026 - 12 - 10) - world.services.clock.today());
    assert!(extend(&case, "31/12/2026").await.expect(422).says("guard-before-expiry"));
    assert_eq!(case.snapshot().await, before);
}

#[tokio::test]
async fn the_days_of_an_extension_are_added_or_the_total_as_the_reference_data_say() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let services = &world.services;
    let tx = services.db.begin().await.unwrap();
    let total = deadlines::ActiveModel { starts_at: Set("ngay_don_vi_nhan".to_owned()), ..Default::default() };
    let extension = deadlines::Entity::update_many().set(total).filter(deadlines::Column::Key.eq(clock::EXTENSION));
    extension.exec(&tx).await.unwrap();
    office::bump_reference(&tx).await.unwrap();
    tx.commit().await.unwrap();
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
    extend(&case, "24/12/2026").await.expect(422);
    extend(&case, "23/12/2026").await.moved_on();
    assert_eq!(case.row().await.due_on, Some(date!(2026 - 12 - 23)));
}

#[tokio::test]
async fn an_answer_that_was_sent_back_is_not_extended() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    for transition in [Transition::SendBack, Transition::TakeBack] {
        case.make(transition).await;
    }
    assert!(extend(&case, "31/12/2026").await.expect(422).says("guard-extendable"));
}

#[tokio::test]
async fn the_time_of_a_question_is_added_back_to_the_notice_and_not_to_the_alarm() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    let due = |runs: Vec<Run>, clock| runs.into_iter().find(|run| run.clock == clock && run.end.is_none()).unwrap();
    let before = due(runs(&case).await, Clock::Notice).due_on;
    let alarm = due(runs(&case).await, Clock::Alarm).due_on;
    case.make(Transition::AskReporter).await;
    assert_eq!(due(runs(&case).await, Clock::Notice).pause.map(|pause| pause.left), Some(10));
    world.wait(Duration::days(7));
    case.write("Tôi nộp hồ sơ ngày hai tháng chín.").await.moved_on();
    // Five working days went by.
    let calendar = &world.services.reference.get().calendar;
    let after = due(runs(&case).await, Clock::Notice).due_on;
    assert_eq!(calendar.working_days_between(before, after), 5);
    assert_eq!(due(runs(&case).await, Clock::Alarm).due_on, alarm);
}

#[tokio::test]
async fn a_list_tells_first_what_is_late_and_names_the_clock_that_is_not_the_one_beside_it() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let inbox = async |login: &str, path: &str| world.officer(login).await.get(path).await.expect(200);
        let page = inbox(DONG_LAT.triage, app::paths::FRONT).await;
        assert!(page.mark("data-late").is_none() && page.mark("data-leader").is_none());
        // Proposed on the last days: the transfer has time, the notice to the sender has not.
        world.wait(Duration::days(9));
        case.reach(State::AwaitingTransferApproval).await;
        world.wait(date!(2026 - 11 - 24) - world.services.clock.today());
        server::desks::ladder::run_ladder(&world.services, "a node", || false).await.unwrap();
        let page = inbox(DONG_LAT.leader, app::paths::FRONT).await;
        assert!(page.mark("data-late").is_none() && page.mark("data-leader").is_some());
        let row = page.marked("data-height").unwrap();
        let notice = app::words::t(app::words::Lang::Vi, "clock-thong_bao_ket_qua_tiep_nhan");
        assert!(row.contains(&notice), "whose clock it is: {row}");
        world.wait(Duration::days(30));
        let page = inbox(DONG_LAT.leader, app::paths::FRONT).await;
        assert_eq!(page.mark("data-late").as_deref(), Some("1"));
        case.reach(State::AwaitingAnswerApproval).await;
        assert!(inbox(DONG_LAT.head, app::paths::UNIT).await.mark("data-leader").is_some());
    }
}
