//! A report that was signed: its words on the sheet, and that it stays as it was.

use app::paths;
use domain::case::State;
use domain::date;
use domain::reports::{Measure, Period, Refiled};
use sea_orm::EntityTrait;
use server::store::entity::signed_reports;
use server::store::reports;

use super::{MONTH, address, figure, front, of, over, report};
use crate::support::browser::Answer;
use crate::support::case::{Case, DONG_LAT};
use crate::support::world::World;

const SIGNER: &str = "Lại Đình Chỉnh";
const GENERAL: &str = "Trong kỳ, các phản ánh tập trung vào việc trả kết quả một cửa chậm.";

/// The form filled in, with the figures that the page shows.
async fn filled(world: &World, login: &str, change: &[(&str, &str)]) -> Vec<(String, String)> {
    filled_for(world, login, MONTH, change).await
}

async fn filled_for(world: &World, login: &str, period: &str, change: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = report(world, login, period).await.expect(200);
    let today = date::show(world.services.clock.today());
    let typed = [
        ("report_general", GENERAL),
        ("report_next", "Đề nghị Ủy ban nhân dân xã niêm yết thời hạn."),
        ("report_contact", "Lường Thị Thu"),
        ("report_phone", "0912345678"),
        ("document_no", "15/BC-MTTQ-BTT"),
        ("document_on", &today),
        ("authority", "KT"),
        ("signer_post", "Phó Chủ tịch"),
        ("signer", SIGNER),
    ];
    let all: Vec<(&str, &str)> = typed.into_iter().filter(|(name, _)| !change.iter().any(|(n, _)| n == name)).collect();
    let all: Vec<_> = all.into_iter().chain(change.iter().copied()).collect();
    page.form("file-report").filled(&all)
}

async fn post(world: &World, login: &str, fields: &[(String, String)]) -> Answer {
    world.officer(login).await.post(&address(front(world), MONTH), fields).await
}

/// Its leader files the report of a period; where it stands then.
pub(super) async fn filed(world: &World, period: &str) -> String {
    let fields = filled_for(world, DONG_LAT.leader, period, &[]).await;
    world.officer(DONG_LAT.leader).await.post(&address(front(world), period), &fields).await.location()
}

#[tokio::test]
async fn the_words_stand_on_the_draft_before_it_is_signed_and_nothing_is_kept() {
    let world = World::new().await;
    Case::in_state(&world, State::Triage).await;
    over(&world).await;
    let fields = filled(&world, DONG_LAT.triage, &[("preview", "yes"), ("document_no", "")]).await;
    let page = post(&world, DONG_LAT.triage, &fields).await.expect(200);
    let sheet = page.html.split("data-paper").nth(1).unwrap().split("</article>").next().unwrap();
    assert!(sheet.contains(GENERAL) && sheet.contains("data-draft"));
    assert_eq!(page.shown("report_general").as_deref(), Some(GENERAL));
    assert_eq!(signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap(), []);
    let long = "Dài quá. ".repeat(1_000);
    let fields = filled(&world, DONG_LAT.triage, &[("preview", "yes"), ("report_general", &long)]).await;
    assert!(post(&world, DONG_LAT.triage, &fields).await.expect(422).problem("report_general").is_some());
}

#[tokio::test]
async fn a_signature_that_is_not_complete_keeps_what_was_typed() {
    let world = World::new().await;
    Case::in_state(&world, State::Triage).await;
    over(&world).await;
    let fields = ["report_contact", "report_phone", "document_no", "document_on", "authority", "signer_post", "signer"];
    for field in fields {
        let fields = filled(&world, DONG_LAT.leader, &[(field, "")]).await;
        let back = post(&world, DONG_LAT.leader, &fields).await.expect(422);
        assert!(back.problem(field).is_some(), "{field}");
        assert_eq!(back.shown("report_general").as_deref(), Some(GENERAL));
    }
    let mut stale = filled(&world, DONG_LAT.leader, &[]).await;
    stale.iter_mut().filter(|(name, _)| name == "counted").for_each(|(_, value)| value.push('9'));
    post(&world, DONG_LAT.leader, &stale).await.expect(409);
    assert_eq!(signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap(), []);
}

