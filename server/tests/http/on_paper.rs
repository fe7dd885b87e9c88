//! A unit that works without an account: the referral goes on paper, what the unit says is written
//! down by one officer of the Front and compared with the paper by another.

mod last_account;

use app::paths;
use domain::case::{State, Transition};
use domain::role::Desk;
use domain::unit::UnitId;
use server::store::{clocks, subjects};
use time::Duration;

use crate::support::case::{ANSWER, EVIDENCE, REASON};
use crate::support::paper::{LETTER, ON_PAPER, SIGNER, WRITER};
use crate::support::{Answer, Case, Chosen, DONG_LAT, Feedback, PROVINCE, World, jpeg, pdf};

/// Gets an account in the department where nobody had one.
const NEW_THERE: &str = "xuly.ubnd.tinh";

fn filled(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn returned() -> Vec<(String, String)> {
    filled(&[("reason_code", "SAI_DON_VI"), ("reason", REASON)])
}

async fn confirm(case: &Case<'_>, login: &str) -> Answer {
    case.post_as(login, Transition::EnterAnswer, &[]).await
}

/// The department gets an account after all.
async fn account_for_the_unit(world: &World) {
    world.appoint(NEW_THERE, ON_PAPER.unit, "DAU_MOI_DV", None).await;
    let services = &world.services;
    services.reference.reload(&services.db, services.clock.today()).await.unwrap();
}

#[tokio::test]
async fn the_referral_goes_on_paper_and_the_answer_comes_back_on_paper() {
    for world in World::everywhere().await {
        let case = Case::on_paper(&world, State::AwaitingTransferApproval).await;
        let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
        assert!(page.says("paper-unit") && page.html.contains("value=\"T36\"") && !page.html.contains("value=\"T08\""));
        let refused = case.post(Transition::ApproveTransfer).await.expect(422);
        assert!(refused.says("guard-unit-has-account"), "nobody there would see it");
        let missing = case.post_as(PROVINCE.leader, Transition::SendOnPaper, &[]).await.expect(422);
        assert!(missing.problem("document_no").is_some() && missing.problem("document_on").is_some());
        // It is printed before it is sent.
        let paper = paths::front_paper(&case.number, "M03");
        world.officer(PROVINCE.leader).await.get(&paper).await.expect(200);
        case.make(Transition::SendOnPaper).await;
        let event = case.log().await.pop().unwrap();
        assert_eq!((event.code.as_str(), event.document_no.as_deref()), ("T36", Some("12/PC-MTTQ")));
        assert_eq!(event.document_on, Some(world.services.clock.today()));
        // Number and day are typed once: the letter stands among the papers of the case.
        let papers = world.officer(PROVINCE.triage).await.get(&paths::front_papers(&case.number)).await.expect(200);
        assert!(papers.html.contains("data-sent") && papers.html.contains("12/PC-MTTQ"));
        assert!(!papers.says("papers-none"));
        let row = case.row().await;
        assert_eq!((row.handling_unit_id, row.referred_on), (Some(world.unit(ON_PAPER.unit)), Some(row.received_on)));
        assert_eq!(row.due_key.as_deref(), Some("thu_ly_don_vi"), "clocks run as for any unit");

        let said_so = filled(&[("document_no", "70/SXD"), ("document_on", "")]);
        case.as_writer(Transition::Accept, &said_so).await.moved_on();
        let event = case.log().await.pop().unwrap();
        assert_eq!((event.role.as_deref(), event.document_no.as_deref()), (Some("NHAP_HO"), Some("70/SXD")));
        assert!(event.details.contains("nhap_thay"));
        assert_eq!(case.row().await.due_key.as_deref(), Some("tra_loi"));

        case.write_down(ANSWER).await.moved_on();
        let page = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
        assert!(page.html.contains(ANSWER) && page.html.contains(SIGNER) && page.says("guard-paper-answer-ready"));
        assert!(!case.tracked().await.html.contains(ANSWER), "nobody has compared it yet");
        assert!(confirm(&case, PROVINCE.triage).await.expect(422).says("guard-paper-answer-ready"));
        case.scan(WRITER, &Chosen::new("van-ban.pdf", pdf())).await.moved_on();
        assert!(confirm(&case, WRITER).await.expect(422).says("guard-not-the-drafter"), "who enters does not confirm");
        confirm(&case, PROVINCE.triage).await.moved_on();
        assert_eq!(case.state().await, State::Answered);
        let event = case.log().await.pop().unwrap();
        assert_eq!((event.document_no.as_deref(), event.role.as_deref()), (Some(LETTER), Some("PHAN_LOAI")));
        let ended = clocks::of_case(world.services.db.reader(), case.row().await.id).await.unwrap();
        assert!(ended.iter().any(|run| run.clock == domain::case::clock::Clock::Answer && run.end.is_some()));

        case.make(Transition::Resolve).await;
        let tracked = case.tracked().await;
        assert!(tracked.html.contains(ANSWER) && tracked.html.contains(LETTER));
        assert!(!tracked.html.contains("van-ban.pdf"), "the scan stays with the Front");
    }
}

#[tokio::test]
async fn the_sender_reads_the_same_as_of_any_unit() {
    let world = World::new().await;
    let paper = Case::on_paper(&world, State::Answered).await;
    paper.make(Transition::Resolve).await;
    let tracked = paper.tracked().await;
    let department = world.services.reference.get().unit_name(UnitId(world.unit(ON_PAPER.unit)));
    for code in ["T08", "T10", "T17", "T21"] {
        assert!(tracked.says(&format!("event-citizen-{code}")), "{code}");
    }
    for code in ["T35", "T36", "ANSWER_WRITTEN_DOWN", "ANSWER_SCANNED"] {
        assert!(!tracked.html.contains(&format!("\"{code}\"")), "{code}");
    }
    // Who acted is the department, not whoever typed it.
    assert!(tracked.html.matches(&department).count() >= 3 && !tracked.says("paper-entered-for-unit"));
    let front = paper.page(PROVINCE.triage, Desk::Front).await.expect(200);
    assert!(front.says("event-T35") && front.says("event-T36") && front.says("paper-entered-for-unit"));
}

#[tokio::test]
async fn a_letter_goes_to_no_body_that_the_case_is_kept_from() {
    for world in World::everywhere().await {
        let case = Case::on_paper(&world, State::AwaitingTransferApproval).await;
        let (id, unit) = (case.row().await.id, UnitId(world.unit(ON_PAPER.unit)));
        let tx = world.tx().await;
        subjects::bar(&tx, id, unit).await.unwrap();
        tx.commit().await.unwrap();
        let refused = case.post(Transition::SendOnPaper).await.expect(422);
        assert!(refused.says("guard-lawful-recipient"), "asked once more when it is sent");
        assert_eq!(case.state().await, State::AwaitingTransferApproval);
    }
}

#[tokio::test]
async fn who_proposed_it_sends_no_letter_and_who_wrote_it_down_does_not_judge_it() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AwaitingTransferApproval).await;
    world.appoint(PROVINCE.triage, "mttq-tinh", "LANH_DAO_MTTQ", None).await;
    let letter = case.fields(Transition::SendOnPaper).await;
    let refused = case.post_as(PROVINCE.triage, Transition::SendOnPaper, &letter).await.expect(422);
    assert!(refused.says("guard-not-the-proposer"));
    case.make(Transition::SendOnPaper).await;
    case.as_writer(Transition::Accept, &[]).await.moved_on();
    case.answer_on_paper().await;
    world.appoint(WRITER, "mttq-tinh", "LANH_DAO_MTTQ", None).await;
    let judged = case.fields(Transition::Resolve).await;
    let refused = case.post_as(WRITER, Transition::Resolve, &judged).await.expect(422);
    assert!(refused.says("guard-not-the-signer"));
    case.make(Transition::Resolve).await;
}

