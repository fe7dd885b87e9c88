//! What everybody may read of a case, and who decides it: one officer drafts, another approves, and what is
//! never published is not even offered.

mod appealed;
mod together;

use app::paths;
use domain::case::{State, Transition};
use domain::publication::{APPROVE, DECLINE, GIVE_BACK, PROPOSE, TAKE_DOWN};
use domain::retention::ErasureCause;
use domain::role::Desk;
use server::store::entity::publications as versions;
use server::store::erasure::{Erasure, erase};
use server::store::events::{Cause, chain_holds};
use server::store::publications;
use time::Duration;

use crate::support::case::{ANSWER, QUESTIONS, REASON};
use crate::support::html::tags;
use crate::support::publication::{SHOWN, SHOWN_ANSWER, reason, words};
use crate::support::{Answer, Case, DONG_LAT, Feedback, World};

/// What an officer wrote to the unit, with much in it that is nobody's to read.
const NAMED: &str = "Bà Hà Thị Mơ (0912 345 678, số 12 đường Trần Phú) nộp hồ sơ thửa đất số 45 mà không có kết quả.";

async fn versions_of(case: &Case<'_>) -> Vec<versions::Model> {
    publications::of_case(case.world.services.db.reader(), case.row().await.id).await.unwrap()
}

/// What anybody gets at the public address.
async fn read(world: &World, slug: &str) -> Answer {
    world.browser().get(&paths::published(slug)).await
}

/// The events about publication, in their order.
async fn told(case: &Case<'_>) -> Vec<String> {
    let codes = case.log().await.into_iter().map(|event| event.code);
    codes.filter(|code| code.starts_with("PUBLI") || code == "UNPUBLISHED").collect()
}

async fn unchanged(case: &Case<'_>, request: impl Future<Output = Answer>) -> Answer {
    let before = (case.snapshot().await, versions_of(case).await);
    let answer = request.await;
    assert_eq!((case.snapshot().await, versions_of(case).await), before, "{}", answer.path);
    answer
}

#[tokio::test]
async fn what_two_officers_approved_everybody_reads_and_the_case_can_be_closed() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let page = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(page.says("publishing-due-CHUA_XET") && page.says("clock-cong_khai"));

        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        assert_eq!(case.row().await.publication, "CHO_DUYET");
        assert!(versions_of(&case).await[0].summary.is_none(), "sealed until it is published");
        let slug = case.slug().await;
        read(&world, &slug).await.expect(404);
        let sheet = case.sheet(DONG_LAT.leader).await.expect(200);
        assert!(sheet.html.contains("<ins>") && sheet.html.contains("<del>") && sheet.html.contains("quá hẹn"));

        case.publication(DONG_LAT.leader, APPROVE, &[]).await.moved_on();
        let row = versions_of(&case).await.remove(0);
        assert_eq!((row.summary.as_deref(), row.envelope), (Some(SHOWN), None));
        assert_eq!(
            (row.proposed_by, row.decided_by),
            (Some(world.officer_id(DONG_LAT.triage).await), Some(world.officer_id(DONG_LAT.leader).await))
        );
        let sheet = case.sheet(DONG_LAT.leader).await.expect(200);
        let own = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        for page in [&sheet, &own] {
            let today = domain::date::show(world.services.clock.today());
            assert!(page.says("publishing-since") && page.html.contains(&paths::published(&slug)), "{}", page.path);
            assert!(page.html.contains(&today) && !page.says("publishing-shown"), "{}", page.path);
        }
        assert!(sheet.says("publishing-shown-now") && sheet.says("publishing-subject-now"));
        let entry = read(&world, &slug).await.expect(200);
        for shown in [SHOWN, SHOWN_ANSWER, "Ủy ban nhân dân xã Đồng Lát"] {
            assert!(entry.html.contains(shown), "{shown}");
        }
        assert!(!entry.html.contains(&case.number) && !entry.html.contains(QUESTIONS) && !entry.html.contains(ANSWER));
        assert!(!case.number.to_lowercase().contains(&slug) && slug.len() == 12);
        let english = world.browser().get(&format!("/en{}", paths::published(&slug))).await.expect(200);
        assert!(english.html.contains("lang=\"vi\"") && english.html.contains(SHOWN));

        let link = paths::published(&slug);
        assert!(case.tracked().await.html.contains(&link), "the sender is told, with the link");
        let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        assert!(unit.html.contains(&link) && !unit.html.contains("PUBLI"));
        assert_eq!(told(&case).await, ["PUBLICATION_PROPOSED", "PUBLISHED"]);
        let log = case.whole_log().await;
        assert!(chain_holds(&log) && log.iter().all(|event| !event.details.contains(SHOWN)));
        world.wait(Duration::days(16));
        assert_eq!(server::desks::system::run_due(&world.services).await.unwrap(), 1);
        assert_eq!(case.state().await, State::Closed);
    }
}