#[tokio::test]
async fn whom_to_ask_is_named_or_what_is_missing_is_said() {
    let world = World::new().await;
    Case::in_state(&world, State::Triage).await;
    over(&world).await;
    let typed = [("report_contact", ""), ("report_phone", "")];
    let back = post(&world, DONG_LAT.leader, &filled(&world, DONG_LAT.leader, &typed).await).await.expect(422);
    for (field, sentence) in
        [("report_contact", "err-report_contact-required"), ("report_phone", "err-report_phone-required")]
    {
        assert_eq!(back.problem(field).unwrap(), app::words::t(app::words::Lang::Vi, sentence));
    }
    let odd = filled(&world, DONG_LAT.leader, &[("report_phone", "12 34")]).await;
    let back = post(&world, DONG_LAT.leader, &odd).await.expect(422);
    assert!(back.says("err-report_phone-bad-phone"));
    assert_eq!(back.shown("report_phone").as_deref(), Some("12 34"), "what was typed is kept");
    let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
    assert!(page.marked("data-contact").unwrap().contains("……"), "the draft leaves room");
    assert!(page.says("report-document-no-hint") && !page.says("paper-document-no-hint"));
    assert!(page.marked("data-filed-before").is_none() && !page.html.contains("name=\"refiled\""));
    let filed = post(&world, DONG_LAT.leader, &filled(&world, DONG_LAT.leader, &[]).await).await;
    let mut clerk = world.officer(DONG_LAT.leader).await;
    let signed = clerk.follow(&filed).await.expect(200);
    assert!(signed.marked("data-contact").unwrap().contains("Lường Thị Thu; điện thoại: 0912 345 678"));
    assert_eq!(signed.mark("data-done").as_deref(), Some("report-filed"));
    assert!(signed.says("desk-done-report-filed") && signed.html.contains("role=\"status\""));
    assert!(signed.html.contains("<title>Báo cáo tháng 11 năm 2026"), "each word once");
}

#[tokio::test]
async fn a_period_is_filed_twice_only_on_purpose() {
    for world in World::everywhere().await {
        Case::in_state(&world, State::Triage).await;
        over(&world).await;
        let stale = filled(&world, DONG_LAT.leader, &[]).await;
        post(&world, DONG_LAT.leader, &stale).await.moved_on();
        let again = post(&world, DONG_LAT.leader, &stale).await.expect(422);
        assert!(again.problem("refiled").is_some() && again.shown("report_general").as_deref() == Some(GENERAL));
        assert!(again.marked("data-filed-before").unwrap().contains("15/BC-MTTQ-BTT"));
        assert_eq!(signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap().len(), 1);
        let other = [("refiled", "BAN_THAY_THE"), ("document_no", "16/BC-MTTQ-BTT")];
        let other = filled(&world, DONG_LAT.leader, &other).await;
        post(&world, DONG_LAT.leader, &other).await.moved_on();
        let rows = signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.position).collect::<Vec<_>>(), [1, 2]);
        let opened = |at: usize| reports::open(&world.services.vault, &rows[at]).unwrap().refiled;
        assert_eq!((opened(0), opened(1)), (None, Some(Refiled::Replaced)));
        let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
        assert!(page.says("report-refiled-BAN_THAY_THE") && page.html.contains("data-filed=\"2\""));
    }
}

#[tokio::test]
async fn what_was_signed_is_sealed_and_stays_as_it_was() {
    for world in World::everywhere().await {
        let case = Case::in_state(&world, State::Triage).await;
        over(&world).await;
        let fields = filled(&world, DONG_LAT.leader, &[]).await;
        let filed = post(&world, DONG_LAT.leader, &fields).await;
        let signed = filed.location();
        let mut leader = world.officer(DONG_LAT.leader).await;
        let before = leader.get(&signed).await.expect(200);
        assert!(before.html.contains(GENERAL) && before.html.contains("15/BC-MTTQ-BTT"));
        assert!(!before.html.contains("data-draft") && before.html.contains(SIGNER));
        assert_eq!((of(&before, Measure::Received), figure(&before, "TIEP_NHAN").1), (1, None));
        let row = signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap().remove(0);
        let sealed = row.envelope.clone().unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("một cửa"));
        assert_eq!(reports::open(&world.services.vault, &row).unwrap().words.general.reveal(), GENERAL);
        case.reach(State::Transferred).await;
        let sheet = |answer: &Answer| {
            answer.html.split("data-paper").nth(1).unwrap().split("paper-foot").next().unwrap().to_owned()
        };
        assert_eq!(sheet(&leader.get(&signed).await.expect(200)), sheet(&before));
        let page = report(&world, DONG_LAT.leader, MONTH).await.expect(200);
        assert!(page.html.contains("15/BC-MTTQ-BTT") && page.html.contains("data-draft"));
    }
}

