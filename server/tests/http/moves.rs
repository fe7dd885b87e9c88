//! Each move of the table once, through the form that makes it, with the clock that runs then.

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use sea_orm::EntityTrait;
use server::store::entity::answer_checks;
use time::Duration;

use crate::support::case::{REASON, verdicts};
use crate::support::{Case, DONG_LAT, Feedback, World};

/// The state after each move and the time limit that runs in it.
async fn is(case: &Case<'_>, state: State, clock: Option<&str>) {
    let row = case.row().await;
    assert_eq!((row.state.as_str(), row.due_key.as_deref()), (state.code(), clock));
    assert_eq!(row.due_on.is_some(), clock.is_some());
}

async fn working_days_left(case: &Case<'_>) -> u32 {
    let calendar = &case.world.services.reference.get().calendar;
    let today = case.world.services.clock.today();
    domain::deadline::working_days_between(calendar, today, case.row().await.due_on.unwrap())
}

#[tokio::test]
async fn a_case_that_was_sent_waits_to_be_received() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    is(&case, State::Submitted, Some("tiep_nhan")).await;
    assert_eq!(case.log().await[0].code, "T02");
    assert_eq!(case.log().await[0].at, None, "of the sender not even the hour is kept");
}

#[tokio::test]
async fn t03_receives_it_into_the_register() {
    let world = World::new().await;
    let (first, second) = (Case::sent(&world).await, Case::sent(&world).await);
    for (case, number) in [(&first, 1), (&second, 2)] {
        case.make(Transition::Receive).await;
        is(case, State::Received, Some("phan_loai")).await;
        assert_eq!((case.row().await.register_year, case.row().await.register_no), (Some(2026), Some(number)));
    }
}

#[tokio::test]
async fn t04_begins_the_classification() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    is(&case, State::Triage, Some("phan_loai")).await;
    assert_eq!(case.row().await.front_officer_id, Some(world.officer_id(DONG_LAT.triage).await));
}

#[tokio::test]
async fn t05_asks_the_sender_and_t06_takes_the_reply_back_to_triage() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    let left = working_days_left(&case).await;
    case.make(Transition::AskReporter).await;
    is(&case, State::AwaitingInfo, Some("bo_sung_thong_tin")).await;
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains("Ông/Bà nộp hồ sơ vào ngày nào?"));

    // A week later as many working days are left as before the question.
    world.wait(Duration::days(7));
    case.write("Tôi nộp hồ sơ ngày hai tháng chín.").await.moved_on();
    is(&case, State::Triage, Some("phan_loai")).await;
    assert_eq!(working_days_left(&case).await, left);
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(page.html.contains("Tôi nộp hồ sơ ngày hai tháng chín."));
}

#[tokio::test]
async fn t06_is_made_by_the_program_when_nobody_replies_in_time() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    case.make(Transition::AskReporter).await;
    world.wait(case.row().await.due_on.unwrap() - world.services.clock.today());
    assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 0, "the last day is not over");
    world.wait(Duration::days(1));
    assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 1);
    assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 0, "once is enough");
    is(&case, State::Triage, Some("phan_loai")).await;
    assert_eq!(case.log().await.last().unwrap().actor_kind, "SYSTEM");
}

#[tokio::test]
async fn t07_proposes_a_referral_and_t09_gives_it_back() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    is(&case, State::AwaitingTransferApproval, Some("chuyen")).await;
    assert_eq!(case.row().await.handling_unit_id, None, "a proposal is no referral");
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
    case.make(Transition::RejectTransfer).await;
    is(&case, State::Triage, Some("chuyen")).await;
    // And once more, better.
    case.reach(State::Transferred).await;
}

#[tokio::test]
async fn t08_sends_it_to_the_unit() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    is(&case, State::Transferred, Some("thu_ly_don_vi")).await;
    assert_eq!(case.row().await.handling_unit_id, Some(world.unit("ubnd-dong-lat")));
    let last = case.log().await.pop().unwrap();
    assert_eq!((last.code.as_str(), last.document_no.as_deref()), ("T08", Some("12/PC-MTTQ")));
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
}

