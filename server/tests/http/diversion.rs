//! Guiding a matter to another procedure (T31): two people, and what was said leaves every view but
//! one.

use app::paths;
use domain::case::{State, Transition};
use domain::paper::PaperKind;
use domain::role::Desk;
use domain::text;
use sea_orm::EntityTrait;
use server::mail::{Transport, run_once};
use server::store::entity::{cases as rows, clocks, contacts};
use time::Duration;

use crate::support::beside::{GUIDANCE, RECEIVER, diversion};
use crate::support::case::{QUESTIONS, REASON, SUMMARY};
use crate::support::{Answer, Case, Chosen, DONG_LAT, Feedback, PROVINCE, World, jpeg};

const CUSTODIAN: &str = "giudanhtinh.tinh";
const PLACE: &str = "Thôn Bãi Giữa";

fn feedback() -> Feedback {
    Feedback::default().with("place", PLACE).with("email", "an@example.vn").with("notify", "yes")
}

async fn unchanged(case: &Case<'_>, request: impl Future<Output = Answer>) -> Answer {
    let before = case.snapshot().await;
    let answer = request.await;
    assert_eq!(case.snapshot().await, before, "{}", answer.path);
    answer
}

fn without(field: &str) -> Vec<(String, String)> {
    diversion().into_iter().filter(|(name, _)| name != field).collect()
}

#[tokio::test]
async fn t31_goes_from_every_state_before_the_draft_of_an_answer_and_its_clocks_are_dropped() {
    let world = World::new().await;
    for &state in Transition::Divert.entry().from {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        case.propose_diversion().await.moved_on();
        assert_eq!(case.state().await, state, "a proposal moves nothing");
        case.make(Transition::Divert).await;
        let row = case.row().await;
        assert_eq!((row.due_on, row.handling_unit_id, row.closed_on), (None, None, Some(world.services.clock.today())));
        let all = clocks::Entity::find().all(world.services.db.reader()).await.unwrap();
        let mut own = all.into_iter().filter(|clock| clock.case_id == row.id);
        assert!(own.all(|clock| clock.ended_as.is_some()), "{state}: a clock runs on");
        case.page(DONG_LAT.focal, Desk::Unit).await.expect(404);
        assert!(case.tracked().await.html.contains(RECEIVER), "{state}");
    }
    for state in [State::AwaitingAnswerApproval, State::Answered, State::Resolved, State::Closed, State::NotAccepted] {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        unchanged(&case, case.propose_diversion()).await.expect(409);
        unchanged(&case, case.post(Transition::Divert)).await.expect(409);
    }
}

