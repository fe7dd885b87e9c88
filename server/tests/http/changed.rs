//! Two officers have one case open: the second is told what the first did, keeps what they typed, and goes on only
//! when they say so.

use domain::case::{State, Transition};
use domain::publication::PROPOSE;
use domain::role::Desk;
use server::store::{answers, publications};

use crate::support::case::{ANSWER, EVIDENCE, QUESTIONS, REASON, SUMMARY};
use crate::support::html::Form;
use crate::support::publication::{SHOWN, SHOWN_ANSWER};
use crate::support::{Answer, Case, DONG_LAT, World};

const COLLEAGUE: &str = "phanloai2.donglat";
const COLLEAGUES_NAME: &str = "Ngô Thị Hải Đường";
const SEEN: &str = "change_seen";

/// The form of a move, as it stands on the page of somebody who opened it now.
async fn opened(case: &Case<'_>, login: &str, desk: Desk, asks: &str) -> Form {
    case.page(login, desk).await.expect(200).form(asks)
}

/// What the notice says, and nothing else of the page.
fn told(page: &Answer) -> String {
    page.marked("data-changed").unwrap_or_default()
}

/// The box that is ticked to go on, as a form offers it: its value stands in the page.
fn box_of(page: &Answer) -> Option<String> {
    let tag = page.html.split('<').find(|tag| tag.contains("name=\"change_seen\""))?;
    tag.split("value=\"").nth(1)?.split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn the_second_is_told_what_the_first_did_and_goes_on_only_when_they_say_so() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        let form = opened(&case, DONG_LAT.triage, Desk::Front, "T07").await;
        case.change(COLLEAGUE, "mark-child", &[]).await.moved_on();
        let before = case.snapshot().await;
        let unit = world.unit(DONG_LAT.unit).to_string();
        let typed = [("recipient", unit.as_str()), ("summary", SUMMARY), ("questions", QUESTIONS)];
        let mut triage = world.officer(DONG_LAT.triage).await;
        let back = triage.fill_in(&form, &typed).await.expect(409);
        assert!(told(&back).contains(COLLEAGUES_NAME), "{}", told(&back));
        let time = server_time(&world);
        assert!(told(&back).contains(&format!("liên quan đến trẻ em, lúc {time}")), "{}", told(&back));
        assert!(back.says("changed-case") && back.says("changed-kept") && !back.says("err-stale"));
        assert!(back.problem(SEEN).is_some() && back.html.contains("href=\"#change_seen\""));
        let again = back.form("T07");
        assert_eq!((again.value("summary"), again.value("questions")), (Some(SUMMARY), Some(QUESTIONS)));
        assert_eq!(again.value("recipient"), Some(unit.as_str()));
        // Pressing once more says nothing new.
        let still = triage.fill_in(&again, &[]).await.expect(409);
        assert_eq!(told(&still), told(&back));
        assert_eq!(case.snapshot().await, before);
        let now = box_of(&still).unwrap();
        assert_eq!(now, case.version(Desk::Front).await);
        triage.fill_in(&still.form("T07"), &[(SEEN, &now)]).await.moved_on();
        assert_eq!(case.state().await, State::AwaitingTransferApproval);
        // Other forms of that page were drawn anew, and know of it.
        assert_eq!(back.form("T05").value("version"), Some(now.as_str()));
        assert_eq!(back.html.matches("name=\"change_seen\"").count(), 1);
    }
}

/// As pages show the time that it is.
fn server_time(world: &World) -> String {
    let local = domain::date::local_time(world.services.clock.now());
    format!("{:02}:{:02}", local.hour(), local.minute())
}