#[tokio::test]
async fn t10_accepts_it_and_t13_gives_it_to_a_handler() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AcceptedByUnit).await;
    is(&case, State::AcceptedByUnit, Some("tra_loi")).await;
    case.make(Transition::Assign).await;
    is(&case, State::Verifying, Some("tra_loi")).await;
    assert_eq!(case.row().await.unit_officer_id, Some(world.officer_id(DONG_LAT.handler).await));
}

#[tokio::test]
async fn t11_returns_it_and_t12_takes_it_up_again() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    case.make(Transition::Return).await;
    is(&case, State::ReturnedByUnit, Some("phan_loai")).await;
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(page.html.contains(crate::support::case::REASON), "the Front reads why");
    case.make(Transition::Retriage).await;
    is(&case, State::Triage, Some("phan_loai")).await;
    assert_eq!(case.row().await.handling_unit_id, None);
    case.reach(State::Transferred).await;
}

#[tokio::test]
async fn t15_hands_in_a_draft_t16_gives_it_back_and_t17_issues_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AwaitingAnswerApproval).await;
    is(&case, State::AwaitingAnswerApproval, Some("tra_loi")).await;
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(!page.html.contains(crate::support::case::ANSWER), "a draft is the unit's own");
    case.make(Transition::RejectDraft).await;
    is(&case, State::Verifying, Some("tra_loi")).await;
    case.make(Transition::ProposeAnswer).await;
    case.make(Transition::IssueAnswer).await;
    is(&case, State::Answered, Some("kiem_tra_ket_qua")).await;
}

#[tokio::test]
async fn t18_sends_an_answer_back_and_t19_takes_it_to_work_again() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Answered).await;
    case.make(Transition::SendBack).await;
    is(&case, State::AnswerSentBack, Some("tra_loi_lai")).await;
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(!page.html.contains(crate::support::case::ANSWER), "an answer that does not hold is not shown");
    let page = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
    assert!(page.html.contains(crate::support::case::REASON), "the unit reads why");
    case.make(Transition::TakeBack).await;
    is(&case, State::Verifying, Some("tra_loi_lai")).await;
    case.reach(State::Answered).await;
}

#[tokio::test]
async fn t21_releases_the_answer() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Answered).await;
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(!page.html.contains(crate::support::case::ANSWER), "it is shown after the check only");
    case.make(Transition::Resolve).await;
    is(&case, State::Resolved, Some("danh_gia")).await;
    assert_eq!(case.row().await.result.as_deref(), Some("DUNG"));
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains(crate::support::case::ANSWER));
}

#[tokio::test]
async fn t24_closes_it_when_the_time_for_a_rating_is_over() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    world.wait(Duration::days(16));
    case.make(Transition::Close).await;
    is(&case, State::Closed, None).await;
}

#[tokio::test]
async fn t24_is_made_by_the_program_after_the_last_day_for_a_rating() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let undecided = Case::in_state(&world, State::Resolved).await;
    case.decide_not_to_publish().await;
    world.wait(case.row().await.due_on.unwrap() - world.services.clock.today());
    assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 0, "the last day is not over");
    world.wait(Duration::days(1));
    assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 1);
    is(&case, State::Closed, None).await;
    let last = case.log().await.pop().unwrap();
    assert_eq!((last.code.as_str(), last.actor_kind.as_str()), ("T24", "SYSTEM"));
    assert_eq!(undecided.state().await, State::Resolved, "nobody has decided whether it is published");
    undecided.decide_not_to_publish().await;
    assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 1);
}

