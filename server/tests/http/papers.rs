//! Papers: what can be written in which state, what stands on them, and that what was signed stays
//! as it was.

use app::paths;
use data_encoding::HEXLOWER;
use domain::case::{State, Transition};
use domain::paper::PaperKind;
use domain::role::Desk;
use sea_orm::{ConnectionTrait, EntityTrait};
use server::store::entity::papers;
use sha2::{Digest, Sha256};

use crate::support::beside::RECEIVER;
use crate::support::browser::{Answer, Browser, Chosen};
use crate::support::case::{ANSWER, Case, DONG_LAT, QUESTIONS, STATES, SUMMARY};
use crate::support::entry::Written;
use crate::support::feedback::Feedback;
use crate::support::jpeg;
use crate::support::world::World;

const SIGNATURE: [(&str, &str); 5] = [
    ("document_no", "12/PC-MTTQ-BTT"),
    ("document_on", "01/01/2026"),
    ("authority", "KT"),
    ("signer_post", "Phó Chủ tịch"),
    ("signer", "Trần Thị Lan"),
];

async fn officer(case: &Case<'_>) -> Browser {
    case.world.officer(DONG_LAT.triage).await
}

async fn paper(case: &Case<'_>, which: &str) -> Answer {
    officer(case).await.get(&paths::front_paper(&case.number, which)).await
}

/// Files a draft with this signature.
async fn file(case: &Case<'_>, login: &str, kind: PaperKind, signature: &[(&str, &str)]) -> Answer {
    let version = case.row().await.version.to_string();
    let mut fields = vec![("action", "file-paper"), ("version", version.as_str())];
    fields.extend_from_slice(signature);
    let mut browser = case.world.officer(login).await;
    browser.post(&paths::front_paper(&case.number, kind.code()), &fields).await
}

/// The signature, dated today.
fn today(world: &World) -> Vec<(&'static str, String)> {
    let day = domain::date::show(world.services.clock.today());
    SIGNATURE
        .iter()
        .map(|&(name, value)| (name, if name == "document_on" { day.clone() } else { value.to_owned() }))
        .collect()
}

#[tokio::test]
async fn each_state_offers_the_papers_that_are_true_of_it_and_no_other() {
    let world = World::new().await;
    for &state in STATES {
        let case = Case::sent(&world).await;
        case.come_to(state).await;
        let list = officer(&case).await.get(&paths::front_papers(&case.number)).await.expect(200);
        for &kind in PaperKind::ALL {
            let offered = list.html.contains(&format!("\"{}\"", paths::front_paper(&case.number, kind.code())));
            let shown = paper(&case, kind.code()).await.status.as_u16();
            assert_eq!(shown, if offered { 200 } else { 404 }, "{state} {kind}");
        }
        let receipt = paper(&case, "M01").await.status.as_u16();
        assert_eq!(receipt, if matches!(state, State::Submitted | State::Diverted) { 404 } else { 200 }, "{state}");
    }
}

#[tokio::test]
async fn the_letter_to_the_unit_holds_the_words_of_the_front_and_none_of_the_sender() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let letter = paper(&case, "M03").await.expect(200);
    for line in SUMMARY.lines().chain(QUESTIONS.lines()) {
        assert!(letter.html.contains(line), "{line}");
    }
    let body = Feedback::default().body;
    assert!(!letter.html.contains(&body) && !letter.html.contains(&case.code), "the sender's words stay at the Front");
    assert!(letter.html.contains("data-draft"), "nothing is signed yet");
}

#[tokio::test]
async fn the_result_tells_what_the_unit_answered() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let result = paper(&case, "M08").await.expect(200);
    assert!(result.html.contains(ANSWER));
}