#[tokio::test]
async fn the_sender_reads_in_plain_words_where_it_went_and_what_to_do() {
    for world in World::everywhere().await {
        let case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.come_to(State::Diverted).await;
        let page = case.tracked().await;
        for said in [RECEIVER, GUIDANCE, "12/PC-MTTQ"] {
            assert!(page.html.contains(said), "{said}");
        }
        for key in ["procedure-about-TO_CAO", "diverted-sealed", "event-citizen-T31"] {
            assert!(page.says(key), "{key}");
        }
        for gone in ["name=\"message\"", "name=\"withdraw_reason\"", "name=\"objection\""] {
            assert!(!page.html.contains(gone), "{gone}");
        }
        assert!(!page.html.contains("phanloai"), "no officer is named");
        case.follow_up(&[("message", "Tôi muốn nói thêm.")]).await;
        assert_eq!(case.state().await, State::Diverted);
        // The last notice goes out, and then where notices go is forgotten.
        world.wait(Duration::minutes(1));
        let transport = Transport::from_config(&world.services.config).unwrap();
        run_once(&world.services, &transport).await.unwrap();
        assert!(contacts::Entity::find().all(world.services.db.reader()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn without_a_letter_the_sender_reads_that_nothing_was_sent() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.propose_diversion().await.moved_on();
    case.post_as(DONG_LAT.leader, Transition::Divert, &[]).await.moved_on();
    assert!(case.tracked().await.says("diverted-not-handed"));
}

#[tokio::test]
async fn of_what_was_said_the_front_keeps_a_stub_and_the_custodian_alone_reads_it() {
    let world = World::new().await;
    let photo = Chosen::new("anh.jpg", jpeg(2_000));
    let feedback = Feedback::about_the_chairman().with("place", PLACE).with_files(vec![photo]);
    let case = Case::of(&world, &feedback, PROVINCE).await;
    case.reach(State::Verifying).await;
    let file = case.files().await[0];
    case.propose_diversion().await.moved_on();
    let waiting = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
    assert!(waiting.says("diversion-waits") && waiting.html.contains(RECEIVER));
    case.make(Transition::Divert).await;

    for login in [PROVINCE.intake, PROVINCE.triage, PROVINCE.leader] {
        let stub = case.page(login, Desk::Front).await.expect(200);
        assert!(stub.html.contains(RECEIVER) && stub.html.contains(&case.number) && stub.says("diversion-sealed"));
        for hidden in [feedback.body.as_str(), PLACE, SUMMARY, QUESTIONS, "Chủ tịch Ủy ban nhân dân"] {
            assert!(!stub.html.contains(hidden), "{login}: {hidden}");
        }
        assert!(stub.forms().iter().all(|form| form.value("transition").is_none()), "nothing is left to do");
        world.officer(login).await.get(&paths::front_file(&case.number, file)).await.expect(404);
    }
    let kept = case.page(CUSTODIAN, Desk::Front).await.expect(200);
    assert!(kept.html.contains(&feedback.body) && kept.html.contains(RECEIVER));
    world.officer(CUSTODIAN).await.get(&paths::front_file(&case.number, file)).await.expect(200);
    let log = case.whole_log().await;
    assert!(log.iter().any(|event| event.code == "READ" && event.role.as_deref() == Some("BAO_MAT_DT")));
}

#[tokio::test]
async fn no_search_no_list_and_no_other_case_leads_to_what_was_said() {
    for world in World::everywhere().await {
        // Of one person, so that the one leads to the other.
        let named = || feedback().with("subject_name", "Đặng Quốc Khánh");
        let case = Case::of(&world, &named(), DONG_LAT).await;
        let other = Case::of(&world, &named(), DONG_LAT).await;
        case.reach(State::Triage).await;
        other.reach(State::Triage).await;
        world.read_into_the_index().await;
        let inbox = async |query: &str| {
            let path = format!("{}?{query}", paths::FRONT);
            world.officer(DONG_LAT.triage).await.get(&path).await.expect(200).html
        };
        let words = format!("q={}", text::fold(PLACE).replace(' ', "+"));
        assert!(inbox(&words).await.contains(&case.number));
        let alike = async || other.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains(&case.number);
        assert!(alike().await);
        case.propose_diversion().await.moved_on();
        case.make(Transition::Divert).await;
        world.read_into_the_index().await;
        assert!(!inbox(&words).await.contains(&case.number) && inbox(&words).await.contains(&other.number));
        assert!(!alike().await);
        let line = inbox("tray=da-xong").await;
        assert!(line.contains(&case.number), "it counts among what has ended");
        assert!(!line.contains("Ủy ban nhân dân xã Đồng Lát"), "not even whom it concerned");
    }
}

#[tokio::test]
async fn the_unit_that_had_it_reads_that_the_referral_ended_and_not_why() {
    let world = World::new().await;
    let (diverted, withdrawn) = (Case::sent(&world).await, Case::sent(&world).await);
    for case in [&diverted, &withdrawn] {
        case.reach(State::Verifying).await;
    }
    let copies = async |login: &str| world.officer(login).await.get(paths::UNIT_COPIES).await.expect(200);
    assert!(!copies(DONG_LAT.focal).await.html.contains("12/PC-MTTQ"), "it has the case itself");
    diverted.propose_diversion().await.moved_on();
    diverted.make(Transition::Divert).await;
    withdrawn.withdraw("no").await.moved_on();
    let page = copies(DONG_LAT.focal).await;
    assert_eq!(page.html.matches("12/PC-MTTQ").count(), 2, "whatever ended it looks the same");
    for hidden in [diverted.number.as_str(), withdrawn.number.as_str(), SUMMARY, RECEIVER] {
        assert!(!page.html.contains(hidden), "{hidden}");
    }
    assert!(!page.says("group-B"));
    assert!(!copies("daumoi.ubnd.benlau").await.html.contains("12/PC-MTTQ"));
}

#[tokio::test]
async fn only_the_guidance_and_the_hand_over_are_printed_and_what_was_filed_before_is_closed() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.reach(State::Triage).await;
    let today = domain::date::show(world.services.clock.today());
    let version = case.row().await.version.to_string();
    let signature = [
        ("action", "file-paper"),
        ("version", &version),
        ("document_no", "01/PTN"),
        ("document_on", &today),
        ("authority", "TM"),
        ("signer_post", "Chủ tịch"),
        ("signer", "Trần Thị Lan"),
    ];
    let mut triage = world.officer(DONG_LAT.triage).await;
    triage.post(&paths::front_paper(&case.number, "M01"), &signature).await.moved_on();
    triage.get(&paths::front_paper(&case.number, "1")).await.expect(200);
    case.propose_diversion().await.moved_on();
    case.make(Transition::Divert).await;
    for kind in PaperKind::ALL {
        let written = matches!(kind, PaperKind::Guidance | PaperKind::Handover);
        let page = triage.get(&paths::front_paper(&case.number, kind.code())).await;
        let page = page.expect(if written { 200 } else { 404 });
        if *kind == PaperKind::Guidance {
            assert!(page.html.contains(RECEIVER) && page.html.contains(GUIDANCE) && page.html.contains("Luật Tố cáo"));
        }
    }
    triage.get(&paths::front_paper(&case.number, "1")).await.expect(404);
    let list = triage.get(&paths::front_papers(&case.number)).await.expect(200);
    assert!(!list.html.contains("01/PTN"));
}

#[tokio::test]
async fn nobody_diverts_alone_and_a_rejected_proposal_counts_no_more() {
    let world = World::new().await;
    world.appoint(DONG_LAT.triage, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
    let case = Case::in_state(&world, State::Triage).await;
    let refused = unchanged(&case, case.post(Transition::Divert)).await.expect(422);
    assert!(refused.says("guard-diversion-proposed"), "nobody proposed it");
    for login in [DONG_LAT.intake, DONG_LAT.leader] {
        let answer = unchanged(&case, case.change(login, "propose-diversion", &diversion())).await.expect(422);
        assert!(answer.says("refused-wrong-actor"), "{login}");
    }
    unchanged(&case, case.change("lanhdao.benlau", "propose-diversion", &diversion())).await.expect(404);
    case.propose_diversion().await.moved_on();
    let own = unchanged(&case, case.post_as(DONG_LAT.triage, Transition::Divert, &[])).await.expect(422);
    assert!(own.says("guard-diversion-proposed"));

    let reason = [("reason".to_owned(), REASON.to_owned())];
    unchanged(&case, case.change(DONG_LAT.intake, "reject-diversion", &reason)).await.expect(422);
    unchanged(&case, case.change(DONG_LAT.leader, "reject-diversion", &[])).await.expect(422);
    case.change(DONG_LAT.leader, "reject-diversion", &reason).await.moved_on();
    assert!(case.page(DONG_LAT.triage, Desk::Front).await.expect(200).html.contains(REASON));
    unchanged(&case, case.change(DONG_LAT.leader, "reject-diversion", &reason)).await.expect(409);
    unchanged(&case, case.post(Transition::Divert)).await.expect(422);
    case.propose_diversion().await.moved_on();
    case.make(Transition::Divert).await;
}

#[tokio::test]
async fn what_is_missing_in_a_proposal_is_said_at_its_field_and_an_old_page_is_stale() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let seen = case.row().await.version.to_string();
    for field in ["procedure", "receiver", "guidance"] {
        let answer =
            unchanged(&case, case.change(DONG_LAT.triage, "propose-diversion", &without(field))).await.expect(422);
        let sentence = answer.problem(field).unwrap();
        assert!(sentence.contains(' ') && !sentence.starts_with("err-"), "{field}: {sentence}");
    }
    case.propose_diversion().await.moved_on();
    let long = [("document_no".to_owned(), "x".repeat(61))];
    let answer = unchanged(&case, case.post_as(DONG_LAT.leader, Transition::Divert, &long)).await.expect(422);
    assert!(answer.problem("document_no").is_some());
    let mut leader = world.officer(DONG_LAT.leader).await;
    let stale = [("transition", "T31"), ("version", seen.as_str())];
    unchanged(&case, leader.post(&case.path(Desk::Front), &stale)).await.expect(409);
}

#[tokio::test]
async fn a_case_that_went_elsewhere_is_there_to_be_counted() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    case.come_to(State::Diverted).await;
    let all = rows::Entity::find().all(world.services.db.reader()).await.unwrap();
    assert_eq!(all.iter().filter(|row| row.state == "CHUYEN_KENH_KHAC").count(), 1);
    assert!(case.row().await.register_no.is_some(), "its line in the register stays");
}