#[tokio::test]
async fn who_receives_or_sorts_writes_a_report_and_whoever_leads_files_what_an_officer_of_the_front_signed() {
    let world = World::new().await;
    Case::in_state(&world, State::Triage).await;
    over(&world).await;
    let leaders = filled(&world, DONG_LAT.leader, &[]).await;
    for login in [DONG_LAT.triage, DONG_LAT.intake] {
        let page = report(&world, login, MONTH).await.expect(200);
        assert!(page.says("report-prepare") && page.form("file-report").value("signer").is_none(), "{login}");
        post(&world, login, &leaders).await.expect(422);
    }
    let stranger = filled(&world, DONG_LAT.leader, &[("signer", "Trần Thị Lan")]).await;
    let back = post(&world, DONG_LAT.leader, &stranger).await.expect(422);
    assert!(back.problem("signer").is_some(), "nobody of this Front");
    assert_eq!(back.shown("report_general").as_deref(), Some(GENERAL));
    assert_eq!(signed_reports::Entity::find().all(world.services.db.reader()).await.unwrap(), []);
    // In the place of whoever leads.
    let today = world.services.clock.today();
    let away = [
        ("action", "name-deputy".to_owned()),
        ("led_place", format!("{}:LANH_DAO_MTTQ", front(&world))),
        ("deputy", world.officer_id(DONG_LAT.triage).await.to_string()),
        ("deputy_signs", "KT".to_owned()),
        ("away_from", date::show(today)),
        ("away_until", date::show(today)),
    ];
    world.officer(DONG_LAT.leader).await.post(paths::ACCOUNT, &away).await.moved_on();
    let fields = filled(&world, DONG_LAT.triage, &[("signer", "  quách văn thiệp ")]).await;
    let signed = post(&world, DONG_LAT.triage, &fields).await.location();
    world.officer(DONG_LAT.intake).await.get(&signed).await.expect(200);
}

#[tokio::test]
async fn who_observes_reads_what_was_signed_and_nothing_else() {
    let world = World::new().await;
    Case::in_state(&world, State::Triage).await;
    over(&world).await;
    // The council of the commune and one that has nothing to do with it.
    world.appoint("hdnd.tinh", "hdnd-dong-lat", "HDND", None).await;
    world.services.reference.reload(&world.services.db, world.services.clock.today()).await.unwrap();
    let here = paths::observed_report(front(&world), Period::parse(MONTH).unwrap(), 1);
    let mut observer = world.officer("hdnd.tinh").await;
    assert!(observer.get(paths::UNIT_REPORTS).await.expect(200).says("observed-reports-empty"));
    observer.get(&here).await.expect(404);
    filed(&world, MONTH).await;
    assert!(observer.get(paths::UNIT_REPORTS).await.expect(200).html.contains(&here));
    let page = observer.get(&here).await.expect(200);
    assert!(page.html.contains(GENERAL) && page.html.contains("15/BC-MTTQ-BTT"));
    assert_eq!(figure(&page, "TIEP_NHAN"), (1, None));
    assert!(page.forms().iter().all(|form| form.value("action").is_none()));
    observer.get(&address(front(&world), MONTH)).await.expect(404);
    assert!(observer.get(paths::UNIT).await.expect(200).html.contains(paths::UNIT_REPORTS));
    for login in ["capuy.tinh", DONG_LAT.head, "ubkt.tinhuy", DONG_LAT.triage, "quantri"] {
        world.officer(login).await.get(&here).await.expect(404);
    }
}