#[tokio::test]
async fn what_tells_who_somebody_is_is_hidden_before_anybody_reads_it_again() {
    let world = World::new().await;
    let feedback = Feedback::default().with("subject_name", "Hà Thị Mơ");
    let case = Case::of(&world, &feedback, DONG_LAT).await;
    case.reach(State::Triage).await;
    let mut fields = case.fields(Transition::ProposeTransfer).await;
    fields.retain(|(name, _)| name != "summary");
    let posted =
        |field: &str| fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default();
    let seen = domain::marks::seen_as(&[NAMED, &posted("questions"), &posted("recordings")]);
    fields.extend([("summary".to_owned(), NAMED.to_owned()), ("marks_seen".to_owned(), seen)]);
    case.post_as(DONG_LAT.triage, Transition::ProposeTransfer, &fields).await.moved_on();
    case.reach(State::Resolved).await;

    let sheet = case.sheet(DONG_LAT.triage).await.expect(200);
    let prefilled = sheet.shown("summary").unwrap();
    for hidden in ["Hà Thị Mơ", "0912", "Trần Phú", "45"] {
        assert!(!prefilled.contains(hidden), "{prefilled}");
    }
    assert!(sheet.html.contains("<del>") && sheet.html.contains("Hà Thị Mơ"), "beside it stands what was hidden");

    let mut typed = words();
    typed[0].1 = NAMED.to_owned();
    let back = unchanged(&case, case.publication(DONG_LAT.triage, PROPOSE, &typed)).await.expect(422);
    assert!(back.problem("marks_seen").is_some() && back.says("hidden-DIEN_THOAI") && back.says("hidden-HO_TEN"));
    assert_eq!(back.shown("summary").as_deref(), Some(NAMED), "nothing typed is lost");
    typed.push(("marks_seen".to_owned(), "yes".to_owned()));
    case.publication(DONG_LAT.triage, PROPOSE, &typed).await.expect(422);
    typed.pop();
    let tick = tags(&back.html).into_iter().find(|tag| tag.attribute("name").as_deref() == Some("marks_seen")).unwrap();
    typed.push(("marks_seen".to_owned(), tick.attribute("value").unwrap()));
    case.publication(DONG_LAT.triage, PROPOSE, &typed).await.moved_on();
    let leader = case.sheet(DONG_LAT.leader).await.expect(200);
    assert!(leader.mark("data-left").is_some() && leader.says("hidden-DIEN_THOAI"), "who decides is told as well");
    assert!(!world.everything_on_the_disk().windows(20).any(|part| part == &NAMED.as_bytes()[..20]), "sealed");
}

