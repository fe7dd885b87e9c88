//! Each move that is refused: with which status, with a sentence, and with nothing changed.

mod classified;

use domain::case::{State, Transition};
use domain::role::Desk;
use time::Duration;

use crate::support::case::{ANSWER, Cast, REASON, SUMMARY, desk, officers_moves, verdicts};
use crate::support::{Answer, Case, DONG_LAT, Feedback, PROVINCE, World};

/// Makes a request that must change nothing.
async fn unchanged(case: &Case<'_>, request: impl Future<Output = Answer>) -> Answer {
    let before = case.snapshot().await;
    let answer = request.await;
    assert_eq!(case.snapshot().await, before, "{}", answer.path);
    answer
}

async fn refused(case: &Case<'_>, transition: Transition, sentence: &str) {
    let answer = unchanged(case, case.post(transition)).await.expect(422);
    assert!(answer.says(sentence), "{transition}: {sentence}");
}

#[tokio::test]
async fn a_move_that_the_state_does_not_have_is_a_conflict() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let there = |transition: &Transition| !transition.entry().from.contains(&State::Transferred);
    for transition in officers_moves().filter(there) {
        let answer = unchanged(&case, case.post(transition)).await.expect(409);
        assert!(answer.says("refused-wrong-state"), "{transition}");
    }
    case.make(Transition::Accept).await;
    for transition in [Transition::Accept, Transition::Return] {
        unchanged(&case, case.post(transition)).await.expect(409);
    }
    for made_elsewhere in [Transition::Submit, Transition::Supplement] {
        unchanged(&case, case.post_as(DONG_LAT.leader, made_elsewhere, &[])).await.expect(422);
    }
}

#[tokio::test]
async fn a_move_that_is_unknown_is_a_conflict() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    for name in ["T99", "", "t03", "DROP TABLE cases"] {
        let mut leader = world.officer(DONG_LAT.leader).await;
        let fields = [("transition", name), ("version", "1")];
        unchanged(&case, leader.post(&case.path(Desk::Front), &fields)).await.expect(409);
    }
}

#[tokio::test]
async fn an_officer_without_the_role_is_refused() {
    let world = World::new().await;
    for transition in officers_moves() {
        let case = Case::of(&world, &feedback_for(transition), DONG_LAT).await;
        case.come_to(transition.entry().from[0]).await;
        let others = if desk(transition) == Desk::Front {
            [DONG_LAT.intake, DONG_LAT.triage, DONG_LAT.leader]
        } else {
            [DONG_LAT.focal, DONG_LAT.handler, DONG_LAT.head]
        };
        let fields = case.fields(transition).await;
        for login in others.into_iter().filter(|login| *login != case.actor(transition)) {
            // The head of a unit may assign as well as its focal point, and a leader parts cases too;
            // whoever else is at the Front may compare an answer with its paper.
            let too = [(Transition::Assign, DONG_LAT.head), (Transition::Split, DONG_LAT.leader)];
            if too.contains(&(transition, login)) || transition == Transition::EnterAnswer {
                continue;
            }
            let answer = unchanged(&case, case.post_as(login, transition, &fields)).await.expect(422);
            assert!(answer.says("refused-wrong-actor"), "{transition} by {login}");
        }
    }
}

#[tokio::test]
async fn an_officer_of_another_place_or_desk_finds_nothing_there() {
    let world = World::new().await;
    for transition in officers_moves() {
        let case = Case::of(&world, &feedback_for(transition), DONG_LAT).await;
        case.come_to(transition.entry().from[0]).await;
        let fields = case.fields(transition).await;
        let others = match desk(transition) {
            Desk::Front => ["lanhdao.benlau", PROVINCE.leader, DONG_LAT.head, "quantri"],
            _ => ["lanhdao.ubnd.benlau", PROVINCE.head, DONG_LAT.leader, "ubkt.tinhuy"],
        };
        for login in others {
            unchanged(&case, case.post_as(login, transition, &fields)).await.expect(404);
        }
        let mut nobody = world.browser();
        let fields = [("transition", transition.code()), ("version", "1")];
        let answer = unchanged(&case, nobody.post(&case.path(desk(transition)), &fields)).await;
        assert_eq!(answer.location(), app::paths::SIGN_IN);
    }
}