#[tokio::test]
async fn what_was_signed_is_filed_once_by_its_hash_and_stays_as_it_was() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Transferred).await;
        let signature = today(&world);
        let signature = as_str(&signature);
        let filed = file(&case, DONG_LAT.triage, PaperKind::Transfer, &signature).await;
        assert_eq!(filed.location(), paths::front_paper(&case.number, "1"));
        let before = paper(&case, "1").await.expect(200);
        assert!(!before.html.contains("data-draft") && before.html.contains("12/PC-MTTQ-BTT"));
        // The case goes on; the paper does not.
        case.make(Transition::Accept).await;
        let after = paper(&case, "1").await.expect(200);
        let sheet = |answer: &Answer| {
            answer.html.split("paper-foot").next().unwrap().split("data-paper").nth(1).unwrap().to_owned()
        };
        assert_eq!(sheet(&before), sheet(&after));
        // Its event knows its hash.
        let event = case.log().await.into_iter().find(|event| event.code == "PAPER").unwrap();
        assert_eq!((event.reason_code.as_deref(), event.document_no.as_deref()), (Some("M03"), Some("12/PC-MTTQ-BTT")));
        let details: serde_json::Value = serde_json::from_str(&event.details).unwrap();
        let (row, db) = (case.row().await, world.services.db.reader());
        let key = server::store::cases::key(db, &world.services.vault, row.id).await.unwrap().unwrap();
        let kept = server::store::papers::find(db, &key, row.id, 1).await.unwrap().unwrap();
        let hash = Sha256::digest(serde_json::to_vec(&kept).unwrap());
        assert_eq!(details["sha256"], HEXLOWER.encode(&hash));
        // The database itself refuses to change it.
        for statement in ["UPDATE papers SET document_no = 'x'", "DELETE FROM papers"] {
            let tx = world.tx().await;
            assert!(tx.execute_unprepared(statement).await.is_err(), "{statement}");
        }
    }
}

#[tokio::test]
async fn a_signature_that_is_not_complete_is_refused_and_keeps_what_was_typed() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    for (name, value) in
        [("document_no", ""), ("document_on", "31/02/2026"), ("authority", "X"), ("signer_post", ""), ("signer", "")]
    {
        let signature: Vec<_> = SIGNATURE.iter().map(|&(n, v)| (n, if n == name { value } else { v })).collect();
        let back = file(&case, DONG_LAT.triage, PaperKind::Transfer, &signature).await.expect(422);
        assert!(back.problem(name).is_some(), "{name}");
        let kept = if name == "signer" { "signer_post" } else { "signer" };
        assert!(!back.shown(kept).unwrap().is_empty(), "{name}");
    }
    assert_eq!(papers::Entity::find().all(world.services.db.reader()).await.unwrap(), []);
}

#[tokio::test]
async fn a_second_click_files_nothing() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let signature = today(&world);
    let mut fields = as_str(&signature);
    let version = case.row().await.version.to_string();
    fields.push(("version", &version));
    let mut browser = officer(&case).await;
    let path = paths::front_paper(&case.number, "M03");
    browser.post(&path, &fields).await.moved_on();
    browser.post(&path, &fields).await.expect(409);
    assert_eq!(papers::Entity::find().all(world.services.db.reader()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_may_not_see_the_case_finds_no_paper() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    for login in ["phanloai.tinh", DONG_LAT.focal, "quantri"] {
        let mut browser = world.officer(login).await;
        browser.get(&paths::front_papers(&case.number)).await.expect(404);
        browser.get(&paths::front_paper(&case.number, "M03")).await.expect(404);
        file(&case, login, PaperKind::Transfer, &SIGNATURE).await.expect(404);
    }
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    assert!(page.html.contains(&paths::front_papers(&case.number)));
}

#[tokio::test]
async fn a_reminder_names_this_case_and_no_other() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Verifying).await;
    let other = Case::in_state(&world, State::Verifying).await;
    world.wait(time::Duration::days(200));
    let reminder = paper(&case, PaperKind::Reminder.code()).await.expect(200);
    assert!(reminder.html.contains(&case.number) && !reminder.html.contains(&other.number));
}

#[tokio::test]
async fn whoever_withdrew_is_called_by_name_on_no_paper() {
    let world = World::new().await;
    let name = "Trần Văn Đợi";
    let feedback = Feedback::default().with("identity", "open").with("name", name);
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::Triage).await;
    assert!(paper(&case, "M01").await.expect(200).html.contains(name));
    file(&case, DONG_LAT.triage, PaperKind::Receipt, &as_str(&today(&world))).await.moved_on();
    // A paper that names the sender is as good as a look at who they are.
    let looks = async || case.whole_log().await.iter().filter(|event| event.code == "IDENTITY_READ").count();
    let mut intake = world.officer(DONG_LAT.intake).await;
    let before = looks().await;
    let filed = paths::front_paper(&case.number, "1");
    assert!(intake.get(&filed).await.expect(200).html.contains(name));
    assert_eq!(looks().await, before + 1);
    assert!(intake.get(&paths::front_papers(&case.number)).await.expect(200).html.contains(&filed));
    case.withdraw("yes").await.moved_on();
    assert!(!paper(&case, "M01").await.expect(200).html.contains(name));
    paper(&case, "1").await.expect(404);
    assert!(!intake.get(&paths::front_papers(&case.number)).await.expect(200).html.contains(&filed));
}

