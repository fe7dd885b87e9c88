//! What people ask about their own data, with nothing but their code: seeing it, correcting it,
//! erasing it.

use app::paths;
use domain::case::{State, Transition};
use domain::data_request::RequestState;
use domain::publication::TAKE_DOWN;
use domain::retention::{ErasureCause, RunState};
use domain::role::Desk;
use sea_orm::{EntityTrait, QueryOrder};
use server::jobs::{Erasures, Job};
use server::store::cases;
use server::store::entity::{data_requests as rows, erasure_runs as runs, outbox};
use server::store::links::{self, Link};
use tokio::sync::watch;

use crate::support::case::{Case, DONG_LAT, PROVINCE};
use crate::support::publication::reason;
use crate::support::{Answer, Feedback, World};

const PROTECTION: &str = "dulieu";
const ADMINISTRATOR: &str = "quantri";
const AUDITOR: &str = "kiemtra";
const REASON: &str = "Yêu cầu phù hợp với quy định, đã kiểm tra mã tra cứu.";
const WORDS: &str = "Đúng ra là thôn Bãi Cát chứ không phải thôn Bãi Sậy.";

/// Somebody who is open, with an address for notices.
fn feedback() -> Feedback {
    Feedback { body: "Ông ấy đòi tiền bồi dưỡng mới nhận hồ sơ.".to_owned(), ..Feedback::default() }
        .with("identity", "open")
        .with("name", "Lò Thị Mai")
        .with("phone", "0912345678")
        .with("email", "mai@example.vn")
        .with("notify", "yes")
}

/// The sender asks, on the page of the case.
async fn asks(case: &mut Case<'_>, kind: &str, more: &[(&str, &str)]) -> Answer {
    case.sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
    let fields = [&[("action", "data-request"), ("request_kind", kind)], more].concat();
    case.sender.post(paths::TRACKED, &fields).await
}

async fn tracked(case: &mut Case<'_>) -> Answer {
    case.sender.post(paths::TRACK, &[("code", &case.code)]).await.moved_on();
    case.sender.get(paths::TRACKED).await.expect(200)
}

async fn all(world: &World) -> Vec<rows::Model> {
    rows::Entity::find().order_by_asc(rows::Column::Id).all(world.services.db.reader()).await.unwrap()
}

async fn decides(world: &World, id: i64, action: &str) -> Answer {
    let page = paths::data_request(id);
    world.officer(PROTECTION).await.post(&page, &[("action", action), ("reason", REASON)]).await
}

async fn job(world: &World) {
    Erasures::new(world.services.clone()).run(&watch::Sender::new(false).subscribe()).await.unwrap();
}

async fn only_run(world: &World) -> runs::Model {
    runs::Entity::find().all(world.services.db.reader()).await.unwrap().remove(0)
}

async fn approves(world: &World, run: i64) {
    world.officer(ADMINISTRATOR).await.post(&paths::erasure_run(run), &[("action", "approve")]).await.moved_on();
}