#[tokio::test]
async fn nobody_decides_about_what_they_wrote_and_nobody_else_decides_at_all() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        unchanged(&case, case.publication(DONG_LAT.leader, PROPOSE, &words())).await.expect(422);
        unchanged(&case, case.publication(DONG_LAT.leader, APPROVE, &[])).await.expect(409);
        unchanged(&case, case.publication(DONG_LAT.triage, DECLINE, &reason("CON_NHAN_RA"))).await.expect(422);
        for login in [DONG_LAT.focal, "lanhdao.tinh", "quantri"] {
            unchanged(&case, case.publication(login, PROPOSE, &words())).await.expect(404);
        }
        world.appoint(DONG_LAT.triage, "mttq-dong-lat", "LANH_DAO_MTTQ", None).await;
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        for (action, fields) in [(APPROVE, vec![]), (DECLINE, reason("CON_NHAN_RA"))] {
            let refused = unchanged(&case, case.publication(DONG_LAT.triage, action, &fields)).await.expect(422);
            assert!(refused.says("guard-not-the-drafter"), "{action}");
        }
        case.publication(DONG_LAT.leader, APPROVE, &[]).await.moved_on();
        unchanged(&case, case.publication(DONG_LAT.leader, APPROVE, &[])).await.expect(409);
        unchanged(&case, case.publication(DONG_LAT.triage, PROPOSE, &words())).await.expect(409);
    }
}

#[tokio::test]
async fn what_is_given_back_is_written_again_and_what_is_declined_is_told_at_the_end() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        let empty = unchanged(&case, case.publication(DONG_LAT.leader, GIVE_BACK, &[])).await.expect(422);
        assert!(empty.problem("reason").is_some());
        let remark = [("reason".to_owned(), REASON.to_owned())];
        case.publication(DONG_LAT.leader, GIVE_BACK, &remark).await.moved_on();
        let sheet = case.sheet(DONG_LAT.triage).await.expect(200);
        assert!(sheet.html.contains(REASON) && sheet.shown("summary").as_deref() == Some(SHOWN));
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();

        for why in ["", "KHONG_CO", "CAN_BAO_VE"] {
            let refused = unchanged(&case, case.publication(DONG_LAT.leader, DECLINE, &reason(why))).await.expect(422);
            assert!(refused.problem("reason_code").is_some(), "{why}");
        }
        case.publication(DONG_LAT.leader, DECLINE, &reason("CON_NHAN_RA")).await.moved_on();
        assert_eq!(case.row().await.publication, "KHONG_CONG_KHAI");
        assert_eq!(case.tracked().await.mark("data-published"), None, "not before the end");
        read(&world, &case.slug().await).await.expect(404);
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        assert_eq!(case.row().await.publication, "CHO_DUYET", "somebody may think better of it");
        case.publication(DONG_LAT.leader, DECLINE, &reason("CON_NHAN_RA")).await.moved_on();
        case.come_to(State::Closed).await;
        let page = case.tracked().await;
        assert!(page.says("published-notice-not") && !page.says("why-not-CON_NHAN_RA") && !page.html.contains(REASON));
    }
}

#[tokio::test]
async fn what_the_rule_keeps_back_is_decided_by_itself_and_offered_to_nobody() {
    for world in World::everywhere().await {
        let political = Case::sent(&world).await;
        political.reach(State::Triage).await;
        let fields = [
            ("category", "E1".to_owned()),
            ("subject_unit", world.unit("ubnd-dong-lat").to_string()),
            ("subject_post", world.post("ubnd-dong-lat", "CONG_CHUC").to_string()),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value));
        political.change(DONG_LAT.triage, "classify", &fields).await.moved_on();
        political.reach(State::Resolved).await;
        let left = Case::in_state(&world, State::Verifying).await;
        left.withdraw("yes").await.moved_on();
        left.reach(State::Resolved).await;
        for (case, why) in [(political, "LOAI_KHONG_CONG_KHAI"), (left, "CAN_BAO_VE")] {
            assert_eq!(case.row().await.publication, "KHONG_CONG_KHAI", "{why}");
            let rows = versions_of(&case).await;
            let told = rows.iter().map(|row| (row.reason.as_deref(), row.decided_by)).collect::<Vec<_>>();
            assert_eq!(told, [(Some(why), None)]);
            let log = case.log().await;
            let decided = log.iter().find(|event| event.code == "PUBLICATION_DECLINED").unwrap();
            assert_eq!(decided.actor_kind, "SYSTEM");
            for (login, action) in [(DONG_LAT.triage, PROPOSE), (DONG_LAT.leader, APPROVE), (DONG_LAT.leader, DECLINE)]
            {
                unchanged(&case, case.publication(login, action, &words())).await;
                let sheet = case.sheet(login).await.expect(200);
                assert!(!sheet.html.contains(&format!("value=\"{action}\"")), "{why}: {action}");
            }
            world.wait(Duration::days(20));
            server::desks::system::run_due(&world.services).await.unwrap();
            assert_eq!(case.state().await, State::Closed, "nobody has to decide it");
        }
    }
}