#[tokio::test]
async fn a_form_of_an_earlier_version_is_a_conflict_and_keeps_what_was_typed() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let seen = case.row().await.version.to_string();
    case.change(DONG_LAT.triage, "classify", &classification(&world)).await.moved_on();
    for version in [seen.as_str(), "0", "-1", "99999999999999999999", "abc", ""] {
        let mut triage = world.officer(DONG_LAT.triage).await;
        let fields = [("transition", "T05"), ("version", version), ("question", "Hồ sơ nộp ở quầy nào?")];
        let answer = unchanged(&case, triage.post(&case.path(Desk::Front), &fields)).await.expect(409);
        // Whoever looked at an earlier version is told what has changed since.
        assert!(answer.says("changed-case") || version != seen && answer.says("err-stale"), "{version}");
        assert!(answer.html.contains("Hồ sơ nộp ở quầy nào?"), "{version}: what was typed is lost");
    }
}

#[tokio::test]
async fn of_two_officers_who_press_at_once_one_is_told_that_the_case_changed() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    let version = case.row().await.version.to_string();
    let fields = [("transition", "T03"), ("version", version.as_str())];
    let (mut first, mut second) = (world.officer(DONG_LAT.intake).await, world.officer(DONG_LAT.intake).await);
    let path = case.path(Desk::Front);
    let (a, b) = tokio::join!(first.post(&path, &fields), second.post(&path, &fields));
    let mut both = [a.status.as_u16(), b.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [303, 409]);
    assert_eq!(case.log().await.len(), 2);
}

#[tokio::test]
async fn what_is_missing_is_said_at_its_field_and_the_rest_is_kept() {
    let world = World::new().await;
    let long = "x".repeat(6_001);
    let matrix = verdicts("");
    let mut waved_through = verdicts("DAT");
    waved_through[5].1 = "KHONG_AP_DUNG";
    let mut send_back = verdicts("KHONG_DAT");
    send_back.push(("reason", "ngắn"));
    let cases: Vec<(Transition, Vec<(&str, &str)>, &str)> = vec![
        (Transition::AskReporter, vec![("question", "ngắn")], "question"),
        (Transition::AskReporter, vec![("question", " \u{200b}\n ")], "question"),
        (
            Transition::ProposeTransfer,
            vec![("summary", SUMMARY), ("questions", "1. Bao giờ có kết quả, ở đâu?")],
            "recipient",
        ),
        (Transition::ProposeTransfer, vec![("recipient", "1"), ("summary", SUMMARY)], "questions"),
        (Transition::ProposeTransfer, vec![("recipient", "1"), ("summary", &long)], "summary"),
        (Transition::RejectTransfer, vec![("reason", "")], "reason"),
        (Transition::Return, vec![("reason", REASON)], "reason_code"),
        (Transition::Return, vec![("reason_code", "KHONG_CO"), ("reason", REASON)], "reason_code"),
        (Transition::Assign, vec![], "assignee"),
        (Transition::ProposeAnswer, vec![("answer", ANSWER)], "outcome"),
        (Transition::ProposeAnswer, vec![("outcome", "DUNG"), ("remedy", "Sửa ngay.")], "answer"),
        (Transition::RejectDraft, vec![("reason", "ngắn")], "reason"),
        (Transition::IssueAnswer, vec![("document_on", "10/11/2026"), ("signer", "Phùng Vân")], "document_no"),
        (
            Transition::IssueAnswer,
            vec![("document_no", "1"), ("document_on", "31/02/2026"), ("signer", "Vân")],
            "document_on",
        ),
        (
            Transition::IssueAnswer,
            vec![("document_no", "1"), ("document_on", "11/11/2026"), ("signer", "Vân")],
            "document_on",
        ),
        (Transition::IssueAnswer, vec![("document_no", "1"), ("document_on", "10/11/2026")], "signer"),
        (Transition::SendBack, send_back, "reason"),
        (Transition::Resolve, matrix, "point_trong_tam"),
        (Transition::Resolve, waved_through, "point_khong_lo"),
        (Transition::Refuse, vec![("reason", REASON)], "reason_code"),
    ];
    for (transition, fields, field) in cases {
        let case = Case::of(&world, &feedback_for(transition), DONG_LAT).await;
        case.come_to(transition.entry().from[0]).await;
        let sent: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let answer = unchanged(&case, case.post_as(case.actor(transition), transition, &sent)).await.expect(422);
        let sentence = answer.problem(field).unwrap_or_else(|| panic!("{transition}: nothing is said at {field}"));
        assert!(sentence.contains(' ') && !sentence.starts_with("err-"), "{transition} {field}: {sentence}");
        assert!(answer.html.contains("id=\"error-summary\""));
        let form = answer.form(transition.code());
        // A choice that is not offered cannot be shown again.
        let offered = |name: &str, value: &str| {
            !value.trim().is_empty()
                && value != "1"
                && !(name == field && ["KHONG_CO", "KHONG_AP_DUNG"].contains(&value))
        };
        for (name, value) in fields.iter().filter(|(name, value)| offered(name, value)) {
            let kept = form.fields.iter().any(|field| field.name == *name && field.value.as_deref() == Some(*value));
            assert!(kept, "{transition}: {name} is not kept");
        }
    }
}