#[tokio::test]
async fn what_changes_once_more_is_told_once_more() {
    let world = World::new().await;
    let mut case = Case::in_state(&world, State::Triage).await;
    let form = opened(&case, DONG_LAT.triage, Desk::Front, "T05").await;
    case.change(COLLEAGUE, "mark-child", &[]).await.moved_on();
    let mut triage = world.officer(DONG_LAT.triage).await;
    let question = [("question", "Ông/Bà nộp hồ sơ vào ngày nào?")];
    let back = triage.fill_in(&form, &question).await.expect(409);
    let first = box_of(&back).unwrap();
    case.write("Xin bổ sung: tôi nộp ngày 2 tháng 9.").await.moved_on();
    let later = triage.fill_in(&back.form("T05"), &[(SEEN, &first)]).await.expect(409);
    let told = told(&later);
    assert!(told.contains("Người gửi nhắn thêm, ngày ") && told.contains(COLLEAGUES_NAME), "{told}");
    assert_eq!(told.matches("lúc ").count(), 1, "of the sender not even the hour is known: {told}");
    assert_ne!(box_of(&later), Some(first));
    let now = box_of(&later).unwrap();
    triage.fill_in(&later.form("T05"), &[(SEEN, &now)]).await.moved_on();
    assert_eq!(case.state().await, State::AwaitingInfo);
}

#[tokio::test]
async fn a_mistake_in_the_form_and_a_template_hide_no_change() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Triage).await;
    let form = opened(&case, DONG_LAT.triage, Desk::Front, "T05").await;
    case.change(COLLEAGUE, "mark-child", &[]).await.moved_on();
    let mut triage = world.officer(DONG_LAT.triage).await;
    let empty = triage.fill_in(&form, &[("question", "")]).await.expect(422);
    assert!(empty.problem("question").is_some() && told(&empty).contains(COLLEAGUES_NAME));
    let corrected = triage.fill_in(&empty.form("T05"), &[("question", "Ông/Bà nộp hồ sơ vào ngày nào?")]).await;
    assert_eq!(corrected.status, 409, "it is for what was there before, as long as nobody says otherwise");
    // Words that are put in from a template make it no newer either.
    let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
    let offered = page.html.split("id=\"T05\"").nth(1).and_then(|form| form.split("name=\"template\"").nth(1)).unwrap();
    let template = offered.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap();
    let filled =
        triage.fill_in(&form, &[("insert", "yes"), ("template", template), ("question", "")]).await.expect(200);
    assert!(told(&filled).contains(COLLEAGUES_NAME));
    assert_eq!(filled.form("T05").value("version"), form.value("version"));
    assert!(filled.form("T05").value("question").is_some_and(|words| words.len() > 20));
    // Whoever has said so is not asked again, whatever else is wrong.
    let now = box_of(&empty).unwrap();
    let wrong = triage.fill_in(&empty.form("T05"), &[(SEEN, &now), ("question", "")]).await.expect(422);
    assert!(wrong.problem("question").is_some() && box_of(&wrong).is_none() && told(&wrong).is_empty());
    triage.fill_in(&wrong.form("T05"), &[("question", "Ông/Bà nộp hồ sơ vào ngày nào?")]).await.moved_on();
}

#[tokio::test]
async fn what_can_no_longer_be_done_leaves_the_words_to_be_copied() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    let form = opened(&case, DONG_LAT.leader, Desk::Front, "T21").await;
    case.make(Transition::SendBack).await;
    let note = "Điểm này cần đối chiếu với phiếu hẹn.";
    let mut leader = world.officer(DONG_LAT.leader).await;
    let fields = [("note_can_cu", note), ("point_can_cu", "DAT")];
    let gone = leader.post(&form.action, &form.filled(&fields)).await;
    assert_eq!(gone.status, 422, "the form was not complete");
    assert!(told(&gone).contains("chính Ông/Bà, ở một trang khác"), "{}", told(&gone));
    assert!(gone.says("changed-gone") && gone.html.contains("role=\"alert\""));
    assert!(gone.html.contains(note) && box_of(&gone).is_none());
    assert_eq!(case.state().await, State::AnswerSentBack);
}