#[tokio::test]
async fn nothing_is_offered_before_the_answer_or_while_the_sender_objects() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Answered).await;
    case.sheet(DONG_LAT.triage).await.expect(404);
    unchanged(&case, case.publication(DONG_LAT.triage, PROPOSE, &words())).await;
    case.make(Transition::Resolve).await;
    case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
    case.follow_up(&[("objection", "Trả lời không nói gì về ngày hẹn.")]).await.moved_on();
    unchanged(&case, case.publication(DONG_LAT.leader, APPROVE, &[])).await.expect(409);
    assert!(case.sheet(DONG_LAT.leader).await.expect(200).says("publishing-contested"));
    case.make(Transition::UpholdObjection).await;
    assert_eq!(case.row().await.publication, "CHUA_XET", "what was drafted is about another answer");
    assert_eq!(versions_of(&case).await[0].step, "THAY_THE");
}

#[tokio::test]
async fn praise_is_published_with_a_word_for_it_and_not_without() {
    let world = World::new().await;
    let case = Case::of(&world, &Feedback::praise(), DONG_LAT).await;
    case.reach(State::Resolved).await;
    let refused = unchanged(&case, case.publication(DONG_LAT.triage, PROPOSE, &words())).await.expect(422);
    assert!(refused.problem("consent").is_some());
    let mut agreed = words();
    agreed.push(("consent".to_owned(), "DON_VI".to_owned()));
    case.publication(DONG_LAT.triage, PROPOSE, &agreed).await.moved_on();
    assert!(case.sheet(DONG_LAT.leader).await.expect(200).says("consent-DON_VI"));
    case.publication(DONG_LAT.leader, APPROVE, &[]).await.moved_on();
    assert_eq!(versions_of(&case).await[0].consent.as_deref(), Some("DON_VI"));
}

#[tokio::test]
async fn what_is_taken_down_leaves_a_tombstone_at_its_address_and_no_word() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let slug = case.publish().await;
        unchanged(&case, case.publication(DONG_LAT.triage, TAKE_DOWN, &reason("SAI_SOT"))).await.expect(422);
        unchanged(&case, case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("XEM_XET_LAI"))).await.expect(422);
        case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("SAI_SOT")).await.moved_on();
        let stone = read(&world, &slug).await.expect(200);
        assert!(stone.says("published-down-heading") && stone.says("tombstone-SAI_SOT"));
        assert!(!stone.html.contains(SHOWN) && !stone.html.contains("Đồng Lát"));
        assert!(versions_of(&case).await[0].summary.is_none());
        assert!(case.tracked().await.says("tombstone-SAI_SOT"));
        assert!(!case.page(DONG_LAT.focal, Desk::Unit).await.expect(200).html.contains(&slug));
        case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
        assert!(read(&world, &slug).await.expect(200).says("published-down-heading"), "until somebody decides anew");
        case.publication(DONG_LAT.leader, APPROVE, &[]).await.moved_on();
        assert_eq!(case.slug().await, slug, "at the same address");
        assert!(read(&world, &slug).await.expect(200).html.contains(SHOWN));
        assert_eq!(told(&case).await.iter().filter(|code| *code == "UNPUBLISHED").count(), 1);
    }
}