#[tokio::test]
async fn access_is_asked_with_the_code_granted_by_data_protection_and_read_with_the_code_alone() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::Triage).await;
        assert_eq!(case.sender.get(paths::OWN_DATA).await.location(), paths::TRACKED);
        asks(&mut case, "TRUY_CAP", &[]).await.moved_on();
        asks(&mut case, "TRUY_CAP", &[]).await.expect(422);
        let told = outbox::Entity::find().all(world.services.db.reader()).await.unwrap();
        let told: Vec<_> = told.iter().filter(|mail| mail.kind == "DATA_REQUEST").map(|mail| mail.officer_id).collect();
        assert_eq!(told, [Some(world.officer_id(PROTECTION).await)]);
        let request = all(&world).await.remove(0);
        let received = world.services.clock.today();
        assert_eq!(request.received_on, received);
        assert_eq!(request.due_on, Some(received + time::Duration::days(2)));

        // Data protection sees that something is asked, and nothing of the case.
        let mut protection = world.officer(PROTECTION).await;
        let list = protection.get(paths::DATA_REQUESTS).await.expect(200);
        let page = protection.get(&paths::data_request(request.id)).await.expect(200);
        for shown in [&list, &page] {
            assert!(shown.html.contains(&case.number));
            assert!(!shown.html.contains("bồi dưỡng") && !shown.html.contains("Lò Thị Mai"));
        }
        protection.get(&case.path(Desk::Front)).await.expect(404);
        for login in [ADMINISTRATOR, AUDITOR, DONG_LAT.leader] {
            world.officer(login).await.get(&paths::data_request(request.id)).await.expect(404);
        }
        decides(&world, request.id, "grant").await.moved_on();
        assert_eq!(decides(&world, request.id, "refuse").await.status.as_u16(), 409);

        assert!(tracked(&mut case).await.html.contains(REASON));
        let copy = case.sender.get(paths::OWN_DATA).await.expect(200);
        assert!(copy.html.contains("bồi dưỡng") && copy.says("own-data-identity-open"));
        for hidden in ["Lò Thị Mai", "0912345678", "mai@example.vn"] {
            assert!(!copy.html.contains(hidden), "{hidden}: whoever has the code would learn who sent it");
        }
        let english = case.sender.get("/en/tra-cuu/ho-so/du-lieu").await.expect(200);
        assert!(english.html.contains("What is stored"));
        assert_eq!(world.browser().get(paths::OWN_DATA).await.location(), paths::TRACKED);
        assert!(tracked(&mut case).await.html.contains("data-request=\"DA_THUC_HIEN\""));
    }
}

#[tokio::test]
async fn a_correction_stands_beside_the_words_and_a_new_address_takes_the_place_of_the_old() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::Triage).await;
        let id = case.row().await.id;
        let before = cases::contact(world.services.db.reader(), id).await.unwrap().unwrap();
        asks(&mut case, "CHINH_SUA", &[]).await.expect(422);
        let bad =
            asks(&mut case, "CHINH_SUA", &[("request_words", WORDS), ("request_email", "nowhere")]).await.expect(422);
        assert!(bad.problem("request_email").is_some() && bad.html.contains(WORDS), "what was typed is kept");
        asks(&mut case, "CHINH_SUA", &[("request_words", WORDS), ("request_email", "moi@example.vn")]).await.moved_on();
        let request = all(&world).await.remove(0);
        let page = world.officer(PROTECTION).await.get(&paths::data_request(request.id)).await.expect(200);
        assert!(page.html.contains(WORDS) && page.says("request-new-address") && !page.html.contains("moi@example.vn"));
        decides(&world, request.id, "grant").await.moved_on();

        let front = case.page(DONG_LAT.triage, Desk::Front).await.expect(200);
        assert!(front.html.contains(WORDS) && front.html.contains("bồi dưỡng"), "what was sent stays");
        assert!(front.says("purpose-CORRECTION"));
        let after = cases::contact(world.services.db.reader(), id).await.unwrap().unwrap();
        assert_ne!(before, after);
        let address =
            world.services.vault.open_mail_address(server::vault::At::new("contacts", "envelope", id), &after);
        assert_eq!(address.unwrap().as_text().unwrap(), "moi@example.vn");
    }
}

#[tokio::test]
async fn an_ended_case_is_erased_when_two_people_want_it() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.come_to(State::NotAccepted).await;
        asks(&mut case, "XOA", &[]).await.expect(422);
        asks(&mut case, "XOA", &[("request_understood", "yes")]).await.moved_on();
        let request = all(&world).await.remove(0);
        decides(&world, request.id, "grant").await.moved_on();
        let run = only_run(&world).await;
        assert_eq!((run.cause.as_str(), run.state.as_str()), (ErasureCause::Request.code(), RunState::Proposed.code()));
        job(&world).await;
        assert_eq!(case.row().await.erased_on, None);
        let own = world.officer(PROTECTION).await.post(&paths::erasure_run(run.id), &[("action", "approve")]).await;
        own.expect(422);
        approves(&world, run.id).await;
        job(&world).await;
        assert_eq!(case.row().await.erased_on, Some(world.services.clock.today()));
        let request = all(&world).await.remove(0);
        assert_eq!(request.state, RequestState::Erased.code());
        assert!(request.envelope.is_none() && request.reason.is_none(), "its words went with the case");
        assert_eq!(case.log().await.last().unwrap().reason_code.as_deref(), Some("YEU_CAU"));
        case.sender.post(paths::TRACK, &[("code", &case.code)]).await.expect(404);
        let line = case.page(DONG_LAT.leader, Desk::Front).await.expect(200);
        assert!(line.says("erasure-YEU_CAU"));
    }
}