#[tokio::test]
async fn who_drafted_may_not_approve() {
    let world = World::new().await;
    world.appoint(DONG_LAT.triage, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    world.appoint(DONG_LAT.handler, "ubnd-dong-lat", "LANH_DAO_DV", None).await;
    let case = Case::in_state(&world, State::AwaitingTransferApproval).await;
    let as_drafter = async |login: &str, transition: Transition, sentence: &str| {
        let fields = case.fields(transition).await;
        let answer = unchanged(&case, case.post_as(login, transition, &fields)).await.expect(422);
        assert!(answer.says(sentence), "{transition}");
    };
    as_drafter(DONG_LAT.triage, Transition::ApproveTransfer, "guard-not-the-proposer").await;
    case.reach(State::AwaitingAnswerApproval).await;
    as_drafter(DONG_LAT.handler, Transition::IssueAnswer, "guard-not-the-drafter").await;
    case.reach(State::Answered).await;
}

#[tokio::test]
async fn who_drafted_the_fronts_own_answer_may_not_approve_it() {
    let world = World::new().await;
    world.appoint(DONG_LAT.triage, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    let case = Case::of(&world, &Feedback::comment(), DONG_LAT).await;
    case.reach(State::Triage).await;
    refused(&case, Transition::Acknowledge, "guard-front-answer-drafted").await;
    let draft = [("answer".to_owned(), ANSWER.to_owned()), ("outcome".to_owned(), "GHI_NHAN".to_owned())];
    case.change(DONG_LAT.triage, "front-answer", &draft).await.moved_on();
    let answer = unchanged(&case, case.post_as(DONG_LAT.triage, Transition::Acknowledge, &[])).await.expect(422);
    assert!(answer.says("guard-not-the-drafter"));
    case.make(Transition::Acknowledge).await;
}

#[tokio::test]
async fn the_front_does_not_answer_a_report_itself() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    refused(&case, Transition::Acknowledge, "guard-front-may-answer").await;
}

#[tokio::test]
async fn a_third_question_is_refused() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    for _ in 0..2 {
        case.make(Transition::AskReporter).await;
        case.write("Tôi nộp ở quầy số hai, ngày hai tháng chín.").await.moved_on();
    }
    refused(&case, Transition::AskReporter, "guard-questions-left").await;
}

#[tokio::test]
async fn after_two_returns_the_superior_gets_it_and_a_third_return_is_refused() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Transferred).await;
    case.make(Transition::Return).await;
    case.make(Transition::Retriage).await;
    case.reach(State::Transferred).await;
    case.make(Transition::Return).await;
    case.make(Transition::Retriage).await;
    let answer = unchanged(&case, case.post(Transition::ProposeTransfer)).await.expect(422);
    assert!(answer.problem("recipient").is_some(), "the same unit once more");
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(page.says("route-returned"));
    // Who stands above the unit: the committee of the province, whose queue has it then.
    case.cast = Cast { intake: DONG_LAT.intake, triage: DONG_LAT.triage, leader: DONG_LAT.leader, ..PROVINCE };
    case.reach(State::Transferred).await;
    assert_eq!(case.row().await.handling_unit_id, Some(world.unit(PROVINCE.unit)));
    let queue = world.officer(PROVINCE.focal).await.get(app::paths::UNIT).await.expect(200);
    assert!(queue.html.contains(&case.number));
    refused(&case, Transition::Return, "guard-returns-left").await;
    case.reach(State::Resolved).await;
}