#[tokio::test]
async fn what_is_handled_again_does_not_stand_there_as_the_last_word() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let slug = case.publish().await;
        world.wait(Duration::days(16));
        case.make(Transition::Close).await;
        case.make(Transition::Reopen).await;
        assert!(read(&world, &slug).await.expect(200).says("tombstone-XEM_XET_LAI"));
        assert_eq!(case.row().await.publication, "CHUA_XET");
        let last = case.log().await.pop().unwrap();
        assert_eq!((last.code.as_str(), last.actor_kind.as_str()), ("UNPUBLISHED", "SYSTEM"));
    }
}

#[tokio::test]
async fn what_is_published_outlasts_the_data_of_its_case_and_can_still_be_taken_down() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        let slug = case.publish().await;
        world.wait(Duration::days(16));
        case.make(Transition::Close).await;
        let services = &world.services;
        let tx = world.tx().await;
        let erasure = Erasure {
            cause: Cause::System { at: services.clock.now() },
            why: ErasureCause::PeriodOver,
            run: None,
            on: services.clock.today(),
        };
        assert!(erase(&tx, &services.vault, &case.row().await, erasure).await.unwrap());
        tx.commit().await.unwrap();
        assert!(read(&world, &slug).await.expect(200).html.contains(SHOWN));
        let sheet = case.sheet(DONG_LAT.leader).await.expect(200);
        assert!(sheet.says("publishing-erased") && !sheet.html.contains(ANSWER));
        case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("CON_NHAN_RA")).await.moved_on();
        assert!(read(&world, &slug).await.expect(200).says("tombstone-BAO_VE"));
        assert!(chain_holds(&case.whole_log().await));
    }
}

#[tokio::test]
async fn whoever_is_in_conflict_neither_sees_nor_decides_it() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    case.publication(DONG_LAT.triage, PROPOSE, &words()).await.moved_on();
    let mut leader = world.officer(DONG_LAT.leader).await;
    let post = format!("{}:{}", world.unit("ubnd-dong-lat"), world.post("ubnd-dong-lat", "CONG_CHUC"));
    leader.post(paths::TIES, &[("action", "add"), ("kind", "SPOUSE"), ("post", &post)]).await.moved_on();
    case.sheet(DONG_LAT.leader).await.expect(404);
    unchanged(&case, case.publication(DONG_LAT.leader, APPROVE, &[])).await.expect(404);
    unchanged(&case, case.publication(DONG_LAT.leader, TAKE_DOWN, &reason("SAI_SOT"))).await.expect(404);
}

#[tokio::test]
async fn a_sheet_that_somebody_else_changed_keeps_what_was_typed() {
    let world = World::new().await;
    let case = Case::in_state(&world, State::Resolved).await;
    let mut triage = world.officer(DONG_LAT.triage).await;
    let page = triage.get(&paths::front_publication(&case.number)).await.expect(200);
    case.follow_up(&[("message", "Tôi đã nhận kết quả, cảm ơn.")]).await.moved_on();
    let back = triage.fill_in(&page.form(PROPOSE), &[("summary", SHOWN)]).await.expect(409);
    assert!(back.says("changed-case") && back.marked("data-changed").unwrap().contains("Người gửi nhắn thêm"));
    assert_eq!(back.shown("summary").as_deref(), Some(SHOWN));
}

#[tokio::test]
async fn what_waits_for_a_decision_lies_among_what_the_front_has_to_do() {
    use app::desks::Tray;
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Resolved).await;
        assert!(case.trays(DONG_LAT.triage, Desk::Front).await.contains(&Tray::Open));
        let list = world.officer(DONG_LAT.triage).await.get(&format!("{}?tray=open", paths::FRONT)).await.expect(200);
        assert_eq!(list.mark("data-publication").as_deref(), Some("CHUA_XET"));
        assert!(!case.trays(DONG_LAT.triage, Desk::Front).await.contains(&Tray::Waiting));
        case.decide_not_to_publish().await;
        let trays = case.trays(DONG_LAT.triage, Desk::Front).await;
        assert!(trays.contains(&Tray::Waiting) && !trays.contains(&Tray::Open), "it waits for its time");
    }
}