#[tokio::test]
async fn what_the_unit_sends_back_on_paper_is_written_down() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::Transferred).await;
    let empty = case.as_writer(Transition::Return, &[]).await.expect(422);
    assert!(empty.problem("reason_code").is_some() && empty.problem("reason").is_some());
    case.as_writer(Transition::Return, &returned()).await.moved_on();
    assert_eq!((case.state().await, case.row().await.return_count), (State::ReturnedByUnit, 1));
    let page = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
    assert!(page.says("paper-entered-for-unit") && page.html.contains(REASON));
    // What was returned is not proposed to the same unit again.
    case.make(Transition::Retriage).await;
    let form = case.page(PROVINCE.triage, Desk::Front).await.expect(200).form("T07");
    let chosen = form.value("recipient").unwrap_or_default().to_owned();
    assert_ne!(chosen, world.unit(ON_PAPER.unit).to_string());
}

#[tokio::test]
async fn for_a_unit_with_an_account_nobody_writes() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::about_the_chairman(), PROVINCE).await;
    case.reach(State::AwaitingTransferApproval).await;
    assert!(case.post(Transition::SendOnPaper).await.expect(422).says("guard-unit-on-paper"));
    case.make(Transition::ApproveTransfer).await;
    for transition in [Transition::Accept, Transition::Return] {
        let refused = case.as_writer(transition, &returned()).await.expect(422);
        assert!(refused.says("guard-on-paper-if-entered"), "{transition}");
    }
    case.make(Transition::Accept).await;
    assert!(case.write_down(ANSWER).await.expect(422).says("guard-on-paper-if-entered"));
    assert!(confirm(&case, PROVINCE.triage).await.expect(422).says("guard-unit-on-paper"));
    case.scan(WRITER, &Chosen::new("a.pdf", pdf())).await.expect(404);
    assert_eq!(case.state().await, State::AcceptedByUnit);
}