fn as_str<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn a_paper_speaks_to_the_sender_and_quotes_their_words_as_theirs() {
    let world = World::new().await;
    let body =
        format!("{}Ai cần hỏi thêm xin gọi 0912 345 678.", "Tôi chờ kết quả đã lâu mà không ai trả lời. ".repeat(5));
    let case = Case::of(&world, &Feedback { body, ..Feedback::default() }, DONG_LAT).await;
    case.reach(State::Resolved).await;
    let called = app::words::t(app::words::Lang::Vi, "paper-sender-anonymous");
    for kind in ["M01", "M05", "M08"] {
        let sheet = paper(&case, kind).await.expect(200);
        let words = sheet.html.split("paper-body").nth(1).unwrap().split("paper-end").next().unwrap().to_owned();
        assert!(!words.contains(&called) && words.contains("Ông/Bà"), "{kind}: {words}");
        assert!(sheet.html.contains(&called), "{kind}: the address says what is known");
    }
    let receipt = paper(&case, "M01").await.expect(200);
    assert!(receipt.html.contains("trích lời người gửi: “Tôi chờ kết quả"), "whose words they are");
    assert!(!receipt.html.contains("0912") && receipt.html.contains("[…]"), "and nothing that tells who");
}

/// A case that somebody told in person, in triage.
async fn told_in_person(world: &World) -> Case<'_> {
    let written = Written::default().with("channel", "TRUC_TIEP").with("read_back", "yes");
    let mut clerk = world.officer(DONG_LAT.intake).await;
    let slip = written.enter(world, &mut clerk).await;
    let number = slip.marked("data-case-number").unwrap();
    let case = Case { world, cast: DONG_LAT, number, code: String::new(), sender: world.browser() };
    case.reach(State::Triage).await;
    case
}

#[tokio::test]
async fn what_was_said_in_person_is_printed_to_be_signed_and_what_follows_is_told() {
    let world = World::new().await;
    let case = told_in_person(&world).await;
    let minutes = paper(&case, "M11").await.expect(200);
    assert!(minutes.html.contains("Trong thư viết: nộp hồ sơ đã hai tháng"), "all that was said");
    assert!(minutes.html.contains("Người ghi đã đọc lại toàn bộ nội dung") && minutes.html.contains("phiên dịch"));
    assert!(!minutes.html.contains("paper-to"), "minutes are addressed to nobody");
    paper(&case, "M12").await.expect(404);
    case.reach(State::Transferred).await;
    let conclusion = paper(&case, "M12").await.expect(200);
    assert!(conclusion.html.contains("Người liên hệ") && conclusion.html.contains("20 ngày làm việc"));
    file(&case, DONG_LAT.triage, PaperKind::Conclusion, &as_str(&today(&world))).await.moved_on();
    let sent = Case::in_state(&world, State::Transferred).await;
    for kind in ["M11", "M12"] {
        paper(&sent, kind).await.expect(404);
    }
}

#[tokio::test]
async fn the_survey_asks_four_questions_once_the_result_was_told() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    paper(&case, "M13").await.expect(404);
    case.reach(State::Resolved).await;
    let survey = paper(&case, "M13").await.expect(200);
    assert_eq!(survey.html.matches("☐ Rất hài lòng").count(), 4);
    assert!(!survey.html.contains(&case.code) && !survey.html.contains(ANSWER));
}

#[tokio::test]
async fn the_record_of_a_hand_over_names_each_file_by_its_hash_and_nothing_that_was_said() {
    let world = World::new().await;
    let bytes = jpeg(2_000);
    let feedback = Feedback::default().with_files(vec![Chosen::new("ten-nguoi-gui.jpg", bytes.clone())]);
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    case.come_to(State::Diverted).await;
    let record = paper(&case, "M14").await.expect(200);
    let hash = HEXLOWER.encode(&Sha256::digest(&bytes));
    assert!(record.html.contains(&hash) && record.html.contains("số tệp: 1") && record.html.contains(RECEIVER));
    assert!(!record.html.contains("ten-nguoi-gui") && !record.html.contains(&feedback.body));
    file(&case, DONG_LAT.triage, PaperKind::Handover, &as_str(&today(&world))).await.moved_on();
    assert!(paper(&case, "1").await.expect(200).html.contains(&hash));
    for kind in PaperKind::ALL.iter().filter(|kind| !matches!(kind, PaperKind::Guidance | PaperKind::Handover)) {
        paper(&case, kind.code()).await.expect(404);
    }
}