#[tokio::test]
async fn t27_refuses_it_in_each_state_before_the_referral() {
    let world = World::new().await;
    for state in [State::Submitted, State::Received, State::Triage, State::AwaitingInfo] {
        let mut case = Case::sent(&world).await;
        match state {
            State::AwaitingInfo => {
                case.reach(State::Triage).await;
                case.make(Transition::AskReporter).await;
            }
            _ => case.reach(state).await,
        }
        case.make(Transition::Refuse).await;
        is(&case, State::NotAccepted, None).await;
        let page = case.sender.get(paths::TRACKED).await.expect(200);
        assert!(page.html.contains(crate::support::case::REASON), "{state}: the sender reads why");
    }
}

#[tokio::test]
async fn t34_lets_the_front_answer_a_comment_itself() {
    let world = World::new().await;
    let mut case = Case::of(&world, &Feedback::comment(), DONG_LAT).await;
    case.reach(State::Triage).await;
    let answer = "Mặt trận ghi nhận góp ý và sẽ nêu tại kỳ họp tới.";
    let draft = [("answer".to_owned(), answer.to_owned()), ("outcome".to_owned(), "GHI_NHAN".to_owned())];
    case.change(DONG_LAT.triage, "front-answer", &draft).await.moved_on();
    assert_eq!(case.state().await, State::Triage, "a draft is no move");
    case.make(Transition::Acknowledge).await;
    is(&case, State::Resolved, Some("danh_gia")).await;
    let page = case.sender.get(paths::TRACKED).await.expect(200);
    assert!(page.html.contains(answer));
}

#[tokio::test]
async fn a_remark_on_a_point_is_kept_sealed_and_read_by_the_front_alone() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Answered).await;
        let with = |note: &str| {
            let mut fields: Vec<_> =
                verdicts("KHONG_DAT").iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            fields.push(("reason".to_owned(), REASON.to_owned()));
            fields.push(("note_can_cu".to_owned(), note.to_owned()));
            fields
        };
        let leader = case.actor(Transition::SendBack);
        let long = "x".repeat(301);
        let refused = case.post_as(leader, Transition::SendBack, &with(&long)).await.expect(422);
        assert!(refused.problem("note_can_cu").is_some() && refused.shown("note_can_cu") == Some(long));

        let note = "Thiếu biên bản làm việc ngày 03/11.";
        case.post_as(leader, Transition::SendBack, &with(note)).await.moved_on();
        assert!(case.page(leader, Desk::Front).await.expect(200).html.contains(note));
        assert!(!case.page(case.cast.focal, Desk::Unit).await.expect(200).html.contains(note));
        let stored = answer_checks::Entity::find().all(world.services.db.reader()).await.unwrap();
        let sealed: Vec<_> = stored.iter().filter_map(|row| row.note.as_deref()).collect();
        assert_eq!((stored.len(), sealed.len()), (7, 1));
        assert!(!sealed[0].windows(8).any(|part| part == &note.as_bytes()[..8]));
    }
}

#[tokio::test]
async fn a_case_is_referred_only_to_a_body_of_its_place_that_answers() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let before = case.snapshot().await;
    let reference = world.services.reference.get();
    let hamlet = reference
        .units
        .iter()
        .find(|(id, _)| reference.tree.get(**id).is_some_and(|unit| unit.kind == domain::unit::UnitKind::Residential));
    let hamlet = hamlet.map(|(_, unit)| unit.code.clone());
    let wrong = ["mttq-ben-lau", "mttq-tinh", "ubnd-ben-lau"].map(str::to_owned).into_iter().chain(hamlet);
    for unit in wrong {
        let mut fields = case.fields(Transition::ProposeTransfer).await;
        fields.retain(|(name, _)| name != "recipient");
        fields.push(("recipient".to_owned(), world.unit(&unit).to_string()));
        let answer = case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await;
        assert!(answer.expect(422).problem("recipient").is_some(), "{unit}");
    }
    assert_eq!(case.snapshot().await, before);
    case.reach(State::Transferred).await;
}