#[tokio::test]
async fn only_who_writes_for_others_writes_down_an_answer() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    let before = case.snapshot().await;
    let fields = case.paper_answer(ANSWER);
    for login in [PROVINCE.triage, PROVINCE.leader, PROVINCE.intake] {
        case.change(login, "paper-answer", &fields).await.expect(422);
        case.scan(login, &Chosen::new("a.pdf", pdf())).await.expect(404);
        world.officer(login).await.get(&paths::front_scan(&case.number)).await.expect(404);
    }
    case.change(DONG_LAT.intake, "paper-answer", &fields).await.expect(404);
    assert_eq!(case.snapshot().await, before);
    // Every field is asked for, and what was typed stays.
    let typed = filled(&[("answer", ANSWER), ("document_on", "31/12/2099")]);
    let page = case.change(WRITER, "paper-answer", &typed).await.expect(422);
    for field in ["outcome", "document_no", "document_on", "signer"] {
        assert!(page.problem(field).is_some(), "{field}");
    }
    assert!(page.html.contains(ANSWER));
    // A scan belongs to an answer that was written down.
    case.scan(WRITER, &Chosen::new("a.pdf", pdf())).await.expect(404);
    // Somebody with a tie to the case finds no trace of it.
    case.change(WRITER, "declare-tie", &[]).await;
    case.page(WRITER, Desk::Front).await.expect(404);
    case.change(WRITER, "paper-answer", &fields).await.expect(404);
    assert_eq!(case.state().await, State::AcceptedByUnit);
}

#[tokio::test]
async fn whoever_chose_a_scan_too_late_is_told_what_happened_and_where_to_go_on() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    let waits = case.page(WRITER, Desk::Front).await.expect(200);
    assert!(waits.says("paper-next-answer") && waits.html.contains("href=\"#paper-answer\""));
    assert!(!waits.says("desk-nothing-for-you"));
    case.answer_on_paper().await;
    let version = case.row().await.version.to_string();
    let path = paths::front_scan(&case.number);
    let mut writer = world.officer(PROVINCE.intake).await;
    let late = writer.upload_as(&path, &[("version", &version)], "scan", &Chosen::new("x.pdf", pdf())).await;
    assert!(late.says("paper-scan-late") && late.html.contains(&paths::front_case(&case.number)));
}

#[tokio::test]
async fn what_may_tell_the_sender_is_pointed_out_and_no_answer_is_older_than_the_letter() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    let telling = format!("{ANSWER} Liên hệ 0912 345 678.");
    let warned = case.write_down(&telling).await.expect(422);
    assert!(warned.problem("marks_seen").is_some() && warned.says("mark-dien-thoai"));
    let before = world.services.clock.today() - Duration::days(1);
    let mut early = case.paper_answer(ANSWER);
    early.retain(|(name, _)| name != "document_on");
    early.push(("document_on".to_owned(), domain::date::show(before)));
    let refused = case.change(WRITER, "paper-answer", &early).await.expect(422);
    assert!(refused.problem("document_on").is_some());
    let mut seen = case.paper_answer(&telling);
    let posted =
        |field: &str| seen.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default();
    let tick = domain::marks::seen_as(&[&posted("answer"), &posted("remedy")]);
    seen.push(("marks_seen".to_owned(), tick));
    case.change(WRITER, "paper-answer", &seen).await.moved_on();
}