/// What stays at an address of the register, on the page and for programs.
async fn tombstone(world: &World, slug: &str) -> [String; 2] {
    let mut read = Vec::new();
    for path in [paths::published(slug), format!("/api/v1/published/{slug}")] {
        read.push(world.browser().get(&path).await.expect(200).without_nonce().replace(slug, ""));
    }
    read.try_into().unwrap()
}

#[tokio::test]
async fn what_is_published_goes_with_it_and_nobody_reads_there_that_the_sender_asked() {
    for world in World::everywhere().await {
        let other = Case::in_state(&world, State::Resolved).await;
        let known = other.publish().await;
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::Resolved).await;
        let slug = case.publish().await;
        case.come_to(State::Closed).await;
        asks(&mut case, "XOA", &[("request_understood", "yes")]).await.moved_on();
        decides(&world, all(&world).await[0].id, "grant").await.moved_on();
        approves(&world, only_run(&world).await.id).await;
        job(&world).await;
        assert!(case.row().await.erased_on.is_some());
        other.publication(DONG_LAT.leader, TAKE_DOWN, &reason("CON_NHAN_RA")).await.moved_on();
        assert_eq!(tombstone(&world, &slug).await, tombstone(&world, &known).await);
        let unit = case.page(DONG_LAT.focal, Desk::Unit).await.expect(200);
        assert!(!unit.html.contains("data-published"));
        let sheet = case.sheet(DONG_LAT.leader).await.expect(200);
        assert!(sheet.says("taken-down-THEO_DE_NGHI"), "the Front keeps the true reason");
    }
}

#[tokio::test]
async fn a_case_under_way_is_erased_only_when_it_has_ended() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::Resolved).await;
        assert!(tracked(&mut case).await.says("rights-erase-open"), "what erasing would mean is said before");
        asks(&mut case, "XOA", &[("request_understood", "yes")]).await.moved_on();
        let id = all(&world).await[0].id;
        decides(&world, id, "grant").await.moved_on();
        job(&world).await;
        assert!(runs::Entity::find().all(world.services.db.reader()).await.unwrap().is_empty());
        assert!(tracked(&mut case).await.says("rights-state-CHO_KET_THUC"));

        case.come_to(State::Closed).await;
        job(&world).await;
        let run = only_run(&world).await;
        let proposer = world.officer_id(PROTECTION).await;
        assert_eq!((run.state.as_str(), run.proposed_by), (RunState::Proposed.code(), Some(proposer)));
        approves(&world, run.id).await;
        job(&world).await;
        assert!(case.row().await.erased_on.is_some());
    }
}

#[tokio::test]
async fn a_case_that_the_front_above_looked_at_again_is_erased_at_both() {
    for world in World::everywhere().await {
        let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
        case.reach(State::Resolved).await;
        case.follow_up(&[("objection", "Trả lời chưa nói gì về tiền bồi dưỡng.")]).await.moved_on();
        let reason = [("reason".to_owned(), REASON.to_owned())];
        case.change(DONG_LAT.leader, "decline", &reason).await.moved_on();
        case.follow_up(&[("appeal", "Nhờ cấp trên xem lại.")]).await.moved_on();
        let db = world.services.db.reader();
        let id = links::followers(db, Link::Appeal, case.row().await.id).await.unwrap()[0];
        let number = cases::by_id(db, id).await.unwrap().unwrap().number;
        let appeal =
            Case { number, cast: PROVINCE, sender: case.sender.clone(), code: case.code.clone(), world: &world };
        appeal.make(Transition::Refuse).await;
        appeal.sender.clone().post(paths::TRACKED, &[("action", "linked-case")]).await.moved_on();
        let asked = [("action", "data-request"), ("request_kind", "XOA"), ("request_understood", "yes")];
        case.sender.post(paths::TRACKED, &asked).await.moved_on();
        assert_eq!(all(&world).await[0].case_id, id, "asked on the page of the second");
        decides(&world, all(&world).await[0].id, "grant").await.moved_on();
        job(&world).await;
        assert!(runs::Entity::find().all(db).await.unwrap().is_empty(), "the first still goes on");
        tracked(&mut case).await;
        case.come_to(State::Closed).await;
        job(&world).await;
        approves(&world, only_run(&world).await.id).await;
        job(&world).await;
        assert!(case.row().await.erased_on.is_some() && appeal.row().await.erased_on.is_some());
    }
}