#[tokio::test]
async fn after_two_rounds_the_superior_takes_it_over_and_the_unit_has_it_no_more() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Answered).await;
    for _ in 0..2 {
        case.make(Transition::SendBack).await;
        case.make(Transition::TakeBack).await;
        case.reach(State::Answered).await;
    }
    assert!(case.page(DONG_LAT.leader, Desk::Front).await.expect(200).html.contains("data-passes-up"));
    case.make(Transition::SendBack).await;
    case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
    let copies = world.officer(DONG_LAT.focal).await.get(app::paths::UNIT_COPIES).await.expect(200);
    assert!(copies.html.contains("12/PC-MTTQ"), "it reads that its referral ended");
    case.cast = Cast { intake: DONG_LAT.intake, triage: DONG_LAT.triage, leader: DONG_LAT.leader, ..PROVINCE };
    assert!(case.page(PROVINCE.focal, Desk::Unit).await.expect(200).html.contains(SUMMARY));
    case.make(Transition::TakeBack).await;
    case.reach(State::Answered).await;
    // Each answer stands under the name of the body that gave it.
    let page = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
    assert!(page.html.contains("Ủy ban nhân dân xã Đồng Lát") && page.html.contains("Ủy ban nhân dân tỉnh Sông Sậy"));
    case.reach(State::Resolved).await;
    let told = case.tracked().await;
    assert!(told.html.contains(ANSWER) && told.html.contains("Ủy ban nhân dân tỉnh Sông Sậy"));
}

#[tokio::test]
async fn an_answer_goes_back_only_for_a_point_that_fails_and_on_only_if_all_hold() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    let with = |matrix: Vec<(&str, &str)>| -> Vec<(String, String)> {
        let reason = ("reason".to_owned(), REASON.to_owned());
        let fields = matrix.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        fields.chain(std::iter::once(reason)).collect()
    };
    let post = |transition, verdict| {
        let fields = with(verdicts(verdict));
        let case = &case;
        async move { unchanged(case, case.post_as(DONG_LAT.leader, transition, &fields)).await.expect(422) }
    };
    assert!(post(Transition::SendBack, "DAT").await.says("guard-some-point-fails"));
    assert!(post(Transition::Resolve, "KHONG_DAT").await.says("guard-every-point-holds"));
    // Being late is recorded and holds nothing back.
    let mut late = verdicts("DAT");
    late[3].1 = "KHONG_DAT";
    case.post_as(DONG_LAT.leader, Transition::Resolve, &with(late)).await.moved_on();
}

#[tokio::test]
async fn only_the_handler_to_whom_it_was_given_answers() {
    let world = World::new().await;
    world.appoint(DONG_LAT.focal, "ubnd-dong-lat", "THU_LY_DV", None).await;
    let case = Case::in_state(&world, State::Verifying).await;
    let fields = case.fields(Transition::ProposeAnswer).await;
    let answer = unchanged(&case, case.post_as(DONG_LAT.focal, Transition::ProposeAnswer, &fields)).await.expect(422);
    assert!(answer.says("guard-only-the-assignee"));
}

#[tokio::test]
async fn a_case_is_given_only_to_a_handler_of_the_unit() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::AcceptedByUnit).await;
    for login in [DONG_LAT.focal, "xuly.ubnd.benlau", DONG_LAT.triage] {
        let id = world.officer_id(login).await.to_string();
        let fields = [("assignee".to_owned(), id)];
        let answer = unchanged(&case, case.post_as(DONG_LAT.focal, Transition::Assign, &fields)).await.expect(422);
        assert!(answer.says("guard-assignee-free"), "{login}");
    }
}

#[tokio::test]
async fn a_case_is_closed_after_the_rating_and_not_while_it_is_bad() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Resolved).await;
    refused(&case, Transition::Close, "guard-publication-decided").await;
    case.decide_not_to_publish().await;
    refused(&case, Transition::Close, "guard-rating-over").await;
    let rating = [("rating_time", "1"), ("rating_manner", "1"), ("rating_answer", "1"), ("rating_result", "2")];
    case.sender.post(app::paths::TRACKED, &rating).await.moved_on();
    refused(&case, Transition::Close, "guard-rating-over").await;
    world.wait(Duration::days(16));
    case.make(Transition::Close).await;
}

/// Feedback of a kind that can come to this move.
fn feedback_for(transition: Transition) -> Feedback {
    if transition == Transition::Acknowledge { Feedback::comment() } else { Feedback::default() }
}

/// The subject as the sender named it.
pub fn classification(world: &World) -> Vec<(String, String)> {
    vec![
        ("subject_unit".to_owned(), world.unit("ubnd-dong-lat").to_string()),
        ("subject_post".to_owned(), world.post("ubnd-dong-lat", "CONG_CHUC").to_string()),
        ("category".to_owned(), "B4".to_owned()),
    ]
}