#[tokio::test]
async fn a_scan_is_a_picture_or_a_document_and_lies_sealed() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    case.write_down(ANSWER).await.moved_on();
    let mut writer = world.officer(WRITER).await;
    writer.get(&paths::front_scan(&case.number)).await.expect(200);
    for wrong in [Chosen::new("a.exe", b"MZ".to_vec()), Chosen::new("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ".to_vec())] {
        let answer = case.scan(WRITER, &wrong).await.expect(422);
        assert!(answer.problem("scan").is_some(), "{}", wrong.name);
    }
    let version = case.row().await.version.to_string();
    let path = paths::front_scan(&case.number);
    let nothing = writer.upload(&path, &[("version", version.as_str())], &[]).await.expect(422);
    assert!(nothing.problem("scan").is_some());
    assert_eq!(world.stored_files().len(), 0, "what is refused leaves nothing");
    let long = "9".repeat(100_000);
    writer.upload(&path, &[("version", long.as_str())], &[]).await.expect(413);
    let picture = jpeg(4_000);
    for number in 1..=5 {
        case.scan(WRITER, &Chosen::new(&format!("trang-{number}.jpg"), picture.clone())).await.moved_on();
    }
    let one_more = case.scan(WRITER, &Chosen::new("trang-6.jpg", picture.clone())).await.expect(422);
    assert!(one_more.problem("scan").is_some());
    let stale = [("version", "1")];
    let late = writer.upload_as(&path, &stale, "scan", &Chosen::new("x.pdf", pdf())).await.expect(409);
    assert!(late.says("err-stale") && late.html.contains("name=\"scan\""), "the page again, with what to do");
    assert_eq!(world.stored_files().len(), 5, "what is refused leaves nothing");
    for file in world.stored_files() {
        let sealed = std::fs::read(file).unwrap();
        assert!(!sealed.windows(64).any(|part| part == &picture[100..164]));
    }
    // The Front opens it, the sender is shown nothing of it, no copy of it is made for a unit.
    let page = case.page(PROVINCE.leader, Desk::Front).await.expect(200);
    assert!(page.html.contains("trang-1.jpg"));
    let id = case.files().await[0];
    let file = world.officer(PROVINCE.leader).await.get(&paths::front_file(&case.number, id)).await.expect(200);
    assert_eq!(file.bytes.as_ref(), picture.as_slice());
    assert!(!case.tracked().await.html.contains("trang-1.jpg"));
}

#[tokio::test]
async fn an_answer_that_is_not_enough_is_asked_for_again_on_paper() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    for round in 1..=2 {
        case.write_down(&format!("{ANSWER} Văn bản lần {round}.")).await.moved_on();
        case.scan(WRITER, &Chosen::new("van-ban.pdf", pdf())).await.moved_on();
        confirm(&case, PROVINCE.triage).await.moved_on();
        if round == 1 {
            case.make(Transition::SendBack).await;
        }
    }
    case.make(Transition::FollowRemedy).await;
    let kept = filled(&[("promise", "1"), ("evidence", EVIDENCE)]);
    case.change(PROVINCE.triage, "show-evidence", &kept).await.expect(422);
    case.change(WRITER, "show-evidence", &kept).await.moved_on();
    case.make(Transition::ConfirmRemedy).await;
    assert!(case.tracked().await.html.contains("Văn bản lần 2."));
}

#[tokio::test]
async fn a_unit_that_gets_an_account_goes_on_by_itself() {
    for world in World::everywhere().await {
        let case = Case::on_paper(&world, State::Transferred).await;
        account_for_the_unit(&world).await;
        let letter = case.page(NEW_THERE, Desk::Unit).await.expect(200);
        assert!(letter.html.contains(crate::support::case::SUMMARY), "it has the letter that it got on paper");
        let refused = case.as_writer(Transition::Accept, &[]).await.expect(422);
        assert!(refused.says("guard-on-paper-if-entered"));
        case.post_as(NEW_THERE, Transition::Accept, &[]).await.moved_on();
        let event = case.log().await.pop().unwrap();
        assert_eq!(event.role.as_deref(), Some("DAU_MOI_DV"));
        assert!(!event.details.contains("nhap_thay"));
    }
}

#[tokio::test]
async fn what_was_being_written_down_is_not_what_the_unit_says_by_itself() {
    let world = World::new().await;
    let case = Case::on_paper(&world, State::AcceptedByUnit).await;
    case.write_down(ANSWER).await.moved_on();
    case.scan(WRITER, &Chosen::new("van-ban.pdf", pdf())).await.moved_on();
    account_for_the_unit(&world).await;
    world.appoint(NEW_THERE, ON_PAPER.unit, "THU_LY_DV", None).await;
    let page = case.page(NEW_THERE, Desk::Unit).await.expect(200);
    assert!(!page.html.contains(ANSWER), "what the Front was writing down is not the unit's");
    assert!(case.write_down(ANSWER).await.expect(422).says("guard-on-paper-if-entered"));
    assert!(confirm(&case, PROVINCE.triage).await.expect(422).says("guard-unit-on-paper"));
    world.officer(WRITER).await.get(&paths::front_scan(&case.number)).await.expect(404);
    let handler = world.officer_id(NEW_THERE).await.to_string();
    case.post_as(NEW_THERE, Transition::Assign, &filled(&[("assignee", &handler)])).await.moved_on();
    let own = filled(&[("answer", "Sở đã trả kết quả và xin lỗi công dân."), ("outcome", "DUNG")]);
    case.post_as(NEW_THERE, Transition::ProposeAnswer, &own).await.moved_on();
    let front = case.page(PROVINCE.triage, Desk::Front).await.expect(200);
    assert!(!front.html.contains(ANSWER) && !front.html.contains("van-ban.pdf"), "it waits for nobody any more");
}