#[tokio::test]
async fn what_the_second_person_refuses_is_decided_anew() {
    let world = World::new().await;
    let mut case = Case::of(&world, &feedback(), DONG_LAT).await;
    case.come_to(State::NotAccepted).await;
    asks(&mut case, "XOA", &[("request_understood", "yes")]).await.moved_on();
    let id = all(&world).await[0].id;
    decides(&world, id, "grant").await.moved_on();
    let run = paths::erasure_run(only_run(&world).await.id);
    world.officer(ADMINISTRATOR).await.post(&run, &[("action", "refuse")]).await.moved_on();
    assert_eq!(all(&world).await[0].state, RequestState::Open.code());
    decides(&world, id, "refuse").await.moved_on();
    let page = tracked(&mut case).await;
    assert!(page.html.contains(REASON) && page.says("rights-state-TU_CHOI"));
    assert_eq!(case.row().await.erased_on, None);
}

#[tokio::test]
async fn an_officer_writes_down_what_came_otherwise_with_the_code_and_only_with_it() {
    let world = World::new().await;
    let case = Case::of(&world, &feedback(), DONG_LAT).await;
    let mut protection = world.officer(PROTECTION).await;
    let enter =
        |code: String| vec![("action", "enter".to_owned()), ("request_kind", "TRUY_CAP".to_owned()), ("receipt", code)];
    for wrong in ["", "0000-0000-0000-0000", "khong-phai-ma"] {
        let back = protection.post(paths::DATA_REQUESTS, &enter(wrong.to_owned())).await.expect(422);
        assert!(back.problem("receipt").is_some(), "{wrong}");
    }
    let mut no_kind = enter(case.code.clone());
    no_kind.retain(|(name, _)| *name != "request_kind");
    let back = protection.post(paths::DATA_REQUESTS, &no_kind).await.expect(422);
    assert!(back.problem("request_kind").is_some() && !back.html.contains(&case.code), "a code is shown to nobody");
    protection.post(paths::DATA_REQUESTS, &enter(case.code.clone())).await.moved_on();
    let request = all(&world).await.remove(0);
    assert_eq!(request.entered_by, Some(world.officer_id(PROTECTION).await));
    for login in [ADMINISTRATOR, AUDITOR] {
        world.officer(login).await.post(paths::DATA_REQUESTS, &enter(case.code.clone())).await.expect(404);
    }
}

#[tokio::test]
async fn whoever_the_case_is_about_learns_nothing_of_what_its_sender_asks() {
    let world = World::new().await;
    let mut case = Case::of(&world, &Feedback::about_the_chairman(), crate::support::PROVINCE).await;
    asks(&mut case, "CHINH_SUA", &[("request_words", WORDS)]).await.moved_on();
    let id = all(&world).await[0].id;
    let subject = "chutich.ubnd.donglat";
    world.dismiss(subject).await;
    world.appoint(subject, "MTTQ_TW", "BVDLCN", None).await;
    world.appoint(subject, "ubnd-dong-lat", "LANH_DAO_DV", Some("CHU_TICH_UBND")).await;
    let mut browser = world.officer(subject).await;
    assert!(!browser.get(paths::DATA_REQUESTS).await.expect(200).html.contains(&case.number));
    browser.get(&paths::data_request(id)).await.expect(404);
    let fields = [("action", "grant"), ("reason", REASON)];
    browser.post(&paths::data_request(id), &fields).await.expect(404);
    let fields = [("action", "enter"), ("request_kind", "XOA"), ("request_understood", "yes"), ("receipt", &case.code)];
    browser.post(paths::DATA_REQUESTS, &fields).await.expect(422);
    assert!(world.officer(PROTECTION).await.get(paths::DATA_REQUESTS).await.html.contains(&case.number));
}