#[tokio::test]
async fn a_unit_is_told_of_its_own_with_the_hour_and_of_others_with_the_day() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Verifying).await;
        let form = opened(&case, DONG_LAT.handler, Desk::Unit, "T15").await;
        assert_eq!(form.value("seen"), None, "no number that counts");
        case.make(Transition::Extend).await;
        let mut handler = world.officer(DONG_LAT.handler).await;
        let back = handler.fill_in(&form, &[("answer", ANSWER), ("outcome", "DUNG")]).await.expect(409);
        assert!(told(&back).contains(&format!("lúc {}", server_time(&world))), "{}", told(&back));
        assert!(told(&back).contains("Phùng Thị Thúy Vân"), "{}", told(&back));
        assert_eq!(back.form("T15").value("answer"), Some(ANSWER));
        let now = box_of(&back).unwrap();
        handler.fill_in(&back.form("T15"), &[(SEEN, &now)]).await.moved_on();
        let drafts = answers::of_case(world.services.db.reader(), case.row().await.id).await.unwrap();
        assert_eq!(drafts.len(), 1);

        let other = Case::sent(&world).await;
        other.come_to(State::Remedy).await;
        let form = other.page(DONG_LAT.handler, Desk::Unit).await.expect(200).form("show-evidence");
        other.make(Transition::ConfirmRemedy).await;
        let gone = handler.fill_in(&form, &[("promise", "1"), ("evidence", EVIDENCE)]).await.expect(409);
        assert!(told(&gone).contains("ngày ") && !told(&gone).contains("lúc "), "{}", told(&gone));
        assert!(!told(&gone).contains("Quách") && gone.html.contains(EVIDENCE), "{}", told(&gone));
    }
}

#[tokio::test]
async fn what_was_typed_for_what_is_no_longer_theirs_is_kept_and_tells_nothing() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Transferred).await;
    let form = opened(&case, DONG_LAT.focal, Desk::Unit, "T11").await;
    case.make(Transition::Return).await;
    let mut focal = world.officer(DONG_LAT.focal).await;
    let fields = form.filled(&[("reason_code", "SAI_DON_VI"), ("reason", REASON)]);
    let gone = focal.post(&form.action, &fields).await.expect(404);
    assert!(gone.html.contains(REASON) && gone.says("desk-your-words"));
    let nowhere = focal.post(&app::paths::unit_case("PA-2026-D1JPRV3F"), &fields).await.expect(404);
    assert_eq!(gone.without_nonce(), nowhere.without_nonce());
}

#[tokio::test]
async fn words_for_everybody_are_not_written_over_unseen() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let form = case.sheet(DONG_LAT.triage).await.expect(200).form(PROPOSE);
    let words = [("summary", SHOWN), ("answer", SHOWN_ANSWER)];
    world.officer(COLLEAGUE).await.fill_in(&form, &words).await.moved_on();
    let mine = [("summary", "Một hồ sơ nộp quá hẹn."), ("answer", SHOWN_ANSWER)];
    let mut triage = world.officer(DONG_LAT.triage).await;
    let back = triage.fill_in(&form, &mine).await.expect(409);
    assert!(told(&back).contains(COLLEAGUES_NAME) && back.html.contains(mine[0].1), "{}", told(&back));
    let newest = || async {
        publications::newest(world.services.db.reader(), case.row().await.id).await.unwrap().unwrap().position
    };
    assert_eq!(newest().await, 1);
    let now = box_of(&back).unwrap();
    triage.fill_in(&back.form(PROPOSE), &[(SEEN, &now)]).await.moved_on();
    assert_eq!(newest().await, 2);
}

#[tokio::test]
async fn the_page_says_who_has_the_case_in_hand() {
    let world = World::new().await;
    let case = Case::sent(&world).await;
    assert!(case.page(DONG_LAT.triage, Desk::Front).await.marked("data-in-hand").is_none());
    case.reach(State::Triage).await;
    let page = case.page(COLLEAGUE, Desk::Front).await.expect(200);
    assert!(page.marked("data-in-hand").unwrap().contains("Quách Văn Thiệp"));
}
